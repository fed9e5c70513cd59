//! Guest memory and arguments against a memory of the test's own. Runs under Miri too (see CONTRIBUTING.md).

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use waxwing_abi::types::{Errno, Filestat, Filetype, Rights, Subscription, SubscriptionU, Whence, preview0};
use waxwing_abi::{
    GuestMemory, GuestPtr, GuestSlice, GuestString, InBytes, IoVecs, OutBytes, OutStrings, StringBlock,
    StringList, Value, W32, W64,
};

/// A guest's memory of 4 KiB, 8-byte aligned.
struct Guest(Box<[AtomicU64; 512]>);

impl Guest {
    fn new() -> Self {
        Guest(Box::new([const { AtomicU64::new(0) }; 512]))
    }

    fn memory(&self) -> GuestMemory<'_> {
        // SAFETY: the words are ours for as long as the borrow, and atomics may be written through a shared borrow.
        unsafe { GuestMemory::new(self.0.as_ptr().cast_mut().cast(), 4096) }
    }
}

#[test]
fn scalars_keep_their_bytes_at_any_address() {
    let guest = Guest::new();
    let memory = guest.memory();
    for at in 40..48 {
        memory.store_u64(at, 0x1122_3344_5566_7788).expect("inside");
        assert_eq!(memory.load_u64(at), Ok(0x1122_3344_5566_7788));
        assert_eq!(memory.load_u32(at), Ok(0x5566_7788), "little-endian");
        assert_eq!(memory.load_u16(at + 1), Ok(0x6677));
        assert_eq!(memory.load_u8(at + 7), Ok(0x11));
    }
}

#[test]
fn nothing_beyond_the_end_is_reached() {
    let guest = Guest::new();
    let memory = guest.memory();
    assert!(memory.load_u64(4088).is_ok());
    for (addr, len) in [(4089, 8), (4096, 1), (u64::MAX, 1), (u64::MAX - 3, 8), (0, 4097), (1, u64::MAX)] {
        assert_eq!(memory.claim(addr, len), Err(Errno::Fault), "{addr} {len}");
    }
    assert!(memory.claim(4096, 0).is_ok(), "an empty range may stand at the end");
    assert_eq!(memory.claim(4097, 0), Err(Errno::Fault));
    assert_eq!(memory.store_u32(4094, 1), Err(Errno::Fault));
    assert_eq!(memory.load_u16(4094), Ok(0), "a refused store writes nothing");
    assert_eq!(GuestMemory::empty().load_u8(0), Err(Errno::Fault));
}

#[test]
fn copies_are_whole_at_any_alignment() {
    let guest = Guest::new();
    let memory = guest.memory();
    let bytes: Vec<u8> = (0..100).collect();
    for (at, len) in [(0, 0), (0, 8), (1, 8), (3, 21), (8, 64), (15, 100), (3996, 100)] {
        memory.copy_out(at, &bytes[..len]).expect("inside");
        let mut back = vec![0xff; len];
        memory.copy_in(at, &mut back).expect("inside");
        assert_eq!(back, bytes[..len], "{at} {len}");
    }
}

#[test]
fn a_cursor_goes_through_the_ranges_piece_by_piece() {
    let guest = Guest::new();
    let memory = guest.memory();
    // Ten bytes in ranges of 3, 0, 1 and 6.
    let ranges = [(1000, 3), (1010, 0), (1020, 1), (1033, 6)];
    for (index, (at, len)) in ranges.into_iter().enumerate() {
        memory.store_u32(64 + index as u64 * 8, at).expect("inside");
        memory.store_u32(68 + index as u64 * 8, len).expect("inside");
    }
    let mut iovs = IoVecs::new();
    let iovs = iovs.fill::<W32>(memory, 64, 4).expect("inside");
    let held = || {
        let mut bytes = [0; 10];
        assert_eq!(iovs.copy_in(&mut bytes), 10);
        bytes
    };
    for piece in 1..12 {
        let mut cursor = iovs.cursor();
        for (index, bytes) in b"abcdefghijkl".chunks(piece).enumerate() {
            let fits = bytes.len().min(10usize.saturating_sub(index * piece));
            assert_eq!(cursor.copy_out(bytes), fits, "{piece}");
        }
        assert_eq!((held(), cursor.left()), (*b"abcdefghij", 0));
        let mut cursor = iovs.cursor();
        assert_eq!(cursor.fill_zero(piece), piece.min(10));
        assert_eq!(cursor.left(), 10 - piece.min(10));
        assert!(held()[..piece.min(10)].iter().all(|byte| *byte == 0));
        assert_eq!(held()[piece.min(10)..], b"abcdefghij"[piece.min(10)..]);
        iovs.copy_out(b"0123456789");
        let (mut cursor, mut back) = (iovs.cursor(), Vec::new());
        loop {
            let mut bytes = vec![0; piece];
            match cursor.copy_in(&mut bytes) {
                0 => break,
                len => back.extend_from_slice(&bytes[..len]),
            }
        }
        assert_eq!(back, b"0123456789", "{piece}");
    }
    // Between the ranges, nothing has been written.
    for at in [999, 1003, 1010, 1019, 1021, 1032, 1039] {
        assert_eq!(memory.load_u8(at), Ok(0), "{at}");
    }
    let mut cursor = iovs.cursor();
    assert_eq!((cursor.copy_out(b"abcd"), cursor.fill_zero(1), cursor.copy_out(b"f")), (4, 1, 1));
    let mut two = [9; 2];
    assert_eq!((cursor.copy_in(&mut two), cursor.left()), (2, 2));
    assert_eq!((two, held()), (*b"67", *b"abcd\0f6789"));
    let none = IoVecs::new();
    assert_eq!((none.copy_out(b"a"), none.cursor().fill_zero(1), none.copy_in(&mut two)), (0, 0, 0));
}

