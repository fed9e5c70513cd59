//! `resolve`: the addresses of a name.
//!
//! One invariant: what a guest's own hosts file says is told to the guest and to nobody else. Rules about names apply to what the
//! host has found out; otherwise a guest could give itself any address by a name that it may ask for.

use std::net::IpAddr;
use std::task::Poll;

use waxwing_abi::types::{AddrIp, Errno, Size};
use waxwing_abi::{GuestSlice, GuestString};

use crate::file::At;
use crate::net::address::told_ip;
use crate::net::{Asked, Host, NetAttempt, each_once, in_hosts};
use crate::sys::{self, OpenHow};
use crate::thread::Thread;
use crate::wait::Wait;

/// Where a guest with a tree has names of its own.
const HOSTS: &str = "/etc/hosts";

/// How much of it is read.
const HOSTS_MOST: usize = 1 << 20;

/// A host that was named.
pub(super) enum Named {
    /// Its addresses.
    Found(Vec<IpAddr>),
    /// Somebody is finding them.
    Asked(Asked),
}

impl Thread {
    /// Writes the addresses of `host`, as many as there is room for; how many. `port` is the one that they are wanted for, or 0.
    pub(super) fn resolve_name(
        &mut self,
        w: &mut Wait,
        host: &GuestString,
        port: u16,
        addrs: GuestSlice<'_, AddrIp>,
    ) -> Poll<Result<Size, Errno>> {
        let process = self.process();
        if let Some(asked) = w.kept::<Asked>() {
            return match asked.answer() {
                Some(Ok(found)) => {
                    process.run.resolved(asked.name(), found);
                    Poll::Ready(write(found, addrs))
                }
                Some(Err(errno)) => Poll::Ready(Err(*errno)),
                None if w.interrupted() => Poll::Ready(Err(Errno::Intr)),
                None => Poll::Pending,
            };
        }
        match self.look_up("resolve", host.as_str(), port)? {
            Named::Found(found) => Poll::Ready(write(&found, addrs)),
            Named::Asked(asked) => {
                w.keep(asked);
                Poll::Pending
            }
        }
    }

    /// The addresses of `host`, or who will have found them. Who asks says `Run::resolved` of what is found.
    ///
    /// # Errors
    /// `noent` for what has none; `acces` for a name that the guest may not ask for; `again`.
    pub(super) fn look_up(&self, call: &'static str, host: &str, port: u16) -> Result<Named, Errno> {
        let name = match Host::read(host)? {
            Host::Address(address) => return Ok(Named::Found(vec![address])),
            Host::Name(name) => name,
        };
        let own = self.own_addresses(&name);
        if !own.is_empty() {
            return each_once(own).map(Named::Found);
        }
        let process = self.process();
        let attempt = NetAttempt::Resolve(&name);
        if !process.run.may(&attempt) {
            return Err(process.policy().network_at(call, &attempt, port, Errno::Acces));
        }
        process.run.look_up(name, self.shared()).map(Named::Asked)
    }

    /// What the guest's own hosts file says, if it has a tree with one in it.
    fn own_addresses(&self, name: &str) -> Vec<IpAddr> {
        let Some(world) = &self.process().world else { return Vec::new() };
        let read = || {
            let how = OpenHow { read: true, follow: true, ..OpenHow::default() };
            let file = world.open(&GuestString::from_host(HOSTS)?, &how)?;
            sys::read_all(HOSTS_MOST, |at, iovs| file.file().read(At::Offset(at), iovs))
        };
        read().map_or_else(|_| Vec::new(), |bytes| in_hosts(&String::from_utf8_lossy(&bytes), name))
    }
}

fn write(found: &[IpAddr], addrs: GuestSlice<'_, AddrIp>) -> Result<Size, Errno> {
    let count = found.len().min(addrs.len());
    for (index, address) in found[..count].iter().enumerate() {
        addrs.set(index, &told_ip(*address))?;
    }
    Ok(count)
}
