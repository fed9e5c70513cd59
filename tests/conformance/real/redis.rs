//! Talks to Redis over the crate `wasmedge_wasi_socket`: sets and gets, many commands at once, a subscription.

use std::io::{BufRead, BufReader, Read, Write};

use wasmedge_wasi_socket::{TcpStream, nslookup};

#[derive(Debug, PartialEq)]
enum Reply {
    Line(String),
    Number(i64),
    Bytes(Vec<u8>),
    Nothing,
    List(Vec<Reply>),
}

struct Connection(BufReader<TcpStream>);

impl Connection {
    fn open(host: &str, port: &str) -> Self {
        let address = nslookup(host, port).expect("an address")[0];
        Connection(BufReader::new(TcpStream::connect(address).expect("connected")))
    }

    fn send(&mut self, command: &[&[u8]]) {
        let mut bytes = format!("*{}\r\n", command.len()).into_bytes();
        for part in command {
            bytes.extend(format!("${}\r\n", part.len()).as_bytes());
            bytes.extend(*part);
            bytes.extend(b"\r\n");
        }
        self.0.get_mut().write_all(&bytes).expect("sent");
    }

    fn receive(&mut self) -> Reply {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("a reply");
        let line = line.strip_suffix("\r\n").expect("a whole line");
        let number = || line[1..].parse::<i64>().expect("a number");
        match &line[..1] {
            "+" => Reply::Line(line[1..].to_owned()),
            ":" => Reply::Number(number()),
            "$" if number() < 0 => Reply::Nothing,
            "$" => {
                let mut bytes = vec![0; usize::try_from(number()).expect("a length") + 2];
                self.0.read_exact(&mut bytes).expect("all of it");
                assert_eq!(bytes.split_off(bytes.len() - 2), b"\r\n");
                Reply::Bytes(bytes)
            }
            "*" => Reply::List((0..number()).map(|_| self.receive()).collect()),
            _ => panic!("{line}"),
        }
    }

    fn ask(&mut self, command: &[&[u8]]) -> Reply {
        self.send(command);
        self.receive()
    }
}

fn bytes(text: &[u8]) -> Reply {
    Reply::Bytes(text.to_vec())
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut one = Connection::open(&args[0], &args[1]);
    assert_eq!(one.ask(&[b"PING"]), Reply::Line("PONG".to_owned()));
    let value: Vec<u8> = (0..=255).cycle().take(300_000).collect();
    assert_eq!(one.ask(&[b"SET", b"a\r\nb", &value]), Reply::Line("OK".to_owned()));
    assert_eq!(one.ask(&[b"GET", b"a\r\nb"]), bytes(&value));
    assert_eq!(one.ask(&[b"GET", b"nothing"]), Reply::Nothing);

    let many = 10_000;
    for number in 0..many {
        one.send(&[b"INCRBY", b"sum", number.to_string().as_bytes()]);
    }
    let last = (0..many).map(|_| one.receive()).last();
    assert_eq!(last, Some(Reply::Number((0..many).sum())));

    let mut other = Connection::open(&args[0], &args[1]);
    let subscribed = [bytes(b"subscribe"), bytes(b"news"), Reply::Number(1)];
    assert_eq!(other.ask(&[b"SUBSCRIBE", b"news"]), Reply::List(subscribed.into()));
    for number in 0..100 {
        assert_eq!(one.ask(&[b"PUBLISH", b"news", number.to_string().as_bytes()]), Reply::Number(1));
        let message = [bytes(b"message"), bytes(b"news"), bytes(number.to_string().as_bytes())];
        assert_eq!(other.receive(), Reply::List(message.into()));
    }
    println!("PING, SET, GET, {many} commands at once, SUBSCRIBE with 100 messages");
}
