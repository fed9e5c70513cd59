//! Programs that talk over sockets of their own: servers and clients of HTTP and of Redis, natively and as guests.
//!
//! Main functions: [`http_server`], [`http_client`], [`redis`], [`go_by_path`]. Their sources are ours (tests/conformance/real),
//! the libraries in them and whoever they talk to are others'. The invariant: everything listens on 127.0.0.1, and who was
//! started is ended.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::go::{self, Go, connect, request};
use super::install::{Missing, make, own_cargo, succeed};
use super::{LIMIT, Site};
use crate::guest::{collect, wait};

const TARGET: &str = "wasm32-wasip1";

/// The libraries of our Rust programs, as they are published for WasmEdge.
const LIBRARIES: &str = r#"
hyper_wasi = { version = "=0.15.2", default-features = false, features = ["client", "server", "http1", "tcp"] }
tokio_wasi = { version = "=1.25.2", features = ["rt", "macros", "net", "time", "io-util", "sync"] }
wasmedge_wasi_socket = "=0.5.5"
"#;

/// How many requests a server is to answer without an error, and over how many connections.
const REQUESTS: usize = 100_000;
const CONNECTIONS: usize = 32;

/// One of our Rust programs, built with its libraries.
fn program(site: &Site, name: &str) -> Result<PathBuf> {
    let names = ["http_server", "http_client", "redis"];
    let sources: Vec<String> = names
        .iter()
        .map(|name| fs::read_to_string(site.inputs.join("real").join(name).with_extension("rs")))
        .collect::<Result<_, _>>()?;
    // Built again when one of them has changed.
    let sum = sources.concat().bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let folder = site.target.join(format!("net/wasmedge-{sum:08x}"));
    make(&folder, |part| {
        println!("building programs with hyper_wasi and wasmedge_wasi_socket");
        fs::create_dir_all(part.join("src/bin"))?;
        for (name, source) in names.iter().zip(&sources) {
            fs::write(part.join("src/bin").join(name).with_extension("rs"), source)?;
        }
        let manifest = format!(
            "[package]\nname = \"talks\"\nedition = \"2021\"\n[workspace]\n[dependencies]\n{LIBRARIES}"
        );
        fs::write(part.join("Cargo.toml"), manifest)?;
        let mut build = own_cargo(part);
        build.args(["build", "--quiet", "--release", "--target", TARGET]);
        succeed(&mut build, "cargo cannot build programs with hyper_wasi")
    })?;
    Ok(folder.join("target").join(TARGET).join("release").join(name).with_extension("wasm"))
}

/// A port that nobody listens on, as far as can be told.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Ends a native server whatever becomes of the test.
struct Ended(Child);

