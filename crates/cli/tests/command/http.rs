//! Programs that talk to web servers by the calls of WASIX 0.11 (tests/programs/web): each of them under each engine.

mod servers;

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::harness::{Ended, finish, programs, waxwing};
use crate::network::name_server;
use servers::{Asked, CERTIFICATE, answer, big, nobody, secure, serve, talk, web};

const WEB: &str = "../programs/web.wasm";

/// The engines that the command has.
const ENGINES: [&str; 2] = ["wasmtime", "wasmi"];

/// A command that runs the program with the network that there is.
fn command(engine: &str, flags: &[&str], words: &[&str]) -> Command {
    waxwing(&[&["--engine", engine], flags, &[WEB], words].concat())
}

/// What the program tells, under each engine, with leave to talk to this machine.
#[track_caller]
fn check(words: &[&str], expected: &str) {
    for engine in ENGINES {
        let ended = finish(&mut command(engine, &["--allow-net", "127.0.0.1"], words));
        assert_eq!(ended.stdout, expected, "{engine}: {words:?}: {}", ended.stderr);
        assert_eq!(ended.code, Some(0), "{engine}: {words:?}: {}", ended.stderr);
    }
}

fn server() -> (Asked, String) {
    let asked = Asked::default();
    let port = serve(web(&asked));
    (asked, format!("http://127.0.0.1:{port}"))
}

fn status(status: u16, size: usize) -> String {
    let ok = if (200..300).contains(&status) { "yes" } else { "no" };
    format!("status {status}, ok {ok}, redirected no, size {size}\n")
}

#[test]
fn a_request_is_answered() {
    let (asked, at) = server();
    let hello = format!("{}content-length: 5\nbody \"hello\"\n", status(200, 5));
    check(&["request", "GET", &format!("{at}/hello")], &hello);
    let (head, body) = asked.lock().unwrap()[0].clone();
    let host = at.strip_prefix("http://").unwrap();
    assert!(body.is_empty() && head.starts_with("GET /hello HTTP/1.1\r\n"), "{head}");
    let lower = head.to_lowercase();
    for line in [&format!("host: {host}"), "connection: close", "user-agent: waxwing/0.1.0"] {
        assert_eq!(lower.matches(&format!("\r\n{line}\r\n")).count(), 1, "{line} in {head}");
    }
    check(&["request", "GET", &format!("{at}/u?a=b#c"), "X-One: 1\\nx-two: 2"], &hello);
    let head = asked.lock().unwrap().last().unwrap().0.to_lowercase();
    assert!(head.starts_with("get /u?a=b http/1.1\r\n") && head.contains("\r\nx-one: 1\r\n"), "{head}");
    assert!(head.contains("\r\nx-two: 2\r\n"), "{head}");

    let of = |path: &str| format!("{at}{path}");
    // As long as they may be, and longer.
    let (url, headers) = (of("/hello?"), "x: ");
    let fill = |text: &str, len: usize| format!("{text}{}", "y".repeat(len - text.len()));
    check(&["request", "GET", &fill(&url, 65534), &fill(headers, 65536)], &hello);
    for len in [65535, 65536, 65537] {
        check(&["request", "GET", &fill(&url, len)], "http_request: 2BIG\n");
    }
    check(&["request", "GET", &url, &fill(headers, 65537)], "http_request: 2BIG\n");
    check(&["listen", &fill("ws://127.0.0.1/", 65535)], "ws_connect: 2BIG\n");
    check(
        &["request", "GET", &of("/headers")],
        &format!("{}x-one: 1\nx-one: 2\ncontent-length: 0\nbody \"\"\n", status(201, 0)),
    );
    check(
        &["request", "GET", &of("/chunked")],
        &format!("{}transfer-encoding: chunked\nbody \"hello, world\"\n", status(200, 0)),
    );
    check(&["request", "GET", &of("/closed")], &format!("{}body \"until the end\"\n", status(200, 0)));
    check(&["request", "GET", &of("/empty")], &format!("{}body \"\"\n", status(204, 0)));
    check(&["request", "GET", &of("/gone")], &format!("{}content-length: 3\nbody \"no!\"\n", status(404, 3)));
    check(&["request", "HEAD", &of("/hello")], &format!("{}content-length: 5\nbody \"\"\n", status(200, 5)));
    check(
        &["request", "GET", &of("/slow")],
        &format!("{}content-length: 6\nbody \"slowly\"\n", status(200, 6)),
    );
    // What the guest has not asked for is not undone.
    check(
        &["request", "GET", &of("/packed")],
        &format!("{}content-encoding: gzip\ncontent-length: 6\nbody \"packed\"\n", status(200, 6)),
    );
    let big = big();
    let sum = big.iter().fold(0u32, |sum, byte| sum.rotate_left(5) ^ u32::from(*byte));
    let len = big.len();
    check(
        &["request", "GET", &of("/big")],
        &format!("{}content-length: {len}\nbody of {len} bytes, {sum:08x}\n", status(200, len)),
    );
    check(&["status", &of("/hello")], &status(200, 5).repeat(4));
}

