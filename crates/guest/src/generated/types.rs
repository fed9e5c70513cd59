// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The types that preview1 and WASIX share.

/// A number of bytes or of elements, as wide as a pointer.
pub type Size = usize;

/// A size or a position in a file, in bytes.
pub type Filesize = u64;

/// A point in time or a duration, in nanoseconds.
pub type Timestamp = u64;

/// A clock.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Clockid(u32);

/// The time of day, counted from 1970-01-01 00:00 UTC; it may be set and may jump.
pub const CLOCKID_REALTIME: Clockid = Clockid(0);
/// Time since some start; it never goes back.
pub const CLOCKID_MONOTONIC: Clockid = Clockid(1);
/// Processor time that the process has used.
pub const CLOCKID_PROCESS_CPUTIME_ID: Clockid = Clockid(2);
/// Processor time that the thread has used.
pub const CLOCKID_THREAD_CPUTIME_ID: Clockid = Clockid(3);

impl Clockid {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Self {
        Clockid(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u32 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "REALTIME",
            1 => "MONOTONIC",
            2 => "PROCESS_CPUTIME_ID",
            3 => "THREAD_CPUTIME_ID",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "The time of day, counted from 1970-01-01 00:00 UTC; it may be set and may jump.",
            1 => "Time since some start; it never goes back.",
            2 => "Processor time that the process has used.",
            3 => "Processor time that the thread has used.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Clockid {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Clockid")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u32> for Clockid {
    fn from(raw: u32) -> Self {
        Clockid(raw)
    }
}

/// Why a call failed; 0 when it did not.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Errno(u16);

/// It did not fail.
pub const ERRNO_SUCCESS: Errno = Errno(0);
/// The arguments are too long.
pub const ERRNO_2BIG: Errno = Errno(1);
/// Permission denied.
pub const ERRNO_ACCES: Errno = Errno(2);
/// The address is in use.
pub const ERRNO_ADDRINUSE: Errno = Errno(3);
/// The address is not available here.
pub const ERRNO_ADDRNOTAVAIL: Errno = Errno(4);
/// The address family is not supported.
pub const ERRNO_AFNOSUPPORT: Errno = Errno(5);
/// Nothing to be had now; try again.
pub const ERRNO_AGAIN: Errno = Errno(6);
/// The connection is already being made.
pub const ERRNO_ALREADY: Errno = Errno(7);
/// No such file descriptor, or one of the wrong kind.
pub const ERRNO_BADF: Errno = Errno(8);
/// A malformed message.
pub const ERRNO_BADMSG: Errno = Errno(9);
/// The resource is busy.
pub const ERRNO_BUSY: Errno = Errno(10);
/// The operation was cancelled.
pub const ERRNO_CANCELED: Errno = Errno(11);
/// There are no child processes.
pub const ERRNO_CHILD: Errno = Errno(12);
/// The connection was aborted.
pub const ERRNO_CONNABORTED: Errno = Errno(13);
/// The connection was refused.
pub const ERRNO_CONNREFUSED: Errno = Errno(14);
/// The connection was reset.
pub const ERRNO_CONNRESET: Errno = Errno(15);
/// A deadlock would arise.
pub const ERRNO_DEADLK: Errno = Errno(16);
/// A destination address is needed.
pub const ERRNO_DESTADDRREQ: Errno = Errno(17);
/// An argument is outside the function's domain.
pub const ERRNO_DOM: Errno = Errno(18);
/// The disk quota is used up.
pub const ERRNO_DQUOT: Errno = Errno(19);
/// The file exists.
pub const ERRNO_EXIST: Errno = Errno(20);
/// A pointer does not lie in memory.
pub const ERRNO_FAULT: Errno = Errno(21);
/// The file would be too large.
pub const ERRNO_FBIG: Errno = Errno(22);
/// The host cannot be reached.
pub const ERRNO_HOSTUNREACH: Errno = Errno(23);
/// The identifier was removed.
pub const ERRNO_IDRM: Errno = Errno(24);
/// The bytes are no text.
pub const ERRNO_ILSEQ: Errno = Errno(25);
/// The operation has begun and goes on.
pub const ERRNO_INPROGRESS: Errno = Errno(26);
/// A signal interrupted the call.
pub const ERRNO_INTR: Errno = Errno(27);
/// An argument is invalid.
pub const ERRNO_INVAL: Errno = Errno(28);
/// Input or output failed.
pub const ERRNO_IO: Errno = Errno(29);
/// The socket is connected already.
pub const ERRNO_ISCONN: Errno = Errno(30);
/// It is a directory.
pub const ERRNO_ISDIR: Errno = Errno(31);
/// Too many symbolic links.
pub const ERRNO_LOOP: Errno = Errno(32);
/// The process has too many open files.
pub const ERRNO_MFILE: Errno = Errno(33);
/// Too many links to the file.
pub const ERRNO_MLINK: Errno = Errno(34);
/// The message is too long.
pub const ERRNO_MSGSIZE: Errno = Errno(35);
/// Reserved.
pub const ERRNO_MULTIHOP: Errno = Errno(36);
/// The name is too long.
pub const ERRNO_NAMETOOLONG: Errno = Errno(37);
/// The network is down.
pub const ERRNO_NETDOWN: Errno = Errno(38);
/// The network dropped the connection.
pub const ERRNO_NETRESET: Errno = Errno(39);
/// The network cannot be reached.
pub const ERRNO_NETUNREACH: Errno = Errno(40);
/// The system has too many open files.
pub const ERRNO_NFILE: Errno = Errno(41);
/// There is no buffer space.
pub const ERRNO_NOBUFS: Errno = Errno(42);
/// No such device.
pub const ERRNO_NODEV: Errno = Errno(43);
/// No such file or directory.
pub const ERRNO_NOENT: Errno = Errno(44);
/// The file cannot be executed.
pub const ERRNO_NOEXEC: Errno = Errno(45);
/// There are no locks left.
pub const ERRNO_NOLCK: Errno = Errno(46);
/// Reserved.
pub const ERRNO_NOLINK: Errno = Errno(47);
/// There is no memory left.
pub const ERRNO_NOMEM: Errno = Errno(48);
/// There is no such message.
pub const ERRNO_NOMSG: Errno = Errno(49);
/// The protocol has no such option.
pub const ERRNO_NOPROTOOPT: Errno = Errno(50);
/// The device is full.
pub const ERRNO_NOSPC: Errno = Errno(51);
/// There is no such function.
pub const ERRNO_NOSYS: Errno = Errno(52);
/// The socket is not connected.
pub const ERRNO_NOTCONN: Errno = Errno(53);
/// It is not a directory.
pub const ERRNO_NOTDIR: Errno = Errno(54);
/// The directory is not empty.
pub const ERRNO_NOTEMPTY: Errno = Errno(55);
/// The state cannot be recovered.
pub const ERRNO_NOTRECOVERABLE: Errno = Errno(56);
/// It is not a socket.
pub const ERRNO_NOTSOCK: Errno = Errno(57);
/// Not supported for this kind of object.
pub const ERRNO_NOTSUP: Errno = Errno(58);
/// It is not a terminal.
pub const ERRNO_NOTTY: Errno = Errno(59);
/// No such device or address.
pub const ERRNO_NXIO: Errno = Errno(60);
/// The value does not fit.
pub const ERRNO_OVERFLOW: Errno = Errno(61);
/// The owner died.
pub const ERRNO_OWNERDEAD: Errno = Errno(62);
/// The operation is not permitted.
pub const ERRNO_PERM: Errno = Errno(63);
/// The pipe has no reader.
pub const ERRNO_PIPE: Errno = Errno(64);
/// A protocol error.
pub const ERRNO_PROTO: Errno = Errno(65);
/// The protocol is not supported.
pub const ERRNO_PROTONOSUPPORT: Errno = Errno(66);
/// The protocol does not go with this type of socket.
pub const ERRNO_PROTOTYPE: Errno = Errno(67);
/// The result is too large for the buffer.
pub const ERRNO_RANGE: Errno = Errno(68);
/// The file system is read-only.
pub const ERRNO_ROFS: Errno = Errno(69);
/// It has no position to seek to.
pub const ERRNO_SPIPE: Errno = Errno(70);
/// No such process or thread.
pub const ERRNO_SRCH: Errno = Errno(71);
/// The handle is stale.
pub const ERRNO_STALE: Errno = Errno(72);
/// The time is up.
pub const ERRNO_TIMEDOUT: Errno = Errno(73);
/// The program's file is being run.
pub const ERRNO_TXTBSY: Errno = Errno(74);
/// The other path is on another device.
pub const ERRNO_XDEV: Errno = Errno(75);
/// The descriptor lacks the right, or the path leads out of its directory.
pub const ERRNO_NOTCAPABLE: Errno = Errno(76);
/// The socket has been shut down (WASIX).
pub const ERRNO_SHUTDOWN: Errno = Errno(77);
/// A memory access was out of bounds (WASIX).
pub const ERRNO_MEMVIOLATION: Errno = Errno(78);
/// Something unknown went wrong (WASIX).
pub const ERRNO_UNKNOWN: Errno = Errno(79);
/// The operation is not done yet; never given to a program (WASIX).
pub const ERRNO_PENDING: Errno = Errno(80);

impl Errno {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u16) -> Self {
        Errno(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u16 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "SUCCESS",
            1 => "2BIG",
            2 => "ACCES",
            3 => "ADDRINUSE",
            4 => "ADDRNOTAVAIL",
            5 => "AFNOSUPPORT",
            6 => "AGAIN",
            7 => "ALREADY",
            8 => "BADF",
            9 => "BADMSG",
            10 => "BUSY",
            11 => "CANCELED",
            12 => "CHILD",
            13 => "CONNABORTED",
            14 => "CONNREFUSED",
            15 => "CONNRESET",
            16 => "DEADLK",
            17 => "DESTADDRREQ",
            18 => "DOM",
            19 => "DQUOT",
            20 => "EXIST",
            21 => "FAULT",
            22 => "FBIG",
            23 => "HOSTUNREACH",
            24 => "IDRM",
            25 => "ILSEQ",
            26 => "INPROGRESS",
            27 => "INTR",
            28 => "INVAL",
            29 => "IO",
            30 => "ISCONN",
            31 => "ISDIR",
            32 => "LOOP",
            33 => "MFILE",
            34 => "MLINK",
            35 => "MSGSIZE",
            36 => "MULTIHOP",
            37 => "NAMETOOLONG",
            38 => "NETDOWN",
            39 => "NETRESET",
            40 => "NETUNREACH",
            41 => "NFILE",
            42 => "NOBUFS",
            43 => "NODEV",
            44 => "NOENT",
            45 => "NOEXEC",
            46 => "NOLCK",
            47 => "NOLINK",
            48 => "NOMEM",
            49 => "NOMSG",
            50 => "NOPROTOOPT",
            51 => "NOSPC",
            52 => "NOSYS",
            53 => "NOTCONN",
            54 => "NOTDIR",
            55 => "NOTEMPTY",
            56 => "NOTRECOVERABLE",
            57 => "NOTSOCK",
            58 => "NOTSUP",
            59 => "NOTTY",
            60 => "NXIO",
            61 => "OVERFLOW",
            62 => "OWNERDEAD",
            63 => "PERM",
            64 => "PIPE",
            65 => "PROTO",
            66 => "PROTONOSUPPORT",
            67 => "PROTOTYPE",
            68 => "RANGE",
            69 => "ROFS",
            70 => "SPIPE",
            71 => "SRCH",
            72 => "STALE",
            73 => "TIMEDOUT",
            74 => "TXTBSY",
            75 => "XDEV",
            76 => "NOTCAPABLE",
            77 => "SHUTDOWN",
            78 => "MEMVIOLATION",
            79 => "UNKNOWN",
            80 => "PENDING",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "It did not fail.",
            1 => "The arguments are too long.",
            2 => "Permission denied.",
            3 => "The address is in use.",
            4 => "The address is not available here.",
            5 => "The address family is not supported.",
            6 => "Nothing to be had now; try again.",
            7 => "The connection is already being made.",
            8 => "No such file descriptor, or one of the wrong kind.",
            9 => "A malformed message.",
            10 => "The resource is busy.",
            11 => "The operation was cancelled.",
            12 => "There are no child processes.",
            13 => "The connection was aborted.",
            14 => "The connection was refused.",
            15 => "The connection was reset.",
            16 => "A deadlock would arise.",
            17 => "A destination address is needed.",
            18 => "An argument is outside the function's domain.",
            19 => "The disk quota is used up.",
            20 => "The file exists.",
            21 => "A pointer does not lie in memory.",
            22 => "The file would be too large.",
            23 => "The host cannot be reached.",
            24 => "The identifier was removed.",
            25 => "The bytes are no text.",
            26 => "The operation has begun and goes on.",
            27 => "A signal interrupted the call.",
            28 => "An argument is invalid.",
            29 => "Input or output failed.",
            30 => "The socket is connected already.",
            31 => "It is a directory.",
            32 => "Too many symbolic links.",
            33 => "The process has too many open files.",
            34 => "Too many links to the file.",
            35 => "The message is too long.",
            36 => "Reserved.",
            37 => "The name is too long.",
            38 => "The network is down.",
            39 => "The network dropped the connection.",
            40 => "The network cannot be reached.",
            41 => "The system has too many open files.",
            42 => "There is no buffer space.",
            43 => "No such device.",
            44 => "No such file or directory.",
            45 => "The file cannot be executed.",
            46 => "There are no locks left.",
            47 => "Reserved.",
            48 => "There is no memory left.",
            49 => "There is no such message.",
            50 => "The protocol has no such option.",
            51 => "The device is full.",
            52 => "There is no such function.",
            53 => "The socket is not connected.",
            54 => "It is not a directory.",
            55 => "The directory is not empty.",
            56 => "The state cannot be recovered.",
            57 => "It is not a socket.",
            58 => "Not supported for this kind of object.",
            59 => "It is not a terminal.",
            60 => "No such device or address.",
            61 => "The value does not fit.",
            62 => "The owner died.",
            63 => "The operation is not permitted.",
            64 => "The pipe has no reader.",
            65 => "A protocol error.",
            66 => "The protocol is not supported.",
            67 => "The protocol does not go with this type of socket.",
            68 => "The result is too large for the buffer.",
            69 => "The file system is read-only.",
            70 => "It has no position to seek to.",
            71 => "No such process or thread.",
            72 => "The handle is stale.",
            73 => "The time is up.",
            74 => "The program's file is being run.",
            75 => "The other path is on another device.",
            76 => "The descriptor lacks the right, or the path leads out of its directory.",
            77 => "The socket has been shut down (WASIX).",
            78 => "A memory access was out of bounds (WASIX).",
            79 => "Something unknown went wrong (WASIX).",
            80 => "The operation is not done yet; never given to a program (WASIX).",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Errno {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Errno")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u16> for Errno {
    fn from(raw: u16) -> Self {
        Errno(raw)
    }
}

/// What may be done with a descriptor. Programs send stray high bits; these are ignored.
pub type Rights = u64;

/// `fd_datasync`, and `path_open` with `dsync`.
pub const RIGHTS_FD_DATASYNC: Rights = 1 << 0;
/// `fd_read`, `sock_recv`; with `fd_seek`, `fd_pread`.
pub const RIGHTS_FD_READ: Rights = 1 << 1;
/// `fd_seek`; it implies `fd_tell`.
pub const RIGHTS_FD_SEEK: Rights = 1 << 2;
/// `fd_fdstat_set_flags`.
pub const RIGHTS_FD_FDSTAT_SET_FLAGS: Rights = 1 << 3;
/// `fd_sync`, and `path_open` with `rsync` and `sync`.
pub const RIGHTS_FD_SYNC: Rights = 1 << 4;
/// `fd_tell`, and `fd_seek` that stays in place.
pub const RIGHTS_FD_TELL: Rights = 1 << 5;
/// `fd_write`, `sock_send`; with `fd_seek`, `fd_pwrite`.
pub const RIGHTS_FD_WRITE: Rights = 1 << 6;
/// `fd_advise`.
pub const RIGHTS_FD_ADVISE: Rights = 1 << 7;
/// `fd_allocate`.
pub const RIGHTS_FD_ALLOCATE: Rights = 1 << 8;
/// `path_create_directory`.
pub const RIGHTS_PATH_CREATE_DIRECTORY: Rights = 1 << 9;
/// `path_open` that creates a file.
pub const RIGHTS_PATH_CREATE_FILE: Rights = 1 << 10;
/// `path_link` from here.
pub const RIGHTS_PATH_LINK_SOURCE: Rights = 1 << 11;
/// `path_link` to here.
pub const RIGHTS_PATH_LINK_TARGET: Rights = 1 << 12;
/// `path_open`.
pub const RIGHTS_PATH_OPEN: Rights = 1 << 13;
/// `fd_readdir`.
pub const RIGHTS_FD_READDIR: Rights = 1 << 14;
/// `path_readlink`.
pub const RIGHTS_PATH_READLINK: Rights = 1 << 15;
/// `path_rename` from here.
pub const RIGHTS_PATH_RENAME_SOURCE: Rights = 1 << 16;
/// `path_rename` to here.
pub const RIGHTS_PATH_RENAME_TARGET: Rights = 1 << 17;
/// `path_filestat_get`.
pub const RIGHTS_PATH_FILESTAT_GET: Rights = 1 << 18;
/// `path_open` that truncates.
pub const RIGHTS_PATH_FILESTAT_SET_SIZE: Rights = 1 << 19;
/// `path_filestat_set_times`.
pub const RIGHTS_PATH_FILESTAT_SET_TIMES: Rights = 1 << 20;
/// `fd_filestat_get`.
pub const RIGHTS_FD_FILESTAT_GET: Rights = 1 << 21;
/// `fd_filestat_set_size`.
pub const RIGHTS_FD_FILESTAT_SET_SIZE: Rights = 1 << 22;
/// `fd_filestat_set_times`.
pub const RIGHTS_FD_FILESTAT_SET_TIMES: Rights = 1 << 23;
/// `path_symlink`.
pub const RIGHTS_PATH_SYMLINK: Rights = 1 << 24;
/// `path_remove_directory`.
pub const RIGHTS_PATH_REMOVE_DIRECTORY: Rights = 1 << 25;
/// `path_unlink_file`.
pub const RIGHTS_PATH_UNLINK_FILE: Rights = 1 << 26;
/// `poll_oneoff` for reading and writing, as far as these are allowed.
pub const RIGHTS_POLL_FD_READWRITE: Rights = 1 << 27;
/// `sock_shutdown`.
pub const RIGHTS_SOCK_SHUTDOWN: Rights = 1 << 28;
/// `sock_accept`.
pub const RIGHTS_SOCK_ACCEPT: Rights = 1 << 29;
/// `sock_connect` (WASIX).
pub const RIGHTS_SOCK_CONNECT: Rights = 1 << 30;
/// `sock_listen` (WASIX).
pub const RIGHTS_SOCK_LISTEN: Rights = 1 << 31;
/// `sock_bind` (WASIX).
pub const RIGHTS_SOCK_BIND: Rights = 1 << 32;
/// `sock_recv` (WASIX).
pub const RIGHTS_SOCK_RECV: Rights = 1 << 33;
/// `sock_send` (WASIX).
pub const RIGHTS_SOCK_SEND: Rights = 1 << 34;
/// `sock_addr_local` (WASIX).
pub const RIGHTS_SOCK_ADDR_LOCAL: Rights = 1 << 35;
/// `sock_addr_peer` (WASIX).
pub const RIGHTS_SOCK_ADDR_REMOTE: Rights = 1 << 36;
/// `sock_recv_from` (WASIX).
pub const RIGHTS_SOCK_RECV_FROM: Rights = 1 << 37;
/// `sock_send_to` (WASIX).
pub const RIGHTS_SOCK_SEND_TO: Rights = 1 << 38;

/// A number that stands for an open file.
pub type Fd = u32;

/// Memory to read into.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Iovec {
    /// Where.
    pub buf: *mut u8,
    /// How many bytes.
    pub buf_len: Size,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Iovec>() == [8, 16][cfg!(target_pointer_width = "64") as usize]);
    assert!(align_of::<Iovec>() == [4, 8][cfg!(target_pointer_width = "64") as usize]);
    assert!(core::mem::offset_of!(Iovec, buf) == 0);
    assert!(core::mem::offset_of!(Iovec, buf_len) == [4, 8][cfg!(target_pointer_width = "64") as usize]);
};

/// Memory to write from.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Ciovec {
    /// Where.
    pub buf: *const u8,
    /// How many bytes.
    pub buf_len: Size,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Ciovec>() == [8, 16][cfg!(target_pointer_width = "64") as usize]);
    assert!(align_of::<Ciovec>() == [4, 8][cfg!(target_pointer_width = "64") as usize]);
    assert!(core::mem::offset_of!(Ciovec, buf) == 0);
    assert!(core::mem::offset_of!(Ciovec, buf_len) == [4, 8][cfg!(target_pointer_width = "64") as usize]);
};

