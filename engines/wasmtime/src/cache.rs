//! Compiled modules, kept between runs.
//!
//! A directory with two kinds of file: `KEY.cwasm`, a compiled module under the hash of all it depends on (the module's
//! bytes, the engine's version and settings, this crate's version), and `ID.key`, which leads from a module *file* to its
//! key. ID stands for device, inode, size and both times of the file, so that a hit reads two small things and hashes
//! nothing; a file that was changed in any way has another ID.
//!
//! Main type: [`Cache`]. One invariant: the directory belongs to this user and is nobody else's to write (0700), and every
//! file taken from it too: what is in it is machine code that will be run.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use waxwing_module::rewrite::REWRITING;

use crate::config::Config;

/// What both kinds of name begin with a hash of: changes with all that changes compiled code.
pub(crate) const VERSION: &str = concat!("waxwing ", env!("CARGO_PKG_VERSION"), " wasmtime 48.0.8");

/// How many bytes of compiled modules are kept; the oldest go first.
const MOST: u64 = 4 << 30;

/// A directory of compiled modules.
#[derive(Debug)]
pub struct Cache {
    dir: PathBuf,
    settings: String,
}

impl Cache {
    /// Opens the directory, making it if it is not there.
    ///
    /// # Errors
    /// When it cannot be made, or is not private to this user.
    pub fn open(dir: &Path, config: &Config) -> io::Result<Self> {
        if !dir.is_dir() {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
        }
        private(&fs::metadata(dir)?, dir)?;
        let settings = format!(
            "{VERSION} {REWRITING} {} {} {}",
            std::env::consts::ARCH,
            config.interruptible,
            config.fuel
        );
        Ok(Cache { dir: dir.to_owned(), settings })
    }

    /// Where compiled modules are kept unless somebody says otherwise: `$XDG_CACHE_HOME/waxwing`, or
    /// `~/.cache/waxwing`.
    #[must_use]
    pub fn default_dir() -> Option<PathBuf> {
        let absolute =
            |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let base = absolute("XDG_CACHE_HOME").or_else(|| Some(absolute("HOME")?.join(".cache")))?;
        Some(base.join("waxwing"))
    }

    /// The compiled form of the module in the file that `module` is known of, if it is here.
    #[must_use]
    pub fn find(&self, module: &fs::Metadata) -> Option<File> {
        let id = self.id(module);
        let found = || -> io::Result<File> {
            let mut key = String::new();
            open(&self.dir.join(&id).with_extension("key"))?.take(LONGEST_KEY).read_to_string(&mut key)?;
            let name = self.dir.join(key.trim()).with_extension("cwasm");
            let file = open(&name)?;
            private(&file.metadata()?, &name)?;
            Ok(file)
        };
        found().ok()
    }

    /// Keeps the compiled form of the module `wasm`. `module` is what was known of its file when it was opened, before it
    /// was read: who changes or replaces the file meanwhile changes that, and so is not taken for it.
    ///
    /// # Errors
    /// When it cannot be written: the disk is full.
    pub fn store(&self, module: &fs::Metadata, wasm: &[u8], compiled: &[u8]) -> io::Result<()> {
        let id = self.id(module);
        let key = hash(&[self.settings.as_bytes(), wasm]);
        self.make_room(compiled.len() as u64, MOST)?;
        self.write(&format!("{key}.cwasm"), compiled)?;
        self.write(&format!("{id}.key"), key.as_bytes())
    }

    /// What stands for a file as it was then.
    fn id(&self, file: &fs::Metadata) -> String {
        let facts = [file.dev(), file.ino(), file.size()].map(u64::to_le_bytes).concat();
        let times =
            [file.mtime(), file.mtime_nsec(), file.ctime(), file.ctime_nsec()].map(i64::to_le_bytes).concat();
        hash(&[self.settings.as_bytes(), &facts, &times])
    }

    /// Writes a file under a name of its own first, so that nobody ever finds half of it. (A number of the process's
    /// would not do: there are containers, and threads.)
    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let number = RandomState::new().build_hasher().finish();
        let unfinished = self.dir.join(format!("{name}.{number:016x}"));
        let write = || -> io::Result<()> {
            let mut file =
                fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished)?;
            file.write_all(bytes)?;
            fs::rename(&unfinished, self.dir.join(name))
        };
        write().inspect_err(|_| {
            let _ = fs::remove_file(&unfinished);
        })
    }

    /// Removes the files of ours that were written longest ago until `bytes` more fit.
    fn make_room(&self, bytes: u64, most: u64) -> io::Result<()> {
        let mut files: Vec<(std::time::SystemTime, u64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.dir)? {
            let entry = entry?;
            // Another process may have removed it meanwhile.
            if is_ours(&entry.file_name())
                && let Ok(file) = entry.metadata()
            {
                files.push((file.modified()?, file.size(), entry.path()));
            }
        }
        files.sort();
        let mut sum: u64 = files.iter().map(|(_, size, _)| size).sum();
        for (_, size, path) in files {
            if sum.saturating_add(bytes) <= most {
                break;
            }
            let _ = fs::remove_file(path);
            sum -= size;
        }
        Ok(())
    }
}

