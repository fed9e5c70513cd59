//! The guest program's own sources, compiled for this machine.

#[path = "../../../../programs/wasix_sockets/src/behaviours/mod.rs"]
#[expect(unreachable_pub, reason = "the files are a guest program's")]
pub(super) mod behaviours;
#[path = "../../../../programs/wasix_sockets/src/fixtures.rs"]
#[expect(unreachable_pub, reason = "the file is a guest program's")]
mod fixtures;
#[path = "../../../../programs/wasix_sockets/src/net.rs"]
#[expect(
    unreachable_pub,
    clippy::cast_possible_truncation,
    clippy::undocumented_unsafe_blocks,
    reason = "the files are a guest program's, which calls Linux in one place only"
)]
mod net;
#[path = "../../../../programs/wasix_sockets/src/transcript.rs"]
#[expect(unreachable_pub, reason = "the file is a guest program's")]
pub(super) mod transcript;

use transcript::Behaviour;