#[test]
fn another_thread_may_write_what_is_being_read() {
    let guest = Guest::new();
    let stop = AtomicBool::new(false);
    let rounds = if cfg!(miri) { 20 } else { 20_000 };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let memory = guest.memory();
            for byte in (0..=255u8).cycle() {
                memory.store_u64(128, u64::from_ne_bytes([byte; 8])).expect("inside");
                if stop.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        let memory = guest.memory();
        let mut torn = 0;
        for _ in 0..rounds {
            let word = memory.load_u64(128).expect("inside").to_ne_bytes();
            let mut copy = [0; 8];
            memory.copy_in(128, &mut copy).expect("inside");
            torn += [word, copy].iter().filter(|bytes| **bytes != [bytes[0]; 8]).count();
        }
        stop.store(true, Ordering::Relaxed);
        assert_eq!(torn, 0, "an aligned word is never torn");
    });
}

fn iovecs(memory: GuestMemory<'_>, ranges: &[(u32, u32)], count: u64) -> Result<usize, Errno> {
    for (index, (base, len)) in (0u64..).zip(ranges) {
        memory.store_u32(index * 8, *base)?;
        memory.store_u32(index * 8 + 4, *len)?;
    }
    IoVecs::new().fill::<W32>(memory, 0, count).map(IoVecs::total_len)
}

#[test]
fn ranges_are_checked_one_by_one_and_together() {
    let guest = Guest::new();
    let memory = guest.memory();
    assert_eq!(iovecs(memory, &[(1024, 10), (2048, 0), (4095, 1)], 3), Ok(11));
    assert_eq!(iovecs(memory, &[(1024, 10), (4095, 2)], 2), Err(Errno::Fault));
    assert_eq!(iovecs(memory, &[(4097, 0)], 1), Err(Errno::Fault), "even an empty range has to lie inside");
    assert_eq!(iovecs(memory, &[], 1025), Err(Errno::Inval));
    assert_eq!(iovecs(memory, &[], u64::from(u32::MAX)), Err(Errno::Inval));
    assert_eq!(iovecs(memory, &[], 600), Err(Errno::Fault), "the array itself has to lie inside");
    assert_eq!(iovecs(memory, &[], 0), Ok(0));
}

#[test]
fn many_ranges_move_to_the_heap_in_order() {
    let guest = Guest::new();
    let memory = guest.memory();
    for count in [63, 64, 65, 200] {
        let ranges: Vec<(u32, u32)> = (0..count).map(|index| (index, 1)).collect();
        assert_eq!(iovecs(memory, &ranges, u64::from(count)), Ok(count as usize));
        let mut all = IoVecs::new();
        all.fill::<W32>(memory, 0, u64::from(count)).expect("inside");
        assert_eq!(all.len(), count as usize);
        let bases: Vec<usize> = all.as_slice().iter().map(|range| range.base.addr()).collect();
        assert!(bases.is_sorted_by(|a, b| a + 1 == *b), "{count}");
        assert_eq!(all.skip(10).total_len(), count as usize - 10);
        assert_eq!(all.truncate(7).total_len(), 7);
    }
}