/// Whether a file of this name is one that a cache has written: somebody may have said that their home is one.
fn is_ours(name: &OsStr) -> bool {
    let Some((hash, rest)) = name.to_str().and_then(|name| name.split_once('.')) else { return false };
    let kind = rest.split('.').next();
    hash.len() == 64
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        && matches!(kind, Some("cwasm" | "key"))
}

/// Checks that a file or directory belongs to this user and nobody else can write it.
fn private(file: &fs::Metadata, path: &Path) -> io::Result<()> {
    if file.uid() == rustix::process::geteuid().as_raw() && file.mode() & 0o022 == 0 {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::PermissionDenied,
        format!("{} is not private to this user", path.display()),
    ))
}

fn hash(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// More than a key has bytes.
const LONGEST_KEY: u64 = 256;

/// Opens a file to be read. What is there instead of one (a pipe that nobody writes to) keeps nobody waiting.
fn open(name: &Path) -> io::Result<File> {
    fs::OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK).open(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fresh(home: &Path) -> Cache {
        Cache::open(&home.join("cache"), &Config::default()).expect("a fresh cache")
    }

    fn known(module: &Path) -> fs::Metadata {
        fs::metadata(module).expect("it is there")
    }

    #[test]
    fn finds_what_was_stored_until_the_file_changes() {
        let home = tempfile::tempdir().expect("a directory");
        let cache = fresh(home.path());
        let module = home.path().join("a.wasm");
        fs::write(&module, "one").expect("a file");
        assert!(cache.find(&known(&module)).is_none());
        cache.store(&known(&module), b"one", b"compiled").expect("room");
        let mut text = String::new();
        let found = cache.find(&known(&module)).expect("just stored");
        { found }.read_to_string(&mut text).expect("readable");
        assert_eq!(text, "compiled");
        fs::write(&module, "two").expect("still a file");
        assert!(cache.find(&known(&module)).is_none());
    }

    #[test]
    fn a_file_that_was_replaced_while_it_was_compiled_is_not_taken_for_the_old_one() {
        let home = tempfile::tempdir().expect("a directory");
        let cache = fresh(home.path());
        let module = home.path().join("a.wasm");
        fs::write(&module, "one").expect("a file");
        let opened = known(&module);
        fs::write(home.path().join("new"), "two").expect("a file");
        fs::rename(home.path().join("new"), &module).expect("it is ours");
        cache.store(&opened, b"one", b"compiled").expect("room");
        assert!(cache.find(&known(&module)).is_none());
    }

    #[test]
    fn a_pipe_in_the_place_of_a_file_holds_nobody() {
        let home = tempfile::tempdir().expect("a directory");
        let cache = fresh(home.path());
        let module = home.path().join("a.wasm");
        fs::write(&module, "one").expect("a file");
        let id = cache.id(&known(&module));
        let pipe = cache.dir.join(id).with_extension("key");
        let (cwd, mode) = (rustix::fs::CWD, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR);
        rustix::fs::mknodat(cwd, &pipe, rustix::fs::FileType::Fifo, mode, 0).expect("it is ours");
        assert!(cache.find(&known(&module)).is_none());
    }

    #[test]
    fn only_files_of_the_caches_own_make_room() {
        let home = tempfile::tempdir().expect("a directory");
        let cache = fresh(home.path());
        let module = home.path().join("a.wasm");
        fs::write(&module, "one").expect("a file");
        let foreign = ["thesis.odt", "model.cwasm", "id.key", ".key"].map(|name| cache.dir.join(name));
        for file in &foreign {
            fs::write(file, "of somebody who keeps the cache among other things").expect("a file");
        }
        cache.store(&known(&module), b"one", b"compiled").expect("room");
        fs::write(cache.dir.join(format!("{}.cwasm.12", hash(&[]))), "unfinished").expect("a file");
        cache.make_room(1, 1).expect("it is ours");
        assert!(foreign.iter().all(|file| file.exists()));
        assert_eq!(fs::read_dir(&cache.dir).expect("it is ours").count(), foreign.len());
    }

    #[test]
    fn refuses_a_directory_that_others_write() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = tempfile::tempdir().expect("a directory");
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o777)).expect("it is ours");
        let error = Cache::open(home.path(), &Config::default()).expect_err("not private");
        assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    }
}
