//! Files as the thread of a conversation uses them: by the traits of std, and waiting where they would have to.
//!
//! Main type: [`Stream`]. One invariant: no wait outlives the guest's interest in it ([`Waiter`]).

use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use waxwing_abi::types::Errno;

use crate::file::OpenFile;
use crate::sys;
use crate::thread::ThreadShared;
use crate::wait::{self, Interest, Wait};

/// How long what a guest has begun to send is still sent when it has closed everything.
const LINGERING: Duration = Duration::from_secs(5);

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
}

impl Waiter {
    pub(crate) fn new(ends: Vec<Arc<OpenFile>>) -> Arc<Self> {
        Arc::new(Waiter { thread: ThreadShared::new(0), ends, alone: Mutex::new(None) })
    }

    /// Sleeps until one of `what` is ready, `timeout` has passed, or the guest has taken no part for `lingering` (`None` is never).
    ///
    /// # Errors
    /// `canceled` for the last.
    pub(crate) fn sleep(
        &self,
        what: &[(&OpenFile, Interest)],
        timeout: Option<Duration>,
        lingering: Option<Duration>,
    ) -> Result<(), Errno> {
        let mut wait = Wait::new();
        for (file, interest) in what {
            if file.poll(*interest, Some(&mut wait))?.satisfies(*interest) {
                return Ok(());
            }
        }
        let mut left = timeout;
        if let Some(lingering) = lingering
            && self.watch(&mut wait)?
        {
            let alone =
                *self.alone.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(Instant::now);
            let lingering = (alone + lingering).saturating_duration_since(Instant::now());
            if lingering.is_zero() {
                return Err(Errno::Canceled);
            }
            left = Some(left.map_or(lingering, |left| left.min(lingering)));
        }
        wait.timeout(left)?;
        wait::sleep(&mut wait, &self.thread)
    }

    /// Watches for the guest to close its ends; whether it has closed all of them.
    fn watch(&self, wait: &mut Wait) -> Result<bool, Errno> {
        let mut is_alone = true;
        for handle in self.ends.iter().filter_map(|end| end.file().handle()) {
            if !sys::poll_now(handle, false, false)?.hangup() {
                is_alone = false;
                wait.watch(handle, NOTHING);
            }
        }
        Ok(is_alone)
    }
}

/// One side of a conversation: the connection to the server, or what the guest writes or reads. Clones are the same stream.
///
/// Reads and writes wait where they have to, unless that was changed; a wait ends with the guest's interest
/// ([`Errno::Canceled`]). Errors that have an [`Errno`] carry it: [`Stream::errno`].
#[derive(Clone)]
pub struct Stream {
    file: Arc<OpenFile>,
    waiter: Arc<Waiter>,
    waits: bool,
}

impl std::fmt::Debug for Stream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stream").field("waits", &self.waits).finish_non_exhaustive()
    }
}

impl Stream {
    pub(crate) fn new(file: Arc<OpenFile>, waiter: &Arc<Waiter>) -> Self {
        Stream { file, waiter: Arc::clone(waiter), waits: true }
    }

    /// Has this clone answer [`io::ErrorKind::WouldBlock`] instead of waiting.
    pub fn never_wait(&mut self) {
        self.waits = false;
    }

    /// Waits until one of `what` is ready or `timeout` has passed, whether the guest is interested or not.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn wait(what: &[(&Stream, Interest)], timeout: Option<Duration>) -> Result<(), Errno> {
        let Some((one, _)) = what.first() else { return Ok(()) };
        let files: Vec<_> = what.iter().map(|(stream, interest)| (&*stream.file, *interest)).collect();
        one.waiter.sleep(&files, timeout, None)
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
        lingering: Option<Duration>,
        mut transfer: impl FnMut(&OpenFile) -> Result<usize, Errno>,
    ) -> io::Result<usize> {
        loop {
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
        self.again(Interest::READABLE, Some(Duration::ZERO), |file| sys::read_to(to, |iovs| file.read(iovs)))
    }
}

impl Write for Stream {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        self.again(Interest::WRITABLE, Some(LINGERING), |file| sys::write_from(from, |iovs| file.write(iovs)))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
