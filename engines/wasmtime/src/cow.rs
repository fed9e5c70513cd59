//! Memories that a fork shares, page by page, until one side writes.
//!
//! Main type: [`Cow`], the mapping of one linear memory. Its bytes are those of an anonymous file (`memfd_create`), mapped
//! over the address range that Wasmtime has reserved:
//!
//! - Before the first fork the file is mapped shared: the file is the memory.
//! - A fork maps it privately, in the parent and in the child: what either writes from then on is its own.
//! - A later fork finds the pages that have been written since (the kernel tells a page of the process's own from one of the
//!   file) and gives the child copies. If nobody else has the file mapped any more, and nobody else runs in the memory, they
//!   are put back into the file instead, so that forks after that have less to copy.
//!
//! Linux only. Where something is missing (the kernel's calls, `/proc`, descriptors, file sizes by `RLIMIT_FSIZE`), a fork
//! copies memory as it does on other systems.
//!
//! # Safety
//!
//! Wasmtime's on-demand allocator reserves [`RESERVED`] bytes for each memory, makes those that the memory has readable and
//! writable, more of them as it grows, and unmaps the whole range when the memory is dropped; nothing else is in the range
//! ([`Config`](crate::Config) asks for that much, for memories that do not move, and for no pool). So pages of it may be
//! replaced by others with the same access and the same bytes. When the kernel takes the old pages away and does not give new
//! ones, the range is reserved again with zeros in it ([`Lost`]), or the program is aborted: something else might come to lie
//! there.
//!
//! A remapping is done while nobody else runs in the memory. Then no write is lost, and none comes between.
//!
//! One invariant: what is in the file at an offset where a memory that maps it has no page of its own, is what that memory
//! has there. So a file that is mapped privately more than once is not written.

use std::ffi::c_void;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::fd::{AsFd as _, AsRawFd as _, OwnedFd};
use std::sync::{Arc, Mutex, PoisonError};

use rustix::fs::MemfdFlags;
use rustix::io::Errno;
use rustix::ioctl;
use rustix::mm::{Advice, MapFlags, MprotectFlags, ProtFlags};
use rustix::process::Resource;

/// How many bytes of addresses Wasmtime reserves for a memory.
pub(crate) const RESERVED: usize = 4 << 30;

/// So few pages are copied for each child rather than put back into the file: they will be written again.
const FEW: usize = 16;

const PAGE: usize = 4096;

/// The mapping of one linear memory.
#[derive(Debug)]
pub(crate) struct Cow {
    base: usize,
    file: Mutex<Mapped>,
}

#[derive(Debug)]
struct Mapped {
    file: Arc<OwnedFd>,
    /// The file is mapped shared.
    is_shared: bool,
}

/// A memory as it was when it was forked.
#[derive(Debug)]
pub(crate) struct Image {
    file: Arc<OwnedFd>,
    pub(crate) len: usize,
    /// Where the memory was not as the file is.
    pub(crate) pages: Vec<(usize, Vec<u8>)>,
}

/// The memory has lost its bytes: they are zeros now.
#[derive(Debug)]
pub(crate) struct Lost;

impl Cow {
    /// Puts a file in the place of the `len` bytes at `base`.
    ///
    /// # Safety
    /// As the module's Safety section says: they are those of a memory of Wasmtime's that nobody uses yet, and the mapping does
    /// not outlive it.
    ///
    /// # Errors
    /// [`Lost`]; `Ok(None)` when all is as it was.
    pub(crate) unsafe fn install(base: *mut u8, len: usize) -> Result<Option<Cow>, Lost> {
        // SAFETY: the caller's promise.
        let file = unsafe { file_of(base, len) };
        let Ok(file) = file else { return Ok(None) };
        let cow = Cow {
            base: base.expose_provenance(),
            file: Mutex::new(Mapped { file: Arc::new(file), is_shared: true }),
        };
        let mapped = cow.lock();
        // SAFETY: the caller's promise.
        unsafe { cow.map(&mapped.file, len, MapFlags::SHARED) }.map_err(|_| Lost)?;
        drop(mapped);
        Ok(Some(cow))
    }

