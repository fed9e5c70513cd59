//! Files as the thread of a conversation uses them: by the traits of std, and waiting where they would have to.
//!
//! Main type: [`Stream`]. One invariant: neither a wait nor a transfer outlives the guest's interest in it: [`Waiter::left`] is asked
//! before each of them, and nobody else decides whether a conversation may go on.

use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use waxwing_abi::types::Errno;

use super::Exchange;
use crate::file::OpenFile;
use crate::sys;
use crate::thread::ThreadShared;
use crate::wait::{self, Interest, Wait};

/// How long what a guest has begun to send is still sent when it has closed everything.
const LINGERING: Duration = Duration::from_secs(5);

/// How long the rest of a body may take to come from a guest that has closed everything else: it may be about to close that too.
const CLOSING: Duration = Duration::from_millis(100);

/// How long a server may take to agree on TLS and a web socket.
const AGREEING: Duration = Duration::from_secs(30);

/// For hang-ups alone.
const NOTHING: Interest = Interest { readable: false, writable: false };

/// What the sleeps of one conversation have in common.
#[derive(Debug)]
pub(crate) struct Waiter {
    /// Whoever sleeps is a thread.
    thread: Arc<ThreadShared>,
    /// Our ends of what the guest reads from. It takes part as long as it has one of theirs.
    ends: Vec<Arc<OpenFile>>,
    /// Since when it does not.
    alone: Mutex<Option<Instant>>,
    /// Since when there is a connection.
    connected: OnceLock<Instant>,
    exchange: Arc<Exchange>,
    is_stopped: AtomicBool,
    /// The run is over but for what is still sent.
    is_last: AtomicBool,
}

impl Waiter {
    pub(crate) fn new(ends: Vec<Arc<OpenFile>>, exchange: &Arc<Exchange>) -> Arc<Self> {
        Arc::new(Waiter {
            thread: ThreadShared::new(0),
            ends,
            alone: Mutex::new(None),
            connected: OnceLock::new(),
            exchange: Arc::clone(exchange),
            is_stopped: AtomicBool::new(false),
            is_last: AtomicBool::new(false),
        })
    }

    /// Everybody else waits for this conversation alone.
    pub(crate) fn hurry(&self) {
        self.is_last.store(true, Ordering::SeqCst);
        self.thread.nudge();
    }

    /// Ends all that is waited for or transferred from now on.
    pub(crate) fn stop(&self) {
        self.is_stopped.store(true, Ordering::SeqCst);
        self.thread.nudge();
    }

    /// For how much longer the conversation may go on when nothing happens: `None` is for as long as the guest wants. Without the
    /// guest that is `lingering`, counted from when it went.
    ///
    /// # Errors
    /// `canceled` when it may not; `timedout` when the server took too long to agree on TLS or a web socket.
    fn left(&self, lingering: Duration) -> Result<Option<Duration>, Errno> {
        if self.is_stopped.load(Ordering::SeqCst) {
            return Err(Errno::Canceled);
        }
        let agreeing = match self.connected.get() {
            Some(since) if self.exchange.connected().is_none() => {
                Some(left_of(AGREEING, *since).ok_or(Errno::Timedout)?)
            }
            _ => None,
        };
        if !self.is_alone()? {
            return Ok(agreeing);
        }
        let alone =
            *self.alone.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(Instant::now);
        let left = left_of(lingering, alone).ok_or(Errno::Canceled)?;
        Ok(Some(agreeing.map_or(left, |agreeing| agreeing.min(left))))
    }

    /// Whether the guest has closed all of its ends.
    fn is_alone(&self) -> Result<bool, Errno> {
        for handle in self.ends.iter().filter_map(|end| end.file().handle()) {
            if !sys::poll_now(handle, false, false)?.hangup() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Sleeps until one of `what` is ready, `timeout` has passed, or the guest may have gone.
    ///
    /// # Errors
    /// As [`Waiter::left`].
    pub(crate) fn sleep(
        &self,
        what: &[(&OpenFile, Interest)],
        timeout: Option<Duration>,
        lingering: Duration,
    ) -> Result<(), Errno> {
        let left = self.left(lingering)?;
        let mut wait = Wait::new();
        for (file, interest) in what {
            if file.poll(*interest, Some(&mut wait))?.satisfies(*interest) {
                return Ok(());
            }
        }
        // An end that is closed already would end each sleep at once.
        for handle in self.ends.iter().filter_map(|end| end.file().handle()) {
            if !sys::poll_now(handle, false, false)?.hangup() {
                wait.watch(handle, NOTHING);
            }
        }
        let left = match (left, timeout) {
            (Some(left), Some(timeout)) => Some(left.min(timeout)),
            (left, timeout) => left.or(timeout),
        };
        wait.timeout(left)?;
        wait::sleep(&mut wait, &self.thread)
    }
}

/// What is left of `time`, which began at `since`, if anything is.
fn left_of(time: Duration, since: Instant) -> Option<Duration> {
    time.checked_sub(since.elapsed()).filter(|left| !left.is_zero())
}

/// One side of a conversation: the connection to the server, or what the guest writes or reads. Clones are the same stream.
///
/// Reads and writes wait where they have to, unless that was changed. They end with the guest's interest ([`Errno::Canceled`]): a wait
/// for an answer at once when the guest has closed all that it would read it from, everything else five seconds later, and all of it
/// when the run is ended from outside. Errors that have an [`Errno`] carry it: [`Stream::errno`].
#[derive(Clone)]
pub struct Stream {
    file: Arc<OpenFile>,
    waiter: Arc<Waiter>,
    waits: bool,
    /// How long a read may still wait when the guest has gone.
    patience: Duration,
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream").field("waits", &self.waits).finish_non_exhaustive()
    }
}

impl Stream {
    /// What the guest writes or reads.
    pub(crate) fn of_guest(file: Arc<OpenFile>, waiter: &Arc<Waiter>) -> Self {
        Stream { file, waiter: Arc::clone(waiter), waits: true, patience: CLOSING }
    }

