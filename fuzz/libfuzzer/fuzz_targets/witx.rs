//! Texts of interfaces (fuzz/src/witx.rs).

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| waxwing_fuzz::witx(data));
