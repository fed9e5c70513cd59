//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod buffered_lines;
mod dir_create;
mod dir_read;
mod dir_read_changing;
mod dir_remove;
mod dir_remove_all;
mod errors;
mod file_append;
mod file_clone;
mod file_large;
mod file_offsets;
mod file_open_kinds;
mod file_open_options;
mod file_seek;
mod file_set_len;
mod file_sync;
mod file_times;
mod file_unlinked;
mod file_vectored;
mod file_write_read;
mod hard_link;
mod many_files;
mod metadata;
mod rename;
mod rename_paths;
mod symlink_read;
mod symlink_resolve;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("buffered_lines", buffered_lines::run),
    ("dir_create", dir_create::run),
    ("dir_read", dir_read::run),
    ("dir_read_changing", dir_read_changing::run),
    ("dir_remove", dir_remove::run),
    ("dir_remove_all", dir_remove_all::run),
    ("errors", errors::run),
    ("file_append", file_append::run),
    ("file_clone", file_clone::run),
    ("file_large", file_large::run),
    ("file_offsets", file_offsets::run),
    ("file_open_kinds", file_open_kinds::run),
    ("file_open_options", file_open_options::run),
    ("file_seek", file_seek::run),
    ("file_set_len", file_set_len::run),
    ("file_sync", file_sync::run),
    ("file_times", file_times::run),
    ("file_unlinked", file_unlinked::run),
    ("file_vectored", file_vectored::run),
    ("file_write_read", file_write_read::run),
    ("hard_link", hard_link::run),
    ("many_files", many_files::run),
    ("metadata", metadata::run),
    ("rename", rename::run),
    ("rename_paths", rename_paths::run),
    ("symlink_read", symlink_read::run),
    ("symlink_resolve", symlink_resolve::run),
];
