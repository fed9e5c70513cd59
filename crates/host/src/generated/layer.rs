// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! One method per call for layers, and the two ways into them.

use std::task::Poll;

use waxwing_abi::call::Words;
use waxwing_abi::system;
use waxwing_abi::types::*;
use waxwing_abi::{GuestPtr, GuestSlice, GuestString, InBytes, IoVecs, OutBytes, OutStrings, StringList};

use crate::engine::Syscall;
use crate::layer::{Chain, Layered, System};
use crate::wait::Wait;

/// Wraps the calls of one guest thread: each method stands for one call and passes on to `next` unless it is written
/// anew. A call that waits is made again after each sleep, with the same `w`; `w.first_turn()` tells the first time.
pub trait Layer: Send {
    /// Told after every call, also one that never came as far as its method because its arguments are wrong: what the
    /// guest is answered, and `None` when it does not go on.
    fn returned(&mut self, call: &Syscall, words: &Words, result: Option<u32>) {
        let _ = (call, words, result);
    }

    /// Wraps `bus_call`.
    fn bus_call(
        &mut self,
        next: &mut dyn System,
        bid: Bid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        next.bus_call(bid, topic_hash, format, buf)
    }

    /// Wraps `bus_close`.
    fn bus_close(&mut self, next: &mut dyn System, bid: Bid) -> Result<(), BusError> {
        next.bus_close(bid)
    }

    /// Wraps `bus_open_local`.
    fn bus_open_local(
        &mut self,
        next: &mut dyn System,
        name: &GuestString,
        reuse: bool,
    ) -> Result<Bid, BusError> {
        next.bus_open_local(name, reuse)
    }

    /// Wraps `bus_open_remote`.
    fn bus_open_remote(
        &mut self,
        next: &mut dyn System,
        name: &GuestString,
        reuse: bool,
        instance: &GuestString,
        token: &GuestString,
    ) -> Result<Bid, BusError> {
        next.bus_open_remote(name, reuse, instance, token)
    }

    /// Wraps `bus_poll`.
    fn bus_poll(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        timeout: Timestamp,
        events: GuestSlice<'_, BusEvent>,
    ) -> Poll<Result<Size, BusError>> {
        next.bus_poll(w, timeout, events)
    }

    /// Wraps `bus_subcall`.
    fn bus_subcall(
        &mut self,
        next: &mut dyn System,
        parent: Cid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        next.bus_subcall(parent, topic_hash, format, buf)
    }

    /// Wraps `call_close`.
    fn call_close(&mut self, next: &mut dyn System, cid: Cid) -> Result<(), Errno> {
        next.call_close(cid)
    }

    /// Wraps `call_fault`.
    fn call_fault(&mut self, next: &mut dyn System, cid: Cid, fault: BusError) -> Result<(), Errno> {
        next.call_fault(cid, fault)
    }

