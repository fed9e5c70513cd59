//! Programs on a network of their own (tests/programs/vnet): in one run, and in several that a bridge joins.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Ended, finish, programs, run, skipped, waxwing};

/// A run of the program with these flags and commands.
fn own(flags: &[&str], commands: &[&str]) -> Ended {
    let program = programs("vnet.wasm");
    run(&[&["run"], flags, &[program.to_str().unwrap()], commands].concat())
}

fn said(ended: &Ended, what: &str) -> String {
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let line = ended.stdout.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("it says nothing of {what}: {ended:?}")).to_owned()
}

#[test]
fn programs_of_one_run_talk_by_the_name_of_their_host() {
    let itself = format!("self={}", programs("vnet.wasm").display());
    for (hostname, name) in [("web", "web"), ("web", "localhost"), ("web", "api.localhost")] {
        let flags = ["--net=virtual", "--hostname", hostname, "--map-command", &itself];
        let ended = own(&flags, &["child", "80", "talk", name, "80", "hello", "join"]);
        assert_eq!(said(&ended, "talk"), "hello", "{name}");
        assert!(said(&ended, "listen").starts_with("5 bytes for "), "{ended:?}");
        assert_eq!(said(&ended, "join"), "kind 1, code 0");
    }
    // Unless it is said the name is the program's.
    assert!(said(&own(&["--net=virtual"], &["resolve", "vnet"]), "resolve").starts_with("169.254."));
}

#[test]
fn an_interface_is_told_and_changed() {
    let ended = own(&["--net=virtual"], &["interface", "lease", "interface", "change"]);
    let interfaces: Vec<&str> =
        ended.stdout.lines().filter_map(|line| line.strip_prefix("interface: ")).collect();
    assert!(interfaces[0].starts_with("169.254."), "{ended:?}");
    assert!(interfaces[0].ends_with("127.0.0.1/8 0:/128 hardware true"), "{ended:?}");
    assert_eq!(said(&ended, "lease"), "ok");
    assert!(interfaces[1].starts_with("10.87."), "{ended:?}");
    assert!(interfaces[1].contains("0.0.0.0/0 via 10.87.0.1"), "{ended:?}");
    let changed = said(&ended, "change");
    assert!(changed.contains("192.0.2.1/24"), "{changed}");
    assert!(
        changed.contains("198.51.100.0/24 via 192.0.2.254 for a time 0.0.0.0/0 via 192.0.2.253"),
        "{changed}"
    );
    assert!(changed.ends_with("; 127.0.0.1/8 0:/128 hardware true"), "{changed}");
}

#[test]
fn the_host_s_interface_is_told_to_who_is_given_all_of_its_network_and_never_changed() {
    let ended = own(&["--net"], &["interface", "change", "lease", "unbridge", "bridge", "a", "b"]);
    assert!(said(&ended, "interface").contains("127.0.0.1/8"), "{ended:?}");
    for what in ["change", "lease", "unbridge", "bridge"] {
        assert_eq!(said(&ended, what), "error PERM", "{what}");
    }
    for flags in [&[][..], &["--allow-net", "*"]] {
        let ended = own(flags, &["interface", "lease"]);
        assert_eq!(said(&ended, "interface"), "error ACCES");
        assert_eq!(said(&ended, "lease"), "error ACCES");
    }
}

#[test]
fn flags_of_a_network_of_its_own_go_with_it() {
    for (flags, words) in [
        (&["--hostname", "a"][..], "--hostname is for a network of the program's own"),
        (&["--bridge", "a=b"], "--bridge is for a network of the program's own"),
        (&["--net", "--net=virtual"], "contradict each other"),
        (&["--net=virtual", "--hostname", "a b"], "is no name of a host"),
        (&["--net=virtual", "--dns-server", "127.0.0.1"], "knows no names of a network of the program's own"),
        (&["--net=virtual", "--bridge", "a"], "NAME=a"),
    ] {
        let ended = own(flags, &["interface"]);
        assert_eq!(ended.code, Some(2), "{flags:?}");
        assert!(ended.stderr.contains(words), "{flags:?}: {}", ended.stderr);
    }
}

#[test]
fn what_is_denied_is_denied_on_a_network_of_its_own_too() {
    let flags = ["--net=virtual", "--deny-net", "169.254.0.0/16"];
    let ended = own(&flags, &["talk", "vnet", "80", "x"]);
    assert_eq!(said(&ended, "talk"), "error ACCES");
}

