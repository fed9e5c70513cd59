//! HTTP and web sockets: the calls of WASIX 0.11.
//!
//! One invariant: name and addresses are asked about, as of `resolve` and `sock_connect`, before anything is begun.

use std::net::SocketAddr;
use std::sync::Arc;
use std::task::Poll;

use waxwing_abi::GuestString;
use waxwing_abi::system::Http;
use waxwing_abi::types::{Errno, Fd, Fdflags, HttpHandles, HttpStatus, Rights};

use super::names::Named;
use crate::file::OpenFile;
use crate::files::{ExchangeEnd, Part};
use crate::generated::unsupported::unsupported_http;
use crate::http::{
    Conversation, Exchange, HttpClient, HttpExchange, HttpRequest, Stream, Waiter, WebSocketExchange,
};
use crate::net::address::{canonical, definite};
use crate::net::{Asked, NetAttempt, Transport};
use crate::thread::Thread;
use crate::wait::Wait;

/// How far a call is that begins a conversation.
enum Stage<E> {
    /// It has asked for the addresses of the host.
    Asking(Asked, Conversation<E>),
    /// It waits for the connection.
    Connecting(Begun),
}

/// A conversation, and the guest's ends. It ends with them.
struct Begun {
    exchange: Arc<Exchange>,
    ends: Vec<Arc<OpenFile>>,
}

/// Ends for these parts: the guest's, and ours.
type Ends = (Vec<Arc<OpenFile>>, Vec<Arc<OpenFile>>);

fn ends(parts: &[Part], exchange: &Arc<Exchange>) -> Result<Ends, Errno> {
    let open = |part: &Part| {
        let (theirs, ours) = ExchangeEnd::pair(*part, exchange)?;
        Ok((OpenFile::new(theirs, Fdflags::empty()), OpenFile::new(ours, Fdflags::empty())))
    };
    parts.iter().map(open).collect()
}

impl Thread {
    fn http_client(&self) -> Result<&dyn HttpClient, Errno> {
        self.process().run.sources.http_client.as_deref().ok_or(Errno::Notsup)
    }

    /// Begins what `prepare` prepares, by way of `start`, and waits for the connection; the guest's descriptors.
    fn converse<E: 'static>(
        &mut self,
        w: &mut Wait,
        call: &'static str,
        prepare: impl FnOnce(&dyn HttpClient) -> Result<Conversation<E>, Errno>,
        start: impl FnOnce(&Thread, Conversation<E>, Vec<SocketAddr>) -> Result<Begun, Errno>,
    ) -> Poll<Result<Vec<Fd>, Errno>> {
        let begun = match w.take_kept::<Stage<E>>() {
            Some(Stage::Connecting(begun)) => begun,
            Some(Stage::Asking(asked, conversation)) => match asked.answer() {
                None if w.interrupted() => return Poll::Ready(Err(Errno::Intr)),
                None => {
                    w.keep(Stage::Asking(asked, conversation));
                    return Poll::Pending;
                }
                Some(found) => {
                    let found = found.clone()?;
                    self.process().run.resolved(asked.name(), &found);
                    self.begin(call, conversation, &found, start)?
                }
            },
            None => {
                let conversation = prepare(self.http_client()?)?;
                self.room(call)?;
                match self.look_up(call, &conversation.host, conversation.port)? {
                    Named::Found(found) => self.begin(call, conversation, &found, start)?,
                    Named::Asked(asked) => {
                        w.keep(Stage::Asking(asked, conversation));
                        return Poll::Pending;
                    }
                }
            }
        };
        begun.exchange.register(self.shared());
        match begun.exchange.connected() {
            Some(connected) => Poll::Ready(connected.and_then(|()| self.made_all(call, begun.ends))),
            None if w.interrupted() => Poll::Ready(Err(Errno::Intr)),
            None => {
                w.keep(Stage::<E>::Connecting(begun));
                Poll::Pending
            }
        }
    }

    /// Begins it at those of the addresses that the guest may connect to.
    fn begin<E>(
        &self,
        call: &'static str,
        conversation: Conversation<E>,
        found: &[std::net::IpAddr],
        start: impl FnOnce(&Thread, Conversation<E>, Vec<SocketAddr>) -> Result<Begun, Errno>,
    ) -> Result<Begun, Errno> {
        let attempt = |to: &SocketAddr| NetAttempt::Connect(Transport::Tcp, canonical(*to));
        let all = found.iter().map(|ip| definite(SocketAddr::new(*ip, conversation.port)));
        let (may, may_not): (Vec<_>, Vec<_>) = all.partition(|to| self.process().run.may(&attempt(to)));
        match (may.is_empty(), may_not.first()) {
            (true, Some(refused)) => {
                Err(self.process().policy().network(call, &attempt(refused), Errno::Acces))
            }
            _ => start(self, conversation, may),
        }
    }

    /// Has `talk` talk by way of our ends, of which the guest reads those of `read`.
    fn talk_by(
        &self,
        parts: &[Part],
        to: Vec<SocketAddr>,
        talk: impl FnOnce(Stream, Vec<Stream>, Arc<Exchange>) -> Result<(), Errno> + Send + 'static,
    ) -> Result<Begun, Errno> {
        let exchange = Arc::<Exchange>::default();
        let (theirs, ours) = ends(parts, &exchange)?;
        let is_read = |part: &Part| *part != Part::Request;
        let read = parts.iter().zip(&ours).filter(|(part, _)| is_read(part));
        let waiter = Waiter::new(read.map(|(_, end)| Arc::clone(end)).collect(), &exchange);
        let streams: Vec<_> = ours.into_iter().map(|end| Stream::of_guest(end, &waiter)).collect();
        let run = &self.process().run;
        let told = Arc::clone(&exchange);
        run.conversations.begin(
            run.network_shared(),
            to,
            Arc::clone(&exchange),
            waiter,
            move |connection| talk(connection, streams, told),
        )?;
        Ok(Begun { exchange, ends: theirs })
    }

    /// Descriptors for all of these, or for none.
    fn made_all(&mut self, call: &'static str, files: Vec<Arc<OpenFile>>) -> Result<Vec<Fd>, Errno> {
        let mut made = Vec::new();
        for file in files {
            let rights = file.file().rights()?;
            match self.made(call, file, rights) {
                Ok(fd) => made.push(fd),
                Err(errno) => {
                    for fd in made {
                        self.files_to_change(fd).close(fd)?;
                    }
                    return Err(errno);
                }
            }
        }
        Ok(made)
    }
}

