//! Children of children in one memory, copies made in them, and setjmp on both sides.

use crate::sys::*;

pub fn run() {
    let own = pid();
    let mut stack = snapshot();
    let mut depth = Cell::new(0);
    if setjmp(&mut stack) == 0 {
        let child = vfork().unwrap();
        if child == 0 {
            let first = pid();
            depth.add(1);
            let grandchild = vfork().unwrap();
            if grandchild == 0 {
                assert_eq!(parent(), first);
                depth.add(1);
                let copy = fork();
                if copy == 0 {
                    // A memory of its own.
                    depth.add(100);
                    exit(depth.get() as u32);
                }
                assert_eq!(wait(copy), Ok((copy, Status::Exited(102))));
                exit(2);
            }
            assert_eq!((pid(), depth.get()), (first, 2));
            assert_eq!(wait(grandchild), Ok((grandchild, Status::Exited(2))));
            let mut other = snapshot();
            if setjmp(&mut other) == 0 {
                longjmp(&other, 1);
            }
            assert_eq!(fork_env(), Err(58));
            exit(1);
        }
        assert_eq!((pid(), depth.get()), (own, 2));
        assert_eq!(wait(child), Ok((child, Status::Exited(1))));
        longjmp(&stack, 1);
    }
    assert_eq!(depth.get(), 2);
}
