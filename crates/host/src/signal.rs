//! Signals: which are pending, what they do, and to whom they go. What ends or stops a process by default does so at once;
//! handlers run in [`crate::engine::deliver`], at the end of a call or when the engine makes a compute loop look.
//!
//! Numbers are Linux's, as WASIX guests use them. One invariant: a signal that nothing would come of (ignored, or of a
//! default that ignores) never becomes pending, so it interrupts no call.
//!
//! A guest names one export for all signals. The libc of WASIX guests does so at its start, and keeps to itself what its
//! program wants of each; of a signal that the program said nothing of, the export takes the default action as far as libc
//! can: it blocks all signals (by naming an export that does not exist), and ends the program with a message, or makes a
//! call that traps. This is recognized ([`handle`]), and the action taken here, as POSIX has it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use waxwing_abi::types::{Disposition, Errno, Signal, SignalDisposition};

use crate::engine::{self, Cause, Guest, Stop, Trap, Value, ValueType};
use crate::process::{ExitStatus, Process};
use crate::thread::{Thread, ThreadShared};

/// `SIGABRT`
pub(crate) const ABRT: u8 = 6;
/// `SIGKILL`
pub(crate) const KILL: u8 = 9;
/// `SIGPIPE`
pub(crate) const PIPE: u8 = 13;
/// `SIGCHLD`
pub(crate) const CHLD: u8 = 17;
/// `SIGCONT`
const CONT: u8 = 18;
/// `SIGSTOP`
const STOP: u8 = 19;
/// The largest signal number.
const LAST: u8 = 31;

/// What a process does with signals.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    /// Pending for the process: any of its threads takes them. Bit n-1 for signal n.
    pending: AtomicU64,
    /// Ignored by disposition (inherited from whoever started the process).
    ignored: AtomicU64,
    /// Those for which the guest's handler was last seen to take the default action, of those that are ignored by default:
    /// they are delivered, but interrupt no call.
    unhandled: AtomicU64,
    /// The dispositions that the process was started with, where somebody has said any.
    told: Vec<SignalDisposition>,
    handler: Mutex<Handler>,
    /// Writing to a standard stream whose reader is gone ends the process by `SIGPIPE`, as it does Unix's tools.
    pub(crate) ends_on_broken_pipe: bool,
}

/// What handles signals, as `callback_signal` said last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Handler {
    /// Nothing was said: default actions are taken.
    #[default]
    None,
    /// This export.
    Export(String),
    /// An export that does not exist: signals stay pending.
    Blocked,
}

/// What has to be done for a signal taken from the pending ones.
pub(crate) enum Delivery {
    /// Call the export with the number.
    Handler { export: String, number: u8 },
    /// Do what the default is.
    Default(u8),
}

/// What happens by default (POSIX, signal.h).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Terminate,
    Ignore,
    Stop,
}

fn default_action(signal: u8) -> Action {
    const TTOU: u8 = 22;
    const URG: u8 = 23;
    const WINCH: u8 = 28;
    match signal {
        CHLD | CONT | URG | WINCH => Action::Ignore,
        STOP..=TTOU => Action::Stop,
        _ => Action::Terminate,
    }
}

/// Linux's number for a signal of preview0 and preview1, which know no `SIGSTKFLT` (Linux's 16).
pub(crate) fn from_preview(number: u8) -> u8 {
    const STKFLT: u8 = 16;
    if number < STKFLT { number } else { number + 1 }
}

/// Whether a signal stops a process by default.
pub(crate) fn stops(signal: u8) -> bool {
    default_action(signal) == Action::Stop
}

fn bit(signal: u8) -> u64 {
    1 << (signal - 1)
}

/// All signals that stop a process by default.
fn stopping() -> u64 {
    (1..=LAST).filter(|signal| stops(*signal)).map(bit).sum()
}

/// What comes of a signal that is sent.
enum Effect {
    Nothing,
    /// The default action.
    Act(Action),
    /// It becomes pending, and ends a sleep or not.
    Pend {
        interrupts: bool,
    },
}

impl Signals {
    /// Nothing pending, nothing ignored, no handler.
    pub(crate) fn new(ends_on_broken_pipe: bool) -> Self {
        Signals { ends_on_broken_pipe, ..Signals::default() }
    }

    fn handler(&self) -> MutexGuard<'_, Handler> {
        self.handler.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Names the export that handles signals from now on.
    fn set_handler(&self, export: String) {
        *self.handler() = Handler::Export(export);
    }

