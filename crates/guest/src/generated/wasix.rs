// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The types and calls that WASIX adds to preview1.

use super::types::*;
#[cfg(target_pointer_width = "32")]
use crate::raw::wasix_32v1 as imports;
#[cfg(target_pointer_width = "64")]
use crate::raw::wasix_64v1 as imports;
use crate::wasix::{AddrUnspec, AddrUnspecCidr, AddrUnspecPort, Bool};

#[cfg(target_pointer_width = "32")]
type Word = i32;
#[cfg(target_pointer_width = "64")]
type Word = i64;

/// A 128-bit number that names something by its content, the low half first.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Hash {
    /// The low half.
    pub b0: u64,
    /// The high half.
    pub b1: u64,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Hash>() == 16);
    assert!(align_of::<Hash>() == 8);
    assert!(core::mem::offset_of!(Hash, b0) == 0);
    assert!(core::mem::offset_of!(Hash, b1) == 8);
};

/// A saved stack, as the program keeps it.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct StackSnapshot {
    /// Where the value of `stack_restore` goes.
    pub user: u64,
    /// Which stack.
    pub hash: Hash,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<StackSnapshot>() == 24);
    assert!(align_of::<StackSnapshot>() == 8);
    assert!(core::mem::offset_of!(StackSnapshot, user) == 0);
    assert!(core::mem::offset_of!(StackSnapshot, hash) == 8);
};

/// A time, or none.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct OptionTimestamp {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: OptionTimestampU,
}

/// The values of a [`OptionTimestamp`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union OptionTimestampU {
    /// None.
    pub none: u8,
    /// A time, in nanoseconds.
    pub some: Timestamp,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<OptionTimestamp>() == 16);
    assert!(align_of::<OptionTimestamp>() == 8);
    assert!(core::mem::offset_of!(OptionTimestamp, u) == 8);
};

/// A process's number.
pub type Pid = u32;

/// A thread's number.
pub type Tid = u32;

/// A process, or none.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct OptionPid {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: OptionPidU,
}

/// The values of a [`OptionPid`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union OptionPidU {
    /// None.
    pub none: u8,
    /// A process.
    pub some: Pid,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<OptionPid>() == 8);
    assert!(align_of::<OptionPid>() == 4);
    assert!(core::mem::offset_of!(OptionPid, u) == 4);
};

/// A descriptor, or none.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct OptionFd {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: OptionFdU,
}

/// The values of a [`OptionFd`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union OptionFdU {
    /// None.
    pub none: u8,
    /// A descriptor.
    pub some: Fd,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<OptionFd>() == 8);
    assert!(align_of::<OptionFd>() == 4);
    assert!(core::mem::offset_of!(OptionFd, u) == 4);
};

/// How a counter is made.
pub type Eventfdflags = u16;

/// A read takes 1.
pub const EVENTFDFLAGS_SEMAPHORE: Eventfdflags = 1 << 0;
/// What cannot be done at once fails with `again`; programs of C send it.
pub const EVENTFDFLAGS_NONBLOCK: Eventfdflags = 1 << 2;

/// Flags of a descriptor, as opposed to those of its open file.
pub type Fdflagsext = u16;

/// It is closed when another program is executed.
pub const FDFLAGSEXT_CLOEXEC: Fdflagsext = 1 << 0;

/// The state of the terminal.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
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
    pub stdin_tty: Bool,
    /// Whether standard output is the terminal.
    pub stdout_tty: Bool,
    /// Whether standard error is the terminal.
    pub stderr_tty: Bool,
    /// Whether what is typed is shown.
    pub echo: Bool,
    /// Whether input comes by lines.
    pub line_buffered: Bool,
    /// Whether a return is read as a line feed.
    pub line_feeds: Bool,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Tty>() == 24);
    assert!(align_of::<Tty>() == 4);
    assert!(core::mem::offset_of!(Tty, cols) == 0);
    assert!(core::mem::offset_of!(Tty, rows) == 4);
    assert!(core::mem::offset_of!(Tty, width) == 8);
    assert!(core::mem::offset_of!(Tty, height) == 12);
    assert!(core::mem::offset_of!(Tty, stdin_tty) == 16);
    assert!(core::mem::offset_of!(Tty, stdout_tty) == 17);
    assert!(core::mem::offset_of!(Tty, stderr_tty) == 18);
    assert!(core::mem::offset_of!(Tty, echo) == 19);
    assert!(core::mem::offset_of!(Tty, line_buffered) == 20);
    assert!(core::mem::offset_of!(Tty, line_feeds) == 21);
};

/// What a child gets for a standard stream.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct StdioMode(u8);

/// A pipe to the parent.
pub const STDIO_MODE_PIPED: StdioMode = StdioMode(0);
/// The parent's own.
pub const STDIO_MODE_INHERIT: StdioMode = StdioMode(1);
/// Nothing.
pub const STDIO_MODE_NULL: StdioMode = StdioMode(2);
/// The host's log.
pub const STDIO_MODE_LOG: StdioMode = StdioMode(3);

impl StdioMode {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        StdioMode(raw)
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
            0 => "PIPED",
            1 => "INHERIT",
            2 => "NULL",
            3 => "LOG",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "A pipe to the parent.",
            1 => "The parent's own.",
            2 => "Nothing.",
            3 => "The host's log.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for StdioMode {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("StdioMode")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for StdioMode {
    fn from(raw: u8) -> Self {
        StdioMode(raw)
    }
}

/// A child and the pipes to it.
#[repr(C)]
#[derive(Copy, Clone)]
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

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<ProcessHandles>() == 28);
    assert!(align_of::<ProcessHandles>() == 4);
    assert!(core::mem::offset_of!(ProcessHandles, pid) == 0);
    assert!(core::mem::offset_of!(ProcessHandles, stdin) == 4);
    assert!(core::mem::offset_of!(ProcessHandles, stdout) == 12);
    assert!(core::mem::offset_of!(ProcessHandles, stderr) == 20);
};

/// What a process does with a signal when it starts.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Disposition(u8);

/// What is usual.
pub const DISPOSITION_DEFAULT: Disposition = Disposition(0);
/// Nothing.
pub const DISPOSITION_IGNORE: Disposition = Disposition(1);

impl Disposition {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        Disposition(raw)
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
            0 => "DEFAULT",
            1 => "IGNORE",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "What is usual.",
            1 => "Nothing.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Disposition {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Disposition")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for Disposition {
    fn from(raw: u8) -> Self {
        Disposition(raw)
    }
}

/// A signal and what is done with it.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct SignalDisposition {
    /// The signal.
    pub sig: Signal,
    /// What is done.
    pub disp: Disposition,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<SignalDisposition>() == 2);
    assert!(align_of::<SignalDisposition>() == 1);
    assert!(core::mem::offset_of!(SignalDisposition, sig) == 0);
    assert!(core::mem::offset_of!(SignalDisposition, disp) == 1);
};

/// How to wait for a child.
pub type JoinFlags = u32;

/// Not at all.
pub const JOIN_FLAGS_NON_BLOCKING: JoinFlags = 1 << 0;
/// Also until it stops.
pub const JOIN_FLAGS_WAKE_STOPPED: JoinFlags = 1 << 1;

/// What became of a child.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct JoinStatusType(u8);

/// Nothing so far.
pub const JOIN_STATUS_TYPE_NOTHING: JoinStatusType = JoinStatusType(0);
/// It ended.
pub const JOIN_STATUS_TYPE_EXIT_NORMAL: JoinStatusType = JoinStatusType(1);
/// A signal ended it.
pub const JOIN_STATUS_TYPE_EXIT_SIGNAL: JoinStatusType = JoinStatusType(2);
/// A signal stopped it.
pub const JOIN_STATUS_TYPE_STOPPED: JoinStatusType = JoinStatusType(3);

impl JoinStatusType {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        JoinStatusType(raw)
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
            0 => "NOTHING",
            1 => "EXIT_NORMAL",
            2 => "EXIT_SIGNAL",
            3 => "STOPPED",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Nothing so far.",
            1 => "It ended.",
            2 => "A signal ended it.",
            3 => "A signal stopped it.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for JoinStatusType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("JoinStatusType")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for JoinStatusType {
    fn from(raw: u8) -> Self {
        JoinStatusType(raw)
    }
}

/// The end of a process by a signal.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct ErrnoSignal {
    /// An exit code.
    pub exit_code: Errno,
    /// The signal.
    pub signal: Signal,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<ErrnoSignal>() == 4);
    assert!(align_of::<ErrnoSignal>() == 2);
    assert!(core::mem::offset_of!(ErrnoSignal, exit_code) == 0);
    assert!(core::mem::offset_of!(ErrnoSignal, signal) == 2);
};

/// What became of a child, with details.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct JoinStatus {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: JoinStatusU,
}

/// The values of a [`JoinStatus`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union JoinStatusU {
    /// Nothing so far.
    pub nothing: u8,
    /// It ended with this exit code.
    pub exit_normal: Errno,
    /// A signal ended it.
    pub exit_signal: ErrnoSignal,
    /// This signal stopped it.
    pub stopped: Signal,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<JoinStatus>() == 6);
    assert!(align_of::<JoinStatus>() == 2);
    assert!(core::mem::offset_of!(JoinStatus, u) == 2);
};

