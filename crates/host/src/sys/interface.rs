//! The host's network interfaces: their addresses, the routes, a hardware address.
//!
//! # Safety
//! The list of getifaddrs(3) is ours until it is freed, once; each of its nodes, and each address of the length that its family
//! has, is read while it is there.

use std::net::IpAddr;

use waxwing_abi::types::Errno;

/// An address, and how many of its bits name the network.
pub type Prefixed = (IpAddr, u8);

/// A way: what is reached, and by which router (the unspecified address for none).
pub type Way = (Prefixed, IpAddr);

#[cfg(unix)]
pub use unix::{hardware_address, interface_addresses};

#[cfg(target_os = "linux")]
pub use linux::ways;

#[cfg(unix)]
mod unix {
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
    use std::ptr::NonNull;

    use super::{Errno, Prefixed};

    /// The list of interfaces.
    struct List(*mut libc::ifaddrs);

    impl List {
        fn new() -> Result<List, Errno> {
            let mut first = std::ptr::null_mut();
            // SAFETY: a pointer of ours to write to.
            if unsafe { libc::getifaddrs(&raw mut first) } != 0 {
                return Err(crate::sys::unix::last_error());
            }
            Ok(List(first))
        }

        fn nodes(&self) -> impl Iterator<Item = &libc::ifaddrs> {
            // SAFETY: the nodes are there until the list is freed, and their last one says that it is the last.
            let after = |node: &&libc::ifaddrs| unsafe { node.ifa_next.as_ref() };
            // SAFETY: as above.
            std::iter::successors(unsafe { self.0.as_ref() }, after)
        }
    }

    impl Drop for List {
        fn drop(&mut self) {
            // SAFETY: it is ours, and nobody has it after this.
            unsafe { libc::freeifaddrs(self.0) }
        }
    }

    fn family(address: *mut libc::sockaddr) -> Option<i32> {
        // SAFETY: an address that is there has a family.
        NonNull::new(address).map(|address| i32::from(unsafe { address.as_ref() }.sa_family))
    }

    fn internet(address: *mut libc::sockaddr) -> Option<IpAddr> {
        match family(address)? {
            libc::AF_INET => {
                // SAFETY: an address of this family has this shape; it may lie at any place.
                let v4 = unsafe { address.cast::<libc::sockaddr_in>().read_unaligned() };
                Some(Ipv4Addr::from(v4.sin_addr.s_addr.to_ne_bytes()).into())
            }
            libc::AF_INET6 => {
                // SAFETY: as above.
                let v6 = unsafe { address.cast::<libc::sockaddr_in6>().read_unaligned() };
                Some(Ipv6Addr::from(v6.sin6_addr.s6_addr).into())
            }
            _ => None,
        }
    }

    /// How many bits a mask has before the first that is not set.
    fn bits(mask: IpAddr) -> u8 {
        let ones = match mask {
            IpAddr::V4(mask) => mask.to_bits().leading_ones(),
            IpAddr::V6(mask) => mask.to_bits().leading_ones(),
        };
        u8::try_from(ones).unwrap_or(u8::MAX)
    }

    /// The addresses of all interfaces.
    ///
    /// # Errors
    /// As getifaddrs(3).
    pub fn interface_addresses() -> Result<Vec<Prefixed>, Errno> {
        let list = List::new()?;
        let address = |node: &libc::ifaddrs| {
            let address = internet(node.ifa_addr)?;
            let all = if address.is_ipv4() { 32 } else { 128 };
            Some((address, internet(node.ifa_netmask).map_or(all, bits)))
        };
        Ok(list.nodes().filter_map(address).collect())
    }

    /// The hardware address of the first interface that has one, those that are up first.
    ///
    /// # Errors
    /// As getifaddrs(3); `notsup` when there is none.
    pub fn hardware_address() -> Result<[u8; 6], Errno> {
        let list = List::new()?;
        let is_up = |node: &&libc::ifaddrs| node.ifa_flags & libc::IFF_UP.cast_unsigned() != 0;
        let up = list.nodes().filter(is_up).find_map(|node| hardware(node.ifa_addr));
        up.or_else(|| list.nodes().find_map(|node| hardware(node.ifa_addr))).ok_or(Errno::Notsup)
    }

    #[cfg(target_os = "linux")]
    fn hardware(address: *mut libc::sockaddr) -> Option<[u8; 6]> {
        if family(address)? != libc::AF_PACKET {
            return None;
        }
        // SAFETY: an address of this family has this shape.
        let link = unsafe { address.cast::<libc::sockaddr_ll>().read_unaligned() };
        let [a, b, c, d, e, f, ..] = link.sll_addr;
        let octets = [a, b, c, d, e, f];
        (link.sll_halen == 6 && octets != [0; 6]).then_some(octets)
    }

