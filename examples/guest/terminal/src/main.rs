//! A terminal: keys are read one by one, and the program itself shows the line that is typed.
//!
//! A terminal usually gives whole lines and shows what is typed. A program that wants each key (an editor, a menu, a game)
//! switches both off, by `tty_set` of WASIX, draws what it wants to be seen, and leaves the terminal as it found it: [`tty`]
//! does that even when the program fails. What is printed goes on as before, so that a line ends in a line feed alone. Keys
//! beyond letters come as several bytes that begin with escape (0x1b), which are skipped here. Where standard input is a file
//! or a pipe, lines are read as everywhere.
//!
//! ```text
//! waxwing run tests/programs/example_terminal.wasm
//! ```

mod tty;

use std::io::{self, BufRead as _, Read as _, Write as _, stdin, stdout};

use tty::RawMode;

const ENTER: [u8; 2] = *b"\r\n";
const END: u8 = 4;
const BACKSPACE: [u8; 2] = [8, 0x7f];
const ERASE_LINE: u8 = 0x15;
const ESCAPE: u8 = 0x1b;

/// One byte of what is typed; none at the end.
fn key() -> io::Result<Option<u8>> {
    let mut byte = [0];
    Ok((stdin().read(&mut byte)? == 1).then_some(byte[0]))
}

fn show(text: &str) -> io::Result<()> {
    let mut out = stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Skips what follows an escape: a bracket, numbers, and the letter that ends it.
fn skip_sequence() -> io::Result<()> {
    if key()? == Some(b'[') {
        while key()?.is_some_and(|byte| !(0x40..=0x7e).contains(&byte)) {}
    }
    Ok(())
}

/// Reads a line, shown as it is typed, at most as long as there is room; none when the input has ended.
fn read_line(prompt: &str, room: usize) -> io::Result<Option<String>> {
    let mut line = String::new();
    loop {
        show(&format!("\r{prompt}{line}\x1b[K"))?;
        match key()? {
            None => return Ok(None),
            Some(END) if line.is_empty() => {
                show("\n")?;
                return Ok(None);
            }
            Some(byte) if ENTER.contains(&byte) => {
                show("\n")?;
                return Ok(Some(line));
            }
            Some(byte) if BACKSPACE.contains(&byte) => _ = line.pop(),
            Some(ERASE_LINE) => line.clear(),
            Some(ESCAPE) => skip_sequence()?,
            Some(byte @ b' '..=b'~') if line.len() < room => line.push(byte.into()),
            Some(_) => {}
        }
    }
}

fn main() -> io::Result<()> {
    let Ok(mode) = RawMode::new() else {
        println!("there is no terminal; lines come whole");
        for line in stdin().lock().lines() {
            println!("backwards: {}", line?.chars().rev().collect::<String>());
        }
        return Ok(());
    };
    let prompt = "say something: ";
    // A terminal that does not say how wide it is has 0 columns.
    let columns = if mode.columns() == 0 { 80 } else { mode.columns() as usize };
    let room = columns.saturating_sub(prompt.len() + 1).max(1);
    while let Some(line) = read_line(prompt, room)? {
        show(&format!("backwards: {}\n", line.chars().rev().collect::<String>()))?;
    }
    show("good bye\n")
}
