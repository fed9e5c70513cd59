//! Files on the host and in memory (fuzz/src/memory.rs).

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| waxwing_fuzz::memory(data));
