//! Linux as the oracle: the same std program runs natively and as a guest, and both must tell the
//! same story, word for word.

mod guest;

use crate::check::{Case, check};
use crate::runner::Runner;

/// Runs `name` here, in a directory of its own, and gives its transcript.
fn told_by_linux(name: &str) -> String {
    let directory = tempfile::tempdir().expect("a directory");
    let (_, run) = guest::behaviours::TABLE.iter().find(|(known, _)| *known == name).expect("a behaviour");
    guest::transcript::of(*run, directory.path())
}

/// The same behaviour as a guest's.
fn case(name: &'static str) -> Case {
    let expected = told_by_linux(name);
    assert!(expected.lines().count() > 2, "it tells nothing");
    Case::new("posix", name).args(&["/"]).stdout(expected).stderr(b"")
}

macro_rules! behaviour {
    ($name:ident) => {
        #[test]
        fn $name() {
            check(ENGINE, case(stringify!($name)));
        }
    };
}

macro_rules! in_memory {
    ($name:ident) => {
        #[test]
        fn $name() {
            check(&crate::runner::Wasmtime, case(stringify!($name)).in_memory());
        }
    };
}

mod wasmtime {
    use super::{Runner, case, check};
    const ENGINE: &dyn Runner = &crate::runner::Wasmtime;
    foreach_posix!(behaviour);
}

mod wasmi {
    use super::{Runner, case, check};
    const ENGINE: &dyn Runner = &crate::runner::Wasmi;
    foreach_posix!(behaviour);
}

/// In the tree of a WASIX guest, where the case's directory lies over a place below the top: on the host or in memory, or in the
/// memory that such a guest has of its own.
mod tree {
    use super::{Case, check, told_by_linux};

    fn case(name: &'static str, directory: &str) -> Case {
        Case::new("wasix_posix", name).args(&[directory]).stdout(told_by_linux(name)).stderr(b"")
    }

    macro_rules! in_tree {
        ($name:ident) => {
            #[test]
            fn $name() {
                let given = || case(stringify!($name), "/the/root").dirs(&[("root", "/the/root")]);
                check(&crate::runner::Wasmtime, given());
                check(&crate::runner::Wasmtime, given().in_memory());
                check(&crate::runner::Wasmtime, case(stringify!($name), "/tmp/").dirs(&[]));
            }
        };
    }

    foreach_posix!(in_tree);
}

/// With its files in memory.
mod memory {
    use super::{case, check};
    foreach_posix!(in_memory);
}
