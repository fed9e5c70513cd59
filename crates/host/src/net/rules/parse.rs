//! Reading rules. Each text is read to its end or refused with the part that cannot be read.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::ops;

use super::{Names, Paths, Ports, Range, Rule, What};
use crate::net::names;

/// A rule that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NetRulesError {
    text: String,
    at: ops::Range<usize>,
    why: String,
}

impl NetRulesError {
    /// The part that cannot be read, in bytes of the text.
    #[must_use]
    pub fn span(&self) -> ops::Range<usize> {
        self.at.clone()
    }

    /// Why it cannot be read.
    #[must_use]
    pub fn why(&self) -> &str {
        &self.why
    }
}

impl fmt::Display for NetRulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = &self.text[self.at.clone()];
        match part {
            "" if self.text.is_empty() => write!(f, "{}", self.why),
            "" => write!(
                f,
                "`{}`, character {}: {}",
                self.text,
                self.text[..self.at.start].chars().count() + 1,
                self.why
            ),
            part if part == self.text => write!(f, "`{part}`: {}", self.why),
            part => write!(f, "`{part}` in `{}`: {}", self.text, self.why),
        }
    }
}

impl std::error::Error for NetRulesError {}

/// A part of the text.
#[derive(Clone, Copy)]
struct Part<'t> {
    whole: &'t str,
    start: usize,
    end: usize,
}

type Parsed<T> = Result<T, NetRulesError>;

impl<'t> Part<'t> {
    fn new(whole: &'t str) -> Self {
        Part { whole, start: 0, end: whole.len() }.trimmed()
    }

    fn text(&self) -> &'t str {
        &self.whole[self.start..self.end]
    }

    fn trimmed(self) -> Self {
        let text = self.text();
        let start = self.start + (text.len() - text.trim_start().len());
        Part { start, end: start + text.trim().len(), ..self }
    }

    /// Both sides of what stands at `at`, which is `len` bytes long.
    fn cut(self, at: usize, len: usize) -> (Self, Self) {
        let before = Part { end: self.start + at, ..self };
        let after = Part { start: self.start + at + len, ..self };
        (before.trimmed(), after.trimmed())
    }

    fn cut_at(self, separator: char) -> Option<(Self, Self)> {
        self.text().find(separator).map(|at| self.cut(at, separator.len_utf8()))
    }

    fn after(self, prefix: &str) -> Option<Self> {
        self.text().strip_prefix(prefix).map(|_| self.cut(0, prefix.len()).1)
    }

    /// Where `wanted` stands outside of braces and brackets.
    fn outside(self, wanted: char) -> Vec<usize> {
        let mut depth = 0u32;
        let mut places = Vec::new();
        for (at, c) in self.text().char_indices() {
            match c {
                '{' | '[' => depth += 1,
                '}' | ']' => depth = depth.saturating_sub(1),
                c if c == wanted && depth == 0 => places.push(at),
                _ => {}
            }
        }
        places
    }

    /// The parts of `{one, two}`, or the one that is there.
    fn list(self) -> Parsed<Vec<Self>> {
        let Some(open) = self.after("{") else { return Ok(vec![self]) };
        let Some(inside) = open.text().strip_suffix('}') else {
            return Err(self.wrong("the brace is not closed"));
        };
        let mut rest = Part { end: open.start + inside.len(), ..open };
        let mut parts = Vec::new();
        while let Some((part, after)) = rest.cut_at(',') {
            parts.push(part);
            rest = after;
        }
        parts.push(rest.trimmed());
        Ok(parts)
    }

    fn wrong(&self, why: impl Into<String>) -> NetRulesError {
        NetRulesError { text: self.whole.to_owned(), at: self.start..self.end, why: why.into() }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    V4,
    V6,
    Dns,
}

