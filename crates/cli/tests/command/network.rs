//! What a guest may do on the network: each attempt and what becomes of it.

use std::net::{Ipv6Addr, TcpListener, UdpSocket};
use std::os::unix::net::UnixListener;
use std::os::unix::process::ExitStatusExt as _;
use std::time::{Duration, Instant};

use crate::harness::{Ended, run, skipped, waxwing};

/// A program that tries what it is told (tests/programs/reach).
const REACH: &str = "../programs/reach.wasm";

/// A name server that knows these names, one address each, and their version. It ends with the test.
pub(crate) fn name_server() -> String {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        let mut message = [0; 512];
        while let Ok((len, from)) = socket.recv_from(&mut message) {
            if let Some(answer) = answer(&message[..len]) {
                let _ = socket.send_to(&answer, from);
            }
        }
    });
    address
}

/// The answer to one question (RFC 1035, section 4).
fn answer(query: &[u8]) -> Option<Vec<u8>> {
    let (mut name, mut at) = (String::new(), 12);
    while query[at] != 0 {
        let len = usize::from(query[at]);
        name.push_str(std::str::from_utf8(&query[at + 1..][..len]).unwrap());
        name.push('.');
        at += 1 + len;
    }
    let question = &query[12..at + 5];
    let is_v6 = match query[at + 2] {
        1 => false,
        28 => true,
        kind => panic!("a question of kind {kind}"),
    };
    let address: Option<Vec<u8>> = match (name.as_str(), is_v6) {
        ("www.test.", false) => Some(vec![127, 0, 0, 1]),
        ("two.test.", false) => Some(vec![127, 0, 0, 2]),
        ("zero.test.", false) => Some(vec![0, 0, 0, 0]),
        ("six.test.", true) => Some(Ipv6Addr::LOCALHOST.octets().into()),
        ("mapped.test.", true) => Some("::ffff:127.0.0.2".parse::<Ipv6Addr>().unwrap().octets().into()),
        ("late.test.", _) => return None,
        ("www.test." | "two.test." | "zero.test." | "six.test." | "mapped.test.", _) => None,
        _ => {
            // There is no such name.
            let header = [&query[..2], &[0x81, 0x83, 0, 1, 0, 0, 0, 0, 0, 0]].concat();
            return Some([&header[..], question].concat());
        }
    };
    let header = [&query[..2], &[0x81, 0x80, 0, 1, 0, u8::from(address.is_some()), 0, 0, 0, 0]].concat();
    let record = address.map(|address| {
        let kind = if is_v6 { 28 } else { 1 };
        [&[0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 60, 0, u8::try_from(address.len()).unwrap()], &address[..]]
            .concat()
    });
    Some([&header[..], question, &record.unwrap_or_default()].concat())
}

/// Everybody that the guests of a test could reach.
struct World {
    server: String,
    /// Where connections are taken, on all of the loopback's addresses.
    port: u16,
    other: u16,
    run: tempfile::TempDir,
    _there: (Vec<TcpListener>, Vec<UdpSocket>, Vec<UnixListener>),
}

impl World {
    /// None where there is no IPv6.
    fn new() -> Option<Self> {
        if TcpListener::bind("[::1]:0").is_err() {
            skipped("there is no IPv6");
            return None;
        }
        let streams = [TcpListener::bind("[::]:0").unwrap(), TcpListener::bind("[::]:0").unwrap()];
        let [port, other] = streams.each_ref().map(|listener| listener.local_addr().unwrap().port());
        let datagrams = [port, other].map(|port| UdpSocket::bind(("::", port)).unwrap());
        let run = tempfile::tempdir().unwrap();
        let sockets =
            ["db.sock", "other.sock"].map(|name| UnixListener::bind(run.path().join(name)).unwrap());
        let there = (streams.into(), datagrams.into(), sockets.into());
        Some(World { server: name_server(), port, other, run, _there: there })
    }

    fn text(&self, text: &str) -> String {
        text.replace("PORT", &self.port.to_string()).replace("OTHER", &self.other.to_string())
    }

    fn run(&self, flags: &[&str], attempts: &[&str]) -> Ended {
        let dir = format!("{}::/run", self.run.path().display());
        let flags: Vec<String> = flags.iter().map(|flag| self.text(flag)).collect();
        let attempts: Vec<String> = attempts.iter().map(|attempt| self.text(attempt)).collect();
        let own = ["--dir", &dir, "--dns-server", &self.server];
        let words = own.into_iter().chain(flags.iter().map(String::as_str)).chain([REACH]);
        run(&words.chain(attempts.iter().map(String::as_str)).collect::<Vec<_>>())
    }

