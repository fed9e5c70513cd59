//! What a program may do on the network: `--net` and the flags around it, and a policy's `[net]`.
//!
//! Main type: [`Network`]. One invariant: what the program is refused is decided by [`NetRules`] alone; flags and policies only add
//! to them.

use std::net::{IpAddr, SocketAddr, TcpStream, ToSocketAddrs as _};
use std::path::Path;
use std::sync::Arc;

use waxwing::{Builder, DnsResolver, NetAttempt, NetPolicy, NetRules, NetRulesError};
use waxwing_vnet::{Lan, LanOptions, VirtualNetwork};

use crate::args::Run;
use crate::learn::{Reached, Watched};
use crate::report::{self, Failure};

/// What a policy has of the network, but for sockets that listen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Grants {
    /// All of it.
    pub(crate) all: bool,
    /// A network of its own.
    pub(crate) own: bool,
    pub(crate) rules: Vec<String>,
    pub(crate) connect: Vec<String>,
    pub(crate) deny: Vec<String>,
    pub(crate) bind: Vec<String>,
    pub(crate) resolve: Vec<String>,
    pub(crate) name_servers: Vec<SocketAddr>,
}

/// What a run has of the network.
pub(crate) struct Network {
    rules: NetRules,
    connections: Vec<TcpStream>,
    name_servers: Vec<SocketAddr>,
    /// The network of its own, if it has one.
    own: Option<(Lan, VirtualNetwork)>,
}

/// What stands for all that there is, in the place of rules: what `--net` alone says.
const EVERYTHING: &str = "all";

/// What stands for a network of its own, in the place of rules.
const VIRTUAL: &str = "virtual";

/// One way to add to rules.
pub(crate) type Add = fn(&mut NetRules, &str) -> Result<(), NetRulesError>;

impl Grants {
    /// What stands under each key of a policy, and what it adds.
    pub(crate) fn texts(&self) -> [(&'static str, &[String], Add); 5] {
        [
            ("rules", &self.rules, NetRules::add),
            ("connect", &self.connect, NetRules::allow_connect),
            ("deny", &self.deny, NetRules::deny_connect),
            ("bind", &self.bind, NetRules::allow_bind),
            ("resolve", &self.resolve, NetRules::allow_resolve),
        ]
    }
}

impl Network {
    /// What the flags and a policy give; connects to where it is to be connected.
    ///
    /// On a network of its own the program in `file` is found by its file's name, unless another was said.
    pub(crate) fn new(args: &Run, file: &Path, policy: Option<&Grants>) -> Result<Self, Failure> {
        let mut rules = NetRules::default();
        if let Some(grants) = policy {
            if grants.all {
                rules.allow_everything();
            }
            for (key, texts, add) in grants.texts() {
                for text in texts {
                    add(&mut rules, text).map_err(|error| wrong(key, &error))?;
                }
            }
        }
        for text in &args.net {
            match text.as_str() {
                EVERYTHING => rules.allow_everything(),
                // As a script has it whose variable is not set: nobody meant that to be everything.
                "" => {
                    return Err(Failure::usage("--net= names no rules").help("--net alone allows everything"));
                }
                VIRTUAL => {}
                text => rules.add(text).map_err(|error| wrong_rules(text, &error))?,
            }
        }
        let flags: [(&str, &[String], Add); 6] = [
            ("--allow-net", &args.allow_net, NetRules::allow_connect),
            ("--deny-net", &args.deny_net, NetRules::deny_connect),
            ("--allow-bind", &args.allow_bind, NetRules::allow_bind),
            ("--allow-resolve", &args.allow_resolve, NetRules::allow_resolve),
            ("--addr-pool", &args.addr_pool, NetRules::allow_connect),
            ("--addr-pool", &args.addr_pool, |rules, range| rules.allow_bind(&with_all_ports(range))),
        ];
        for (flag, texts, add) in flags {
            for text in texts {
                add(&mut rules, text).map_err(|error| wrong(flag, &error))?;
            }
        }
        if args.allow_af_unix {
            let all: [Add; 2] = [NetRules::allow_connect, NetRules::allow_bind];
            for add in all {
                add(&mut rules, "unix:*").map_err(|error| wrong("--allow-af-unix", &error))?;
            }
        }
        let name_servers = match (&args.dns_server[..], policy) {
            ([], Some(grants)) => grants.name_servers.clone(),
            (said, _) => said.to_vec(),
        };
        let own = own(args, file, policy)?;
        if own.is_some() && !name_servers.is_empty() {
            return Err(Failure::usage("--dns-server knows no names of a network of the program's own")
                .help(
                    "--net=virtual goes without it, and so does `virtual` of a policy without `dns_servers`",
                ));
        }
        let connections = args.dial.iter().map(|address| dial(address)).collect::<Result<_, _>>()?;
        Ok(Network { rules, connections, name_servers, own })
    }

