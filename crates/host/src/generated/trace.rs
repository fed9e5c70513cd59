// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! Every call as a line: its name, its arguments by name, its result.

use std::task::Poll;

use waxwing_abi::types::*;
use waxwing_abi::{GuestPtr, GuestSlice, GuestString, InBytes, IoVecs, OutBytes, OutStrings, StringList};

use crate::generated::layer::Layer;
use crate::layer::System;
use crate::trace::{Sink, Tracer};
use crate::wait::Wait;

impl<S: Sink> Layer for Tracer<S> {
    fn bus_call(
        &mut self,
        next: &mut dyn System,
        bid: Bid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        self.begin(
            "bus_call",
            format_args!("bid={:?}, topic_hash={:?}, format={:?}, buf={:?}", bid, topic_hash, format, buf),
        );
        let result = next.bus_call(bid, topic_hash, format, buf);
        self.end(&result);
        result
    }

    fn bus_close(&mut self, next: &mut dyn System, bid: Bid) -> Result<(), BusError> {
        self.begin("bus_close", format_args!("bid={:?}", bid));
        let result = next.bus_close(bid);
        self.end(&result);
        result
    }

    fn bus_open_local(
        &mut self,
        next: &mut dyn System,
        name: &GuestString,
        reuse: bool,
    ) -> Result<Bid, BusError> {
        self.begin("bus_open_local", format_args!("name={:?}, reuse={:?}", name, reuse));
        let result = next.bus_open_local(name, reuse);
        self.end(&result);
        result
    }

    fn bus_open_remote(
        &mut self,
        next: &mut dyn System,
        name: &GuestString,
        reuse: bool,
        instance: &GuestString,
        token: &GuestString,
    ) -> Result<Bid, BusError> {
        self.begin(
            "bus_open_remote",
            format_args!("name={:?}, reuse={:?}, instance={:?}, token={:?}", name, reuse, instance, token),
        );
        let result = next.bus_open_remote(name, reuse, instance, token);
        self.end(&result);
        result
    }

