//! Children that run on their parent's thread, in its memory, until they end or execute another program: `proc_fork` without
//! a copy of memory, and `proc_fork_env`.
//!
//! Such a child is a process like others: it has a number, descriptors, a current directory and signals of its own. What it
//! lacks is a thread: its parent's main or other thread has the child for its process meanwhile ([`Thread::borrow`]), and the
//! parent back afterwards ([`Thread::give_back`]). The parent's other threads go on as the parent. If the child executes a
//! program it gets an OS thread of its own for that. A parent that is ended meanwhile is gone as soon as it runs nowhere else,
//! and the thread stops when it comes back.
//!
//! Main type: [`Loan`]. One invariant: a loan ends once, and then the child has ended, or has a thread of its own.

use std::sync::Arc;

use waxwing_abi::types::Errno;

use crate::asyncify::Lent;
use crate::fd_table::Recent;
use crate::image::Image;
use crate::process::{ExitStatus, Process};
use crate::signal;
use crate::thread::{Thread, ThreadShared};

/// What a thread is while a child has it, and how it becomes that again.
pub(crate) struct Loan {
    child: Arc<Process>,
    /// The child's half of the thread.
    shared: Arc<ThreadShared>,
    process: Arc<Process>,
    image: Arc<Image>,
    own: Arc<ThreadShared>,
    /// The stack to go back to; without one, the call that ends the child returns to the parent.
    stack: Option<Lent>,
}

impl Drop for Loan {
    fn drop(&mut self) {
        self.process.take_back();
        // If the child has been given back its place is taken already.
        self.child.end_borrowed(&self.shared, ExitStatus::Signaled(signal::KILL));
    }
}

impl Thread {
    /// Whether its process is a child that has borrowed it.
    pub(crate) fn is_borrowed(&self) -> bool {
        !self.loans.is_empty()
    }

    /// Whether its process is a child that ends by a call that returns.
    pub(crate) fn returns_from_exit(&self) -> bool {
        self.loans.last().is_some_and(|loan| loan.stack.is_none())
    }

    /// Whether nobody else runs in the guest's memory.
    pub(crate) fn is_alone(&self) -> bool {
        self.process.has_one_thread() && self.loans.iter().all(|loan| loan.process.has_one_thread())
    }

    /// Lends itself to a new child; the child's number.
    ///
    /// # Errors
    /// As of other ways to make a child.
    pub(crate) fn borrow(&mut self, stack: Option<Lent>) -> Result<u32, Errno> {
        let child = Process::for_loan(self)?;
        let shared = child.borrowed_thread();
        shared.resemble(&self.shared);
        let pid = child.pid();
        let image = std::mem::replace(&mut self.image, child.image());
        let process = std::mem::replace(&mut self.process, Arc::clone(&child));
        let own = std::mem::replace(&mut self.shared, Arc::clone(&shared));
        self.forget_files();
        process.lend();
        self.loans.push(Loan { child, shared, process, image, own, stack });
        Ok(pid)
    }

    /// Is its parent's again; the child, which has ended (with `status`, if it has none) or runs elsewhere, and the stack to go
    /// back to.
    pub(crate) fn give_back(&mut self, status: ExitStatus) -> Option<(Arc<Process>, Option<Lent>)> {
        let mut loan = self.loans.pop()?;
        // It is in those handlers that it is in, whoever it was when it came to them.
        loan.own.hold(self.shared.held());
        self.process = Arc::clone(&loan.process);
        self.image = Arc::clone(&loan.image);
        self.shared = Arc::clone(&loan.own);
        self.forget_files();
        loan.child.end_borrowed(&loan.shared, status);
        // Dropped only here: the thread is lent until the child has ended.
        Some((Arc::clone(&loan.child), loan.stack.take()))
    }

    /// Its table of descriptors is another.
    fn forget_files(&mut self) {
        self.recent = Recent::default();
        self.recent_dir = Recent::default();
    }
}
