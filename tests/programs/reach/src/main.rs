//! Tries things on the network and says what became of each: `reach 'tcp 127.0.0.1:80' 'name example.com'`.
//!
//! | attempt | what it does |
//! |---|---|
//! | `name NAME [PORT]` | asks for the addresses of a name, and says them |
//! | `some N NAME` | has room for so many of them |
//! | `first NAME PORT` | asks for them, and connects to the first, by TCP |
//! | `tcp ADDRESS` | connects, and sends a byte |
//! | `udp ADDRESS` | sends a datagram of a byte |
//! | `tcp-from OWN ADDRESS` | takes an address, connects, and says who the other side is |
//! | `udp-from OWN ADDRESS` | the same with datagrams |
//! | `send-nowhere FILE` | sends to nobody, in each way, from that file as well, and says which address it has then |
//! | `refused-udp ADDRESS` | sends a datagram, and says which address it has then |
//! | `undone-udp ADDRESS` | connects a datagram socket, undoes that, sends, and says which address it has then |
//! | `connect-udp ADDRESS` | connects a datagram socket, and sends a byte |
//! | `bind-tcp ADDRESS`, `bind-udp ADDRESS` | takes an address, and listens there if that is what is done |
//! | `listen` | listens without having taken one |
//! | `listen-undone ADDRESS` | the same after a connection there that it has undone |
//! | `listen-failed ADDRESS` | the same after a connection there that came to nothing |
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
        ["tcp-from", own, to] => return peer_of(STREAM, own, to),
        ["udp-from", own, to] => return peer_of(DGRAM, own, to),
        ["send-nowhere", path] => {
            std::fs::write(path, "bytes").expect("written");
            let file = std::fs::File::open(path).expect("opened");
            let socket = Socket::open(INET4, DGRAM)?;
            let came = socket.send_anyhow(&file).map(outcome);
            return Ok(format!("{} at {}", came.join(" "), socket.local()?));
        }
        ["refused-udp", to] => {
            let to = address(to);
            let socket = Socket::open(sys::family(&to), DGRAM)?;
            let came = outcome(socket.send_to(b"!", &to));
            return Ok(format!("{came} at {}", socket.local()?));
        }
        ["undone-udp", to] => {
            let to = address(to);
            let socket = Socket::open(sys::family(&to), DGRAM)?;
            socket.connect(&to)?;
            socket.undo_connect()?;
            let came = outcome(socket.send(b"!"));
            return Ok(format!("{came} at {}", socket.local()?));
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
        ["listen-undone", to] => {
            let to = address(to);
            let socket = Socket::open(sys::family(&to), STREAM)?;
            socket.connect(&to)?;
            socket.undo_connect()?;
            socket.listen()?;
        }
        ["listen-failed", to] => {
            let to = address(to);
            let socket = Socket::open(sys::family(&to), STREAM)?;
            assert!(socket.connect(&to).is_err(), "somebody is at {to}");
            // What the connection left is told still.
            let is_left = socket.local()?.port() != 0;
            return Ok(format!("{}, an address is left: {is_left}", outcome(socket.listen())));
        }
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

fn outcome(result: Result<()>) -> String {
    match result {
        Ok(()) => "ok".to_owned(),
        Err(errno) => errno.name().to_owned(),
    }
}

/// Who is at the other side of a socket of that kind which has taken an address of its own.
fn peer_of(kind: i32, own: &str, to: &str) -> Result<String> {
    let (own, to) = (address(own), address(to));
    let socket = Socket::open(sys::family(&own), kind)?;
    socket.bind(&own)?;
    socket.connect(&to)?;
    Ok(format!("ok, to {}", socket.peer()?))
}

fn connected(to: SocketAddr) -> Result<()> {
    let socket = Socket::open(sys::family(&to), STREAM)?;
    socket.connect(&to)?;
    socket.send(b"!")
}