/// What a new thread starts with.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
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
    pub reserved0: Size,
    /// The program's.
    pub reserved1: Size,
    /// The program's.
    pub reserved2: Size,
    /// The program's.
    pub reserved3: Size,
    /// The program's.
    pub reserved4: Size,
    /// The program's.
    pub reserved5: Size,
    /// The program's.
    pub reserved6: Size,
    /// The program's.
    pub reserved7: Size,
    /// The program's.
    pub reserved8: Size,
    /// The program's.
    pub reserved9: Size,
    /// The length of its stack, in bytes.
    pub stack_size: Size,
    /// The length of the guard below, in bytes.
    pub guard_size: Size,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<ThreadStart>() == [64, 128][cfg!(target_pointer_width = "64") as usize]);
    assert!(align_of::<ThreadStart>() == [4, 8][cfg!(target_pointer_width = "64") as usize]);
    assert!(core::mem::offset_of!(ThreadStart, stack) == 0);
    assert!(
        core::mem::offset_of!(ThreadStart, tls_base) == [4, 8][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ThreadStart, start_funct)
            == [8, 16][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ThreadStart, start_args)
            == [12, 24][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ThreadStart, reserved0) == [16, 32][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ThreadStart, stack_size)
            == [56, 112][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ThreadStart, guard_size)
            == [60, 120][cfg!(target_pointer_width = "64") as usize]
    );
};

/// What is waited for. These are not Linux's numbers; bits without a meaning here are ignored.
pub type EpollType = u32;

/// Something to read.
pub const EPOLL_TYPE_EPOLLIN: EpollType = 1 << 0;
/// Room to write.
pub const EPOLL_TYPE_EPOLLOUT: EpollType = 1 << 1;
/// The other side has closed its end, or half of it.
pub const EPOLL_TYPE_EPOLLRDHUP: EpollType = 1 << 2;
/// Urgent data.
pub const EPOLL_TYPE_EPOLLPRI: EpollType = 1 << 3;
/// An error.
pub const EPOLL_TYPE_EPOLLERR: EpollType = 1 << 4;
/// The other side has gone.
pub const EPOLL_TYPE_EPOLLHUP: EpollType = 1 << 5;
/// Tell of changes only.
pub const EPOLL_TYPE_EPOLLET: EpollType = 1 << 6;
/// Tell once.
pub const EPOLL_TYPE_EPOLLONESHOT: EpollType = 1 << 7;

/// What to do with a set. Programs of C send Linux's numbers, so 0 means what 1 means.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct EpollCtl(u32);

/// Add; the number of the published interface.
pub const EPOLL_CTL_ADD_ZERO: EpollCtl = EpollCtl(0);
/// Add.
pub const EPOLL_CTL_ADD: EpollCtl = EpollCtl(1);
/// Remove.
pub const EPOLL_CTL_DEL: EpollCtl = EpollCtl(2);
/// Change.
pub const EPOLL_CTL_MOD: EpollCtl = EpollCtl(3);

impl EpollCtl {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u32) -> Self {
        EpollCtl(raw)
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
            0 => "ADD_ZERO",
            1 => "ADD",
            2 => "DEL",
            3 => "MOD",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Add; the number of the published interface.",
            1 => "Add.",
            2 => "Remove.",
            3 => "Change.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for EpollCtl {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("EpollCtl")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u32> for EpollCtl {
    fn from(raw: u32) -> Self {
        EpollCtl(raw)
    }
}

/// The program's own data, given back as it is.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
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

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<EpollData>() == 24);
    assert!(align_of::<EpollData>() == 8);
    assert!(core::mem::offset_of!(EpollData, ptr) == 0);
    assert!(core::mem::offset_of!(EpollData, fd) == [4, 8][cfg!(target_pointer_width = "64") as usize]);
    assert!(core::mem::offset_of!(EpollData, data1) == [8, 12][cfg!(target_pointer_width = "64") as usize]);
    assert!(core::mem::offset_of!(EpollData, data2) == 16);
};

/// What to wait for, or what came.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct EpollEvent {
    /// What.
    pub events: EpollType,
    /// The program's data.
    pub data: EpollData,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<EpollEvent>() == 32);
    assert!(align_of::<EpollEvent>() == 8);
    assert!(core::mem::offset_of!(EpollEvent, events) == 0);
    assert!(core::mem::offset_of!(EpollEvent, data) == 8);
};

/// What to do in a child before its program starts.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct ProcSpawnFdOpName(u8);

/// Close `fd`.
pub const PROC_SPAWN_FD_OP_NAME_CLOSE: ProcSpawnFdOpName = ProcSpawnFdOpName(0);
/// Give the open file of `src_fd` to `fd`.
pub const PROC_SPAWN_FD_OP_NAME_DUP2: ProcSpawnFdOpName = ProcSpawnFdOpName(1);
/// Open `path` as `fd`.
pub const PROC_SPAWN_FD_OP_NAME_OPEN: ProcSpawnFdOpName = ProcSpawnFdOpName(2);
/// Change the current directory to `path`.
pub const PROC_SPAWN_FD_OP_NAME_CHDIR: ProcSpawnFdOpName = ProcSpawnFdOpName(3);
/// Change the current directory to that of `fd`.
pub const PROC_SPAWN_FD_OP_NAME_FCHDIR: ProcSpawnFdOpName = ProcSpawnFdOpName(4);

impl ProcSpawnFdOpName {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        ProcSpawnFdOpName(raw)
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
            0 => "CLOSE",
            1 => "DUP2",
            2 => "OPEN",
            3 => "CHDIR",
            4 => "FCHDIR",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "Close `fd`.",
            1 => "Give the open file of `src_fd` to `fd`.",
            2 => "Open `path` as `fd`.",
            3 => "Change the current directory to `path`.",
            4 => "Change the current directory to that of `fd`.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for ProcSpawnFdOpName {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ProcSpawnFdOpName")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for ProcSpawnFdOpName {
    fn from(raw: u8) -> Self {
        ProcSpawnFdOpName(raw)
    }
}

/// A step to do in a child before its program starts.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct ProcSpawnFdOp {
    /// What to do.
    pub cmd: ProcSpawnFdOpName,
    /// With which descriptor.
    pub fd: Fd,
    /// And from which.
    pub src_fd: Fd,
    /// A path.
    pub path: *const u8,
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

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<ProcSpawnFdOp>() == [56, 64][cfg!(target_pointer_width = "64") as usize]);
    assert!(align_of::<ProcSpawnFdOp>() == 8);
    assert!(core::mem::offset_of!(ProcSpawnFdOp, cmd) == 0);
    assert!(core::mem::offset_of!(ProcSpawnFdOp, fd) == 4);
    assert!(core::mem::offset_of!(ProcSpawnFdOp, src_fd) == 8);
    assert!(
        core::mem::offset_of!(ProcSpawnFdOp, path) == [12, 16][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ProcSpawnFdOp, path_len)
            == [16, 24][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ProcSpawnFdOp, dirflags)
            == [20, 32][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ProcSpawnFdOp, oflags) == [24, 36][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ProcSpawnFdOp, fs_rights_base)
            == [32, 40][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ProcSpawnFdOp, fs_rights_inheriting)
            == [40, 48][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ProcSpawnFdOp, fdflags) == [48, 56][cfg!(target_pointer_width = "64") as usize]
    );
    assert!(
        core::mem::offset_of!(ProcSpawnFdOp, fdflagsext)
            == [50, 58][cfg!(target_pointer_width = "64") as usize]
    );
};

/// A kind of socket.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct SockType(u8);

/// None.
pub const SOCK_TYPE_SOCKET_UNUSED: SockType = SockType(0);
/// A stream of bytes.
pub const SOCK_TYPE_SOCKET_STREAM: SockType = SockType(1);
/// Datagrams.
pub const SOCK_TYPE_SOCKET_DGRAM: SockType = SockType(2);
/// Packets of the network.
pub const SOCK_TYPE_SOCKET_RAW: SockType = SockType(3);
/// A stream of packets.
pub const SOCK_TYPE_SOCKET_SEQPACKET: SockType = SockType(4);

impl SockType {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        SockType(raw)
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
            0 => "SOCKET_UNUSED",
            1 => "SOCKET_STREAM",
            2 => "SOCKET_DGRAM",
            3 => "SOCKET_RAW",
            4 => "SOCKET_SEQPACKET",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "None.",
            1 => "A stream of bytes.",
            2 => "Datagrams.",
            3 => "Packets of the network.",
            4 => "A stream of packets.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for SockType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SockType")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for SockType {
    fn from(raw: u8) -> Self {
        SockType(raw)
    }
}

/// A protocol, by the number IANA gave it.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct SockProto(u16);

