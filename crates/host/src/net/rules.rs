//! Rules about the network, as they are said on a command line or in a policy.
//!
//! Main type: [`NetRules`]. Invariants: what no rule allows is refused, and what a rule denies is refused whatever others allow; an
//! address is compared as what it reaches, however it is written; and a name allows the addresses that the host has found it to
//! have, never those that a guest says it has.

use std::collections::HashMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::address::definite_ip;
use super::names;
use super::{NetAttempt, NetPolicy, Transport};

mod parse;
#[cfg(test)]
mod tests;

pub use parse::NetRulesError;

/// What a guest may do on the network, by rules. Without any it may take connections from the listening sockets that it was given.
///
/// ```
/// use waxwing::{NetAttempt, NetPolicy, NetRules, Transport};
///
/// let mut rules = NetRules::default();
/// rules.allow_connect("*.example.com:443")?;
/// rules.allow_connect("10.0.0.0/8")?;
/// rules.deny_connect("10.0.0.1")?;
/// rules.allow_bind("127.0.0.1:8080")?;
///
/// let to = |address: &str| NetAttempt::Connect(Transport::Tcp, address.parse().unwrap());
/// assert!(rules.allows(&to("10.0.0.2:80")) && !rules.allows(&to("10.0.0.1:80")));
/// assert!(rules.allows(&NetAttempt::Resolve("www.example.com")));
/// # Ok::<(), waxwing::NetRulesError>(())
/// ```
#[derive(Default)]
pub struct NetRules {
    rules: Vec<Rule>,
    found: Mutex<Found>,
}

/// One rule, without lists: those have become several.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    /// It allows; otherwise it denies.
    allows: bool,
    /// About what the guest does to others: connections that it makes, datagrams that it sends.
    outgoing: bool,
    /// About what others do to the guest: addresses that it takes, peers that come to it.
    incoming: bool,
    what: What,
    ports: Ports,
    /// As it was said.
    text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// All there is, raw sockets and those in the file system too.
    Everything,
    Addresses(Range),
    Names(Names),
    /// Sockets at paths of the guest's, in the host's directories.
    Paths(Paths),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Names {
    All,
    One(String),
    /// Those that end so; it begins with a dot.
    Below(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Paths {
    All,
    One(String),
    /// Those in this directory and below; it ends in a slash.
    Below(String),
}

/// Ports from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ports {
    first: u16,
    last: u16,
}

impl Ports {
    const ALL: Ports = Ports { first: 0, last: u16::MAX };
    const NONE: Ports = Ports { first: 1, last: 0 };

    fn is_empty(self) -> bool {
        self.first > self.last
    }

    fn contains(self, port: u16) -> bool {
        (self.first..=self.last).contains(&port)
    }
}

/// The addresses that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    first: IpAddr,
    bits: u8,
}

impl Range {
    const V4: Range = Range { first: IpAddr::V4(Ipv4Addr::UNSPECIFIED), bits: 0 };
    const V6: Range = Range { first: IpAddr::V6(Ipv6Addr::UNSPECIFIED), bits: 0 };

    fn of(address: IpAddr) -> Self {
        Range { first: address, bits: if address.is_ipv4() { 32 } else { 128 } }
    }

    fn contains(&self, address: IpAddr) -> bool {
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                let differ = first.to_bits() ^ address.to_bits();
                differ.checked_shr(32 - u32::from(self.bits)).unwrap_or(0) == 0
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                let differ = first.to_bits() ^ address.to_bits();
                differ.checked_shr(128 - u32::from(self.bits)).unwrap_or(0) == 0
            }
            _ => false,
        }
    }

    /// Whether who takes `own` for its address takes one of these with it: `0.0.0.0` is all of version 4, and `::` all there are.
    fn is_taken_with(&self, own: IpAddr) -> bool {
        own.is_unspecified() && (own.is_ipv6() || self.first.is_ipv4())
    }

    /// Whether it is the one address that stands for all, and `own` is one of those.
    fn stands_for(&self, own: IpAddr) -> bool {
        *self == Range::of(self.first) && self.is_taken_with_all(own)
    }

    fn is_taken_with_all(&self, own: IpAddr) -> bool {
        self.first.is_unspecified() && (self.first.is_ipv6() || own.is_ipv4())
    }
}