/// Pieces of memory to fill one after the other.
pub type IovecArray<'a> = &'a [Iovec];

/// Pieces of memory to take one after the other.
pub type CiovecArray<'a> = &'a [Ciovec];

/// A way through a file, in bytes.
pub type Filedelta = i64;

/// Where a seek starts from.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Whence(u8);

/// The beginning.
pub const WHENCE_SET: Whence = Whence(0);
/// The position now.
pub const WHENCE_CUR: Whence = Whence(1);
/// The end.
pub const WHENCE_END: Whence = Whence(2);

impl Whence {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        Whence(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u8 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "SET",
            1 => "CUR",
            2 => "END",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "The beginning.",
            1 => "The position now.",
            2 => "The end.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Whence {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Whence")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for Whence {
    fn from(raw: u8) -> Self {
        Whence(raw)
    }
}

/// A place in a directory; 0 is its beginning, others come from the entry before.
pub type Dircookie = u64;

/// The length of an entry's name, in bytes.
pub type Dirnamlen = u32;

/// A file's number on its device.
pub type Inode = u64;

/// What kind of thing a file is.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Filetype(u8);

/// Not known, or none of these: pipes, event descriptors.
pub const FILETYPE_UNKNOWN: Filetype = Filetype(0);
/// A block device.
pub const FILETYPE_BLOCK_DEVICE: Filetype = Filetype(1);
/// A character device, such as a terminal.
pub const FILETYPE_CHARACTER_DEVICE: Filetype = Filetype(2);
/// A directory.
pub const FILETYPE_DIRECTORY: Filetype = Filetype(3);
/// A regular file.
pub const FILETYPE_REGULAR_FILE: Filetype = Filetype(4);
/// A datagram socket.
pub const FILETYPE_SOCKET_DGRAM: Filetype = Filetype(5);
/// A stream socket.
pub const FILETYPE_SOCKET_STREAM: Filetype = Filetype(6);
/// A symbolic link.
pub const FILETYPE_SYMBOLIC_LINK: Filetype = Filetype(7);
/// A raw socket (WASIX).
pub const FILETYPE_SOCKET_RAW: Filetype = Filetype(8);
/// A socket of sequenced packets (WASIX).
pub const FILETYPE_SOCKET_SEQPACKET: Filetype = Filetype(9);

impl Filetype {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        Filetype(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u8 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "UNKNOWN",
            1 => "BLOCK_DEVICE",
            2 => "CHARACTER_DEVICE",
            3 => "DIRECTORY",
            4 => "REGULAR_FILE",
            5 => "SOCKET_DGRAM",
            6 => "SOCKET_STREAM",
            7 => "SYMBOLIC_LINK",
            8 => "SOCKET_RAW",
            9 => "SOCKET_SEQPACKET",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Not known, or none of these: pipes, event descriptors.",
            1 => "A block device.",
            2 => "A character device, such as a terminal.",
            3 => "A directory.",
            4 => "A regular file.",
            5 => "A datagram socket.",
            6 => "A stream socket.",
            7 => "A symbolic link.",
            8 => "A raw socket (WASIX).",
            9 => "A socket of sequenced packets (WASIX).",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Filetype {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Filetype")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for Filetype {
    fn from(raw: u8) -> Self {
        Filetype(raw)
    }
}

/// An entry of a directory; its name follows at once.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Dirent {
    /// Where the next entry begins.
    pub d_next: Dircookie,
    /// The file's number.
    pub d_ino: Inode,
    /// The length of the name, in bytes.
    pub d_namlen: Dirnamlen,
    /// The kind of file.
    pub d_type: Filetype,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Dirent>() == 24);
    assert!(align_of::<Dirent>() == 8);
    assert!(core::mem::offset_of!(Dirent, d_next) == 0);
    assert!(core::mem::offset_of!(Dirent, d_ino) == 8);
    assert!(core::mem::offset_of!(Dirent, d_namlen) == 16);
    assert!(core::mem::offset_of!(Dirent, d_type) == 20);
};

/// How a part of a file will be used.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Advice(u8);

/// In no special way.
pub const ADVICE_NORMAL: Advice = Advice(0);
/// From front to back.
pub const ADVICE_SEQUENTIAL: Advice = Advice(1);
/// In no order.
pub const ADVICE_RANDOM: Advice = Advice(2);
/// Soon.
pub const ADVICE_WILLNEED: Advice = Advice(3);
/// Not soon.
pub const ADVICE_DONTNEED: Advice = Advice(4);
/// Once.
pub const ADVICE_NOREUSE: Advice = Advice(5);

impl Advice {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        Advice(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u8 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "NORMAL",
            1 => "SEQUENTIAL",
            2 => "RANDOM",
            3 => "WILLNEED",
            4 => "DONTNEED",
            5 => "NOREUSE",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "In no special way.",
            1 => "From front to back.",
            2 => "In no order.",
            3 => "Soon.",
            4 => "Not soon.",
            5 => "Once.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Advice {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Advice")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for Advice {
    fn from(raw: u8) -> Self {
        Advice(raw)
    }
}

/// The state of an open file.
pub type Fdflags = u16;

/// Writes go to the end.
pub const FDFLAGS_APPEND: Fdflags = 1 << 0;
/// A write is done when its data is on the medium.
pub const FDFLAGS_DSYNC: Fdflags = 1 << 1;
/// What cannot be done at once fails with `again`.
pub const FDFLAGS_NONBLOCK: Fdflags = 1 << 2;
/// A read waits for writes to reach the medium.
pub const FDFLAGS_RSYNC: Fdflags = 1 << 3;
/// A write is done when data and times are on the medium.
pub const FDFLAGS_SYNC: Fdflags = 1 << 4;

/// What a descriptor is and may do.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Fdstat {
    /// The kind of file.
    pub fs_filetype: Filetype,
    /// The state of the open file.
    pub fs_flags: Fdflags,
    /// What may be done with the descriptor.
    pub fs_rights_base: Rights,
    /// What may be done with descriptors opened through it.
    pub fs_rights_inheriting: Rights,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Fdstat>() == 24);
    assert!(align_of::<Fdstat>() == 8);
    assert!(core::mem::offset_of!(Fdstat, fs_filetype) == 0);
    assert!(core::mem::offset_of!(Fdstat, fs_flags) == 2);
    assert!(core::mem::offset_of!(Fdstat, fs_rights_base) == 8);
    assert!(core::mem::offset_of!(Fdstat, fs_rights_inheriting) == 16);
};

