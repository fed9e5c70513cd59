//! What can be said on the command line.
//!
//! Main type: [`Run`]. Spellings follow Wasmtime first; the aliases are those of Wasmer, WasmEdge, wazero and iwasm. One
//! invariant: a flag is here only when what it asks for is built.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgMatches, Args, Parser, Subcommand, ValueEnum};

use crate::units;

/// Runs WebAssembly programs that want a system: files, clocks, sockets.
#[derive(Debug, Parser)]
#[command(
    name = "waxwing",
    version,
    disable_help_subcommand = false,
    override_usage = "waxwing [run] [OPTIONS] FILE [ARGS]...\n       waxwing compile|inspect|doctor FILE\n       \
                      waxwing witx check|bindings|docs|diff|host FILE\n       waxwing completion SHELL\n       \
                      waxwing man [DIR]",
    after_help = "\
`run` can be left out: `waxwing app.wasm` runs app.wasm. The options of a run:
  --dir HOST[::GUEST][:ro]   give the program a directory
  -e, --env NAME[=VALUE]     give it an environment variable
  --timeout 2s               end it after that time
`waxwing run --help` has all of them."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) word: Word,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Word {
    // Its description is that of its options.
    Run(Box<Run>),
    /// Compile a module to machine code, for `run` to start at once
    Compile(Compile),
    /// Say what a module asks for and offers
    Inspect(Inspect),
    /// Say whether a module runs, here and elsewhere, and with which options
    Doctor(Doctor),
    /// Check an interface written in witx, and write from it what programs, people and hosts need
    Witx(Witx),
    /// Print the completions for a shell
    Completion(Completion),
    /// Print the manual page, or write all of them into a directory
    Man(Man),
}

/// Run a program.
///
/// A program gets nothing that is not asked for: no directory, no variable, no socket. Its standard streams are those
/// of `waxwing`.
///
/// Options before FILE are for Waxwing; everything after FILE is for the program, as it stands. `--` before FILE ends
/// the options.
#[derive(Debug, Parser)]
#[command(
    name = "run",
    bin_name = "waxwing run",
    override_usage = "waxwing [run] [OPTIONS] FILE [ARGS]...",
    after_help = "\
Exit code: the program's own; 134 when it trapped, 128+N when signal N ended it, 124 when its
time was up, 125 when it could not be run, 126 when FILE is not WebAssembly, 127 when there is
no FILE, 2 when the command line is wrong.

As a runner of cargo (when CARGO_MANIFEST_DIR is set) a program gets, unasked: the package and
its workspace at their own paths, the package as `.`, an empty /tmp, and the variables CARGO_*
and RUST_*. --no-cargo does without."
)]
pub(crate) struct Run {
    /// Give the program the directory HOST, as GUEST or under the same name; `:ro` keeps it from changing anything
    #[arg(long, value_name = "HOST[::GUEST][:ro]", help_heading = FILES)]
    pub(crate) dir: Vec<OsString>,
    /// The same, written as Docker does
    #[arg(long, value_name = "HOST:GUEST[:ro]", visible_alias = "mount", help_heading = FILES)]
    pub(crate) volume: Vec<OsString>,
    /// Give the program an empty directory in memory, as GUEST, which is gone after the run; SIZE is how much it may
    /// hold, in a file per KiB [default: 1GiB]
    #[arg(long, value_name = "GUEST[:SIZE]", help_heading = FILES)]
    pub(crate) tmpfs: Vec<OsString>,
    #[arg(long, value_name = "GUEST:HOST", hide = true)]
    pub(crate) mapdir: Vec<OsString>,
    #[arg(long, value_name = "GUEST::HOST", hide = true)]
    pub(crate) map_dir: Vec<OsString>,
    /// Start relative paths in this directory of the program's: it is mounted as `.` too, and named by PWD. A WASIX
    /// program, which has a current directory, starts there [default: /work if it is given a `.`, else /]
    #[arg(short = 'w', long, value_name = "GUEST", alias = "workdir", help_heading = FILES)]
    pub(crate) cwd: Option<String>,
    /// Where the program reads its standard input
    #[arg(long, value_name = "inherit|null|FILE", help_heading = FILES)]
    pub(crate) stdin: Option<PathBuf>,