    /// A connection that was just made.
    pub(crate) fn to_server(file: Arc<OpenFile>, waiter: &Arc<Waiter>) -> Self {
        let _ = waiter.connected.set(Instant::now());
        Stream { file, waiter: Arc::clone(waiter), waits: true, patience: Duration::ZERO }
    }

    /// Whether this clone waits, or answers [`io::ErrorKind::WouldBlock`] instead.
    pub fn set_waiting(&mut self, waits: bool) {
        self.waits = waits;
    }

    /// Waits until one of `what` is ready or `timeout` has passed. It may end for no reason.
    ///
    /// # Errors
    /// `canceled` when the guest has been gone for five seconds, and what the operating system says.
    pub fn wait(what: &[(&Stream, Interest)], timeout: Option<Duration>) -> Result<(), Errno> {
        let Some((one, _)) = what.first() else { return Ok(()) };
        let files: Vec<_> = what.iter().map(|(stream, interest)| (&*stream.file, *interest)).collect();
        one.waiter.sleep(&files, timeout, LINGERING)
    }

    /// Whether there is something to read, be it the end.
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.file.poll(Interest::READABLE, None).is_ok_and(|ready| ready.satisfies(Interest::READABLE))
    }

    /// Whether the run is over but for what its conversations have to send: an answer is of no use any more.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.waiter.is_last.load(Ordering::SeqCst)
    }

    /// Whether the other side is gone.
    #[must_use]
    pub fn is_hung_up(&self) -> bool {
        self.file.poll(NOTHING, None).is_ok_and(|ready| ready.hangup)
    }

    /// Nothing more will be written: who reads at the other side comes to the end.
    pub fn end(&self) {
        // Of one that is closed there is nothing to end.
        let _ = self.file.socket().and_then(|socket| socket.shutdown(false, true));
    }

    /// What is written at the other side is not taken any more.
    pub fn refuse(&self) {
        let _ = self.file.socket().and_then(|socket| socket.shutdown(true, false));
    }

    /// What an error of a stream stands for; `io` for one that does not say.
    #[must_use]
    pub fn errno(error: &io::Error) -> Errno {
        let carried = error.get_ref().and_then(|inner| inner.downcast_ref::<Errno>());
        carried.copied().unwrap_or(match error.kind() {
            io::ErrorKind::UnexpectedEof => Errno::Connreset,
            io::ErrorKind::InvalidData => Errno::Proto,
            _ => Errno::Io,
        })
    }

    fn again(
        &self,
        interest: Interest,
        lingering: Duration,
        mut transfer: impl FnMut(&OpenFile) -> Result<usize, Errno>,
    ) -> io::Result<usize> {
        loop {
            // Where there is always something to transfer nobody ever waits.
            self.waiter.left(LINGERING).map_err(io::Error::other)?;
            match transfer(&self.file) {
                Ok(moved) => return Ok(moved),
                Err(Errno::Again) if self.waits => {
                    let slept = self.waiter.sleep(&[(&*self.file, interest)], None, lingering);
                    slept.map_err(io::Error::other)?;
                }
                Err(Errno::Again) => return Err(io::ErrorKind::WouldBlock.into()),
                Err(errno) => return Err(io::Error::other(errno)),
            }
        }
    }
}

impl Read for Stream {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.again(Interest::READABLE, self.patience, |file| sys::read_to(to, |iovs| file.read(iovs)))
    }
}

impl Write for Stream {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        self.again(Interest::WRITABLE, LINGERING, |file| sys::write_from(from, |iovs| file.write(iovs)))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