/// A device's number.
pub type Device = u64;

/// Which of a file's times to set, and to what.
pub type Fstflags = u16;

/// The access time, to the given one.
pub const FSTFLAGS_ATIM: Fstflags = 1 << 0;
/// The access time, to now.
pub const FSTFLAGS_ATIM_NOW: Fstflags = 1 << 1;
/// The modification time, to the given one.
pub const FSTFLAGS_MTIM: Fstflags = 1 << 2;
/// The modification time, to now.
pub const FSTFLAGS_MTIM_NOW: Fstflags = 1 << 3;

/// How a path is looked up.
pub type Lookupflags = u32;

/// A symbolic link at the end is followed.
pub const LOOKUPFLAGS_SYMLINK_FOLLOW: Lookupflags = 1 << 0;

/// How a file is opened.
pub type Oflags = u16;

/// It is created when it is not there.
pub const OFLAGS_CREAT: Oflags = 1 << 0;
/// It must be a directory.
pub const OFLAGS_DIRECTORY: Oflags = 1 << 1;
/// It must not be there yet.
pub const OFLAGS_EXCL: Oflags = 1 << 2;
/// It is cut to length 0.
pub const OFLAGS_TRUNC: Oflags = 1 << 3;

/// How many names a file has.
pub type Linkcount = u64;