#[test]
fn a_body_is_sent() {
    let (_, at) = server();
    let told =
        |body: &str| format!("{}content-length: {}\nbody \"{body}\"\n", status(200, body.len()), body.len());
    let echo = format!("{at}/echo");
    check(&["request", "POST", &echo, "", "hello"], &told("counted hello"));
    check(&["request", "PUT", &echo, "", ""], &told("counted "));
    check(&["request", "DELETE", &echo, "", "x"], &told("counted x"));
    // More is sent than was said: it stays with the guest.
    check(&["request", "POST", &echo, "Content-Length: 3", "abcdef"], &told("counted abc"));
    check(&["request", "POST", &echo, "Content-Length: 9", "abc"], "http_status: INVAL\n");
    check(&["request", "POST", &format!("{at}/unpack"), "", "hello", "gzip"], &told("hello"));
    check(&["request", "POST", &format!("{at}/count"), "", "*3000000"], &told("3000000 bytes"));
    // Its answer begins before the body has ended.
    check(
        &["request", "POST", &format!("{at}/streamed"), "content-length: 3000000", "*3000000"],
        &format!("{}connection: close\nbody \"heard 3000000\"\n", status(200, 0)),
    );
    check(
        &["piecewise", &echo, "a", "b", "c"],
        &format!("{}body \"counted abc\"\n", status(200, "counted abc".len())),
    );
}

#[test]
fn a_redirection_is_told_and_not_followed() {
    let (asked, at) = server();
    check(
        &["request", "GET", &format!("{at}/redirect")],
        "status 302, ok no, redirected yes, size 0\nlocation: http://127.0.0.2:9/secret\ncontent-length: 0\nbody \"\"\n",
    );
    assert_eq!(asked.lock().unwrap().len(), ENGINES.len());
}

