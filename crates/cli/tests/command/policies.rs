//! Policies: learned from a run, applied to the next, and wrong ones.

use std::io::Read as _;
use std::net::TcpStream;
use std::path::Path;

use tempfile::TempDir;

use crate::harness::{Ended, check, finish, here, run, waxwing};

const ATTEMPTS: &str = "../programs/attempts.wasm";

/// Directories of the host, and where policies are written beside them.
struct World(TempDir);

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        for name in ["data", "lib", "idle", "secret"] {
            std::fs::create_dir(dir.path().join(name)).unwrap();
            std::fs::write(dir.path().join(name).join("file"), "content").unwrap();
        }
        World(dir)
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// Runs attempts with everything there is, and learns.
    fn learn(&self, flags: &[&str], attempts: &[&str]) -> Ended {
        let given = ["data", "lib", "idle"].map(|name| format!("{}::/{name}", self.at(name)));
        let learn = self.at("learned.toml");
        let start = ["--learn", &learn, "--dir", &given[0], "--dir", &given[1], "--dir", &given[2]];
        run(&[&start, flags, &[ATTEMPTS], attempts].concat())
    }

    fn learned(&self) -> String {
        std::fs::read_to_string(self.at("learned.toml")).unwrap()
    }

    /// Runs attempts with what was learned.
    fn apply(&self, flags: &[&str], attempts: &[&str]) -> Ended {
        run(&[&["--policy", &self.at("learned.toml")], flags, &[ATTEMPTS], attempts].concat())
    }
}

#[test]
fn a_policy_that_the_program_may_change_is_warned_of() {
    let world = World::new();
    for (mode, warned) in [("rw", true), ("ro", false)] {
        let policy = format!("[[dir]]\nhost = \"data\"\nguest = \"/data\"\nmode = \"{mode}\"\n");
        for (place, warned) in [("data/app.toml", warned), ("lib/app.toml", false)] {
            let policy = policy.replace("\"data\"", &format!("{:?}", world.at("data")));
            std::fs::write(world.at(place), policy).unwrap();
            let ended = run(&["--policy", &world.at(place), ATTEMPTS, "read:/data/file"]);
            assert_eq!(ended.code, Some(0), "{}", ended.stderr);
            let warning = "app.toml lies in a directory that the program may change";
            assert_eq!(ended.stderr.contains(warning), warned, "{place}, {mode}: {}", ended.stderr);
        }
    }
}

#[test]
fn what_is_learned_is_what_the_run_needs() {
    let world = World::new();
    let attempts =
        ["read:/lib/file", "write:/data/new", "mkdir:/data", "threads:2", "open:/lib/file:3", "env:A"];
    let ended = world.learn(&["-e", "A=1", "-e", "HOME"], &attempts);
    // A directory that is there cannot be made.
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(1), ""));
    let expected = "\
# Learned by waxwing --learn: what one run of attempts.wasm needed.
# As long as the line above stands here, --learn writes over this file.
#
# The run ended with exit code 1.

# Things in it were changed.
[[dir]]
host = \"data\"
guest = \"/data\"
mode = \"rw\"

# Only looked at, though it could have been changed.
[[dir]]
host = \"lib\"
guest = \"/lib\"
mode = \"ro\"

# Given, and never used: /idle.

# The environment is fetched as a whole: which of these are needed cannot be seen.
[env]
pass = [\"HOME\"]

[env.set]
A = \"1\"

# The most that was used at once; memory in whole MiB.
[limits]
open_files = 9
memory = \"MEMORY\"
threads = 2
processes = 1
";
    let learned = world.learned();
    let memory = learned.split("memory = \"").nth(1).unwrap().split('"').next().unwrap();
    assert!(memory.ends_with("MiB"), "{learned}");
    assert_eq!(learned, expected.replace("MEMORY", memory));

    let again = world.apply(&[], &attempts);
    assert_eq!((again.code, again.stdout, again.stderr), (ended.code, ended.stdout, ended.stderr));
    // The same run learns the same, and less is not given than the policy has.
    world.apply(&["--learn", &world.at("again.toml")], &attempts);
    let again = std::fs::read_to_string(world.at("again.toml")).unwrap();
    let settled = learned
        .replace(", though it could have been changed", "")
        .replace("# Given, and never used: /idle.\n\n", "");
    assert_eq!(again, settled.replace("open_files = 9", "open_files = 8"));
}

