//! What is printed, word for word.

use std::process::Stdio;

use crate::harness::{check, finish, run, waxwing};

#[test]
fn help() {
    check("help", &["--help"]);
    check("help_run", &["run", "--help"]);
    check("help_run_short", &["-q", "-h"]);
    check("help_compile", &["compile", "--help"]);
    check("help_inspect", &["help", "inspect"]);
    check("nothing_said", &[]);
}

#[test]
fn a_wrong_command_line() {
    check("usage_unknown_flag", &["--fule", "3", "show.wat"]);
    check("usage_no_file", &["run", "--dir", "."]);
    check("usage_timeout_without_unit", &["--timeout", "2", "show.wat"]);
    check("usage_one_colon", &["--dir", "guest:host", "show.wat"]);
    check("usage_preload_without_name", &["--preload", "adder.wat", "show.wat"]);
    check("usage_unknown_wasi_option", &["-S", "http", "show.wat"]);
    check("usage_unknown_wasm_option", &["-W", "timeout=2", "show.wat"]);
    check("usage_variable_without_value", &["-e", "NO_SUCH_VARIABLE", "show.wat"]);
    check("usage_listen", &["--listen", "8080", "show.wat"]);
    check("usage_trace_filter", &["--trace=file,fd_raed", "show.wat"]);
    check("usage_trace_perfetto", &["--trace-format", "perfetto", "show.wat"]);
    check("usage_max_memory", &["--max-memory", "lots", "show.wat"]);
}

#[test]
fn what_cannot_be_run() {
    check("no_such_file", &["nowhere.wasm"]);
    check("no_such_file_with_suffix", &["component"]);
    check("no_such_file_but_a_word", &["-q", "inspect", "show.wat"]);
    check("a_directory", &["snapshots"]);
    check("not_wasm", &["script.sh"]);
    check("a_component", &["component.wasm"]);
    check("truncated", &["truncated.wasm"]);
    check("invalid", &["invalid.wasm"]);
    check("broken_text", &["broken.wat"]);
    check("missing_imports", &["many_missing.wat"]);
    check("no_start", &["adder.wat"]);
    check("no_such_export", &["--invoke", "subtract", "adder.wat"]);
    check("no_such_directory", &["--dir", "nowhere::/data", "show.wat"]);
    check("a_file_as_directory", &["--dir", "show.wat::/data", "show.wat"]);
    check("no_such_cwd", &["--dir", "snapshots::/data", "--cwd", "/elsewhere", "show.wat"]);
    check("a_bad_env_file", &["--env-file", "bad.env", "show.wat"]);
    check("wrong_arguments_of_a_function", &["--invoke", "add", "adder.wat", "1"]);
    check("more_memory_than_allowed", &["--max-memory", "64K", "show.wat"]);
}

#[test]
fn what_goes_wrong_in_a_guest() {
    check("trap", &["../programs/wat/trap_in_start.wat"]);
    check("trap_unknown_import", &["--unknown-imports=trap", "../programs/wat/unknown_import_called.wat"]);
    check("timeout", &["--timeout", "200ms", "../programs/wat/loop_forever.wat"]);
    check("out_of_fuel", &["--fuel", "10000", "../programs/wat/loop_forever.wat"]);
}

#[test]
fn inspections() {
    check("inspect_command", &["inspect", "show.wat"]);
    check("inspect_strange", &["inspect", "many_missing.wat"]);
    check("inspect_reactor", &["inspect", "reactor.wat"]);
    check("inspect_library", &["inspect", "uses_adder.wat"]);
    check("inspect_threads", &["inspect", "threads.wat"]);
    check("inspect_preview0", &["inspect", "preview0.wat"]);
    check("inspect_wasix", &["inspect", "wasix.wat"]);
    check("inspect_component", &["inspect", "component.wasm"]);
    check("inspect_truncated", &["inspect", "truncated.wasm"]);
    check("inspect_no_such_file", &["inspect", "nowhere.wasm"]);
}

#[test]
fn diagnoses() {
    check("doctor_command", &["doctor", "show.wat"]);
    check("doctor_threads", &["doctor", "threads.wat"]);
    check("doctor_wasix", &["doctor", "wasix.wat"]);
    check("doctor_library", &["doctor", "uses_adder.wat"]);
    check("doctor_strange", &["doctor", "many_missing.wat"]);
    check("doctor_web", &["doctor", "../programs/web.wasm"]);
    check("doctor_mistyped", &["doctor", "mistyped.wat"]);
    check("doctor_fork", &["doctor", "../programs/asyncify.wasm"]);
    check("doctor_function", &["doctor", "adder.wat"]);
    check("doctor_no_function", &["doctor", "no_function.wat"]);
    check("doctor_server", &["doctor", "server.wat"]);
    check("doctor_invalid", &["doctor", "ill_typed.wat"]);
    check("doctor_too_new", &["doctor", "too_new.wat"]);
    assert_eq!(run(&["too_new.wat"]).code, Some(126), "if it runs now, the doctor's list is too long");
    check("doctor_component", &["doctor", "component.wasm"]);
    check("doctor_no_such_file", &["doctor", "nowhere.wasm"]);
}

#[test]
fn colours_are_for_those_who_want_them() {
    let coloured = |ended: crate::harness::Ended| ended.stderr.contains("\u{1b}[");
    assert!(!coloured(run(&["nowhere.wasm"])));
    assert!(coloured(run(&["--color", "always", "nowhere.wasm"])));
    assert!(coloured(finish(waxwing(&["nowhere.wasm"]).env("CLICOLOR_FORCE", "1"))));
    assert!(!coloured(finish(waxwing(&["--color=never", "nowhere.wasm"]).env("CLICOLOR_FORCE", "1"))));
}

#[test]
fn nobody_left_to_read_is_a_quiet_end() {
    for args in
        [&["inspect", "../programs/p1.wasm"][..], &["completion", "bash"], &["run", "--help"], &["man"]]
    {
        let (read, write) = std::io::pipe().unwrap();
        drop(read);
        let ended = finish(waxwing(args).stdout(Stdio::from(write)));
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn completions_know_the_options_with_and_without_run() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ended = run(&["completion", shell]);
        assert_eq!(ended.code, Some(0), "{shell}");
        for word in ["max-memory", "inspect", "waxwing"] {
            assert!(ended.stdout.contains(word), "{word} is not in {shell}'s");
        }
    }
    assert_eq!(run(&["completion", "tcsh"]).code, Some(2));
}

#[test]
fn manual_pages() {
    let one = run(&["man"]);
    assert_eq!(one.code, Some(0));
    assert!(one.stdout.contains(".TH waxwing 1"), "{}", one.stdout);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("man1");
    assert_eq!(run(&["man", path.to_str().unwrap()]).code, Some(0));
    let mut pages: Vec<String> = std::fs::read_dir(&path)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    let words = ["compile", "completion", "doctor", "inspect", "man", "run", "witx"];
    let words = words.map(|word| format!("waxwing-{word}.1"));
    assert_eq!(pages, [&words[..], &["waxwing.1".to_owned()]].concat());
    let run_page = std::fs::read_to_string(path.join("waxwing-run.1")).unwrap();
    assert!(run_page.contains("max\\-memory"), "{run_page}");
}
