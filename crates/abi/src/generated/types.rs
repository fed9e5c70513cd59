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
pub type IovecArray = ();

/// Pieces of memory to take one after the other.
pub type CiovecArray = ();

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

/// Types of `preview0` that differ from those above.
pub mod preview0 {
    use super::Errno;
    use crate::layout::{Value, Width, Word};
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
                nlink: value.nlink.into(),
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
                nlink: value.nlink.into(),
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
                SubscriptionU::FdRead(value) => super::SubscriptionU::FdRead(value.into()),
                SubscriptionU::FdWrite(value) => super::SubscriptionU::FdWrite(value.into()),
            }
        }
    }

    impl From<super::SubscriptionU> for SubscriptionU {
        fn from(value: super::SubscriptionU) -> Self {
            match value {
                super::SubscriptionU::Clock(value) => SubscriptionU::Clock(value.into()),
                super::SubscriptionU::FdRead(value) => SubscriptionU::FdRead(value.into()),
                super::SubscriptionU::FdWrite(value) => SubscriptionU::FdWrite(value.into()),
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
