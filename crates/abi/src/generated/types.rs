// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! Every type of the interfaces, with its layout in guest memory.

use crate::layout::{Address, Value, Width, Word};
use crate::memory::GuestMemory;

/// A number of bytes or of elements, as wide as a pointer.
pub type Size = usize;

/// A size or a position in a file, in bytes.
pub type Filesize = u64;

/// A point in time or a duration, in nanoseconds.
pub type Timestamp = u64;

/// A clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Clockid {
    /// The time of day, counted from 1970-01-01 00:00 UTC; it may be set and may jump.
    Realtime = 0,
    /// Time since some start; it never goes back.
    Monotonic = 1,
    /// Processor time that the process has used.
    ProcessCputimeId = 2,
    /// Processor time that the thread has used.
    ThreadCputimeId = 3,
}

impl Clockid {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Option<Self> {
        match raw {
            0 => Some(Clockid::Realtime),
            1 => Some(Clockid::Monotonic),
            2 => Some(Clockid::ProcessCputimeId),
            3 => Some(Clockid::ThreadCputimeId),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u32 {
        self as u32
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Clockid::Realtime => "realtime",
            Clockid::Monotonic => "monotonic",
            Clockid::ProcessCputimeId => "process_cputime_id",
            Clockid::ThreadCputimeId => "thread_cputime_id",
        }
    }
}

impl Value for Clockid {
    const SIZE: [u64; 2] = <u32 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u32 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Clockid::from_raw(<u32 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Clockid {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Clockid::from_raw(<u32>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// Why a call failed; 0 when it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u16)]
pub enum Errno {
    /// It did not fail.
    Success = 0,
    /// The arguments are too long.
    TwoBig = 1,
    /// Permission denied.
    Acces = 2,
    /// The address is in use.
    Addrinuse = 3,
    /// The address is not available here.
    Addrnotavail = 4,
    /// The address family is not supported.
    Afnosupport = 5,
    /// Nothing to be had now; try again.
    Again = 6,
    /// The connection is already being made.
    Already = 7,
    /// No such file descriptor, or one of the wrong kind.
    Badf = 8,
    /// A malformed message.
    Badmsg = 9,
    /// The resource is busy.
    Busy = 10,
    /// The operation was cancelled.
    Canceled = 11,
    /// There are no child processes.
    Child = 12,
    /// The connection was aborted.
    Connaborted = 13,
    /// The connection was refused.
    Connrefused = 14,
    /// The connection was reset.
    Connreset = 15,
    /// A deadlock would arise.
    Deadlk = 16,
    /// A destination address is needed.
    Destaddrreq = 17,
    /// An argument is outside the function's domain.
    Dom = 18,
    /// The disk quota is used up.
    Dquot = 19,
    /// The file exists.
    Exist = 20,
    /// A pointer does not lie in memory.
    Fault = 21,
    /// The file would be too large.
    Fbig = 22,
    /// The host cannot be reached.
    Hostunreach = 23,
    /// The identifier was removed.
    Idrm = 24,
    /// The bytes are no text.
    Ilseq = 25,
    /// The operation has begun and goes on.
    Inprogress = 26,
    /// A signal interrupted the call.
    Intr = 27,
    /// An argument is invalid.
    Inval = 28,
    /// Input or output failed.
    Io = 29,
    /// The socket is connected already.
    Isconn = 30,
    /// It is a directory.
    Isdir = 31,
    /// Too many symbolic links.
    Loop = 32,
    /// The process has too many open files.
    Mfile = 33,
    /// Too many links to the file.
    Mlink = 34,
    /// The message is too long.
    Msgsize = 35,
    /// Reserved.
    Multihop = 36,
    /// The name is too long.
    Nametoolong = 37,
    /// The network is down.
    Netdown = 38,
    /// The network dropped the connection.
    Netreset = 39,
    /// The network cannot be reached.
    Netunreach = 40,
    /// The system has too many open files.
    Nfile = 41,
    /// There is no buffer space.
    Nobufs = 42,
    /// No such device.
    Nodev = 43,
    /// No such file or directory.
    Noent = 44,
    /// The file cannot be executed.
    Noexec = 45,
    /// There are no locks left.
    Nolck = 46,
    /// Reserved.
    Nolink = 47,
    /// There is no memory left.
    Nomem = 48,
    /// There is no such message.
    Nomsg = 49,
    /// The protocol has no such option.
    Noprotoopt = 50,
    /// The device is full.
    Nospc = 51,
    /// There is no such function.
    Nosys = 52,
    /// The socket is not connected.
    Notconn = 53,
    /// It is not a directory.
    Notdir = 54,
    /// The directory is not empty.
    Notempty = 55,
    /// The state cannot be recovered.
    Notrecoverable = 56,
    /// It is not a socket.
    Notsock = 57,
    /// Not supported for this kind of object.
    Notsup = 58,
    /// It is not a terminal.
    Notty = 59,
    /// No such device or address.
    Nxio = 60,
    /// The value does not fit.
    Overflow = 61,
    /// The owner died.
    Ownerdead = 62,
    /// The operation is not permitted.
    Perm = 63,
    /// The pipe has no reader.
    Pipe = 64,
    /// A protocol error.
    Proto = 65,
    /// The protocol is not supported.
    Protonosupport = 66,
    /// The protocol does not go with this type of socket.
    Prototype = 67,
    /// The result is too large for the buffer.
    Range = 68,
    /// The file system is read-only.
    Rofs = 69,
    /// It has no position to seek to.
    Spipe = 70,
    /// No such process or thread.
    Srch = 71,
    /// The handle is stale.
    Stale = 72,
    /// The time is up.
    Timedout = 73,
    /// The program's file is being run.
    Txtbsy = 74,
    /// The other path is on another device.
    Xdev = 75,
    /// The descriptor lacks the right, or the path leads out of its directory.
    Notcapable = 76,
    /// The socket has been shut down (WASIX).
    Shutdown = 77,
    /// A memory access was out of bounds (WASIX).
    Memviolation = 78,
    /// Something unknown went wrong (WASIX).
    Unknown = 79,
    /// The operation is not done yet; never given to a program (WASIX).
    Pending = 80,
}

impl Errno {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u16) -> Option<Self> {
        match raw {
            0 => Some(Errno::Success),
            1 => Some(Errno::TwoBig),
            2 => Some(Errno::Acces),
            3 => Some(Errno::Addrinuse),
            4 => Some(Errno::Addrnotavail),
            5 => Some(Errno::Afnosupport),
            6 => Some(Errno::Again),
            7 => Some(Errno::Already),
            8 => Some(Errno::Badf),
            9 => Some(Errno::Badmsg),
            10 => Some(Errno::Busy),
            11 => Some(Errno::Canceled),
            12 => Some(Errno::Child),
            13 => Some(Errno::Connaborted),
            14 => Some(Errno::Connrefused),
            15 => Some(Errno::Connreset),
            16 => Some(Errno::Deadlk),
            17 => Some(Errno::Destaddrreq),
            18 => Some(Errno::Dom),
            19 => Some(Errno::Dquot),
            20 => Some(Errno::Exist),
            21 => Some(Errno::Fault),
            22 => Some(Errno::Fbig),
            23 => Some(Errno::Hostunreach),
            24 => Some(Errno::Idrm),
            25 => Some(Errno::Ilseq),
            26 => Some(Errno::Inprogress),
            27 => Some(Errno::Intr),
            28 => Some(Errno::Inval),
            29 => Some(Errno::Io),
            30 => Some(Errno::Isconn),
            31 => Some(Errno::Isdir),
            32 => Some(Errno::Loop),
            33 => Some(Errno::Mfile),
            34 => Some(Errno::Mlink),
            35 => Some(Errno::Msgsize),
            36 => Some(Errno::Multihop),
            37 => Some(Errno::Nametoolong),
            38 => Some(Errno::Netdown),
            39 => Some(Errno::Netreset),
            40 => Some(Errno::Netunreach),
            41 => Some(Errno::Nfile),
            42 => Some(Errno::Nobufs),
            43 => Some(Errno::Nodev),
            44 => Some(Errno::Noent),
            45 => Some(Errno::Noexec),
            46 => Some(Errno::Nolck),
            47 => Some(Errno::Nolink),
            48 => Some(Errno::Nomem),
            49 => Some(Errno::Nomsg),
            50 => Some(Errno::Noprotoopt),
            51 => Some(Errno::Nospc),
            52 => Some(Errno::Nosys),
            53 => Some(Errno::Notconn),
            54 => Some(Errno::Notdir),
            55 => Some(Errno::Notempty),
            56 => Some(Errno::Notrecoverable),
            57 => Some(Errno::Notsock),
            58 => Some(Errno::Notsup),
            59 => Some(Errno::Notty),
            60 => Some(Errno::Nxio),
            61 => Some(Errno::Overflow),
            62 => Some(Errno::Ownerdead),
            63 => Some(Errno::Perm),
            64 => Some(Errno::Pipe),
            65 => Some(Errno::Proto),
            66 => Some(Errno::Protonosupport),
            67 => Some(Errno::Prototype),
            68 => Some(Errno::Range),
            69 => Some(Errno::Rofs),
            70 => Some(Errno::Spipe),
            71 => Some(Errno::Srch),
            72 => Some(Errno::Stale),
            73 => Some(Errno::Timedout),
            74 => Some(Errno::Txtbsy),
            75 => Some(Errno::Xdev),
            76 => Some(Errno::Notcapable),
            77 => Some(Errno::Shutdown),
            78 => Some(Errno::Memviolation),
            79 => Some(Errno::Unknown),
            80 => Some(Errno::Pending),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u16 {
        self as u16
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Errno::Success => "success",
            Errno::TwoBig => "2big",
            Errno::Acces => "acces",
            Errno::Addrinuse => "addrinuse",
            Errno::Addrnotavail => "addrnotavail",
            Errno::Afnosupport => "afnosupport",
            Errno::Again => "again",
            Errno::Already => "already",
            Errno::Badf => "badf",
            Errno::Badmsg => "badmsg",
            Errno::Busy => "busy",
            Errno::Canceled => "canceled",
            Errno::Child => "child",
            Errno::Connaborted => "connaborted",
            Errno::Connrefused => "connrefused",
            Errno::Connreset => "connreset",
            Errno::Deadlk => "deadlk",
            Errno::Destaddrreq => "destaddrreq",
            Errno::Dom => "dom",
            Errno::Dquot => "dquot",
            Errno::Exist => "exist",
            Errno::Fault => "fault",
            Errno::Fbig => "fbig",
            Errno::Hostunreach => "hostunreach",
            Errno::Idrm => "idrm",
            Errno::Ilseq => "ilseq",
            Errno::Inprogress => "inprogress",
            Errno::Intr => "intr",
            Errno::Inval => "inval",
            Errno::Io => "io",
            Errno::Isconn => "isconn",
            Errno::Isdir => "isdir",
            Errno::Loop => "loop",
            Errno::Mfile => "mfile",
            Errno::Mlink => "mlink",
            Errno::Msgsize => "msgsize",
            Errno::Multihop => "multihop",
            Errno::Nametoolong => "nametoolong",
            Errno::Netdown => "netdown",
            Errno::Netreset => "netreset",
            Errno::Netunreach => "netunreach",
            Errno::Nfile => "nfile",
            Errno::Nobufs => "nobufs",
            Errno::Nodev => "nodev",
            Errno::Noent => "noent",
            Errno::Noexec => "noexec",
            Errno::Nolck => "nolck",
            Errno::Nolink => "nolink",
            Errno::Nomem => "nomem",
            Errno::Nomsg => "nomsg",
            Errno::Noprotoopt => "noprotoopt",
            Errno::Nospc => "nospc",
            Errno::Nosys => "nosys",
            Errno::Notconn => "notconn",
            Errno::Notdir => "notdir",
            Errno::Notempty => "notempty",
            Errno::Notrecoverable => "notrecoverable",
            Errno::Notsock => "notsock",
            Errno::Notsup => "notsup",
            Errno::Notty => "notty",
            Errno::Nxio => "nxio",
            Errno::Overflow => "overflow",
            Errno::Ownerdead => "ownerdead",
            Errno::Perm => "perm",
            Errno::Pipe => "pipe",
            Errno::Proto => "proto",
            Errno::Protonosupport => "protonosupport",
            Errno::Prototype => "prototype",
            Errno::Range => "range",
            Errno::Rofs => "rofs",
            Errno::Spipe => "spipe",
            Errno::Srch => "srch",
            Errno::Stale => "stale",
            Errno::Timedout => "timedout",
            Errno::Txtbsy => "txtbsy",
            Errno::Xdev => "xdev",
            Errno::Notcapable => "notcapable",
            Errno::Shutdown => "shutdown",
            Errno::Memviolation => "memviolation",
            Errno::Unknown => "unknown",
            Errno::Pending => "pending",
        }
    }
}

impl Value for Errno {
    const SIZE: [u64; 2] = <u16 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u16 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Errno::from_raw(<u16 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Errno {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Errno::from_raw(<u16>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// What may be done with a descriptor. Programs send stray high bits; these are ignored.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Rights(u64);

crate::layout::flags! {
    Rights: u64, lenient;
    /// `fd_datasync`, and `path_open` with `dsync`.
    FD_DATASYNC = 0x1, "fd_datasync";
    /// `fd_read`, `sock_recv`; with `fd_seek`, `fd_pread`.
    FD_READ = 0x2, "fd_read";
    /// `fd_seek`; it implies `fd_tell`.
    FD_SEEK = 0x4, "fd_seek";
    /// `fd_fdstat_set_flags`.
    FD_FDSTAT_SET_FLAGS = 0x8, "fd_fdstat_set_flags";
    /// `fd_sync`, and `path_open` with `rsync` and `sync`.
    FD_SYNC = 0x10, "fd_sync";
    /// `fd_tell`, and `fd_seek` that stays in place.
    FD_TELL = 0x20, "fd_tell";
    /// `fd_write`, `sock_send`; with `fd_seek`, `fd_pwrite`.
    FD_WRITE = 0x40, "fd_write";
    /// `fd_advise`.
    FD_ADVISE = 0x80, "fd_advise";
    /// `fd_allocate`.
    FD_ALLOCATE = 0x100, "fd_allocate";
    /// `path_create_directory`.
    PATH_CREATE_DIRECTORY = 0x200, "path_create_directory";
    /// `path_open` that creates a file.
    PATH_CREATE_FILE = 0x400, "path_create_file";
    /// `path_link` from here.
    PATH_LINK_SOURCE = 0x800, "path_link_source";
    /// `path_link` to here.
    PATH_LINK_TARGET = 0x1000, "path_link_target";
    /// `path_open`.
    PATH_OPEN = 0x2000, "path_open";
    /// `fd_readdir`.
    FD_READDIR = 0x4000, "fd_readdir";
    /// `path_readlink`.
    PATH_READLINK = 0x8000, "path_readlink";
    /// `path_rename` from here.
    PATH_RENAME_SOURCE = 0x10000, "path_rename_source";
    /// `path_rename` to here.
    PATH_RENAME_TARGET = 0x20000, "path_rename_target";
    /// `path_filestat_get`.
    PATH_FILESTAT_GET = 0x40000, "path_filestat_get";
    /// `path_open` that truncates.
    PATH_FILESTAT_SET_SIZE = 0x80000, "path_filestat_set_size";
    /// `path_filestat_set_times`.
    PATH_FILESTAT_SET_TIMES = 0x100000, "path_filestat_set_times";
    /// `fd_filestat_get`.
    FD_FILESTAT_GET = 0x200000, "fd_filestat_get";
    /// `fd_filestat_set_size`.
    FD_FILESTAT_SET_SIZE = 0x400000, "fd_filestat_set_size";
    /// `fd_filestat_set_times`.
    FD_FILESTAT_SET_TIMES = 0x800000, "fd_filestat_set_times";
    /// `path_symlink`.
    PATH_SYMLINK = 0x1000000, "path_symlink";
    /// `path_remove_directory`.
    PATH_REMOVE_DIRECTORY = 0x2000000, "path_remove_directory";
    /// `path_unlink_file`.
    PATH_UNLINK_FILE = 0x4000000, "path_unlink_file";
    /// `poll_oneoff` for reading and writing, as far as these are allowed.
    POLL_FD_READWRITE = 0x8000000, "poll_fd_readwrite";
    /// `sock_shutdown`.
    SOCK_SHUTDOWN = 0x10000000, "sock_shutdown";
    /// `sock_accept`.
    SOCK_ACCEPT = 0x20000000, "sock_accept";
    /// `sock_connect` (WASIX).
    SOCK_CONNECT = 0x40000000, "sock_connect";
    /// `sock_listen` (WASIX).
    SOCK_LISTEN = 0x80000000, "sock_listen";
    /// `sock_bind` (WASIX).
    SOCK_BIND = 0x100000000, "sock_bind";
    /// `sock_recv` (WASIX).
    SOCK_RECV = 0x200000000, "sock_recv";
    /// `sock_send` (WASIX).
    SOCK_SEND = 0x400000000, "sock_send";
    /// `sock_addr_local` (WASIX).
    SOCK_ADDR_LOCAL = 0x800000000, "sock_addr_local";
    /// `sock_addr_peer` (WASIX).
    SOCK_ADDR_REMOTE = 0x1000000000, "sock_addr_remote";
    /// `sock_recv_from` (WASIX).
    SOCK_RECV_FROM = 0x2000000000, "sock_recv_from";
    /// `sock_send_to` (WASIX).
    SOCK_SEND_TO = 0x4000000000, "sock_send_to";
}

/// A number that stands for an open file.
pub type Fd = u32;

/// Memory to read into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Iovec {
    /// Where.
    pub buf: Address,
    /// How many bytes.
    pub buf_len: Size,
}

impl Value for Iovec {
    const SIZE: [u64; 2] = [8, 16];
    const ALIGN: [u64; 2] = [4, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Iovec {
            buf: <Address>::load::<W>(memory, at)?,
            buf_len: <Size>::load::<W>(memory, at + [4, 8][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.buf.store::<W>(memory, at)?;
        self.buf_len.store::<W>(memory, at + [4, 8][W::INDEX])?;
        Ok(())
    }
}

/// Memory to write from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ciovec {
    /// Where.
    pub buf: Address,
    /// How many bytes.
    pub buf_len: Size,
}

impl Value for Ciovec {
    const SIZE: [u64; 2] = [8, 16];
    const ALIGN: [u64; 2] = [4, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Ciovec {
            buf: <Address>::load::<W>(memory, at)?,
            buf_len: <Size>::load::<W>(memory, at + [4, 8][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.buf.store::<W>(memory, at)?;
        self.buf_len.store::<W>(memory, at + [4, 8][W::INDEX])?;
        Ok(())
    }
}

/// Pieces of memory to fill one after the other.
pub type IovecArray = [Address; 2];

/// Pieces of memory to take one after the other.
pub type CiovecArray = [Address; 2];

/// A way through a file, in bytes.
pub type Filedelta = i64;

/// Where a seek starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Whence {
    /// The beginning.
    Set = 0,
    /// The position now.
    Cur = 1,
    /// The end.
    End = 2,
}

impl Whence {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(Whence::Set),
            1 => Some(Whence::Cur),
            2 => Some(Whence::End),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Whence::Set => "set",
            Whence::Cur => "cur",
            Whence::End => "end",
        }
    }
}

impl Value for Whence {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Whence::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Whence {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Whence::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A place in a directory; 0 is its beginning, others come from the entry before.
pub type Dircookie = u64;

/// The length of an entry's name, in bytes.
pub type Dirnamlen = u32;

/// A file's number on its device.
pub type Inode = u64;

/// What kind of thing a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Filetype {
    /// Not known, or none of these: pipes, event descriptors.
    Unknown = 0,
    /// A block device.
    BlockDevice = 1,
    /// A character device, such as a terminal.
    CharacterDevice = 2,
    /// A directory.
    Directory = 3,
    /// A regular file.
    RegularFile = 4,
    /// A datagram socket.
    SocketDgram = 5,
    /// A stream socket.
    SocketStream = 6,
    /// A symbolic link.
    SymbolicLink = 7,
    /// A raw socket (WASIX).
    SocketRaw = 8,
    /// A socket of sequenced packets (WASIX).
    SocketSeqpacket = 9,
}

impl Filetype {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(Filetype::Unknown),
            1 => Some(Filetype::BlockDevice),
            2 => Some(Filetype::CharacterDevice),
            3 => Some(Filetype::Directory),
            4 => Some(Filetype::RegularFile),
            5 => Some(Filetype::SocketDgram),
            6 => Some(Filetype::SocketStream),
            7 => Some(Filetype::SymbolicLink),
            8 => Some(Filetype::SocketRaw),
            9 => Some(Filetype::SocketSeqpacket),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Filetype::Unknown => "unknown",
            Filetype::BlockDevice => "block_device",
            Filetype::CharacterDevice => "character_device",
            Filetype::Directory => "directory",
            Filetype::RegularFile => "regular_file",
            Filetype::SocketDgram => "socket_dgram",
            Filetype::SocketStream => "socket_stream",
            Filetype::SymbolicLink => "symbolic_link",
            Filetype::SocketRaw => "socket_raw",
            Filetype::SocketSeqpacket => "socket_seqpacket",
        }
    }
}

impl Value for Filetype {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Filetype::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Filetype {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Filetype::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// An entry of a directory; its name follows at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Value for Dirent {
    const SIZE: [u64; 2] = [24, 24];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Dirent {
            d_next: <Dircookie>::load::<W>(memory, at)?,
            d_ino: <Inode>::load::<W>(memory, at + 8)?,
            d_namlen: <Dirnamlen>::load::<W>(memory, at + 16)?,
            d_type: <Filetype>::load::<W>(memory, at + 20)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.d_next.store::<W>(memory, at)?;
        self.d_ino.store::<W>(memory, at + 8)?;
        self.d_namlen.store::<W>(memory, at + 16)?;
        self.d_type.store::<W>(memory, at + 20)?;
        Ok(())
    }
}

/// How a part of a file will be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Advice {
    /// In no special way.
    Normal = 0,
    /// From front to back.
    Sequential = 1,
    /// In no order.
    Random = 2,
    /// Soon.
    Willneed = 3,
    /// Not soon.
    Dontneed = 4,
    /// Once.
    Noreuse = 5,
}

impl Advice {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(Advice::Normal),
            1 => Some(Advice::Sequential),
            2 => Some(Advice::Random),
            3 => Some(Advice::Willneed),
            4 => Some(Advice::Dontneed),
            5 => Some(Advice::Noreuse),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Advice::Normal => "normal",
            Advice::Sequential => "sequential",
            Advice::Random => "random",
            Advice::Willneed => "willneed",
            Advice::Dontneed => "dontneed",
            Advice::Noreuse => "noreuse",
        }
    }
}

impl Value for Advice {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Advice::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Advice {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Advice::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// The state of an open file.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Fdflags(u16);

crate::layout::flags! {
    Fdflags: u16, strict;
    /// Writes go to the end.
    APPEND = 0x1, "append";
    /// A write is done when its data is on the medium.
    DSYNC = 0x2, "dsync";
    /// What cannot be done at once fails with `again`.
    NONBLOCK = 0x4, "nonblock";
    /// A read waits for writes to reach the medium.
    RSYNC = 0x8, "rsync";
    /// A write is done when data and times are on the medium.
    SYNC = 0x10, "sync";
}

/// What a descriptor is and may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Value for Fdstat {
    const SIZE: [u64; 2] = [24, 24];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Fdstat {
            fs_filetype: <Filetype>::load::<W>(memory, at)?,
            fs_flags: <Fdflags>::load::<W>(memory, at + 2)?,
            fs_rights_base: <Rights>::load::<W>(memory, at + 8)?,
            fs_rights_inheriting: <Rights>::load::<W>(memory, at + 16)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.fs_filetype.store::<W>(memory, at)?;
        self.fs_flags.store::<W>(memory, at + 2)?;
        self.fs_rights_base.store::<W>(memory, at + 8)?;
        self.fs_rights_inheriting.store::<W>(memory, at + 16)?;
        Ok(())
    }
}

/// A device's number.
pub type Device = u64;

/// Which of a file's times to set, and to what.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Fstflags(u16);

crate::layout::flags! {
    Fstflags: u16, strict;
    /// The access time, to the given one.
    ATIM = 0x1, "atim";
    /// The access time, to now.
    ATIM_NOW = 0x2, "atim_now";
    /// The modification time, to the given one.
    MTIM = 0x4, "mtim";
    /// The modification time, to now.
    MTIM_NOW = 0x8, "mtim_now";
}

/// How a path is looked up.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Lookupflags(u32);

crate::layout::flags! {
    Lookupflags: u32, strict;
    /// A symbolic link at the end is followed.
    SYMLINK_FOLLOW = 0x1, "symlink_follow";
}

/// How a file is opened.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Oflags(u16);

crate::layout::flags! {
    Oflags: u16, strict;
    /// It is created when it is not there.
    CREAT = 0x1, "creat";
    /// It must be a directory.
    DIRECTORY = 0x2, "directory";
    /// It must not be there yet.
    EXCL = 0x4, "excl";
    /// It is cut to length 0.
    TRUNC = 0x8, "trunc";
}

/// How many names a file has.
pub type Linkcount = u64;

/// What is known about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Value for Filestat {
    const SIZE: [u64; 2] = [64, 64];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Filestat {
            dev: <Device>::load::<W>(memory, at)?,
            ino: <Inode>::load::<W>(memory, at + 8)?,
            filetype: <Filetype>::load::<W>(memory, at + 16)?,
            nlink: <Linkcount>::load::<W>(memory, at + 24)?,
            size: <Filesize>::load::<W>(memory, at + 32)?,
            atim: <Timestamp>::load::<W>(memory, at + 40)?,
            mtim: <Timestamp>::load::<W>(memory, at + 48)?,
            ctim: <Timestamp>::load::<W>(memory, at + 56)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.dev.store::<W>(memory, at)?;
        self.ino.store::<W>(memory, at + 8)?;
        self.filetype.store::<W>(memory, at + 16)?;
        self.nlink.store::<W>(memory, at + 24)?;
        self.size.store::<W>(memory, at + 32)?;
        self.atim.store::<W>(memory, at + 40)?;
        self.mtim.store::<W>(memory, at + 48)?;
        self.ctim.store::<W>(memory, at + 56)?;
        Ok(())
    }
}

/// The program's own mark on a subscription, given back with its events.
pub type Userdata = u64;

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Eventtype {
    /// A time.
    Clock = 0,
    /// Something to read.
    FdRead = 1,
    /// Room to write.
    FdWrite = 2,
}

impl Eventtype {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(Eventtype::Clock),
            1 => Some(Eventtype::FdRead),
            2 => Some(Eventtype::FdWrite),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Eventtype::Clock => "clock",
            Eventtype::FdRead => "fd_read",
            Eventtype::FdWrite => "fd_write",
        }
    }
}

impl Value for Eventtype {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Eventtype::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Eventtype {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Eventtype::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// What else is known when a descriptor is ready.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Eventrwflags(u16);

crate::layout::flags! {
    Eventrwflags: u16, strict;
    /// The other side has gone.
    FD_READWRITE_HANGUP = 0x1, "fd_readwrite_hangup";
}

/// How ready a descriptor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventFdReadwrite {
    /// How many bytes can be read or written; 0 when that is not known.
    pub nbytes: Filesize,
    /// What else is known.
    pub flags: Eventrwflags,
}

impl Value for EventFdReadwrite {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(EventFdReadwrite {
            nbytes: <Filesize>::load::<W>(memory, at)?,
            flags: <Eventrwflags>::load::<W>(memory, at + 8)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.nbytes.store::<W>(memory, at)?;
        self.flags.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// Something that was waited for has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The subscription's mark.
    pub userdata: Userdata,
    /// What is wrong with the subscription, if anything.
    pub error: Errno,
    /// What came.
    pub r#type: Eventtype,
    /// More about a descriptor.
    pub fd_readwrite: EventFdReadwrite,
}

impl Value for Event {
    const SIZE: [u64; 2] = [32, 32];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Event {
            userdata: <Userdata>::load::<W>(memory, at)?,
            error: <Errno>::load::<W>(memory, at + 8)?,
            r#type: <Eventtype>::load::<W>(memory, at + 10)?,
            fd_readwrite: <EventFdReadwrite>::load::<W>(memory, at + 16)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.userdata.store::<W>(memory, at)?;
        self.error.store::<W>(memory, at + 8)?;
        self.r#type.store::<W>(memory, at + 10)?;
        self.fd_readwrite.store::<W>(memory, at + 16)?;
        Ok(())
    }
}

/// How a time is meant.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Subclockflags(u16);

crate::layout::flags! {
    Subclockflags: u16, strict;
    /// A point in time, not a duration from now.
    SUBSCRIPTION_CLOCK_ABSTIME = 0x1, "subscription_clock_abstime";
}

/// A time to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Value for SubscriptionClock {
    const SIZE: [u64; 2] = [32, 32];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(SubscriptionClock {
            id: <Clockid>::load::<W>(memory, at)?,
            timeout: <Timestamp>::load::<W>(memory, at + 8)?,
            precision: <Timestamp>::load::<W>(memory, at + 16)?,
            flags: <Subclockflags>::load::<W>(memory, at + 24)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.id.store::<W>(memory, at)?;
        self.timeout.store::<W>(memory, at + 8)?;
        self.precision.store::<W>(memory, at + 16)?;
        self.flags.store::<W>(memory, at + 24)?;
        Ok(())
    }
}

/// A descriptor to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubscriptionFdReadwrite {
    /// Which.
    pub file_descriptor: Fd,
}

impl Value for SubscriptionFdReadwrite {
    const SIZE: [u64; 2] = [4, 4];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(SubscriptionFdReadwrite { file_descriptor: <Fd>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.file_descriptor.store::<W>(memory, at)?;
        Ok(())
    }
}

/// What to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionU {
    /// `clock`
    Clock(SubscriptionClock),
    /// `fd_read`
    FdRead(SubscriptionFdReadwrite),
    /// `fd_write`
    FdWrite(SubscriptionFdReadwrite),
}

impl Value for SubscriptionU {
    const SIZE: [u64; 2] = [40, 40];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => SubscriptionU::Clock(<SubscriptionClock>::load::<W>(memory, at + 8)?),
            1 => SubscriptionU::FdRead(<SubscriptionFdReadwrite>::load::<W>(memory, at + 8)?),
            2 => SubscriptionU::FdWrite(<SubscriptionFdReadwrite>::load::<W>(memory, at + 8)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            SubscriptionU::Clock(value) => {
                0_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            SubscriptionU::FdRead(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            SubscriptionU::FdWrite(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
        }
    }
}

/// What to wait for, with the program's mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// The mark.
    pub userdata: Userdata,
    /// What to wait for.
    pub u: SubscriptionU,
}

impl Value for Subscription {
    const SIZE: [u64; 2] = [48, 48];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Subscription {
            userdata: <Userdata>::load::<W>(memory, at)?,
            u: <SubscriptionU>::load::<W>(memory, at + 8)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.userdata.store::<W>(memory, at)?;
        self.u.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// What a process or thread ends with; 0 is success.
pub type Exitcode = u32;

/// A signal. The numbers are WASIX's; preview0 and preview1 lack `stkflt`, so theirs are one less from `chld` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Signal {
    /// No signal; asks whether one could be sent.
    None = 0,
    /// The terminal has gone.
    Hup = 1,
    /// Interrupt from the terminal.
    Int = 2,
    /// Quit from the terminal.
    Quit = 3,
    /// Illegal instruction.
    Ill = 4,
    /// Trap for a debugger.
    Trap = 5,
    /// The process gives up.
    Abrt = 6,
    /// A memory object was accessed where it is not.
    Bus = 7,
    /// An arithmetic error.
    Fpe = 8,
    /// End at once; cannot be caught.
    Kill = 9,
    /// The program's own.
    Usr1 = 10,
    /// Memory was accessed where there is none.
    Segv = 11,
    /// The program's own.
    Usr2 = 12,
    /// A write to a pipe without readers.
    Pipe = 13,
    /// A timer.
    Alrm = 14,
    /// Please end.
    Term = 15,
    /// A stack fault of a coprocessor; never sent.
    Stkflt = 16,
    /// A child ended or stopped.
    Chld = 17,
    /// Go on.
    Cont = 18,
    /// Stop; cannot be caught.
    Stop = 19,
    /// Stop from the terminal.
    Tstp = 20,
    /// A background process reads from the terminal.
    Ttin = 21,
    /// A background process writes to the terminal.
    Ttou = 22,
    /// Urgent data on a socket.
    Urg = 23,
    /// Processor time is used up.
    Xcpu = 24,
    /// A file has grown too large.
    Xfsz = 25,
    /// A timer of processor time in the program.
    Vtalrm = 26,
    /// A timer of processor time.
    Prof = 27,
    /// The window has changed its size.
    Winch = 28,
    /// Something can be read or written.
    Poll = 29,
    /// The power is failing.
    Pwr = 30,
    /// A bad system call.
    Sys = 31,
}

impl Signal {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(Signal::None),
            1 => Some(Signal::Hup),
            2 => Some(Signal::Int),
            3 => Some(Signal::Quit),
            4 => Some(Signal::Ill),
            5 => Some(Signal::Trap),
            6 => Some(Signal::Abrt),
            7 => Some(Signal::Bus),
            8 => Some(Signal::Fpe),
            9 => Some(Signal::Kill),
            10 => Some(Signal::Usr1),
            11 => Some(Signal::Segv),
            12 => Some(Signal::Usr2),
            13 => Some(Signal::Pipe),
            14 => Some(Signal::Alrm),
            15 => Some(Signal::Term),
            16 => Some(Signal::Stkflt),
            17 => Some(Signal::Chld),
            18 => Some(Signal::Cont),
            19 => Some(Signal::Stop),
            20 => Some(Signal::Tstp),
            21 => Some(Signal::Ttin),
            22 => Some(Signal::Ttou),
            23 => Some(Signal::Urg),
            24 => Some(Signal::Xcpu),
            25 => Some(Signal::Xfsz),
            26 => Some(Signal::Vtalrm),
            27 => Some(Signal::Prof),
            28 => Some(Signal::Winch),
            29 => Some(Signal::Poll),
            30 => Some(Signal::Pwr),
            31 => Some(Signal::Sys),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Signal::None => "none",
            Signal::Hup => "hup",
            Signal::Int => "int",
            Signal::Quit => "quit",
            Signal::Ill => "ill",
            Signal::Trap => "trap",
            Signal::Abrt => "abrt",
            Signal::Bus => "bus",
            Signal::Fpe => "fpe",
            Signal::Kill => "kill",
            Signal::Usr1 => "usr1",
            Signal::Segv => "segv",
            Signal::Usr2 => "usr2",
            Signal::Pipe => "pipe",
            Signal::Alrm => "alrm",
            Signal::Term => "term",
            Signal::Stkflt => "stkflt",
            Signal::Chld => "chld",
            Signal::Cont => "cont",
            Signal::Stop => "stop",
            Signal::Tstp => "tstp",
            Signal::Ttin => "ttin",
            Signal::Ttou => "ttou",
            Signal::Urg => "urg",
            Signal::Xcpu => "xcpu",
            Signal::Xfsz => "xfsz",
            Signal::Vtalrm => "vtalrm",
            Signal::Prof => "prof",
            Signal::Winch => "winch",
            Signal::Poll => "poll",
            Signal::Pwr => "pwr",
            Signal::Sys => "sys",
        }
    }
}

impl Value for Signal {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Signal::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Signal {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Signal::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// How data is received.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Riflags(u16);

crate::layout::flags! {
    Riflags: u16, strict;
    /// It stays in the queue.
    RECV_PEEK = 0x1, "recv_peek";
    /// Wait until all buffers are full.
    RECV_WAITALL = 0x2, "recv_waitall";
    /// Give the full length of a datagram that is cut (WASIX).
    RECV_DATA_TRUNCATED = 0x4, "recv_data_truncated";
    /// Do not wait (WASIX).
    RECV_DONT_WAIT = 0x8, "recv_dont_wait";
}

/// What happened to received data.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Roflags(u16);

crate::layout::flags! {
    Roflags: u16, strict;
    /// A datagram was longer than the buffers.
    RECV_DATA_TRUNCATED = 0x1, "recv_data_truncated";
}

/// How data is sent.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Siflags(u16);

crate::layout::flags! {
    Siflags: u16, strict;
    /// Do not wait (WASIX).
    SEND_DONT_WAIT = 0x1, "send_dont_wait";
}

/// Which directions of a socket to shut down.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Sdflags(u8);

crate::layout::flags! {
    Sdflags: u8, strict;
    /// Receiving.
    RD = 0x1, "rd";
    /// Sending.
    WR = 0x2, "wr";
}

/// The kind of a descriptor that is open from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Preopentype {
    /// A directory.
    Dir = 0,
}

impl Preopentype {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(Preopentype::Dir),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Preopentype::Dir => "dir",
        }
    }
}

impl Value for Preopentype {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Preopentype::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Preopentype {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Preopentype::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A directory that is open from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrestatDir {
    /// The length of its name, in bytes, without NUL; 4 bytes also for 64-bit programs.
    pub pr_name_len: u32,
}

impl Value for PrestatDir {
    const SIZE: [u64; 2] = [4, 4];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(PrestatDir { pr_name_len: <u32>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.pr_name_len.store::<W>(memory, at)?;
        Ok(())
    }
}

/// A descriptor that is open from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prestat {
    /// `dir`
    Dir(PrestatDir),
}

impl Value for Prestat {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => Prestat::Dir(<PrestatDir>::load::<W>(memory, at + 4)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            Prestat::Dir(value) => {
                0_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 4)
            }
        }
    }
}

/// A 128-bit number that names something by its content, the low half first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash {
    /// The low half.
    pub b0: u64,
    /// The high half.
    pub b1: u64,
}

impl Value for Hash {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Hash { b0: <u64>::load::<W>(memory, at)?, b1: <u64>::load::<W>(memory, at + 8)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.b0.store::<W>(memory, at)?;
        self.b1.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// A saved stack, as the program keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackSnapshot {
    /// Where the value of `stack_restore` goes.
    pub user: u64,
    /// Which stack.
    pub hash: Hash,
}

impl Value for StackSnapshot {
    const SIZE: [u64; 2] = [24, 24];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(StackSnapshot { user: <u64>::load::<W>(memory, at)?, hash: <Hash>::load::<W>(memory, at + 8)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.user.store::<W>(memory, at)?;
        self.hash.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// A time, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionTimestamp {
    /// None.
    None,
    /// A time, in nanoseconds.
    Some(Timestamp),
}

impl Value for OptionTimestamp {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => OptionTimestamp::None,
            1 => OptionTimestamp::Some(<Timestamp>::load::<W>(memory, at + 8)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            OptionTimestamp::None => 0_u8.store::<W>(memory, at),
            OptionTimestamp::Some(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
        }
    }
}

/// A process's number.
pub type Pid = u32;

/// A thread's number.
pub type Tid = u32;

/// A process, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionPid {
    /// None.
    None,
    /// A process.
    Some(Pid),
}

impl Value for OptionPid {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => OptionPid::None,
            1 => OptionPid::Some(<Pid>::load::<W>(memory, at + 4)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            OptionPid::None => 0_u8.store::<W>(memory, at),
            OptionPid::Some(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 4)
            }
        }
    }
}

/// A descriptor, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionFd {
    /// None.
    None,
    /// A descriptor.
    Some(Fd),
}

impl Value for OptionFd {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => OptionFd::None,
            1 => OptionFd::Some(<Fd>::load::<W>(memory, at + 4)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            OptionFd::None => 0_u8.store::<W>(memory, at),
            OptionFd::Some(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 4)
            }
        }
    }
}

/// How a counter is made.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Eventfdflags(u16);

crate::layout::flags! {
    Eventfdflags: u16, strict;
    /// A read takes 1.
    SEMAPHORE = 0x1, "semaphore";
    /// What cannot be done at once fails with `again`; programs of C send it.
    NONBLOCK = 0x4, "nonblock";
}

/// Flags of a descriptor, as opposed to those of its open file.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Fdflagsext(u16);

crate::layout::flags! {
    Fdflagsext: u16, strict;
    /// It is closed when another program is executed.
    CLOEXEC = 0x1, "cloexec";
}

/// The state of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tty {
    /// Its width, in characters.
    pub cols: u32,
    /// Its height, in characters.
    pub rows: u32,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
    /// Whether standard input is the terminal.
    pub stdin_tty: bool,
    /// Whether standard output is the terminal.
    pub stdout_tty: bool,
    /// Whether standard error is the terminal.
    pub stderr_tty: bool,
    /// Whether what is typed is shown.
    pub echo: bool,
    /// Whether input comes by lines.
    pub line_buffered: bool,
    /// Whether a return is read as a line feed.
    pub line_feeds: bool,
}

impl Value for Tty {
    const SIZE: [u64; 2] = [24, 24];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Tty {
            cols: <u32>::load::<W>(memory, at)?,
            rows: <u32>::load::<W>(memory, at + 4)?,
            width: <u32>::load::<W>(memory, at + 8)?,
            height: <u32>::load::<W>(memory, at + 12)?,
            stdin_tty: <bool>::load::<W>(memory, at + 16)?,
            stdout_tty: <bool>::load::<W>(memory, at + 17)?,
            stderr_tty: <bool>::load::<W>(memory, at + 18)?,
            echo: <bool>::load::<W>(memory, at + 19)?,
            line_buffered: <bool>::load::<W>(memory, at + 20)?,
            line_feeds: <bool>::load::<W>(memory, at + 21)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.cols.store::<W>(memory, at)?;
        self.rows.store::<W>(memory, at + 4)?;
        self.width.store::<W>(memory, at + 8)?;
        self.height.store::<W>(memory, at + 12)?;
        self.stdin_tty.store::<W>(memory, at + 16)?;
        self.stdout_tty.store::<W>(memory, at + 17)?;
        self.stderr_tty.store::<W>(memory, at + 18)?;
        self.echo.store::<W>(memory, at + 19)?;
        self.line_buffered.store::<W>(memory, at + 20)?;
        self.line_feeds.store::<W>(memory, at + 21)?;
        Ok(())
    }
}

/// What a child gets for a standard stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum StdioMode {
    /// A pipe to the parent.
    Piped = 0,
    /// The parent's own.
    Inherit = 1,
    /// Nothing.
    Null = 2,
    /// The host's log.
    Log = 3,
}