    /// Wraps `call_reply`.
    fn call_reply(
        &mut self,
        next: &mut dyn System,
        cid: Cid,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<(), BusError> {
        next.call_reply(cid, format, buf)
    }

    /// Wraps `call_dynamic`.
    fn call_dynamic(
        &mut self,
        next: &mut dyn System,
        function_id: FunctionPointer,
        values: InBytes<'_>,
        results: OutBytes<'_>,
        strict: bool,
    ) -> Result<(), Errno> {
        next.call_dynamic(function_id, values, results, strict)
    }

    /// Wraps `closure_allocate`.
    fn closure_allocate(&mut self, next: &mut dyn System) -> Result<FunctionPointer, Errno> {
        next.closure_allocate()
    }

    /// Wraps `closure_free`.
    fn closure_free(&mut self, next: &mut dyn System, closure_id: FunctionPointer) -> Result<(), Errno> {
        next.closure_free(closure_id)
    }

    /// Wraps `closure_prepare`.
    fn closure_prepare(
        &mut self,
        next: &mut dyn System,
        backing_function_id: FunctionPointer,
        closure_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
        user_data_ptr: Size,
    ) -> Result<(), Errno> {
        next.closure_prepare(backing_function_id, closure_id, argument_types, result_types, user_data_ptr)
    }

    /// Wraps `dl_invalid_handle`.
    fn dl_invalid_handle(&mut self, next: &mut dyn System, handle: DlHandle) -> Result<(), Errno> {
        next.dl_invalid_handle(handle)
    }

    /// Wraps `dlopen`.
    fn dlopen(
        &mut self,
        next: &mut dyn System,
        path: Option<GuestString>,
        flags: DlFlags,
        err_buf: OutBytes<'_>,
        ld_library_path: Option<GuestString>,
    ) -> Result<DlHandle, Errno> {
        next.dlopen(path, flags, err_buf, ld_library_path)
    }

    /// Wraps `dlsym`.
    fn dlsym(
        &mut self,
        next: &mut dyn System,
        handle: DlHandle,
        symbol: &GuestString,
        err_buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        next.dlsym(handle, symbol, err_buf)
    }

    /// Wraps `reflect_signature`.
    fn reflect_signature(
        &mut self,
        next: &mut dyn System,
        function_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
    ) -> Result<ReflectionResult, Errno> {
        next.reflect_signature(function_id, argument_types, result_types)
    }

    /// Wraps `args_get`.
    fn args_get(&mut self, next: &mut dyn System, argv: OutStrings<'_>) -> Result<(), Errno> {
        next.args_get(argv)
    }

    /// Wraps `args_sizes_get`.
    fn args_sizes_get(&mut self, next: &mut dyn System) -> Result<(Size, Size), Errno> {
        next.args_sizes_get()
    }

    /// Wraps `environ_get`.
    fn environ_get(&mut self, next: &mut dyn System, environ: OutStrings<'_>) -> Result<(), Errno> {
        next.environ_get(environ)
    }

    /// Wraps `environ_sizes_get`.
    fn environ_sizes_get(&mut self, next: &mut dyn System) -> Result<(Size, Size), Errno> {
        next.environ_sizes_get()
    }

    /// Wraps `random_get`.
    fn random_get(&mut self, next: &mut dyn System, buf: OutBytes<'_>) -> Result<(), Errno> {
        next.random_get(buf)
    }

    /// Wraps `epoll_create`.
    fn epoll_create(&mut self, next: &mut dyn System) -> Result<Fd, Errno> {
        next.epoll_create()
    }

    /// Wraps `epoll_ctl`.
    fn epoll_ctl(
        &mut self,
        next: &mut dyn System,
        epfd: Fd,
        op: EpollCtl,
        fd: Fd,
        event: Option<EpollEvent>,
    ) -> Result<(), Errno> {
        next.epoll_ctl(epfd, op, fd, event)
    }

    /// Wraps `epoll_wait`.
    fn epoll_wait(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        epfd: Fd,
        event: GuestSlice<'_, EpollEvent>,
        timeout: Timestamp,
    ) -> Poll<Result<Size, Errno>> {
        next.epoll_wait(w, epfd, event, timeout)
    }

    /// Wraps `fd_advise`.
    fn fd_advise(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filesize,
        len: Filesize,
        advice: Advice,
    ) -> Result<(), Errno> {
        next.fd_advise(fd, offset, len, advice)
    }

    /// Wraps `fd_allocate`.
    fn fd_allocate(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filesize,
        len: Filesize,
    ) -> Result<(), Errno> {
        next.fd_allocate(fd, offset, len)
    }

    /// Wraps `fd_close`.
    fn fd_close(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        next.fd_close(fd)
    }

    /// Wraps `fd_datasync`.
    fn fd_datasync(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        next.fd_datasync(fd)
    }

    /// Wraps `fd_dup`.
    fn fd_dup(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fd, Errno> {
        next.fd_dup(fd)
    }

    /// Wraps `fd_dup2`.
    fn fd_dup2(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        min_result_fd: Fd,
        cloexec: bool,
    ) -> Result<Fd, Errno> {
        next.fd_dup2(fd, min_result_fd, cloexec)
    }

    /// Wraps `fd_event`.
    fn fd_event(
        &mut self,
        next: &mut dyn System,
        initial_val: u64,
        flags: Eventfdflags,
    ) -> Result<Fd, Errno> {
        next.fd_event(initial_val, flags)
    }

    /// Wraps `fd_fdflags_get`.
    fn fd_fdflags_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fdflagsext, Errno> {
        next.fd_fdflags_get(fd)
    }

    /// Wraps `fd_fdflags_set`.
    fn fd_fdflags_set(&mut self, next: &mut dyn System, fd: Fd, flags: Fdflagsext) -> Result<(), Errno> {
        next.fd_fdflags_set(fd, flags)
    }

    /// Wraps `fd_fdstat_get`.
    fn fd_fdstat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fdstat, Errno> {
        next.fd_fdstat_get(fd)
    }

    /// Wraps `fd_fdstat_set_flags`.
    fn fd_fdstat_set_flags(&mut self, next: &mut dyn System, fd: Fd, flags: Fdflags) -> Result<(), Errno> {
        next.fd_fdstat_set_flags(fd, flags)
    }

    /// Wraps `fd_fdstat_set_rights`.
    fn fd_fdstat_set_rights(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
    ) -> Result<(), Errno> {
        next.fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting)
    }

    /// Wraps `fd_filestat_get`.
    fn fd_filestat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Filestat, Errno> {
        next.fd_filestat_get(fd)
    }

    /// Wraps `fd_filestat_set_size`.
    fn fd_filestat_set_size(&mut self, next: &mut dyn System, fd: Fd, size: Filesize) -> Result<(), Errno> {
        next.fd_filestat_set_size(fd, size)
    }

    /// Wraps `fd_filestat_set_times`.
    fn fd_filestat_set_times(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        next.fd_filestat_set_times(fd, atim, mtim, fst_flags)
    }

    /// Wraps `fd_pipe`.
    fn fd_pipe(&mut self, next: &mut dyn System) -> Result<(Fd, Fd), Errno> {
        next.fd_pipe()
    }

    /// Wraps `fd_pread`.
    fn fd_pread(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        next.fd_pread(w, fd, iovs, offset)
    }

    /// Wraps `fd_prestat_dir_name`.
    fn fd_prestat_dir_name(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: OutBytes<'_>,
    ) -> Result<(), Errno> {
        next.fd_prestat_dir_name(fd, path)
    }

    /// Wraps `fd_prestat_get`.
    fn fd_prestat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Prestat, Errno> {
        next.fd_prestat_get(fd)
    }

    /// Wraps `fd_pwrite`.
    fn fd_pwrite(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        next.fd_pwrite(w, fd, iovs, offset)
    }

    /// Wraps `fd_read`.
    fn fd_read(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
    ) -> Poll<Result<Size, Errno>> {
        next.fd_read(w, fd, iovs)
    }

    /// Wraps `fd_readdir`.
    fn fd_readdir(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        buf: OutBytes<'_>,
        cookie: Dircookie,
    ) -> Result<Size, Errno> {
        next.fd_readdir(fd, buf, cookie)
    }

    /// Wraps `fd_renumber`.
    fn fd_renumber(&mut self, next: &mut dyn System, fd: Fd, to: Fd) -> Result<(), Errno> {
        next.fd_renumber(fd, to)
    }

    /// Wraps `fd_seek`.
    fn fd_seek(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filedelta,
        whence: Whence,
    ) -> Result<Filesize, Errno> {
        next.fd_seek(fd, offset, whence)
    }

    /// Wraps `fd_sync`.
    fn fd_sync(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        next.fd_sync(fd)
    }

    /// Wraps `fd_tell`.
    fn fd_tell(&mut self, next: &mut dyn System, fd: Fd) -> Result<Filesize, Errno> {
        next.fd_tell(fd)
    }

    /// Wraps `fd_write`.
    fn fd_write(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
    ) -> Poll<Result<Size, Errno>> {
        next.fd_write(w, fd, iovs)
    }

    /// Wraps `http_request`.
    fn http_request(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        url: &GuestString,
        method: &GuestString,
        headers: &GuestString,
        gzip: bool,
    ) -> Poll<Result<HttpHandles, Errno>> {
        next.http_request(w, url, method, headers, gzip)
    }

    /// Wraps `http_status`.
    fn http_status(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
    ) -> Poll<Result<HttpStatus, Errno>> {
        next.http_status(w, fd)
    }

    /// Wraps `ws_connect`.
    fn ws_connect(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        url: &GuestString,
    ) -> Poll<Result<Fd, Errno>> {
        next.ws_connect(w, url)
    }

    /// Wraps `chdir`.
    fn chdir(&mut self, next: &mut dyn System, path: &GuestString) -> Result<(), Errno> {
        next.chdir(path)
    }

    /// Wraps `getcwd`.
    fn getcwd(
        &mut self,
        next: &mut dyn System,
        path: GuestPtr<'_, u8>,
        path_len: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        next.getcwd(path, path_len)
    }

    /// Wraps `path_create_directory`.
    fn path_create_directory(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
    ) -> Result<(), Errno> {
        next.path_create_directory(fd, path)
    }

    /// Wraps `path_filestat_get`.
    fn path_filestat_get(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno> {
        next.path_filestat_get(fd, flags, path)
    }

    /// Wraps `path_filestat_set_times`.
    fn path_filestat_set_times(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        next.path_filestat_set_times(fd, flags, path, atim, mtim, fst_flags)
    }

    /// Wraps `path_link`.
    fn path_link(
        &mut self,
        next: &mut dyn System,
        old_fd: Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        next.path_link(old_fd, old_flags, old_path, new_fd, new_path)
    }

    /// Wraps `path_open`.
    fn path_open(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        dirflags: Lookupflags,
        path: &GuestString,
        oflags: Oflags,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
        fdflags: Fdflags,
        fdflagsext: Fdflagsext,
    ) -> Poll<Result<Fd, Errno>> {
        next.path_open(
            w,
            fd,
            dirflags,
            path,
            oflags,
            fs_rights_base,
            fs_rights_inheriting,
            fdflags,
            fdflagsext,
        )
    }

    /// Wraps `path_readlink`.
    fn path_readlink(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
        buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        next.path_readlink(fd, path, buf)
    }

    /// Wraps `path_remove_directory`.
    fn path_remove_directory(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
    ) -> Result<(), Errno> {
        next.path_remove_directory(fd, path)
    }

    /// Wraps `path_rename`.
    fn path_rename(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        next.path_rename(fd, old_path, new_fd, new_path)
    }

    /// Wraps `path_symlink`.
    fn path_symlink(
        &mut self,
        next: &mut dyn System,
        old_path: &GuestString,
        fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        next.path_symlink(old_path, fd, new_path)
    }

    /// Wraps `path_unlink_file`.
    fn path_unlink_file(&mut self, next: &mut dyn System, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        next.path_unlink_file(fd, path)
    }

    /// Wraps `poll_oneoff`.
    fn poll_oneoff(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>> {
        next.poll_oneoff(w, r#in, out)
    }

    /// Wraps `port_addr_add`.
    fn port_addr_add(&mut self, next: &mut dyn System, addr: AddrCidr) -> Result<(), Errno> {
        next.port_addr_add(addr)
    }

    /// Wraps `port_addr_clear`.
    fn port_addr_clear(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        next.port_addr_clear()
    }

    /// Wraps `port_addr_list`.
    fn port_addr_list(
        &mut self,
        next: &mut dyn System,
        addrs: GuestPtr<'_, AddrCidr>,
        naddrs: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        next.port_addr_list(addrs, naddrs)
    }

    /// Wraps `port_addr_remove`.
    fn port_addr_remove(&mut self, next: &mut dyn System, addr: Addr) -> Result<(), Errno> {
        next.port_addr_remove(addr)
    }

    /// Wraps `port_bridge`.
    fn port_bridge(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        network: &GuestString,
        token: &GuestString,
        security: StreamSecurity,
    ) -> Poll<Result<(), Errno>> {
        next.port_bridge(w, network, token, security)
    }

    /// Wraps `port_dhcp_acquire`.
    fn port_dhcp_acquire(&mut self, next: &mut dyn System, w: &mut Wait) -> Poll<Result<(), Errno>> {
        next.port_dhcp_acquire(w)
    }

    /// Wraps `port_gateway_set`.
    fn port_gateway_set(&mut self, next: &mut dyn System, addr: Addr) -> Result<(), Errno> {
        next.port_gateway_set(addr)
    }

    /// Wraps `port_mac`.
    fn port_mac(&mut self, next: &mut dyn System) -> Result<HardwareAddress, Errno> {
        next.port_mac()
    }

    /// Wraps `port_route_add`.
    fn port_route_add(
        &mut self,
        next: &mut dyn System,
        cidr: AddrCidr,
        via_router: Addr,
        preferred_until: OptionTimestamp,
        expires_at: OptionTimestamp,
    ) -> Result<(), Errno> {
        next.port_route_add(cidr, via_router, preferred_until, expires_at)
    }

    /// Wraps `port_route_clear`.
    fn port_route_clear(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        next.port_route_clear()
    }

    /// Wraps `port_route_list`.
    fn port_route_list(
        &mut self,
        next: &mut dyn System,
        routes: GuestPtr<'_, Route>,
        nroutes: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        next.port_route_list(routes, nroutes)
    }

    /// Wraps `port_route_remove`.
    fn port_route_remove(&mut self, next: &mut dyn System, cidr: Addr) -> Result<(), Errno> {
        next.port_route_remove(cidr)
    }

    /// Wraps `port_unbridge`.
    fn port_unbridge(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        next.port_unbridge()
    }

    /// Wraps `callback_signal`.
    fn callback_signal(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        next.callback_signal(callback)
    }

    /// Wraps `proc_exec`.
    fn proc_exec(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<(), Errno>> {
        next.proc_exec(w, name, args, envs, search_path, path)
    }

    /// Wraps `proc_exit`.
    fn proc_exit(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        next.proc_exit(rval)
    }

    /// Wraps `proc_exit2`.
    fn proc_exit2(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        next.proc_exit2(rval)
    }

    /// Wraps `proc_fork`.
    fn proc_fork(&mut self, next: &mut dyn System, copy_memory: bool) -> Result<Pid, Errno> {
        next.proc_fork(copy_memory)
    }

    /// Wraps `proc_fork_env`.
    fn proc_fork_env(&mut self, next: &mut dyn System) -> Result<Pid, Errno> {
        next.proc_fork_env()
    }

    /// Wraps `proc_id`.
    fn proc_id(&mut self, next: &mut dyn System) -> Result<Pid, Errno> {
        next.proc_id()
    }

    /// Wraps `proc_join`.
    fn proc_join(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        pid: GuestPtr<'_, OptionPid>,
        flags: JoinFlags,
    ) -> Poll<Result<JoinStatus, Errno>> {
        next.proc_join(w, pid, flags)
    }

    /// Wraps `proc_parent`.
    fn proc_parent(&mut self, next: &mut dyn System, pid: Pid) -> Result<Pid, Errno> {
        next.proc_parent(pid)
    }

    /// Wraps `proc_raise`.
    fn proc_raise(&mut self, next: &mut dyn System, sig: Signal) -> Result<(), Errno> {
        next.proc_raise(sig)
    }

    /// Wraps `proc_raise_interval`.
    fn proc_raise_interval(
        &mut self,
        next: &mut dyn System,
        sig: Signal,
        interval: Timestamp,
        repeat: bool,
    ) -> Result<(), Errno> {
        next.proc_raise_interval(sig, interval, repeat)
    }

    /// Wraps `proc_signal`.
    fn proc_signal(&mut self, next: &mut dyn System, pid: Pid, signal: Signal) -> Result<(), Errno> {
        next.proc_signal(pid, signal)
    }

    /// Wraps `proc_signals_get`.
    fn proc_signals_get(
        &mut self,
        next: &mut dyn System,
        buf: GuestPtr<'_, SignalDisposition>,
    ) -> Result<(), Errno> {
        next.proc_signals_get(buf)
    }

    /// Wraps `proc_signals_sizes_get`.
    fn proc_signals_sizes_get(&mut self, next: &mut dyn System) -> Result<Size, Errno> {
        next.proc_signals_sizes_get()
    }

    /// Wraps `proc_snapshot`.
    fn proc_snapshot(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        next.proc_snapshot()
    }

    /// Wraps `proc_spawn`.
    fn proc_spawn(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        name: &GuestString,
        chroot: bool,
        args: StringList<'_>,
        preopen: StringList<'_>,
        stdin: StdioMode,
        stdout: StdioMode,
        stderr: StdioMode,
        working_dir: &GuestString,
    ) -> Poll<Result<ProcessHandles, Errno>> {
        next.proc_spawn(w, name, chroot, args, preopen, stdin, stdout, stderr, working_dir)
    }

    /// Wraps `proc_spawn2`.
    fn proc_spawn2(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        fd_ops: GuestSlice<'_, ProcSpawnFdOp>,
        signal_dispositions: GuestSlice<'_, SignalDisposition>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<Pid, Errno>> {
        next.proc_spawn2(w, name, args, envs, fd_ops, signal_dispositions, search_path, path)
    }

    /// Wraps `resolve`.
    fn resolve(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        host: &GuestString,
        port: u16,
        addrs: GuestSlice<'_, AddrIp>,
    ) -> Poll<Result<Size, Errno>> {
        next.resolve(w, host, port, addrs)
    }

    /// Wraps `sock_accept`.
    fn sock_accept(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        flags: Fdflags,
    ) -> Poll<Result<(Fd, AddrPort), Errno>> {
        next.sock_accept(w, fd, flags)
    }

    /// Wraps `sock_addr_local`.
    fn sock_addr_local(&mut self, next: &mut dyn System, fd: Fd) -> Result<AddrPort, Errno> {
        next.sock_addr_local(fd)
    }

    /// Wraps `sock_addr_peer`.
    fn sock_addr_peer(&mut self, next: &mut dyn System, fd: Fd) -> Result<AddrPort, Errno> {
        next.sock_addr_peer(fd)
    }

    /// Wraps `sock_bind`.
    fn sock_bind(&mut self, next: &mut dyn System, fd: Fd, addr: AddrPort) -> Result<(), Errno> {
        next.sock_bind(fd, addr)
    }

    /// Wraps `sock_connect`.
    fn sock_connect(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        addr: AddrPort,
    ) -> Poll<Result<(), Errno>> {
        next.sock_connect(w, fd, addr)
    }

    /// Wraps `sock_get_opt_flag`.
    fn sock_get_opt_flag(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<bool, Errno> {
        next.sock_get_opt_flag(fd, sockopt)
    }

    /// Wraps `sock_get_opt_size`.
    fn sock_get_opt_size(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<Filesize, Errno> {
        next.sock_get_opt_size(fd, sockopt)
    }

    /// Wraps `sock_get_opt_time`.
    fn sock_get_opt_time(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<OptionTimestamp, Errno> {
        next.sock_get_opt_time(fd, sockopt)
    }

    /// Wraps `sock_join_multicast_v4`.
    fn sock_join_multicast_v4(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        next.sock_join_multicast_v4(fd, multiaddr, interface)
    }

    /// Wraps `sock_join_multicast_v6`.
    fn sock_join_multicast_v6(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp6,
        interface: u32,
    ) -> Result<(), Errno> {
        next.sock_join_multicast_v6(fd, multiaddr, interface)
    }

    /// Wraps `sock_leave_multicast_v4`.
    fn sock_leave_multicast_v4(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        next.sock_leave_multicast_v4(fd, multiaddr, interface)
    }

    /// Wraps `sock_leave_multicast_v6`.
    fn sock_leave_multicast_v6(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp6,
        interface: u32,
    ) -> Result<(), Errno> {
        next.sock_leave_multicast_v6(fd, multiaddr, interface)
    }

    /// Wraps `sock_listen`.
    fn sock_listen(&mut self, next: &mut dyn System, fd: Fd, backlog: Size) -> Result<(), Errno> {
        next.sock_listen(fd, backlog)
    }

    /// Wraps `sock_open`.
    fn sock_open(
        &mut self,
        next: &mut dyn System,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<Fd, Errno> {
        next.sock_open(af, socktype, sock_proto)
    }

    /// Wraps `sock_pair`.
    fn sock_pair(
        &mut self,
        next: &mut dyn System,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<(Fd, Fd), Errno> {
        next.sock_pair(af, socktype, sock_proto)
    }

    /// Wraps `sock_recv`.
    fn sock_recv(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        next.sock_recv(w, fd, ri_data, ri_flags)
    }

    /// Wraps `sock_recv_from`.
    fn sock_recv_from(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>> {
        next.sock_recv_from(w, fd, ri_data, ri_flags)
    }

    /// Wraps `sock_send`.
    fn sock_send(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        next.sock_send(w, fd, si_data, si_flags)
    }

    /// Wraps `sock_send_file`.
    fn sock_send_file(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        out_fd: Fd,
        in_fd: Fd,
        offset: Filesize,
        count: Filesize,
    ) -> Poll<Result<Filesize, Errno>> {
        next.sock_send_file(w, out_fd, in_fd, offset, count)
    }

    /// Wraps `sock_send_to`.
    fn sock_send_to(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
        addr: AddrPort,
    ) -> Poll<Result<Size, Errno>> {
        next.sock_send_to(w, fd, si_data, si_flags, addr)
    }

    /// Wraps `sock_set_opt_flag`.
    fn sock_set_opt_flag(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        flag: bool,
    ) -> Result<(), Errno> {
        next.sock_set_opt_flag(fd, sockopt, flag)
    }

    /// Wraps `sock_set_opt_size`.
    fn sock_set_opt_size(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        size: Filesize,
    ) -> Result<(), Errno> {
        next.sock_set_opt_size(fd, sockopt, size)
    }

    /// Wraps `sock_set_opt_time`.
    fn sock_set_opt_time(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        timeout: OptionTimestamp,
    ) -> Result<(), Errno> {
        next.sock_set_opt_time(fd, sockopt, timeout)
    }

    /// Wraps `sock_shutdown`.
    fn sock_shutdown(&mut self, next: &mut dyn System, fd: Fd, how: Sdflags) -> Result<(), Errno> {
        next.sock_shutdown(fd, how)
    }

    /// Wraps `sock_status`.
    fn sock_status(&mut self, next: &mut dyn System, fd: Fd) -> Result<SockStatus, Errno> {
        next.sock_status(fd)
    }

    /// Wraps `callback_reactor`.
    fn callback_reactor(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        next.callback_reactor(callback)
    }

    /// Wraps `callback_thread`.
    fn callback_thread(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        next.callback_thread(callback)
    }

    /// Wraps `callback_thread_local_destroy`.
    fn callback_thread_local_destroy(
        &mut self,
        next: &mut dyn System,
        callback: &GuestString,
    ) -> Result<(), Errno> {
        next.callback_thread_local_destroy(callback)
    }

    /// Wraps `context_create`.
    fn context_create(
        &mut self,
        next: &mut dyn System,
        id: GuestPtr<'_, ContextId>,
        entrypoint: FunctionPointer,
    ) -> Result<(), Errno> {
        next.context_create(id, entrypoint)
    }

    /// Wraps `context_destroy`.
    fn context_destroy(&mut self, next: &mut dyn System, id: ContextId) -> Result<(), Errno> {
        next.context_destroy(id)
    }

    /// Wraps `context_switch`.
    fn context_switch(&mut self, next: &mut dyn System, id: ContextId) -> Result<(), Errno> {
        next.context_switch(id)
    }

    /// Wraps `futex_wait`.
    fn futex_wait(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        futex: GuestPtr<'_, u32>,
        expected: u32,
        timeout: OptionTimestamp,
    ) -> Poll<Result<bool, Errno>> {
        next.futex_wait(w, futex, expected, timeout)
    }

    /// Wraps `futex_wake`.
    fn futex_wake(&mut self, next: &mut dyn System, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        next.futex_wake(futex)
    }

    /// Wraps `futex_wake_all`.
    fn futex_wake_all(&mut self, next: &mut dyn System, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        next.futex_wake_all(futex)
    }

    /// Wraps `sched_yield`.
    fn sched_yield(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        next.sched_yield()
    }

    /// Wraps `stack_checkpoint`.
    fn stack_checkpoint(
        &mut self,
        next: &mut dyn System,
        snapshot: GuestPtr<'_, StackSnapshot>,
    ) -> Result<u64, Errno> {
        next.stack_checkpoint(snapshot)
    }

    /// Wraps `stack_restore`.
    fn stack_restore(
        &mut self,
        next: &mut dyn System,
        snapshot: StackSnapshot,
        val: u64,
    ) -> Result<(), Errno> {
        next.stack_restore(snapshot, val)
    }

    /// Wraps `thread_exit`.
    fn thread_exit(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        next.thread_exit(rval)
    }

    /// Wraps `thread_id`.
    fn thread_id(&mut self, next: &mut dyn System) -> Result<Tid, Errno> {
        next.thread_id()
    }

    /// Wraps `thread_join`.
    fn thread_join(&mut self, next: &mut dyn System, w: &mut Wait, tid: Tid) -> Poll<Result<(), Errno>> {
        next.thread_join(w, tid)
    }

    /// Wraps `thread_local_create`.
    fn thread_local_create(&mut self, next: &mut dyn System, user_data: TlVal) -> Result<TlKey, Errno> {
        next.thread_local_create(user_data)
    }

    /// Wraps `thread_local_destroy`.
    fn thread_local_destroy(&mut self, next: &mut dyn System, key: TlKey) -> Result<(), Errno> {
        next.thread_local_destroy(key)
    }

    /// Wraps `thread_local_get`.
    fn thread_local_get(&mut self, next: &mut dyn System, key: TlKey) -> Result<TlVal, Errno> {
        next.thread_local_get(key)
    }

    /// Wraps `thread_local_set`.
    fn thread_local_set(&mut self, next: &mut dyn System, key: TlKey, val: TlVal) -> Result<(), Errno> {
        next.thread_local_set(key, val)
    }

    /// Wraps `thread_parallelism`.
    fn thread_parallelism(&mut self, next: &mut dyn System) -> Result<Size, Errno> {
        next.thread_parallelism()
    }

    /// Wraps `thread_signal`.
    fn thread_signal(&mut self, next: &mut dyn System, tid: Tid, signal: Signal) -> Result<(), Errno> {
        next.thread_signal(tid, signal)
    }

    /// Wraps `thread_sleep`.
    fn thread_sleep(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        duration: Timestamp,
    ) -> Poll<Result<(), Errno>> {
        next.thread_sleep(w, duration)
    }

    /// Wraps `thread_spawn`.
    fn thread_spawn(&mut self, next: &mut dyn System, start: Size) -> Result<Tid, Errno> {
        next.thread_spawn(start)
    }

    /// Wraps `clock_res_get`.
    fn clock_res_get(&mut self, next: &mut dyn System, id: Clockid) -> Result<Timestamp, Errno> {
        next.clock_res_get(id)
    }

    /// Wraps `clock_time_get`.
    fn clock_time_get(
        &mut self,
        next: &mut dyn System,
        id: Clockid,
        precision: Timestamp,
    ) -> Result<Timestamp, Errno> {
        next.clock_time_get(id, precision)
    }

    /// Wraps `clock_time_set`.
    fn clock_time_set(
        &mut self,
        next: &mut dyn System,
        id: Clockid,
        timestamp: Timestamp,
    ) -> Result<(), Errno> {
        next.clock_time_set(id, timestamp)
    }

    /// Wraps `tty_get`.
    fn tty_get(&mut self, next: &mut dyn System, state: GuestPtr<'_, Tty>) -> Result<(), Errno> {
        next.tty_get(state)
    }

    /// Wraps `tty_set`.
    fn tty_set(&mut self, next: &mut dyn System, state: Tty) -> Result<(), Errno> {
        next.tty_set(state)
    }
}

impl system::Bus for Chain<'_> {
    fn bus_call(
        &mut self,
        bid: Bid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.bus_call(&mut Chain { layers, thread: self.thread }, bid, topic_hash, format, buf)
            }
            None => self.thread.bus_call(bid, topic_hash, format, buf),
        }
    }

    fn bus_close(&mut self, bid: Bid) -> Result<(), BusError> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.bus_close(&mut Chain { layers, thread: self.thread }, bid),
            None => self.thread.bus_close(bid),
        }
    }

    fn bus_open_local(&mut self, name: &GuestString, reuse: bool) -> Result<Bid, BusError> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.bus_open_local(&mut Chain { layers, thread: self.thread }, name, reuse)
            }
            None => self.thread.bus_open_local(name, reuse),
        }
    }

    fn bus_open_remote(
        &mut self,
        name: &GuestString,
        reuse: bool,
        instance: &GuestString,
        token: &GuestString,
    ) -> Result<Bid, BusError> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.bus_open_remote(
                &mut Chain { layers, thread: self.thread },
                name,
                reuse,
                instance,
                token,
            ),
            None => self.thread.bus_open_remote(name, reuse, instance, token),
        }
    }

    fn bus_poll(
        &mut self,
        w: &mut Self::Wait,
        timeout: Timestamp,
        events: GuestSlice<'_, BusEvent>,
    ) -> Poll<Result<Size, BusError>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.bus_poll(&mut Chain { layers, thread: self.thread }, w, timeout, events)
            }
            None => self.thread.bus_poll(w, timeout, events),
        }
    }

    fn bus_subcall(
        &mut self,
        parent: Cid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.bus_subcall(&mut Chain { layers, thread: self.thread }, parent, topic_hash, format, buf)
            }
            None => self.thread.bus_subcall(parent, topic_hash, format, buf),
        }
    }

    fn call_close(&mut self, cid: Cid) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.call_close(&mut Chain { layers, thread: self.thread }, cid),
            None => self.thread.call_close(cid),
        }
    }

    fn call_fault(&mut self, cid: Cid, fault: BusError) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.call_fault(&mut Chain { layers, thread: self.thread }, cid, fault),
            None => self.thread.call_fault(cid, fault),
        }
    }

    fn call_reply(&mut self, cid: Cid, format: BusDataFormat, buf: InBytes<'_>) -> Result<(), BusError> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.call_reply(&mut Chain { layers, thread: self.thread }, cid, format, buf)
            }
            None => self.thread.call_reply(cid, format, buf),
        }
    }
}