#[test]
fn what_goes_wrong_has_an_errno() {
    let (_, at) = server();
    let nobody = nobody();
    for (words, expected) in [
        (&["request", "GET", "nonsense"][..], "http_request: INVAL\n".to_owned()),
        (&["request", "GET", "ftp://127.0.0.1/"], "http_request: INVAL\n".to_owned()),
        (&["request", "GET", "ws://127.0.0.1/"], "http_request: INVAL\n".to_owned()),
        (&["request", "G T", "AT/hello"], "http_request: INVAL\n".to_owned()),
        (&["request", "CONNECT", "AT/hello"], "http_request: INVAL\n".to_owned()),
        (&["request", "GET", "AT/hello", "no header"], "http_request: INVAL\n".to_owned()),
        (&["request", "GET", "AT/hello", "Transfer-Encoding: chunked"], "http_request: INVAL\n".to_owned()),
        (&["request", "GET", &format!("http://{nobody}/")], "http_request: CONNREFUSED\n".to_owned()),
        (&["request", "GET", "AT/flood"], "http_status: OVERFLOW\n".to_owned()),
        (&["request", "GET", "AT/many"], "http_status: OVERFLOW\n".to_owned()),
        (&["request", "GET", "AT/continue"], "http_status: OVERFLOW\n".to_owned()),
        (&["request", "GET", "AT/interim"], "http_status: OVERFLOW\n".to_owned()),
        (
            &["request", "GET", "AT/trailers"],
            format!("{}transfer-encoding: chunked\nbody \"hello\"\nfd_read: OVERFLOW\n", status(200, 0)),
        ),
        (
            &["request", "GET", "AT/cut_last"],
            format!("{}transfer-encoding: chunked\nbody \"only this\"\nfd_read: CONNRESET\n", status(200, 0)),
        ),
        (&["request", "GET", "AT/hello", "content-length: 5"], "http_request: INVAL\n".to_owned()),
        (&["request", "POST", "AT/echo", "expect: 100-continue"], "http_request: INVAL\n".to_owned()),
        (
            &["trickle", "AT/deaf"],
            "fd_write: CONNRESET\nfd_write: CONNRESET\nhttp_status: CONNRESET\nfd_read: CONNRESET\n"
                .to_owned(),
        ),
        (&["given_up", "AT/mute"], "fd_write: NOTCONN\nfd_write: NOTCONN\nhttp_status: NOTCONN\n".to_owned()),
        (&["request", "GET", "AT/garbage"], "http_status: PROTO\n".to_owned()),
        (&["request", "GET", "AT/nothing"], "http_status: CONNRESET\n".to_owned()),
        (
            &["request", "GET", "AT/cut"],
            format!("{}content-length: 100\nbody \"only this\"\nfd_read: CONNRESET\n", status(200, 100)),
        ),
        (
            &["request", "GET", "AT/cut_chunk"],
            format!("{}transfer-encoding: chunked\nbody \"only this\"\nfd_read: CONNRESET\n", status(200, 0)),
        ),
        (
            &["request", "GET", "AT/reset"],
            format!("{}content-length: 100\nbody \"only this\"\nfd_read: CONNRESET\n", status(200, 100)),
        ),
        (
            &["wrong", "AT/hello"],
            format!(
                "{}request fd_read: BADF\nrequest fd_write: NOTCONN\nresponse fd_write: BADF\n\
                 headers fd_write: BADF\nstdin http_status: INVAL\nnone http_status: BADF\n",
                status(200, 5)
            ),
        ),
    ] {
        let words: Vec<String> = words.iter().map(|word| word.replace("AT", &at)).collect();
        check(&words.iter().map(String::as_str).collect::<Vec<_>>(), &expected);
    }
    for headers in ["", "content-length: 1000000000000000"] {
        let told = format!("fd_write: NOTCONN\n{}body \"no!\"\n", status(413, 3));
        check(&["stopped", &format!("{at}/early_and_deaf"), headers], &told);
    }
    // Of a server that has heard enough before the end the answer is told, or that it was gone: as it comes.
    for engine in ENGINES {
        let words = ["request", "POST", &format!("{at}/early"), "", "*3000000"];
        let ended = finish(&mut command(engine, &["--allow-net", "127.0.0.1"], &words));
        let told = ["status 413", "http_status: CONNRESET", "fd_write: CONNRESET", "fd_write: NOTCONN"];
        assert!(told.iter().any(|told| ended.stdout.starts_with(told)), "{ended:?}");
    }
}

#[test]
fn the_policy_is_asked() {
    let (_, at) = server();
    let port = at.rsplit(':').next().unwrap();
    let names = name_server();
    let told = format!("{}content-length: 5\nbody \"hello\"\n", status(200, 5));
    let refused = "http_request: ACCES\n";
    for (flags, host, expected, help) in [
        (&[][..], "127.0.0.1", refused, Some("--allow-net 127.0.0.1:PORT")),
        (&[], "www.test", refused, Some("--allow-net www.test:PORT")),
        (&["--allow-net", "127.0.0.1:PORT"], "127.0.0.1", &told, None),
        (&["--allow-net", "127.0.0.1:1"], "127.0.0.1", refused, Some("--allow-net 127.0.0.1:PORT")),
        (&["--allow-net", "127.0.0.2:PORT"], "127.0.0.1", refused, Some("--allow-net 127.0.0.1:PORT")),
        // Leave for an address is none for a name, nor the other way round.
        (&["--allow-net", "127.0.0.1:PORT"], "www.test", refused, Some("--allow-net www.test:PORT")),
        (&["--allow-net", "www.test:PORT"], "www.test", &told, None),
        (&["--allow-net", "www.test:PORT"], "WWW.test.", &told, None),
        (&["--allow-net", "www.test:PORT"], "two.test", refused, Some("--allow-net two.test:PORT")),
        (&["--allow-resolve", "www.test"], "www.test", refused, Some("--allow-net www.test:PORT")),
        (&["--net", "--deny-net", "127.0.0.1"], "www.test", refused, Some("the rule 127.0.0.1 forbids")),
        (&["--net", "--deny-net", "www.test"], "www.test", refused, Some("the rule www.test forbids")),
        (&["--net"], "2130706433", &told, None),
        (&["--net"], "nowhere.test", "http_request: NOENT\n", None),
        // A network of its own has nothing of this machine's.
        (&["--net=virtual"], "127.0.0.1", "http_request: CONNREFUSED\n", None),
        (&["--net=virtual"], "localhost", "http_request: CONNREFUSED\n", None),
    ] {
        let url = format!("http://{host}:{port}/hello");
        let own = ["--dns-server", &names];
        let flags: Vec<String> = flags.iter().map(|flag| flag.replace("PORT", port)).collect();
        let mut flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        if flags != ["--net=virtual"] {
            flags.extend(own);
        }
        for engine in ENGINES {
            let Ended { stdout, stderr, .. } =
                finish(&mut command(engine, &flags, &["request", "GET", &url]));
            assert_eq!(stdout, expected, "{engine} {flags:?} {host}: {stderr}");
            let help = help.map(|help| help.replace("PORT", port));
            match &help {
                Some(help) => assert!(stderr.contains(help.as_str()), "{engine} {flags:?} {host}: {stderr}"),
                None => assert_eq!(stderr, "", "{engine} {flags:?} {host}"),
            }
            let sock = finish(&mut command(engine, &flags, &["talk", &url.replace("http:", "ws:"), "x"]));
            let was_refused = sock.stdout == "ws_connect: ACCES\n";
            assert_eq!(was_refused, expected == refused, "{engine} {flags:?} {host}: {}", sock.stdout);
        }
    }
}

