//! Children that have their parent's thread and are ended by a signal, a trap, from outside; a signal to the parent meanwhile.

use crate::sys::*;

const KILL: u8 = 9;
const ABRT: u8 = 6;

static mut TAKEN: Vec<(Pid, u8)> = Vec::new();

fn note(signal: u8) {
    #[allow(static_mut_refs)]
    unsafe {
        TAKEN.push((pid(), signal));
    }
}

pub fn run() {
    let own = pid();
    let child = vfork().unwrap();
    if child == 0 {
        raise(KILL);
        unreachable!();
    }
    assert_eq!(wait(child), Ok((child, Status::Signaled(KILL))));

    let child = vfork().unwrap();
    if child == 0 {
        core::arch::wasm32::unreachable();
    }
    assert_eq!(wait(child), Ok((child, Status::Signaled(ABRT))));

    // A copy of the parent's kills the child, which computes.
    let (mut reader, mut writer) = pipe();
    let killer = fork();
    if killer == 0 {
        let mut number = [0; 4];
        std::io::Read::read_exact(&mut reader, &mut number).unwrap();
        kill(Pid::from_le_bytes(number), KILL).unwrap();
        exit(0);
    }
    let child = vfork().unwrap();
    if child == 0 {
        std::io::Write::write_all(&mut writer, &pid().to_le_bytes()).unwrap();
        loop {
            std::hint::black_box(0);
        }
    }
    assert_eq!(wait(child), Ok((child, Status::Signaled(KILL))));
    assert_eq!(wait(killer), Ok((killer, Status::Exited(0))));

    // Each has its own signals.
    on_signals(note);
    let child = vfork().unwrap();
    if child == 0 {
        kill(own, USR1).unwrap();
        raise(USR2);
        exit(0);
    }
    assert_eq!(wait(child), Ok((child, Status::Exited(0))));
    #[allow(static_mut_refs)]
    let taken: Vec<_> = unsafe { TAKEN.iter().filter(|(_, signal)| *signal != 17).copied().collect() };
    assert_eq!(taken, [(child, USR2), (own, USR1)]);
}