impl system::Bus for Layered {
    #[inline(always)]
    fn bus_call(
        &mut self,
        bid: Bid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        if self.layers.is_empty() {
            self.thread.bus_call(bid, topic_hash, format, buf)
        } else {
            self.chain().bus_call(bid, topic_hash, format, buf)
        }
    }

    #[inline(always)]
    fn bus_close(&mut self, bid: Bid) -> Result<(), BusError> {
        if self.layers.is_empty() { self.thread.bus_close(bid) } else { self.chain().bus_close(bid) }
    }

    #[inline(always)]
    fn bus_open_local(&mut self, name: &GuestString, reuse: bool) -> Result<Bid, BusError> {
        if self.layers.is_empty() {
            self.thread.bus_open_local(name, reuse)
        } else {
            self.chain().bus_open_local(name, reuse)
        }
    }

    #[inline(always)]
    fn bus_open_remote(
        &mut self,
        name: &GuestString,
        reuse: bool,
        instance: &GuestString,
        token: &GuestString,
    ) -> Result<Bid, BusError> {
        if self.layers.is_empty() {
            self.thread.bus_open_remote(name, reuse, instance, token)
        } else {
            self.chain().bus_open_remote(name, reuse, instance, token)
        }
    }

    #[inline(always)]
    fn bus_poll(
        &mut self,
        w: &mut Self::Wait,
        timeout: Timestamp,
        events: GuestSlice<'_, BusEvent>,
    ) -> Poll<Result<Size, BusError>> {
        if self.layers.is_empty() {
            self.thread.bus_poll(w, timeout, events)
        } else {
            self.chain().bus_poll(w, timeout, events)
        }
    }

    #[inline(always)]
    fn bus_subcall(
        &mut self,
        parent: Cid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        if self.layers.is_empty() {
            self.thread.bus_subcall(parent, topic_hash, format, buf)
        } else {
            self.chain().bus_subcall(parent, topic_hash, format, buf)
        }
    }

    #[inline(always)]
    fn call_close(&mut self, cid: Cid) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.call_close(cid) } else { self.chain().call_close(cid) }
    }

    #[inline(always)]
    fn call_fault(&mut self, cid: Cid, fault: BusError) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.call_fault(cid, fault)
        } else {
            self.chain().call_fault(cid, fault)
        }
    }

    #[inline(always)]
    fn call_reply(&mut self, cid: Cid, format: BusDataFormat, buf: InBytes<'_>) -> Result<(), BusError> {
        if self.layers.is_empty() {
            self.thread.call_reply(cid, format, buf)
        } else {
            self.chain().call_reply(cid, format, buf)
        }
    }
}

impl system::Dl for Chain<'_> {
    fn call_dynamic(
        &mut self,
        function_id: FunctionPointer,
        values: InBytes<'_>,
        results: OutBytes<'_>,
        strict: bool,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.call_dynamic(
                &mut Chain { layers, thread: self.thread },
                function_id,
                values,
                results,
                strict,
            ),
            None => self.thread.call_dynamic(function_id, values, results, strict),
        }
    }

    fn closure_allocate(&mut self) -> Result<FunctionPointer, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.closure_allocate(&mut Chain { layers, thread: self.thread }),
            None => self.thread.closure_allocate(),
        }
    }

    fn closure_free(&mut self, closure_id: FunctionPointer) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.closure_free(&mut Chain { layers, thread: self.thread }, closure_id)
            }
            None => self.thread.closure_free(closure_id),
        }
    }

    fn closure_prepare(
        &mut self,
        backing_function_id: FunctionPointer,
        closure_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
        user_data_ptr: Size,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.closure_prepare(
                &mut Chain { layers, thread: self.thread },
                backing_function_id,
                closure_id,
                argument_types,
                result_types,
                user_data_ptr,
            ),
            None => self.thread.closure_prepare(
                backing_function_id,
                closure_id,
                argument_types,
                result_types,
                user_data_ptr,
            ),
        }
    }

    fn dl_invalid_handle(&mut self, handle: DlHandle) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.dl_invalid_handle(&mut Chain { layers, thread: self.thread }, handle)
            }
            None => self.thread.dl_invalid_handle(handle),
        }
    }

    fn dlopen(
        &mut self,
        path: Option<GuestString>,
        flags: DlFlags,
        err_buf: OutBytes<'_>,
        ld_library_path: Option<GuestString>,
    ) -> Result<DlHandle, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.dlopen(
                &mut Chain { layers, thread: self.thread },
                path,
                flags,
                err_buf,
                ld_library_path,
            ),
            None => self.thread.dlopen(path, flags, err_buf, ld_library_path),
        }
    }

    fn dlsym(
        &mut self,
        handle: DlHandle,
        symbol: &GuestString,
        err_buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.dlsym(&mut Chain { layers, thread: self.thread }, handle, symbol, err_buf)
            }
            None => self.thread.dlsym(handle, symbol, err_buf),
        }
    }

    fn reflect_signature(
        &mut self,
        function_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
    ) -> Result<ReflectionResult, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.reflect_signature(
                &mut Chain { layers, thread: self.thread },
                function_id,
                argument_types,
                result_types,
            ),
            None => self.thread.reflect_signature(function_id, argument_types, result_types),
        }
    }
}

impl system::Dl for Layered {
    #[inline(always)]
    fn call_dynamic(
        &mut self,
        function_id: FunctionPointer,
        values: InBytes<'_>,
        results: OutBytes<'_>,
        strict: bool,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.call_dynamic(function_id, values, results, strict)
        } else {
            self.chain().call_dynamic(function_id, values, results, strict)
        }
    }

    #[inline(always)]
    fn closure_allocate(&mut self) -> Result<FunctionPointer, Errno> {
        if self.layers.is_empty() { self.thread.closure_allocate() } else { self.chain().closure_allocate() }
    }

    #[inline(always)]
    fn closure_free(&mut self, closure_id: FunctionPointer) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.closure_free(closure_id)
        } else {
            self.chain().closure_free(closure_id)
        }
    }

    #[inline(always)]
    fn closure_prepare(
        &mut self,
        backing_function_id: FunctionPointer,
        closure_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
        user_data_ptr: Size,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.closure_prepare(
                backing_function_id,
                closure_id,
                argument_types,
                result_types,
                user_data_ptr,
            )
        } else {
            self.chain().closure_prepare(
                backing_function_id,
                closure_id,
                argument_types,
                result_types,
                user_data_ptr,
            )
        }
    }

    #[inline(always)]
    fn dl_invalid_handle(&mut self, handle: DlHandle) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.dl_invalid_handle(handle)
        } else {
            self.chain().dl_invalid_handle(handle)
        }
    }

    #[inline(always)]
    fn dlopen(
        &mut self,
        path: Option<GuestString>,
        flags: DlFlags,
        err_buf: OutBytes<'_>,
        ld_library_path: Option<GuestString>,
    ) -> Result<DlHandle, Errno> {
        if self.layers.is_empty() {
            self.thread.dlopen(path, flags, err_buf, ld_library_path)
        } else {
            self.chain().dlopen(path, flags, err_buf, ld_library_path)
        }
    }

    #[inline(always)]
    fn dlsym(
        &mut self,
        handle: DlHandle,
        symbol: &GuestString,
        err_buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        if self.layers.is_empty() {
            self.thread.dlsym(handle, symbol, err_buf)
        } else {
            self.chain().dlsym(handle, symbol, err_buf)
        }
    }

    #[inline(always)]
    fn reflect_signature(
        &mut self,
        function_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
    ) -> Result<ReflectionResult, Errno> {
        if self.layers.is_empty() {
            self.thread.reflect_signature(function_id, argument_types, result_types)
        } else {
            self.chain().reflect_signature(function_id, argument_types, result_types)
        }
    }
}

