//! Every guest of `examples/guest` runs, on each engine that can run it, and says what it promises.

use std::io::{BufRead, BufReader, PipeReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use waxwing::{Child, Command, Engine, Module, NetAttempt, Stdio, Transport};

/// No guest takes this long.
const STUCK: Duration = Duration::from_secs(60);

const SIGTERM: u8 = 15;

/// An engine and what it has loaded.
type Loaded = (Arc<dyn Engine>, Arc<dyn Module>);

fn wasm(guest: &str) -> Vec<u8> {
    let path = format!("{}/../tests/programs/example_{guest}.wasm", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn on_wasmtime(guest: &str) -> Loaded {
    let mut config = waxwing_wasmtime::Config::default();
    config.interruptible = true;
    let engine = waxwing_wasmtime::Wasmtime::new(&config).expect("the engine is set up");
    let module = engine.load(&wasm(guest)).expect("it is committed as it was built");
    (engine, module)
}

fn on_wasmi(guest: &str) -> Loaded {
    let mut config = waxwing_wasmi::Config::default();
    config.interruptible = true;
    let engine = waxwing_wasmi::Wasmi::new(&config);
    let module = engine.load(&wasm(guest)).expect("it is committed as it was built");
    (engine, module)
}

fn on_both(guest: &str) -> [Loaded; 2] {
    [on_wasmtime(guest), on_wasmi(guest)]
}

/// What a guest prints that ends well.
#[track_caller]
fn output(command: &mut Command) -> String {
    let output = command.timeout(STUCK).output().expect("it starts");
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && stderr.is_empty(), "{}: {stdout}{stderr}", output.status);
    stdout.into_owned()
}

/// Starts a guest; it, and what it prints.
fn start((engine, module): Loaded, args: &[&str]) -> (Child, BufReader<PipeReader>) {
    let mut command = Command::new(engine, module);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).timeout(STUCK);
    command.configure(|builder| builder.net_policy(Arc::new(on_loopback)));
    let mut child = command.spawn().expect("it starts");
    let stdout = child.stdout.take().expect("it is piped");
    (child, BufReader::new(stdout))
}

/// A server may listen on this machine's own addresses and take connections there, and nothing else.
fn on_loopback(attempt: &NetAttempt<'_>) -> bool {
    match attempt {
        NetAttempt::Bind(Transport::Tcp, address) => address.ip().is_loopback(),
        NetAttempt::Accept(peer) => peer.is_some_and(|peer| peer.ip().is_loopback()),
        _ => false,
    }
}

fn line(said: &mut impl BufRead) -> String {
    let mut line = String::new();
    said.read_line(&mut line).expect("it is text");
    line
}

/// The address that a server's first line names.
fn address(said: &mut impl BufRead) -> SocketAddr {
    let line = line(said);
    let address = line.trim_end().strip_prefix("listening on ").and_then(|address| address.parse().ok());
    address.unwrap_or_else(|| panic!("{line:?} names no address"))
}

#[track_caller]
fn end_well(child: &mut Child) {
    let status = child.wait();
    assert!(status.success(), "{status}");
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("somebody listens");
    stream.set_read_timeout(Some(STUCK)).expect("an option");
    stream
}

#[test]
fn threads() {
    let (engine, module) = on_wasmtime("threads");
    let said = output(&mut Command::new(engine, module));
    assert_eq!(
        said,
        "1229 primes below 10000, the last one is 9973\n100 shares\nevery worker had some: true\n"
    );
}

#[test]
fn fork() {
    for (engine, module) in on_both("fork") {
        let mut command = Command::new(engine, Arc::clone(&module));
        command.arg("fork").configure(|builder| builder.program("greet", module));
        let expected = "the child has 42\n\
                        the parent has 40; its child ended well: true\n\
                        the child wrote 16 bytes: good day, world\n\
                        it ended with 3\n\
                        ended by SIGTERM: true\n";
        assert_eq!(output(&mut command), expected);
    }
}

#[test]
fn server() {
    let get = |address, request: &str| {
        let mut stream = connect(address);
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        assert!(head.contains(&format!("\r\nContent-Length: {}\r\n", body.len())), "{head}");
        (head.lines().next().unwrap_or_default().to_owned(), body.to_owned())
    };
    for loaded in on_both("server") {
        let (mut child, mut said) = start(loaded, &["server"]);
        let address = address(&mut said);
        let ok = "HTTP/1.1 200 OK".to_owned();
        let hello = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assert_eq!(get(address, hello), (ok.clone(), "hello, this is /hello, request 1\n".to_owned()));
        let (status, _) = get(address, "GET /none HTTP/1.1\r\n\r\n");
        assert_eq!(status, "HTTP/1.1 404 Not Found");
        let (status, _) = get(address, "PUT / HTTP/1.1\r\n\r\n");
        assert_eq!(status, "HTTP/1.1 405 Method Not Allowed");
        let (status, body) = get(address, "GET / HTTP/1.1\r\n\r\n");
        assert_eq!((status, body.as_str()), (ok.clone(), "hello, this is /, request 4\n"));
        // Clients that wait for no answer.
        for _ in 0..10 {
            connect(address).write_all(hello.as_bytes()).expect("it reads");
        }
        assert_eq!(get(address, "GET /stop HTTP/1.1\r\n\r\n"), (ok, "good bye\n".to_owned()));
        assert_eq!(line(&mut said), "15 requests\n");
        end_well(&mut child);
    }
}

#[test]
fn signals() {
    for loaded in on_both("signals") {
        let (mut child, mut said) = start(loaded, &["signals"]);
        for expected in ["SIGUSR1 came 1 time\n", "three alarms came\n", "waiting for SIGTERM\n"] {
            assert_eq!(line(&mut said), expected);
        }
        assert!(child.try_wait().is_none(), "it waits");
        child.process().signal(SIGTERM).expect("there is such a signal");
        assert_eq!(line(&mut said), "asked to end: tidying up\n");
        end_well(&mut child);
    }
}

/// On a terminal it is looked at by the command's own tests.
#[test]
fn terminal() {
    for (engine, module) in on_both("terminal") {
        let mut command = Command::new(engine, module);
        command.stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).timeout(STUCK).spawn().expect("it starts");
        child.stdin.take().expect("it is piped").write_all(b"abc\nxyz").expect("it reads");
        let output = child.wait_with_output().expect("it ends");
        let said = "there is no terminal; lines come whole\nbackwards: cba\nbackwards: zyx\n";
        assert_eq!((String::from_utf8_lossy(&output.stdout).as_ref(), output.status.success()), (said, true));
    }
}

