//! Children whose parent has ended live on, and have no parent; those that had ended go with it.

use crate::sys::*;

pub fn run() {
    let (reader, writer) = pipe();
    set_cloexec(reader);
    let child = play("abandon", &[&writer.to_string()]);
    close(writer).expect("it is open");
    assert_eq!(wait(child), Status::Exited(0));
    // They are nobody's children now.
    assert_eq!(join(None, 0), Err(CHILD));
    assert_eq!(read_all(reader), b"orphan");
    assert_eq!((parent(pid()), parent(9999)), (Ok(0), Err(BADF)));
    // One that still runs ends with the run.
    play("compute", &[]);
}