    /// Tries each in one run, in their order.
    #[track_caller]
    fn check(&self, flags: &[&str], expected: &[(&str, &str)]) {
        let attempts: Vec<&str> = expected.iter().map(|(attempt, _)| *attempt).collect();
        let ended = self.run(flags, &attempts);
        let lines: String =
            expected.iter().map(|(attempt, what)| self.text(&format!("{attempt}: {what}\n"))).collect();
        assert_eq!(ended.stdout, lines, "{flags:?}: {ended:?}");
        assert_eq!(ended.code, Some(0), "{ended:?}");
    }
}

#[test]
fn a_guest_without_a_grant_reaches_nobody() {
    let Some(world) = World::new() else { return };
    world.check(
        &[],
        &[
            ("tcp 127.0.0.1:PORT", "ACCES"),
            ("tcp [::1]:PORT", "ACCES"),
            ("tcp [::ffff:127.0.0.1]:PORT", "ACCES"),
            ("tcp 0.0.0.0:PORT", "ACCES"),
            ("udp 127.0.0.1:PORT", "ACCES"),
            ("connect-udp [::1]:PORT", "ACCES"),
            ("bind-tcp 127.0.0.1:0", "ACCES"),
            ("bind-udp 0.0.0.0:0", "ACCES"),
            ("listen", "ACCES"),
            ("join 224.0.0.251", "ACCES"),
            ("join ff02::fb", "ACCES"),
            ("raw", "PERM"),
            ("name www.test", "ACCES"),
            ("name localhost", "127.0.0.1 ::1"),
            ("name 2130706433", "127.0.0.1"),
            ("first localhost PORT", "ACCES"),
            ("first 127.1 PORT", "ACCES"),
            ("unix /run/db.sock", "ACCES"),
            ("bind-unix /run/own.sock", "ACCES"),
            ("bind-unix /tmp/own.sock", "ok"),
        ],
    );
    assert!(!world.run.path().join("own.sock").exists());
}

#[test]
fn an_address_is_granted_however_it_is_written_and_no_other_is() {
    let Some(world) = World::new() else { return };
    world.check(
        &["--allow-net", "127.0.0.1:PORT"],
        &[
            ("tcp 127.0.0.1:PORT", "ok"),
            ("tcp [::ffff:127.0.0.1]:PORT", "ok"),
            ("tcp 0.0.0.0:PORT", "ok"),
            ("first 0x7f.1 PORT", "ok"),
            ("udp 127.0.0.1:PORT", "ok"),
            ("connect-udp 127.0.0.1:PORT", "ok"),
            ("bind-udp 0.0.0.0:0", "ok"),
            ("tcp 127.0.0.1:OTHER", "ACCES"),
            ("tcp 127.0.0.2:PORT", "ACCES"),
            ("tcp [::1]:PORT", "ACCES"),
            ("tcp [::]:PORT", "ACCES"),
            ("tcp [::127.0.0.1]:PORT", "ACCES"),
            ("udp [::ffff:127.0.0.1]:OTHER", "ACCES"),
            ("bind-tcp 127.0.0.1:0", "ACCES"),
            ("name www.test", "ACCES"),
            ("raw", "PERM"),
        ],
    );
    world.check(
        &["--allow-net", "127.0.0.0/8:PORT-PORT,[::1]:1-65535"],
        &[
            ("tcp 127.9.8.7:PORT", "ok"),
            ("tcp 127.9.8.7:OTHER", "ACCES"),
            ("tcp [::1]:OTHER", "ok"),
            ("udp [::1]:PORT", "ok"),
        ],
    );
}

