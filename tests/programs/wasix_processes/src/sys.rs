//! The published crate's calls, with strings and results as behaviours want them.

use std::ffi::CString;
use std::time::Duration;

use published::lib_generated32::wasix_32v1;
pub use published::{
    BOOL_FALSE, BOOL_TRUE, DISPOSITION_DEFAULT, DISPOSITION_IGNORE, Errno, FDFLAGSEXT_CLOEXEC, Fd,
    JOIN_FLAGS_NON_BLOCKING, JOIN_FLAGS_WAKE_STOPPED, JoinFlags, OptionPid, OptionPidU,
    PROC_SPAWN_FD_OP_NAME_CHDIR, PROC_SPAWN_FD_OP_NAME_CLOSE, PROC_SPAWN_FD_OP_NAME_DUP2,
    PROC_SPAWN_FD_OP_NAME_FCHDIR, PROC_SPAWN_FD_OP_NAME_OPEN, Pid, ProcSpawnFdOp, ProcSpawnFdOpName,
    ProcessHandles, STDIO_MODE_INHERIT, STDIO_MODE_LOG, STDIO_MODE_NULL, STDIO_MODE_PIPED, Signal,
    SignalDisposition, StdioMode, callback_signal, fd_fdflags_get, fd_fdflags_set, fd_pipe, getcwd,
    proc_exec2, proc_exec3, proc_exec4, proc_exit2, proc_id, proc_join, proc_parent, proc_raise_interval,
    proc_signal, proc_signals_get, proc_signals_sizes_get, proc_snapshot, proc_spawn, thread_signal,
    thread_sleep,
};

pub type Result<T> = core::result::Result<T, u16>;

pub const AGAIN: u16 = 6;
pub const BADF: u16 = 8;
pub const CHILD: u16 = 12;
pub const FAULT: u16 = 21;
pub const INTR: u16 = 27;
pub const INVAL: u16 = 28;
pub const NAMETOOLONG: u16 = 37;
pub const NOENT: u16 = 44;
pub const SRCH: u16 = 71;

/// What the behaviours themselves are found as.
pub const SELF: &str = "self";

fn raw<T>(result: core::result::Result<T, Errno>) -> Result<T> {
    result.map_err(|errno| errno.raw())
}

/// NUL-terminated strings and their addresses, as `proc_exec4` and `proc_spawn3` want them.
pub struct Strings {
    _strings: Vec<CString>,
    addresses: Vec<*mut u8>,
}

impl Strings {
    pub fn new<S: AsRef<[u8]>>(strings: &[S]) -> Self {
        let strings: Vec<CString> =
            strings.iter().map(|string| CString::new(string.as_ref()).expect("no NUL")).collect();
        let addresses = strings.iter().map(|string| string.as_ptr().cast_mut().cast()).collect();
        Strings { _strings: strings, addresses }
    }

    pub fn as_slice(&self) -> &[*mut u8] {
        &self.addresses
    }
}

/// An array as the imports take it: address and length, of which null stands for the environment that there is.
type Array = (i32, i32);

fn array<T>(of: Option<&[T]>) -> Array {
    of.map_or((0, 0), |of| (of.as_ptr() as i32, of.len() as i32))
}

fn answer(errno: i32) -> Result<()> {
    if errno == 0 { Ok(()) } else { Err(errno.try_into().expect("an errno is 16 bits")) }
}

/// `proc_exec3`, with null where the published function has no word for it.
pub fn exec_lines(name: &str, args: &str, env: Option<&str>, path: Option<&str>) -> Result<()> {
    let ((name, name_len), (args, args_len)) = (array(Some(name.as_bytes())), array(Some(args.as_bytes())));
    let ((env, env_len), (at, len)) = (array(env.map(str::as_bytes)), array(path.map(str::as_bytes)));
    let search = path.is_some().into();
    answer(unsafe { wasix_32v1::proc_exec3(name, name_len, args, args_len, env, env_len, search, at, len) })
}

