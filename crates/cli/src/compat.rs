//! The options of Wasmtime's `-S` and `-W`, so that its scripts run as they are.
//!
//! Main function: [`apply`]. One invariant: an option is either obeyed or refused with the name of the flag that does
//! it here; none is passed over when that could change what a program may do.

use std::time::Duration;

use crate::args::{Run, UnknownImports};
use crate::report::Failure;
use crate::units;

/// WebAssembly features that are always on.
const ALWAYS_ON: [&str; 18] = [
    "simd",
    "relaxed-simd",
    "bulk-memory",
    "multi-memory",
    "multi-value",
    "reference-types",
    "function-references",
    "threads",
    "shared-memory",
    "memory64",
    "tail-call",
    "extended-const",
    "exceptions",
    "gc",
    "gc-support",
    "component-model",
    "async-stack-zeroing",
    "all-proposals",
];

/// Things of the host that a program gets only when asked for, and that are not built: saying "no" to them is obeyed.
const NOT_BUILT: [&str; 6] = ["network-error-code", "http", "nn", "config", "keyvalue", "tls"];

/// Does what the `-S` and `-W` options of a run ask for.
pub(crate) fn apply(run: &mut Run) -> Result<(), Failure> {
    let mut without = None;
    let lists = std::mem::take(&mut run.wasmtime_wasi);
    for option in lists.iter().flat_map(|list| list.split(',')) {
        wasi(run, option, &mut without)?;
    }
    for list in std::mem::take(&mut run.wasmtime_wasm) {
        for option in list.split(',') {
            wasm(run, option)?;
        }
    }
    match without {
        Some(said) if !run.net.is_empty() || !run.allow_net.is_empty() => {
            Err(said.refused("of what the program may reach it reaches all, by TCP and by UDP"))
        }
        _ => Ok(()),
    }
}

/// Does one of them; `without` is a part of the network that is to be left out.
fn wasi<'a>(run: &mut Run, option: &'a str, without: &mut Option<Said<'a>>) -> Result<(), Failure> {
    let said = Said::new('S', option);
    match said.key {
        "inherit-env" => run.inherit_env = said.yes()?,
        "inherit-stdin" => {
            if !said.yes()? {
                run.stdin = Some("null".into());
            }
        }
        "inherit-stdout" | "inherit-stderr" if said.yes()? => {}
        "cwd" => run.cwd = Some(said.value()?.to_owned()),
        "tcplisten" => run.listen.push(said.value()?.to_owned()),
        // There, addresses and names are given apart.
        "inherit-network" => {
            if said.yes()? {
                run.net.push("ipv4:allow=*,ipv6:allow=*".to_owned());
            }
        }
        "allow-ip-name-lookup" => {
            if said.yes()? {
                run.allow_resolve.push("*".to_owned());
            }
        }
        "tcp" | "udp" => {
            if !said.yes()? {
                *without = Some(said);
            }
        }
        "max-resources" => run.max_open_files = Some(said.number()?),
        // Always so here, or made out from the module itself.
        "cli" | "common" | "preview2" | "listenfd" | "threads" | "legacy" => drop(said.yes()?),
        key if NOT_BUILT.contains(&key) => {
            if said.yes()? {
                return Err(said.refused("Waxwing cannot give that to a program"));
            }
        }
        _ => return Err(said.unknown()),
    }
    Ok(())
}

fn wasm(run: &mut Run, option: &str) -> Result<(), Failure> {
    let said = Said::new('W', option);
    match said.key {
        "timeout" => run.timeout = Some(said.read(units::duration)?),
        "fuel" => run.fuel = Some(said.number()?),
        "max-memory-size" => run.max_memory = Some(said.number()?),
        "max-wasm-stack" => run.stack_size = Some(said.number()?),
        "unknown-imports-trap" => {
            if said.yes()? {
                run.unknown_imports = Some(UnknownImports::Trap);
            }
        }
        "unknown-imports-default" => {
            if said.yes()? {
                return Err(said.refused("it has calls answer 0, which means that they succeeded").help(
                    "--unknown-imports=enosys has them answer \"not supported\", --unknown-imports=trap has them trap",
                ));
            }
        }
        key if ALWAYS_ON.contains(&key) => {
            if !said.yes()? {
                return Err(said.refused("this part of WebAssembly is always on"));
            }
        }
        _ => return Err(said.unknown()),
    }
    Ok(())
}

