//! Waiting for many things at once.

use std::sync::Arc;
use std::task::Poll;

use waxwing_abi::GuestSlice;
use waxwing_abi::system::Polling;
use waxwing_abi::types::{
    Clockid, Errno, Event, EventFdReadwrite, Eventrwflags, Eventtype, Fd, Rights, Size, Subclockflags,
    Subscription, SubscriptionClock, SubscriptionU,
};

use crate::file::OpenFile;
use crate::generated::unsupported::unsupported_polling;
use crate::sys;
use crate::thread::Thread;
use crate::wait::{Interest, Readiness, Wait};

/// How many clocks one call may wait for, beside all descriptors.
const CLOCKS: usize = 1024;

impl Polling for Thread {
    unsupported_polling!();

    /// Each turn asks every subscription once. What is wrong with one subscription is said in its event; the others go
    /// on as if it were not there.
    fn poll_oneoff(
        &mut self,
        w: &mut Wait,
        r#in: GuestSlice<'_, Subscription>,
        out: GuestSlice<'_, Event>,
    ) -> Poll<Result<Size, Errno>> {
        // As poll(2), which takes no more than a process may have open: twice as many here, as reading and writing are two,
        // and some clocks. What the host keeps for each is not counted as the guest's memory.
        let most = self.process().limits().open_files.saturating_mul(2).saturating_add(CLOCKS);
        if r#in.is_empty() || r#in.len() > most {
            return Poll::Ready(Err(Errno::Inval));
        }
        let files = w.take_kept().unwrap_or_else(|| self.files_now(&r#in));
        let seen = self.look_at_all(&r#in, &files)?;
        let mut events = 0;
        let mut first_deadline = u64::MAX;
        for index in 0..r#in.len() {
            let subscription = match r#in.get(index) {
                // A clock that does not exist: as wrong as a descriptor that does not.
                Err(Errno::Inval) => {
                    let userdata = r#in.mark(index)?;
                    let fd_readwrite = EventFdReadwrite { nbytes: 0, flags: Eventrwflags::empty() };
                    let event =
                        Event { userdata, error: Errno::Inval, r#type: Eventtype::Clock, fd_readwrite };
                    out.set(events, &event)?;
                    events += 1;
                    continue;
                }
                subscription => subscription?,
            };
            let outcome = match subscription.u {
                SubscriptionU::Clock(clock) => self.clock_outcome(w, &clock, &mut first_deadline),
                SubscriptionU::FdRead(fd) => {
                    let file = self.polled(&files, index, fd.file_descriptor);
                    file.and_then(|file| fd_outcome(w, &file, Interest::READABLE, seen.get(index)))
                }
                SubscriptionU::FdWrite(fd) => {
                    let file = self.polled(&files, index, fd.file_descriptor);
                    file.and_then(|file| fd_outcome(w, &file, Interest::WRITABLE, seen.get(index)))
                }
            };
            let (error, readiness) = match outcome {
                Ok(None) => continue,
                Ok(Some(readiness)) => (Errno::Success, readiness),
                Err(errno) => (errno, Readiness::default()),
            };
            out.set(events, &event(&subscription, error, readiness))?;
            events += 1;
        }
        if events > 0 {
            return Poll::Ready(Ok(events));
        }
        if w.interrupted() {
            return Poll::Ready(Err(Errno::Intr));
        }
        w.wake_at(first_deadline);
        if !files.is_empty() {
            w.keep(files);
        }
        Poll::Pending
    }
}

/// The files of a call's descriptors, or what is wrong with these, by their subscriptions' places; none while nobody else could
/// close them.
type Files = Vec<Option<Result<Arc<OpenFile>, Errno>>>;

/// The descriptor that a subscription is about.
fn watched(r#in: &GuestSlice<'_, Subscription>, index: usize) -> Option<(Fd, Interest)> {
    match r#in.get(index).ok()?.u {
        SubscriptionU::Clock(_) => None,
        SubscriptionU::FdRead(fd) => Some((fd.file_descriptor, Interest::READABLE)),
        SubscriptionU::FdWrite(fd) => Some((fd.file_descriptor, Interest::WRITABLE)),
    }
}

