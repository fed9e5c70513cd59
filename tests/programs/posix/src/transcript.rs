//! A transcript: one line per thing done, with what came of it, in words that are the same on every
//! system. Errors are written by their POSIX names and times as what was set, never as "now".

use std::fmt::{Debug, Write};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// What a behaviour writes to, and the directory it may use.
pub struct Transcript {
    text: String,
    root: PathBuf,
}

pub type Behaviour = fn(&mut Transcript);

/// Runs a behaviour in `root` and gives what it wrote.
pub fn of(run: Behaviour, root: &Path) -> String {
    let mut transcript = Transcript { text: String::new(), root: root.to_path_buf() };
    run(&mut transcript);
    transcript.text
}

impl Transcript {
    /// A path below the behaviour's directory.
    pub fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Notes a result: the value, or the error's name.
    pub fn note<T: Debug>(&mut self, what: &str, result: io::Result<T>) -> Option<T> {
        match &result {
            Ok(value) => writeln!(self.text, "{what}: {value:?}"),
            Err(error) => writeln!(self.text, "{what}: error {}", errno_name(error)),
        }
        .expect("a String takes all");
        result.ok()
    }

    /// Notes a value.
    pub fn say(&mut self, what: &str, value: impl Debug) {
        writeln!(self.text, "{what}: {value:?}").expect("a String takes all");
    }

    /// Notes whether it went well, for results whose value tells nothing.
    pub fn done<T>(&mut self, what: &str, result: io::Result<T>) -> Option<T> {
        match &result {
            Ok(_) => writeln!(self.text, "{what}: ok"),
            Err(error) => writeln!(self.text, "{what}: error {}", errno_name(error)),
        }
        .expect("a String takes all");
        result.ok()
    }

    /// Writes a file as a fixture; must succeed.
    pub fn put(&mut self, path: &str, content: impl AsRef<[u8]>) {
        fs::write(self.at(path), content).expect("the fixture is written");
    }

    /// Notes a file's content as text.
    pub fn content(&mut self, path: &str) {
        let read = fs::read_to_string(self.at(path));
        self.note(&format!("content of {path}"), read);
    }

    /// Notes a directory's entries with their kinds, sorted.
    pub fn list(&mut self, path: &str) {
        let listed = names(&self.at(path));
        self.note(&format!("list of {path}"), listed);
    }

    /// Notes kind, length and whether it is a symlink, following the last component or not.
    pub fn stat(&mut self, path: &str, follow: bool) {
        let at = self.at(path);
        let (what, stat) = match follow {
            true => ("stat", fs::metadata(at)),
            false => ("lstat", fs::symlink_metadata(at)),
        };
        self.note(&format!("{what} of {path}"), stat.map(|stat| shape(&stat)));
    }
}

/// POSIX's name for the error, from the number this system gives it. What std made up by itself has
/// no number and goes by its kind.
fn errno_name(error: &io::Error) -> String {
    // Name, number on Linux, number in WASI.
    const NAMES: [(&str, i32, i32); 24] = [
        ("EPERM", 1, 63),
        ("ENOENT", 2, 44),
        ("EIO", 5, 29),
        ("EBADF", 9, 8),
        ("EAGAIN", 11, 6),
        ("ENOMEM", 12, 48),
        ("EACCES", 13, 2),
        ("EBUSY", 16, 10),
        ("EEXIST", 17, 20),
        ("EXDEV", 18, 75),
        ("ENOTDIR", 20, 54),
        ("EISDIR", 21, 31),
        ("EINVAL", 22, 28),
        ("EMFILE", 24, 33),
        ("EFBIG", 27, 22),
        ("ENOSPC", 28, 51),
        ("ESPIPE", 29, 70),
        ("EROFS", 30, 69),
        ("EMLINK", 31, 34),
        ("EPIPE", 32, 64),
        ("ENAMETOOLONG", 36, 37),
        ("ENOTEMPTY", 39, 55),
        ("ELOOP", 40, 32),
        ("EOVERFLOW", 75, 61),
    ];
    let Some(number) = error.raw_os_error() else {
        return format!("{:?}", error.kind());
    };
    let known =
        NAMES.iter().find(|(_, linux, wasi)| number == if cfg!(target_os = "wasi") { *wasi } else { *linux });
    known.map_or_else(|| format!("number {number}"), |(name, ..)| (*name).to_owned())
}

fn names(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let mark = if kind.is_dir() {
            "/"
        } else if kind.is_symlink() {
            "@"
        } else {
            ""
        };
        names.push(format!("{}{mark}", entry.file_name().to_string_lossy()));
    }
    names.sort();
    Ok(names)
}

/// The part of the metadata that is the same everywhere. A directory's length is the file
/// system's own business.
pub fn shape(stat: &Metadata) -> (&'static str, u64) {
    if stat.is_dir() {
        ("directory", 0)
    } else if stat.is_symlink() {
        ("symlink", stat.len())
    } else if stat.is_file() {
        ("file", stat.len())
    } else {
        ("other", 0)
    }
}

/// A symlink with any target, which std spells differently on each system.
pub fn symlink(target: &str, link: &Path) -> io::Result<()> {
    #[cfg(target_os = "wasi")]
    {
        let link = link.to_str().expect("test paths are UTF-8");
        // SAFETY: both are strings of this program. (std's own form is not stable on this target.)
        match unsafe { wasi::path_symlink(target, 3, link.trim_start_matches('/')) } {
            Ok(()) => Ok(()),
            Err(errno) => Err(io::Error::from_raw_os_error(errno.raw().into())),
        }
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(target, link)
    }
}

/// Reading at an offset, which std spells differently on each system.
pub fn read_at(file: &File, buf: &mut [u8], offset: u64) -> io::Result<usize> {
    #[cfg(target_os = "wasi")]
    {
        use std::os::fd::AsRawFd;
        let iov = [wasi::Iovec { buf: buf.as_mut_ptr(), buf_len: buf.len() }];
        // SAFETY: the iovec is the borrowed buffer.
        unsafe { wasi::fd_pread(file.as_raw_fd() as u32, &iov, offset) }
            .map_err(|errno| io::Error::from_raw_os_error(errno.raw().into()))
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::read_at(file, buf, offset)
    }
}

/// Writing at an offset, which std spells differently on each system.
pub fn write_at(file: &File, buf: &[u8], offset: u64) -> io::Result<usize> {
    #[cfg(target_os = "wasi")]
    {
        use std::os::fd::AsRawFd;
        let iov = [wasi::Ciovec { buf: buf.as_ptr(), buf_len: buf.len() }];
        // SAFETY: the iovec is the borrowed buffer.
        unsafe { wasi::fd_pwrite(file.as_raw_fd() as u32, &iov, offset) }
            .map_err(|errno| io::Error::from_raw_os_error(errno.raw().into()))
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::write_at(file, buf, offset)
    }
}
