//! Sets of descriptors that guests make to wait for: an epoll of the operating system's.
//!
//! Main type: [`Epoll`]. What is ready, and what counts as new, the operating system knows; the guest's data, and which of its
//! descriptors they belong to, are kept here. One invariant: a registration is gone from both, or from neither, whenever the
//! set is unlocked.
//!
//! As on Linux a registration belongs to a descriptor and its open file, and ends with the open file: copies of the descriptor
//! keep it. An open file of the host's is known to the system by one number, so a second descriptor of it in one set is watched
//! by a number of its own. What has no handle and can always be read and written (bytes that an embedder has) is watched in the
//! shape of a counter that is always ready.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use waxwing_abi::IoVecs;
use waxwing_abi::types::{EpollData, EpollEvent, Errno, Fd, Filestat, Filetype, Size};

use crate::file::{At, File, OpenFile};
use crate::sys::{self, Handle};
use crate::wait::{Interest, Readiness, Wait};
use crate::watchers::{Place, Watcher};

/// A set.
pub(crate) struct Epoll(Arc<Set>);

struct Set {
    epoll: sys::Epoll,
    registered: Mutex<Registered>,
}

/// A descriptor, and the number of its open file.
type Key = (Fd, u64);

#[derive(Default)]
struct Registered {
    /// Marks are never used again: what was removed is not taken for what came after it.
    last_mark: u64,
    marks: HashMap<Key, u64>,
    /// The descriptors under which each open file is here.
    files: HashMap<u64, Vec<Fd>>,
    by_mark: HashMap<u64, Registration>,
}

struct Registration {
    data: EpollData,
    /// What the operating system watches.
    handle: Handle,
    _place: Place,
}

impl Epoll {
    /// An empty set.
    ///
    /// # Errors
    /// As Linux epoll_create1; `notsup` where the system has none.
    pub(crate) fn new() -> Result<Epoll, Errno> {
        Ok(Epoll(Arc::new(Set { epoll: sys::Epoll::new()?, registered: Mutex::default() })))
    }

    /// Whether a set can have `file` in it: as on Linux, where these others have nothing to wait for.
    pub(crate) fn can_hold(file: &dyn File) -> bool {
        match file.filetype().unwrap_or(Filetype::Unknown) {
            Filetype::RegularFile | Filetype::Directory | Filetype::BlockDevice => false,
            Filetype::CharacterDevice => file.handle().is_some(),
            _ => true,
        }
    }

    /// Has `file`, the guest's `fd`, watched.
    ///
    /// # Errors
    /// `exist` when it is, `perm` when it cannot be (regular files and directories), `inval` when it is the set itself, `loop`
    /// when sets would contain each other or five others, `nospc`.
    pub(crate) fn add(&self, fd: Fd, file: &OpenFile, event: &EpollEvent) -> Result<(), Errno> {
        let stand_in = stand_in(file.file())?;
        let own = stand_in.as_ref().or(file.file().handle()).ok_or(Errno::Perm)?;
        let set = Arc::downgrade(&self.0) as Weak<dyn Watcher>;
        let number = file.watchers().add(set);
        let mut registered = self.0.registered();
        if registered.marks.contains_key(&(fd, number)) {
            return Err(Errno::Exist);
        }
        let mark = registered.last_mark + 1;
        let place = file.watchers().place(false)?;
        let (handle, place) = match self.0.epoll.add(own, event.events, mark) {
            Ok(()) => (own.alias(), place),
            // Under another descriptor, or by another open file of the same stream.
            Err(Errno::Exist) => {
                drop(place);
                let place = file.watchers().place(true)?;
                let copy = sys::duplicate(own)?;
                self.0.epoll.add(&copy, event.events, mark)?;
                (copy, place)
            }
            Err(errno) => return Err(errno),
        };
        registered.last_mark = mark;
        registered.marks.insert((fd, number), mark);
        registered.files.entry(number).or_default().push(fd);
        registered.by_mark.insert(mark, Registration { data: event.data, handle, _place: place });
        Ok(())
    }