impl Names {
    fn contain(&self, name: &str) -> bool {
        match self {
            Names::All => true,
            Names::One(one) => one == name,
            Names::Below(end) => name.ends_with(end) && name.len() > end.len(),
        }
    }
}

impl Paths {
    fn contain(&self, path: &str) -> bool {
        match self {
            Paths::All => true,
            Paths::One(one) => one == path,
            Paths::Below(start) => path.starts_with(start) && path.len() > start.len(),
        }
    }
}

/// Which rules about names apply to an address, by their places: those that the host has found it to have.
#[derive(Debug, Default)]
struct Found {
    rules: HashMap<IpAddr, (u64, Vec<usize>)>,
    /// How often something was found.
    turn: u64,
}

/// Of how many addresses that is remembered: a guest that may ask for any name can have any number of them found, and those that
/// were found longest ago are forgotten then.
const FOUND: usize = 4096;

/// What becomes of an attempt.
enum Verdict<'r> {
    Allowed,
    NotAllowed,
    Denied(&'r Rule),
}

impl NetRules {
    /// Allows everything: to connect, to listen, to ask for names, raw sockets, and sockets of the host's in directories that the
    /// guest is given.
    #[must_use]
    pub fn everything() -> Self {
        let mut rules = NetRules::default();
        rules.allow_everything();
        rules
    }

    /// Allows everything that no rule denies. Raw sockets reach everybody, so if there is a rule that denies anything they are
    /// refused.
    pub fn allow_everything(&mut self) {
        self.rules.push(Rule {
            allows: true,
            outgoing: true,
            incoming: true,
            what: What::Everything,
            ports: Ports::ALL,
            text: "all of the network".to_owned(),
        });
    }

    /// Whether there is no rule.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Allows to connect to, send to and ask for `HOST[:PORT]`, which [`NetRules::from_str`] does not read: an address of version 4
    /// or 6, a range of them (`10.0.0.0/8`), a name, those below a name (`*.example.com`), or `*`; and one port, a range (`80-90`) or
    /// `*`. An address of version 6 that has a port after it stands in brackets. `unix:PATH` is a socket in a directory of the
    /// host's, by the guest's path; `unix:DIR/*` are those below a directory.
    ///
    /// # Errors
    /// What part cannot be read, and why.
    pub fn allow_connect(&mut self, text: &str) -> Result<(), NetRulesError> {
        self.rules.extend(parse::host_and_port(text, parse::Purpose::Connect, true)?);
        Ok(())
    }

    /// Denies what [`NetRules::allow_connect`] would allow.
    ///
    /// # Errors
    /// As [`NetRules::allow_connect`].
    pub fn deny_connect(&mut self, text: &str) -> Result<(), NetRulesError> {
        self.rules.extend(parse::host_and_port(text, parse::Purpose::Connect, false)?);
        Ok(())
    }

    /// Allows to take an address, and to listen there: as [`NetRules::allow_connect`] has it, but that `localhost` is the only name,
    /// and a port has to be there, 0 for any free one. Whoever may take `0.0.0.0` may take any address of version 4, and with `[::]`
    /// any.
    ///
    /// # Errors
    /// As [`NetRules::allow_connect`].
    pub fn allow_bind(&mut self, text: &str) -> Result<(), NetRulesError> {
        self.rules.extend(parse::host_and_port(text, parse::Purpose::Bind, true)?);
        Ok(())
    }

