//! The measured program for sockets: `sockets OPERATION [DIRECTORY]` repeats one operation over the loopback and prints the best
//! and the median time of one, in nanoseconds.
//!
//! The same loops are compiled for wasm32-wasip1-threads, where [`sys`] is calls of WASIX, and natively, where it is libc's
//! system calls. Main table: [`TABLE`]. The invariant: all sockets block, and whoever waits for the other side sleeps.

#[path = "../../guest/src/batch.rs"]
mod batch;
#[cfg_attr(target_os = "wasi", path = "sys_wasi.rs")]
#[cfg_attr(not(target_os = "wasi"), path = "sys_linux.rs")]
mod sys;

use batch::Batches;
use std::process::ExitCode;
use std::thread;
use sys::{Fault, Fd, Kind};

type Operation = fn(&mut Batches) -> Result<(), Fault>;

/// Every operation by name.
const TABLE: &[(&str, Operation)] = &[
    ("tcp_echo", |b| {
        let (client, server) = connected()?;
        thread::spawn(move || while echo(server).is_ok_and(|more| more) {});
        let mut bytes = [7; SMALL];
        b.run(|| {
            sys::send(client, &bytes)?;
            exactly(SMALL, sys::receive(client, &mut bytes)?)
        })
    }),
    ("tcp_connect_echo", |b| {
        let (listener, port) = listening()?;
        thread::spawn(move || {
            while let Ok(server) = sys::accept(listener) {
                let _ = echo(server);
                let _ = sys::close(server);
            }
        });
        let mut bytes = [7; SMALL];
        b.run(|| {
            let client = sys::open(Kind::Stream)?;
            sys::connect(client, port)?;
            sys::send(client, &bytes)?;
            exactly(SMALL, sys::receive(client, &mut bytes)?)?;
            leave(client)
        })
    }),
    ("tcp_accept", |b| {
        let (listener, port) = listening()?;
        b.run(|| {
            let client = sys::open(Kind::Stream)?;
            sys::connect(client, port)?;
            let server = sys::accept(listener)?;
            leave(client)?;
            sys::close(server)
        })
    }),
    ("tcp_64k", |b| {
        let (client, server) = connected()?;
        thread::spawn(move || {
            let mut bytes = vec![0; LARGE];
            while sys::receive(server, &mut bytes).is_ok_and(|received| received > 0) {}
        });
        let bytes = vec![7; LARGE];
        b.run(|| exactly(LARGE, sys::send(client, &bytes)?))
    }),
    ("udp_64", |b| {
        let [one, other] = [sys::open(Kind::Datagrams)?, sys::open(Kind::Datagrams)?];
        sys::bind(one)?;
        sys::bind(other)?;
        let port = sys::port(other)?;
        let mut bytes = [7; SMALL];
        b.run(|| {
            exactly(SMALL, sys::send_to(one, &bytes, port)?)?;
            exactly(SMALL, sys::receive_from(other, &mut bytes)?)
        })
    }),
    ("epoll_echo", |b| echo_beside(0, b)),
    ("epoll_echo_10k", |b| echo_beside(10_000, b)),
];

/// Bytes of a small message.
const SMALL: usize = 64;
/// Bytes of a large one.
const LARGE: usize = 64 << 10;
/// Connections that wait to be accepted: no more than Linux keeps for one listener.
const BACKLOG: usize = 4000;

fn exactly(wanted: usize, got: usize) -> Result<(), Fault> {
    if got == wanted { Ok(()) } else { Err(Fault::Short { wanted, got }) }
}

/// Gives one message back; whether there was one.
fn echo(fd: Fd) -> Result<bool, Fault> {
    let mut bytes = [0; SMALL];
    match sys::receive(fd, &mut bytes)? {
        0 => Ok(false),
        received => sys::send(fd, &bytes[..received]).map(|_| true),
    }
}

/// One thread waits for a message on one of many connections, gives it back and gets it: the others have nothing to say.
fn echo_beside(idle: usize, batches: &mut Batches) -> Result<(), Fault> {
    let set = sys::epoll()?;
    let mut port = 0;
    for index in 0..idle {
        if index % BACKLOG == 0 {
            (_, port) = listening()?;
        }
        // It is established once it is in the listener's queue, where it stays: that takes one descriptor, not two.
        let client = sys::open(Kind::Stream)?;
        sys::connect(client, port)?;
        sys::reset_on_close(client)?;
        sys::watch(set, client)?;
    }
    let (client, server) = connected()?;
    sys::watch(set, server)?;
    let mut bytes = [7; SMALL];
    batches.run(|| {
        sys::send(client, &bytes)?;
        let ready = sys::wait(set)?;
        exactly(server as usize, ready as usize)?;
        echo(ready)?;
        exactly(SMALL, sys::receive(client, &mut bytes)?)
    })
}

/// Closes without leaving the port in use.
fn leave(fd: Fd) -> Result<(), Fault> {
    sys::reset_on_close(fd)?;
    sys::close(fd)
}

/// A listener and its port.
fn listening() -> Result<(Fd, u16), Fault> {
    let listener = sys::open(Kind::Stream)?;
    sys::bind(listener)?;
    sys::listen(listener, BACKLOG)?;
    Ok((listener, sys::port(listener)?))
}

/// Both ends of a connection.
fn connected() -> Result<(Fd, Fd), Fault> {
    let (listener, port) = listening()?;
    let client = sys::open(Kind::Stream)?;
    sys::connect(client, port)?;
    let server = sys::accept(listener)?;
    for end in [client, server] {
        sys::no_delay(end)?;
    }
    Ok((client, server))
}

fn main() -> ExitCode {
    let Some(name) = std::env::args().nth(1) else {
        for (name, _) in TABLE {
            println!("{name}");
        }
        return ExitCode::from(2);
    };
    let Some((_, operation)) = TABLE.iter().find(|(known, _)| *known == name) else {
        eprintln!("sockets: there is no operation {name:?}");
        return ExitCode::from(2);
    };
    let mut batches = Batches::default();
    match operation(&mut batches) {
        Ok(()) => {
            let (best, median) = batches.best_and_median();
            println!("{best:.3} {median:.3}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("sockets: {name}: {error:?}");
            ExitCode::FAILURE
        }
    }
}
