//! Rules, and what they make of attempts. The table of attempts that guests make is in crates/cli/tests/command/network.rs.

use super::*;

/// Rules from flags: `allow`, `deny`, `bind`, `resolve` and what each is said with, `net` for rules as Wasmer has them.
fn rules(flags: &[(&str, &str)]) -> NetRules {
    let mut rules = NetRules::default();
    for (flag, text) in flags {
        let added = match *flag {
            "allow" => rules.allow_connect(text),
            "deny" => rules.deny_connect(text),
            "bind" => rules.allow_bind(text),
            "resolve" => rules.allow_resolve(text),
            "net" if text.is_empty() => {
                rules.allow_everything();
                Ok(())
            }
            "net" => rules.add(text),
            flag => panic!("{flag}"),
        };
        added.unwrap_or_else(|error| panic!("{flag} {text}: {error}"));
    }
    rules
}

fn at(text: &str) -> SocketAddr {
    text.parse().unwrap()
}

/// `tcp ADDRESS`, `udp ADDRESS`, `raw ADDRESS`, `bind-tcp`, `bind-udp`, `from`, `join`, `name`, `open-raw`, `unix`, `bind-unix`.
fn attempt(text: &str) -> NetAttempt<'_> {
    let (what, rest) = text.split_once(' ').unwrap_or((text, ""));
    match what {
        "tcp" => NetAttempt::Connect(Transport::Tcp, at(rest)),
        "udp" => NetAttempt::Connect(Transport::Udp, at(rest)),
        "raw" => NetAttempt::Connect(Transport::Raw, at(rest)),
        "bind-tcp" => NetAttempt::Bind(Transport::Tcp, at(rest)),
        "bind-udp" => NetAttempt::Bind(Transport::Udp, at(rest)),
        "from" => NetAttempt::Accept(Some(at(rest))),
        "join" => NetAttempt::Join(rest.parse().unwrap()),
        "name" => NetAttempt::Resolve(rest),
        "open-raw" => NetAttempt::OpenRaw,
        "unix" => NetAttempt::ConnectUnix(rest),
        "bind-unix" => NetAttempt::BindUnix(rest),
        what => panic!("{what}"),
    }
}

#[track_caller]
fn check(flags: &[(&str, &str)], allowed: &[&str], refused: &[&str]) {
    let rules = rules(flags);
    for text in allowed {
        assert!(rules.allows(&attempt(text)), "{rules:?} should allow {text}");
    }
    for text in refused {
        assert!(!rules.allows(&attempt(text)), "{rules:?} should refuse {text}");
    }
}

#[test]
fn without_rules_there_are_only_peers_of_listeners_that_were_given() {
    let refused = [
        "tcp 127.0.0.1:80",
        "udp 127.0.0.1:53",
        "raw 127.0.0.1:0",
        "bind-tcp 127.0.0.1:0",
        "bind-udp 0.0.0.0:0",
        "join 224.0.0.1",
        "name localhost",
        "open-raw",
        "unix /run/x",
        "bind-unix /run/x",
    ];
    check(&[], &["from 192.0.2.1:1000"], &refused);
    check(&[("net", "")], &[&refused[..], &["from 192.0.2.1:1000"]].concat(), &[]);
}

#[test]
fn addresses_are_compared_as_what_they_reach() {
    let v4 = [("allow", "10.0.0.0/8:80")];
    check(
        &v4,
        &["tcp 10.0.0.1:80", "tcp 10.255.255.255:80", "udp 10.1.2.3:80", "tcp [::ffff:10.0.0.1]:80"],
        &[
            "tcp 11.0.0.0:80",
            "tcp 10.0.0.1:81",
            "tcp [::10.0.0.1]:80",
            "tcp [64:ff9b::a00:1]:80",
            "raw 10.0.0.1:0",
        ],
    );
    check(&[("allow", "[2001:db8::/32]:443")], &["tcp [2001:db8:1::1]:443"], &["tcp [2001:db9::1]:443"]);
    check(&[("allow", "::ffff:10.0.0.0/104")], &["tcp 10.9.9.9:1"], &["tcp 11.0.0.1:1"]);
    check(&[("allow", "fe80::1")], &["tcp [fe80::1%3]:80", "tcp [fe80::1]:80"], &["tcp [fe80::2%3]:80"]);
    // Who connects to nobody in particular reaches this machine.
    check(&[("allow", "127.0.0.1:80")], &["tcp 0.0.0.0:80", "tcp [::ffff:0.0.0.0]:80"], &["tcp [::]:80"]);
    check(&[("allow", "0.0.0.0:80")], &[], &["tcp 127.0.0.1:80", "tcp 0.0.0.0:80", "tcp 10.0.0.1:80"]);
    // What denies an address denies all ways to it.
    let but = [("net", ""), ("deny", "127.0.0.0/8"), ("deny", "10.0.0.1:80")];
    check(
        &but,
        &["tcp 10.0.0.1:81", "tcp [::1]:80", "tcp 10.0.0.2:80", "tcp [64:ff9b::a00:2]:80"],
        &[
            "tcp 127.0.0.1:80",
            "tcp 0.0.0.0:80",
            "tcp [::ffff:127.9.9.9]:1",
            "tcp [::127.0.0.1]:80",
            "udp 10.0.0.1:80",
            "tcp [64:ff9b::a00:1]:80",
            "tcp [2002:a00:1::1]:80",
            "tcp [64:ff9b::]:80",
            "open-raw",
            "raw 10.0.0.2:0",
        ],
    );
}