/// The usual one.
pub const SOCK_PROTO_IP: SockProto = SockProto(0);
/// Control messages of IPv4.
pub const SOCK_PROTO_ICMP: SockProto = SockProto(1);
/// Groups of IPv4.
pub const SOCK_PROTO_IGMP: SockProto = SockProto(2);
/// IP in IP.
pub const SOCK_PROTO_IPIP: SockProto = SockProto(4);
/// TCP.
pub const SOCK_PROTO_TCP: SockProto = SockProto(6);
/// Exterior gateways.
pub const SOCK_PROTO_EGP: SockProto = SockProto(8);
/// PUP.
pub const SOCK_PROTO_PUP: SockProto = SockProto(12);
/// UDP.
pub const SOCK_PROTO_UDP: SockProto = SockProto(17);
/// XNS datagrams.
pub const SOCK_PROTO_IDP: SockProto = SockProto(22);
/// ISO transport, class 4.
pub const SOCK_PROTO_PROTO_TP: SockProto = SockProto(29);
/// DCCP.
pub const SOCK_PROTO_DCCP: SockProto = SockProto(33);
/// IPv6 in IP.
pub const SOCK_PROTO_IPV6: SockProto = SockProto(41);
/// Routing header of IPv6.
pub const SOCK_PROTO_ROUTING: SockProto = SockProto(43);
/// Fragment header of IPv6.
pub const SOCK_PROTO_FRAGMENT: SockProto = SockProto(44);
/// Reservations.
pub const SOCK_PROTO_RSVP: SockProto = SockProto(46);
/// Encapsulation of routing.
pub const SOCK_PROTO_GRE: SockProto = SockProto(47);
/// Encrypted packets.
pub const SOCK_PROTO_ESP: SockProto = SockProto(50);
/// Authenticated packets.
pub const SOCK_PROTO_AH: SockProto = SockProto(51);
/// Control messages of IPv6.
pub const SOCK_PROTO_ICMPV6: SockProto = SockProto(58);
/// No next header of IPv6.
pub const SOCK_PROTO_NONE: SockProto = SockProto(59);
/// Destination options of IPv6.
pub const SOCK_PROTO_DSTOPTS: SockProto = SockProto(60);
/// Multicast transport.
pub const SOCK_PROTO_MTP: SockProto = SockProto(92);
/// IP in IP, shortened.
pub const SOCK_PROTO_BEETPH: SockProto = SockProto(94);
/// Encapsulation.
pub const SOCK_PROTO_ENCAP: SockProto = SockProto(98);
/// Multicast routing.
pub const SOCK_PROTO_PIM: SockProto = SockProto(103);
/// Compressed packets.
pub const SOCK_PROTO_COMP: SockProto = SockProto(108);
/// SCTP.
pub const SOCK_PROTO_SCTP: SockProto = SockProto(132);
/// Mobility header of IPv6.
pub const SOCK_PROTO_MH: SockProto = SockProto(135);
/// UDP with a partial checksum.
pub const SOCK_PROTO_UDPLITE: SockProto = SockProto(136);
/// MPLS in IP.
pub const SOCK_PROTO_MPLS: SockProto = SockProto(137);
/// Ethernet in IPv6.
pub const SOCK_PROTO_ETHERNET: SockProto = SockProto(143);
/// Raw packets.
pub const SOCK_PROTO_PROTO_RAW: SockProto = SockProto(255);
/// TCP over several paths.
pub const SOCK_PROTO_MPTCP: SockProto = SockProto(262);
/// The first number that is none.
pub const SOCK_PROTO_MAX: SockProto = SockProto(263);

impl SockProto {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u16) -> Self {
        SockProto(raw)
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
            0 => "IP",
            1 => "ICMP",
            2 => "IGMP",
            4 => "IPIP",
            6 => "TCP",
            8 => "EGP",
            12 => "PUP",
            17 => "UDP",
            22 => "IDP",
            29 => "PROTO_TP",
            33 => "DCCP",
            41 => "IPV6",
            43 => "ROUTING",
            44 => "FRAGMENT",
            46 => "RSVP",
            47 => "GRE",
            50 => "ESP",
            51 => "AH",
            58 => "ICMPV6",
            59 => "NONE",
            60 => "DSTOPTS",
            92 => "MTP",
            94 => "BEETPH",
            98 => "ENCAP",
            103 => "PIM",
            108 => "COMP",
            132 => "SCTP",
            135 => "MH",
            136 => "UDPLITE",
            137 => "MPLS",
            143 => "ETHERNET",
            255 => "PROTO_RAW",
            262 => "MPTCP",
            263 => "MAX",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "The usual one.",
            1 => "Control messages of IPv4.",
            2 => "Groups of IPv4.",
            4 => "IP in IP.",
            6 => "TCP.",
            8 => "Exterior gateways.",
            12 => "PUP.",
            17 => "UDP.",
            22 => "XNS datagrams.",
            29 => "ISO transport, class 4.",
            33 => "DCCP.",
            41 => "IPv6 in IP.",
            43 => "Routing header of IPv6.",
            44 => "Fragment header of IPv6.",
            46 => "Reservations.",
            47 => "Encapsulation of routing.",
            50 => "Encrypted packets.",
            51 => "Authenticated packets.",
            58 => "Control messages of IPv6.",
            59 => "No next header of IPv6.",
            60 => "Destination options of IPv6.",
            92 => "Multicast transport.",
            94 => "IP in IP, shortened.",
            98 => "Encapsulation.",
            103 => "Multicast routing.",
            108 => "Compressed packets.",
            132 => "SCTP.",
            135 => "Mobility header of IPv6.",
            136 => "UDP with a partial checksum.",
            137 => "MPLS in IP.",
            143 => "Ethernet in IPv6.",
            255 => "Raw packets.",
            262 => "TCP over several paths.",
            263 => "The first number that is none.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for SockProto {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SockProto")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u16> for SockProto {
    fn from(raw: u16) -> Self {
        SockProto(raw)
    }
}

/// How far a socket is.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct SockStatus(u8);

/// On the way.
pub const SOCK_STATUS_OPENING: SockStatus = SockStatus(0);
/// In use.
pub const SOCK_STATUS_OPENED: SockStatus = SockStatus(1);
/// Closed.
pub const SOCK_STATUS_CLOSED: SockStatus = SockStatus(2);
/// Broken.
pub const SOCK_STATUS_FAILED: SockStatus = SockStatus(3);

impl SockStatus {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        SockStatus(raw)
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
            0 => "OPENING",
            1 => "OPENED",
            2 => "CLOSED",
            3 => "FAILED",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "On the way.",
            1 => "In use.",
            2 => "Closed.",
            3 => "Broken.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for SockStatus {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SockStatus")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for SockStatus {
    fn from(raw: u8) -> Self {
        SockStatus(raw)
    }
}

/// An option of a socket.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct SockOption(u8);

/// None.
pub const SOCK_OPTION_NOOP: SockOption = SockOption(0);
/// Flag: others may have the same port.
pub const SOCK_OPTION_REUSE_PORT: SockOption = SockOption(1);
/// Flag: an address just left may be taken.
pub const SOCK_OPTION_REUSE_ADDR: SockOption = SockOption(2);
/// Flag: send at once.
pub const SOCK_OPTION_NO_DELAY: SockOption = SockOption(3);
/// Flag: to direct neighbours only.
pub const SOCK_OPTION_DONT_ROUTE: SockOption = SockOption(4);
/// Flag: no IPv4 on a socket of IPv6.
pub const SOCK_OPTION_ONLY_V6: SockOption = SockOption(5);
/// Flag: broadcasts may be sent.
pub const SOCK_OPTION_BROADCAST: SockOption = SockOption(6);
/// Flag: one's own messages to groups of IPv4 come back.
pub const SOCK_OPTION_MULTICAST_LOOP_V4: SockOption = SockOption(7);
/// Flag: one's own messages to groups of IPv6 come back.
pub const SOCK_OPTION_MULTICAST_LOOP_V6: SockOption = SockOption(8);
/// Flag: receive what others are sent.
pub const SOCK_OPTION_PROMISCUOUS: SockOption = SockOption(9);
/// Flag, read only: it takes connections.
pub const SOCK_OPTION_LISTENING: SockOption = SockOption(10);
/// Number, read only: the last error.
pub const SOCK_OPTION_LAST_ERROR: SockOption = SockOption(11);
/// Flag: idle connections are checked.
pub const SOCK_OPTION_KEEP_ALIVE: SockOption = SockOption(12);
/// Time: how long closing waits for data to go out.
pub const SOCK_OPTION_LINGER: SockOption = SockOption(13);
/// Flag: urgent data comes with the rest.
pub const SOCK_OPTION_OOB_INLINE: SockOption = SockOption(14);
/// Number: bytes of the buffer to receive into.
pub const SOCK_OPTION_RECV_BUF_SIZE: SockOption = SockOption(15);
/// Number: bytes of the buffer to send from.
pub const SOCK_OPTION_SEND_BUF_SIZE: SockOption = SockOption(16);
/// Number: bytes that make it readable.
pub const SOCK_OPTION_RECV_LOWAT: SockOption = SockOption(17);
/// Number: bytes that make it writable.
pub const SOCK_OPTION_SEND_LOWAT: SockOption = SockOption(18);
/// Time: how long receiving waits.
pub const SOCK_OPTION_RECV_TIMEOUT: SockOption = SockOption(19);
/// Time: how long sending waits.
pub const SOCK_OPTION_SEND_TIMEOUT: SockOption = SockOption(20);
/// Time: how long connecting waits.
pub const SOCK_OPTION_CONNECT_TIMEOUT: SockOption = SockOption(21);
/// Time: how long accepting waits.
pub const SOCK_OPTION_ACCEPT_TIMEOUT: SockOption = SockOption(22);
/// Number: hops a packet may make.
pub const SOCK_OPTION_TTL: SockOption = SockOption(23);
/// Number: hops a packet to a group of IPv4 may make.
pub const SOCK_OPTION_MULTICAST_TTL_V4: SockOption = SockOption(24);
/// Number, read only: the kind of socket.
pub const SOCK_OPTION_TYPE: SockOption = SockOption(25);
/// Number, read only: the protocol.
pub const SOCK_OPTION_PROTO: SockOption = SockOption(26);

