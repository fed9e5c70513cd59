//! A directory that is not easy: long and many files, odd names, depth, links.
//!
//! Main function: [`plant`]. The invariant: its content is the same each time, to the second of its times.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context as _, Result};

/// How many files lie in `many`, to make a listing that comes in several pieces.
const MANY: u64 = 1500;

/// How deep `deep` goes.
const DEEP: usize = 40;

/// How many lines `numbers.txt` has.
const LINES: u64 = 200_000;

/// Fills an empty directory.
pub(super) fn plant(root: &Path) -> Result<()> {
    let mut age = 0;
    let mut write = |path: &str, bytes: &[u8]| -> Result<()> {
        let path = root.join(path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        let mut file = File::create(&path).with_context(|| format!("creating {}", path.display()))?;
        file.write_all(bytes)?;
        age += 60;
        file.set_modified(UNIX_EPOCH + Duration::from_secs(1_700_000_000 - age))?;
        Ok(())
    };
    write("empty", b"")?;
    write("one line without an end", b"the needle is here")?;
    write("größe und süß.txt", "Grüße: needle, 針, иголка\nnoch eine Zeile\n".as_bytes())?;
    write(".hidden/needle", b"hidden needle\n")?;
    // Where a repository begins, ripgrep looks no further up for files to ignore.
    write(".git/HEAD", b"ref: refs/heads/main\n")?;
    write(".gitignore", b"*.skip\n/left-out/\n")?;
    write("a.skip", b"needle that is skipped\n")?;
    write("left-out/file", b"needle that is left out\n")?;
    write("binary", &(0..4096).map(|at: u32| at.to_le_bytes()[at as usize % 2]).collect::<Vec<u8>>())?;
    write("crlf.txt", b"first\r\nneedle\r\n\r\nlast\r\n")?;
    write("words.txt", words().as_bytes())?;
    write(&format!("deep/{}bottom", "d/".repeat(DEEP)), b"needle at the bottom\n")?;
    for number in 0..MANY {
        let text = format!("file {number}\n{}", if number % 100 == 7 { "with a needle\n" } else { "" });
        write(&format!("many/{:04x}.txt", mix(number) & 0xffff), text.as_bytes())?;
    }
    let mut numbers = BufWriter::new(File::create(root.join("numbers.txt"))?);
    for line in 0..LINES {
        writeln!(numbers, "{} {:x}", mix(line) % 100_000, mix(line + LINES))?;
    }
    numbers.flush()?;
    fs::hard_link(root.join("words.txt"), root.join("words again.txt"))?;
    for (target, link) in [
        ("words.txt", "link"),
        ("many", "link to many"),
        ("nowhere", "dangling"),
        ("../words.txt", "deep/up"),
    ] {
        symlink(target, &root.join(link))?;
    }
    Ok(())
}

#[cfg(unix)]
fn symlink(target: &str, link: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(target, link)?)
}

#[cfg(not(unix))]
fn symlink(_: &str, _: &Path) -> Result<()> {
    anyhow::bail!("only where there are symbolic links")
}

/// Lines that sort differently by bytes, by numbers, by fields and without case.
fn words() -> String {
    let words = [
        "pear",
        "Apple",
        "zebra",
        "10 mice",
        "9 cats",
        "-3 below",
        "apple",
        "  indented",
        "Zoo",
        "é",
        "10 mice",
    ];
    (0..120).map(|at| format!("{}\t{}\n", words[at * 7 % words.len()], at % 13)).collect()
}

/// A number that looks like chance (splitmix64).
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
