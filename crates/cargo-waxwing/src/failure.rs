//! What went wrong, said to people as `waxwing` says it: a line `error:`, then a line `help:`.

use std::io::{self, Write as _};
use std::process::ExitCode;

/// Why nothing was done.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    help: Option<String>,
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Failure { what: what.into(), help: None }
    }

    /// What to do about it.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Failure { help: Some(help.into()), ..self }
    }

    /// Cargo's own errors end with 101; what was said wrongly here, with 2 as everywhere.
    pub(crate) fn print(&self) -> ExitCode {
        let help = self.help.iter().map(|help| format!("help: {help}\n"));
        let text = format!("error: {}\n{}", self.what, help.collect::<String>());
        // There is nobody to tell when nobody reads it.
        let _ = io::stderr().write_all(text.as_bytes());
        ExitCode::from(2)
    }
}

/// Prints what was asked for.
pub(crate) fn out(text: &str) -> Result<ExitCode, Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        // As of any Unix tool that is piped into `head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(Failure::new(format!("writing: {error}"))),
        Ok(()) => Ok(ExitCode::SUCCESS),
    }
}
