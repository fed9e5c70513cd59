//! The published crate's look-ups.

use wasmedge_wasi_socket::{SocketAddr, nslookup};

pub fn run() {
    // It asks for streams of IPv4.
    let there: SocketAddr = "127.0.0.1:80".parse().unwrap();
    assert_eq!(nslookup("localhost", "http").unwrap(), [there]);
    assert_eq!(nslookup("127.0.0.1", "80").unwrap(), [there]);
    assert!(nslookup("no-such-host.invalid", "http").is_err());
    assert!(nslookup("127.0.0.1", "no-such-service").is_err());
}
