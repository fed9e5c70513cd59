//! Renaming by the rules of POSIX, every kind onto every kind.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    let make = |t: &mut Transcript, kind: &str, name: &str| match kind {
        "file" => t.put(name, format!("was {name}")),
        "empty" => fs::create_dir(t.at(name)).expect("created"),
        "full" => {
            fs::create_dir(t.at(name)).expect("created");
            t.put(&format!("{name}/inner"), "x");
        }
        "link" => symlink("target", &t.at(name)).expect("linked"),
        "dirlink" => symlink("other", &t.at(name)).expect("linked"),
        _ => {}
    };
    fs::create_dir(t.at("other")).expect("created");
    let kinds = ["nothing", "file", "empty", "full", "link", "dirlink"];
    for from in kinds {
        for to in kinds {
            for (a, b) in [("from", "to"), ("from/", "to"), ("from", "to/")] {
                make(t, from, "from");
                make(t, to, "to");
                t.done(&format!("{from} {a} -> {to} {b}"), fs::rename(t.at(a), t.at(b)));
                t.list("");
                for name in ["from", "to"] {
                    let at = t.at(name);
                    let _ = fs::remove_file(&at).or_else(|_| fs::remove_dir_all(&at));
                }
                let _ = fs::remove_dir_all(t.at("target"));
                let _ = fs::remove_dir_all(t.at("other"));
                let _ = fs::create_dir(t.at("other"));
            }
        }
    }
}
