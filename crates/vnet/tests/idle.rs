//! That a network costs nothing while nobody uses it. Alone in its process, so that it can be seen.
#![cfg(target_os = "linux")]

use std::fs;
use std::time::Duration;

use waxwing::abi::types::{AddressFamily, Errno, Fdflags, SockProto, SockType};
use waxwing::{Destination, Network};
use waxwing_vnet::Lan;

/// How often each thread of a network's has gone to sleep.
fn sleeps() -> Vec<u64> {
    let tasks = fs::read_dir("/proc/self/task").unwrap().map(|task| task.unwrap().path());
    let ours = tasks.filter(|task| fs::read_to_string(task.join("comm")).unwrap().trim() == "network");
    let sleeps = |task: std::path::PathBuf| {
        let status = fs::read_to_string(task.join("status")).unwrap();
        let line =
            status.lines().find(|line| line.starts_with("voluntary_ctxt_switches")).unwrap().to_owned();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    ours.map(sleeps).collect()
}

#[test]
fn a_network_has_one_thread_which_sleeps_while_nothing_happens() {
    let lan = Lan::new();
    let (one, other) = (lan.join("one").unwrap(), lan.join("other").unwrap());
    assert_eq!(sleeps(), []);
    let open = |network: &dyn Network| {
        network.open(AddressFamily::Inet4, SockType::SocketStream, SockProto::Ip).unwrap()
    };
    let listener = open(&one);
    let listens = listener.socket().unwrap();
    listens.listen(8).unwrap();
    let port = listens.local_address().unwrap().unwrap().internet().unwrap().port();
    let address = one.resolve("one").unwrap()[0];
    let connections: Vec<_> = (0..8)
        .map(|_| {
            let ours = open(&other);
            let to = Destination::Internet((address, port).into());
            assert_eq!(ours.socket().unwrap().connect(Some(to)), Err(Errno::Inprogress));
            (ours, listens.accept(Fdflags::empty()).unwrap())
        })
        .collect();
    assert_eq!(listens.accept(Fdflags::empty()).err(), Some(Errno::Again));
    // Timers that were begun when the connections were run out once.
    std::thread::sleep(Duration::from_secs(1));
    let before = sleeps();
    assert!(before.len() <= 1, "{before:?}");
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(sleeps(), before);
    drop(connections);
    drop((listener, one, other, lan));
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(sleeps(), []);
}