impl StdioMode {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(StdioMode::Piped),
            1 => Some(StdioMode::Inherit),
            2 => Some(StdioMode::Null),
            3 => Some(StdioMode::Log),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            StdioMode::Piped => "piped",
            StdioMode::Inherit => "inherit",
            StdioMode::Null => "null",
            StdioMode::Log => "log",
        }
    }
}

impl Value for StdioMode {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        StdioMode::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for StdioMode {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        StdioMode::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A child and the pipes to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessHandles {
    /// Its number.
    pub pid: Pid,
    /// To write to its standard input.
    pub stdin: OptionFd,
    /// To read from its standard output.
    pub stdout: OptionFd,
    /// To read from its standard error.
    pub stderr: OptionFd,
}

impl Value for ProcessHandles {
    const SIZE: [u64; 2] = [28, 28];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(ProcessHandles {
            pid: <Pid>::load::<W>(memory, at)?,
            stdin: <OptionFd>::load::<W>(memory, at + 4)?,
            stdout: <OptionFd>::load::<W>(memory, at + 12)?,
            stderr: <OptionFd>::load::<W>(memory, at + 20)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.pid.store::<W>(memory, at)?;
        self.stdin.store::<W>(memory, at + 4)?;
        self.stdout.store::<W>(memory, at + 12)?;
        self.stderr.store::<W>(memory, at + 20)?;
        Ok(())
    }
}

/// What a process does with a signal when it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Disposition {
    /// What is usual.
    Default = 0,
    /// Nothing.
    Ignore = 1,
}

impl Disposition {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(Disposition::Default),
            1 => Some(Disposition::Ignore),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Disposition::Default => "default",
            Disposition::Ignore => "ignore",
        }
    }
}

