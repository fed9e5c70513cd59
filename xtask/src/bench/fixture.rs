//! The directory that operations work in, and the homes of the runtimes' caches.
//!
//! Main type: [`Fixture`]. The invariant: all of it lies in one directory in memory, which goes when the value goes.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

pub(crate) struct Fixture {
    root: PathBuf,
}

impl Fixture {
    /// Makes the files that benches/guest/src/operations.rs names.
    pub(crate) fn new() -> Result<Self> {
        let shared = Path::new("/dev/shm");
        let parent = if shared.is_dir() { shared.to_owned() } else { std::env::temp_dir() };
        let fixture = Self { root: parent.join(format!("waxwing-bench-{}", std::process::id())) };
        let files = fixture.directory();
        let deep = files.join("1/2/3/4/5/6/7");
        let many = files.join("many");
        for directory in [&fixture.home(), &deep, &many] {
            fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
        }
        fs::write(files.join("file"), vec![7; 2 << 20])?;
        fs::write(deep.join("file"), "deep")?;
        fs::write(files.join("name"), "")?;
        for number in 0..10_000 {
            fs::write(many.join(format!("file-{number:05}")), "")?;
        }
        Ok(fixture)
    }

    /// What guests are given.
    pub(crate) fn directory(&self) -> PathBuf {
        self.root.join("files")
    }

    /// The home directory of what is measured, where runtimes keep compiled modules.
    pub(crate) fn home(&self) -> PathBuf {
        self.root.join("home")
    }

    /// Empties all caches.
    pub(crate) fn forget_compiled(&self) -> Result<()> {
        match fs::remove_dir_all(self.home()) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        Ok(fs::create_dir_all(self.home())?)
    }

    /// Keeps a file beside what guests see.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<PathBuf> {
        let path = self.root.join(name);
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(path)
    }
}

impl Drop for Fixture {
    fn drop(&mut self) {
        // Whatever is left lies in memory and says by its name whose it is.
        let _ = fs::remove_dir_all(&self.root);
    }
}