#[test]
fn a_name_allows_the_addresses_that_it_was_found_to_have() {
    let rules = rules(&[("allow", "www.Example.com:443"), ("allow", "*.test:80-90"), ("deny", "192.0.2.9")]);
    let may = |text: &str| rules.allows(&attempt(text));
    assert!(
        may("name www.example.com")
            && may("name WWW.EXAMPLE.COM.")
            && may("name a.test")
            && may("name a.b.test")
    );
    for name in [
        "example.com",
        "test",
        "atest",
        "www.example.com.evil",
        "notwww.example.com",
        "127.0.0.1",
        "2130706433",
        "",
    ] {
        assert!(!rules.allows(&NetAttempt::Resolve(name)), "{name}");
    }
    assert!(!may("tcp 192.0.2.1:443"));
    let ips = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<IpAddr>>();
    rules.resolved("www.example.com.", &ips(&["192.0.2.1", "192.0.2.9", "::ffff:192.0.2.2", "0.0.0.0"]));
    rules.resolved("a.test", &ips(&["192.0.2.1"]));
    // What nobody may ask for tells nothing.
    rules.resolved("other.example", &ips(&["192.0.2.77"]));
    rules.resolved("127.0.0.1", &ips(&["127.0.0.1"]));
    for text in ["tcp 192.0.2.1:443", "udp 192.0.2.1:85", "tcp [::ffff:192.0.2.1]:443", "tcp 192.0.2.2:443"] {
        assert!(may(text), "{text}");
    }
    for text in [
        "tcp 192.0.2.1:91",
        "tcp 192.0.2.2:85",
        "tcp 192.0.2.9:443",
        "tcp 192.0.2.77:443",
        "tcp 0.0.0.0:443",
        "tcp 127.0.0.1:443",
        "bind-tcp 192.0.2.1:443",
    ] {
        assert!(!may(text), "{text}");
    }
    check(
        &[("allow", "localhost:80")],
        &["tcp 127.0.0.1:80", "tcp [::1]:80", "tcp 0.0.0.0:80", "name localhost"],
        &["tcp 127.0.0.2:80", "tcp 127.0.0.1:81", "bind-tcp 127.0.0.1:80"],
    );
    check(&[("resolve", "a.test")], &["name a.test"], &["name b.test", "tcp 127.0.0.1:80"]);
}

#[test]
fn a_name_that_is_denied_at_one_port_may_be_asked_for() {
    let rules = rules(&[("net", ""), ("deny", "a.test:22"), ("deny", "b.test")]);
    rules.resolved("a.test", &["192.0.2.1".parse().unwrap()]);
    assert!(rules.allows(&attempt("name a.test")) && !rules.allows(&attempt("name b.test")));
    assert!(rules.allows(&attempt("tcp 192.0.2.1:80")) && !rules.allows(&attempt("tcp 192.0.2.1:22")));
    assert_eq!(rules.refused_by(&attempt("tcp 192.0.2.1:22")).as_deref(), Some("a.test:22"));
    assert_eq!(rules.refused_by(&attempt("name b.test")).as_deref(), Some("b.test"));
    assert_eq!(rules.refused_by(&attempt("tcp 192.0.2.1:80")), None);
}

