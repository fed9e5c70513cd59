//! Modules are rewritten, whole and damaged. What they do then, the engines' tests see.

use std::fmt::Write as _;

use wasmparser::{ExternalKind, Parser, Payload, TypeRef, Validator, WasmFeatures};
use waxwing_module::rewrite::{Rewriting, rewrite};

const ALL: Rewriting = Rewriting { every_start: false, shared_memory: true };

fn is_valid(wasm: &[u8]) -> bool {
    Validator::new_with_features(WasmFeatures::all()).validate_all(wasm).is_ok()
}

/// Its imports, memories, exports and start section, a line each, in its order.
fn outline(wasm: &[u8]) -> String {
    let mut text = String::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.expect("a module") {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports().map(|import| import.expect("an import")) {
                    let what = match import.ty {
                        TypeRef::Memory(memory) if memory.shared => "shared memory",
                        TypeRef::Memory(_) => "memory",
                        _ => "something",
                    };
                    writeln!(text, "import {}.{} {what}", import.module, import.name).unwrap();
                }
            }
            Payload::MemorySection(reader) => writeln!(text, "own memories {}", reader.count()).unwrap(),
            Payload::TableSection(reader) => writeln!(text, "own tables {}", reader.count()).unwrap(),
            Payload::ExportSection(reader) => {
                for export in reader.into_iter().map(|export| export.expect("an export")) {
                    let kind = match export.kind {
                        ExternalKind::Func => "func",
                        ExternalKind::Table => "table",
                        ExternalKind::Memory => "memory",
                        ExternalKind::Global => "global",
                        _ => "something",
                    };
                    writeln!(text, "export {} {kind} {}", export.name, export.index).unwrap();
                }
            }
            Payload::StartSection { func, .. } => writeln!(text, "start {func}").unwrap(),
            _ => {}
        }
    }
    text
}

fn check(text: &str, wanted: Rewriting, expected: Option<&[&str]>) {
    let wasm = wat::parse_str(text).unwrap();
    assert!(is_valid(&wasm), "{text}");
    let rewritten = rewrite(&wasm, wanted);
    let seen = rewritten.as_deref().map(outline);
    let lines = seen.as_ref().map(|seen| seen.lines().collect::<Vec<_>>());
    assert_eq!(lines.as_deref(), expected, "{text}");
    assert!(rewritten.is_none_or(|rewritten| is_valid(&rewritten)), "{text}");
}

#[test]
fn a_module_that_needs_nothing_is_left_alone() {
    for text in [
        "(module)",
        r#"(module (import "wasi_snapshot_preview1" "fd_read" (func)) (memory (export "memory") 1)
            (global (mut i32) (i32.const 0)) (table 1 funcref) (func) (start 1))"#,
        // It can wait for nobody, and that is a trap.
        "(module (memory 1) (func (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const 0)))))",
    ] {
        check(text, ALL, None);
    }
    check(r#"(module (import "env" "memory" (memory 1 2 shared)))"#, Rewriting::default(), None);
}

