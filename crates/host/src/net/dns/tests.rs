//! Name servers that answer rightly, late, wrongly, and with harm in mind.

use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use simple_dns::ResourceRecord;
use simple_dns::rdata::{A, AAAA, CNAME};

use super::*;

/// What came, by UDP or by TCP; what goes back, message by message.
type Script = dyn Fn(&Asked) -> Vec<Vec<u8>> + Send + Sync;

struct Asked {
    by_stream: bool,
    id: u16,
    name: String,
    kind: TYPE,
    /// How many questions came before it.
    before: usize,
}

impl Asked {
    /// The start of an answer to it.
    fn reply(&self) -> Packet<'static> {
        let mut packet = Packet::new_reply(self.id);
        let name = Name::new(&self.name).unwrap().into_owned();
        packet.questions.push(Question::new(name, QTYPE::TYPE(self.kind), QCLASS::CLASS(CLASS::IN), false));
        packet
    }

    fn with(&self, records: &[(&str, &str)]) -> Vec<u8> {
        let mut packet = self.reply();
        for (owner, data) in records {
            let data = match data.parse() {
                Ok(IpAddr::V4(address)) => RData::A(A { address: address.to_bits() }),
                Ok(IpAddr::V6(address)) => RData::AAAA(AAAA { address: address.to_bits() }),
                Err(_) => RData::CNAME(CNAME(Name::new(data).unwrap().into_owned())),
            };
            let owner = Name::new(owner).unwrap().into_owned();
            packet.answers.push(ResourceRecord::new(owner, CLASS::IN, 60, data));
        }
        packet.build_bytes_vec_compressed().unwrap()
    }

    fn failing(&self, code: RCODE) -> Vec<u8> {
        let mut packet = self.reply();
        *packet.rcode_mut() = code;
        packet.build_bytes_vec().unwrap()
    }

    fn cut(&self) -> Vec<u8> {
        let mut packet = self.reply();
        packet.set_flags(PacketFlag::TRUNCATION);
        packet.build_bytes_vec().unwrap()
    }
}

/// A name server on the loopback.
struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(script: impl Fn(&Asked) -> Vec<Vec<u8>> + Send + Sync + 'static) -> Self {
        let (udp, tcp) = loop {
            let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
            // Another may have the port already.
            if let Ok(tcp) = TcpListener::bind(udp.local_addr().unwrap()) {
                break (udp, tcp);
            }
        };
        let address = udp.local_addr().unwrap();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let script: Arc<Script> = Arc::new(script);
        let read = {
            let asked = Arc::clone(&asked);
            move |message: &[u8], by_stream| {
                let packet = Packet::parse(message).unwrap();
                assert!(packet.has_flags(PacketFlag::RECURSION_DESIRED));
                let [question] = &packet.questions[..] else { panic!("one question") };
                let QTYPE::TYPE(kind) = question.qtype else { panic!("a type") };
                let mut asked = asked.lock().unwrap();
                let name = question.qname.to_string();
                asked.push(format!("{name} {kind:?}{}", if by_stream { " by tcp" } else { "" }));
                Asked { by_stream, id: packet.id(), name, kind, before: asked.len() - 1 }
            }
        };
        let (by_tcp, script_of_tcp) = (read.clone(), Arc::clone(&script));
        // Both end with the test program.
        thread::spawn(move || {
            let mut message = [0; 512];
            while let Ok((len, from)) = udp.recv_from(&mut message) {
                for answer in script(&read(&message[..len], false)) {
                    let _ = udp.send_to(&answer, from);
                }
            }
        });
        thread::spawn(move || {
            for stream in tcp.incoming() {
                let mut stream = stream.unwrap();
                let mut len = [0; 2];
                if stream.read_exact(&mut len).is_err() {
                    continue;
                }
                let mut message = vec![0; usize::from(u16::from_be_bytes(len))];
                stream.read_exact(&mut message).unwrap();
                for answer in script_of_tcp(&by_tcp(&message, true)) {
                    let len = u16::try_from(answer.len()).unwrap();
                    let _ = stream.write_all(&[&len.to_be_bytes()[..], &answer].concat());
                }
            }
        });
        Server { address, asked }
    }

    fn resolver(&self) -> DnsResolver {
        DnsResolver::new([self.address]).patience(Duration::from_secs(5))
    }

    fn asked(&self) -> Vec<String> {
        let mut asked = self.asked.lock().unwrap().clone();
        asked.sort();
        asked
    }
}

fn ips(texts: &[&str]) -> Result<Vec<IpAddr>, Errno> {
    Ok(texts.iter().map(|text| text.parse().unwrap()).collect())
}

/// What a server that answers like this makes of `www.example.com`.
fn told(script: impl Fn(&Asked) -> Vec<Vec<u8>> + Send + Sync + 'static) -> Result<Vec<IpAddr>, Errno> {
    Server::new(script).resolver().resolve("www.example.com")
}

/// Checks that nothing can be made of it.
fn useless_is(script: impl Fn(&Asked) -> Vec<Vec<u8>> + Send + Sync + 'static) {
    let resolver = Server::new(script).resolver().patience(Duration::from_millis(60));
    assert_eq!(resolver.resolve(NAME), Err(Errno::Again));
}

