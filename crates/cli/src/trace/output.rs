//! Where a trace goes: to standard error line by line, or to a file in larger pieces.
//!
//! Main type: [`Output`]. One invariant: what is written by one call of [`Output::write`] stands together, whoever else
//! writes at the same time.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::report::{self, Failure};

/// How much is kept before it is written to a file.
const PIECE: usize = 64 << 10;

/// Where a trace goes.
pub(crate) struct Output(Mutex<Destination>);

enum Destination {
    Stderr,
    File {
        file: File,
        name: String,
        /// What is still to be written.
        kept: Vec<u8>,
    },
    /// It could not be written to any more.
    Closed,
}

impl Output {
    pub(crate) fn stderr() -> Output {
        Output(Mutex::new(Destination::Stderr))
    }

    /// Makes the file, or cuts the one that is there.
    pub(crate) fn create(path: &Path) -> Result<Output, Failure> {
        let name = path.display().to_string();
        let file = File::create(path)
            .map_err(|error| Failure::cannot(format!("cannot write the trace to {name}")).cause(error))?;
        Ok(Output(Mutex::new(Destination::File { file, name, kept: Vec::with_capacity(PIECE * 2) })))
    }

    /// Writes a line, or whatever is to stand together.
    pub(crate) fn write(&self, text: &[u8]) {
        let mut destination = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let written = match &mut *destination {
            Destination::Stderr => io::stderr().lock().write_all(text),
            Destination::File { kept, .. } => {
                kept.extend_from_slice(text);
                if kept.len() < PIECE {
                    return;
                }
                destination.flush()
            }
            Destination::Closed => return,
        };
        destination.heed(written);
    }

    /// Writes what was kept.
    pub(crate) fn finish(&self) {
        let mut destination = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let written = destination.flush();
        destination.heed(written);
    }
}

impl Destination {
    fn flush(&mut self) -> io::Result<()> {
        let Destination::File { file, kept, .. } = self else { return Ok(()) };
        let written = file.write_all(kept);
        kept.clear();
        written
    }

    /// Gives up where nothing can be written any more, and says so once, if there is a place to say it.
    fn heed(&mut self, written: io::Result<()>) {
        let Err(error) = written else { return };
        if let Destination::File { name, .. } = self {
            report::warn(&format!("the trace in {name} is not whole: {error}"));
        }
        *self = Destination::Closed;
    }
}