#[test]
fn another_run_is_refused_and_told_where_to_allow_it() {
    let world = World::new();
    let file = world.at("learned.toml");
    assert_eq!(world.learn(&[], &["read:/lib/file", "threads:1", "open:/lib/file:2"]).code, Some(0));
    let refused = |attempt: &str, line: &str| {
        // Growth of a memory that threads share is refused without anybody being asked.
        let ended = world.apply(&["--max-memory", "64MiB"], &[attempt]);
        assert_eq!((ended.code, ended.stderr), (Some(1), format!("note: {line}\n")), "{attempt}");
    };
    refused(
        "write:/lib/file",
        &format!(
            "path_open \"/lib/file\" refused (rofs): /lib is read-only; mode = \"rw\" in {file}, line 7, would allow it"
        ),
    );
    refused(
        "read:/lib/../secret/file",
        &format!(
            "path_open \"/lib/../secret/file\" refused (notcapable): it leads out of /lib; \
             --dir HOST::/lib/../secret:ro, or a [[dir]] in {file}, would allow it"
        ),
    );
    refused(
        "open:/lib/file:6",
        &format!(
            "path_open refused (mfile): the limit of open descriptors is 8; \
             --max-open-files N, or open_files in {file}, would allow more"
        ),
    );
    refused(
        "threads:2",
        &format!(
            "thread_spawn refused (again): the limit of threads is 1; --max-threads N, or threads in {file}, would allow more"
        ),
    );
    // It is not there at all, so libc itself says so.
    assert_eq!(world.apply(&[], &["read:/data/file"]).stdout, "read:/data/file: NotFound\n");
    // The command line wins.
    let lib = format!("{}::/lib", world.at("lib"));
    let ended = world.apply(
        &["--dir", &lib, "--max-threads", "2", "--max-open-files", "20", "--max-memory", "64MiB"],
        &["write:/lib/file", "threads:2", "open:/lib/file:6"],
    );
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
}

#[test]
fn what_was_refused_is_suggested() {
    let world = World::new();
    let lib = format!("{}::/lib:ro", world.at("lib"));
    let learn = world.at("learned.toml");
    let attempts = ["read:/lib/../secret/file", "write:/lib/new", "read:/lib/file", "threads:1"];
    let ended =
        run(&[&["-q", "--learn", &learn, "--dir", &lib, "--max-threads", "0", ATTEMPTS], &attempts[..]]
            .concat());
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(3), ""));
    let learned = world.learned();
    let (before, refused) = learned.split_once("\n# Refused in this run.").unwrap();
    assert!(before.contains("# Only looked at.\n[[dir]]\n"), "{learned}");
    let expected = format!(
        " What is to be allowed next time can be put in here by hand.
#
# path_open \"/lib/../secret/file\" refused (notcapable): it leads out of /lib; --dir HOST::/lib/../secret:ro would \
         allow it
#[[dir]]
#host = \"HOST\"
#guest = \"/lib/../secret\"
#mode = \"ro\"
#
# path_open \"/lib/new\" refused (rofs): /lib is read-only; --dir {}::/lib without :ro would allow it
# For /lib above: mode = \"rw\"
#
# thread_spawn refused (again): the limit of threads is 0; --max-threads N would allow more
",
        world.at("lib")
    );
    assert_eq!(refused, expected);
    // Taking the suggestions makes the run pass.
    let settled = learned
        .replace("mode = \"ro\"", "mode = \"rw\"")
        .replace("#[[dir]]", "[[dir]]")
        .replace("#host = \"HOST\"", "host = \"secret\"")
        .replace("#guest", "guest")
        .replace("#mode", "mode")
        .replace("threads = 0", "threads = 1")
        .replace("open_files = 5", "open_files = 6");
    std::fs::write(&learn, settled).unwrap();
    let ended = world.apply(&[], &attempts);
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{}", ended.stdout);
}

/// Threads share what is seen; and descriptors are followed to where they come from.
#[test]
fn what_a_thread_does_is_seen_too() {
    let world = World::new();
    assert_eq!(world.learn(&[], &["thread:write:/data/new", "thread:list:/lib"]).code, Some(0));
    let learned = world.learned();
    assert!(learned.contains("guest = \"/data\"\nmode = \"rw\""), "{learned}");
    assert!(learned.contains("guest = \"/lib\"\nmode = \"ro\""), "{learned}");
    assert!(learned.contains("never used: /idle."), "{learned}");
    for _ in 0..5 {
        let again = world.apply(&[], &["thread:write:/data/new", "thread:list:/lib"]);
        assert_eq!((again.code, again.stderr.as_str()), (Some(0), ""));
    }
    // By way of directories that the program has opened itself.
    std::fs::create_dir_all(world.0.path().join("data/deep/er")).unwrap();
    assert_eq!(world.learn(&[], &["purge:/data/deep"]).code, Some(0));
    assert!(world.learned().contains("guest = \"/data\"\nmode = \"rw\""), "{}", world.learned());
    assert_eq!(world.learn(&[], &["touch:/lib/file"]).code, Some(0));
    assert!(world.learned().contains("guest = \"/lib\"\nmode = \"rw\""), "{}", world.learned());
    assert_eq!(world.learn(&[], &["rename:/data/file:/lib/moved"]).code, Some(0));
    assert_eq!(world.learned().matches("mode = \"rw\"").count(), 2, "{}", world.learned());
}

