//! HTTP and web sockets for guests (the calls of WASIX 0.11), which somebody else speaks: [`HttpClient`].
//!
//! A conversation is held on a thread of its own. The guest has its ends of pairs of Unix sockets (files/exchange.rs), so that its
//! reads, polls, forks and closing are those of any descriptor; the thread has the others ([`Stream`]). Main type: [`Exchange`],
//! what both know. Invariants: the thread holds nothing of the guest's but ways to nudge it, and ends when the guest has closed its
//! ends, or five seconds later if there is something to send; no run is over before its threads are; how it went is said before the
//! guest's ends come to theirs; and every connection goes to an address that the guest's policy was asked about, by the guest's
//! network.

mod stream;

use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use waxwing_abi::types::{AddressFamily, Errno, HttpStatus, SockOption, SockProto, SockType};

use crate::file::OpenFile;
use crate::limits::Places;
use crate::net::Network;
use crate::socket::{Destination, OptionValue};
use crate::thread::ThreadShared;
use crate::wait::Interest;

pub use stream::Stream;
pub(crate) use stream::Waiter;

/// How many conversations a run may hold at once.
const MOST: usize = 64;

/// What TLS and HTTP may need of the stack.
const STACK: usize = 1 << 20;

/// How long connecting to one address may take.
const CONNECTING: Duration = Duration::from_secs(30);

/// The longest message of a web socket, in bytes: what a pair of Unix sockets carries in one piece.
pub const LONGEST_MESSAGE: usize = 256 << 10;

/// A request as the guest has made it.
#[derive(Clone, Copy, Debug)]
pub struct HttpRequest<'r> {
    /// Where to.
    pub url: &'r str,
    /// What is wanted: `GET`.
    pub method: &'r str,
    /// Lines of `name: value`.
    pub headers: &'r str,
    /// Whether its body is to be compressed.
    pub gzip: bool,
}

/// Who speaks HTTP for guests. [`Builder::http_client`](crate::Builder::http_client) gives one to a guest, which has none otherwise:
/// its calls are `notsup` then. The crate `waxwing-http` has one.
///
/// It opens no connections: it is given them, to the hosts that it names. Whether the guest may have them was asked of its
/// [`NetPolicy`](crate::NetPolicy), name and address.
pub trait HttpClient: Send + Sync {
    /// Makes ready to make a request. Nothing is sent, and no time spent.
    ///
    /// # Errors
    /// `inval` for what is no request; `2big` for one that is too long.
    fn request(&self, request: &HttpRequest<'_>) -> Result<Conversation<HttpExchange>, Errno>;

    /// Makes ready to connect to a web socket.
    ///
    /// # Errors
    /// `inval` for what is no URL of one.
    fn web_socket(&self, url: &str) -> Result<Conversation<WebSocketExchange>, Errno>;
}

/// A conversation, as it is held.
pub type Talk<E> = Box<dyn FnOnce(&E) -> Result<(), Errno> + Send>;

/// What is to be said, and to whom.
pub struct Conversation<E> {
    /// The name or address of the host, without brackets.
    pub host: String,
    /// The port of TCP.
    pub port: u16,
    /// Says it, on a thread of its own; what it answers is what the guest is told when it reads on.
    pub talk: Talk<E>,
}

/// A request that is being made.
#[derive(Debug)]
pub struct HttpExchange {
    /// To the server.
    pub connection: Stream,
    /// The body, as the guest writes it; at its end when the guest has closed it.
    pub request: Stream,
    /// Takes the body of the answer.
    pub response: Stream,
    /// Takes the headers of the answer: a line of `name: value` for each.
    pub headers: Stream,
    exchange: Arc<Exchange>,
}

/// A web socket that is being used.
#[derive(Debug)]
pub struct WebSocketExchange {
    /// To the server.
    pub connection: Stream,
    /// The guest's messages, one for each read, and none of them empty; and takes those for it, one for each write.
    pub messages: Stream,
    exchange: Arc<Exchange>,
}

impl HttpExchange {
    pub(crate) fn new(
        connection: Stream,
        [request, response, headers]: [Stream; 3],
        exchange: Arc<Exchange>,
    ) -> Self {
        HttpExchange { connection, request, response, headers, exchange }
    }

    /// The server can be talked to: the guest gets its descriptors.
    pub fn connected(&self) {
        self.exchange.connect(Ok(()));
    }

    /// The server has answered.
    pub fn answered(&self, status: HttpStatus) {
        self.exchange.answer(Ok(status));
    }
}

impl WebSocketExchange {
    pub(crate) fn new(connection: Stream, messages: Stream, exchange: Arc<Exchange>) -> Self {
        WebSocketExchange { connection, messages, exchange }
    }

    /// The server can be talked to: the guest gets its descriptor.
    pub fn connected(&self) {
        self.exchange.connect(Ok(()));
    }
}

/// What a guest and the thread that talks for it know of each other.
#[derive(Debug, Default)]
pub(crate) struct Exchange {
    connected: OnceLock<Result<(), Errno>>,
    status: OnceLock<Result<HttpStatus, Errno>>,
    outcome: OnceLock<Result<(), Errno>>,
    /// Who waits for one of them.
    askers: Mutex<Vec<Arc<ThreadShared>>>,
}

impl Exchange {
    /// Nudges `asker` whenever there is something new. Look after that.
    pub(crate) fn register(&self, asker: &Arc<ThreadShared>) {
        let mut askers = self.askers.lock().unwrap_or_else(PoisonError::into_inner);
        if !askers.iter().any(|known| Arc::ptr_eq(known, asker)) {
            askers.push(Arc::clone(asker));
        }
    }

