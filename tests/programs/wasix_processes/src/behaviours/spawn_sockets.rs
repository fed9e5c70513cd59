//! Sockets and sets to wait for are given to programs that are started and to those that a process becomes, but for what is closed
//! on exec. A set is the same one in all of them.

use crate::sys::*;

/// What is open from 3 on in a program, as it says.
fn open_in(program: &[&str]) -> String {
    let (reader, writer) = pipe();
    set_cloexec(reader);
    set_cloexec(writer);
    let child = spawn(program, &[dup_in_child(writer, 1)], &[]).expect("it is started");
    close(writer).expect("it is open");
    let said = String::from_utf8(read_all(reader)).expect("text");
    close(reader).expect("it is open");
    assert_eq!(wait(child), Status::Exited(0));
    said.split(" in ").next().unwrap_or_default().to_owned()
}

pub fn run() {
    // 3 is the top.
    let (one, other) = pair();
    let set = set_create();
    assert_eq!((one, other, set), (4, 5, 6));
    let become_look = ["self", "as", "exec", "self", "-", "self", "as", "look"];
    assert_eq!(open_in(&["self", "as", "look"]), "3 4 5 6");
    assert_eq!(open_in(&become_look), "3 4 5 6");
    set_cloexec(other);
    assert_eq!(open_in(&["self", "as", "look"]), "3 4 6");
    assert_eq!(open_in(&become_look), "3 4 6");

    // One that copies its input to its output, both being a socket.
    let copies = ["self", "as", "cat"];
    let child = spawn(&copies, &[dup_in_child(one, 0), dup_in_child(one, 1), close_in_child(one)], &[]);
    write(other, b"there and back").expect("there is room");
    shut(other);
    close(one).expect("it is open");
    assert_eq!(read_all(other), b"there and back");
    assert_eq!(wait(child.expect("it is started")), Status::Exited(0));

    // A set that has in it what the program has not: it is told all the same, by whoever waits.
    let (reader, writer) = pipe();
    set_cloexec(reader);
    set_add(set, reader, 17).expect("added");
    let waits = ["self", "as", "told", "6"];
    let (out, said) = pipe();
    set_cloexec(out);
    set_cloexec(said);
    for program in [&waits[..], &["self", "as", "exec", "self", "-", "self", "as", "told", "6"]] {
        let child = spawn(program, &[dup_in_child(said, 1)], &[]).expect("it is started");
        write(writer, b"x").expect("there is room");
        assert_eq!(read(out), Ok(b"17\n".to_vec()));
        assert_eq!(wait(child), Status::Exited(0));
        assert_eq!(read(reader), Ok(b"x".to_vec()));
    }
    // And what the program adds is gone with it.
    let child = spawn(&["self", "as", "adding", "6"], &[], &[]).expect("it is started");
    assert_eq!(wait(child), Status::Exited(0));
    assert_eq!(set_told(set, 0), Ok(vec![]));
    set_cloexec(set);
    let child = spawn(&waits, &[dup_in_child(said, 1)], &[]).expect("it is started");
    assert_eq!(read(out), Ok(b"error 8\n".to_vec()));
    assert_eq!(wait(child), Status::Exited(0));
}
