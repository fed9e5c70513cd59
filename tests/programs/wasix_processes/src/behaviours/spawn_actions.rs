//! What is done in a child before its program starts, in the order in which it is said; and what goes wrong with it.

use std::fs;

use crate::sys::*;

const NOTDIR: u16 = 54;

fn look(ops: &[ProcSpawnFdOp]) -> String {
    let (reader, writer) = pipe();
    set_cloexec(reader);
    set_cloexec(writer);
    let ops = [&[dup_in_child(writer, 1)], ops].concat();
    let child = spawn(&["self", "as", "look"], &ops, &[]).expect("it is started");
    close(writer).expect("it is open");
    let said = String::from_utf8(read_all(reader)).expect("text");
    close(reader).expect("it is open");
    assert_eq!(wait(child), Status::Exited(0));
    said.trim_end().to_owned()
}

pub fn run() {
    fs::create_dir_all("/work/sub").expect("created");
    fs::write("/work/input", "some input").expect("written");
    fs::write("/work/sub/file", "").expect("written");

    // 3 is the top; 4 is for the children, 5 is closed for them.
    let (kept, closed) = pipe();
    assert_eq!((kept, closed), (4, 5));
    set_cloexec(closed);
    assert_eq!(look(&[chdir_in_child("/work")]), "3 4 in /work: input sub");
    let ops = [dup_in_child(5, 5), dup_in_child(4, 9), close_in_child(4), close_in_child(17), chdir_in_child("/work/sub")];
    assert_eq!(look(&ops), "3 5 9 in /work/sub: file");
    // A path is from the directory that there is then, and a descriptor what was put there.
    let ops = [chdir_in_child("/work"), chdir_in_child("sub"), open_in_child("../sub", 8, false), close_in_child(4),
        chdir_in_child("/"), fchdir_in_child(8)];
    assert_eq!(look(&ops), "3 8 in /work/sub: file");
    // Nothing of it is ours.
    assert_eq!((cwd(), fdflags(8), fdflags(5)), ("/".to_owned(), Err(BADF), Ok(1)));

    let cat = ["self", "as", "cat"];
    let ops = [open_in_child("/work/input", 0, false), open_in_child("/work/output", 1, true)];
    let child = spawn(&cat, &ops, &[]).expect("it is started");
    assert_eq!(wait(child), Status::Exited(0));
    assert_eq!(fs::read_to_string("/work/output").expect("it is there"), "some input");

    // A pipeline: the child's copy of the end to write is the last one.
    let (reader, writer) = pipe();
    set_cloexec(reader);
    set_cloexec(writer);
    let first = spawn(&cat, &[open_in_child("/work/input", 0, false), dup_in_child(writer, 1)], &[]);
    let second = spawn(&cat, &[dup_in_child(reader, 0), open_in_child("/work/piped", 1, true)], &[]);
    close(reader).and(close(writer)).expect("they are open");
    assert_eq!([first, second].map(|child| wait(child.expect("it is started"))), [Status::Exited(0), Status::Exited(0)]);
    assert_eq!(fs::read_to_string("/work/piped").expect("it is there"), "some input");

    let fails = |op: ProcSpawnFdOp| spawn(&cat, &[op, open_in_child("/work/never", 1, true)], &[]).expect_err("it fails");
    assert_eq!(fails(open_in_child("/work/missing", 0, false)), NOENT);
    assert_eq!(fails(open_in_child("/work/input/x", 0, false)), NOTDIR);
    assert_eq!(fails(open_in_child("/work/input", 100_000, false)), BADF);
    assert_eq!((fails(dup_in_child(99, 1)), fails(dup_in_child(1, 100_000))), (BADF, BADF));
    assert_eq!((fails(chdir_in_child("/missing")), fails(chdir_in_child("/work/input"))), (NOENT, NOTDIR));
    assert_eq!((fails(fchdir_in_child(99)), fails(fchdir_in_child(0))), (BADF, NOTDIR));
    assert_eq!(fails(close_in_child(100_000)), BADF);
    assert!(fs::metadata("/work/never").is_err());
    assert_eq!(spawn_named("missing", &cat, &[], &[], Some("/bin")), Err(NOENT));
    assert_eq!(join(None, 0), Err(CHILD));
    // And no descriptor of ours is gone or new.
    assert_eq!(pipe(), (6, 7));
}