/// What is known about a file.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Filestat {
    /// Its device.
    pub dev: Device,
    /// Its number there.
    pub ino: Inode,
    /// Its kind.
    pub filetype: Filetype,
    /// How many names it has.
    pub nlink: Linkcount,
    /// Its length, in bytes.
    pub size: Filesize,
    /// When it was last read.
    pub atim: Timestamp,
    /// When its data last changed.
    pub mtim: Timestamp,
    /// When anything about it last changed.
    pub ctim: Timestamp,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Filestat>() == 64);
    assert!(align_of::<Filestat>() == 8);
    assert!(core::mem::offset_of!(Filestat, dev) == 0);
    assert!(core::mem::offset_of!(Filestat, ino) == 8);
    assert!(core::mem::offset_of!(Filestat, filetype) == 16);
    assert!(core::mem::offset_of!(Filestat, nlink) == 24);
    assert!(core::mem::offset_of!(Filestat, size) == 32);
    assert!(core::mem::offset_of!(Filestat, atim) == 40);
    assert!(core::mem::offset_of!(Filestat, mtim) == 48);
    assert!(core::mem::offset_of!(Filestat, ctim) == 56);
};

/// The program's own mark on a subscription, given back with its events.
pub type Userdata = u64;

/// What is waited for.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Eventtype(u8);