    /// Has it watched for something else.
    ///
    /// # Errors
    /// `noent` when it is not watched, `perm` when it cannot be.
    pub(crate) fn change(&self, fd: Fd, file: &OpenFile, event: &EpollEvent) -> Result<(), Errno> {
        let mut registered = self.0.registered();
        let Some(mark) = registered.mark(fd, file) else { return Err(absent(file.file())) };
        let registration = registered.by_mark.get_mut(&mark).ok_or(Errno::Noent)?;
        self.0.epoll.change(&registration.handle, event.events, mark)?;
        registration.data = event.data;
        Ok(())
    }

    /// Has it watched no more.
    ///
    /// # Errors
    /// `noent` when it is not, `perm` when it cannot be.
    pub(crate) fn remove(&self, fd: Fd, file: &OpenFile) -> Result<(), Errno> {
        let mut registered = self.0.registered();
        let Some(mark) = registered.mark(fd, file) else { return Err(absent(file.file())) };
        let number = file.watchers().number().ok_or(Errno::Noent)?;
        registered.marks.remove(&(fd, number));
        if let Some(fds) = registered.files.get_mut(&number) {
            fds.retain(|other| *other != fd);
            if fds.is_empty() {
                registered.files.remove(&number);
            }
        }
        let registration = self.0.forget(&mut registered, mark);
        drop(registered);
        drop(registration);
        Ok(())
    }

    /// Takes at most `most` of what has come, without waiting.
    ///
    /// # Errors
    /// When the operating system does not say.
    pub(crate) fn take(&self, most: usize) -> Result<Vec<EpollEvent>, Errno> {
        let mut taken = Vec::new();
        self.0.epoll.take(most, |events, mark| taken.push((events, mark)))?;
        if taken.is_empty() {
            return Ok(Vec::new());
        }
        let registered = self.0.registered();
        let told = taken.into_iter().filter_map(|(events, mark)| {
            // What has been removed meanwhile is not told.
            let data = registered.by_mark.get(&mark)?.data;
            Some(EpollEvent { events, data })
        });
        Ok(told.collect())
    }

    /// What a sleep watches until there is something to take.
    pub(crate) fn watched(&self) -> &Handle {
        self.0.epoll.handle()
    }
}

impl Registered {
    fn mark(&self, fd: Fd, file: &OpenFile) -> Option<u64> {
        self.marks.get(&(fd, file.watchers().number()?)).copied()
    }
}

impl Set {
    fn registered(&self) -> MutexGuard<'_, Registered> {
        self.registered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was watched is closed by whoever drops it, with the set unlocked.
    fn forget(&self, registered: &mut Registered, mark: u64) -> Option<Registration> {
        let registration = registered.by_mark.remove(&mark)?;
        // It is there: nobody else removes it, and its handle is open.
        let _ = self.epoll.remove(&registration.handle);
        Some(registration)
    }
}

impl Watcher for Set {
    fn closed(&self, number: u64) {
        let mut registered = self.registered();
        let fds = registered.files.remove(&number).unwrap_or_default();
        let marks: Vec<u64> = fds.iter().filter_map(|fd| registered.marks.remove(&(*fd, number))).collect();
        let gone: Vec<_> = marks.iter().map(|mark| self.forget(&mut registered, *mark)).collect();
        drop(registered);
        drop(gone);
    }
}

/// What is watched in the place of a file without a handle, if it has none.
fn stand_in(file: &dyn File) -> Result<Option<Handle>, Errno> {
    if file.handle().is_some() {
        return Ok(None);
    }
    let both = Interest { readable: true, writable: true };
    // As on Linux; and what is not ready now could not say when it is.
    if !Epoll::can_hold(file) || file.poll(both, None)? != Readiness::ALWAYS {
        return Err(Errno::Perm);
    }
    let counter = sys::counter(false)?;
    sys::add_to_counter(&counter, 1)?;
    Ok(Some(counter))
}

