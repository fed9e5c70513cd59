//! Threads.

use std::task::Poll;
use std::time::Duration;

use waxwing_abi::system::Threads;
use waxwing_abi::types::*;
use waxwing_abi::{GuestPtr, GuestString};

use crate::asyncify::Order;
use crate::futex::{Queued, Word};
use crate::generated::unsupported::unsupported_threads;
use crate::process::{ExitStatus, Joining};
use crate::sys;
use crate::thread::Thread;
use crate::wait::Wait;

/// By which WASIX guests call the first thread of a process.
const MAIN_THREAD: Tid = 0x3fff_ffff;

/// With which a process ends that goes back to a stack that it has not.
const UNKNOWN_STACK: u32 = 79;

/// What the queue of a futex is found by. As on Linux, a word lies where a word can.
fn word(futex: &GuestPtr<'_, u32>) -> Result<Word, Errno> {
    let address = futex.memory().claim(futex.address(), 4)?;
    if futex.address().is_multiple_of(4) { Ok(address.addr()) } else { Err(Errno::Inval) }
}

impl Threads for Thread {
    unsupported_threads!();

    /// Compares in the first turn alone. Another value is no time-out, so it answers true: libc then looks again.
    fn futex_wait(
        &mut self,
        w: &mut Wait,
        futex: GuestPtr<'_, u32>,
        expected: u32,
        timeout: OptionTimestamp,
    ) -> Poll<Result<bool, Errno>> {
        let Some(queued) = w.kept::<Queued>() else {
            let word = word(&futex)?;
            if let OptionTimestamp::Some(timeout) = timeout {
                w.timeout(Some(Duration::from_nanos(timeout)))?;
            }
            let is_unchanged = || Ok(futex.memory().load_u32_seq_cst(futex.address())? == expected);
            let Some(queued) = self.process().futexes.queue(word, self.shared(), is_unchanged)? else {
                return Poll::Ready(Ok(true));
            };
            w.keep(queued);
            return Poll::Pending;
        };
        let expired = w.expired()?;
        if !queued.is_woken() && !expired && !w.interrupted() {
            return Poll::Pending;
        }
        // Whoever gives up may have been woken at the last moment, and nobody else was in its place.
        Poll::Ready(match queued.give_up() {
            true => Ok(true),
            false if expired => Ok(false),
            false => Err(Errno::Intr),
        })
    }

    fn futex_wake(&mut self, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        Ok(self.process().futexes.wake(word(&futex)?, 1) > 0)
    }

    fn futex_wake_all(&mut self, futex: GuestPtr<'_, u32>) -> Result<bool, Errno> {
        Ok(self.process().futexes.wake(word(&futex)?, usize::MAX) > 0)
    }

    fn callback_reactor(&mut self, _callback: &GuestString) -> Result<(), Errno> {
        Ok(())
    }

    fn callback_thread(&mut self, callback: &GuestString) -> Result<(), Errno> {
        self.image.locals.name_entry(callback.as_str());
        Ok(())
    }

    fn callback_thread_local_destroy(&mut self, callback: &GuestString) -> Result<(), Errno> {
        self.image.locals.name_destructor(callback.as_str());
        Ok(())
    }

    fn thread_local_create(&mut self, user_data: TlVal) -> Result<TlKey, Errno> {
        self.image.locals.create(user_data)
    }

    /// Values that threads still have of it are forgotten; their destructor is not called (POSIX: `pthread_key_delete`).
    fn thread_local_destroy(&mut self, key: TlKey) -> Result<(), Errno> {
        self.image.locals.destroy(key)
    }

    fn thread_local_get(&mut self, key: TlKey) -> Result<TlVal, Errno> {
        self.image.locals.user_data(key)?;
        Ok(self.locals.get(&key).copied().unwrap_or(0))
    }

    fn thread_local_set(&mut self, key: TlKey, val: TlVal) -> Result<(), Errno> {
        self.image.locals.user_data(key)?;
        self.locals.insert(key, val);
        Ok(())
    }

    fn sched_yield(&mut self) -> Result<(), Errno> {
        sys::yield_now();
        Ok(())
    }

    /// Made at least twice: the first time the guest leaves its stack to have it kept, then it comes back, and again each time
    /// that it is restored.
    fn stack_checkpoint(&mut self, snapshot: GuestPtr<'_, StackSnapshot>) -> Result<u64, Errno> {
        if let Some(answer) = self.arrived() {
            return answer;
        }
        let key = self.checkpoint_key();
        snapshot.store(&StackSnapshot { user: 0, hash: key })?;
        self.order(Order::Checkpoint { key, snapshot: snapshot.address() });
        Ok(0)
    }

    /// As longjmp, it has a checkpoint answer 1 that is to answer 0. One that this thread does not have ends the process as
    /// guests expect it.
    fn stack_restore(&mut self, snapshot: StackSnapshot, val: u64) -> Result<(), Errno> {
        if self.has_checkpoint(snapshot.hash) {
            self.order(Order::Restore { key: snapshot.hash, value: val.max(1) });
        } else {
            self.process().end(ExitStatus::Exited(UNKNOWN_STACK));
        }
        Ok(())
    }

    fn thread_spawn(&mut self, start: Size) -> Result<Tid, Errno> {
        if self.is_borrowed() {
            // Its process has the thread and the memory of another.
            return Err(Errno::Notsup);
        }
        self.share_files();
        self.process().spawn_thread(start as u64)
    }

    fn thread_id(&mut self) -> Result<Tid, Errno> {
        Ok(self.tid())
    }

    fn thread_exit(&mut self, _rval: Exitcode) -> Result<(), Errno> {
        self.shared().exit();
        Ok(())
    }

    fn thread_join(&mut self, w: &mut Wait, tid: Tid) -> Poll<Result<(), Errno>> {
        if tid == self.tid() {
            return Poll::Ready(Err(Errno::Deadlk));
        }
        let process = self.process();
        let is_over = match w.kept::<Joining>() {
            Some(_) => process.thread(tid).is_none(),
            None => match process.join(tid, self.shared())? {
                None => true,
                Some(joining) => {
                    w.keep(joining);
                    return Poll::Pending;
                }
            },
        };
        if is_over {
            return Poll::Ready(Ok(()));
        }
        if w.interrupted() { Poll::Ready(Err(Errno::Intr)) } else { Poll::Pending }
    }

    fn thread_parallelism(&mut self) -> Result<Size, Errno> {
        Ok(std::thread::available_parallelism().map_or(1, usize::from))
    }

    fn thread_sleep(&mut self, w: &mut Wait, duration: Timestamp) -> Poll<Result<(), Errno>> {
        if duration == 0 {
            return Poll::Ready(self.sched_yield());
        }
        let now = self.now(Clockid::Monotonic)?;
        let deadline = w.started(Clockid::Monotonic, now).saturating_add(duration);
        if now >= deadline {
            return Poll::Ready(Ok(()));
        }
        if w.interrupted() {
            return Poll::Ready(Err(Errno::Intr));
        }
        w.wake_at(self.look_again(Clockid::Monotonic, now, deadline)?);
        Poll::Pending
    }

    fn thread_signal(&mut self, tid: Tid, signal: Signal) -> Result<(), Errno> {
        let process = self.process();
        let tid = if tid == MAIN_THREAD { process.pid() } else { tid };
        if signal == Signal::None {
            return process.thread(tid).map(drop).ok_or(Errno::Srch);
        }
        process.signal_thread(tid, signal.raw())
    }
}