impl SockOption {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        SockOption(raw)
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
            0 => "NOOP",
            1 => "REUSE_PORT",
            2 => "REUSE_ADDR",
            3 => "NO_DELAY",
            4 => "DONT_ROUTE",
            5 => "ONLY_V6",
            6 => "BROADCAST",
            7 => "MULTICAST_LOOP_V4",
            8 => "MULTICAST_LOOP_V6",
            9 => "PROMISCUOUS",
            10 => "LISTENING",
            11 => "LAST_ERROR",
            12 => "KEEP_ALIVE",
            13 => "LINGER",
            14 => "OOB_INLINE",
            15 => "RECV_BUF_SIZE",
            16 => "SEND_BUF_SIZE",
            17 => "RECV_LOWAT",
            18 => "SEND_LOWAT",
            19 => "RECV_TIMEOUT",
            20 => "SEND_TIMEOUT",
            21 => "CONNECT_TIMEOUT",
            22 => "ACCEPT_TIMEOUT",
            23 => "TTL",
            24 => "MULTICAST_TTL_V4",
            25 => "TYPE",
            26 => "PROTO",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "None.",
            1 => "Flag: others may have the same port.",
            2 => "Flag: an address just left may be taken.",
            3 => "Flag: send at once.",
            4 => "Flag: to direct neighbours only.",
            5 => "Flag: no IPv4 on a socket of IPv6.",
            6 => "Flag: broadcasts may be sent.",
            7 => "Flag: one's own messages to groups of IPv4 come back.",
            8 => "Flag: one's own messages to groups of IPv6 come back.",
            9 => "Flag: receive what others are sent.",
            10 => "Flag, read only: it takes connections.",
            11 => "Number, read only: the last error.",
            12 => "Flag: idle connections are checked.",
            13 => "Time: how long closing waits for data to go out.",
            14 => "Flag: urgent data comes with the rest.",
            15 => "Number: bytes of the buffer to receive into.",
            16 => "Number: bytes of the buffer to send from.",
            17 => "Number: bytes that make it readable.",
            18 => "Number: bytes that make it writable.",
            19 => "Time: how long receiving waits.",
            20 => "Time: how long sending waits.",
            21 => "Time: how long connecting waits.",
            22 => "Time: how long accepting waits.",
            23 => "Number: hops a packet may make.",
            24 => "Number: hops a packet to a group of IPv4 may make.",
            25 => "Number, read only: the kind of socket.",
            26 => "Number, read only: the protocol.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for SockOption {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SockOption")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for SockOption {
    fn from(raw: u8) -> Self {
        SockOption(raw)
    }
}

/// How a virtual network protects what it carries.
pub type StreamSecurity = u8;

/// Not at all.
pub const STREAM_SECURITY_UNENCRYPTED: StreamSecurity = 1 << 0;
/// Somehow.
pub const STREAM_SECURITY_ANY_ENCRYPTION: StreamSecurity = 1 << 1;
/// By classic means.
pub const STREAM_SECURITY_CLASSIC_ENCRYPTION: StreamSecurity = 1 << 2;
/// By two means.
pub const STREAM_SECURITY_DOUBLE_ENCRYPTION: StreamSecurity = 1 << 3;

/// The address of a network interface.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct HardwareAddress {
    /// Its bytes, the manufacturer's first.
    pub n0: u8,
    /// Its bytes, the manufacturer's first.
    pub n1: u8,
    /// Its bytes, the manufacturer's first.
    pub n2: u8,
    /// Its bytes, the manufacturer's first.
    pub h0: u8,
    /// Its bytes, the manufacturer's first.
    pub h1: u8,
    /// Its bytes, the manufacturer's first.
    pub h2: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<HardwareAddress>() == 6);
    assert!(align_of::<HardwareAddress>() == 1);
    assert!(core::mem::offset_of!(HardwareAddress, n0) == 0);
};

/// A port, in the byte order of the machine.
pub type IpPort = u16;

/// A kind of address.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct AddressFamily(u8);

/// None.
pub const ADDRESS_FAMILY_UNSPEC: AddressFamily = AddressFamily(0);
/// IPv4.
pub const ADDRESS_FAMILY_INET4: AddressFamily = AddressFamily(1);
/// IPv6.
pub const ADDRESS_FAMILY_INET6: AddressFamily = AddressFamily(2);
/// A path.
pub const ADDRESS_FAMILY_UNIX: AddressFamily = AddressFamily(3);

impl AddressFamily {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        AddressFamily(raw)
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
            0 => "UNSPEC",
            1 => "INET4",
            2 => "INET6",
            3 => "UNIX",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "None.",
            1 => "IPv4.",
            2 => "IPv6.",
            3 => "A path.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for AddressFamily {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("AddressFamily")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for AddressFamily {
    fn from(raw: u8) -> Self {
        AddressFamily(raw)
    }
}

/// A kind of address of the internet.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct AddressFamilyIp(u8);

/// None.
pub const ADDRESS_FAMILY_IP_UNSPEC: AddressFamilyIp = AddressFamilyIp(0);
/// IPv4.
pub const ADDRESS_FAMILY_IP_INET4: AddressFamilyIp = AddressFamilyIp(1);
/// IPv6.
pub const ADDRESS_FAMILY_IP_INET6: AddressFamilyIp = AddressFamilyIp(2);

impl AddressFamilyIp {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        AddressFamilyIp(raw)
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
            0 => "UNSPEC",
            1 => "INET4",
            2 => "INET6",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "None.",
            1 => "IPv4.",
            2 => "IPv6.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for AddressFamilyIp {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("AddressFamilyIp")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for AddressFamilyIp {
    fn from(raw: u8) -> Self {
        AddressFamilyIp(raw)
    }
}

/// An address of IPv4.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp4 {
    /// Its bytes, the most significant first.
    pub n0: u8,
    /// Its bytes, the most significant first.
    pub n1: u8,
    /// Its bytes, the most significant first.
    pub h0: u8,
    /// Its bytes, the most significant first.
    pub h1: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp4>() == 4);
    assert!(align_of::<AddrIp4>() == 1);
    assert!(core::mem::offset_of!(AddrIp4, n0) == 0);
};

/// An address of IPv4 and a port.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp4Port {
    /// The port.
    pub port: IpPort,
    /// The address.
    pub addr: AddrIp4,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp4Port>() == 6);
    assert!(align_of::<AddrIp4Port>() == 2);
    assert!(core::mem::offset_of!(AddrIp4Port, port) == 0);
    assert!(core::mem::offset_of!(AddrIp4Port, addr) == 2);
};

/// A network of IPv4.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp4Cidr {
    /// The address.
    pub addr: AddrIp4,
    /// How many bits of it name the network.
    pub prefix: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp4Cidr>() == 5);
    assert!(align_of::<AddrIp4Cidr>() == 1);
    assert!(core::mem::offset_of!(AddrIp4Cidr, addr) == 0);
    assert!(core::mem::offset_of!(AddrIp4Cidr, prefix) == 4);
};

/// An address of IPv6. Older programs have 16 bytes here, so the rest is written only when it is not 0.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp6 {
    /// Its bytes, the most significant first.
    pub n0: u16,
    /// Its bytes, the most significant first.
    pub n1: u16,
    /// Its bytes, the most significant first.
    pub n2: u16,
    /// Its bytes, the most significant first.
    pub n3: u16,
    /// Its bytes, the most significant first.
    pub h0: u16,
    /// Its bytes, the most significant first.
    pub h1: u16,
    /// Its bytes, the most significant first.
    pub h2: u16,
    /// Its bytes, the most significant first.
    pub h3: u16,
    /// The upper half of the flow.
    pub flow_info1: u16,
    /// The lower half of the flow.
    pub flow_info0: u16,
    /// The upper half of the scope.
    pub scope_id1: u16,
    /// The lower half of the scope.
    pub scope_id0: u16,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp6>() == 24);
    assert!(align_of::<AddrIp6>() == 2);
    assert!(core::mem::offset_of!(AddrIp6, n0) == 0);
    assert!(core::mem::offset_of!(AddrIp6, flow_info1) == 16);
    assert!(core::mem::offset_of!(AddrIp6, flow_info0) == 18);
    assert!(core::mem::offset_of!(AddrIp6, scope_id1) == 20);
    assert!(core::mem::offset_of!(AddrIp6, scope_id0) == 22);
};

/// An address of IPv6 alone.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp6Bare {
    /// Its bytes, the most significant first.
    pub n0: u16,
    /// Its bytes, the most significant first.
    pub n1: u16,
    /// Its bytes, the most significant first.
    pub n2: u16,
    /// Its bytes, the most significant first.
    pub n3: u16,
    /// Its bytes, the most significant first.
    pub h0: u16,
    /// Its bytes, the most significant first.
    pub h1: u16,
    /// Its bytes, the most significant first.
    pub h2: u16,
    /// Its bytes, the most significant first.
    pub h3: u16,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp6Bare>() == 16);
    assert!(align_of::<AddrIp6Bare>() == 2);
    assert!(core::mem::offset_of!(AddrIp6Bare, n0) == 0);
};

/// An address of IPv6 and a port.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp6Port {
    /// The port.
    pub port: IpPort,
    /// The address.
    pub addr: AddrIp6,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp6Port>() == 26);
    assert!(align_of::<AddrIp6Port>() == 2);
    assert!(core::mem::offset_of!(AddrIp6Port, port) == 0);
    assert!(core::mem::offset_of!(AddrIp6Port, addr) == 2);
};

/// A network of IPv6.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrIp6Cidr {
    /// The address.
    pub addr: AddrIp6,
    /// How many bits of it name the network.
    pub prefix: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp6Cidr>() == 26);
    assert!(align_of::<AddrIp6Cidr>() == 2);
    assert!(core::mem::offset_of!(AddrIp6Cidr, addr) == 0);
    assert!(core::mem::offset_of!(AddrIp6Cidr, prefix) == 24);
};

