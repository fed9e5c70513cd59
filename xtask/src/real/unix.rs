//! ripgrep, hexyl and coreutils beside their native twins, on real directories.
//!
//! Main type: [`Twins`]. The invariant: both get the same arguments and find the same files under the same names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::install::{Crate, Missing, native, rust};
use super::{LIMIT, Site, tree};
use crate::guest::{Output, collect, last_words};

/// A program as a guest and as a native one.
struct Twins<'a> {
    site: &'a Site,
    module: PathBuf,
    /// The native program; without one, the first argument names it.
    native: Option<PathBuf>,
    /// How much was compared.
    compared: usize,
}

/// How two outputs are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// Byte for byte.
    Same,
    /// Line by line, in any order.
    Any,
}

impl Twins<'_> {
    fn guest(&self, directory: &Path, args: &[&str], stdin: &[u8]) -> Result<Output> {
        let mount = format!("{}::.", directory.display());
        // Whether it complains is compared, so Waxwing itself is to say nothing.
        let options = ["-q", "--dir", mount.as_str(), "--env", "LC_ALL=C.UTF-8"];
        collect(&mut self.site.waxwing.command(&options, &self.module, args), stdin, LIMIT)
    }

    fn native(&self, directory: &Path, args: &[&str], stdin: &[u8]) -> Result<Output> {
        let (program, args) = match &self.native {
            Some(program) => (program.as_path(), args),
            None => {
                let (program, args) = args.split_first().context("the first argument is the program")?;
                (Path::new(program), args)
            }
        };
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LC_ALL", "C.UTF-8");
        collect(command.args(args).current_dir(directory), stdin, LIMIT)
    }

    /// Runs both in a directory. Exit code, output, and whether there are complaints must be the same.
    fn agree(&mut self, directory: &Path, order: Order, args: &[&str], stdin: &[u8]) -> Result<Vec<u8>> {
        let shown = || {
            let words: Vec<&str> = args.iter().copied().take(8).collect();
            words.join(" ")
        };
        let guest = self.guest(directory, args, stdin).with_context(shown)?;
        let native = self.native(directory, args, stdin).with_context(shown)?;
        let [ours, theirs] = [&guest, &native].map(|output| match order {
            Order::Same => output.stdout.clone(),
            Order::Any => sorted(&output.stdout),
        });
        if guest.status.code() != native.status.code() || guest.stderr.is_empty() != native.stderr.is_empty()
        {
            let [guest, native] = [&guest, &native]
                .map(|output| format!("{}{}", output.status, last_words(&output.stderr, &output.stdout)));
            bail!("{}: the guest ends with {guest}\n    the native one with {native}", shown());
        }
        if ours != theirs {
            bail!("{}: {}", shown(), difference(&ours, &theirs));
        }
        self.compared += 1;
        Ok(ours)
    }
}

fn sorted(bytes: &[u8]) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    lines.sort_unstable();
    lines.join(&b'\n')
}

/// The first line that differs.
fn difference(ours: &[u8], theirs: &[u8]) -> String {
    let mut pairs = ours.split(|byte| *byte == b'\n').zip(theirs.split(|byte| *byte == b'\n')).enumerate();
    match pairs.find(|(_, (ours, theirs))| ours != theirs) {
        Some((number, (ours, theirs))) => {
            let [ours, theirs] = [ours, theirs].map(String::from_utf8_lossy);
            format!("line {} is {ours:?}, natively {theirs:?}", number + 1)
        }
        None => format!("{} bytes, natively {}", ours.len(), theirs.len()),
    }
}

pub(super) fn ripgrep(site: &Site) -> Result<String> {
    let package = Crate { name: "ripgrep", version: "15.2.0", program: "rg", features: None };
    let mut twins =
        Twins { site, module: rust(site, &package)?, native: Some(native(site, &package)?), compared: 0 };
    let planted = site.scratch.join("tree");
    tree::plant(&planted)?;
    let files: &[&[&str]] = &[
        &["needle"],
        &["-n", "--no-heading", "--with-filename", "needle", "."],
        &["--count", "--no-ignore", "--hidden", "needle"],
        &["--files-with-matches", "--no-ignore", "needle", "many", "link to many", "deep"],
        &["--files"],
        &["--files", "--hidden", "--no-ignore", "--glob", "!many"],
        &["-i", "-w", "-o", "-b", "NEEDLE", "größe und süß.txt", "crlf.txt"],
        &["--multiline", "first\\r\\nneedle", "crlf.txt"],
        &["--stats", "--quiet", "no such thing"],
        &["-A1", "-B1", "--line-number", "^9999[0-9] ", "numbers.txt"],
        &["--text", "-c", "\\x00", "binary"],
        &["no such thing"],
        &["needle", "no-such-file"],
    ];
    for args in files {
        // How long it took is not to be compared.
        let args: Vec<&str> = args.iter().copied().filter(|arg| *arg != "--stats").collect();
        twins.agree(&planted, Order::Any, &args, b"")?;
    }
    twins.agree(&planted, Order::Same, &["--sort", "path", "--heading", "-n", "needle", "."], b"")?;
    twins.agree(&planted, Order::Same, &["-n", "b", "-"], b"abc\ncde\nbcd\n")?;
    // Our own sources, with ripgrep and with grep.
    let sources = crate::root().join("crates");
    let found =
        twins.agree(&sources, Order::Any, &["-n", "-uu", "--no-heading", "Errno::[A-Z]", "."], b"")?;
    let mut grep = Command::new("grep");
    grep.args(["-rn", "Errno::[A-Z]", "."]).current_dir(&sources).env("LC_ALL", "C.UTF-8");
    let grepped = sorted(&collect(&mut grep, b"", LIMIT)?.success()?);
    if found != grepped {
        bail!("ripgrep and grep differ: {}", difference(&found, &grepped));
    }
    Ok(format!("{} searches as natively, one as grep's", twins.compared))
}

