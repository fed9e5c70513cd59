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

/// `multicast_link` once more, natively and as guests, in a network namespace that has the interface.
#[test]
#[expect(clippy::print_stderr, reason = "a test that proves nothing must say so")]
fn groups_on_an_interface_of_a_namespace() {
    const SET_UP: &str = "ip link set lo up && ip link add w0 index 77 type veth peer name w1 && \
        ip address add 10.77.0.1/24 dev w0 && ip link set w0 up && ip link set w1 up && ip route add 239.0.0.0/8 dev w0 && \
        for i in 1 2 3 4 5 6 7 8 9 10; do ip -6 address show dev w0 tentative | grep -q inet6 && sleep 0.5; done; ";
    let unshared = |script: &str| {
        let mut command = std::process::Command::new("unshare");
        command.args(["-Urn", "sh", "-c", &format!("{SET_UP}{script}")]).output()
    };
    if !unshared("ip address show w0").is_ok_and(|output| output.status.success()) {
        return eprintln!("SKIPPED: unshare and ip make no namespace with an interface here");
    }
    let here = std::env::current_exe().expect("this test's program");
    let script =
        format!("exec {} ::multicast_link link_is_there --nocapture --test-threads=1", here.display());
    let output = unshared(&format!("export WAXWING_SUITE_LINK=1; {script}")).expect("it starts");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.lines().filter(|line| line.contains("multicast_link ... ok")).count() >= 3, "{text}");
}

/// In that namespace what is sent arrives, and no more when the group was left; elsewhere nothing is looked at.
#[test]
fn link_is_there() {
    if std::env::var_os("WAXWING_SUITE_LINK").is_some() {
        let told = told_by_linux("multicast_link");
        for line in [
            "joined: Some([102, 111, 117, 114])",
            "joined: Some([115, 105, 120])",
            "left: None\n",
            "at another interface: None\n",
            "who came: \"::ffff:10.77.0.1, a port: true",
        ] {
            assert!(told.contains(line), "{line}: {told}");
        }
        assert!(!told.contains("left: Some"), "{told}");
    }
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
