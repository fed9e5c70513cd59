//! Paths through random trees (fuzz/src/resolve.rs).

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| waxwing_fuzz::resolve(data));