#[test]
fn what_it_reached_can_be_learned_and_traced() {
    let (_, at) = server();
    let (url, names) = (at.replace("127.0.0.1", "www.test"), name_server());
    let dir = tempfile::tempdir().unwrap();
    let policy = dir.path().join("learned.toml");
    let policy = policy.to_str().unwrap();
    let words = ["request", "GET", &format!("{url}/hello")];
    let learned =
        finish(&mut command("wasmtime", &["--net", "--dns-server", &names, "--learn", policy], &words));
    assert_eq!(learned.code, Some(0), "{}", learned.stderr);
    let text = std::fs::read_to_string(policy).unwrap();
    assert!(text.contains(url.strip_prefix("http://").unwrap()), "{text}");
    let applied = finish(&mut command("wasmtime", &["--dns-server", &names, "--policy", policy], &words));
    assert_eq!((applied.stdout, applied.stderr.as_str()), (learned.stdout, ""));
    let traced = finish(&mut command("wasmtime", &["--trace"], &words));
    let line = traced.stderr.lines().find(|line| line.contains("http_request")).expect("a line");
    assert!(line.contains("GET") && line.contains("acces"), "{line}");
}

#[test]
fn no_proxy_is_used() {
    let (_, at) = server();
    let proxy = format!("http://{}", nobody());
    let mut command = command("wasmtime", &["--allow-net", "127.0.0.1"], &["status", &format!("{at}/hello")]);
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"] {
        command.env(name, &proxy);
    }
    assert_eq!(finish(&mut command).stdout, status(200, 5).repeat(4));
}

#[test]
fn a_server_that_nobody_vouches_for_is_not_talked_to() {
    let (asked, names) = (Asked::default(), name_server());
    let port = {
        let asked = Arc::clone(&asked);
        serve(move |connection| answer(BufReader::new(secure(connection)), &asked, || {}))
    };
    let said = Arc::new(Mutex::new(Vec::new()));
    let sockets = {
        let said = Arc::clone(&said);
        serve(move |connection| talk(secure(connection), &said))
    };
    for engine in ENGINES {
        let run = |words: &[&str], certificates: Option<&str>| {
            let mut command = command(engine, &["--net", "--dns-server", &names], words);
            if let Some(certificates) = certificates {
                command.env("SSL_CERT_FILE", certificates);
            }
            finish(&mut command).stdout
        };
        let url = |host: &str| format!("https://{host}:{port}/hello");
        let told = format!("{}content-length: 5\nbody \"hello\"\n", status(200, 5));
        let cut = format!("{}body \"until the end\"\nfd_read: CONNRESET\n", status(200, 0));
        for (host, certificates, expected) in [
            ("localhost", None, "http_request: PROTO\n"),
            ("localhost", Some(CERTIFICATE), told.as_str()),
            ("127.0.0.1", Some(CERTIFICATE), &told),
            // Whoever cuts the line could otherwise have cut the answer.
            ("localhost", Some(CERTIFICATE), &cut),
            // It is for another name.
            ("www.test", Some(CERTIFICATE), "http_request: PROTO\n"),
        ] {
            let url = if expected == cut { url(host).replace("/hello", "/closed") } else { url(host) };
            assert_eq!(run(&["request", "GET", &url], certificates), expected, "{engine} {host}");
        }
        let told = format!("fd_write: NOTCONN\n{}body \"no!\"\n", status(413, 3));
        let early = url("localhost").replace("/hello", "/early_and_deaf");
        assert_eq!(run(&["stopped", &early, ""], Some(CERTIFICATE)), told);
        let url = format!("wss://localhost:{sockets}/echo");
        assert_eq!(run(&["talk", &url, "a"], None), "ws_connect: PROTO\n");
        assert_eq!(run(&["talk", &url, "a", "bc"], Some(CERTIFICATE)), "a\nbc\nhttp_status: INVAL\n");
        let there = "262144 bytes, the same: true\n2 and 1\n";
        assert_eq!(run(&["long", &url, "262144"], Some(CERTIFICATE)), there);
        // A server that speaks no TLS.
        let plain = serve(|mut connection| {
            let _ = connection.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
            std::thread::sleep(Duration::from_millis(500));
        });
        let url = format!("https://localhost:{plain}/");
        assert_eq!(run(&["request", "GET", &url], None), "http_request: PROTO\n");
    }
}

