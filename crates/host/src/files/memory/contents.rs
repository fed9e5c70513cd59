//! The bytes of a file: pieces that are there, and holes between them that read as zeroes and take no room.
//!
//! Main type: [`Contents`]. One invariant: no piece has a byte at or beyond the file's size, and each byte of a piece is
//! paid for.

use std::collections::BTreeMap;

use waxwing_abi::types::{Errno, Filesize};

use super::node::Budget;

/// The largest size of a file, in bytes: ext4's, as programs know it from most hosts. With holes, it takes no memory.
pub(crate) const MAX_SIZE: Filesize = 16 << 40;

/// Bytes of a piece, at most: its vector ends where its last byte was written.
const PIECE: usize = 16 << 10;

/// What a file holds.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    size: Filesize,
    /// By their place in the file, in pieces.
    pieces: BTreeMap<Filesize, Vec<u8>>,
}

/// Some bytes of a file, one after the other.
pub(crate) enum Run<'c> {
    /// These.
    Bytes(&'c [u8]),
    /// That many zeroes.
    Hole(usize),
}

/// The piece that has the byte at `offset`, and where in it.
fn place(offset: Filesize) -> (Filesize, usize) {
    const LENGTH: Filesize = PIECE as Filesize;
    // Less than a piece's length.
    (offset / LENGTH, usize::try_from(offset % LENGTH).unwrap_or(0))
}

impl Contents {
    /// The file's size, in bytes.
    pub(crate) fn size(&self) -> Filesize {
        self.size
    }

    /// How many bytes have been paid for.
    pub(super) fn held(&self) -> u64 {
        self.pieces.values().map(|piece| piece.len() as u64).sum()
    }