impl system::Env for Chain<'_> {
    fn args_get(&mut self, argv: OutStrings<'_>) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.args_get(&mut Chain { layers, thread: self.thread }, argv),
            None => self.thread.args_get(argv),
        }
    }

    fn args_sizes_get(&mut self) -> Result<(Size, Size), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.args_sizes_get(&mut Chain { layers, thread: self.thread }),
            None => self.thread.args_sizes_get(),
        }
    }

    fn environ_get(&mut self, environ: OutStrings<'_>) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.environ_get(&mut Chain { layers, thread: self.thread }, environ),
            None => self.thread.environ_get(environ),
        }
    }

    fn environ_sizes_get(&mut self) -> Result<(Size, Size), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.environ_sizes_get(&mut Chain { layers, thread: self.thread }),
            None => self.thread.environ_sizes_get(),
        }
    }

    fn random_get(&mut self, buf: OutBytes<'_>) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.random_get(&mut Chain { layers, thread: self.thread }, buf),
            None => self.thread.random_get(buf),
        }
    }
}

impl system::Env for Layered {
    #[inline(always)]
    fn args_get(&mut self, argv: OutStrings<'_>) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.args_get(argv) } else { self.chain().args_get(argv) }
    }

    #[inline(always)]
    fn args_sizes_get(&mut self) -> Result<(Size, Size), Errno> {
        if self.layers.is_empty() { self.thread.args_sizes_get() } else { self.chain().args_sizes_get() }
    }

    #[inline(always)]
    fn environ_get(&mut self, environ: OutStrings<'_>) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.environ_get(environ)
        } else {
            self.chain().environ_get(environ)
        }
    }

    #[inline(always)]
    fn environ_sizes_get(&mut self) -> Result<(Size, Size), Errno> {
        if self.layers.is_empty() {
            self.thread.environ_sizes_get()
        } else {
            self.chain().environ_sizes_get()
        }
    }

    #[inline(always)]
    fn random_get(&mut self, buf: OutBytes<'_>) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.random_get(buf) } else { self.chain().random_get(buf) }
    }
}

impl system::Epoll for Chain<'_> {
    fn epoll_create(&mut self) -> Result<Fd, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.epoll_create(&mut Chain { layers, thread: self.thread }),
            None => self.thread.epoll_create(),
        }
    }

    fn epoll_ctl(&mut self, epfd: Fd, op: EpollCtl, fd: Fd, event: Option<EpollEvent>) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.epoll_ctl(&mut Chain { layers, thread: self.thread }, epfd, op, fd, event)
            }
            None => self.thread.epoll_ctl(epfd, op, fd, event),
        }
    }

    fn epoll_wait(
        &mut self,
        w: &mut Self::Wait,
        epfd: Fd,
        event: GuestSlice<'_, EpollEvent>,
        timeout: Timestamp,
    ) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.epoll_wait(&mut Chain { layers, thread: self.thread }, w, epfd, event, timeout)
            }
            None => self.thread.epoll_wait(w, epfd, event, timeout),
        }
    }
}

impl system::Epoll for Layered {
    #[inline(always)]
    fn epoll_create(&mut self) -> Result<Fd, Errno> {
        if self.layers.is_empty() { self.thread.epoll_create() } else { self.chain().epoll_create() }
    }

    #[inline(always)]
    fn epoll_ctl(&mut self, epfd: Fd, op: EpollCtl, fd: Fd, event: Option<EpollEvent>) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.epoll_ctl(epfd, op, fd, event)
        } else {
            self.chain().epoll_ctl(epfd, op, fd, event)
        }
    }

    #[inline(always)]
    fn epoll_wait(
        &mut self,
        w: &mut Self::Wait,
        epfd: Fd,
        event: GuestSlice<'_, EpollEvent>,
        timeout: Timestamp,
    ) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.epoll_wait(w, epfd, event, timeout)
        } else {
            self.chain().epoll_wait(w, epfd, event, timeout)
        }
    }
}

impl system::Fd for Chain<'_> {
    fn fd_advise(&mut self, fd: Fd, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_advise(&mut Chain { layers, thread: self.thread }, fd, offset, len, advice)
            }
            None => self.thread.fd_advise(fd, offset, len, advice),
        }
    }

    fn fd_allocate(&mut self, fd: Fd, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_allocate(&mut Chain { layers, thread: self.thread }, fd, offset, len)
            }
            None => self.thread.fd_allocate(fd, offset, len),
        }
    }

    fn fd_close(&mut self, fd: Fd) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_close(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_close(fd),
        }
    }

    fn fd_datasync(&mut self, fd: Fd) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_datasync(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_datasync(fd),
        }
    }

    fn fd_dup(&mut self, fd: Fd) -> Result<Fd, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_dup(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_dup(fd),
        }
    }

    fn fd_dup2(&mut self, fd: Fd, min_result_fd: Fd, cloexec: bool) -> Result<Fd, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_dup2(&mut Chain { layers, thread: self.thread }, fd, min_result_fd, cloexec)
            }
            None => self.thread.fd_dup2(fd, min_result_fd, cloexec),
        }
    }

    fn fd_event(&mut self, initial_val: u64, flags: Eventfdflags) -> Result<Fd, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_event(&mut Chain { layers, thread: self.thread }, initial_val, flags)
            }
            None => self.thread.fd_event(initial_val, flags),
        }
    }

    fn fd_fdflags_get(&mut self, fd: Fd) -> Result<Fdflagsext, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_fdflags_get(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_fdflags_get(fd),
        }
    }

    fn fd_fdflags_set(&mut self, fd: Fd, flags: Fdflagsext) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_fdflags_set(&mut Chain { layers, thread: self.thread }, fd, flags)
            }
            None => self.thread.fd_fdflags_set(fd, flags),
        }
    }

    fn fd_fdstat_get(&mut self, fd: Fd) -> Result<Fdstat, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_fdstat_get(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_fdstat_get(fd),
        }
    }

    fn fd_fdstat_set_flags(&mut self, fd: Fd, flags: Fdflags) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_fdstat_set_flags(&mut Chain { layers, thread: self.thread }, fd, flags)
            }
            None => self.thread.fd_fdstat_set_flags(fd, flags),
        }
    }

    fn fd_fdstat_set_rights(
        &mut self,
        fd: Fd,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_fdstat_set_rights(
                &mut Chain { layers, thread: self.thread },
                fd,
                fs_rights_base,
                fs_rights_inheriting,
            ),
            None => self.thread.fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting),
        }
    }

    fn fd_filestat_get(&mut self, fd: Fd) -> Result<Filestat, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_filestat_get(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_filestat_get(fd),
        }
    }

    fn fd_filestat_set_size(&mut self, fd: Fd, size: Filesize) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_filestat_set_size(&mut Chain { layers, thread: self.thread }, fd, size)
            }
            None => self.thread.fd_filestat_set_size(fd, size),
        }
    }

    fn fd_filestat_set_times(
        &mut self,
        fd: Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_filestat_set_times(
                &mut Chain { layers, thread: self.thread },
                fd,
                atim,
                mtim,
                fst_flags,
            ),
            None => self.thread.fd_filestat_set_times(fd, atim, mtim, fst_flags),
        }
    }

    fn fd_pipe(&mut self) -> Result<(Fd, Fd), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_pipe(&mut Chain { layers, thread: self.thread }),
            None => self.thread.fd_pipe(),
        }
    }

    fn fd_pread(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_pread(&mut Chain { layers, thread: self.thread }, w, fd, iovs, offset)
            }
            None => self.thread.fd_pread(w, fd, iovs, offset),
        }
    }

    fn fd_prestat_dir_name(&mut self, fd: Fd, path: OutBytes<'_>) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_prestat_dir_name(&mut Chain { layers, thread: self.thread }, fd, path)
            }
            None => self.thread.fd_prestat_dir_name(fd, path),
        }
    }

    fn fd_prestat_get(&mut self, fd: Fd) -> Result<Prestat, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_prestat_get(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_prestat_get(fd),
        }
    }

    fn fd_pwrite(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_pwrite(&mut Chain { layers, thread: self.thread }, w, fd, iovs, offset)
            }
            None => self.thread.fd_pwrite(w, fd, iovs, offset),
        }
    }

    fn fd_read(&mut self, w: &mut Self::Wait, fd: Fd, iovs: &IoVecs<'_>) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_read(&mut Chain { layers, thread: self.thread }, w, fd, iovs),
            None => self.thread.fd_read(w, fd, iovs),
        }
    }

    fn fd_readdir(&mut self, fd: Fd, buf: OutBytes<'_>, cookie: Dircookie) -> Result<Size, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_readdir(&mut Chain { layers, thread: self.thread }, fd, buf, cookie)
            }
            None => self.thread.fd_readdir(fd, buf, cookie),
        }
    }

    fn fd_renumber(&mut self, fd: Fd, to: Fd) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_renumber(&mut Chain { layers, thread: self.thread }, fd, to),
            None => self.thread.fd_renumber(fd, to),
        }
    }

    fn fd_seek(&mut self, fd: Fd, offset: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.fd_seek(&mut Chain { layers, thread: self.thread }, fd, offset, whence)
            }
            None => self.thread.fd_seek(fd, offset, whence),
        }
    }

    fn fd_sync(&mut self, fd: Fd) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_sync(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_sync(fd),
        }
    }

    fn fd_tell(&mut self, fd: Fd) -> Result<Filesize, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_tell(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.fd_tell(fd),
        }
    }

    fn fd_write(&mut self, w: &mut Self::Wait, fd: Fd, iovs: &IoVecs<'_>) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.fd_write(&mut Chain { layers, thread: self.thread }, w, fd, iovs),
            None => self.thread.fd_write(w, fd, iovs),
        }
    }
}