    /// Set a variable; without a value, to the one it has here
    #[arg(short, long, value_name = "NAME[=VALUE]", help_heading = ENVIRONMENT)]
    pub(crate) env: Vec<OsString>,
    /// Set the variables of this file: lines of NAME=VALUE
    #[arg(long, value_name = "FILE", help_heading = ENVIRONMENT)]
    pub(crate) env_file: Vec<PathBuf>,
    /// Set all variables that are set here
    #[arg(long, visible_aliases = ["env-inherit", "forward-host-env"], help_heading = ENVIRONMENT)]
    pub(crate) inherit_env: bool,
    /// What the program sees as its own name
    #[arg(long, value_name = "NAME", help_heading = ENVIRONMENT)]
    pub(crate) argv0: Option<OsString>,
    /// Give the program nothing unasked, even as a runner of cargo
    #[arg(long, help_heading = ENVIRONMENT)]
    pub(crate) no_cargo: bool,

    /// Give the program a socket that listens there, in the first descriptor after the directories; LISTEN_FDS tells
    /// it the number of sockets if there are no directories. Sockets of systemd (LISTEN_FDS) come first
    #[arg(long, value_name = "HOST:PORT", visible_alias = "tcplisten", help_heading = NETWORK)]
    pub(crate) listen: Vec<String>,
    /// Connect there before the program starts, and give it the connection, in the first descriptor after the sockets
    /// that listen
    #[arg(long, value_name = "HOST:PORT", help_heading = NETWORK)]
    pub(crate) dial: Vec<String>,
    /// Let the program do what it likes on the network; or what RULES allow, which are those of Wasmer
    /// (ipv4:allow=10.0.0.0/8:80/out,dns:allow=*.example.com:443); or give it and what it starts a network of their own, which
    /// is not the host's: `virtual`. docs/networking.md has all three
    #[arg(
        long,
        value_name = "RULES",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "all",
        help_heading = NETWORK
    )]
    pub(crate) net: Vec<String>,
    /// On a network of its own: how other runs find it, which have joined the same bridge [default: its file's name]
    #[arg(long, value_name = "NAME", help_heading = NETWORK)]
    pub(crate) hostname: Option<String>,
    /// On a network of its own: let it join the network NAME of other runs (port_bridge), by way of the socket at PATH
    #[arg(long, value_name = "NAME=PATH", value_parser = units::bridge, help_heading = NETWORK)]
    pub(crate) bridge: Vec<(String, PathBuf)>,
    /// Let it connect and send there: HOST is a name, *.example.com, an address, a range such as 10.0.0.0/8, or `*`;
    /// PORT may be a range. unix:PATH is a socket in one of its directories
    #[arg(long, value_name = "HOST[:PORT]", value_delimiter = ',', help_heading = NETWORK)]
    pub(crate) allow_net: Vec<String>,
    /// Never let it connect or send there, whatever else is allowed; it may still listen
    #[arg(long, value_name = "HOST[:PORT]", value_delimiter = ',', help_heading = NETWORK)]
    pub(crate) deny_net: Vec<String>,
    /// Let it take this address, and listen there
    #[arg(long, value_name = "ADDRESS:PORT", value_delimiter = ',', help_heading = NETWORK)]
    pub(crate) allow_bind: Vec<String>,
    /// Let it ask for the addresses of this name, or of those below *.example.com; --allow-net lets it ask too
    #[arg(long, value_name = "NAME", value_delimiter = ',', help_heading = NETWORK)]
    pub(crate) allow_resolve: Vec<String>,
    /// Find the addresses of names by asking this name server, instead of as this machine does [default port: 53]
    #[arg(long, value_name = "ADDRESS[:PORT]", value_delimiter = ',', value_parser = units::name_server, help_heading = NETWORK)]
    pub(crate) dns_server: Vec<SocketAddr>,
    /// Whose calls for sockets the program is given
    #[arg(long, value_enum, value_name = "WHOSE", default_value_t = Sockets::Auto, help_heading = NETWORK)]
    pub(crate) sockets: Sockets,
    /// Addresses that the program may connect to and take, as iwasm has it
    #[arg(long, value_name = "RANGES", value_delimiter = ',', hide = true)]
    pub(crate) addr_pool: Vec<String>,
    /// Sockets in directories, as WasmEdge has it
    #[arg(long, hide = true)]
    pub(crate) allow_af_unix: bool,

    /// Give the program what this policy has; other options add to it and win over it. docs/policy.md has the format
    #[arg(long, value_name = "FILE", help_heading = POLICY)]
    pub(crate) policy: Option<PathBuf>,
    /// Write what the run needed of what it was given to this file, as a policy
    #[arg(long, value_name = "FILE", help_heading = POLICY)]
    pub(crate) learn: Option<PathBuf>,

    /// Call this export, with ARGS as its arguments, and print its results
    #[arg(short, long, value_name = "FUNCTION", visible_alias = "function", short_alias = 'f', help_heading = MODULE)]
    pub(crate) invoke: Option<String>,
    /// Provide imports from NAME with the exports of another module
    #[arg(long, value_name = "NAME=FILE", value_parser = units::preload, help_heading = MODULE)]
    pub(crate) preload: Vec<(String, PathBuf)>,
    /// Give a WASIX program another one to start, as /bin/NAME: the module in FILE
    #[arg(long, value_name = "NAME=FILE", value_parser = units::command, help_heading = MODULE)]
    pub(crate) map_command: Vec<(String, PathBuf)>,
    /// What becomes of imports that nothing provides: refuse the module, trap when one is called, or have it answer
    /// "not supported"
    #[arg(long, value_enum, value_name = "WHAT", help_heading = MODULE)]
    pub(crate) unknown_imports: Option<UnknownImports>,
    /// Run compiled files whoever can change them: they are machine code
    #[arg(long, help_heading = MODULE)]
    pub(crate) allow_precompiled: bool,
    /// The engine that runs it
    #[arg(long, value_enum, value_name = "ENGINE", default_value_t = Engine::USUAL, help_heading = MODULE)]
    pub(crate) engine: Engine,
    /// The same as --engine wasmi: no machine code is made
    #[cfg(feature = "wasmi")]
    #[arg(long, conflicts_with = "engine", help_heading = MODULE)]
    pub(crate) interpreter: bool,
    #[command(flatten)]
    pub(crate) cache: CacheArgs,

    /// Bytes of memory the program may have (512MiB, 2G)
    #[arg(long, value_name = "SIZE", value_parser = units::size, help_heading = LIMITS)]
    pub(crate) max_memory: Option<u64>,
    /// The same in pages of 64 KiB
    #[arg(long, value_name = "PAGES", conflicts_with = "max_memory", hide = true)]
    pub(crate) memory_page_limit: Option<u64>,
    /// Descriptors it may have open at once [default: 1024]
    #[arg(long, value_name = "N", help_heading = LIMITS)]
    pub(crate) max_open_files: Option<usize>,
    /// Threads it may have besides the first of each process [default: 4096]
    #[arg(long, value_name = "N", help_heading = LIMITS)]
    pub(crate) max_threads: Option<usize>,
    /// Processes it may be at once, itself included [default: 1024]
    #[arg(long, value_name = "N", value_parser = units::processes, help_heading = LIMITS)]
    pub(crate) max_processes: Option<usize>,
    /// End it after this time, with exit code 124 (500ms, 2s, 1m30s)
    #[arg(long, value_name = "TIME", value_parser = units::duration, help_heading = LIMITS)]
    pub(crate) timeout: Option<Duration>,
    #[arg(long, value_name = "MS", conflicts_with = "timeout", hide = true)]
    pub(crate) time_limit: Option<u64>,
    /// End it after about this many instructions
    #[arg(long, value_name = "N", visible_alias = "gas-limit", help_heading = LIMITS)]
    pub(crate) fuel: Option<u64>,
    /// Bytes of stack for its calls
    #[arg(long, value_name = "SIZE", value_parser = units::size, help_heading = LIMITS)]
    pub(crate) stack_size: Option<u64>,

    #[command(flatten)]
    pub(crate) trace: TraceArgs,

    /// WASI options as Wasmtime has them
    #[arg(short = 'S', value_name = "KEY[=VALUE],...", help_heading = COMPATIBILITY)]
    pub(crate) wasmtime_wasi: Vec<String>,
    /// WebAssembly options as Wasmtime has them
    #[arg(short = 'W', value_name = "KEY[=VALUE],...", help_heading = COMPATIBILITY)]
    pub(crate) wasmtime_wasm: Vec<String>,

    #[command(flatten)]
    pub(crate) talk: Talk,

    /// The program (.wasm, .wat or .cwasm), then its arguments
    #[arg(required = true, trailing_var_arg = true, value_names = ["FILE", "ARGS"])]
    pub(crate) program: Vec<OsString>,

    /// The directories of `dir`, `volume`, `mapdir`, `map_dir` and `tmpfs` as they stood on the line
    #[arg(skip)]
    pub(crate) mounts: Vec<(MountFlag, OsString)>,
}