    fn tell(&self) {
        let askers = std::mem::take(&mut *self.askers.lock().unwrap_or_else(PoisonError::into_inner));
        askers.iter().for_each(|asker| asker.nudge());
    }

    fn connect(&self, connected: Result<(), Errno>) {
        let _ = self.connected.set(connected);
        self.tell();
    }

    fn answer(&self, status: Result<HttpStatus, Errno>) {
        let _ = self.status.set(status);
        self.tell();
    }

    fn end(&self, outcome: Result<(), Errno>) {
        let outcome = outcome.map_err(|errno| match errno {
            // A guest is ended by a broken pipe, and this is none that it knows of.
            Errno::Pipe => Errno::Connreset,
            // It has given the conversation up itself.
            Errno::Canceled => Errno::Notconn,
            errno => errno,
        });
        let _ = self.outcome.set(outcome);
        let without = outcome.err().unwrap_or(Errno::Proto);
        self.answer(Err(without));
        self.connect(outcome);
    }

    /// Whether the server can be talked to, if that is known.
    pub(crate) fn connected(&self) -> Option<Result<(), Errno>> {
        self.connected.get().copied()
    }

    /// What the server has answered, if it has.
    pub(crate) fn status(&self) -> Option<Result<HttpStatus, Errno>> {
        self.status.get().copied()
    }

    /// How it went, if it is over.
    pub(crate) fn outcome(&self) -> Option<Result<(), Errno>> {
        self.outcome.get().copied()
    }
}

/// The conversations that a run holds.
#[derive(Debug, Default)]
pub(crate) struct Conversations {
    places: Arc<Places>,
    held: Mutex<Vec<(JoinHandle<()>, Weak<Waiter>)>>,
}

impl Conversations {
    /// Connects to the first of `to` that can be connected to, and has `talk` talk there.
    ///
    /// # Errors
    /// `again` when there are too many, or the operating system has no thread for it.
    pub(crate) fn begin(
        &self,
        network: Arc<dyn Network>,
        to: Vec<SocketAddr>,
        exchange: Arc<Exchange>,
        waiter: Arc<Waiter>,
        talk: impl FnOnce(Stream) -> Result<(), Errno> + Send + 'static,
    ) -> Result<(), Errno> {
        let place = self.places.hold(MOST).ok_or(Errno::Again)?;
        let known = Arc::downgrade(&waiter);
        let thread = thread::Builder::new().name("http".to_owned()).stack_size(STACK);
        let started = thread.spawn(move || {
            // A client or a network may be an embedder's, and its panic has been printed.
            let talked = catch_unwind(AssertUnwindSafe(|| talk(connect(&*network, &to, &waiter)?)));
            drop(place);
            exchange.end(talked.unwrap_or(Err(Errno::Io)));
            // Only now do the guest's ends come to theirs.
            drop(waiter);
        });
        let mut held = self.held();
        held.retain(|(thread, _)| !thread.is_finished());
        held.push((started.map_err(|_| Errno::Again)?, known));
        Ok(())
    }

    fn held(&self) -> MutexGuard<'_, Vec<(JoinHandle<()>, Weak<Waiter>)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one goes on.
    pub(crate) fn are_held(&self) -> bool {
        self.held().iter().any(|(thread, _)| !thread.is_finished())
    }

    /// Ends all of them. The guest's ends are closed: if `may_send`, what it wrote is sent, for as long as a conversation without a
    /// guest may last.
    pub(crate) fn end(&self, may_send: bool) {
        let held = std::mem::take(&mut *self.held());
        for waiter in held.iter().filter_map(|(_, waiter)| waiter.upgrade()) {
            if may_send { waiter.hurry() } else { waiter.stop() }
        }
        for (thread, _) in held {
            // Its panic was caught.
            let _ = thread.join();
        }
    }
}

/// A run whose processes an embedder has run by itself has no other end.
impl Drop for Conversations {
    fn drop(&mut self) {
        self.end(false);
    }
}

/// A connection to the first of these addresses that can be connected to.
fn connect(network: &dyn Network, to: &[SocketAddr], waiter: &Arc<Waiter>) -> Result<Stream, Errno> {
    let mut failed = Errno::Hostunreach;
    for address in to {
        match connect_to(network, *address, waiter) {
            Ok(file) => return Ok(Stream::to_server(file, waiter)),
            Err(Errno::Canceled) => return Err(Errno::Canceled),
            Err(errno) => failed = errno,
        }
    }
    Err(failed)
}

fn connect_to(network: &dyn Network, address: SocketAddr, waiter: &Waiter) -> Result<Arc<OpenFile>, Errno> {
    let family = if address.is_ipv4() { AddressFamily::Inet4 } else { AddressFamily::Inet6 };
    let file = network.open(family, SockType::SocketStream, SockProto::Tcp)?;
    let deadline = Instant::now() + CONNECTING;
    while let Err(errno) = file.socket()?.connect(Some(Destination::Internet(address))) {
        match errno {
            Errno::Isconn => break,
            Errno::Inprogress | Errno::Already => {}
            errno => return Err(errno),
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Errno::Timedout);
        }
        waiter.sleep(&[(&*file, Interest::WRITABLE)], Some(left), Duration::ZERO)?;
    }
    // A request goes out in two pieces, its headers and its body.
    let _ = file.socket()?.set_option(SockOption::NoDelay, OptionValue::Flag(true));
    Ok(file)
}
