//! The calls, a little closer to what C calls them.

use std::hint::black_box;
use std::io::{Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{FromRawFd, RawFd};
use std::ptr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use wasix::x;
pub use wasix::x::Pid;

/// How a child ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Status {
    Exited(u16),
    Signaled(u8),
    Nothing,
}

pub const USR1: u8 = x::SIGNAL_USR1.raw();
pub const USR2: u8 = x::SIGNAL_USR2.raw();

/// 0 in the child, its number in the parent.
pub fn fork() -> Pid {
    // A forked child of a Rust program goes on as it is: what std keeps is in memory.
    unsafe { x::proc_fork(x::BOOL_TRUE) }.expect("a child")
}

/// 0 in the child, which has its parent's memory until it ends or executes; then its number in the parent.
pub fn vfork() -> Result<Pid, u16> {
    black_box(unsafe { x::proc_fork(x::BOOL_FALSE) }).map_err(|errno| errno.raw())
}

/// The number of a child, as which the caller goes on until it ends by `exit_env` or executes.
pub fn fork_env() -> Result<Pid, u16> {
    unsafe { x::proc_fork_env() }.map_err(|errno| errno.raw())
}

/// Ends the child that `fork_env` has made, and goes on as its parent.
pub fn exit_env(code: u32) {
    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        // The crate's does not come back.
        fn proc_exit2(code: u32);
    }
    unsafe { proc_exit2(code) }
}

/// Becomes this program again, as what writes its number, its parent's and a word to a descriptor, and exits with 77.
pub fn exec(program: &str, fd: u32, word: &str) -> Result<(), u16> {
    let args = format!("asyncify\nas\n{fd}\n{word}");
    unsafe { x::proc_exec3(program, &args, "", x::BOOL_FALSE, "") }.map_err(|errno| errno.raw())
}

/// What `exec` has executed.
pub fn executed() {
    let args: Vec<String> = std::env::args().collect();
    let mut file = unsafe { std::fs::File::from_raw_fd(args[2].parse().unwrap()) };
    say(&mut file, &format!("{} {} {}", pid(), parent(), args[3]));
    exit(77);
}

/// What `exec` is to write.
pub fn written(child: Pid, word: &str) -> String {
    format!("{child} {} {word}", pid())
}

pub fn pid() -> Pid {
    unsafe { x::proc_id() }.unwrap()
}

pub fn parent() -> Pid {
    unsafe { x::proc_parent(pid()) }.unwrap()
}

/// Ends the process without a word to anybody.
pub fn exit(code: u32) -> ! {
    unsafe { wasi::proc_exit(code) };
    unreachable!()
}

/// Waits for a child (0 is any): its number, and how it ended.
pub fn wait(pid: Pid) -> Result<(Pid, Status), u16> {
    join(pid, 0)
}

pub fn join(pid: Pid, flags: x::JoinFlags) -> Result<(Pid, Status), u16> {
    let mut which = if pid == 0 {
        x::OptionPid { tag: x::OPTION_NONE.raw(), u: x::OptionPidU { none: 0 } }
    } else {
        x::OptionPid { tag: x::OPTION_SOME.raw(), u: x::OptionPidU { some: pid } }
    };
    let status = unsafe { x::proc_join(&mut which, flags) }.map_err(|errno| errno.raw())?;
    let status = match status.tag {
        0 => Status::Nothing,
        1 => Status::Exited(unsafe { status.u.exit_normal }.raw()),
        2 => Status::Signaled(unsafe { status.u.exit_signal }.signal.raw()),
        tag => panic!("{tag}"),
    };
    let found = if which.tag == x::OPTION_SOME.raw() { unsafe { which.u.some } } else { 0 };
    Ok((found, status))
}

/// Both ends of a pipe.
pub fn pipe() -> (std::fs::File, std::fs::File) {
    let (reader, writer) = unsafe { x::fd_pipe() }.unwrap();
    let file = |fd| unsafe { std::fs::File::from_raw_fd(fd as RawFd) };
    (file(reader), file(writer))
}

pub fn say(file: &mut std::fs::File, text: &str) {
    file.write_all(text.as_bytes()).unwrap();
}

pub fn hear(mut file: std::fs::File) -> String {
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    text
}

/// `jmp_buf`
pub type Snapshot = x::StackSnapshot;

pub fn snapshot() -> Box<Snapshot> {
    Box::new(unsafe { MaybeUninit::zeroed().assume_init() })
}

/// `setjmp`: 0, and again what `longjmp` is given.
#[inline(never)]
pub fn setjmp(snapshot: &mut Snapshot) -> u64 {
    try_setjmp(snapshot).expect("a checkpoint")
}

#[inline(never)]
pub fn try_setjmp(snapshot: *mut Snapshot) -> Result<u64, u16> {
    black_box(unsafe { x::stack_checkpoint(black_box(snapshot)) }).map_err(|errno| errno.raw())
}

#[inline(never)]
pub fn longjmp(snapshot: &Snapshot, value: u64) -> ! {
    unsafe { x::stack_restore(snapshot, value) };
    unreachable!("it went on after a jump")
}

/// A number in memory, which neither jumps nor compilers turn back.
pub struct Cell(Box<usize>);

impl Cell {
    pub fn new(value: usize) -> Self {
        Cell(Box::new(value))
    }

    pub fn get(&self) -> usize {
        unsafe { ptr::read_volatile(&*self.0) }
    }

    pub fn set(&mut self, value: usize) {
        unsafe { ptr::write_volatile(&mut *self.0, value) };
    }

    pub fn add(&mut self, more: usize) -> usize {
        self.set(self.get() + more);
        self.get()
    }
}

static LOG: Mutex<Vec<u64>> = Mutex::new(Vec::new());

/// Notes a number where no jump turns it back.
pub fn log(number: u64) {
    LOG.lock().unwrap().push(number);
}

/// What has been noted since the last time.
pub fn logged() -> Vec<u64> {
    std::mem::take(&mut *LOG.lock().unwrap())
}

static HANDLER: AtomicUsize = AtomicUsize::new(0);

/// Has `handler` called for signals.
pub fn on_signals(handler: fn(u8)) {
    HANDLER.store(handler as usize, Ordering::SeqCst);
    unsafe { x::callback_signal("__wasm_signal") };
}

pub fn raise(signal: u8) {
    kill(pid(), signal).unwrap();
}

pub fn kill(pid: Pid, signal: u8) -> Result<(), u16> {
    unsafe { x::proc_signal(pid, std::mem::transmute::<u8, x::Signal>(signal)) }.map_err(|errno| errno.raw())
}

#[unsafe(no_mangle)]
extern "C" fn __wasm_signal(signal: i32) {
    let handler = HANDLER.load(Ordering::SeqCst);
    assert_ne!(handler, 0);
    let handler: fn(u8) = unsafe { std::mem::transmute(handler) };
    handler(signal as u8);
}
