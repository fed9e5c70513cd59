//! Programs on a terminal: a line editor under a pseudo-terminal, and how the terminal is left.
//!
//! `setsid` of util-linux gives the command the pseudo-terminal as its controlling one, as a terminal emulator does; without it
//! nothing is looked at.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::os::fd::{FromRawFd as _, OwnedFd};
use std::process::{Child, Command, Stdio};
use std::ptr;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use rustix::io::{FdFlags, fcntl_setfd};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{InputModes, LocalModes, Termios, Winsize, tcgetattr, tcsetwinsize};

use crate::harness::{finish, skipped, waxwing};

const EDITOR: &str = "../programs/editor.wasm";

/// No answer takes this long.
const STUCK: Duration = Duration::from_secs(30);

/// What a person has before them: a screen with what was printed, and keys.
pub(crate) struct Screen {
    keys: File,
    terminal: OwnedFd,
    shown: Arc<(Mutex<Vec<u8>>, Condvar)>,
    /// How much of it has been looked at.
    seen: usize,
    before: Termios,
    command: Child,
}

/// Both ends of a new pseudo-terminal, 80 times 24 characters large.
fn pseudo_terminal() -> io::Result<(OwnedFd, OwnedFd)> {
    let (mut master, mut terminal) = (-1, -1);
    let size = libc::winsize { ws_row: 24, ws_col: 80, ws_xpixel: 800, ws_ypixel: 480 };
    // SAFETY: two places for descriptors, no name is wanted, settings stay as they are; a size.
    let opened = unsafe {
        libc::openpty(&raw mut master, &raw mut terminal, ptr::null_mut(), ptr::null(), &raw const size)
    };
    if opened < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: openpty has just made them.
    let ends = unsafe { (OwnedFd::from_raw_fd(master), OwnedFd::from_raw_fd(terminal)) };
    for end in [&ends.0, &ends.1] {
        fcntl_setfd(end, FdFlags::CLOEXEC)?;
    }
    Ok(ends)
}

fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

impl Screen {
    /// Starts the command on a terminal of 80 times 24 characters, by way of a shell that redirects its
    /// streams as this says.
    pub(crate) fn open(inner: &Command, redirect: &str) -> Option<Screen> {
        Screen::open_for(inner, &format!("exec \"$@\" {redirect}"))
    }

    /// The same by way of a shell that runs this script, whose arguments are the command.
    fn open_for(inner: &Command, script: &str) -> Option<Screen> {
        if !is_there("setsid") {
            skipped("there is no setsid");
            return None;
        }
        let (master, terminal) = pseudo_terminal().unwrap();
        let before = tcgetattr(&terminal).unwrap();

        let mut command = Command::new("setsid");
        command.args(["--ctty", "sh", "-c", script, "sh"]);
        command.arg(inner.get_program()).args(inner.get_args());
        command.current_dir(inner.get_current_dir().unwrap()).env_clear().env("PATH", "/usr/bin:/bin");
        for (name, value) in inner.get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        let stream = || Stdio::from(terminal.try_clone().unwrap());
        command.stdin(stream()).stdout(stream()).stderr(stream());
        let command = command.spawn().unwrap();

        let master = File::from(master);
        let mut screen = master.try_clone().unwrap();
        let shown = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
        std::thread::spawn({
            let shown = Arc::clone(&shown);
            move || {
                let mut buffer = [0; 4096];
                // It fails when nobody has the terminal open any more.
                while let Ok(len @ 1..) = screen.read(&mut buffer) {
                    shown.0.lock().unwrap().extend_from_slice(&buffer[..len]);
                    shown.1.notify_all();
                }
            }
        });
        Some(Screen { keys: master, terminal, shown, seen: 0, before, command })
    }

