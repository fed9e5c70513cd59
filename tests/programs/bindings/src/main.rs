//! Every function of the typed bindings, called: `bindings NAME [UNSUPPORTED=ERRNO...]`.
//!
//! `calls` makes all calls that come back and asserts what each answers; the other names make one call that does not. What
//! the host says it has not built has to answer the errno that it says. The suite looks which calls were made.

mod descriptors;
mod ends;
mod network;
mod old;
mod preview1;
mod processes;

use std::collections::HashMap;

use waxwing_guest::wasix::{Errno, Fd};

/// A descriptor that nobody has.
const NO_FD: Fd = 9999;
/// The first preopened directory, or the root.
const ROOT: Fd = 3;

/// What the host has not built: the call and the number of the errno that it answers.
struct Host(HashMap<String, u32>);

impl Host {
    /// Holds the answer of the call `name` against `wanted`, or against what the host says of a call that is not built.
    fn check<T>(
        &self,
        name: &str,
        answer: Result<T, Errno>,
        wanted: impl FnOnce(&Result<T, Errno>) -> bool,
    ) -> Option<T> {
        match self.0.get(name) {
            Some(errno) => match &answer {
                Err(error) => assert_eq!(u32::from(error.raw()), *errno, "{name} is not built"),
                Ok(_) => panic!("{name} is said not to be built and succeeds"),
            },
            None => {
                let error = answer.as_ref().err().copied();
                assert!(wanted(&answer), "{name} answers {error:?}");
            }
        }
        answer.ok()
    }
}

/// `call!(host, name(argument...), pattern)`: makes the call and holds its answer against the pattern.
macro_rules! call {
    ($host:expr, $name:ident($($argument:expr),* $(,)?), $wanted:pat $(if $guard:expr)?) => {
        // SAFETY: what is pointed to lives until the call is over.
        $host.check(stringify!($name), unsafe { $name($($argument),*) }, |answer| {
            matches!(answer, $wanted $(if $guard)?)
        })
    };
}
use call;

fn main() {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_default();
    let unsupported = args.filter_map(|arg| {
        let (call, errno) = arg.split_once('=')?;
        Some((call.to_owned(), errno.parse().ok()?))
    });
    let host = Host(unsupported.collect());
    match name.as_str() {
        "calls" => {
            preview1::calls(&host);
            descriptors::calls(&host);
            processes::calls(&host);
            network::calls(&host);
            old::calls(&host);
        }
        other => ends::call(other),
    }
}
