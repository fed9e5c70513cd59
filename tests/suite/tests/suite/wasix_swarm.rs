//! Many sockets at once, for a moment. `cargo xtask stress` has more of them.

use crate::check::Case;
use crate::runner::Need;

fn swarm(case: Case, count: &str) -> Case {
    case.args(&[count]).needs(Need::SharedMemory).network(|_| true).open_files(20_000)
}

tests! { wasix_swarm, foreach_wasix_swarm:
    closing { .and(|case| swarm(case, "400")) }
    half_open { .and(|case| swarm(case, "300")) }
    resets { .and(|case| swarm(case, "1000")) }
}
