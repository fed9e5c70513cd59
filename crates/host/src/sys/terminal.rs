//! Terminals: what they are like, and how large.

use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, Winsize, tcgetattr, tcgetpgrp,
    tcgetwinsize, tcsetattr, tcsetwinsize,
};
use waxwing_abi::types::Errno;

use super::unix::error;
use super::{Handle, TerminalSize};

/// How a terminal treats what is typed and printed.
#[derive(Clone)]
pub struct TerminalMode(Termios);

impl TerminalMode {
    /// Whether what is typed is shown.
    #[must_use]
    pub fn echo(&self) -> bool {
        self.0.local_modes.contains(LocalModes::ECHO)
    }

    /// Whether input comes by lines.
    #[must_use]
    pub fn is_line_buffered(&self) -> bool {
        self.0.local_modes.contains(LocalModes::ICANON)
    }

    /// Whether a return is read as a line feed.
    #[must_use]
    pub fn has_line_feeds(&self) -> bool {
        self.0.input_modes.contains(InputModes::ICRNL)
    }

    /// Sets all three. What interrupts and what suspends stays, so that a guest that does not listen can be ended. What does
    /// not come by lines comes byte by byte, as soon as it is there.
    pub fn set(&mut self, echo: bool, is_line_buffered: bool, has_line_feeds: bool) {
        self.0.local_modes.set(LocalModes::ECHO, echo);
        if is_line_buffered != self.is_line_buffered() {
            self.0.local_modes.set(LocalModes::ICANON, is_line_buffered);
            if !is_line_buffered {
                self.0.special_codes[SpecialCodeIndex::VMIN] = 1;
                self.0.special_codes[SpecialCodeIndex::VTIME] = 0;
            }
        }
        self.0.input_modes.set(InputModes::ICRNL, has_line_feeds);
    }
}

impl PartialEq for TerminalMode {
    fn eq(&self, other: &Self) -> bool {
        let told = |mode: &Self| (mode.0.local_modes, mode.0.input_modes);
        told(self) == told(other)
    }
}

/// What the terminal is like.
///
/// # Errors
/// As POSIX tcgetattr.
pub fn terminal_mode(terminal: &Handle) -> Result<TerminalMode, Errno> {
    tcgetattr(terminal).map(TerminalMode).map_err(error)
}

/// Has the terminal be like this from now on.
///
/// # Errors
/// As POSIX tcsetattr.
pub fn set_terminal_mode(terminal: &Handle, mode: &TerminalMode) -> Result<(), Errno> {
    tcsetattr(terminal, OptionalActions::Now, &mode.0).map_err(error)
}

/// Has the terminal be like this again, unless it has become another job's: its shell has seen to that.
///
/// # Errors
/// As POSIX tcgetpgrp and tcsetattr.
pub fn restore_terminal_mode(terminal: &Handle, mode: &TerminalMode) -> Result<(), Errno> {
    if is_foreground(terminal) { set_terminal_mode(terminal, mode) } else { Ok(()) }
}

/// Whether the terminal is no other job's than the one that this process belongs to.
pub fn is_foreground(terminal: &Handle) -> bool {
    // A terminal that is not the one that controls us is nobody's job's.
    tcgetpgrp(terminal).map_or(true, |job| job == rustix::process::getpgrp())
}

/// How large the terminal is.
///
/// # Errors
/// As Linux's `TIOCGWINSZ`.
pub fn terminal_size(terminal: &Handle) -> Result<TerminalSize, Errno> {
    let size = tcgetwinsize(terminal).map_err(error)?;
    Ok(TerminalSize { cols: size.ws_col, rows: size.ws_row, width: size.ws_xpixel, height: size.ws_ypixel })
}

/// Says that the terminal is so large.
///
/// # Errors
/// As Linux's `TIOCSWINSZ`.
pub fn set_terminal_size(terminal: &Handle, size: TerminalSize) -> Result<(), Errno> {
    let TerminalSize { cols, rows, width, height } = size;
    let size = Winsize { ws_col: cols, ws_row: rows, ws_xpixel: width, ws_ypixel: height };
    tcsetwinsize(terminal, size).map_err(error)
}
