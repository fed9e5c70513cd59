//! Many processes and sockets, for a few seconds. `cargo xtask stress` has the full form.

use std::process::Command;

#[test]
fn many_processes_leave_nothing_behind() {
    let programs = crate::sources::directory(env!("CARGO_MANIFEST_DIR"));
    let [wasm, swarm] = ["wasix_processes.wasm", "wasix_swarm.wasm"].map(|name| programs.join(name));
    let mut stress = Command::new(env!("CARGO_BIN_EXE_waxwing-suite-stress"));
    let output = stress.arg(wasm).args(["300", "3"]).arg(swarm).arg("300").output().expect("it starts");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert!(output.status.success(), "{}\n{}", said[0], said[1]);
}
