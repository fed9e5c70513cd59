//! Who asks in the way that never comes back, and cannot be served, ends.

pub fn run() {
    unsafe { published::proc_exec("missing", "missing\nargument") };
    unreachable!("it never comes back");
}