const NAME: &str = "www.example.com";

#[test]
fn both_versions_are_asked_for_and_told() {
    let server = Server::new(|asked| {
        vec![match asked.kind {
            TYPE::A => asked.with(&[(NAME, "192.0.2.1"), (NAME, "192.0.2.2")]),
            _ => asked.with(&[(NAME, "2001:db8::1")]),
        }]
    });
    assert_eq!(server.resolver().resolve(NAME), ips(&["192.0.2.1", "192.0.2.2", "2001:db8::1"]));
    assert_eq!(server.asked(), ["www.example.com A", "www.example.com AAAA"]);
}

#[test]
fn the_loopback_is_nobodys_to_ask() {
    let server = Server::new(|_| panic!("nobody is to ask"));
    assert_eq!(server.resolver().resolve("localhost"), ips(&["127.0.0.1", "::1"]));
    assert_eq!(server.resolver().resolve("a.localhost"), ips(&["127.0.0.1", "::1"]));
    assert!(server.asked().is_empty());
}

#[test]
fn names_lead_to_names() {
    // All of it in one message, in any order and in letters of any size.
    assert_eq!(
        told(|asked| vec![asked.with(&[
            ("b.example.net", "192.0.2.7"),
            ("A.example.com", "b.example.net"),
            ("WWW.example.com", "a.Example.COM"),
        ])]),
        ips(&["192.0.2.7"])
    );
    // A server that knows only where it leads.
    let server = Server::new(|asked| {
        vec![match (&*asked.name, asked.kind) {
            (NAME, _) => asked.with(&[(NAME, "other.test")]),
            ("other.test", TYPE::A) => asked.with(&[("other.test", "192.0.2.8")]),
            _ => asked.with(&[]),
        }]
    });
    assert_eq!(server.resolver().resolve(NAME), ips(&["192.0.2.8"]));
    assert_eq!(
        server.asked(),
        ["other.test A", "other.test AAAA", "www.example.com A", "www.example.com AAAA"]
    );
}

#[test]
fn names_that_lead_in_circles_lead_nowhere() {
    assert_eq!(told(|asked| vec![asked.with(&[(NAME, "a.test"), ("a.test", NAME)])]), Err(Errno::Again));
    useless_is(|asked| vec![asked.with(&[(NAME, NAME)])]);
    // A new name each time, message by message.
    let server = Server::new(|asked| {
        let next = format!("n{}.test", asked.before);
        vec![asked.with(&[(&asked.name, &next)])]
    });
    assert_eq!(server.resolver().resolve(NAME), Err(Errno::Again));
    assert!(server.asked().len() <= 2 * 2 * (CHAIN + 1), "{}", server.asked().len());
}

#[test]
fn what_does_not_exist_is_told_from_what_cannot_be_known_now() {
    assert_eq!(told(|asked| vec![asked.failing(RCODE::NameError)]), Err(Errno::Noent));
    assert_eq!(told(|asked| vec![asked.with(&[])]), Err(Errno::Noent));
    assert_eq!(told(|asked| vec![asked.failing(RCODE::ServerFailure)]), Err(Errno::Again));
    useless_is(|asked| vec![asked.failing(RCODE::Refused)]);
    useless_is(|_| Vec::new());
    assert_eq!(DnsResolver::new([]).resolve(NAME), Err(Errno::Again));
    // Nobody is there at all.
    let gone = UdpSocket::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(DnsResolver::new([gone]).resolve(NAME), Err(Errno::Again));
    // One of the versions may fail.
    assert_eq!(
        told(|asked| vec![match asked.kind {
            TYPE::A => asked.with(&[(NAME, "192.0.2.1")]),
            _ => asked.failing(RCODE::NotImplemented),
        }]),
        ips(&["192.0.2.1"])
    );
}

#[test]
fn another_server_is_asked_and_the_first_again() {
    let silent = Server::new(|_| Vec::new());
    let knows = Server::new(|asked| vec![asked.with(&[(NAME, "192.0.2.1")])]);
    let both = DnsResolver::new([silent.address, knows.address]).patience(Duration::from_millis(200));
    assert_eq!(both.resolve(NAME), ips(&["192.0.2.1"]));
    assert_eq!(silent.asked().len(), 2);
    // Whoever loses the first questions is asked again.
    let late =
        Server::new(
            |asked| if asked.before < 2 { Vec::new() } else { vec![asked.with(&[(NAME, "192.0.2.1")])] },
        );
    assert_eq!(late.resolver().patience(Duration::from_millis(300)).resolve(NAME), ips(&["192.0.2.1"]));
}

