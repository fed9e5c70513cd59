//! std's channels: many senders, bounded and unbounded, ends that go away, time-outs.

use std::sync::mpsc::{self, RecvTimeoutError, TrySendError};
use std::thread;
use std::time::{Duration, Instant};

const SENDERS: u64 = 5;
const EACH: u64 = 400;

pub fn run() {
    let (sender, receiver) = mpsc::channel();
    for number in 0..SENDERS {
        let sender = sender.clone();
        thread::spawn(move || (0..EACH).for_each(|value| sender.send(number * EACH + value).unwrap()));
    }
    drop(sender);
    assert_eq!(receiver.iter().sum::<u64>(), (0..SENDERS * EACH).sum());

    // Each message is handed over; none is dropped when the sender is.
    for room in [0, 1, 16] {
        let (sender, receiver) = mpsc::sync_channel(room);
        let sending = thread::spawn(move || (0..EACH).for_each(|value| sender.send(value).unwrap()));
        let received: Vec<u64> = receiver.iter().collect();
        assert!(received.into_iter().eq(0..EACH));
        sending.join().unwrap();
    }

    let (sender, receiver) = mpsc::sync_channel(1);
    let start = Instant::now();
    assert_eq!(receiver.recv_timeout(Duration::from_millis(20)), Err(RecvTimeoutError::Timeout));
    assert!(start.elapsed() >= Duration::from_millis(20));
    assert_eq!((sender.try_send(1), sender.try_send(2)), (Ok(()), Err(TrySendError::Full(2))));
    let late = thread::spawn(move || {
        thread::sleep(Duration::from_millis(10));
        (receiver.recv(), receiver.recv())
    });
    sender.send(3).unwrap();
    assert_eq!(late.join().unwrap(), (Ok(1), Ok(3)));
    assert!(sender.send(4).is_err());
}