#[test]
fn waiting_can_be_asked_for_and_interrupted() {
    let (_, at) = server();
    let late = format!("{at}/late");
    check(
        &["ready", &late],
        &format!("fd_read: AGAIN\nhttp_status: AGAIN\n{}body \"at last\"\n", status(200, 7)),
    );
    // TLS is never agreed on with a server that says nothing.
    let mute = serve(|connection| {
        std::thread::sleep(Duration::from_secs(20));
        drop(connection);
    });
    check(
        &["interrupted", &format!("https://127.0.0.1:{mute}/"), &late],
        &format!(
            "http_request: INTR\nhttp_status: INTR\nfd_read: INTR\nhandled 3 alarms\n{}",
            status(200, 7)
        ),
    );
    for engine in ENGINES {
        let start = Instant::now();
        let words = ["alarmed", &format!("{at}/mute")];
        let ended = finish(&mut command(engine, &["--allow-net", "127.0.0.1"], &words));
        assert!(ended.code != Some(0) && start.elapsed() < Duration::from_secs(20), "{engine}: {ended:?}");
        // So does the end of its time, while it waits for TLS.
        let words = ["request", "GET", &format!("https://127.0.0.1:{mute}/")];
        let flags = ["--allow-net", "127.0.0.1", "--timeout", "300ms"];
        let ended = finish(&mut command(engine, &flags, &words));
        assert_eq!(ended.code, Some(124), "{engine}: {ended:?}");
    }
}

#[test]
fn what_is_sent_arrives_though_nobody_waits_for_the_answer() {
    let (asked, at) = server();
    for (words, len) in [
        (["forgotten", &format!("{at}/echo"), "a body"], 6),
        (["fired", &format!("{at}/echo"), "3000000"], 3_000_000),
    ] {
        check(&words, "");
        let start = Instant::now();
        while asked.lock().unwrap().len() < ENGINES.len() && start.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(5));
        }
        let asked: Vec<_> = asked.lock().unwrap().drain(..).map(|(_, body)| body.len()).collect();
        assert_eq!(asked, ENGINES.map(|_| len), "{words:?}");
    }
    // Nobody waits for an answer alone.
    let start = Instant::now();
    check(&["left", &format!("{at}/mute"), "3"], "left 3\n");
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
}

#[test]
fn a_server_that_goes_on_for_ever_is_left() {
    let (_, at) = server();
    let port = serve(|connection| talk(connection, &Mutex::default()));
    let sockets = ["flood", "pings", "fragments", "mute"].map(|path| format!("ws://127.0.0.1:{port}/{path}"));
    let requests = ["trailers", "interim"].map(|path| format!("{at}/{path}"));
    // What is done about it is the same under each engine.
    for (url, engine) in sockets.iter().chain(&requests).zip(ENGINES.into_iter().cycle()) {
        let ended = finish(&mut command(engine, &["--allow-net", "127.0.0.1"], &["crowd", url]));
        assert_eq!((ended.stdout.as_str(), ended.code), ("64 and 64\n", Some(0)), "{url}: {}", ended.stderr);
    }
}

