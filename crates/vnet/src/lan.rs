//! The network that machines are on: a switch, a router that gives addresses, and perhaps a bridge to other runs.
//!
//! Main type: [`Lan`]. Whoever calls does what there is to do, with the network locked; one thread sleeps until something has to
//! happen that nobody calls for: a segment sent again, a frame over a bridge. Invariants: before it is unlocked, all that can happen
//! now has happened, and sockets show what they are ready for; and what is wrong in here takes the network down, not its users.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec};
use smoltcp::time::Instant;
use smoltcp::wire::EthernetAddress;
use waxwing::abi::types::Errno;

use crate::bridge::Bridge;
use crate::frame::look;
use crate::machine::Machine;
use crate::names::is_name;
use crate::neighbors::Directory;
use crate::network::VirtualNetwork;

/// How many sockets a machine may have, if nobody says otherwise.
const SOCKETS: usize = 1024;

/// How many machines there may be.
const MACHINES: usize = 256;

/// How often machines have their turn before others may lock the network.
const ROUNDS: usize = 256;

/// A network that is only there while somebody uses it. A clone is the same network.
///
/// Machines on it have addresses of the link's own (169.254.0.0/16 and a network of fd00::/8), and may take one of 10.87.0.0/16 by
/// DHCP. Each has its own loopback.
///
/// ```
/// use std::sync::Arc;
/// use waxwing::{NetAttempt, Network, Process};
/// use waxwing_vnet::Lan;
///
/// let lan = Lan::new();
/// let (server, client) = (lan.join("server")?, lan.join("client")?);
/// assert!(!client.resolve("server")?.is_empty());
/// let builder = Process::builder().network(Arc::new(client)).net_policy(Arc::new(|_: &NetAttempt<'_>| true));
/// # drop((server, builder));
/// # Ok::<(), waxwing::abi::types::Errno>(())
/// ```
#[derive(Clone)]
pub struct Lan(Arc<Shared>);

/// What a network has to be like.
#[derive(Clone, Debug)]
pub struct LanOptions {
    /// How many sockets each machine may have, connections that wait to be accepted and those that are ending included.
    pub sockets: usize,
    /// The bridges that its guests may join (`port_bridge`), by name: a path for a socket that several runs are given. The first to
    /// join listens there, the others find it.
    pub bridges: BTreeMap<String, PathBuf>,
}

impl Default for LanOptions {
    fn default() -> Self {
        LanOptions { sockets: SOCKETS, bridges: BTreeMap::new() }
    }
}

/// What all who use a network share.
pub(crate) struct Shared {
    world: Mutex<World>,
    /// Something has happened.
    bell: Condvar,
    /// Wakes the thread; its end ends it.
    wake: UnixStream,
    start: std::time::Instant,
    options: LanOptions,
}

/// Everything that is on the network.
pub(crate) struct World {
    machines: HashMap<usize, Machine>,
    last: usize,
    router: Machine,
    directory: Directory,
    bridge: Option<Bridge>,
    thread: Thread,
    /// Something went wrong in here.
    is_down: bool,
}

/// What the thread is at.
enum Thread {
    /// There is none; the end of the wire by which it will be woken.
    None(UnixStream),
    /// It looks again at this time.
    Sleeps(Option<Instant>),
    Awake,
}

impl Lan {
    /// A network without bridges.
    #[must_use]
    pub fn new() -> Lan {
        // A pair of sockets is all that can be wrong, and it is wanted later.
        Lan::with_options(LanOptions::default()).expect("the host has two descriptors left")
    }

    /// A network like this.
    ///
    /// # Errors
    /// `mfile` when the host has no descriptors left.
    pub fn with_options(options: LanOptions) -> Result<Lan, Errno> {
        let pair = || {
            let (wake, woken) = UnixStream::pair()?;
            wake.set_nonblocking(true)?;
            woken.set_nonblocking(true)?;
            Ok((wake, woken))
        };
        let (wake, woken) = pair().map_err(|_: std::io::Error| Errno::Mfile)?;
        let directory = Directory::default();
        let world = World {
            machines: HashMap::new(),
            last: 0,
            router: Machine::router(hardware(random()), random(), directory.clone(), Instant::ZERO),
            directory,
            bridge: None,
            thread: Thread::None(woken),
            is_down: false,
        };
        Ok(Lan(Arc::new(Shared {
            world: Mutex::new(world),
            bell: Condvar::new(),
            wake,
            start: std::time::Instant::now(),
            options,
        })))
    }

