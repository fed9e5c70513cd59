//! Where the handler only tries to take the default action, as libc's does, that is taken.

use crate::sys::*;

pub fn run() {
    for how in ["aborts", "traps"] {
        for number in [1, 2, 6, 13, 14, 15] {
            assert_eq!(wait(play("libc", &[how, &number.to_string()])), Status::Signaled(number), "{how} {number}");
        }
        for number in [17, 18, 23, 28] {
            assert_eq!(wait(play("libc", &[how, &number.to_string()])), Status::Exited(5), "{how} {number}");
        }
        for number in [20, 21, 22] {
            let child = play("libc", &[how, &number.to_string()]);
            for _ in 0..2 {
                let stopped = join(Some(child), JOIN_FLAGS_WAKE_STOPPED);
                assert_eq!(stopped, Ok((Some(child), Status::Stopped(number))), "{how}");
                kill(child, signal(18)).expect("it is there");
            }
            // It goes on where it was.
            assert_eq!(wait(child), Status::Exited(5), "{how} {number}");
        }
    }
    for number in [2, 13, 15, 17, 20] {
        assert_eq!(wait(play("libc", &["ignores", &number.to_string()])), Status::Exited(5), "{number}");
    }
}
