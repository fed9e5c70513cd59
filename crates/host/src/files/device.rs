//! The directory `/dev` of a WASIX guest, and the devices in it.
//!
//! Main types: [`Devices`] and [`Device`]. They are ours and not the host's: what a guest does with them needs nothing of the
//! host's file system. One invariant: no read or write of them ever waits, but of those that stand for a descriptor or for
//! the terminal, which are what they stand for.

use std::ffi::CStr;
use std::sync::Arc;

use waxwing_abi::IoVecs;
use waxwing_abi::types::{
    Advice, Dircookie, Errno, Fd, Fdflags, Filedelta, Filesize, Filestat, Filetype, Size, Timestamp, Whence,
};

use crate::dir::{Dir, Entries, unique_device};
use crate::file::{At, File, OpenFile, changed};
use crate::random::Random;
use crate::sys::{self, DirEntry, OpenHow, SetTimes};
use crate::terminal::Terminal;

/// The directory.
#[derive(Clone)]
pub(crate) struct Devices {
    shared: Arc<Shared>,
}

struct Shared {
    device: u64,
    made: Timestamp,
    random: Arc<dyn Random>,
    terminal: Option<Arc<Terminal>>,
}

/// What a name in it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Ends at once, and forgets what is written.
    Null,
    /// Zeroes without end.
    Zero,
    /// Zeroes without end, and no room to write.
    Full,
    /// Unpredictable bytes without end.
    Random,
    /// The terminal.
    Terminal,
    /// The descriptor of this number.
    Descriptor(Fd),
    /// The directory of all descriptors.
    Descriptors,
}

/// The names, in the order in which they are listed. Their places are their serial numbers.
const NAMES: [(&CStr, Kind); 10] = [
    (c"fd", Kind::Descriptors),
    (c"full", Kind::Full),
    (c"null", Kind::Null),
    (c"random", Kind::Random),
    (c"stderr", Kind::Descriptor(2)),
    (c"stdin", Kind::Descriptor(0)),
    (c"stdout", Kind::Descriptor(1)),
    (c"tty", Kind::Terminal),
    (c"urandom", Kind::Random),
    (c"zero", Kind::Zero),
];

/// The serial number of the directory, and the first of those in it.
const OWN: u64 = 1;
const FIRST: u64 = 2;
/// The serial number of what stands for descriptor 0 in the directory of descriptors.
const FIRST_DESCRIPTOR: u64 = 100;

impl Devices {
    /// With random bytes from there, and this terminal, if there is one.
    pub(crate) fn new(random: Option<Arc<dyn Random>>, terminal: Option<Arc<Terminal>>) -> Self {
        let made = sys::clock_time(waxwing_abi::types::Clockid::Realtime).unwrap_or(0);
        let random = random.unwrap_or_else(|| Arc::new(OfHost));
        Devices { shared: Arc::new(Shared { device: unique_device(), made, random, terminal }) }
    }

    fn find(name: &CStr) -> Result<(Kind, u64), Errno> {
        let place = NAMES.iter().position(|(known, _)| *known == name).ok_or(Errno::Noent)?;
        Ok((NAMES[place].1, FIRST + place as u64))
    }

    fn stat(&self, filetype: Filetype, ino: u64) -> Filestat {
        self.shared.stat(filetype, ino)
    }

    fn open_kind(&self, kind: Kind, ino: u64, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        how.check(Some(filetype(kind)))?;
        match kind {
            Kind::Terminal => match &self.shared.terminal {
                Some(terminal) => terminal.open(how.status),
                None => Err(Errno::Nxio),
            },
            Kind::Descriptors => Ok(OpenFile::directory(Arc::new(Descriptors(self.clone())), how.status)),
            _ => Ok(OpenFile::new(Device { kind, ino, shared: Arc::clone(&self.shared) }, how.status)),
        }
    }
}

impl Shared {
    fn stat(&self, filetype: Filetype, ino: u64) -> Filestat {
        let time = self.made;
        Filestat { dev: self.device, ino, atim: time, mtim: time, ctim: time, ..Filestat::of(filetype, 0) }
    }
}

fn filetype(kind: Kind) -> Filetype {
    if kind == Kind::Descriptors { Filetype::Directory } else { Filetype::CharacterDevice }
}

/// What is said of a name that is not there: nothing can be made here.
fn unknown(how: &OpenHow) -> Errno {
    if how.create { Errno::Rofs } else { Errno::Noent }
}

impl Dir for Devices {
    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
        if name == c"." {
            return Ok(self.stat(Filetype::Directory, OWN));
        }
        Devices::find(name).map(|(kind, ino)| self.stat(filetype(kind), ino))
    }

    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        if name == c"." {
            how.check(Some(Filetype::Directory))?;
            return Ok(OpenFile::directory(Arc::new(self.clone()), how.status));
        }
        let (kind, ino) = Devices::find(name).map_err(|_| unknown(how))?;
        self.open_kind(kind, ino, how)
    }

    fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno> {
        let dots = [(c".", Filetype::Directory, OWN), (c"..", Filetype::Directory, OWN)];
        let all = dots
            .into_iter()
            .chain(NAMES.iter().zip(FIRST..).map(|((name, kind), ino)| (*name, filetype(*kind), ino)));
        list(all, cookie, to);
        Ok(())
    }

    fn enter(&self, name: &CStr) -> Result<Arc<dyn Dir>, Errno> {
        match name {
            name if name == c"." => Ok(Arc::new(self.clone())),
            name if Devices::find(name)?.0 == Kind::Descriptors => Ok(Arc::new(Descriptors(self.clone()))),
            _ => Err(Errno::Notdir),
        }
    }

    fn set_times(&self, name: &CStr, _: SetTimes) -> Result<(), Errno> {
        self.filestat(name).map(drop)
    }
}

