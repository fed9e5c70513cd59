//! What can be wrong with a module before it runs.
//!
//! Main type: [`LoadError`]. One invariant: what is wrong is said in the same words whichever engine finds it.

use std::fmt;

use super::imports::Missing;

/// Why a module could not be loaded.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// It is not WebAssembly at all.
    NotWasm,
    /// It is a component, not a core module.
    Component,
    /// It is malformed or invalid, or needs a feature that is off; the text says where.
    Invalid(String),
    /// It needs what this engine does not have; the text says what and which engine.
    Unsupported(String),
    /// It imports what nothing provides.
    Missing(Vec<Missing>),
    /// It has no function to start at.
    NoEntry {
        /// What was looked for.
        wanted: String,
        /// The functions that it does export.
        exports: Vec<String>,
    },
    /// A file could not be read.
    Io(std::io::Error),
    /// It was compiled by another version or for another machine, or is no compiled module.
    Precompiled(String),
    /// The engine could not be set up.
    Engine(String),
}

impl LoadError {
    /// Looks at a module's first eight bytes.
    ///
    /// # Errors
    /// [`LoadError::NotWasm`], [`LoadError::Component`], or [`LoadError::Invalid`] when there are fewer.
    pub fn check_header(wasm: &[u8]) -> Result<(), LoadError> {
        match wasm {
            [0, b'a', b's', b'm', _, _, 0, 0, ..] => Ok(()),
            [0, b'a', b's', b'm', _, _, _, _, ..] => Err(LoadError::Component),
            [0, b'a', b's', b'm', ..] => Err(LoadError::Invalid("it ends within its header".to_owned())),
            _ => Err(LoadError::NotWasm),
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::NotWasm => f.write_str("not a WebAssembly module"),
            LoadError::Component => f.write_str("a component, and only core modules can be run"),
            LoadError::Invalid(why) => write!(f, "not a valid module: {why}"),
            LoadError::Unsupported(what) => write!(f, "the module needs {what}"),
            LoadError::Missing(missing) => write!(f, "{} imports have no provider", missing.len()),
            LoadError::NoEntry { wanted, .. } => write!(f, "the module does not export `{wanted}`"),
            LoadError::Io(error) => error.fmt(f),
            LoadError::Precompiled(why) => write!(f, "the compiled module cannot be used: {why}"),
            LoadError::Engine(why) => write!(f, "the engine cannot be set up: {why}"),
        }
    }
}

impl std::error::Error for LoadError {}

impl From<std::io::Error> for LoadError {
    fn from(error: std::io::Error) -> Self {
        LoadError::Io(error)
    }
}