#[test]
fn to_connect_and_to_listen_are_granted_apart() {
    check(
        &[("bind", "127.0.0.1:8080")],
        &[
            "bind-tcp 127.0.0.1:8080",
            "bind-udp 127.0.0.1:8080",
            "from 192.0.2.1:5",
            "bind-tcp [::ffff:127.0.0.1]:8080",
        ],
        &[
            "bind-tcp 127.0.0.1:8081",
            "bind-tcp 0.0.0.0:8080",
            "bind-tcp [::]:8080",
            "bind-tcp 127.0.0.1:0",
            "tcp 127.0.0.1:8080",
        ],
    );
    check(
        &[("bind", "0.0.0.0:8080")],
        &["bind-tcp 0.0.0.0:8080", "bind-tcp 127.0.0.1:8080", "bind-tcp 10.0.0.1:8080"],
        &["bind-tcp [::]:8080", "bind-tcp [::1]:8080"],
    );
    check(
        &[("bind", "[::]:8000-8100")],
        &["bind-tcp [::]:8080", "bind-tcp 0.0.0.0:8000", "bind-tcp [::1]:8100"],
        &["bind-tcp [::]:8101", "bind-tcp [::]:0"],
    );
    check(&[("bind", "localhost:0")], &["bind-tcp 127.0.0.1:0", "bind-tcp [::1]:0"], &["bind-tcp 0.0.0.0:0"]);
    check(&[("bind", "*:80")], &["bind-tcp 0.0.0.0:80", "bind-udp [::]:80"], &["bind-tcp 0.0.0.0:81"]);
    check(&[("bind", ":80")], &["bind-tcp 10.0.0.1:80"], &["tcp 10.0.0.1:80"]);
    // A socket that sends datagrams has an address; one that listens is another thing.
    check(
        &[("allow", "192.0.2.1:53")],
        &["bind-udp 0.0.0.0:0", "bind-udp [::]:0", "bind-udp 10.0.0.1:0"],
        &["bind-udp 0.0.0.0:53", "bind-tcp 0.0.0.0:0", "bind-udp 224.0.0.1:0"],
    );
    check(&[("allow", "unix:/run/x")], &[], &["bind-udp 0.0.0.0:0"]);
}

#[test]
fn groups_and_peers_have_addresses_too() {
    check(
        &[("allow", "224.0.0.251:5353")],
        &["join 224.0.0.251", "udp 224.0.0.251:5353"],
        &["join 224.0.0.252"],
    );
    check(&[("net", ""), ("deny", "224.0.0.0/4")], &["join ff02::fb"], &["join 224.0.0.251"]);
    check(
        &[("bind", "0.0.0.0:80"), ("net", "ipv4:deny=10.0.0.0/8:*/in")],
        &["bind-tcp 0.0.0.0:80", "from 192.0.2.1:9"],
        // Who sends a datagram is asked about by nobody.
        &["from 10.0.0.1:9", "from [::ffff:10.0.0.1]:9", "bind-udp 0.0.0.0:80", "bind-tcp 10.0.0.1:80"],
    );
    check(
        &[("bind", "*:*"), ("net", "ipv4:deny=127.0.0.1:22/in")],
        &["bind-tcp 0.0.0.0:23", "from 127.0.0.1:22"],
        &["bind-tcp 0.0.0.0:22", "bind-tcp [::]:22", "bind-tcp 127.0.0.1:22"],
    );
}

#[test]
fn sockets_in_directories_are_granted_by_path() {
    check(
        &[("allow", "unix:/run/db"), ("allow", "unix:/srv/*"), ("bind", "unix:/tmp/*")],
        &["unix /run/db", "unix /srv/a", "unix /srv/a/b", "bind-unix /tmp/x"],
        &[
            "unix /run/db2",
            "unix /run",
            "unix /srv",
            "unix /srv/",
            "unix /tmp/x",
            "bind-unix /run/db",
            "tcp 127.0.0.1:80",
        ],
    );
    check(&[("net", ""), ("deny", "unix:*")], &["bind-unix /a"], &["unix /a"]);
    check(&[("allow", "*")], &["tcp 10.0.0.1:1", "name a"], &["unix /a", "open-raw", "bind-tcp 10.0.0.1:1"]);
}