    #[cfg(not(target_os = "linux"))]
    fn hardware(_: *mut libc::sockaddr) -> Option<[u8; 6]> {
        None
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

    use super::{Errno, Way};

    /// The routes, as Linux tells them (`/proc/net/route`, `/proc/net/ipv6_route`): those that are up, but for those of a host to
    /// itself.
    ///
    /// # Errors
    /// `notsup` where it does not tell.
    pub fn ways() -> Result<Vec<Way>, Errno> {
        let v4 = fs::read_to_string("/proc/net/route").map_err(|_| Errno::Notsup)?;
        // Where there is no IPv6 there is no such file.
        let v6 = fs::read_to_string("/proc/net/ipv6_route").unwrap_or_default();
        Ok(v4.lines().skip(1).filter_map(way_v4).chain(v6.lines().filter_map(way_v6)).collect())
    }

    const UP: u32 = 1;
    /// A local address, and one that is not there.
    const LOCAL: u32 = 0x8000_0000;
    const REJECT: u32 = 0x200;

    fn number(text: &str) -> Option<u32> {
        u32::from_str_radix(text, 16).ok()
    }

    pub(super) fn way_v4(line: &str) -> Option<Way> {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [_, to, router, flags, _, _, _, mask, ..] = fields[..] else { return None };
        // As the host has them in memory.
        let address = |text| Some(Ipv4Addr::from(number(text)?.to_ne_bytes()));
        let flags = number(flags)?;
        let bits = u8::try_from(address(mask)?.to_bits().leading_ones()).ok()?;
        (flags & UP != 0 && flags & REJECT == 0)
            .then_some(((address(to)?.into(), bits), address(router)?.into()))
    }

    pub(super) fn way_v6(line: &str) -> Option<Way> {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [to, bits, _, _, router, _, _, _, flags, _] = fields[..] else { return None };
        let address = |text| Some(IpAddr::from(Ipv6Addr::from_bits(u128::from_str_radix(text, 16).ok()?)));
        let flags = number(flags)?;
        let is_one = flags & UP != 0 && flags & (LOCAL | REJECT) == 0;
        is_one.then_some(((address(to)?, u8::from_str_radix(bits, 16).ok()?), address(router)?))
    }
}

/// The routes.
///
/// # Errors
/// Always `notsup`: only Linux is asked.
#[cfg(not(target_os = "linux"))]
pub fn ways() -> Result<Vec<Way>, Errno> {
    Err(Errno::Notsup)
}

/// The addresses of all interfaces.
///
/// # Errors
/// Always `notsup`: Windows is not asked.
#[cfg(not(unix))]
pub fn interface_addresses() -> Result<Vec<Prefixed>, Errno> {
    Err(Errno::Notsup)
}

/// The hardware address of an interface.
///
/// # Errors
/// Always `notsup`: Windows is not asked.
#[cfg(not(unix))]
pub fn hardware_address() -> Result<[u8; 6], Errno> {
    Err(Errno::Notsup)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_host_has_a_loopback() {
        let addresses = interface_addresses().unwrap();
        assert!(addresses.contains(&("127.0.0.1".parse().unwrap(), 8)), "{addresses:?}");
    }

    #[test]
    #[cfg(target_endian = "little")]
    fn routes_are_read_as_linux_writes_them() {
        let v4 = |line| linux::way_v4(line).map(|((to, bits), router)| format!("{to}/{bits} {router}"));
        let default = "eth0\t00000000\t0102A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0";
        assert_eq!(v4(default).unwrap(), "0.0.0.0/0 192.168.2.1");
        let near = "eth0\t0002A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0";
        assert_eq!(v4(near).unwrap(), "192.168.2.0/24 0.0.0.0");
        assert_eq!(v4("eth0\t0002A8C0\t00000000\t0000\t0\t0\t100\t00FFFFFF\t0\t0\t0"), None);
        assert_eq!(v4("eth0 what"), None);
        let v6 = |line| linux::way_v6(line).map(|((to, bits), router)| format!("{to}/{bits} {router}"));
        let near = "fe800000000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001 eth0";
        assert_eq!(v6(near).unwrap(), "fe80::/64 ::");
        assert_eq!(v6(&near.replace("00000000 00000001 eth0", "00000000 80200001 lo")), None);
    }
}
