//! A child: its numbers, its memory, its end.

use crate::sys::*;

const CHILD: u16 = 12;

pub fn run() {
    let own = pid();
    let local = String::from("on the heap");
    let mut shared = Cell::new(5);
    let child = fork();
    if child == 0 {
        assert_ne!(pid(), own);
        assert_eq!(parent(), own);
        assert_eq!((local.as_str(), shared.get()), ("on the heap", 5));
        shared.set(6);
        // Memory of its own, which grows by itself.
        let more: Vec<u8> = vec![3; 4 << 20];
        assert_eq!(more.iter().map(|byte| usize::from(*byte)).sum::<usize>(), 3 * (4 << 20));
        assert_eq!(wait(0), Err(CHILD));
        exit(42);
    }
    assert_eq!(pid(), own);
    assert_eq!(wait(child), Ok((child, Status::Exited(42))));
    assert_eq!(shared.get(), 5);
    assert_eq!((wait(child), wait(0)), (Err(CHILD), Err(CHILD)));

    // One after the other, and any of them.
    let children: Vec<Pid> = (0..10)
        .map(|number| match fork() {
            0 => exit(number),
            child => child,
        })
        .collect();
    let mut ended: Vec<(Pid, Status)> = children.iter().map(|_| wait(0).unwrap()).collect();
    ended.sort_by_key(|(child, _)| *child);
    let expected: Vec<_> = (0..).zip(&children).map(|(code, child)| (*child, Status::Exited(code))).collect();
    assert_eq!(ended, expected);
}