/// How ready a file is; `None` when it is not, and is now watched.
fn fd_outcome(
    w: &mut Wait,
    file: &OpenFile,
    interest: Interest,
    seen: Option<&Option<Readiness>>,
) -> Result<Option<Readiness>, Errno> {
    let readiness = match (seen, file.file().handle()) {
        (Some(Some(readiness)), Some(handle)) => {
            if !readiness.satisfies(interest) {
                w.watch(handle, interest);
            }
            *readiness
        }
        _ => file.poll(interest, Some(w))?,
    };
    Ok(readiness.satisfies(interest).then_some(readiness))
}

impl Thread {
    /// The files of all descriptors, by their subscriptions' places, where other threads may close some meanwhile: each turn is
    /// about the files that the first one was about.
    fn files_now(&self, r#in: &GuestSlice<'_, Subscription>) -> Files {
        if !self.files().is_shared() {
            return Files::new();
        }
        let file = |(fd, _)| self.files().get(fd, Rights::POLL_FD_READWRITE);
        (0..r#in.len()).map(|index| watched(r#in, index).map(file)).collect()
    }

    /// The file of a descriptor.
    fn polled(&self, files: &Files, index: usize, fd: Fd) -> Result<Arc<OpenFile>, Errno> {
        match files.get(index) {
            Some(Some(file)) => file.clone(),
            _ => self.files().get(fd, Rights::POLL_FD_READWRITE),
        }
    }

    /// Whether a clock has come far enough; if not, when to look again.
    fn clock_outcome(
        &self,
        w: &mut Wait,
        clock: &SubscriptionClock,
        first_deadline: &mut u64,
    ) -> Result<Option<Readiness>, Errno> {
        let absolute = clock.flags.contains(Subclockflags::SUBSCRIPTION_CLOCK_ABSTIME);
        if clock.timeout == 0 && !absolute {
            return Ok(Some(Readiness::default()));
        }
        // As clock_nanosleep(2): a thread that sleeps gains no CPU time of its own.
        if clock.id == Clockid::ThreadCputimeId {
            return Err(Errno::Inval);
        }
        // Stepping the wall clock does not change how long a relative timeout takes.
        let id = if clock.id == Clockid::Realtime && !absolute { Clockid::Monotonic } else { clock.id };
        let (start, now) = match w.start(id) {
            Some(start) => (start, self.now(id)?),
            None => {
                let now = self.now(id)?;
                (w.started(id, now), now)
            }
        };
        let deadline = if absolute { clock.timeout } else { start.saturating_add(clock.timeout) };
        if now >= deadline {
            return Ok(Some(Readiness::default()));
        }
        *first_deadline = self.look_again(id, now, deadline)?.min(*first_deadline);
        Ok(None)
    }

    /// With more than one descriptor: how ready each is, by its subscription's place, found out in one system call.
    /// `None` in a place stands for what the system cannot be asked about.
    fn look_at_all(
        &self,
        r#in: &GuestSlice<'_, Subscription>,
        kept: &Files,
    ) -> Result<Vec<Option<Readiness>>, Errno> {
        if (0..r#in.len()).filter_map(|index| watched(r#in, index)).nth(1).is_none() {
            return Ok(Vec::new());
        }
        let mut seen = vec![None; r#in.len()];
        let (mut places, mut files, mut asked) = (Vec::new(), Vec::new(), Vec::new());
        for index in 0..r#in.len() {
            let Some((fd, interest)) = watched(r#in, index) else { continue };
            // What is wrong with a descriptor is said in its event.
            let Ok(file) = self.polled(kept, index, fd) else { continue };
            if let Some(handle) = file.file().handle() {
                asked.push(sys::PollFd::new(handle, interest.readable, interest.writable));
                places.push(index);
                files.push(file);
            }
        }
        sys::poll_all_now(&mut asked)?;
        places.iter().zip(&asked).for_each(|(place, answer)| seen[*place] = Some(Readiness::from(answer)));
        Ok(seen)
    }
}

fn event(subscription: &Subscription, error: Errno, readiness: Readiness) -> Event {
    let (r#type, interesting) = match subscription.u {
        SubscriptionU::Clock(_) => (Eventtype::Clock, false),
        SubscriptionU::FdRead(_) => (Eventtype::FdRead, true),
        SubscriptionU::FdWrite(_) => (Eventtype::FdWrite, true),
    };
    let flags = if interesting && readiness.hangup {
        Eventrwflags::FD_READWRITE_HANGUP
    } else {
        Eventrwflags::empty()
    };
    Event {
        userdata: subscription.userdata,
        error,
        r#type,
        fd_readwrite: EventFdReadwrite { nbytes: readiness.available, flags },
    }
}