    /// Allows to ask for the addresses of a name, as [`NetRules::allow_connect`] has it, and not to connect to them.
    ///
    /// # Errors
    /// As [`NetRules::allow_connect`].
    pub fn allow_resolve(&mut self, text: &str) -> Result<(), NetRulesError> {
        self.rules.extend(parse::host_and_port(text, parse::Purpose::Resolve, true)?);
        Ok(())
    }

    /// Adds rules as [`NetRules::from_str`] reads them.
    ///
    /// # Errors
    /// As [`NetRules::from_str`].
    pub fn add(&mut self, text: &str) -> Result<(), NetRulesError> {
        self.rules.extend(parse::rules(text)?);
        Ok(())
    }

    fn has_names(&self) -> bool {
        self.rules.iter().any(|rule| matches!(rule.what, What::Names(_)))
    }

    fn found(&self) -> MutexGuard<'_, Found> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn verdict(&self, attempt: &NetAttempt<'_>) -> Verdict<'_> {
        match attempt {
            NetAttempt::Connect(Transport::Raw, address) => self.to_raw(address.ip()),
            NetAttempt::Connect(_, address) => self.to_connect(*address),
            NetAttempt::Bind(transport, address) => self.to_bind(*transport, *address),
            NetAttempt::Accept(peer) => self.to_accept(*peer),
            NetAttempt::Join(group) => self.to_join(*group),
            NetAttempt::Resolve(name) => self.to_resolve(name),
            NetAttempt::OpenRaw => self.to_open_raw(),
            // Who is given a part of the network has no business with the whole of it.
            NetAttempt::Interface => self.first(|rule| rule.allows && rule.what == What::Everything),
            NetAttempt::ConnectUnix(path) => self.first(|rule| rule.outgoing && rule.is_about_path(path)),
            NetAttempt::BindUnix(path) => self.first(|rule| rule.incoming && rule.is_about_path(path)),
        }
    }

    /// Of the rules that are about something, the first that denies it, or else whether one allows it.
    fn first(&self, is_about: impl Fn(&Rule) -> bool) -> Verdict<'_> {
        match self.rules.iter().find(|rule| !rule.allows && is_about(rule)) {
            Some(rule) => Verdict::Denied(rule),
            None if self.rules.iter().any(|rule| rule.allows && is_about(rule)) => Verdict::Allowed,
            None => Verdict::NotAllowed,
        }
    }

    fn to_connect(&self, to: SocketAddr) -> Verdict<'_> {
        let address = reached(to.ip());
        // Who sends datagrams asks each time, and most have no use for names.
        let found = self.has_names().then(|| self.found());
        let by_name = found.as_ref().and_then(|found| found.rules.get(&address)).map(|(_, rules)| &rules[..]);
        let named = |rule: &Rule| {
            by_name.is_some_and(|rules| {
                rules.iter().any(|place| std::ptr::eq(&raw const self.rules[*place], rule))
            })
        };
        let is_about = |rule: &Rule| rule.outgoing && rule.ports.contains(to.port());
        let denies = |rule: &Rule| rule.denies_address(address) || named(rule);
        let allows = |rule: &Rule| rule.contains(address) || named(rule) || rule.is_localhost(address);
        match self.rules.iter().find(|rule| !rule.allows && is_about(rule) && denies(rule)) {
            Some(rule) => Verdict::Denied(rule),
            None => self.first(|rule| rule.allows && is_about(rule) && allows(rule)),
        }
    }

    fn to_raw(&self, address: IpAddr) -> Verdict<'_> {
        match self.to_connect(SocketAddr::new(address, 0)) {
            Verdict::Denied(rule) => Verdict::Denied(rule),
            _ => self.to_open_raw(),
        }
    }

    /// Through a raw socket everybody is reached, so nothing less than everything allows it.
    fn to_open_raw(&self) -> Verdict<'_> {
        self.first(|rule| !rule.allows || rule.what == What::Everything)
    }

    fn to_bind(&self, transport: Transport, own: SocketAddr) -> Verdict<'_> {
        let (address, port) = (own.ip().to_canonical(), own.port());
        let is_about = |rule: &Rule| rule.incoming && rule.ports.contains(port);
        let denies = |rule: &Rule| {
            // Who comes to a listening socket is asked about one by one; who sends a datagram is not.
            let is_for_peers = rule.ports == Ports::ALL && transport == Transport::Tcp;
            let is_taken =
                matches!(&rule.what, What::Addresses(range) if range.is_taken_with(address) && !is_for_peers);
            rule.denies_address(address) || is_taken
        };
        if let Some(rule) = self.rules.iter().find(|rule| !rule.allows && is_about(rule) && denies(rule)) {
            return Verdict::Denied(rule);
        }
        // A socket that sends has an address like this anyway.
        let is_for_sending = transport == Transport::Udp && port == 0 && !address.is_multicast();
        let allows = |rule: &Rule| {
            let stands_for = matches!(&rule.what, What::Addresses(range) if range.stands_for(address));
            is_about(rule) && (rule.contains(address) || stands_for)
                || is_for_sending && rule.outgoing && rule.is_about_internet() && !rule.ports.is_empty()
        };
        self.first(|rule| rule.allows && allows(rule))
    }

    fn to_accept(&self, peer: Option<SocketAddr>) -> Verdict<'_> {
        let Some(peer) = peer else { return Verdict::Allowed };
        // Which port a peer has is its own affair; rules with ports are about the guest's.
        let denies = |rule: &&Rule| {
            !rule.allows
                && rule.incoming
                && rule.ports == Ports::ALL
                && rule.denies_address(peer.ip().to_canonical())
        };
        // That it listens was allowed before.
        self.rules.iter().find(denies).map_or(Verdict::Allowed, Verdict::Denied)
    }

    fn to_join(&self, group: IpAddr) -> Verdict<'_> {
        let group = group.to_canonical();
        let denies = |rule: &&Rule| !rule.allows && rule.ports == Ports::ALL && rule.denies_address(group);
        match self.rules.iter().find(denies) {
            Some(rule) => Verdict::Denied(rule),
            None => self.first(|rule| rule.allows && rule.contains(group)),
        }
    }

    fn to_resolve(&self, name: &str) -> Verdict<'_> {
        let name = if names::address(name).is_some() { None } else { names::name(name) };
        let Some(name) = name else { return Verdict::NotAllowed };
        // Of a name that is denied at one port alone the others are as allowed.
        self.first(|rule| {
            rule.outgoing && rule.is_about_name(&name) && (rule.allows || rule.ports == Ports::ALL)
        })
    }
}

