//! Giving up a line in the middle of it: by going back to the stack as it was when the line began (setjmp and longjmp), or,
//! in the build without asyncify, by a flag that everything looks at.

#[cfg(not(feature = "spawn"))]
mod by {
    use std::sync::atomic::{AtomicBool, Ordering};
    use waxwing_guest::wasix;

    /// Where to go back to. It lies still: what the stack held when it was saved is not restored.
    static mut LINE: wasix::StackSnapshot =
        wasix::StackSnapshot { user: 0, hash: wasix::Hash { b0: 0, b1: 0 } };
    static IN_LINE: AtomicBool = AtomicBool::new(false);

    #[inline(never)]
    pub fn guarded(run: impl FnOnce()) -> bool {
        let done = match unsafe { wasix::stack_checkpoint(&raw mut LINE) } {
            Ok(0) => {
                IN_LINE.store(true, Ordering::Relaxed);
                run();
                true
            }
            Ok(_) => false,
            Err(errno) => {
                eprintln!("shell: no way back: {}", errno.message());
                std::process::exit(2);
            }
        };
        IN_LINE.store(false, Ordering::Relaxed);
        done
    }

    pub fn give_up() {
        if IN_LINE.load(Ordering::Relaxed) {
            unsafe { wasix::stack_restore(&raw const LINE, 1) };
        }
    }

    pub fn is_given_up() -> bool {
        false
    }
}

#[cfg(feature = "spawn")]
mod by {
    use std::sync::atomic::{AtomicBool, Ordering};

    static GIVEN_UP: AtomicBool = AtomicBool::new(false);

    pub fn guarded(run: impl FnOnce()) -> bool {
        GIVEN_UP.store(false, Ordering::Relaxed);
        run();
        !is_given_up()
    }

    pub fn give_up() {
        GIVEN_UP.store(true, Ordering::Relaxed);
    }

    pub fn is_given_up() -> bool {
        GIVEN_UP.load(Ordering::Relaxed)
    }
}

/// Runs it; whether it came to its end.
pub use by::guarded;

/// Leaves what [`guarded`] runs, at once or at the next look at [`is_given_up`].
pub use by::give_up;

pub use by::is_given_up;