/// Rules as Wasmer writes them.
pub(super) fn rules(text: &str) -> Parsed<Vec<Rule>> {
    let whole = Part::new(text);
    let mut rules = Vec::new();
    let mut start = 0;
    let ends: Vec<usize> = whole.outside(',').into_iter().chain([whole.text().len()]).collect();
    for end in ends {
        let rule = Part { start: whole.start + start, end: whole.start + end, ..whole };
        rules.extend(self::rule(rule.trimmed())?);
        start = end + 1;
    }
    Ok(rules)
}

fn rule(part: Part<'_>) -> Parsed<Vec<Rule>> {
    const KINDS: [(&str, Kind); 3] = [("ipv4:", Kind::V4), ("ipv6:", Kind::V6), ("dns:", Kind::Dns)];
    let found = KINDS.iter().find_map(|(start, kind)| Some((*kind, part.after(start)?)));
    let Some((kind, rest)) = found else {
        let why = "a rule begins with `ipv4:`, `ipv6:` or `dns:`, as in ipv4:allow=10.0.0.0/8:80";
        return Err(part.wrong(why));
    };
    let (allows, rest) = match (rest.after("allow="), rest.after("deny=")) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ => return Err(rest.wrong("here stands `allow=` or `deny=`")),
    };
    let (rest, direction) = match ["/in", "/out"].into_iter().find(|end| rest.text().ends_with(end)) {
        Some(end) => {
            (rest.cut(rest.text().len() - end.len(), 0).0, Some(rest.cut(rest.text().len() - end.len(), 0).1))
        }
        None => (rest, None),
    };
    let (incoming, outgoing) = match direction {
        Some(direction) if kind == Kind::Dns => {
            return Err(direction.wrong("rules about names are about whom the program connects to"));
        }
        Some(direction) => (direction.text() == "/in", direction.text() == "/out"),
        None => (kind != Kind::Dns, true),
    };
    let colons = rest.outside(':');
    let colon = if kind == Kind::V6 { colons.last() } else { colons.first() };
    let (hosts, ports) = match colon {
        Some(at) => {
            let (hosts, ports) = rest.cut(*at, 1);
            if let Some(at) = ports.outside('/').first() {
                return Err(ports.cut(*at, 0).1.wrong("a direction is `/in` or `/out`"));
            }
            (hosts, ports.list()?.into_iter().map(self::ports).collect::<Parsed<Vec<Ports>>>()?)
        }
        None => (rest, vec![Ports::ALL]),
    };
    let mut rules = Vec::new();
    for host in hosts.list()? {
        let what = match kind {
            Kind::V4 => What::Addresses(range(host, Kind::V4)?),
            Kind::V6 => What::Addresses(range(unbracketed(host), Kind::V6)?),
            Kind::Dns => What::Names(name(host)?),
        };
        for ports in &ports {
            let (what, ports, text) = (what.clone(), *ports, part.text().to_owned());
            rules.push(Rule { allows, outgoing, incoming, what, ports, text });
        }
    }
    Ok(rules)
}

fn unbracketed(part: Part<'_>) -> Part<'_> {
    match part.after("[") {
        Some(open) if open.text().ends_with(']') => open.cut(open.text().len() - 1, 1).0,
        _ => part,
    }
}

fn ports(part: Part<'_>) -> Parsed<Ports> {
    let number = |part: Part<'_>| {
        let is_number = part.text().bytes().all(|c| c.is_ascii_digit());
        let port = if is_number { part.text().parse().ok() } else { None };
        port.ok_or_else(|| part.wrong("a port is a number up to 65535, a range such as 80-90, or `*`"))
    };
    if part.text() == "*" {
        return Ok(Ports::ALL);
    }
    let Some((first, last)) = part.cut_at('-') else {
        let port = number(part)?;
        return Ok(Ports { first: port, last: port });
    };
    let ports = Ports { first: number(first)?, last: number(last)? };
    if ports.first > ports.last { Err(part.wrong("this range ends before it begins")) } else { Ok(ports) }
}