impl Value for Disposition {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Disposition::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for Disposition {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        Disposition::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A signal and what is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignalDisposition {
    /// The signal.
    pub sig: Signal,
    /// What is done.
    pub disp: Disposition,
}

impl Value for SignalDisposition {
    const SIZE: [u64; 2] = [2, 2];
    const ALIGN: [u64; 2] = [1, 1];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(SignalDisposition {
            sig: <Signal>::load::<W>(memory, at)?,
            disp: <Disposition>::load::<W>(memory, at + 1)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.sig.store::<W>(memory, at)?;
        self.disp.store::<W>(memory, at + 1)?;
        Ok(())
    }
}

/// How to wait for a child.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct JoinFlags(u32);

crate::layout::flags! {
    JoinFlags: u32, strict;
    /// Not at all.
    NON_BLOCKING = 0x1, "non_blocking";
    /// Also until it stops.
    WAKE_STOPPED = 0x2, "wake_stopped";
}

/// What became of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum JoinStatusType {
    /// Nothing so far.
    Nothing = 0,
    /// It ended.
    ExitNormal = 1,
    /// A signal ended it.
    ExitSignal = 2,
    /// A signal stopped it.
    Stopped = 3,
}

impl JoinStatusType {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(JoinStatusType::Nothing),
            1 => Some(JoinStatusType::ExitNormal),
            2 => Some(JoinStatusType::ExitSignal),
            3 => Some(JoinStatusType::Stopped),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            JoinStatusType::Nothing => "nothing",
            JoinStatusType::ExitNormal => "exit_normal",
            JoinStatusType::ExitSignal => "exit_signal",
            JoinStatusType::Stopped => "stopped",
        }
    }
}