impl system::Fd for Layered {
    #[inline(always)]
    fn fd_advise(&mut self, fd: Fd, offset: Filesize, len: Filesize, advice: Advice) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_advise(fd, offset, len, advice)
        } else {
            self.chain().fd_advise(fd, offset, len, advice)
        }
    }

    #[inline(always)]
    fn fd_allocate(&mut self, fd: Fd, offset: Filesize, len: Filesize) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_allocate(fd, offset, len)
        } else {
            self.chain().fd_allocate(fd, offset, len)
        }
    }

    #[inline(always)]
    fn fd_close(&mut self, fd: Fd) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.fd_close(fd) } else { self.chain().fd_close(fd) }
    }

    #[inline(always)]
    fn fd_datasync(&mut self, fd: Fd) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.fd_datasync(fd) } else { self.chain().fd_datasync(fd) }
    }

    #[inline(always)]
    fn fd_dup(&mut self, fd: Fd) -> Result<Fd, Errno> {
        if self.layers.is_empty() { self.thread.fd_dup(fd) } else { self.chain().fd_dup(fd) }
    }

    #[inline(always)]
    fn fd_dup2(&mut self, fd: Fd, min_result_fd: Fd, cloexec: bool) -> Result<Fd, Errno> {
        if self.layers.is_empty() {
            self.thread.fd_dup2(fd, min_result_fd, cloexec)
        } else {
            self.chain().fd_dup2(fd, min_result_fd, cloexec)
        }
    }

    #[inline(always)]
    fn fd_event(&mut self, initial_val: u64, flags: Eventfdflags) -> Result<Fd, Errno> {
        if self.layers.is_empty() {
            self.thread.fd_event(initial_val, flags)
        } else {
            self.chain().fd_event(initial_val, flags)
        }
    }

    #[inline(always)]
    fn fd_fdflags_get(&mut self, fd: Fd) -> Result<Fdflagsext, Errno> {
        if self.layers.is_empty() { self.thread.fd_fdflags_get(fd) } else { self.chain().fd_fdflags_get(fd) }
    }

    #[inline(always)]
    fn fd_fdflags_set(&mut self, fd: Fd, flags: Fdflagsext) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_fdflags_set(fd, flags)
        } else {
            self.chain().fd_fdflags_set(fd, flags)
        }
    }

    #[inline(always)]
    fn fd_fdstat_get(&mut self, fd: Fd) -> Result<Fdstat, Errno> {
        if self.layers.is_empty() { self.thread.fd_fdstat_get(fd) } else { self.chain().fd_fdstat_get(fd) }
    }

    #[inline(always)]
    fn fd_fdstat_set_flags(&mut self, fd: Fd, flags: Fdflags) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_fdstat_set_flags(fd, flags)
        } else {
            self.chain().fd_fdstat_set_flags(fd, flags)
        }
    }

    #[inline(always)]
    fn fd_fdstat_set_rights(
        &mut self,
        fd: Fd,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting)
        } else {
            self.chain().fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting)
        }
    }

    #[inline(always)]
    fn fd_filestat_get(&mut self, fd: Fd) -> Result<Filestat, Errno> {
        if self.layers.is_empty() {
            self.thread.fd_filestat_get(fd)
        } else {
            self.chain().fd_filestat_get(fd)
        }
    }

    #[inline(always)]
    fn fd_filestat_set_size(&mut self, fd: Fd, size: Filesize) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_filestat_set_size(fd, size)
        } else {
            self.chain().fd_filestat_set_size(fd, size)
        }
    }

    #[inline(always)]
    fn fd_filestat_set_times(
        &mut self,
        fd: Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_filestat_set_times(fd, atim, mtim, fst_flags)
        } else {
            self.chain().fd_filestat_set_times(fd, atim, mtim, fst_flags)
        }
    }

    #[inline(always)]
    fn fd_pipe(&mut self) -> Result<(Fd, Fd), Errno> {
        if self.layers.is_empty() { self.thread.fd_pipe() } else { self.chain().fd_pipe() }
    }

    #[inline(always)]
    fn fd_pread(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.fd_pread(w, fd, iovs, offset)
        } else {
            self.chain().fd_pread(w, fd, iovs, offset)
        }
    }

    #[inline(always)]
    fn fd_prestat_dir_name(&mut self, fd: Fd, path: OutBytes<'_>) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_prestat_dir_name(fd, path)
        } else {
            self.chain().fd_prestat_dir_name(fd, path)
        }
    }

    #[inline(always)]
    fn fd_prestat_get(&mut self, fd: Fd) -> Result<Prestat, Errno> {
        if self.layers.is_empty() { self.thread.fd_prestat_get(fd) } else { self.chain().fd_prestat_get(fd) }
    }

    #[inline(always)]
    fn fd_pwrite(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.fd_pwrite(w, fd, iovs, offset)
        } else {
            self.chain().fd_pwrite(w, fd, iovs, offset)
        }
    }

    #[inline(always)]
    fn fd_read(&mut self, w: &mut Self::Wait, fd: Fd, iovs: &IoVecs<'_>) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.fd_read(w, fd, iovs)
        } else {
            self.chain().fd_read(w, fd, iovs)
        }
    }

    #[inline(always)]
    fn fd_readdir(&mut self, fd: Fd, buf: OutBytes<'_>, cookie: Dircookie) -> Result<Size, Errno> {
        if self.layers.is_empty() {
            self.thread.fd_readdir(fd, buf, cookie)
        } else {
            self.chain().fd_readdir(fd, buf, cookie)
        }
    }

    #[inline(always)]
    fn fd_renumber(&mut self, fd: Fd, to: Fd) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.fd_renumber(fd, to)
        } else {
            self.chain().fd_renumber(fd, to)
        }
    }

    #[inline(always)]
    fn fd_seek(&mut self, fd: Fd, offset: Filedelta, whence: Whence) -> Result<Filesize, Errno> {
        if self.layers.is_empty() {
            self.thread.fd_seek(fd, offset, whence)
        } else {
            self.chain().fd_seek(fd, offset, whence)
        }
    }

    #[inline(always)]
    fn fd_sync(&mut self, fd: Fd) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.fd_sync(fd) } else { self.chain().fd_sync(fd) }
    }

    #[inline(always)]
    fn fd_tell(&mut self, fd: Fd) -> Result<Filesize, Errno> {
        if self.layers.is_empty() { self.thread.fd_tell(fd) } else { self.chain().fd_tell(fd) }
    }

    #[inline(always)]
    fn fd_write(&mut self, w: &mut Self::Wait, fd: Fd, iovs: &IoVecs<'_>) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.fd_write(w, fd, iovs)
        } else {
            self.chain().fd_write(w, fd, iovs)
        }
    }
}

impl system::Http for Chain<'_> {
    fn http_request(
        &mut self,
        w: &mut Self::Wait,
        url: &GuestString,
        method: &GuestString,
        headers: &GuestString,
        gzip: bool,
    ) -> Poll<Result<HttpHandles, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.http_request(&mut Chain { layers, thread: self.thread }, w, url, method, headers, gzip)
            }
            None => self.thread.http_request(w, url, method, headers, gzip),
        }
    }

    fn http_status(&mut self, w: &mut Self::Wait, fd: Fd) -> Poll<Result<HttpStatus, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.http_status(&mut Chain { layers, thread: self.thread }, w, fd),
            None => self.thread.http_status(w, fd),
        }
    }

    fn ws_connect(&mut self, w: &mut Self::Wait, url: &GuestString) -> Poll<Result<Fd, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.ws_connect(&mut Chain { layers, thread: self.thread }, w, url),
            None => self.thread.ws_connect(w, url),
        }
    }
}

impl system::Http for Layered {
    #[inline(always)]
    fn http_request(
        &mut self,
        w: &mut Self::Wait,
        url: &GuestString,
        method: &GuestString,
        headers: &GuestString,
        gzip: bool,
    ) -> Poll<Result<HttpHandles, Errno>> {
        if self.layers.is_empty() {
            self.thread.http_request(w, url, method, headers, gzip)
        } else {
            self.chain().http_request(w, url, method, headers, gzip)
        }
    }

    #[inline(always)]
    fn http_status(&mut self, w: &mut Self::Wait, fd: Fd) -> Poll<Result<HttpStatus, Errno>> {
        if self.layers.is_empty() { self.thread.http_status(w, fd) } else { self.chain().http_status(w, fd) }
    }

    #[inline(always)]
    fn ws_connect(&mut self, w: &mut Self::Wait, url: &GuestString) -> Poll<Result<Fd, Errno>> {
        if self.layers.is_empty() { self.thread.ws_connect(w, url) } else { self.chain().ws_connect(w, url) }
    }
}

impl system::Path for Chain<'_> {
    fn chdir(&mut self, path: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.chdir(&mut Chain { layers, thread: self.thread }, path),
            None => self.thread.chdir(path),
        }
    }

    fn getcwd(&mut self, path: GuestPtr<'_, u8>, path_len: GuestPtr<'_, Size>) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.getcwd(&mut Chain { layers, thread: self.thread }, path, path_len),
            None => self.thread.getcwd(path, path_len),
        }
    }

    fn path_create_directory(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.path_create_directory(&mut Chain { layers, thread: self.thread }, fd, path)
            }
            None => self.thread.path_create_directory(fd, path),
        }
    }

    fn path_filestat_get(
        &mut self,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.path_filestat_get(&mut Chain { layers, thread: self.thread }, fd, flags, path)
            }
            None => self.thread.path_filestat_get(fd, flags, path),
        }
    }

    fn path_filestat_set_times(
        &mut self,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.path_filestat_set_times(
                &mut Chain { layers, thread: self.thread },
                fd,
                flags,
                path,
                atim,
                mtim,
                fst_flags,
            ),
            None => self.thread.path_filestat_set_times(fd, flags, path, atim, mtim, fst_flags),
        }
    }

    fn path_link(
        &mut self,
        old_fd: Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.path_link(
                &mut Chain { layers, thread: self.thread },
                old_fd,
                old_flags,
                old_path,
                new_fd,
                new_path,
            ),
            None => self.thread.path_link(old_fd, old_flags, old_path, new_fd, new_path),
        }
    }

    fn path_open(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        dirflags: Lookupflags,
        path: &GuestString,
        oflags: Oflags,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
        fdflags: Fdflags,
        fdflagsext: Fdflagsext,
    ) -> Poll<Result<Fd, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.path_open(
                &mut Chain { layers, thread: self.thread },
                w,
                fd,
                dirflags,
                path,
                oflags,
                fs_rights_base,
                fs_rights_inheriting,
                fdflags,
                fdflagsext,
            ),
            None => self.thread.path_open(
                w,
                fd,
                dirflags,
                path,
                oflags,
                fs_rights_base,
                fs_rights_inheriting,
                fdflags,
                fdflagsext,
            ),
        }
    }

    fn path_readlink(&mut self, fd: Fd, path: &GuestString, buf: OutBytes<'_>) -> Result<Size, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.path_readlink(&mut Chain { layers, thread: self.thread }, fd, path, buf)
            }
            None => self.thread.path_readlink(fd, path, buf),
        }
    }

    fn path_remove_directory(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.path_remove_directory(&mut Chain { layers, thread: self.thread }, fd, path)
            }
            None => self.thread.path_remove_directory(fd, path),
        }
    }

    fn path_rename(
        &mut self,
        fd: Fd,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.path_rename(&mut Chain { layers, thread: self.thread }, fd, old_path, new_fd, new_path)
            }
            None => self.thread.path_rename(fd, old_path, new_fd, new_path),
        }
    }

    fn path_symlink(&mut self, old_path: &GuestString, fd: Fd, new_path: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.path_symlink(&mut Chain { layers, thread: self.thread }, old_path, fd, new_path)
            }
            None => self.thread.path_symlink(old_path, fd, new_path),
        }
    }

    fn path_unlink_file(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.path_unlink_file(&mut Chain { layers, thread: self.thread }, fd, path)
            }
            None => self.thread.path_unlink_file(fd, path),
        }
    }
}

impl system::Path for Layered {
    #[inline(always)]
    fn chdir(&mut self, path: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.chdir(path) } else { self.chain().chdir(path) }
    }

    #[inline(always)]
    fn getcwd(&mut self, path: GuestPtr<'_, u8>, path_len: GuestPtr<'_, Size>) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.getcwd(path, path_len)
        } else {
            self.chain().getcwd(path, path_len)
        }
    }

    #[inline(always)]
    fn path_create_directory(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.path_create_directory(fd, path)
        } else {
            self.chain().path_create_directory(fd, path)
        }
    }

    #[inline(always)]
    fn path_filestat_get(
        &mut self,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno> {
        if self.layers.is_empty() {
            self.thread.path_filestat_get(fd, flags, path)
        } else {
            self.chain().path_filestat_get(fd, flags, path)
        }
    }

    #[inline(always)]
    fn path_filestat_set_times(
        &mut self,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.path_filestat_set_times(fd, flags, path, atim, mtim, fst_flags)
        } else {
            self.chain().path_filestat_set_times(fd, flags, path, atim, mtim, fst_flags)
        }
    }

    #[inline(always)]
    fn path_link(
        &mut self,
        old_fd: Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.path_link(old_fd, old_flags, old_path, new_fd, new_path)
        } else {
            self.chain().path_link(old_fd, old_flags, old_path, new_fd, new_path)
        }
    }

    #[inline(always)]
    fn path_open(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        dirflags: Lookupflags,
        path: &GuestString,
        oflags: Oflags,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
        fdflags: Fdflags,
        fdflagsext: Fdflagsext,
    ) -> Poll<Result<Fd, Errno>> {
        if self.layers.is_empty() {
            self.thread.path_open(
                w,
                fd,
                dirflags,
                path,
                oflags,
                fs_rights_base,
                fs_rights_inheriting,
                fdflags,
                fdflagsext,
            )
        } else {
            self.chain().path_open(
                w,
                fd,
                dirflags,
                path,
                oflags,
                fs_rights_base,
                fs_rights_inheriting,
                fdflags,
                fdflagsext,
            )
        }
    }

    #[inline(always)]
    fn path_readlink(&mut self, fd: Fd, path: &GuestString, buf: OutBytes<'_>) -> Result<Size, Errno> {
        if self.layers.is_empty() {
            self.thread.path_readlink(fd, path, buf)
        } else {
            self.chain().path_readlink(fd, path, buf)
        }
    }

    #[inline(always)]
    fn path_remove_directory(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.path_remove_directory(fd, path)
        } else {
            self.chain().path_remove_directory(fd, path)
        }
    }

    #[inline(always)]
    fn path_rename(
        &mut self,
        fd: Fd,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.path_rename(fd, old_path, new_fd, new_path)
        } else {
            self.chain().path_rename(fd, old_path, new_fd, new_path)
        }
    }

    #[inline(always)]
    fn path_symlink(&mut self, old_path: &GuestString, fd: Fd, new_path: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.path_symlink(old_path, fd, new_path)
        } else {
            self.chain().path_symlink(old_path, fd, new_path)
        }
    }

    #[inline(always)]
    fn path_unlink_file(&mut self, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.path_unlink_file(fd, path)
        } else {
            self.chain().path_unlink_file(fd, path)
        }
    }
}

impl system::Polling for Chain<'_> {
    fn poll_oneoff(
        &mut self,
        w: &mut Self::Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.poll_oneoff(&mut Chain { layers, thread: self.thread }, w, r#in, out)
            }
            None => self.thread.poll_oneoff(w, r#in, out),
        }
    }
}

