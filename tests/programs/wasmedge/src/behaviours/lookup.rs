//! `sock_getaddrinfo` by its import: hints, services, room, names, lists that are short, long or in circles.

use crate::raw::*;

/// A list as guests make it, with room for addresses.
struct List {
    elements: Vec<AddrInfo>,
    addresses: Vec<SockAddr>,
    data: Vec<[u8; 26]>,
    name: [u8; 16],
}

impl List {
    fn new(len: usize) -> Box<List> {
        let mut list = Box::new(List {
            elements: vec![AddrInfo::EMPTY; len],
            addresses: vec![SockAddr { family: 0, data_len: 14, data: 0 }; len],
            data: vec![[0xaa; 26]; len],
            name: [0xaa; 16],
        });
        for index in 0..len {
            list.addresses[index].data = list.data[index].as_mut_ptr() as usize;
            list.elements[index].addr = &raw mut list.addresses[index] as usize;
            list.elements[index].next = list.elements.get_mut(index + 1).map_or(0, |next| &raw mut *next as usize);
        }
        list.elements[0].canonname = list.name.as_mut_ptr() as usize;
        list.elements[0].canonname_len = list.name.len() as u32;
        list
    }
}

fn ask(node: &str, service: &str, hints: &AddrInfo, list: &List) -> Result<u32, Errno> {
    ask_for(node, service, hints, list.elements.as_ptr() as usize, list.elements.len() as u32)
}

fn ask_for(node: &str, service: &str, hints: &AddrInfo, list: usize, room: u32) -> Result<u32, Errno> {
    let mut count = 0;
    let errno = unsafe {
        both::sock_getaddrinfo(
            node.as_ptr(),
            node.len(),
            service.as_ptr(),
            service.len(),
            hints,
            &list,
            room,
            &mut count,
        )
    };
    answer(errno, count)
}

const STREAMS: AddrInfo = AddrInfo { family: INET4, socktype: STREAM, ..AddrInfo::EMPTY };