impl Rule {
    fn contains(&self, address: IpAddr) -> bool {
        match &self.what {
            What::Everything => true,
            What::Addresses(range) => range.contains(address),
            What::Names(_) | What::Paths(_) => false,
        }
    }

    /// Whether a rule that denies is about an address: also where that is one of version 6 by which one of version 4 is reached.
    fn denies_address(&self, address: IpAddr) -> bool {
        self.contains(address) || within(address).is_some_and(|within| self.contains(within))
    }

    fn is_about_name(&self, name: &str) -> bool {
        match &self.what {
            What::Everything => true,
            What::Names(names) => names.contain(name),
            What::Addresses(_) | What::Paths(_) => false,
        }
    }

    fn is_about_path(&self, path: &str) -> bool {
        match &self.what {
            What::Everything => true,
            What::Paths(paths) => paths.contain(path),
            What::Addresses(_) | What::Names(_) => false,
        }
    }

    fn is_about_internet(&self) -> bool {
        !matches!(self.what, What::Paths(_))
    }

    /// `localhost` is the same everywhere, and programs that mean it write its address.
    fn is_localhost(&self, address: IpAddr) -> bool {
        matches!(&self.what, What::Names(Names::One(name)) if name == "localhost")
            && [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)].contains(&address)
    }
}

impl NetPolicy for NetRules {
    fn allows(&self, attempt: &NetAttempt<'_>) -> bool {
        matches!(self.verdict(attempt), Verdict::Allowed)
    }

