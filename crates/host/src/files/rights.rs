//! Which rights mean something for which kind of file.
//!
//! One invariant: a set here never grows by what a guest asks for; what a descriptor reports is what it was given, cut
//! to the set of its kind.

use waxwing_abi::types::{Filetype, Rights};

use crate::sys::Kind;

/// Every right that preview1 knows; guests set bits beyond them by accident (the C header's shifts are signed).
pub(crate) const PREVIEW1: Rights = Rights::from_bits_truncate((1 << 30) - 1);

const COMMON: Rights = Rights::FD_FDSTAT_SET_FLAGS
    .union(Rights::FD_FILESTAT_GET)
    .union(Rights::FD_FILESTAT_SET_TIMES)
    .union(Rights::FD_SYNC)
    .union(Rights::FD_DATASYNC)
    .union(Rights::POLL_FD_READWRITE);

const TRANSFER: Rights = COMMON.union(Rights::FD_READ).union(Rights::FD_WRITE);

/// A file with contents and a position.
const REGULAR: Rights = TRANSFER
    .union(Rights::FD_SEEK)
    .union(Rights::FD_TELL)
    .union(Rights::FD_ADVISE)
    .union(Rights::FD_ALLOCATE)
    .union(Rights::FD_FILESTAT_SET_SIZE);

/// A directory. It can be neither read, written nor seeked, whatever it was opened with.
pub(crate) const DIRECTORY: Rights = COMMON
    .union(Rights::FD_READDIR)
    .union(Rights::PATH_CREATE_DIRECTORY)
    .union(Rights::PATH_CREATE_FILE)
    .union(Rights::PATH_LINK_SOURCE)
    .union(Rights::PATH_LINK_TARGET)
    .union(Rights::PATH_OPEN)
    .union(Rights::PATH_READLINK)
    .union(Rights::PATH_RENAME_SOURCE)
    .union(Rights::PATH_RENAME_TARGET)
    .union(Rights::PATH_FILESTAT_GET)
    .union(Rights::PATH_FILESTAT_SET_SIZE)
    .union(Rights::PATH_FILESTAT_SET_TIMES)
    .union(Rights::PATH_SYMLINK)
    .union(Rights::PATH_REMOVE_DIRECTORY)
    .union(Rights::PATH_UNLINK_FILE);

/// A terminal: libc's isatty takes a character device for one if it can neither seek nor tell.
const TERMINAL: Rights = TRANSFER;

/// A pipe or another character device. Seeking it fails by its nature (`spipe`), not for want of a right.
pub(crate) const STREAM: Rights = TRANSFER.union(Rights::FD_SEEK).union(Rights::FD_TELL);

/// A socket.
pub(crate) const SOCKET: Rights = STREAM.union(Rights::SOCK_ACCEPT).union(Rights::SOCK_SHUTDOWN);

/// The rights that mean something for `kind`.
pub(super) fn of(kind: Kind) -> Rights {
    match kind {
        Kind::Regular | Kind::Block => REGULAR,
        Kind::Directory => DIRECTORY,
        Kind::Terminal => TERMINAL,
        Kind::Character | Kind::Pipe | Kind::Other => STREAM,
        Kind::StreamSocket | Kind::DatagramSocket => SOCKET,
    }
}

/// The rights that mean something for a file of which no more is known than what guests see of it. A character device is
/// taken for no terminal: those say so themselves.
pub(crate) fn rights_of(filetype: Filetype) -> Rights {
    match filetype {
        Filetype::RegularFile | Filetype::BlockDevice => REGULAR,
        Filetype::Directory => DIRECTORY,
        Filetype::SocketStream | Filetype::SocketDgram | Filetype::SocketRaw | Filetype::SocketSeqpacket => {
            SOCKET
        }
        _ => STREAM,
    }
}

/// The guest's word for `kind`.
pub(super) fn filetype(kind: Kind) -> Filetype {
    match kind {
        Kind::Regular => Filetype::RegularFile,
        Kind::Directory => Filetype::Directory,
        Kind::Terminal | Kind::Character => Filetype::CharacterDevice,
        Kind::Block => Filetype::BlockDevice,
        Kind::StreamSocket => Filetype::SocketStream,
        Kind::DatagramSocket => Filetype::SocketDgram,
        Kind::Pipe | Kind::Other => Filetype::Unknown,
    }
}
