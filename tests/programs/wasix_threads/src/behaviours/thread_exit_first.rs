//! When the first thread ends by `thread_exit`, the process goes on until another says how it ends.

use published::{thread_exit, thread_id, thread_join, thread_sleep};

pub fn run() {
    let first = unsafe { thread_id() }.unwrap();
    std::thread::spawn(move || {
        assert_eq!(unsafe { thread_join(first) }, Ok(()));
        unsafe { thread_sleep(20_000_000) }.unwrap();
        std::process::exit(23);
    });
    unsafe { thread_exit(5) };
    std::process::exit(9);
}