/// All connections are there before the first one is told anything, and each is answered while all others are open.
#[test]
fn executor() {
    const CONNECTIONS: usize = 100;
    for loaded in on_both("executor") {
        let (mut child, mut said) = start(loaded, &["executor", "127.0.0.1:0", &CONNECTIONS.to_string()]);
        let address = address(&mut said);
        let mut streams: Vec<TcpStream> = (0..CONNECTIONS).map(|_| connect(address)).collect();
        let mut bytes = 0;
        let mut ask = |stream: &mut TcpStream, text: &str| {
            stream.write_all(text.as_bytes()).expect("it reads");
            let mut answer = vec![0; text.len()];
            stream.read_exact(&mut answer).expect("it answers");
            assert_eq!(String::from_utf8_lossy(&answer), text.to_uppercase());
            bytes += text.len();
        };
        // The last one first: nobody waits for those that came before.
        for (number, stream) in streams.iter_mut().enumerate().rev() {
            ask(stream, &format!("this is client {number}"));
        }
        for (number, stream) in streams.iter_mut().enumerate() {
            ask(stream, &format!("and client {number} again"));
        }
        // All at once, more than a socket holds: the server has to wait until it can write, and serves the others meanwhile.
        let long = "a long text, ".repeat(100_000);
        let long = long.as_str();
        thread::scope(|scope| {
            for stream in &mut streams[..10] {
                let mut writer = stream.try_clone().expect("a copy");
                scope.spawn(move || writer.write_all(long.as_bytes()).expect("it reads"));
                scope.spawn(move || {
                    // Long enough for the server to have nowhere to write.
                    thread::sleep(Duration::from_millis(50));
                    let mut answer = vec![0; long.len()];
                    stream.read_exact(&mut answer).expect("it answers");
                    assert!(answer == long.to_uppercase().as_bytes(), "what comes back is what was sent");
                });
            }
        });
        bytes += 10 * long.len();
        drop(streams);
        assert_eq!(line(&mut said), format!("100 connections, 100 at once, {bytes} bytes\n"));
        end_well(&mut child);
    }
}
