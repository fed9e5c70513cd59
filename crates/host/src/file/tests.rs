//! Open files over files in memory: positions, appending, and reads and writes that wait.

use std::collections::VecDeque;

use super::*;
use crate::sys::testing::Memory;

/// A file in memory that keeps no position.
#[derive(Default)]
struct Held(Mutex<Vec<u8>>);

impl File for Held {
    fn filestat(&self) -> Result<Filestat, Errno> {
        Ok(Filestat::of(Filetype::RegularFile, self.0.lock().unwrap().len() as u64))
    }

    fn keeps_cursor(&self) -> bool {
        false
    }

    fn read(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let At::Offset(offset) = at else { return Err(Errno::Io) };
        let bytes = self.0.lock().unwrap();
        Ok(iovs.copy_out(bytes.get(usize::try_from(offset).unwrap()..).unwrap_or(&[])))
    }

    fn write(&self, at: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let At::Offset(offset) = at else { return Err(Errno::Io) };
        let mut bytes = self.0.lock().unwrap();
        let start = usize::try_from(offset).unwrap();
        let end = start + iovs.total_len();
        if bytes.len() < end {
            bytes.resize(end, 0);
        }
        Ok(iovs.copy_in(&mut bytes[start..end]))
    }

    fn append(&self, iovs: &IoVecs<'_>) -> Result<(Size, Filesize), Errno> {
        let end = self.filestat()?.size;
        let moved = self.write(At::Offset(end), iovs)?;
        Ok((moved, end + moved as Filesize))
    }

    fn set_status(&self, _: Fdflags, _: Fdflags) -> Result<(), Errno> {
        Ok(())
    }
}

#[test]
fn a_position_is_kept_for_files_that_keep_none() {
    let file = OpenFile::new(Held::default(), Fdflags::empty());
    let write = |bytes: &[u8]| Memory::new(64).iovecs(bytes, |iovs| file.write(iovs)).0;
    let read = |len| Memory::new(64).iovecs(&vec![0; len], |iovs| file.read(iovs));
    assert_eq!(write(b"hello"), Ok(5));
    assert_eq!(write(b", world"), Ok(7));
    assert_eq!(file.seek(-7, Whence::Cur), Ok(5));
    assert_eq!(read(2), (Ok(2), b", ".to_vec()));
    assert_eq!(file.seek(0, Whence::Cur), Ok(7));
    assert_eq!(file.seek(-5, Whence::End), Ok(7));
    assert_eq!(read(9), (Ok(5), b"world\0\0\0\0".to_vec()));
    assert_eq!(file.seek(-13, Whence::Cur), Err(Errno::Inval));
    assert_eq!(file.seek(i64::MAX, Whence::Cur), Err(Errno::Inval));
    assert_eq!(file.seek(0, Whence::Cur), Ok(12));
    let at = Memory::new(64).iovecs(&[0; 4], |iovs| file.read_at(iovs, 1));
    assert_eq!(at, (Ok(4), b"ello".to_vec()));
    assert_eq!(file.seek(0, Whence::Cur), Ok(12));

    file.set_status(Fdflags::APPEND).unwrap();
    file.seek(0, Whence::Set).unwrap();
    assert_eq!(write(b"!"), Ok(1));
    assert_eq!(file.seek(0, Whence::Cur), Ok(13));
    // As on Linux, appending is stronger than an offset, which is no position either.
    let at = |offset| Memory::new(64).iovecs(b"?", |iovs| file.write_at(iovs, offset)).0;
    assert_eq!((at(2), at(u64::MAX)), (Ok(1), Err(Errno::Inval)));
    assert_eq!(file.seek(0, Whence::Cur), Ok(13));
    assert_eq!(file.file().filestat().unwrap().size, 14);
    file.set_status(Fdflags::empty()).unwrap();
    file.seek(0, Whence::Set).unwrap();
    assert_eq!(write(b"J"), Ok(1));
    assert_eq!(file.seek(0, Whence::Cur), Ok(1));
}

/// A stream that gives the answers it was told to.
struct Told {
    answers: Mutex<VecDeque<Result<Size, Errno>>>,
    stream: bool,
}

impl File for Told {
    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(Filetype::Unknown)
    }

    fn rights(&self) -> Result<Rights, Errno> {
        Ok(Rights::all())
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        Err(Errno::Io)
    }

    fn write(&self, _: At, _: &IoVecs<'_>) -> Result<Size, Errno> {
        self.answers.lock().unwrap().pop_front().unwrap()
    }

    fn poll(&self, _: Interest, _: Option<&mut Wait>) -> Result<Readiness, Errno> {
        Ok(Readiness::default())
    }

    fn is_stream(&self) -> bool {
        self.stream
    }
}

/// Turns of a write of ten bytes, each with one answer, until it is done.
fn turns(status: Fdflags, stream: bool, answers: &[Result<Size, Errno>]) -> (usize, Result<Size, Errno>) {
    let answers = Mutex::new(answers.iter().copied().collect());
    let file = OpenFile::new(Told { answers, stream }, status);
    let mut w = Wait::new();
    let mut memory = Memory::new(64);
    for turn in 1.. {
        let (result, _) = memory.iovecs(&[7; 10], |iovs| {
            file.transfer(&mut w, Interest::WRITABLE, Want::AllOfStream(10), |done| {
                let left = iovs.skip(done);
                assert_eq!(left.total_len(), 10 - done);
                file.write(&left)
            })
        });
        if let Poll::Ready(result) = result {
            return (turn, result);
        }
    }
    unreachable!()
}

#[test]
fn a_blocking_write_to_a_stream_writes_all_or_stops_for_a_reason() {
    let (again, pipe) = (Err(Errno::Again), Err(Errno::Pipe));
    let waits = Fdflags::empty();
    assert_eq!(turns(waits, true, &[Ok(10)]), (1, Ok(10)));
    assert_eq!(turns(waits, true, &[again, Ok(4), again, Ok(6)]), (4, Ok(10)));
    // Bytes that were moved beat the error that came after them.
    assert_eq!(turns(waits, true, &[Ok(4), pipe]), (2, Ok(4)));
    assert_eq!(turns(waits, true, &[pipe]), (1, pipe));
    // A regular file that takes less has no room for more.
    assert_eq!(turns(waits, false, &[Ok(4)]), (1, Ok(4)));
    assert_eq!(turns(Fdflags::NONBLOCK, true, &[Ok(4)]), (1, Ok(4)));
    assert_eq!(turns(Fdflags::NONBLOCK, true, &[again]), (1, again));
}
