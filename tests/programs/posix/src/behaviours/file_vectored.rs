//! Gathering and scattering in one call.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    let mut file = File::create(t.at("file")).expect("file");
    let parts = [b"one ".as_slice(), b"", b"two ", b"three"].map(IoSlice::new);
    t.note("write", file.write_vectored(&parts));
    let mut file = File::open(t.at("file")).expect("file");
    let (mut a, mut b, mut c) = ([0; 5], [0; 0], [0; 20]);
    let mut parts = [IoSliceMut::new(&mut a), IoSliceMut::new(&mut b), IoSliceMut::new(&mut c)];
    t.note("read", file.read_vectored(&mut parts));
    t.say("a", a);
    t.say("c", c);
}