#[test]
fn a_name_is_granted_with_its_addresses() {
    let Some(world) = World::new() else { return };
    world.check(
        &["--allow-net", "www.test:PORT"],
        &[
            ("tcp 127.0.0.1:PORT", "ACCES"),
            ("first WWW.test. PORT", "ok"),
            ("tcp 127.0.0.1:PORT", "ok"),
            ("tcp [::ffff:127.0.0.1]:PORT", "ok"),
            ("first www.test OTHER", "ACCES"),
            ("name two.test", "ACCES"),
            ("name test", "ACCES"),
            ("name evilwww.test", "ACCES"),
            ("name www.test.evil", "ACCES"),
            ("tcp 127.0.0.2:PORT", "ACCES"),
            ("bind-tcp 127.0.0.1:PORT", "ACCES"),
        ],
    );
    world.check(
        &["--allow-net", "*.test", "--deny-net", "127.0.0.2"],
        &[
            ("first zero.test PORT", "ACCES"),
            ("first two.test PORT", "ACCES"),
            ("first mapped.test PORT", "ACCES"),
            ("first six.test PORT", "ok"),
            ("name no.test", "NOENT"),
            ("name test", "ACCES"),
        ],
    );
    world.check(
        &["--allow-resolve", "www.test"],
        &[("first www.test PORT", "ACCES"), ("name www.test", "127.0.0.1")],
    );
}

#[test]
fn rules_of_wasmers_hold_for_both_directions() {
    let Some(world) = World::new() else { return };
    world.check(
        &["--net=ipv4:allow=*:PORT/out,ipv4:deny=127.0.0.3:*,dns:allow=*:*"],
        &[
            ("tcp 127.0.0.1:PORT", "ok"),
            ("tcp 127.0.0.3:PORT", "ACCES"),
            ("tcp [::ffff:127.0.0.3]:PORT", "ACCES"),
            ("tcp [::1]:PORT", "ACCES"),
            ("first six.test OTHER", "ok"),
            ("bind-tcp 127.0.0.1:0", "ACCES"),
            ("raw", "PERM"),
        ],
    );
    world.check(
        &["--net=ipv4:allow=127.0.0.1:*/in"],
        &[("bind-tcp 127.0.0.1:0", "ok"), ("bind-tcp 0.0.0.0:0", "ACCES"), ("tcp 127.0.0.1:PORT", "ACCES")],
    );
}

#[test]
fn to_listen_is_granted_by_itself() {
    let Some(world) = World::new() else { return };
    world.check(
        &["--allow-bind", "127.0.0.1:0"],
        &[
            ("bind-tcp 127.0.0.1:0", "ok"),
            ("bind-udp 127.0.0.1:0", "ok"),
            ("bind-tcp [::ffff:127.0.0.1]:0", "ok"),
            ("bind-tcp 0.0.0.0:0", "ACCES"),
            ("bind-tcp [::]:0", "ACCES"),
            ("bind-tcp [::1]:0", "ACCES"),
            ("bind-tcp 127.0.0.1:PORT", "ACCES"),
            ("listen", "ACCES"),
            ("tcp 127.0.0.1:PORT", "ACCES"),
        ],
    );
    world.check(
        &["--allow-bind", ":0"],
        &[("listen", "ok"), ("bind-tcp [::]:0", "ok"), ("join 224.0.0.251", "ok")],
    );
}

/// Linux gives sockets addresses in passing: where datagrams are sent from, and what is left of a connection. Nobody who was
/// not granted one may be reached there.
#[test]
fn no_socket_gets_an_address_in_passing_that_was_not_granted() {
    let Some(world) = World::new() else { return };
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let failed = format!("listen-failed {nobody}");
    let nowhere = "DESTADDRREQ DESTADDRREQ DESTADDRREQ DESTADDRREQ at 0.0.0.0:0";
    world.check(
        &[],
        &[("send-nowhere /run/file", nowhere), ("refused-udp 127.0.0.1:PORT", "ACCES at 0.0.0.0:0")],
    );
    world.check(
        &["--allow-net", "127.0.0.1"],
        &[
            ("send-nowhere /run/file", nowhere),
            ("refused-udp 127.0.0.2:PORT", "ACCES at 0.0.0.0:0"),
            ("undone-udp 127.0.0.1:PORT", "DESTADDRREQ at 0.0.0.0:0"),
            ("listen-undone 127.0.0.1:PORT", "ACCES"),
            (&failed, "ACCES, an address is left: true"),
        ],
    );
    world.check(
        &["--allow-net", "127.0.0.1", "--allow-bind", "0.0.0.0:0"],
        &[("listen-undone 127.0.0.1:PORT", "ok"), (&failed, "ok, an address is left: true")],
    );
}

