//! Threads.

use std::task::Poll;

use waxwing_abi::system::Threads;
use waxwing_abi::types::*;

use crate::generated::unsupported::unsupported_threads;
use crate::sys;
use crate::thread::Thread;
use crate::wait::Wait;

/// By which WASIX guests call the first thread of a process.
const MAIN_THREAD: Tid = 0x3fff_ffff;

impl Threads for Thread {
    unsupported_threads!();

    fn sched_yield(&mut self) -> Result<(), Errno> {
        sys::yield_now();
        Ok(())
    }

    fn thread_spawn(&mut self, start: Size) -> Result<Tid, Errno> {
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
        let tid = if tid == MAIN_THREAD { self.process().pid() } else { tid };
        self.process().signal_thread(tid, signal.raw())
    }
}
