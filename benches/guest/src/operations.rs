//! The operations: what is prepared for each, and what one repetition does.
//!
//! Main table: [`TABLE`]. The invariant: an operation leaves the directory as it found it, so that
//! any of them can run after any other. `xtask/src/bench/fixture.rs` makes the directory.

use crate::batch::Batches;
use crate::sys::{self, Dir, Fault, Fd, Open};
use std::ffi::CStr;

type Operation = fn(&mut Batches, Dir) -> Result<(), Fault>;

/// Every operation by name.
pub const TABLE: &[(&str, Operation)] = &[
    ("empty_call", |b, _| b.run(sys::empty_call)),
    ("sched_yield", |b, _| b.run(sys::sched_yield)),
    ("clock_res_get", |b, _| b.run(sys::clock_res_get)),
    ("clock_time_get", |b, _| b.run(sys::clock_time_get)),
    ("random_32", |b, _| {
        let mut bytes = [0; 32];
        b.run(|| sys::random_get(&mut bytes))
    }),
    ("fd_tell", |b, dir| with_file(dir, |fd| b.run(|| sys::fd_tell(fd)))),
    ("fd_seek", |b, dir| with_file(dir, |fd| b.run(|| sys::fd_seek(fd, 64)))),
    ("fd_fdstat_get", |b, dir| with_file(dir, |fd| b.run(|| sys::fd_fdstat_get(fd)))),
    ("fd_filestat_get", |b, dir| with_file(dir, |fd| b.run(|| sys::fd_filestat_get(fd)))),
    ("read_1", |b, dir| read::<1>(b, dir)),
    ("read_4k", |b, dir| read::<4096>(b, dir)),
    ("pread_4k", |b, dir| {
        let bytes = pages(4096, 0);
        with_file(dir, |fd| b.run(|| exactly(4096, sys::fd_pread(fd, bytes, 8192)?)))
    }),
    ("readv_4x1k", |b, dir| {
        let (bytes, _) = pages(4096, 0).as_chunks_mut();
        let bytes = bytes.as_mut_array().expect("4096 bytes are four times 1024");
        let mut file = Cycle::new(4096);
        with_file(dir, |fd| {
            b.run(|| {
                file.step(fd)?;
                exactly(4096, sys::fd_readv(fd, bytes)?)
            })
        })
    }),
    ("read_1m", |b, dir| read::<MEBIBYTE>(b, dir)),
    ("write_1", |b, dir| write::<1>(b, dir)),
    ("write_4k", |b, dir| write::<4096>(b, dir)),
    ("pwrite_4k", |b, dir| {
        let bytes = pages(4096, 7);
        with_file(dir, |fd| b.run(|| exactly(4096, sys::fd_pwrite(fd, bytes, 8192)?)))
    }),
    ("write_64k", |b, dir| write::<65536>(b, dir)),
    ("open_close_d1", |b, dir| b.run(|| open_close(dir, SHALLOW))),
    ("open_close_d8", |b, dir| b.run(|| open_close(dir, DEEP))),
    ("stat_d1", |b, dir| b.run(|| sys::path_filestat_get(dir, SHALLOW))),
    ("stat_d8", |b, dir| b.run(|| sys::path_filestat_get(dir, DEEP))),
    ("mkdir_rmdir", |b, dir| {
        b.run(|| {
            sys::path_create_directory(dir, c"new")?;
            sys::path_remove_directory(dir, c"new")
        })
    }),
    ("creat_close_unlink", |b, dir| {
        b.run(|| {
            sys::fd_close(sys::path_open(dir, c"new", Open::Create)?)?;
            sys::path_unlink_file(dir, c"new")
        })
    }),
    ("rename_x2", |b, dir| {
        b.run(|| {
            sys::path_rename(dir, c"name", c"other")?;
            sys::path_rename(dir, c"other", c"name")
        })
    }),
    ("readdir_10k_4k", |b, dir| {
        let mut bytes = [0; 4096];
        b.run(|| {
            let many = sys::path_open(dir, c"many", Open::Directory)?;
            let entries = sys::readdir(many, &mut bytes)?;
            sys::fd_close(many)?;
            // Hosts differ on whether `.` and `..` are entries.
            exactly(ENTRIES, entries / 10 * 10)
        })
    }),
    ("poll_ready_fd", |b, dir| with_file(dir, |fd| b.run(|| sys::poll_ready_fd(fd)))),
    ("poll_clock_0", |b, _| b.run(sys::poll_clock_0)),
    ("sleep_100us", |b, _| b.run(sys::sleep_100us)),
    ("args_1000", |b, _| {
        let mut args = sys::Args::prepare()?;
        b.run(|| args.get())
    }),
    ("environ_1000", |b, _| {
        let mut environ = sys::Environ::prepare()?;
        b.run(|| environ.get())
    }),
];

const SHALLOW: &CStr = c"file";
const DEEP: &CStr = c"1/2/3/4/5/6/7/file";
const MEBIBYTE: usize = 1 << 20;
/// The size of the file `file`.
const FILE: usize = 2 * MEBIBYTE;
/// The files in `many`.
const ENTRIES: usize = 10_000;

fn exactly(wanted: usize, got: usize) -> Result<(), Fault> {
    if got == wanted { Ok(()) } else { Err(Fault::Short { wanted, got }) }
}

/// So many bytes from the start of a page on, for as long as the process lives. Where in a page a buffer starts decides how
/// fast the kernel copies: a few bytes from where the file's own page starts, three times slower than elsewhere on some
/// processors. So it starts at the same place in the guest and in its twin.
fn pages(size: usize, value: u8) -> &'static mut [u8] {
    const PAGE: usize = 4096;
    let bytes = vec![value; size + PAGE].leak();
    let start = bytes.as_ptr().align_offset(PAGE);
    &mut bytes[start..start + size]
}

fn with_file(dir: Dir, run: impl FnOnce(Fd) -> Result<(), Fault>) -> Result<(), Fault> {
    let fd = sys::path_open(dir, SHALLOW, Open::ReadWrite)?;
    run(fd)?;
    sys::fd_close(fd)
}

fn open_close(dir: Dir, path: &CStr) -> Result<(), Fault> {
    sys::fd_close(sys::path_open(dir, path, Open::Read)?)
}

fn read<const SIZE: usize>(batches: &mut Batches, dir: Dir) -> Result<(), Fault> {
    let bytes = pages(SIZE, 0);
    let mut file = Cycle::new(SIZE);
    with_file(dir, |fd| {
        batches.run(|| {
            file.step(fd)?;
            exactly(SIZE, sys::fd_read(fd, bytes)?)
        })
    })
}

fn write<const SIZE: usize>(batches: &mut Batches, dir: Dir) -> Result<(), Fault> {
    let bytes = pages(SIZE, 7);
    let mut file = Cycle::new(SIZE);
    with_file(dir, |fd| {
        batches.run(|| {
            file.step(fd)?;
            exactly(SIZE, sys::fd_write(fd, bytes)?)
        })
    })
}

/// Goes through the file again and again, with a seek at its end: pages that are there already, so
/// that memory is copied and none is allocated. The seek is one in 256 calls, or what the file has.
struct Cycle {
    steps: usize,
    left: usize,
}

impl Cycle {
    fn new(size: usize) -> Self {
        Self { steps: 256.min(FILE / size), left: 0 }
    }

    fn step(&mut self, fd: Fd) -> Result<(), Fault> {
        if self.left == 0 {
            self.left = self.steps;
            sys::fd_seek(fd, 0)?;
        }
        self.left -= 1;
        Ok(())
    }
}
