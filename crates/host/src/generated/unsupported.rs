// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The methods of each topic that stand in syscalls/unsupported.rs.

macro_rules! unsupported_bus {
    () => {
        fn bus_call(&mut self, _: Bid, _: Hash, _: BusDataFormat, _: InBytes<'_>) -> Result<Cid, BusError> {
            Err(BusError::Unsupported)
        }

        fn bus_close(&mut self, _: Bid) -> Result<(), BusError> {
            Err(BusError::Unsupported)
        }

        fn bus_open_local(&mut self, _: &GuestString, _: bool) -> Result<Bid, BusError> {
            Err(BusError::Unsupported)
        }

        fn bus_open_remote(
            &mut self,
            _: &GuestString,
            _: bool,
            _: &GuestString,
            _: &GuestString,
        ) -> Result<Bid, BusError> {
            Err(BusError::Unsupported)
        }

        fn bus_poll(
            &mut self,
            _: &mut Self::Wait,
            _: Timestamp,
            _: GuestSlice<'_, BusEvent>,
        ) -> Poll<Result<Size, BusError>> {
            ::std::task::Poll::Ready(Err(BusError::Unsupported))
        }

        fn bus_subcall(
            &mut self,
            _: Cid,
            _: Hash,
            _: BusDataFormat,
            _: InBytes<'_>,
        ) -> Result<Cid, BusError> {
            Err(BusError::Unsupported)
        }

        fn call_close(&mut self, _: Cid) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn call_fault(&mut self, _: Cid, _: BusError) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn call_reply(&mut self, _: Cid, _: BusDataFormat, _: InBytes<'_>) -> Result<(), BusError> {
            Err(BusError::Unsupported)
        }
    };
}
pub(crate) use unsupported_bus;

macro_rules! unsupported_dl {
    () => {
        fn call_dynamic(
            &mut self,
            _: FunctionPointer,
            _: InBytes<'_>,
            _: OutBytes<'_>,
            _: bool,
        ) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn closure_allocate(&mut self) -> Result<FunctionPointer, Errno> {
            Err(Errno::Notsup)
        }

        fn closure_free(&mut self, _: FunctionPointer) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn closure_prepare(
            &mut self,
            _: FunctionPointer,
            _: FunctionPointer,
            _: GuestSlice<'_, WasmValueType>,
            _: GuestSlice<'_, WasmValueType>,
            _: Size,
        ) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn dl_invalid_handle(&mut self, _: DlHandle) -> Result<(), Errno> {
            Err(Errno::Noexec)
        }

        fn dlopen(
            &mut self,
            _: Option<GuestString>,
            _: DlFlags,
            _: OutBytes<'_>,
            _: Option<GuestString>,
        ) -> Result<DlHandle, Errno> {
            Err(Errno::Notsup)
        }

        fn dlsym(&mut self, _: DlHandle, _: &GuestString, _: OutBytes<'_>) -> Result<Size, Errno> {
            Err(Errno::Notsup)
        }

        fn reflect_signature(
            &mut self,
            _: FunctionPointer,
            _: GuestSlice<'_, WasmValueType>,
            _: GuestSlice<'_, WasmValueType>,
        ) -> Result<ReflectionResult, Errno> {
            Err(Errno::Notsup)
        }
    };
}
pub(crate) use unsupported_dl;

macro_rules! unsupported_env {
    () => {};
}
pub(crate) use unsupported_env;

macro_rules! unsupported_fd {
    () => {
        fn epoll_create(&mut self) -> Result<Fd, Errno> {
            Err(Errno::Nosys)
        }

        fn epoll_ctl(&mut self, _: Fd, _: EpollCtl, _: Fd, _: Option<EpollEvent>) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn epoll_wait(
            &mut self,
            _: &mut Self::Wait,
            _: Fd,
            _: GuestSlice<'_, EpollEvent>,
            _: Timestamp,
        ) -> Poll<Result<Size, Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn fd_dup(&mut self, _: Fd) -> Result<Fd, Errno> {
            Err(Errno::Nosys)
        }

        fn fd_dup2(&mut self, _: Fd, _: Fd, _: bool) -> Result<Fd, Errno> {
            Err(Errno::Nosys)
        }

        fn fd_event(&mut self, _: u64, _: Eventfdflags) -> Result<Fd, Errno> {
            Err(Errno::Nosys)
        }

        fn fd_fdflags_get(&mut self, _: Fd) -> Result<Fdflagsext, Errno> {
            Err(Errno::Nosys)
        }

        fn fd_fdflags_set(&mut self, _: Fd, _: Fdflagsext) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn fd_pipe(&mut self) -> Result<(Fd, Fd), Errno> {
            Err(Errno::Nosys)
        }
    };
}
pub(crate) use unsupported_fd;

