//! Asking name servers that somebody has named, rather than those of the host: a stub resolver (RFC 1035, RFC 7766).
//!
//! Main type: [`DnsResolver`]. One invariant: nothing that a server says is believed but an answer to what it was asked, from where
//! it was asked; and however it answers, or does not, a question ends in bounded time and memory.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream, UdpSocket};
use std::time::{Duration, Instant};

use simple_dns::rdata::RData;
use simple_dns::{CLASS, Name, Packet, PacketFlag, QCLASS, QTYPE, Question, RCODE, TYPE};
use waxwing_abi::types::Errno;

use super::names::{Resolver, name};
use crate::sys;

/// How often each server is asked, and how long it is waited for each time.
const ROUNDS: u32 = 2;
const PATIENCE: Duration = Duration::from_secs(3);

/// How many names lead to each other (CNAME) at most, and how often a server is asked where one leads.
const CHAIN: usize = 16;

/// How many datagrams are read that answer something else, before a server counts as one that does not answer.
const STRAYS: usize = 64;

/// The longest message by UDP that is read; without EDNS a server sends 512 bytes at most.
const DATAGRAM: usize = 4096;

/// What is asked for: addresses of either version, those of version 4 to be told first.
const KINDS: [TYPE; 2] = [TYPE::A, TYPE::AAAA];

/// Asks these name servers, in the order in which they are given, and nobody else: neither the hosts file nor those of the host.
/// Names are asked for as they are, without search domains; `localhost` and names in it are the loopback's (RFC 6761).
#[derive(Clone, Debug)]
pub struct DnsResolver {
    servers: Vec<SocketAddr>,
    patience: Duration,
}

impl DnsResolver {
    /// Asks these servers, each for as long as 3 s, twice.
    #[must_use]
    pub fn new(servers: impl IntoIterator<Item = SocketAddr>) -> Self {
        DnsResolver { servers: servers.into_iter().collect(), patience: PATIENCE }
    }

    /// Waits for each server for at most this long, each time that it is asked.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }
}

impl Resolver for DnsResolver {
    fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Errno> {
        if name == "localhost" || name.ends_with(".localhost") {
            return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
        }
        for _ in 0..ROUNDS {
            for server in &self.servers {
                match (Asking { server: *server, end: Instant::now() + self.patience }).addresses(name) {
                    Ok(Found::Addresses(addresses)) => return Ok(addresses),
                    Ok(Found::Nothing) => return Err(Errno::Noent),
                    // Another may know, or answer.
                    Err(_) => {}
                }
            }
        }
        Err(Errno::Again)
    }
}

/// What a server has said of a name.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Addresses(Vec<IpAddr>),
    /// It does not exist, or has no address.
    Nothing,
}

/// Where a chain of names leads, as far as one message says.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Addresses(Vec<IpAddr>),
    /// To this name, of whose addresses the message says nothing.
    Name(String),
    Nothing,
}

/// A server's answer to one question.
enum Reply {
    End(End),
    /// It is too long for a datagram.
    Truncated,
}

/// One attempt with one server.
struct Asking {
    server: SocketAddr,
    end: Instant,
}

