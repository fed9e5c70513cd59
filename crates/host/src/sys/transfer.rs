//! Moving bytes between files and guest memory.
//!
//! Main functions: [`read`], [`write`] and their kin, one system call each. One invariant: a transfer that a signal to the
//! host process interrupted before anything moved is made again.
//!
//! No calls are made more often, and libc's wrappers around them cost a look at errno and a return, which the processor
//! mispredicts after a system call (benches/README.md). Where the kernel's calling convention is known here, the kernel is
//! called without them.
//!
//! # Safety
//! See the Safety section of [`super`]: all memory here is claimed guest memory.

use waxwing_abi::IoVecs;
use waxwing_abi::types::{Errno, Filesize};

use super::unix::Handle;

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
use direct as os;
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
use wrapped as os;

/// The ranges as the operating system wants them. At most 1,024 (abi), and `IoVec` has the layout of `iovec`.
#[inline(always)]
pub(super) fn iovecs(iovs: &IoVecs<'_>) -> (*const libc::iovec, libc::c_int) {
    (iovs.as_ptr().cast(), libc::c_int::try_from(iovs.len()).unwrap_or(0))
}

/// The only range of a transfer, if it is the only one: the kernel takes it cheaper than a list of one.
#[inline(always)]
pub(super) fn alone(iovs: &IoVecs<'_>) -> Option<(*mut libc::c_void, usize)> {
    match iovs.as_slice() {
        [range] => Some((range.base.cast(), range.len)),
        _ => None,
    }
}

/// Reads at the file's own position (read or readv).
///
/// # Errors
/// As POSIX readv.
#[inline(always)]
pub fn read(handle: &Handle, iovs: &IoVecs<'_>) -> Result<usize, Errno> {
    let fd = handle.raw();
    if let Some((base, len)) = alone(iovs) {
        // SAFETY: claimed guest memory (module Safety section).
        return unsafe { os::read(fd, base, len) };
    }
    let (base, len) = iovecs(iovs);
    // SAFETY: claimed guest memory (module Safety section).
    unsafe { os::readv(fd, base, len) }
}

/// Writes at the file's own position (write or writev).
///
/// # Errors
/// As POSIX writev.
#[inline(always)]
pub fn write(handle: &Handle, iovs: &IoVecs<'_>) -> Result<usize, Errno> {
    let fd = handle.raw();
    if let Some((base, len)) = alone(iovs) {
        // SAFETY: claimed guest memory (module Safety section).
        return unsafe { os::write(fd, base, len) };
    }
    let (base, len) = iovecs(iovs);
    // SAFETY: claimed guest memory (module Safety section).
    unsafe { os::writev(fd, base, len) }
}

/// Reads at `offset`; the file's own position stays (pread or preadv).
///
/// # Errors
/// As POSIX pread; `inval` for an offset beyond what the system can say.
#[inline(always)]
pub fn read_at(handle: &Handle, iovs: &IoVecs<'_>, offset: Filesize) -> Result<usize, Errno> {
    let (fd, offset) = (handle.raw(), i64::try_from(offset).map_err(|_| Errno::Inval)?);
    if let Some((base, len)) = alone(iovs) {
        // SAFETY: claimed guest memory (module Safety section).
        return unsafe { os::pread(fd, base, len, offset) };
    }
    let (base, len) = iovecs(iovs);
    // SAFETY: claimed guest memory (module Safety section).
    unsafe { os::preadv(fd, base, len, offset) }
}

/// Writes at `offset`; the file's own position stays (pwrite or pwritev).
///
/// # Errors
/// As POSIX pwrite; `inval` for an offset beyond what the system can say.
#[inline(always)]
pub fn write_at(handle: &Handle, iovs: &IoVecs<'_>, offset: Filesize) -> Result<usize, Errno> {
    let (fd, offset) = (handle.raw(), i64::try_from(offset).map_err(|_| Errno::Inval)?);
    if let Some((base, len)) = alone(iovs) {
        // SAFETY: claimed guest memory (module Safety section).
        return unsafe { os::pwrite(fd, base, len, offset) };
    }
    let (base, len) = iovecs(iovs);
    // SAFETY: claimed guest memory (module Safety section).
    unsafe { os::pwritev(fd, base, len, offset) }
}

/// The calls as libc has them.
#[cfg(not(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64"))))]
mod wrapped {
    use crate::sys::unix::count;
    use waxwing_abi::types::Errno;

    macro_rules! calls {
        ($($name:ident($($argument:ident: $ty:ty),*);)*) => {$(
            pub(super) unsafe fn $name($($argument: $ty),*) -> Result<usize, Errno> {
                // SAFETY: the caller's promise.
                count(|| unsafe { libc::$name($($argument),*) })
            }
        )*};
    }

    calls! {
        read(fd: libc::c_int, base: *mut libc::c_void, len: usize);
        readv(fd: libc::c_int, ranges: *const libc::iovec, count: libc::c_int);
        pread(fd: libc::c_int, base: *mut libc::c_void, len: usize, offset: i64);
        preadv(fd: libc::c_int, ranges: *const libc::iovec, count: libc::c_int, offset: i64);
        write(fd: libc::c_int, base: *mut libc::c_void, len: usize);
        writev(fd: libc::c_int, ranges: *const libc::iovec, count: libc::c_int);
        pwrite(fd: libc::c_int, base: *mut libc::c_void, len: usize, offset: i64);
        pwritev(fd: libc::c_int, ranges: *const libc::iovec, count: libc::c_int, offset: i64);
    }
}

