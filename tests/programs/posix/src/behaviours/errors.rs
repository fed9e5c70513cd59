//! The errno of each failure, as std passes it on.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "x");
    t.done("create", fs::create_dir_all(t.at("dir/full")));
    let long = "n".repeat(256);
    t.done("open long", File::open(t.at(&long)).map(|_| ()));
    t.done("create long", fs::create_dir(t.at(&long)));
    t.done("open nul", File::open(t.at("a\0b")).map(|_| ()));
    t.done("open below file", File::open(t.at("file/x")).map(|_| ()));
    t.done("read a directory", fs::read(t.at("dir")).map(|_| ()));
    t.done("open a directory to write", File::create(t.at("dir")).map(|_| ()));
    t.done("list a file", fs::read_dir(t.at("file")).map(|_| ()));
    t.done("rmdir full", fs::remove_dir(t.at("dir")));
    t.done("create existing", File::create_new(t.at("file")).map(|_| ()));
    t.done("write to a reader", File::open(t.at("file")).and_then(|mut file| file.write(b"x")));
    let writer = OpenOptions::new().write(true).open(t.at("file"));
    t.done("read from a writer", writer.and_then(|mut file| file.read(&mut [0])));
    t.done("unlink below file", fs::remove_file(t.at("file/x")));
    t.done("canonicalize missing", fs::metadata(t.at("no/such")).map(|_| ()));
    t.say("exists", t.at("file").try_exists().ok());
    t.say("exists not", t.at("missing").try_exists().ok());
    t.say("exists below file", t.at("file/x").try_exists().is_ok());
}