impl Value for JoinStatusType {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        JoinStatusType::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for JoinStatusType {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        JoinStatusType::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// The end of a process by a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ErrnoSignal {
    /// An exit code.
    pub exit_code: u16,
    /// The signal.
    pub signal: Signal,
}

impl Value for ErrnoSignal {
    const SIZE: [u64; 2] = [4, 4];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(ErrnoSignal {
            exit_code: <u16>::load::<W>(memory, at)?,
            signal: <Signal>::load::<W>(memory, at + 2)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.exit_code.store::<W>(memory, at)?;
        self.signal.store::<W>(memory, at + 2)?;
        Ok(())
    }
}

/// What became of a child, with details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinStatus {
    /// Nothing so far.
    Nothing,
    /// It ended with this exit code.
    ExitNormal(u16),
    /// A signal ended it.
    ExitSignal(ErrnoSignal),
    /// This signal stopped it.
    Stopped(Signal),
}

impl Value for JoinStatus {
    const SIZE: [u64; 2] = [6, 6];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => JoinStatus::Nothing,
            1 => JoinStatus::ExitNormal(<u16>::load::<W>(memory, at + 2)?),
            2 => JoinStatus::ExitSignal(<ErrnoSignal>::load::<W>(memory, at + 2)?),
            3 => JoinStatus::Stopped(<Signal>::load::<W>(memory, at + 2)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            JoinStatus::Nothing => 0_u8.store::<W>(memory, at),
            JoinStatus::ExitNormal(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            JoinStatus::ExitSignal(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            JoinStatus::Stopped(value) => {
                3_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
        }
    }
}

/// What a new thread starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreadStart {
    /// The upper end of its stack.
    pub stack: Size,
    /// Its thread-local storage.
    pub tls_base: Size,
    /// The program's.
    pub start_funct: Size,
    /// The program's.
    pub start_args: Size,
    /// The program's.
    pub reserved: [Size; 10],
    /// The length of its stack, in bytes.
    pub stack_size: Size,
    /// The length of the guard below, in bytes.
    pub guard_size: Size,
}

impl Value for ThreadStart {
    const SIZE: [u64; 2] = [64, 128];
    const ALIGN: [u64; 2] = [4, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(ThreadStart {
            stack: <Size>::load::<W>(memory, at)?,
            tls_base: <Size>::load::<W>(memory, at + [4, 8][W::INDEX])?,
            start_funct: <Size>::load::<W>(memory, at + [8, 16][W::INDEX])?,
            start_args: <Size>::load::<W>(memory, at + [12, 24][W::INDEX])?,
            reserved: <[Size; 10]>::load::<W>(memory, at + [16, 32][W::INDEX])?,
            stack_size: <Size>::load::<W>(memory, at + [56, 112][W::INDEX])?,
            guard_size: <Size>::load::<W>(memory, at + [60, 120][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.stack.store::<W>(memory, at)?;
        self.tls_base.store::<W>(memory, at + [4, 8][W::INDEX])?;
        self.start_funct.store::<W>(memory, at + [8, 16][W::INDEX])?;
        self.start_args.store::<W>(memory, at + [12, 24][W::INDEX])?;
        self.reserved.store::<W>(memory, at + [16, 32][W::INDEX])?;
        self.stack_size.store::<W>(memory, at + [56, 112][W::INDEX])?;
        self.guard_size.store::<W>(memory, at + [60, 120][W::INDEX])?;
        Ok(())
    }
}

/// What is waited for. These are not Linux's numbers; bits without a meaning here are ignored.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct EpollType(u32);

crate::layout::flags! {
    EpollType: u32, lenient;
    /// Something to read.
    EPOLLIN = 0x1, "epollin";
    /// Room to write.
    EPOLLOUT = 0x2, "epollout";
    /// The other side has closed its end, or half of it.
    EPOLLRDHUP = 0x4, "epollrdhup";
    /// Urgent data.
    EPOLLPRI = 0x8, "epollpri";
    /// An error.
    EPOLLERR = 0x10, "epollerr";
    /// The other side has gone.
    EPOLLHUP = 0x20, "epollhup";
    /// Tell of changes only.
    EPOLLET = 0x40, "epollet";
    /// Tell once.
    EPOLLONESHOT = 0x80, "epolloneshot";
}

/// What to do with a set. Programs of C send Linux's numbers, so 0 means what 1 means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum EpollCtl {
    /// Add; the number of the published interface.
    AddZero = 0,
    /// Add.
    Add = 1,
    /// Remove.
    Del = 2,
    /// Change.
    Mod = 3,
}

impl EpollCtl {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Option<Self> {
        match raw {
            0 => Some(EpollCtl::AddZero),
            1 => Some(EpollCtl::Add),
            2 => Some(EpollCtl::Del),
            3 => Some(EpollCtl::Mod),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u32 {
        self as u32
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            EpollCtl::AddZero => "add_zero",
            EpollCtl::Add => "add",
            EpollCtl::Del => "del",
            EpollCtl::Mod => "mod",
        }
    }
}

impl Value for EpollCtl {
    const SIZE: [u64; 2] = <u32 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u32 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        EpollCtl::from_raw(<u32 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for EpollCtl {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        EpollCtl::from_raw(<u32>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// The program's own data, given back as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpollData {
    /// An address.
    pub ptr: Size,
    /// A descriptor.
    pub fd: Fd,
    /// A number.
    pub data1: u32,
    /// A longer number.
    pub data2: u64,
}

impl Value for EpollData {
    const SIZE: [u64; 2] = [24, 24];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(EpollData {
            ptr: <Size>::load::<W>(memory, at)?,
            fd: <Fd>::load::<W>(memory, at + [4, 8][W::INDEX])?,
            data1: <u32>::load::<W>(memory, at + [8, 12][W::INDEX])?,
            data2: <u64>::load::<W>(memory, at + 16)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.ptr.store::<W>(memory, at)?;
        self.fd.store::<W>(memory, at + [4, 8][W::INDEX])?;
        self.data1.store::<W>(memory, at + [8, 12][W::INDEX])?;
        self.data2.store::<W>(memory, at + 16)?;
        Ok(())
    }
}

/// What to wait for, or what came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EpollEvent {
    /// What.
    pub events: EpollType,
    /// The program's data.
    pub data: EpollData,
}

impl Value for EpollEvent {
    const SIZE: [u64; 2] = [32, 32];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(EpollEvent {
            events: <EpollType>::load::<W>(memory, at)?,
            data: <EpollData>::load::<W>(memory, at + 8)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.events.store::<W>(memory, at)?;
        self.data.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// What to do in a child before its program starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ProcSpawnFdOpName {
    /// Close `fd`.
    Close = 0,
    /// Give the open file of `src_fd` to `fd`.
    Dup2 = 1,
    /// Open `path` as `fd`.
    Open = 2,
    /// Change the current directory to `path`.
    Chdir = 3,
    /// Change the current directory to that of `fd`.
    Fchdir = 4,
}

impl ProcSpawnFdOpName {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(ProcSpawnFdOpName::Close),
            1 => Some(ProcSpawnFdOpName::Dup2),
            2 => Some(ProcSpawnFdOpName::Open),
            3 => Some(ProcSpawnFdOpName::Chdir),
            4 => Some(ProcSpawnFdOpName::Fchdir),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            ProcSpawnFdOpName::Close => "close",
            ProcSpawnFdOpName::Dup2 => "dup2",
            ProcSpawnFdOpName::Open => "open",
            ProcSpawnFdOpName::Chdir => "chdir",
            ProcSpawnFdOpName::Fchdir => "fchdir",
        }
    }
}

impl Value for ProcSpawnFdOpName {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        ProcSpawnFdOpName::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for ProcSpawnFdOpName {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        ProcSpawnFdOpName::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A step to do in a child before its program starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcSpawnFdOp {
    /// What to do.
    pub cmd: ProcSpawnFdOpName,
    /// With which descriptor.
    pub fd: Fd,
    /// And from which.
    pub src_fd: Fd,
    /// A path.
    pub path: Address,
    /// Its length, in bytes.
    pub path_len: Size,
    /// As in `path_open2`.
    pub dirflags: Lookupflags,
    /// As in `path_open2`.
    pub oflags: Oflags,
    /// As in `path_open2`.
    pub fs_rights_base: Rights,
    /// As in `path_open2`.
    pub fs_rights_inheriting: Rights,
    /// As in `path_open2`.
    pub fdflags: Fdflags,
    /// As in `path_open2`.
    pub fdflagsext: Fdflagsext,
}

impl Value for ProcSpawnFdOp {
    const SIZE: [u64; 2] = [56, 64];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(ProcSpawnFdOp {
            cmd: <ProcSpawnFdOpName>::load::<W>(memory, at)?,
            fd: <Fd>::load::<W>(memory, at + 4)?,
            src_fd: <Fd>::load::<W>(memory, at + 8)?,
            path: <Address>::load::<W>(memory, at + [12, 16][W::INDEX])?,
            path_len: <Size>::load::<W>(memory, at + [16, 24][W::INDEX])?,
            dirflags: <Lookupflags>::load::<W>(memory, at + [20, 32][W::INDEX])?,
            oflags: <Oflags>::load::<W>(memory, at + [24, 36][W::INDEX])?,
            fs_rights_base: <Rights>::load::<W>(memory, at + [32, 40][W::INDEX])?,
            fs_rights_inheriting: <Rights>::load::<W>(memory, at + [40, 48][W::INDEX])?,
            fdflags: <Fdflags>::load::<W>(memory, at + [48, 56][W::INDEX])?,
            fdflagsext: <Fdflagsext>::load::<W>(memory, at + [50, 58][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.cmd.store::<W>(memory, at)?;
        self.fd.store::<W>(memory, at + 4)?;
        self.src_fd.store::<W>(memory, at + 8)?;
        self.path.store::<W>(memory, at + [12, 16][W::INDEX])?;
        self.path_len.store::<W>(memory, at + [16, 24][W::INDEX])?;
        self.dirflags.store::<W>(memory, at + [20, 32][W::INDEX])?;
        self.oflags.store::<W>(memory, at + [24, 36][W::INDEX])?;
        self.fs_rights_base.store::<W>(memory, at + [32, 40][W::INDEX])?;
        self.fs_rights_inheriting.store::<W>(memory, at + [40, 48][W::INDEX])?;
        self.fdflags.store::<W>(memory, at + [48, 56][W::INDEX])?;
        self.fdflagsext.store::<W>(memory, at + [50, 58][W::INDEX])?;
        Ok(())
    }
}

/// A kind of socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum SockType {
    /// None.
    SocketUnused = 0,
    /// A stream of bytes.
    SocketStream = 1,
    /// Datagrams.
    SocketDgram = 2,
    /// Packets of the network.
    SocketRaw = 3,
    /// A stream of packets.
    SocketSeqpacket = 4,
}

impl SockType {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(SockType::SocketUnused),
            1 => Some(SockType::SocketStream),
            2 => Some(SockType::SocketDgram),
            3 => Some(SockType::SocketRaw),
            4 => Some(SockType::SocketSeqpacket),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SockType::SocketUnused => "socket_unused",
            SockType::SocketStream => "socket_stream",
            SockType::SocketDgram => "socket_dgram",
            SockType::SocketRaw => "socket_raw",
            SockType::SocketSeqpacket => "socket_seqpacket",
        }
    }
}

impl Value for SockType {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        SockType::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for SockType {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        SockType::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A protocol, by the number IANA gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u16)]
pub enum SockProto {
    /// The usual one.
    Ip = 0,
    /// Control messages of IPv4.
    Icmp = 1,
    /// Groups of IPv4.
    Igmp = 2,
    /// IP in IP.
    Ipip = 4,
    /// TCP.
    Tcp = 6,
    /// Exterior gateways.
    Egp = 8,
    /// PUP.
    Pup = 12,
    /// UDP.
    Udp = 17,
    /// XNS datagrams.
    Idp = 22,
    /// ISO transport, class 4.
    ProtoTp = 29,
    /// DCCP.
    Dccp = 33,
    /// IPv6 in IP.
    Ipv6 = 41,
    /// Routing header of IPv6.
    Routing = 43,
    /// Fragment header of IPv6.
    Fragment = 44,
    /// Reservations.
    Rsvp = 46,
    /// Encapsulation of routing.
    Gre = 47,
    /// Encrypted packets.
    Esp = 50,
    /// Authenticated packets.
    Ah = 51,
    /// Control messages of IPv6.
    Icmpv6 = 58,
    /// No next header of IPv6.
    None = 59,
    /// Destination options of IPv6.
    Dstopts = 60,
    /// Multicast transport.
    Mtp = 92,
    /// IP in IP, shortened.
    Beetph = 94,
    /// Encapsulation.
    Encap = 98,
    /// Multicast routing.
    Pim = 103,
    /// Compressed packets.
    Comp = 108,
    /// SCTP.
    Sctp = 132,
    /// Mobility header of IPv6.
    Mh = 135,
    /// UDP with a partial checksum.
    Udplite = 136,
    /// MPLS in IP.
    Mpls = 137,
    /// Ethernet in IPv6.
    Ethernet = 143,
    /// Raw packets.
    ProtoRaw = 255,
    /// TCP over several paths.
    Mptcp = 262,
    /// The first number that is none.
    Max = 263,
}

impl SockProto {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u16) -> Option<Self> {
        match raw {
            0 => Some(SockProto::Ip),
            1 => Some(SockProto::Icmp),
            2 => Some(SockProto::Igmp),
            4 => Some(SockProto::Ipip),
            6 => Some(SockProto::Tcp),
            8 => Some(SockProto::Egp),
            12 => Some(SockProto::Pup),
            17 => Some(SockProto::Udp),
            22 => Some(SockProto::Idp),
            29 => Some(SockProto::ProtoTp),
            33 => Some(SockProto::Dccp),
            41 => Some(SockProto::Ipv6),
            43 => Some(SockProto::Routing),
            44 => Some(SockProto::Fragment),
            46 => Some(SockProto::Rsvp),
            47 => Some(SockProto::Gre),
            50 => Some(SockProto::Esp),
            51 => Some(SockProto::Ah),
            58 => Some(SockProto::Icmpv6),
            59 => Some(SockProto::None),
            60 => Some(SockProto::Dstopts),
            92 => Some(SockProto::Mtp),
            94 => Some(SockProto::Beetph),
            98 => Some(SockProto::Encap),
            103 => Some(SockProto::Pim),
            108 => Some(SockProto::Comp),
            132 => Some(SockProto::Sctp),
            135 => Some(SockProto::Mh),
            136 => Some(SockProto::Udplite),
            137 => Some(SockProto::Mpls),
            143 => Some(SockProto::Ethernet),
            255 => Some(SockProto::ProtoRaw),
            262 => Some(SockProto::Mptcp),
            263 => Some(SockProto::Max),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u16 {
        self as u16
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SockProto::Ip => "ip",
            SockProto::Icmp => "icmp",
            SockProto::Igmp => "igmp",
            SockProto::Ipip => "ipip",
            SockProto::Tcp => "tcp",
            SockProto::Egp => "egp",
            SockProto::Pup => "pup",
            SockProto::Udp => "udp",
            SockProto::Idp => "idp",
            SockProto::ProtoTp => "proto_tp",
            SockProto::Dccp => "dccp",
            SockProto::Ipv6 => "ipv6",
            SockProto::Routing => "routing",
            SockProto::Fragment => "fragment",
            SockProto::Rsvp => "rsvp",
            SockProto::Gre => "gre",
            SockProto::Esp => "esp",
            SockProto::Ah => "ah",
            SockProto::Icmpv6 => "icmpv6",
            SockProto::None => "none",
            SockProto::Dstopts => "dstopts",
            SockProto::Mtp => "mtp",
            SockProto::Beetph => "beetph",
            SockProto::Encap => "encap",
            SockProto::Pim => "pim",
            SockProto::Comp => "comp",
            SockProto::Sctp => "sctp",
            SockProto::Mh => "mh",
            SockProto::Udplite => "udplite",
            SockProto::Mpls => "mpls",
            SockProto::Ethernet => "ethernet",
            SockProto::ProtoRaw => "proto_raw",
            SockProto::Mptcp => "mptcp",
            SockProto::Max => "max",
        }
    }
}

impl Value for SockProto {
    const SIZE: [u64; 2] = <u16 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u16 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        SockProto::from_raw(<u16 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for SockProto {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        SockProto::from_raw(<u16>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// How far a socket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum SockStatus {
    /// On the way.
    Opening = 0,
    /// In use.
    Opened = 1,
    /// Closed.
    Closed = 2,
    /// Broken.
    Failed = 3,
}

impl SockStatus {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(SockStatus::Opening),
            1 => Some(SockStatus::Opened),
            2 => Some(SockStatus::Closed),
            3 => Some(SockStatus::Failed),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SockStatus::Opening => "opening",
            SockStatus::Opened => "opened",
            SockStatus::Closed => "closed",
            SockStatus::Failed => "failed",
        }
    }
}

impl Value for SockStatus {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        SockStatus::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for SockStatus {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        SockStatus::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// An option of a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum SockOption {
    /// None.
    Noop = 0,
    /// Flag: others may have the same port.
    ReusePort = 1,
    /// Flag: an address just left may be taken.
    ReuseAddr = 2,
    /// Flag: send at once.
    NoDelay = 3,
    /// Flag: to direct neighbours only.
    DontRoute = 4,
    /// Flag: no IPv4 on a socket of IPv6.
    OnlyV6 = 5,
    /// Flag: broadcasts may be sent.
    Broadcast = 6,
    /// Flag: one's own messages to groups of IPv4 come back.
    MulticastLoopV4 = 7,
    /// Flag: one's own messages to groups of IPv6 come back.
    MulticastLoopV6 = 8,
    /// Flag: receive what others are sent.
    Promiscuous = 9,
    /// Flag, read only: it takes connections.
    Listening = 10,
    /// Number, read only: the last error.
    LastError = 11,
    /// Flag: idle connections are checked.
    KeepAlive = 12,
    /// Time: how long closing waits for data to go out.
    Linger = 13,
    /// Flag: urgent data comes with the rest.
    OobInline = 14,
    /// Number: bytes of the buffer to receive into.
    RecvBufSize = 15,
    /// Number: bytes of the buffer to send from.
    SendBufSize = 16,
    /// Number: bytes that make it readable.
    RecvLowat = 17,
    /// Number: bytes that make it writable.
    SendLowat = 18,
    /// Time: how long receiving waits.
    RecvTimeout = 19,
    /// Time: how long sending waits.
    SendTimeout = 20,
    /// Time: how long connecting waits.
    ConnectTimeout = 21,
    /// Time: how long accepting waits.
    AcceptTimeout = 22,
    /// Number: hops a packet may make.
    Ttl = 23,
    /// Number: hops a packet to a group of IPv4 may make.
    MulticastTtlV4 = 24,
    /// Number, read only: the kind of socket.
    Type = 25,
    /// Number, read only: the protocol.
    Proto = 26,
}

impl SockOption {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(SockOption::Noop),
            1 => Some(SockOption::ReusePort),
            2 => Some(SockOption::ReuseAddr),
            3 => Some(SockOption::NoDelay),
            4 => Some(SockOption::DontRoute),
            5 => Some(SockOption::OnlyV6),
            6 => Some(SockOption::Broadcast),
            7 => Some(SockOption::MulticastLoopV4),
            8 => Some(SockOption::MulticastLoopV6),
            9 => Some(SockOption::Promiscuous),
            10 => Some(SockOption::Listening),
            11 => Some(SockOption::LastError),
            12 => Some(SockOption::KeepAlive),
            13 => Some(SockOption::Linger),
            14 => Some(SockOption::OobInline),
            15 => Some(SockOption::RecvBufSize),
            16 => Some(SockOption::SendBufSize),
            17 => Some(SockOption::RecvLowat),
            18 => Some(SockOption::SendLowat),
            19 => Some(SockOption::RecvTimeout),
            20 => Some(SockOption::SendTimeout),
            21 => Some(SockOption::ConnectTimeout),
            22 => Some(SockOption::AcceptTimeout),
            23 => Some(SockOption::Ttl),
            24 => Some(SockOption::MulticastTtlV4),
            25 => Some(SockOption::Type),
            26 => Some(SockOption::Proto),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SockOption::Noop => "noop",
            SockOption::ReusePort => "reuse_port",
            SockOption::ReuseAddr => "reuse_addr",
            SockOption::NoDelay => "no_delay",
            SockOption::DontRoute => "dont_route",
            SockOption::OnlyV6 => "only_v6",
            SockOption::Broadcast => "broadcast",
            SockOption::MulticastLoopV4 => "multicast_loop_v4",
            SockOption::MulticastLoopV6 => "multicast_loop_v6",
            SockOption::Promiscuous => "promiscuous",
            SockOption::Listening => "listening",
            SockOption::LastError => "last_error",
            SockOption::KeepAlive => "keep_alive",
            SockOption::Linger => "linger",
            SockOption::OobInline => "oob_inline",
            SockOption::RecvBufSize => "recv_buf_size",
            SockOption::SendBufSize => "send_buf_size",
            SockOption::RecvLowat => "recv_lowat",
            SockOption::SendLowat => "send_lowat",
            SockOption::RecvTimeout => "recv_timeout",
            SockOption::SendTimeout => "send_timeout",
            SockOption::ConnectTimeout => "connect_timeout",
            SockOption::AcceptTimeout => "accept_timeout",
            SockOption::Ttl => "ttl",
            SockOption::MulticastTtlV4 => "multicast_ttl_v4",
            SockOption::Type => "type",
            SockOption::Proto => "proto",
        }
    }
}

impl Value for SockOption {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        SockOption::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for SockOption {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        SockOption::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// How a virtual network protects what it carries.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct StreamSecurity(u8);

crate::layout::flags! {
    StreamSecurity: u8, strict;
    /// Not at all.
    UNENCRYPTED = 0x1, "unencrypted";
    /// Somehow.
    ANY_ENCRYPTION = 0x2, "any_encryption";
    /// By classic means.
    CLASSIC_ENCRYPTION = 0x4, "classic_encryption";
    /// By two means.
    DOUBLE_ENCRYPTION = 0x8, "double_encryption";
}

/// The address of a network interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HardwareAddress {
    /// Its bytes, the manufacturer's first.
    pub octets: [u8; 6],
}

impl Value for HardwareAddress {
    const SIZE: [u64; 2] = [6, 6];
    const ALIGN: [u64; 2] = [1, 1];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(HardwareAddress { octets: <[u8; 6]>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.octets.store::<W>(memory, at)?;
        Ok(())
    }
}

/// A port, in the byte order of the machine.
pub type IpPort = u16;

/// A kind of address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum AddressFamily {
    /// None.
    Unspec = 0,
    /// IPv4.
    Inet4 = 1,
    /// IPv6.
    Inet6 = 2,
    /// A path.
    Unix = 3,
}

impl AddressFamily {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(AddressFamily::Unspec),
            1 => Some(AddressFamily::Inet4),
            2 => Some(AddressFamily::Inet6),
            3 => Some(AddressFamily::Unix),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AddressFamily::Unspec => "unspec",
            AddressFamily::Inet4 => "inet4",
            AddressFamily::Inet6 => "inet6",
            AddressFamily::Unix => "unix",
        }
    }
}

impl Value for AddressFamily {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        AddressFamily::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for AddressFamily {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        AddressFamily::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A kind of address of the internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum AddressFamilyIp {
    /// None.
    Unspec = 0,
    /// IPv4.
    Inet4 = 1,
    /// IPv6.
    Inet6 = 2,
}

impl AddressFamilyIp {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(AddressFamilyIp::Unspec),
            1 => Some(AddressFamilyIp::Inet4),
            2 => Some(AddressFamilyIp::Inet6),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AddressFamilyIp::Unspec => "unspec",
            AddressFamilyIp::Inet4 => "inet4",
            AddressFamilyIp::Inet6 => "inet6",
        }
    }
}

impl Value for AddressFamilyIp {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        AddressFamilyIp::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for AddressFamilyIp {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        AddressFamilyIp::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// An address of IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrIp4 {
    /// Its bytes, the most significant first.
    pub octets: [u8; 4],
}

impl Value for AddrIp4 {
    const SIZE: [u64; 2] = [4, 4];
    const ALIGN: [u64; 2] = [1, 1];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrIp4 { octets: <[u8; 4]>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.octets.store::<W>(memory, at)?;
        Ok(())
    }
}

/// An address of IPv4 and a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrIp4Port {
    /// The port.
    pub port: IpPort,
    /// The address.
    pub addr: AddrIp4,
}

impl Value for AddrIp4Port {
    const SIZE: [u64; 2] = [6, 6];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrIp4Port {
            port: <IpPort>::load::<W>(memory, at)?,
            addr: <AddrIp4>::load::<W>(memory, at + 2)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.port.store::<W>(memory, at)?;
        self.addr.store::<W>(memory, at + 2)?;
        Ok(())
    }
}

/// A network of IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrIp4Cidr {
    /// The address.
    pub addr: AddrIp4,
    /// How many bits of it name the network.
    pub prefix: u8,
}

impl Value for AddrIp4Cidr {
    const SIZE: [u64; 2] = [5, 5];
    const ALIGN: [u64; 2] = [1, 1];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrIp4Cidr { addr: <AddrIp4>::load::<W>(memory, at)?, prefix: <u8>::load::<W>(memory, at + 4)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.addr.store::<W>(memory, at)?;
        self.prefix.store::<W>(memory, at + 4)?;
        Ok(())
    }
}

/// An address of IPv6. Older programs have 16 bytes here, so the rest is written only when it is not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrIp6 {
    /// Its bytes, the most significant first.
    pub octets: [u8; 16],
    /// The upper half of the flow.
    pub flow_info1: u16,
    /// The lower half of the flow.
    pub flow_info0: u16,
    /// The upper half of the scope.
    pub scope_id1: u16,
    /// The lower half of the scope.
    pub scope_id0: u16,
}

impl Value for AddrIp6 {
    const SIZE: [u64; 2] = [24, 24];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrIp6 {
            octets: <[u8; 16]>::load::<W>(memory, at)?,
            flow_info1: <u16>::load::<W>(memory, at + 16)?,
            flow_info0: <u16>::load::<W>(memory, at + 18)?,
            scope_id1: <u16>::load::<W>(memory, at + 20)?,
            scope_id0: <u16>::load::<W>(memory, at + 22)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.octets.store::<W>(memory, at)?;
        self.flow_info1.store::<W>(memory, at + 16)?;
        self.flow_info0.store::<W>(memory, at + 18)?;
        self.scope_id1.store::<W>(memory, at + 20)?;
        self.scope_id0.store::<W>(memory, at + 22)?;
        Ok(())
    }
}

/// An address of IPv6 alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrIp6Bare {
    /// Its bytes, the most significant first.
    pub octets: [u8; 16],
}

impl Value for AddrIp6Bare {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrIp6Bare { octets: <[u8; 16]>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.octets.store::<W>(memory, at)?;
        Ok(())
    }
}

/// An address of IPv6 and a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrIp6Port {
    /// The port.
    pub port: IpPort,
    /// The address.
    pub addr: AddrIp6,
}

impl Value for AddrIp6Port {
    const SIZE: [u64; 2] = [26, 26];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrIp6Port {
            port: <IpPort>::load::<W>(memory, at)?,
            addr: <AddrIp6>::load::<W>(memory, at + 2)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.port.store::<W>(memory, at)?;
        self.addr.store::<W>(memory, at + 2)?;
        Ok(())
    }
}

/// A network of IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrIp6Cidr {
    /// The address.
    pub addr: AddrIp6,
    /// How many bits of it name the network.
    pub prefix: u8,
}

impl Value for AddrIp6Cidr {
    const SIZE: [u64; 2] = [26, 26];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrIp6Cidr { addr: <AddrIp6>::load::<W>(memory, at)?, prefix: <u8>::load::<W>(memory, at + 24)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.addr.store::<W>(memory, at)?;
        self.prefix.store::<W>(memory, at + 24)?;
        Ok(())
    }
}

/// The path of a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrUnix {
    /// Its bytes, with a NUL behind them unless they fill it.
    pub path: [u8; 108],
}

impl Value for AddrUnix {
    const SIZE: [u64; 2] = [108, 108];
    const ALIGN: [u64; 2] = [1, 1];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrUnix { path: <[u8; 108]>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.path.store::<W>(memory, at)?;
        Ok(())
    }
}

/// A network of neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrUnixCidr {
    /// Nothing.
    pub unused: u8,
}

impl Value for AddrUnixCidr {
    const SIZE: [u64; 2] = [1, 1];
    const ALIGN: [u64; 2] = [1, 1];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrUnixCidr { unused: <u8>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.unused.store::<W>(memory, at)?;
        Ok(())
    }
}

/// An address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addr {
    /// None.
    Unspec,
    /// IPv4.
    Inet4(AddrIp4),
    /// IPv6.
    Inet6(AddrIp6),
    /// A path.
    Unix(AddrUnix),
}

impl Value for Addr {
    const SIZE: [u64; 2] = [110, 110];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => Addr::Unspec,
            1 => Addr::Inet4(<AddrIp4>::load::<W>(memory, at + 2)?),
            2 => Addr::Inet6(<AddrIp6>::load::<W>(memory, at + 2)?),
            3 => Addr::Unix(<AddrUnix>::load::<W>(memory, at + 2)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            Addr::Unspec => 0_u8.store::<W>(memory, at),
            Addr::Inet4(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            Addr::Inet6(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            Addr::Unix(value) => {
                3_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
        }
    }
}

/// An address of the internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddrIp {
    /// None.
    Unspec,
    /// IPv4.
    Inet4(AddrIp4),
    /// IPv6.
    Inet6(AddrIp6Bare),
}

impl Value for AddrIp {
    const SIZE: [u64; 2] = [18, 18];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => AddrIp::Unspec,
            1 => AddrIp::Inet4(<AddrIp4>::load::<W>(memory, at + 2)?),
            2 => AddrIp::Inet6(<AddrIp6Bare>::load::<W>(memory, at + 2)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            AddrIp::Unspec => 0_u8.store::<W>(memory, at),
            AddrIp::Inet4(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            AddrIp::Inet6(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
        }
    }
}

/// An address and a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddrPort {
    /// None.
    Unspec,
    /// IPv4.
    Inet4(AddrIp4Port),
    /// IPv6.
    Inet6(AddrIp6Port),
    /// A path.
    Unix(AddrUnix),
}

impl Value for AddrPort {
    const SIZE: [u64; 2] = [110, 110];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => AddrPort::Unspec,
            1 => AddrPort::Inet4(<AddrIp4Port>::load::<W>(memory, at + 2)?),
            2 => AddrPort::Inet6(<AddrIp6Port>::load::<W>(memory, at + 2)?),
            3 => AddrPort::Unix(<AddrUnix>::load::<W>(memory, at + 2)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            AddrPort::Unspec => 0_u8.store::<W>(memory, at),
            AddrPort::Inet4(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            AddrPort::Inet6(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            AddrPort::Unix(value) => {
                3_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
        }
    }
}

/// A network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddrCidr {
    /// None.
    Unspec,
    /// IPv4.
    Inet4(AddrIp4Cidr),
    /// IPv6.
    Inet6(AddrIp6Cidr),
    /// Neither.
    Unix(AddrUnixCidr),
}

impl Value for AddrCidr {
    const SIZE: [u64; 2] = [28, 28];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => AddrCidr::Unspec,
            1 => AddrCidr::Inet4(<AddrIp4Cidr>::load::<W>(memory, at + 2)?),
            2 => AddrCidr::Inet6(<AddrIp6Cidr>::load::<W>(memory, at + 2)?),
            3 => AddrCidr::Unix(<AddrUnixCidr>::load::<W>(memory, at + 2)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            AddrCidr::Unspec => 0_u8.store::<W>(memory, at),
            AddrCidr::Inet4(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            AddrCidr::Inet6(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
            AddrCidr::Unix(value) => {
                3_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 2)
            }
        }
    }
}

/// A way through the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// Where it leads.
    pub cidr: AddrCidr,
    /// By which router.
    pub via_router: Addr,
    /// Until when it is preferred.
    pub preferred_until: OptionTimestamp,
    /// Until when it stands.
    pub expires_at: OptionTimestamp,
}

impl Value for Route {
    const SIZE: [u64; 2] = [176, 176];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Route {
            cidr: <AddrCidr>::load::<W>(memory, at)?,
            via_router: <Addr>::load::<W>(memory, at + 28)?,
            preferred_until: <OptionTimestamp>::load::<W>(memory, at + 144)?,
            expires_at: <OptionTimestamp>::load::<W>(memory, at + 160)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.cidr.store::<W>(memory, at)?;
        self.via_router.store::<W>(memory, at + 28)?;
        self.preferred_until.store::<W>(memory, at + 144)?;
        self.expires_at.store::<W>(memory, at + 160)?;
        Ok(())
    }
}

/// A loaded library; 0 is all of them.
pub type DlHandle = u32;

/// How a library is loaded.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct DlFlags(u32);

crate::layout::flags! {
    DlFlags: u32, strict;
    /// Names are looked up when they are needed.
    LAZY = 0x1, "lazy";
    /// Names are looked up at once.
    NOW = 0x2, "now";
    /// Its names serve libraries loaded later.
    GLOBAL = 0x4, "global";
    /// Only if it is loaded already.
    NOLOAD = 0x8, "noload";
    /// It stays for ever.
    NODELETE = 0x10, "nodelete";
    /// Its own names come first.
    DEEPBIND = 0x20, "deepbind";
}

/// An index of the table of functions.
pub type FunctionPointer = u32;

/// A stack to switch to; 0 is the first one.
pub type ContextId = u64;

/// A type of WebAssembly values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum WasmValueType {
    /// A 32-bit integer.
    I32 = 0,
    /// A 64-bit integer.
    I64 = 1,
    /// A 32-bit float.
    F32 = 2,
    /// A 64-bit float.
    F64 = 3,
    /// 128 bits.
    V128 = 4,
}

impl WasmValueType {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(WasmValueType::I32),
            1 => Some(WasmValueType::I64),
            2 => Some(WasmValueType::F32),
            3 => Some(WasmValueType::F64),
            4 => Some(WasmValueType::V128),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            WasmValueType::I32 => "i32",
            WasmValueType::I64 => "i64",
            WasmValueType::F32 => "f32",
            WasmValueType::F64 => "f64",
            WasmValueType::V128 => "v128",
        }
    }
}