    /// Hands up to `len` bytes from `offset` on to `each`, as many as there are before the end; how many.
    pub(crate) fn read(&self, offset: Filesize, len: usize, each: &mut dyn FnMut(Run<'_>)) -> usize {
        let rest = usize::try_from(self.size.saturating_sub(offset)).unwrap_or(usize::MAX);
        let len = len.min(rest);
        let mut done = 0;
        while done < len {
            let (number, within) = place(offset + done as Filesize);
            let wanted = (PIECE - within).min(len - done);
            let there = self.pieces.get(&number).and_then(|piece| piece.get(within..)).unwrap_or_default();
            let there = &there[..wanted.min(there.len())];
            if !there.is_empty() {
                each(Run::Bytes(there));
            }
            if there.len() < wanted {
                each(Run::Hole(wanted - there.len()));
            }
            done += wanted;
        }
        len
    }

    /// Has `fill` write `len` bytes from `offset` on, piece by piece, as many as there is room for; how many.
    ///
    /// # Errors
    /// `fbig` beyond the largest size, `nospc` when there is room for none.
    pub(crate) fn write(
        &mut self,
        offset: Filesize,
        len: usize,
        budget: &Budget,
        fill: &mut dyn FnMut(&mut [u8]),
    ) -> Result<usize, Errno> {
        if len == 0 {
            return Ok(0);
        }
        let room = MAX_SIZE.checked_sub(offset).filter(|room| *room > 0).ok_or(Errno::Fbig)?;
        let len = usize::try_from(room).map_or(len, |room| room.min(len));
        let mut done = 0;
        while done < len {
            let (number, within) = place(offset + done as Filesize);
            let end = (within + (len - done).min(PIECE)).min(PIECE);
            let piece = self.pieces.entry(number).or_default();
            let before = piece.len();
            extend(piece, number, end, budget);
            let until = end.min(piece.len());
            if until <= within {
                // No room for a single byte of it: what was got for the gap before it goes back.
                budget.give((piece.len() - before) as u64);
                piece.truncate(before);
                if piece.is_empty() {
                    self.pieces.remove(&number);
                }
                break;
            }
            fill(&mut piece[within..until]);
            done += until - within;
            self.size = self.size.max(offset + done as Filesize);
            if until < end {
                break;
            }
        }
        if done == 0 { Err(Errno::Nospc) } else { Ok(done) }
    }

    /// Makes the file longer by a hole, or cuts it.
    pub(crate) fn set_size(&mut self, size: Filesize, budget: &Budget) {
        if size < self.size {
            let (number, within) = place(size);
            let mut cut = self.pieces.split_off(&number);
            if let Some(mut piece) = cut.remove(&number) {
                let gone = piece.len().saturating_sub(within);
                piece.truncate(within);
                piece.shrink_to_fit();
                budget.give(gone as u64);
                if !piece.is_empty() {
                    self.pieces.insert(number, piece);
                }
            }
            budget.give(cut.values().map(|piece| piece.len() as u64).sum());
        }
        self.size = size;
    }

    /// Fills the holes among `len` bytes from `offset` on, and makes the file long enough for them.
    ///
    /// # Errors
    /// `nospc`; holes before the old end may be filled then.
    pub(crate) fn allocate(&mut self, offset: Filesize, len: Filesize, budget: &Budget) -> Result<(), Errno> {
        let end = offset.saturating_add(len);
        let (first, last) = (place(offset).0, place(end - 1).0);
        let missing = (last - first + 1).saturating_sub(self.pieces.range(first..=last).count() as u64);
        // Looked at first, so that a length out of all bounds does not take all there is before it fails.
        if missing.saturating_sub(2).saturating_mul(PIECE as u64) > budget.left() {
            return Err(Errno::Nospc);
        }
        let before = self.size;
        let result = self.fill(offset, end, budget);
        if result.is_err() {
            self.set_size(before, budget);
        }
        result
    }

    fn fill(&mut self, offset: Filesize, end: Filesize, budget: &Budget) -> Result<(), Errno> {
        let mut at = offset;
        while at < end {
            let (number, within) = place(at);
            let until = (end - at).min((PIECE - within) as Filesize);
            let wanted = within + usize::try_from(until).unwrap_or(PIECE);
            let piece = self.pieces.entry(number).or_default();
            let before = piece.len();
            extend(piece, number, wanted, budget);
            if piece.len() < wanted {
                budget.give((piece.len() - before) as u64);
                piece.truncate(before);
                if piece.is_empty() {
                    self.pieces.remove(&number);
                }
                return Err(Errno::Nospc);
            }
            at += until;
            self.size = self.size.max(at);
        }
        Ok(())
    }
}

/// Makes a piece `end` bytes long, or as long as there is room for; one that is long enough stays as it is.
fn extend(piece: &mut Vec<u8>, number: Filesize, end: usize, budget: &Budget) {
    let more = end.saturating_sub(piece.len());
    let granted = usize::try_from(budget.take_some(more as u64)).unwrap_or(0);
    let wanted = piece.len() + granted;
    if wanted > piece.capacity() {
        // The first piece may be all of a small file; whoever writes a second one will fill it.
        let capacity = if number == 0 { (piece.capacity() * 2).max(wanted).min(PIECE) } else { PIECE };
        if piece.try_reserve_exact(capacity - piece.len()).is_err() {
            budget.give(granted as u64);
            return;
        }
    }
    piece.resize(wanted, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(contents: &Contents) -> Vec<u8> {
        let mut bytes = Vec::new();
        let len = contents.read(0, usize::MAX, &mut |run| match run {
            Run::Bytes(run) => bytes.extend_from_slice(run),
            Run::Hole(len) => bytes.resize(bytes.len() + len, 0),
        });
        assert_eq!((len, len as u64), (bytes.len(), contents.size()));
        bytes
    }

    fn write(contents: &mut Contents, offset: u64, bytes: &[u8], budget: &Budget) -> Result<usize, Errno> {
        let mut rest = bytes;
        contents.write(offset, bytes.len(), budget, &mut |to| {
            let (head, tail) = rest.split_at(to.len());
            to.copy_from_slice(head);
            rest = tail;
        })
    }

    /// Everything that can be done, next to a plain vector, with the room that is left always counted right.
    #[test]
    fn pieces_and_holes_are_as_one_vector() {
        let budget = Budget::new(1 << 20);
        let (mut contents, mut plain) = (Contents::default(), Vec::<u8>::new());
        let mut state = 7u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for round in 0..2000u32 {
            let offset = random(6 * PIECE as u64);
            let end = usize::try_from(offset).unwrap();
            match random(8) {
                0 => {
                    contents.set_size(offset, &budget);
                    plain.resize(end, 0);
                }
                1 => {
                    let len = 1 + random(2 * PIECE as u64);
                    contents.allocate(offset, len, &budget).unwrap();
                    plain.resize(plain.len().max(end + usize::try_from(len).unwrap()), 0);
                }
                _ => {
                    let most = if random(2) == 0 { 50 } else { 3 * PIECE as u64 };
                    let bytes: Vec<u8> =
                        (0..random(most)).map(|n| n.to_le_bytes()[0] ^ round.to_le_bytes()[0]).collect();
                    assert_eq!(write(&mut contents, offset, &bytes, &budget), Ok(bytes.len()));
                    if !bytes.is_empty() {
                        plain.resize(plain.len().max(end + bytes.len()), 0);
                        plain[end..end + bytes.len()].copy_from_slice(&bytes);
                    }
                }
            }
            if round % 16 == 0 {
                assert!(all(&contents) == plain, "round {round}");
            }
            assert_eq!(budget.left() + contents.held(), 1 << 20, "round {round}");
            assert!(contents.held() <= contents.size());
        }
        assert!(all(&contents) == plain);
        contents.set_size(0, &budget);
        assert_eq!((budget.left(), contents.pieces.len()), (1 << 20, 0));
    }

    #[test]
    fn a_full_house_takes_what_fits_and_refuses_the_rest() {
        let budget = Budget::new(100);
        let mut contents = Contents::default();
        assert_eq!(write(&mut contents, 0, &[1; 60], &budget), Ok(60));
        assert_eq!(write(&mut contents, 60, &[2; 60], &budget), Ok(40));
        assert_eq!(write(&mut contents, 100, &[3], &budget), Err(Errno::Nospc));
        assert_eq!(contents.size(), 100);
        // What is there can be written again, and a hole costs nothing.
        assert_eq!(write(&mut contents, 50, &[4; 60], &budget), Ok(50));
        contents.set_size(1 << 40, &budget);
        assert_eq!(contents.held(), 100);
        assert_eq!(write(&mut contents, 1 << 39, &[5], &budget), Err(Errno::Nospc));
        assert_eq!(contents.allocate(0, 101, &budget), Err(Errno::Nospc));
        assert_eq!(contents.allocate(0, 1 << 40, &budget), Err(Errno::Nospc));
        assert_eq!((contents.held(), budget.left(), contents.size()), (100, 0, 1 << 40));
        contents.set_size(99, &budget);
        assert_eq!((contents.held(), budget.left()), (99, 1));
        assert_eq!(all(&contents)[48..52], [1, 1, 4, 4]);
        // A gap that would take the last room for itself gives it back.
        assert_eq!(write(&mut contents, 105, &[6], &budget), Err(Errno::Nospc));
        assert_eq!((contents.held(), budget.left(), contents.size()), (99, 1, 99));
    }

    #[test]
    fn no_file_is_larger_than_the_largest() {
        let budget = Budget::new(1 << 20);
        let mut contents = Contents::default();
        assert_eq!(write(&mut contents, MAX_SIZE, &[1], &budget), Err(Errno::Fbig));
        assert_eq!(write(&mut contents, MAX_SIZE, &[], &budget), Ok(0));
        assert_eq!(write(&mut contents, MAX_SIZE - 2, &[1, 2, 3], &budget), Ok(2));
        assert_eq!(contents.size(), MAX_SIZE);
        let mut seen = Vec::new();
        let read = contents.read(MAX_SIZE - 3, 100, &mut |run| match run {
            Run::Bytes(bytes) => seen.extend_from_slice(bytes),
            Run::Hole(len) => seen.resize(seen.len() + len, 0),
        });
        assert_eq!((read, seen), (3, vec![0, 1, 2]));
        assert_eq!(contents.allocate(0, MAX_SIZE, &budget), Err(Errno::Nospc));
    }
}