    /// Puts the file of `image` in the place of the memory at `base`, which has as many bytes. What the image has besides is
    /// still to be copied.
    ///
    /// # Safety
    /// As [`Cow::install`].
    ///
    /// # Errors
    /// [`Lost`].
    pub(crate) unsafe fn adopt(base: *mut u8, image: &Image) -> Result<Cow, Lost> {
        let mapped = Mapped { file: Arc::clone(&image.file), is_shared: false };
        let cow = Cow { base: base.expose_provenance(), file: Mutex::new(mapped) };
        // SAFETY: the caller's promise.
        unsafe { cow.map(&image.file, image.len, MapFlags::PRIVATE) }.map_err(|_| Lost)?;
        Ok(cow)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Mapped> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The memory, of `len` bytes, as it is now; `None` when it has to be copied whole. `alone` is whether nobody but the caller
    /// runs in it or writes it; `copy` copies a part of it.
    ///
    /// # Errors
    /// [`Lost`].
    pub(crate) fn fork(
        &self,
        len: usize,
        alone: bool,
        mut copy: impl FnMut(usize, &mut [u8]) -> bool,
    ) -> Result<Option<Image>, Lost> {
        let mut mapped = self.lock();
        let file = Arc::clone(&mapped.file);
        let image = |pages| Some(Image { file, len, pages });
        if mapped.is_shared {
            if !alone {
                return Ok(None);
            }
            // SAFETY: it has been mapped there, and nobody uses it meanwhile.
            unsafe { self.map(&mapped.file, len, MapFlags::PRIVATE) }.map_err(|_| Lost)?;
            mapped.is_shared = false;
            return Ok(image(Vec::new()));
        }
        let Ok(written) = self.written(len) else { return Ok(None) };
        let count: usize = written.iter().map(|range| range.len() / PAGE).sum();
        // Besides the two here.
        let is_only = Arc::strong_count(&mapped.file) == 2;
        // SAFETY: nobody writes meanwhile, and the file is mapped nowhere else.
        if count > FEW && alone && is_only && unsafe { self.put_back(&mapped.file, &written) }.is_ok() {
            return Ok(image(Vec::new()));
        }
        let mut pages = Vec::new();
        for range in written {
            let mut bytes = Vec::new();
            // A guest may have more memory than the host has to spare.
            if bytes.try_reserve_exact(range.len()).is_err() {
                return Ok(None);
            }
            bytes.resize(range.len(), 0);
            if !copy(range.start, &mut bytes) {
                return Ok(None);
            }
            pages.push((range.start, bytes));
        }
        Ok(image(pages))
    }

    fn at(&self, offset: usize) -> *mut c_void {
        std::ptr::with_exposed_provenance_mut(self.base + offset)
    }

    /// Maps the file over the whole range; its first `len` bytes can be read and written.
    ///
    /// # Safety
    /// The range is a memory's, nobody uses it meanwhile, and the file has its bytes.
    unsafe fn map(&self, file: &OwnedFd, len: usize, how: MapFlags) -> Result<(), Errno> {
        let flags = how | MapFlags::FIXED | MapFlags::NORESERVE;
        let readable = |at| {
            let access = MprotectFlags::READ | MprotectFlags::WRITE;
            // SAFETY: as below.
            unsafe { rustix::mm::mprotect(at, len.next_multiple_of(PAGE), access) }
        };
        // SAFETY: the caller's promise; the range is reserved for the memory.
        let mapped = unsafe {
            rustix::mm::mmap(self.at(0), RESERVED, ProtFlags::empty(), flags, file, 0).and_then(readable)
        };
        mapped.inspect_err(|_| {
            let flags = MapFlags::PRIVATE | MapFlags::FIXED | MapFlags::NORESERVE;
            // SAFETY: as above.
            let kept = unsafe {
                rustix::mm::mmap_anonymous(self.at(0), RESERVED, ProtFlags::empty(), flags).and_then(readable)
            };
            if kept.is_err() {
                std::process::abort();
            }
        })
    }

    /// Where the memory has pages of its own.
    fn written(&self, len: usize) -> io::Result<Vec<Range<usize>>> {
        let range = self.base..self.base + len.next_multiple_of(PAGE);
        let pagemap = File::open("/proc/self/pagemap")?;
        let written = match scan(&pagemap, range.clone()) {
            Ok(written) => written,
            Err(_) => read(&pagemap, range)?,
        };
        Ok(written.into_iter().map(|range| range.start - self.base..range.end - self.base).collect())
    }

    /// Makes the pages in these parts the file's again.
    ///
    /// # Safety
    /// Nobody writes them meanwhile, and the file is mapped nowhere else.
    unsafe fn put_back(&self, file: &OwnedFd, parts: &[Range<usize>]) -> io::Result<()> {
        may_be_so_long(parts.last().map_or(0, |range| range.end))?;
        for range in parts {
            // SAFETY: the caller's promise; the kernel does the reading.
            unsafe { write_at(file, self.at(range.start), range.len(), range.start) }?;
            // SAFETY: the page that comes in its place has the same bytes.
            unsafe { rustix::mm::madvise(self.at(range.start), range.len(), Advice::LinuxDontNeed) }?;
        }
        Ok(())
    }
}

/// A file that has the `len` bytes at `base`, and zeros after them.
///
/// # Safety
/// They can be read.
unsafe fn file_of(base: *mut u8, len: usize) -> io::Result<OwnedFd> {
    may_be_so_long(RESERVED)?;
    if rustix::param::page_size() != PAGE || len > RESERVED {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let file = rustix::fs::memfd_create("guest memory", MemfdFlags::CLOEXEC | MemfdFlags::NOEXEC_SEAL)
        .or_else(|_| rustix::fs::memfd_create("guest memory", MemfdFlags::CLOEXEC))?;
    rustix::fs::ftruncate(&file, RESERVED as u64)?;
    let is_zero = |page: usize| {
        let words = base.wrapping_add(page * PAGE).cast::<u64>();
        // SAFETY: the caller's promise, and nobody writes them meanwhile.
        (0..PAGE / size_of::<u64>()).all(|word| unsafe { words.add(word).read() } == 0)
    };
    let pages = len / PAGE;
    let mut page = 0;
    while page < pages {
        let first = page;
        while page < pages && !is_zero(page) {
            page += 1;
        }
        if page > first {
            let (offset, bytes) = (first * PAGE, (page - first) * PAGE);
            // SAFETY: as above.
            unsafe { write_at(&file, base.wrapping_add(offset).cast(), bytes, offset) }?;
        }
        page += 1;
    }
    Ok(file)
}

/// Writes `len` bytes to a file.
///
/// # Safety
/// They can be read.
unsafe fn write_at(file: &OwnedFd, from: *mut c_void, len: usize, offset: usize) -> io::Result<()> {
    let mut done = 0;
    while done < len {
        let at = libc::off_t::try_from(offset + done).map_err(|_| io::ErrorKind::FileTooLarge)?;
        // SAFETY: the caller's promise.
        let count = unsafe {
            libc::pwrite(file.as_raw_fd(), from.cast::<u8>().wrapping_add(done).cast(), len - done, at)
        };
        match usize::try_from(count) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => done += count,
            Err(_) => match io::Error::last_os_error() {
                error if error.kind() == io::ErrorKind::Interrupted => {}
                error => return Err(error),
            },
        }
    }
    Ok(())
}

/// Asked before a file is written: who exceeds the limit gets a signal that ends the program.
fn may_be_so_long(len: usize) -> io::Result<()> {
    match rustix::process::getrlimit(Resource::Fsize).current {
        Some(limit) if limit < len as u64 => Err(io::ErrorKind::FileTooLarge.into()),
        _ => Ok(()),
    }
}

/// `struct page_region` of linux/fs.h.
#[repr(C)]
#[derive(Clone, Copy, Default)]
struct Region {
    start: u64,
    end: u64,
    categories: u64,
}

/// `struct pm_scan_arg` of linux/fs.h.
#[repr(C)]
#[derive(Default)]
struct Scan {
    size: u64,
    flags: u64,
    start: u64,
    end: u64,
    walk_end: u64,
    vec: u64,
    vec_len: u64,
    max_pages: u64,
    category_inverted: u64,
    category_mask: u64,
    category_anyof_mask: u64,
    return_mask: u64,
}

const PAGE_IS_FILE: u64 = 1 << 2;
const PAGE_IS_PRESENT: u64 = 1 << 3;
const PAGE_IS_SWAPPED: u64 = 1 << 4;

/// `PAGEMAP_SCAN` (Linux 6.7): the pages that are there, or swapped out, and no file's.
fn scan(pagemap: &File, range: Range<usize>) -> io::Result<Vec<Range<usize>>> {
    const OPCODE: ioctl::Opcode = ioctl::opcode::read_write::<Scan>(b'f', 16);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut regions = [Region::default(); 256];
    let mut start = range.start as u64;
    while start < range.end as u64 {
        let there = PAGE_IS_PRESENT | PAGE_IS_SWAPPED;
        let mut scan = Scan {
            size: size_of::<Scan>() as u64,
            start,
            end: range.end as u64,
            vec: regions.as_mut_ptr().addr() as u64,
            vec_len: regions.len() as u64,
            category_inverted: PAGE_IS_FILE,
            category_mask: PAGE_IS_FILE,
            category_anyof_mask: there,
            return_mask: there,
            ..Scan::default()
        };
        regions.as_mut_ptr().expose_provenance();
        // SAFETY: the call's number and struct are linux/fs.h's; it fills as many regions as there are.
        let count = unsafe { ioctl::ioctl(pagemap.as_fd(), Counter::<OPCODE>(&mut scan)) }?;
        for region in regions.iter().take(count) {
            let [start, end] = [region.start, region.end].map(|at| usize::try_from(at).unwrap_or(usize::MAX));
            add(&mut found, start..end);
        }
        if scan.walk_end <= start {
            return Err(io::ErrorKind::InvalidData.into());
        }
        start = scan.walk_end;
    }
    Ok(found)
}

/// An ioctl that updates a struct and answers a count.
struct Counter<'a, const OPCODE: ioctl::Opcode>(&'a mut Scan);