impl Value for WasmValueType {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        WasmValueType::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for WasmValueType {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        WasmValueType::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// What is known of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReflectionResult {
    /// Whether it stays so.
    pub cacheable: bool,
    /// How many arguments it has.
    pub arguments: u16,
    /// How many results it has.
    pub results: u16,
}

impl Value for ReflectionResult {
    const SIZE: [u64; 2] = [6, 6];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(ReflectionResult {
            cacheable: <bool>::load::<W>(memory, at)?,
            arguments: <u16>::load::<W>(memory, at + 2)?,
            results: <u16>::load::<W>(memory, at + 4)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.cacheable.store::<W>(memory, at)?;
        self.arguments.store::<W>(memory, at + 2)?;
        self.results.store::<W>(memory, at + 4)?;
        Ok(())
    }
}

/// The path of a socket, and a port that means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddrUnixPort {
    /// Nothing.
    pub port: IpPort,
    /// The path.
    pub addr: wasix_legacy::AddrUnix,
}

impl Value for AddrUnixPort {
    const SIZE: [u64; 2] = [18, 18];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AddrUnixPort {
            port: <IpPort>::load::<W>(memory, at)?,
            addr: <wasix_legacy::AddrUnix>::load::<W>(memory, at + 2)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.port.store::<W>(memory, at)?;
        self.addr.store::<W>(memory, at + 2)?;
        Ok(())
    }
}

/// A program to be called.
pub type Bid = u32;

/// A call.
pub type Cid = u64;

/// A program to be called, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionBid {
    /// None.
    None,
    /// A program.
    Some(Bid),
}