#[test]
fn a_policy_gives_it_too_and_it_is_learned() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    let written = |name: &str, text: &str| {
        std::fs::write(path(name), text).unwrap();
        path(name)
    };
    let itself = format!("self={}", programs("vnet.wasm").display());
    let talk = ["child", "80", "talk", "localhost", "80", "hello", "join"];
    let learned = path("learned.toml");
    let flags = ["--net=virtual", "--hostname", "web", "--map-command", &itself, "--learn", &learned];
    let ended = own(&flags, &talk);
    assert_eq!((said(&ended, "talk").as_str(), ended.stderr.contains("--net=virtual")), ("hello", false));
    let text = std::fs::read_to_string(&learned).unwrap();
    assert!(text.contains("[net]\nvirtual = true\n"), "{text}");
    assert!(!text.contains("connect") && !text.contains("bind") && !text.contains("resolve"), "{text}");
    let ended = own(&["--policy", &learned, "--max-processes", "8", "--map-command", &itself], &talk);
    assert_eq!(said(&ended, "talk"), "hello");

    let policy = written("own.toml", "[net]\nvirtual = true\ndeny = [\"169.254.0.0/16\"]\n");
    let flags = ["--policy", &policy, "--hostname", "web"];
    assert_eq!(said(&own(&flags, &["talk", "web", "80", "x"]), "talk"), "error ACCES");
    assert!(said(&own(&flags, &["interface"]), "interface").starts_with("169.254."));
    let both = written("both.toml", "[net]\nvirtual = true\nall = true\n");
    let servers = written("servers.toml", "[net]\nvirtual = true\ndns_servers = [\"127.0.0.1\"]\n");
    let none = written("none.toml", "[net]\nvirtual = false\n");
    for (flags, words) in [
        (&["--policy", &both][..], "contradict each other"),
        (&["--policy", &policy, "--net"], "contradict each other"),
        (&["--policy", &servers], "knows no names of a network of the program's own"),
        (&["--policy", &none, "--hostname", "a"], "--hostname is for a network of the program's own"),
    ] {
        let ended = own(flags, &["interface"]);
        assert_eq!(ended.code, Some(2), "{flags:?}");
        assert!(ended.stderr.contains(words), "{flags:?}: {}", ended.stderr);
    }
}

/// The command, in a network namespace without any interface, if that can be made here; otherwise as it is.
fn unplugged(args: &[&str]) -> Command {
    let can = Command::new("unshare").args(["-Urn", "true"]).stderr(Stdio::null()).status();
    let plain = waxwing(args);
    if !can.is_ok_and(|status| status.success()) {
        skipped("unshare -Urn makes no network namespace here: the host is not unplugged");
        return plain;
    }
    let mut command = Command::new("unshare");
    command.arg("-Urn").arg(plain.get_program()).args(plain.get_args()).stdin(Stdio::null());
    command.current_dir(plain.get_current_dir().unwrap());
    for (name, value) in plain.get_envs() {
        command.env(name, value.unwrap());
    }
    command
}

#[test]
fn two_runs_talk_over_a_bridge_while_the_host_is_unplugged() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("bridge");
    let bridge = format!("shared={}", path.display());
    let program = programs("vnet.wasm");
    let args = |hostname: &'static str, commands: &[&'static str]| -> Vec<String> {
        let flags =
            ["run", "--net=virtual", "--hostname", hostname, "--bridge", &bridge, program.to_str().unwrap()];
        flags.iter().chain(commands).map(|&arg| arg.to_owned()).collect()
    };
    let start = |args: Vec<String>| {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        unplugged(&args)
    };
    let server = ["bridge", "shared", "secret", "lease", "resolve", "server", "listen", "80"];
    let server =
        start(args("server", &server)).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    wait_for(&path);
    let stranger = finish(&mut start(args("stranger", &["bridge", "shared", "guess"])));
    assert_eq!(said(&stranger, "bridge"), "error ACCES");
    let client =
        ["bridge", "shared", "secret", "lease", "interface", "talk", "server", "80", "over the bridge"];
    let client = finish(&mut start(args("client", &client)));
    assert_eq!((said(&client, "bridge"), said(&client, "lease")), ("ok".to_owned(), "ok".to_owned()));
    assert_eq!(said(&client, "talk"), "over the bridge");
    let server: Ended = server.wait_with_output().unwrap().into();
    let leased = said(&client, "interface");
    let leased = leased.split('/').next().unwrap();
    assert!(leased.starts_with("10.87."), "{client:?}");
    assert_eq!(said(&server, "listen"), format!("15 bytes for {leased}"));
    assert!(said(&server, "resolve").starts_with("10.87."), "{server:?}");
    assert!(!path.exists());
}

/// Until somebody listens there.
fn wait_for(path: &Path) {
    let until = Instant::now() + Duration::from_secs(60);
    while !path.exists() {
        assert!(Instant::now() < until, "nobody listens at the bridge");
        std::thread::sleep(Duration::from_millis(5));
    }
}
