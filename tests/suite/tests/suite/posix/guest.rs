//! The guest program's own sources, compiled for this machine.

#[path = "../../../../programs/posix/src/behaviours/mod.rs"]
#[expect(unreachable_pub, reason = "the files are a guest program's")]
pub(super) mod behaviours;
#[path = "../../../../programs/posix/src/prelude.rs"]
#[expect(unreachable_pub, reason = "the file is a guest program's")]
mod prelude;
#[path = "../../../../programs/posix/src/transcript.rs"]
#[expect(unreachable_pub, reason = "the file is a guest program's")]
pub(super) mod transcript;

use transcript::Behaviour;