const FILES: &str = "Files";
const ENVIRONMENT: &str = "Environment";
const NETWORK: &str = "Network";
const POLICY: &str = "Policy";
const MODULE: &str = "Module";
const LIMITS: &str = "Limits";
const TRACING: &str = "Tracing";
const COMPATIBILITY: &str = "Compatibility";

/// How much is said.
#[derive(Clone, Debug, Args)]
pub(crate) struct Talk {
    /// When messages are coloured; NO_COLOR and CLICOLOR_FORCE are heeded
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,
    /// Say what the program is given and refused, and where its code comes from
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// Show no progress, no warnings and no refusals
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CacheArgs {
    /// Where compiled modules are kept [default: $WAXWING_CACHE_DIR, or waxwing in $XDG_CACHE_HOME or ~/.cache]
    #[arg(long, value_name = "DIR", visible_alias = "cachedir", help_heading = MODULE)]
    pub(crate) cache_dir: Option<PathBuf>,
    /// Keep no compiled modules, and use none that are kept
    #[arg(long, visible_alias = "disable-cache", help_heading = MODULE)]
    pub(crate) no_cache: bool,
}

#[derive(Debug, Default, Args)]
pub(crate) struct TraceArgs {
    /// Tell every call of the program on standard error, as strace does. FILTER picks some, by words with commas between
    /// them: calls (fd_read), groups of calls (file), paths of the program's (/data, ./src), `failed`; a `!` before a
    /// word picks all but those
    #[arg(
        long,
        value_name = "FILTER",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "",
        visible_alias = "strace",
        help_heading = TRACING
    )]
    pub(crate) trace: Vec<String>,
    /// Tell no calls but a table of them at the end: how many, how many failed, what they took; with `too`, both
    #[arg(
        short = 'c',
        long,
        value_enum,
        value_name = "only|too",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "only",
        hide_possible_values = true,
        help_heading = TRACING
    )]
    pub(crate) trace_summary: Option<TraceSummary>,
    /// Write the trace to this file
    #[arg(short = 'o', long, value_name = "FILE", help_heading = TRACING)]
    pub(crate) trace_output: Option<PathBuf>,
    /// What a trace looks like: lines for people, an object a line, or a file for Perfetto's viewer (ui.perfetto.dev)
    #[arg(long, value_enum, value_name = "text|json|perfetto", hide_possible_values = true, help_heading = TRACING)]
    pub(crate) trace_format: Option<TraceFormat>,
    /// How many bytes of each buffer are shown, at most 1048576 [default: 32]
    #[arg(long, value_name = "N", help_heading = TRACING)]
    pub(crate) trace_string_size: Option<usize>,
}