/// The calls as 64-bit Linux has them, where each argument is one word.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod direct {
    use crate::errno::from_os;
    use waxwing_abi::types::Errno;

    macro_rules! calls {
        ($($name:ident = $number:ident($($argument:ident: $ty:ty),*);)*) => {$(
            #[inline(always)]
            pub(super) unsafe fn $name(fd: libc::c_int, $($argument: $ty),*) -> Result<usize, Errno> {
                loop {
                    // SAFETY: the caller's promise.
                    let answer = unsafe { calls!(@kernel libc::$number, fd, $($argument),*) };
                    match usize::try_from(answer) {
                        Ok(moved) => return Ok(moved),
                        Err(_) => match failed(answer) {
                            Errno::Intr => {}
                            errno => return Err(errno),
                        },
                    }
                }
            }
        )*};
        (@kernel $number:expr, $fd:expr, $a:expr, $b:expr) => { kernel($number, $fd, $a, $b as usize, 0) };
        (@kernel $number:expr, $fd:expr, $a:expr, $b:expr, $offset:expr) => {
            kernel($number, $fd, $a, $b as usize, $offset)
        };
    }

    calls! {
        read = SYS_read(base: *mut libc::c_void, len: usize);
        readv = SYS_readv(ranges: *const libc::iovec, count: libc::c_int);
        pread = SYS_pread64(base: *mut libc::c_void, len: usize, offset: i64);
        preadv = SYS_preadv(ranges: *const libc::iovec, count: libc::c_int, offset: i64);
        write = SYS_write(base: *mut libc::c_void, len: usize);
        writev = SYS_writev(ranges: *const libc::iovec, count: libc::c_int);
        pwrite = SYS_pwrite64(base: *mut libc::c_void, len: usize, offset: i64);
        pwritev = SYS_pwritev(ranges: *const libc::iovec, count: libc::c_int, offset: i64);
    }

    /// What the kernel said, a negated error number, as errno.
    #[cold]
    #[inline(never)]
    fn failed(answer: isize) -> Errno {
        from_os(i32::try_from(-answer).unwrap_or(libc::EIO))
    }

    /// The convention of x86-64: number and answer in rax, the arguments in rdi, rsi, rdx and r10, a fifth (the upper half of
    /// an offset, where one word does not hold it) in r8; rcx and r11 are lost.
    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    unsafe fn kernel<T>(number: i64, fd: libc::c_int, base: *const T, len: usize, offset: i64) -> isize {
        let answer: isize;
        // SAFETY: as the calling convention says; what the kernel does with the arguments is the caller's promise.
        unsafe {
            core::arch::asm!(
                "syscall",
                inlateout("rax") number => answer,
                in("rdi") i64::from(fd), in("rsi") base, in("rdx") len, in("r10") offset, in("r8") 0usize,
                lateout("rcx") _, lateout("r11") _,
                options(nostack)
            );
        }
        answer
    }

    /// The convention of 64-bit ARM: the number in x8, the arguments from x0 on, the answer in x0.
    #[cfg(target_arch = "aarch64")]
    #[inline(always)]
    unsafe fn kernel<T>(number: i64, fd: libc::c_int, base: *const T, len: usize, offset: i64) -> isize {
        let answer: isize;
        // SAFETY: as the calling convention says; what the kernel does with the arguments is the caller's promise.
        unsafe {
            core::arch::asm!(
                "svc 0",
                in("x8") number,
                inlateout("x0") i64::from(fd) => answer,
                in("x1") base, in("x2") len, in("x3") offset, in("x4") 0usize,
                options(nostack)
            );
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use std::os::fd::OwnedFd;

    use super::*;
    use crate::sys::testing::Memory;

    #[test]
    fn answers_are_counts_or_the_kernels_errors() {
        let (reader, writer) = std::io::pipe().unwrap();
        let (reader, writer) = (Handle::from(OwnedFd::from(reader)), Handle::from(OwnedFd::from(writer)));
        let mut memory = Memory::new(64);
        assert_eq!(memory.iovecs(b"abc", |iovs| write(&writer, iovs)).0, Ok(3));
        assert_eq!(memory.iovecs(&[0; 8], |iovs| read(&reader, iovs)), (Ok(3), b"abc\0\0\0\0\0".to_vec()));
        assert_eq!(memory.iovecs(&[0; 8], |iovs| read(&writer, iovs)).0, Err(Errno::Badf));
        assert_eq!(memory.iovecs(&[0; 8], |iovs| read_at(&reader, iovs, 0)).0, Err(Errno::Spipe));
        assert_eq!(memory.iovecs(&[0; 8], |iovs| write_at(&writer, iovs, u64::MAX)).0, Err(Errno::Inval));
        drop(reader);
        // Rust programs ignore SIGPIPE, so the error comes through.
        assert_eq!(memory.iovecs(b"abc", |iovs| write(&writer, iovs)).0, Err(Errno::Pipe));
    }

    #[test]
    fn lists_of_ranges_move_in_order_and_at_offsets() {
        let file = Handle::from(tempfile::tempfile().unwrap());
        let mut memory = Memory::new(64);
        let view = memory.view();
        view.copy_out(32, b"hello, world").unwrap();
        // Two ranges: "hello" and ", world".
        for (at, word) in [(0, 32), (4, 5), (8, 37), (12, 7)] {
            view.store_u32(at, word).unwrap();
        }
        let mut iovs = IoVecs::new();
        iovs.fill::<waxwing_abi::W32>(view, 0, 2).unwrap();
        assert_eq!(write(&file, &iovs), Ok(12));
        assert_eq!(write_at(&file, &iovs, 6), Ok(12));
        view.copy_out(32, &[0; 12]).unwrap();
        assert_eq!(read_at(&file, &iovs, 3), Ok(12));
        let mut bytes = [0; 12];
        view.copy_in(32, &mut bytes).unwrap();
        assert_eq!(&bytes, b"lo,hello, wo");
        assert_eq!(read(&file, &iovs), Ok(6));
    }
}
