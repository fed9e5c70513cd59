//! Sockets: a small HTTP server that answers one request after the other.
//!
//! `TcpListener` and `TcpStream` of `waxwing_guest::os::net` have the names and the manners of std's, and `TcpStream` is `Read`
//! and `Write`, so everything of std that reads and writes works on it. A guest may do on the network what it was granted and
//! nothing else:
//!
//! ```text
//! waxwing run --allow-bind 127.0.0.1:8080 tests/programs/example_server.wasm 127.0.0.1:8080
//! curl http://127.0.0.1:8080/hello ; curl http://127.0.0.1:8080/stop
//! ```
//!
//! One slow client holds up all others here; `../executor` serves many at once.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::SocketAddr;
use std::time::Duration;

use waxwing_guest::os::net::{TcpListener, TcpStream};
use waxwing_guest::os::signal::{self, Signal};
use waxwing_guest::wasix::SIGNAL_PIPE;

/// The longest request that is read: who sends more is told so.
const LONGEST: u64 = 8 * 1024;

/// Without a handler a client that goes away while it is answered would end the server, as SIGPIPE does. With one the write
/// fails, and no more.
fn on_signal(signal: Signal) {
    if signal != SIGNAL_PIPE {
        signal::do_default(signal);
    }
}

waxwing_guest::signal_handler!(on_signal);

fn main() -> io::Result<()> {
    signal::listen();
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let address: SocketAddr = address.parse().map_err(io::Error::other)?;
    let listener = TcpListener::bind(address)?;
    println!("listening on {}", listener.local_addr()?);
    let mut requests = 0;
    loop {
        let (stream, client) = listener.accept()?;
        // Nobody waits for a client that says nothing.
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        requests += 1;
        match serve(stream, requests) {
            Ok(Next::Request) => {}
            Ok(Next::Stop) => break,
            // A client that goes away is no reason to end.
            Err(error) => eprintln!("{client}: {error}"),
        }
    }
    println!("{requests} requests");
    Ok(())
}

/// What is done after an answer.
enum Next {
    Request,
    Stop,
}

/// Reads a request and answers it.
fn serve(mut stream: TcpStream, number: u32) -> io::Result<Next> {
    let mut request = BufReader::new((&mut stream).take(LONGEST));
    let mut line = String::new();
    request.read_line(&mut line)?;
    // What follows are headers, up to an empty line; they are read and not looked at.
    let mut header = String::new();
    while request.read_line(&mut header)? > 2 {
        header.clear();
    }
    let is_too_long = request.get_ref().limit() == 0;
    let mut words = line.split_ascii_whitespace();
    let (status, text) = match (words.next(), words.next()) {
        _ if is_too_long => ("431 Request Header Fields Too Large", "that was too long\n".to_owned()),
        (Some("GET"), Some("/stop")) => ("200 OK", "good bye\n".to_owned()),
        (Some("GET"), Some(path @ ("/" | "/hello"))) => {
            ("200 OK", format!("hello, this is {path}, request {number}\n"))
        }
        (Some("GET"), Some(_)) => ("404 Not Found", "there is no such page\n".to_owned()),
        _ => ("405 Method Not Allowed", "GET, please\n".to_owned()),
    };
    let length = text.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{text}"
    )?;
    stream.finish()?;
    Ok(if text == "good bye\n" { Next::Stop } else { Next::Request })
}
