//! The kinds of file. Each stands alone: none imports another, but that a path of the host may turn out to lead to a
//! directory.

mod buffer;
mod device;
mod epoll;
mod event;
mod exchange;
mod host_dir;
mod host_file;
pub(crate) mod memory;
mod pipe;
mod read_only;
mod rights;
mod shared_file;
mod socket;
mod stdio;

pub use buffer::Buffer;
pub(crate) use device::Devices;
pub(crate) use epoll::Epoll;
pub(crate) use event::Event;
pub(crate) use exchange::{ExchangeEnd, Part};
pub(crate) use host_dir::HostDir;
pub(crate) use host_file::HostFile;
pub(crate) use pipe::Pipe;
pub use read_only::ReadOnlyFile;
pub(crate) use rights::{DIRECTORY, PREVIEW1, SOCKET, STREAM, rights_of};
pub(crate) use shared_file::{NAME as SHARED_NAME, SharedFile};
pub(crate) use socket::HostSocket;
pub(crate) use stdio::Stdio;

use waxwing_abi::types::Errno;

use crate::sys::{self, Handle};
use crate::wait::{Interest, Readiness, Wait};

/// What an object of the operating system is ready for; registers with `wait` when that is not what is asked for.
fn poll_handle(handle: &Handle, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
    let seen = sys::poll_now(handle, interest.readable, interest.writable)?;
    let readiness = Readiness::from(&seen);
    if let Some(wait) = wait
        && !readiness.satisfies(interest)
    {
        wait.watch(handle, interest);
    }
    Ok(readiness)
}
