//! Async without tokio: an executor in three short files, and an echo server on it that has many connections at once.
//!
//! What an async runtime does is little. A future that cannot go on leaves a waker and gives control back; [`executor`] polls the
//! tasks that were woken; [`epoll`] says which descriptor wakes whom and is where the program sleeps, in one call of WASIX
//! (`epoll_wait`) for all connections together; [`net`] makes a call, and when that answers `again` waits for its descriptor and
//! makes it again. One thread does all of it, so tasks may share what they like through `Rc` and `Cell`.
//!
//! ```text
//! waxwing run --allow-bind 127.0.0.1:7000 tests/programs/example_executor.wasm 127.0.0.1:7000 100
//! ```
//!
//! The second argument is after how many connections the server ends.

mod epoll;
mod executor;
mod net;

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;

use executor::Executor;
use net::{Listener, Stream};
use waxwing_guest::os::Result;
use waxwing_guest::os::signal::{self, Signal};
use waxwing_guest::wasix::{ERRNO_INVAL, SIGNAL_PIPE};

/// What the server has seen.
#[derive(Default)]
struct Counts {
    now: Cell<u32>,
    most: Cell<u32>,
    bytes: Cell<usize>,
}

/// Says everything back, in capital letters, until the client has no more to say.
async fn echo(stream: &Stream, counts: &Counts) -> Result<()> {
    let mut room = [0; 1024];
    loop {
        let length = stream.read(&mut room).await?;
        if length == 0 {
            return Ok(());
        }
        let said = &mut room[..length];
        said.make_ascii_uppercase();
        stream.write_all(said).await?;
        counts.bytes.set(counts.bytes.get() + length);
    }
}

/// Takes so many connections and gives each a task of its own.
async fn serve(executor: Executor, listener: Listener, connections: u32, counts: Rc<Counts>) -> Result<()> {
    for _ in 0..connections {
        let stream = listener.accept(&executor.epoll).await?;
        let counts = Rc::clone(&counts);
        counts.now.set(counts.now.get() + 1);
        counts.most.set(counts.most.get().max(counts.now.get()));
        executor.spawn(async move {
            if let Err(error) = echo(&stream, &counts).await {
                eprintln!("a connection broke: {error:?}");
            }
            counts.now.set(counts.now.get() - 1);
        });
    }
    Ok(())
}

fn run(address: &str, connections: u32) -> Result<()> {
    let address: SocketAddr = address.parse().map_err(|_| ERRNO_INVAL)?;
    let executor = Executor::new()?;
    let listener = Listener::bind(&executor.epoll, address)?;
    println!("listening on {}", listener.local_addr()?);
    let counts = Rc::new(Counts::default());
    let server = serve(executor.clone(), listener, connections, Rc::clone(&counts));
    executor.spawn(async {
        if let Err(error) = server.await {
            eprintln!("no more connections: {error:?}");
        }
    });
    executor.run()?;
    println!("{connections} connections, {} at once, {} bytes", counts.most.get(), counts.bytes.get());
    Ok(())
}

/// A client that goes away while it is answered would end a program without a handler, as SIGPIPE does.
fn on_signal(signal: Signal) {
    if signal != SIGNAL_PIPE {
        signal::do_default(signal);
    }
}

waxwing_guest::signal_handler!(on_signal);

fn main() {
    signal::listen();
    let mut args = std::env::args().skip(1);
    let address = args.next().unwrap_or_else(|| "127.0.0.1:0".to_owned());
    let connections = args.next().and_then(|count| count.parse().ok()).unwrap_or(1);
    if let Err(error) = run(&address, connections) {
        eprintln!("that did not work: {error:?}");
        std::process::exit(1);
    }
}
