//! The guest program's own sources, compiled for this machine, each behaviour in a process of its own.

use std::io::Write as _;
use std::process::{Command, Stdio};

#[path = "../../../../programs/wasix_epoll/src/behaviours/mod.rs"]
#[expect(unreachable_pub, reason = "the files are a guest program's")]
mod behaviours;
#[path = "../../../../programs/wasix_epoll/src/sys_linux.rs"]
#[expect(unreachable_pub, reason = "the file is a guest program's")]
mod sys;

type Behaviour = fn();

/// In a process of its own: a behaviour is about the numbers of descriptors, and all of the process's signals.
const ALONE: &str = "WAXWING_SUITE_ALONE";

fn check(name: &str) {
    let (_, run) = behaviours::TABLE.iter().find(|(known, _)| *known == name).expect("a behaviour");
    if std::env::var_os(ALONE).is_some() {
        return run();
    }
    let mut command = Command::new(std::env::current_exe().expect("this test's program"));
    command.args(["--exact", &format!("wasix_epoll::linux::{name}"), "--nocapture"]).env(ALONE, "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    // Those that read nothing may have ended before.
    let _ = child.stdin.take().expect("a pipe").write_all(b"some");
    let output = child.wait_with_output().expect("it ends");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

macro_rules! behaviour {
    ($name:ident) => {
        #[test]
        fn $name() {
            check(stringify!($name));
        }
    };
}

foreach_wasix_epoll!(behaviour);