fn list<'n>(
    all: impl Iterator<Item = (&'n CStr, Filetype, u64)>,
    cookie: Dircookie,
    to: &mut Entries<'_, '_>,
) {
    let skip = usize::try_from(cookie).unwrap_or(usize::MAX);
    for ((name, filetype, ino), next) in all.zip(1..).skip(skip) {
        if !to.push(&DirEntry { next, ino, filetype, name: name.to_bytes() }) {
            return;
        }
    }
}

/// The directory in which each descriptor has its number for a name. Whether it is open is found out when it is opened, and
/// only the standard streams are listed.
struct Descriptors(Devices);

impl Descriptors {
    fn find(name: &CStr) -> Result<Fd, Errno> {
        let digits = name.to_str().map_err(|_| Errno::Noent)?;
        let fd: Fd = digits.parse().map_err(|_| Errno::Noent)?;
        if fd.to_string() == digits { Ok(fd) } else { Err(Errno::Noent) }
    }

    fn own(&self) -> Filestat {
        self.0.stat(Filetype::Directory, FIRST)
    }
}

impl Dir for Descriptors {
    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
        if name == c"." {
            return Ok(self.own());
        }
        let ino = FIRST_DESCRIPTOR + u64::from(Descriptors::find(name)?);
        Ok(self.0.stat(Filetype::CharacterDevice, ino))
    }

    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        if name == c"." {
            return self.0.open_kind(Kind::Descriptors, FIRST, how);
        }
        let fd = Descriptors::find(name).map_err(|_| unknown(how))?;
        self.0.open_kind(Kind::Descriptor(fd), FIRST_DESCRIPTOR + u64::from(fd), how)
    }

    fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno> {
        let numbers = [c"0", c"1", c"2"].into_iter().zip(FIRST_DESCRIPTOR..);
        let numbers = numbers.map(|(name, ino)| (name, Filetype::CharacterDevice, ino));
        let dots = [(c".", Filetype::Directory, FIRST), (c"..", Filetype::Directory, OWN)];
        list(dots.into_iter().chain(numbers), cookie, to);
        Ok(())
    }

    fn enter(&self, name: &CStr) -> Result<Arc<dyn Dir>, Errno> {
        if name == c"." { Ok(Arc::new(Descriptors(self.0.clone()))) } else { Err(Errno::Notdir) }
    }

    fn set_times(&self, name: &CStr, _: SetTimes) -> Result<(), Errno> {
        self.filestat(name).map(drop)
    }
}

/// The operating system's random bytes.
struct OfHost;

impl Random for OfHost {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Errno> {
        sys::random_bytes(bytes)
    }
}

/// A device.
struct Device {
    kind: Kind,
    ino: u64,
    shared: Arc<Shared>,
}

/// No call moves more, so that kills and signals do not wait for one (as Linux has it of `/dev/urandom`).
const LARGEST: Size = (1 << 25) - 1;

impl File for Device {
    fn filestat(&self) -> Result<Filestat, Errno> {
        Ok(self.shared.stat(filetype(self.kind), self.ino))
    }

    fn stands_for(&self) -> Option<Fd> {
        match self.kind {
            Kind::Descriptor(fd) => Some(fd),
            _ => None,
        }
    }

    fn read(&self, _: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        let mut to = iovs.cursor();
        match self.kind {
            Kind::Zero | Kind::Full => Ok(to.fill_zero(LARGEST)),
            Kind::Random => {
                let mut done = 0;
                let mut piece = [0; 256];
                while done < LARGEST && to.left() > 0 {
                    let piece = &mut piece[..to.left().min(256)];
                    self.shared.random.fill(piece)?;
                    done += to.copy_out(piece);
                }
                Ok(done)
            }
            _ => Ok(0),
        }
    }

    fn write(&self, _: At, iovs: &IoVecs<'_>) -> Result<Size, Errno> {
        if self.kind == Kind::Full && !iovs.is_empty() { Err(Errno::Nospc) } else { Ok(iovs.total_len()) }
    }

    /// As Linux: it goes nowhere, and says so.
    fn seek(&self, _: Filedelta, _: Whence) -> Result<Filesize, Errno> {
        Ok(0)
    }

    fn set_times(&self, _: SetTimes) -> Result<(), Errno> {
        Ok(())
    }

    fn allocate(&self, _: Filesize, _: Filesize) -> Result<(), Errno> {
        Err(Errno::Nodev)
    }

    /// Nothing comes of it.
    fn advise(&self, _: Filesize, len: Filesize, _: Advice) -> Result<(), Errno> {
        Filedelta::try_from(len).map(drop).map_err(|_| Errno::Inval)
    }

    fn set_status(&self, old: Fdflags, new: Fdflags) -> Result<(), Errno> {
        if (changed(old, new) - Fdflags::APPEND).is_empty() { Ok(()) } else { Err(Errno::Notsup) }
    }
}
