//! The bytes a body is given, spent one choice at a time.
//!
//! Main type: [`Bytes`]. One invariant: when they are used up every choice is the plainest one, so a body comes to an
//! end, and cutting bytes off an input makes it simpler.

/// What is left of an input.
pub(crate) struct Bytes<'d> {
    rest: &'d [u8],
}

impl<'d> Bytes<'d> {
    pub(crate) fn new(data: &'d [u8]) -> Self {
        Bytes { rest: data }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn u8(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else { return 0 };
        self.rest = rest;
        *first
    }

    pub(crate) fn u64(&mut self) -> u64 {
        u64::from_le_bytes(std::array::from_fn(|_| self.u8()))
    }

    /// A number below `end`, which is at least 1; 0 when nothing is left.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let mut number = usize::from(self.u8());
        if end > 256 {
            number = number << 8 | usize::from(self.u8());
        }
        number % end
    }

    /// Once in `times`; not when nothing is left.
    pub(crate) fn rarely(&mut self, times: u8) -> bool {
        self.u8() % times == times - 1
    }

    /// One of `choices`, the first when nothing is left.
    pub(crate) fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}