/// To connect to nobody's address is, to the system, to connect to the socket's own.
#[test]
fn nobody_s_address_leads_to_one_of_this_machine_whatever_the_socket_s_own_is() {
    let Some(world) = World::new() else { return };
    world.check(
        &["--allow-net", "127.0.0.1:PORT,[::1]:PORT", "--allow-bind", "127.0.0.5:0,[::1]:0"],
        &[
            ("tcp-from 127.0.0.5:0 0.0.0.0:PORT", "ok, to 127.0.0.1:PORT"),
            ("udp-from 127.0.0.5:0 0.0.0.0:PORT", "ok, to 127.0.0.1:PORT"),
            ("tcp-from [::ffff:127.0.0.5]:0 [::ffff:0.0.0.0]:PORT", "ok, to [::ffff:127.0.0.1]:PORT"),
            ("tcp-from [::1]:0 [::]:PORT", "ok, to [::1]:PORT"),
            ("udp-from [::1]:0 [::]:PORT", "ok, to [::1]:PORT"),
            ("tcp-from 127.0.0.5:0 127.0.0.5:PORT", "ACCES"),
        ],
    );
    world.check(
        &["--net", "--deny-net", "127.0.0.1,::1"],
        &[
            ("tcp-from 127.0.0.5:0 0.0.0.0:PORT", "ACCES"),
            ("udp-from 127.0.0.5:0 0.0.0.0:PORT", "ACCES"),
            ("tcp-from [::ffff:127.0.0.5]:0 [::ffff:0.0.0.0]:PORT", "ACCES"),
            ("tcp-from [::1]:0 [::]:PORT", "ACCES"),
            ("udp 0.0.0.0:PORT", "ACCES"),
            ("tcp 127.0.0.5:PORT", "ok"),
        ],
    );
}

#[test]
fn a_name_of_nobody_s_address_gives_no_grant_and_takes_this_machine_s() {
    let Some(world) = World::new() else { return };
    world.check(
        &["--allow-net", "zero.test:PORT"],
        &[
            ("name zero.test", "0.0.0.0"),
            ("first zero.test PORT", "ACCES"),
            ("tcp 0.0.0.0:PORT", "ACCES"),
            ("tcp 127.0.0.1:PORT", "ACCES"),
            ("udp 0.0.0.0:PORT", "ACCES"),
        ],
    );
    world.check(
        &["--net=ipv4:allow=*:*,dns:allow=*,dns:deny=zero.test:PORT"],
        &[
            ("tcp 127.0.0.1:PORT", "ok"),
            ("first zero.test OTHER", "ok"),
            ("tcp 127.0.0.1:PORT", "ACCES"),
            ("tcp 0.0.0.0:PORT", "ACCES"),
            ("tcp 127.0.0.2:PORT", "ok"),
        ],
    );
}

#[test]
fn to_ask_for_a_name_is_not_to_send_or_to_receive() {
    let Some(world) = World::new() else { return };
    world.check(
        &["--allow-resolve", "www.test"],
        &[
            ("name www.test", "127.0.0.1"),
            ("bind-udp 0.0.0.0:0", "ACCES"),
            ("bind-udp [::]:0", "ACCES"),
            ("bind-udp 127.0.0.1:0", "ACCES"),
            ("udp 127.0.0.1:PORT", "ACCES"),
            ("bind-tcp 127.0.0.1:0", "ACCES"),
            ("listen", "ACCES"),
        ],
    );
}

#[test]
fn sockets_in_directories_need_both_grants() {
    let Some(world) = World::new() else { return };
    std::os::unix::fs::symlink("db.sock", world.run.path().join("link.sock")).unwrap();
    std::os::unix::fs::symlink("other.sock", world.run.path().join("away.sock")).unwrap();
    world.check(
        &["--allow-net", "unix:/run/db.sock,unix:/run/away.sock"],
        &[
            ("unix /run/db.sock", "ok"),
            ("unix /run/../run/./db.sock", "ok"),
            ("unix /run/other.sock", "ACCES"),
            ("bind-unix /run/own.sock", "ACCES"),
            ("unix /run/none.sock", "ACCES"),
            // A link is as good as what it leads to, and no better.
            ("unix /run/link.sock", "ok"),
            ("unix /run/away.sock", "ACCES"),
        ],
    );
    world.check(
        &["--allow-net", "unix:/run/*", "--allow-bind", "unix:/run/*"],
        &[("unix /run/other.sock", "ok"), ("bind-unix /run/own.sock", "ok"), ("unix /etc/x.sock", "NOENT")],
    );
}

