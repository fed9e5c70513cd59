//! Sockets whose calls wait without holding up other tasks.
//!
//! Main types: [`Listener`], [`Stream`]. One invariant: the socket itself never waits; who would have to asks the set.

use std::net::SocketAddr;
use std::rc::Rc;

use waxwing_guest::os::net::{TcpListener, TcpStream};
use waxwing_guest::os::{AsFd, Result};
use waxwing_guest::wasix::{ERRNO_AGAIN, ERRNO_INTR, ERRNO_IO};

use crate::epoll::{Epoll, Interest, Registration};

/// A socket in the set. Fields are dropped in this order: out of the set first, closed then.
struct Async<T> {
    registration: Registration,
    socket: T,
}

impl<T: AsFd> Async<T> {
    /// Takes a socket that answers `again` where it would wait.
    fn new(epoll: &Rc<Epoll>, socket: T) -> Result<Self> {
        Ok(Async { registration: Registration::new(epoll, socket.as_raw())?, socket })
    }

    /// Makes a call, again each time the socket may be ready, until it answers.
    async fn call<R>(&self, interest: Interest, mut call: impl FnMut(&T) -> Result<R>) -> Result<R> {
        loop {
            match call(&self.socket) {
                Err(ERRNO_AGAIN) => self.registration.ready(interest).await?,
                Err(ERRNO_INTR) => {}
                answer => return answer,
            }
        }
    }
}

/// A socket that takes connections.
pub struct Listener(Async<TcpListener>);

impl Listener {
    pub fn bind(epoll: &Rc<Epoll>, address: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(Listener(Async::new(epoll, listener)?))
    }

    pub fn local_addr(&self) -> Result<SocketAddr> {
        self.0.socket.local_addr()
    }

    pub async fn accept(&self, epoll: &Rc<Epoll>) -> Result<Stream> {
        let (stream, _) = self.0.call(Interest::Read, TcpListener::accept).await?;
        stream.set_nonblocking(true)?;
        Ok(Stream(Async::new(epoll, stream)?))
    }
}

/// A connection.
pub struct Stream(Async<TcpStream>);

impl Stream {
    /// Reads what there is; how many bytes, 0 at the end.
    pub async fn read(&self, bytes: &mut [u8]) -> Result<usize> {
        self.0.call(Interest::Read, |stream| stream.read(bytes)).await
    }

    pub async fn write_all(&self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            match self.0.call(Interest::Write, |stream| stream.write(bytes)).await? {
                0 => return Err(ERRNO_IO),
                written => bytes = &bytes[written..],
            }
        }
        Ok(())
    }
}