#[test]
fn sums_beyond_what_a_result_can_say_are_refused() {
    let guest = Guest::new();
    let memory = guest.memory();
    // A view that claims to be 8 GiB: the ranges are only claimed, never touched; the array lies in what is really there.
    // SAFETY: nothing beyond the first 4 KiB is read or written.
    let large = unsafe { GuestMemory::new(guest.0.as_ptr().cast_mut().cast(), 8 << 30) };
    assert_eq!(iovecs(large, &[(0, u32::MAX)], 1), Ok(u32::MAX as usize));
    assert_eq!(iovecs(large, &[(0, u32::MAX), (5, 1)], 2), Err(Errno::Inval));
    let mut wide = IoVecs::new();
    for at in [0, 16] {
        memory.store_u64(at, 8).and_then(|()| memory.store_u64(at + 8, u64::from(u32::MAX))).expect("inside");
    }
    assert_eq!(wide.fill::<W64>(large, 0, 2).map(IoVecs::total_len), Ok(u32::MAX as usize * 2));
}

#[test]
fn skipping_and_copying_follow_the_ranges() {
    let guest = Guest::new();
    let memory = guest.memory();
    iovecs(memory, &[(1000, 3), (2000, 0), (3000, 4)], 3).expect("inside");
    let mut ranges = IoVecs::new();
    ranges.fill::<W32>(memory, 0, 3).expect("inside");
    assert_eq!(ranges.copy_out(b"abcdefgh"), 7);
    let mut back = [0; 5];
    assert_eq!(ranges.skip(2).copy_in(&mut back), 5);
    assert_eq!(&back, b"cdefg");
    assert_eq!(memory.load_u8(3003), Ok(b'g'));
    assert!(ranges.skip(7).is_empty());
    assert_eq!(ranges.truncate(4).skip(3).total_len(), 1);
}

#[test]
fn strings_are_text_of_a_bounded_length() {
    let guest = Guest::new();
    let memory = guest.memory();
    let check = |bytes: &[u8], expected: Result<&str, Errno>| {
        memory.copy_out(8, bytes).expect("inside");
        let string = GuestString::new(memory, 8, bytes.len() as u64);
        assert_eq!(string.as_ref().map(GuestString::as_str).map_err(|errno| *errno), expected);
        if let (Ok(string), Ok(text)) = (&string, expected) {
            assert_eq!(string.as_cstr().to_bytes(), text.as_bytes());
        }
    };
    check(b"", Ok(""));
    check("grün".as_bytes(), Ok("grün"));
    let long = "x".repeat(255);
    check(long.as_bytes(), Ok(&long));
    let longer = "x".repeat(256);
    check(longer.as_bytes(), Ok(&longer));
    check(b"a\0b", Err(Errno::Inval));
    check(b"\xff", Err(Errno::Ilseq));
    assert_eq!(GuestString::new(memory, 4000, 97).err(), Some(Errno::Fault));
    assert_eq!(GuestString::new(memory, 0, 4096).err(), Some(Errno::Nametoolong));
    assert!(GuestString::from_host(&"y".repeat(4095)).is_ok());
    assert_eq!(GuestString::from_host(&"y".repeat(4096)).err(), Some(Errno::Nametoolong));
}

#[test]
fn a_filled_buffer_is_cut_at_its_end() {
    let guest = Guest::new();
    let memory = guest.memory();
    let mut bytes = OutBytes::new(memory, 100, 5).expect("inside");
    assert_eq!(bytes.push(b"abc"), 3);
    assert_eq!(bytes.push(b"defg"), 2);
    assert_eq!(bytes.push(b"h"), 0);
    assert_eq!((bytes.written(), bytes.room()), (5, 0));
    assert_eq!(InBytes::new(memory, 100, 6).and_then(|bytes| bytes.copy_to_vec()), Ok(b"abcde\0".to_vec()));
    assert!(OutBytes::new(memory, 4096, 1).is_err());
}

