//! `waxwing witx`: what it says of texts, and what it writes from them.

use std::path::Path;
use std::process::Command;

use crate::harness::{check, here, run, skipped};

#[test]
fn help() {
    check("witx_nothing", &["witx"]);
    check("witx_nonsense", &["witx", "bindings", "--lang", "pascal", "files_1.witx"]);
    check("help_witx", &["witx", "--help"]);
    check("help_witx_bindings", &["witx", "bindings", "--help"]);
}

#[test]
fn texts_are_checked() {
    check("witx_check", &["witx", "check", "files_1.witx", "files_2.witx"]);
    check("witx_check_broken", &["witx", "check", "broken.witx", "files_1.witx"]);
    check("witx_check_missing", &["witx", "check", "nowhere.witx"]);
    check("witx_broken_bindings", &["witx", "bindings", "--lang", "rust", "broken.witx"]);
}

#[test]
fn what_is_written() {
    check("witx_bindings_rust", &["witx", "bindings", "--lang", "rust", "--no-std", "files_1.witx"]);
    check(
        "witx_bindings_c",
        &["witx", "bindings", "--lang", "c", "--ptr", "32", "--prefix", "f", "files_1.witx"],
    );
    check("witx_docs", &["witx", "docs", "--title", "Files", "files_1.witx"]);
    check("witx_host", &["witx", "host", "files_1.witx"]);
    check("witx_bad_prefix", &["witx", "bindings", "--lang", "c", "--prefix", "a-b", "files_1.witx"]);
}

#[test]
fn what_changed_is_told_with_its_effect() {
    check("witx_diff_same", &["witx", "diff", "files_1.witx", "files_1.witx"]);
    check("witx_diff_compatible", &["witx", "diff", "files_1.witx", "files_2.witx"]);
    check("witx_diff_breaking", &["witx", "diff", "files_2.witx", "files_3.witx"]);
}

#[test]
fn a_page_has_everything_and_needs_nothing() {
    let page = run(&["witx", "docs", "--html", "../../witx/wasix_v1.witx"]);
    assert_eq!(page.code, Some(0), "{}", page.stderr);
    let document = waxwing_witx::load(here().join("../../witx/wasix_v1.witx")).expect("our own text");
    for func in document.modules.iter().flat_map(|module| &module.funcs) {
        assert!(page.stdout.contains(&format!("<section id=\"fn-{}\"", func.name)), "{}", func.name);
    }
    for ty in &document.types {
        assert!(page.stdout.contains(&format!("<section id=\"type-{}\"", ty.name)), "{}", ty.name);
    }
    for outside in ["src=", "http:", "https:", "@import", "<link"] {
        assert!(!page.stdout.contains(outside), "{outside}");
    }
}

#[test]
fn output_goes_where_it_is_asked_for() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("files.h");
    let ended = run(&["witx", "bindings", "--lang", "c", "-o", path.to_str().unwrap(), "files_1.witx"]);
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(0), ""), "{}", ended.stderr);
    assert!(std::fs::read_to_string(&path).expect("written").contains("files_1_close"));
}

/// Writes bindings for a text and gives them to a compiler.
fn compiles(compiler: &str, args: &[&str], text: &Path, lang: &str) {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join(if lang == "c" { "bindings.h" } else { "bindings.rs" });
    let name = path.to_str().expect("UTF-8");
    let text = text.to_str().expect("UTF-8");
    let std: &[&str] = if lang == "rust" { &["--no-std"] } else { &[] };
    let ended = run(&[&["witx", "bindings", "--lang", lang, "-o", name], std, &[text]].concat());
    assert_eq!(ended.code, Some(0), "{text}: {}", ended.stderr);
    let output = Command::new(compiler).args(args).arg(&path).current_dir(dir.path()).output();
    match output {
        Ok(output) => assert!(output.status.success(), "{text}: {}", String::from_utf8_lossy(&output.stderr)),
        Err(_) => skipped(&format!("{compiler} is not installed")),
    }
}

const RUSTC: [&str; 6] = ["--edition", "2024", "--crate-type", "lib", "--emit", "metadata"];