    /// What a spawned process starts with: the same signals ignored but for what is said, nothing pending, no handler.
    pub(crate) fn inherit(&self, said: &[SignalDisposition]) -> Signals {
        let mut ignored = self.ignored();
        for SignalDisposition { sig, disp } in said {
            // 0 is no signal.
            let Some(number) = number(sig.raw()) else { continue };
            match disp {
                Disposition::Ignore if number != KILL && number != STOP => ignored |= bit(number),
                _ => ignored &= !bit(number),
            }
        }
        let defaults = said.iter().filter(|told| told.disp == Disposition::Default).copied();
        let is_ignored = |sig: &Signal| number(sig.raw()).is_some_and(|number| ignored & bit(number) != 0);
        let ignoring = (1..=LAST).filter_map(Signal::from_raw).filter(is_ignored);
        let told = ignoring.map(|sig| SignalDisposition { sig, disp: Disposition::Ignore });
        Signals {
            ignored: AtomicU64::new(ignored),
            told: defaults.chain(told).collect(),
            ends_on_broken_pipe: self.ends_on_broken_pipe,
            ..Signals::default()
        }
    }

    /// What a forked process starts with: the handler too.
    pub(crate) fn fork(&self) -> Signals {
        let handler = Mutex::new(self.handler().clone());
        let unhandled = AtomicU64::new(self.unhandled.load(Ordering::Relaxed));
        Signals { handler, unhandled, ..self.inherit(&[]) }
    }

    /// What becomes of them when the process runs another program: what is ignored stays so, and there is no handler.
    pub(crate) fn execute(&self) {
        *self.handler() = Handler::None;
        self.unhandled.store(0, Ordering::Relaxed);
    }

    fn ignored(&self) -> u64 {
        self.ignored.load(Ordering::Relaxed)
    }

    /// The dispositions to tell a program that starts.
    pub(crate) fn told(&self) -> &[SignalDisposition] {
        &self.told
    }

    fn effect(&self, signal: u8) -> Effect {
        if self.ignored() & bit(signal) != 0 {
            return Effect::Nothing;
        }
        match (&*self.handler(), default_action(signal)) {
            (_, action) if signal == KILL || signal == STOP => Effect::Act(action),
            (Handler::Blocked, _) => Effect::Pend { interrupts: false },
            (Handler::Export(_), _) => {
                Effect::Pend { interrupts: self.unhandled.load(Ordering::Relaxed) & bit(signal) == 0 }
            }
            (Handler::None, Action::Ignore) => Effect::Nothing,
            (Handler::None, action) => Effect::Act(action),
        }
    }
}

/// The signal's number, if it is one.
pub(crate) fn number(raw: u8) -> Option<u8> {
    (1..=LAST).contains(&raw).then_some(raw)
}

impl Process {
    /// Sends `signal` (Linux's number) to the process: one of its threads will take it.
    ///
    /// # Errors
    /// `inval` when there is no such signal.
    pub fn signal(&self, signal: u8) -> Result<(), Errno> {
        self.send(number(signal).ok_or(Errno::Inval)?, None);
        Ok(())
    }

    /// Sends `signal` to one thread of the process.
    ///
    /// # Errors
    /// `srch` when there is no such thread; else as [`Process::signal`].
    pub fn signal_thread(&self, tid: u32, signal: u8) -> Result<(), Errno> {
        let thread = self.thread(tid).ok_or(Errno::Srch)?;
        self.send(number(signal).ok_or(Errno::Inval)?, Some(&thread));
        Ok(())
    }

    fn send(&self, signal: u8, to: Option<&ThreadShared>) {
        // Going on and stopping undo each other, whatever else comes of the signal.
        if signal == CONT {
            self.forget(stopping());
        } else if stops(signal) {
            self.forget(bit(CONT));
        }
        self.take_effect(signal, to);
        // What handles it does so before the program goes on.
        if signal == CONT {
            self.go_on();
        }
    }

    fn take_effect(&self, signal: u8, to: Option<&ThreadShared>) {
        let (effect, is_stopped) = (self.signals.effect(signal), self.is_stopped());
        let interrupts = match effect {
            Effect::Nothing | Effect::Act(Action::Ignore) => return,
            Effect::Act(Action::Stop) => return self.stop_by(signal),
            Effect::Act(Action::Terminate) if signal == KILL || !is_stopped => {
                return self.end(ExitStatus::Signaled(signal));
            }
            // What has been stopped ends when it goes on.
            Effect::Act(Action::Terminate) => true,
            Effect::Pend { interrupts } => interrupts,
        };
        match to {
            Some(thread) => {
                thread.pending.fetch_or(bit(signal), Ordering::SeqCst);
                thread.signal(interrupts && thread.held() & bit(signal) == 0);
            }
            None => {
                self.signals.pending.fetch_or(bit(signal), Ordering::SeqCst);
                self.signal_one(bit(signal), interrupts);
            }
        }
        self.interrupt();
    }

    fn forget(&self, signals: u64) {
        self.signals.pending.fetch_and(!signals, Ordering::SeqCst);
        self.for_each_thread(|thread| {
            thread.pending.fetch_and(!signals, Ordering::SeqCst);
        });
    }

