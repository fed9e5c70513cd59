//! Written by `cargo xtask programs` from the files beside it; do not edit.

mod alarms;
mod exec_errors;
mod exec_fuel;
mod exec_lines;
mod exec_lost;
mod exec_replaces;
mod join_others;
mod join_statuses;
mod orphans;
mod signal_defaults;
mod signal_handler;
mod signal_held;
mod signal_ignored;
mod signal_libc;
mod signal_stop;
mod spawn_actions;
mod spawn_confined;
mod spawn_sockets;
mod spawn_streams;

/// Every behaviour by name.
pub const TABLE: &[(&str, super::Behaviour)] = &[
    ("alarms", alarms::run),
    ("exec_errors", exec_errors::run),
    ("exec_fuel", exec_fuel::run),
    ("exec_lines", exec_lines::run),
    ("exec_lost", exec_lost::run),
    ("exec_replaces", exec_replaces::run),
    ("join_others", join_others::run),
    ("join_statuses", join_statuses::run),
    ("orphans", orphans::run),
    ("signal_defaults", signal_defaults::run),
    ("signal_handler", signal_handler::run),
    ("signal_held", signal_held::run),
    ("signal_ignored", signal_ignored::run),
    ("signal_libc", signal_libc::run),
    ("signal_stop", signal_stop::run),
    ("spawn_actions", spawn_actions::run),
    ("spawn_confined", spawn_confined::run),
    ("spawn_sockets", spawn_sockets::run),
    ("spawn_streams", spawn_streams::run),
];