/// The bindings of a text in Rust and, for each width of pointers, in some of the languages called C.
fn compiles_everywhere(text: &Path) {
    let strict = ["-D", "warnings", "-A", "nonstandard-style"];
    compiles("rustc", &[&RUSTC[..], &strict].concat(), text, "rust");
    compiles("rustc", &[&RUSTC[..], &strict, &["--target", "wasm32-wasip1"]].concat(), text, "rust");
    for target in ["--target=wasm32-unknown-unknown", "--target=wasm64-unknown-unknown"] {
        for language in LANGUAGES {
            compiles("clang", &[&[target], &language[..], &CLANG].concat(), text, "c");
        }
    }
}

const CLANG: [&str; 7] =
    ["-fsyntax-only", "-ffreestanding", "-nostdlibinc", "-Wall", "-Wextra", "-pedantic", "-Werror"];

const LANGUAGES: [[&str; 3]; 3] =
    [["-x", "c", "-std=c99"], ["-x", "c", "-std=c11"], ["-x", "c++", "-std=c++17"]];

#[test]
fn bindings_of_our_own_texts_compile() {
    let texts = here().join("../../witx");
    for name in ["preview0", "preview1", "wasi_threads", "wasix_v1", "wasix_legacy", "wasmedge"] {
        compiles_everywhere(&texts.join(format!("{name}.witx")));
    }
}

#[test]
fn bindings_of_all_shapes_and_words_compile() {
    compiles_everywhere(&here().join("shapes.witx"));
    compiles_everywhere(&here().join("words.witx"));
}

#[test]
fn headers_compile_alone_and_together() {
    let include = here().join("../../crates/guest/include");
    let include = include.to_str().expect("UTF-8");
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("all.h");
    for names in [&["wasix"][..], &["wasix_legacy"], &["wasmedge"], &["wasmedge", "wasix_legacy", "wasix"]] {
        let lines: String = names.iter().map(|name| format!("#include \"{name}.h\"\n")).collect();
        std::fs::write(&path, lines).expect("written");
        for target in ["--target=wasm32-unknown-unknown", "--target=wasm64-unknown-unknown"] {
            for language in LANGUAGES {
                let mut command = Command::new("clang");
                command.args([target, "-I", include]).args(language).args(CLANG).arg(&path);
                match command.output() {
                    Ok(output) => {
                        let said = String::from_utf8_lossy(&output.stderr);
                        assert!(output.status.success(), "{names:?} {target} {language:?}: {said}");
                    }
                    Err(_) => return skipped("clang is not installed"),
                }
            }
        }
    }
}

/// Asserts that `args` refuse `text` with `says`, which is sound as a text.
fn refused(text: &str, args: &[&str], says: &[&str]) {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("t.witx");
    std::fs::write(&path, text).expect("written");
    let name = path.to_str().expect("UTF-8");
    assert_eq!(run(&["witx", "check", name]).code, Some(0), "{text}");
    let ended = run(&[&["witx"], args, &[name]].concat());
    assert_eq!((ended.code, ended.stdout.as_str()), (Some(1), ""), "{text}: {}", ended.stderr);
    for part in says {
        assert!(ended.stderr.contains(part), "{text}: {part}\n{}", ended.stderr);
    }
}

const IN_RUST: [&str; 3] = ["bindings", "--lang", "rust"];
const IN_C: [&str; 5] = ["bindings", "--lang", "c", "--prefix", "p"];

