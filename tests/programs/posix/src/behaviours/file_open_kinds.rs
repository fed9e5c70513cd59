//! Opening directories, below files, and with trailing slashes.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "x");
    t.done("mkdir", fs::create_dir(t.at("dir")));
    for path in [
        "file",
        "dir",
        "dir/",
        "file/",
        "file/.",
        "file/x",
        "missing",
        "missing/",
        "missing/x",
        "dir/..",
        "dir/../file",
        ".",
    ] {
        let read = File::open(t.at(path)).and_then(|file| file.metadata()).map(|stat| shape(&stat));
        t.note(&format!("read {path}"), read);
        let write = OpenOptions::new().write(true).open(t.at(path));
        t.done(&format!("write {path}"), write.map(|_| ()));
        let create = OpenOptions::new().write(true).create_new(true).open(t.at(path));
        t.done(&format!("create new {path}"), create.map(|_| ()));
        let _ = fs::remove_file(t.at("missing"));
    }
    t.list("");
}