/// A time.
pub const EVENTTYPE_CLOCK: Eventtype = Eventtype(0);
/// Something to read.
pub const EVENTTYPE_FD_READ: Eventtype = Eventtype(1);
/// Room to write.
pub const EVENTTYPE_FD_WRITE: Eventtype = Eventtype(2);

impl Eventtype {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        Eventtype(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u8 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "CLOCK",
            1 => "FD_READ",
            2 => "FD_WRITE",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "A time.",
            1 => "Something to read.",
            2 => "Room to write.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Eventtype {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Eventtype")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for Eventtype {
    fn from(raw: u8) -> Self {
        Eventtype(raw)
    }
}

/// What else is known when a descriptor is ready.
pub type Eventrwflags = u16;

/// The other side has gone.
pub const EVENTRWFLAGS_FD_READWRITE_HANGUP: Eventrwflags = 1 << 0;

/// How ready a descriptor is.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct EventFdReadwrite {
    /// How many bytes can be read or written; 0 when that is not known.
    pub nbytes: Filesize,
    /// What else is known.
    pub flags: Eventrwflags,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<EventFdReadwrite>() == 16);
    assert!(align_of::<EventFdReadwrite>() == 8);
    assert!(core::mem::offset_of!(EventFdReadwrite, nbytes) == 0);
    assert!(core::mem::offset_of!(EventFdReadwrite, flags) == 8);
};

