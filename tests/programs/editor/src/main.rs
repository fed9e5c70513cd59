//! A line editor on a terminal: what is typed is shown, moved in, erased and fetched from what was typed before.
//!
//! It has the terminal give it every byte at once and show none, and shows the line itself. A line is a command: `size`,
//! `mode`, `streams`, `tty` (which talks to `/dev/tty`), `raw` and `cooked`, `watch` (which has a set tell of keys), `hold` (which waits for a key and says how large
//! the terminal is then), `trap`, `spin`, `leave N` (which leaves the terminal as it is), `quit N`; any other is said back.

use published as wasix;
use std::io::{Read, Write, stdin, stdout};

fn get() -> Result<wasix::Tty, u16> {
    let mut tty = unsafe { std::mem::zeroed::<wasix::Tty>() };
    unsafe { wasix::tty_get(&mut tty) }.map(|()| tty).map_err(|errno| errno.raw())
}

fn set(mut tty: wasix::Tty) -> Result<(), u16> {
    unsafe { wasix::tty_set(&mut tty) }.map_err(|errno| errno.raw())
}

fn set_mode(is_raw: bool) {
    let mode = if is_raw { wasix::BOOL_FALSE } else { wasix::BOOL_TRUE };
    let tty = get().expect("there is a terminal");
    set(wasix::Tty { echo: mode, line_buffered: mode, ..tty }).expect("it is changed");
}

fn say(text: &str) {
    let mut out = stdout();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).expect("it is printed");
}

/// One byte of what is typed; none at the end.
fn key() -> Option<u8> {
    let mut byte = [0];
    (stdin().read(&mut byte).expect("it is read") == 1).then_some(byte[0])
}

/// A line that is being typed.
#[derive(Default)]
struct Line {
    text: Vec<char>,
    at: usize,
}

impl Line {
    fn draw(&self) {
        let text: String = self.text.iter().collect();
        let back = self.text.len() - self.at;
        let back = if back > 0 { format!("\x1b[{back}D") } else { String::new() };
        say(&format!("\r> {text}\x1b[K{back}"));
    }

    fn replace(&mut self, text: &str) {
        self.text = text.chars().collect();
        self.at = self.text.len();
    }
}

/// Reads a line, `lines` being those before it; none when the input has ended.
fn read_line(lines: &[String]) -> Option<String> {
    let mut line = Line::default();
    let mut back = 0;
    line.draw();
    loop {
        match key()? {
            b'\r' | b'\n' => {
                say("\n");
                return Some(line.text.iter().collect());
            }
            4 if line.text.is_empty() => {
                say("\n");
                return None;
            }
            1 => line.at = 0,
            5 => line.at = line.text.len(),
            0x7f | 8 if line.at > 0 => {
                line.at -= 1;
                line.text.remove(line.at);
            }
            0x1b if key()? == b'[' => match key()? {
                b'A' if back < lines.len() => {
                    back += 1;
                    line.replace(&lines[lines.len() - back]);
                }
                b'B' if back > 0 => {
                    back -= 1;
                    line.replace(if back == 0 { "" } else { &lines[lines.len() - back] });
                }
                b'C' => line.at = (line.at + 1).min(line.text.len()),
                b'D' => line.at = line.at.saturating_sub(1),
                _ => {}
            },
            byte @ b' '..=b'~' => {
                line.text.insert(line.at, byte.into());
                line.at += 1;
            }
            _ => {}
        }
        line.draw();
    }
}

fn size() -> String {
    let tty = get().expect("there is a terminal");
    format!("{}x{}, {}x{}", tty.cols, tty.rows, tty.width, tty.height)
}

fn answer(command: &str) -> String {
    let flag = |flag: wasix::Bool| flag == wasix::BOOL_TRUE;
    match command {
        "size" => size(),
        "mode" => {
            let tty = get().expect("there is a terminal");
            format!(
                "echo {} lines {} feeds {}",
                flag(tty.echo),
                flag(tty.line_buffered),
                flag(tty.line_feeds)
            )
        }
        "streams" => {
            let tty = get().expect("there is a terminal");
            format!("{} {} {}", flag(tty.stdin_tty), flag(tty.stdout_tty), flag(tty.stderr_tty))
        }
        "tty" => {
            let mut tty =
                std::fs::File::options().read(true).write(true).open("/dev/tty").expect("it is opened");
            tty.write_all(b"to the terminal\n").expect("it is written");
            let mut byte = [0];
            tty.read_exact(&mut byte).expect("it is read");
            format!("from the terminal: {}", byte[0] as char)
        }
        "resize" => {
            let tty = get().expect("there is a terminal");
            set(wasix::Tty { cols: 132, ..tty }).expect("it is changed");
            size()
        }
        "hold" => {
            key();
            size()
        }
        "watch" => watch(),
        "raw" | "cooked" => {
            set_mode(command == "raw");
            command.to_owned()
        }
        "trap" => std::process::abort(),
        "spin" => loop {
            std::hint::spin_loop();
        },
        text => format!("said {text}"),
    }
}

/// Two keys, each of which a set tells once.
fn watch() -> String {
    let set = unsafe { wasix::epoll_create() }.expect("a set");
    let event = wasix::EpollEvent {
        events: wasix::EPOLL_TYPE_EPOLLIN | wasix::EPOLL_TYPE_EPOLLET,
        data: wasix::EpollData { ptr: 0, fd: 0, data1: 7, data2: 8 },
    };
    unsafe { wasix::epoll_ctl(set, wasix::EPOLL_CTL_ADD, 0, &event) }.expect("it is added");
    let wait = |nanoseconds| {
        let mut events: Vec<wasix::EpollEvent> = Vec::with_capacity(2);
        let count = unsafe { wasix::epoll_wait(set, events.as_mut_ptr(), 2, nanoseconds) }.expect("it waits");
        unsafe { events.set_len(count) };
        events.iter().map(|event| (event.events, event.data.data1, event.data.data2)).collect::<Vec<_>>()
    };
    let mut told = Vec::new();
    for _ in 0..2 {
        assert_eq!(wait(10_000_000), [], "no key yet");
        say("press a key\n");
        told.push(wait(u64::MAX));
        assert_eq!(wait(0), [], "told twice");
        told.push(vec![(key().map_or(0, u32::from), 0, 0)]);
    }
    unsafe { wasix::fd_close(set) }.expect("it is closed");
    format!("{told:?}")
}

fn main() {
    let tty = match get() {
        Ok(tty) => tty,
        Err(errno) => {
            say(&format!("no terminal: errno {errno}\n"));
            std::process::exit(1);
        }
    };
    set_mode(true);
    let mut lines = Vec::new();
    let mut code = 0;
    while let Some(line) = read_line(&lines) {
        if let Some(number) = line.strip_prefix("leave ") {
            std::process::exit(number.parse().unwrap_or(255));
        }
        if let Some(number) = line.strip_prefix("quit ") {
            code = number.parse().unwrap_or(255);
            break;
        }
        say(&format!("{}\n", answer(&line)));
        lines.push(line);
    }
    set(tty).expect("it is put back");
    std::process::exit(code);
}
