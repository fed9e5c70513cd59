//! Sockets that listen before the guest starts: `--listen`, and those of systemd's protocol.
//!
//! Main function: [`listeners`]. One invariant: descriptors are taken from the environment only when `LISTEN_PID` says
//! that they are meant for this very process.
//!
//! # Safety
//!
//! Unsafe code here takes ownership of the descriptors that whoever started this process left open for it.

use std::net::{TcpListener, ToSocketAddrs as _};
use std::os::fd::{FromRawFd as _, OwnedFd, RawFd};

use rustix::net::{AddressFamily, SocketType, sockopt};

use crate::report::{self, Failure};

/// The first descriptor of systemd's protocol (sd_listen_fds(3)).
const FIRST: RawFd = 3;

/// Where the guest listens: sockets handed down first, then one for each address, in their order.
pub(crate) fn listeners(addresses: &[String]) -> Result<Vec<TcpListener>, Failure> {
    let mut listeners = inherited()?;
    for address in addresses {
        listeners.push(bind(address)?);
    }
    Ok(listeners)
}

fn bind(address: &str) -> Result<TcpListener, Failure> {
    let cannot = || Failure::cannot(format!("cannot listen on {address}"));
    let addresses: Vec<_> = address
        .to_socket_addrs()
        .map_err(|error| {
            if has_port(address) {
                cannot().cause(error)
            } else {
                Failure::usage(format!("--listen {address} is no address"))
                    .help("it is HOST:PORT, such as --listen 127.0.0.1:8080")
            }
        })?
        .collect();
    let listener = TcpListener::bind(&addresses[..]).map_err(|error| cannot().cause(error))?;
    match listener.local_addr() {
        // Whoever asked for any free port has to be told which it was.
        Ok(bound) if addresses.iter().all(|address| address.port() == 0) => {
            report::tell(&format!("listening on {bound}"));
        }
        Ok(bound) => report::note(|| format!("listening on {bound}")),
        Err(error) => return Err(cannot().cause(error)),
    }
    Ok(listener)
}

fn has_port(address: &str) -> bool {
    address.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
}

/// The sockets that systemd, or whoever speaks its protocol, left open for this process.
fn inherited() -> Result<Vec<TcpListener>, Failure> {
    let variable = |name: &str| std::env::var(name).ok();
    let ours = variable("LISTEN_PID").and_then(|pid| pid.parse().ok()) == Some(std::process::id());
    let count =
        if ours { variable("LISTEN_FDS").and_then(|count| count.parse::<RawFd>().ok()) } else { None };
    let mut listeners = Vec::new();
    for fd in FIRST..FIRST.saturating_add(count.unwrap_or(0)) {
        if !is_open(fd) {
            return Err(Failure::cannot(format!(
                "LISTEN_FDS={}, but descriptor {fd} is not open",
                count.unwrap_or(0)
            )));
        }
        // SAFETY: it is open, and LISTEN_PID says that it was opened for this process to own; nothing else here has
        // opened a descriptor yet that would be among the first `count`, as those were taken before the process began.
        let socket = unsafe { OwnedFd::from_raw_fd(fd) };
        let tcp = sockopt::socket_type(&socket) == Ok(SocketType::STREAM)
            && matches!(sockopt::socket_domain(&socket), Ok(AddressFamily::INET | AddressFamily::INET6))
            && sockopt::socket_acceptconn(&socket) == Ok(true);
        if !tcp {
            return Err(Failure::cannot(format!("descriptor {fd} of LISTEN_FDS is no listening TCP socket")));
        }
        let listener = TcpListener::from(socket);
        report::note(|| match listener.local_addr() {
            Ok(bound) => format!("listening on {bound}, handed down as descriptor {fd}"),
            Err(_) => format!("listening on descriptor {fd}"),
        });
        listeners.push(listener);
    }
    Ok(listeners)
}

fn is_open(fd: RawFd) -> bool {
    // SAFETY: the descriptor is borrowed for one call, which fails if it is not open.
    let borrowed = unsafe { std::os::fd::BorrowedFd::borrow_raw(fd) };
    rustix::io::fcntl_getfd(borrowed).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_bound_before_anything_runs() {
        let listener = bind("127.0.0.1:0").unwrap();
        let taken = listener.local_addr().unwrap().to_string();
        let failure = format!("{:?}", bind(&taken).unwrap_err());
        assert!(failure.contains(&format!("cannot listen on {taken}")), "{failure}");
        for address in ["8080", "localhost", ":8080", "127.0.0.1:99999", "127.0.0.1:"] {
            let failure = format!("{:?}", bind(address).unwrap_err());
            assert!(failure.contains("it is HOST:PORT"), "{address}: {failure}");
        }
    }
}