#[test]
fn rules_as_wasmer_has_them() {
    check(
        &[(
            "net",
            "ipv4:allow={127.0.0.1/24, 192.168.1.1}:{80, 8000-8080}/out, ipv4:deny=127.0.0.9:*,dns:allow=*:443",
        )],
        &["tcp 127.0.0.1:80", "tcp 127.0.0.200:8042", "tcp 192.168.1.1:80", "name any.test"],
        &[
            "tcp 127.0.0.9:80",
            "tcp 192.168.1.2:80",
            "tcp 127.0.0.1:443",
            "bind-tcp 127.0.0.1:80",
            "tcp [::1]:80",
        ],
    );
    check(
        &[("net", "ipv6:allow=[2001:db8::1]:80,ipv6:allow={::1,fe80::/10}:*/in,ipv6:allow=2001:db8::2:443")],
        &[
            "tcp [2001:db8::1]:80",
            "bind-tcp [2001:db8::1]:80",
            "bind-tcp [::1]:1",
            "bind-tcp [fe80::9]:1",
            "tcp [2001:db8::2]:443",
        ],
        &["tcp [::1]:1", "tcp [2001:db8::1]:81", "tcp 127.0.0.1:80"],
    );
    check(&[("net", "ipv6:allow=*:80,ipv4:allow=*")], &["tcp [::5]:80", "tcp 1.2.3.4:9"], &["tcp [::5]:81"]);
    check(&[("net", "ipv4:allow=1.2.3.4/out")], &["tcp 1.2.3.4:9"], &["bind-tcp 1.2.3.4:9"]);
    check(
        &[("net", "dns:allow={a.com,*.b.com}:*,dns:deny=x.b.com:*")],
        &["name a.com", "name c.b.com"],
        &["name x.b.com", "name b.com"],
    );
    check(&[("net", "ipv6:allow=[::ffff:10.0.0.1]:80")], &["tcp 10.0.0.1:80"], &["tcp 10.0.0.2:80"]);
}

#[test]
fn what_cannot_be_read_is_pointed_at() {
    type Read = fn(&mut NetRules, &str) -> Result<(), NetRulesError>;
    let check = |read: Read, text: &str, part: &str, why: &str| {
        let error = read(&mut NetRules::default(), text).expect_err(text);
        assert_eq!(&text[error.span()], part, "{error}");
        assert!(error.why().contains(why), "{text}: {error}");
        assert!(error.to_string().contains(why), "{error}");
    };
    for (text, part, why) in [
        ("", "", "a rule begins with"),
        ("example.com:443", "example.com:443", "a rule begins with"),
        ("ipv4:allow=1.2.3.4:80,", "", "a rule begins with"),
        ("ipv4:1.2.3.4", "1.2.3.4", "`allow=` or `deny=`"),
        ("ipv4:allow=1.2.3:80", "1.2.3", "a way to write 1.2.0.3"),
        ("ipv4:allow=::1:80", ":1:80", "a port is a number"),
        ("ipv4:allow=300.1.1.1:80", "300.1.1.1", "no address of version 4"),
        ("ipv4:allow=10.0.0.0/33:80", "33", "a number up to 32"),
        ("ipv4:allow=10.0.0.0/+8:80", "+8", "a number up to 32"),
        ("ipv4:allow=1.2.3.4:80-", "", "a port is a number"),
        ("ipv4:allow=1.2.3.4:90-80", "90-80", "ends before it begins"),
        ("ipv4:allow=1.2.3.4:{80,99999}", "99999", "a port is a number"),
        ("ipv4:allow=1.2.3.4:80/up", "/up", "a direction is"),
        ("ipv4:allow={1.2.3.4,5.6.7.8:80", "{1.2.3.4,5.6.7.8:80", "the brace is not closed"),
        ("ipv4:allow=1.2.3.4:80,443", "443", "a rule begins with"),
        ("ipv6:allow=10.0.0.1:80", "10.0.0.1", "of another version than 6"),
        ("ipv6:allow=2001:db8::1", "2001:db8:", "in brackets"),
        ("ipv6:allow=[fe80::1%eth0]:80", "fe80::1%eth0", "scopes are not compared"),
        ("ipv6:allow=[::ffff:0:0/64]:80", "::ffff:0:0/64", "of two versions"),
        ("dns:allow=10.0.0.1:80", "10.0.0.1", "is an address, and no name"),
        ("dns:allow=*example.com:80", "*example.com", "a `*` is all names"),
        ("dns:allow=a.*.com:80", "a.*.com", "a `*` is all names"),
        ("dns:allow=a_b..com:80", "a_b..com", "no name of a host"),
        ("dns:allow=a.com:80/in", "/in", "about whom the program connects to"),
    ] {
        check(NetRules::add, text, part, why);
    }
    for (text, part, why) in [
        ("", "", "there is no host"),
        (":80", ":80", "there is no host before the port"),
        ("a.com:http", "http", "a port is a number"),
        ("a.com:", "", "a port is a number"),
        ("a b", "a b", "no name of a host"),
        ("http://a.com/", "http://a.com/", "this is a URL"),
        ("2130706433", "2130706433", "a way to write 127.0.0.1"),
        ("0x7f.1:80", "0x7f.1", "a way to write 127.0.0.1"),
        ("[::1:80", "[::1:80", "the bracket is not closed"),
        ("[::1]80", "80", "a colon and a port"),
        ("unix:run", "run", "a path begins with"),
        ("unix:/a/../b", "/a/../b", "a path begins with"),
        ("unix:/a*", "/a*", "a path begins with"),
    ] {
        check(NetRules::allow_connect, text, part, why);
    }
    for (text, part, why) in [
        ("127.0.0.1", "127.0.0.1", "there is no port"),
        ("example.com:80", "example.com", "no name but `localhost`"),
    ] {
        check(NetRules::allow_bind, text, part, why);
    }
    check(NetRules::allow_resolve, "a.com:80", "80", "whatever the port");
    check(NetRules::allow_resolve, "10.0.0.1", "10.0.0.1", "is an address");
}

