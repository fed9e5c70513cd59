//! Small trees full of links, made of bytes, and paths that lead through them or nowhere.
//!
//! Main functions: [`plan`], [`path`]. One invariant: a plan makes the same tree wherever it is carried out.

use std::fs;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode};

use crate::bytes::Bytes;

/// One thing to make.
#[derive(Debug)]
pub(crate) struct Node {
    at: String,
    what: What,
}

#[derive(Debug)]
enum What {
    Directory,
    File,
    Link(String),
    Fifo,
}

impl Node {
    pub(crate) fn is_fifo(&self) -> bool {
        matches!(self.what, What::Fifo)
    }
}

/// What to make, in this order, and where.
pub(crate) fn plan(bytes: &mut Bytes<'_>) -> Vec<Node> {
    let mut dirs = vec![String::new()];
    let mut nodes: Vec<Node> = Vec::new();
    for _ in 0..6 + bytes.below(16) {
        let at = dirs[bytes.below(dirs.len())].clone() + bytes.of(&["a", "b", "c", "d"]);
        let what = match bytes.u8() % 16 {
            0..=5 => {
                dirs.push(at.clone() + "/");
                What::Directory
            }
            6 | 7 => What::File,
            8 => What::Fifo,
            _ => What::Link(path(bytes, &nodes)),
        };
        nodes.push(Node { at, what });
    }
    nodes
}

/// Makes what can be made: where something is in the way, or nothing below, the tree goes without.
pub(crate) fn make(root: &Path, nodes: &[Node]) {
    for Node { at, what } in nodes {
        // A link on the way would lead who knows where.
        let parents = Path::new(at).ancestors().skip(1);
        if parents.into_iter().any(|parent| root.join(parent).is_symlink()) {
            continue;
        }
        let path = root.join(at);
        let _ = match what {
            What::Directory => fs::create_dir(path),
            What::File => fs::File::create_new(path).and_then(|mut file| file.write_all(at.as_bytes())),
            What::Link(target) => symlink(target, path),
            What::Fifo => rustix::fs::mknodat(CWD, path, FileType::Fifo, Mode::from_raw_mode(0o644), 0)
                .map_err(Into::into),
        };
    }
}

/// The longest path in bytes, beyond what the system takes.
pub(crate) const LONGEST: usize = 5000;

/// What a guest may call a path: most often a few short names, or one of `nodes` and a little more.
pub(crate) fn path(bytes: &mut Bytes<'_>, nodes: &[Node]) -> String {
    let mut path = String::new();
    let shape = bytes.u8() % 64;
    match shape {
        0..=31 if !nodes.is_empty() => path.push_str(&nodes[bytes.below(nodes.len())].at),
        40..=42 => path.push('/'),
        43 => path.push_str("../secret/"),
        44 => return String::new(),
        // As long as a path may be, give or take a byte.
        45 => path.push_str(&"./".repeat(2044 + bytes.below(5))),
        46 => path.push_str(&"a/../".repeat(815 + bytes.below(5))),
        47 => path.push_str(&"/".repeat(bytes.below(4100))),
        _ => {}
    }
    let begun = usize::from(shape <= 31 && !path.is_empty());
    let end = bytes.of(&[1, 1, 1, 2, 2, 3, 3, 4, 5, 6]);
    for part in begun..end {
        if part > 0 {
            path.push_str(bytes.of(&["/", "/", "/", "//"]));
        }
        match bytes.u8() % 64 {
            number @ 0..=49 => path.push_str(["a", "b", "c", "a", "d"][usize::from(number) % 5]),
            50..=56 => path.push_str(".."),
            57..=59 => path.push('.'),
            60 => path.push_str("..."),
            61 => path.push('\u{e9}'),
            62 => path.push_str(&"n".repeat(254 + bytes.below(3))),
            _ => path.push_str("secret"),
        }
    }
    path.push_str(bytes.of(&["", "", "", "", "", "", "/", "//", "/."]));
    if shape == 48 {
        path = path.repeat(100);
    }
    let end = (0..=path.len().min(LONGEST)).rev().find(|end| path.is_char_boundary(*end));
    path.truncate(end.unwrap_or(0));
    path
}
