//! Two sides of forks, on reservations like Wasmtime's.

use super::*;
use std::slice;

/// What Wasmtime has for a memory.
struct Reservation(*mut u8);

impl Reservation {
    fn new(len: usize) -> Self {
        let flags = MapFlags::PRIVATE | MapFlags::NORESERVE;
        // SAFETY: a new mapping.
        let at =
            unsafe { rustix::mm::mmap_anonymous(std::ptr::null_mut(), RESERVED, ProtFlags::empty(), flags) };
        let reservation = Reservation(at.expect("addresses").cast());
        reservation.grow(len);
        reservation
    }

    fn grow(&self, len: usize) {
        // SAFETY: it is ours.
        unsafe {
            rustix::mm::mprotect(self.0.cast(), len, MprotectFlags::READ | MprotectFlags::WRITE)
                .expect("memory");
        }
    }

    #[expect(clippy::mut_from_ref, reason = "each use is over before the next")]
    fn bytes(&self, len: usize) -> &mut [u8] {
        // SAFETY: nobody else has it.
        unsafe { slice::from_raw_parts_mut(self.0, len) }
    }

    fn child(&self, cow: &Cow, len: usize, alone: bool) -> Option<(Reservation, Cow, usize)> {
        let copy = |at: usize, to: &mut [u8]| {
            to.copy_from_slice(&self.bytes(len)[at..][..to.len()]);
            true
        };
        let image = cow.fork(len, alone, copy).expect("nothing is lost")?;
        let child = Reservation::new(len);
        // SAFETY: nobody uses it yet.
        let child_cow = unsafe { Cow::adopt(child.0, &image) }.expect("nothing is lost");
        for (at, bytes) in &image.pages {
            child.bytes(len)[*at..][..bytes.len()].copy_from_slice(bytes);
        }
        Some((child, child_cow, image.pages.iter().map(|(_, bytes)| bytes.len() / PAGE).sum()))
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        // SAFETY: nobody uses it any more.
        unsafe { rustix::mm::munmap(self.0.cast(), RESERVED).expect("it is there") };
    }
}

const LEN: usize = 64 * PAGE;

fn filled() -> (Reservation, Cow) {
    let memory = Reservation::new(LEN);
    memory.bytes(LEN)[3 * PAGE] = 33;
    memory.bytes(LEN)[LEN - 1] = 99;
    // SAFETY: nobody uses it yet.
    let cow = unsafe { Cow::install(memory.0, LEN) }.expect("nothing is lost").expect("memfds");
    (memory, cow)
}

#[test]
fn what_either_writes_is_its_own() {
    let (memory, cow) = filled();
    assert_eq!((memory.bytes(LEN)[3 * PAGE], memory.bytes(LEN)[LEN - 1]), (33, 99));
    memory.bytes(LEN)[5] = 1;
    let (child, child_cow, copied) = memory.child(&cow, LEN, true).expect("a mapping");
    assert_eq!(copied, 0);
    assert_eq!(memory.bytes(LEN), child.bytes(LEN));
    memory.bytes(LEN)[5] = 2;
    child.bytes(LEN)[6] = 3;
    assert_eq!((memory.bytes(LEN)[5], memory.bytes(LEN)[6]), (2, 0));
    assert_eq!((child.bytes(LEN)[5], child.bytes(LEN)[6]), (1, 3));

    // A second child, while the first lives, and one of the first's.
    let (second, _second_cow, copied) = memory.child(&cow, LEN, true).expect("a mapping");
    assert_eq!((copied, second.bytes(LEN)[5], second.bytes(LEN)[6]), (1, 2, 0));
    let (third, _third_cow, copied) = child.child(&child_cow, LEN, true).expect("a mapping");
    assert_eq!((copied, third.bytes(LEN)[5], third.bytes(LEN)[6]), (1, 1, 3));
}

#[test]
fn what_was_written_is_put_back_when_nobody_else_has_the_file() {
    let (memory, cow) = filled();
    drop(memory.child(&cow, LEN, true));
    for round in 0..10 {
        memory.bytes(LEN)[PAGE..(FEW + 2) * PAGE].fill(round);
        let (child, child_cow, copied) = memory.child(&cow, LEN, true).expect("a mapping");
        assert_eq!(copied, 0);
        assert_eq!(memory.bytes(LEN), child.bytes(LEN));
        assert!(cow.written(LEN).expect("a pagemap").is_empty());
        // Not while a child has it.
        memory.bytes(LEN)[PAGE..(FEW + 2) * PAGE].fill(100 + round);
        let (other, _other_cow, copied) = memory.child(&cow, LEN, true).expect("a mapping");
        assert_eq!(copied, FEW + 1);
        assert_eq!((child.bytes(LEN)[PAGE], other.bytes(LEN)[PAGE]), (round, 100 + round));
        drop((child, child_cow));
    }
    assert_eq!(memory.bytes(LEN)[3 * PAGE], 109);
}

#[test]
fn what_grows_after_a_fork_is_zero_on_both_sides() {
    let (memory, cow) = filled();
    let (child, child_cow, _) = memory.child(&cow, LEN, true).expect("a mapping");
    for side in [&memory, &child] {
        side.grow(2 * LEN);
        assert!(side.bytes(2 * LEN)[LEN..].iter().all(|byte| *byte == 0));
        side.bytes(2 * LEN)[LEN..].fill(7);
    }
    let (second, _second_cow, copied) = memory.child(&cow, 2 * LEN, true).expect("a mapping");
    assert_eq!(copied, 64);
    assert_eq!(second.bytes(2 * LEN), memory.bytes(2 * LEN));
    drop((child, child_cow));
}

/// Threads that run may write between any two steps: nothing is remapped then.
#[test]
fn nothing_moves_while_others_run() {
    let (memory, cow) = filled();
    assert!(memory.child(&cow, LEN, false).is_none());
    drop(memory.child(&cow, LEN, true));
    memory.bytes(LEN).fill(9);
    let (child, _child_cow, copied) = memory.child(&cow, LEN, false).expect("a mapping");
    let written: usize = cow.written(LEN).expect("a pagemap").iter().map(Range::len).sum();
    assert_eq!((copied, written), (64, LEN));
    assert_eq!(memory.bytes(LEN), child.bytes(LEN));
}

#[test]
fn both_ways_to_find_pages_find_the_same() {
    let (memory, cow) = filled();
    drop(memory.child(&cow, LEN, true));
    for page in [0, 1, 7, 8, 9, 30, 63] {
        memory.bytes(LEN)[page * PAGE + page] = 1;
    }
    // Reading makes no page one's own.
    assert_eq!(memory.bytes(LEN)[40 * PAGE], 0);
    let pagemap = File::open("/proc/self/pagemap").expect("/proc");
    let range = cow.base..cow.base + LEN;
    let by_table = read(&pagemap, range.clone()).expect("a table");
    let pages = |ranges: &[Range<usize>]| -> Vec<Range<usize>> {
        ranges.iter().map(|range| (range.start - cow.base) / PAGE..(range.end - cow.base) / PAGE).collect()
    };
    assert_eq!(pages(&by_table), [0..2, 7..10, 30..31, 63..64]);
    // Since Linux 6.7.
    if let Ok(by_scan) = scan(&pagemap, range) {
        assert_eq!(by_scan, by_table);
    }
}
