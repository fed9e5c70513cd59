//! What went wrong, said to people: one line `error:`, then `cause:` lines, then `help:` lines with the exact flag.
//!
//! Main type: [`Failure`]. One invariant: what a module or a file name says reaches the terminal without control
//! characters, so that it cannot pass for something else.

use std::fmt::{self, Write as _};
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU8, Ordering};

use anstyle::{AnsiColor, Style};

use crate::args::{Color, Talk};

/// The command line is wrong.
pub(crate) const USAGE: u8 = 2;
/// The guest's time was up.
pub(crate) const TIMED_OUT: u8 = 124;
/// It could not be run.
pub(crate) const CANNOT_RUN: u8 = 125;
/// The file is not WebAssembly, or none that is valid.
pub(crate) const NOT_WASM: u8 = 126;
/// There is no such file.
pub(crate) const NOT_FOUND: u8 = 127;
/// The guest trapped, or a signal ended it: 128 and the signal's number.
pub(crate) const SIGNALED: u8 = 128;
/// The guest trapped: what a shell makes of SIGABRT.
pub(crate) const TRAPPED: u8 = SIGNALED + 6;

/// Why the command ends with a code of its own.
#[derive(Debug)]
#[must_use]
pub(crate) struct Failure {
    code: u8,
    what: String,
    causes: Vec<String>,
    frames: Vec<String>,
    helps: Vec<String>,
}

impl Failure {
    /// Something that could not be done, in a few words.
    pub(crate) fn new(code: u8, what: impl Into<String>) -> Self {
        Failure { code, what: what.into(), causes: Vec::new(), frames: Vec::new(), helps: Vec::new() }
    }

    /// A wrong command line.
    pub(crate) fn usage(what: impl Into<String>) -> Self {
        Failure::new(USAGE, what)
    }

    /// Something that kept the guest from running.
    pub(crate) fn cannot(what: impl Into<String>) -> Self {
        Failure::new(CANNOT_RUN, what)
    }

    /// Why it is so; several go from the nearest to the farthest.
    pub(crate) fn cause(mut self, cause: impl fmt::Display) -> Self {
        self.causes.push(cause.to_string());
        self
    }

    /// Where it happened in the guest.
    pub(crate) fn frame(mut self, frame: impl fmt::Display) -> Self {
        self.frames.push(frame.to_string());
        self
    }

    /// What to do about it, with the exact flag.
    pub(crate) fn help(mut self, help: impl fmt::Display) -> Self {
        self.helps.push(help.to_string());
        self
    }

    /// As [`Failure::help`], where there is something to say.
    pub(crate) fn maybe_help(self, help: Option<impl fmt::Display>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Prints it; the code to end with.
    pub(crate) fn print(&self) -> ExitCode {
        stderr(&self.text());
        ExitCode::from(self.code)
    }

    fn text(&self) -> String {
        let mut text = String::new();
        let mut line = |label: &str, style: Style, message: &str| {
            let _ = writeln!(text, "{style}{label}:{style:#} {}", plain(message));
        };
        line("error", bold(AnsiColor::Red), &self.what);
        for cause in &self.causes {
            line("cause", bold(AnsiColor::Yellow), cause);
        }
        for frame in &self.frames {
            let _ = writeln!(text, "  at {}", plain(frame));
        }
        for help in &self.helps {
            let style = bold(AnsiColor::Cyan);
            let _ = writeln!(text, "{style}help:{style:#} {}", plain(help));
        }
        text
    }
}

fn bold(color: AnsiColor) -> Style {
    color.on_default().bold()
}

/// Text without control characters; lines stay lines, those after the first indented.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.trim_end().chars() {
        match c {
            '\n' => plain.push_str("\n    "),
            '\t' => plain.push(' '),
            // Those that turn the writing direction are as good as control characters.
            c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {
                plain.extend(c.escape_unicode());
            }
            c => plain.push(c),
        }
    }
    plain
}