impl system::Polling for Layered {
    #[inline(always)]
    fn poll_oneoff(
        &mut self,
        w: &mut Self::Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.poll_oneoff(w, r#in, out)
        } else {
            self.chain().poll_oneoff(w, r#in, out)
        }
    }
}

impl system::Port for Chain<'_> {
    fn port_addr_add(&mut self, addr: AddrCidr) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_addr_add(&mut Chain { layers, thread: self.thread }, addr),
            None => self.thread.port_addr_add(addr),
        }
    }

    fn port_addr_clear(&mut self) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_addr_clear(&mut Chain { layers, thread: self.thread }),
            None => self.thread.port_addr_clear(),
        }
    }

    fn port_addr_list(
        &mut self,
        addrs: GuestPtr<'_, AddrCidr>,
        naddrs: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.port_addr_list(&mut Chain { layers, thread: self.thread }, addrs, naddrs)
            }
            None => self.thread.port_addr_list(addrs, naddrs),
        }
    }

    fn port_addr_remove(&mut self, addr: Addr) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_addr_remove(&mut Chain { layers, thread: self.thread }, addr),
            None => self.thread.port_addr_remove(addr),
        }
    }

    fn port_bridge(
        &mut self,
        w: &mut Self::Wait,
        network: &GuestString,
        token: &GuestString,
        security: StreamSecurity,
    ) -> Poll<Result<(), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.port_bridge(&mut Chain { layers, thread: self.thread }, w, network, token, security)
            }
            None => self.thread.port_bridge(w, network, token, security),
        }
    }

    fn port_dhcp_acquire(&mut self, w: &mut Self::Wait) -> Poll<Result<(), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_dhcp_acquire(&mut Chain { layers, thread: self.thread }, w),
            None => self.thread.port_dhcp_acquire(w),
        }
    }

    fn port_gateway_set(&mut self, addr: Addr) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_gateway_set(&mut Chain { layers, thread: self.thread }, addr),
            None => self.thread.port_gateway_set(addr),
        }
    }

    fn port_mac(&mut self) -> Result<HardwareAddress, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_mac(&mut Chain { layers, thread: self.thread }),
            None => self.thread.port_mac(),
        }
    }

    fn port_route_add(
        &mut self,
        cidr: AddrCidr,
        via_router: Addr,
        preferred_until: OptionTimestamp,
        expires_at: OptionTimestamp,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_route_add(
                &mut Chain { layers, thread: self.thread },
                cidr,
                via_router,
                preferred_until,
                expires_at,
            ),
            None => self.thread.port_route_add(cidr, via_router, preferred_until, expires_at),
        }
    }

    fn port_route_clear(&mut self) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_route_clear(&mut Chain { layers, thread: self.thread }),
            None => self.thread.port_route_clear(),
        }
    }

    fn port_route_list(
        &mut self,
        routes: GuestPtr<'_, Route>,
        nroutes: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.port_route_list(&mut Chain { layers, thread: self.thread }, routes, nroutes)
            }
            None => self.thread.port_route_list(routes, nroutes),
        }
    }

    fn port_route_remove(&mut self, cidr: Addr) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.port_route_remove(&mut Chain { layers, thread: self.thread }, cidr)
            }
            None => self.thread.port_route_remove(cidr),
        }
    }

    fn port_unbridge(&mut self) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.port_unbridge(&mut Chain { layers, thread: self.thread }),
            None => self.thread.port_unbridge(),
        }
    }
}

impl system::Port for Layered {
    #[inline(always)]
    fn port_addr_add(&mut self, addr: AddrCidr) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.port_addr_add(addr)
        } else {
            self.chain().port_addr_add(addr)
        }
    }

    #[inline(always)]
    fn port_addr_clear(&mut self) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.port_addr_clear() } else { self.chain().port_addr_clear() }
    }

    #[inline(always)]
    fn port_addr_list(
        &mut self,
        addrs: GuestPtr<'_, AddrCidr>,
        naddrs: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.port_addr_list(addrs, naddrs)
        } else {
            self.chain().port_addr_list(addrs, naddrs)
        }
    }

    #[inline(always)]
    fn port_addr_remove(&mut self, addr: Addr) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.port_addr_remove(addr)
        } else {
            self.chain().port_addr_remove(addr)
        }
    }

    #[inline(always)]
    fn port_bridge(
        &mut self,
        w: &mut Self::Wait,
        network: &GuestString,
        token: &GuestString,
        security: StreamSecurity,
    ) -> Poll<Result<(), Errno>> {
        if self.layers.is_empty() {
            self.thread.port_bridge(w, network, token, security)
        } else {
            self.chain().port_bridge(w, network, token, security)
        }
    }

    #[inline(always)]
    fn port_dhcp_acquire(&mut self, w: &mut Self::Wait) -> Poll<Result<(), Errno>> {
        if self.layers.is_empty() {
            self.thread.port_dhcp_acquire(w)
        } else {
            self.chain().port_dhcp_acquire(w)
        }
    }

    #[inline(always)]
    fn port_gateway_set(&mut self, addr: Addr) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.port_gateway_set(addr)
        } else {
            self.chain().port_gateway_set(addr)
        }
    }

    #[inline(always)]
    fn port_mac(&mut self) -> Result<HardwareAddress, Errno> {
        if self.layers.is_empty() { self.thread.port_mac() } else { self.chain().port_mac() }
    }

    #[inline(always)]
    fn port_route_add(
        &mut self,
        cidr: AddrCidr,
        via_router: Addr,
        preferred_until: OptionTimestamp,
        expires_at: OptionTimestamp,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.port_route_add(cidr, via_router, preferred_until, expires_at)
        } else {
            self.chain().port_route_add(cidr, via_router, preferred_until, expires_at)
        }
    }

    #[inline(always)]
    fn port_route_clear(&mut self) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.port_route_clear() } else { self.chain().port_route_clear() }
    }

    #[inline(always)]
    fn port_route_list(
        &mut self,
        routes: GuestPtr<'_, Route>,
        nroutes: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.port_route_list(routes, nroutes)
        } else {
            self.chain().port_route_list(routes, nroutes)
        }
    }

    #[inline(always)]
    fn port_route_remove(&mut self, cidr: Addr) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.port_route_remove(cidr)
        } else {
            self.chain().port_route_remove(cidr)
        }
    }

    #[inline(always)]
    fn port_unbridge(&mut self) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.port_unbridge() } else { self.chain().port_unbridge() }
    }
}

impl system::Proc for Chain<'_> {
    fn callback_signal(&mut self, callback: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.callback_signal(&mut Chain { layers, thread: self.thread }, callback)
            }
            None => self.thread.callback_signal(callback),
        }
    }

    fn proc_exec(
        &mut self,
        w: &mut Self::Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<(), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_exec(
                &mut Chain { layers, thread: self.thread },
                w,
                name,
                args,
                envs,
                search_path,
                path,
            ),
            None => self.thread.proc_exec(w, name, args, envs, search_path, path),
        }
    }

    fn proc_exit(&mut self, rval: Exitcode) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_exit(&mut Chain { layers, thread: self.thread }, rval),
            None => self.thread.proc_exit(rval),
        }
    }

    fn proc_exit2(&mut self, rval: Exitcode) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_exit2(&mut Chain { layers, thread: self.thread }, rval),
            None => self.thread.proc_exit2(rval),
        }
    }

    fn proc_fork(&mut self, copy_memory: bool) -> Result<Pid, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_fork(&mut Chain { layers, thread: self.thread }, copy_memory),
            None => self.thread.proc_fork(copy_memory),
        }
    }

    fn proc_fork_env(&mut self) -> Result<Pid, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_fork_env(&mut Chain { layers, thread: self.thread }),
            None => self.thread.proc_fork_env(),
        }
    }

    fn proc_id(&mut self) -> Result<Pid, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_id(&mut Chain { layers, thread: self.thread }),
            None => self.thread.proc_id(),
        }
    }

    fn proc_join(
        &mut self,
        w: &mut Self::Wait,
        pid: GuestPtr<'_, OptionPid>,
        flags: JoinFlags,
    ) -> Poll<Result<JoinStatus, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.proc_join(&mut Chain { layers, thread: self.thread }, w, pid, flags)
            }
            None => self.thread.proc_join(w, pid, flags),
        }
    }

    fn proc_parent(&mut self, pid: Pid) -> Result<Pid, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_parent(&mut Chain { layers, thread: self.thread }, pid),
            None => self.thread.proc_parent(pid),
        }
    }

    fn proc_raise(&mut self, sig: Signal) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_raise(&mut Chain { layers, thread: self.thread }, sig),
            None => self.thread.proc_raise(sig),
        }
    }

    fn proc_raise_interval(&mut self, sig: Signal, interval: Timestamp, repeat: bool) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.proc_raise_interval(&mut Chain { layers, thread: self.thread }, sig, interval, repeat)
            }
            None => self.thread.proc_raise_interval(sig, interval, repeat),
        }
    }

    fn proc_signal(&mut self, pid: Pid, signal: Signal) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.proc_signal(&mut Chain { layers, thread: self.thread }, pid, signal)
            }
            None => self.thread.proc_signal(pid, signal),
        }
    }

    fn proc_signals_get(&mut self, buf: GuestPtr<'_, SignalDisposition>) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_signals_get(&mut Chain { layers, thread: self.thread }, buf),
            None => self.thread.proc_signals_get(buf),
        }
    }

    fn proc_signals_sizes_get(&mut self) -> Result<Size, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_signals_sizes_get(&mut Chain { layers, thread: self.thread }),
            None => self.thread.proc_signals_sizes_get(),
        }
    }

    fn proc_snapshot(&mut self) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_snapshot(&mut Chain { layers, thread: self.thread }),
            None => self.thread.proc_snapshot(),
        }
    }

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
    ) -> Poll<Result<ProcessHandles, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_spawn(
                &mut Chain { layers, thread: self.thread },
                w,
                name,
                chroot,
                args,
                preopen,
                stdin,
                stdout,
                stderr,
                working_dir,
            ),
            None => {
                self.thread.proc_spawn(w, name, chroot, args, preopen, stdin, stdout, stderr, working_dir)
            }
        }
    }

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
    ) -> Poll<Result<Pid, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.proc_spawn2(
                &mut Chain { layers, thread: self.thread },
                w,
                name,
                args,
                envs,
                fd_ops,
                signal_dispositions,
                search_path,
                path,
            ),
            None => {
                self.thread.proc_spawn2(w, name, args, envs, fd_ops, signal_dispositions, search_path, path)
            }
        }
    }
}

impl system::Proc for Layered {
    #[inline(always)]
    fn callback_signal(&mut self, callback: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.callback_signal(callback)
        } else {
            self.chain().callback_signal(callback)
        }
    }

    #[inline(always)]
    fn proc_exec(
        &mut self,
        w: &mut Self::Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<(), Errno>> {
        if self.layers.is_empty() {
            self.thread.proc_exec(w, name, args, envs, search_path, path)
        } else {
            self.chain().proc_exec(w, name, args, envs, search_path, path)
        }
    }

    #[inline(always)]
    fn proc_exit(&mut self, rval: Exitcode) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.proc_exit(rval) } else { self.chain().proc_exit(rval) }
    }

    #[inline(always)]
    fn proc_exit2(&mut self, rval: Exitcode) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.proc_exit2(rval) } else { self.chain().proc_exit2(rval) }
    }

    #[inline(always)]
    fn proc_fork(&mut self, copy_memory: bool) -> Result<Pid, Errno> {
        if self.layers.is_empty() {
            self.thread.proc_fork(copy_memory)
        } else {
            self.chain().proc_fork(copy_memory)
        }
    }

    #[inline(always)]
    fn proc_fork_env(&mut self) -> Result<Pid, Errno> {
        if self.layers.is_empty() { self.thread.proc_fork_env() } else { self.chain().proc_fork_env() }
    }

    #[inline(always)]
    fn proc_id(&mut self) -> Result<Pid, Errno> {
        if self.layers.is_empty() { self.thread.proc_id() } else { self.chain().proc_id() }
    }

    #[inline(always)]
    fn proc_join(
        &mut self,
        w: &mut Self::Wait,
        pid: GuestPtr<'_, OptionPid>,
        flags: JoinFlags,
    ) -> Poll<Result<JoinStatus, Errno>> {
        if self.layers.is_empty() {
            self.thread.proc_join(w, pid, flags)
        } else {
            self.chain().proc_join(w, pid, flags)
        }
    }

    #[inline(always)]
    fn proc_parent(&mut self, pid: Pid) -> Result<Pid, Errno> {
        if self.layers.is_empty() { self.thread.proc_parent(pid) } else { self.chain().proc_parent(pid) }
    }

    #[inline(always)]
    fn proc_raise(&mut self, sig: Signal) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.proc_raise(sig) } else { self.chain().proc_raise(sig) }
    }

    #[inline(always)]
    fn proc_raise_interval(&mut self, sig: Signal, interval: Timestamp, repeat: bool) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.proc_raise_interval(sig, interval, repeat)
        } else {
            self.chain().proc_raise_interval(sig, interval, repeat)
        }
    }

    #[inline(always)]
    fn proc_signal(&mut self, pid: Pid, signal: Signal) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.proc_signal(pid, signal)
        } else {
            self.chain().proc_signal(pid, signal)
        }
    }

    #[inline(always)]
    fn proc_signals_get(&mut self, buf: GuestPtr<'_, SignalDisposition>) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.proc_signals_get(buf)
        } else {
            self.chain().proc_signals_get(buf)
        }
    }

    #[inline(always)]
    fn proc_signals_sizes_get(&mut self) -> Result<Size, Errno> {
        if self.layers.is_empty() {
            self.thread.proc_signals_sizes_get()
        } else {
            self.chain().proc_signals_sizes_get()
        }
    }

    #[inline(always)]
    fn proc_snapshot(&mut self) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.proc_snapshot() } else { self.chain().proc_snapshot() }
    }

    #[inline(always)]
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
    ) -> Poll<Result<ProcessHandles, Errno>> {
        if self.layers.is_empty() {
            self.thread.proc_spawn(w, name, chroot, args, preopen, stdin, stdout, stderr, working_dir)
        } else {
            self.chain().proc_spawn(w, name, chroot, args, preopen, stdin, stdout, stderr, working_dir)
        }
    }

    #[inline(always)]
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
    ) -> Poll<Result<Pid, Errno>> {
        if self.layers.is_empty() {
            self.thread.proc_spawn2(w, name, args, envs, fd_ops, signal_dispositions, search_path, path)
        } else {
            self.chain().proc_spawn2(w, name, args, envs, fd_ops, signal_dispositions, search_path, path)
        }
    }
}

