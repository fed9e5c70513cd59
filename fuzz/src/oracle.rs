//! Where a path leads that may not leave its directory, found out step by step with the standard library, for the same
//! question put to the host.
//!
//! Main function: [`lead`]. One invariant: every step looks at one entry of one directory, and nobody changes anything
//! meanwhile.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use waxwing_abi::types::Errno;

/// What the path is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// The entry itself, to make, remove or rename it.
    Entry,
    /// What is there, a link at the end being followed or not.
    Object { follow: bool },
    /// What is there, or a file to make there.
    Make { follow: bool },
}

/// Device and serial number.
pub(crate) type Identity = (u64, u64);

/// How many links a path may lead through, and how many bytes it may have, on Linux.
const MOST_LINKS: u32 = 40;
pub(crate) const PATH_MAX: usize = 4096;

/// What `path` leads to from `root`; none where there is nothing but might be.
pub(crate) fn lead(root: &Path, path: &str, goal: Goal) -> Result<Option<Identity>, Errno> {
    let follow_last = match goal {
        Goal::Entry => false,
        Goal::Object { follow } | Goal::Make { follow } => follow,
    };
    if path.is_empty() {
        return Err(Errno::Noent);
    }
    // Whoever copies a path in looks at its length first.
    if path.len() >= PATH_MAX {
        return Err(Errno::Nametoolong);
    }
    let mut here = root.to_owned();
    let (mut depth, mut links) = (0, 0);
    let mut rest = path.to_owned();
    if rest.starts_with('/') {
        return Err(Errno::Notcapable);
    }
    loop {
        let trimmed = rest.trim_start_matches('/');
        if trimmed.is_empty() {
            return Ok(Some(identity(&fs::metadata(&here).map_err(|error| named(&error))?)));
        }
        let (name, after) = trimmed.split_at(trimmed.find('/').unwrap_or(trimmed.len()));
        let (name, after) = (name.to_owned(), after.to_owned());
        let last = after.bytes().all(|byte| byte == b'/');
        let slashes = last && !after.is_empty();
        if name == "." || name == ".." {
            if name == ".." {
                if depth == 0 {
                    return Err(Errno::Notcapable);
                }
                depth -= 1;
                here.pop();
            }
            rest = after;
            continue;
        }
        if slashes && matches!(goal, Goal::Make { .. }) {
            return Err(Errno::Isdir);
        }
        let entry = here.join(&name);
        let meta = match fs::symlink_metadata(&entry) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let may_be_made = match goal {
                    Goal::Entry => last,
                    Goal::Make { .. } => last && !slashes,
                    Goal::Object { .. } => false,
                };
                return if may_be_made { Ok(None) } else { Err(Errno::Noent) };
            }
            meta => meta.map_err(|error| named(&error))?,
        };
        if last && matches!(goal, Goal::Entry) {
            return Ok(Some(identity(&meta)));
        }
        if meta.is_symlink() && (!last || slashes || follow_last) {
            links += 1;
            if links > MOST_LINKS {
                return Err(Errno::Loop);
            }
            let target = fs::read_link(&entry).map_err(|error| named(&error))?;
            rest = std::str::from_utf8(target.as_os_str().as_bytes()).expect("links are text").to_owned()
                + &after;
            if rest.starts_with('/') {
                return Err(Errno::Notcapable);
            }
        } else if meta.is_dir() {
            depth += 1;
            here = entry;
            rest = after;
        } else if after.is_empty() {
            return Ok(Some(identity(&meta)));
        } else {
            return Err(Errno::Notdir);
        }
    }
}

fn identity(meta: &fs::Metadata) -> Identity {
    (meta.dev(), meta.ino())
}

/// The few errors that looking around in a tree can meet.
fn named(error: &io::Error) -> Errno {
    match error.raw_os_error() {
        Some(libc::ENOENT) => Errno::Noent,
        Some(libc::ENAMETOOLONG) => Errno::Nametoolong,
        _ => panic!("{error} in a tree of our own"),
    }
}
