//! A process becomes another program: its number and its descriptors stay, but for those to be closed; arguments of any
//! bytes are handed over, and the environment is replaced.

use crate::sys::*;

pub fn run() {
    let (reader, writer) = pipe();
    assert_eq!(write(writer, b"begun"), Ok(5));
    assert_eq!(read(reader), Ok(b"begun".to_vec()));
    assert_eq!(write(writer, b"rest"), Ok(4));
    set_cloexec(writer);
    let numbers = [pid(), reader, writer].map(|number| number.to_string());
    let mut args: Vec<&[u8]> = vec![b"self", b"as", b"replaced"];
    args.extend(numbers.iter().map(String::as_bytes));
    args.extend([&b"two\nlines"[..], b"", b"no text: \xff\xfe"]);
    let failed = exec(SELF, &args, Some(&["ONLY=this=one"]), None);
    panic!("{failed:?}");
}
