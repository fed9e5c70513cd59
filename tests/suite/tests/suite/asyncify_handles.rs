//! The safe layer of the bindings.

use crate::check::Case;

fn itself(case: Case) -> Case {
    case.itself_as("self").interruptible()
}

tests! { asyncify_handles, foreach_asyncify_handles:
    files
    network { .network(|_| true) }
    pipes
    processes { .and(itself) }
    signals { .and(itself) }
    waiting
}