/// When there is a table of calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TraceSummary {
    Only,
    Too,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TraceFormat {
    #[default]
    Text,
    Json,
    Perfetto,
}

/// How a directory was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MountFlag {
    /// `HOST::GUEST`
    Dir,
    /// `HOST:GUEST`
    Volume,
    /// `GUEST:HOST`
    Mapdir,
    /// `GUEST::HOST`
    MapDir,
    /// `GUEST[:SIZE]`, in memory
    Tmpfs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum UnknownImports {
    Error,
    Trap,
    Enosys,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sockets {
    /// All, each by the types of its imports
    Auto,
    /// None but those that it is given
    None,
    /// WASIX's
    Wasix,
    /// WasmEdge's, the older ones
    #[value(name = "wasmedgev1")]
    WasmedgeV1,
    /// WasmEdge's, the newer ones
    #[value(name = "wasmedgev2")]
    WasmedgeV2,
    /// Addresses in the place of paths, as wasi-go has them
    #[value(name = "path_open")]
    PathOpen,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// Compiles to machine code
    #[cfg(feature = "wasmtime")]
    Wasmtime,
    /// Interprets; has neither threads nor exceptions
    #[cfg(feature = "wasmi")]
    Wasmi,
}

impl Engine {
    #[cfg(feature = "wasmtime")]
    const USUAL: Engine = Engine::Wasmtime;
    #[cfg(not(feature = "wasmtime"))]
    const USUAL: Engine = Engine::Wasmi;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// Compile a module to machine code.
#[derive(Debug, Args)]
pub(crate) struct Compile {
    /// The module (.wasm or .wat)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Where the compiled module goes [default: FILE with the extension .cwasm]
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// Make it stoppable while it computes, as --timeout needs it
    #[arg(long)]
    pub(crate) interruptible: bool,
    /// Have it count instructions, as --fuel needs it
    #[arg(long)]
    pub(crate) fuel: bool,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// Say what a module asks for and offers: interfaces, calls and whether they are built, exports, memories, features.
#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The module (.wasm or .wat)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// Say whether a module runs, here and under other runtimes, what stands in its way, and with which options to run it.
/// The exit code is 1 when it cannot run here.
#[derive(Debug, Args)]
pub(crate) struct Doctor {
    /// The module (.wasm or .wat)
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// Check an interface written in witx, and write from it what programs, people and hosts need.
///
/// The public texts of WASI preview0, preview1 and WASIX are read as they are. Exit code: 0, or 1 when a text has errors or
/// (of `diff`) programs built for the old interface do not go on.
#[derive(Debug, Args)]
pub(crate) struct Witx {
    #[command(subcommand)]
    pub(crate) word: WitxWord,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WitxWord {
    /// Say what is wrong with texts, and where
    Check(WitxCheck),
    /// Write what programs import: types as they lie in memory, a typed function for each import
    Bindings(WitxBindings),
    /// Describe an interface: every type, value, layout and function
    Docs(WitxDocs),
    /// Say what changed from one text to another, and whether programs built for the old one go on
    Diff(WitxDiff),
    /// Write what a host needs to provide the interface: types, a trait to implement, a thunk for each call
    Host(WitxHost),
}

#[derive(Debug, Args)]
pub(crate) struct WitxOutput {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct WitxCheck {
    /// The texts
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Say nothing of texts that have no errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct WitxBindings {
    /// The language
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(crate) lang: Language,
    /// Write Rust that needs no standard library (without: errors become `std::io::Error` too)
    #[arg(long)]
    pub(crate) no_std: bool,
    /// Write for this width of pointers alone, in bits [default: both; the target decides]
    #[arg(long, value_enum, value_name = "BITS")]
    pub(crate) ptr: Option<Pointers>,
    /// What names of C begin with [default: the file's name]
    #[arg(long, value_name = "NAME")]
    pub(crate) prefix: Option<String>,
    #[command(flatten)]
    pub(crate) output: WitxOutput,
    /// The text
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// A language that bindings can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Rust
    Rust,
    /// C, as one header
    C,
}

/// A width of pointers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Pointers {
    /// 4 bytes
    #[value(name = "32")]
    P32,
    /// 8 bytes
    #[value(name = "64")]
    P64,
}

#[derive(Debug, Args)]
pub(crate) struct WitxDocs {
    /// Write one HTML page that needs nothing else, with a search, instead of Markdown
    #[arg(long)]
    pub(crate) html: bool,
    /// The title [default: the file's name]
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    #[command(flatten)]
    pub(crate) output: WitxOutput,
    /// The text
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct WitxDiff {
    /// The text that programs were built for
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The text of now
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct WitxHost {
    #[command(flatten)]
    pub(crate) output: WitxOutput,
    /// The text
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Completion {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Where to write the pages; without it, waxwing's page is printed
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
}

/// The options of a run, and what `--trace` can pick.
pub(crate) fn with_groups(command: clap::Command) -> clap::Command {
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    command.after_long_help(format!("{after}\n\n{}", crate::trace::groups_help()))
}

impl Run {
    /// Remembers in which order directories were given across the flags that give them: descriptors follow it.
    pub(crate) fn note_order(&mut self, matches: &ArgMatches) {
        let flags = [
            (MountFlag::Dir, "dir", &mut self.dir),
            (MountFlag::Volume, "volume", &mut self.volume),
            (MountFlag::Mapdir, "mapdir", &mut self.mapdir),
            (MountFlag::MapDir, "map_dir", &mut self.map_dir),
            (MountFlag::Tmpfs, "tmpfs", &mut self.tmpfs),
        ];
        let mut mounts = Vec::new();
        for (flag, name, values) in flags {
            let places = matches.indices_of(name).into_iter().flatten();
            mounts.extend(places.zip(std::mem::take(values)).map(|(place, value)| (place, flag, value)));
        }
        mounts.sort_by_key(|(place, ..)| *place);
        self.mounts = mounts.into_iter().map(|(_, flag, value)| (flag, value)).collect();
    }

    /// The options of a command line that is known to be right.
    #[cfg(test)]
    pub(crate) fn of(line: &[&str]) -> Self {
        Run::parse_from([&["waxwing"], line].concat())
    }

    /// The engine, by either of its spellings.
    pub(crate) fn engine(&self) -> Engine {
        #[cfg(feature = "wasmi")]
        if self.interpreter {
            return Engine::Wasmi;
        }
        self.engine
    }

    /// The limits that have a second spelling in another unit.
    pub(crate) fn settle_units(&mut self) {
        if let Some(pages) = self.memory_page_limit {
            self.max_memory = Some(pages.saturating_mul(65536));
        }
        if let Some(ms) = self.time_limit {
            self.timeout = Some(Duration::from_millis(ms));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{CommandFactory as _, FromArgMatches as _};

    fn parse(line: &str) -> Result<Run, clap::Error> {
        let matches =
            Run::command().try_get_matches_from(std::iter::once("waxwing").chain(line.split_whitespace()))?;
        let mut args = Run::from_arg_matches(&matches)?;
        args.note_order(&matches);
        Ok(args)
    }

    #[test]
    fn the_definitions_are_consistent() {
        Cli::command().debug_assert();
        Run::command().debug_assert();
    }

    #[test]
    fn all_after_the_file_is_the_guests() {
        let check =
            |line: &str, program: &[&str]| assert_eq!(parse(line).unwrap().program, program, "{line}");
        check("app.wasm", &["app.wasm"]);
        check("--dir . app.wasm --dir x -- -e", &["app.wasm", "--dir", "x", "--", "-e"]);
        check("-q -- app.wasm --help", &["app.wasm", "--help"]);
        check("-- --odd.wasm -x", &["--odd.wasm", "-x"]);
        assert!(parse("--dir .").is_err());
        assert!(parse("--no-such-flag app.wasm").is_err());
    }

    #[test]
    fn directories_keep_their_order_across_flags() {
        let args = parse(
            "--volume a:b --dir c --mapdir d:e --tmpfs t:1M --dir f --map-dir g::h --mount i:j app.wasm",
        )
        .unwrap();
        let order: Vec<_> =
            args.mounts.iter().map(|(flag, value)| (*flag, value.to_str().unwrap())).collect();
        let expected = [
            (MountFlag::Volume, "a:b"),
            (MountFlag::Dir, "c"),
            (MountFlag::Mapdir, "d:e"),
            (MountFlag::Tmpfs, "t:1M"),
            (MountFlag::Dir, "f"),
            (MountFlag::MapDir, "g::h"),
            (MountFlag::Volume, "i:j"),
        ];
        assert_eq!(order, expected);
    }

    #[test]
    fn aliases_mean_the_same() {
        assert!(parse("--forward-host-env a.wasm").unwrap().inherit_env);
        assert!(parse("--disable-cache a.wasm").unwrap().cache.no_cache);
        assert_eq!(parse("-f add a.wasm").unwrap().invoke.as_deref(), Some("add"));
        assert_eq!(parse("--gas-limit 7 a.wasm").unwrap().fuel, Some(7));
        let mut args = parse("--memory-page-limit 3 --time-limit 1500 a.wasm").unwrap();
        args.settle_units();
        assert_eq!((args.max_memory, args.timeout), (Some(3 * 65536), Some(Duration::from_millis(1500))));
    }
}
