//! Listing directories of many sizes.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    for count in [0, 1, 10, 500] {
        let dir = format!("dir-{count}");
        t.done("create", fs::create_dir(t.at(&dir)));
        for n in 0..count {
            match n % 3 {
                0 => t.put(&format!("{dir}/file-{n}"), "x"),
                1 => fs::create_dir(t.at(&format!("{dir}/dir-{n}"))).expect("created"),
                _ => symlink("anywhere", &t.at(&format!("{dir}/link-{n}"))).expect("created"),
            }
        }
        t.list(&dir);
    }
    t.put("file", "");
    t.list("file");
    t.list("missing");
    let long = "n".repeat(255);
    t.done(
        "long name",
        fs::create_dir(t.at("long")).and_then(|()| fs::write(t.at(&format!("long/{long}")), "")),
    );
    t.list("long");
}