    fn bus_poll(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        timeout: Timestamp,
        events: GuestSlice<'_, BusEvent>,
    ) -> Poll<Result<Size, BusError>> {
        if w.first_turn() {
            self.begin("bus_poll", format_args!("timeout={:?}, events={:?}", timeout, events));
        }
        let result = next.bus_poll(w, timeout, events);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn bus_subcall(
        &mut self,
        next: &mut dyn System,
        parent: Cid,
        topic_hash: Hash,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<Cid, BusError> {
        self.begin(
            "bus_subcall",
            format_args!(
                "parent={:?}, topic_hash={:?}, format={:?}, buf={:?}",
                parent, topic_hash, format, buf
            ),
        );
        let result = next.bus_subcall(parent, topic_hash, format, buf);
        self.end(&result);
        result
    }

    fn call_close(&mut self, next: &mut dyn System, cid: Cid) -> Result<(), Errno> {
        self.begin("call_close", format_args!("cid={:?}", cid));
        let result = next.call_close(cid);
        self.end(&result);
        result
    }

    fn call_fault(&mut self, next: &mut dyn System, cid: Cid, fault: BusError) -> Result<(), Errno> {
        self.begin("call_fault", format_args!("cid={:?}, fault={:?}", cid, fault));
        let result = next.call_fault(cid, fault);
        self.end(&result);
        result
    }

    fn call_reply(
        &mut self,
        next: &mut dyn System,
        cid: Cid,
        format: BusDataFormat,
        buf: InBytes<'_>,
    ) -> Result<(), BusError> {
        self.begin("call_reply", format_args!("cid={:?}, format={:?}, buf={:?}", cid, format, buf));
        let result = next.call_reply(cid, format, buf);
        self.end(&result);
        result
    }

    fn call_dynamic(
        &mut self,
        next: &mut dyn System,
        function_id: FunctionPointer,
        values: InBytes<'_>,
        results: OutBytes<'_>,
        strict: bool,
    ) -> Result<(), Errno> {
        self.begin(
            "call_dynamic",
            format_args!(
                "function_id={:?}, values={:?}, results={:?}, strict={:?}",
                function_id, values, results, strict
            ),
        );
        let result = next.call_dynamic(function_id, values, results, strict);
        self.end(&result);
        result
    }

    fn closure_allocate(&mut self, next: &mut dyn System) -> Result<FunctionPointer, Errno> {
        self.begin("closure_allocate", format_args!(""));
        let result = next.closure_allocate();
        self.end(&result);
        result
    }

    fn closure_free(&mut self, next: &mut dyn System, closure_id: FunctionPointer) -> Result<(), Errno> {
        self.begin("closure_free", format_args!("closure_id={:?}", closure_id));
        let result = next.closure_free(closure_id);
        self.end(&result);
        result
    }

    fn closure_prepare(
        &mut self,
        next: &mut dyn System,
        backing_function_id: FunctionPointer,
        closure_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
        user_data_ptr: Size,
    ) -> Result<(), Errno> {
        self.begin("closure_prepare", format_args!("backing_function_id={:?}, closure_id={:?}, argument_types={:?}, result_types={:?}, user_data_ptr={:?}", backing_function_id, closure_id, argument_types, result_types, user_data_ptr));
        let result = next.closure_prepare(
            backing_function_id,
            closure_id,
            argument_types,
            result_types,
            user_data_ptr,
        );
        self.end(&result);
        result
    }

    fn dl_invalid_handle(&mut self, next: &mut dyn System, handle: DlHandle) -> Result<(), Errno> {
        self.begin("dl_invalid_handle", format_args!("handle={:?}", handle));
        let result = next.dl_invalid_handle(handle);
        self.end(&result);
        result
    }

    fn dlopen(
        &mut self,
        next: &mut dyn System,
        path: Option<GuestString>,
        flags: DlFlags,
        err_buf: OutBytes<'_>,
        ld_library_path: Option<GuestString>,
    ) -> Result<DlHandle, Errno> {
        self.begin(
            "dlopen",
            format_args!(
                "path={:?}, flags={:?}, err_buf={:?}, ld_library_path={:?}",
                path, flags, err_buf, ld_library_path
            ),
        );
        let result = next.dlopen(path, flags, err_buf, ld_library_path);
        self.end(&result);
        result
    }

    fn dlsym(
        &mut self,
        next: &mut dyn System,
        handle: DlHandle,
        symbol: &GuestString,
        err_buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        self.begin("dlsym", format_args!("handle={:?}, symbol={:?}, err_buf={:?}", handle, symbol, err_buf));
        let result = next.dlsym(handle, symbol, err_buf);
        self.end(&result);
        result
    }

    fn reflect_signature(
        &mut self,
        next: &mut dyn System,
        function_id: FunctionPointer,
        argument_types: GuestSlice<'_, WasmValueType>,
        result_types: GuestSlice<'_, WasmValueType>,
    ) -> Result<ReflectionResult, Errno> {
        self.begin(
            "reflect_signature",
            format_args!(
                "function_id={:?}, argument_types={:?}, result_types={:?}",
                function_id, argument_types, result_types
            ),
        );
        let result = next.reflect_signature(function_id, argument_types, result_types);
        self.end(&result);
        result
    }

    fn args_get(&mut self, next: &mut dyn System, argv: OutStrings<'_>) -> Result<(), Errno> {
        self.begin("args_get", format_args!("argv={:?}", argv));
        let result = next.args_get(argv);
        self.end(&result);
        result
    }

    fn args_sizes_get(&mut self, next: &mut dyn System) -> Result<(Size, Size), Errno> {
        self.begin("args_sizes_get", format_args!(""));
        let result = next.args_sizes_get();
        self.end(&result);
        result
    }

    fn environ_get(&mut self, next: &mut dyn System, environ: OutStrings<'_>) -> Result<(), Errno> {
        self.begin("environ_get", format_args!("environ={:?}", environ));
        let result = next.environ_get(environ);
        self.end(&result);
        result
    }

    fn environ_sizes_get(&mut self, next: &mut dyn System) -> Result<(Size, Size), Errno> {
        self.begin("environ_sizes_get", format_args!(""));
        let result = next.environ_sizes_get();
        self.end(&result);
        result
    }

    fn random_get(&mut self, next: &mut dyn System, buf: OutBytes<'_>) -> Result<(), Errno> {
        self.begin("random_get", format_args!("buf={:?}", buf));
        let result = next.random_get(buf);
        self.end(&result);
        result
    }

    fn epoll_create(&mut self, next: &mut dyn System) -> Result<Fd, Errno> {
        self.begin("epoll_create", format_args!(""));
        let result = next.epoll_create();
        self.end(&result);
        result
    }

    fn epoll_ctl(
        &mut self,
        next: &mut dyn System,
        epfd: Fd,
        op: EpollCtl,
        fd: Fd,
        event: Option<EpollEvent>,
    ) -> Result<(), Errno> {
        self.begin("epoll_ctl", format_args!("epfd={:?}, op={:?}, fd={:?}, event={:?}", epfd, op, fd, event));
        let result = next.epoll_ctl(epfd, op, fd, event);
        self.end(&result);
        result
    }

    fn epoll_wait(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        epfd: Fd,
        event: GuestSlice<'_, EpollEvent>,
        timeout: Timestamp,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin(
                "epoll_wait",
                format_args!("epfd={:?}, event={:?}, timeout={:?}", epfd, event, timeout),
            );
        }
        let result = next.epoll_wait(w, epfd, event, timeout);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn fd_advise(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filesize,
        len: Filesize,
        advice: Advice,
    ) -> Result<(), Errno> {
        self.begin(
            "fd_advise",
            format_args!("fd={:?}, offset={:?}, len={:?}, advice={:?}", fd, offset, len, advice),
        );
        let result = next.fd_advise(fd, offset, len, advice);
        self.end(&result);
        result
    }

    fn fd_allocate(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filesize,
        len: Filesize,
    ) -> Result<(), Errno> {
        self.begin("fd_allocate", format_args!("fd={:?}, offset={:?}, len={:?}", fd, offset, len));
        let result = next.fd_allocate(fd, offset, len);
        self.end(&result);
        result
    }

    fn fd_close(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        self.begin("fd_close", format_args!("fd={:?}", fd));
        let result = next.fd_close(fd);
        self.end(&result);
        result
    }

    fn fd_datasync(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        self.begin("fd_datasync", format_args!("fd={:?}", fd));
        let result = next.fd_datasync(fd);
        self.end(&result);
        result
    }

    fn fd_dup(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fd, Errno> {
        self.begin("fd_dup", format_args!("fd={:?}", fd));
        let result = next.fd_dup(fd);
        self.end(&result);
        result
    }

    fn fd_dup2(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        min_result_fd: Fd,
        cloexec: bool,
    ) -> Result<Fd, Errno> {
        self.begin(
            "fd_dup2",
            format_args!("fd={:?}, min_result_fd={:?}, cloexec={:?}", fd, min_result_fd, cloexec),
        );
        let result = next.fd_dup2(fd, min_result_fd, cloexec);
        self.end(&result);
        result
    }

    fn fd_event(
        &mut self,
        next: &mut dyn System,
        initial_val: u64,
        flags: Eventfdflags,
    ) -> Result<Fd, Errno> {
        self.begin("fd_event", format_args!("initial_val={:?}, flags={:?}", initial_val, flags));
        let result = next.fd_event(initial_val, flags);
        self.end(&result);
        result
    }

    fn fd_fdflags_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fdflagsext, Errno> {
        self.begin("fd_fdflags_get", format_args!("fd={:?}", fd));
        let result = next.fd_fdflags_get(fd);
        self.end(&result);
        result
    }

    fn fd_fdflags_set(&mut self, next: &mut dyn System, fd: Fd, flags: Fdflagsext) -> Result<(), Errno> {
        self.begin("fd_fdflags_set", format_args!("fd={:?}, flags={:?}", fd, flags));
        let result = next.fd_fdflags_set(fd, flags);
        self.end(&result);
        result
    }

    fn fd_fdstat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Fdstat, Errno> {
        self.begin("fd_fdstat_get", format_args!("fd={:?}", fd));
        let result = next.fd_fdstat_get(fd);
        self.end(&result);
        result
    }

    fn fd_fdstat_set_flags(&mut self, next: &mut dyn System, fd: Fd, flags: Fdflags) -> Result<(), Errno> {
        self.begin("fd_fdstat_set_flags", format_args!("fd={:?}, flags={:?}", fd, flags));
        let result = next.fd_fdstat_set_flags(fd, flags);
        self.end(&result);
        result
    }

    fn fd_fdstat_set_rights(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        fs_rights_base: Rights,
        fs_rights_inheriting: Rights,
    ) -> Result<(), Errno> {
        self.begin(
            "fd_fdstat_set_rights",
            format_args!(
                "fd={:?}, fs_rights_base={:?}, fs_rights_inheriting={:?}",
                fd, fs_rights_base, fs_rights_inheriting
            ),
        );
        let result = next.fd_fdstat_set_rights(fd, fs_rights_base, fs_rights_inheriting);
        self.end(&result);
        result
    }

    fn fd_filestat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Filestat, Errno> {
        self.begin("fd_filestat_get", format_args!("fd={:?}", fd));
        let result = next.fd_filestat_get(fd);
        self.end(&result);
        result
    }

    fn fd_filestat_set_size(&mut self, next: &mut dyn System, fd: Fd, size: Filesize) -> Result<(), Errno> {
        self.begin("fd_filestat_set_size", format_args!("fd={:?}, size={:?}", fd, size));
        let result = next.fd_filestat_set_size(fd, size);
        self.end(&result);
        result
    }

    fn fd_filestat_set_times(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        atim: Timestamp,
        mtim: Timestamp,
        fst_flags: Fstflags,
    ) -> Result<(), Errno> {
        self.begin(
            "fd_filestat_set_times",
            format_args!("fd={:?}, atim={:?}, mtim={:?}, fst_flags={:?}", fd, atim, mtim, fst_flags),
        );
        let result = next.fd_filestat_set_times(fd, atim, mtim, fst_flags);
        self.end(&result);
        result
    }

    fn fd_pipe(&mut self, next: &mut dyn System) -> Result<(Fd, Fd), Errno> {
        self.begin("fd_pipe", format_args!(""));
        let result = next.fd_pipe();
        self.end(&result);
        result
    }

    fn fd_pread(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin("fd_pread", format_args!("fd={:?}, iovs={:?}, offset={:?}", fd, iovs, offset));
        }
        let result = next.fd_pread(w, fd, iovs, offset);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn fd_prestat_dir_name(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: OutBytes<'_>,
    ) -> Result<(), Errno> {
        self.begin("fd_prestat_dir_name", format_args!("fd={:?}, path={:?}", fd, path));
        let result = next.fd_prestat_dir_name(fd, path);
        self.end(&result);
        result
    }

    fn fd_prestat_get(&mut self, next: &mut dyn System, fd: Fd) -> Result<Prestat, Errno> {
        self.begin("fd_prestat_get", format_args!("fd={:?}", fd));
        let result = next.fd_prestat_get(fd);
        self.end(&result);
        result
    }

    fn fd_pwrite(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
        offset: Filesize,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin("fd_pwrite", format_args!("fd={:?}, iovs={:?}, offset={:?}", fd, iovs, offset));
        }
        let result = next.fd_pwrite(w, fd, iovs, offset);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn fd_read(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin("fd_read", format_args!("fd={:?}, iovs={:?}", fd, iovs));
        }
        let result = next.fd_read(w, fd, iovs);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn fd_readdir(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        buf: OutBytes<'_>,
        cookie: Dircookie,
    ) -> Result<Size, Errno> {
        self.begin("fd_readdir", format_args!("fd={:?}, buf={:?}, cookie={:?}", fd, buf, cookie));
        let result = next.fd_readdir(fd, buf, cookie);
        self.end(&result);
        result
    }

    fn fd_renumber(&mut self, next: &mut dyn System, fd: Fd, to: Fd) -> Result<(), Errno> {
        self.begin("fd_renumber", format_args!("fd={:?}, to={:?}", fd, to));
        let result = next.fd_renumber(fd, to);
        self.end(&result);
        result
    }

    fn fd_seek(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        offset: Filedelta,
        whence: Whence,
    ) -> Result<Filesize, Errno> {
        self.begin("fd_seek", format_args!("fd={:?}, offset={:?}, whence={:?}", fd, offset, whence));
        let result = next.fd_seek(fd, offset, whence);
        self.end(&result);
        result
    }

    fn fd_sync(&mut self, next: &mut dyn System, fd: Fd) -> Result<(), Errno> {
        self.begin("fd_sync", format_args!("fd={:?}", fd));
        let result = next.fd_sync(fd);
        self.end(&result);
        result
    }

    fn fd_tell(&mut self, next: &mut dyn System, fd: Fd) -> Result<Filesize, Errno> {
        self.begin("fd_tell", format_args!("fd={:?}", fd));
        let result = next.fd_tell(fd);
        self.end(&result);
        result
    }

    fn fd_write(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        iovs: &IoVecs<'_>,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin("fd_write", format_args!("fd={:?}, iovs={:?}", fd, iovs));
        }
        let result = next.fd_write(w, fd, iovs);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn http_request(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        url: &GuestString,
        method: &GuestString,
        headers: &GuestString,
        gzip: bool,
    ) -> Poll<Result<HttpHandles, Errno>> {
        if w.first_turn() {
            self.begin(
                "http_request",
                format_args!("url={:?}, method={:?}, headers={:?}, gzip={:?}", url, method, headers, gzip),
            );
        }
        let result = next.http_request(w, url, method, headers, gzip);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn http_status(&mut self, next: &mut dyn System, fd: Fd) -> Result<HttpStatus, Errno> {
        self.begin("http_status", format_args!("fd={:?}", fd));
        let result = next.http_status(fd);
        self.end(&result);
        result
    }

    fn ws_connect(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        url: &GuestString,
    ) -> Poll<Result<Fd, Errno>> {
        if w.first_turn() {
            self.begin("ws_connect", format_args!("url={:?}", url));
        }
        let result = next.ws_connect(w, url);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn chdir(&mut self, next: &mut dyn System, path: &GuestString) -> Result<(), Errno> {
        self.begin("chdir", format_args!("path={:?}", path));
        let result = next.chdir(path);
        self.end(&result);
        result
    }

    fn getcwd(
        &mut self,
        next: &mut dyn System,
        path: GuestPtr<'_, u8>,
        path_len: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        self.begin("getcwd", format_args!("path={:?}, path_len={:?}", path, path_len));
        let result = next.getcwd(path, path_len);
        self.end(&result);
        result
    }

    fn path_create_directory(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
    ) -> Result<(), Errno> {
        self.begin("path_create_directory", format_args!("fd={:?}, path={:?}", fd, path));
        let result = next.path_create_directory(fd, path);
        self.end(&result);
        result
    }

    fn path_filestat_get(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        flags: Lookupflags,
        path: &GuestString,
    ) -> Result<Filestat, Errno> {
        self.begin("path_filestat_get", format_args!("fd={:?}, flags={:?}, path={:?}", fd, flags, path));
        let result = next.path_filestat_get(fd, flags, path);
        self.end(&result);
        result
    }

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
        self.begin(
            "path_filestat_set_times",
            format_args!(
                "fd={:?}, flags={:?}, path={:?}, atim={:?}, mtim={:?}, fst_flags={:?}",
                fd, flags, path, atim, mtim, fst_flags
            ),
        );
        let result = next.path_filestat_set_times(fd, flags, path, atim, mtim, fst_flags);
        self.end(&result);
        result
    }

    fn path_link(
        &mut self,
        next: &mut dyn System,
        old_fd: Fd,
        old_flags: Lookupflags,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        self.begin(
            "path_link",
            format_args!(
                "old_fd={:?}, old_flags={:?}, old_path={:?}, new_fd={:?}, new_path={:?}",
                old_fd, old_flags, old_path, new_fd, new_path
            ),
        );
        let result = next.path_link(old_fd, old_flags, old_path, new_fd, new_path);
        self.end(&result);
        result
    }

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
        if w.first_turn() {
            self.begin("path_open", format_args!("fd={:?}, dirflags={:?}, path={:?}, oflags={:?}, fs_rights_base={:?}, fs_rights_inheriting={:?}, fdflags={:?}, fdflagsext={:?}", fd, dirflags, path, oflags, fs_rights_base, fs_rights_inheriting, fdflags, fdflagsext));
        }
        let result = next.path_open(
            w,
            fd,
            dirflags,
            path,
            oflags,
            fs_rights_base,
            fs_rights_inheriting,
            fdflags,
            fdflagsext,
        );
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn path_readlink(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
        buf: OutBytes<'_>,
    ) -> Result<Size, Errno> {
        self.begin("path_readlink", format_args!("fd={:?}, path={:?}, buf={:?}", fd, path, buf));
        let result = next.path_readlink(fd, path, buf);
        self.end(&result);
        result
    }

    fn path_remove_directory(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        path: &GuestString,
    ) -> Result<(), Errno> {
        self.begin("path_remove_directory", format_args!("fd={:?}, path={:?}", fd, path));
        let result = next.path_remove_directory(fd, path);
        self.end(&result);
        result
    }

    fn path_rename(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        old_path: &GuestString,
        new_fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        self.begin(
            "path_rename",
            format_args!(
                "fd={:?}, old_path={:?}, new_fd={:?}, new_path={:?}",
                fd, old_path, new_fd, new_path
            ),
        );
        let result = next.path_rename(fd, old_path, new_fd, new_path);
        self.end(&result);
        result
    }

    fn path_symlink(
        &mut self,
        next: &mut dyn System,
        old_path: &GuestString,
        fd: Fd,
        new_path: &GuestString,
    ) -> Result<(), Errno> {
        self.begin(
            "path_symlink",
            format_args!("old_path={:?}, fd={:?}, new_path={:?}", old_path, fd, new_path),
        );
        let result = next.path_symlink(old_path, fd, new_path);
        self.end(&result);
        result
    }

    fn path_unlink_file(&mut self, next: &mut dyn System, fd: Fd, path: &GuestString) -> Result<(), Errno> {
        self.begin("path_unlink_file", format_args!("fd={:?}, path={:?}", fd, path));
        let result = next.path_unlink_file(fd, path);
        self.end(&result);
        result
    }

    fn poll_oneoff(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin("poll_oneoff", format_args!("in={:?}, out={:?}", r#in, out));
        }
        let result = next.poll_oneoff(w, r#in, out);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn port_addr_add(&mut self, next: &mut dyn System, addr: AddrCidr) -> Result<(), Errno> {
        self.begin("port_addr_add", format_args!("addr={:?}", addr));
        let result = next.port_addr_add(addr);
        self.end(&result);
        result
    }

    fn port_addr_clear(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin("port_addr_clear", format_args!(""));
        let result = next.port_addr_clear();
        self.end(&result);
        result
    }

    fn port_addr_list(
        &mut self,
        next: &mut dyn System,
        addrs: GuestPtr<'_, AddrCidr>,
        naddrs: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        self.begin("port_addr_list", format_args!("addrs={:?}, naddrs={:?}", addrs, naddrs));
        let result = next.port_addr_list(addrs, naddrs);
        self.end(&result);
        result
    }

    fn port_addr_remove(&mut self, next: &mut dyn System, addr: Addr) -> Result<(), Errno> {
        self.begin("port_addr_remove", format_args!("addr={:?}", addr));
        let result = next.port_addr_remove(addr);
        self.end(&result);
        result
    }

    fn port_bridge(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        network: &GuestString,
        token: &GuestString,
        security: StreamSecurity,
    ) -> Poll<Result<(), Errno>> {
        if w.first_turn() {
            self.begin(
                "port_bridge",
                format_args!("network={:?}, token={:?}, security={:?}", network, token, security),
            );
        }
        let result = next.port_bridge(w, network, token, security);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn port_dhcp_acquire(&mut self, next: &mut dyn System, w: &mut Wait) -> Poll<Result<(), Errno>> {
        if w.first_turn() {
            self.begin("port_dhcp_acquire", format_args!(""));
        }
        let result = next.port_dhcp_acquire(w);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn port_gateway_set(&mut self, next: &mut dyn System, addr: Addr) -> Result<(), Errno> {
        self.begin("port_gateway_set", format_args!("addr={:?}", addr));
        let result = next.port_gateway_set(addr);
        self.end(&result);
        result
    }

    fn port_mac(&mut self, next: &mut dyn System) -> Result<HardwareAddress, Errno> {
        self.begin("port_mac", format_args!(""));
        let result = next.port_mac();
        self.end(&result);
        result
    }

    fn port_route_add(
        &mut self,
        next: &mut dyn System,
        cidr: AddrCidr,
        via_router: Addr,
        preferred_until: OptionTimestamp,
        expires_at: OptionTimestamp,
    ) -> Result<(), Errno> {
        self.begin(
            "port_route_add",
            format_args!(
                "cidr={:?}, via_router={:?}, preferred_until={:?}, expires_at={:?}",
                cidr, via_router, preferred_until, expires_at
            ),
        );
        let result = next.port_route_add(cidr, via_router, preferred_until, expires_at);
        self.end(&result);
        result
    }

    fn port_route_clear(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin("port_route_clear", format_args!(""));
        let result = next.port_route_clear();
        self.end(&result);
        result
    }

    fn port_route_list(
        &mut self,
        next: &mut dyn System,
        routes: GuestPtr<'_, Route>,
        nroutes: GuestPtr<'_, Size>,
    ) -> Result<(), Errno> {
        self.begin("port_route_list", format_args!("routes={:?}, nroutes={:?}", routes, nroutes));
        let result = next.port_route_list(routes, nroutes);
        self.end(&result);
        result
    }

    fn port_route_remove(&mut self, next: &mut dyn System, cidr: Addr) -> Result<(), Errno> {
        self.begin("port_route_remove", format_args!("cidr={:?}", cidr));
        let result = next.port_route_remove(cidr);
        self.end(&result);
        result
    }

    fn port_unbridge(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin("port_unbridge", format_args!(""));
        let result = next.port_unbridge();
        self.end(&result);
        result
    }

    fn callback_signal(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        self.begin("callback_signal", format_args!("callback={:?}", callback));
        let result = next.callback_signal(callback);
        self.end(&result);
        result
    }

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
        if w.first_turn() {
            self.begin(
                "proc_exec",
                format_args!(
                    "name={:?}, args={:?}, envs={:?}, search_path={:?}, path={:?}",
                    name, args, envs, search_path, path
                ),
            );
        }
        let result = next.proc_exec(w, name, args, envs, search_path, path);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn proc_exit(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        self.begin("proc_exit", format_args!("rval={:?}", rval));
        let result = next.proc_exit(rval);
        self.end(&result);
        result
    }

    fn proc_exit2(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        self.begin("proc_exit2", format_args!("rval={:?}", rval));
        let result = next.proc_exit2(rval);
        self.end(&result);
        result
    }

    fn proc_fork(&mut self, next: &mut dyn System, copy_memory: bool) -> Result<Pid, Errno> {
        self.begin("proc_fork", format_args!("copy_memory={:?}", copy_memory));
        let result = next.proc_fork(copy_memory);
        self.end(&result);
        result
    }

    fn proc_fork_env(&mut self, next: &mut dyn System) -> Result<Pid, Errno> {
        self.begin("proc_fork_env", format_args!(""));
        let result = next.proc_fork_env();
        self.end(&result);
        result
    }

    fn proc_id(&mut self, next: &mut dyn System) -> Result<Pid, Errno> {
        self.begin("proc_id", format_args!(""));
        let result = next.proc_id();
        self.end(&result);
        result
    }

    fn proc_join(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        pid: GuestPtr<'_, OptionPid>,
        flags: JoinFlags,
    ) -> Poll<Result<JoinStatus, Errno>> {
        if w.first_turn() {
            self.begin("proc_join", format_args!("pid={:?}, flags={:?}", pid, flags));
        }
        let result = next.proc_join(w, pid, flags);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn proc_parent(&mut self, next: &mut dyn System, pid: Pid) -> Result<Pid, Errno> {
        self.begin("proc_parent", format_args!("pid={:?}", pid));
        let result = next.proc_parent(pid);
        self.end(&result);
        result
    }

    fn proc_raise(&mut self, next: &mut dyn System, sig: Signal) -> Result<(), Errno> {
        self.begin("proc_raise", format_args!("sig={:?}", sig));
        let result = next.proc_raise(sig);
        self.end(&result);
        result
    }

    fn proc_raise_interval(
        &mut self,
        next: &mut dyn System,
        sig: Signal,
        interval: Timestamp,
        repeat: bool,
    ) -> Result<(), Errno> {
        self.begin(
            "proc_raise_interval",
            format_args!("sig={:?}, interval={:?}, repeat={:?}", sig, interval, repeat),
        );
        let result = next.proc_raise_interval(sig, interval, repeat);
        self.end(&result);
        result
    }

    fn proc_signal(&mut self, next: &mut dyn System, pid: Pid, signal: Signal) -> Result<(), Errno> {
        self.begin("proc_signal", format_args!("pid={:?}, signal={:?}", pid, signal));
        let result = next.proc_signal(pid, signal);
        self.end(&result);
        result
    }

    fn proc_signals_get(
        &mut self,
        next: &mut dyn System,
        buf: GuestPtr<'_, SignalDisposition>,
    ) -> Result<(), Errno> {
        self.begin("proc_signals_get", format_args!("buf={:?}", buf));
        let result = next.proc_signals_get(buf);
        self.end(&result);
        result
    }

    fn proc_signals_sizes_get(&mut self, next: &mut dyn System) -> Result<Size, Errno> {
        self.begin("proc_signals_sizes_get", format_args!(""));
        let result = next.proc_signals_sizes_get();
        self.end(&result);
        result
    }

    fn proc_snapshot(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin("proc_snapshot", format_args!(""));
        let result = next.proc_snapshot();
        self.end(&result);
        result
    }

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
        if w.first_turn() {
            self.begin("proc_spawn", format_args!("name={:?}, chroot={:?}, args={:?}, preopen={:?}, stdin={:?}, stdout={:?}, stderr={:?}, working_dir={:?}", name, chroot, args, preopen, stdin, stdout, stderr, working_dir));
        }
        let result = next.proc_spawn(w, name, chroot, args, preopen, stdin, stdout, stderr, working_dir);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

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
        if w.first_turn() {
            self.begin("proc_spawn2", format_args!("name={:?}, args={:?}, envs={:?}, fd_ops={:?}, signal_dispositions={:?}, search_path={:?}, path={:?}", name, args, envs, fd_ops, signal_dispositions, search_path, path));
        }
        let result = next.proc_spawn2(w, name, args, envs, fd_ops, signal_dispositions, search_path, path);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn resolve(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        host: &GuestString,
        port: u16,
        addrs: GuestSlice<'_, AddrIp>,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin("resolve", format_args!("host={:?}, port={:?}, addrs={:?}", host, port, addrs));
        }
        let result = next.resolve(w, host, port, addrs);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn sock_accept(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        flags: Fdflags,
    ) -> Poll<Result<(Fd, AddrPort), Errno>> {
        if w.first_turn() {
            self.begin("sock_accept", format_args!("fd={:?}, flags={:?}", fd, flags));
        }
        let result = next.sock_accept(w, fd, flags);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn sock_addr_local(&mut self, next: &mut dyn System, fd: Fd) -> Result<AddrPort, Errno> {
        self.begin("sock_addr_local", format_args!("fd={:?}", fd));
        let result = next.sock_addr_local(fd);
        self.end(&result);
        result
    }

    fn sock_addr_peer(&mut self, next: &mut dyn System, fd: Fd) -> Result<AddrPort, Errno> {
        self.begin("sock_addr_peer", format_args!("fd={:?}", fd));
        let result = next.sock_addr_peer(fd);
        self.end(&result);
        result
    }

    fn sock_bind(&mut self, next: &mut dyn System, fd: Fd, addr: AddrPort) -> Result<(), Errno> {
        self.begin("sock_bind", format_args!("fd={:?}, addr={:?}", fd, addr));
        let result = next.sock_bind(fd, addr);
        self.end(&result);
        result
    }

    fn sock_connect(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        addr: AddrPort,
    ) -> Poll<Result<(), Errno>> {
        if w.first_turn() {
            self.begin("sock_connect", format_args!("fd={:?}, addr={:?}", fd, addr));
        }
        let result = next.sock_connect(w, fd, addr);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn sock_get_opt_flag(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<bool, Errno> {
        self.begin("sock_get_opt_flag", format_args!("fd={:?}, sockopt={:?}", fd, sockopt));
        let result = next.sock_get_opt_flag(fd, sockopt);
        self.end(&result);
        result
    }

    fn sock_get_opt_size(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<Filesize, Errno> {
        self.begin("sock_get_opt_size", format_args!("fd={:?}, sockopt={:?}", fd, sockopt));
        let result = next.sock_get_opt_size(fd, sockopt);
        self.end(&result);
        result
    }

    fn sock_get_opt_time(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
    ) -> Result<OptionTimestamp, Errno> {
        self.begin("sock_get_opt_time", format_args!("fd={:?}, sockopt={:?}", fd, sockopt));
        let result = next.sock_get_opt_time(fd, sockopt);
        self.end(&result);
        result
    }

    fn sock_join_multicast_v4(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        self.begin(
            "sock_join_multicast_v4",
            format_args!("fd={:?}, multiaddr={:?}, interface={:?}", fd, multiaddr, interface),
        );
        let result = next.sock_join_multicast_v4(fd, multiaddr, interface);
        self.end(&result);
        result
    }

    fn sock_join_multicast_v6(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp6,
        interface: u32,
    ) -> Result<(), Errno> {
        self.begin(
            "sock_join_multicast_v6",
            format_args!("fd={:?}, multiaddr={:?}, interface={:?}", fd, multiaddr, interface),
        );
        let result = next.sock_join_multicast_v6(fd, multiaddr, interface);
        self.end(&result);
        result
    }

    fn sock_leave_multicast_v4(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp4,
        interface: AddrIp4,
    ) -> Result<(), Errno> {
        self.begin(
            "sock_leave_multicast_v4",
            format_args!("fd={:?}, multiaddr={:?}, interface={:?}", fd, multiaddr, interface),
        );
        let result = next.sock_leave_multicast_v4(fd, multiaddr, interface);
        self.end(&result);
        result
    }

    fn sock_leave_multicast_v6(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        multiaddr: AddrIp6,
        interface: u32,
    ) -> Result<(), Errno> {
        self.begin(
            "sock_leave_multicast_v6",
            format_args!("fd={:?}, multiaddr={:?}, interface={:?}", fd, multiaddr, interface),
        );
        let result = next.sock_leave_multicast_v6(fd, multiaddr, interface);
        self.end(&result);
        result
    }

    fn sock_listen(&mut self, next: &mut dyn System, fd: Fd, backlog: Size) -> Result<(), Errno> {
        self.begin("sock_listen", format_args!("fd={:?}, backlog={:?}", fd, backlog));
        let result = next.sock_listen(fd, backlog);
        self.end(&result);
        result
    }

    fn sock_open(
        &mut self,
        next: &mut dyn System,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<Fd, Errno> {
        self.begin(
            "sock_open",
            format_args!("af={:?}, socktype={:?}, sock_proto={:?}", af, socktype, sock_proto),
        );
        let result = next.sock_open(af, socktype, sock_proto);
        self.end(&result);
        result
    }

    fn sock_pair(
        &mut self,
        next: &mut dyn System,
        af: AddressFamily,
        socktype: SockType,
        sock_proto: SockProto,
    ) -> Result<(Fd, Fd), Errno> {
        self.begin(
            "sock_pair",
            format_args!("af={:?}, socktype={:?}, sock_proto={:?}", af, socktype, sock_proto),
        );
        let result = next.sock_pair(af, socktype, sock_proto);
        self.end(&result);
        result
    }

    fn sock_recv(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags), Errno>> {
        if w.first_turn() {
            self.begin(
                "sock_recv",
                format_args!("fd={:?}, ri_data={:?}, ri_flags={:?}", fd, ri_data, ri_flags),
            );
        }
        let result = next.sock_recv(w, fd, ri_data, ri_flags);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn sock_recv_from(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        ri_data: &IoVecs<'_>,
        ri_flags: Riflags,
    ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>> {
        if w.first_turn() {
            self.begin(
                "sock_recv_from",
                format_args!("fd={:?}, ri_data={:?}, ri_flags={:?}", fd, ri_data, ri_flags),
            );
        }
        let result = next.sock_recv_from(w, fd, ri_data, ri_flags);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn sock_send(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin(
                "sock_send",
                format_args!("fd={:?}, si_data={:?}, si_flags={:?}", fd, si_data, si_flags),
            );
        }
        let result = next.sock_send(w, fd, si_data, si_flags);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn sock_send_file(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        out_fd: Fd,
        in_fd: Fd,
        offset: Filesize,
        count: Filesize,
    ) -> Poll<Result<Filesize, Errno>> {
        if w.first_turn() {
            self.begin(
                "sock_send_file",
                format_args!(
                    "out_fd={:?}, in_fd={:?}, offset={:?}, count={:?}",
                    out_fd, in_fd, offset, count
                ),
            );
        }
        let result = next.sock_send_file(w, out_fd, in_fd, offset, count);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn sock_send_to(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        fd: Fd,
        si_data: &IoVecs<'_>,
        si_flags: Siflags,
        addr: AddrPort,
    ) -> Poll<Result<Size, Errno>> {
        if w.first_turn() {
            self.begin(
                "sock_send_to",
                format_args!("fd={:?}, si_data={:?}, si_flags={:?}, addr={:?}", fd, si_data, si_flags, addr),
            );
        }
        let result = next.sock_send_to(w, fd, si_data, si_flags, addr);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn sock_set_opt_flag(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        flag: bool,
    ) -> Result<(), Errno> {
        self.begin("sock_set_opt_flag", format_args!("fd={:?}, sockopt={:?}, flag={:?}", fd, sockopt, flag));
        let result = next.sock_set_opt_flag(fd, sockopt, flag);
        self.end(&result);
        result
    }

    fn sock_set_opt_size(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        size: Filesize,
    ) -> Result<(), Errno> {
        self.begin("sock_set_opt_size", format_args!("fd={:?}, sockopt={:?}, size={:?}", fd, sockopt, size));
        let result = next.sock_set_opt_size(fd, sockopt, size);
        self.end(&result);
        result
    }

    fn sock_set_opt_time(
        &mut self,
        next: &mut dyn System,
        fd: Fd,
        sockopt: SockOption,
        timeout: OptionTimestamp,
    ) -> Result<(), Errno> {
        self.begin(
            "sock_set_opt_time",
            format_args!("fd={:?}, sockopt={:?}, timeout={:?}", fd, sockopt, timeout),
        );
        let result = next.sock_set_opt_time(fd, sockopt, timeout);
        self.end(&result);
        result
    }

    fn sock_shutdown(&mut self, next: &mut dyn System, fd: Fd, how: Sdflags) -> Result<(), Errno> {
        self.begin("sock_shutdown", format_args!("fd={:?}, how={:?}", fd, how));
        let result = next.sock_shutdown(fd, how);
        self.end(&result);
        result
    }

    fn sock_status(&mut self, next: &mut dyn System, fd: Fd) -> Result<SockStatus, Errno> {
        self.begin("sock_status", format_args!("fd={:?}", fd));
        let result = next.sock_status(fd);
        self.end(&result);
        result
    }

    fn callback_reactor(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        self.begin("callback_reactor", format_args!("callback={:?}", callback));
        let result = next.callback_reactor(callback);
        self.end(&result);
        result
    }

    fn callback_thread(&mut self, next: &mut dyn System, callback: &GuestString) -> Result<(), Errno> {
        self.begin("callback_thread", format_args!("callback={:?}", callback));
        let result = next.callback_thread(callback);
        self.end(&result);
        result
    }

    fn callback_thread_local_destroy(
        &mut self,
        next: &mut dyn System,
        callback: &GuestString,
    ) -> Result<(), Errno> {
        self.begin("callback_thread_local_destroy", format_args!("callback={:?}", callback));
        let result = next.callback_thread_local_destroy(callback);
        self.end(&result);
        result
    }

    fn context_create(
        &mut self,
        next: &mut dyn System,
        id: GuestPtr<'_, ContextId>,
        entrypoint: FunctionPointer,
    ) -> Result<(), Errno> {
        self.begin("context_create", format_args!("id={:?}, entrypoint={:?}", id, entrypoint));
        let result = next.context_create(id, entrypoint);
        self.end(&result);
        result
    }

    fn context_destroy(&mut self, next: &mut dyn System, id: ContextId) -> Result<(), Errno> {
        self.begin("context_destroy", format_args!("id={:?}", id));
        let result = next.context_destroy(id);
        self.end(&result);
        result
    }

    fn context_switch(&mut self, next: &mut dyn System, id: ContextId) -> Result<(), Errno> {
        self.begin("context_switch", format_args!("id={:?}", id));
        let result = next.context_switch(id);
        self.end(&result);
        result
    }

    fn futex_wait(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        futex: GuestPtr<'_, u32>,
        expected: u32,
        timeout: OptionTimestamp,
    ) -> Poll<Result<bool, Errno>> {
        if w.first_turn() {
            self.begin(
                "futex_wait",
                format_args!("futex={:?}, expected={:?}, timeout={:?}", futex, expected, timeout),
            );
        }
        let result = next.futex_wait(w, futex, expected, timeout);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn futex_wake(&mut self, next: &mut dyn System, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        self.begin("futex_wake", format_args!("futex={:?}", futex));
        let result = next.futex_wake(futex);
        self.end(&result);
        result
    }

    fn futex_wake_all(&mut self, next: &mut dyn System, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        self.begin("futex_wake_all", format_args!("futex={:?}", futex));
        let result = next.futex_wake_all(futex);
        self.end(&result);
        result
    }

    fn sched_yield(&mut self, next: &mut dyn System) -> Result<(), Errno> {
        self.begin("sched_yield", format_args!(""));
        let result = next.sched_yield();
        self.end(&result);
        result
    }

    fn stack_checkpoint(
        &mut self,
        next: &mut dyn System,
        snapshot: GuestPtr<'_, StackSnapshot>,
    ) -> Result<u64, Errno> {
        self.begin("stack_checkpoint", format_args!("snapshot={:?}", snapshot));
        let result = next.stack_checkpoint(snapshot);
        self.end(&result);
        result
    }

    fn stack_restore(
        &mut self,
        next: &mut dyn System,
        snapshot: StackSnapshot,
        val: u64,
    ) -> Result<(), Errno> {
        self.begin("stack_restore", format_args!("snapshot={:?}, val={:?}", snapshot, val));
        let result = next.stack_restore(snapshot, val);
        self.end(&result);
        result
    }

    fn thread_exit(&mut self, next: &mut dyn System, rval: Exitcode) -> Result<(), Errno> {
        self.begin("thread_exit", format_args!("rval={:?}", rval));
        let result = next.thread_exit(rval);
        self.end(&result);
        result
    }

    fn thread_id(&mut self, next: &mut dyn System) -> Result<Tid, Errno> {
        self.begin("thread_id", format_args!(""));
        let result = next.thread_id();
        self.end(&result);
        result
    }

    fn thread_join(&mut self, next: &mut dyn System, w: &mut Wait, tid: Tid) -> Poll<Result<(), Errno>> {
        if w.first_turn() {
            self.begin("thread_join", format_args!("tid={:?}", tid));
        }
        let result = next.thread_join(w, tid);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn thread_local_create(&mut self, next: &mut dyn System, user_data: TlVal) -> Result<TlKey, Errno> {
        self.begin("thread_local_create", format_args!("user_data={:?}", user_data));
        let result = next.thread_local_create(user_data);
        self.end(&result);
        result
    }

    fn thread_local_destroy(&mut self, next: &mut dyn System, key: TlKey) -> Result<(), Errno> {
        self.begin("thread_local_destroy", format_args!("key={:?}", key));
        let result = next.thread_local_destroy(key);
        self.end(&result);
        result
    }

    fn thread_local_get(&mut self, next: &mut dyn System, key: TlKey) -> Result<TlVal, Errno> {
        self.begin("thread_local_get", format_args!("key={:?}", key));
        let result = next.thread_local_get(key);
        self.end(&result);
        result
    }

    fn thread_local_set(&mut self, next: &mut dyn System, key: TlKey, val: TlVal) -> Result<(), Errno> {
        self.begin("thread_local_set", format_args!("key={:?}, val={:?}", key, val));
        let result = next.thread_local_set(key, val);
        self.end(&result);
        result
    }

    fn thread_parallelism(&mut self, next: &mut dyn System) -> Result<Size, Errno> {
        self.begin("thread_parallelism", format_args!(""));
        let result = next.thread_parallelism();
        self.end(&result);
        result
    }

    fn thread_signal(&mut self, next: &mut dyn System, tid: Tid, signal: Signal) -> Result<(), Errno> {
        self.begin("thread_signal", format_args!("tid={:?}, signal={:?}", tid, signal));
        let result = next.thread_signal(tid, signal);
        self.end(&result);
        result
    }

    fn thread_sleep(
        &mut self,
        next: &mut dyn System,
        w: &mut Wait,
        duration: Timestamp,
    ) -> Poll<Result<(), Errno>> {
        if w.first_turn() {
            self.begin("thread_sleep", format_args!("duration={:?}", duration));
        }
        let result = next.thread_sleep(w, duration);
        if let Poll::Ready(result) = &result {
            self.end(result);
        }
        result
    }

    fn thread_spawn(&mut self, next: &mut dyn System, start: Size) -> Result<Tid, Errno> {
        self.begin("thread_spawn", format_args!("start={:?}", start));
        let result = next.thread_spawn(start);
        self.end(&result);
        result
    }

    fn clock_res_get(&mut self, next: &mut dyn System, id: Clockid) -> Result<Timestamp, Errno> {
        self.begin("clock_res_get", format_args!("id={:?}", id));
        let result = next.clock_res_get(id);
        self.end(&result);
        result
    }

    fn clock_time_get(
        &mut self,
        next: &mut dyn System,
        id: Clockid,
        precision: Timestamp,
    ) -> Result<Timestamp, Errno> {
        self.begin("clock_time_get", format_args!("id={:?}, precision={:?}", id, precision));
        let result = next.clock_time_get(id, precision);
        self.end(&result);
        result
    }

    fn clock_time_set(
        &mut self,
        next: &mut dyn System,
        id: Clockid,
        timestamp: Timestamp,
    ) -> Result<(), Errno> {
        self.begin("clock_time_set", format_args!("id={:?}, timestamp={:?}", id, timestamp));
        let result = next.clock_time_set(id, timestamp);
        self.end(&result);
        result
    }

    fn tty_get(&mut self, next: &mut dyn System, state: GuestPtr<'_, Tty>) -> Result<(), Errno> {
        self.begin("tty_get", format_args!("state={:?}", state));
        let result = next.tty_get(state);
        self.end(&result);
        result
    }

    fn tty_set(&mut self, next: &mut dyn System, state: Tty) -> Result<(), Errno> {
        self.begin("tty_set", format_args!("state={:?}", state));
        let result = next.tty_set(state);
        self.end(&result);
        result
    }
}
