//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod broken_send;
mod broken_write;
mod kinds;
mod multicast;
mod multicast_link;
mod options;
mod pairs;
mod policy_asked;
mod reuse;
mod send_file;
mod shut_reading;
mod tcp_echo;
mod tcp_nonblocking;
mod tcp_receive_flags;
mod tcp_reset;
mod tcp_timeouts;
mod udp;
mod unix_datagrams;
mod unix_stream;
mod v6;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("broken_send", broken_send::run),
    ("broken_write", broken_write::run),
    ("kinds", kinds::run),
    ("multicast", multicast::run),
    ("multicast_link", multicast_link::run),
    ("options", options::run),
    ("pairs", pairs::run),
    ("policy_asked", policy_asked::run),
    ("reuse", reuse::run),
    ("send_file", send_file::run),
    ("shut_reading", shut_reading::run),
    ("tcp_echo", tcp_echo::run),
    ("tcp_nonblocking", tcp_nonblocking::run),
    ("tcp_receive_flags", tcp_receive_flags::run),
    ("tcp_reset", tcp_reset::run),
    ("tcp_timeouts", tcp_timeouts::run),
    ("udp", udp::run),
    ("unix_datagrams", unix_datagrams::run),
    ("unix_stream", unix_stream::run),
    ("v6", v6::run),
];