    /// A new machine, which others find by `name`: for a process and all that it starts.
    ///
    /// # Errors
    /// `inval` for what is no name of letters, digits, hyphens and dots, `exist` when there is one of that name, `nobufs` when there
    /// are 256 machines.
    pub fn join(&self, name: &str) -> Result<VirtualNetwork, Errno> {
        if !is_name(name) {
            return Err(Errno::Inval);
        }
        let now = self.0.now();
        let mut world = self.0.lock();
        if world.machines.values().any(|machine| machine.name.eq_ignore_ascii_case(name)) {
            return Err(Errno::Exist);
        }
        if world.machines.len() >= MACHINES {
            return Err(Errno::Nobufs);
        }
        world.last += 1;
        let place = world.last;
        let directory = world.directory.clone();
        let machine =
            Machine::new(name, hardware(random()), random(), self.0.options.sockets, directory, now);
        world.machines.insert(place, machine);
        Ok(VirtualNetwork::new(Place { lan: Arc::clone(&self.0), place }))
    }

    /// Joins a bridge, as guests do by `port_bridge`. It may take some seconds.
    ///
    /// # Errors
    /// `noent` for a name that this network was not given, `isconn` when it has joined one, `acces` when the token is wrong.
    pub fn bridge(&self, name: &str, token: &str) -> Result<(), Errno> {
        self.0.bridge(name, token)
    }

    /// Leaves the bridge.
    ///
    /// # Errors
    /// `notconn` when it has joined none.
    pub fn unbridge(&self) -> Result<(), Errno> {
        self.0.unbridge()
    }
}

