//! Linux as the oracle: the same std program runs natively and as a guest, and both must tell the
//! same story, word for word.

mod guest;

use crate::check::{Case, check};

/// Runs `name` here, in a directory of its own, and gives its transcript.
fn told_by_linux(name: &str) -> String {
    let directory = tempfile::tempdir().expect("a directory");
    let (_, run) = guest::behaviours::TABLE.iter().find(|(known, _)| *known == name).expect("a behaviour");
    guest::transcript::of(*run, directory.path())
}

macro_rules! behaviour {
    ($name:ident) => {
        #[test]
        fn $name() {
            let expected = told_by_linux(stringify!($name));
            assert!(expected.lines().count() > 2, "it tells nothing");
            let case = Case::new("posix", stringify!($name)).args(&["/"]);
            check(&crate::runner::Wasmtime, case.stdout(expected).stderr(b""));
        }
    };
}

mod wasmtime {
    use super::{Case, check, told_by_linux};
    foreach_posix!(behaviour);
}