pub fn run() {
    let list = List::new(4);
    assert_eq!(ask("127.0.0.1\0", "https\0", &STREAMS, &list), Ok(1));
    let found = list.elements[0];
    assert_eq!((found.family, found.socktype, found.protocol, found.addrlen), (INET4, STREAM, 1, 16));
    assert_eq!(found.next, 0);
    assert_eq!((list.addresses[0].family, list.addresses[0].data_len), (INET4, 14));
    assert_eq!(list.data[0][..6], [1, 187, 127, 0, 0, 1]);
    // What was not asked for, and what is behind it, is as it was.
    assert_eq!((list.data[0][6], list.data[1][0], list.name[0]), (0xaa, 0xaa, 0xaa));

    // Both kinds of socket; the name.
    let list = List::new(4);
    let hints = AddrInfo { flags: 2, ..AddrInfo::EMPTY };
    assert_eq!(ask("127.0.0.1", "", &hints, &list), Ok(2));
    assert_eq!((list.elements[0].socktype, list.elements[1].socktype), (STREAM, DGRAM));
    assert_eq!((list.elements[1].protocol, list.elements[1].next), (2, 0));
    assert_eq!(&list.name[..10], b"127.0.0.1\0");

    // IPv6 has room in what is said to be 14 bytes.
    let list = List::new(2);
    let v6 = AddrInfo { family: INET6, socktype: DGRAM, ..AddrInfo::EMPTY };
    assert_eq!(ask("::1", "53", &v6, &list), Ok(1));
    assert_eq!(list.data[0][..2], [0, 53]);
    assert_eq!((&list.data[0][2..17], list.data[0][17], list.data[0][18]), (&[0; 15][..], 1, 0xaa));
    assert_eq!(ask("127.0.0.1", "53", &v6, &list), Err(NOENT));

    // No host: this one, or any.
    let list = List::new(2);
    assert_eq!(ask("", "80", &STREAMS, &list), Ok(1));
    assert_eq!(list.data[0][..6], [0, 80, 127, 0, 0, 1]);
    assert_eq!(ask("", "80", &AddrInfo { flags: 1, ..STREAMS }, &list), Ok(1));
    assert_eq!(list.data[0][..6], [0, 80, 0, 0, 0, 0]);

    // A name.
    let list = List::new(8);
    assert_eq!(ask("localhost", "80", &STREAMS, &list), Ok(1));
    assert_eq!(list.data[0][..6], [0, 80, 127, 0, 0, 1]);

    // Room for one; a list that is shorter than it is said to be; one that goes in a circle.
    let list = List::new(1);
    assert_eq!(ask("127.0.0.1", "1", &AddrInfo::EMPTY, &list), Ok(1));
    let at = list.elements.as_ptr() as usize;
    assert_eq!(ask_for("127.0.0.1", "1", &AddrInfo::EMPTY, at, u32::MAX), Ok(1));
    let mut list = List::new(1);
    list.elements[0].next = &raw mut list.elements[0] as usize;
    assert_eq!(ask_for("127.0.0.1", "1", &AddrInfo::EMPTY, list.elements.as_ptr() as usize, 1000), Ok(2));

    // What cannot be.
    let list = List::new(2);
    assert_eq!(ask("", "", &STREAMS, &list), Err(NOENT));
    assert_eq!(ask("127.0.0.1", "nonesuch", &STREAMS, &list), Err(NOENT));
    assert_eq!(ask("127.0.0.1", "65536", &STREAMS, &list), Err(NOENT));
    assert_eq!(ask_for("127.0.0.1", "1", &STREAMS, 64, 0), Err(NOMEM));
    assert_eq!(ask("127.0.0.1", "1", &AddrInfo { family: 3, ..STREAMS }, &list), Err(AFNOSUPPORT));
    assert_eq!(ask("127.0.0.1", "1", &AddrInfo { socktype: 3, ..STREAMS }, &list), Err(INVAL));
    assert_eq!(ask("127.0.0.1", "1", &AddrInfo { protocol: 2, ..STREAMS }, &list), Err(INVAL));

    // Addresses that lie nowhere, wherever they stand.
    assert_eq!(ask_for("127.0.0.1", "1", &STREAMS, OUTSIDE, 1), Err(FAULT));
    let mut list = List::new(1);
    list.elements[0].addr = OUTSIDE;
    assert_eq!(ask("127.0.0.1", "1", &STREAMS, &list), Err(FAULT));
    let mut list = List::new(1);
    list.addresses[0].data = OUTSIDE;
    assert_eq!(ask("127.0.0.1", "1", &STREAMS, &list), Err(FAULT));
    let mut list = List::new(1);
    list.elements[0].canonname = OUTSIDE;
    assert_eq!(ask("127.0.0.1", "1", &AddrInfo { flags: 2, ..STREAMS }, &list), Err(FAULT));
    let mut list = List::new(1);
    list.addresses[0].data_len = 5;
    assert_eq!(ask("127.0.0.1", "1", &STREAMS, &list), Err(INVAL));
    let mut list = List::new(2);
    list.elements[0].next = OUTSIDE;
    assert_eq!(ask("127.0.0.1", "1", &AddrInfo::EMPTY, &list), Err(FAULT));
    let outside = OUTSIDE as *const u8;
    let list = List::new(1);
    let first = list.elements.as_ptr() as usize;
    let mut count = 77;
    let call = |node, service, hints: *const AddrInfo, list: *const usize, count: *mut u32| unsafe {
        both::sock_getaddrinfo(node, 4, service, 1, hints, list, 1, count)
    };
    let (node, service) = (b"::1\0".as_ptr(), b"1".as_ptr());
    assert_eq!(call(outside, service, &STREAMS, &first, &mut count), FAULT);
    assert_eq!(call(node, outside, &STREAMS, &first, &mut count), FAULT);
    assert_eq!(call(node, service, outside.cast(), &first, &mut count), FAULT);
    assert_eq!(call(node, service, &STREAMS, outside.cast(), &mut count), FAULT);
    assert_eq!(call(node, service, &STREAMS, &first, OUTSIDE as *mut u32), FAULT);
    assert_eq!(count, 77);
}