/// An address, a range of them, or `*`, of the version that `kind` says.
fn range(part: Part<'_>, kind: Kind) -> Parsed<Range> {
    let (all, most) = if kind == Kind::V4 { (Range::V4, 32) } else { (Range::V6, 128) };
    if part.text() == "*" {
        return Ok(all);
    }
    let (address, bits) = match part.cut_at('/') {
        Some((address, bits)) => (address, Some(bits)),
        None => (part, None),
    };
    let parsed = match kind {
        Kind::V4 => address.text().parse().ok().map(IpAddr::V4),
        _ => address.text().parse().ok().map(IpAddr::V6),
    };
    let Some(first) = parsed else { return Err(no_address(address, kind)) };
    let bits = match bits {
        None => most,
        Some(bits) => match bits.text().parse() {
            Ok(number) if number <= most && bits.text().bytes().all(|c| c.is_ascii_digit()) => number,
            _ => return Err(bits.wrong(format!("how many bits a range shares is a number up to {most}"))),
        },
    };
    mapped(Range { first, bits }, part)
}

/// Addresses are compared as those of version 4 where they stand for such.
fn mapped(range: Range, part: Part<'_>) -> Parsed<Range> {
    match range.first {
        IpAddr::V6(address) if address.to_ipv4_mapped().is_some() && range.bits < 96 => {
            Err(part.wrong("this range is of two versions"))
        }
        IpAddr::V6(address) => Ok(match address.to_ipv4_mapped() {
            Some(address) => Range { first: address.into(), bits: range.bits - 96 },
            None => range,
        }),
        IpAddr::V4(_) => Ok(range),
    }
}

fn no_address(part: Part<'_>, kind: Kind) -> NetRulesError {
    let version = if kind == Kind::V4 { 4 } else { 6 };
    let why = match names::address(part.text()) {
        _ if part.text().contains('%') => {
            "scopes are not compared; without the `%` and what follows, it is about all".to_owned()
        }
        Some(IpAddr::V4(other)) if kind == Kind::V4 => format!("this is a way to write {other}; write it so"),
        Some(other) => format!("{other} is an address of another version than {version}"),
        None if kind == Kind::V6 && part.text().parse::<Ipv6Addr>().is_err() && part.text().contains(':') => {
            "this is no address of version 6; one that has a port after it can be put in brackets: [::1]:80"
                .to_owned()
        }
        None => format!("this is no address of version {version}"),
    };
    part.wrong(why)
}

fn name(part: Part<'_>) -> Parsed<Names> {
    let text = part.text();
    if text == "*" {
        return Ok(Names::All);
    }
    let (below, rest) = match part.after("*.") {
        Some(rest) => (true, rest),
        None => (false, part),
    };
    if rest.text().contains('*') {
        return Err(part.wrong("a `*` is all names, or stands before a dot: *.example.com"));
    }
    if let Some(address) = names::address(rest.text()) {
        return Err(rest.wrong(format!("{address} is an address, and no name")));
    }
    match names::name(rest.text()) {
        Some(name) if below => Ok(Names::Below(format!(".{name}"))),
        Some(name) => Ok(Names::One(name)),
        None if rest.text().contains("://") => {
            Err(part.wrong("this is a URL; its host is what is wanted here"))
        }
        None => Err(part.wrong("this can be no name of a host")),
    }
}

/// What a host and a port are said for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Connect,
    Bind,
    Resolve,
}

