//! Open files are shared, descriptors are not.

use crate::sys::*;
use std::fs::{self, File};
use std::io::{Read, Seek, Write};

pub fn run() {
    let (reader, mut writer) = pipe();
    let child = fork();
    if child == 0 {
        drop(reader);
        say(&mut writer, "from the child");
        exit(0);
    }
    say(&mut writer, "");
    drop(writer);
    // An end, since the child's end is gone as well.
    assert_eq!(hear(reader), "from the child");
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));

    // One position.
    fs::write("digits", "0123456789").unwrap();
    let mut file = File::open("digits").unwrap();
    let mut byte = [0];
    file.read_exact(&mut byte).unwrap();
    let child = fork();
    if child == 0 {
        file.read_exact(&mut byte).unwrap();
        assert_eq!(byte, *b"1");
        file.seek_relative(3).unwrap();
        exit(0);
    }
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
    file.read_exact(&mut byte).unwrap();
    assert_eq!(byte, *b"5");

    // A pipeline: three of them, each reading what the one before it wrote.
    let (mut input, mut first) = pipe();
    say(&mut first, "a");
    drop(first);
    for stage in ["b", "c", "d"] {
        let (next, mut output) = pipe();
        if fork() == 0 {
            drop(next);
            let text = hear(input);
            output.write_all(text.as_bytes()).unwrap();
            output.write_all(stage.as_bytes()).unwrap();
            exit(0);
        }
        input = next;
    }
    assert_eq!(hear(input), "abcd");
    for _ in 0..3 {
        assert!(matches!(wait(0), Ok((_, Status::Exited(0)))));
    }
}