#[test]
fn a_child_reads_the_answer_that_its_parent_has_asked_for() {
    let (_, at) = server();
    let itself = format!("self={}", programs("web.wasm").display());
    for engine in ENGINES {
        let flags = ["--allow-net", "127.0.0.1", "--map-command", &itself];
        let ended = finish(&mut command(engine, &flags, &["given", &format!("{at}/slow")]));
        let expected = format!("{}body \"slowly\"\n0 bytes are left\n", status(200, 6));
        assert_eq!((ended.stdout, ended.code), (expected, Some(0)), "{engine}: {}", ended.stderr);
    }
}

#[test]
fn a_server_on_a_network_of_its_own_is_asked() {
    for (engine, name) in ENGINES.into_iter().zip(["web.test", "localhost"]) {
        let flags = ["--net=virtual", "--hostname", "web.test"];
        let ended = finish(&mut command(engine, &flags, &["hosted", &format!("http://{name}/a?b")]));
        let expected = format!("asked: GET /a?b HTTP/1.1\n{}body \"at home\"\n", status(200, 7));
        assert_eq!((ended.stdout, ended.code), (expected, Some(0)), "{engine}: {}", ended.stderr);
    }
}

#[test]
fn limits_hold() {
    let (_, at) = server();
    let mute = format!("{at}/mute");
    let full = "http_request: MFILE with 0 left\nhttp_request: MFILE with 1 left\n\
                http_request: MFILE with 2 left\n3 are enough\n";
    check(&["full", &mute], full);
    check(&["at_once", &mute, "100"], "http_request: AGAIN after 64\nroom again\n");
    check(&["left", &mute, "60"], "left 60\n");
}

/// Threads and descriptors of a process.
#[cfg(target_os = "linux")]
fn held(child: &Child) -> [usize; 2] {
    ["task", "fd"].map(|what| std::fs::read_dir(format!("/proc/{}/{what}", child.id())).unwrap().count())
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_is_left_of_a_thousand_requests() {
    let (_, at) = server();
    for engine in ENGINES {
        let words = ["many", &format!("{at}/hello"), "1010"];
        let mut command = command(engine, &["--allow-net", "127.0.0.1"], &words);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut pauses = [(); 2].map(|()| {
            let mut line = String::new();
            stdout.read_line(&mut line).unwrap();
            assert_eq!(line, "waits\n");
            // The thread of the last request may be about to end.
            std::thread::sleep(Duration::from_millis(200));
            let held = held(&child);
            stdin.write_all(b"\n").unwrap();
            held
        });
        assert!(child.wait().unwrap().success());
        pauses.sort_unstable();
        assert_eq!(pauses[0], pauses[1], "{engine}");
    }
}

#[test]
fn messages_go_both_ways() {
    let said = Arc::new(Mutex::new(Vec::new()));
    let port = {
        let said = Arc::clone(&said);
        serve(move |connection| talk(connection, &said))
    };
    let of = |path: &str| format!("ws://127.0.0.1:{port}{path}");
    check(&["talk", &of("/echo"), "one", "two and more"], "one\ntwo and more\nhttp_status: INVAL\n");
    check(&["talk", &of("/echo").replace("ws:", "WS:"), "one"], "one\nhttp_status: INVAL\n");
    check(&["long", &of("/echo"), "1000"], "1000 bytes, the same: true\n2 and 1\n");
    check(&["long", &of("/echo"), "262144"], "262144 bytes, the same: true\n2 and 1\n");
    check(&["long", &of("/echo"), "262145"], "fd_write: MSGSIZE\n");
    check(&["listen", &of("/bye")], "one\ntwo\nthe end\nfd_write: NOTCONN\n");
    check(&["listen", &of("/farewell")], "one\nthe end\nfd_write: NOTCONN\n");
    check(&["listen", &of("/torn")], "one\nfd_read: CONNRESET\n");
    check(&["listen", &of("/endless")], "fd_read: MSGSIZE\n");
    said.lock().unwrap().clear();
    check(&["tell", &of("/record"), "a", "b"], "");
    let each = ["a", "b", "close Some(1000)"];
    assert_eq!(*said.lock().unwrap(), [each, each].concat());
    let (_, at) = server();
    let at = at.replace("http:", "ws:");
    check(&["listen", &format!("{at}/gone")], "ws_connect: PROTO\n");
    check(&["listen", &format!("ws://{}/", nobody())], "ws_connect: CONNREFUSED\n");
    check(&["listen", "http://127.0.0.1/"], "ws_connect: INVAL\n");
}