pub(super) fn hexyl(site: &Site) -> Result<String> {
    let package = Crate { name: "hexyl", version: "0.17.0", program: "hexyl", features: None };
    let mut twins =
        Twins { site, module: rust(site, &package)?, native: Some(native(site, &package)?), compared: 0 };
    let planted = site.scratch.join("tree");
    tree::plant(&planted)?;
    let text = fs::read(planted.join("words.txt"))?;
    for args in [
        &["binary"][..],
        &["empty"],
        &["--plain", "größe und süß.txt"],
        &["--skip", "1000", "--length", "333", "numbers.txt"],
        &["--skip", "-64", "numbers.txt"],
        &["--no-squeezing", "--border", "ascii", "--panels", "3", "binary"],
        &["--display-offset", "0x1000", "--base", "octal", "link"],
        &["no-such-file"],
    ] {
        twins.agree(&planted, Order::Same, args, b"")?;
    }
    twins.agree(&planted, Order::Same, &[], &text)?;
    twins.agree(&planted, Order::Same, &["--skip", "10", "-n", "50", "-"], &text)?;
    Ok(format!("{} dumps as natively", twins.compared))
}

pub(super) fn coreutils(site: &Site) -> Result<String> {
    let gnu = collect(Command::new("sort").arg("--version"), b"", LIMIT);
    if !gnu.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("GNU coreutils")) {
        bail!(Missing("there are no GNU tools to compare with".to_owned()));
    }
    let package =
        Crate { name: "coreutils", version: "0.12.0", program: "coreutils", features: Some("feat_wasm") };
    let mut twins = Twins { site, module: rust(site, &package)?, native: None, compared: 0 };
    let planted = site.scratch.join("tree");
    tree::plant(&planted)?;
    readers(&mut twins, &planted)?;
    readers_of_sources(&mut twins)?;
    writers(&mut twins, &planted)?;
    Ok(format!("{} runs as GNU's", twins.compared))
}

/// Tools that only look.
fn readers(twins: &mut Twins<'_>, planted: &Path) -> Result<()> {
    let text = fs::read(planted.join("words.txt"))?;
    for args in [
        &["cat", "words.txt", "empty", "one line without an end", "numbers.txt", "binary"][..],
        &["cat", "-n", "words.txt", "crlf.txt"],
        &["cat", "-A", "binary", "größe und süß.txt"],
        &["cat", "words.txt", "no-such-file", "many"],
        &["sort", "numbers.txt"],
        &["sort", "-n", "numbers.txt"],
        &["sort", "-k2,2", "-r", "numbers.txt"],
        &["sort", "-u", "-n", "numbers.txt"],
        &["sort", "-f", "words.txt"],
        &["sort", "-t", "\t", "-k2,2n", "-s", "words.txt", "words again.txt"],
        &["ls", "-1"],
        &["ls", "-1a"],
        &["ls", "-1A", "-r", "many", ".hidden"],
        &["ls", "-1R"],
        &["ls", "-1S", "."],
        &["ls", "-1t", "many"],
        &["ls", "-1p"],
        &["ls", "-1d", "link to many", "many"],
        &["ls", "no-such-file"],
        &["wc", "words.txt", "numbers.txt", "empty", "one line without an end"],
        &["wc", "-c", "-l", "link", "binary"],
        &["wc", "-w", "-L", "words.txt"],
        &["sha256sum", "words.txt", "numbers.txt", "empty", "binary", "größe und süß.txt"],
        &["sha256sum", "many"],
        &["head", "-n", "3", "words.txt", "numbers.txt"],
        &["tail", "-n", "+199990", "numbers.txt"],
        &["tail", "-c", "100", "numbers.txt"],
        &["cut", "-d", " ", "-f", "2", "numbers.txt"],
        &["uniq", "-c", "words.txt"],
        &["readlink", "link", "dangling", "deep/up"],
        &["od", "-A", "x", "-t", "x1z", "binary"],
        &["cksum", "numbers.txt"],
        &["md5sum", "numbers.txt"],
        &["base64", "binary"],
        &["seq", "-w", "1", "7", "100"],
        &["test", "-d", "many"],
        &["test", "-f", "dangling"],
    ] {
        twins.agree(planted, Order::Same, args, b"")?;
    }
    for args in [
        &["cat"][..],
        &["cat", "-s", "-", "words.txt"],
        &["sort"],
        &["wc"],
        &["sha256sum"],
        &["tr", "a-z", "A-Z"],
    ] {
        twins.agree(planted, Order::Same, args, &text)?;
    }
    let sums =
        twins.agree(planted, Order::Same, &["sha256sum", "words.txt", "numbers.txt", "binary"], b"")?;
    twins.agree(planted, Order::Same, &["sha256sum", "-c"], &sums)?;
    let wrong = [&sums[..5], b"0", &sums[6..]].concat();
    twins.agree(planted, Order::Same, &["sha256sum", "-c"], &wrong)?;
    Ok(())
}