macro_rules! unsupported_http {
    () => {
        fn http_request(
            &mut self,
            _: &mut Self::Wait,
            _: &GuestString,
            _: &GuestString,
            _: &GuestString,
            _: bool,
        ) -> Poll<Result<HttpHandles, Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Notsup))
        }

        fn http_status(&mut self, _: Fd) -> Result<HttpStatus, Errno> {
            Err(Errno::Notsup)
        }

        fn ws_connect(&mut self, _: &mut Self::Wait, _: &GuestString) -> Poll<Result<Fd, Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Notsup))
        }
    };
}
pub(crate) use unsupported_http;

macro_rules! unsupported_path {
    () => {
        fn chdir(&mut self, _: &GuestString) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn getcwd(&mut self, _: GuestPtr<'_, u8>, _: GuestPtr<'_, Size>) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }
    };
}
pub(crate) use unsupported_path;

macro_rules! unsupported_polling {
    () => {};
}
pub(crate) use unsupported_polling;

macro_rules! unsupported_port {
    () => {
        fn port_addr_add(&mut self, _: AddrCidr) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_addr_clear(&mut self) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_addr_list(&mut self, _: GuestPtr<'_, AddrCidr>, _: GuestPtr<'_, Size>) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_addr_remove(&mut self, _: Addr) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_bridge(
            &mut self,
            _: &mut Self::Wait,
            _: &GuestString,
            _: &GuestString,
            _: StreamSecurity,
        ) -> Poll<Result<(), Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Notsup))
        }

        fn port_dhcp_acquire(&mut self, _: &mut Self::Wait) -> Poll<Result<(), Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Notsup))
        }

        fn port_gateway_set(&mut self, _: Addr) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_mac(&mut self) -> Result<HardwareAddress, Errno> {
            Err(Errno::Notsup)
        }

        fn port_route_add(
            &mut self,
            _: AddrCidr,
            _: Addr,
            _: OptionTimestamp,
            _: OptionTimestamp,
        ) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_route_clear(&mut self) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_route_list(&mut self, _: GuestPtr<'_, Route>, _: GuestPtr<'_, Size>) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_route_remove(&mut self, _: Addr) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn port_unbridge(&mut self) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }
    };
}
pub(crate) use unsupported_port;

macro_rules! unsupported_proc {
    () => {
        fn proc_exec(
            &mut self,
            _: &mut Self::Wait,
            _: &GuestString,
            _: StringList<'_>,
            _: Option<StringList<'_>>,
            _: bool,
            _: Option<GuestString>,
        ) -> Poll<Result<(), Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn proc_fork_env(&mut self) -> Result<Pid, Errno> {
            Err(Errno::Nosys)
        }

        fn proc_raise(&mut self, _: Signal) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn proc_raise_interval(&mut self, _: Signal, _: Timestamp, _: bool) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn proc_snapshot(&mut self) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn proc_spawn(
            &mut self,
            _: &mut Self::Wait,
            _: &GuestString,
            _: bool,
            _: StringList<'_>,
            _: StringList<'_>,
            _: StdioMode,
            _: StdioMode,
            _: StdioMode,
            _: &GuestString,
        ) -> Poll<Result<ProcessHandles, Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }
    };
}
pub(crate) use unsupported_proc;

