//! Policies: what a program is given, in a file that can be read, reviewed and kept.
//!
//! Main type: [`Policy`]; docs/policy.md has every key. One invariant: what a policy says is either done or refused with
//! the line it stands in; nothing in it is ever passed over in silence.

use std::fmt::Display;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use waxwing::NetRules;

use crate::args::Run;
use crate::environment::{self, Variable};
use crate::mounts::{Mount, Source};
use crate::network::{Add, Grants};
use crate::report::{Failure, USAGE};
use crate::units;

/// What a policy file gives.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Policy {
    file: PathBuf,
    dirs: Vec<Dir>,
    /// Variables that have here the value that they are to have.
    pass: Vec<String>,
    env_files: Vec<PathBuf>,
    set: Vec<(String, String)>,
    listen: Vec<String>,
    dial: Vec<String>,
    network: Grants,
    limits: Limits,
}

#[derive(Debug, PartialEq)]
struct Dir {
    mount: Mount,
    line: usize,
}

#[derive(Debug, Default, PartialEq)]
struct Limits {
    open_files: Option<usize>,
    memory: Option<u64>,
    threads: Option<usize>,
    processes: Option<usize>,
    timeout: Option<Duration>,
    fuel: Option<u64>,
}

impl Policy {
    /// Reads the policy in `file`, by which its relative paths are meant.
    pub(crate) fn read(file: &Path) -> Result<Self, Failure> {
        let cannot =
            |error| Failure::new(USAGE, format!("cannot read the policy {}", file.display())).cause(error);
        let text = crate::load::settings(file).map_err(cannot)?;
        Reader { file, text: &text }.policy()
    }

    /// Gives a run what the policy has and the command line does not say otherwise.
    pub(crate) fn apply(&self, args: &mut Run) {
        let Limits { open_files, memory, threads, processes, timeout, fuel } = &self.limits;
        args.max_open_files = args.max_open_files.or(*open_files);
        args.max_memory = args.max_memory.or(*memory);
        args.max_threads = args.max_threads.or(*threads);
        args.max_processes = args.max_processes.or(*processes);
        args.timeout = args.timeout.or(*timeout);
        args.fuel = args.fuel.or(*fuel);
        let listen = self.listen.iter().cloned();
        args.listen = listen.chain(std::mem::take(&mut args.listen)).collect();
        let dial = self.dial.iter().cloned();
        args.dial = dial.chain(std::mem::take(&mut args.dial)).collect();
    }

    /// The directories, but for those in whose place the command line puts others.
    pub(crate) fn mounts(&self, said: &[Mount]) -> Vec<Mount> {
        let is_replaced = |mount: &Mount| said.iter().any(|other| other.guest == mount.guest);
        self.dirs.iter().map(|dir| &dir.mount).filter(|mount| !is_replaced(mount)).cloned().collect()
    }

    /// The variables: those passed on that are set, those of files, those with values of their own.
    pub(crate) fn variables(&self) -> Result<Vec<Variable>, Failure> {
        let passed = self.pass.iter().filter_map(|name| Some((name.into(), std::env::var_os(name)?)));
        let mut variables: Vec<Variable> = passed.collect();
        variables.extend(environment::collect(false, &self.env_files, &[])?);
        variables.extend(self.set.iter().map(|(name, value)| (name.into(), value.into())));
        Ok(variables)
    }

    /// The files of variables.
    pub(crate) fn env_files(&self) -> &[PathBuf] {
        &self.env_files
    }

    /// What it has of the network, but for sockets that are there before the program starts.
    pub(crate) fn network(&self) -> &Grants {
        &self.network
    }

    /// The file it stands in.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// The line in which this directory is given.
    pub(crate) fn line_of(&self, mount: &Mount) -> Option<usize> {
        self.dirs.iter().find(|dir| dir.mount == *mount).map(|dir| dir.line)
    }
}

/// A word of the file, and where it stands.
type Key = Spanned<String>;

/// Reads one file.
struct Reader<'t> {
    file: &'t Path,
    text: &'t str,
}

