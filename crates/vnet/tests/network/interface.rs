//! The interface of a machine.

use std::net::IpAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use waxwing::abi::types::{Errno, SockProto, SockType};
use waxwing::{Cidr, Network, Route};
use waxwing_vnet::{Lan, VirtualNetwork};

use super::{Opened, V4, V6, address_of};

fn addresses(network: &VirtualNetwork) -> Vec<String> {
    let addresses = network.addresses().unwrap();
    addresses.iter().map(|cidr| format!("{}/{}", cidr.address, cidr.prefix)).collect()
}

fn cidr(address: &str, prefix: u8) -> Cidr {
    Cidr { address: address.parse().unwrap(), prefix }
}

#[test]
fn a_machine_has_addresses_of_the_link_s_own_and_of_its_loopback() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    let own = addresses(&one);
    assert_eq!(own.len(), 4, "{own:?}");
    assert!(own[0].starts_with("169.254.") && own[0].ends_with("/16"), "{own:?}");
    assert!(own[1].starts_with("fd") && own[1].ends_with("/64"), "{own:?}");
    assert_eq!(own[2..], ["127.0.0.1/8", "::1/128"]);
    assert_ne!(one.hardware_address(), other.hardware_address());
    // One that nobody was given, and that is one machine's alone.
    assert_eq!(one.hardware_address().unwrap()[0] & 3, 2);
    assert_eq!(one.routes(), Ok(Vec::new()));
}

#[test]
fn a_lease_is_obtained_and_given_up() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    one.acquire_address().unwrap();
    other.acquire_address().unwrap();
    let leased = [addresses(&one), addresses(&other)].map(|addresses| addresses[0].clone());
    for address in &leased {
        assert!(address.starts_with("10.87.") && address.ends_with("/16"), "{address}");
    }
    assert_ne!(leased[0], leased[1]);
    let routes = one.routes().unwrap();
    assert_eq!(routes.len(), 1);
    assert_eq!(
        (routes[0].network, routes[0].router.to_string()),
        (cidr("0.0.0.0", 0), "10.87.0.1".to_owned())
    );
    // It is the first choice, of the machine and of those who look for it.
    let found = address_of(&other, "one", V4);
    assert_eq!(format!("{found}/16"), leased[0]);
    let (listener, port) = Opened::listener(&one, V4);
    let ours = Opened::stream(&other, V4);
    ours.connect(std::net::SocketAddr::new(found, port)).unwrap();
    assert_eq!(format!("{}/16", listener.accept().1.ip()), leased[1]);
    // The same one again, and never two.
    one.acquire_address().unwrap();
    assert_eq!(addresses(&one).iter().filter(|address| **address == leased[0]).count(), 1);
    one.remove_address(found).unwrap();
    assert_eq!(one.remove_address(found), Err(Errno::Addrnotavail));
    assert_eq!((addresses(&one).len(), one.routes()), (4, Ok(Vec::new())));
}

#[test]
fn addresses_come_and_go() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    one.add_address(cidr("192.0.2.1", 24)).unwrap();
    assert_eq!(one.add_address(cidr("192.0.2.1", 24)), Err(Errno::Exist));
    other.add_address(cidr("192.0.2.2", 24)).unwrap();
    let (_listener, port) = Opened::listener(&one, V4);
    Opened::stream(&other, V4).connect(format!("192.0.2.1:{port}").parse().unwrap()).unwrap();
    for wrong in [
        cidr("0.0.0.0", 0),
        cidr("224.0.0.1", 4),
        cidr("255.255.255.255", 32),
        cidr("127.0.0.2", 8),
        cidr("10.0.0.1", 33),
        cidr("fd00::1", 129),
        cidr("::", 0),
    ] {
        assert_eq!(one.add_address(wrong), Err(Errno::Inval), "{wrong:?}");
    }
    let more = (0..20).map(|n| one.add_address(cidr(&format!("10.1.0.{}", n + 1), 8))).find(Result::is_err);
    assert_eq!(more, Some(Err(Errno::Nobufs)));
    one.clear_addresses().unwrap();
    assert_eq!(addresses(&one), ["127.0.0.1/8", "::1/128"]);
    let (_listener, port) = Opened::listener(&one, V4);
    Opened::stream(&one, V4).connect(format!("127.0.0.1:{port}").parse().unwrap()).unwrap();
    assert_eq!(Opened::stream(&one, V4).connect("169.254.1.1:1".parse().unwrap()), Err(Errno::Netunreach));
    assert_eq!(one.resolve("one").unwrap().len(), 2);
}

