//! Many sockets at once, for a moment. `cargo xtask stress` has more of them.

use std::net::IpAddr;

use waxwing::NetAttempt;

use crate::check::Case;
use crate::runner::Need;

fn swarm(case: Case, count: &str) -> Case {
    case.args(&[count]).needs(Need::SharedMemory).network(|_| true).open_files(20_000)
}

tests! { wasix_swarm, foreach_wasix_swarm:
    closing { .and(|case| swarm(case, "400")) }
    dial_by_path { .and(|case| swarm(case, "1")) }
    half_open { .and(|case| swarm(case, "300")) }
    resets { .and(|case| swarm(case, "1000")) }
    swapped_address { .and(|case| swarm(case, "2000").network(all_but_one)) }
}

/// All but connecting to one address.
fn all_but_one(attempt: &NetAttempt<'_>) -> bool {
    !matches!(attempt, NetAttempt::Connect(_, address) if address.ip() == IpAddr::from([127, 0, 0, 2]))
}

/// On a network of their own.
mod own_network {
    use super::{Case, swarm};
    use crate::check::check;

    #[test]
    fn half_open() {
        check(&crate::runner::Wasmtime, swarm(Case::new("wasix_swarm", "half_open"), "300").own_network());
    }

    #[test]
    fn resets() {
        check(&crate::runner::Wasmtime, swarm(Case::new("wasix_swarm", "resets"), "1000").own_network());
    }

    #[test]
    fn closing() {
        check(&crate::runner::Wasmtime, swarm(Case::new("wasix_swarm", "closing"), "400").own_network());
    }
}