impl system::Sock for Chain<'_> {
    fn resolve(
        &mut self,
        w: &mut Self::Wait,
        host: &GuestString,
        port: u16,
        addrs: GuestSlice<'_, AddrIp>,
    ) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.resolve(&mut Chain { layers, thread: self.thread }, w, host, port, addrs)
            }
            None => self.thread.resolve(w, host, port, addrs),
        }
    }

    fn sock_accept(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        flags: Fdflags,
    ) -> Poll<Result<(Fd, AddrPort), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_accept(&mut Chain { layers, thread: self.thread }, w, fd, flags)
            }
            None => self.thread.sock_accept(w, fd, flags),
        }
    }

    fn sock_addr_local(&mut self, fd: Fd) -> Result<AddrPort, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_addr_local(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.sock_addr_local(fd),
        }
    }

    fn sock_addr_peer(&mut self, fd: Fd) -> Result<AddrPort, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_addr_peer(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.sock_addr_peer(fd),
        }
    }

    fn sock_bind(&mut self, fd: Fd, addr: AddrPort) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_bind(&mut Chain { layers, thread: self.thread }, fd, addr),
            None => self.thread.sock_bind(fd, addr),
        }
    }

    fn sock_connect(&mut self, w: &mut Self::Wait, fd: Fd, addr: AddrPort) -> Poll<Result<(), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_connect(&mut Chain { layers, thread: self.thread }, w, fd, addr)
            }
            None => self.thread.sock_connect(w, fd, addr),
        }
    }

    fn sock_get_opt_flag(&mut self, fd: Fd, sockopt: SockOption) -> Result<bool, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_get_opt_flag(&mut Chain { layers, thread: self.thread }, fd, sockopt)
            }
            None => self.thread.sock_get_opt_flag(fd, sockopt),
        }
    }

    fn sock_get_opt_size(&mut self, fd: Fd, sockopt: SockOption) -> Result<Filesize, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_get_opt_size(&mut Chain { layers, thread: self.thread }, fd, sockopt)
            }
            None => self.thread.sock_get_opt_size(fd, sockopt),
        }
    }

    fn sock_get_opt_time(&mut self, fd: Fd, sockopt: SockOption) -> Result<OptionTimestamp, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_get_opt_time(&mut Chain { layers, thread: self.thread }, fd, sockopt)
            }
            None => self.thread.sock_get_opt_time(fd, sockopt),
        }
    }

    fn sock_join_multicast_v4(
        &mut self,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_join_multicast_v4(
                &mut Chain { layers, thread: self.thread },
                fd,
                multiaddr,
                interface,
            ),
            None => self.thread.sock_join_multicast_v4(fd, multiaddr, interface),
        }
    }

    fn sock_join_multicast_v6(&mut self, fd: Fd, multiaddr: AddrIp6, interface: u32) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_join_multicast_v6(
                &mut Chain { layers, thread: self.thread },
                fd,
                multiaddr,
                interface,
            ),
            None => self.thread.sock_join_multicast_v6(fd, multiaddr, interface),
        }
    }

    fn sock_leave_multicast_v4(
        &mut self,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_leave_multicast_v4(
                &mut Chain { layers, thread: self.thread },
                fd,
                multiaddr,
                interface,
            ),
            None => self.thread.sock_leave_multicast_v4(fd, multiaddr, interface),
        }
    }

    fn sock_leave_multicast_v6(&mut self, fd: Fd, multiaddr: AddrIp6, interface: u32) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_leave_multicast_v6(
                &mut Chain { layers, thread: self.thread },
                fd,
                multiaddr,
                interface,
            ),
            None => self.thread.sock_leave_multicast_v6(fd, multiaddr, interface),
        }
    }

    fn sock_listen(&mut self, fd: Fd, backlog: Size) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_listen(&mut Chain { layers, thread: self.thread }, fd, backlog)
            }
            None => self.thread.sock_listen(fd, backlog),
        }
    }

    fn sock_open(
        &mut self,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<Fd, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_open(&mut Chain { layers, thread: self.thread }, af, socktype, sock_proto)
            }
            None => self.thread.sock_open(af, socktype, sock_proto),
        }
    }

    fn sock_pair(
        &mut self,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<(Fd, Fd), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_pair(&mut Chain { layers, thread: self.thread }, af, socktype, sock_proto)
            }
            None => self.thread.sock_pair(af, socktype, sock_proto),
        }
    }

    fn sock_recv(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_recv(&mut Chain { layers, thread: self.thread }, w, fd, ri_data, ri_flags)
            }
            None => self.thread.sock_recv(w, fd, ri_data, ri_flags),
        }
    }

    fn sock_recv_from(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_recv_from(&mut Chain { layers, thread: self.thread }, w, fd, ri_data, ri_flags)
            }
            None => self.thread.sock_recv_from(w, fd, ri_data, ri_flags),
        }
    }

    fn sock_send(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_send(&mut Chain { layers, thread: self.thread }, w, fd, si_data, si_flags)
            }
            None => self.thread.sock_send(w, fd, si_data, si_flags),
        }
    }

    fn sock_send_file(
        &mut self,
        w: &mut Self::Wait,
        out_fd: Fd,
        in_fd: Fd,
        offset: Filesize,
        count: Filesize,
    ) -> Poll<Result<Filesize, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_send_file(
                &mut Chain { layers, thread: self.thread },
                w,
                out_fd,
                in_fd,
                offset,
                count,
            ),
            None => self.thread.sock_send_file(w, out_fd, in_fd, offset, count),
        }
    }

    fn sock_send_to(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
        addr: AddrPort,
    ) -> Poll<Result<Size, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_send_to(&mut Chain { layers, thread: self.thread }, w, fd, si_data, si_flags, addr)
            }
            None => self.thread.sock_send_to(w, fd, si_data, si_flags, addr),
        }
    }

    fn sock_set_opt_flag(&mut self, fd: Fd, sockopt: SockOption, flag: bool) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_set_opt_flag(&mut Chain { layers, thread: self.thread }, fd, sockopt, flag)
            }
            None => self.thread.sock_set_opt_flag(fd, sockopt, flag),
        }
    }

    fn sock_set_opt_size(&mut self, fd: Fd, sockopt: SockOption, size: Filesize) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_set_opt_size(&mut Chain { layers, thread: self.thread }, fd, sockopt, size)
            }
            None => self.thread.sock_set_opt_size(fd, sockopt, size),
        }
    }

    fn sock_set_opt_time(
        &mut self,
        fd: Fd,
        sockopt: SockOption,
        timeout: OptionTimestamp,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.sock_set_opt_time(&mut Chain { layers, thread: self.thread }, fd, sockopt, timeout)
            }
            None => self.thread.sock_set_opt_time(fd, sockopt, timeout),
        }
    }

    fn sock_shutdown(&mut self, fd: Fd, how: Sdflags) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_shutdown(&mut Chain { layers, thread: self.thread }, fd, how),
            None => self.thread.sock_shutdown(fd, how),
        }
    }

    fn sock_status(&mut self, fd: Fd) -> Result<SockStatus, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sock_status(&mut Chain { layers, thread: self.thread }, fd),
            None => self.thread.sock_status(fd),
        }
    }
}

impl system::Sock for Layered {
    #[inline(always)]
    fn resolve(
        &mut self,
        w: &mut Self::Wait,
        host: &GuestString,
        port: u16,
        addrs: GuestSlice<'_, AddrIp>,
    ) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.resolve(w, host, port, addrs)
        } else {
            self.chain().resolve(w, host, port, addrs)
        }
    }

    #[inline(always)]
    fn sock_accept(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        flags: Fdflags,
    ) -> Poll<Result<(Fd, AddrPort), Errno>> {
        if self.layers.is_empty() {
            self.thread.sock_accept(w, fd, flags)
        } else {
            self.chain().sock_accept(w, fd, flags)
        }
    }

    #[inline(always)]
    fn sock_addr_local(&mut self, fd: Fd) -> Result<AddrPort, Errno> {
        if self.layers.is_empty() {
            self.thread.sock_addr_local(fd)
        } else {
            self.chain().sock_addr_local(fd)
        }
    }

    #[inline(always)]
    fn sock_addr_peer(&mut self, fd: Fd) -> Result<AddrPort, Errno> {
        if self.layers.is_empty() { self.thread.sock_addr_peer(fd) } else { self.chain().sock_addr_peer(fd) }
    }

    #[inline(always)]
    fn sock_bind(&mut self, fd: Fd, addr: AddrPort) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_bind(fd, addr)
        } else {
            self.chain().sock_bind(fd, addr)
        }
    }

    #[inline(always)]
    fn sock_connect(&mut self, w: &mut Self::Wait, fd: Fd, addr: AddrPort) -> Poll<Result<(), Errno>> {
        if self.layers.is_empty() {
            self.thread.sock_connect(w, fd, addr)
        } else {
            self.chain().sock_connect(w, fd, addr)
        }
    }

    #[inline(always)]
    fn sock_get_opt_flag(&mut self, fd: Fd, sockopt: SockOption) -> Result<bool, Errno> {
        if self.layers.is_empty() {
            self.thread.sock_get_opt_flag(fd, sockopt)
        } else {
            self.chain().sock_get_opt_flag(fd, sockopt)
        }
    }

    #[inline(always)]
    fn sock_get_opt_size(&mut self, fd: Fd, sockopt: SockOption) -> Result<Filesize, Errno> {
        if self.layers.is_empty() {
            self.thread.sock_get_opt_size(fd, sockopt)
        } else {
            self.chain().sock_get_opt_size(fd, sockopt)
        }
    }

    #[inline(always)]
    fn sock_get_opt_time(&mut self, fd: Fd, sockopt: SockOption) -> Result<OptionTimestamp, Errno> {
        if self.layers.is_empty() {
            self.thread.sock_get_opt_time(fd, sockopt)
        } else {
            self.chain().sock_get_opt_time(fd, sockopt)
        }
    }

    #[inline(always)]
    fn sock_join_multicast_v4(
        &mut self,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_join_multicast_v4(fd, multiaddr, interface)
        } else {
            self.chain().sock_join_multicast_v4(fd, multiaddr, interface)
        }
    }

    #[inline(always)]
    fn sock_join_multicast_v6(&mut self, fd: Fd, multiaddr: AddrIp6, interface: u32) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_join_multicast_v6(fd, multiaddr, interface)
        } else {
            self.chain().sock_join_multicast_v6(fd, multiaddr, interface)
        }
    }

    #[inline(always)]
    fn sock_leave_multicast_v4(
        &mut self,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_leave_multicast_v4(fd, multiaddr, interface)
        } else {
            self.chain().sock_leave_multicast_v4(fd, multiaddr, interface)
        }
    }

    #[inline(always)]
    fn sock_leave_multicast_v6(&mut self, fd: Fd, multiaddr: AddrIp6, interface: u32) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_leave_multicast_v6(fd, multiaddr, interface)
        } else {
            self.chain().sock_leave_multicast_v6(fd, multiaddr, interface)
        }
    }

    #[inline(always)]
    fn sock_listen(&mut self, fd: Fd, backlog: Size) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_listen(fd, backlog)
        } else {
            self.chain().sock_listen(fd, backlog)
        }
    }

    #[inline(always)]
    fn sock_open(
        &mut self,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<Fd, Errno> {
        if self.layers.is_empty() {
            self.thread.sock_open(af, socktype, sock_proto)
        } else {
            self.chain().sock_open(af, socktype, sock_proto)
        }
    }

    #[inline(always)]
    fn sock_pair(
        &mut self,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<(Fd, Fd), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_pair(af, socktype, sock_proto)
        } else {
            self.chain().sock_pair(af, socktype, sock_proto)
        }
    }

    #[inline(always)]
    fn sock_recv(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        if self.layers.is_empty() {
            self.thread.sock_recv(w, fd, ri_data, ri_flags)
        } else {
            self.chain().sock_recv(w, fd, ri_data, ri_flags)
        }
    }

    #[inline(always)]
    fn sock_recv_from(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>> {
        if self.layers.is_empty() {
            self.thread.sock_recv_from(w, fd, ri_data, ri_flags)
        } else {
            self.chain().sock_recv_from(w, fd, ri_data, ri_flags)
        }
    }

    #[inline(always)]
    fn sock_send(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.sock_send(w, fd, si_data, si_flags)
        } else {
            self.chain().sock_send(w, fd, si_data, si_flags)
        }
    }

    #[inline(always)]
    fn sock_send_file(
        &mut self,
        w: &mut Self::Wait,
        out_fd: Fd,
        in_fd: Fd,
        offset: Filesize,
        count: Filesize,
    ) -> Poll<Result<Filesize, Errno>> {
        if self.layers.is_empty() {
            self.thread.sock_send_file(w, out_fd, in_fd, offset, count)
        } else {
            self.chain().sock_send_file(w, out_fd, in_fd, offset, count)
        }
    }

    #[inline(always)]
    fn sock_send_to(
        &mut self,
        w: &mut Self::Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
        addr: AddrPort,
    ) -> Poll<Result<Size, Errno>> {
        if self.layers.is_empty() {
            self.thread.sock_send_to(w, fd, si_data, si_flags, addr)
        } else {
            self.chain().sock_send_to(w, fd, si_data, si_flags, addr)
        }
    }

    #[inline(always)]
    fn sock_set_opt_flag(&mut self, fd: Fd, sockopt: SockOption, flag: bool) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_set_opt_flag(fd, sockopt, flag)
        } else {
            self.chain().sock_set_opt_flag(fd, sockopt, flag)
        }
    }

    #[inline(always)]
    fn sock_set_opt_size(&mut self, fd: Fd, sockopt: SockOption, size: Filesize) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_set_opt_size(fd, sockopt, size)
        } else {
            self.chain().sock_set_opt_size(fd, sockopt, size)
        }
    }

    #[inline(always)]
    fn sock_set_opt_time(
        &mut self,
        fd: Fd,
        sockopt: SockOption,
        timeout: OptionTimestamp,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_set_opt_time(fd, sockopt, timeout)
        } else {
            self.chain().sock_set_opt_time(fd, sockopt, timeout)
        }
    }

    #[inline(always)]
    fn sock_shutdown(&mut self, fd: Fd, how: Sdflags) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.sock_shutdown(fd, how)
        } else {
            self.chain().sock_shutdown(fd, how)
        }
    }

    #[inline(always)]
    fn sock_status(&mut self, fd: Fd) -> Result<SockStatus, Errno> {
        if self.layers.is_empty() { self.thread.sock_status(fd) } else { self.chain().sock_status(fd) }
    }
}