    /// The network of its own, if it has one: to be finished when the program has ended.
    pub(crate) fn own(&self) -> Option<Lan> {
        self.own.as_ref().map(|(lan, _)| lan.clone())
    }

    /// Who is asked for the addresses of names, if it is somebody else than this machine.
    pub(crate) fn name_servers(&self) -> &[SocketAddr] {
        &self.name_servers
    }

    /// Gives it to the program that is being built, after its sockets that listen; what it does with it is noted in `reached`.
    pub(crate) fn give(self, mut builder: Builder, reached: Option<&Arc<Reached>>) -> Builder {
        if !self.rules.is_empty() {
            report::note(|| format!("of the network is given {:?}", self.rules));
        }
        for connection in self.connections {
            builder = builder.connection(connection);
        }
        #[cfg(feature = "http")]
        {
            builder = builder.http_client(Arc::new(waxwing_http::Client::new()));
        }
        if !self.name_servers.is_empty() {
            builder = builder.resolver(Arc::new(DnsResolver::new(self.name_servers)));
        }
        if let Some((_, own)) = self.own {
            report::note(|| "it has a network of its own".to_owned());
            if let Some(reached) = reached {
                reached.is_on_its_own();
            }
            let policy = OnItsOwn { rules: self.rules, reached: reached.cloned() };
            return builder.network(Arc::new(own)).net_policy(Arc::new(policy));
        }
        match reached {
            Some(reached) => {
                builder.net_policy(Arc::new(Watched { rules: self.rules, reached: Arc::clone(reached) }))
            }
            None => builder.net_policy(Arc::new(self.rules)),
        }
    }
}

/// What a program may do that has a network of its own: there everything but what a rule denies. Sockets in the host's
/// directories are no part of it, and the only thing that is learned of it.
struct OnItsOwn {
    rules: NetRules,
    reached: Option<Arc<Reached>>,
}

impl NetPolicy for OnItsOwn {
    fn allows(&self, attempt: &NetAttempt<'_>) -> bool {
        match attempt {
            NetAttempt::BindUnix(_) | NetAttempt::ConnectUnix(_) => {
                let allowed = self.rules.allows(attempt);
                if let (true, Some(reached)) = (allowed, &self.reached) {
                    reached.note(attempt);
                }
                allowed
            }
            _ => self.rules.refused_by(attempt).is_none(),
        }
    }

    fn refused_by(&self, attempt: &NetAttempt<'_>) -> Option<String> {
        self.rules.refused_by(attempt)
    }