#[test]
fn what_was_found_is_not_remembered_without_end() {
    let rules = rules(&[("allow", "*.test")]);
    let ip = |number: u32| IpAddr::V4(Ipv4Addr::from_bits(number + 0x0100_0000));
    let count = u32::try_from(FOUND).unwrap();
    for number in 0..count {
        rules.resolved("a.test", &[ip(number)]);
    }
    let to = |number: u32| NetAttempt::Connect(Transport::Tcp, SocketAddr::new(ip(number), 80));
    assert!(rules.allows(&to(0)));
    // It is asked for again, and the next is the oldest.
    rules.resolved("a.test", &[ip(0)]);
    rules.resolved("a.test", &[ip(count)]);
    assert!(
        rules.allows(&to(0)) && !rules.allows(&to(1)) && rules.allows(&to(2)) && rules.allows(&to(count))
    );
}

/// Whatever is said as a rule is read or refused: of all texts made of what rules are made of, none is too much.
#[test]
fn no_text_is_too_much() {
    const WORDS: [&str; 24] = [
        "ipv4:", "ipv6:", "dns:", "allow=", "deny=", "{", "}", "[", "]", ",", ":", "/", "-", "*", ".", "%",
        "1", "::1", "10.0.0.1", "a.test", "unix:", "/in", " ", "\u{e9}",
    ];
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for _ in 0..20_000 {
        let text: String = (0..next(12)).map(|_| WORDS[next(WORDS.len())]).collect();
        let mut rules = NetRules::default();
        for read in [NetRules::add, NetRules::allow_connect, NetRules::allow_bind, NetRules::allow_resolve] {
            if let Err(error) = read(&mut rules, &text) {
                assert!(text.get(error.span()).is_some(), "{text}");
                assert!(!error.to_string().is_empty());
            }
        }
        // And so is whatever a guest asks.
        for attempt in [
            "tcp 10.0.0.1:1",
            "udp [::1]:0",
            "bind-tcp [::]:1",
            "join 224.0.0.1",
            "from 10.0.0.1:1",
            "open-raw",
        ] {
            rules.allows(&self::attempt(attempt));
            rules.refused_by(&self::attempt(attempt));
        }
        rules.allows(&NetAttempt::Resolve(&text));
        rules.allows(&NetAttempt::ConnectUnix(&text));
        rules.resolved(&text, &[IpAddr::V4(Ipv4Addr::LOCALHOST)]);
    }
}

#[test]
fn a_name_that_may_only_be_asked_for_allows_no_datagrams() {
    let mut rules = NetRules::default();
    rules.allow_resolve("example.com").unwrap();
    let own: SocketAddr = "0.0.0.0:0".parse().unwrap();
    assert!(!rules.allows(&NetAttempt::Bind(Transport::Udp, own)));
    rules.allow_connect("192.0.2.1:53").unwrap();
    assert!(rules.allows(&NetAttempt::Bind(Transport::Udp, own)));
}

#[test]
fn a_name_of_nobody_in_particular_is_denied_this_machine_and_not_allowed_it() {
    let at = NetAttempt::Connect(Transport::Tcp, "127.0.0.1:80".parse().unwrap());
    let mut rules = NetRules::everything();
    rules.deny_connect("zero.test:80").unwrap();
    rules.resolved("zero.test", &["0.0.0.0".parse().unwrap()]);
    assert!(!rules.allows(&at));
    let mut rules = NetRules::default();
    rules.allow_connect("zero.test:80").unwrap();
    rules.resolved("zero.test", &["0.0.0.0".parse().unwrap()]);
    assert!(!rules.allows(&at));
}
