//! The census itself: walks a directory, reads every file once, and sums up.
//!
//! [`Census`] keeps one row per file and one tally per extension; both come out in an order that
//! depends on nothing but names and content, so that two censuses of equal trees are equal text.

use super::sha256::Sha256;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Large enough that reading costs few system calls.
const BLOCK: usize = 64 * 1024;

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    files: u64,
    lines: u64,
    bytes: u64,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.files += other.files;
        self.lines += other.lines;
        self.bytes += other.bytes;
    }
}

/// What was found below one directory.
#[derive(Debug, Default)]
pub struct Census {
    /// Hash by path; paths are relative, with `/` between the components.
    hashes: BTreeMap<String, [u8; 32]>,
    tallies: BTreeMap<String, Tally>,
    directories: u64,
    symlinks: u64,
    /// Paths that could not be read, and why.
    pub unreadable: Vec<(String, io::Error)>,
}

/// Takes the census of `directory`, leaving out entries whose name is in `skip`.
pub fn take(directory: &Path, skip: &[String]) -> io::Result<Census> {
    let mut census = Census::default();
    // The first directory must be readable; a problem further down is noted and passed over.
    let mut pending = vec![(String::new(), fs::read_dir(directory)?)];
    let mut block = vec![0; BLOCK];
    while let Some((prefix, entries)) = pending.pop() {
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if skip.contains(&name) {
                continue;
            }
            let path = format!("{prefix}{name}");
            if let Err(error) = census.visit(&entry, &path, &mut pending, &mut block) {
                census.unreadable.push((path, error));
            }
        }
    }
    census.unreadable.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(census)
}

impl Census {
    fn visit(
        &mut self,
        entry: &fs::DirEntry,
        path: &str,
        pending: &mut Vec<(String, fs::ReadDir)>,
        block: &mut [u8],
    ) -> io::Result<()> {
        let kind = entry.file_type()?;
        if kind.is_dir() {
            pending.push((format!("{path}/"), fs::read_dir(entry.path())?));
            self.directories += 1;
        } else if kind.is_symlink() {
            self.symlinks += 1;
        } else if kind.is_file() {
            let (hash, tally) = read(File::open(entry.path())?, block)?;
            let extension = Path::new(path).extension();
            let extension = extension.map_or("(none)".into(), |it| it.to_string_lossy());
            self.tallies.entry(extension.into_owned()).or_default().add(tally);
            self.hashes.insert(path.to_owned(), hash);
        }
        Ok(())
    }

    /// One line per file, as `sha256sum` prints them.
    pub fn listing(&self) -> String {
        let mut text = String::new();
        for (path, hash) in &self.hashes {
            let _ = writeln!(text, "{}  {path}", hex(hash));
        }
        text
    }

    /// The table by extension, largest first, with totals and the combined hash.
    pub fn table(&self) -> String {
        let mut rows: Vec<(&str, Tally)> =
            self.tallies.iter().map(|(name, tally)| (name.as_str(), *tally)).collect();
        rows.sort_by(|(a_name, a), (b_name, b)| b.bytes.cmp(&a.bytes).then(a_name.cmp(b_name)));
        let mut total = Tally::default();
        rows.iter().for_each(|(_, tally)| total.add(*tally));

        let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(9);
        let mut text = format!("{:width$} {:>9} {:>11} {:>15}\n", "extension", "files", "lines", "bytes");
        for (name, tally) in rows.iter().copied().chain([("total", total)]) {
            let [files, lines, bytes] = [tally.files, tally.lines, tally.bytes].map(grouped);
            let _ = writeln!(text, "{name:width$} {files:>9} {lines:>11} {bytes:>15}");
        }
        let (directories, symlinks) = (grouped(self.directories), grouped(self.symlinks));
        let _ = writeln!(text, "\n{directories} directories, {symlinks} symlinks");
        let mut all = Sha256::new();
        all.update(self.listing().as_bytes());
        let _ = writeln!(text, "sha256 {}", hex(&all.finish()));
        text
    }
}

/// Hash and tally of one file.
fn read(mut file: File, block: &mut [u8]) -> io::Result<([u8; 32], Tally)> {
    let mut hash = Sha256::new();
    let (mut tally, mut binary) = (Tally { files: 1, ..Tally::default() }, false);
    loop {
        let n = match file.read(block) {
            Ok(0) => break,
            Ok(n) => n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let bytes = &block[..n];
        hash.update(bytes);
        tally.bytes += n as u64;
        tally.lines += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        binary |= bytes.contains(&0);
    }
    if binary {
        tally.lines = 0;
    }
    Ok((hash.finish(), tally))
}

fn hex(hash: &[u8; 32]) -> String {
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// 1234567 as 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
