//! Processes and signals.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use waxwing_abi::system::Proc;
use waxwing_abi::types::*;
use waxwing_abi::{GuestPtr, GuestSlice, GuestString, StringBlock, StringList};

use crate::asyncify::Order;
use crate::children::Change;
use crate::generated::unsupported::unsupported_proc;
use crate::image::Image;
use crate::process::{ExitStatus, Process};
use crate::program::{self, Request};
use crate::signal;
use crate::spawn::Surroundings;
use crate::thread::Thread;
use crate::wait::Wait;
use crate::world::World;

impl Proc for Thread {
    unsupported_proc!();

    /// The thread stops on its way out of this call, and all others at their next chance.
    fn proc_exit(&mut self, rval: Exitcode) -> Result<(), Errno> {
        if !self.ends_by_default(rval) {
            self.process().end(ExitStatus::Exited(rval));
        }
        Ok(())
    }

    fn proc_exit2(&mut self, rval: Exitcode) -> Result<(), Errno> {
        if self.returns_from_exit() {
            self.give_back(ExitStatus::Exited(rval));
            return Ok(());
        }
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
        process.find(pid).map(|other| other.parent_pid()).ok_or(Errno::Badf)
    }

    /// Made twice: the first time it orders the fork and the guest leaves its stack; when parent and child come back to
    /// it, each is given its answer.
    fn proc_fork(&mut self, copy_memory: bool) -> Result<Pid, Errno> {
        if let Some(answer) = self.arrived() {
            return answer.map(|pid| u32::try_from(pid).unwrap_or(0));
        }
        self.order(if copy_memory { Order::Fork } else { Order::Vfork });
        Ok(0)
    }

    fn proc_fork_env(&mut self) -> Result<Pid, Errno> {
        if self.is_borrowed() { Err(Errno::Notsup) } else { self.borrow(None) }
    }

    fn proc_join(
        &mut self,
        w: &mut Wait,
        pid: GuestPtr<'_, OptionPid>,
        flags: JoinFlags,
    ) -> Poll<Result<JoinStatus, Errno>> {
        let wanted = match pid.load()? {
            // How libc says a child in the caller's group: there is one group.
            OptionPid::None | OptionPid::Some(0) => None,
            OptionPid::Some(pid) => Some(pid),
        };
        let found = match self.process().reap(wanted, flags.contains(JoinFlags::WAKE_STOPPED))? {
            Some((child, change)) => (child, join_status(&change)),
            // libc hands the number on, and POSIX has 0 for a child that is not ready.
            None if flags.contains(JoinFlags::NON_BLOCKING) => (0, JoinStatus::Nothing),
            // That some child has ended is no reason not to wait for another: its signal is looked at when that is over. (It is put
            // off first, so that what comes later interrupts the call again.)
            None if w.interrupted() => {
                self.shared().put_signals_off();
                if self.has_pending_besides(signal::CHLD) {
                    return Poll::Ready(Err(Errno::Intr));
                }
                return Poll::Pending;
            }
            None => return Poll::Pending,
        };
        pid.store(&OptionPid::Some(found.0))?;
        Poll::Ready(Ok(found.1))
    }

    /// As POSIX kill, whose negative numbers come as large ones: 0 and -1 are all processes, the latter but for the first and
    /// the caller; -n is process n with all that come from it, as nobody can make groups.
    fn proc_signal(&mut self, pid: Pid, signal: Signal) -> Result<(), Errno> {
        let process = self.process();
        let targets = match pid.cast_signed() {
            0 => process.family(1),
            -1 => {
                let is_other = |other: &Arc<Process>| other.pid() > 1 && other.pid() != process.pid();
                process.family(1).into_iter().filter(is_other).collect()
            }
            ..-1 => process.family(pid.wrapping_neg()),
            1.. => process.find(pid).into_iter().collect(),
        };
        if targets.is_empty() {
            return Err(Errno::Srch);
        }
        if signal == Signal::None {
            return Ok(());
        }
        targets.iter().try_for_each(|target| target.signal(signal.raw()))
    }

    /// As POSIX raise: to the calling thread, which takes it on its way out of this call.
    fn proc_raise(&mut self, sig: Signal) -> Result<(), Errno> {
        if sig == Signal::None {
            return Ok(());
        }
        let is_wasix = self.image.module.is_wasix();
        let number = if is_wasix { sig.raw() } else { signal::from_preview(sig.raw()) };
        if !is_wasix && signal::stops(number) {
            // There is nobody who could have it go on.
            return Err(Errno::Notsup);
        }
        self.process().signal_thread(self.tid(), number)
    }

    fn proc_raise_interval(&mut self, sig: Signal, interval: Timestamp, repeat: bool) -> Result<(), Errno> {
        let number = signal::number(sig.raw()).ok_or(Errno::Inval)?;
        let process = self.process();
        process.run.alarms.set(process, number, Duration::from_nanos(interval), repeat)
    }

    /// The system saves nothing. An embedder that does has a layer for it (`Layer::proc_snapshot`): it is called on the guest's thread,
    /// in the middle of the call.
    fn proc_snapshot(&mut self) -> Result<(), Errno> {
        Ok(())
    }

    fn proc_signals_sizes_get(&mut self) -> Result<Size, Errno> {
        Ok(self.process().signals.told().len())
    }

    fn proc_signals_get(&mut self, buf: GuestPtr<'_, SignalDisposition>) -> Result<(), Errno> {
        let told = self.process().signals.told();
        told.iter().enumerate().try_for_each(|(index, told)| buf.element(index)?.store(told))
    }

    fn callback_signal(&mut self, callback: &GuestString) -> Result<(), Errno> {
        self.name_handler(callback.as_str());
        Ok(())
    }

