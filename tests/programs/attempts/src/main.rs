//! Tries what it is told, to see what a host allows: `attempts WORD[:ARGUMENT[:ARGUMENT]]...`.
//!
//! Each attempt prints a line, `ok` or the error's kind, and the code it ends with is the number of those that failed.
//! What one attempt has opened or started stays until the end.

use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::process::ExitCode;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::SystemTime;

fn main() -> ExitCode {
    let mut kept = Kept::default();
    let mut failed = 0;
    for attempt in std::env::args().skip(1) {
        let mut words = attempt.split(':');
        let mut word = || words.next().unwrap_or_default();
        match kept.attempt(word(), word(), word()) {
            Ok(()) => println!("{attempt}: ok"),
            Err(error) => {
                println!("{attempt}: {:?}", error.kind());
                failed += 1;
            }
        }
    }
    ExitCode::from(failed)
}

#[derive(Default)]
struct Kept {
    files: Vec<File>,
    threads: Vec<Sender<()>>,
}

impl Kept {
    fn attempt(&mut self, word: &str, one: &str, two: &str) -> io::Result<()> {
        match word {
            "read" => File::open(one)?.read_to_end(&mut Vec::new()).map(drop),
            "stat" => fs::metadata(one).map(drop),
            "list" => fs::read_dir(one)?.try_for_each(|entry| entry.map(drop)),
            "readlink" => fs::read_link(one).map(drop),
            "write" => fs::write(one, "written"),
            "append" => OpenOptions::new().append(true).open(one)?.write_all(b"more"),
            "touch" => File::open(one)?.set_times(FileTimes::new().set_modified(SystemTime::now())),
            "mkdir" => fs::create_dir(one),
            "rmdir" => fs::remove_dir(one),
            "unlink" => fs::remove_file(one),
            "purge" => fs::remove_dir_all(one),
            "rename" => fs::rename(one, two),
            "link" => fs::hard_link(one, two),
            "symlink" => symlink(one, two),
            "absolute" => absolute(one),
            "open" => self.open(one, number(two)?),
            "threads" => self.start(number(one)?),
            "thread" => {
                let (word, one) = (one.to_owned(), two.to_owned());
                let other = thread::spawn(move || Kept::default().attempt(&word, &one, ""));
                other.join().map_err(|_| io::ErrorKind::Other)?
            }
            "env" => std::env::var(one).map(drop).map_err(io::Error::other),
            "exit" => std::process::exit(i32::from(number(one)?)),
            "trap" => std::process::abort(),
            _ => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    /// Opens a file so many times.
    fn open(&mut self, path: &str, count: u8) -> io::Result<()> {
        for _ in 0..count {
            self.files.push(File::open(path)?);
        }
        Ok(())
    }

    /// Starts so many threads, which wait for the end.
    fn start(&mut self, count: u8) -> io::Result<()> {
        for _ in 0..count {
            let (end, ended) = mpsc::channel();
            thread::Builder::new().spawn(move || ended.recv())?;
            self.threads.push(end);
        }
        Ok(())
    }
}

fn number(text: &str) -> io::Result<u8> {
    text.parse().map_err(|_| io::ErrorKind::InvalidInput.into())
}

#[link(wasm_import_module = "wasi_snapshot_preview1")]
unsafe extern "C" {
    #[link_name = "path_open"]
    fn raw_path_open(
        fd: i32,
        dirflags: i32,
        path: *const u8,
        path_len: usize,
        oflags: i32,
        rights_base: u64,
        rights_inheriting: u64,
        fdflags: i32,
        opened: *mut i32,
    ) -> i32;
    #[link_name = "path_symlink"]
    fn raw_path_symlink(old: *const u8, old_len: usize, fd: i32, new: *const u8, new_len: usize) -> i32;
}

/// The first directory that the program is given.
const FIRST: i32 = 3;

/// Opens a path as it stands in the first directory, which libc does with no absolute path.
fn absolute(path: &str) -> io::Result<()> {
    const FD_READ: u64 = 2;
    let mut opened = 0;
    // SAFETY: a string and a number of this program.
    answer(unsafe { raw_path_open(FIRST, 0, path.as_ptr(), path.len(), 0, FD_READ, 0, 0, &raw mut opened) })
}

/// Makes a link in the first directory (std's own form is not stable on this target).
fn symlink(target: &str, new: &str) -> io::Result<()> {
    // SAFETY: both are strings of this program.
    answer(unsafe { raw_path_symlink(target.as_ptr(), target.len(), FIRST, new.as_ptr(), new.len()) })
}

fn answer(errno: i32) -> io::Result<()> {
    if errno == 0 { Ok(()) } else { Err(io::Error::from_raw_os_error(errno)) }
}