type Table<'t> = DeTable<'t>;
type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn policy(&self) -> Result<Policy, Failure> {
        let parsed = DeTable::parse(self.text).map_err(|error| {
            let end = self.text.len();
            self.wrong(error.span().unwrap_or(end..end), error.message())
        })?;
        let mut policy = Policy { file: self.file.to_owned(), ..Policy::default() };
        for (key, value) in
            self.keys(parsed.get_ref(), "at the top of a policy", &["dir", "env", "net", "limits"])?
        {
            match key.get_ref().as_str() {
                "dir" => {
                    for table in self.list(&key, value)? {
                        let number = policy.dirs.len();
                        policy.dirs.push(self.dir(self.table(&key, table)?, table.span(), number)?);
                    }
                }
                "env" => self.env(self.table(&key, value)?, &mut policy)?,
                "net" => self.net(self.table(&key, value)?, &mut policy)?,
                _ => policy.limits = self.limits(self.table(&key, value)?)?,
            }
        }
        Ok(policy)
    }

    /// The directory of this number among those of the policy.
    fn dir(&self, table: &Table<'_>, span: Range<usize>, number: usize) -> Result<Dir, Failure> {
        let (mut host, mut guest, mut read_only, mut tmpfs) = (None, None, None, None);
        for (key, value) in self.keys(table, "in [[dir]]", &["host", "guest", "mode", "tmpfs"])? {
            match key.get_ref().as_str() {
                "host" => host = Some(self.text(&key, value)?),
                "guest" => guest = Some(self.text(&key, value)?),
                "tmpfs" => tmpfs = Some(self.size(&key, value)?),
                _ => match self.text(&key, value)?.as_str() {
                    "ro" => read_only = Some(true),
                    "rw" => read_only = Some(false),
                    _ => return Err(self.wrong(value.span(), "`mode` is \"ro\" or \"rw\"")),
                },
            }
        }
        let wrong = |what: &str| self.wrong(span.clone(), what);
        let (source, guest) = match (host, tmpfs, guest) {
            (Some(_), Some(_), _) => {
                return Err(wrong("this directory has a `host` and is in memory (`tmpfs`)"));
            }
            (None, None, _) => return Err(wrong("this directory has no `host`, and no `tmpfs` either")),
            (None, Some(_), None) => return Err(wrong("this directory in memory has no name: `guest`")),
            (None, Some(_), _) if read_only == Some(true) => {
                return Err(wrong("a directory in memory is empty, so it is of no use as \"ro\""));
            }
            // The command line counts its own from 0 up.
            (None, Some(size), Some(guest)) => {
                let number = usize::MAX - number;
                (Source::Memory { number, size: Some(size), path: "/".to_owned() }, guest)
            }
            (Some(host), None, _) if host.is_empty() => {
                return Err(wrong("the name of this directory is empty"));
            }
            (Some(host), None, guest) => (Source::Host(self.beside(&host)), guest.unwrap_or(host)),
        };
        if guest.is_empty() {
            return Err(wrong("the name of this directory is empty"));
        }
        let read_only = read_only.unwrap_or(matches!(source, Source::Host(_)));
        let line = self.line_and_column(span.start).0;
        Ok(Dir { mount: Mount { source, guest, read_only }, line })
    }

    fn env(&self, table: &Table<'_>, policy: &mut Policy) -> Result<(), Failure> {
        for (key, value) in self.keys(table, "in [env]", &["pass", "files", "set"])? {
            match key.get_ref().as_str() {
                "pass" => {
                    policy.pass = self.texts(&key, value, |name| {
                        if name.is_empty() || name.contains(['=', '\0']) {
                            return Err("this is no name of a variable; values go into [env.set]".to_owned());
                        }
                        Ok(name.to_owned())
                    })?;
                }
                "files" => policy.env_files = self.texts(&key, value, |file| Ok(self.beside(file)))?,
                _ => {
                    for (name, value) in self.table(&key, value)? {
                        let name = Spanned::new(name.span(), name.get_ref().clone().into_owned());
                        if name.get_ref().is_empty() || name.get_ref().contains(['=', '\0']) {
                            return Err(self.wrong(name.span(), "this is no name of a variable"));
                        }
                        policy.set.push((name.get_ref().clone(), self.text(&name, value)?));
                    }
                }
            }
        }
        Ok(())
    }

    fn net(&self, table: &Table<'_>, policy: &mut Policy) -> Result<(), Failure> {
        const KEYS: [&str; 10] = [
            "listen",
            "dial",
            "connect",
            "deny",
            "bind",
            "resolve",
            "rules",
            "all",
            "virtual",
            "dns_servers",
        ];
        let address = |what: &'static str| {
            move |address: &str| match address.rsplit_once(':') {
                Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok() => {
                    Ok(address.to_owned())
                }
                _ => Err(format!("an address to {what} is \"HOST:PORT\"")),
            }
        };
        for (key, value) in self.keys(table, "in [net]", &KEYS)? {
            // What is to be kept of each rule is its text; whether it can be read is seen here, where its place is known.
            let rules = |texts: &mut Vec<String>, add: Add| -> Result<(), Failure> {
                *texts = self.texts(&key, value, |text| match add(&mut NetRules::default(), text) {
                    Ok(()) => Ok(text.to_owned()),
                    Err(error) => Err(error.to_string()),
                })?;
                Ok(())
            };
            let network = &mut policy.network;
            match key.get_ref().as_str() {
                "listen" => policy.listen = self.texts(&key, value, address("listen at"))?,
                "dial" => policy.dial = self.texts(&key, value, address("connect to"))?,
                "connect" => rules(&mut network.connect, NetRules::allow_connect)?,
                "deny" => rules(&mut network.deny, NetRules::deny_connect)?,
                "bind" => rules(&mut network.bind, NetRules::allow_bind)?,
                "resolve" => rules(&mut network.resolve, NetRules::allow_resolve)?,
                "rules" => rules(&mut network.rules, NetRules::add)?,
                "all" | "virtual" => {
                    let said = value.get_ref().as_bool();
                    let said = said.ok_or_else(|| self.mistyped(&key, value, "true or false"))?;
                    *(if key.get_ref() == "all" { &mut network.all } else { &mut network.own }) = said;
                }
                _ => network.name_servers = self.texts(&key, value, units::name_server)?,
            }
        }
        Ok(())
    }

    fn limits(&self, table: &Table<'_>) -> Result<Limits, Failure> {
        const KEYS: [&str; 6] = ["open_files", "memory", "threads", "processes", "timeout", "fuel"];
        let mut limits = Limits::default();
        for (key, value) in self.keys(table, "in [limits]", &KEYS)? {
            match key.get_ref().as_str() {
                "open_files" => limits.open_files = Some(self.number(&key, value)?),
                "memory" => limits.memory = Some(self.size(&key, value)?),
                "threads" => limits.threads = Some(self.number(&key, value)?),
                "processes" => match self.number(&key, value)? {
                    0 => return Err(self.wrong(value.span(), "the program itself is a process")),
                    count => limits.processes = Some(count),
                },
                "timeout" => {
                    let DeValue::String(text) = value.get_ref() else {
                        return Err(self.mistyped(&key, value, "a time such as \"2s\""));
                    };
                    let timeout = units::duration(text).map_err(|why| self.wrong(value.span(), why))?;
                    limits.timeout = Some(timeout);
                }
                _ => limits.fuel = Some(self.number(&key, value)?),
            }
        }
        Ok(limits)
    }

    /// A table's keys in the order in which they stand, all of which must be among those that are known.
    fn keys<'v, 't>(
        &self,
        table: &'v Table<'t>,
        place: &str,
        known: &[&str],
    ) -> Result<Vec<(Key, &'v Value<'t>)>, Failure> {
        let mut keys = Vec::new();
        for (key, value) in table {
            let name = key.get_ref();
            if !known.contains(&&**name) {
                let failure = self.wrong(key.span(), format!("there is no key `{name}` {place}"));
                let failure =
                    failure.maybe_help(nearest(name, known).map(|near| format!("did you mean `{near}`?")));
                return Err(failure.help(format!("the keys {place} are {}", known.join(", "))));
            }
            keys.push((Spanned::new(key.span(), name.clone().into_owned()), value));
        }
        keys.sort_by_key(|(key, _)| key.span().start);
        Ok(keys)
    }

    fn table<'v, 't>(&self, key: &Key, value: &'v Value<'t>) -> Result<&'v Table<'t>, Failure> {
        value.get_ref().as_table().ok_or_else(|| {
            let name = key.get_ref();
            let what =
                if name == "dir" { "a table: [[dir]]".to_owned() } else { format!("a table: [{name}]") };
            self.mistyped(key, value, &what)
        })
    }

    fn list<'v, 't>(
        &self,
        key: &Key,
        value: &'v Value<'t>,
    ) -> Result<impl Iterator<Item = &'v Value<'t>>, Failure> {
        let expected =
            if key.get_ref() == "dir" { "a list: [[dir]], with two brackets" } else { "a list: [\"...\"]" };
        Ok(value.get_ref().as_array().ok_or_else(|| self.mistyped(key, value, expected))?.iter())
    }

    /// A list of texts, each made something of.
    fn texts<T>(
        &self,
        key: &Key,
        value: &Value<'_>,
        make: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Vec<T>, Failure> {
        self.list(key, value)?
            .map(|value| make(&self.text(key, value)?).map_err(|why| self.wrong(value.span(), why)))
            .collect()
    }

    fn text(&self, key: &Key, value: &Value<'_>) -> Result<String, Failure> {
        let text = value.get_ref().as_str().ok_or_else(|| self.mistyped(key, value, "a text in quotes"))?;
        if text.contains('\0') {
            return Err(self.wrong(value.span(), "a NUL cannot be part of this"));
        }
        Ok(text.to_owned())
    }

    fn number<T: TryFrom<u64>>(&self, key: &Key, value: &Value<'_>) -> Result<T, Failure> {
        let number = value.get_ref().as_integer().and_then(|number| {
            u64::from_str_radix(number.as_str(), number.radix())
                .ok()
                .and_then(|number| T::try_from(number).ok())
        });
        number.ok_or_else(|| self.mistyped(key, value, "a whole number, 0 or more"))
    }

    /// A number of bytes, or a text such as "512MiB".
    fn size(&self, key: &Key, value: &Value<'_>) -> Result<u64, Failure> {
        match value.get_ref() {
            DeValue::Integer(_) => self.number(key, value),
            DeValue::String(text) => units::size(text).map_err(|why| self.wrong(value.span(), why)),
            _ => Err(self.mistyped(key, value, "a size such as \"512MiB\"")),
        }
    }

    fn mistyped(&self, key: &Key, value: &Value<'_>, expected: &str) -> Failure {
        self.wrong(value.span(), format!("`{}` is to be {expected}", key.get_ref()))
    }

    /// A path that the file says, from the file's directory on.
    fn beside(&self, path: &str) -> PathBuf {
        self.file.parent().unwrap_or(Path::new("")).join(path)
    }

    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(at)];
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    fn wrong(&self, span: Range<usize>, what: impl Display) -> Failure {
        let (line, column) = self.line_and_column(span.start);
        let text = self.text.lines().nth(line - 1).unwrap_or_default();
        let failure =
            Failure::usage(format!("{}, line {line}, column {column}: {what}", self.file.display()));
        if text.trim().is_empty() { failure } else { failure.cause(format!("the line is `{}`", text.trim())) }
    }
}

