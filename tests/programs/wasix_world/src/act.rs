//! `wasix_world do ACTION...`: what a test says on the command line, done in order, each with a line of what came of it. It
//! ends with 1 when something was refused.

use crate::sys::*;

/// Runs a program, found as a shell finds it, that says where it is.
fn run(name: &str) -> Result<u16> {
    let close = wasix::ProcSpawnFdOp {
        cmd: wasix::PROC_SPAWN_FD_OP_NAME_CLOSE,
        fd: ROOT,
        ..unsafe { std::mem::zeroed() }
    };
    let args = format!("{name}\ndo\nroot\npwd");
    let pid = unsafe { wasix::proc_spawn2(name, &args, "", &[close], &[], wasix::BOOL_TRUE, "/bin:/tmp") };
    let pid = pid.map_err(|errno| errno.raw())?;
    let mut pid = wasix::OptionPid { tag: 1, u: wasix::OptionPidU { some: pid } };
    let status = unsafe { wasix::proc_join(&mut pid, 0) }.map_err(|errno| errno.raw())?;
    assert_eq!(status.tag, 1, "it exits");
    Ok(unsafe { status.u.exit_normal }.raw())
}

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
            "root" => prestat(ROOT),
            // With the descriptor of the top closed, as by who closes all that is not for a child.
            "run" => run(path).map(|code| format!("it ended with {code}")),
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
