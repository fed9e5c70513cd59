// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! What a system does for its guests: one trait per topic, and their union.

use core::task::Poll;

use crate::argument::{GuestPtr, GuestSlice, GuestString, InBytes, OutBytes, OutStrings, StringList};
use crate::memory::IoVecs;
use crate::types::{self, *};

/// A system whose calls may wait.
pub trait Blocking {
    /// The state of one call in flight.
    type Wait;
}

/// All topics.
pub trait System:
    Bus + Dl + Env + Epoll + Fd + Http + Path + Polling + Port + Proc + Sock + Threads + Time + Tty
{
}

impl<
    S: Bus + Dl + Env + Epoll + Fd + Http + Path + Polling + Port + Proc + Sock + Threads + Time + Tty + ?Sized,
> System for S
{
}

/// The message bus of WASIX 0.11.
pub trait Bus: Blocking {
    /// Calls a program; the call's number.
    fn bus_call(
        &mut self,
        bid: Bid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError>;

    /// Lets go of a program.
    fn bus_close(&mut self, bid: Bid) -> Result<(), BusError>;

    /// Starts a program of this host to be called; its number.
    fn bus_open_local(&mut self, name: &GuestString, reuse: bool) -> Result<Bid, BusError>;

    /// Starts a program of another host to be called; its number.
    fn bus_open_remote(
        &mut self,
        name: &GuestString,
        reuse: bool,
        instance: &GuestString,
        token: &GuestString,
    ) -> Result<Bid, BusError>;

    /// Waits for events at most `timeout` nanoseconds; writes them, how many.
    fn bus_poll(
        &mut self,
        w: &mut Self::Wait,
        timeout: Timestamp,
        events: GuestSlice<'_, BusEvent>,
    ) -> Poll<Result<Size, BusError>>;

    /// Makes a call within a call; its number.
    fn bus_subcall(
        &mut self,
        parent: Cid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError>;

    /// Ends a call.
    fn call_close(&mut self, cid: Cid) -> Result<(), Errno>;

    /// Answers a call with an error.
    fn call_fault(&mut self, cid: Cid, fault: BusError) -> Result<(), Errno>;

    /// Answers a call.
    fn call_reply(&mut self, cid: Cid, format: BusDataFormat, buf: InBytes<'_>) -> Result<(), BusError>;
}

/// Dynamic linking, closures, reflection.
pub trait Dl: Blocking {
    /// Calls a function of the table with packed values. With `strict` the buffers must have the very size, else
    /// `inval`; without, missing values are 0 and surplus ones are dropped.
    fn call_dynamic(
        &mut self,
        function_id: FunctionPointer,
        values: InBytes<'_>,
        results: OutBytes<'_>,
        strict: bool,
    ) -> Result<(), Errno>;

    /// Reserves an index of the table. `notsup`.
    fn closure_allocate(&mut self) -> Result<FunctionPointer, Errno>;

    /// Frees an index of the table. `inval`.
    fn closure_free(&mut self, closure_id: FunctionPointer) -> Result<(), Errno>;

    /// Makes calls of `closure_id` call `backing_function_id` with the addresses of packed values and results and with
    /// `user_data_ptr`.
    fn closure_prepare(
        &mut self,
        backing_function_id: FunctionPointer,
        closure_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
        user_data_ptr: Size,
    ) -> Result<(), Errno>;

    /// Succeeds for a handle of a loaded library; else `noexec`.
    fn dl_invalid_handle(&mut self, handle: DlHandle) -> Result<(), Errno>;

    /// Loads a library, or gives the program itself for a null `path`; a handle. `ld_library_path` has colons between
    /// its directories. On failure a message goes to `err_buf`, cut if need be, with a NUL.
    fn dlopen(
        &mut self,
        path: Option<GuestString>,
        flags: DlFlags,
        err_buf: OutBytes<'_>,
        ld_library_path: Option<GuestString>,
    ) -> Result<DlHandle, Errno>;

    /// The address of data or the table index of a function, by name; handle 0 looks everywhere.
    fn dlsym(&mut self, handle: DlHandle, symbol: &GuestString, err_buf: OutBytes<'_>)
    -> Result<Size, Errno>;

    /// Writes the types of a function of the table; their counts. `overflow` when the room is too small, with the
    /// counts; `inval` when there is no such function.
    fn reflect_signature(
        &mut self,
        function_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
    ) -> Result<ReflectionResult, Errno>;
}

/// What a process is given: arguments, environment, random bytes.
pub trait Env: Blocking {
    /// Writes the arguments' bytes to `argv_buf`, each with a NUL, and their addresses to `argv`. `args_sizes_get` tells
    /// how much room both need.
    fn args_get(&mut self, argv: OutStrings<'_>) -> Result<(), Errno>;

    /// How many arguments there are, and their bytes with NULs.
    fn args_sizes_get(&mut self) -> Result<(Size, Size), Errno>;

    /// Writes the environment's `NAME=VALUE` bytes to `environ_buf`, each with a NUL, and their addresses to `environ`.
    fn environ_get(&mut self, environ: OutStrings<'_>) -> Result<(), Errno>;

    /// How many variables there are, and their bytes with NULs.
    fn environ_sizes_get(&mut self) -> Result<(Size, Size), Errno>;

    /// Fills a buffer with random bytes, good enough for keys.
    fn random_get(&mut self, buf: OutBytes<'_>) -> Result<(), Errno>;
}

/// Sets of descriptors to wait for.
pub trait Epoll: Blocking {
    /// Makes a set of descriptors to wait for. `mfile`.
    fn epoll_create(&mut self) -> Result<types::Fd, Errno>;

    /// Adds a descriptor to a set, changes what is waited for, or removes it, when `event` does not matter. `exist` when
    /// it is there already, `noent` when it is not, `inval` when `epfd` is no set or is to be in itself.
    fn epoll_ctl(
        &mut self,
        epfd: types::Fd,
        op: EpollCtl,
        fd: types::Fd,
        event: Option<EpollEvent>,
    ) -> Result<(), Errno>;

    /// Waits until something comes or `timeout` nanoseconds are over (the greatest number: for ever); writes the events,
    /// how many. `inval` without room for any.
    fn epoll_wait(
        &mut self,
        w: &mut Self::Wait,
        epfd: types::Fd,
        event: GuestSlice<'_, EpollEvent>,
        timeout: Timestamp,
    ) -> Poll<Result<Size, Errno>>;
}

/// Calls on descriptors.
pub trait Fd: Blocking {
    /// Says how a part of a file will be used. `spipe` where there are no positions.
    fn fd_advise(
        &mut self,
        fd: types::Fd,
        offset: Filesize,
        len: Filesize,
        advice: Advice,
    ) -> Result<(), Errno>;

    /// Makes room in a file for `len` bytes at `offset`; it may grow and never shrinks. `inval`, `notsup`, `nospc`.
    fn fd_allocate(&mut self, fd: types::Fd, offset: Filesize, len: Filesize) -> Result<(), Errno>;

    /// Closes a descriptor. `badf` when it is not open.
    fn fd_close(&mut self, fd: types::Fd) -> Result<(), Errno>;

    /// Returns when a file's data is on the medium.
    fn fd_datasync(&mut self, fd: types::Fd) -> Result<(), Errno>;

    /// A second descriptor for the same open file, the lowest free number, without `cloexec`. `badf`, `mfile`.
    fn fd_dup(&mut self, fd: types::Fd) -> Result<types::Fd, Errno>;

    /// A second descriptor for the same open file, the lowest free number from `min_result_fd` on. `badf`, `mfile`,
    /// `inval` beyond the limit.
    fn fd_dup2(&mut self, fd: types::Fd, min_result_fd: types::Fd, cloexec: bool)
    -> Result<types::Fd, Errno>;

    /// Makes a counter to be waited for: a write of 8 bytes adds to it, a read takes it all, or 1 from a semaphore.
    fn fd_event(&mut self, initial_val: u64, flags: Eventfdflags) -> Result<types::Fd, Errno>;

    /// The flags of a descriptor, as opposed to those of its open file.
    fn fd_fdflags_get(&mut self, fd: types::Fd) -> Result<Fdflagsext, Errno>;

    /// Sets the flags of a descriptor. `badf`, `notcapable` without the right `$fd_fdstat_set_flags`.
    fn fd_fdflags_set(&mut self, fd: types::Fd, flags: Fdflagsext) -> Result<(), Errno>;

    /// What a descriptor is and may do.
    fn fd_fdstat_get(&mut self, fd: types::Fd) -> Result<Fdstat, Errno>;

    /// Sets an open file's flags. `inval`, `notsup` for flags that cannot change.
    fn fd_fdstat_set_flags(&mut self, fd: types::Fd, flags: Fdflags) -> Result<(), Errno>;

    /// Takes rights from a descriptor. `notcapable` for rights that it does not have.
    fn fd_fdstat_set_rights(
        &mut self,
        fd: types::Fd,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
    ) -> Result<(), Errno>;

    /// What is known about an open file.
    fn fd_filestat_get(&mut self, fd: types::Fd) -> Result<Filestat, Errno>;

    /// Cuts or grows a file to `size` bytes; new bytes are 0. `inval` (beyond
    /// what the file system holds, or a descriptor that is not open to be written), `badf`, `fbig`.
    fn fd_filestat_set_size(&mut self, fd: types::Fd, size: Filesize) -> Result<(), Errno>;

    /// Sets an open file's times, in nanoseconds. `inval` when a time is to be both given and now.
    fn fd_filestat_set_times(
        &mut self,
        fd: types::Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno>;

    /// Makes a pipe; the end to read from and the end to write to. `mfile`.
    fn fd_pipe(&mut self) -> Result<(types::Fd, types::Fd), Errno>;

    /// Reads at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
    fn fd_pread(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>>;

    /// Writes the name of a directory that is open from the start, without NUL. `nametoolong` when it does not fit.
    fn fd_prestat_dir_name(&mut self, fd: types::Fd, path: OutBytes<'_>) -> Result<(), Errno>;

    /// Describes a descriptor that is open from the start. `badf` for any other: so programs find the last one.
    fn fd_prestat_get(&mut self, fd: types::Fd) -> Result<Prestat, Errno>;

    /// Writes at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
    fn fd_pwrite(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>>;

    /// Reads; how many bytes, 0 at the end. `again`, `isdir`.
    fn fd_read(&mut self, w: &mut Self::Wait, fd: types::Fd, iovs: &IoVecs<'_>) -> Poll<Result<Size, Errno>>;

    /// Writes entries and their names one after the other, from `cookie` on, the last one cut if need be; how many
    /// bytes. Fewer than `buf_len` means that the directory ends there. `notdir`.
    fn fd_readdir(&mut self, fd: types::Fd, buf: OutBytes<'_>, cookie: Dircookie) -> Result<Size, Errno>;

    /// Gives the open file of `fd` to the number `to`, closing what was there, and frees `fd`. `badf`.
    fn fd_renumber(&mut self, fd: types::Fd, to: types::Fd) -> Result<(), Errno>;

    /// Moves the position; where it is then. `spipe` where there is none, `inval` before the beginning.
    fn fd_seek(&mut self, fd: types::Fd, offset: Filedelta, whence: Whence) -> Result<Filesize, Errno>;

    /// Returns when a file's data and times are on the medium.
    fn fd_sync(&mut self, fd: types::Fd) -> Result<(), Errno>;

    /// The position, in bytes. `spipe` where there is none.
    fn fd_tell(&mut self, fd: types::Fd) -> Result<Filesize, Errno>;

    /// Writes; how many bytes. `again`, `pipe`, `nospc`.
    fn fd_write(&mut self, w: &mut Self::Wait, fd: types::Fd, iovs: &IoVecs<'_>)
    -> Poll<Result<Size, Errno>>;
}

/// HTTP requests and web sockets of WASIX 0.11 and 0.12.
pub trait Http: Blocking {
    /// Begins a request, of which the headers are lines of `name: value`; descriptors for its body (which ends when that is
    /// closed, and is compressed if that is asked for), the answer's body and the answer's headers, a line for each. `inval`,
    /// `2big`, `acces`, `noent`, `connrefused`, `proto` where TLS fails, `again` when there are too many, `notsup`.
    fn http_request(
        &mut self,
        w: &mut Self::Wait,
        url: &GuestString,
        method: &GuestString,
        headers: &GuestString,
        gzip: bool,
    ) -> Poll<Result<HttpHandles, Errno>>;

    /// How a request went, by any of its descriptors; waits for the answer. `inval`, `again`, and what became of the request.
    fn http_status(&mut self, w: &mut Self::Wait, fd: types::Fd) -> Poll<Result<HttpStatus, Errno>>;

    /// Connects to a web socket; a descriptor to send messages, one with each write, and to receive them, one with each read.
    /// As http_request.
    fn ws_connect(&mut self, w: &mut Self::Wait, url: &GuestString) -> Poll<Result<types::Fd, Errno>>;
}

/// Calls on paths.
pub trait Path: Blocking {
    /// Changes the current directory. `noent`, `notdir`.
    fn chdir(&mut self, path: &GuestString) -> Result<(), Errno>;

    /// Writes the current directory to `path` and a NUL behind it; `path_len` is the room before and the length without
    /// NUL afterwards. `range` when the room is too small, with the bytes needed, NUL included, in `path_len`.
    fn getcwd(&mut self, path: GuestPtr<'_, u8>, path_len: GuestPtr<'_, Size>) -> Result<(), Errno>;

    /// Makes a directory. `exist`, `noent`, `notdir`.
    fn path_create_directory(&mut self, fd: types::Fd, path: &GuestString) -> Result<(), Errno>;

    /// What is known about the file at a path. `noent`, `notdir`, `loop`.
    fn path_filestat_get(
        &mut self,
        fd: types::Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno>;

    /// Sets the times of the file at a path, in nanoseconds. `inval` when a time is to be both given and now.
    fn path_filestat_set_times(
        &mut self,
        fd: types::Fd,
        flags: Lookupflags,
        path: &GuestString,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno>;

    /// Gives a file a further name. `exist`, `xdev`, `perm` for a directory.
    fn path_link(
        &mut self,
        old_fd: types::Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: types::Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno>;

    /// Opens the file at a path; the new descriptor, with these rights at most and the flags `fdflagsext`. `noent`,
    /// `exist`, `isdir`, `notdir`, `loop`, `notcapable` for rights beyond those of `fd`.
    fn path_open(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        dirflags: Lookupflags,
        path: &GuestString,
        oflags: Oflags,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
        fdflags: Fdflags,
        fdflagsext: Fdflagsext,
    ) -> Poll<Result<types::Fd, Errno>>;

    /// Writes what a symbolic link says, cut if need be, without NUL; how many bytes. `inval` for anything else.
    fn path_readlink(&mut self, fd: types::Fd, path: &GuestString, buf: OutBytes<'_>) -> Result<Size, Errno>;

    /// Removes an empty directory. `notempty`, `notdir`, `noent`.
    fn path_remove_directory(&mut self, fd: types::Fd, path: &GuestString) -> Result<(), Errno>;

    /// Renames a file or directory; what was at the new name is replaced. `noent`, `isdir`, `notdir`, `notempty`,
    /// `xdev`.
    fn path_rename(
        &mut self,
        fd: types::Fd,
        old_path: &GuestString,
        new_fd: types::Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno>;

    /// Makes a symbolic link at `new_path` that says `old_path`. `exist`.
    fn path_symlink(
        &mut self,
        old_path: &GuestString,
        fd: types::Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno>;

    /// Removes a name of a file. `isdir` for a directory, `noent`.
    fn path_unlink_file(&mut self, fd: types::Fd, path: &GuestString) -> Result<(), Errno>;
}

/// Waiting for many things at once.
pub trait Polling: Blocking {
    /// Waits until something subscribed to comes; writes the events, how many. `inval` without subscriptions. What is
    /// wrong with one subscription is told in its event.
    fn poll_oneoff(
        &mut self,
        w: &mut Self::Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>>;
}

/// The network interface.
pub trait Port: Blocking {
    /// Adds an address. `exist`, `inval`, `nobufs`, `perm`.
    fn port_addr_add(&mut self, addr: AddrCidr) -> Result<(), Errno>;

    /// Removes all addresses but those of the loopback. `perm`.
    fn port_addr_clear(&mut self) -> Result<(), Errno>;

    /// Writes the addresses. `naddrs` is the room before and the number afterwards; `overflow` when there are more.
    fn port_addr_list(
        &mut self,
        addrs: GuestPtr<'_, AddrCidr>,
        naddrs: GuestPtr<'_, Size>,
    ) -> Result<(), Errno>;

    /// Removes an address. `addrnotavail`, `perm`.
    fn port_addr_remove(&mut self, addr: Addr) -> Result<(), Errno>;

    /// Joins the network of other runs by a bridge that the host has given a name, showing a token. `acces` when the token is
    /// wrong, `noent`, `isconn`, `perm` on the host's network, `notsup` for encryption.
    fn port_bridge(
        &mut self,
        w: &mut Self::Wait,
        network: &GuestString,
        token: &GuestString,
        security: StreamSecurity,
    ) -> Poll<Result<(), Errno>>;

    /// Takes an address from the network (DHCP) and the way out of it. `timedout`, `perm`.
    fn port_dhcp_acquire(&mut self, w: &mut Self::Wait) -> Poll<Result<(), Errno>>;

    /// Sets the router. `inval`, `perm`.
    fn port_gateway_set(&mut self, addr: Addr) -> Result<(), Errno>;

    /// The hardware address. `notsup` where there is none.
    fn port_mac(&mut self) -> Result<HardwareAddress, Errno>;

    /// Adds a route; it may lose preference and expire (nanoseconds since 1970). `exist`, `inval`, `nobufs`, `perm`.
    fn port_route_add(
        &mut self,
        cidr: AddrCidr,
        via_router: Addr,
        preferred_until: OptionTimestamp,
        expires_at: OptionTimestamp,
    ) -> Result<(), Errno>;

    /// Removes all routes. `perm`.
    fn port_route_clear(&mut self) -> Result<(), Errno>;

    /// Writes the routes. `nroutes` is the room before and the number afterwards; `overflow` when there are more.
    fn port_route_list(
        &mut self,
        routes: GuestPtr<'_, Route>,
        nroutes: GuestPtr<'_, Size>,
    ) -> Result<(), Errno>;

    /// Removes the routes by way of a router. `noent`, `perm`.
    fn port_route_remove(&mut self, cidr: Addr) -> Result<(), Errno>;

    /// Leaves the bridge. `notconn`, `perm`.
    fn port_unbridge(&mut self) -> Result<(), Errno>;
}

/// Processes and signals.
pub trait Proc: Blocking {
    /// Names the export that is called with the number of a signal that came.
    fn callback_signal(&mut self, callback: &GuestString) -> Result<(), Errno>;

    /// As `proc_exec3`, with arrays of addresses of NUL-terminated strings. The call comes back only when it fails, or
    /// in the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
    fn proc_exec(
        &mut self,
        w: &mut Self::Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<(), Errno>>;

    /// Ends the process, all its threads with it.
    fn proc_exit(&mut self, rval: Exitcode) -> Result<(), Errno>;

    /// Ends the process; after `proc_fork_env` ends the child and goes on as the parent.
    fn proc_exit2(&mut self, rval: Exitcode) -> Result<(), Errno>;

    /// Makes a child process; its number in the parent, 0 in the child. Without `copy_memory` the child borrows the
    /// memory and the parent waits until it ends or executes. `notsup` when the program was not built for it.
    fn proc_fork(&mut self, copy_memory: bool) -> Result<Pid, Errno>;

    /// Makes a child of all but memory and goes on as it, until `proc_exit2` or a successful `proc_exec3` or
    /// `proc_exec4`; then as the parent again. The child's number. `notsup` in such a child.
    fn proc_fork_env(&mut self) -> Result<Pid, Errno>;

    /// The process's own number.
    fn proc_id(&mut self) -> Result<Pid, Errno>;

    /// Waits for a child, or for any when `pid` has none; its number goes back to `pid`. With `non_blocking` and none
    /// ready the status is `nothing`. `child` when there are no children.
    fn proc_join(
        &mut self,
        w: &mut Self::Wait,
        pid: GuestPtr<'_, OptionPid>,
        flags: JoinFlags,
    ) -> Poll<Result<JoinStatus, Errno>>;

    /// The number of a process's parent, 0 when it has none. `badf` when there is no such process.
    fn proc_parent(&mut self, pid: Pid) -> Result<Pid, Errno>;

    /// Sends a signal to the process itself.
    fn proc_raise(&mut self, sig: Signal) -> Result<(), Errno>;

    /// Sends a signal to the process itself after `interval` nanoseconds, over and over with `repeat`; 0 stops that.
    fn proc_raise_interval(&mut self, sig: Signal, interval: Timestamp, repeat: bool) -> Result<(), Errno>;

    /// Sends a signal to a process; 0 only asks whether it is there. `srch`, `perm`.
    fn proc_signal(&mut self, pid: Pid, signal: Signal) -> Result<(), Errno>;

    /// Writes the dispositions that the parent set, as many as `proc_signals_sizes_get` says.
    fn proc_signals_get(&mut self, buf: GuestPtr<'_, SignalDisposition>) -> Result<(), Errno>;

    /// How many signals have a disposition that the parent set.
    fn proc_signals_sizes_get(&mut self) -> Result<Size, Errno>;

    /// Asks the host to save the state of the process; it may do nothing.
    fn proc_snapshot(&mut self) -> Result<(), Errno>;

    /// Starts a program as a child, with one argument a line, one directory to open a line, and pipes to its standard
    /// streams where asked for. `notsup` for `chroot`, `noent`, `noexec`.
    fn proc_spawn(
        &mut self,
        w: &mut Self::Wait,
        name: &GuestString,
        chroot: bool,
        args: StringList<'_>,
        preopen: StringList<'_>,
        stdin: StdioMode,
        stdout: StdioMode,
        stderr: StdioMode,
        working_dir: &GuestString,
    ) -> Poll<Result<ProcessHandles, Errno>>;

    /// Starts a program as a child; its number. Arguments and environment as in `proc_exec3`; `fd_ops` are done in order
    /// in the child before the program starts. `noent`, `acces`, `noexec`.
    fn proc_spawn2(
        &mut self,
        w: &mut Self::Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        fd_ops: GuestSlice<'_, ProcSpawnFdOp>,
        signal_dispositions: GuestSlice<'_, SignalDisposition>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<Pid, Errno>>;
}

/// Sockets and names.
pub trait Sock: Blocking {
    /// Looks up the addresses of a host and writes them, as many as there is room for; how many. `port` is a hint.
    /// `noent` when there are none.
    fn resolve(
        &mut self,
        w: &mut Self::Wait,
        host: &GuestString,
        port: u16,
        addrs: GuestSlice<'_, AddrIp>,
    ) -> Poll<Result<Size, Errno>>;

    /// Takes a connection; its descriptor, with the flag `nonblock` if given, and the address of the other side.
    /// `again`, `notsock`, `inval` when it does not listen.
    fn sock_accept(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        flags: Fdflags,
    ) -> Poll<Result<(types::Fd, AddrPort), Errno>>;

    /// A socket's own address. `notsock`.
    fn sock_addr_local(&mut self, fd: types::Fd) -> Result<AddrPort, Errno>;

    /// The address of the other side. `notconn`, `notsock`.
    fn sock_addr_peer(&mut self, fd: types::Fd) -> Result<AddrPort, Errno>;

    /// Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one.
    fn sock_bind(&mut self, fd: types::Fd, addr: AddrPort) -> Result<(), Errno>;

    /// Connects a socket. `inprogress` when it does not block; then it becomes writable and `last_error` tells the rest.
    /// `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
    fn sock_connect(&mut self, w: &mut Self::Wait, fd: types::Fd, addr: AddrPort) -> Poll<Result<(), Errno>>;

    /// Whether an option is on. `inval`, `noprotoopt`.
    fn sock_get_opt_flag(&mut self, fd: types::Fd, sockopt: SockOption) -> Result<bool, Errno>;

    /// An option that is a number. `last_error` is cleared by being read. `inval`, `noprotoopt`.
    fn sock_get_opt_size(&mut self, fd: types::Fd, sockopt: SockOption) -> Result<Filesize, Errno>;

    /// A time-out or the lingering, in nanoseconds. `inval`.
    fn sock_get_opt_time(&mut self, fd: types::Fd, sockopt: SockOption) -> Result<OptionTimestamp, Errno>;

    /// Joins a group of IPv4 on the interface that has an address.
    fn sock_join_multicast_v4(
        &mut self,
        fd: types::Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno>;

    /// Joins a group of IPv6 on the interface with a number.
    fn sock_join_multicast_v6(
        &mut self,
        fd: types::Fd,
        multiaddr: AddrIp6,
        interface: u32,
    ) -> Result<(), Errno>;

    /// Leaves a group of IPv4.
    fn sock_leave_multicast_v4(
        &mut self,
        fd: types::Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno>;

    /// Leaves a group of IPv6.
    fn sock_leave_multicast_v6(
        &mut self,
        fd: types::Fd,
        multiaddr: AddrIp6,
        interface: u32,
    ) -> Result<(), Errno>;

    /// Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`.
    fn sock_listen(&mut self, fd: types::Fd, backlog: Size) -> Result<(), Errno>;

    /// Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
    fn sock_open(
        &mut self,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<types::Fd, Errno>;

    /// Makes two sockets connected to each other. `notsup` (all but Unix), `protonosupport`, `mfile`.
    fn sock_pair(
        &mut self,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<(types::Fd, types::Fd), Errno>;

    /// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
    fn sock_recv(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>>;

    /// Receives; how many bytes, what happened to the rest, and who sent it.
    fn sock_recv_from(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>>;

    /// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
    fn sock_send(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>>;

    /// Sends `count` bytes of a file from `offset` on; how many.
    fn sock_send_file(
        &mut self,
        w: &mut Self::Wait,
        out_fd: types::Fd,
        in_fd: types::Fd,
        offset: Filesize,
        count: Filesize,
    ) -> Poll<Result<Filesize, Errno>>;

    /// Sends to an address; how many bytes. `msgsize`, `netunreach`.
    fn sock_send_to(
        &mut self,
        w: &mut Self::Wait,
        fd: types::Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
        addr: AddrPort,
    ) -> Poll<Result<Size, Errno>>;

    /// Sets an option that is on or off. `inval`, `noprotoopt`.
    fn sock_set_opt_flag(&mut self, fd: types::Fd, sockopt: SockOption, flag: bool) -> Result<(), Errno>;

    /// Sets an option that is a number: bytes of a buffer, hops. `inval`, `noprotoopt`.
    fn sock_set_opt_size(&mut self, fd: types::Fd, sockopt: SockOption, size: Filesize) -> Result<(), Errno>;

    /// Sets a time-out or the lingering, in nanoseconds; none is for ever, or no lingering. `inval`.
    fn sock_set_opt_time(
        &mut self,
        fd: types::Fd,
        sockopt: SockOption,
        timeout: OptionTimestamp,
    ) -> Result<(), Errno>;

    /// Shuts down one or both directions of a connection. `inval`, `notconn`, `notsock`.
    fn sock_shutdown(&mut self, fd: types::Fd, how: Sdflags) -> Result<(), Errno>;

    /// How far a socket is. `notsock`.
    fn sock_status(&mut self, fd: types::Fd) -> Result<SockStatus, Errno>;
}

/// Threads, futexes, stacks.
pub trait Threads: Blocking {
    /// Names the export that is called when there is something to do.
    fn callback_reactor(&mut self, callback: &GuestString) -> Result<(), Errno>;

    /// Names the export that a new thread starts with.
    fn callback_thread(&mut self, callback: &GuestString) -> Result<(), Errno>;

    /// Names the export that is called at a thread's end for each of its values.
    fn callback_thread_local_destroy(&mut self, callback: &GuestString) -> Result<(), Errno>;

    /// Makes a stack of its own for the function at index `entrypoint` of the table; writes its number. It runs when
    /// switched to. `notsup`, `inval`.
    fn context_create(
        &mut self,
        id: GuestPtr<'_, ContextId>,
        entrypoint: FunctionPointer,
    ) -> Result<(), Errno>;

    /// Removes a suspended stack. `inval` for this one and the first.
    fn context_destroy(&mut self, id: ContextId) -> Result<(), Errno>;

    /// Suspends this stack and goes on with another; 0 is the first one. `inval`.
    fn context_switch(&mut self, id: ContextId) -> Result<(), Errno>;

    /// Sleeps until the word at `futex` is woken; at once when it is not `expected`. Whether it was woken, not timed
    /// out; `timeout` counts from now, in nanoseconds.
    fn futex_wait(
        &mut self,
        w: &mut Self::Wait,
        futex: GuestPtr<'_, u32>,
        expected: u32,
        timeout: OptionTimestamp,
    ) -> Poll<Result<bool, Errno>>;

    /// Wakes one thread that sleeps on the word; whether there was one.
    fn futex_wake(&mut self, futex: GuestPtr<'_, u32>) -> Result<bool, Errno>;

    /// Wakes all threads that sleep on the word; whether there was one.
    fn futex_wake_all(&mut self, futex: GuestPtr<'_, u32>) -> Result<bool, Errno>;

    /// Lets others run.
    fn sched_yield(&mut self) -> Result<(), Errno>;

    /// Saves the stack as it is; 0. Comes back again with the value that `stack_restore` is given. `nosys` when the
    /// program was not built for it.
    fn stack_checkpoint(&mut self, snapshot: GuestPtr<'_, StackSnapshot>) -> Result<u64, Errno>;

    /// Goes back to a saved stack, whose `stack_checkpoint` then gives `val`, not 0.
    fn stack_restore(&mut self, snapshot: StackSnapshot, val: u64) -> Result<(), Errno>;

    /// Ends the thread alone.
    fn thread_exit(&mut self, rval: Exitcode) -> Result<(), Errno>;

    /// The thread's own number; of the first thread, the process's.
    fn thread_id(&mut self) -> Result<Tid, Errno>;

    /// Waits until a thread has ended. `srch`.
    fn thread_join(&mut self, w: &mut Self::Wait, tid: Tid) -> Poll<Result<(), Errno>>;

    /// Makes a key; `user_data` goes to the callback at a thread's end.
    fn thread_local_create(&mut self, user_data: TlVal) -> Result<TlKey, Errno>;

    /// Removes a key. `inval`.
    fn thread_local_destroy(&mut self, key: TlKey) -> Result<(), Errno>;

    /// This thread's value, 0 before it is set. `inval` when there is no such key.
    fn thread_local_get(&mut self, key: TlKey) -> Result<TlVal, Errno>;

    /// Sets this thread's value. `inval` when there is no such key.
    fn thread_local_set(&mut self, key: TlKey, val: TlVal) -> Result<(), Errno>;

    /// How many threads can run at the same time.
    fn thread_parallelism(&mut self) -> Result<Size, Errno>;

    /// Sends a signal to a thread; the number 2^30 - 1 is the first thread's. `srch`.
    fn thread_signal(&mut self, tid: Tid, signal: Signal) -> Result<(), Errno>;

    /// Sleeps for some nanoseconds; 0 lets others run. `intr` when a signal came.
    fn thread_sleep(&mut self, w: &mut Self::Wait, duration: Timestamp) -> Poll<Result<(), Errno>>;

    /// Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
    /// thread's number and `start`, the address of a `$thread_start`. `notcapable` without that export, `memviolation`
    /// without shared memory, `again` when there are too many.
    fn thread_spawn(&mut self, start: Size) -> Result<Tid, Errno>;
}

/// Clocks.
pub trait Time: Blocking {
    /// A clock's resolution, in nanoseconds. `inval` for a clock that is not there.
    fn clock_res_get(&mut self, id: Clockid) -> Result<Timestamp, Errno>;

    /// A clock's time, in nanoseconds, at most `precision` off. `inval` for a clock that is not there.
    fn clock_time_get(&mut self, id: Clockid, precision: Timestamp) -> Result<Timestamp, Errno>;

    /// Sets a clock, in nanoseconds. `perm` without the privilege, `inval` for a clock that is not there.
    fn clock_time_set(&mut self, id: Clockid, timestamp: Timestamp) -> Result<(), Errno>;
}

/// The terminal.
pub trait Tty: Blocking {
    /// Writes the terminal's state. `notsup` without one.
    fn tty_get(&mut self, state: GuestPtr<'_, types::Tty>) -> Result<(), Errno>;

    /// Sets the terminal's state. `notsup` without one.
    fn tty_set(&mut self, state: types::Tty) -> Result<(), Errno>;
}