impl system::Threads for Chain<'_> {
    fn callback_reactor(&mut self, callback: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.callback_reactor(&mut Chain { layers, thread: self.thread }, callback)
            }
            None => self.thread.callback_reactor(callback),
        }
    }

    fn callback_thread(&mut self, callback: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.callback_thread(&mut Chain { layers, thread: self.thread }, callback)
            }
            None => self.thread.callback_thread(callback),
        }
    }

    fn callback_thread_local_destroy(&mut self, callback: &GuestString) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.callback_thread_local_destroy(&mut Chain { layers, thread: self.thread }, callback)
            }
            None => self.thread.callback_thread_local_destroy(callback),
        }
    }

    fn context_create(
        &mut self,
        id: GuestPtr<'_, ContextId>,
        entrypoint: FunctionPointer,
    ) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.context_create(&mut Chain { layers, thread: self.thread }, id, entrypoint)
            }
            None => self.thread.context_create(id, entrypoint),
        }
    }

    fn context_destroy(&mut self, id: ContextId) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.context_destroy(&mut Chain { layers, thread: self.thread }, id),
            None => self.thread.context_destroy(id),
        }
    }

    fn context_switch(&mut self, id: ContextId) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.context_switch(&mut Chain { layers, thread: self.thread }, id),
            None => self.thread.context_switch(id),
        }
    }

    fn futex_wait(
        &mut self,
        w: &mut Self::Wait,
        futex: GuestPtr<'_, u32>,
        expected: u32,
        timeout: OptionTimestamp,
    ) -> Poll<Result<bool, Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.futex_wait(&mut Chain { layers, thread: self.thread }, w, futex, expected, timeout)
            }
            None => self.thread.futex_wait(w, futex, expected, timeout),
        }
    }

    fn futex_wake(&mut self, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.futex_wake(&mut Chain { layers, thread: self.thread }, futex),
            None => self.thread.futex_wake(futex),
        }
    }

    fn futex_wake_all(&mut self, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.futex_wake_all(&mut Chain { layers, thread: self.thread }, futex),
            None => self.thread.futex_wake_all(futex),
        }
    }

    fn sched_yield(&mut self) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.sched_yield(&mut Chain { layers, thread: self.thread }),
            None => self.thread.sched_yield(),
        }
    }

    fn stack_checkpoint(&mut self, snapshot: GuestPtr<'_, StackSnapshot>) -> Result<u64, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.stack_checkpoint(&mut Chain { layers, thread: self.thread }, snapshot)
            }
            None => self.thread.stack_checkpoint(snapshot),
        }
    }

    fn stack_restore(&mut self, snapshot: StackSnapshot, val: u64) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.stack_restore(&mut Chain { layers, thread: self.thread }, snapshot, val)
            }
            None => self.thread.stack_restore(snapshot, val),
        }
    }

    fn thread_exit(&mut self, rval: Exitcode) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.thread_exit(&mut Chain { layers, thread: self.thread }, rval),
            None => self.thread.thread_exit(rval),
        }
    }

    fn thread_id(&mut self) -> Result<Tid, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.thread_id(&mut Chain { layers, thread: self.thread }),
            None => self.thread.thread_id(),
        }
    }

    fn thread_join(&mut self, w: &mut Self::Wait, tid: Tid) -> Poll<Result<(), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.thread_join(&mut Chain { layers, thread: self.thread }, w, tid),
            None => self.thread.thread_join(w, tid),
        }
    }

    fn thread_local_create(&mut self, user_data: TlVal) -> Result<TlKey, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.thread_local_create(&mut Chain { layers, thread: self.thread }, user_data)
            }
            None => self.thread.thread_local_create(user_data),
        }
    }

    fn thread_local_destroy(&mut self, key: TlKey) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.thread_local_destroy(&mut Chain { layers, thread: self.thread }, key)
            }
            None => self.thread.thread_local_destroy(key),
        }
    }

    fn thread_local_get(&mut self, key: TlKey) -> Result<TlVal, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.thread_local_get(&mut Chain { layers, thread: self.thread }, key),
            None => self.thread.thread_local_get(key),
        }
    }

    fn thread_local_set(&mut self, key: TlKey, val: TlVal) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.thread_local_set(&mut Chain { layers, thread: self.thread }, key, val)
            }
            None => self.thread.thread_local_set(key, val),
        }
    }

    fn thread_parallelism(&mut self) -> Result<Size, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.thread_parallelism(&mut Chain { layers, thread: self.thread }),
            None => self.thread.thread_parallelism(),
        }
    }

    fn thread_signal(&mut self, tid: Tid, signal: Signal) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.thread_signal(&mut Chain { layers, thread: self.thread }, tid, signal)
            }
            None => self.thread.thread_signal(tid, signal),
        }
    }

    fn thread_sleep(&mut self, w: &mut Self::Wait, duration: Timestamp) -> Poll<Result<(), Errno>> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.thread_sleep(&mut Chain { layers, thread: self.thread }, w, duration)
            }
            None => self.thread.thread_sleep(w, duration),
        }
    }

    fn thread_spawn(&mut self, start: Size) -> Result<Tid, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.thread_spawn(&mut Chain { layers, thread: self.thread }, start),
            None => self.thread.thread_spawn(start),
        }
    }
}

impl system::Threads for Layered {
    #[inline(always)]
    fn callback_reactor(&mut self, callback: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.callback_reactor(callback)
        } else {
            self.chain().callback_reactor(callback)
        }
    }

    #[inline(always)]
    fn callback_thread(&mut self, callback: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.callback_thread(callback)
        } else {
            self.chain().callback_thread(callback)
        }
    }

    #[inline(always)]
    fn callback_thread_local_destroy(&mut self, callback: &GuestString) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.callback_thread_local_destroy(callback)
        } else {
            self.chain().callback_thread_local_destroy(callback)
        }
    }

    #[inline(always)]
    fn context_create(
        &mut self,
        id: GuestPtr<'_, ContextId>,
        entrypoint: FunctionPointer,
    ) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.context_create(id, entrypoint)
        } else {
            self.chain().context_create(id, entrypoint)
        }
    }

    #[inline(always)]
    fn context_destroy(&mut self, id: ContextId) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.context_destroy(id)
        } else {
            self.chain().context_destroy(id)
        }
    }

    #[inline(always)]
    fn context_switch(&mut self, id: ContextId) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.context_switch(id) } else { self.chain().context_switch(id) }
    }

    #[inline(always)]
    fn futex_wait(
        &mut self,
        w: &mut Self::Wait,
        futex: GuestPtr<'_, u32>,
        expected: u32,
        timeout: OptionTimestamp,
    ) -> Poll<Result<bool, Errno>> {
        if self.layers.is_empty() {
            self.thread.futex_wait(w, futex, expected, timeout)
        } else {
            self.chain().futex_wait(w, futex, expected, timeout)
        }
    }

    #[inline(always)]
    fn futex_wake(&mut self, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        if self.layers.is_empty() { self.thread.futex_wake(futex) } else { self.chain().futex_wake(futex) }
    }

    #[inline(always)]
    fn futex_wake_all(&mut self, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        if self.layers.is_empty() {
            self.thread.futex_wake_all(futex)
        } else {
            self.chain().futex_wake_all(futex)
        }
    }

    #[inline(always)]
    fn sched_yield(&mut self) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.sched_yield() } else { self.chain().sched_yield() }
    }

    #[inline(always)]
    fn stack_checkpoint(&mut self, snapshot: GuestPtr<'_, StackSnapshot>) -> Result<u64, Errno> {
        if self.layers.is_empty() {
            self.thread.stack_checkpoint(snapshot)
        } else {
            self.chain().stack_checkpoint(snapshot)
        }
    }

    #[inline(always)]
    fn stack_restore(&mut self, snapshot: StackSnapshot, val: u64) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.stack_restore(snapshot, val)
        } else {
            self.chain().stack_restore(snapshot, val)
        }
    }

    #[inline(always)]
    fn thread_exit(&mut self, rval: Exitcode) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.thread_exit(rval) } else { self.chain().thread_exit(rval) }
    }

    #[inline(always)]
    fn thread_id(&mut self) -> Result<Tid, Errno> {
        if self.layers.is_empty() { self.thread.thread_id() } else { self.chain().thread_id() }
    }

    #[inline(always)]
    fn thread_join(&mut self, w: &mut Self::Wait, tid: Tid) -> Poll<Result<(), Errno>> {
        if self.layers.is_empty() {
            self.thread.thread_join(w, tid)
        } else {
            self.chain().thread_join(w, tid)
        }
    }

    #[inline(always)]
    fn thread_local_create(&mut self, user_data: TlVal) -> Result<TlKey, Errno> {
        if self.layers.is_empty() {
            self.thread.thread_local_create(user_data)
        } else {
            self.chain().thread_local_create(user_data)
        }
    }

    #[inline(always)]
    fn thread_local_destroy(&mut self, key: TlKey) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.thread_local_destroy(key)
        } else {
            self.chain().thread_local_destroy(key)
        }
    }

    #[inline(always)]
    fn thread_local_get(&mut self, key: TlKey) -> Result<TlVal, Errno> {
        if self.layers.is_empty() {
            self.thread.thread_local_get(key)
        } else {
            self.chain().thread_local_get(key)
        }
    }

    #[inline(always)]
    fn thread_local_set(&mut self, key: TlKey, val: TlVal) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.thread_local_set(key, val)
        } else {
            self.chain().thread_local_set(key, val)
        }
    }

    #[inline(always)]
    fn thread_parallelism(&mut self) -> Result<Size, Errno> {
        if self.layers.is_empty() {
            self.thread.thread_parallelism()
        } else {
            self.chain().thread_parallelism()
        }
    }

    #[inline(always)]
    fn thread_signal(&mut self, tid: Tid, signal: Signal) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.thread_signal(tid, signal)
        } else {
            self.chain().thread_signal(tid, signal)
        }
    }

    #[inline(always)]
    fn thread_sleep(&mut self, w: &mut Self::Wait, duration: Timestamp) -> Poll<Result<(), Errno>> {
        if self.layers.is_empty() {
            self.thread.thread_sleep(w, duration)
        } else {
            self.chain().thread_sleep(w, duration)
        }
    }

    #[inline(always)]
    fn thread_spawn(&mut self, start: Size) -> Result<Tid, Errno> {
        if self.layers.is_empty() {
            self.thread.thread_spawn(start)
        } else {
            self.chain().thread_spawn(start)
        }
    }
}

impl system::Time for Chain<'_> {
    fn clock_res_get(&mut self, id: Clockid) -> Result<Timestamp, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.clock_res_get(&mut Chain { layers, thread: self.thread }, id),
            None => self.thread.clock_res_get(id),
        }
    }

    fn clock_time_get(&mut self, id: Clockid, precision: Timestamp) -> Result<Timestamp, Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.clock_time_get(&mut Chain { layers, thread: self.thread }, id, precision)
            }
            None => self.thread.clock_time_get(id, precision),
        }
    }

    fn clock_time_set(&mut self, id: Clockid, timestamp: Timestamp) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => {
                first.clock_time_set(&mut Chain { layers, thread: self.thread }, id, timestamp)
            }
            None => self.thread.clock_time_set(id, timestamp),
        }
    }
}

impl system::Time for Layered {
    #[inline(always)]
    fn clock_res_get(&mut self, id: Clockid) -> Result<Timestamp, Errno> {
        if self.layers.is_empty() { self.thread.clock_res_get(id) } else { self.chain().clock_res_get(id) }
    }

    #[inline(always)]
    fn clock_time_get(&mut self, id: Clockid, precision: Timestamp) -> Result<Timestamp, Errno> {
        if self.layers.is_empty() {
            self.thread.clock_time_get(id, precision)
        } else {
            self.chain().clock_time_get(id, precision)
        }
    }

    #[inline(always)]
    fn clock_time_set(&mut self, id: Clockid, timestamp: Timestamp) -> Result<(), Errno> {
        if self.layers.is_empty() {
            self.thread.clock_time_set(id, timestamp)
        } else {
            self.chain().clock_time_set(id, timestamp)
        }
    }
}

impl system::Tty for Chain<'_> {
    fn tty_get(&mut self, state: GuestPtr<'_, Tty>) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.tty_get(&mut Chain { layers, thread: self.thread }, state),
            None => self.thread.tty_get(state),
        }
    }

    fn tty_set(&mut self, state: Tty) -> Result<(), Errno> {
        match self.layers.split_first_mut() {
            Some((first, layers)) => first.tty_set(&mut Chain { layers, thread: self.thread }, state),
            None => self.thread.tty_set(state),
        }
    }
}

impl system::Tty for Layered {
    #[inline(always)]
    fn tty_get(&mut self, state: GuestPtr<'_, Tty>) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.tty_get(state) } else { self.chain().tty_get(state) }
    }

    #[inline(always)]
    fn tty_set(&mut self, state: Tty) -> Result<(), Errno> {
        if self.layers.is_empty() { self.thread.tty_set(state) } else { self.chain().tty_set(state) }
    }
}