/// One option, as it was said.
struct Said<'a> {
    flag: char,
    key: &'a str,
    value: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn new(flag: char, option: &'a str) -> Self {
        match option.split_once('=') {
            Some((key, value)) => Said { flag, key, value: Some(value) },
            None => Said { flag, key: option, value: None },
        }
    }

    fn text(&self) -> String {
        match self.value {
            Some(value) => format!("-{} {}={value}", self.flag, self.key),
            None => format!("-{} {}", self.flag, self.key),
        }
    }

    fn refused(&self, why: &str) -> Failure {
        Failure::usage(format!("{} cannot be obeyed", self.text())).cause(why)
    }

    fn unknown(&self) -> Failure {
        let failure = Failure::usage(format!("{} is not known", self.text()));
        let near = match (self.flag, self.key) {
            (_, "dir" | "mapdir") => "--dir HOST::GUEST",
            (_, "env") => "--env NAME=VALUE",
            ('S', "timeout" | "fuel") => "-W timeout=2s, -W fuel=N, or --timeout 2s, --fuel N",
            ('S', "unknown-imports-trap") | ('W', "trap-on-unknown-imports") => "--unknown-imports=trap",
            ('W', "inherit-env") => "--inherit-env",
            ('W', "max-memory") => "--max-memory SIZE",
            (_, "argv0") => "--argv0 NAME",
            _ => return failure.help("`waxwing run --help` lists what can be said here"),
        };
        failure.help(format!("use {near}"))
    }

    fn yes(&self) -> Result<bool, Failure> {
        match self.value {
            None | Some("y" | "yes" | "true") => Ok(true),
            Some("n" | "no" | "false") => Ok(false),
            Some(_) => Err(self.refused("it is y or n")),
        }
    }

    fn value(&self) -> Result<&'a str, Failure> {
        self.value.ok_or_else(|| self.refused("it needs a value"))
    }

    fn number<T: std::str::FromStr>(&self) -> Result<T, Failure> {
        self.value()?.parse().map_err(|_| self.refused("its value is a number"))
    }

    fn read(&self, read: impl Fn(&str) -> Result<Duration, String>) -> Result<Duration, Failure> {
        read(self.value()?).map_err(|why| self.refused(&why))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;

    fn applied(flags: &[&str]) -> Result<Run, Failure> {
        let line = ["waxwing"].into_iter().chain(flags.iter().copied()).chain(["app.wasm"]);
        let mut run = Run::try_parse_from(line).unwrap();
        apply(&mut run).map(|()| run)
    }

    #[test]
    fn known_options_are_obeyed() {
        let run = applied(&[
            "-S",
            "inherit-env,cwd=/data,inherit-stdin=n,tcp=n,threads",
            "-Wtimeout=2s,fuel=100,max-memory-size=65536",
            "-W",
            "unknown-imports-trap=y,simd",
        ])
        .unwrap();
        assert!(run.inherit_env);
        let run_of = applied(&["-Sinherit-network,allow-ip-name-lookup=y,tcp"]).unwrap();
        assert_eq!((run_of.net.len(), &run_of.allow_resolve[..]), (1, &["*".to_owned()][..]));
        assert_eq!(run.cwd.as_deref(), Some("/data"));
        assert_eq!(run.stdin, Some("null".into()));
        assert_eq!(
            (run.timeout, run.fuel, run.max_memory),
            (Some(Duration::from_secs(2)), Some(100), Some(65536))
        );
        assert_eq!(run.unknown_imports, Some(UnknownImports::Trap));
    }

    #[test]
    fn others_are_refused_by_name() {
        let cases = [
            (["-S", "http"], "cannot give that"),
            (["-S", "udp=n,inherit-network"], "by TCP and by UDP"),
            (["-S", "nonsense=1"], "-S nonsense=1 is not known"),
            (["-S", "timeout=2s"], "-W timeout=2s"),
            (["-W", "timeout=2"], "2s or 2ms?"),
            (["-W", "simd=n"], "always on"),
            (["-W", "fuel"], "needs a value"),
            (["-W", "unknown-imports-default"], "--unknown-imports=enosys"),
        ];
        for (flags, words) in cases {
            let failure = format!("{:?}", applied(&flags).unwrap_err());
            assert!(failure.contains(words), "{flags:?}: {failure}");
        }
    }
}
