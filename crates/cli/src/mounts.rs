//! Which directories a guest is given, and under which names.
//!
//! Main type: [`Mount`]. One invariant: a directory that could be read two ways (`a:b` is HOST:GUEST for Docker and
//! GUEST:HOST for WasmEdge) is not given at all.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::args::MountFlag;
use crate::report::{self, Failure};
use crate::units;

/// A directory for a guest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mount {
    pub(crate) source: Source,
    pub(crate) guest: String,
    pub(crate) read_only: bool,
}

/// What a guest finds in a directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A directory of the host.
    Host(PathBuf),
    /// A directory in memory, made for this run.
    Memory {
        /// Of which file system in memory.
        number: usize,
        /// How many bytes it may hold.
        size: Option<u64>,
        /// The directory in it.
        path: String,
    },
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Host(host) => host.display().fmt(f),
            Source::Memory { .. } => f.write_str("a directory in memory"),
        }
    }
}

impl Mount {
    /// A directory of the host.
    pub(crate) fn of_host(host: impl Into<PathBuf>, guest: impl Into<String>, read_only: bool) -> Self {
        Mount { source: Source::Host(host.into()), guest: guest.into(), read_only }
    }

    /// Reads a directory in memory, the file system of this number: `GUEST`, `GUEST:SIZE` or `GUEST:size=SIZE`.
    fn in_memory(number: usize, value: &OsStr) -> Result<Self, Failure> {
        let wrong = |why: &str| Failure::usage(format!("`--tmpfs {}`: {why}", value.display()));
        let text = value.to_str().ok_or_else(|| wrong("the guest's name is not UTF-8"))?;
        let (guest, size) = match text.split_once(':') {
            None => (text, None),
            Some((guest, size)) => {
                let size = size.strip_prefix("size=").unwrap_or(size);
                (guest, Some(units::size(size).map_err(|error| wrong(&error).help("--tmpfs GUEST:64MiB"))?))
            }
        };
        if guest.is_empty() {
            return Err(wrong("it has no name"));
        }
        let source = Source::Memory { number, size, path: "/".to_owned() };
        Ok(Mount { source, guest: guest.to_owned(), read_only: false })
    }

    /// Reads a directory as one of the flags has it.
    pub(crate) fn parse(flag: MountFlag, value: &OsStr) -> Result<Self, Failure> {
        let (both, read_only) = without_mode(value.as_bytes());
        let (host, guest) = match flag {
            MountFlag::Dir => match cut(both, b"::") {
                Some((host, guest)) => (host, Some(guest)),
                None => (alone(both)?, None),
            },
            MountFlag::Volume => match cut(both, b"::").or_else(|| cut(both, b":")) {
                Some((host, guest)) => (host, Some(guest)),
                None => (both, None),
            },
            // It has one directory, and is read by [`Mount::in_memory`].
            MountFlag::Tmpfs => return Mount::in_memory(0, value),
            MountFlag::Mapdir | MountFlag::MapDir => {
                let separator: &[u8] = if flag == MountFlag::Mapdir { b":" } else { b"::" };
                let (guest, host) = cut(both, b"::").or_else(|| cut(both, separator)).ok_or_else(|| {
                    let name = if flag == MountFlag::Mapdir {
                        "--mapdir GUEST:HOST"
                    } else {
                        "--map-dir GUEST::HOST"
                    };
                    Failure::usage(format!("`{}` names one directory, {name} needs two", value.display()))
                })?;
                (host, Some(guest))
            }
        };
        let guest = guest.unwrap_or(host);
        if host.is_empty() || guest.is_empty() {
            return Err(Failure::usage(format!(
                "one of the two directories of `{}` is empty",
                value.display()
            )));
        }
        let guest = std::str::from_utf8(guest).map_err(|_| {
            Failure::usage(format!("the guest's name of `{}` is not UTF-8", value.display()))
                .help(format!("give it another: --dir {}::NAME", OsStr::from_bytes(host).display()))
        })?;
        Ok(Mount::of_host(OsStr::from_bytes(host), guest, read_only))
    }
}

/// Reads all directories of a command line.
pub(crate) fn parse_all(flags: &[(MountFlag, OsString)]) -> Result<Vec<Mount>, Failure> {
    let parse = |(number, (flag, value)): (usize, &(MountFlag, OsString))| match flag {
        MountFlag::Tmpfs => Mount::in_memory(number, value),
        flag => Mount::parse(*flag, value),
    };
    flags.iter().enumerate().map(parse).collect()
}

