//! A program that cannot be run changes nothing, and the error says why.

use crate::sys::*;

pub fn run() {
    let (reader, writer) = pipe();
    set_cloexec(reader);
    let env: Option<&[&str]> = None;
    let exec = |name: &str, path: Option<&str>| exec(name, &["x"], env, path);
    assert_eq!(exec("", None), Err(NOENT));
    assert_eq!(exec("", Some("/bin")), Err(NOENT));
    assert_eq!(exec("missing", None), Err(NOENT));
    assert_eq!(exec("missing", Some("/bin:/usr/bin::/tmp")), Err(NOENT));
    assert_eq!(exec("/bin/missing", None), Err(NOENT));
    assert_eq!(exec(&"n".repeat(256), Some("/bin")), Err(NAMETOOLONG));
    let args = Strings::new(&["x"]);
    let nowhere = [0xffff_0000 as *mut u8];
    assert_eq!(exec_array(SELF, &nowhere, None, None), Err(FAULT));
    assert_eq!(exec_array(SELF, args.as_slice(), Some(&nowhere), None), Err(FAULT));
    assert_eq!(exec_lines("missing", "x\ny", None, Some("/bin")), Err(NOENT));
    let published = unsafe { proc_exec3("missing", "x\ny", "A=b", BOOL_TRUE, "/bin") };
    assert_eq!(published.map_err(|errno| errno.raw()), Err(NOENT));
    let published = unsafe { proc_exec4("missing", args.as_slice(), &[], BOOL_FALSE, "") };
    assert_eq!(published.map_err(|errno| errno.raw()), Err(NOENT));
    // All is as it was.
    assert_eq!(write(writer, b"here"), Ok(4));
    assert_eq!(read(reader), Ok(b"here".to_vec()));
}
