//! Tries things on the network and says what became of each: `reach 'tcp 127.0.0.1:80' 'name example.com'`.
//!
//! | attempt | what it does |
//! |---|---|
//! | `name NAME [PORT]` | asks for the addresses of a name, and says them |
//! | `some N NAME` | has room for so many of them |
//! | `first NAME PORT` | asks for them, and connects to the first, by TCP |
//! | `tcp ADDRESS` | connects, and sends a byte |
//! | `udp ADDRESS` | sends a datagram of a byte |
//! | `connect-udp ADDRESS` | connects a datagram socket, and sends a byte |
//! | `bind-tcp ADDRESS`, `bind-udp ADDRESS` | takes an address, and listens there if that is what is done |
//! | `listen` | listens without having taken one |
//! | `join GROUP` | joins a group |
//! | `raw` | opens a raw socket |
//! | `unix PATH` | connects to a socket in the guest's tree |
//! | `bind-unix PATH` | makes one |
//!
//! Each line of what it says is the attempt and `ok`, or the error's name. It ends with 0 whatever they are.

mod sys;

use std::net::{IpAddr, SocketAddr};

use sys::{DGRAM, INET4, RAW, Result, STREAM, Socket, UNIX};

fn main() {
    for attempt in std::env::args().skip(1) {
        let words: Vec<&str> = attempt.split(' ').collect();
        match tried(&words) {
            Ok(said) => println!("{attempt}: {said}"),
            Err(errno) => println!("{attempt}: {}", errno.name()),
        }
    }
}

fn address(text: &str) -> SocketAddr {
    text.parse().unwrap_or_else(|_| panic!("{text} is no address"))
}

fn tried(words: &[&str]) -> Result<String> {
    match words {
        ["name", name, port @ ..] => {
            let port = port.first().map_or(0, |port| port.parse().expect("a port"));
            let found = sys::addresses(name, port, 16)?;
            return Ok(found.iter().map(IpAddr::to_string).collect::<Vec<_>>().join(" "));
        }
        ["some", most, name] => {
            let found = sys::addresses(name, 0, most.parse().expect("a number"))?;
            return Ok(found.iter().map(IpAddr::to_string).collect::<Vec<_>>().join(" "));
        }
        ["first", name, port] => {
            let port = port.parse().expect("a port");
            let found = sys::addresses(name, port, 16)?;
            connected(SocketAddr::new(found[0], port))?;
        }
        ["tcp", to] => connected(address(to))?,
        ["udp", to] => {
            let to = address(to);
            Socket::open(sys::family(&to), DGRAM)?.send_to(b"!", &to)?;
        }
        ["connect-udp", to] => {
            let to = address(to);
            let socket = Socket::open(sys::family(&to), DGRAM)?;
            socket.connect(&to)?;
            socket.send(b"!")?;
        }
        ["bind-tcp", own] => {
            let own = address(own);
            let socket = Socket::open(sys::family(&own), STREAM)?;
            socket.bind(&own)?;
            socket.listen()?;
        }
        ["bind-udp", own] => {
            let own = address(own);
            Socket::open(sys::family(&own), DGRAM)?.bind(&own)?;
        }
        ["listen"] => Socket::open(INET4, STREAM)?.listen()?,
        ["join", group] => match group.parse().expect("an address") {
            IpAddr::V4(group) => Socket::open(INET4, DGRAM)?.join_v4(group)?,
            IpAddr::V6(group) => Socket::open(sys::INET6, DGRAM)?.join_v6(group)?,
        },
        ["raw"] => drop(Socket::open(INET4, RAW)?),
        ["unix", path] => Socket::open(UNIX, STREAM)?.connect_unix(path)?,
        ["bind-unix", path] => Socket::open(UNIX, STREAM)?.bind_unix(path)?,
        _ => panic!("{words:?} is no attempt"),
    }
    Ok("ok".to_owned())
}

fn connected(to: SocketAddr) -> Result<()> {
    let socket = Socket::open(sys::family(&to), STREAM)?;
    socket.connect(&to)?;
    socket.send(b"!")
}