    /// Has another thread look, if the one that was to take the process's signals has ended.
    pub(crate) fn hand_signals_on(&self) {
        let pending = self.signals.pending.load(Ordering::SeqCst);
        if pending != 0 {
            self.signal_one(pending, true);
        }
    }

    /// What the guest has not done for a signal that the program has said nothing of.
    fn act(&self, signal: u8) {
        match default_action(signal) {
            Action::Terminate => self.end(ExitStatus::Signaled(signal)),
            Action::Stop => self.stop_by(signal),
            Action::Ignore => drop(self.signals.unhandled.fetch_or(bit(signal), Ordering::Relaxed)),
        }
    }
}

/// A signal that is being handled on a thread.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Handling {
    number: u8,
    /// The handler has made a call that has ended.
    has_called: bool,
    /// It is left in the middle, for the default action.
    is_left: bool,
}

impl Thread {
    /// Names what handles signals: an export, or what is none.
    pub(crate) fn name_handler(&mut self, export: &str) {
        let process = self.process();
        if self.image.module.has_function(export) {
            process.signals.set_handler(export.to_owned());
            // What was sent while signals were blocked.
            if process.signals.pending.load(Ordering::SeqCst) != 0 {
                self.shared().signal(true);
            }
            process.for_each_thread(|thread| {
                if thread.pending.load(Ordering::SeqCst) != 0 {
                    thread.signal(true);
                }
            });
            return;
        }
        *process.signals.handler() = Handler::Blocked;
        // Libc's default action of these is a call through a null pointer, or the program's end.
        match &mut self.handling {
            Some(handling)
                if !handling.has_called && default_action(handling.number) != Action::Terminate =>
            {
                handling.is_left = true;
            }
            _ => {}
        }
    }

    /// Whether a program that ends with this code does so as libc's default action of a signal: the handler is then left.
    pub(crate) fn ends_by_default(&mut self, code: u32) -> bool {
        /// What libc's `abort` comes to while signals are blocked.
        const ABORTED: u32 = 127;
        let is_blocked = *self.process().signals.handler() == Handler::Blocked;
        match &mut self.handling {
            Some(handling) if is_blocked && code == ABORTED => {
                handling.is_left = true;
                true
            }
            _ => false,
        }
    }

    /// Whether a signal other than this one is to be looked at.
    pub(crate) fn has_pending_besides(&self, signal: u8) -> bool {
        self.pending() & !bit(signal) != 0
    }

    /// The signals that it would take now.
    fn pending(&self) -> u64 {
        let pending = |of: &AtomicU64| of.load(Ordering::SeqCst);
        (pending(&self.shared.pending) | pending(&self.process().signals.pending)) & !self.shared.held()
    }

    /// Whether it has signals to look at. Another thread may have taken what it was woken for, and who sent that may not have seen
    /// that it is in the handler of that already: those wait for the end of the call.
    pub(crate) fn has_signals(&self) -> bool {
        if self.pending() == 0 {
            self.shared.put_signals_off();
        }
        self.pending() != 0
    }

    /// Is in the handlers of these signals from now on, and looks at those that it has not taken for others'.
    fn hold(&self, signals: u64) {
        self.shared.hold(signals);
        if self.pending() != 0 && *self.process().signals.handler() != Handler::Blocked {
            self.shared.signal(true);
            self.process().interrupt();
        }
    }
}

/// Takes note of the end of a call, if it is a handler's; whether the handler is left.
pub(crate) fn called(thread: &mut Thread) -> bool {
    match &mut thread.handling {
        Some(handling) => {
            handling.has_called = true;
            handling.is_left
        }
        None => false,
    }
}

/// Runs the handler of a signal. If that does nothing but try to take the default action, it is taken here.
///
/// # Errors
/// How the guest stopped.
pub(crate) fn handle<G: Guest>(guest: &mut G, export: &str, number: u8) -> Result<(), Stop> {
    let stack = guest.global("__stack_pointer");
    let thread = &mut guest.split().1.thread;
    let outer = thread.handling.replace(Handling { number, has_called: false, is_left: false });
    thread.shared.set_handling(true);
    let held = thread.shared.held();
    thread.shared.hold(held | bit(number));
    let called = engine::call(guest, export, &[u64::from(number)]);
    let thread = &mut guest.split().1.thread;
    thread.shared.set_handling(outer.is_some());
    // However it was left: by a jump as well (POSIX: siglongjmp).
    thread.hold(held);
    let handling = std::mem::replace(&mut thread.handling, outer);
    let Some(Handling { has_called, is_left, .. }) = handling else { return called.map(drop) };
    let process = std::sync::Arc::clone(thread.process());
    let is_blocked = *process.signals.handler() == Handler::Blocked;
    match called {
        Err(Stop::HandlerLeft) if is_left => {}
        // It has tried to end the program.
        Err(Stop::Trap(trap)) if is_blocked && !is_exception(&*trap) => {}
        // It has called what the program said instead of a handler (`SIG_IGN`) as if it were one.
        Err(Stop::Trap(trap)) if !has_called && is_no_function(&*trap) => {
            restore(guest, stack);
            return Ok(());
        }
        Ok(_) => {
            process.signals.unhandled.fetch_and(!bit(number), Ordering::Relaxed);
            return Ok(());
        }
        Err(stop) => return Err(stop),
    }
    restore(guest, stack);
    process.signals.set_handler(export.to_owned());
    process.act(number);
    Ok(())
}