    fn resolved(&self, name: &str, addresses: &[IpAddr]) {
        self.rules.resolved(name, addresses);
    }
}

/// The network of its own that was asked for.
fn own(args: &Run, file: &Path, policy: Option<&Grants>) -> Result<Option<(Lan, VirtualNetwork)>, Failure> {
    let says = |what: &str| args.net.iter().any(|net| net == what);
    if !says(VIRTUAL) && !policy.is_some_and(|grants| grants.own) {
        let flag = if args.hostname.is_some() { "--hostname" } else { "--bridge" };
        return if args.hostname.is_some() || !args.bridge.is_empty() {
            Err(Failure::usage(format!("{flag} is for a network of the program's own"))
                .help("--net=virtual gives it one"))
        } else {
            Ok(None)
        };
    }
    if says(EVERYTHING) || policy.is_some_and(|grants| grants.all) {
        return Err(Failure::usage("--net and --net=virtual contradict each other")
            .help("--net gives the host's network, --net=virtual one of the program's own; in a policy they are `all` and `virtual`"));
    }
    let options = LanOptions { bridges: args.bridge.iter().cloned().collect(), ..LanOptions::default() };
    let lan =
        Lan::with_options(options).map_err(|errno| Failure::cannot("cannot make a network").cause(errno))?;
    let joined = match &args.hostname {
        Some(name) => lan.join(name).map_err(|_| {
            Failure::usage(format!("--hostname {name} is no name of a host"))
                .help("it has letters, digits, hyphens and dots")
        })?,
        None => {
            let is_one = |byte: char| byte.is_ascii_alphanumeric() || byte == '-' || byte == '_';
            let stem = file
                .file_stem()
                .map_or_else(String::new, |stem| stem.to_string_lossy().replace(|byte| !is_one(byte), "-"));
            let name = stem.trim_matches('-');
            lan.join(name)
                .or_else(|_| lan.join("guest"))
                .map_err(|errno| Failure::cannot("cannot join a network").cause(errno))?
        }
    };
    Ok(Some((lan, joined)))
}

fn wrong(flag: &str, error: &NetRulesError) -> Failure {
    Failure::usage(format!("{flag} cannot be read")).cause(error)
}

fn wrong_rules(text: &str, error: &NetRulesError) -> Failure {
    let failure = wrong(&format!("--net={text}"), error);
    // Who has no rule in mind, but a host.
    match NetRules::default().allow_connect(text) {
        Ok(()) => failure.help(format!("did you mean --allow-net {text}?")),
        Err(_) => failure.help("docs/networking.md has the rules; --allow-net HOST:PORT is simpler"),
    }
}

/// As iwasm has it: an address or a range, without ports.
fn with_all_ports(range: &str) -> String {
    if range.contains(':') && !range.starts_with('[') { format!("[{range}]:*") } else { format!("{range}:*") }
}

/// A connection to there.
fn dial(address: &str) -> Result<TcpStream, Failure> {
    let cannot = || Failure::cannot(format!("cannot connect to {address}"));
    let has_port =
        address.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
    if !has_port {
        return Err(Failure::usage(format!("--dial {address} is no address"))
            .help("it is HOST:PORT, such as --dial 127.0.0.1:5432"));
    }
    let addresses: Vec<SocketAddr> =
        address.to_socket_addrs().map_err(|error| cannot().cause(error))?.collect();
    let connection = TcpStream::connect(&addresses[..]).map_err(|error| cannot().cause(error))?;
    report::note(|| match connection.peer_addr() {
        Ok(peer) => format!("connected to {peer}"),
        Err(_) => format!("connected to {address}"),
    });
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn rules(flags: &[&str]) -> Result<String, Failure> {
        let args = Run::of(&[flags, &["app.wasm"]].concat());
        Network::new(&args, Path::new("app.wasm"), None).map(|network| format!("{:?}", network.rules))
    }

    #[test]
    fn flags_add_rules() {
        assert_eq!(rules(&[]).unwrap(), "{}");
        assert_eq!(rules(&["--net"]).unwrap(), "{\"all of the network\"}");
        let all = [
            "--net=dns:allow=a.test:80",
            "--allow-net",
            "b.test,[::1]:80",
            "--deny-net=c.test",
            "--allow-bind=:80",
        ];
        let added = rules(&[&all[..], &["--allow-resolve", "*.d.test", "--allow-af-unix"]].concat()).unwrap();
        assert_eq!(
            added,
            r#"{"dns:allow=a.test:80", "b.test", "[::1]:80", "c.test", ":80", ":80", "*.d.test", "unix:*", "unix:*"}"#
        );
        assert!(rules(&["--addr-pool=10.0.0.0/8,::1"]).is_ok());
    }

    #[test]
    fn what_cannot_be_read_is_said_with_its_flag() {
        for (flag, words) in [
            (
                "--net=example.com:443",
                &["--net=example.com:443 cannot be read", "did you mean --allow-net example.com:443?"][..],
            ),
            (
                "--net=ipv4:allow=1.2.3.4:x",
                &["`x` in `ipv4:allow=1.2.3.4:x`: a port is", "docs/networking.md"],
            ),
            ("--allow-net=http://a.test", &["--allow-net cannot be read", "this is a URL"]),
            ("--allow-bind=127.0.0.1", &["--allow-bind cannot be read", "there is no port"]),
            ("--dial=8080", &["--dial 8080 is no address"]),
            ("--dial=:8080", &["--dial :8080 is no address"]),
        ] {
            let failure = format!("{:?}", rules(&[flag]).unwrap_err());
            for words in words {
                assert!(failure.contains(words), "{flag}: {failure}");
            }
        }
    }

    #[test]
    fn connections_are_made_before_anything_runs() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let connected = dial(&address).unwrap();
        assert_eq!(listener.accept().unwrap().1, connected.local_addr().unwrap());
        drop(listener);
        let failure = format!("{:?}", dial(&address).unwrap_err());
        assert!(failure.contains(&format!("cannot connect to {address}")), "{failure}");
    }
}