/// The known word that an unknown one was probably meant to be.
fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    const OTHERS: [(&str, &str); 12] = [
        ("path", "host"),
        ("source", "host"),
        ("target", "guest"),
        ("access", "mode"),
        ("readonly", "mode"),
        ("read_only", "mode"),
        ("mount", "dir"),
        ("network", "net"),
        ("inherit", "pass"),
        ("descriptors", "open_files"),
        ("variables", "set"),
        ("time", "timeout"),
    ];
    let word = word.strip_prefix("max_").unwrap_or(word);
    let other = OTHERS.iter().find(|(other, _)| *other == word).map(|(_, meant)| *meant);
    let other = other.and_then(|meant| known.iter().find(|known| **known == meant).copied());
    let close =
        |known: &&&str| known.starts_with(word) || word.starts_with(**known) || distance(word, known) <= 2;
    other.or_else(|| known.iter().filter(close).min_by_key(|known| distance(word, known)).copied())
}

/// How many letters have to be changed, put in or taken out to make one word of another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, c) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for (column, d) in other.iter().enumerate() {
            let changed = diagonal + usize::from(c != *d);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Policy, Failure> {
        Reader { file: Path::new("some/where/p.toml"), text }.policy()
    }

    #[test]
    fn a_policy_with_everything() {
        let policy = read(
            r#"
            # Comments are for people.
            [[dir]]
            host = "data"
            guest = "/data"
            mode = "rw"
            [[dir]]
            host = "/usr/share"
            [[dir]]
            tmpfs = "1MiB"
            guest = "/tmp"
            [env]
            pass = ["LANG", "HOME"]
            files = ["vars.env"]
            set = { A = "1", B = "" }
            [net]
            listen = ["127.0.0.1:0"]
            dial = ["db:5432"]
            connect = ["*.example.com:443", "unix:/run/db"]
            deny = ["10.0.0.0/8"]
            bind = ["[::1]:80-90"]
            resolve = ["a.test"]
            rules = ["ipv4:allow=127.0.0.1:80/in"]
            all = false
            virtual = true
            dns_servers = ["192.0.2.53"]
            [limits]
            open_files = 0x10
            memory = "64MiB"
            threads = 0
            processes = 1
            timeout = "1m30s"
            fuel = 1_000
            "#,
        )
        .unwrap();
        let mount = |host: &str, guest: &str, read_only| Mount::of_host(host, guest, read_only);
        let source = Source::Memory { number: usize::MAX - 2, size: Some(1 << 20), path: "/".into() };
        let in_memory = Mount { source, guest: "/tmp".into(), read_only: false };
        let expected = Policy {
            file: "some/where/p.toml".into(),
            dirs: vec![
                Dir { mount: mount("some/where/data", "/data", false), line: 3 },
                Dir { mount: mount("/usr/share", "/usr/share", true), line: 7 },
                Dir { mount: in_memory, line: 9 },
            ],
            pass: vec!["LANG".into(), "HOME".into()],
            env_files: vec!["some/where/vars.env".into()],
            set: vec![("A".into(), "1".into()), ("B".into(), String::new())],
            listen: vec!["127.0.0.1:0".into()],
            dial: vec!["db:5432".into()],
            network: Grants {
                all: false,
                own: true,
                rules: vec!["ipv4:allow=127.0.0.1:80/in".into()],
                connect: vec!["*.example.com:443".into(), "unix:/run/db".into()],
                deny: vec!["10.0.0.0/8".into()],
                bind: vec!["[::1]:80-90".into()],
                resolve: vec!["a.test".into()],
                name_servers: vec!["192.0.2.53:53".parse().unwrap()],
            },
            limits: Limits {
                open_files: Some(16),
                memory: Some(64 << 20),
                threads: Some(0),
                processes: Some(1),
                timeout: Some(Duration::from_secs(90)),
                fuel: Some(1000),
            },
        };
        assert_eq!(policy, expected);
        assert_eq!(read("").unwrap(), Policy { file: "some/where/p.toml".into(), ..Policy::default() });
        assert_eq!(read("limits.memory = 65536").unwrap().limits.memory, Some(65536));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let cases = [
            (
                "[[dir]]\nhots = \"a\"",
                "line 2, column 1: there is no key `hots` in [[dir]]",
                "did you mean `host`?",
            ),
            ("[[dir]]\nmode = \"ro\"", "line 1, column 1: this directory has no `host`", ""),
            (
                "[[dir]]\nhost = \"a\"\ntmpfs = 1",
                "line 1, column 1: this directory has a `host` and is in memory",
                "",
            ),
            ("[[dir]]\ntmpfs = 1", "line 1, column 1: this directory in memory has no name", ""),
            (
                "[[dir]]\ntmpfs = 1\nguest = \"a\"\nmode = \"ro\"",
                "line 1, column 1: a directory in memory is empty",
                "",
            ),
            ("[[dir]]\ntmpfs = true", "line 2, column 9: `tmpfs` is to be a size", ""),
            ("[[dir]]\nhost = \"a\"\nmode = \"r\"", "line 3, column 8: `mode` is \"ro\" or \"rw\"", ""),
            ("[dir]\nhost = \"a\"", "column 1: `dir` is to be a list: [[dir]], with two brackets", ""),
            ("dir = [1]", "line 1, column 8: `dir` is to be a table: [[dir]]", ""),
            ("[[dir]]\nhost = 1", "line 2, column 8: `host` is to be a text in quotes", ""),
            ("[[dir]]\nhost = \"\"", "line 1, column 1: the name of this directory is empty", ""),
            ("[limit]", "line 1, column 2: there is no key `limit` at the top", "did you mean `limits`?"),
            ("net = 1", "line 1, column 7: `net` is to be a table: [net]", ""),
            (
                "[net]\nconnect = [\"a:http\"]",
                "line 2, column 12: `http` in `a:http`: a port is a number",
                "",
            ),
            (
                "[net]\nbind = [\"a.test:80\"]",
                "line 2, column 9: `a.test` in `a.test:80`: a program takes",
                "",
            ),
            ("[net]\nrules = [\"a:80\"]", "line 2, column 10: `a:80`: a rule begins with", ""),
            ("[net]\ndial = [\"5432\"]", "line 2, column 9: an address to connect to is \"HOST:PORT\"", ""),
            ("[net]\nall = 1", "line 2, column 7: `all` is to be true or false", ""),
            ("[net]\ndns_servers = [\"dns\"]", "line 2, column 16: a name server is an address", ""),
            ("[net]\nlisten = [\"8080\"]", "line 2, column 11: an address to listen at is \"HOST:PORT\"", ""),
            (
                "[net]\nallow = []",
                "line 2, column 1: there is no key `allow` in [net]",
                "listen, dial, connect",
            ),
            ("[env]\npass = [\"A=1\"]", "line 2, column 9: this is no name of a variable", ""),
            ("[env]\npass = \"A\"", "line 2, column 8: `pass` is to be a list: [\"...\"]", ""),
            ("[env.set]\nA = 1", "line 2, column 5: `A` is to be a text in quotes", ""),
            ("[env.set]\n\"A=\" = \"\"", "line 2, column 1: this is no name of a variable", ""),
            ("[limits]\nmemory = \"lots\"", "line 2, column 10: a size is a number of bytes", ""),
            ("[limits]\nmemory = true", "line 2, column 10: `memory` is to be a size", ""),
            ("[limits]\ntimeout = 2", "line 2, column 11: `timeout` is to be a time such as \"2s\"", ""),
            ("[limits]\ntimeout = \"2\"", "line 2, column 11: a time needs its unit: 2s or 2ms?", ""),
            ("[limits]\nthreads = -1", "line 2, column 11: `threads` is to be a whole number, 0 or more", ""),
            ("[limits]\nprocesses = 0", "line 2, column 13: the program itself is a process", ""),
            ("[limits]\nfuel = 1.5", "line 2, column 8: `fuel` is to be a whole number", ""),
            (
                "[limits]\nmax_memory = 1",
                "line 2, column 1: there is no key `max_memory`",
                "did you mean `memory`?",
            ),
            ("[limits]\nmax_thread = 1", "line 2, column 1: there is no key", "did you mean `threads`?"),
            ("a b", "line 1, column 3: ", ""),
            ("[limits]\nfuel = 1\nfuel = 2", "line 3, column 1: ", ""),
            ("x = \"é", "line 1, column ", ""),
        ];
        for (text, what, help) in cases {
            let failure = format!("{:?}", read(text).unwrap_err()).replace("\\\"", "\"");
            assert!(failure.contains(what), "{text}: {failure}");
            assert!(failure.contains(help), "{text}: {failure}");
            assert!(failure.contains("code: 2"), "{text}: {failure}");
        }
    }

    #[test]
    fn the_command_line_adds_to_a_policy_and_wins_over_it() {
        let policy = read(
            "limits = { threads = 1, fuel = 2 }\nnet.listen = [\"a:1\"]\n[[dir]]\nhost = \"/x\"\n[[dir]]\nhost = \"/y\"",
        )
        .unwrap();
        let mut args = Run::of(&["--max-threads", "5", "--listen", "b:2", "app.wasm"]);
        policy.apply(&mut args);
        assert_eq!((args.max_threads, args.fuel, args.max_memory), (Some(5), Some(2), None));
        assert_eq!(args.listen, ["a:1", "b:2"]);
        let said = [Mount::of_host("/z", "/x", false)];
        let mounts = policy.mounts(&said);
        assert_eq!(mounts, [Mount::of_host("/y", "/y", true)]);
        assert_eq!(policy.line_of(&mounts[0]), Some(5));
    }

    #[test]
    fn words_that_are_nearly_right() {
        assert_eq!((distance("", "abc"), distance("host", "hots"), distance("kitten", "sitting")), (3, 2, 3));
        let known = ["host", "guest", "mode"];
        assert_eq!(nearest("gest", &known), Some("guest"));
        assert_eq!(nearest("readonly", &known), Some("mode"));
        assert_eq!(nearest("colour", &known), None);
    }
}
