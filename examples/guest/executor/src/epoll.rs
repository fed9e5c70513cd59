//! Readiness: which descriptors are waited for, and whom to wake when one is ready.
//!
//! Main type: [`Epoll`]. One invariant: a descriptor is in the set for as long as the [`Registration`] that put it there.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use waxwing_guest::os::{AsFd as _, OwnedFd, Result};
use waxwing_guest::wasix::{
    EPOLL_CTL_ADD, EPOLL_CTL_DEL, EPOLL_CTL_MOD, EPOLL_TYPE_EPOLLIN, EPOLL_TYPE_EPOLLONESHOT,
    EPOLL_TYPE_EPOLLOUT, EpollCtl, EpollData, EpollEvent, EpollType, Fd, epoll_create, epoll_ctl, epoll_wait,
};

/// What a descriptor is waited for.
#[derive(Clone, Copy)]
pub enum Interest {
    Read,
    Write,
}

/// The most events that are taken at once.
const MOST: usize = 64;

/// A set of descriptors, and the tasks that wait for them.
pub struct Epoll {
    set: OwnedFd,
    waiting: RefCell<HashMap<Fd, Waker>>,
}

const fn event(events: EpollType, fd: Fd) -> EpollEvent {
    EpollEvent { events, data: EpollData { ptr: 0, fd, data1: 0, data2: 0 } }
}

impl Epoll {
    pub fn new() -> Result<Rc<Self>> {
        // SAFETY: no address is given; the set has just been made.
        let set = unsafe { OwnedFd::from_raw(epoll_create()?) };
        Ok(Rc::new(Epoll { set, waiting: RefCell::default() }))
    }

    fn control(&self, what: EpollCtl, fd: Fd, events: EpollType) -> Result<()> {
        // SAFETY: the event is borrowed for the call.
        unsafe { epoll_ctl(self.set.as_raw(), what, fd, &event(events, fd)) }
    }

    /// Sleeps until something is ready, and wakes the tasks that wait for it.
    pub fn wait(&self) -> Result<()> {
        let mut events = [event(0, 0); MOST];
        // SAFETY: there is room for as many. The greatest number is no time-out.
        let count = unsafe { epoll_wait(self.set.as_raw(), events.as_mut_ptr(), MOST, u64::MAX) }?;
        for event in &events[..count] {
            // Taken out first: who is woken may wait again at once.
            let waker = self.waiting.borrow_mut().remove(&event.data.fd);
            if let Some(waker) = waker {
                waker.wake();
            }
        }
        Ok(())
    }
}

/// A descriptor's place in the set.
pub struct Registration {
    epoll: Rc<Epoll>,
    fd: Fd,
}

impl Registration {
    /// Puts a descriptor into the set, waiting for nothing so far. It stays open for as long as this lives.
    pub fn new(epoll: &Rc<Epoll>, fd: Fd) -> Result<Self> {
        epoll.control(EPOLL_CTL_ADD, fd, EPOLL_TYPE_EPOLLONESHOT)?;
        Ok(Registration { epoll: Rc::clone(epoll), fd })
    }

    /// Comes back when the descriptor may be ready. Only the call itself can tell, so the caller tries again then. One task at a
    /// time waits for a descriptor.
    pub async fn ready(&self, interest: Interest) -> Result<()> {
        let events = match interest {
            Interest::Read => EPOLL_TYPE_EPOLLIN,
            Interest::Write => EPOLL_TYPE_EPOLLOUT,
        };
        let mut is_asked = false;
        poll_fn(|context| {
            if is_asked {
                return Poll::Ready(Ok(()));
            }
            is_asked = true;
            self.epoll.waiting.borrow_mut().insert(self.fd, context.waker().clone());
            // Level triggered, so what became ready before this is told too; once, so that nothing is told that nobody waits for.
            match self.epoll.control(EPOLL_CTL_MOD, self.fd, events | EPOLL_TYPE_EPOLLONESHOT) {
                Ok(()) => Poll::Pending,
                Err(error) => Poll::Ready(Err(error)),
            }
        })
        .await
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.epoll.waiting.borrow_mut().remove(&self.fd);
        // It is there, and with the set all places go.
        let _ = self.epoll.control(EPOLL_CTL_DEL, self.fd, 0);
    }
}
