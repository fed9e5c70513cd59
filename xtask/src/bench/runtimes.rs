//! How each runtime is told what to run.
//!
//! Main type: [`Runtime`]. The invariant: every runtime gets the same module, directory, variables and arguments, and
//! otherwise does what it does unasked. To add one: an entry in [`KNOWN`].

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::fixture::Fixture;
use super::programs;

/// What is to be run.
#[derive(Clone, Copy)]
pub(crate) struct Guest<'a> {
    pub(crate) wasm: &'a Path,
    pub(crate) directory: Option<&'a Path>,
    pub(crate) variables: &'a [(String, String)],
    pub(crate) args: &'a [&'a str],
    /// It uses the network.
    pub(crate) network: bool,
}

/// A runtime's spelling of a command line. In its words, `{host}` stands for the directory of the host, `{variable}` for
/// NAME=VALUE, `{home}` for the directory in which it may keep things, and `{benches}` for benches/.
struct Known {
    name: &'static str,
    /// Before all else.
    first: &'static [&'static str],
    /// To give it the directory.
    directory: &'static [&'static str],
    /// What the guest sees the directory as.
    inside: &'static str,
    /// To give it a variable.
    variable: &'static [&'static str],
    /// To let it use the network.
    network: &'static [&'static str],
    /// Between the module and the guest's arguments.
    before_args: &'static [&'static str],
}

const WAXWING: &str = "waxwing";

/// Waxwing while it writes every call to a file.
const TRACED: &str = "traced";

static KNOWN: [Known; 9] = [
    Known {
        name: WAXWING,
        first: &["run"],
        directory: &["--dir", "{host}::/bench"],
        inside: "/bench",
        variable: &["--env", "{variable}"],
        network: &["--net", "--max-open-files", "10100"],
        before_args: &[],
    },
    Known {
        name: TRACED,
        first: &["run", "--trace", "-o", "{home}/trace"],
        directory: &["--dir", "{host}::/bench"],
        inside: "/bench",
        variable: &["--env", "{variable}"],
        network: &["--net", "--max-open-files", "10100"],
        before_args: &[],
    },
    Known {
        name: "wasmtime",
        first: &["run"],
        directory: &["--dir", "{host}::/bench"],
        inside: "/bench",
        variable: &["--env", "{variable}"],
        network: &[],
        before_args: &[],
    },
    Known {
        name: "wasmer",
        first: &["run"],
        directory: &["--volume", "{host}:/bench"],
        inside: "/bench",
        variable: &["--env", "{variable}"],
        network: &["--net"],
        before_args: &["--"],
    },
    Known {
        name: "wazero",
        first: &["run", "-cachedir={home}/wazero"],
        directory: &["-mount={host}:/bench"],
        inside: "/bench",
        variable: &["-env={variable}"],
        network: &[],
        before_args: &[],
    },
    Known {
        name: "wasirun",
        first: &[],
        directory: &["--dir", "{host}"],
        inside: "{host}",
        variable: &["--env", "{variable}"],
        network: &[],
        before_args: &[],
    },
    Known {
        name: "iwasm",
        first: &[],
        directory: &["--map-dir=/bench::{host}"],
        inside: "/bench",
        variable: &["--env={variable}"],
        network: &[],
        before_args: &[],
    },
    Known {
        name: "wasmedge",
        first: &[],
        directory: &["--dir", "/bench:{host}"],
        inside: "/bench",
        variable: &["--env", "{variable}"],
        network: &[],
        before_args: &[],
    },
    Known {
        name: "node",
        first: &["--no-warnings", "{benches}/node.mjs"],
        directory: &["--dir", "{host}::/bench"],
        inside: "/bench",
        variable: &["--env", "{variable}"],
        network: &[],
        before_args: &[],
    },
];

/// A runtime that is there.
pub(crate) struct Runtime {
    pub(crate) name: &'static str,
    known: &'static Known,
    program: PathBuf,
}

/// Waxwing as built, also with a trace if that is wanted, and whatever else is found on PATH.
pub(crate) fn installed(waxwing: &Path, traced: bool) -> Vec<Runtime> {
    let on_path = |name: &str| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).map(|directory| directory.join(name)).find(|file| file.is_file())
    };
    let runtime = |known: &'static Known| {
        let program = match known.name {
            WAXWING => Some(waxwing.to_owned()),
            TRACED => traced.then(|| waxwing.to_owned()),
            name => on_path(name),
        };
        Some(Runtime { name: known.name, known, program: program? })
    };
    KNOWN.iter().filter_map(runtime).collect()
}

impl Runtime {
    /// The directory's name inside.
    pub(crate) fn inside(&self, directory: &Path) -> String {
        self.known.inside.replace("{host}", &directory.to_string_lossy())
    }

    /// The whole command that runs a guest.
    pub(crate) fn command(&self, guest: &Guest<'_>, fixture: &Fixture) -> Vec<OsString> {
        let mut command = vec![self.program.clone().into_os_string()];
        let mut say = |words: &[&str], variable: &str| {
            for word in words {
                let mut word = word.replace("{variable}", variable);
                for (name, path) in [
                    ("{host}", guest.directory.unwrap_or(Path::new(""))),
                    ("{home}", &fixture.home()),
                    ("{benches}", &programs::benches()),
                ] {
                    word = word.replace(name, &path.to_string_lossy());
                }
                command.push(word.into());
            }
        };
        say(self.known.first, "");
        if guest.network {
            say(self.known.network, "");
        }
        if guest.directory.is_some() {
            say(self.known.directory, "");
        }
        for (name, value) in guest.variables {
            say(self.known.variable, &format!("{name}={value}"));
        }
        command.push(guest.wasm.into());
        command.extend(self.known.before_args.iter().chain(guest.args).map(OsString::from));
        command
    }
}