// SAFETY: the struct is the one that the call with this number takes.
unsafe impl<const OPCODE: ioctl::Opcode> ioctl::Ioctl for Counter<'_, OPCODE> {
    type Output = usize;
    const IS_MUTATING: bool = true;

    fn opcode(&self) -> ioctl::Opcode {
        OPCODE
    }

    fn as_ptr(&mut self) -> *mut c_void {
        std::ptr::from_mut(self.0).cast()
    }

    unsafe fn output_from_ptr(count: ioctl::IoctlOutput, _: *mut c_void) -> rustix::io::Result<usize> {
        usize::try_from(count).map_err(|_| Errno::INVAL)
    }
}

/// The same from the table that older kernels have: eight bytes for each page.
fn read(pagemap: &File, range: Range<usize>) -> io::Result<Vec<Range<usize>>> {
    use std::os::unix::fs::FileExt as _;
    const THERE: u64 = 0b11 << 62;
    const FILE: u64 = 1 << 61;
    let mut found = Vec::new();
    let mut table = vec![0; 64 << 10];
    let mut page = range.start / PAGE;
    let end = range.end / PAGE;
    while page < end {
        let wanted = (end - page).min(table.len() / 8) * 8;
        pagemap.read_exact_at(&mut table[..wanted], page as u64 * 8)?;
        for entry in table[..wanted].as_chunks::<8>().0 {
            let entry = u64::from_ne_bytes(*entry);
            if entry & THERE != 0 && entry & FILE == 0 {
                add(&mut found, page * PAGE..(page + 1) * PAGE);
            }
            page += 1;
        }
    }
    Ok(found)
}

fn add(found: &mut Vec<Range<usize>>, range: Range<usize>) {
    match found.last_mut() {
        Some(last) if last.end == range.start => last.end = range.end,
        _ => found.push(range),
    }
}

#[cfg(test)]
mod tests;
