//! A set to wait for is shared by parent and child, as every open file: what one adds and takes, the other sees. A file is in it
//! until nobody has it open any more, whoever added it.

use crate::sets::*;
use crate::sys::*;
use std::os::fd::AsRawFd as _;

/// Does something in a child, which ends well.
fn in_a_child(what: impl FnOnce()) {
    let child = fork();
    if child == 0 {
        what();
        exit(0);
    }
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
}

pub fn run() {
    let set = create();
    let (reader, mut writer) = pipe();
    let fd = reader.as_raw_fd() as Fd;
    add(set, fd, IN, 1).expect("added");
    // What comes is told in both.
    in_a_child(|| {
        assert_eq!(told(set, 0), Ok(vec![]));
        say(&mut writer, "x");
        assert_eq!(told(set, 1000), Ok(vec![(IN, 1)]));
    });
    assert_eq!(told(set, 0), Ok(vec![(IN, 1)]));
    // A descriptor that is closed in one of them leaves the file in the set.
    in_a_child(|| {
        unsafe { wasi::fd_close(fd) }.expect("closed");
        assert_eq!(told(set, 0), Ok(vec![(IN, 1)]));
    });
    assert_eq!(told(set, 0), Ok(vec![(IN, 1)]));
    // Once or at each change means: for both together.
    change(set, fd, IN | ET, 2).expect("changed");
    in_a_child(|| {
        assert_eq!(told(set, 0), Ok(vec![(IN, 2)]));
        assert_eq!(told(set, 0), Ok(vec![]));
    });
    assert_eq!(told(set, 0), Ok(vec![]));
    say(&mut writer, "y");
    assert_eq!(told(set, 0), Ok(vec![(IN, 2)]));
    change(set, fd, IN | ONESHOT, 3).expect("changed");
    in_a_child(|| assert_eq!(told(set, 0), Ok(vec![(IN, 3)])));
    assert_eq!(told(set, 0), Ok(vec![]));
    // What a child changes and removes is changed and removed.
    in_a_child(|| change(set, fd, IN, 4).expect("changed"));
    assert_eq!(told(set, 0), Ok(vec![(IN, 4)]));
    in_a_child(|| assert_eq!(add(set, fd, IN, 5), Err(EXIST)));
    in_a_child(|| remove(set, fd).expect("removed"));
    assert_eq!((told(set, 0), remove(set, fd)), (Ok(vec![]), Err(NOENT)));

    // What a child adds that it alone has is told to its parent, until the child has ended.
    let (go, mut gone) = pipe();
    let child = fork();
    if child == 0 {
        drop(gone);
        let (own, mut more) = pipe();
        add(set, own.as_raw_fd() as Fd, IN, 6).expect("added");
        say(&mut more, "z");
        hear(go);
        exit(0);
    }
    assert_eq!(told(set, 10_000), Ok(vec![(IN, 6)]));
    say(&mut gone, "!");
    drop((go, gone));
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
    assert_eq!(told(set, 0), Ok(vec![]));

    // A parent that waits in the set while a child adds to it; and one that learns by a pipe that its child has ended.
    let child = fork();
    if child == 0 {
        add(set, fd, IN, 7).expect("added");
        exit(0);
    }
    assert_eq!(told(set, 10_000), Ok(vec![(IN, 7)]));
    remove(set, fd).expect("removed");
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
    let (held, end) = pipe();
    let child = fork();
    if child == 0 {
        exit(0);
    }
    drop(end);
    add(set, held.as_raw_fd() as Fd, IN, 8).expect("added");
    assert_eq!(told(set, 10_000), Ok(vec![(HUP, 8)]));
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));

    // The child's set is there when the parent's descriptor is closed.
    let (mut answer_end, child_end) = pipe();
    let child = fork();
    if child == 0 {
        drop(answer_end);
        let mut child_end = child_end;
        remove(set, held.as_raw_fd() as Fd).expect("removed");
        say(&mut child_end, if told(set, 0) == Ok(vec![]) { "empty" } else { "not" });
        exit(0);
    }
    unsafe { wasi::fd_close(set) }.expect("closed");
    drop(child_end);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut answer_end, &mut text).unwrap();
    assert_eq!((text.as_str(), wait(child)), ("empty", Ok((child, Status::Exited(0)))));
}