/// Puts the guest's stack in memory back to where it was before a handler that did not return.
fn restore<G: Guest>(guest: &mut G, stack: Option<u64>) {
    const NAME: &str = "__stack_pointer";
    let Some(stack) = stack else { return };
    let now = guest.globals().into_iter().find(|(name, _)| name == NAME);
    let ty = now.map(|(_, now)| if matches!(now, Value::I64(_)) { ValueType::I64 } else { ValueType::I32 });
    let value = ty.and_then(|ty| Value::from_word(ty, stack));
    if let Some(value) = value {
        guest.set_global(NAME, value);
    }
}

fn is_exception(trap: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    trap.downcast_ref().is_some_and(Trap::is_exception)
}

fn is_no_function(trap: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    let cause = trap.downcast_ref::<Trap>().map(|trap| &trap.cause);
    matches!(cause, Some(Cause::BadSignature | Cause::IndirectCallToNull | Cause::TableOutOfBounds))
}

/// Takes one pending signal of the thread or its process, the lowest number first: none whose handler it is in (POSIX:
/// sigaction).
pub(crate) fn take(thread: &Thread) -> Option<Delivery> {
    let signals = &thread.process().signals;
    thread.shared.signals_seen();
    loop {
        let handler = signals.handler().clone();
        if handler == Handler::Blocked {
            return None;
        }
        let free = !thread.shared.held();
        let number =
            take_lowest(&thread.shared.pending, free).or_else(|| take_lowest(&signals.pending, free))?;
        if signals.ignored() & bit(number) != 0 {
            continue;
        }
        // More may be pending: have this thread look again once the handler has run.
        thread.shared.signal(false);
        return Some(match handler {
            Handler::Export(export) => Delivery::Handler { export, number },
            _ => Delivery::Default(number),
        });
    }
}

/// Takes the default action for a signal that was pending when nobody handled it.
pub(crate) fn act(thread: &Thread, number: u8) {
    if default_action(number) != Action::Ignore {
        thread.process().act(number);
    }
}

fn take_lowest(pending: &AtomicU64, of: u64) -> Option<u8> {
    let lowest = |bits: u64| (bits & of) & (bits & of).wrapping_neg();
    let before = pending.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |bits| {
        (bits & of != 0).then_some(bits & !lowest(bits))
    });
    before.ok().and_then(|bits| u8::try_from(lowest(bits).trailing_zeros() + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(bits: u64) -> Vec<u8> {
        (1..=LAST).filter(|signal| bits & bit(*signal) != 0).collect()
    }

    #[test]
    fn default_actions_are_those_of_posix() {
        let with =
            |action| -> Vec<u8> { (1..=LAST).filter(|signal| default_action(*signal) == action).collect() };
        assert_eq!(with(Action::Ignore), [17, 18, 23, 28]);
        assert_eq!(with(Action::Stop), [19, 20, 21, 22]);
        assert_eq!(with(Action::Terminate).len(), 31 - 8);
        assert_eq!(numbers(stopping()), [19, 20, 21, 22]);
        assert_eq!([0, 1, 31, 32, 255].map(number), [None, Some(1), Some(31), None, None]);
    }

    #[test]
    fn dispositions_are_inherited_and_can_be_said() {
        let said = |sig, disp| SignalDisposition { sig, disp };
        let first = Signals::new(false).inherit(&[
            said(Signal::Int, Disposition::Ignore),
            said(Signal::Quit, Disposition::Ignore),
            said(Signal::Kill, Disposition::Ignore),
            said(Signal::None, Disposition::Ignore),
        ]);
        assert_eq!(numbers(first.ignored()), [2, 3]);
        let second = first.inherit(&[said(Signal::Int, Disposition::Default)]);
        assert_eq!(numbers(second.ignored()), [3]);
        assert_eq!(
            second.told(),
            [said(Signal::Int, Disposition::Default), said(Signal::Quit, Disposition::Ignore)]
        );
        assert_eq!(numbers(second.fork().ignored()), [3]);
        second.execute();
        assert_eq!(numbers(second.ignored()), [3]);
    }
}