/// Something that was waited for has come.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Event {
    /// The subscription's mark.
    pub userdata: Userdata,
    /// What is wrong with the subscription, if anything.
    pub error: Errno,
    /// What came.
    pub type_: Eventtype,
    /// More about a descriptor.
    pub fd_readwrite: EventFdReadwrite,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Event>() == 32);
    assert!(align_of::<Event>() == 8);
    assert!(core::mem::offset_of!(Event, userdata) == 0);
    assert!(core::mem::offset_of!(Event, error) == 8);
    assert!(core::mem::offset_of!(Event, type_) == 10);
    assert!(core::mem::offset_of!(Event, fd_readwrite) == 16);
};

/// How a time is meant.
pub type Subclockflags = u16;

/// A point in time, not a duration from now.
pub const SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME: Subclockflags = 1 << 0;

/// A time to wait for.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct SubscriptionClock {
    /// By which clock.
    pub id: Clockid,
    /// The time, in nanoseconds.
    pub timeout: Timestamp,
    /// How late it may be, in nanoseconds.
    pub precision: Timestamp,
    /// How the time is meant.
    pub flags: Subclockflags,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<SubscriptionClock>() == 32);
    assert!(align_of::<SubscriptionClock>() == 8);
    assert!(core::mem::offset_of!(SubscriptionClock, id) == 0);
    assert!(core::mem::offset_of!(SubscriptionClock, timeout) == 8);
    assert!(core::mem::offset_of!(SubscriptionClock, precision) == 16);
    assert!(core::mem::offset_of!(SubscriptionClock, flags) == 24);
};