impl Value for OptionBid {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => OptionBid::None,
            1 => OptionBid::Some(<Bid>::load::<W>(memory, at + 4)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            OptionBid::None => 0_u8.store::<W>(memory, at),
            OptionBid::Some(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 4)
            }
        }
    }
}

/// A call, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionCid {
    /// None.
    None,
    /// A call.
    Some(Cid),
}

impl Value for OptionCid {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => OptionCid::None,
            1 => OptionCid::Some(<Cid>::load::<W>(memory, at + 8)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            OptionCid::None => 0_u8.store::<W>(memory, at),
            OptionCid::Some(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
        }
    }
}

/// Why a call of the bus failed; 0 when it did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum BusError {
    /// It did not fail.
    Success = 0,
    /// The data could not be encoded.
    Serialization = 1,
    /// The data could not be decoded.
    Deserialization = 2,
    /// The program's package is invalid.
    InvalidWapm = 3,
    /// The program could not be fetched.
    FetchWapm = 4,
    /// The program could not be compiled.
    CompileError = 5,
    /// The program's interface is not what it should be.
    InvalidAbi = 6,
    /// The call was ended.
    Aborted = 7,
    /// There is no such program or call.
    InvalidHandle = 8,
    /// The program has no such function.
    InvalidTopic = 9,
    /// A callback is missing.
    MissingCallback = 10,
    /// There is no bus.
    Unsupported = 11,
    /// The request is wrong.
    BadRequest = 12,
    /// Permission denied.
    AccessDenied = 13,
    /// Something went wrong within.
    InternalFailure = 14,
    /// There is no memory left.
    MemoryAllocationFailed = 15,
    /// The bus could not be asked.
    BusInvocationFailed = 16,
    /// The answer was already taken.
    AlreadyConsumed = 17,
    /// A memory access was out of bounds.
    MemoryAccessViolation = 18,
    /// Something unknown went wrong.
    UnknownError = 19,
}

