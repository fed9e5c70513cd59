//! What was refused of the network: for want of which grant, or by which rule.
//!
//! One invariant: what a guest may do on the network is decided by its `NetPolicy` alone ([`crate::NetPolicy`]); here is said what
//! became of it.

use std::net::{IpAddr, SocketAddr};
use std::sync::PoisonError;

use waxwing_abi::types::Errno;

use super::{Cause, Denial, Grant, Policy, Reason, Subject};
use crate::net::{NetAttempt, Transport};

/// Of how many addresses is remembered by which name the guest knows them: it can look up any number.
const NAMES: usize = 1000;

impl Policy {
    /// Takes note that the guest was told that `name` has these addresses: what it is refused there is then told by the name.
    pub(crate) fn resolved(&self, name: &str, addresses: &[IpAddr]) {
        if self.log.is_none() {
            return;
        }
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        for address in addresses {
            if names.len() < NAMES || names.contains_key(address) {
                names.insert(address.to_canonical(), name.to_owned());
            }
        }
    }

    fn name_of(&self, address: IpAddr) -> Option<String> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).get(&address.to_canonical()).cloned()
    }

    /// Puts on record that the guest may not do this on the network; answers `errno`.
    #[cold]
    pub(crate) fn network(&self, call: &'static str, attempt: &NetAttempt<'_>, errno: Errno) -> Errno {
        self.network_at(call, attempt, 0, errno)
    }

    /// As [`Policy::network`], of a name that is asked for in order to connect to this port (0: any).
    #[cold]
    pub(crate) fn network_at(
        &self,
        call: &'static str,
        attempt: &NetAttempt<'_>,
        port: u16,
        errno: Errno,
    ) -> Errno {
        if self.log.is_none() {
            return errno;
        }
        let at = |transport: Transport, address: SocketAddr| Subject::Address {
            transport,
            address,
            name: self.name_of(address.ip()),
        };
        let host = |host: String, port: Option<u16>| Grant::Connect { host, port };
        let (what, grant) = match attempt {
            NetAttempt::Connect(transport, address) => {
                let what = at(*transport, *address);
                let name = match &what {
                    Subject::Address { name: Some(name), .. } => name.clone(),
                    _ => address.ip().to_canonical().to_string(),
                };
                // What allows packets of any protocol is no port.
                let port = (*transport != Transport::Raw).then_some(address.port());
                (what, host(name, port))
            }
            NetAttempt::Bind(transport, address) => {
                let what = Subject::Address { transport: *transport, address: *address, name: None };
                (what, Grant::Bind { address: address.to_string() })
            }
            NetAttempt::Accept(peer) => {
                let Some(peer) = peer else { return errno };
                (at(Transport::Tcp, *peer), Grant::Nothing)
            }
            NetAttempt::Join(group) => (Subject::Group(*group), host(group.to_string(), None)),
            NetAttempt::Resolve(name) => {
                let port = Some(port).filter(|port| *port != 0);
                (Subject::Name((*name).to_owned()), host((*name).to_owned(), port))
            }
            NetAttempt::ConnectUnix(path) => {
                (Subject::Path((*path).to_owned()), host(format!("unix:{path}"), None))
            }
            NetAttempt::BindUnix(path) => {
                (Subject::Path((*path).to_owned()), Grant::Bind { address: format!("unix:{path}") })
            }
            NetAttempt::OpenRaw => (Subject::RawSocket, Grant::Network),
            NetAttempt::Interface => (Subject::Interface, Grant::Network),
        };
        let rule = self.network.as_ref().and_then(|network| network.refused_by(attempt));
        let (reason, grant) = match rule {
            Some(rule) => (Reason::Rule { rule }, Grant::Nothing),
            None => (Reason::NotGranted, grant),
        };
        self.hear(Cause::Network(what.clone(), std::mem::discriminant(&grant)), || Denial {
            call,
            what,
            errno,
            reason,
            grant,
        });
        errno
    }
}