/// A child shares what is seen; and a number of a descriptor says nothing of where it comes from.
#[test]
fn what_a_child_does_is_seen_too() {
    let world = World::new();
    std::fs::create_dir(world.0.path().join("data/sub")).unwrap();
    let learn = world.at("learned.toml");
    let given = ["data", "lib"].map(|name| format!("{}::/{name}", world.at(name)));
    let flags = ["--dir", &given[0], "--dir", &given[1]];
    let made = world.0.path().join("data/sub/made");
    let ended = run(&[&["--learn", &learn], &flags[..], &["forks.wat"]].concat());
    assert_eq!((ended.code, ended.stderr.as_str(), made.is_dir()), (Some(0), "", true));
    let learned = world.learned();
    assert!(learned.contains("guest = \"/data\"\nmode = \"rw\""), "{learned}");
    assert!(learned.contains("never used: /lib."), "{learned}");
    assert!(learned.contains("open_files = 6\n") && learned.contains("processes = 2\n"), "{learned}");

    let ended = run(&[&["--max-processes", "1"], &flags[..], &["forks.wat"]].concat());
    let told =
        "note: proc_fork refused (again): the limit of processes is 1; --max-processes N would allow more\n";
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(106), told));
}

#[test]
fn the_environment_is_learned_if_it_was_looked_at() {
    let world = World::new();
    assert_eq!(world.learn(&["-e", "SECRET=1"], &["read:/lib/file"]).code, Some(0));
    let learned = world.learned();
    assert!(learned.contains("\n# Given, but the environment was never looked at: SECRET.\n"), "{learned}");
    assert!(!learned.contains("[env"), "{learned}");

    let ended =
        world.learn(&["--env-file", "variables.env", "-e", "BOTH=flag"], &["env:FROM_FILE", "env:BOTH"]);
    assert_eq!(ended.code, Some(0));
    let learned = world.learned();
    // What a file of variables holds stays there.
    let file = here().canonicalize().unwrap().join("variables.env");
    let expected = format!("[env]\nfiles = [\"{}\"]\n\n[env.set]\nBOTH = \"flag\"\n", file.display());
    assert!(learned.contains(&expected), "{learned}");
    assert_eq!(world.apply(&[], &["env:FROM_FILE", "env:BOTH"]).code, Some(0));
}

#[test]
fn directories_in_memory_are_learned_and_given() {
    let world = World::new();
    let ended = world.learn(&["--tmpfs", "/tmp:1MiB", "--tmpfs", "/never"], &["write:/tmp/x", "read:/tmp/x"]);
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    let learned = world.learned();
    assert!(learned.contains("\n# In memory.\n[[dir]]\nguest = \"/tmp\"\ntmpfs = \"1MiB\"\n"), "{learned}");
    assert!(learned.contains("never used: /data, /lib, /idle, /never."), "{learned}");
    let ended = world.apply(&[], &["write:/tmp/x", "read:/tmp/x", "read:/never/x"]);
    assert_eq!(
        ended.stdout, "write:/tmp/x: ok\nread:/tmp/x: ok\nread:/never/x: NotFound\n",
        "{}",
        ended.stderr
    );
    // What cargo's programs write into /tmp.
    let learn = world.at("learned.toml");
    let mut command = waxwing(&["--learn", &learn, ATTEMPTS, "write:/tmp/x"]);
    command.env("CARGO_MANIFEST_DIR", here()).env("CARGO_PKG_NAME", "x");
    let ended = finish(command.env("CARGO", "cargo").env("CARGO_MANIFEST_PATH", here().join("Cargo.toml")));
    assert_eq!(ended.code, Some(0), "{}{}", ended.stdout, ended.stderr);
    assert!(world.learned().contains("[[dir]]\nguest = \"/tmp\"\ntmpfs = \"1GiB\"\n"), "{}", world.learned());
    assert_eq!(world.apply(&[], &["write:/tmp/x"]).code, Some(0));
}