impl BusError {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Option<Self> {
        match raw {
            0 => Some(BusError::Success),
            1 => Some(BusError::Serialization),
            2 => Some(BusError::Deserialization),
            3 => Some(BusError::InvalidWapm),
            4 => Some(BusError::FetchWapm),
            5 => Some(BusError::CompileError),
            6 => Some(BusError::InvalidAbi),
            7 => Some(BusError::Aborted),
            8 => Some(BusError::InvalidHandle),
            9 => Some(BusError::InvalidTopic),
            10 => Some(BusError::MissingCallback),
            11 => Some(BusError::Unsupported),
            12 => Some(BusError::BadRequest),
            13 => Some(BusError::AccessDenied),
            14 => Some(BusError::InternalFailure),
            15 => Some(BusError::MemoryAllocationFailed),
            16 => Some(BusError::BusInvocationFailed),
            17 => Some(BusError::AlreadyConsumed),
            18 => Some(BusError::MemoryAccessViolation),
            19 => Some(BusError::UnknownError),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u32 {
        self as u32
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            BusError::Success => "success",
            BusError::Serialization => "serialization",
            BusError::Deserialization => "deserialization",
            BusError::InvalidWapm => "invalid_wapm",
            BusError::FetchWapm => "fetch_wapm",
            BusError::CompileError => "compile_error",
            BusError::InvalidAbi => "invalid_abi",
            BusError::Aborted => "aborted",
            BusError::InvalidHandle => "invalid_handle",
            BusError::InvalidTopic => "invalid_topic",
            BusError::MissingCallback => "missing_callback",
            BusError::Unsupported => "unsupported",
            BusError::BadRequest => "bad_request",
            BusError::AccessDenied => "access_denied",
            BusError::InternalFailure => "internal_failure",
            BusError::MemoryAllocationFailed => "memory_allocation_failed",
            BusError::BusInvocationFailed => "bus_invocation_failed",
            BusError::AlreadyConsumed => "already_consumed",
            BusError::MemoryAccessViolation => "memory_access_violation",
            BusError::UnknownError => "unknown_error",
        }
    }
}

impl Value for BusError {
    const SIZE: [u64; 2] = <u32 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u32 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        BusError::from_raw(<u32 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for BusError {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        BusError::from_raw(<u32>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// How data is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum BusDataFormat {
    /// Not at all.
    Raw = 0,
    /// bincode.
    Bincode = 1,
    /// MessagePack.
    MessagePack = 2,
    /// JSON.
    Json = 3,
    /// YAML.
    Yaml = 4,
    /// XML.
    Xml = 5,
    /// rkyv.
    Rkyv = 6,
}

impl BusDataFormat {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(BusDataFormat::Raw),
            1 => Some(BusDataFormat::Bincode),
            2 => Some(BusDataFormat::MessagePack),
            3 => Some(BusDataFormat::Json),
            4 => Some(BusDataFormat::Yaml),
            5 => Some(BusDataFormat::Xml),
            6 => Some(BusDataFormat::Rkyv),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            BusDataFormat::Raw => "raw",
            BusDataFormat::Bincode => "bincode",
            BusDataFormat::MessagePack => "message_pack",
            BusDataFormat::Json => "json",
            BusDataFormat::Yaml => "yaml",
            BusDataFormat::Xml => "xml",
            BusDataFormat::Rkyv => "rkyv",
        }
    }
}

impl Value for BusDataFormat {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        BusDataFormat::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for BusDataFormat {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        BusDataFormat::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A kind of event of the bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum BusEventType {
    /// Nothing.
    Noop = 0,
    /// A program has ended.
    Exit = 1,
    /// A call has come.
    Call = 2,
    /// An answer has come.
    Result = 3,
    /// An error has come.
    Fault = 4,
    /// A call has been ended.
    Close = 5,
}

impl BusEventType {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Option<Self> {
        match raw {
            0 => Some(BusEventType::Noop),
            1 => Some(BusEventType::Exit),
            2 => Some(BusEventType::Call),
            3 => Some(BusEventType::Result),
            4 => Some(BusEventType::Fault),
            5 => Some(BusEventType::Close),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u8 {
        self as u8
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            BusEventType::Noop => "noop",
            BusEventType::Exit => "exit",
            BusEventType::Call => "call",
            BusEventType::Result => "result",
            BusEventType::Fault => "fault",
            BusEventType::Close => "close",
        }
    }
}

impl Value for BusEventType {
    const SIZE: [u64; 2] = <u8 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        BusEventType::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for BusEventType {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        BusEventType::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// A program has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BusEventExit {
    /// Which.
    pub bid: Bid,
    /// With what.
    pub rval: Exitcode,
}

impl Value for BusEventExit {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(BusEventExit { bid: <Bid>::load::<W>(memory, at)?, rval: <Exitcode>::load::<W>(memory, at + 4)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.bid.store::<W>(memory, at)?;
        self.rval.store::<W>(memory, at + 4)?;
        Ok(())
    }
}

/// A call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BusEventCall {
    /// The call it was made in.
    pub parent: OptionCid,
    /// Its number.
    pub cid: Cid,
    /// How its data is encoded.
    pub format: BusDataFormat,
    /// The function.
    pub topic_hash: Hash,
    /// To read the data from.
    pub fd: Fd,
}

impl Value for BusEventCall {
    const SIZE: [u64; 2] = [56, 56];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(BusEventCall {
            parent: <OptionCid>::load::<W>(memory, at)?,
            cid: <Cid>::load::<W>(memory, at + 16)?,
            format: <BusDataFormat>::load::<W>(memory, at + 24)?,
            topic_hash: <Hash>::load::<W>(memory, at + 32)?,
            fd: <Fd>::load::<W>(memory, at + 48)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.parent.store::<W>(memory, at)?;
        self.cid.store::<W>(memory, at + 16)?;
        self.format.store::<W>(memory, at + 24)?;
        self.topic_hash.store::<W>(memory, at + 32)?;
        self.fd.store::<W>(memory, at + 48)?;
        Ok(())
    }
}

/// An answer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BusEventResult {
    /// How its data is encoded.
    pub format: BusDataFormat,
    /// Of which call.
    pub cid: Cid,
    /// To read the data from.
    pub fd: Fd,
}

impl Value for BusEventResult {
    const SIZE: [u64; 2] = [24, 24];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(BusEventResult {
            format: <BusDataFormat>::load::<W>(memory, at)?,
            cid: <Cid>::load::<W>(memory, at + 8)?,
            fd: <Fd>::load::<W>(memory, at + 16)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.format.store::<W>(memory, at)?;
        self.cid.store::<W>(memory, at + 8)?;
        self.fd.store::<W>(memory, at + 16)?;
        Ok(())
    }
}

/// An error has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BusEventFault {
    /// Of which call.
    pub cid: Cid,
    /// The error.
    pub fault: BusError,
}

impl Value for BusEventFault {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(BusEventFault {
            cid: <Cid>::load::<W>(memory, at)?,
            fault: <BusError>::load::<W>(memory, at + 8)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.cid.store::<W>(memory, at)?;
        self.fault.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// A call has been ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BusEventClose {
    /// Which.
    pub cid: Cid,
}

impl Value for BusEventClose {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(BusEventClose { cid: <Cid>::load::<W>(memory, at)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.cid.store::<W>(memory, at)?;
        Ok(())
    }
}

/// Something that came over the bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BusEvent {
    /// Nothing.
    Noop,
    /// A program has ended.
    Exit(BusEventExit),
    /// A call has come.
    Call(BusEventCall),
    /// An answer has come.
    Result(BusEventResult),
    /// An error has come.
    Fault(BusEventFault),
    /// A call has been ended.
    Close(BusEventClose),
}

impl Value for BusEvent {
    const SIZE: [u64; 2] = [64, 64];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        Ok(match <u8 as Value>::load::<W>(memory, at)? {
            0 => BusEvent::Noop,
            1 => BusEvent::Exit(<BusEventExit>::load::<W>(memory, at + 8)?),
            2 => BusEvent::Call(<BusEventCall>::load::<W>(memory, at + 8)?),
            3 => BusEvent::Result(<BusEventResult>::load::<W>(memory, at + 8)?),
            4 => BusEvent::Fault(<BusEventFault>::load::<W>(memory, at + 8)?),
            5 => BusEvent::Close(<BusEventClose>::load::<W>(memory, at + 8)?),
            _ => return Err(Errno::Inval),
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        match self {
            BusEvent::Noop => 0_u8.store::<W>(memory, at),
            BusEvent::Exit(value) => {
                1_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            BusEvent::Call(value) => {
                2_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            BusEvent::Result(value) => {
                3_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            BusEvent::Fault(value) => {
                4_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
            BusEvent::Close(value) => {
                5_u8.store::<W>(memory, at)?;
                value.store::<W>(memory, at + 8)
            }
        }
    }
}

/// A key of values that each thread has of its own.
pub type TlKey = u32;

/// A value that a thread has of its own.
pub type TlVal = u64;

/// A request's descriptors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpHandles {
    /// To write the body to.
    pub request: Fd,
    /// To read the answer's body from.
    pub response: Fd,
    /// To read the answer's headers from.
    pub headers: Fd,
}

impl Value for HttpHandles {
    const SIZE: [u64; 2] = [12, 12];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(HttpHandles {
            request: <Fd>::load::<W>(memory, at)?,
            response: <Fd>::load::<W>(memory, at + 4)?,
            headers: <Fd>::load::<W>(memory, at + 8)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.request.store::<W>(memory, at)?;
        self.response.store::<W>(memory, at + 4)?;
        self.headers.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// How a request went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpStatus {
    /// Whether the status is 200 to 299.
    pub ok: bool,
    /// Whether the answer sends the guest elsewhere: nobody follows it but the guest.
    pub redirected: bool,
    /// The length of the answer's body, in bytes; 0 where the answer does not say.
    pub size: Filesize,
    /// The status of HTTP.
    pub status: u16,
}

impl Value for HttpStatus {
    const SIZE: [u64; 2] = [24, 24];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(HttpStatus {
            ok: <bool>::load::<W>(memory, at)?,
            redirected: <bool>::load::<W>(memory, at + 1)?,
            size: <Filesize>::load::<W>(memory, at + 8)?,
            status: <u16>::load::<W>(memory, at + 16)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.ok.store::<W>(memory, at)?;
        self.redirected.store::<W>(memory, at + 1)?;
        self.size.store::<W>(memory, at + 8)?;
        self.status.store::<W>(memory, at + 16)?;
        Ok(())
    }
}

/// A protocol, as WasmEdge counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum AiProtocol {
    /// Whichever the kind of socket has.
    Ip = 0,
    /// TCP.
    Tcp = 1,
    /// UDP.
    Udp = 2,
}

impl AiProtocol {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Option<Self> {
        match raw {
            0 => Some(AiProtocol::Ip),
            1 => Some(AiProtocol::Tcp),
            2 => Some(AiProtocol::Udp),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u32 {
        self as u32
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AiProtocol::Ip => "ip",
            AiProtocol::Tcp => "tcp",
            AiProtocol::Udp => "udp",
        }
    }
}

impl Value for AiProtocol {
    const SIZE: [u64; 2] = <u32 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u32 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        AiProtocol::from_raw(<u32 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for AiProtocol {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        AiProtocol::from_raw(<u32>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// Where an address lies. By its length it is one of three: 4 bytes of IPv4 or 16 of IPv6, the most significant first; or
/// the 128 bytes of a `sock_storage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SockAddress {
    /// Its first byte.
    pub buf: Address,
    /// How many bytes it has.
    pub buf_len: Size,
}

impl Value for SockAddress {
    const SIZE: [u64; 2] = [8, 16];
    const ALIGN: [u64; 2] = [4, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(SockAddress {
            buf: <Address>::load::<W>(memory, at)?,
            buf_len: <Size>::load::<W>(memory, at + [4, 8][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.buf.store::<W>(memory, at)?;
        self.buf_len.store::<W>(memory, at + [4, 8][W::INDEX])?;
        Ok(())
    }
}

/// An address of any family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SockStorage {
    /// Its family, by the number that `address_family` has for it.
    pub family: u16,
    /// The bytes of the address, the most significant first; a path ends with a NUL.
    pub bytes: [u8; 126],
}

impl Value for SockStorage {
    const SIZE: [u64; 2] = [128, 128];
    const ALIGN: [u64; 2] = [2, 2];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(SockStorage {
            family: <u16>::load::<W>(memory, at)?,
            bytes: <[u8; 126]>::load::<W>(memory, at + 2)?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.family.store::<W>(memory, at)?;
        self.bytes.store::<W>(memory, at + 2)?;
        Ok(())
    }
}

/// An address that was looked up. Ports and addresses have the most significant byte first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AiSockaddr {
    /// Its family, by the number that `address_family` has for it.
    pub family: u8,
    /// How much room there is for the data. Programs that say 14 have 26.
    pub data_len: Size,
    /// Where the data goes: the port's two bytes, then the address.
    pub data: Address,
}

impl Value for AiSockaddr {
    const SIZE: [u64; 2] = [12, 24];
    const ALIGN: [u64; 2] = [4, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(AiSockaddr {
            family: <u8>::load::<W>(memory, at)?,
            data_len: <Size>::load::<W>(memory, at + [4, 8][W::INDEX])?,
            data: <Address>::load::<W>(memory, at + [8, 16][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.family.store::<W>(memory, at)?;
        self.data_len.store::<W>(memory, at + [4, 8][W::INDEX])?;
        self.data.store::<W>(memory, at + [8, 16][W::INDEX])?;
        Ok(())
    }
}

/// What is asked of a look-up, and what it finds: an element of a list that the program has made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addrinfo {
    /// Bits: 1 to listen, 2 to be told the name. All others are taken for hints.
    pub flags: u16,
    /// The family; `unspec` is any.
    pub family: u8,
    /// The kind of socket.
    pub socktype: u8,
    /// The protocol.
    pub protocol: u32,
    /// The size of an address; nothing depends on it.
    pub addrlen: Size,
    /// Where the address goes.
    pub addr: Address,
    /// Where the name goes, with a NUL behind it.
    pub canonname: Address,
    /// How much room there is for the name.
    pub canonname_len: Size,
    /// The next element; 0 ends the list.
    pub next: Address,
}

impl Value for Addrinfo {
    const SIZE: [u64; 2] = [28, 48];
    const ALIGN: [u64; 2] = [4, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Addrinfo {
            flags: <u16>::load::<W>(memory, at)?,
            family: <u8>::load::<W>(memory, at + 2)?,
            socktype: <u8>::load::<W>(memory, at + 3)?,
            protocol: <u32>::load::<W>(memory, at + 4)?,
            addrlen: <Size>::load::<W>(memory, at + 8)?,
            addr: <Address>::load::<W>(memory, at + [12, 16][W::INDEX])?,
            canonname: <Address>::load::<W>(memory, at + [16, 24][W::INDEX])?,
            canonname_len: <Size>::load::<W>(memory, at + [20, 32][W::INDEX])?,
            next: <Address>::load::<W>(memory, at + [24, 40][W::INDEX])?,
        })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.flags.store::<W>(memory, at)?;
        self.family.store::<W>(memory, at + 2)?;
        self.socktype.store::<W>(memory, at + 3)?;
        self.protocol.store::<W>(memory, at + 4)?;
        self.addrlen.store::<W>(memory, at + 8)?;
        self.addr.store::<W>(memory, at + [12, 16][W::INDEX])?;
        self.canonname.store::<W>(memory, at + [16, 24][W::INDEX])?;
        self.canonname_len.store::<W>(memory, at + [20, 32][W::INDEX])?;
        self.next.store::<W>(memory, at + [24, 40][W::INDEX])?;
        Ok(())
    }
}

/// How long, as the options for time-outs have it; 0 is for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeval {
    /// Seconds.
    pub sec: i64,
    /// Microseconds, less than a second.
    pub usec: i64,
}

impl Value for Timeval {
    const SIZE: [u64; 2] = [16, 16];
    const ALIGN: [u64; 2] = [8, 8];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Timeval { sec: <i64>::load::<W>(memory, at)?, usec: <i64>::load::<W>(memory, at + 8)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.sec.store::<W>(memory, at)?;
        self.usec.store::<W>(memory, at + 8)?;
        Ok(())
    }
}

/// Whether closing waits until everything is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Linger {
    /// Whether it does.
    pub onoff: u32,
    /// How long at most, in seconds.
    pub linger: u32,
}

impl Value for Linger {
    const SIZE: [u64; 2] = [8, 8];
    const ALIGN: [u64; 2] = [4, 4];

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        Ok(Linger { onoff: <u32>::load::<W>(memory, at)?, linger: <u32>::load::<W>(memory, at + 4)? })
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        memory.claim(at, Self::SIZE[W::INDEX])?;
        self.onoff.store::<W>(memory, at)?;
        self.linger.store::<W>(memory, at + 4)?;
        Ok(())
    }
}

/// An option of the level 0. The level 6 has one option: 15, to send at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum SoName {
    /// Flag: an address just left may be taken.
    Reuseaddr = 0,
    /// Read only: the kind of socket.
    Type = 1,
    /// Read only: the error that is pending, which is none after that.
    Error = 2,
    /// Flag: to direct neighbours only.
    Dontroute = 3,
    /// Flag: broadcasts may be sent.
    Broadcast = 4,
    /// Number: bytes of the buffer for sending.
    Sndbuf = 5,
    /// Number: bytes of the buffer for receiving.
    Rcvbuf = 6,
    /// Flag: a silent connection is probed.
    Keepalive = 7,
    /// Flag: urgent bytes stay in the stream.
    Oobinline = 8,
    /// A `linger`.
    Linger = 9,
    /// Number: bytes that a receiver waits for.
    Rcvlowat = 10,
    /// A `timeval`: how long receiving waits.
    Rcvtimeo = 11,
    /// A `timeval`: how long sending waits.
    Sndtimeo = 12,
    /// Flag, read only: it takes connections.
    Acceptconn = 13,
    /// A name: the interface that it is bound to.
    Bindtodevice = 14,
}

impl SoName {
    /// The case with this number.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Option<Self> {
        match raw {
            0 => Some(SoName::Reuseaddr),
            1 => Some(SoName::Type),
            2 => Some(SoName::Error),
            3 => Some(SoName::Dontroute),
            4 => Some(SoName::Broadcast),
            5 => Some(SoName::Sndbuf),
            6 => Some(SoName::Rcvbuf),
            7 => Some(SoName::Keepalive),
            8 => Some(SoName::Oobinline),
            9 => Some(SoName::Linger),
            10 => Some(SoName::Rcvlowat),
            11 => Some(SoName::Rcvtimeo),
            12 => Some(SoName::Sndtimeo),
            13 => Some(SoName::Acceptconn),
            14 => Some(SoName::Bindtodevice),
            _ => None,
        }
    }

    /// Its number.
    #[must_use]
    pub const fn raw(self) -> u32 {
        self as u32
    }

    /// Its name in the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SoName::Reuseaddr => "reuseaddr",
            SoName::Type => "type",
            SoName::Error => "error",
            SoName::Dontroute => "dontroute",
            SoName::Broadcast => "broadcast",
            SoName::Sndbuf => "sndbuf",
            SoName::Rcvbuf => "rcvbuf",
            SoName::Keepalive => "keepalive",
            SoName::Oobinline => "oobinline",
            SoName::Linger => "linger",
            SoName::Rcvlowat => "rcvlowat",
            SoName::Rcvtimeo => "rcvtimeo",
            SoName::Sndtimeo => "sndtimeo",
            SoName::Acceptconn => "acceptconn",
            SoName::Bindtodevice => "bindtodevice",
        }
    }
}

impl Value for SoName {
    const SIZE: [u64; 2] = <u32 as Value>::SIZE;
    const ALIGN: [u64; 2] = <u32 as Value>::ALIGN;

    fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
        SoName::from_raw(<u32 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
    }

    fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
        self.raw().store::<W>(memory, at)
    }
}

impl Word for SoName {
    fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
        SoName::from_raw(<u32>::from_word::<W>(word)?).ok_or(Errno::Inval)
    }
}

/// Types of `preview0` that differ from those above.
pub mod preview0 {
    use super::Errno;
    use crate::layout::Width;
    use crate::layout::{Value, Word};
    use crate::memory::GuestMemory;

    /// Where a seek starts from.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[repr(u8)]
    pub enum Whence {
        /// The position now.
        Cur = 0,
        /// The end.
        End = 1,
        /// The beginning.
        Set = 2,
    }

    impl Whence {
        /// The case with this number.
        #[must_use]
        pub const fn from_raw(raw: u8) -> Option<Self> {
            match raw {
                0 => Some(Whence::Cur),
                1 => Some(Whence::End),
                2 => Some(Whence::Set),
                _ => None,
            }
        }

        /// Its number.
        #[must_use]
        pub const fn raw(self) -> u8 {
            self as u8
        }

        /// Its name in the interface.
        #[must_use]
        pub const fn name(self) -> &'static str {
            match self {
                Whence::Cur => "cur",
                Whence::End => "end",
                Whence::Set => "set",
            }
        }
    }

    impl Value for Whence {
        const SIZE: [u64; 2] = <u8 as Value>::SIZE;
        const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            Whence::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            self.raw().store::<W>(memory, at)
        }
    }

    impl Word for Whence {
        fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
            Whence::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
        }
    }

    impl From<Whence> for super::Whence {
        fn from(value: Whence) -> Self {
            match value {
                Whence::Cur => super::Whence::Cur,
                Whence::End => super::Whence::End,
                Whence::Set => super::Whence::Set,
            }
        }
    }

    impl From<super::Whence> for Whence {
        fn from(value: super::Whence) -> Self {
            match value {
                super::Whence::Cur => Whence::Cur,
                super::Whence::End => Whence::End,
                super::Whence::Set => Whence::Set,
            }
        }
    }

    /// How many names a file has.
    pub type Linkcount = u32;

    /// What is known about a file.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Filestat {
        /// Its device.
        pub dev: super::Device,
        /// Its number there.
        pub ino: super::Inode,
        /// Its kind.
        pub filetype: super::Filetype,
        /// How many names it has.
        pub nlink: Linkcount,
        /// Its length, in bytes.
        pub size: super::Filesize,
        /// When it was last read.
        pub atim: super::Timestamp,
        /// When its data last changed.
        pub mtim: super::Timestamp,
        /// When anything about it last changed.
        pub ctim: super::Timestamp,
    }

    impl Value for Filestat {
        const SIZE: [u64; 2] = [56, 56];
        const ALIGN: [u64; 2] = [8, 8];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(Filestat {
                dev: <super::Device>::load::<W>(memory, at)?,
                ino: <super::Inode>::load::<W>(memory, at + 8)?,
                filetype: <super::Filetype>::load::<W>(memory, at + 16)?,
                nlink: <Linkcount>::load::<W>(memory, at + 20)?,
                size: <super::Filesize>::load::<W>(memory, at + 24)?,
                atim: <super::Timestamp>::load::<W>(memory, at + 32)?,
                mtim: <super::Timestamp>::load::<W>(memory, at + 40)?,
                ctim: <super::Timestamp>::load::<W>(memory, at + 48)?,
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.dev.store::<W>(memory, at)?;
            self.ino.store::<W>(memory, at + 8)?;
            self.filetype.store::<W>(memory, at + 16)?;
            self.nlink.store::<W>(memory, at + 20)?;
            self.size.store::<W>(memory, at + 24)?;
            self.atim.store::<W>(memory, at + 32)?;
            self.mtim.store::<W>(memory, at + 40)?;
            self.ctim.store::<W>(memory, at + 48)?;
            Ok(())
        }
    }

    impl From<Filestat> for super::Filestat {
        fn from(value: Filestat) -> Self {
            super::Filestat {
                dev: value.dev,
                ino: value.ino,
                filetype: value.filetype,
                nlink: u64::from(value.nlink),
                size: value.size,
                atim: value.atim,
                mtim: value.mtim,
                ctim: value.ctim,
            }
        }
    }

    impl From<super::Filestat> for Filestat {
        fn from(value: super::Filestat) -> Self {
            Filestat {
                dev: value.dev,
                ino: value.ino,
                filetype: value.filetype,
                nlink: u32::try_from(value.nlink).unwrap_or(u32::MAX),
                size: value.size,
                atim: value.atim,
                mtim: value.mtim,
                ctim: value.ctim,
            }
        }
    }

    /// A time to wait for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct SubscriptionClock {
        /// A further mark of the program, not given back.
        pub identifier: super::Userdata,
        /// By which clock.
        pub id: super::Clockid,
        /// The time, in nanoseconds.
        pub timeout: super::Timestamp,
        /// How late it may be, in nanoseconds.
        pub precision: super::Timestamp,
        /// How the time is meant.
        pub flags: super::Subclockflags,
    }

    impl Value for SubscriptionClock {
        const SIZE: [u64; 2] = [40, 40];
        const ALIGN: [u64; 2] = [8, 8];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(SubscriptionClock {
                identifier: <super::Userdata>::load::<W>(memory, at)?,
                id: <super::Clockid>::load::<W>(memory, at + 8)?,
                timeout: <super::Timestamp>::load::<W>(memory, at + 16)?,
                precision: <super::Timestamp>::load::<W>(memory, at + 24)?,
                flags: <super::Subclockflags>::load::<W>(memory, at + 32)?,
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.identifier.store::<W>(memory, at)?;
            self.id.store::<W>(memory, at + 8)?;
            self.timeout.store::<W>(memory, at + 16)?;
            self.precision.store::<W>(memory, at + 24)?;
            self.flags.store::<W>(memory, at + 32)?;
            Ok(())
        }
    }

    impl From<SubscriptionClock> for super::SubscriptionClock {
        fn from(value: SubscriptionClock) -> Self {
            super::SubscriptionClock {
                id: value.id,
                timeout: value.timeout,
                precision: value.precision,
                flags: value.flags,
            }
        }
    }

    impl From<super::SubscriptionClock> for SubscriptionClock {
        fn from(value: super::SubscriptionClock) -> Self {
            SubscriptionClock {
                id: value.id,
                timeout: value.timeout,
                precision: value.precision,
                flags: value.flags,
                identifier: Default::default(),
            }
        }
    }

    /// What to wait for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SubscriptionU {
        /// `clock`
        Clock(SubscriptionClock),
        /// `fd_read`
        FdRead(super::SubscriptionFdReadwrite),
        /// `fd_write`
        FdWrite(super::SubscriptionFdReadwrite),
    }

    impl Value for SubscriptionU {
        const SIZE: [u64; 2] = [48, 48];
        const ALIGN: [u64; 2] = [8, 8];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            Ok(match <u8 as Value>::load::<W>(memory, at)? {
                0 => SubscriptionU::Clock(<SubscriptionClock>::load::<W>(memory, at + 8)?),
                1 => SubscriptionU::FdRead(<super::SubscriptionFdReadwrite>::load::<W>(memory, at + 8)?),
                2 => SubscriptionU::FdWrite(<super::SubscriptionFdReadwrite>::load::<W>(memory, at + 8)?),
                _ => return Err(Errno::Inval),
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            match self {
                SubscriptionU::Clock(value) => {
                    0_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 8)
                }
                SubscriptionU::FdRead(value) => {
                    1_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 8)
                }
                SubscriptionU::FdWrite(value) => {
                    2_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 8)
                }
            }
        }
    }

    impl From<SubscriptionU> for super::SubscriptionU {
        fn from(value: SubscriptionU) -> Self {
            match value {
                SubscriptionU::Clock(value) => super::SubscriptionU::Clock(value.into()),
                SubscriptionU::FdRead(value) => super::SubscriptionU::FdRead(value),
                SubscriptionU::FdWrite(value) => super::SubscriptionU::FdWrite(value),
            }
        }
    }

    impl From<super::SubscriptionU> for SubscriptionU {
        fn from(value: super::SubscriptionU) -> Self {
            match value {
                super::SubscriptionU::Clock(value) => SubscriptionU::Clock(value.into()),
                super::SubscriptionU::FdRead(value) => SubscriptionU::FdRead(value),
                super::SubscriptionU::FdWrite(value) => SubscriptionU::FdWrite(value),
            }
        }
    }

    /// What to wait for, with the program's mark.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Subscription {
        /// The mark.
        pub userdata: super::Userdata,
        /// What to wait for.
        pub u: SubscriptionU,
    }

    impl Value for Subscription {
        const SIZE: [u64; 2] = [56, 56];
        const ALIGN: [u64; 2] = [8, 8];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(Subscription {
                userdata: <super::Userdata>::load::<W>(memory, at)?,
                u: <SubscriptionU>::load::<W>(memory, at + 8)?,
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.userdata.store::<W>(memory, at)?;
            self.u.store::<W>(memory, at + 8)?;
            Ok(())
        }
    }

    impl From<Subscription> for super::Subscription {
        fn from(value: Subscription) -> Self {
            super::Subscription { userdata: value.userdata, u: value.u.into() }
        }
    }

    impl From<super::Subscription> for Subscription {
        fn from(value: super::Subscription) -> Self {
            Subscription { userdata: value.userdata, u: value.u.into() }
        }
    }
}
/// Types of `wasix_legacy` that differ from those above.
pub mod wasix_legacy {
    use super::Errno;
    use crate::layout::Width;
    use crate::layout::{Value, Word};
    use crate::memory::GuestMemory;

    /// A kind of socket, as 0.11 counts them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[repr(u8)]
    pub enum SockType {
        /// Datagrams.
        SocketDgram = 0,
        /// A stream of bytes.
        SocketStream = 1,
        /// Packets of the network.
        SocketRaw = 2,
        /// A stream of packets.
        SocketSeqpacket = 3,
    }

    impl SockType {
        /// The case with this number.
        #[must_use]
        pub const fn from_raw(raw: u8) -> Option<Self> {
            match raw {
                0 => Some(SockType::SocketDgram),
                1 => Some(SockType::SocketStream),
                2 => Some(SockType::SocketRaw),
                3 => Some(SockType::SocketSeqpacket),
                _ => None,
            }
        }

        /// Its number.
        #[must_use]
        pub const fn raw(self) -> u8 {
            self as u8
        }

        /// Its name in the interface.
        #[must_use]
        pub const fn name(self) -> &'static str {
            match self {
                SockType::SocketDgram => "socket_dgram",
                SockType::SocketStream => "socket_stream",
                SockType::SocketRaw => "socket_raw",
                SockType::SocketSeqpacket => "socket_seqpacket",
            }
        }
    }

    impl Value for SockType {
        const SIZE: [u64; 2] = <u8 as Value>::SIZE;
        const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            SockType::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            self.raw().store::<W>(memory, at)
        }
    }

