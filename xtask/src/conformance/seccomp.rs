//! A process to which the kernel refuses openat2.
//!
//! Main function: [`without_openat2`]. The invariant: a command it has prepared either runs under the filter, which
//! has been tried, or does not start.
//!
//! # Safety
//! The only unsafe code of xtask. The closure runs between fork and exec, where it makes system calls and nothing else.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// Lets the kernel answer openat2 with `errno` in the process that `command` starts, and in its children.
pub(crate) fn without_openat2(command: &mut Command, errno: i32) -> io::Result<()> {
    let narrow = |code: u32| u16::try_from(code).map_err(io::Error::other);
    let number = u32::try_from(libc::SYS_openat2).map_err(io::Error::other)?;
    let rule = |code: u32, k: u32, jf: u8| {
        Ok::<_, io::Error>(libc::sock_filter { code: narrow(code)?, jt: 0, jf, k })
    };
    let mut filter = [
        // struct seccomp_data opens with the number of the call.
        rule(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0)?,
        rule(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, number, 1)?,
        rule(libc::BPF_RET | libc::BPF_K, libc::SECCOMP_RET_ERRNO | errno.unsigned_abs(), 0)?,
        rule(libc::BPF_RET | libc::BPF_K, libc::SECCOMP_RET_ALLOW, 0)?,
    ];
    let len = u16::try_from(filter.len()).map_err(io::Error::other)?;
    let install = move || {
        let program = libc::sock_fprog { len, filter: filter.as_mut_ptr() };
        // SAFETY: the calls only read their arguments, which outlive them; the kernel keeps a copy of the filter.
        let refused = unsafe {
            libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1
                || libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, &raw const program) == -1
        };
        if refused {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: a size of 0 makes the kernel look at no pointer, were the call to come through.
        let answer = unsafe { libc::syscall(libc::SYS_openat2, libc::AT_FDCWD, 0, 0, 0) };
        match io::Error::last_os_error() {
            error if answer == -1 && error.raw_os_error() == Some(errno) => Ok(()),
            _ => Err(io::ErrorKind::Unsupported.into()),
        }
    };
    // SAFETY: between fork and exec, `install` makes system calls and allocates nothing.
    unsafe { command.pre_exec(install) };
    Ok(())
}