    fn editor() -> Option<Screen> {
        let mut screen = Screen::open(&waxwing(&[EDITOR]), "")?;
        screen.expect("\r> \x1b[K");
        Some(screen)
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until this is shown after what was seen before; what was shown up to its end.
    pub(crate) fn expect(&mut self, text: &str) -> String {
        let started = Instant::now();
        let mut shown = self.shown.0.lock().unwrap();
        loop {
            let new = &shown[self.seen..];
            if let Some(at) = new.windows(text.len()).position(|window| window == text.as_bytes()) {
                let end = at + text.len();
                self.seen += end;
                return String::from_utf8_lossy(&new[..end]).into_owned();
            }
            let left = STUCK.checked_sub(started.elapsed());
            let left = left.unwrap_or_else(|| {
                panic!("{text:?} is not shown, but {:?}", String::from_utf8_lossy(new));
            });
            shown = self.shown.1.wait_timeout(shown, left).unwrap().0;
        }
    }

    /// All that was shown up to what was waited for last, without the carriage returns.
    pub(crate) fn transcript(&self) -> String {
        let shown = self.shown.0.lock().unwrap();
        String::from_utf8_lossy(&shown[..self.seen]).replace('\r', "")
    }

    /// Types a command of the editor's; its answer.
    fn ask(&mut self, command: &str) -> String {
        self.press(command);
        self.press("\r");
        self.expect(&format!("> {command}\x1b[K\r\n"));
        let answer = self.expect("\r\n\r> \x1b[K");
        answer.trim_end_matches("\r\n\r> \x1b[K").to_owned()
    }

    fn mode(&self) -> Termios {
        tcgetattr(&self.terminal).unwrap()
    }

    fn is_raw(&self) -> bool {
        !self.mode().local_modes.intersects(LocalModes::ECHO | LocalModes::ICANON)
    }

    /// Waits until it is so.
    #[track_caller]
    fn until(&self, is_so: impl Fn(&Screen) -> bool) {
        let started = Instant::now();
        while !is_so(self) {
            assert!(started.elapsed() < STUCK, "it stays as it is");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.command), signal).unwrap();
    }

