//! `wasix_world do ACTION...`: what a test says on the command line, done in order, each with a line of what came of it. It
//! ends with 1 when something was refused.

use crate::sys::*;

pub fn all(actions: impl Iterator<Item = String>) -> bool {
    let mut is_fine = true;
    for action in actions {
        let (verb, path) = action.split_once(':').unwrap_or((&action, ""));
        let done = match verb {
            "cat" => open_read(ROOT, path),
            "cd" => chdir(path).map(|()| getcwd()),
            "ls" => names(ROOT, path).map(|names| names.join(" ")),
            "mkdir" => mkdir(ROOT, path).map(|()| String::new()),
            "put" => put(ROOT, path, "put").map(|()| String::new()),
            "pwd" => Ok(getcwd()),
            "size" => stat(ROOT, path).map(|stat| stat.size.to_string()),
            "rm" => unlink(ROOT, path).map(|()| String::new()),
            _ => panic!("there is no {verb}"),
        };
        match done {
            Ok(text) => println!("{action}: {}", text.trim_end()),
            Err(errno) => {
                println!("{action}: errno {errno}");
                is_fine = false;
            }
        }
    }
    is_fine
}