    /// In the ways of it that never come back (`proc_exec`, `proc_exec2`) the process ends when it fails.
    fn proc_exec(
        &mut self,
        _w: &mut Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<(), Errno>> {
        let request = Request::new("proc_exec", name, search_path, path.as_ref());
        let image = self
            .process()
            .is_run()
            .and_then(|()| self.prepare(self.process().world.as_ref(), request, &args, envs.as_ref()));
        Poll::Ready(match image {
            Ok(image) => {
                self.process().execute(self.shared(), image);
                if self.returns_from_exit() {
                    self.give_back(ExitStatus::Exited(0));
                }
                Ok(())
            }
            Err(errno) => {
                self.shared().lose();
                Err(errno)
            }
        })
    }

    fn proc_spawn(
        &mut self,
        _w: &mut Wait,
        name: &GuestString,
        chroot: bool,
        args: StringList<'_>,
        preopen: StringList<'_>,
        stdin: StdioMode,
        stdout: StdioMode,
        stderr: StdioMode,
        working_dir: &GuestString,
    ) -> Poll<Result<ProcessHandles, Errno>> {
        let process = Arc::clone(self.process());
        process.is_run()?;
        let dirs = preopen.to_vec()?;
        let there = Some(working_dir).filter(|dir| !dir.is_empty());
        let child = if chroot || !dirs.is_empty() {
            let (root, cwd) = if chroot { (there, None) } else { (None, there) };
            Surroundings::confined(&process, root, &dirs, cwd)?
        } else {
            let child = Surroundings::of(&process);
            if let (Some(dir), Some(world)) = (there, &child.world) {
                world.chdir(dir)?;
            }
            child
        };
        let streams = [child.stream(0, stdin)?, child.stream(1, stdout)?, child.stream(2, stderr)?];
        let request = Request::new("proc_spawn", name, true, None);
        let image = self.prepare(process.world.as_ref(), request, &args, None)?;
        let mut ends = [OptionFd::None, OptionFd::None, OptionFd::None];
        let open = |ends: &mut [OptionFd; 3]| {
            for (end, stream) in ends.iter_mut().zip(streams) {
                if let Some(entry) = stream {
                    *end = OptionFd::Some(process.files.insert(entry)?);
                }
            }
            process.spawn(image, child, &[])
        };
        let spawned = open(&mut ends);
        if spawned.is_err() {
            for end in &ends {
                if let OptionFd::Some(fd) = end {
                    process.files.close(*fd)?;
                }
            }
        }
        let [stdin, stdout, stderr] = ends;
        Poll::Ready(spawned.map(|pid| ProcessHandles { pid, stdin, stdout, stderr }))
    }

    fn proc_spawn2(
        &mut self,
        _w: &mut Wait,
        name: &GuestString,
        args: StringList<'_>,
        envs: Option<StringList<'_>>,
        fd_ops: GuestSlice<'_, ProcSpawnFdOp>,
        signal_dispositions: GuestSlice<'_, SignalDisposition>,
        search_path: bool,
        path: Option<GuestString>,
    ) -> Poll<Result<Pid, Errno>> {
        let process = self.process();
        process.is_run()?;
        let dispositions = (0..signal_dispositions.len()).map(|index| signal_dispositions.get(index));
        let dispositions = dispositions.collect::<Result<Vec<_>, _>>()?;
        let child = Surroundings::of(process);
        for index in 0..fd_ops.len() {
            let op = fd_ops.get(index)?;
            let has_path = matches!(op.cmd, ProcSpawnFdOpName::Open | ProcSpawnFdOpName::Chdir);
            let path = || GuestString::new(fd_ops.memory(), op.path.0, op.path_len as u64);
            let path = if has_path { Some(path()?) } else { None };
            child.act(&op, path.as_ref())?;
        }
        let request = Request::new("proc_spawn2", name, search_path, path.as_ref());
        let image = self.prepare(child.world.as_ref(), request, &args, envs.as_ref())?;
        Poll::Ready(process.spawn(image, child, &dispositions))
    }
}

impl Thread {
    /// Finds and loads a program of this world, to be run with these arguments and variables: without any, those that there are.
    fn prepare(
        &self,
        world: Option<&World>,
        request: Request<'_>,
        args: &StringList<'_>,
        envs: Option<&StringList<'_>>,
    ) -> Result<Image, Errno> {
        let args = args.to_vec()?;
        let env = match envs {
            Some(envs) => StringBlock::new(envs.to_vec()?)?,
            None => self.image.env.clone(),
        };
        let (module, args) = program::find(&self.process().run, world, request, args)?;
        Ok(Image::new(module, StringBlock::new(args)?, env, None))
    }
}

/// How a parent is told of what has become of its child. The code beside a signal is 0: libc puts it where a status of POSIX
/// has the code of a process that has exited.
fn join_status(change: &Change) -> JoinStatus {
    let number = |signal: u8| Signal::from_raw(signal).unwrap_or(Signal::Kill);
    let signaled = |signal| JoinStatus::ExitSignal(ErrnoSignal { exit_code: 0, signal: number(signal) });
    match change {
        Change::Stopped(signal) => JoinStatus::Stopped(number(*signal)),
        // As POSIX: the low eight bits.
        Change::Ended(ExitStatus::Exited(code)) => JoinStatus::ExitNormal(u16::from(code.to_le_bytes()[0])),
        Change::Ended(ExitStatus::Signaled(number)) => signaled(*number),
        Change::Ended(ExitStatus::TimedOut) => signaled(signal::KILL),
        Change::Ended(ExitStatus::Trapped(_)) => signaled(signal::ABRT),
    }
}
