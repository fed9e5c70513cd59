//! Sets of descriptors to wait for.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use waxwing_abi::GuestSlice;
use waxwing_abi::system::Epoll as EpollCalls;
use waxwing_abi::types::{EpollCtl, EpollEvent, Errno, Fd, Fdflags, Rights, Size, Timestamp};

use super::fd::end_turn;
use crate::file::OpenFile;
use crate::files::{Epoll, STREAM};
use crate::generated::unsupported::unsupported_epoll;
use crate::thread::Thread;
use crate::wait::{Interest, Wait};

/// The set behind a descriptor.
fn set(file: &OpenFile) -> Result<&Epoll, Errno> {
    file.file().as_any().and_then(|file| file.downcast_ref()).ok_or(Errno::Inval)
}

impl EpollCalls for Thread {
    unsupported_epoll!();

    fn epoll_create(&mut self) -> Result<Fd, Errno> {
        self.room("epoll_create")?;
        self.made("epoll_create", OpenFile::new(Epoll::new()?, Fdflags::empty()), STREAM)
    }

    /// The order of errors is Linux's.
    fn epoll_ctl(&mut self, epfd: Fd, op: EpollCtl, fd: Fd, event: Option<EpollEvent>) -> Result<(), Errno> {
        let holder = self.files().get(epfd, Rights::empty())?;
        let file = self.files().get(fd, Rights::POLL_FD_READWRITE)?;
        let set = match set(&holder) {
            Err(_) if !Epoll::can_hold(file.file()) => return Err(Errno::Perm),
            set => set?,
        };
        if Arc::ptr_eq(&holder, &file) {
            return Err(Errno::Inval);
        }
        match op {
            EpollCtl::AddZero | EpollCtl::Add => set.add(fd, &file, &event.ok_or(Errno::Fault)?),
            EpollCtl::Mod => set.change(fd, &file, &event.ok_or(Errno::Fault)?),
            EpollCtl::Del => set.remove(fd, &file),
        }
    }

    /// What has come beats a time that is over, and both beat a signal.
    fn epoll_wait(
        &mut self,
        w: &mut Wait,
        epfd: Fd,
        events: GuestSlice<'_, EpollEvent>,
        timeout: Timestamp,
    ) -> Poll<Result<Size, Errno>> {
        if events.is_empty() {
            return Poll::Ready(Err(Errno::Inval));
        }
        let file = self.file_again(w, epfd, Rights::empty())?;
        let set = set(&file)?;
        let come = set.take(events.len())?;
        if !come.is_empty() || timeout == 0 || w.expired()? {
            for (index, event) in come.iter().enumerate() {
                events.set(index, event)?;
            }
            return Poll::Ready(Ok(come.len()));
        }
        if w.interrupted() {
            return Poll::Ready(Err(Errno::Intr));
        }
        w.timeout((timeout != Timestamp::MAX).then(|| Duration::from_nanos(timeout)))?;
        w.watch(set.watched(), Interest::READABLE);
        end_turn(w, file, Poll::Pending)
    }
}