    /// Waits for the command's end, and asserts that the terminal is as it was; the exit code, or minus the signal.
    #[track_caller]
    pub(crate) fn end(&mut self) -> i32 {
        use std::os::unix::process::ExitStatusExt as _;
        let started = Instant::now();
        let status = loop {
            match self.command.try_wait().unwrap() {
                Some(status) => break status,
                None if started.elapsed() > STUCK => {
                    let _ = self.command.kill();
                    panic!("it does not end: {:?}", String::from_utf8_lossy(&self.shown.0.lock().unwrap()));
                }
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        let told = |mode: &Termios| (mode.local_modes, mode.input_modes, mode.output_modes);
        assert_eq!(told(&self.mode()), told(&self.before), "the terminal is not as it was");
        status.code().unwrap_or_else(|| -status.signal().unwrap())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.command.kill();
        let _ = self.command.wait();
    }
}

#[test]
fn a_line_is_edited_and_fetched_again() {
    let Some(mut screen) = Screen::editor() else { return };
    assert!(screen.is_raw());
    // Left, the missing letter, to the start, to the end, one too many erased.
    screen.press("helo\x1b[Dl\x01oh \x05!!\x7f\r");
    let shown = screen.expect("\r\nsaid oh hello!\r\n\r> \x1b[K");
    let line = |text: &str, back: usize| {
        let back = if back > 0 { format!("\x1b[{back}D") } else { String::new() };
        format!("\r> {text}\x1b[K{back}")
    };
    let expected: String = [
        ("h", 0),
        ("he", 0),
        ("hel", 0),
        ("helo", 0),
        ("helo", 1),
        ("hello", 1),
        ("hello", 5),
        ("ohello", 5),
        ("ohhello", 5),
        ("oh hello", 5),
        ("oh hello", 0),
        ("oh hello!", 0),
        ("oh hello!!", 0),
        ("oh hello!", 0),
    ]
    .map(|(text, back)| line(text, back))
    .concat();
    assert_eq!(shown, format!("{expected}\r\nsaid oh hello!\r\n\r> \x1b[K"));

    assert_eq!(screen.ask("second"), "said second");
    // Up twice, down once, changed; up beyond the first, and down to the empty line.
    screen.press("\x1b[A\x1b[A\x1b[B, again\r");
    let shown = screen.expect("said second, again\r\n\r> \x1b[K");
    let fetched = [line("second", 0), line("oh hello!", 0), line("second", 0), line("second,", 0)].concat();
    assert!(shown.starts_with(&fetched), "{shown:?}");
    screen.press("\x1b[A\x1b[A\x1b[A\x1b[A\x1b[A\x1b[B\x1b[B\x1b[B\x1b[Bx\r");
    let shown = screen.expect("said x\r\n");
    assert_eq!(shown.matches("oh hello!").count(), 3, "{shown:?}");
    screen.expect("> \x1b[K");
    screen.press("\x04");
    assert_eq!(screen.end(), 0);
}

/// The whole of a short session, byte for byte but for carriage returns.
#[test]
fn a_session_is_shown_as_it_was_typed() {
    let Some(mut screen) = Screen::editor() else { return };
    screen.press("ac\x1b[Db\r");
    screen.expect("said abc\r\n\r> \x1b[K");
    screen.press("\x1b[A\x7f\r");
    screen.expect("said ab\r\n\r> \x1b[K");
    screen.press("\x04");
    screen.expect("\r\n");
    let expected = "> \x1b[K> a\x1b[K> ac\x1b[K> ac\x1b[K\x1b[1D> abc\x1b[K\x1b[1D\nsaid abc\n\
                    > \x1b[K> abc\x1b[K> ab\x1b[K\nsaid ab\n> \x1b[K\n";
    assert_eq!(screen.transcript(), expected);
    assert_eq!(screen.end(), 0);
}

#[test]
fn a_program_sees_and_sets_what_its_terminal_is_like() {
    let Some(mut screen) = Screen::editor() else { return };
    assert_eq!(screen.ask("size"), "80x24, 800x480");
    assert_eq!(screen.ask("streams"), "true true true");
    assert_eq!(screen.ask("mode"), "echo false lines false feeds true");
    assert!(screen.mode().input_modes.contains(InputModes::ICRNL));
    assert!(screen.mode().local_modes.contains(LocalModes::ISIG), "it can be interrupted");

    // A window is made larger while the program waits for a key, and it does not make it small again by what it knew.
    screen.press("hold\r");
    screen.expect("hold\x1b[K\r\n");
    let size = |cols| Winsize { ws_col: cols, ws_row: 50, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&screen.keys, size(120)).unwrap();
    screen.press("k");
    screen.expect("120x50, 0x0\r\n");
    screen.expect("> \x1b[K");
    tcsetwinsize(&screen.keys, size(121)).unwrap();
    assert_eq!(screen.ask("raw"), "raw");
    assert_eq!(screen.ask("size"), "121x50, 0x0");
    assert_eq!(screen.ask("resize"), "132x50, 0x0");
    assert_eq!(rustix::termios::tcgetwinsize(&screen.terminal).unwrap().ws_col, 132);

    screen.press("tty\r");
    screen.expect("to the terminal\r\n");
    screen.press("z");
    screen.expect("from the terminal: z\r\n\r> \x1b[K");

    // A set tells of each key, once.
    screen.press("watch\r");
    for key in ["a", "b"] {
        screen.expect("press a key\r\n");
        screen.press(key);
    }
    let told = screen.expect("\r\n\r> \x1b[K");
    assert!(told.starts_with("[[(1, 7, 8)], [(97, 0, 0)], [(1, 7, 8)], [(98, 0, 0)]]"), "{told}");

    // Cooked again, the terminal shows what is typed and gives it by lines.
    assert_eq!(screen.ask("cooked"), "cooked");
    assert!(!screen.is_raw());
    screen.press("raw\n");
    // (Shown by the terminal while it was typed, and by the program when it had the line.)
    screen.expect("raw\r\n\r> r\x1b[K\r> ra\x1b[K\r> raw\x1b[K\r\nraw\r\n\r> \x1b[K");
    assert!(screen.is_raw());
    screen.press("quit 3\r");
    assert_eq!(screen.end(), 3);
}

#[test]
fn a_stream_that_is_elsewhere_is_no_terminal() {
    let Some(mut screen) = Screen::open(&waxwing(&[EDITOR]), "2>/dev/null") else { return };
    screen.expect("> \x1b[K");
    assert_eq!(screen.ask("streams"), "true true false");
    screen.press("quit 0\r");
    assert_eq!(screen.end(), 0);

    // The terminal is there also for who reads from elsewhere.
    let dir = tempfile::tempdir().unwrap();
    let input = dir.path().join("input");
    std::fs::write(&input, "streams\rmode\rquit 0\r").unwrap();
    let mut screen = Screen::open(&waxwing(&[EDITOR]), &format!("<{}", input.display())).unwrap();
    screen.expect("false true true\r\n");
    screen.expect("echo false lines false feeds true\r\n");
    assert_eq!(screen.end(), 0);

    let ended = finish(&mut waxwing(&[EDITOR]));
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(1), "no terminal: errno 58\n"));
}

