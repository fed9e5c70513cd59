//! Modules written for the purpose are inspected, whole, cut short and damaged.

use waxwing_module::{Entry, ExternType, Feature, Inspection, Memory, Producer, Unreadable, glance};

const EVERYTHING: &str = r#"(module
    (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
    (import "env" "memory" (memory 2 16 shared))
    (import "env" "table" (table 1 funcref))
    (import "env" "base" (global i32))
    (type $pair (func (result i32 f64)))
    (tag $oops (param i32))
    (global (export "counter") (mut i64) (i64.const 7))
    (func (export "_start")
        (memory.fill (i32.const 0) (i32.const 0) (i32.const 0))
        (drop (i32.atomic.load (i32.const 0)))
        (drop (v128.const i64x2 0 0))
        (drop (i32.extend8_s (i32.const 1)))
        (block $caught (try_table (catch_all $caught) (throw $oops (i32.const 1)))))
    (func (export "pair") (type $pair) (i32.const 1) (f64.const 2))
    (func $tail (return_call $tail))
    (export "memory" (memory 0))
    (@producers (language "Rust" "") (processed-by "rustc" "1.95.0")))"#;

fn everything() -> Vec<u8> {
    wat::parse_str(EVERYTHING).unwrap()
}

#[test]
fn all_of_a_module_is_seen() {
    let seen = Inspection::read(&everything()).unwrap();
    assert_eq!(seen.entry, Entry::Command);
    let imports: Vec<String> =
        seen.imports.iter().map(|import| format!("{}.{}", import.module, import.name)).collect();
    assert_eq!(imports, ["wasi_snapshot_preview1.fd_write", "env.memory", "env.table", "env.base"]);
    let ExternType::Function(write) = &seen.imports[0].ty else { panic!("{:?}", seen.imports[0]) };
    assert_eq!(write.to_string(), "(i32, i32, i32, i32) -> i32");

    let exports: Vec<&str> = seen.exports.iter().map(|export| export.name.as_str()).collect();
    assert_eq!(exports, ["counter", "_start", "pair", "memory"]);
    assert_eq!(seen.exports[0].ty, ExternType::Global("mut i64".to_owned()));
    let ExternType::Function(pair) = &seen.exports[2].ty else { panic!("{:?}", seen.exports[2]) };
    assert_eq!(pair.to_string(), "() -> i32, f64");
    assert_eq!(seen.exports[3].ty, ExternType::Memory(0));

    let memory = Memory {
        initial: 2,
        maximum: Some(16),
        page_size: Some(65536),
        shared: true,
        wide: false,
        imported: true,
    };
    assert_eq!(seen.memories, [memory]);
    let features = [
        Feature::SignExtension,
        Feature::BulkMemory,
        Feature::MultiValue,
        Feature::TailCalls,
        Feature::Simd,
        Feature::Exceptions,
        Feature::Atomics,
        Feature::SharedMemory,
    ];
    assert_eq!(seen.features.into_iter().collect::<Vec<_>>(), features);
    let producer = |field: &str, name: &str, version: &str| Producer {
        field: field.to_owned(),
        name: name.to_owned(),
        version: version.to_owned(),
    };
    assert_eq!(
        seen.producers,
        [producer("language", "Rust", ""), producer("processed-by", "rustc", "1.95.0")]
    );
    assert_eq!((seen.functions, seen.asyncify, seen.debug_info), (3, false, false));
}

#[test]
fn entries_are_told_apart() {
    let entry = |text: &str| Inspection::read(&wat::parse_str(text).unwrap()).unwrap().entry;
    assert_eq!(entry(r#"(module (func (export "_start")))"#), Entry::Command);
    assert_eq!(entry(r#"(module (func (export "_initialize")) (func (export "f")))"#), Entry::Reactor);
    assert_eq!(entry(r#"(module (func (export "f")))"#), Entry::Library);
    assert_eq!(entry(r#"(module (memory (export "_start") 1))"#), Entry::Library);
}

#[test]
fn asyncified_modules_are_known_by_their_exports() {
    let text = r#"(module (func $f (param i32)) (func $g)
        (export "asyncify_start_unwind" (func $f)) (export "asyncify_stop_unwind" (func $g))
        (export "asyncify_start_rewind" (func $f)) (export "asyncify_stop_rewind" (func $g)))"#;
    assert!(Inspection::read(&wat::parse_str(text).unwrap()).unwrap().asyncify);
}

#[test]
fn what_is_no_module_is_told_apart() {
    let of = |bytes: &[u8]| Inspection::read(bytes).unwrap_err();
    assert_eq!(of(b""), Unreadable::NotWasm);
    assert_eq!(of(b"#!/bin/sh\n"), Unreadable::NotWasm);
    assert_eq!(of(b"\0asm\x0d\0\x01\0"), Unreadable::Component);
    assert!(matches!(of(b"\0asm"), Unreadable::Malformed { .. }));
    assert!(matches!(of(b"\0asm\x01\0\0\0\x01"), Unreadable::Malformed { .. }));
}

#[test]
fn every_prefix_has_an_answer() {
    let wasm = everything();
    let mut refused = 0;
    for end in 0..wasm.len() {
        refused += usize::from(Inspection::read(&wasm[..end]).is_err());
        let _ = glance(std::io::Cursor::new(&wasm[..end])).unwrap();
    }
    assert!(refused > wasm.len() / 2, "{refused} of {}", wasm.len());
}

#[test]
fn every_damage_has_an_answer() {
    let wasm = everything();
    // xorshift64*, so that a failure repeats.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = |below: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap() % below
    };
    let (mut read, mut refused) = (0, 0);
    for _ in 0..30_000 {
        let mut bytes = wasm.clone();
        for _ in 0..=random(4) {
            let at = 8 + random(bytes.len() - 8);
            match random(4) {
                0 => bytes[at] = u8::try_from(random(256)).unwrap(),
                1 => bytes[at] ^= 1 << random(8),
                2 => bytes[at] = 0xff,
                _ => drop(bytes.remove(at)),
            }
        }
        match Inspection::read(&bytes) {
            Ok(_) => read += 1,
            Err(_) => refused += 1,
        }
        let _ = glance(std::io::Cursor::new(&bytes)).unwrap();
    }
    assert!(read > 1000 && refused > 1000, "{read} read, {refused} refused");
}

#[test]
fn counts_that_lie_cost_nothing() {
    // Each section claims 2^32-1 items and has none.
    for id in 1..=13 {
        let bytes = [&b"\0asm\x01\0\0\0"[..], &[id, 5, 0xff, 0xff, 0xff, 0xff, 0x0f]].concat();
        let inspected = Inspection::read(&bytes);
        if [1, 2, 3, 5, 6, 7, 10].contains(&id) {
            assert!(inspected.is_err(), "section {id}");
        }
        let _ = glance(std::io::Cursor::new(&bytes)).unwrap();
    }
}
