//! What a run is seen to need of the network: all that it was allowed when it asked.
//!
//! Main types: [`Watched`], rules that are watched, and [`Reached`], what was seen. One invariant: what was refused is not learned.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use waxwing::{NetAttempt, NetPolicy, NetRules, Transport};

use super::quoted;
use crate::denials::host_and_port;

/// Rules, and what they allow.
pub(crate) struct Watched {
    pub(crate) rules: NetRules,
    pub(crate) reached: Arc<Reached>,
}

impl NetPolicy for Watched {
    fn allows(&self, attempt: &NetAttempt<'_>) -> bool {
        let allowed = self.rules.allows(attempt);
        if allowed {
            self.reached.note(attempt);
        }
        allowed
    }

    fn refused_by(&self, attempt: &NetAttempt<'_>) -> Option<String> {
        self.rules.refused_by(attempt)
    }

    fn allows_nothing(&self) -> bool {
        self.rules.allows_nothing()
    }

    fn resolved(&self, name: &str, addresses: &[IpAddr]) {
        self.rules.resolved(name, addresses);
        let mut seen = self.reached.seen();
        for address in addresses {
            seen.names.insert(*address, name.to_owned());
        }
    }
}

/// What a run did on the network.
#[derive(Default)]
pub(crate) struct Reached(Mutex<Seen>);

#[derive(Default)]
struct Seen {
    /// By which name an address was found, last.
    names: HashMap<IpAddr, String>,
    asked: BTreeSet<String>,
    connected: BTreeSet<SocketAddr>,
    joined: BTreeSet<IpAddr>,
    bound: BTreeSet<SocketAddr>,
    /// Addresses of sockets that may only send.
    sending: BTreeSet<SocketAddr>,
    paths: [BTreeSet<String>; 2],
    raw: bool,
    /// It had a network of its own.
    own: bool,
}

impl Reached {
    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It has a network of its own.
    pub(crate) fn is_on_its_own(&self) {
        self.seen().own = true;
    }

    /// Notes what it was allowed.
    pub(crate) fn note(&self, attempt: &NetAttempt<'_>) {
        let mut seen = self.seen();
        let [to, own] = &mut seen.paths;
        match attempt {
            NetAttempt::ConnectUnix(path) => drop(to.insert((*path).to_owned())),
            NetAttempt::BindUnix(path) => drop(own.insert((*path).to_owned())),
            NetAttempt::OpenRaw | NetAttempt::Connect(Transport::Raw, _) => seen.raw = true,
            NetAttempt::Connect(_, address) => drop(seen.connected.insert(plain(*address))),
            NetAttempt::Bind(Transport::Udp, address) if address.port() == 0 => {
                seen.sending.insert(plain(*address));
            }
            NetAttempt::Bind(_, address) => drop(seen.bound.insert(plain(*address))),
            NetAttempt::Join(group) => drop(seen.joined.insert(*group)),
            NetAttempt::Resolve(name) => drop(seen.asked.insert((*name).to_owned())),
            // Sockets that listen are learned from by what is done with them.
            _ => {}
        }
    }

    /// Whether any name was asked for.
    pub(super) fn has_asked(&self) -> bool {
        !self.seen().asked.is_empty()
    }

    /// The lines of `[net]` that would allow it again.
    pub(super) fn lines(&self) -> String {
        let seen = self.seen();
        let mut connect = BTreeSet::new();
        let mut unreached = seen.asked.clone();
        for address in &seen.connected {
            let host = match seen.names.get(&address.ip()) {
                Some(name) => {
                    unreached.remove(name);
                    name.clone()
                }
                None => address.ip().to_string(),
            };
            connect.insert(host_and_port(&host, Some(address.port())));
        }
        // What may be sent to may be joined.
        let joined = seen.joined.iter().filter(|group| !seen.connected.iter().any(|to| to.ip() == **group));
        connect.extend(joined.map(IpAddr::to_string));
        let mut bind: BTreeSet<String> = seen.bound.iter().map(SocketAddr::to_string).collect();
        if seen.connected.is_empty() {
            bind.extend(seen.sending.iter().map(SocketAddr::to_string));
        }
        let [to, own] = seen.paths.each_ref().map(|paths| paths.iter().map(|path| format!("unix:{path}")));
        connect.extend(to);
        bind.extend(own);
        let mut lines = if seen.own { "virtual = true\n".to_owned() } else { String::new() };
        for (key, texts) in [("connect", connect), ("bind", bind), ("resolve", unreached)] {
            if !texts.is_empty() {
                let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
                let _ = writeln!(lines, "{key} = [{}]", texts.join(", "));
            }
        }
        if seen.raw {
            lines.push_str("# It asked for raw sockets, through which all is reached; nothing less allows them.\n# all = true\n");
        }
        lines
    }
}

/// Without what rules do not compare.
fn plain(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_allowed_is_learned_by_the_names_that_were_used() {
        let mut rules = NetRules::everything();
        rules.deny_connect("192.0.2.9").unwrap();
        let watched = Watched { rules, reached: Arc::default() };
        let at = |text: &str| text.parse::<SocketAddr>().unwrap();
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(watched.reached.lines(), "");
        let udp = Transport::Udp;
        assert!(watched.allows(&NetAttempt::Bind(udp, at("127.0.0.1:0"))));
        assert_eq!(watched.reached.lines(), "bind = [\"127.0.0.1:0\"]\n");
        watched.resolved("a.test", &[ip("192.0.2.1"), ip("192.0.2.9")]);
        for attempt in [
            NetAttempt::Resolve("a.test"),
            NetAttempt::Resolve("b.test"),
            NetAttempt::Connect(Transport::Tcp, at("192.0.2.1:443")),
            NetAttempt::Connect(Transport::Tcp, at("[fe80::1%3]:80")),
            NetAttempt::Connect(udp, at("224.0.0.251:5353")),
            NetAttempt::Join(ip("224.0.0.251")),
            NetAttempt::Join(ip("224.0.0.1")),
            NetAttempt::Bind(Transport::Tcp, at("0.0.0.0:80")),
            NetAttempt::ConnectUnix("/run/db"),
            NetAttempt::BindUnix("/run/own"),
            NetAttempt::Accept(None),
        ] {
            assert!(watched.allows(&attempt), "{attempt:?}");
        }
        assert!(!watched.allows(&NetAttempt::Connect(Transport::Tcp, at("192.0.2.9:443"))));
        let expected = "connect = [\"224.0.0.1\", \"224.0.0.251:5353\", \"[fe80::1]:80\", \"a.test:443\", \"unix:/run/db\"]\n\
                        bind = [\"0.0.0.0:80\", \"unix:/run/own\"]\nresolve = [\"b.test\"]\n";
        assert_eq!(watched.reached.lines(), expected);
    }
}