#[test]
fn a_policys_variables_reach_the_program() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("vars.env"), "A=file\nB=file\nC=file\n").unwrap();
    let policy = dir.path().join("p.toml");
    std::fs::write(
        &policy,
        "env = { pass = [\"P\", \"NOT_SET\"], files = [\"vars.env\"], set = { B = \"set\" } }",
    )
    .unwrap();
    let policy = policy.to_str().unwrap();
    let mut command = waxwing(&["--policy", policy, "-e", "C=flag", "show.wat"]);
    let ended = finish(command.env("P", "passed").env("Q", "kept"));
    let variables = "variables:\nP=passed\nA=file\nB=set\nC=flag\ndirectories:\n";
    assert!(ended.stdout.contains(variables), "{}{}", ended.stdout, ended.stderr);
    // Cargo's gifts are no part of it.
    let mut command = waxwing(&["--policy", policy, "show.wat"]);
    let ended = finish(command.env("CARGO_MANIFEST_DIR", here()).env("CARGO_PKG_NAME", "x"));
    assert!(ended.stdout.ends_with("directories:\n") && !ended.stdout.contains("CARGO"), "{}", ended.stdout);
}

#[test]
fn it_is_written_however_the_run_ends() {
    let world = World::new();
    let ends: [(&[&str], i32, &str); 3] = [
        (&["read:/lib/file", "exit:7"], 7, "exit code 7"),
        (&["read:/lib/file", "trap"], 134, "a trap"),
        (&["read:/lib/file", "exit:0"], 0, "exit code 0"),
    ];
    for (attempts, code, text) in ends {
        assert_eq!(world.learn(&[], attempts).code, Some(code), "{attempts:?}");
        let learned = world.learned();
        assert!(learned.contains(&format!("# The run ended with {text}.\n")), "{learned}");
        assert!(learned.contains("guest = \"/lib\""), "{learned}");
    }
    let learn = world.at("learned.toml");
    for guest in ["loop_forever", "read_forever"] {
        let program = format!("../programs/wat/{guest}.wat");
        let mut command = waxwing(&["--learn", &learn, "--timeout", "300ms", &program]);
        let (read, _silent) = std::io::pipe().unwrap();
        assert_eq!(finish(command.stdin(read)).code, Some(124));
        assert!(
            world.learned().contains(&format!("one run of {guest}.wat needed.\n")),
            "{}",
            world.learned()
        );
        assert!(world.learned().contains("# The run ended with time-out.\n"), "{}", world.learned());
    }
}

#[test]
fn it_is_written_when_the_command_is_interrupted() {
    use std::os::unix::process::ExitStatusExt as _;
    let world = World::new();
    let learn = world.at("learned.toml");
    let mut command = waxwing(&["--learn", &learn, "../programs/wat/write_forever.wat"]);
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 17]).unwrap();
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(2));
    assert!(world.learned().contains("# The run ended with signal 2.\n"), "{}", world.learned());
}

#[test]
fn an_interrupt_ends_a_command_whose_learning_nobody_reads() {
    use std::os::unix::process::ExitStatusExt as _;
    let world = World::new();
    let fifo = world.at("fifo");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let mut child = waxwing(&["--learn", &fifo, "../programs/wat/sleep_forever.wat"]).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    let start = std::time::Instant::now();
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if start.elapsed() > std::time::Duration::from_secs(20) => {
                child.kill().unwrap();
                panic!("it goes on");
            }
            None => std::thread::sleep(std::time::Duration::from_millis(20)),
        }
    };
    assert_eq!(status.signal(), Some(15));
}

#[test]
fn only_what_was_learned_is_written_over() {
    let world = World::new();
    let file = world.at("learned.toml");
    std::fs::write(&file, "# mine\n").unwrap();
    let ended = world.learn(&[], &["write:/data/new"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(125), ""));
    assert_eq!(
        ended.stderr,
        format!(
            "error: cannot write what is learned to {file}\ncause: it is there, and its first line does not say that \
             --learn has written it\nhelp: name another file, or remove this one\n"
        )
    );
    assert_eq!((world.learned().as_str(), Path::new(&world.at("data/new")).exists()), ("# mine\n", false));
    std::fs::write(&file, "# Learned by waxwing --learn: and changed by hand\nx").unwrap();
    assert_eq!(world.learn(&[], &["write:/data/new"]).code, Some(0));
    assert!(world.learned().contains("mode = \"rw\""));
    let ended = run(&["--learn", &world.at("none/p.toml"), "show.wat"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(125), ""), "{}", ended.stderr);
    assert_eq!(run(&["--learn", &world.at("data"), "show.wat"]).code, Some(125));
    // What is no file has no lines to lose.
    let ended = run(&["--learn", "/dev/stdout", "exit_code.wat", "0"]);
    assert!(
        ended.stdout.starts_with("# Learned by waxwing --learn: what one run of exit_code.wat needed.\n"),
        "{ended:?}"
    );
}

