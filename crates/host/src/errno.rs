//! Errors of the operating system, as guests know them: the one place where numbers are mapped.
//!
//! Main function: [`from_os`]. One invariant: what the guest's interface has a name for keeps it; what it has no name
//! for is `io`, never a lie about something else.

// Systems that are not served yet are asked nothing, so they say nothing.
#![cfg(unix)]

use std::io;

use waxwing_abi::types::Errno;

/// The guest's name for what `error` says.
#[must_use]
pub(crate) fn from_io(error: &io::Error) -> Errno {
    if let Some(code) = error.raw_os_error() {
        return from_os(code);
    }
    match error.kind() {
        io::ErrorKind::NotFound => Errno::Noent,
        io::ErrorKind::PermissionDenied => Errno::Acces,
        io::ErrorKind::AlreadyExists => Errno::Exist,
        io::ErrorKind::WouldBlock => Errno::Again,
        io::ErrorKind::InvalidInput => Errno::Inval,
        io::ErrorKind::BrokenPipe => Errno::Pipe,
        io::ErrorKind::Unsupported => Errno::Notsup,
        _ => Errno::Io,
    }
}

/// The guest's name for the operating system's error `code`.
#[must_use]
pub(crate) fn from_os(code: i32) -> Errno {
    // Linux has one number for each of these pairs, other systems two: no match arm can hold both.
    if code == libc::EWOULDBLOCK {
        return Errno::Again;
    }
    if code == libc::EOPNOTSUPP {
        return Errno::Notsup;
    }
    match code {
        libc::E2BIG => Errno::TwoBig,
        libc::EACCES => Errno::Acces,
        libc::EADDRINUSE => Errno::Addrinuse,
        libc::EADDRNOTAVAIL => Errno::Addrnotavail,
        libc::EAFNOSUPPORT | libc::EPFNOSUPPORT => Errno::Afnosupport,
        libc::EAGAIN => Errno::Again,
        libc::EALREADY => Errno::Already,
        libc::EBADF => Errno::Badf,
        libc::EBADMSG => Errno::Badmsg,
        libc::EBUSY => Errno::Busy,
        libc::ECANCELED => Errno::Canceled,
        libc::ECHILD => Errno::Child,
        libc::ECONNABORTED => Errno::Connaborted,
        libc::ECONNREFUSED => Errno::Connrefused,
        libc::ECONNRESET => Errno::Connreset,
        libc::EDEADLK => Errno::Deadlk,
        libc::EDESTADDRREQ => Errno::Destaddrreq,
        libc::EDOM => Errno::Dom,
        libc::EDQUOT => Errno::Dquot,
        libc::EEXIST => Errno::Exist,
        libc::EFAULT => Errno::Fault,
        libc::EFBIG => Errno::Fbig,
        libc::EHOSTUNREACH | libc::EHOSTDOWN => Errno::Hostunreach,
        libc::EIDRM => Errno::Idrm,
        libc::EILSEQ => Errno::Ilseq,
        libc::EINPROGRESS => Errno::Inprogress,
        libc::EINTR => Errno::Intr,
        libc::EINVAL => Errno::Inval,
        libc::EIO => Errno::Io,
        libc::EISCONN => Errno::Isconn,
        libc::EISDIR => Errno::Isdir,
        libc::ELOOP => Errno::Loop,
        libc::EMFILE => Errno::Mfile,
        libc::EMLINK => Errno::Mlink,
        libc::EMSGSIZE => Errno::Msgsize,
        libc::EMULTIHOP => Errno::Multihop,
        libc::ENAMETOOLONG => Errno::Nametoolong,
        libc::ENETDOWN => Errno::Netdown,
        libc::ENETRESET => Errno::Netreset,
        libc::ENETUNREACH => Errno::Netunreach,
        libc::ENFILE => Errno::Nfile,
        libc::ENOBUFS => Errno::Nobufs,
        libc::ENODEV => Errno::Nodev,
        libc::ENOENT => Errno::Noent,
        libc::ENOEXEC => Errno::Noexec,
        libc::ENOLCK => Errno::Nolck,
        libc::ENOLINK => Errno::Nolink,
        libc::ENOMEM => Errno::Nomem,
        libc::ENOMSG => Errno::Nomsg,
        libc::ENOPROTOOPT => Errno::Noprotoopt,
        libc::ENOSPC => Errno::Nospc,
        libc::ENOSYS => Errno::Nosys,
        libc::ENOTCONN => Errno::Notconn,
        libc::ENOTDIR => Errno::Notdir,
        libc::ENOTEMPTY => Errno::Notempty,
        libc::ENOTRECOVERABLE => Errno::Notrecoverable,
        libc::ENOTSOCK => Errno::Notsock,
        libc::ENOTSUP => Errno::Notsup,
        libc::ENOTTY => Errno::Notty,
        libc::ENXIO => Errno::Nxio,
        libc::EOVERFLOW => Errno::Overflow,
        libc::EOWNERDEAD => Errno::Ownerdead,
        libc::EPERM => Errno::Perm,
        libc::EPIPE | libc::ESHUTDOWN => Errno::Pipe,
        libc::EPROTO => Errno::Proto,
        libc::EPROTONOSUPPORT | libc::ESOCKTNOSUPPORT => Errno::Protonosupport,
        libc::EPROTOTYPE => Errno::Prototype,
        libc::ERANGE => Errno::Range,
        libc::EROFS => Errno::Rofs,
        libc::ESPIPE => Errno::Spipe,
        libc::ESRCH => Errno::Srch,
        libc::ESTALE => Errno::Stale,
        libc::ETIMEDOUT => Errno::Timedout,
        libc::ETOOMANYREFS => Errno::Nobufs,
        libc::ETXTBSY => Errno::Txtbsy,
        libc::EXDEV => Errno::Xdev,
        _ => Errno::Io,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_both_sides_know_is_kept() {
        // The guest's number of an errno and Linux's name for it, as both are published.
        let pairs = [
            (libc::E2BIG, 1),
            (libc::EACCES, 2),
            (libc::EAGAIN, 6),
            (libc::EBADF, 8),
            (libc::EBUSY, 10),
            (libc::EDQUOT, 19),
            (libc::EEXIST, 20),
            (libc::EFBIG, 22),
            (libc::EINTR, 27),
            (libc::EINVAL, 28),
            (libc::EIO, 29),
            (libc::EISDIR, 31),
            (libc::ELOOP, 32),
            (libc::EMFILE, 33),
            (libc::EMLINK, 34),
            (libc::ENAMETOOLONG, 37),
            (libc::ENFILE, 41),
            (libc::ENODEV, 43),
            (libc::ENOENT, 44),
            (libc::ENOMEM, 48),
            (libc::ENOSPC, 51),
            (libc::ENOSYS, 52),
            (libc::ENOTCONN, 53),
            (libc::ENOTDIR, 54),
            (libc::ENOTEMPTY, 55),
            (libc::ENOTSOCK, 57),
            (libc::EOPNOTSUPP, 58),
            (libc::ENOTTY, 59),
            (libc::ENXIO, 60),
            (libc::EOVERFLOW, 61),
            (libc::EPERM, 63),
            (libc::EPIPE, 64),
            (libc::EROFS, 69),
            (libc::ESPIPE, 70),
            (libc::ESTALE, 72),
            (libc::ETIMEDOUT, 73),
            (libc::ETXTBSY, 74),
            (libc::EXDEV, 75),
        ];
        for (code, number) in pairs {
            assert_eq!(from_os(code) as u16, number, "{}", io::Error::from_raw_os_error(code));
        }
    }

    #[test]
    fn no_error_is_success_and_unknown_ones_are_io() {
        for code in 1..=200 {
            assert_ne!(from_os(code), Errno::Success, "{code}");
        }
        assert_eq!(from_os(9999), Errno::Io);
        assert_eq!(from_io(&io::Error::other("made up")), Errno::Io);
    }
}