impl Ended {
    fn wait_until_it_listens(&mut self, address: SocketAddr) -> Result<()> {
        // A guest may have to be compiled first.
        let end = Instant::now() + LIMIT;
        while TcpStream::connect(address).is_err() {
            if self.0.try_wait()?.is_some() || Instant::now() > end {
                bail!("it does not listen at {address}");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a native server, and waits until it can be reached.
fn native(command: &mut Command, port: u16) -> Result<Ended> {
    let what = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut server =
        Ended(command.spawn().map_err(|error| Missing(format!("{what} cannot be started: {error}")))?);
    server.wait_until_it_listens(SocketAddr::from(([127, 0, 0, 1], port))).context(what)?;
    Ok(server)
}

/// hyper's server under a load, each answer looked at; then, where wrk is installed, under that.
pub(super) fn http_server(site: &Site) -> Result<String> {
    let program = program(site, "http_server")?;
    let mut took = Duration::ZERO;
    let answered = go::with_server(&mut server(site, &program)?, |address| {
        let start = Instant::now();
        load(address)?;
        took = start.elapsed();
        Ok(REQUESTS)
    })?;
    let rate = REQUESTS as f64 / took.as_secs_f64();
    let mut shown = format!("hyper answers {answered} requests without an error ({rate:.0} per second)");
    if Command::new("wrk").arg("--version").output().is_ok() {
        shown += &format!(", and wrk's: {}", wrk(site, &program)?);
    }
    Ok(shown)
}

fn server(site: &Site, program: &std::path::Path) -> Result<Command> {
    let address = format!("127.0.0.1:{}", free_port()?);
    Ok(site.waxwing.command(&["--net"], program, &[address]))
}

/// Many short requests over connections that are kept.
fn load(address: SocketAddr) -> Result<()> {
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CONNECTIONS)
            .map(|client| {
                scope.spawn(move || -> Result<()> {
                    let mut stream = connect(address)?;
                    for number in (client..REQUESTS).step_by(CONNECTIONS) {
                        let expected = format!("hello {number}\n");
                        request(&mut stream, "GET", &format!("/hello/{number}"), b"", &expected)?;
                    }
                    Ok(())
                })
            })
            .collect();
        clients
            .into_iter()
            .try_for_each(|client| client.join().unwrap_or_else(|_| bail!("a client panicked")))
    })
}

fn wrk(site: &Site, program: &std::path::Path) -> Result<String> {
    let mut command = server(site, program)?;
    let address = command.get_args().last().context("it has an address")?.to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut server = Ended(command.spawn().context("starting")?);
    let address: SocketAddr = address.parse()?;
    server.wait_until_it_listens(address)?;
    let mut wrk = Command::new("wrk");
    wrk.args(["-t", "2", "-c", "64", "-d", "10s", &format!("http://{address}/hello/wrk")]);
    let said = String::from_utf8(collect(&mut wrk, b"", LIMIT)?.success()?)?;
    if let Some(line) = said.lines().find(|line| line.contains("Non-2xx") || line.contains("Socket errors")) {
        bail!("wrk says: {}", line.trim());
    }
    let requests = said.lines().find(|line| line.contains(" requests in ")).context("wrk tells no count")?;
    Ok(requests.trim().to_owned())
}

/// hyper's client against Python's server.
pub(super) fn http_client(site: &Site) -> Result<String> {
    const TIMES: usize = 500;
    let program = program(site, "http_client")?;
    let files: [(&str, usize); 3] = [("small", 12), ("empty", 0), ("large", 3_000_000)];
    let mut expected = String::new();
    for (name, size) in files {
        let bytes: Vec<u8> = (0..=250).cycle().take(size).collect();
        fs::write(site.scratch.join(name), &bytes)?;
        let sum = bytes.iter().fold(0u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
        expected += &format!("200 {size} {sum}\n");
    }
    let port = free_port()?;
    let mut server = Command::new("python3");
    server.args(["-m", "http.server", "--bind", "127.0.0.1", "--protocol", "HTTP/1.1", "--directory"]);
    let _server = native(server.arg(&site.scratch).arg(port.to_string()), port)?;
    let urls = files.map(|(name, _)| format!("http://localhost:{port}/{name}"));
    let args: Vec<String> = [TIMES.to_string()].into_iter().chain(urls).collect();
    let said = collect(&mut site.waxwing.command(&["--net"], &program, &args), b"", LIMIT)?.success()?;
    let said = String::from_utf8_lossy(&said);
    if said != expected {
        bail!("says {said:?} instead of {expected:?}");
    }
    Ok(format!("hyper fetches {} files {TIMES} times each from Python's server", files.len()))
}

/// A client of ours against Redis.
pub(super) fn redis(site: &Site) -> Result<String> {
    let program = program(site, "redis")?;
    let port = free_port()?;
    let mut server = Command::new("redis-server");
    server.args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir"]);
    let _server = native(server.arg(&site.scratch).arg("--port").arg(port.to_string()), port)?;
    let args = ["localhost".to_owned(), port.to_string()];
    let said = collect(&mut site.waxwing.command(&["--net"], &program, &args), b"", LIMIT)?.success()?;
    Ok(format!("{} against redis-server", String::from_utf8_lossy(&said).trim()))
}

/// Go's HTTP server in one guest and its client in another, over sockets that `path_open` opens.
pub(super) fn go_by_path(site: &Site) -> Result<String> {
    const COUNT: usize = 1000;
    let go = Go::install(site)?;
    let program = go.build(&site.inputs.join("real/by_path.go"), true)?;
    let port = free_port()?;
    let mut server =
        site.waxwing.command(&["--net"], &program, &[format!("tcp+listen://127.0.0.1:{port}?backlog=64")]);
    let mut server = Ended(
        server
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting")?,
    );
    server.wait_until_it_listens(SocketAddr::from(([127, 0, 0, 1], port)))?;
    let args = [format!("tcp+dial://localhost:{port}"), COUNT.to_string()];
    let said = collect(&mut site.waxwing.command(&["--net"], &program, &args), b"", LIMIT)?.success()?;
    let said = String::from_utf8_lossy(&said);
    if said != format!("asked {COUNT}\n") {
        bail!("the client says {said:?}");
    }
    let status = wait(&mut server.0, LIMIT)?;
    if !status.is_some_and(|status| status.success()) {
        bail!("the server ends with {status:?}");
    }
    Ok(format!("Go's client makes {COUNT} requests of Go's server, each a guest"))
}
