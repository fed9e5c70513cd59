//! Processes and signals.

use std::task::Poll;

use waxwing_abi::system::Proc;
use waxwing_abi::types::*;
use waxwing_abi::{GuestPtr, GuestSlice, GuestString, StringBlock, StringList};

use crate::asyncify::Order;
use crate::generated::unsupported::unsupported_proc;
use crate::process::ExitStatus;
use crate::signal;
use crate::thread::Thread;
use crate::wait::Wait;

impl Proc for Thread {
    unsupported_proc!();

    /// The thread stops on its way out of this call, and all others at their next chance.
    fn proc_exit(&mut self, rval: Exitcode) -> Result<(), Errno> {
        self.process().end(ExitStatus::Exited(rval));
        Ok(())
    }

    fn proc_exit2(&mut self, rval: Exitcode) -> Result<(), Errno> {
        self.proc_exit(rval)
    }

    fn proc_id(&mut self) -> Result<Pid, Errno> {
        Ok(self.process().pid())
    }

    fn proc_parent(&mut self, pid: Pid) -> Result<Pid, Errno> {
        let process = self.process();
        if pid == process.pid() {
            return Ok(process.parent_pid());
        }
        process.child(pid).map(|child| child.parent_pid()).ok_or(Errno::Badf)
    }

    /// Made twice: the first time it orders the fork and the guest leaves its stack; when parent and child come back to
    /// it, each is given its answer.
    fn proc_fork(&mut self, copy_memory: bool) -> Result<Pid, Errno> {
        if let Some(answer) = self.arrived() {
            return answer.map(|pid| u32::try_from(pid).unwrap_or(0));
        }
        if !copy_memory {
            return Err(Errno::Notsup);
        }
        self.order(Order::Fork);
        Ok(0)
    }

    fn proc_join(
        &mut self,
        w: &mut Wait,
        pid: GuestPtr<'_, OptionPid>,
        flags: JoinFlags,
    ) -> Poll<Result<JoinStatus, Errno>> {
        let wanted = match pid.load()? {
            OptionPid::None => None,
            OptionPid::Some(pid) => Some(pid),
        };
        match self.process().reap(wanted)? {
            Some((child, status)) => {
                pid.store(&OptionPid::Some(child))?;
                Poll::Ready(Ok(join_status(&status)))
            }
            None if flags.contains(JoinFlags::NON_BLOCKING) => Poll::Ready(Ok(JoinStatus::Nothing)),
            None if w.interrupted() => Poll::Ready(Err(Errno::Intr)),
            None => Poll::Pending,
        }
    }

    fn proc_signal(&mut self, pid: Pid, signal: Signal) -> Result<(), Errno> {
        let process = self.process();
        let target = if pid == process.pid() { Some(process.clone()) } else { process.child(pid) };
        let target = target.ok_or(Errno::Srch)?;
        if signal == Signal::None { Ok(()) } else { target.signal(signal.raw()) }
    }

    /// As POSIX raise: to the calling thread, which takes it on its way out of this call.
    fn proc_raise(&mut self, sig: Signal) -> Result<(), Errno> {
        let process = self.process();
        let number = if process.module.is_wasix() { sig.raw() } else { signal::from_preview(sig.raw()) };
        if sig == Signal::None { Ok(()) } else { process.signal_thread(self.tid(), number) }
    }

    fn proc_signals_sizes_get(&mut self) -> Result<Size, Errno> {
        Ok(0)
    }

    fn proc_signals_get(&mut self, _buf: GuestPtr<'_, SignalDisposition>) -> Result<(), Errno> {
        Ok(())
    }

    fn callback_signal(&mut self, callback: &GuestString) -> Result<(), Errno> {
        self.process().signals.set_handler(callback.as_str().to_owned());
        Ok(())
    }

    fn proc_spawn2(
        &mut self,
        _w: &mut Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        fd_ops: GuestSlice<'_, ProcSpawnFdOp>,
        signal_dispositions: GuestSlice<'_, SignalDisposition>,
        _search_path: bool,
        _path: Option<GuestString>,
    ) -> Poll<Result<Pid, Errno>> {
        if !fd_ops.is_empty() || !signal_dispositions.is_empty() {
            return Poll::Ready(Err(Errno::Notsup));
        }
        let args = StringBlock::new(args.to_vec()?)?;
        let env = match envs {
            Some(envs) => StringBlock::new(envs.to_vec()?)?,
            None => self.process().env.clone(),
        };
        Poll::Ready(self.process().spawn(name.as_str(), args, env))
    }
}

/// How a parent is told of its child's end.
fn join_status(status: &ExitStatus) -> JoinStatus {
    let signaled = |signal: u8| {
        let signal = Signal::from_raw(signal).unwrap_or(Signal::Kill);
        JoinStatus::ExitSignal(ErrnoSignal { exit_code: 128 + u16::from(signal.raw()), signal })
    };
    match status {
        // As POSIX: the low eight bits.
        ExitStatus::Exited(code) => JoinStatus::ExitNormal(u16::from(code.to_le_bytes()[0])),
        ExitStatus::Signaled(number) => signaled(*number),
        ExitStatus::TimedOut => signaled(signal::KILL),
        ExitStatus::Trapped(_) => signaled(signal::ABRT),
    }
}