/// A descriptor to wait for.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct SubscriptionFdReadwrite {
    /// Which.
    pub file_descriptor: Fd,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<SubscriptionFdReadwrite>() == 4);
    assert!(align_of::<SubscriptionFdReadwrite>() == 4);
    assert!(core::mem::offset_of!(SubscriptionFdReadwrite, file_descriptor) == 0);
};

/// What to wait for.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct SubscriptionU {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: SubscriptionUU,
}

/// The values of a [`SubscriptionU`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union SubscriptionUU {
    /// `clock`
    pub clock: SubscriptionClock,
    /// `fd_read`
    pub fd_read: SubscriptionFdReadwrite,
    /// `fd_write`
    pub fd_write: SubscriptionFdReadwrite,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<SubscriptionU>() == 40);
    assert!(align_of::<SubscriptionU>() == 8);
    assert!(core::mem::offset_of!(SubscriptionU, u) == 8);
};

/// What to wait for, with the program's mark.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct Subscription {
    /// The mark.
    pub userdata: Userdata,
    /// What to wait for.
    pub u: SubscriptionU,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Subscription>() == 48);
    assert!(align_of::<Subscription>() == 8);
    assert!(core::mem::offset_of!(Subscription, userdata) == 0);
    assert!(core::mem::offset_of!(Subscription, u) == 8);
};

/// What a process or thread ends with; 0 is success.
pub type Exitcode = u32;

/// A signal. The numbers are WASIX's; preview0 and preview1 lack `stkflt`, so theirs are one less from `chld` on.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Signal(u8);

/// No signal; asks whether one could be sent.
pub const SIGNAL_NONE: Signal = Signal(0);
/// The terminal has gone.
pub const SIGNAL_HUP: Signal = Signal(1);
/// Interrupt from the terminal.
pub const SIGNAL_INT: Signal = Signal(2);
/// Quit from the terminal.
pub const SIGNAL_QUIT: Signal = Signal(3);
/// Illegal instruction.
pub const SIGNAL_ILL: Signal = Signal(4);
/// Trap for a debugger.
pub const SIGNAL_TRAP: Signal = Signal(5);
/// The process gives up.
pub const SIGNAL_ABRT: Signal = Signal(6);
/// A memory object was accessed where it is not.
pub const SIGNAL_BUS: Signal = Signal(7);
/// An arithmetic error.
pub const SIGNAL_FPE: Signal = Signal(8);
/// End at once; cannot be caught.
pub const SIGNAL_KILL: Signal = Signal(9);
/// The program's own.
pub const SIGNAL_USR1: Signal = Signal(10);
/// Memory was accessed where there is none.
pub const SIGNAL_SEGV: Signal = Signal(11);
/// The program's own.
pub const SIGNAL_USR2: Signal = Signal(12);
/// A write to a pipe without readers.
pub const SIGNAL_PIPE: Signal = Signal(13);
/// A timer.
pub const SIGNAL_ALRM: Signal = Signal(14);
/// Please end.
pub const SIGNAL_TERM: Signal = Signal(15);
/// A stack fault of a coprocessor; never sent.
pub const SIGNAL_STKFLT: Signal = Signal(16);
/// A child ended or stopped.
pub const SIGNAL_CHLD: Signal = Signal(17);
/// Go on.
pub const SIGNAL_CONT: Signal = Signal(18);
/// Stop; cannot be caught.
pub const SIGNAL_STOP: Signal = Signal(19);
/// Stop from the terminal.
pub const SIGNAL_TSTP: Signal = Signal(20);
/// A background process reads from the terminal.
pub const SIGNAL_TTIN: Signal = Signal(21);
/// A background process writes to the terminal.
pub const SIGNAL_TTOU: Signal = Signal(22);
/// Urgent data on a socket.
pub const SIGNAL_URG: Signal = Signal(23);
/// Processor time is used up.
pub const SIGNAL_XCPU: Signal = Signal(24);
/// A file has grown too large.
pub const SIGNAL_XFSZ: Signal = Signal(25);
/// A timer of processor time in the program.
pub const SIGNAL_VTALRM: Signal = Signal(26);
/// A timer of processor time.
pub const SIGNAL_PROF: Signal = Signal(27);
/// The window has changed its size.
pub const SIGNAL_WINCH: Signal = Signal(28);
/// Something can be read or written.
pub const SIGNAL_POLL: Signal = Signal(29);
/// The power is failing.
pub const SIGNAL_PWR: Signal = Signal(30);
/// A bad system call.
pub const SIGNAL_SYS: Signal = Signal(31);