impl Lan {
    /// Waits until what was sent over the bridge by sockets that are closed has arrived, at most for `time`, and leaves the bridge:
    /// for who is about to end, and the network with it. On other networks nothing is on its way that anybody waits for.
    pub fn finish(&self, time: Duration) {
        let until = std::time::Instant::now() + time;
        let mut world = self.0.lock();
        loop {
            let is_used =
                world.bridge.as_ref().is_some_and(|bridge| bridge.is_used() || bridge.has_waiting());
            let is_waiting = world.bridge.as_ref().is_some_and(Bridge::has_waiting);
            let is_sending = is_waiting || world.machines.values().any(Machine::is_sending);
            let left = until.saturating_duration_since(std::time::Instant::now());
            if !is_used || !is_sending || left.is_zero() || world.is_down {
                break;
            }
            world = self.0.bell.wait_timeout(world, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        let bridge = world.bridge.take();
        drop(world);
        drop(bridge);
        self.0.wake();
    }
}

impl Default for Lan {
    fn default() -> Self {
        Lan::new()
    }
}

/// A number that nobody guesses.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// A hardware address that nobody was given (its second bit says so).
fn hardware(number: u64) -> EthernetAddress {
    let [a, b, c, d, e, ..] = number.to_le_bytes();
    EthernetAddress([2, a, b, c, d, e])
}

/// A machine's place on the network; it leaves it when this is dropped.
pub(crate) struct Place {
    lan: Arc<Shared>,
    place: usize,
}

impl Place {
    /// Does something with the machine, and all that comes of it.
    ///
    /// # Errors
    /// `netdown` when something was wrong with the network; those of `what`.
    pub(crate) fn with<T>(
        &self,
        what: impl FnOnce(&mut Machine, Instant) -> Result<T, Errno>,
    ) -> Result<T, Errno> {
        let now = self.lan.now();
        let mut world = self.lan.lock();
        let done = world.guarded(|world| what(world.machine(self.place)?, now));
        self.lan.settle(&mut world, now);
        done
    }

    /// Looks at the machine.
    ///
    /// # Errors
    /// As [`Place::with`].
    pub(crate) fn look<T>(
        &self,
        what: impl FnOnce(&mut Machine, Instant) -> Result<T, Errno>,
    ) -> Result<T, Errno> {
        let now = self.lan.now();
        self.lan.lock().guarded(|world| what(world.machine(self.place)?, now))
    }

    /// Sleeps until `what` answers something, at most for `time`.
    ///
    /// # Errors
    /// As [`Place::with`].
    pub(crate) fn wait<T>(
        &self,
        time: Duration,
        mut what: impl FnMut(&mut Machine, Instant) -> Result<Option<T>, Errno>,
    ) -> Result<Option<T>, Errno> {
        let until = std::time::Instant::now() + time;
        let mut world = self.lan.lock();
        loop {
            let now = self.lan.now();
            if let Some(found) = world.guarded(|world| what(world.machine(self.place)?, now))? {
                return Ok(Some(found));
            }
            let left = until.saturating_duration_since(std::time::Instant::now());
            if left.is_zero() {
                return Ok(None);
            }
            world = self.lan.bell.wait_timeout(world, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Whether there may be machines that nobody in here knows of.
    pub(crate) fn has_others(&self) -> bool {
        self.lan.lock().bridge.as_ref().is_some_and(Bridge::is_used)
    }

    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.lan
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.lan.lock().machines.remove(&self.place);
    }
}

impl World {
    fn machine(&mut self, place: usize) -> Result<&mut Machine, Errno> {
        self.machines.get_mut(&place).ok_or(Errno::Netdown)
    }

    /// Does something that may be wrong; then nothing is done any more.
    fn guarded<T>(&mut self, what: impl FnOnce(&mut World) -> Result<T, Errno>) -> Result<T, Errno> {
        if self.is_down {
            return Err(Errno::Netdown);
        }
        match catch_unwind(AssertUnwindSafe(|| what(self))) {
            Ok(done) => done,
            Err(_) => {
                self.is_down = true;
                for machine in self.machines.values() {
                    machine.show_down();
                }
                Err(Errno::Netdown)
            }
        }
    }

    /// Does what there is to do; whether there is more.
    fn run(&mut self, now: Instant) -> bool {
        for _ in 0..ROUNDS {
            let mut acts = false;
            for machine in self.machines.values_mut().chain([&mut self.router]) {
                acts |= machine.turn(now);
            }
            acts |= self.switch();
            for machine in self.machines.values_mut() {
                acts |= machine.update(now);
            }
            if !acts {
                return false;
            }
        }
        true
    }

    /// Whether this network's router is the one that gives addresses.
    fn has_router(&self) -> bool {
        !self.bridge.as_ref().is_some_and(Bridge::has_joined)
    }

    /// Carries what machines have sent to where it goes; whether there was anything.
    fn switch(&mut self) -> bool {
        let mut sent = Vec::new();
        for (place, machine) in &mut self.machines {
            sent.extend(machine.wire.going.drain(..).map(|frame| (Some(*place), frame)));
        }
        sent.extend(self.router.wire.going.drain(..).map(|frame| (None, frame)));
        for (from, frame) in &sent {
            self.carry(*from, frame);
            if let Some(bridge) = &mut self.bridge {
                bridge.send(frame);
            }
        }
        !sent.is_empty()
    }

    /// Carries a frame to the machines that it is for, but not to the one that it is from.
    fn carry(&mut self, from: Option<usize>, bytes: &[u8]) {
        let Some(frame) = look(bytes) else { return };
        for (place, machine) in &mut self.machines {
            if Some(*place) != from && (!frame.to.is_unicast() || frame.to == machine.wire.address) {
                machine.wire.comes(bytes);
            }
        }
        if self.has_router() && (!frame.to.is_unicast() || frame.to == self.router.wire.address) {
            self.router.wire.comes(bytes);
        }
    }

    /// When something has to be done next.
    fn next(&mut self, now: Instant) -> Option<Instant> {
        let machines = self.machines.values_mut().chain([&mut self.router]);
        let machines = machines.filter_map(|machine| machine.next(now)).min();
        [machines, self.bridge.as_ref().and_then(Bridge::deadline)].into_iter().flatten().min()
    }

    /// Takes in what has come over the bridge.
    fn turn_bridge(&mut self, now: Instant) {
        let Some(mut bridge) = self.bridge.take() else { return };
        bridge.turn(now, |frame| self.carry(None, frame));
        if !bridge.is_over() {
            self.bridge = Some(bridge);
        }
    }
}

impl Shared {
    pub(crate) fn now(&self) -> Instant {
        Instant::from_micros(i64::try_from(self.start.elapsed().as_micros()).unwrap_or(i64::MAX))
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what there is to do, and has the thread wake in time for what comes then.
    fn settle(self: &Arc<Self>, world: &mut World, now: Instant) {
        let more = world.guarded(|world| Ok(world.run(now))).unwrap_or(false);
        let next = if more { Some(now) } else { world.guarded(|world| Ok(world.next(now))).unwrap_or(None) };
        let waits = world.bridge.as_ref().is_some_and(Bridge::has_waiting);
        match &world.thread {
            Thread::None(_) if next.is_none() && world.bridge.is_none() => {}
            Thread::None(_) => self.start(world),
            Thread::Sleeps(at) if waits || next.is_some_and(|next| at.is_none_or(|at| next < at)) => {
                self.wake()
            }
            Thread::Sleeps(_) | Thread::Awake => {}
        }
        self.bell.notify_all();
    }

    fn wake(&self) {
        // One that is full has a byte in it, which does as well.
        let _ = (&self.wake).write(&[1]);
    }

    /// Starts the thread. Where the host has none left, what nobody calls for happens when somebody calls next.
    fn start(self: &Arc<Self>, world: &mut World) {
        let Thread::None(woken) = &world.thread else { return };
        let Ok(woken) = woken.try_clone() else { return };
        let lan = Arc::downgrade(self);
        let thread = std::thread::Builder::new().name("network".to_owned()).stack_size(512 << 10);
        if thread.spawn(move || serve(&lan, &woken)).is_ok() {
            world.thread = Thread::Awake;
        }
    }

    pub(crate) fn bridge(self: &Arc<Self>, name: &str, token: &str) -> Result<(), Errno> {
        let path = self.options.bridges.get(name).ok_or(Errno::Noent)?;
        if self.lock().bridge.is_some() {
            return Err(Errno::Isconn);
        }
        let bridge = Bridge::join(path, token.as_bytes())?;
        let now = self.now();
        let mut world = self.lock();
        if world.bridge.is_some() {
            return Err(Errno::Isconn);
        }
        world.bridge = Some(bridge);
        self.settle(&mut world, now);
        self.wake();
        Ok(())
    }

    pub(crate) fn unbridge(&self) -> Result<(), Errno> {
        let bridge = self.lock().bridge.take().ok_or(Errno::Notconn)?;
        drop(bridge);
        self.wake();
        Ok(())
    }
}

/// The thread's life: until nobody uses the network.
fn serve(lan: &Weak<Shared>, woken: &UnixStream) {
    loop {
        let Some(shared) = lan.upgrade() else { return };
        let now = shared.now();
        let mut world = shared.lock();
        world.thread = Thread::Awake;
        let _ = world.guarded(|world| {
            world.turn_bridge(now);
            Ok(())
        });
        shared.settle(&mut world, now);
        let next = world.guarded(|world| Ok(world.next(now))).unwrap_or(None);
        world.thread = Thread::Sleeps(next);
        let left = next.map(|next| Duration::from(next.max(now) - now));
        // Copies, so that the network is not locked meanwhile, and somebody may leave the bridge.
        let waits = world.bridge.iter().flat_map(Bridge::waits);
        let waits: Vec<_> =
            waits.filter_map(|waits| Some((waits.stream.try_clone_to_owned().ok()?, waits.writes))).collect();
        drop(world);
        drop(shared);
        let mut polled = vec![PollFd::from_borrowed_fd(woken.as_fd(), PollFlags::IN)];
        polled.extend(waits.iter().map(|(stream, writes)| {
            let flags = if *writes { PollFlags::IN | PollFlags::OUT } else { PollFlags::IN };
            PollFd::from_borrowed_fd(stream.as_fd(), flags)
        }));
        let timeout = left.and_then(|left| Timespec::try_from(left).ok());
        let _ = rustix::event::poll(&mut polled, timeout.as_ref());
        let mut bytes = [0; 64];
        while matches!(std::io::Read::read(&mut &*woken, &mut bytes), Ok(1..)) {}
    }
}
