//! Files and directories that lie in the host's memory.
//!
//! Main types: [`MemoryDir`] and the file it opens (`open.rs`), over a [`Node`] for each file, directory and link
//! (`node.rs`), the names in a directory (`names.rs`) and the bytes of a file (`contents.rs`). Who embeds a guest reaches
//! them by [`MemoryFs`](crate::MemoryFs).
//!
//! Locks, in the order in which one thread may hold several: [`Volume`]'s `renaming`; the names of directories, those of an
//! ancestor before those of what lies below it, and of two that are unrelated any first, which only a thread that has
//! `renaming` does; then one of: the bytes of a file, a directory's parent. Guest memory is copied under the last of them
//! (or a directory's names), and such a copy takes no lock, so nobody waits for a guest. One invariant: a node is in as many
//! directories as its links say, or one more while its last change is under way.

mod contents;
mod names;
mod node;
mod open;

pub(crate) use contents::{Contents, MAX_SIZE, Run};
pub(crate) use node::{Node, Volume};
pub(crate) use open::MemoryDir;
