//! Random calls of every dialect (fuzz/src/calls.rs).

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| waxwing_fuzz::calls(data));