/// The path of a socket.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrUnix {
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b0: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b1: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b2: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b3: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b4: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b5: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b6: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b7: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b8: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b9: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b10: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b11: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b12: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b13: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b14: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b15: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b16: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b17: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b18: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b19: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b20: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b21: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b22: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b23: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b24: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b25: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b26: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b27: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b28: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b29: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b30: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b31: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b32: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b33: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b34: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b35: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b36: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b37: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b38: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b39: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b40: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b41: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b42: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b43: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b44: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b45: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b46: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b47: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b48: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b49: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b50: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b51: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b52: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b53: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b54: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b55: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b56: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b57: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b58: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b59: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b60: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b61: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b62: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b63: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b64: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b65: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b66: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b67: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b68: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b69: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b70: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b71: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b72: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b73: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b74: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b75: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b76: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b77: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b78: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b79: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b80: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b81: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b82: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b83: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b84: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b85: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b86: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b87: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b88: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b89: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b90: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b91: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b92: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b93: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b94: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b95: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b96: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b97: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b98: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b99: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b100: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b101: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b102: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b103: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b104: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b105: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b106: u8,
    /// Its bytes, with a NUL behind them unless they fill it.
    pub b107: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrUnix>() == 108);
    assert!(align_of::<AddrUnix>() == 1);
    assert!(core::mem::offset_of!(AddrUnix, b0) == 0);
};

/// A network of neither.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct AddrUnixCidr {
    /// Nothing.
    pub unused: u8,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrUnixCidr>() == 1);
    assert!(align_of::<AddrUnixCidr>() == 1);
    assert!(core::mem::offset_of!(AddrUnixCidr, unused) == 0);
};

/// An address.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct Addr {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: AddrU,
}

/// The values of a [`Addr`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union AddrU {
    /// None.
    pub unspec: AddrUnspec,
    /// IPv4.
    pub inet4: AddrIp4,
    /// IPv6.
    pub inet6: AddrIp6,
    /// A path.
    pub unix: AddrUnix,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Addr>() == 110);
    assert!(align_of::<Addr>() == 2);
    assert!(core::mem::offset_of!(Addr, u) == 2);
};

/// An address of the internet.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct AddrIp {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: AddrIpU,
}

/// The values of a [`AddrIp`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union AddrIpU {
    /// None.
    pub unspec: AddrUnspec,
    /// IPv4.
    pub inet4: AddrIp4,
    /// IPv6.
    pub inet6: AddrIp6Bare,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrIp>() == 18);
    assert!(align_of::<AddrIp>() == 2);
    assert!(core::mem::offset_of!(AddrIp, u) == 2);
};

/// An address and a port.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct AddrPort {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: AddrPortU,
}

/// The values of a [`AddrPort`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union AddrPortU {
    /// None.
    pub unspec: AddrUnspecPort,
    /// IPv4.
    pub inet4: AddrIp4Port,
    /// IPv6.
    pub inet6: AddrIp6Port,
    /// A path.
    pub unix: AddrUnix,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrPort>() == 110);
    assert!(align_of::<AddrPort>() == 2);
    assert!(core::mem::offset_of!(AddrPort, u) == 2);
};

/// A network.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct AddrCidr {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: AddrCidrU,
}

/// The values of a [`AddrCidr`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union AddrCidrU {
    /// None.
    pub unspec: AddrUnspecCidr,
    /// IPv4.
    pub inet4: AddrIp4Cidr,
    /// IPv6.
    pub inet6: AddrIp6Cidr,
    /// Neither.
    pub unix: AddrUnixCidr,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<AddrCidr>() == 28);
    assert!(align_of::<AddrCidr>() == 2);
    assert!(core::mem::offset_of!(AddrCidr, u) == 2);
};

/// A way through the network.
#[repr(C)]
#[derive(Copy, Clone)]
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

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Route>() == 176);
    assert!(align_of::<Route>() == 8);
    assert!(core::mem::offset_of!(Route, cidr) == 0);
    assert!(core::mem::offset_of!(Route, via_router) == 28);
    assert!(core::mem::offset_of!(Route, preferred_until) == 144);
    assert!(core::mem::offset_of!(Route, expires_at) == 160);
};

/// A loaded library; 0 is all of them.
pub type DlHandle = u32;

/// How a library is loaded.
pub type DlFlags = u32;

/// Names are looked up when they are needed.
pub const DL_FLAGS_LAZY: DlFlags = 1 << 0;
/// Names are looked up at once.
pub const DL_FLAGS_NOW: DlFlags = 1 << 1;
/// Its names serve libraries loaded later.
pub const DL_FLAGS_GLOBAL: DlFlags = 1 << 2;
/// Only if it is loaded already.
pub const DL_FLAGS_NOLOAD: DlFlags = 1 << 3;
/// It stays for ever.
pub const DL_FLAGS_NODELETE: DlFlags = 1 << 4;
/// Its own names come first.
pub const DL_FLAGS_DEEPBIND: DlFlags = 1 << 5;

/// An index of the table of functions.
pub type FunctionPointer = crate::wasix::Size32;

/// A stack to switch to; 0 is the first one.
pub type ContextId = u64;

/// A type of WebAssembly values.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct WasmValueType(u8);

/// A 32-bit integer.
pub const WASM_VALUE_TYPE_I32: WasmValueType = WasmValueType(0);
/// A 64-bit integer.
pub const WASM_VALUE_TYPE_I64: WasmValueType = WasmValueType(1);
/// A 32-bit float.
pub const WASM_VALUE_TYPE_F32: WasmValueType = WasmValueType(2);
/// A 64-bit float.
pub const WASM_VALUE_TYPE_F64: WasmValueType = WasmValueType(3);
/// 128 bits.
pub const WASM_VALUE_TYPE_V128: WasmValueType = WasmValueType(4);

impl WasmValueType {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u8) -> Self {
        WasmValueType(raw)
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
            0 => "I32",
            1 => "I64",
            2 => "F32",
            3 => "F64",
            4 => "V128",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "A 32-bit integer.",
            1 => "A 64-bit integer.",
            2 => "A 32-bit float.",
            3 => "A 64-bit float.",
            4 => "128 bits.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for WasmValueType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("WasmValueType")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u8> for WasmValueType {
    fn from(raw: u8) -> Self {
        WasmValueType(raw)
    }
}

/// What is known of a function.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct ReflectionResult {
    /// Whether it stays so.
    pub cacheable: Bool,
    /// How many arguments it has.
    pub arguments: u16,
    /// How many results it has.
    pub results: u16,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<ReflectionResult>() == 6);
    assert!(align_of::<ReflectionResult>() == 2);
    assert!(core::mem::offset_of!(ReflectionResult, cacheable) == 0);
    assert!(core::mem::offset_of!(ReflectionResult, arguments) == 2);
    assert!(core::mem::offset_of!(ReflectionResult, results) == 4);
};

/// Sets a clock, in nanoseconds. `perm` without the privilege, `inval` for a clock that is not there.
///
/// Imported as `clock_time_set` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn clock_time_set(id: Clockid, timestamp: Timestamp) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::clock_time_set(id.raw() as i32, timestamp as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes the current directory to `path` and a NUL behind it; `path_len` is the room before and the length without
/// NUL afterwards. `range` when the room is too small, with the bytes needed, NUL included, in `path_len`.
///
/// Imported as `getcwd` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `path`, `path_len` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn getcwd(path: *mut u8, path_len: *mut Size) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::getcwd(path as Word, path_len as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Changes the current directory. `noent`, `notdir`.
///
/// Imported as `chdir` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn chdir(path: &str) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::chdir(path.as_ptr() as Word, path.len() as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// A second descriptor for the same open file, the lowest free number, without `cloexec`. `badf`, `mfile`.
///
/// Imported as `fd_dup` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_dup(fd: Fd) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_dup(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// A second descriptor for the same open file, the lowest free number from `min_result_fd` on. `badf`, `mfile`,
/// `inval` beyond the limit.
///
/// Imported as `fd_dup2` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_dup2(fd: Fd, min_result_fd: Fd, cloexec: Bool) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_dup2(
            fd as i32,
            min_result_fd as i32,
            cloexec.raw() as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a counter to be waited for: a write of 8 bytes adds to it, a read takes it all, or 1 from a semaphore.
