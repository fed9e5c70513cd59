//! Waiting for many things at once.
//!
//! Main items: [`poll`], [`Entry`].

use core::mem::MaybeUninit;
use core::time::Duration;

use super::{AsFd, Result, nanoseconds};
use crate::wasix::{
    self, CLOCKID_MONOTONIC, ERRNO_INVAL, EVENTTYPE_CLOCK, EVENTTYPE_FD_READ, EVENTTYPE_FD_WRITE, Errno,
    Event, Fd, Subscription, SubscriptionClock, SubscriptionFdReadwrite, SubscriptionU, SubscriptionUU,
};

/// What a descriptor is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interest {
    /// That something can be read, the end included, or a connection be accepted.
    Read,
    /// That something can be written.
    Write,
}

/// A descriptor that is waited for, and what came.
#[derive(Debug)]
pub struct Entry<'f> {
    fd: Fd,
    interest: Interest,
    ready: Option<Result<u64>>,
    hangup: bool,
    life: core::marker::PhantomData<&'f ()>,
}

impl<'f> Entry<'f> {
    /// A descriptor to wait for.
    pub fn new(fd: &'f impl AsFd, interest: Interest) -> Self {
        let life = core::marker::PhantomData;
        Entry { fd: fd.as_raw(), interest, ready: None, hangup: false, life }
    }

    /// Whether it is ready: with how many bytes can be read (0 also where that is not known), or why it cannot be waited for.
    /// None when nothing has come.
    #[must_use]
    pub fn ready(&self) -> Option<Result<u64>> {
        self.ready
    }

    /// Whether the other side has gone.
    #[must_use]
    pub fn hangup(&self) -> bool {
        self.hangup
    }
}

/// The most entries at once.
pub const MOST: usize = 64;

/// Waits until one of the entries is ready or the time is over; how many are. Without a time it waits for ever.
///
/// # Errors
/// `inval` for more than [`MOST`] entries, or where there is nothing to wait for, no entries and no time; `intr` when a signal came
pub fn poll(entries: &mut [Entry<'_>], timeout: Option<Duration>) -> Result<usize> {
    const NOTHING: Subscription = subscription(
        0,
        EVENTTYPE_FD_READ.raw(),
        SubscriptionUU { fd_read: SubscriptionFdReadwrite { file_descriptor: 0 } },
    );
    if entries.len() > MOST {
        return Err(ERRNO_INVAL);
    }
    let mut subscriptions = [NOTHING; MOST + 1];
    let mut count = 0;
    for (index, (entry, place)) in (0..).zip(entries.iter_mut().zip(&mut subscriptions)) {
        (entry.ready, entry.hangup) = (None, false);
        let file_descriptor = entry.fd;
        let readwrite = SubscriptionFdReadwrite { file_descriptor };
        *place = match entry.interest {
            Interest::Read => {
                subscription(index, EVENTTYPE_FD_READ.raw(), SubscriptionUU { fd_read: readwrite })
            }
            Interest::Write => {
                subscription(index, EVENTTYPE_FD_WRITE.raw(), SubscriptionUU { fd_write: readwrite })
            }
        };
        count += 1;
    }
    if let (Some(timeout), Some(place)) = (timeout, subscriptions.get_mut(count)) {
        let timeout = nanoseconds(timeout);
        let clock = SubscriptionClock { id: CLOCKID_MONOTONIC, timeout, precision: 0, flags: 0 };
        *place = subscription(u64::MAX, EVENTTYPE_CLOCK.raw(), SubscriptionUU { clock });
        count += 1;
    }
    let mut events = [const { MaybeUninit::<Event>::uninit() }; MOST + 1];
    // SAFETY: both arrays have room for as many as are asked for, and live until the call is over.
    let came = unsafe { wasix::poll_oneoff(subscriptions.as_ptr(), events.as_mut_ptr().cast(), count) }?;
    let mut ready = 0;
    for event in events.get(..came).unwrap_or_default() {
        // SAFETY: the call has said that so many came.
        let event = unsafe { event.assume_init_ref() };
        let entry = usize::try_from(event.userdata).ok().and_then(|index| entries.get_mut(index));
        if let Some(entry) = entry {
            entry.ready = Some(match event.error {
                wasix::ERRNO_SUCCESS => Ok(event.fd_readwrite.nbytes),
                error => Err(Errno::from_raw(error.raw())),
            });
            entry.hangup = event.fd_readwrite.flags & wasix::EVENTRWFLAGS_FD_READWRITE_HANGUP != 0;
            ready += 1;
        }
    }
    Ok(ready)
}

const fn subscription(userdata: u64, tag: u8, u: SubscriptionUU) -> Subscription {
    Subscription { userdata, u: SubscriptionU { tag, u } }
}