#[test]
fn all_of_it_is_all_of_it() {
    let Some(world) = World::new() else { return };
    world.check(
        &["--net"],
        &[
            ("tcp 127.0.0.1:PORT", "ok"),
            ("tcp [::1]:OTHER", "ok"),
            ("tcp [::]:PORT", "ok"),
            ("udp 127.0.0.7:PORT", "ok"),
            ("bind-tcp [::]:0", "ok"),
            ("listen", "ok"),
            ("join 224.0.0.251", "ok"),
            ("first two.test PORT", "ok"),
            ("name late.test", "AGAIN"),
            ("unix /run/db.sock", "ok"),
            ("bind-unix /run/own.sock", "ok"),
        ],
    );
}

#[test]
fn the_same_holds_for_whatever_calls_a_guest_has() {
    let Some(world) = World::new() else { return };
    let wasmedge = |flags: &[&str], name: &str| {
        let dir = world.run.path().to_str().unwrap();
        run(&[flags, &["--dir", dir, "../programs/wasmedge.wasm", name]].concat())
    };
    for name in ["v1", "v2", "path_open"] {
        let allowed = wasmedge(&["--net"], name);
        assert_eq!((allowed.code, &*allowed.stderr), (Some(0), ""), "{name}");
        let refused = wasmedge(&[], name);
        assert_ne!(refused.code, Some(0), "{name}");
        let told = "note: sock_bind tcp 127.0.0.1:0 refused (acces): it was not granted; --allow-bind 127.0.0.1:0 would";
        assert!(refused.stderr.contains(told), "{name}: {refused:?}");
    }
    assert_eq!(
        wasmedge(&["--allow-bind", "127.0.0.1:0", "--allow-net", "127.0.0.1:1024-65535"], "v1").code,
        Some(0)
    );
    // Calls that a guest is not given it does not have.
    world.check(
        &["--net", "--sockets", "none"],
        &[("tcp 127.0.0.1:PORT", "NOSYS"), ("name www.test", "NOSYS")],
    );
    world.check(&["--net", "--sockets", "wasix"], &[("tcp 127.0.0.1:PORT", "ok")]);
    let ended = wasmedge(&["--net", "--sockets", "wasix"], "v1");
    assert!(
        ended.code == Some(125) && ended.stderr.contains("not among the sockets that `wasix` stands for"),
        "{ended:?}"
    );
}

#[test]
fn a_name_that_nobody_answers_for_keeps_no_guest() {
    let Some(world) = World::new() else { return };
    let start = Instant::now();
    let ended = world.run(&["--allow-net", "late.test", "--timeout", "300ms"], &["name late.test"]);
    assert_eq!(ended.code, Some(124), "{ended:?}");
    let server = UdpSocket::bind("127.0.0.1:0").unwrap();
    server.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let address = server.local_addr().unwrap().to_string();
    let mut child = waxwing(&["--net", "--dns-server", &address, REACH, "name late.test"]).spawn().unwrap();
    // It waits for the answer now.
    server.recv_from(&mut [0; 512]).unwrap();
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), rustix::process::Signal::TERM)
        .unwrap();
    let status = child.wait().unwrap();
    assert_eq!(status.signal(), Some(15), "{status}");
    // The server is waited for much longer.
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