#[test]
fn routes_come_and_go() {
    let one = Lan::new().join("one").unwrap();
    let in_an_hour = SystemTime::now().duration_since(UNIX_EPOCH).unwrap() + Duration::from_secs(3600);
    let router: IpAddr = "169.254.9.9".parse().unwrap();
    let route =
        Route { network: cidr("192.0.2.0", 24), router, preferred_until: None, expires_at: Some(in_an_hour) };
    one.add_route(route).unwrap();
    assert_eq!(one.add_route(route), Err(Errno::Exist));
    let told = one.routes().unwrap()[0];
    assert_eq!((told.network, told.router, told.preferred_until), (route.network, router, None));
    assert!(told.expires_at.unwrap().abs_diff(in_an_hour) < Duration::from_secs(2));
    assert_eq!(Opened::stream(&one, V4).begin("192.0.2.7:80".parse().unwrap()), Err(Errno::Inprogress));
    // What is over is no route.
    one.add_route(Route { network: cidr("198.51.100.0", 24), expires_at: Some(Duration::ZERO), ..route })
        .unwrap();
    assert_eq!(one.routes().unwrap().len(), 1);
    assert_eq!(Opened::stream(&one, V4).begin("198.51.100.7:80".parse().unwrap()), Err(Errno::Netunreach));

    one.set_gateway("169.254.9.8".parse().unwrap()).unwrap();
    one.set_gateway("169.254.9.7".parse().unwrap()).unwrap();
    one.set_gateway("fd00::1".parse().unwrap()).unwrap();
    let defaults: Vec<_> =
        one.routes().unwrap().iter().skip(1).map(|route| route.router.to_string()).collect();
    assert_eq!(defaults, ["169.254.9.7", "fd00::1"]);
    one.remove_route(router).unwrap();
    assert_eq!(one.remove_route(router), Err(Errno::Noent));
    let wrong = Route { router: "fd00::1".parse().unwrap(), ..route };
    assert_eq!(one.add_route(wrong), Err(Errno::Inval));
    let mut full =
        (0..40).map(|n| one.add_route(Route { network: cidr(&format!("10.{n}.0.0"), 16), ..route }));
    assert_eq!(full.find(Result::is_err), Some(Err(Errno::Nobufs)));
    one.clear_routes().unwrap();
    assert_eq!(one.routes(), Ok(Vec::new()));
}

#[test]
fn names_are_those_of_the_machines() {
    let lan = Lan::new();
    let one = lan.join("Web-1").unwrap();
    assert_eq!(lan.join("web-1").err(), Some(Errno::Exist));
    for wrong in ["", "a b", "-", "a..b"] {
        assert_eq!(lan.join(wrong).err(), Some(Errno::Inval), "{wrong}");
    }
    let loopback = ["127.0.0.1", "::1"].map(|address| address.parse::<IpAddr>().unwrap());
    assert_eq!(one.resolve("localhost").unwrap(), loopback);
    assert_eq!(one.resolve("api.LOCALHOST.").unwrap(), loopback);
    assert_eq!(one.resolve("WEB-1").unwrap().len(), 2);
    assert_eq!(one.resolve("no such name"), Err(Errno::Noent));
    // A machine that is gone has no name.
    let other = lan.join("other").unwrap();
    let socket = other.open(V6, SockType::SocketDgram, SockProto::Udp).unwrap();
    assert_eq!(one.resolve("other").unwrap().len(), 2);
    drop(other);
    assert_eq!(one.resolve("other").unwrap().len(), 2);
    drop(socket);
    assert_eq!(one.resolve("other"), Err(Errno::Noent));
}

#[test]
fn only_what_is_there_can_be_opened() {
    let one = Lan::new().join("one").unwrap();
    let open = |family, kind, protocol| one.open(family, kind, protocol).err();
    assert_eq!(open(V4, SockType::SocketRaw, SockProto::Icmp), Some(Errno::Perm));
    assert_eq!(open(V4, SockType::SocketStream, SockProto::Udp), Some(Errno::Protonosupport));
    assert_eq!(open(V4, SockType::SocketSeqpacket, SockProto::Ip), Some(Errno::Protonosupport));
    assert_eq!(
        open(waxwing::abi::types::AddressFamily::Unix, SockType::SocketStream, SockProto::Ip),
        Some(Errno::Afnosupport)
    );
}
