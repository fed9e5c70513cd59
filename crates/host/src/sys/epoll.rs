//! Sets of handles that are watched at once: Linux's epoll. Elsewhere there are none yet.
//!
//! Main type: [`Epoll`]. One invariant: what is watched is told by the mark that it was added with, and never looked up by the
//! number of a descriptor.

#[cfg(not(target_os = "linux"))]
pub use none::{Epoll, duplicate};
#[cfg(target_os = "linux")]
pub use there::{Epoll, duplicate};

#[cfg(target_os = "linux")]
mod there {
    use std::mem::MaybeUninit;

    use rustix::event::Timespec;
    use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};
    use waxwing_abi::types::{EpollType, Errno};

    use crate::sys::Handle;
    use crate::sys::unix::error;

    /// The guest's flags and the system's.
    const FLAGS: [(EpollType, EventFlags); 8] = [
        (EpollType::EPOLLIN, EventFlags::IN),
        (EpollType::EPOLLOUT, EventFlags::OUT),
        (EpollType::EPOLLRDHUP, EventFlags::RDHUP),
        (EpollType::EPOLLPRI, EventFlags::PRI),
        (EpollType::EPOLLERR, EventFlags::ERR),
        (EpollType::EPOLLHUP, EventFlags::HUP),
        (EpollType::EPOLLET, EventFlags::ET),
        (EpollType::EPOLLONESHOT, EventFlags::ONESHOT),
    ];

    fn to_os(events: EpollType) -> EventFlags {
        FLAGS.iter().filter(|(flag, _)| events.contains(*flag)).map(|(_, os)| *os).collect()
    }

    fn from_os(events: EventFlags) -> EpollType {
        let seen = FLAGS.iter().filter(|(_, os)| events.contains(*os)).map(|(flag, _)| *flag);
        seen.fold(EpollType::empty(), EpollType::union)
    }

    /// A set of watched handles.
    #[derive(Debug)]
    pub struct Epoll {
        handle: Handle,
    }

    impl Epoll {
        /// An empty set.
        ///
        /// # Errors
        /// As Linux epoll_create1: `mfile`, `nfile`, `nomem`.
        pub fn new() -> Result<Self, Errno> {
            let handle = epoll::create(CreateFlags::CLOEXEC).map_err(error)?.into();
            Ok(Epoll { handle })
        }

        /// The set itself, which is readable while there is something to take.
        #[must_use]
        pub fn handle(&self) -> &Handle {
            &self.handle
        }

        /// Watches `handle` for `events`; what comes is told with `mark`.
        ///
        /// # Errors
        /// As Linux epoll_ctl: `exist`, `inval` for the set itself, `loop`, `perm` for what cannot be watched, `nospc`, `nomem`.
        pub fn add(&self, handle: &Handle, events: EpollType, mark: u64) -> Result<(), Errno> {
            epoll::add(&self.handle, handle, EventData::new_u64(mark), to_os(events)).map_err(error)
        }

        /// Watches `handle` for other `events`.
        ///
        /// # Errors
        /// As Linux epoll_ctl: `noent`.
        pub fn change(&self, handle: &Handle, events: EpollType, mark: u64) -> Result<(), Errno> {
            epoll::modify(&self.handle, handle, EventData::new_u64(mark), to_os(events)).map_err(error)
        }

        /// Watches `handle` no more.
        ///
        /// # Errors
        /// As Linux epoll_ctl: `noent`.
        pub fn remove(&self, handle: &Handle) -> Result<(), Errno> {
            epoll::delete(&self.handle, handle).map_err(error)
        }

        /// Takes at most `most` of what has come, without waiting: what, and the marks.
        ///
        /// # Errors
        /// As Linux epoll_wait, `intr` excepted.
        pub fn take(&self, most: usize, mut each: impl FnMut(EpollType, u64)) -> Result<(), Errno> {
            /// Fewer than there are may be told at a time.
            const MOST: usize = 4096;
            const INLINE: usize = 64;
            let now = Timespec { tv_sec: 0, tv_nsec: 0 };
            let mut inline = [MaybeUninit::<Event>::uninit(); INLINE];
            let mut more = Vec::new();
            let room = match most {
                0..=INLINE => &mut inline[..most],
                _ => {
                    more.resize(most.min(MOST), MaybeUninit::uninit());
                    &mut more[..]
                }
            };
            loop {
                match epoll::wait(&self.handle, &mut *room, Some(&now)) {
                    Ok((events, _)) => {
                        events.iter().for_each(|event| each(from_os(event.flags), event.data.u64()));
                        return Ok(());
                    }
                    Err(rustix::io::Errno::INTR) => {}
                    Err(errno) => return Err(error(errno)),
                }
            }
        }
    }

    /// A descriptor of its own for what `handle` refers to.
    ///
    /// # Errors
    /// `mfile` when the host has run out.
    pub fn duplicate(handle: &Handle) -> Result<Handle, Errno> {
        rustix::io::fcntl_dupfd_cloexec(handle, 0).map(Handle::from).map_err(error)
    }
}

#[cfg(not(target_os = "linux"))]
mod none {
    use waxwing_abi::types::{EpollType, Errno};

    use crate::sys::Handle;

    /// A set of watched handles, which there cannot be.
    #[derive(Debug)]
    pub enum Epoll {}

    impl Epoll {
        /// # Errors
        /// `notsup`.
        pub fn new() -> Result<Self, Errno> {
            Err(Errno::Notsup)
        }

        /// As on Linux.
        #[must_use]
        pub fn handle(&self) -> &Handle {
            match *self {}
        }

        /// As on Linux.
        ///
        /// # Errors
        /// Never.
        pub fn add(&self, _: &Handle, _: EpollType, _: u64) -> Result<(), Errno> {
            match *self {}
        }

        /// As on Linux.
        ///
        /// # Errors
        /// Never.
        pub fn change(&self, _: &Handle, _: EpollType, _: u64) -> Result<(), Errno> {
            match *self {}
        }

        /// As on Linux.
        ///
        /// # Errors
        /// Never.
        pub fn remove(&self, _: &Handle) -> Result<(), Errno> {
            match *self {}
        }

        /// As on Linux.
        ///
        /// # Errors
        /// Never.
        pub fn take(&self, _: usize, _: impl FnMut(EpollType, u64)) -> Result<(), Errno> {
            match *self {}
        }
    }

    /// As on Linux.
    ///
    /// # Errors
    /// `notsup`.
    pub fn duplicate(_: &Handle) -> Result<Handle, Errno> {
        Err(Errno::Notsup)
    }
}
