//! Many children at once (three, or what the second argument says) of a parent with much memory; they touch next to nothing. It says when they are all there, and
//! goes on when its standard input has ended.

use crate::sys::*;
use std::io::{Read, Write};

fn tell(text: &str) {
    println!("{text}");
    std::io::stdout().flush().unwrap();
}

pub fn run() {
    let children = std::env::args().nth(2).map_or(3, |count| count.parse().unwrap());
    let data: Vec<u8> = (0..16usize << 20).map(|index| (index / 4096) as u8).collect();
    let (reader, mut writer) = pipe();
    let (mut arrived, arrivals) = pipe();
    let first = fork();
    if first == 0 {
        exit(0);
    }
    assert_eq!(wait(first), Ok((first, Status::Exited(0))));
    tell("alone");
    std::io::stdin().read_exact(&mut [0]).unwrap();
    for number in 0..children {
        if fork() == 0 {
            drop(writer);
            let mut arrivals = arrivals;
            arrivals.write_all(b".").unwrap();
            assert_eq!(hear(reader), "");
            exit(u32::from(data[number * 4096 * 40] != (number * 40) as u8));
        }
    }
    arrived.read_exact(&mut vec![0; children]).unwrap();
    tell("together");
    std::io::stdin().read_exact(&mut [0]).unwrap();
    writer.flush().unwrap();
    drop(writer);
    for _ in 0..children {
        assert!(matches!(wait(0), Ok((_, Status::Exited(0)))));
    }
}