#[test]
fn sockets_are_learned_when_they_are_used() {
    let world = World::new();
    let learn = world.at("learned.toml");
    let serve = |flags: &[&str], address: &str| {
        let mut command = waxwing(&[flags, &["greet.wat"]].concat());
        let mut child = command.stderr(std::process::Stdio::piped()).spawn().unwrap();
        let mut stderr = std::io::BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        std::io::BufRead::read_line(&mut stderr, &mut line).unwrap();
        let bound =
            line.trim().strip_prefix("note: listening on ").unwrap_or_else(|| panic!("{line} ({address})"));
        let mut text = String::new();
        TcpStream::connect(bound).unwrap().read_to_string(&mut text).unwrap();
        assert_eq!(text, "hello from the guest\n");
        assert_eq!(child.wait().unwrap().code(), Some(0));
    };
    serve(&["--learn", &learn, "--listen", "127.0.0.1:0"], "127.0.0.1:0");
    assert!(world.learned().contains("\n[net]\nlisten = [\"127.0.0.1:0\"]\n"), "{}", world.learned());
    serve(&["--policy", &learn], "127.0.0.1:0");

    let ended = run(&["-q", "--learn", &learn, "--listen", "127.0.0.1:0", "exit_code.wat", "0"]);
    assert_eq!(ended.code, Some(0));
    let learned = world.learned();
    assert!(
        learned.contains("\n# Given, and never used: 127.0.0.1:0.\n") && !learned.contains("[net]"),
        "{learned}"
    );
}

#[test]
fn a_policys_limits_hold() {
    let dir = tempfile::tempdir().unwrap();
    let policy = dir.path().join("p.toml");
    let with = |limit: &str, args: &[&str]| {
        std::fs::write(&policy, format!("[limits]\n{limit}\n")).unwrap();
        run(&[&["--policy", policy.to_str().unwrap()], args].concat())
    };
    assert_eq!(with("timeout = \"200ms\"", &["../programs/wat/loop_forever.wat"]).code, Some(124));
    assert_eq!(with("fuel = 10000", &["../programs/wat/loop_forever.wat"]).code, Some(134));
    assert_eq!(with("memory = \"512KiB\"", &["../programs/wat/eat_memory.wat"]).code, Some(1));
    assert_eq!(with("memory = 67108864", &["../programs/wat/eat_memory.wat"]).code, Some(0));
    assert_eq!(
        with("memory = 1", &["--max-memory", "64MiB", "../programs/wat/eat_memory.wat"]).code,
        Some(0)
    );
    assert_eq!(with("open_files = 3", &["--dir", ".", "show.wat"]).code, Some(125));
}

#[test]
fn wrong_policies_are_refused_with_the_line() {
    check("policy_none", &["--policy", "nowhere.toml", "show.wat"]);
    check("policy_unknown_key", &["--policy", "policies/unknown_key.toml", "show.wat"]);
    check("policy_wrong_rule", &["--policy", "policies/wrong_rule.toml", "show.wat"]);
    check("policy_wrong_type", &["--policy", "policies/wrong_type.toml", "show.wat"]);
    check("policy_no_toml", &["--policy", "policies/no_toml.toml", "show.wat"]);
    check("policy_no_such_directory", &["--policy", "policies/no_such_directory.toml", "show.wat"]);
}

/// The example of docs/policy.md.
#[test]
fn the_example_in_the_documentation_is_one() {
    let text = std::fs::read_to_string(here().join("../../docs/policy.md")).unwrap();
    let example = text.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let dir = tempfile::tempdir().unwrap();
    for name in ["data", "out"] {
        std::fs::create_dir(dir.path().join(name)).unwrap();
    }
    std::fs::write(dir.path().join("app.env"), "FROM=file\n").unwrap();
    let policy = dir.path().join("app.toml");
    std::fs::write(&policy, example.replace("127.0.0.1:8080", "127.0.0.1:0")).unwrap();
    let ended = run(&["-q", "--policy", policy.to_str().unwrap(), "show.wat"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(ended.stdout.contains("FROM=file\n") && ended.stdout.contains("/data\n"), "{}", ended.stdout);
}