///
/// Imported as `fd_event` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_event(initial_val: u64, flags: Eventfdflags) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_event(initial_val as i64, flags as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The flags of a descriptor, as opposed to those of its open file.
///
/// Imported as `fd_fdflags_get` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_fdflags_get(fd: Fd) -> Result<Fdflagsext, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fdflagsext>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_fdflags_get(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets the flags of a descriptor. `badf`, `notcapable` without the right `$fd_fdstat_set_flags`.
///
/// Imported as `fd_fdflags_set` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_fdflags_set(fd: Fd, flags: Fdflagsext) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_fdflags_set(fd as i32, flags as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a pipe; the end to read from and the end to write to. `mfile`.
///
/// Imported as `fd_pipe` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn fd_pipe() -> Result<(Fd, Fd), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::fd_pipe(out0.as_mut_ptr() as Word, out1.as_mut_ptr() as Word) {
            0 => Ok((out0.assume_init(), out1.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Opens the file at a path; the new descriptor, with these rights at most and the flags `fdflagsext`. `noent`,
/// `exist`, `isdir`, `notdir`, `loop`, `notcapable` for rights beyond those of `fd`.
///
/// Imported as `path_open2` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn path_open2(
    fd: Fd,
    dirflags: Lookupflags,
    path: &str,
    oflags: Oflags,
    fs_rights_base: Rights,
    fs_rights_inheriting: Rights,
    fdflags: Fdflags,
    fdflagsext: Fdflagsext,
) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::path_open2(
            fd as i32,
            dirflags as i32,
            path.as_ptr() as Word,
            path.len() as Word,
            oflags as i32,
            fs_rights_base as i64,
            fs_rights_inheriting as i64,
            fdflags as i32,
            fdflagsext as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a set of descriptors to wait for. `mfile`.
///
/// Imported as `epoll_create` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn epoll_create() -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::epoll_create(out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Adds a descriptor to a set, changes what is waited for, or removes it, when `event` does not matter. `exist` when
/// it is there already, `noent` when it is not, `inval` when `epfd` is no set or is to be in itself.
///
/// Imported as `epoll_ctl` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `event` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn epoll_ctl(epfd: Fd, op: EpollCtl, fd: Fd, event: *const EpollEvent) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::epoll_ctl(epfd as i32, op.raw() as i32, fd as i32, event as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Waits until something comes or `timeout` nanoseconds are over (the greatest number: for ever); writes the events,
/// how many. `inval` without room for any.
///
/// Imported as `epoll_wait` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `event` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn epoll_wait(
    epfd: Fd,
    event: *mut EpollEvent,
    maxevents: Size,
    timeout: Timestamp,
) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::epoll_wait(
            epfd as i32,
            event as Word,
            maxevents as i32,
            timeout as i64,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The process's own number.
///
/// Imported as `proc_id` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_id() -> Result<Pid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Pid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_id(out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The number of a process's parent, 0 when it has none. `badf` when there is no such process.
///
/// Imported as `proc_parent` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_parent(pid: Pid) -> Result<Pid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Pid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_parent(pid as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Ends the process; after `proc_fork_env` ends the child and goes on as the parent.
///
/// Imported as `proc_exit2` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_exit2(rval: Exitcode) {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::proc_exit2(rval as i32) }
}

/// Makes a child process; its number in the parent, 0 in the child. Without `copy_memory` the child borrows the
/// memory and the parent waits until it ends or executes. `notsup` when the program was not built for it.
///
/// Imported as `proc_fork` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_fork(copy_memory: Bool) -> Result<Pid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Pid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_fork(copy_memory.raw() as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a child of all but memory and goes on as it, until `proc_exit2` or a successful `proc_exec3` or
/// `proc_exec4`; then as the parent again. The child's number. `notsup` in such a child.
///
/// Imported as `proc_fork_env` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_fork_env() -> Result<Pid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Pid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_fork_env(out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Runs another program in this process. `args` has one argument a line. When it fails the process ends.
///
/// Imported as `proc_exec` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_exec(name: &str, args: &str) -> ! {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        imports::proc_exec(name.as_ptr() as Word, name.len() as Word, args.as_ptr() as Word, args.len() as _)
    }
}

/// As `proc_exec`, with an environment of one `NAME=VALUE` a line; null keeps the one there is.
///
/// Imported as `proc_exec2` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_exec2(name: &str, args: &str, envs: &str) -> ! {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        imports::proc_exec2(
            name.as_ptr() as Word,
            name.len() as Word,
            args.as_ptr() as Word,
            args.len() as _,
            envs.as_ptr() as Word,
            envs.len() as _,
        )
    }
}