/// What is wrong with a descriptor that is not there.
fn absent(file: &dyn File) -> Errno {
    if Epoll::can_hold(file) { Errno::Noent } else { Errno::Perm }
}

impl File for Epoll {
    fn filetype(&self) -> Result<Filetype, Errno> {
        Ok(Filetype::Unknown)
    }

    fn filestat(&self) -> Result<Filestat, Errno> {
        Ok(Filestat::of(Filetype::Unknown, 0))
    }

    fn read(&self, _: At, _: &IoVecs<'_>) -> Result<Size, Errno> {
        Err(Errno::Inval)
    }

    fn write(&self, _: At, _: &IoVecs<'_>) -> Result<Size, Errno> {
        Err(Errno::Inval)
    }

    fn poll(&self, interest: Interest, wait: Option<&mut Wait>) -> Result<Readiness, Errno> {
        super::poll_handle(self.watched(), interest, wait)
    }

    fn handle(&self) -> Option<&Handle> {
        Some(self.watched())
    }

    fn as_any(&self) -> Option<&dyn Any> {
        Some(self)
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::io::Write as _;
    use std::net::{TcpListener, TcpStream};

    use waxwing_abi::types::{EpollType, Fdflags};

    use super::*;
    use crate::files::{Buffer, Event, HostSocket};

    fn event(events: EpollType, mark: u64) -> EpollEvent {
        EpollEvent { events, data: EpollData { ptr: 0, fd: 0, data1: 0, data2: mark } }
    }

    fn open(file: impl File + 'static) -> Arc<OpenFile> {
        OpenFile::new(file, Fdflags::empty())
    }

    fn told(set: &Epoll) -> Vec<(EpollType, u64)> {
        let mut told: Vec<_> =
            set.take(100).unwrap().iter().map(|event| (event.events, event.data.data2)).collect();
        told.sort_by_key(|(_, mark)| *mark);
        told
    }

    /// How many registrations it has, however they are counted.
    fn members(set: &Epoll) -> usize {
        let registered = set.0.registered();
        assert_eq!(registered.marks.len(), registered.by_mark.len());
        assert_eq!(registered.files.values().map(Vec::len).sum::<usize>(), registered.by_mark.len());
        registered.by_mark.len()
    }

    const IN: EpollType = EpollType::EPOLLIN;

    #[test]
    fn the_halves_of_a_connection_and_urgent_data_are_told() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut peer = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let socket = listener.accept().unwrap().0;
        let socket = open(HostSocket::new(socket.into()));
        let set = Epoll::new().unwrap();
        let all = IN | EpollType::EPOLLPRI | EpollType::EPOLLRDHUP | EpollType::EPOLLOUT;
        set.add(5, &socket, &event(all, 1)).unwrap();
        assert_eq!(told(&set), [(EpollType::EPOLLOUT, 1)]);
        rustix::net::send(&peer, b"!", rustix::net::SendFlags::OOB).unwrap();
        let wait = || sys::poll_now(set.watched(), true, false).unwrap();
        while told(&set) == [(EpollType::EPOLLOUT, 1)] {}
        assert!(wait().readable());
        assert_eq!(told(&set), [(EpollType::EPOLLOUT | EpollType::EPOLLPRI, 1)]);
        peer.write_all(b"x").unwrap();
        peer.shutdown(std::net::Shutdown::Write).unwrap();
        let half = EpollType::EPOLLRDHUP | IN | EpollType::EPOLLOUT | EpollType::EPOLLPRI;
        while told(&set)[0].0 != half {}
        socket.socket().unwrap().shutdown(true, true).unwrap();
        assert!(told(&set)[0].0.contains(EpollType::EPOLLHUP | EpollType::EPOLLRDHUP));
    }