/// Each refusal and what is told of it; with the flag that it names the same attempt is allowed.
#[test]
fn each_refusal_names_the_flag_that_allows_it() {
    let Some(world) = World::new() else { return };
    for (attempt, told, flag) in [
        ("name www.test 443", "resolve \"www.test\"", "--allow-net www.test:443"),
        ("name www.test", "resolve \"www.test\"", "--allow-net www.test"),
        ("tcp 127.0.0.1:PORT", "sock_connect tcp 127.0.0.1:PORT", "--allow-net 127.0.0.1:PORT"),
        ("tcp [::1]:PORT", "sock_connect tcp [::1]:PORT", "--allow-net [::1]:PORT"),
        ("tcp [::ffff:127.0.0.1]:PORT", "sock_connect tcp 127.0.0.1:PORT", "--allow-net 127.0.0.1:PORT"),
        ("udp 127.0.0.1:PORT", "sock_send_to udp 127.0.0.1:PORT", "--allow-net 127.0.0.1:PORT"),
        ("bind-tcp 127.0.0.1:0", "sock_bind tcp 127.0.0.1:0", "--allow-bind 127.0.0.1:0"),
        ("listen", "sock_listen tcp 0.0.0.0:0", "--allow-bind 0.0.0.0:0"),
        ("unix /run/db.sock", "sock_connect \"/run/db.sock\"", "--allow-net unix:/run/db.sock"),
        ("bind-unix /run/b.sock", "sock_bind \"/run/b.sock\"", "--allow-bind unix:/run/b.sock"),
    ] {
        let ended = world.run(&[], &[attempt]);
        let line = format!("note: {told} refused (acces): it was not granted; {flag} would allow it\n");
        assert_eq!(ended.stderr, world.text(&line), "{attempt}");
        let allowed = world.run(&flag.split(' ').collect::<Vec<_>>(), &[attempt]);
        assert!(!allowed.stdout.contains("ACCES"), "{attempt}: {allowed:?}");
    }
    let ended = world.run(&["--net", "--deny-net", "127.0.0.1"], &["tcp 127.0.0.1:PORT", "raw"]);
    let lines = "note: sock_connect tcp 127.0.0.1:PORT refused (acces): the rule 127.0.0.1 forbids it\n\
                 note: sock_open raw socket refused (perm): the rule 127.0.0.1 forbids it\n";
    assert_eq!(ended.stderr, world.text(lines));
    // Of a name that was asked for, its addresses are told by it.
    let ended = world.run(&["--allow-net", "www.test:80"], &["first www.test PORT"]);
    let line = "note: sock_connect tcp 127.0.0.1:PORT (www.test) refused (acces): it was not granted; --allow-net www.test:PORT would allow it\n";
    assert_eq!(ended.stderr, world.text(line));
}

#[test]
fn what_was_reached_is_learned_and_enough() {
    let Some(world) = World::new() else { return };
    let policy = world.run.path().join("learned.toml");
    let policy = policy.to_str().unwrap();
    let attempts = [
        "first www.test PORT",
        "udp [::1]:PORT",
        "bind-tcp 127.0.0.1:0",
        "name two.test",
        "unix /run/db.sock",
    ];
    let deny = "127.0.0.9";
    let ended = world.run(
        &["--net", "--deny-net", deny, "--learn", policy],
        &[&attempts[..], &["tcp 127.0.0.9:PORT"]].concat(),
    );
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let text = std::fs::read_to_string(policy).unwrap();
    let expected = format!(
        "[net]\nconnect = [\"[::1]:PORT\", \"unix:/run/db.sock\", \"www.test:PORT\"]\nbind = [\"127.0.0.1:0\"]\n\
         resolve = [\"two.test\"]\ndns_servers = [\"{}\"]\n",
        world.server
    );
    assert!(text.contains(&world.text(&expected)), "{text}");
    let attempts: Vec<String> = attempts.iter().map(|attempt| world.text(attempt)).collect();
    let again = |attempts: &[&str]| run(&[&["--policy", policy, REACH], attempts].concat());
    let same = again(&attempts.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(same.code == Some(0) && !same.stdout.contains("ACCES"), "{same:?}");
    let more = again(&[&world.text("tcp 127.0.0.1:OTHER"), "name six.test"]);
    assert_eq!(more.stdout, world.text("tcp 127.0.0.1:OTHER: ACCES\nname six.test: ACCES\n"));
    assert!(more.stderr.contains(", or connect in [net] in "), "{more:?}");
}

#[test]
fn a_connection_is_there_when_the_guest_starts() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let policy = tempfile::tempdir().unwrap();
    let policy = policy.path().join("learned.toml");
    let policy = policy.to_str().unwrap();
    // A guest that copies what it reads from the socket after those that listen.
    let ended = std::thread::scope(|scope| {
        let peer = scope.spawn(|| {
            let (mut stream, _) = listener.accept().unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
            std::io::Write::write_all(&mut stream, b"hello").unwrap();
            stream.shutdown(std::net::Shutdown::Write).unwrap();
        });
        let ended = run(&["--no-cargo", "--dial", &address, "--learn", policy, "dialed.wat"]);
        peer.join().unwrap();
        ended
    });
    assert_eq!((ended.code, &*ended.stdout), (Some(0), "hello"), "{ended:?}");
    assert!(std::fs::read_to_string(policy).unwrap().contains(&format!("[net]\ndial = [\"{address}\"]\n")));
    drop(listener);
    let ended = run(&["--dial", &address, "dialed.wat"]);
    assert_eq!(ended.code, Some(125));
    assert!(ended.stderr.starts_with(&format!("error: cannot connect to {address}\ncause: ")), "{ended:?}");
}