#[test]
fn names_that_would_be_one_are_refused_with_both_places() {
    let here = "t.witx:1:11\n";
    let types = "(typename $a-b u8)(typename $a_b u16)";
    refused(types, &IN_RUST, &["the type `$a_b` would be `AB` in Rust, as the type `$a-b` is", here]);
    refused(types, &IN_C, &["the type `$a_b` would be `p_a_b_t` in C", here, "t.witx:1:29\n"]);
    refused(types, &["host"], &["`AB`", here]);
    refused("(typename $foo u8) (typename $Foo u8)", &IN_RUST, &["`Foo`", here]);
    let union = "(typename $x (variant (case $a u8))) (typename $x_u u8)";
    refused(union, &IN_RUST, &["`XU`", here]);
    refused(union, &IN_C, &["`p_x_u_t`", here]);
    let constant = "(typename $e (enum $a)) (@witx const $e $E_A 0)";
    refused(constant, &IN_RUST, &["the constant `$E_A`", "`$a` of `$e` is here"]);
    refused(constant, &IN_C, &["`P_E_A`", "`$a` of `$e` is here"]);
    let fields = "(typename $t (record (field $a-b u8) (field $a_b u8)))";
    for args in [&IN_RUST[..], &IN_C, &["host"]] {
        refused(fields, args, &["would be `a_b`", "t.witx:1:45\n", "t.witx:1:29\n"]);
    }
    let functions = "(module $m (@interface func (export \"a-b\")) (@interface func (export \"a_b\")))";
    for args in [&IN_RUST[..], &IN_C, &["host"]] {
        refused(functions, args, &["the function `a_b` would be", "the function `a-b` is here"]);
    }
    let length = "(module $m (@interface func (export \"f\") (param $a string) (param $a_len u32)))";
    refused(length, &IN_C, &["`$a_len` would be `a_len` in C, as the length of `$a` is"]);
    let hidden = "(typename $e (enum $a)) (module $m (@interface func (export \"f\") (param $E_A u8)))";
    refused(hidden, &IN_RUST, &["`$E_A` would be `E_A` in Rust"]);
}

#[test]
fn what_a_language_cannot_say_is_refused_with_its_place() {
    let func = |items: &str| format!("(module $m (@interface func (export \"f\") {items}))");
    let list = func("(param $a (list string))");
    refused(&list, &IN_C, &["in C a string needs a name here", "t.witx:1:49\n"]);
    refused(&func("(result $r (expected (list u8) (error u8)))"), &IN_C, &["in C a list needs a name here"]);
    refused(&func("(param $a f32)"), &["host"], &["no floats as parameters", "t.witx:1:49\n"]);
    refused(&func("(result $a f64)"), &["host"], &["gives back no floats"]);
    let many: String = (0..17).map(|index| format!("(param $p{index} u8)")).collect();
    refused(&func(&many), &["host"], &["at most 16 parameters"]);
}

#[test]
fn only_files_of_a_bounded_size_are_read() {
    let dir = tempfile::tempdir().expect("a directory");
    let long = dir.path().join("long.witx");
    std::fs::File::create(&long).and_then(|file| file.set_len(9 << 20)).expect("made");
    let ended = run(&["witx", "check", long.to_str().expect("UTF-8")]);
    assert!(ended.code == Some(1) && ended.stderr.contains("texts have at most 8388608 bytes"), "{ended:?}");
    let ended = run(&["witx", "check", "."]);
    assert!(
        ended.code == Some(1) && ended.stderr.contains("cannot read .: it is not a regular"),
        "{ended:?}"
    );
    let marked = dir.path().join("marked.witx");
    std::fs::write(&marked, "\u{feff}(typename $a u8)").expect("written");
    let ended = run(&["witx", "check", marked.to_str().expect("UTF-8")]);
    assert!(ended.code == Some(0) && ended.stdout.contains("1 type"), "{ended:?}");
}

/// The public texts, from checkouts that the environment names.
#[test]
fn bindings_of_the_public_texts_compile() {
    for (variable, name) in [
        ("WAXWING_WITX_CHECKOUT_WASI", "preview0/witx/wasi_unstable.witx"),
        ("WAXWING_WITX_CHECKOUT_WASI", "preview1/witx/wasi_snapshot_preview1.witx"),
        ("WAXWING_WITX_CHECKOUT_WASIX", "phases/snapshot/witx/wasix_v1.witx"),
    ] {
        let Some(checkout) = std::env::var_os(variable) else {
            skipped(&format!("{variable} is not set"));
            continue;
        };
        let text = Path::new(&checkout).join(name);
        compiles("rustc", &RUSTC, &text, "rust");
    }
}