/// Finds where the guest's directory `cwd` is on the host, to mount it as `.` too: a preview1 guest has no working
/// directory, and its libc looks for relative paths in what is called `.`.
pub(crate) fn working_directory(mounts: &[Mount], cwd: &str) -> Result<Mount, Failure> {
    let names = |path: &str| -> Vec<String> {
        path.split('/').filter(|name| !name.is_empty() && *name != ".").map(str::to_owned).collect()
    };
    let wanted = names(cwd);
    let nowhere = || nowhere(cwd);
    let found = mounts.iter().filter(|mount| wanted.starts_with(&names(&mount.guest)));
    // Of mounts at the same place, libc takes the last; of several places, the nearest.
    let mount = found.max_by_key(|mount| names(&mount.guest).len()).ok_or_else(nowhere)?;
    let below = &wanted[names(&mount.guest).len()..];
    let top = match &mount.source {
        Source::Host(top) => top,
        // It is empty, so whatever is to be in it is made.
        Source::Memory { number, size, path } if !below.iter().any(|name| name == "..") => {
            let path = [path.as_str(), &below.join("/")].concat();
            let source = Source::Memory { number: *number, size: *size, path };
            return Ok(Mount { source, guest: ".".to_owned(), read_only: mount.read_only });
        }
        Source::Memory { .. } => return Err(nowhere()),
    };
    let below: PathBuf = below.iter().collect();
    // What is in a mount may be a guest's doing: a link must not lead out of it.
    let inside = || -> std::io::Result<Option<PathBuf>> {
        let top = top.canonicalize()?;
        let host = top.join(&below).canonicalize()?;
        Ok((host.starts_with(&top) && host.is_dir()).then_some(host))
    };
    match inside() {
        Ok(Some(host)) => Ok(Mount::of_host(host, ".", mount.read_only)),
        _ => Err(nowhere()),
    }
}

/// There is no directory of the program's to start in.
pub(crate) fn nowhere(cwd: &str) -> Failure {
    Failure::cannot(format!("the program has no directory {cwd} to start in"))
        .help(format!("give it one: --dir HOST::{cwd}"))
}

/// Whether a program that is given these directories may change `file` of the host, for all that can be seen from outside: good
/// for a warning, not for keeping anybody from anything.
pub(crate) fn may_change(mounts: &[Mount], file: &Path) -> bool {
    let Ok(file) = file.canonicalize() else { return false };
    mounts.iter().filter(|mount| !mount.read_only).any(|mount| match &mount.source {
        Source::Host(top) => top.canonicalize().is_ok_and(|top| file.starts_with(top)),
        Source::Memory { .. } => false,
    })
}

/// Tells of directories that a preview program cannot change by one name and can by another: its directories are worlds of their
/// own, and what one of them does not allow another may.
pub(crate) fn warn_of_ways_around(mounts: &[Mount]) {
    for (place, mount) in mounts.iter().enumerate().filter(|(_, mount)| mount.read_only) {
        // Of several directories of one name libc takes the last: whoever says it again has changed their mind.
        let is_said_again = mounts[place + 1..].iter().any(|later| later.guest == mount.guest);
        if let Source::Host(host) = &mount.source
            && !is_said_again
            && may_change(mounts, host)
        {
            report::warn(&format!(
                "{} is read-only as {}, but lies in a directory that the program may change, and with it this one",
                host.display(),
                mount.guest
            ));
        }
    }
}

/// Takes `:ro` or `:rw` off the end.
fn without_mode(value: &[u8]) -> (&[u8], bool) {
    match value {
        [rest @ .., b':', b'r', b'o'] if !rest.ends_with(b":") => (rest, true),
        [rest @ .., b':', b'r', b'w'] if !rest.ends_with(b":") => (rest, false),
        _ => (value, false),
    }
}

fn cut<'v>(value: &'v [u8], separator: &[u8]) -> Option<(&'v [u8], &'v [u8])> {
    let at = value.windows(separator.len()).position(|window| window == separator)?;
    Some((&value[..at], &value[at + separator.len()..]))
}