#[test]
fn what_does_not_fit_in_a_datagram_is_asked_for_again_by_tcp() {
    let many: Vec<String> = (0..200).map(|number| format!("192.0.2.{number}")).collect();
    let expected: Vec<IpAddr> = many.iter().map(|text| text.parse().unwrap()).collect();
    let server = Server::new(move |asked| {
        let records: Vec<(&str, &str)> = many.iter().map(|text| (NAME, &**text)).collect();
        vec![match (asked.kind, asked.by_stream) {
            (TYPE::A, true) => asked.with(&records),
            (TYPE::A, false) => asked.cut(),
            _ => asked.with(&[]),
        }]
    });
    assert_eq!(server.resolver().resolve(NAME), Ok(expected));
    assert_eq!(server.asked(), ["www.example.com A", "www.example.com A by tcp", "www.example.com AAAA"]);
    // And what is cut there too.
    assert_eq!(told(|asked| vec![asked.cut()]), Err(Errno::Again));
    // Or ends too early, or is about something else.
    useless_is(|asked| vec![if asked.by_stream { vec![0; 3] } else { asked.cut() }]);
}

#[test]
fn only_what_was_asked_is_believed() {
    let wrong = |answer: &Asked| {
        let message = answer.with(&[(NAME, "203.0.113.66")]);
        let with = |change: &dyn Fn(&mut Packet<'_>)| {
            let mut packet = Packet::parse(&message).unwrap();
            change(&mut packet);
            packet.build_bytes_vec().unwrap()
        };
        vec![
            with(&|packet| packet.set_id(packet.id() ^ 1)),
            with(&|packet| packet.remove_flags(PacketFlag::RESPONSE)),
            with(&|packet| packet.questions.clear()),
            with(&|packet| packet.questions[0].qname = Name::new("evil.test").unwrap()),
            with(&|packet| packet.questions[0].qtype = QTYPE::TYPE(TYPE::MX)),
            with(&|packet| packet.questions.push(packet.questions[0].clone())),
        ]
    };
    useless_is(wrong);
    // The right one among them counts.
    assert_eq!(
        told(move |asked| [wrong(asked), vec![asked.with(&[(NAME, "192.0.2.1")])]].concat()),
        ips(&["192.0.2.1"])
    );
    // Records of other names, or of another class, are none of ours.
    assert_eq!(told(|asked| vec![asked.with(&[("evil.test", "203.0.113.66")])]), Err(Errno::Noent));
    let of_another_class = |asked: &Asked| {
        let message = asked.with(&[(NAME, "203.0.113.66")]);
        let mut packet = Packet::parse(&message).unwrap();
        packet.answers[0].class = CLASS::CH;
        vec![packet.build_bytes_vec().unwrap()]
    };
    assert_eq!(told(of_another_class), Err(Errno::Noent));
    // Nor does an address of one version answer for the other, twice.
    assert_eq!(told(|asked| vec![asked.with(&[(NAME, "192.0.2.1")])]), ips(&["192.0.2.1"]));
}

#[test]
fn a_server_that_never_stops_talking_is_left() {
    let start = Instant::now();
    let strays = |asked: &Asked| {
        let mut packet = asked.reply();
        packet.set_id(asked.id ^ 1);
        vec![packet.build_bytes_vec().unwrap(); 500]
    };
    assert_eq!(told(strays), Err(Errno::Again));
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn broken_messages_are_survived() {
    let whole = Arc::new(Mutex::new(0));
    // Every message that is cut somewhere, then every message with a byte that is another.
    for round in 0..2 {
        let count = Arc::clone(&whole);
        let server = Server::new(move |asked| {
            let message = asked.with(&[(NAME, "a.test"), ("a.test", "192.0.2.1")]);
            *count.lock().unwrap() = message.len();
            let broken = (2..message.len()).map(|at| match round {
                0 => message[..at].to_vec(),
                _ => {
                    let mut message = message.clone();
                    message[at] ^= 0xff;
                    message
                }
            });
            let broken: Vec<Vec<u8>> = broken.take(STRAYS / 2 - 1).collect();
            [broken, vec![message]].concat()
        });
        let told = server.resolver().resolve(NAME);
        assert!(matches!(told, Ok(_) | Err(Errno::Again | Errno::Noent)), "{told:?}");
        assert!(*whole.lock().unwrap() > 40);
    }
    let header = |asked: &Asked, counts: [u8; 8]| {
        let mut message = asked.reply().build_bytes_vec().unwrap();
        message[4..12].copy_from_slice(&counts);
        message
    };
    // More records than there are bytes; a name that is a pointer to itself, to what follows, to nowhere; a long chain of
    // pointers; and labels of kinds that do not exist.
    let records: [&[u8]; 6] = [
        &[0xc0, 0x21, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4],
        &[0xc0, 0x23, 0xc0, 0x21, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4],
        &[0xff, 0xff, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4],
        &[1, b'a', 0xc0, 0x21, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4],
        &[0x80, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4],
        &[0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 0, 0xff, 0xff, 1, 2, 3, 4],
    ];
    for record in records {
        let broken = move |asked: &Asked| {
            let mut message = header(asked, [0, 1, 0, 1, 0, 0, 0, 0]);
            message.extend(record);
            vec![message]
        };
        useless_is(broken);
    }
    useless_is(move |asked| vec![header(asked, [0xff; 8])]);
    assert!(parsed(&[0xff; 12]).is_none() && parsed(&[]).is_none() && parsed(&[0; 11]).is_none());
}
