//! Sockets that a guest is given.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::AsRawFd as _;
use std::process::{Command, Stdio};

use crate::harness::{run, skipped, waxwing};

fn greeting(address: SocketAddr) -> String {
    let mut text = String::new();
    TcpStream::connect(address).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_guest_accepts_what_comes_to_the_address() {
    let mut child =
        waxwing(&["--listen", "127.0.0.1:0", "greet.wat"]).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("note: listening on ").unwrap_or_else(|| panic!("{line}"));
    assert_eq!(greeting(address.parse().unwrap()), "hello from the guest\n");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn an_address_in_use_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let ended = run(&["--listen", &address, "greet.wat"]);
    assert_eq!(ended.code, Some(125));
    assert!(
        ended.stderr.starts_with(&format!("error: cannot listen on {address}\ncause: ")),
        "{}",
        ended.stderr
    );
}

#[test]
fn the_guest_learns_how_many_sockets_it_has() {
    let ended = run(&["-q", "--listen", "127.0.0.1:0", "--listen", "127.0.0.1:0", "show.wat"]);
    assert!(ended.stdout.contains("variables:\nLISTEN_FDS=2\nLISTEN_PID=1\n"), "{ended:?}");
}

/// Systemd's protocol, spoken by a shell: descriptor 3 is the socket, LISTEN_PID the process that is to have it.
#[test]
fn a_socket_can_be_handed_down() {
    if Command::new("bash").args(["-c", "true"]).status().is_err() {
        skipped("there is no bash");
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    rustix::io::fcntl_setfd(&listener, rustix::io::FdFlags::empty()).unwrap();
    let address = listener.local_addr().unwrap();
    let script = format!("exec 3<&{}; export LISTEN_FDS=1 LISTEN_PID=$$; exec \"$@\"", listener.as_raw_fd());
    let start = |module: &str| {
        let inner = waxwing(&[module]);
        let mut command = Command::new("bash");
        command.args(["-c", &script, "bash"]).arg(inner.get_program()).args(inner.get_args());
        command.current_dir(crate::harness::here()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env_remove("CARGO_MANIFEST_DIR").spawn().unwrap()
    };
    let mut child = start("greet.wat");
    assert_eq!(greeting(address), "hello from the guest\n");
    assert_eq!(child.wait().unwrap().code(), Some(0));

    let ended = start("show.wat").wait_with_output().unwrap();
    assert!(String::from_utf8(ended.stdout).unwrap().contains("LISTEN_FDS=1\n"));
    // Meant for another process.
    let ended = waxwing(&["show.wat"]).env("LISTEN_FDS", "1").env("LISTEN_PID", "1").output().unwrap();
    assert!(!String::from_utf8(ended.stdout).unwrap().contains("LISTEN_FDS"));
}