/// A directory without a guest's name. With a single colon, it is probably two.
fn alone(value: &[u8]) -> Result<&[u8], Failure> {
    let Some((first, second)) = cut(value, b":") else { return Ok(value) };
    if Path::new(OsStr::from_bytes(value)).is_dir() {
        return Ok(value);
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let [all, first, second] = [value, first, second].map(text);
    if let Some(host) = second.strip_suffix(":readonly") {
        return Err(one_colon(&all, &first, host, ":ro"));
    }
    Err(one_colon(&all, &first, &second, ""))
}

/// `guest` and `host` as WasmEdge has them: where it makes a difference which is which, the one that exists is the host's.
fn one_colon(all: &str, guest: &str, host: &str, mode: &str) -> Failure {
    let failure = Failure::usage(format!("`--dir {all}` has one colon, and could be read two ways"));
    let (docker, wasmedge) = (Path::new(guest).is_dir(), Path::new(host).is_dir());
    if docker && !wasmedge {
        return failure.help(format!("did you mean --dir {guest}::{host}{mode}?"));
    }
    let failure = failure.help(format!("did you mean --dir {host}::{guest}{mode}?"));
    if wasmedge && !docker {
        return failure;
    }
    failure.help(format!("or --dir {guest}::{host}{mode}? the host's directory comes first"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mount(host: &str, guest: &str, read_only: bool) -> Mount {
        Mount::of_host(host, guest, read_only)
    }

    #[test]
    fn directories_as_each_flag_writes_them() {
        use MountFlag::{Dir, MapDir, Mapdir, Volume};
        let cases = [
            (Dir, ".", mount(".", ".", false)),
            (Dir, "/a/b", mount("/a/b", "/a/b", false)),
            (Dir, "/a::/b", mount("/a", "/b", false)),
            (Dir, "/a::/b:ro", mount("/a", "/b", true)),
            (Dir, "/a:ro", mount("/a", "/a", true)),
            (Dir, "/a::/b:rw", mount("/a", "/b", false)),
            (Dir, "a::b:c", mount("a", "b:c", false)),
            (Dir, "a::ro", mount("a", "ro", false)),
            (Volume, "/a:/b", mount("/a", "/b", false)),
            (Volume, "/a:/b:ro", mount("/a", "/b", true)),
            (Volume, "/a", mount("/a", "/a", false)),
            (Volume, "/a::/b", mount("/a", "/b", false)),
            (Mapdir, "/b:/a", mount("/a", "/b", false)),
            (MapDir, "/b::/a", mount("/a", "/b", false)),
        ];
        for (flag, value, expected) in cases {
            assert_eq!(Mount::parse(flag, OsStr::new(value)).unwrap(), expected, "{flag:?} {value}");
        }
        let bad = [
            (Dir, ""),
            (Dir, "::x"),
            (Dir, "x::"),
            (Volume, ":x"),
            (Mapdir, "x"),
            (MapDir, "x:y"),
            (Dir, ":ro"),
        ];
        for (flag, value) in bad {
            assert!(Mount::parse(flag, OsStr::new(value)).is_err(), "{flag:?} {value}");
        }
    }

    #[test]
    fn one_colon_is_refused_unless_it_is_a_name() {
        let text =
            |value: &str| format!("{:?}", Mount::parse(MountFlag::Dir, OsStr::new(value)).unwrap_err());
        assert!(text("guest:host").contains("did you mean --dir host::guest?"), "{}", text("guest:host"));
        assert!(text("guest:host:readonly").contains("did you mean --dir host::guest:ro?"));
        // Only one of the two exists.
        assert!(text("/tmp:data").contains("did you mean --dir /tmp::data?"), "{}", text("/tmp:data"));
        assert!(text("data:/tmp").contains("did you mean --dir /tmp::data?"));

        let dir = tempfile::tempdir().unwrap();
        let odd = dir.path().join("a:b");
        std::fs::create_dir(&odd).unwrap();
        assert_eq!(Mount::parse(MountFlag::Dir, odd.as_os_str()).unwrap().source, Source::Host(odd));
    }

    #[test]
    fn directories_in_memory_have_a_name_and_perhaps_a_size() {
        let parsed =
            |value: &str| parse_all(&[(MountFlag::Dir, "x".into()), (MountFlag::Tmpfs, value.into())]);
        let memory = |size, path: &str, guest: &str| {
            let source = Source::Memory { number: 1, size, path: path.to_owned() };
            Mount { source, guest: guest.to_owned(), read_only: false }
        };
        for (value, guest, size) in [
            ("/tmp", "/tmp", None),
            ("/tmp:64MiB", "/tmp", Some(64 << 20)),
            ("scratch:size=10K", "scratch", Some(10 << 10)),
            (".:0", ".", Some(0)),
        ] {
            assert_eq!(parsed(value).unwrap()[1], memory(size, "/", guest), "{value}");
        }
        for value in ["", ":1M", "/tmp:", "/tmp:size=", "/tmp:ro", "/a:/b", "/tmp:1M:2M"] {
            assert!(parsed(value).is_err(), "{value}");
        }
        let mounts = parsed("/tmp:1M").unwrap();
        let found = |cwd: &str| working_directory(&mounts, cwd);
        assert_eq!(found("/tmp/").unwrap(), memory(Some(1 << 20), "/", "."));
        assert_eq!(found("/tmp/./deep/er").unwrap(), memory(Some(1 << 20), "/deep/er", "."));
        assert!(found("/tmp/../x").is_err());
        assert!(found("/var").is_err());
    }

    #[test]
    fn a_working_directory_lies_in_a_mount() {
        let dir = tempfile::tempdir().unwrap();
        let top = dir.path().canonicalize().unwrap();
        std::fs::create_dir_all(top.join("data/sub")).unwrap();
        std::fs::create_dir_all(top.join("other")).unwrap();
        std::os::unix::fs::symlink(&top, top.join("data/out")).unwrap();
        let host = |name: &str| top.join(name).to_str().unwrap().to_owned();
        let mounts = [mount(&host("data"), "/data", true), mount(&host("other"), "/data/deep", false)];

        let found =
            |cwd: &str| working_directory(&mounts, cwd).ok().map(|mount| (mount.source, mount.read_only));
        let at = |path: PathBuf, read_only| Some((Source::Host(path), read_only));
        assert_eq!(found("/data"), at(top.join("data"), true));
        assert_eq!(found("/data/./sub/"), at(top.join("data/sub"), true));
        assert_eq!(found("/data/deep"), at(top.join("other"), false));
        assert_eq!(found("/data/none"), None);
        assert_eq!(found("/data/out"), None);
        assert_eq!(found("/data/../.."), None);
        assert_eq!(found("/elsewhere"), None);
    }
}
