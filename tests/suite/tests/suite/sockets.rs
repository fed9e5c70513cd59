//! Sockets, with Linux as the oracle: the same program runs natively and as a guest, and both must tell the same story, word
//! for word. Groups are tried on the loopback.

mod guest;

use std::net::IpAddr;

use waxwing::NetAttempt;

use crate::check::{Case, check, run};
use crate::runner::Runner;

/// Runs `name` here, in a directory of its own, and gives its transcript.
fn told_by_linux(name: &str) -> String {
    let directory = tempfile::tempdir().expect("a directory");
    let directory = directory.path().to_str().expect("text");
    let (_, run) = guest::behaviours::TABLE.iter().find(|(known, _)| *known == name).expect("a behaviour");
    guest::transcript::Transcript::of(*run, directory)
}

/// The same behaviour as a guest's. Those that end by a signal would end the tests.
fn case(name: &'static str) -> Case {
    /// `SIGPIPE`
    const PIPE: u8 = 13;
    if name.starts_with("broken_") {
        return program(name).ends_by_signal(PIPE);
    }
    if name == "policy_asked" {
        return program(name);
    }
    let expected = told_by_linux(name);
    assert!(expected.lines().count() > 2, "it tells nothing");
    program(name).stdout(expected)
}

/// It may do everything, and says nothing of what went wrong.
fn program(name: &'static str) -> Case {
    Case::new("wasix_sockets", name).args(&["/"]).network(|_| true).stderr(b"")
}

/// The lines that `policy_asked` prints where it may do what `allows` says; of each line, what came of it.
fn asked(allows: Option<fn(&NetAttempt<'_>) -> bool>) -> Vec<(String, String)> {
    let case = Case::new("wasix_sockets", "policy_asked").args(&["/"]);
    let case = allows.into_iter().fold(case, Case::network);
    let outcome = run(&crate::runner::Wasmtime, &case).expect("it is started");
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    let text = String::from_utf8(outcome.stdout).expect("text");
    let line = |line: &str| {
        let (what, came) = line.split_once(": \"").expect("an answer");
        (what.to_owned(), came.trim_end_matches('"').to_owned())
    };
    text.lines().map(line).collect()
}

#[test]
fn nothing_is_allowed_unasked() {
    for (what, came) in asked(None).into_iter().chain(asked(Some(|_| false))) {
        let expected = match what.as_str() {
            "raw" | "datagrams of another protocol" => "EPERM",
            "a pair" => "ok",
            _ => "EACCES",
        };
        assert_eq!(came, expected, "{what}");
    }
}

#[test]
fn addresses_of_ipv4_are_asked_about_as_such() {
    let loopback = |attempt: &NetAttempt<'_>| match attempt {
        NetAttempt::Bind(_, address) | NetAttempt::Connect(_, address) => {
            address.ip() == IpAddr::from([127, 0, 0, 1])
        }
        NetAttempt::Join(group) => group.is_ipv4(),
        NetAttempt::BindUnix(path) => *path == "/socket",
        _ => false,
    };
    for (what, came) in asked(Some(loopback)) {
        let is_allowed = what.contains("127.0.0.1")
            || matches!(what.as_str(), "join 239.255.1.1" | "bind to a path" | "a pair");
        let expected = match what.as_str() {
            _ if is_allowed => "ok",
            "raw" | "datagrams of another protocol" => "EPERM",
            _ => "EACCES",
        };
        assert_eq!(came, expected, "{what}");
    }
    // A socket of IPv6 that takes IPv4 as well is not bound to :: without leave for 0.0.0.0.
    let six = |attempt: &NetAttempt<'_>| matches!(attempt, NetAttempt::Bind(_, address) if address.is_ipv6());
    let came = asked(Some(six));
    let of = |name: &str| came.iter().find(|(what, _)| what == name).map(|(_, came)| came.as_str());
    assert_eq!((of("bind to ::1"), of("bind to ::")), (Some("ok"), Some("EACCES")));
    assert_eq!(of("bind to ::ffff:127.0.0.1"), Some("EACCES"));
}

macro_rules! behaviour {
    ($name:ident) => {
        #[test]
        fn $name() {
            check(ENGINE, case(stringify!($name)));
        }
    };
}

mod wasmtime {
    use super::{Runner, case, check};
    const ENGINE: &dyn Runner = &crate::runner::Wasmtime;
    foreach_wasix_sockets!(behaviour);
}

mod wasmi {
    use super::{Runner, case, check};
    const ENGINE: &dyn Runner = &crate::runner::Wasmi;
    foreach_wasix_sockets!(behaviour);
}

/// With its files in memory: paths of sockets lie there, too.
mod memory {
    use super::{case, check};

    macro_rules! in_memory {
        ($name:ident) => {
            #[test]
            fn $name() {
                check(&crate::runner::Wasmtime, case(stringify!($name)).in_memory());
            }
        };
    }

    foreach_wasix_sockets!(in_memory);
}

/// On a network of their own, which behaves as Linux's does but for what is said here. Groups and options have tests of their own,
/// since what Linux tells of them depends on the host.
mod own_network {
    use super::{check, program, told_by_linux};

    /// What is told instead: there are no raw sockets.
    const OTHERWISE: [(&str, &str); 2] =
        [("raw: Ok(8)", "raw: Err(\"EPERM\")"), ("raw: Err(\"EACCES\")", "raw: Err(\"EPERM\")")];

    macro_rules! on_its_own {
        ($($name:ident)*) => {$(
            #[test]
            fn $name() {
                let name = stringify!($name);
                let expected = OTHERWISE.iter().fold(told_by_linux(name), |told, (here, there)| {
                    told.replace(here, there)
                });
                check(&crate::runner::Wasmtime, program(name).own_network().stdout(expected));
            }
        )*};
    }

    on_its_own! {
        kinds reuse send_file shut_reading tcp_echo tcp_nonblocking tcp_receive_flags tcp_reset tcp_timeouts udp v6
    }

    #[test]
    fn broken_send() {
        check(&crate::runner::Wasmtime, super::case("broken_send").own_network());
    }
}
