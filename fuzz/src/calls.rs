//! Random calls of every dialect, one after the other.
//!
//! What must hold: nothing panics or waits, every answer is one the dialect knows, nothing outside of the guest's
//! directories is changed or read, the one to read only stays as it is, nobody writes beside the guest's memory, and
//! there are never more descriptors than the limit says, nor any left at the end.

use std::fs::{self, File};
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::os::fd::{FromRawFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::Poll;
use std::time::{Duration, Instant};

use waxwing::layer::Layer;
use waxwing::sys::walk_every_path;
use waxwing::trace::{Call, Sink};
use waxwing::{Builder, Limits, Process, Stdio};
use waxwing_abi::types::Rights;

use crate::bytes::Bytes;
use crate::guest::Guest;
use crate::interface::{Interface, PREOPENS, PREVIEW1_RIGHTS};
use crate::world::{SECRET, World};

/// Calls of one input.
const MOST_CALLS: usize = 200;
/// Bytes of the guest's memory.
const MEMORY: usize = 32 * 1024;
/// How many descriptors a guest may have: room for more, or hardly any beyond those it starts with.
const OPEN_FILES: [usize; 4] = [20, 15, 14, 13];
/// No call takes as long as this, on a machine as busy as may be.
const AT_ONCE: Duration = Duration::from_secs(60);

/// Nothing of a secret has this many bytes in a row that a guest could have made itself.
const SECRET_WORD: u64 = u64::from_ne_bytes([SECRET; 8]);

thread_local! {
    static WORLD: World = World::new();
    static INTERFACE: Interface = Interface::load();
}

/// A layer that changes nothing.
struct Passing;

impl Layer for Passing {}

/// Hears of every call, with what it was given and answered: a line without a control character in it.
struct Told;

impl Sink for Told {
    fn string_size(&self) -> usize {
        20
    }

    fn wants_paths(&self) -> bool {
        true
    }

    fn call(&mut self, call: &Call<'_>) {
        let line = call.to_string();
        assert!(line.starts_with("[1] ") && !line.contains(char::is_control), "{line}");
        assert!(call.paths().iter().all(|path| !path.contains("//")), "{line}");
    }
}

/// A guest's life, made of the bytes.
pub fn calls(data: &[u8]) {
    // What a guest finds in its own memory has been read from a secret only if it has not been given it.
    if data.windows(3).any(|window| window == [SECRET; 3]) {
        return;
    }
    let _alone = crate::alone();
    WORLD.with(|world| INTERFACE.with(|interface| live(world, interface, &mut Bytes::new(data))));
}

fn live(world: &World, interface: &Interface, bytes: &mut Bytes<'_>) {
    let before = open_files();
    walk_every_path(bytes.u8() % 2 == 1);
    let mut others = Vec::new();
    let mut guest = start(world, bytes, &mut others);
    for _ in 0..MOST_CALLS {
        if bytes.is_empty() {
            break;
        }
        let list = if bytes.rarely(32) { &interface.refused } else { &interface.built };
        let known = &list[bytes.below(list.len())];
        // They end a life, or make it poor.
        let ends =
            ["proc_exit", "fd_close", "fd_renumber"].iter().any(|name| known.call.name.starts_with(name));
        if ends && !bytes.rarely(4) {
            continue;
        }
        let mut words = known.words(guest.memory.view(), bytes);
        if known.call.method == "fd_allocate" {
            words[1..3].iter_mut().for_each(spare);
        }
        let start = Instant::now();
        let answer = guest.attempt(known.call, &words);
        let described = || format!("{:?} {words:x?} answers {answer:?}", known.call);
        assert!(start.elapsed() < AT_ONCE, "{} after {:?}", described(), start.elapsed());
        if let Poll::Ready(result) = answer {
            assert!(known.may_answer(result), "{}", described());
            assert!(result != 0 || !guest.memory.holds(SECRET_WORD), "{} and reads a secret", described());
        }
        assert!(guest.memory.is_guarded(), "{} and writes beside the memory", described());
        if guest.process.status().is_some() {
            guest = start_again(guest, world, bytes, &mut others);
        }
    }
    let (held, limit) = (open_files(), guest.process.limits().open_files);
    // The two streams that may be terminals are each open once more.
    assert!(held <= before + limit + others.len() + 2, "{held} descriptors, {before} of them from before");
    assert!(guest_descriptors(&mut guest) <= limit);
    drop(guest);
    drop(others);
    // An alarm that is just being told of holds the process for as long.
    let dropped = Instant::now();
    while open_files() != before && dropped.elapsed() < AT_ONCE {
        std::thread::yield_now();
    }
    assert_eq!(open_files(), before, "descriptors are left open");
    world.check();
}

fn start(world: &World, bytes: &mut Bytes<'_>, others: &mut Vec<OwnedFd>) -> Guest {
    let mut limits = Limits::default();
    limits.open_files = bytes.of(&OPEN_FILES);
    let mut builder: Builder = Process::builder()
        .args(["guest", "first", "", "last"])
        .env("NAME", "value")
        .limits(limits)
        .stdin(stream(bytes, others))
        .stdout(stream(bytes, others))
        .stderr(Stdio::Null)
        .preopen_dir(world.fresh(), "/rw")
        .and_then(|builder| builder.preopen_dir_readonly(world.read_only(), "/ro"))
        .expect("the directories are there");
    if bytes.rarely(8) {
        builder = builder.listener(listener(others));
    }
    if bytes.rarely(4) {
        builder = builder.layer(|| Passing).trace(|_| Told);
    }
    if bytes.rarely(4) {
        let denials = Arc::new(AtomicU64::new(0));
        builder = builder.denial_log(Arc::new(move |denial| {
            denials.fetch_add(denial.to_string().len() as u64, Relaxed);
        }));
    }
    let mut guest = Guest::new(builder, MEMORY);
    open_some(&mut guest);
    guest
}

/// Opens a few things, so that the next numbers mean something from the start.
fn open_some(guest: &mut Guest) {
    const PATH: u64 = 64;
    const FD: u64 = 128;
    const APPEND: u64 = 1;
    let things =
        [(0, "f", 0), (0, "d", 0), (0, "p", 0), (1, "f", 0), (0, "d/g", APPEND), (1, "d", 0), (0, "new", 0)];
    for (dir, path, fdflags) in things {
        let write = if dir == 0 && path != "d" { 0 } else { Rights::FD_WRITE.bits() };
        let rights = PREVIEW1_RIGHTS & !write;
        let create = u64::from(path == "new");
        guest.memory.view().copy_out(PATH, path.as_bytes()).expect("in range");
        let parameters =
            [PREOPENS + dir, 1, PATH, path.len() as u64, create, rights, PREVIEW1_RIGHTS, fdflags, FD];
        assert_eq!(guest.call("path_open", &parameters), 0, "{path} can be opened");
    }
}

/// Makes a length that could be had a small one: files may live in memory.
fn spare(len: &mut u64) {
    const WANTED: u64 = 1 << 20;
    const NEVER_HAD: u64 = 1 << 62;
    if *len < NEVER_HAD {
        *len %= WANTED;
    }
}

/// A new process where the other one has ended.
fn start_again(ended: Guest, world: &World, bytes: &mut Bytes<'_>, others: &mut Vec<OwnedFd>) -> Guest {
    drop(ended);
    others.clear();
    start(world, bytes, others)
}

/// A standard stream; the other end of it, if it has one, is kept in `others` or closed.
fn stream(bytes: &mut Bytes<'_>, others: &mut Vec<OwnedFd>) -> Stdio {
    let (ours, theirs): (OwnedFd, OwnedFd) = match bytes.u8() % 8 {
        0 | 1 => return Stdio::Null,
        2 | 3 => {
            let (reader, mut writer) = std::io::pipe().expect("a pipe");
            writer.write_all(b"some input").expect("room in the pipe");
            (writer.into(), reader.into())
        }
        4 => {
            let (reader, writer) = std::io::pipe().expect("a pipe");
            (reader.into(), writer.into())
        }
        5 | 6 => {
            let (mut ours, theirs) = UnixStream::pair().expect("a pair of sockets");
            ours.write_all(b"some input").expect("room in the socket");
            (ours.into(), theirs.into())
        }
        7 if bytes.rarely(2) => terminal(),
        _ => {
            return Stdio::File(
                tempfile::tempfile_in("/dev/shm").or_else(|_| tempfile::tempfile()).expect("a file"),
            );
        }
    };
    if !bytes.rarely(4) {
        others.push(ours);
    }
    Stdio::File(File::from(theirs))
}

/// Both sides of a pseudo-terminal; nobody reads the first one.
fn terminal() -> (OwnedFd, OwnedFd) {
    let (mut master, mut slave) = (-1, -1);
    let null = std::ptr::null_mut();
    // SAFETY: two numbers of ours to write to, and nothing else asked for.
    let opened = unsafe { libc::openpty(&raw mut master, &raw mut slave, null, null.cast(), null.cast()) };
    assert_eq!(opened, 0, "a terminal");
    // SAFETY: just opened, and nobody else's.
    unsafe { (OwnedFd::from_raw_fd(master), OwnedFd::from_raw_fd(slave)) }
}

/// A socket that listens, with a connection or two to take.
fn listener(others: &mut Vec<OwnedFd>) -> TcpListener {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    for _ in 0..2 {
        let mut client = TcpStream::connect(address).expect("room for a connection");
        client.write_all(b"some input").expect("room in the socket");
        others.push(client.into());
    }
    listener
}

/// How many descriptors this OS process has open, the one that counts included.
fn open_files() -> usize {
    fs::read_dir("/proc/self/fd").expect("/proc is there").count()
}

/// How many descriptors the guest has open, as it can find out itself.
fn guest_descriptors(guest: &mut Guest) -> usize {
    (0..100).filter(|fd| guest.call("fd_fdstat_get", &[*fd, 64]) == 0).count()
}
