//! `cargo waxwing init`: writes the runner into a package's configuration of cargo.
//!
//! Main function: [`init`]. One invariant: what else stands in the file stays, comments, order, ends of lines and all, and the
//! file is replaced whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use toml_edit::{DocumentMut, Item, Table, value};

use crate::args::{Init, Target};
use crate::failure::{self, Failure};
use crate::tools;

pub(crate) fn init(init: &Init) -> Result<ExitCode, Failure> {
    let directory = workspace()?.join(".cargo");
    // The older name, which cargo prefers where both are there.
    let older = directory.join("config");
    let file = if older.is_file() { older } else { directory.join("config.toml") };
    let name = file.display();
    let old = match fs::read_to_string(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        read => read.map_err(|error| Failure::new(format!("reading {name}: {error}")))?,
    };
    let new = set_up(&old, init).map_err(|why| match why {
        Refused::NoToml(error) => Failure::new(format!("{name} is no TOML: {error}")),
        Refused::Shape(key) => Failure::new(format!("{key} in {name} is not what cargo would have there")),
        Refused::Other { key, set } => {
            Failure::new(format!("{name} sets {key} to {set}")).help("--force has waxwing take its place")
        }
    })?;
    if new == old {
        return failure::out(&format!("{name} is set up already\n"));
    }
    write(&file, &new).map_err(|error| Failure::new(format!("writing {name}: {error}")))?;
    let target = if init.default { "" } else { " --target wasm32-wasip1" };
    failure::out(&format!("wrote {name}: `cargo run{target}` runs in waxwing\n"))
}

/// The directory from which cargo's configuration counts for the whole workspace.
fn workspace() -> Result<PathBuf, Failure> {
    let mut cargo = Command::new(tools::cargo());
    let said = cargo
        .args(["locate-project", "--workspace", "--message-format", "plain"])
        .output()
        .map_err(|error| Failure::new(format!("running cargo: {error}")))?;
    let manifest = String::from_utf8_lossy(&said.stdout);
    match Path::new(manifest.trim()).parent() {
        Some(root) if said.status.success() => Ok(root.to_owned()),
        _ => Err(Failure::new("there is no Cargo.toml here or above").help("cargo init makes a package")),
    }
}

#[derive(Debug)]
enum Refused {
    NoToml(toml_edit::TomlError),
    /// Something else stands where a table has to be.
    Shape(String),
    /// Somebody else is the runner, or another target the usual one.
    Other {
        key: String,
        set: String,
    },
}

/// The configuration `old` with the runners in it.
fn set_up(old: &str, init: &Init) -> Result<String, Refused> {
    // Reading makes one kind of line ends of two.
    let is_crlf = old.contains("\r\n") && !old.replace("\r\n", "").contains('\n');
    let lines = if is_crlf { old.replace("\r\n", "\n") } else { old.to_owned() };
    let mut document: DocumentMut = lines.parse().map_err(Refused::NoToml)?;
    // Comments behind the last entry stay before what is new.
    let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
    document.set_trailing("");
    let before = document.to_string();
    if init.default {
        set(&mut document, &["build", "target"], Target::Wasip1.name(), init.force)?;
    }
    for target in Target::ALL {
        set(&mut document, &["target", target.name(), "runner"], "waxwing", init.force)?;
    }
    let after = document.to_string();
    let new = match after.strip_prefix(&before) {
        Some(added @ ("" | "\n")) => format!("{before}{added}{trailing}"),
        Some(added) if trailing.is_empty() => format!("{before}{added}"),
        Some(added) => {
            format!("{before}{}\n\n{}", trailing.trim_end_matches('\n'), added.trim_start_matches('\n'))
        }
        None => after + &trailing,
    };
    Ok(if is_crlf { new.replace('\n', "\r\n") } else { new })
}

fn set(document: &mut DocumentMut, path: &[&str], to: &str, force: bool) -> Result<(), Refused> {
    let (last, tables) = path.split_last().unwrap_or((&"", &[]));
    let mut table: &mut dyn toml_edit::TableLike = document.as_table_mut();
    for (depth, name) in tables.iter().enumerate() {
        let item = table.entry(name).or_insert_with(|| {
            let mut made = Table::new();
            // `[target]` alone needs no line of its own.
            made.set_implicit(depth + 1 < tables.len());
            Item::Table(made)
        });
        table = item.as_table_like_mut().ok_or_else(|| Refused::Shape(path[..=depth].join(".")))?;
    }
    match table.get(last) {
        Some(item) if is_set(item, to) => Ok(()),
        Some(item) if !force => {
            Err(Refused::Other { key: path.join("."), set: item.to_string().trim().to_owned() })
        }
        _ => {
            table.insert(last, value(to));
            Ok(())
        }
    }
}