const QUIET: u8 = 0;
const NORMAL: u8 = 1;
const VERBOSE: u8 = 2;
static LOUDNESS: AtomicU8 = AtomicU8::new(NORMAL);

/// Settles colours and loudness for the rest of the run.
pub(crate) fn settle(talk: &Talk) {
    match talk.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    let loudness = match talk {
        Talk { quiet: true, .. } => QUIET,
        Talk { verbose: true, .. } => VERBOSE,
        _ => NORMAL,
    };
    LOUDNESS.store(loudness, Ordering::Relaxed);
}

/// Whether `-q` was given.
pub(crate) fn is_quiet() -> bool {
    LOUDNESS.load(Ordering::Relaxed) == QUIET
}

/// Whether `-v` was given.
pub(crate) fn is_verbose() -> bool {
    LOUDNESS.load(Ordering::Relaxed) == VERBOSE
}

/// Something to know, asked for by `-v`.
pub(crate) fn note(message: impl FnOnce() -> String) {
    if is_verbose() {
        stderr(&format!("note: {}\n", plain(&message())));
    }
}

/// Something to know unless `-q` is given.
pub(crate) fn tell(message: &str) {
    if !is_quiet() {
        stderr(&format!("note: {}\n", plain(message)));
    }
}

/// Something that is probably not as it was meant.
pub(crate) fn warn(message: &str) {
    if !is_quiet() {
        let style = bold(AnsiColor::Yellow);
        stderr(&format!("{style}warning:{style:#} {}\n", plain(message)));
    }
}

/// Prints to standard error, with colours where they are wanted.
pub(crate) fn stderr(text: &str) {
    // There is nowhere left to say that standard error is closed.
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Prints what was asked for to standard output. Nobody left to read it (`| head`) is a quiet end.
pub(crate) fn stdout(text: &str) -> Result<u8, Failure> {
    let mut stdout = anstream::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => Ok(0),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(0),
        Err(error) => Err(Failure::new(1, "cannot write to standard output").cause(error)),
    }
}

/// What clap has to say about the command line, in our form; `help` tells where the options stand.
pub(crate) fn clap(error: &clap::Error, help: &str) -> Result<u8, Failure> {
    if !error.use_stderr() {
        return stdout(&error.render().ansi().to_string());
    }
    if error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        stderr(&error.render().ansi().to_string());
        return Ok(USAGE);
    }
    let rendered = error.render().to_string();
    let mut paragraphs = rendered.split("\n\n");
    let first = paragraphs.next().unwrap_or_default();
    let what: Vec<&str> = first.lines().map(str::trim).collect();
    let what = what.join(" ");
    let mut failure = Failure::usage(what.strip_prefix("error: ").unwrap_or(&what));
    for line in paragraphs.flat_map(str::lines) {
        // "to pass '--x' as a value" is about positional arguments, which start at FILE here.
        if let Some(tip) = line.trim().strip_prefix("tip: ")
            && !tip.starts_with("to pass")
        {
            failure = failure.help(tip);
        }
    }
    Err(failure.help(format!("{help}, `waxwing --help` the other commands")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_reads_from_what_to_help() {
        let failure =
            Failure::cannot("cannot open directory nowhere").cause("no such directory").help("make it");
        let plain = anstream::adapter::strip_str(&failure.text()).to_string();
        assert_eq!(plain, "error: cannot open directory nowhere\ncause: no such directory\nhelp: make it\n");
    }

    #[test]
    fn strangers_text_cannot_act_on_the_terminal() {
        assert_eq!(plain("a\u{1b}[2Jb\rc\u{202e}d"), "a\\u{1b}[2Jb\\u{d}c\\u{202e}d");
        assert_eq!(plain("one\ntwo\n"), "one\n    two");
        assert_eq!(plain("Grüße, 世界"), "Grüße, 世界");
    }
}