/// Runs another program in this process, looked for in the directories of `path` (with colons between; null: the
/// usual ones) when `search_path` is set and the name has no slash. The call comes back only when it fails, or in
/// the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
///
/// Imported as `proc_exec3` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_exec3(
    name: &str,
    args: &str,
    envs: &str,
    search_path: Bool,
    path: &str,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_exec3(
            name.as_ptr() as Word,
            name.len() as Word,
            args.as_ptr() as Word,
            args.len() as _,
            envs.as_ptr() as Word,
            envs.len() as _,
            search_path.raw() as i32,
            path.as_ptr() as Word,
            path.len() as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// As `proc_exec3`, with arrays of addresses of NUL-terminated strings. The call comes back only when it fails, or
/// in the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
///
/// Imported as `proc_exec4` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `args`, `envs` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn proc_exec4(
    name: &str,
    args: &[*mut u8],
    envs: &[*mut u8],
    search_path: Bool,
    path: &str,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_exec4(
            name.as_ptr() as Word,
            name.len() as Word,
            args.as_ptr() as Word,
            args.len() as _,
            envs.as_ptr() as Word,
            envs.len() as _,
            search_path.raw() as i32,
            path.as_ptr() as Word,
            path.len() as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Starts a program as a child, with one argument a line, one directory to open a line, and pipes to its standard
/// streams where asked for. `notsup` for `chroot`, `noent`, `noexec`.
///
/// Imported as `proc_spawn` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_spawn(
    name: &str,
    chroot: Bool,
    args: &str,
    preopen: &str,
    stdin: StdioMode,
    stdout: StdioMode,
    stderr: StdioMode,
    working_dir: &str,
) -> Result<ProcessHandles, Errno> {
    let mut out0 = core::mem::MaybeUninit::<ProcessHandles>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_spawn(
            name.as_ptr() as Word,
            name.len() as Word,
            chroot.raw() as i32,
            args.as_ptr() as Word,
            args.len() as _,
            preopen.as_ptr() as Word,
            preopen.len() as _,
            stdin.raw() as i32,
            stdout.raw() as i32,
            stderr.raw() as i32,
            working_dir.as_ptr() as Word,
            working_dir.len() as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Starts a program as a child; its number. Arguments and environment as in `proc_exec3`; `fd_ops` are done in order
/// in the child before the program starts. `noent`, `acces`, `noexec`.
///
/// Imported as `proc_spawn2` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_spawn2(
    name: &str,
    args: &str,
    envs: &str,
    fd_ops: &[ProcSpawnFdOp],
    signal_dispositions: &[SignalDisposition],
    search_path: Bool,
    path: &str,
) -> Result<Pid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Pid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_spawn2(
            name.as_ptr() as Word,
            name.len() as Word,
            args.as_ptr() as Word,
            args.len() as _,
            envs.as_ptr() as Word,
            envs.len() as _,
            fd_ops.as_ptr() as Word,
            fd_ops.len() as _,
            signal_dispositions.as_ptr() as Word,
            signal_dispositions.len() as _,
            search_path.raw() as i32,
            path.as_ptr() as Word,
            path.len() as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// As `proc_spawn2`, with arrays of addresses of NUL-terminated strings.
///
/// Imported as `proc_spawn3` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `args`, `envs` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn proc_spawn3(
    name: &str,
    args: &[*mut u8],
    envs: &[*mut u8],
    fd_ops: &[ProcSpawnFdOp],
    signal_dispositions: &[SignalDisposition],
    search_path: Bool,
    path: &str,
) -> Result<Pid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Pid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_spawn3(
            name.as_ptr() as Word,
            name.len() as Word,
            args.as_ptr() as Word,
            args.len() as _,
            envs.as_ptr() as Word,
            envs.len() as _,
            fd_ops.as_ptr() as Word,
            fd_ops.len() as _,
            signal_dispositions.as_ptr() as Word,
            signal_dispositions.len() as _,
            search_path.raw() as i32,
            path.as_ptr() as Word,
            path.len() as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Waits for a child, or for any when `pid` has none; its number goes back to `pid`. With `non_blocking` and none
/// ready the status is `nothing`. `child` when there are no children.
///
/// Imported as `proc_join` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `pid` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn proc_join(pid: *mut OptionPid, flags: JoinFlags) -> Result<JoinStatus, Errno> {
    let mut out0 = core::mem::MaybeUninit::<JoinStatus>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_join(pid as Word, flags as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends a signal to a process; 0 only asks whether it is there. `srch`, `perm`.
///
/// Imported as `proc_signal` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_signal(pid: Pid, signal: Signal) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_signal(pid as i32, signal.raw() as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends a signal to the process itself after `interval` nanoseconds, over and over with `repeat`; 0 stops that.
///
/// Imported as `proc_raise_interval` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_raise_interval(sig: Signal, interval: Timestamp, repeat: Bool) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_raise_interval(sig.raw() as i32, interval as i64, repeat.raw() as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// How many signals have a disposition that the parent set.
///
/// Imported as `proc_signals_sizes_get` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_signals_sizes_get() -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_signals_sizes_get(out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes the dispositions that the parent set, as many as `proc_signals_sizes_get` says.
///
/// Imported as `proc_signals_get` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `buf` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn proc_signals_get(buf: *mut u8) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_signals_get(buf as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Asks the host to save the state of the process; it may do nothing.
///
/// Imported as `proc_snapshot` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn proc_snapshot() -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::proc_snapshot() {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Names the export that is called with the number of a signal that came.
///
/// Imported as `callback_signal` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn callback_signal(callback: &str) {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::callback_signal(callback.as_ptr() as Word, callback.len() as Word) }
}

/// Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
/// thread's number and `start`, the address of a `$thread_start`. `notcapable` without that export, `memviolation`
/// without shared memory, `again` when there are too many.
///
/// Imported as `thread_spawn_v2` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `start` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn thread_spawn_v2(start: *mut ThreadStart) -> Result<Tid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Tid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_spawn_v2(start as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The older name of `thread_spawn_v2`.
///
/// Imported as `thread_spawn` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `start` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn thread_spawn(start: *mut ThreadStart) -> Result<Tid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Tid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_spawn(start as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sleeps for some nanoseconds; 0 lets others run. `intr` when a signal came.
///
/// Imported as `thread_sleep` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_sleep(duration: Timestamp) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_sleep(duration as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The thread's own number; of the first thread, the process's.
///
/// Imported as `thread_id` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_id() -> Result<Tid, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Tid>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_id(out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Waits until a thread has ended. `srch`.
///
/// Imported as `thread_join` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_join(tid: Tid) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_join(tid as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// How many threads can run at the same time.
///
/// Imported as `thread_parallelism` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_parallelism() -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_parallelism(out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends a signal to a thread; the number 2^30 - 1 is the first thread's. `srch`.
///
/// Imported as `thread_signal` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_signal(tid: Tid, signal: Signal) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::thread_signal(tid as i32, signal.raw() as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Ends the thread alone.
///
/// Imported as `thread_exit` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn thread_exit(rval: Exitcode) -> ! {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::thread_exit(rval as i32) }
}

/// Sleeps until the word at `futex` is woken; at once when it is not `expected`. Whether it was woken, not timed
/// out; `timeout` counts from now, in nanoseconds.
///
/// Imported as `futex_wait` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `futex`, `timeout` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn futex_wait(
    futex: *mut u32,
    expected: u32,
    timeout: *const OptionTimestamp,
) -> Result<Bool, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Bool>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::futex_wait(futex as Word, expected as i32, timeout as Word, out0.as_mut_ptr() as Word)
        {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Wakes one thread that sleeps on the word; whether there was one.
///
/// Imported as `futex_wake` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `futex` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn futex_wake(futex: *mut u32) -> Result<Bool, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Bool>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::futex_wake(futex as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Wakes all threads that sleep on the word; whether there was one.
///
/// Imported as `futex_wake_all` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `futex` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn futex_wake_all(futex: *mut u32) -> Result<Bool, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Bool>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::futex_wake_all(futex as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Saves the stack as it is; 0. Comes back again with the value that `stack_restore` is given. `nosys` when the
/// program was not built for it.
///
/// Imported as `stack_checkpoint` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `snapshot` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn stack_checkpoint(snapshot: *mut StackSnapshot) -> Result<u64, Errno> {
    let mut out0 = core::mem::MaybeUninit::<u64>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::stack_checkpoint(snapshot as Word, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Goes back to a saved stack, whose `stack_checkpoint` then gives `val`, not 0.
///
/// Imported as `stack_restore` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `snapshot` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn stack_restore(snapshot: *const StackSnapshot, val: u64) -> ! {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports::stack_restore(snapshot as Word, val as i64) }
}

/// Makes a stack of its own for the function at index `entrypoint` of the table; writes its number. It runs when
/// switched to. `notsup`, `inval`.
///
/// Imported as `context_create` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `id` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn context_create(id: *mut ContextId, entrypoint: FunctionPointer) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::context_create(id as Word, entrypoint as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Suspends this stack and goes on with another; 0 is the first one. `inval`.
///
/// Imported as `context_switch` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn context_switch(id: ContextId) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::context_switch(id as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Removes a suspended stack. `inval` for this one and the first.
///
/// Imported as `context_destroy` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn context_destroy(id: ContextId) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::context_destroy(id as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes the terminal's state. `notsup` without one.
///
/// Imported as `tty_get` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `state` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn tty_get(state: *mut Tty) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::tty_get(state as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets the terminal's state. `notsup` without one.
///
/// Imported as `tty_set` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `state` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn tty_set(state: *const Tty) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::tty_set(state as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Loads a library, or gives the program itself for a null `path`; a handle. `ld_library_path` has colons between
/// its directories. On failure a message goes to `err_buf`, cut if need be, with a NUL.
///
/// Imported as `dlopen` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `err_buf` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn dlopen(
    path: &str,
    flags: DlFlags,
    err_buf: *mut u8,
    err_buf_len: Size,
    ld_library_path: &str,
) -> Result<DlHandle, Errno> {
    let mut out0 = core::mem::MaybeUninit::<DlHandle>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::dlopen(
            path.as_ptr() as Word,
            path.len() as Word,
            flags as i32,
            err_buf as Word,
            err_buf_len as Word,
            ld_library_path.as_ptr() as Word,
            ld_library_path.len() as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The address of data or the table index of a function, by name; handle 0 looks everywhere.
///
/// Imported as `dlsym` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `err_buf` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn dlsym(
    handle: DlHandle,
    symbol: &str,
    err_buf: *mut u8,
    err_buf_len: Size,
) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::dlsym(
            handle as i32,
            symbol.as_ptr() as Word,
            symbol.len() as Word,
            err_buf as Word,
            err_buf_len as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Succeeds for a handle of a loaded library; else `noexec`.
///
/// Imported as `dl_invalid_handle` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn dl_invalid_handle(handle: DlHandle) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::dl_invalid_handle(handle as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Calls a function of the table with packed values. With `strict` the buffers must have the very size, else
/// `inval`; without, missing values are 0 and surplus ones are dropped.
///
/// Imported as `call_dynamic` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `results` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn call_dynamic(
    function_id: FunctionPointer,
    values: &[u8],
    results: *mut u8,
    results_len: Size,
    strict: Bool,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::call_dynamic(
            function_id as i32,
            values.as_ptr() as Word,
            values.len() as _,
            results as Word,
            results_len as Word,
            strict.raw() as i32,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Reserves an index of the table. `notsup`.
///
/// Imported as `closure_allocate` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn closure_allocate() -> Result<FunctionPointer, Errno> {
    let mut out0 = core::mem::MaybeUninit::<FunctionPointer>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::closure_allocate(out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes calls of `closure_id` call `backing_function_id` with the addresses of packed values and results and with
/// `user_data_ptr`.
///
/// Imported as `closure_prepare` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `user_data_ptr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn closure_prepare(
    backing_function_id: FunctionPointer,
    closure_id: FunctionPointer,
    argument_types: &[WasmValueType],
    result_types: &[WasmValueType],
    user_data_ptr: *mut u8,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::closure_prepare(
            backing_function_id as i32,
            closure_id as i32,
            argument_types.as_ptr() as Word,
            argument_types.len() as _,
            result_types.as_ptr() as Word,
            result_types.len() as _,
            user_data_ptr as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Frees an index of the table. `inval`.
///
/// Imported as `closure_free` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn closure_free(closure_id: FunctionPointer) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::closure_free(closure_id as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes the types of a function of the table; their counts. `overflow` when the room is too small, with the
/// counts; `inval` when there is no such function.
///
/// Imported as `reflect_signature` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `argument_types`, `result_types` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn reflect_signature(
    function_id: FunctionPointer,
    argument_types: *mut WasmValueType,
    argument_types_len: u16,
    result_types: *mut WasmValueType,
    result_types_len: u16,
) -> Result<ReflectionResult, Errno> {
    let mut out0 = core::mem::MaybeUninit::<ReflectionResult>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::reflect_signature(
            function_id as i32,
            argument_types as Word,
            argument_types_len as i32,
            result_types as Word,
            result_types_len as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Joins the network of other runs by a bridge that the host has given a name, showing a token. `acces` when the token is
/// wrong, `noent`, `isconn`, `perm` on the host's network, `notsup` for encryption.
///
/// Imported as `port_bridge` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn port_bridge(network: &str, token: &str, security: StreamSecurity) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_bridge(
            network.as_ptr() as Word,
            network.len() as Word,
            token.as_ptr() as Word,
            token.len() as Word,
            security as i32,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Leaves the bridge. `notconn`, `perm`.
///
/// Imported as `port_unbridge` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn port_unbridge() -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_unbridge() {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Takes an address from the network (DHCP) and the way out of it. `timedout`, `perm`.
///
/// Imported as `port_dhcp_acquire` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn port_dhcp_acquire() -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_dhcp_acquire() {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Adds an address. `exist`, `inval`, `nobufs`, `perm`.
///
/// Imported as `port_addr_add` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn port_addr_add(addr: *const AddrCidr) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_addr_add(addr as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Removes an address. `addrnotavail`, `perm`.
///
/// Imported as `port_addr_remove` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn port_addr_remove(addr: *const Addr) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_addr_remove(addr as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Removes all addresses but those of the loopback. `perm`.
///
/// Imported as `port_addr_clear` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn port_addr_clear() -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_addr_clear() {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The hardware address. `notsup` where there is none.
///
/// Imported as `port_mac` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn port_mac() -> Result<HardwareAddress, Errno> {
    let mut out0 = core::mem::MaybeUninit::<HardwareAddress>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_mac(out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes the addresses. `naddrs` is the room before and the number afterwards; `overflow` when there are more.
///
/// Imported as `port_addr_list` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `addrs`, `naddrs` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn port_addr_list(addrs: *mut AddrCidr, naddrs: *mut Size) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_addr_list(addrs as Word, naddrs as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets the router. `inval`, `perm`.
///
/// Imported as `port_gateway_set` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn port_gateway_set(addr: *const Addr) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_gateway_set(addr as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Adds a route; it may lose preference and expire (nanoseconds since 1970). `exist`, `inval`, `nobufs`, `perm`.
///
/// Imported as `port_route_add` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `cidr`, `via_router`, `preferred_until`, `expires_at` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn port_route_add(
    cidr: *const AddrCidr,
    via_router: *const Addr,
    preferred_until: *const OptionTimestamp,
    expires_at: *const OptionTimestamp,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_route_add(
            cidr as Word,
            via_router as Word,
            preferred_until as Word,
            expires_at as Word,
        ) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Removes the routes by way of a router. `noent`, `perm`.
///
/// Imported as `port_route_remove` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `cidr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn port_route_remove(cidr: *const Addr) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_route_remove(cidr as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Removes all routes. `perm`.
///
/// Imported as `port_route_clear` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn port_route_clear() -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_route_clear() {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Writes the routes. `nroutes` is the room before and the number afterwards; `overflow` when there are more.
///
/// Imported as `port_route_list` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `routes`, `nroutes` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn port_route_list(routes: *mut Route, nroutes: *mut Size) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::port_route_list(routes as Word, nroutes as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
///
/// Imported as `sock_open` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_open(af: AddressFamily, socktype: SockType, sock_proto: SockProto) -> Result<Fd, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_open(
            af.raw() as i32,
            socktype.raw() as i32,
            sock_proto.raw() as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes two sockets connected to each other. `notsup` (all but Unix), `protonosupport`, `mfile`.
///
/// Imported as `sock_pair` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_pair(
    af: AddressFamily,
    socktype: SockType,
    sock_proto: SockProto,
) -> Result<(Fd, Fd), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Fd>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_pair(
            af.raw() as i32,
            socktype.raw() as i32,
            sock_proto.raw() as i32,
            out0.as_mut_ptr() as Word,
            out1.as_mut_ptr() as Word,
        ) {
            0 => Ok((out0.assume_init(), out1.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// How far a socket is. `notsock`.
///
/// Imported as `sock_status` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_status(fd: Fd) -> Result<SockStatus, Errno> {
    let mut out0 = core::mem::MaybeUninit::<SockStatus>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_status(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// A socket's own address. `notsock`.
///
/// Rights: [`RIGHTS_SOCK_ADDR_LOCAL`].
///
/// Imported as `sock_addr_local` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_addr_local(fd: Fd) -> Result<AddrPort, Errno> {
    let mut out0 = core::mem::MaybeUninit::<AddrPort>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_addr_local(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The address of the other side. `notconn`, `notsock`.
///
/// Rights: [`RIGHTS_SOCK_ADDR_REMOTE`].
///
/// Imported as `sock_addr_peer` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_addr_peer(fd: Fd) -> Result<AddrPort, Errno> {
    let mut out0 = core::mem::MaybeUninit::<AddrPort>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_addr_peer(fd as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets an option that is on or off. `inval`, `noprotoopt`.
///
/// Imported as `sock_set_opt_flag` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_set_opt_flag(fd: Fd, sockopt: SockOption, flag: Bool) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_set_opt_flag(fd as i32, sockopt.raw() as i32, flag.raw() as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Whether an option is on. `inval`, `noprotoopt`.
///
/// Imported as `sock_get_opt_flag` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_get_opt_flag(fd: Fd, sockopt: SockOption) -> Result<Bool, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Bool>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_get_opt_flag(fd as i32, sockopt.raw() as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets a time-out or the lingering, in nanoseconds; none is for ever, or no lingering. `inval`.
///
/// Imported as `sock_set_opt_time` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `timeout` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_set_opt_time(
    fd: Fd,
    sockopt: SockOption,
    timeout: *const OptionTimestamp,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_set_opt_time(fd as i32, sockopt.raw() as i32, timeout as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// A time-out or the lingering, in nanoseconds. `inval`.
///
/// Imported as `sock_get_opt_time` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_get_opt_time(fd: Fd, sockopt: SockOption) -> Result<OptionTimestamp, Errno> {
    let mut out0 = core::mem::MaybeUninit::<OptionTimestamp>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_get_opt_time(fd as i32, sockopt.raw() as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sets an option that is a number: bytes of a buffer, hops. `inval`, `noprotoopt`.
///
/// Imported as `sock_set_opt_size` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_set_opt_size(fd: Fd, sockopt: SockOption, size: Filesize) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_set_opt_size(fd as i32, sockopt.raw() as i32, size as i64) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// An option that is a number. `last_error` is cleared by being read. `inval`, `noprotoopt`.
///
/// Imported as `sock_get_opt_size` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_get_opt_size(fd: Fd, sockopt: SockOption) -> Result<Filesize, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Filesize>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_get_opt_size(fd as i32, sockopt.raw() as i32, out0.as_mut_ptr() as Word) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Joins a group of IPv4 on the interface that has an address.
///
/// Imported as `sock_join_multicast_v4` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `multiaddr`, `interface` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_join_multicast_v4(
    fd: Fd,
    multiaddr: *const AddrIp4,
    interface: *const AddrIp4,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_join_multicast_v4(fd as i32, multiaddr as Word, interface as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Leaves a group of IPv4.
///
/// Imported as `sock_leave_multicast_v4` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `multiaddr`, `interface` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_leave_multicast_v4(
    fd: Fd,
    multiaddr: *const AddrIp4,
    interface: *const AddrIp4,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_leave_multicast_v4(fd as i32, multiaddr as Word, interface as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Joins a group of IPv6 on the interface with a number.
///
/// Imported as `sock_join_multicast_v6` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `multiaddr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_join_multicast_v6(fd: Fd, multiaddr: *const AddrIp6, interface: u32) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_join_multicast_v6(fd as i32, multiaddr as Word, interface as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Leaves a group of IPv6.
///
/// Imported as `sock_leave_multicast_v6` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `multiaddr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_leave_multicast_v6(
    fd: Fd,
    multiaddr: *const AddrIp6,
    interface: u32,
) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_leave_multicast_v6(fd as i32, multiaddr as Word, interface as i32) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one.
///
/// Rights: [`RIGHTS_SOCK_BIND`].
///
/// Imported as `sock_bind` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_bind(fd: Fd, addr: *const AddrPort) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_bind(fd as i32, addr as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`.
///
/// Rights: [`RIGHTS_SOCK_LISTEN`].
///
/// Imported as `sock_listen` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_listen(fd: Fd, backlog: Size) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_listen(fd as i32, backlog as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Takes a connection; its descriptor, with the flag `nonblock` if given, and the address of the other side.
/// `again`, `notsock`, `inval` when it does not listen.
///
/// Imported as `sock_accept_v2` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_accept_v2(fd: Fd, flags: Fdflags) -> Result<(Fd, AddrPort), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    let mut out1 = core::mem::MaybeUninit::<AddrPort>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_accept_v2(
            fd as i32,
            flags as i32,
            out0.as_mut_ptr() as Word,
            out1.as_mut_ptr() as Word,
        ) {
            0 => Ok((out0.assume_init(), out1.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// The older name of `sock_accept_v2`.
///
/// Rights: [`RIGHTS_SOCK_ACCEPT`].
///
/// Imported as `sock_accept` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_accept(fd: Fd, flags: Fdflags) -> Result<(Fd, AddrPort), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Fd>::uninit();
    let mut out1 = core::mem::MaybeUninit::<AddrPort>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_accept(
            fd as i32,
            flags as i32,
            out0.as_mut_ptr() as Word,
            out1.as_mut_ptr() as Word,
        ) {
            0 => Ok((out0.assume_init(), out1.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Connects a socket. `inprogress` when it does not block; then it becomes writable and `last_error` tells the rest.
/// `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
///
/// Rights: [`RIGHTS_SOCK_CONNECT`].
///
/// Imported as `sock_connect` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_connect(fd: Fd, addr: *const AddrPort) -> Result<(), Errno> {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_connect(fd as i32, addr as Word) {
            0 => Ok(()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Receives; how many bytes, what happened to the rest, and who sent it.
///
/// Rights: [`RIGHTS_SOCK_RECV_FROM`].
///
/// Imported as `sock_recv_from` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_recv_from(
    fd: Fd,
    ri_data: IovecArray<'_>,
    ri_flags: Riflags,
) -> Result<(Size, Roflags, AddrPort), Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    let mut out1 = core::mem::MaybeUninit::<Roflags>::uninit();
    let mut out2 = core::mem::MaybeUninit::<AddrPort>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_recv_from(
            fd as i32,
            ri_data.as_ptr() as Word,
            ri_data.len() as Word,
            ri_flags as i32,
            out0.as_mut_ptr() as Word,
            out1.as_mut_ptr() as Word,
            out2.as_mut_ptr() as Word,
        ) {
            0 => Ok((out0.assume_init(), out1.assume_init(), out2.assume_init())),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends to an address; how many bytes. `msgsize`, `netunreach`.
///
/// Rights: [`RIGHTS_SOCK_SEND_TO`].
///
/// Imported as `sock_send_to` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `addr` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn sock_send_to(
    fd: Fd,
    si_data: CiovecArray<'_>,
    si_flags: Siflags,
    addr: *const AddrPort,
) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_send_to(
            fd as i32,
            si_data.as_ptr() as Word,
            si_data.len() as Word,
            si_flags as i32,
            addr as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Sends `count` bytes of a file from `offset` on; how many.
///
/// Imported as `sock_send_file` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn sock_send_file(
    out_fd: Fd,
    in_fd: Fd,
    offset: Filesize,
    count: Filesize,
) -> Result<Filesize, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Filesize>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::sock_send_file(
            out_fd as i32,
            in_fd as i32,
            offset as i64,
            count as i64,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}

/// Looks up the addresses of a host and writes them, as many as there is room for; how many. `port` is a hint.
/// `noent` when there are none.
///
/// Imported as `resolve` from `wasix_32v1` or `wasix_64v1`.
///
/// # Safety
///
/// `addrs` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn resolve(host: &str, port: u16, addrs: *mut AddrIp, naddrs: Size) -> Result<Size, Errno> {
    let mut out0 = core::mem::MaybeUninit::<Size>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports::resolve(
            host.as_ptr() as Word,
            host.len() as Word,
            port as i32,
            addrs as Word,
            naddrs as Word,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Errno::from_raw(error as u16)),
        }
    }
}
