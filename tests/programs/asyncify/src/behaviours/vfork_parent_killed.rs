//! A parent that is killed while a child has its thread ends at once, with its descriptors; the child goes on without it.

use crate::sys::*;
use std::fs::File;
use std::io::Read;
use std::os::fd::AsRawFd;

const KILL: u8 = 9;

fn number(mut file: &File) -> Pid {
    let mut number = [0; 4];
    file.read_exact(&mut number).unwrap();
    Pid::from_le_bytes(number)
}

fn tell(mut file: &File, number: Pid) {
    std::io::Write::write_all(&mut file, &number.to_le_bytes()).unwrap();
}

/// Kills a parent whose child says its number, waits for a word, and goes on as this says; what the child says then.
fn killed(lends: fn() -> Pid, goes_on: fn(&File)) -> (Pid, String) {
    let (told, tells) = pipe();
    let (word, words) = pipe();
    let (end, ends) = pipe();
    let parent = fork();
    if parent == 0 {
        let child = lends();
        if child == 0 {
            tell(&tells, pid());
            unsafe { wasi::fd_close(ends.as_raw_fd() as u32) }.unwrap();
            number(&word);
            goes_on(&tells);
            exit(1);
        }
        unreachable!("it is killed before");
    }
    drop((tells, ends));
    let child = number(&told);
    kill(parent, KILL).unwrap();
    assert_eq!(wait(parent), Ok((parent, Status::Signaled(KILL))));
    assert_eq!(wait(parent), Err(12), "it has ended once");
    // Its descriptors are closed, though the child goes on.
    assert_eq!(hear(end), "");
    tell(&words, 0);
    // And this ends when the child has.
    (child, hear(told))
}

fn orphan(tells: &File) {
    let mut tells = tells;
    std::io::Write::write_all(&mut tells, format!("{} {} alone", pid(), parent()).as_bytes()).unwrap();
    exit(3);
}

pub fn run() {
    let lends: [fn() -> Pid; 2] = [
        || vfork().unwrap(),
        || {
            fork_env().unwrap();
            0
        },
    ];
    for lends in lends {
        let (child, said) = killed(lends, orphan);
        assert_eq!(said, format!("{child} 0 alone"));
        let (child, said) =
            killed(lends, |tells| exec("self", tells.as_raw_fd() as u32, "elsewhere").unwrap());
        assert_eq!(said, format!("{child} 0 elsewhere"));
        // It forks from there, and waits for its own.
        let (child, said) = killed(lends, |tells| {
            let own = pid();
            let copy = fork();
            if copy == 0 {
                exit(u32::from(parent() != own) + 5);
            }
            assert_eq!(wait(copy), Ok((copy, Status::Exited(5))));
            orphan(tells);
        });
        assert_eq!(said, format!("{child} 0 alone"));
    }
    // A child that has lent the thread in its turn is killed; whose thread it was comes back when that ends.
    let (told, tells) = pipe();
    let (word, words) = pipe();
    let parent = fork();
    if parent == 0 {
        let child = vfork().unwrap();
        if child == 0 {
            let grandchild = vfork().unwrap();
            if grandchild == 0 {
                tell(&tells, crate::sys::parent());
                number(&word);
                exit(4);
            }
            unreachable!("it is killed before");
        }
        assert_eq!(wait(child), Ok((child, Status::Signaled(KILL))));
        exit(6);
    }
    let child = number(&told);
    kill(child, KILL).unwrap();
    tell(&words, 0);
    assert_eq!(wait(parent), Ok((parent, Status::Exited(6))));
}
