//! What a program gets unasked when cargo runs it: what it would find as a native program.
//!
//! Main type: [`Runner`]. Cargo starts tests in the package's directory and sets `CARGO_MANIFEST_DIR`; tests read files
//! relative to it, by `env!("CARGO_MANIFEST_DIR")`, or in the workspace, and write into `/tmp`. One invariant: variables
//! that hold secrets (registry tokens) are not passed on.

use std::ffi::OsStr;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use crate::environment::Variable;
use crate::mounts::Mount;

/// What a program that cargo runs is given.
pub(crate) struct Runner {
    pub(crate) mounts: Vec<Mount>,
    /// Where it starts: what `.` is.
    pub(crate) start: PathBuf,
    pub(crate) variables: Vec<Variable>,
    /// Removed when the run is over.
    tmp: TemporaryDirectory,
}

impl Runner {
    /// What the run of `module` gets, if cargo started it.
    pub(crate) fn detect(module: &Path) -> io::Result<Option<Runner>> {
        // Cargo says where the package is from the root down. What it never says is not to open the whole file system.
        let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let Some(package) = package.filter(|package| package.is_absolute()) else { return Ok(None) };
        let tmp = TemporaryDirectory::new()?;
        let cwd = std::env::current_dir()?;
        let (start, mut mounts) = places(&package, &cwd, &target_directory(module));
        mounts.push(tmp.mount());
        let variables = std::env::vars_os().filter(|(name, _)| is_passed(name)).collect();
        Ok(Some(Runner { mounts, start, variables, tmp }))
    }

    /// The directory that is of this run alone.
    pub(crate) fn temporary(&self) -> Mount {
        self.tmp.mount()
    }
}

/// The directories under which a program finds what it would natively find: by absolute path in the workspace and in
/// cargo's target directory, and by relative path from where it starts. A guest's libc resolves a path in the directory
/// whose name is the longest prefix of it, so `..` gets a mount of its own for each step up to the workspace's root.
fn places(package: &Path, cwd: &Path, target: &Option<PathBuf>) -> (PathBuf, Vec<Mount>) {
    let root = package.ancestors().find(|dir| dir.join("Cargo.lock").is_file()).unwrap_or(package);
    let mut mounts = Vec::new();
    let mut mount = |host: &Path, guest: &Path| {
        // A name that is not UTF-8 cannot be a guest's.
        if let Some(guest) = guest.to_str()
            && host.is_dir()
        {
            mounts.push(Mount::of_host(host, guest, false));
        }
    };
    let start = if cwd.starts_with(root) { cwd } else { package };
    mount(start, Path::new("."));
    let mut up = PathBuf::new();
    for dir in start.ancestors().skip(1).take_while(|dir| dir.starts_with(root)) {
        up.push("..");
        mount(dir, &up);
    }
    mount(root, root);
    if let Some(target) = target
        && !target.starts_with(root)
    {
        mount(target, target);
    }
    (start.to_owned(), mounts)
}

/// Cargo's target directory, which it marks: build scripts' output and tests' temporary files are in it.
fn target_directory(module: &Path) -> Option<PathBuf> {
    let module = std::path::absolute(module).ok()?;
    module.ancestors().skip(1).find(|dir| dir.join("CACHEDIR.TAG").is_file()).map(Path::to_owned)
}

fn is_passed(name: &OsStr) -> bool {
    let Some(name) = name.to_str() else { return false };
    let secret =
        ["TOKEN", "CREDENTIAL", "SECRET", "PASSWORD", "PROXY"].iter().any(|word| name.contains(word));
    !secret && (name.starts_with("CARGO_") || name.starts_with("RUST_") || name == "OUT_DIR")
}

/// A directory of this run alone.
struct TemporaryDirectory(PathBuf);

impl TemporaryDirectory {
    fn new() -> io::Result<Self> {
        // The number keeps runs apart; that the directory is new and nobody else's is seen to by making it.
        let number = RandomState::new().build_hasher().finish();
        let path = std::env::temp_dir().join(format!("waxwing-{}-{number:016x}", std::process::id()));
        std::fs::DirBuilder::new().mode(0o700).create(&path)?;
        Ok(TemporaryDirectory(path))
    }

    fn mount(&self) -> Mount {
        Mount::of_host(&self.0, "/tmp", false)
    }
}

impl Drop for TemporaryDirectory {
    fn drop(&mut self) {
        // What cannot be removed is left to whoever cleans /tmp.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mounts::Source;

    #[test]
    fn a_member_reaches_its_workspace() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("ws");
        let package = root.join("crates/one");
        std::fs::create_dir_all(&package).unwrap();
        std::fs::write(root.join("Cargo.lock"), "").unwrap();
        let names = |cwd: &Path| -> Vec<(PathBuf, String)> {
            places(&package, cwd, &None)
                .1
                .into_iter()
                .map(|mount| match mount.source {
                    Source::Host(host) => (host, mount.guest),
                    Source::Memory { .. } => unreachable!("cargo's programs get nothing in memory"),
                })
                .collect()
        };
        let text = |path: &Path| path.to_str().unwrap().to_owned();
        let expected = [
            (package.clone(), ".".to_owned()),
            (root.join("crates"), "..".to_owned()),
            (root.clone(), "../..".to_owned()),
            (root.clone(), text(&root)),
        ];
        assert_eq!(names(&package), expected);
        // Started from elsewhere, it starts in its package.
        assert_eq!(names(dir.path()), expected);
        assert_eq!(names(&root), [(root.clone(), ".".to_owned()), (root.clone(), text(&root))]);
    }

    #[test]
    fn secrets_are_not_passed() {
        let passed = ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "RUST_BACKTRACE", "RUST_LOG", "OUT_DIR"];
        let kept = [
            "CARGO_REGISTRY_TOKEN",
            "CARGO_REGISTRIES_MINE_TOKEN",
            "CARGO_REGISTRIES_MINE_CREDENTIAL_PROVIDER",
            "CARGO_HTTP_PROXY",
            "HOME",
            "PATH",
        ];
        assert!(passed.iter().all(|name| is_passed(OsStr::new(name))));
        assert!(!kept.iter().any(|name| is_passed(OsStr::new(name))));
    }

    #[test]
    fn temporary_directories_go_away() {
        let tmp = TemporaryDirectory::new().unwrap();
        let path = tmp.0.clone();
        std::fs::write(path.join("file"), "x").unwrap();
        drop(tmp);
        assert!(!path.exists());
    }
}