impl Signal {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        Signal(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u8 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "NONE",
            1 => "HUP",
            2 => "INT",
            3 => "QUIT",
            4 => "ILL",
            5 => "TRAP",
            6 => "ABRT",
            7 => "BUS",
            8 => "FPE",
            9 => "KILL",
            10 => "USR1",
            11 => "SEGV",
            12 => "USR2",
            13 => "PIPE",
            14 => "ALRM",
            15 => "TERM",
            16 => "STKFLT",
            17 => "CHLD",
            18 => "CONT",
            19 => "STOP",
            20 => "TSTP",
            21 => "TTIN",
            22 => "TTOU",
            23 => "URG",
            24 => "XCPU",
            25 => "XFSZ",
            26 => "VTALRM",
            27 => "PROF",
            28 => "WINCH",
            29 => "POLL",
            30 => "PWR",
            31 => "SYS",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "No signal; asks whether one could be sent.",
            1 => "The terminal has gone.",
            2 => "Interrupt from the terminal.",
            3 => "Quit from the terminal.",
            4 => "Illegal instruction.",
            5 => "Trap for a debugger.",
            6 => "The process gives up.",
            7 => "A memory object was accessed where it is not.",
            8 => "An arithmetic error.",
            9 => "End at once; cannot be caught.",
            10 => "The program's own.",
            11 => "Memory was accessed where there is none.",
            12 => "The program's own.",
            13 => "A write to a pipe without readers.",
            14 => "A timer.",
            15 => "Please end.",
            16 => "A stack fault of a coprocessor; never sent.",
            17 => "A child ended or stopped.",
            18 => "Go on.",
            19 => "Stop; cannot be caught.",
            20 => "Stop from the terminal.",
            21 => "A background process reads from the terminal.",
            22 => "A background process writes to the terminal.",
            23 => "Urgent data on a socket.",
            24 => "Processor time is used up.",
            25 => "A file has grown too large.",
            26 => "A timer of processor time in the program.",
            27 => "A timer of processor time.",
            28 => "The window has changed its size.",
            29 => "Something can be read or written.",
            30 => "The power is failing.",
            31 => "A bad system call.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Signal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Signal")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for Signal {
    fn from(raw: u8) -> Self {
        Signal(raw)
    }
}

/// How data is received.
pub type Riflags = u16;

/// It stays in the queue.
pub const RIFLAGS_RECV_PEEK: Riflags = 1 << 0;
/// Wait until all buffers are full.
pub const RIFLAGS_RECV_WAITALL: Riflags = 1 << 1;
/// Give the full length of a datagram that is cut (WASIX).
pub const RIFLAGS_RECV_DATA_TRUNCATED: Riflags = 1 << 2;
/// Do not wait (WASIX).
pub const RIFLAGS_RECV_DONT_WAIT: Riflags = 1 << 3;

/// What happened to received data.
pub type Roflags = u16;

/// A datagram was longer than the buffers.
pub const ROFLAGS_RECV_DATA_TRUNCATED: Roflags = 1 << 0;

/// How data is sent.
pub type Siflags = u16;

/// Do not wait (WASIX).
pub const SIFLAGS_SEND_DONT_WAIT: Siflags = 1 << 0;

/// Which directions of a socket to shut down.
pub type Sdflags = u8;

/// Receiving.
pub const SDFLAGS_RD: Sdflags = 1 << 0;
/// Sending.
pub const SDFLAGS_WR: Sdflags = 1 << 1;

/// The kind of a descriptor that is open from the start.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Preopentype(u8);

/// A directory.
pub const PREOPENTYPE_DIR: Preopentype = Preopentype(0);

impl Preopentype {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        Preopentype(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u8 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "DIR",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "A directory.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Preopentype {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Preopentype")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for Preopentype {
    fn from(raw: u8) -> Self {
        Preopentype(raw)
    }
}

/// A directory that is open from the start.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct PrestatDir {
    /// The length of its name, in bytes, without NUL; 4 bytes also for 64-bit programs.
    pub pr_name_len: crate::wasix::Size32,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<PrestatDir>() == 4);
    assert!(align_of::<PrestatDir>() == 4);
    assert!(core::mem::offset_of!(PrestatDir, pr_name_len) == 0);
};

/// A descriptor that is open from the start.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct Prestat {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: PrestatU,
}

/// The values of a [`Prestat`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union PrestatU {
    /// `dir`
    pub dir: PrestatDir,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Prestat>() == 8);
    assert!(align_of::<Prestat>() == 4);
    assert!(core::mem::offset_of!(Prestat, u) == 4);
};

impl core::fmt::Display for Errno {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} (error {})", self.name(), self.0)
    }
}

impl core::error::Error for Errno {}