impl Http for Thread {
    unsupported_http!();

    fn http_request(
        &mut self,
        w: &mut Wait,
        url: &GuestString,
        method: &GuestString,
        headers: &GuestString,
        gzip: bool,
    ) -> Poll<Result<HttpHandles, Errno>> {
        let request =
            HttpRequest { url: url.as_str(), method: method.as_str(), headers: headers.as_str(), gzip };
        let start = |thread: &Thread, conversation: Conversation<HttpExchange>, to: Vec<SocketAddr>| {
            thread.talk_by(
                &[Part::Request, Part::Response, Part::Headers],
                to,
                |connection, streams, exchange| {
                    let streams = streams.try_into().expect("as many as there are parts");
                    (conversation.talk)(&HttpExchange::new(connection, streams, exchange))
                },
            )
        };
        let begun = self.converse(w, "http_request", |client| client.request(&request), start);
        begun.map_ok(|fds| match fds[..] {
            [request, response, headers] => HttpHandles { request, response, headers },
            _ => unreachable!("as many as there are parts"),
        })
    }

    fn http_status(&mut self, w: &mut Wait, fd: Fd) -> Poll<Result<HttpStatus, Errno>> {
        let file = match w.kept::<Arc<OpenFile>>() {
            Some(file) => Arc::clone(file),
            None => self.files().get(fd, Rights::empty())?,
        };
        let end = file.file().as_any().and_then(|any| any.downcast_ref::<ExchangeEnd>());
        let exchange = end.and_then(ExchangeEnd::request).ok_or(Errno::Inval)?;
        exchange.register(self.shared());
        match exchange.status() {
            Some(status) => Poll::Ready(status),
            None if file.is_nonblocking() => Poll::Ready(Err(Errno::Again)),
            None if w.interrupted() => Poll::Ready(Err(Errno::Intr)),
            None => {
                w.keep(Arc::clone(&file));
                Poll::Pending
            }
        }
    }

    fn ws_connect(&mut self, w: &mut Wait, url: &GuestString) -> Poll<Result<Fd, Errno>> {
        let start = |thread: &Thread, conversation: Conversation<WebSocketExchange>, to: Vec<SocketAddr>| {
            thread.talk_by(&[Part::Messages], to, |connection, streams, exchange| {
                let [messages] = streams.try_into().expect("as many as there are parts");
                (conversation.talk)(&WebSocketExchange::new(connection, messages, exchange))
            })
        };
        let begun = self.converse(w, "ws_connect", |client| client.web_socket(url.as_str()), start);
        begun.map_ok(|fds| fds[0])
    }
}