/// `HOST[:PORT]`, or `unix:PATH`.
pub(super) fn host_and_port(text: &str, purpose: Purpose, allows: bool) -> Parsed<Vec<Rule>> {
    let whole = Part::new(text);
    let rule = |what, ports| Rule {
        allows,
        outgoing: purpose != Purpose::Bind,
        incoming: purpose == Purpose::Bind,
        what,
        ports,
        text: whole.text().to_owned(),
    };
    if whole.text().is_empty() {
        return Err(whole.wrong("there is no host"));
    }
    if let Some(path) = whole.after("unix:").filter(|_| purpose != Purpose::Resolve) {
        return Ok(vec![rule(What::Paths(paths(path)?), Ports::ALL)]);
    }
    if whole.text().contains("://") {
        return Err(whole.wrong("this is a URL; HOST:PORT is what is wanted here"));
    }
    let (host, port) = split(whole)?;
    let ports = match (port, purpose) {
        (Some(port), Purpose::Resolve) => return Err(port.wrong("names are asked for whatever the port")),
        (Some(port), _) => ports(port)?,
        (None, Purpose::Bind) => return Err(whole.wrong("there is no port; 0 is any free one, `*` is all")),
        (None, _) => Ports::ALL,
    };
    let addresses =
        |ranges: &[Range]| Ok(ranges.iter().map(|range| rule(What::Addresses(*range), ports)).collect());
    let looks_like_address = |text: &str| text.contains([':', '/', '%']) || names::address(text).is_some();
    let named = |names| {
        // What may only be asked for can be reached at no port.
        let ports = if purpose == Purpose::Resolve { Ports::NONE } else { ports };
        Ok(vec![rule(What::Names(names), ports)])
    };
    match host.text() {
        "*" if purpose == Purpose::Resolve => named(Names::All),
        "*" | "" if purpose == Purpose::Bind => addresses(&[Range::V4, Range::V6]),
        "*" => {
            let mut rules: Vec<Rule> = addresses(&[Range::V4, Range::V6])?;
            rules.push(rule(What::Names(Names::All), ports));
            Ok(rules)
        }
        "" => Err(whole.wrong("there is no host before the port; `*` is any")),
        "localhost" if purpose == Purpose::Bind => {
            addresses(&[Range::of(Ipv4Addr::LOCALHOST.into()), Range::of(Ipv6Addr::LOCALHOST.into())])
        }
        text if looks_like_address(text) && purpose != Purpose::Resolve => {
            let kind = if text.contains(':') { Kind::V6 } else { Kind::V4 };
            addresses(&[range(host, kind)?])
        }
        _ if purpose == Purpose::Bind => {
            Err(host.wrong("a program takes an address, and no name but `localhost`"))
        }
        _ => named(name(host)?),
    }
}

/// A host, and the port after it if there is one.
fn split(whole: Part<'_>) -> Parsed<(Part<'_>, Option<Part<'_>>)> {
    if let Some(open) = whole.after("[") {
        let Some((host, rest)) = open.cut_at(']') else {
            return Err(whole.wrong("the bracket is not closed"));
        };
        return match rest.after(":") {
            Some(port) => Ok((host, Some(port))),
            None if rest.text().is_empty() => Ok((host, None)),
            None => Err(rest.wrong("after the bracket stands nothing, or a colon and a port")),
        };
    }
    match whole.text().matches(':').count() {
        1 => Ok(whole.cut_at(':').map_or((whole, None), |(host, port)| (host, Some(port)))),
        // An address of version 6, all of it.
        _ => Ok((whole, None)),
    }
}

fn paths(part: Part<'_>) -> Parsed<Paths> {
    let text = part.text();
    if text == "*" {
        return Ok(Paths::All);
    }
    let (dir, is_dir) = text.strip_suffix("/*").map_or((text, false), |dir| (dir, true));
    let is_plain = |name: &str| !matches!(name, "" | "." | "..") && !name.contains('*');
    let names = dir.strip_prefix('/').unwrap_or("..");
    if !(names.split('/').all(is_plain) || is_dir && dir.is_empty()) {
        return Err(
            part.wrong("a path begins with `/`, has no `.` and `..`, and may end in `/*`; or it is `*`")
        );
    }
    Ok(if is_dir { Paths::Below(format!("{dir}/")) } else { Paths::One(dir.to_owned()) })
}