#[test]
fn what_a_fork_has_to_copy_is_exported() {
    let body = r#"(memory (export "memory") 1)
        (global (export "__stack_pointer") (mut i32) (i32.const 8)) (global i32 (i32.const 1))
        (global (mut f64) (f64.const 1)) (table (export "__indirect_function_table") 1 funcref) (table 1 externref)
        (func (export "_start")) (start $init) (func $init)"#;
    let exports = [
        "own tables 2",
        "own memories 1",
        "export memory memory 0",
        "export __stack_pointer global 0",
        "export __indirect_function_table table 0",
        "export _start func 0",
        "export waxwing:global:2 global 2",
        "export waxwing:table:1 table 1",
        "export waxwing:start func 1",
    ];
    // The function comes after the start section, as asyncify's own would.
    let asyncified = format!(r#"(module {body} (func (export "asyncify_start_unwind") (param i32)))"#);
    let mut expected = exports.to_vec();
    expected.insert(6, "export asyncify_start_unwind func 2");
    check(&asyncified, ALL, Some(&expected));
    let forks =
        format!(r#"(module (import "wasix_32v1" "proc_fork" (func (param i32 i32) (result i32))) {body})"#);
    let mut expected: Vec<String> = exports.iter().map(|line| (*line).to_owned()).collect();
    expected.insert(0, "import wasix_32v1.proc_fork something".to_owned());
    expected[6] = "export _start func 1".to_owned();
    expected[9] = "export waxwing:start func 2".to_owned();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(&forks, ALL, Some(&expected));
}

#[test]
fn a_start_function_is_exported_where_that_is_wanted() {
    let wanted = Rewriting { every_start: true, ..Rewriting::default() };
    check("(module (func))", wanted, None);
    check("(module (func) (start 0))", wanted, Some(&["export waxwing:start func 0"]));
    let with_more =
        r#"(module (func) (func (export "f")) (table 1 funcref) (elem (i32.const 0) 0) (start 0))"#;
    let expected = ["own tables 1", "export f func 1", "export waxwing:start func 0"];
    check(with_more, wanted, Some(&expected));
}

#[test]
fn shared_memories_are_imported() {
    check(
        r#"(module (memory (export "memory") 1 2 shared))"#,
        ALL,
        Some(&["import waxwing:memory.0 shared memory", "export memory memory 0"]),
    );
    check(
        r#"(module (import "env" "memory" (memory 1 2 shared)) (memory 1) (memory 1 2 shared) (memory i64 1))"#,
        ALL,
        Some(&[
            "import env.memory shared memory",
            "import waxwing:memory.1 memory",
            "import waxwing:memory.2 shared memory",
            "own memories 1",
        ]),
    );
}

#[test]
fn waiting_and_notifying_become_calls() {
    let waits = r#"(import "env" "memory" (memory 1 2 shared)) (memory $own 1)
        (func (param i32) (result i32)
            (drop (memory.atomic.wait32 offset=4 (local.get 0) (i32.const 0) (i64.const 1)))
            (drop (memory.atomic.wait32 offset=4 (local.get 0) (i32.const 1) (i64.const 2)))
            (drop (memory.atomic.wait64 offset=0xffffffff (local.get 0) (i64.const 0) (i64.const -1)))
            (drop (memory.atomic.notify $own (local.get 0) (i32.const 1)))
            (memory.atomic.notify (local.get 0) (i32.const 1)))"#;
    let wasm =
        wat::parse_str(format!("(module {waits} (@custom \"name\" (after last) \"\\01\\04\\01\\00\\01f\"))"));
    let wasm = wasm.unwrap();
    let rewritten = rewrite(&wasm, ALL).expect("it has them");
    assert!(is_valid(&rewritten));
    let count = |wasm: &[u8]| {
        let mut seen = (0, 0, Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::CodeSectionEntry(body) => {
                    seen.0 += 1;
                    seen.2.push(body.as_bytes().len());
                }
                Payload::CustomSection(custom) => {
                    let names = String::from_utf8_lossy(custom.data());
                    seen.1 += names.matches("memory.atomic.").count();
                }
                _ => {}
            }
        }
        seen
    };
    let (before, after) = (count(&wasm), count(&rewritten));
    // One function each for what is alike; all are named, and the one that was there is as long as it was.
    assert_eq!((before.0, after.0, after.1), (1, 4, 3));
    assert_eq!(before.2[0], after.2[0]);
    let printed = outline(&rewritten);
    assert!(printed.contains("export waxwing:waits table 0"), "{printed}");
}

/// Numbers from a seed (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }
}

const EVERYTHING: &str = r#"(module
    (rec (type $a (struct (field i32))) (type $b (func (param (ref null $a)))))
    (import "wasix_32v1" "proc_fork" (func (param i32 i32) (result i32)))
    (import "env" "memory" (memory 1 2 shared))
    (memory $mine i64 1 2 shared)
    (memory $other 1)
    (table 2 funcref)
    (tag (param i32))
    (global $hidden (mut v128) (v128.const i64x2 0 0))
    (export "mine" (memory $mine))
    (start $init)
    (elem (i32.const 0) $init)
    (func $init
        (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const 0)))
        (drop (memory.atomic.wait64 $mine offset=0x100000000 (i64.const 0) (i64.const 0) (i64.const 0)))
        (drop (memory.atomic.notify $mine (i64.const 0) (i32.const 1))))
    (data "passive"))"#;

/// A module that was valid stays so; of one that was not, nothing is asked but an answer.
#[test]
fn damaged_modules_are_rewritten_or_not_but_never_a_panic() {
    let whole = wat::parse_str(EVERYTHING).unwrap();
    assert!(is_valid(&whole));
    assert!(is_valid(&rewrite(&whole, ALL).expect("it needs everything")));
    for end in 0..whole.len() {
        let _ = rewrite(&whole[..end], ALL);
    }
    let mut numbers = Numbers(1);
    let mut still_valid = 0;
    for _ in 0..20_000 {
        let mut damaged = whole.clone();
        for _ in 0..=numbers.below(3) {
            let at = numbers.below(damaged.len());
            match numbers.below(3) {
                0 => damaged[at] ^= 1 << numbers.below(8),
                1 => damaged[at] = [0, 1, 0x7f, 0x80, 0xff, 0xfe][numbers.below(6)],
                _ => drop(damaged.remove(at)),
            }
        }
        let rewritten = rewrite(&damaged, ALL);
        if is_valid(&damaged) {
            still_valid += 1;
            assert!(rewritten.is_none_or(|rewritten| is_valid(&rewritten)), "{damaged:?}");
        }
    }
    assert!(still_valid > 100, "{still_valid}");
}
