//! The terminal of a program that can change it, when a signal to the command itself ends both: it is put back first.
//!
//! Main item: [`guard`]. One invariant: the command ends by the signal at once, as it would have without this. (Where signals are
//! heeded already they end the run, if they end the command, and its terminal is put back then.)

use std::sync::{Arc, Weak};

use waxwing::Process;

use crate::signals::{self, ENDING};

/// Has the terminal of this process's run put back, and a panic of ours print on a terminal that shows it. Without a terminal,
/// nothing is changed.
pub(crate) fn guard(process: &Arc<Process>, is_heeded: bool) -> std::io::Result<()> {
    if !process.has_terminal() {
        return Ok(());
    }
    let panicking = Arc::downgrade(process);
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        restore(&panicking);
        print(panic);
    }));

    if is_heeded {
        return Ok(());
    }
    let process = Arc::downgrade(process);
    signals::heed("terminal", ENDING, move |signal| {
        restore(&process);
        signals::die_of(signal);
    })
}

fn restore(process: &Weak<Process>) {
    if let Some(process) = process.upgrade() {
        process.restore_terminal();
    }
}