/// Whether it is `to`, or a program of that name with options.
fn is_set(item: &Item, to: &str) -> bool {
    let first = match item.as_array() {
        Some(words) => words.get(0).and_then(|word| word.as_str()),
        None => item.as_str().and_then(|line| line.split_whitespace().next()),
    };
    first.and_then(|first| Path::new(first).file_name()).is_some_and(|name| name == to)
}

fn write(file: &Path, text: &str) -> io::Result<()> {
    if let Some(dir) = file.parent() {
        fs::create_dir_all(dir)?;
    }
    // A link stays one, and keeps what it leads to in its place.
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let permissions = match fs::metadata(&file) {
        Ok(found) if found.permissions().readonly() => {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
        }
        Ok(found) => Some(found.permissions()),
        Err(_) => None,
    };
    let new = file.with_extension(format!("toml.{}", std::process::id()));
    let keep = || permissions.map_or(Ok(()), |permissions| fs::set_permissions(&new, permissions));
    fs::write(&new, text).and_then(|()| keep()).and_then(|()| fs::rename(&new, &file)).inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: &str = "[target.wasm32-wasip1]\nrunner = \"waxwing\"\n\n\
                         [target.wasm32-wasip1-threads]\nrunner = \"waxwing\"\n";

    #[test]
    fn a_new_file_names_the_runner_and_once_is_enough() {
        let init = Init::default();
        assert_eq!(set_up("", &init).unwrap(), FRESH);
        assert_eq!(set_up(FRESH, &init).unwrap(), FRESH);
        let with_target = set_up("", &Init { default: true, ..init }).unwrap();
        assert_eq!(with_target, format!("[build]\ntarget = \"wasm32-wasip1\"\n\n{FRESH}"));
    }

    #[test]
    fn what_else_stands_there_stays() {
        let old = "# ours\n[alias]\nx = \"run\" # short\n\n[target.wasm32-wasip1]\nrustflags = [\"-C\", \"opt-level=3\"]\n";
        let new = set_up(old, &Init::default()).unwrap();
        assert!(new.starts_with(old), "{new}");
        assert!(new.contains("rustflags = [\"-C\", \"opt-level=3\"]\nrunner = \"waxwing\"\n"), "{new}");
        let own = "[target.wasm32-wasip1]\nrunner = [\"/opt/waxwing\", \"--dir\", \"x\"]\n[target]\n\
                   wasm32-wasip1-threads.runner = \"waxwing --net\"\n";
        assert_eq!(set_up(own, &Init::default()).unwrap(), own);
    }

    #[test]
    fn lines_end_as_they_did() {
        let new = set_up("[alias]\r\nx = \"run\"\r\n", &Init::default()).unwrap();
        assert_eq!(new.matches("\r\n").count(), new.matches('\n').count());
        assert!(new.starts_with("[alias]\r\nx = \"run\"\r\n"), "{new}");
    }

    #[test]
    fn comments_at_the_end_stay_before_what_is_new() {
        for old in ["# ours\n", "# ours", "[alias]\nx = \"run\"\n\n# ours\n"] {
            assert_eq!(set_up(old, &Init::default()).unwrap(), format!("{}\n\n{FRESH}", old.trim_end()));
        }
        let set = format!("{FRESH}# ours\n");
        assert_eq!(set_up(&set, &Init::default()).unwrap(), set);
    }

    #[test]
    fn another_runner_gives_way_only_when_told_to() {
        let old = "[target.wasm32-wasip1]\nrunner = \"wasmtime --dir=.\"\n";
        let refused = format!("{:?}", set_up(old, &Init::default()).unwrap_err());
        assert!(refused.contains("wasmtime --dir=."), "{refused}");
        let new = set_up(old, &Init { force: true, ..Init::default() }).unwrap();
        assert!(new.starts_with("[target.wasm32-wasip1]\nrunner = \"waxwing\"\n"), "{new}");
        for odd in ["target = 1", "[target]\nwasm32-wasip1 = \"x\"", "[[target]]", "[target"] {
            assert!(set_up(odd, &Init::default()).is_err(), "{odd}");
        }
    }
}