#[test]
fn argument_blocks_have_a_pointer_per_string() {
    let guest = Guest::new();
    let memory = guest.memory();
    let block = StringBlock::new(["one", "", "three"]).expect("no NUL");
    assert_eq!((block.count(), block.size()), (3, 11));
    OutStrings::new::<W64>(memory, 0, 100).write(&block).expect("inside");
    assert_eq!([0, 8, 16].map(|at| memory.load_u64(at)), [Ok(100), Ok(104), Ok(105)]);
    OutStrings::new::<W32>(memory, 0, 100).write(&block).expect("inside");
    assert_eq!([0, 4, 8].map(|at| memory.load_u32(at)), [Ok(100), Ok(104), Ok(105)]);
    let list = StringList::pointers::<W32>(memory, 0, 3).expect("inside");
    assert_eq!(list.to_vec(), Ok(vec![b"one".to_vec(), Vec::new(), b"three".to_vec()]));
    memory.copy_out(200, b"a\nb\n").expect("inside");
    let list = StringList::lines(memory, 200, 4).expect("inside");
    assert_eq!(list.to_vec(), Ok(vec![b"a".to_vec(), b"b".to_vec()]));
    // The last line may end with a line feed or not, and may be empty.
    memory.copy_out(200, b"\na\n\n").expect("inside");
    for (length, lines) in [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3)] {
        let list = StringList::lines(memory, 200, length).and_then(|list| list.to_vec());
        assert_eq!(list.map(|list| list.len()), Ok(lines), "{length} bytes");
    }
    assert_eq!(OutStrings::new::<W32>(memory, 4090, 100).write(&block), Err(Errno::Fault));
    assert!(StringBlock::new(["a\0"]).is_err());
    assert_eq!(block.iter().collect::<Vec<_>>(), [&b"one"[..], b"", b"three"]);
}

/// A guest names its one long string again and again.
#[test]
fn lists_of_strings_are_bounded_together() {
    let words: Vec<AtomicU64> = (0..(1 << 18) + 1).map(|_| AtomicU64::new(0)).collect();
    // SAFETY: as Guest::memory.
    let memory = unsafe { GuestMemory::new(words.as_ptr().cast_mut().cast(), (1 << 21) + 8) };
    memory.copy_out(1000, &vec![b'y'; 100_000]).expect("inside");
    for slot in 0..21 {
        memory.store_u32(slot * 4, 1000).expect("inside");
    }
    let list = |count| StringList::pointers::<W32>(memory, 0, count).and_then(|list| list.to_vec());
    assert_eq!(list(20).map(|list| list.len()), Ok(20));
    assert_eq!(list(21), Err(Errno::TwoBig));
    let lines = |length| StringList::lines(memory, 0, length).and_then(|list| list.to_vec());
    assert_eq!(lines(1004).map(|list| list.len()), Ok(1));
    assert_eq!(lines((1 << 21) + 1), Err(Errno::TwoBig));
}

#[test]
fn dialects_differ_in_layout_and_not_in_what_bodies_see() {
    let guest = Guest::new();
    let memory = guest.memory();
    let stat = Filestat {
        dev: 1,
        ino: 2,
        filetype: Filetype::RegularFile,
        nlink: 1 << 40,
        size: 3,
        atim: 4,
        mtim: 5,
        ctim: 6,
    };
    preview0::Filestat::from(stat).store::<W32>(memory, 0).expect("inside");
    assert_eq!(memory.load_u32(20), Ok(u32::MAX), "as many links as preview0 can say");
    assert_eq!(memory.load_u64(48), Ok(6));
    assert_eq!(Whence::from(preview0::Whence::Cur), Whence::Cur);
    assert_eq!((preview0::Whence::Cur.raw(), Whence::Cur.raw()), (0, 1));
    // A preview0 subscription is 56 bytes; the second one of two begins there.
    memory.store_u64(56, 77).expect("inside");
    memory.store_u8(64, 1).expect("inside");
    memory.store_u32(72, 5).expect("inside");
    let slice = GuestSlice::<Subscription>::new::<preview0::Subscription, W32>(memory, 0, 2).expect("inside");
    let second = slice.get(1).expect("well-formed");
    assert_eq!(second.userdata, 77);
    assert!(matches!(second.u, SubscriptionU::FdRead(fd) if fd.file_descriptor == 5));
    assert_eq!(slice.get(2).err(), Some(Errno::Fault));
    assert!(GuestSlice::<Subscription>::new::<preview0::Subscription, W32>(memory, 0, 74).is_err());
}

#[test]
fn unknown_bits_are_dropped_from_rights_and_refused_elsewhere() {
    let guest = Guest::new();
    let memory = guest.memory();
    memory.store_u64(0, u64::MAX).expect("inside");
    let rights = GuestPtr::<Rights>::new::<Rights, W32>(memory, 0).and_then(|pointer| pointer.load());
    assert_eq!(rights, Ok(Rights::all()));
    let flags = GuestPtr::new::<waxwing_abi::types::Fdflags, W32>(memory, 0)
        .and_then(|pointer: GuestPtr<'_, waxwing_abi::types::Fdflags>| pointer.load());
    assert_eq!(flags, Err(Errno::Inval));
    assert_eq!(format!("{:?}", Rights::FD_READ | Rights::FD_WRITE), "fd_read|fd_write");
    assert_eq!(format!("{:?}", Rights::empty()), "0");
}
