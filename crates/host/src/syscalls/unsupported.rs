//! The calls that are not built yet: what each answers, and why. A topic's impl block takes the methods listed here from a
//! generated macro, so a call is either written there or stands here. Calls that are built in part stand in a list of
//! their own, for the support table.
//!
//! `cargo xtask codegen` reads this file line by line: one entry per line.

use waxwing_abi::system::{Bus, Dl};
use waxwing_abi::types::Errno;

use crate::generated::unsupported::{unsupported_bus, unsupported_dl};
use crate::thread::Thread;

impl Bus for Thread {
    unsupported_bus!();
}

impl Dl for Thread {
    unsupported_dl!();
}

/// A method that is not built: its name, what it answers, why. (The bus answers its own error of that name.)
pub type NotBuilt = (&'static str, Errno, &'static str);

/// The methods that are not built.
#[must_use]
pub fn unsupported() -> &'static [NotBuilt] {
    UNSUPPORTED
}

/// What is missing of a method that is built in part, for a program that is one of WASIX or none.
#[must_use]
pub fn missing_of(method: &str, is_wasix: bool) -> Option<&'static str> {
    let is_whole = is_wasix && WHOLE_FOR_WASIX.contains(&method);
    PARTLY.iter().find(|(partly, _)| *partly == method && !is_whole).map(|(_, missing)| *missing)
}

/// The methods of [`PARTLY`] of which programs of WASIX miss nothing.
const WHOLE_FOR_WASIX: [&str; 1] = ["proc_raise"];

#[rustfmt::skip]
static UNSUPPORTED: &[NotBuilt] = &[
    ("bus_call", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("bus_close", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("bus_open_local", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("bus_open_remote", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("bus_poll", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("bus_subcall", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("call_close", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("call_fault", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("call_reply", Errno::Notsup, "the bus of WASIX 0.11 does not exist any more"),
    ("call_dynamic", Errno::Notsup, "dynamic linking and closures are not built"),
    ("closure_allocate", Errno::Notsup, "dynamic linking and closures are not built"),
    ("closure_free", Errno::Notsup, "dynamic linking and closures are not built"),
    ("closure_prepare", Errno::Notsup, "dynamic linking and closures are not built"),
    ("dl_invalid_handle", Errno::Noexec, "no module is ever linked at run time, so every handle is invalid"),
    ("dlopen", Errno::Notsup, "dynamic linking and closures are not built"),
    ("dlsym", Errno::Notsup, "dynamic linking and closures are not built"),
    ("reflect_signature", Errno::Notsup, "dynamic linking and closures are not built"),
    ("context_create", Errno::Notsup, "coroutines are not built yet"),
    ("context_destroy", Errno::Notsup, "coroutines are not built yet"),
    ("context_switch", Errno::Notsup, "coroutines are not built yet"),
];

#[rustfmt::skip]
static PARTLY: &[(&str, &str)] = &[
    ("proc_fork", "for modules that went through asyncify; memories but the first, what the guest has changed of its tables, and its globals that hold references, are not copied; without a copy of memory the child cannot start threads"),
    ("proc_fork_env", "what ends the child otherwise than proc_exit2, proc_exec3 and proc_exec4 ends its parent as well, which has no stack to go back to"),
    ("proc_raise", "stopping answers notsup where the program is none of WASIX; everything else is as POSIX has it"),
    ("proc_snapshot", "nothing is saved, unless an embedder's layer does: it answers success without effect"),
    ("proc_signal", "there is one process group, since no call makes others: -n means process n and all that come from it"),
    ("http_request", "notsup where nobody speaks HTTP for the guest: waxwing-http does, which the command has unless it is built without its feature http"),
    ("ws_connect", "as http_request; and no message has more than 262,144 bytes"),
    ("callback_reactor", "the name is taken and nothing calls it: what would have is the bus, which does not exist any more"),
    ("clock_time_set", "of the realtime clock, as the process and those that it starts from then on see it; perm for all others"),
];
