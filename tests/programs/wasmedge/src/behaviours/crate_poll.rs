//! The published crate's polling: a listener, connections, a time-out.

use std::io::{Read, Write};
use std::time::{Duration, SystemTime};
use wasmedge_wasi_socket::poll::{EventType, Subscription, poll};
use wasmedge_wasi_socket::{TcpListener, TcpStream};

fn happened(subscriptions: &[Subscription]) -> Vec<(u64, char)> {
    let events = poll(subscriptions).unwrap();
    let mut events: Vec<_> = events
        .iter()
        .map(|event| {
            let kind = match &event.event_type {
                EventType::Timeout => 't',
                EventType::Read => 'r',
                EventType::Write => 'w',
                EventType::Error(error) => panic!("{error}"),
            };
            (event.userdata, kind)
        })
        .collect();
    events.sort_unstable();
    events
}

pub fn run() {
    let listener = TcpListener::bind("127.0.0.1:0", true).unwrap();
    let soon = || Some(SystemTime::now() + Duration::from_millis(10));
    let listening = |until| Subscription::io(1, &listener, true, false, until);
    assert_eq!(happened(&[listening(soon())]), [(1, 't')]);

    let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    assert_eq!(happened(&[listening(None)]), [(1, 'r')]);
    let (mut server, _) = listener.accept(true).unwrap();

    let reading = Subscription::io(2, &server, true, false, soon());
    assert_eq!(happened(&[reading]), [(2, 't')]);
    let both = Subscription::io(3, &server, true, true, None);
    assert_eq!(happened(&[both.clone()]), [(3, 'w')]);
    client.write_all(b"x").unwrap();
    assert_eq!(happened(&[Subscription::io(4, &server, true, false, None)]), [(4, 'r')]);
    assert_eq!(happened(&[both]), [(3, 'r'), (3, 'w')]);
    assert_eq!(server.read(&mut [0; 8]).unwrap(), 1);
    // The end can be read as well.
    drop(client);
    assert_eq!(happened(&[Subscription::io(5, &server, true, false, None)]), [(5, 'r')]);
    assert_eq!(server.read(&mut [0; 8]).unwrap(), 0);
}