    impl Word for SockType {
        fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
            SockType::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
        }
    }

    /// An address of IPv6.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct AddrIp6 {
        /// Its bytes, the most significant first.
        pub octets: [u8; 16],
    }

    impl Value for AddrIp6 {
        const SIZE: [u64; 2] = [16, 16];
        const ALIGN: [u64; 2] = [2, 2];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(AddrIp6 { octets: <[u8; 16]>::load::<W>(memory, at)? })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.octets.store::<W>(memory, at)?;
            Ok(())
        }
    }

    /// An address of IPv6 and a port.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct AddrIp6Port {
        /// The port.
        pub port: super::IpPort,
        /// The address.
        pub addr: AddrIp6,
    }

    impl Value for AddrIp6Port {
        const SIZE: [u64; 2] = [18, 18];
        const ALIGN: [u64; 2] = [2, 2];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(AddrIp6Port {
                port: <super::IpPort>::load::<W>(memory, at)?,
                addr: <AddrIp6>::load::<W>(memory, at + 2)?,
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.port.store::<W>(memory, at)?;
            self.addr.store::<W>(memory, at + 2)?;
            Ok(())
        }
    }

    /// A network of IPv6.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct AddrIp6Cidr {
        /// The address.
        pub addr: AddrIp6,
        /// How many bits of it name the network.
        pub prefix: u8,
    }

    impl Value for AddrIp6Cidr {
        const SIZE: [u64; 2] = [18, 18];
        const ALIGN: [u64; 2] = [2, 2];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(AddrIp6Cidr {
                addr: <AddrIp6>::load::<W>(memory, at)?,
                prefix: <u8>::load::<W>(memory, at + 16)?,
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.addr.store::<W>(memory, at)?;
            self.prefix.store::<W>(memory, at + 16)?;
            Ok(())
        }
    }

    /// The path of a socket.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct AddrUnix {
        /// Its bytes.
        pub path: [u8; 16],
    }

    impl Value for AddrUnix {
        const SIZE: [u64; 2] = [16, 16];
        const ALIGN: [u64; 2] = [1, 1];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(AddrUnix { path: <[u8; 16]>::load::<W>(memory, at)? })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.path.store::<W>(memory, at)?;
            Ok(())
        }
    }

    /// The path of a socket, and a prefix that means nothing.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct AddrUnixCidr {
        /// The path.
        pub addr: AddrUnix,
        /// Nothing.
        pub prefix: u8,
    }

    impl Value for AddrUnixCidr {
        const SIZE: [u64; 2] = [17, 17];
        const ALIGN: [u64; 2] = [1, 1];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(AddrUnixCidr {
                addr: <AddrUnix>::load::<W>(memory, at)?,
                prefix: <u8>::load::<W>(memory, at + 16)?,
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.addr.store::<W>(memory, at)?;
            self.prefix.store::<W>(memory, at + 16)?;
            Ok(())
        }
    }

    /// An address.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Addr {
        /// None.
        Unspec,
        /// IPv4.
        Inet4(super::AddrIp4),
        /// IPv6.
        Inet6(AddrIp6),
        /// A path.
        Unix(AddrUnix),
    }

    impl Value for Addr {
        const SIZE: [u64; 2] = [18, 18];
        const ALIGN: [u64; 2] = [2, 2];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            Ok(match <u8 as Value>::load::<W>(memory, at)? {
                0 => Addr::Unspec,
                1 => Addr::Inet4(<super::AddrIp4>::load::<W>(memory, at + 2)?),
                2 => Addr::Inet6(<AddrIp6>::load::<W>(memory, at + 2)?),
                3 => Addr::Unix(<AddrUnix>::load::<W>(memory, at + 2)?),
                _ => return Err(Errno::Inval),
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            match self {
                Addr::Unspec => 0_u8.store::<W>(memory, at),
                Addr::Inet4(value) => {
                    1_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
                Addr::Inet6(value) => {
                    2_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
                Addr::Unix(value) => {
                    3_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
            }
        }
    }

    /// An address and a port.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum AddrPort {
        /// None.
        Unspec,
        /// IPv4.
        Inet4(super::AddrIp4Port),
        /// IPv6.
        Inet6(AddrIp6Port),
        /// A path.
        Unix(super::AddrUnixPort),
    }

    impl Value for AddrPort {
        const SIZE: [u64; 2] = [20, 20];
        const ALIGN: [u64; 2] = [2, 2];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            Ok(match <u8 as Value>::load::<W>(memory, at)? {
                0 => AddrPort::Unspec,
                1 => AddrPort::Inet4(<super::AddrIp4Port>::load::<W>(memory, at + 2)?),
                2 => AddrPort::Inet6(<AddrIp6Port>::load::<W>(memory, at + 2)?),
                3 => AddrPort::Unix(<super::AddrUnixPort>::load::<W>(memory, at + 2)?),
                _ => return Err(Errno::Inval),
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            match self {
                AddrPort::Unspec => 0_u8.store::<W>(memory, at),
                AddrPort::Inet4(value) => {
                    1_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
                AddrPort::Inet6(value) => {
                    2_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
                AddrPort::Unix(value) => {
                    3_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
            }
        }
    }

    /// A network.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum AddrCidr {
        /// None.
        Unspec,
        /// IPv4.
        Inet4(super::AddrIp4Cidr),
        /// IPv6.
        Inet6(AddrIp6Cidr),
        /// A path.
        Unix(AddrUnixCidr),
    }

    impl Value for AddrCidr {
        const SIZE: [u64; 2] = [20, 20];
        const ALIGN: [u64; 2] = [2, 2];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            Ok(match <u8 as Value>::load::<W>(memory, at)? {
                0 => AddrCidr::Unspec,
                1 => AddrCidr::Inet4(<super::AddrIp4Cidr>::load::<W>(memory, at + 2)?),
                2 => AddrCidr::Inet6(<AddrIp6Cidr>::load::<W>(memory, at + 2)?),
                3 => AddrCidr::Unix(<AddrUnixCidr>::load::<W>(memory, at + 2)?),
                _ => return Err(Errno::Inval),
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            match self {
                AddrCidr::Unspec => 0_u8.store::<W>(memory, at),
                AddrCidr::Inet4(value) => {
                    1_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
                AddrCidr::Inet6(value) => {
                    2_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
                AddrCidr::Unix(value) => {
                    3_u8.store::<W>(memory, at)?;
                    value.store::<W>(memory, at + 2)
                }
            }
        }
    }

    /// A way through the network.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Route {
        /// Where it leads.
        pub cidr: AddrCidr,
        /// By which router.
        pub via_router: Addr,
        /// Until when it is preferred.
        pub preferred_until: super::OptionTimestamp,
        /// Until when it stands.
        pub expires_at: super::OptionTimestamp,
    }

    impl Value for Route {
        const SIZE: [u64; 2] = [72, 72];
        const ALIGN: [u64; 2] = [8, 8];

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            Ok(Route {
                cidr: <AddrCidr>::load::<W>(memory, at)?,
                via_router: <Addr>::load::<W>(memory, at + 20)?,
                preferred_until: <super::OptionTimestamp>::load::<W>(memory, at + 40)?,
                expires_at: <super::OptionTimestamp>::load::<W>(memory, at + 56)?,
            })
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            memory.claim(at, Self::SIZE[W::INDEX])?;
            self.cidr.store::<W>(memory, at)?;
            self.via_router.store::<W>(memory, at + 20)?;
            self.preferred_until.store::<W>(memory, at + 40)?;
            self.expires_at.store::<W>(memory, at + 56)?;
            Ok(())
        }
    }

    impl From<Route> for super::Route {
        fn from(value: Route) -> Self {
            super::Route {
                cidr: value.cidr.into(),
                via_router: value.via_router.into(),
                preferred_until: value.preferred_until,
                expires_at: value.expires_at,
            }
        }
    }

    impl From<super::Route> for Route {
        fn from(value: super::Route) -> Self {
            Route {
                cidr: value.cidr.into(),
                via_router: value.via_router.into(),
                preferred_until: value.preferred_until,
                expires_at: value.expires_at,
            }
        }
    }
}
/// Types of `wasmedge` that differ from those above.
pub mod wasmedge {
    use super::Errno;
    use crate::layout::Width;
    use crate::layout::{Value, Word};
    use crate::memory::GuestMemory;

    /// A kind of socket, as WasmEdge counts them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[repr(u8)]
    pub enum SockType {
        /// Whichever the protocol has.
        SocketAny = 0,
        /// Datagrams.
        SocketDgram = 1,
        /// A stream of bytes.
        SocketStream = 2,
    }

    impl SockType {
        /// The case with this number.
        #[must_use]
        pub const fn from_raw(raw: u8) -> Option<Self> {
            match raw {
                0 => Some(SockType::SocketAny),
                1 => Some(SockType::SocketDgram),
                2 => Some(SockType::SocketStream),
                _ => None,
            }
        }

        /// Its number.
        #[must_use]
        pub const fn raw(self) -> u8 {
            self as u8
        }

        /// Its name in the interface.
        #[must_use]
        pub const fn name(self) -> &'static str {
            match self {
                SockType::SocketAny => "socket_any",
                SockType::SocketDgram => "socket_dgram",
                SockType::SocketStream => "socket_stream",
            }
        }
    }

    impl Value for SockType {
        const SIZE: [u64; 2] = <u8 as Value>::SIZE;
        const ALIGN: [u64; 2] = <u8 as Value>::ALIGN;

        fn load<W: Width>(memory: GuestMemory<'_>, at: u64) -> Result<Self, Errno> {
            SockType::from_raw(<u8 as Value>::load::<W>(memory, at)?).ok_or(Errno::Inval)
        }

        fn store<W: Width>(&self, memory: GuestMemory<'_>, at: u64) -> Result<(), Errno> {
            self.raw().store::<W>(memory, at)
        }
    }

    impl Word for SockType {
        fn from_word<W: Width>(word: u64) -> Result<Self, Errno> {
            SockType::from_raw(<u8>::from_word::<W>(word)?).ok_or(Errno::Inval)
        }
    }
}
