//! The addresses of names, as the host knows them: its hosts file, its name servers, and whatever else it is set up to ask
//! (nsswitch.conf).
//!
//! Main function: [`addresses_of`]. One invariant: it waits, for as long as the host is set up to, so nobody calls it who could be
//! wanted for something else meanwhile.
//!
//! # Safety
//! See the Safety section of [`super`].

use std::ffi::CString;
use std::net::IpAddr;

use waxwing_abi::types::Errno;

use super::unix::error;

/// The addresses of a name, in the host's order (getaddrinfo).
///
/// # Errors
/// `noent` when the name has no address, `again` when that cannot be found out now, `nomem`, `io` when no server can be asked.
pub fn addresses_of(name: &str) -> Result<Vec<IpAddr>, Errno> {
    let name = CString::new(name).map_err(|_| Errno::Noent)?;
    // SAFETY: of zeroes it asks for nothing in particular.
    let mut hints: libc::addrinfo = unsafe { core::mem::zeroed() };
    hints.ai_family = libc::AF_UNSPEC;
    // Otherwise there is each address once for each kind of socket.
    hints.ai_socktype = libc::SOCK_STREAM;
    let mut list = core::ptr::null_mut();
    // SAFETY: a name with its end, no service, hints of ours, and a place for the answer.
    let code =
        unsafe { libc::getaddrinfo(name.as_ptr(), core::ptr::null(), &raw const hints, &raw mut list) };
    if code != 0 {
        return Err(failed(code));
    }
    let mut addresses = Vec::new();
    let mut next = list;
    while !next.is_null() {
        // SAFETY: an entry of the list, which lives until it is freed below.
        let entry = unsafe { &*next };
        addresses.extend(address(entry));
        next = entry.ai_next;
    }
    // SAFETY: what getaddrinfo has given, once.
    unsafe { libc::freeaddrinfo(list) };
    Ok(addresses)
}

fn address(entry: &libc::addrinfo) -> Option<IpAddr> {
    let len = usize::try_from(entry.ai_addrlen).ok()?;
    match entry.ai_family {
        libc::AF_INET if len >= size_of::<libc::sockaddr_in>() => {
            // SAFETY: its family and its length say that it is one.
            let address = unsafe { entry.ai_addr.cast::<libc::sockaddr_in>().read_unaligned() };
            Some(IpAddr::from(address.sin_addr.s_addr.to_ne_bytes()))
        }
        libc::AF_INET6 if len >= size_of::<libc::sockaddr_in6>() => {
            // SAFETY: its family and its length say that it is one.
            let address = unsafe { entry.ai_addr.cast::<libc::sockaddr_in6>().read_unaligned() };
            Some(IpAddr::from(address.sin6_addr.s6_addr))
        }
        _ => None,
    }
}

fn failed(code: libc::c_int) -> Errno {
    // What glibc has besides: the name exists, but has no address (of the kind that is asked for).
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    const WITHOUT_ADDRESS: [libc::c_int; 2] = [-5, -9];
    #[cfg(not(all(target_os = "linux", target_env = "gnu")))]
    const WITHOUT_ADDRESS: [libc::c_int; 2] = [libc::EAI_NONAME; 2];
    match code {
        libc::EAI_NONAME => Errno::Noent,
        code if WITHOUT_ADDRESS.contains(&code) => Errno::Noent,
        libc::EAI_AGAIN => Errno::Again,
        libc::EAI_MEMORY => Errno::Nomem,
        libc::EAI_SYSTEM => {
            let os = std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO);
            error(rustix::io::Errno::from_raw_os_error(os))
        }
        _ => Errno::Io,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hosts_own_name_for_itself_has_an_address_and_others_may_not() {
        let addresses = addresses_of("localhost").unwrap();
        assert!(addresses.iter().any(IpAddr::is_loopback), "{addresses:?}");
        // Where no name server answers, nothing can be said of it.
        let unknown = addresses_of("no-such-name.invalid");
        assert!(matches!(unknown, Err(Errno::Noent | Errno::Again)), "{unknown:?}");
    }

    #[test]
    fn what_the_resolver_says_is_told_apart() {
        assert_eq!(failed(libc::EAI_NONAME), Errno::Noent);
        assert_eq!(failed(libc::EAI_AGAIN), Errno::Again);
        assert_eq!(failed(libc::EAI_FAIL), Errno::Io);
        #[cfg(all(target_os = "linux", target_env = "gnu"))]
        assert_eq!([-5, -9].map(failed), [Errno::Noent; 2]);
    }
}
