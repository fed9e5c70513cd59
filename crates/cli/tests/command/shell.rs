//! A real shell as the guest, in a terminal: pipelines, redirections, jobs, Ctrl-C. What the terminal showed is compared with
//! what it showed before. There are two builds of the shell (tests/programs/shell).

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::harness::{compare, programs, run, waxwing};
use crate::terminal::Screen;

/// The tools that are found in a directory of programs, and those that the host has given names.
const FILES: [&str; 9] = ["cat", "complain", "echo", "fail", "pwd", "seq", "sleep", "sort", "spin"];
const COMMANDS: [&str; 2] = ["grep", "wc"];

/// The shell in a terminal, with the directories it works with.
struct Session {
    screen: Screen,
    _directories: TempDir,
}

impl Session {
    fn start(shell: &str) -> Option<Session> {
        let directories = tempfile::tempdir().expect("a temporary directory");
        let (bin, work) = (directories.path().join("bin"), directories.path().join("work"));
        fs::create_dir(&bin).expect("a directory");
        fs::create_dir(&work).expect("a directory");
        let tools = programs("tools.wasm");
        for name in FILES {
            let path = bin.join(name);
            fs::copy(&tools, &path).expect("a copy");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a mode");
        }
        let mut words = vec!["run".to_owned()];
        for (path, inside) in [(&bin, "/usr/bin"), (&work, "/work")] {
            words.extend(["--dir".to_owned(), format!("{}::{inside}", path.display())]);
        }
        for name in COMMANDS {
            words.extend(["--map-command".to_owned(), format!("{name}={}", tools.display())]);
        }
        for variable in ["PATH=/bin:/usr/bin", "HOME=/work"] {
            words.extend(["--env".to_owned(), variable.to_owned()]);
        }
        words.push(programs(shell).display().to_string());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let screen = Screen::open(&waxwing(&words), "")?;
        Some(Session { screen, _directories: directories })
    }

    /// Waits for the prompt, and types a line.
    fn line(&mut self, text: &str) {
        self.screen.expect("$ ");
        self.screen.press(&format!("{text}\n"));
        self.screen.expect(&format!("{text}\r\n"));
    }

    /// Presses Ctrl-C once this is shown.
    fn interrupt_at(&mut self, shown: &str) {
        self.screen.expect(shown);
        self.screen.press("\x03");
        self.screen.expect("^C\r\n");
    }

    /// Types the last line; what was shown is what was shown before, and the shell ends with this code.
    fn end(mut self, last: &str, name: &str, code: i32) {
        self.line(last);
        assert_eq!(self.screen.end(), code);
        compare(name, &self.screen.transcript());
    }
}

/// What both builds can do.
fn common(session: &mut Session) {
    for line in [
        "cd",
        "pwd",
        "seq 20 | grep 1 | wc",
        "seq 3 > numbers; seq 2 >> numbers; sort < numbers",
        "complain to nobody 2> errors; cat < errors",
        "complain both ways 2>&1 | grep both | wc",
        "echo \"a  b\" 'c $HOME' $HOME \\$HOME",
        "GREETING=hello; echo ${GREETING}, world",
        "fail 3; echo $?",
        "nowhere; echo $?",
        "cat < missing || echo and so on && echo to the end",
        "! false && echo not false",
        "cd /usr; pwd; /usr/bin/pwd; cd /work",
        "echo one |",
    ] {
        session.line(line);
    }
    session.screen.expect("> ");
    session.screen.press("cat\n");
    for line in [
        "sleep 600000 &",
        "sleep 600000 | cat &",
        "jobs",
        "kill %1; wait %1; echo $?",
        "kill -KILL %2; wait",
        "jobs",
        "seq 1000000 | fail 0; echo $?",
        "spin; echo never shown",
    ] {
        session.line(line);
    }
    session.interrupt_at("spinning\r\n");
    session.line("echo $?");
    session.screen.expect("130\r\n$ ");
    session.screen.press("given up");
    session.interrupt_at("given up");
}

#[test]
fn by_fork() {
    let Some(mut session) = Session::start("shell.wasm") else { return };
    common(&mut session);
    for line in [
        "(cd /usr; pwd; exit 4); echo $?; pwd",
        "(seq 3; seq 3) | sort | wc",
        "pwd | cat",
        "false && echo no & wait %1; echo $?",
    ] {
        session.line(line);
    }
    session.end("exec fail 7", "shell_fork", 7);
}

#[test]
fn by_spawn() {
    let Some(mut session) = Session::start("shell_spawn.wasm") else { return };
    common(&mut session);
    session.end("exit 5", "shell_spawn", 5);
}

/// A script, read from the guest's file system.
#[test]
fn script() {
    let directories = tempfile::tempdir().expect("a temporary directory");
    let script: PathBuf = directories.path().join("script");
    fs::write(&script, "# A comment.\necho one\n\necho two |\n  cat\nexit 3\n").expect("a file");
    let mapping = format!("{}::/scripts", directories.path().display());
    let command = format!("echo={}", programs("tools.wasm").display());
    let other = format!("cat={}", programs("tools.wasm").display());
    let shell = programs("shell.wasm").display().to_string();
    let words = [
        "run",
        "--dir",
        &mapping,
        "--map-command",
        &command,
        "--map-command",
        &other,
        &shell,
        "/scripts/script",
    ];
    let ended = run(&words);
    assert_eq!((ended.code, &*ended.stdout, &*ended.stderr), (Some(3), "one\ntwo\n", ""));
}
