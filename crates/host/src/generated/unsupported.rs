// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The methods of each topic that stand in syscalls/unsupported.rs.

macro_rules! unsupported_bus {
    () => {
        fn bus_call(
            &mut self,
            _: ::waxwing_abi::types::Bid,
            _: ::waxwing_abi::types::Hash,
            _: ::waxwing_abi::types::BusDataFormat,
            _: ::waxwing_abi::InBytes<'_>,
        ) -> Result<::waxwing_abi::types::Cid, ::waxwing_abi::types::BusError> {
            Err(::waxwing_abi::types::BusError::Unsupported)
        }

        fn bus_close(&mut self, _: ::waxwing_abi::types::Bid) -> Result<(), ::waxwing_abi::types::BusError> {
            Err(::waxwing_abi::types::BusError::Unsupported)
        }

        fn bus_open_local(
            &mut self,
            _: &::waxwing_abi::GuestString,
            _: bool,
        ) -> Result<::waxwing_abi::types::Bid, ::waxwing_abi::types::BusError> {
            Err(::waxwing_abi::types::BusError::Unsupported)
        }

        fn bus_open_remote(
            &mut self,
            _: &::waxwing_abi::GuestString,
            _: bool,
            _: &::waxwing_abi::GuestString,
            _: &::waxwing_abi::GuestString,
        ) -> Result<::waxwing_abi::types::Bid, ::waxwing_abi::types::BusError> {
            Err(::waxwing_abi::types::BusError::Unsupported)
        }

        fn bus_poll(
            &mut self,
            _: &mut Self::Wait,
            _: ::waxwing_abi::types::Timestamp,
            _: ::waxwing_abi::GuestSlice<'_, ::waxwing_abi::types::BusEvent>,
        ) -> ::std::task::Poll<Result<::waxwing_abi::types::Size, ::waxwing_abi::types::BusError>> {
            ::std::task::Poll::Ready(Err(::waxwing_abi::types::BusError::Unsupported))
        }

        fn bus_subcall(
            &mut self,
            _: ::waxwing_abi::types::Cid,
            _: ::waxwing_abi::types::Hash,
            _: ::waxwing_abi::types::BusDataFormat,
            _: ::waxwing_abi::InBytes<'_>,
        ) -> Result<::waxwing_abi::types::Cid, ::waxwing_abi::types::BusError> {
            Err(::waxwing_abi::types::BusError::Unsupported)
        }

        fn call_close(&mut self, _: ::waxwing_abi::types::Cid) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn call_fault(
            &mut self,
            _: ::waxwing_abi::types::Cid,
            _: ::waxwing_abi::types::BusError,
        ) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn call_reply(
            &mut self,
            _: ::waxwing_abi::types::Cid,
            _: ::waxwing_abi::types::BusDataFormat,
            _: ::waxwing_abi::InBytes<'_>,
        ) -> Result<(), ::waxwing_abi::types::BusError> {
            Err(::waxwing_abi::types::BusError::Unsupported)
        }
    };
}
pub(crate) use unsupported_bus;

macro_rules! unsupported_dl {
    () => {
        fn call_dynamic(
            &mut self,
            _: ::waxwing_abi::types::FunctionPointer,
            _: ::waxwing_abi::InBytes<'_>,
            _: ::waxwing_abi::OutBytes<'_>,
            _: bool,
        ) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn closure_allocate(
            &mut self,
        ) -> Result<::waxwing_abi::types::FunctionPointer, ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn closure_free(
            &mut self,
            _: ::waxwing_abi::types::FunctionPointer,
        ) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn closure_prepare(
            &mut self,
            _: ::waxwing_abi::types::FunctionPointer,
            _: ::waxwing_abi::types::FunctionPointer,
            _: ::waxwing_abi::GuestSlice<'_, ::waxwing_abi::types::WasmValueType>,
            _: ::waxwing_abi::GuestSlice<'_, ::waxwing_abi::types::WasmValueType>,
            _: ::waxwing_abi::types::Size,
        ) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn dl_invalid_handle(
            &mut self,
            _: ::waxwing_abi::types::DlHandle,
        ) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Noexec)
        }

        fn dlopen(
            &mut self,
            _: Option<::waxwing_abi::GuestString>,
            _: ::waxwing_abi::types::DlFlags,
            _: ::waxwing_abi::OutBytes<'_>,
            _: Option<::waxwing_abi::GuestString>,
        ) -> Result<::waxwing_abi::types::DlHandle, ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn dlsym(
            &mut self,
            _: ::waxwing_abi::types::DlHandle,
            _: &::waxwing_abi::GuestString,
            _: ::waxwing_abi::OutBytes<'_>,
        ) -> Result<::waxwing_abi::types::Size, ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn reflect_signature(
            &mut self,
            _: ::waxwing_abi::types::FunctionPointer,
            _: ::waxwing_abi::GuestSlice<'_, ::waxwing_abi::types::WasmValueType>,
            _: ::waxwing_abi::GuestSlice<'_, ::waxwing_abi::types::WasmValueType>,
        ) -> Result<::waxwing_abi::types::ReflectionResult, ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }
    };
}
pub(crate) use unsupported_dl;

macro_rules! unsupported_env {
    () => {};
}
pub(crate) use unsupported_env;

macro_rules! unsupported_epoll {
    () => {};
}
pub(crate) use unsupported_epoll;

macro_rules! unsupported_fd {
    () => {};
}
pub(crate) use unsupported_fd;

macro_rules! unsupported_http {
    () => {};
}
pub(crate) use unsupported_http;

macro_rules! unsupported_path {
    () => {};
}
pub(crate) use unsupported_path;

macro_rules! unsupported_polling {
    () => {};
}
pub(crate) use unsupported_polling;

macro_rules! unsupported_port {
    () => {};
}
pub(crate) use unsupported_port;

macro_rules! unsupported_proc {
    () => {};
}
pub(crate) use unsupported_proc;

macro_rules! unsupported_sock {
    () => {};
}
pub(crate) use unsupported_sock;

macro_rules! unsupported_threads {
    () => {
        fn context_create(
            &mut self,
            _: ::waxwing_abi::GuestPtr<'_, ::waxwing_abi::types::ContextId>,
            _: ::waxwing_abi::types::FunctionPointer,
        ) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn context_destroy(
            &mut self,
            _: ::waxwing_abi::types::ContextId,
        ) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }

        fn context_switch(
            &mut self,
            _: ::waxwing_abi::types::ContextId,
        ) -> Result<(), ::waxwing_abi::types::Errno> {
            Err(::waxwing_abi::types::Errno::Notsup)
        }
    };
}
pub(crate) use unsupported_threads;

macro_rules! unsupported_time {
    () => {};
}
pub(crate) use unsupported_time;

macro_rules! unsupported_tty {
    () => {};
}
pub(crate) use unsupported_tty;