    #[test]
    fn bytes_of_an_embedder_are_always_ready() {
        let set = Epoll::new().unwrap();
        let (one, two) = (open(Buffer::from("text")), open(Buffer::new()));
        set.add(0, &one, &event(IN, 1)).unwrap();
        set.add(1, &two, &event(EpollType::EPOLLOUT | EpollType::EPOLLET, 2)).unwrap();
        assert_eq!(told(&set), [(IN, 1), (EpollType::EPOLLOUT, 2)]);
        assert_eq!(told(&set), [(IN, 1)]);
        set.change(1, &two, &event(IN | EpollType::EPOLLOUT | EpollType::EPOLLONESHOT, 3)).unwrap();
        assert_eq!(told(&set), [(IN, 1), (IN | EpollType::EPOLLOUT, 3)]);
        drop(one);
        assert_eq!(told(&set), []);
        set.remove(1, &two).unwrap();
        assert_eq!(members(&set), 0);
    }

    #[test]
    fn an_open_file_has_so_many_places_and_gives_them_back() {
        let set = Epoll::new().unwrap();
        let file = open(Event::new(1, false).unwrap());
        for round in 0..3 {
            let added: Vec<_> = (0..100).map_while(|fd| set.add(fd, &file, &event(IN, 0)).ok()).collect();
            assert_eq!(added.len(), 9, "one that is the file's, and copies, in round {round}");
            assert_eq!(set.add(100, &file, &event(IN, 0)), Err(Errno::Nospc));
            for fd in 0..9 {
                set.remove(fd, &file).unwrap();
            }
            assert_eq!(members(&set), 0);
        }
        let sets: Vec<_> = (0..100).map(|_| Epoll::new().unwrap()).collect();
        let added = sets.iter().map_while(|set| set.add(0, &file, &event(IN, 0)).ok()).count();
        assert_eq!(added, 64);
        drop(sets);
        set.add(0, &file, &event(IN, 9)).unwrap();
        set.add(1, &file, &event(IN, 8)).unwrap();
        assert_eq!(told(&set), [(IN, 8), (IN, 9)]);
        drop(file);
        assert_eq!((told(&set), members(&set)), (vec![], 0));
    }

    /// Descriptors of the host's permitting, ten thousand.
    #[test]
    fn idle_members_cost_a_wait_nothing() {
        let limit = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
        let many =
            usize::try_from(limit.unwrap_or(u64::MAX)).unwrap_or(usize::MAX).saturating_sub(2000).min(10_000);
        let few = many / 100;
        let time = |count: usize| {
            let set = Epoll::new().unwrap();
            let files: Vec<_> = (0..count).map(|_| open(Event::new(0, false).unwrap())).collect();
            for (file, mark) in files.iter().zip(0..) {
                set.add(7, file, &event(IN, mark)).unwrap();
            }
            let busy = open(Event::new(1, false).unwrap());
            set.add(7, &busy, &event(IN, 77_777)).unwrap();
            let quickest = (0..200).map(|_| {
                let start = std::time::Instant::now();
                assert_eq!(told(&set), [(IN, 77_777)]);
                start.elapsed()
            });
            quickest.min().unwrap()
        };
        let (small, large) = (time(few), time(many));
        assert!(large < small * 20, "{small:?} with {few}, {large:?} with {many}");
    }

    #[test]
    fn files_come_and_go_while_others_wait() {
        let set = Arc::new(Epoll::new().unwrap());
        std::thread::scope(|scope| {
            for thread in 0..3_u32 {
                let set = &set;
                scope.spawn(move || {
                    for round in 0..500_u32 {
                        let file = open(Event::new(1, false).unwrap());
                        // The numbers of descriptors come again.
                        let fd = (thread + round) % 4;
                        set.add(fd, &file, &event(IN, round.into())).unwrap();
                        assert_eq!(set.add(fd, &file, &event(IN, 0)), Err(Errno::Exist));
                        if round % 3 == 0 {
                            set.remove(fd, &file).unwrap();
                            assert_eq!(set.remove(fd, &file), Err(Errno::Noent));
                        }
                        drop(file);
                        told(set);
                    }
                });
            }
        });
        assert_eq!((told(&set), members(&set)), (vec![], 0));
    }
}
