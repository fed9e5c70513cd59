//! Children of children, each of which goes on from where it was made, from frames of different depth.

use crate::sys::*;
use std::hint::black_box;

#[inline(never)]
fn generation(depth: usize, path: &mut Vec<usize>) -> u16 {
    let here = black_box([depth; 8]);
    if depth == 0 {
        return 0;
    }
    let mut sum = 0;
    for branch in 0..2 {
        path.push(branch);
        match fork() {
            0 => {
                let below = generation(depth - 1, path);
                assert_eq!(here, [depth; 8]);
                exit(u32::from(below) + 1);
            }
            child => match wait(child) {
                Ok((found, Status::Exited(code))) => {
                    assert_eq!(found, child);
                    sum += code;
                }
                other => panic!("{other:?}"),
            },
        }
        path.pop();
    }
    assert_eq!(here, [depth; 8]);
    sum
}

pub fn run() {
    // A node for each child: 2 + 4 + 8 + 16.
    assert_eq!(generation(4, &mut Vec::new()), 30);
}
