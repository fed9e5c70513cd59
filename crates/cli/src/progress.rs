//! A sign of life while compiling takes long.
//!
//! Main type: [`Progress`]. One invariant: nothing is shown, and no thread started, unless standard error is a terminal.

use std::io::IsTerminal as _;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::report;

/// What takes less is over before a person wonders.
const PATIENCE: Duration = Duration::from_millis(500);
const TURN: Duration = Duration::from_millis(100);

/// Shown until it is dropped.
pub(crate) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// Says `message` beside a turning wheel if it takes longer than half a second.
    pub(crate) fn start(message: String) -> Self {
        if report::is_quiet() || !std::io::stderr().is_terminal() {
            return Progress(None);
        }
        let (done, over) = mpsc::channel::<()>();
        let show = move || {
            if over.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_message(message);
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
                bar.set_style(style);
            }
            while over.recv_timeout(TURN) == Err(RecvTimeoutError::Timeout) {
                bar.tick();
            }
            bar.finish_and_clear();
        };
        // Without a thread there is no wheel; that is no reason not to compile.
        Progress(
            std::thread::Builder::new()
                .name("progress".to_owned())
                .spawn(show)
                .ok()
                .map(|handle| (done, handle)),
        )
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, handle)) = self.0.take() {
            drop(done);
            // It only draws; if it panicked, that has been printed.
            let _ = handle.join();
        }
    }
}