/// `proc_exec4` likewise.
pub fn exec_array(name: &str, args: &[*mut u8], env: Option<&[*mut u8]>, path: Option<&str>) -> Result<()> {
    let ((name, name_len), (args, args_len)) = (array(Some(name.as_bytes())), array(Some(args)));
    let ((env, env_len), (at, len)) = (array(env), array(path.map(str::as_bytes)));
    let search = path.is_some().into();
    answer(unsafe { wasix_32v1::proc_exec4(name, name_len, args, args_len, env, env_len, search, at, len) })
}

/// Becomes another program; comes back only when it cannot.
pub fn exec<A: AsRef<[u8]>, E: AsRef<[u8]>>(
    name: &str,
    args: &[A],
    env: Option<&[E]>,
    path: Option<&str>,
) -> Result<()> {
    let args = Strings::new(args);
    let env = env.map(Strings::new);
    exec_array(name, args.as_slice(), env.as_ref().map(Strings::as_slice), path)
}

/// Starts this program in a role; its number.
pub fn play(role: &str, args: &[&str]) -> Pid {
    spawn(&[&["self", "as", role], args].concat(), &[], &[]).expect("it is started")
}

/// Starts this program, with the environment that there is.
pub fn spawn(args: &[&str], ops: &[ProcSpawnFdOp], dispositions: &[SignalDisposition]) -> Result<Pid> {
    spawn_named(SELF, args, ops, dispositions, None)
}

/// `proc_spawn3`, with null for the environment.
pub fn spawn_named(
    name: &str,
    args: &[&str],
    ops: &[ProcSpawnFdOp],
    dispositions: &[SignalDisposition],
    path: Option<&str>,
) -> Result<Pid> {
    let args = Strings::new(args);
    let ((name, name_len), (args, args_len)) = (array(Some(name.as_bytes())), array(Some(args.as_slice())));
    let ((ops, ops_len), (signals, signals_len)) = (array(Some(ops)), array(Some(dispositions)));
    let (at, len) = array(path.map(str::as_bytes));
    let search = path.is_some().into();
    let mut pid = Pid::MAX;
    let out = &raw mut pid as i32;
    answer(unsafe {
        wasix_32v1::proc_spawn3(
            name,
            name_len,
            args,
            args_len,
            0,
            0,
            ops,
            ops_len,
            signals,
            signals_len,
            search,
            at,
            len,
            out,
        )
    })
    .inspect_err(|_| assert_eq!(pid, Pid::MAX, "a number is written for what was not started"))
    .map(|()| pid)
}

/// How a child ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Status {
    Nothing,
    Exited(u16),
    Signaled(u8),
    Stopped(u8),
}

pub fn join(pid: Option<Pid>, flags: JoinFlags) -> Result<(Option<Pid>, Status)> {
    let mut wanted = match pid {
        Some(pid) => OptionPid { tag: 1, u: OptionPidU { some: pid } },
        None => OptionPid { tag: 0, u: OptionPidU { none: 0 } },
    };
    let status = raw(unsafe { proc_join(&mut wanted, flags) })?;
    let status = unsafe {
        match status.tag {
            0 => Status::Nothing,
            1 => Status::Exited(status.u.exit_normal.raw()),
            2 => Status::Signaled(status.u.exit_signal.signal.raw()),
            3 => Status::Stopped(status.u.stopped.raw()),
            other => panic!("there is no status {other}"),
        }
    };
    let found = (wanted.tag == 1).then(|| unsafe { wanted.u.some });
    Ok((found, status))
}

/// Waits for the child of this number.
pub fn wait(pid: Pid) -> Status {
    let (found, status) = join(Some(pid), 0).expect("it is a child");
    assert_eq!(found, Some(pid));
    status
}

/// Names the export that handles signals.
pub fn name_handler(export: &str) {
    unsafe { callback_signal(export) }
}

/// Ends without libc's help.
pub fn raw_exit(code: u32) {
    unsafe { proc_exit2(code) }
}

/// The signal of this number.
pub fn signal(number: u8) -> Signal {
    unsafe { core::mem::transmute(number) }
}

pub fn raise(number: u8) -> Result<()> {
    raw(unsafe { thread_signal(0x3fff_ffff, signal(number)) })
}

