//! The terminal's mode, and that it is as it was before when the program is done.
//!
//! Main type: [`RawMode`].

use waxwing_guest::os::Result;
use waxwing_guest::wasix::{BOOL_FALSE, BOOL_TRUE, Bool, ERRNO_NOTTY, Tty, tty_get, tty_set};

/// How the terminal is now.
fn get() -> Result<Tty> {
    let off: Bool = BOOL_FALSE;
    let mut tty = Tty {
        cols: 0,
        rows: 0,
        width: 0,
        height: 0,
        stdin_tty: off,
        stdout_tty: off,
        stderr_tty: off,
        echo: off,
        line_buffered: off,
        line_feeds: off,
    };
    // SAFETY: it is borrowed for the call.
    unsafe { tty_get(&raw mut tty) }?;
    Ok(tty)
}

fn set(tty: &Tty) -> Result<()> {
    // SAFETY: it is borrowed for the call.
    unsafe { tty_set(tty) }
}

/// As long as this lives, each key comes at once and none is shown.
pub struct RawMode {
    before: Tty,
}

impl RawMode {
    /// # Errors
    /// `notsup` where there is no terminal, `notty` where there is one and standard input comes from elsewhere
    pub fn new() -> Result<Self> {
        let before = get()?;
        if before.stdin_tty != BOOL_TRUE {
            return Err(ERRNO_NOTTY);
        }
        set(&Tty { echo: BOOL_FALSE, line_buffered: BOOL_FALSE, ..before })?;
        Ok(RawMode { before })
    }

    /// How many characters a line has.
    pub fn columns(&self) -> u32 {
        self.before.cols
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        // A terminal that has gone needs no mode.
        let _ = set(&self.before);
    }
}