macro_rules! unsupported_sock {
    () => {
        fn resolve(
            &mut self,
            _: &mut Self::Wait,
            _: &GuestString,
            _: u16,
            _: GuestSlice<'_, AddrIp>,
        ) -> Poll<Result<Size, Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn sock_addr_local(&mut self, _: Fd) -> Result<AddrPort, Errno> {
            Err(Errno::Nosys)
        }

        fn sock_addr_peer(&mut self, _: Fd) -> Result<AddrPort, Errno> {
            Err(Errno::Nosys)
        }

        fn sock_bind(&mut self, _: Fd, _: AddrPort) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_connect(&mut self, _: &mut Self::Wait, _: Fd, _: AddrPort) -> Poll<Result<(), Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn sock_get_opt_flag(&mut self, _: Fd, _: SockOption) -> Result<bool, Errno> {
            Err(Errno::Nosys)
        }

        fn sock_get_opt_size(&mut self, _: Fd, _: SockOption) -> Result<Filesize, Errno> {
            Err(Errno::Nosys)
        }

        fn sock_get_opt_time(&mut self, _: Fd, _: SockOption) -> Result<OptionTimestamp, Errno> {
            Err(Errno::Nosys)
        }

        fn sock_join_multicast_v4(&mut self, _: Fd, _: AddrIp4, _: AddrIp4) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_join_multicast_v6(&mut self, _: Fd, _: AddrIp6, _: u32) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_leave_multicast_v4(&mut self, _: Fd, _: AddrIp4, _: AddrIp4) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_leave_multicast_v6(&mut self, _: Fd, _: AddrIp6, _: u32) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_listen(&mut self, _: Fd, _: Size) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_open(&mut self, _: AddressFamily, _: SockType, _: SockProto) -> Result<Fd, Errno> {
            Err(Errno::Nosys)
        }

        fn sock_pair(&mut self, _: AddressFamily, _: SockType, _: SockProto) -> Result<(Fd, Fd), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_recv_from(
            &mut self,
            _: &mut Self::Wait,
            _: Fd,
            _: &IoVecs<'_>,
            _: Riflags,
        ) -> Poll<Result<(Size, Roflags, AddrPort), Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn sock_send_file(
            &mut self,
            _: &mut Self::Wait,
            _: Fd,
            _: Fd,
            _: Filesize,
            _: Filesize,
        ) -> Poll<Result<Filesize, Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn sock_send_to(
            &mut self,
            _: &mut Self::Wait,
            _: Fd,
            _: &IoVecs<'_>,
            _: Siflags,
            _: AddrPort,
        ) -> Poll<Result<Size, Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn sock_set_opt_flag(&mut self, _: Fd, _: SockOption, _: bool) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_set_opt_size(&mut self, _: Fd, _: SockOption, _: Filesize) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_set_opt_time(&mut self, _: Fd, _: SockOption, _: OptionTimestamp) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn sock_status(&mut self, _: Fd) -> Result<SockStatus, Errno> {
            Err(Errno::Nosys)
        }
    };
}
pub(crate) use unsupported_sock;

macro_rules! unsupported_threads {
    () => {
        fn callback_reactor(&mut self, _: &GuestString) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn callback_thread(&mut self, _: &GuestString) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn callback_thread_local_destroy(&mut self, _: &GuestString) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn context_create(&mut self, _: GuestPtr<'_, ContextId>, _: FunctionPointer) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn context_destroy(&mut self, _: ContextId) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn context_switch(&mut self, _: ContextId) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn futex_wait(
            &mut self,
            _: &mut Self::Wait,
            _: GuestPtr<'_, u32>,
            _: u32,
            _: OptionTimestamp,
        ) -> Poll<Result<bool, Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn futex_wake(&mut self, _: GuestPtr<'_, u32>) -> Result<bool, Errno> {
            Err(Errno::Nosys)
        }

        fn futex_wake_all(&mut self, _: GuestPtr<'_, u32>) -> Result<bool, Errno> {
            Err(Errno::Nosys)
        }

        fn stack_checkpoint(&mut self, _: GuestPtr<'_, StackSnapshot>) -> Result<u64, Errno> {
            Err(Errno::Nosys)
        }

        fn stack_restore(&mut self, _: StackSnapshot, _: u64) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn thread_join(&mut self, _: &mut Self::Wait, _: Tid) -> Poll<Result<(), Errno>> {
            ::std::task::Poll::Ready(Err(Errno::Nosys))
        }

        fn thread_local_create(&mut self, _: TlVal) -> Result<TlKey, Errno> {
            Err(Errno::Nosys)
        }

        fn thread_local_destroy(&mut self, _: TlKey) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }

        fn thread_local_get(&mut self, _: TlKey) -> Result<TlVal, Errno> {
            Err(Errno::Nosys)
        }

        fn thread_local_set(&mut self, _: TlKey, _: TlVal) -> Result<(), Errno> {
            Err(Errno::Nosys)
        }
    };
}
pub(crate) use unsupported_threads;

macro_rules! unsupported_time {
    () => {
        fn clock_time_set(&mut self, _: Clockid, _: Timestamp) -> Result<(), Errno> {
            Err(Errno::Perm)
        }
    };
}
pub(crate) use unsupported_time;

macro_rules! unsupported_tty {
    () => {
        fn tty_get(&mut self, _: GuestPtr<'_, Tty>) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }

        fn tty_set(&mut self, _: Tty) -> Result<(), Errno> {
            Err(Errno::Notsup)
        }
    };
}
pub(crate) use unsupported_tty;