/// Sends a signal to the process itself after so many milliseconds.
pub fn alarm(number: u8, milliseconds: u64, repeat: bool) -> Result<()> {
    let repeat = if repeat { BOOL_TRUE } else { BOOL_FALSE };
    raw(unsafe { proc_raise_interval(signal(number), milliseconds * 1_000_000, repeat) })
}

/// The dispositions that the process was started with, by number: whether they ignore.
pub fn dispositions() -> Vec<(u8, bool)> {
    let count = unsafe { proc_signals_sizes_get() }.expect("there is a number");
    let mut bytes = vec![9; count * 2 + 1];
    raw(unsafe { proc_signals_get(bytes.as_mut_ptr()) }).expect("there is room");
    assert_eq!(bytes[count * 2], 9);
    bytes.chunks_exact(2).map(|told| (told[0], told[1] == 1)).collect()
}

pub fn ignore(number: u8) -> SignalDisposition {
    SignalDisposition { sig: signal(number), disp: DISPOSITION_IGNORE }
}

pub fn default(number: u8) -> SignalDisposition {
    SignalDisposition { sig: signal(number), disp: DISPOSITION_DEFAULT }
}

pub fn pid() -> Pid {
    unsafe { proc_id() }.expect("a process knows itself")
}

pub fn parent(pid: Pid) -> Result<Pid> {
    raw(unsafe { proc_parent(pid) })
}

pub fn kill(pid: Pid, signal: Signal) -> Result<()> {
    raw(unsafe { proc_signal(pid, signal) })
}

pub fn sleep(time: Duration) -> Result<()> {
    raw(unsafe { thread_sleep(time.as_nanos() as u64) })
}

pub fn pipe() -> (Fd, Fd) {
    unsafe { fd_pipe() }.expect("a pipe")
}

pub fn pipe_or_none() -> Option<(Fd, Fd)> {
    unsafe { fd_pipe() }.ok()
}

pub fn close(fd: Fd) -> Result<()> {
    unsafe { wasi::fd_close(fd) }.map_err(|errno| errno.raw())
}

pub fn write(fd: Fd, bytes: &[u8]) -> Result<usize> {
    let iovs = [wasi::Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() }];
    unsafe { wasi::fd_write(fd, &iovs) }.map_err(|errno| errno.raw())
}

pub fn read(fd: Fd) -> Result<Vec<u8>> {
    let mut buf = vec![0; 4096];
    let iovs = [wasi::Iovec { buf: buf.as_mut_ptr(), buf_len: buf.len() }];
    let len = unsafe { wasi::fd_read(fd, &iovs) }.map_err(|errno| errno.raw())?;
    buf.truncate(len);
    Ok(buf)
}

/// All that can be read before the end.
pub fn read_all(fd: Fd) -> Vec<u8> {
    let mut all = Vec::new();
    loop {
        let some = read(fd).expect("it can be read");
        if some.is_empty() {
            return all;
        }
        all.extend(some);
    }
}

/// Opens a directory by another, and as what others are opened by.
pub fn open_dir(dir: Fd, path: &str) -> Result<Fd> {
    let rights = wasi::RIGHTS_FD_READ | wasi::RIGHTS_FD_READDIR | wasi::RIGHTS_PATH_OPEN;
    let opened = unsafe { wasi::path_open(dir, 0, path, wasi::OFLAGS_DIRECTORY, rights, rights, 0) };
    opened.map_err(|errno| errno.raw())
}

/// Has a descriptor closed by exec and spawn.
pub fn set_cloexec(fd: Fd) {
    unsafe { fd_fdflags_set(fd, FDFLAGSEXT_CLOEXEC) }.expect("it takes the flag");
}

pub fn set_nonblocking(fd: Fd) {
    unsafe { wasi::fd_fdstat_set_flags(fd, wasi::FDFLAGS_NONBLOCK) }.expect("it takes the flag");
}

pub fn fdflags(fd: Fd) -> Result<u16> {
    raw(unsafe { fd_fdflags_get(fd) })
}

/// The path of the current directory.
pub fn cwd() -> String {
    let mut len = 256;
    let mut buf = [0; 256];
    raw(unsafe { getcwd(buf.as_mut_ptr(), &mut len) }).expect("there is one");
    let len = buf.iter().position(|byte| *byte == 0).expect("it ends");
    String::from_utf8(buf[..len].to_vec()).expect("text")
}