/// The same on the sources of this repository, all of them at once.
fn readers_of_sources(twins: &mut Twins<'_>) -> Result<()> {
    let sources = crate::root().join("crates");
    let mut find = Command::new("find");
    find.args([".", "-type", "f"]).current_dir(&sources);
    let found = sorted(&collect(&mut find, b"", LIMIT)?.success()?);
    let found = String::from_utf8(found)?;
    let files: Vec<&str> = found.lines().filter(|line| !line.is_empty()).collect();
    for tool in ["cat", "wc", "sha256sum", "sort"] {
        twins.agree(&sources, Order::Same, &[&[tool], &files[..]].concat(), b"")?;
    }
    twins.agree(&sources, Order::Same, &["ls", "-1AR"], b"")?;
    Ok(())
}

/// Tools that change things: each step is taken by the guest in one copy of the tree and by GNU's tool in another, and
/// the copies stay the same.
fn writers(twins: &mut Twins<'_>, planted: &Path) -> Result<()> {
    let copies = ["guest", "native"].map(|name| twins.site.scratch.join(name));
    for copy in &copies {
        fs::create_dir(copy)?;
        let mut cp = Command::new("cp");
        collect(cp.args(["-a", "."]).arg(copy).current_dir(planted), b"", LIMIT)?.success()?;
    }
    for args in [
        &["cp", "-r", "many", "copy of many"][..],
        &["cp", "-r", "deep", "many/../copy"],
        &["cp", "words.txt", "empty", "binary", ".hidden"],
        &["cp", "numbers.txt", "words.txt"],
        &["cp", "-n", "binary", "words.txt"],
        &["cp", "-P", "link", "another link"],
        &["cp", "-L", "link", "no link"],
        &["cp", "many", "not without -r"],
        &["mkdir", "-p", "a/b/c", "a/d"],
        &["mkdir", "a"],
        &["mv", "words.txt", "a/b/moved"],
        &["mv", "a/b", "a/d"],
        &["ln", "-s", "../numbers.txt", "a/numbers"],
        &["ln", "binary", "a/binary"],
        &["touch", "-d", "2001-02-03 04:05:06 UTC", "a/touched", "binary"],
        &["truncate", "-s", "12345", "a/hole"],
        &["split", "-l", "50000", "numbers.txt", "a/part-"],
        &["sort", "-o", "a/sorted", "numbers.txt"],
        &["tee", "a/tee"],
        &["unlink", "dangling"],
        &["rmdir", "a"],
        &["rm", "-r", "copy", "many"],
        &["rm", "a/d"],
    ] {
        let [guest, native] =
            [twins.guest(&copies[0], args, b"tee\n")?, twins.native(&copies[1], args, b"tee\n")?];
        let shown = args.join(" ");
        if guest.status.code() != native.status.code() {
            let said = last_words(&guest.stderr, &guest.stdout);
            bail!(
                "{shown}: the guest ends with {}, the native one with {}{said}",
                guest.status,
                native.status
            );
        }
        let [ours, theirs] = [listing(&copies[0])?, listing(&copies[1])?];
        if ours != theirs {
            bail!("after {shown}: {}", difference(&ours, &theirs));
        }
        twins.compared += 1;
    }
    let mut diff = Command::new("diff");
    diff.args(["-r", "--no-dereference"]).args(&copies);
    collect(&mut diff, b"", LIMIT)?.success().context("what was written differs")?;
    Ok(())
}

/// Everything in a tree: kind, size, number of links, target, and the time where one was set.
fn listing(tree: &Path) -> Result<Vec<u8>> {
    let mut find = Command::new("find");
    find.args([".", "-mindepth", "1", "(", "-type", "d", "-printf", "%y %P\\n", ")"]);
    find.args(["-o", "(", "!", "-newermt", "2020-01-01", "-printf", "%y %s %n %l %T@ %P\\n", ")"]);
    find.args(["-o", "-printf", "%y %s %n %l %P\\n"]);
    let printed = collect(find.current_dir(tree).env("LC_ALL", "C"), b"", LIMIT)?.success()?;
    Ok(sorted(&printed))
}