fn useless(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

impl Asking {
    fn left(&self) -> io::Result<Duration> {
        let left = self.end.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(left) }
    }

    fn addresses(&self, name: &str) -> io::Result<Found> {
        let (mut addresses, mut failed) = (Vec::new(), None);
        let questions = KINDS.map(|kind| Query::new(name, kind));
        let [v4, v6] = questions;
        // Both at once. There are servers that fail for the version that they do not know, so each may.
        for (kind, end) in KINDS.into_iter().zip(self.by_datagrams(&[v4?, v6?])?) {
            match end.and_then(|end| self.followed(end, kind)) {
                Ok(more) => addresses.extend(more),
                Err(error) => failed = Some(error),
            }
        }
        match failed {
            Some(error) if addresses.is_empty() => Err(error),
            None if addresses.is_empty() => Ok(Found::Nothing),
            _ => Ok(Found::Addresses(addresses)),
        }
    }

    /// The addresses where a chain of names ends: a server that knows no more than that one name leads to another is asked about
    /// the other.
    fn followed(&self, mut end: End, kind: TYPE) -> io::Result<Vec<IpAddr>> {
        for _ in 0..CHAIN {
            let name = match end {
                End::Addresses(addresses) => return Ok(addresses),
                End::Nothing => return Ok(Vec::new()),
                End::Name(name) => name,
            };
            let asked = self.by_datagrams(&[Query::new(&name, kind)?])?.pop();
            end = asked.unwrap_or_else(|| Err(useless("a question without an answer")))?;
        }
        Err(useless("names that lead to names without end"))
    }

    /// Asks by UDP, and by TCP what does not fit in a datagram.
    fn by_datagrams(&self, questions: &[Query]) -> io::Result<Vec<io::Result<End>>> {
        let own: SocketAddr = match self.server {
            SocketAddr::V4(_) => (Ipv4Addr::UNSPECIFIED, 0).into(),
            SocketAddr::V6(_) => (Ipv6Addr::UNSPECIFIED, 0).into(),
        };
        let socket = UdpSocket::bind(own)?;
        // From now on the system passes on nothing from elsewhere.
        socket.connect(self.server)?;
        for question in questions {
            socket.send(&question.message)?;
        }
        let mut ends: Vec<Option<io::Result<End>>> = questions.iter().map(|_| None).collect();
        let mut message = vec![0; DATAGRAM];
        for _ in 0..STRAYS {
            if ends.iter().all(Option::is_some) {
                break;
            }
            let Ok(left) = self.left() else { break };
            socket.set_read_timeout(Some(left))?;
            let len = match socket.recv(&mut message) {
                Ok(len) => len,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                // Nobody is there, or nobody answers.
                Err(_) => break,
            };
            let Some(packet) = parsed(&message[..len]) else { continue };
            let asked =
                questions.iter().zip(&mut ends).find(|(question, _)| question.is_answered_by(&packet));
            let Some((question, end @ None)) = asked else { continue };
            *end = Some(match question.read(&packet) {
                Ok(Reply::End(found)) => Ok(found),
                Ok(Reply::Truncated) => self.by_stream(question),
                Err(error) => Err(error),
            });
        }
        let unanswered = || Err(useless("a question without an answer"));
        Ok(ends.into_iter().map(|end| end.unwrap_or_else(unanswered)).collect())
    }

    fn by_stream(&self, question: &Query) -> io::Result<End> {
        let mut stream = TcpStream::connect_timeout(&self.server, self.left()?)?;
        stream.set_write_timeout(Some(self.left()?))?;
        let len = u16::try_from(question.message.len()).map_err(io::Error::other)?;
        stream.write_all(&[&len.to_be_bytes()[..], &question.message].concat())?;
        let mut len = [0; 2];
        self.fill(&mut stream, &mut len)?;
        let mut message = vec![0; usize::from(u16::from_be_bytes(len))];
        self.fill(&mut stream, &mut message)?;
        let packet = parsed(&message).filter(|packet| question.is_answered_by(packet));
        match question.read(&packet.ok_or_else(|| useless("an answer to something else"))?)? {
            Reply::End(end) => Ok(end),
            Reply::Truncated => Err(useless("an answer that is cut though it need not be")),
        }
    }

    /// Reads until it is full: a server that sends a byte now and then gets no more time by that.
    fn fill(&self, stream: &mut TcpStream, mut to: &mut [u8]) -> io::Result<()> {
        while !to.is_empty() {
            stream.set_read_timeout(Some(self.left()?))?;
            match stream.read(to) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => to = &mut to[read..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// A message, if it can be one. What it says of its own length is not believed: no more is made room for than it could hold.
fn parsed(message: &[u8]) -> Option<Packet<'_>> {
    const HEADER: usize = 12;
    const LEAST_QUESTION: usize = 5;
    const LEAST_RECORD: usize = 11;
    let count = |at: usize| Some(usize::from(u16::from_be_bytes([*message.get(at)?, *message.get(at + 1)?])));
    let records = count(6)? + count(8)? + count(10)?;
    let least = HEADER + count(4)? * LEAST_QUESTION + records * LEAST_RECORD;
    if least > message.len() { None } else { Packet::parse(message).ok() }
}

/// One question.
struct Query {
    id: u16,
    name: String,
    kind: TYPE,
    message: Vec<u8>,
}

impl Query {
    fn new(name: &str, kind: TYPE) -> io::Result<Self> {
        let mut id = [0; 2];
        // One that nobody else can guess.
        sys::random_bytes(&mut id).map_err(|errno| io::Error::other(errno.name()))?;
        let id = u16::from_ne_bytes(id);
        let mut packet = Packet::new_query(id);
        packet.set_flags(PacketFlag::RECURSION_DESIRED);
        let asked = Name::new(name).map_err(io::Error::other)?;
        packet.questions.push(Question::new(asked, QTYPE::TYPE(kind), QCLASS::CLASS(CLASS::IN), false));
        let message = packet.build_bytes_vec().map_err(io::Error::other)?;
        Ok(Query { id, name: name.to_owned(), kind, message })
    }

    fn is_answered_by(&self, packet: &Packet<'_>) -> bool {
        let is_asked = |question: &Question<'_>| {
            question.qtype == QTYPE::TYPE(self.kind)
                && question.qclass == QCLASS::CLASS(CLASS::IN)
                && name(&question.qname.to_string()).as_ref() == Some(&self.name)
        };
        packet.id() == self.id
            && packet.has_flags(PacketFlag::RESPONSE)
            && matches!(&packet.questions[..], [question] if is_asked(question))
    }

    /// What an answer to it says.
    fn read(&self, packet: &Packet<'_>) -> io::Result<Reply> {
        if packet.has_flags(PacketFlag::TRUNCATION) {
            return Ok(Reply::Truncated);
        }
        match packet.rcode() {
            RCODE::NoError => {}
            RCODE::NameError => return Ok(Reply::End(End::Nothing)),
            _ => return Err(useless("a server that does not answer")),
        }
        let records: Vec<(String, &RData<'_>)> = packet
            .answers
            .iter()
            .filter(|record| record.class == CLASS::IN)
            .filter_map(|record| Some((name(&record.name.to_string())?, &record.rdata)))
            .collect();
        // Records of other names than those that the chain leads to are none of ours.
        let mut here = self.name.clone();
        for _ in 0..=CHAIN {
            let of_it = || records.iter().filter(|(name, _)| *name == here).map(|(_, data)| *data);
            let addresses: Vec<IpAddr> = of_it().filter_map(|data| self.address(data)).collect();
            if !addresses.is_empty() {
                return Ok(Reply::End(End::Addresses(addresses)));
            }
            let next = of_it().find_map(|data| match data {
                RData::CNAME(target) => Some(target.0.to_string()),
                _ => None,
            });
            let Some(next) = next else {
                let end = if here == self.name { End::Nothing } else { End::Name(here) };
                return Ok(Reply::End(end));
            };
            here = name(&next).ok_or_else(|| useless("a name that leads to none"))?;
        }
        Err(useless("names that lead to names without end"))
    }

    fn address(&self, data: &RData<'_>) -> Option<IpAddr> {
        match (self.kind, data) {
            (TYPE::A, RData::A(address)) => Some(Ipv4Addr::from_bits(address.address).into()),
            (TYPE::AAAA, RData::AAAA(address)) => Some(Ipv6Addr::from_bits(address.address).into()),
            _ => None,
        }
    }
}

#[cfg(test)]
#[path = "dns/tests.rs"]
mod tests;