fn op(cmd: ProcSpawnFdOpName, fd: Fd, src_fd: Fd, path: &'static str) -> ProcSpawnFdOp {
    ProcSpawnFdOp {
        cmd,
        fd,
        src_fd,
        path: path.as_ptr().cast_mut(),
        path_len: path.len(),
        dirflags: 1,
        oflags: 0,
        fs_rights_base: 0,
        fs_rights_inheriting: 0,
        fdflags: 0,
        fdflagsext: 0,
    }
}

pub fn close_in_child(fd: Fd) -> ProcSpawnFdOp {
    op(PROC_SPAWN_FD_OP_NAME_CLOSE, fd, 0, "")
}

pub fn dup_in_child(from: Fd, to: Fd) -> ProcSpawnFdOp {
    op(PROC_SPAWN_FD_OP_NAME_DUP2, to, from, "")
}

pub fn chdir_in_child(path: &'static str) -> ProcSpawnFdOp {
    op(PROC_SPAWN_FD_OP_NAME_CHDIR, 0, 0, path)
}

pub fn fchdir_in_child(fd: Fd) -> ProcSpawnFdOp {
    op(PROC_SPAWN_FD_OP_NAME_FCHDIR, fd, 0, "")
}

/// Opens a file to read it, or to write it anew.
pub fn open_in_child(path: &'static str, fd: Fd, writes: bool) -> ProcSpawnFdOp {
    let open = op(PROC_SPAWN_FD_OP_NAME_OPEN, fd, 0, path);
    if writes {
        let oflags = wasi::OFLAGS_CREAT | wasi::OFLAGS_TRUNC;
        ProcSpawnFdOp { fs_rights_base: wasi::RIGHTS_FD_WRITE, oflags, ..open }
    } else {
        ProcSpawnFdOp { fs_rights_base: wasi::RIGHTS_FD_READ, ..open }
    }
}

pub fn pipe_ends(handles: &ProcessHandles) -> [Option<Fd>; 3] {
    [handles.stdin, handles.stdout, handles.stderr].map(|end| (end.tag == 1).then(|| unsafe { end.u.some }))
}

/// Two sockets that are connected.
pub fn pair() -> (Fd, Fd) {
    use published::{ADDRESS_FAMILY_UNIX, SOCK_PROTO_IP, SOCK_TYPE_SOCKET_STREAM, sock_pair};
    unsafe { sock_pair(ADDRESS_FAMILY_UNIX, SOCK_TYPE_SOCKET_STREAM, SOCK_PROTO_IP) }.expect("a pair")
}

/// Sends no more.
pub fn shut(fd: Fd) {
    unsafe { wasi::sock_shutdown(fd, wasi::SDFLAGS_WR) }.expect("it is shut");
}

/// An empty set of descriptors to wait for.
pub fn set_create() -> Fd {
    unsafe { published::epoll_create() }.expect("a set")
}

fn event(mark: u64) -> published::EpollEvent {
    let data = published::EpollData { ptr: 0, fd: 0, data1: 0, data2: mark };
    published::EpollEvent { events: published::EPOLL_TYPE_EPOLLIN, data }
}

/// Has it watched until it can be read.
pub fn set_add(set: Fd, fd: Fd, mark: u64) -> Result<()> {
    const ADD: i32 = 1;
    let event = event(mark);
    answer(unsafe { wasix_32v1::epoll_ctl(set as i32, ADD, fd as i32, &raw const event as i32) })
}

/// The marks of what comes within so many milliseconds.
pub fn set_told(set: Fd, milliseconds: i64) -> Result<Vec<u64>> {
    let mut events = [event(0); 4];
    let mut count = 0_usize;
    let (room, out) = (events.as_mut_ptr() as i32, &raw mut count as i32);
    answer(unsafe { wasix_32v1::epoll_wait(set as i32, room, 4, milliseconds * 1_000_000, out) })?;
    Ok(events[..count].iter().map(|event| event.data.data2).collect())
}