/// However a program ends, its terminal is as it was.
#[test]
fn a_terminal_is_left_as_it_was() {
    let Some(mut screen) = Screen::editor() else { return };
    screen.press("leave 5\r");
    assert_eq!(screen.end(), 5);

    let mut screen = Screen::editor().unwrap();
    screen.press("trap\r");
    screen.expect("trapped");
    assert_eq!(screen.end(), 134);

    let mut screen = Screen::open(&waxwing(&["--timeout", "300ms", EDITOR]), "").unwrap();
    screen.expect("> \x1b[K");
    screen.press("spin\r");
    assert_eq!(screen.end(), 124);

    for (signal, keys) in [
        (Signal::TERM, "hold\r"),
        (Signal::TERM, "spin\r"),
        (Signal::HUP, "hold\r"),
        (Signal::INT, ""),
        (Signal::QUIT, ""),
    ] {
        let mut screen = Screen::editor().unwrap();
        screen.press(keys);
        if !keys.is_empty() {
            screen.expect("\x1b[K\r\n");
        }
        assert!(screen.is_raw());
        screen.signal(signal);
        let code = screen.end();
        let number = signal.as_raw();
        assert!(code == 128 + number || code == -number, "{signal:?}: {code}");
    }

    // From the keyboard.
    let mut screen = Screen::editor().unwrap();
    screen.press("\x03");
    let code = screen.end();
    assert!(code == 130 || code == -2, "{code}");
}

/// A shell with jobs, a program in raw mode, and Ctrl-Z: the shell comes back with the terminal as it was, and the program goes on
/// with the terminal as it was for it, in the foreground.
#[test]
fn a_program_is_stopped_from_the_keyboard_and_goes_on() {
    let script = "set -m; \"$@\"; echo \"stopped $?\"; read word; echo \"read $word\"; \
                  fg >/dev/null; echo \"again $?\"; bg >/dev/null; sleep 0.3; echo behind; read word; fg >/dev/null; \
                  echo \"ended $?\"";
    let Some(mut screen) = Screen::open_for(&waxwing(&[EDITOR]), script) else { return };
    screen.expect("\r> \x1b[K");
    assert!(screen.is_raw());
    screen.press("hold\r");
    screen.expect("hold\x1b[K\r\n");
    screen.press("\x1a");
    screen.expect(&format!("stopped {}\r\n", 128 + Signal::TSTP.as_raw()));
    assert!(!screen.is_raw());
    screen.press("one\n");
    screen.expect("one\r\nread one\r\n");
    screen.until(Screen::is_raw);
    screen.press("k");
    screen.expect("80x24, 800x480\r\n\r> \x1b[K");
    assert_eq!(screen.ask("mode"), "echo false lines false feeds true");

    // In the background it leaves the terminal to the shell.
    screen.press("\x1a");
    screen.expect(&format!("again {}\r\n", 128 + Signal::TSTP.as_raw()));
    screen.expect("behind\r\n");
    assert!(!screen.is_raw());
    screen.press("\n");
    screen.until(Screen::is_raw);
    assert_eq!(screen.ask("size"), "80x24, 800x480");
    screen.press("quit 3\r");
    screen.expect("ended 3\r\n");
    assert_eq!(screen.end(), 0);
}

/// The example reads keys one by one; beyond letters it knows what erases, and skips what others send.
#[test]
fn the_example_of_a_terminal_reads_lines_key_by_key() {
    let example = waxwing(&["../programs/example_terminal.wasm"]);
    let Some(mut screen) = Screen::open(&example, "") else { return };
    screen.expect("\rsay something: \x1b[K");
    assert!(screen.is_raw());
    // The arrow is skipped, the wrong letter erased.
    screen.press("abx\x7f\x1b[1;5Cc\r");
    screen.expect("\rsay something: abc\x1b[K\r\nbackwards: cba\r\n\rsay something: \x1b[K");
    screen.press("wrong\x15right\n");
    screen.expect("\rsay something: \x1b[K");
    screen.expect("backwards: thgir\r\n");
    screen.expect("\rsay something: \x1b[K");
    // More than a line has room for is not taken.
    screen.press(&"0123456789".repeat(10));
    screen.press("\r");
    screen.expect(&format!(
        "backwards: {}\r\n",
        "0123456789".repeat(7).get(..64).unwrap().chars().rev().collect::<String>()
    ));
    screen.expect("\rsay something: \x1b[K");
    screen.press("\x04");
    screen.expect("good bye\r\n");
    assert_eq!(screen.end(), 0);
}
