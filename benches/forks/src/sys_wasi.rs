//! Forks by the calls of WASIX.

pub type Pid = u32;

mod raw {
    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        pub fn proc_fork(copy_memory: i32, out: *mut u32) -> i32;
        pub fn proc_join(pid: *mut OptionPid, flags: i32, out: *mut [u16; 3]) -> i32;
        pub fn proc_exit2(code: u32) -> !;
    }

    #[repr(C)]
    pub struct OptionPid {
        pub tag: u8,
        pub pid: u32,
    }
}

pub fn fork() -> Pid {
    let mut child = 0;
    let errno = unsafe { raw::proc_fork(1, &mut child) };
    assert_eq!(errno, 0);
    child
}

pub fn exit() -> ! {
    unsafe { raw::proc_exit2(0) }
}

pub fn wait(child: Pid) {
    let mut which = raw::OptionPid { tag: 1, pid: child };
    let mut status = [0; 3];
    let errno = unsafe { raw::proc_join(&mut which, 0, &mut status) };
    // It has exited, with 0.
    assert_eq!((errno, which.pid, status[0] & 0xff, status[1]), (0, child, 1, 0));
}