    fn refused_by(&self, attempt: &NetAttempt<'_>) -> Option<String> {
        match self.verdict(attempt) {
            Verdict::Denied(rule) => Some(rule.text.clone()),
            Verdict::Allowed | Verdict::NotAllowed => None,
        }
    }

    fn allows_nothing(&self) -> bool {
        self.is_empty()
    }

    fn resolved(&self, name: &str, addresses: &[IpAddr]) {
        let Some(name) = names::name(name) else { return };
        let is_about =
            |rule: &Rule| rule.outgoing && matches!(&rule.what, What::Names(names) if names.contain(&name));
        let mut found = self.found();
        for address in addresses {
            let reached = reached(*address);
            // A name that is nobody's in particular leads to this machine: whoever allows it has not meant that.
            let is_said = reached == address.to_canonical();
            let applies = |rule: &Rule| is_about(rule) && (is_said || !rule.allows);
            found.add(reached, (0..self.rules.len()).filter(|place| applies(&self.rules[*place])));
        }
    }
}

impl Found {
    fn add(&mut self, address: IpAddr, places: impl Iterator<Item = usize>) {
        self.turn += 1;
        let full = self.rules.len() >= FOUND && !self.rules.contains_key(&address);
        let oldest = || self.rules.iter().min_by_key(|(_, (turn, _))| *turn).map(|(address, _)| *address);
        if full && let Some(oldest) = oldest() {
            self.rules.remove(&oldest);
        }
        let (turn, rules) = self.rules.entry(address).or_default();
        *turn = self.turn;
        for place in places {
            if !rules.contains(&place) {
                rules.push(place);
            }
        }
    }
}

/// Rules as Wasmer writes them, with commas between them: `KIND:ACTION=HOSTS[:PORTS][/DIRECTION]`.
///
/// | part | what it is |
/// |---|---|
/// | `KIND` | `ipv4`, `ipv6` or `dns` |
/// | `ACTION` | `allow` or `deny`; deny wins |
/// | `HOSTS` | an address, a range (`10.0.0.0/8`) or `*`; for `dns` a name, `*.example.com` or `*`; several in braces: `{a.com, b.com}` |
/// | `PORTS` | a port, a range (`80-90`) or `*`; several in braces; without them, all |
/// | `DIRECTION` | `in`: addresses that the guest takes, and peers that come to it; `out`: whom it connects or sends to; without it, both. `dns` is always out |
///
/// An address of version 6 that stands alone and has ports after it may be in brackets. Spaces do not matter.
///
/// # Errors
/// What part cannot be read, and why.
impl FromStr for NetRules {
    type Err = NetRulesError;

    fn from_str(text: &str) -> Result<Self, NetRulesError> {
        let mut rules = NetRules::default();
        rules.add(text)?;
        Ok(rules)
    }
}

impl fmt::Debug for NetRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.rules.iter().map(|rule| &rule.text)).finish()
    }
}

/// Whom one reaches at an address: who connects to the address of nobody in particular reaches this machine.
fn reached(address: IpAddr) -> IpAddr {
    definite_ip(address).to_canonical()
}

/// The address of version 4 that may be reached by way of one of version 6: by translation (RFC 6052), a tunnel (RFC 3056), or in
/// the way that is not used any more (RFC 4291, 2.5.5.1).
fn within(address: IpAddr) -> Option<IpAddr> {
    let IpAddr::V6(address) = address else { return None };
    let bits = address.to_bits();
    let low = || u32::try_from(bits & 0xffff_ffff).ok();
    let v4 = match address.segments() {
        [0, 0, 0, 0, 0, 0, ..] if bits > 1 => low(),
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => low(),
        [0x2002, ..] => u32::try_from((bits >> 80) & 0xffff_ffff).ok(),
        _ => None,
    };
    v4.map(|bits| reached(Ipv4Addr::from_bits(bits).into()))
}
