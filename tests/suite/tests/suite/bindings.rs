//! The typed bindings: every function is called by a guest that asserts what comes of it.
//!
//! The list of functions is written from the interfaces, what is not built is the host's own list, and which calls were
//! made is told by a tracer (functions of one method are told apart by what is imported). One invariant: a function that no
//! run calls fails a test.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::sync::{Arc, Mutex};

use waxwing::trace::Call;
use waxwing::{ExitStatus, Process, Stdio, engine};

use crate::check::{Case, everywhere};
use crate::runner::{ENGINES, Runner, Settings};

mod functions;

use functions::{FUNCTIONS, WASMEDGE};

/// How a run of the program ends that makes one call which does not come back.
const ENDS: [(&str, ExitStatus); 6] = [
    ("proc_exit", ExitStatus::Exited(41)),
    ("proc_exit2", ExitStatus::Exited(42)),
    // The last thread of a process ends it well, whatever its own code.
    ("thread_exit", ExitStatus::Exited(0)),
    // `noexec`, as the libc of these calls has it.
    ("proc_exec", ExitStatus::Exited(45)),
    ("proc_exec2", ExitStatus::Exited(45)),
    // There is no such stack: `unknown`.
    ("stack_restore", ExitStatus::Exited(79)),
];

/// The calls that are not built, as the guest wants them told: the name and the number of the errno.
fn unsupported() -> Vec<String> {
    engine::SYSCALLS
        .iter()
        .filter(|call| call.module == "wasix_32v1")
        .filter_map(|call| {
            let (_, errno, _) = waxwing::unsupported().iter().find(|(method, ..)| *method == call.method)?;
            Some(format!("{}={}", call.name, errno.raw()))
        })
        .collect()
}

/// Which methods of the system a guest called.
type Called = BTreeSet<String>;

/// Runs `program name`; how it ends, what it says, and what it called.
fn run(runner: &dyn Runner, program: &'static str, name: &str) -> (String, String, Called) {
    let (engine, module) = runner.load(program, Settings::default(), None).expect("the program loads");
    let top = tempfile::tempdir().expect("a directory");
    let error = top.path().join("stderr");
    fs::create_dir(top.path().join("root")).expect("a directory");
    let called = Arc::new(Mutex::new(BTreeSet::new()));
    let note = Arc::clone(&called);
    let process = Process::builder()
        .args([program, name])
        .args(unsupported())
        .env("A", "bcd")
        .stderr(Stdio::File(fs::File::create(&error).expect("a file")))
        .preopen_dir(top.path().join("root"), "/")
        .expect("a preopen")
        .trace(move |_| {
            let note = Arc::clone(&note);
            move |call: &Call<'_>| {
                note.lock().expect("no panic").insert(call.name().to_owned());
            }
        })
        .build(engine, module)
        .expect("a process");
    let status = process.run();
    let mut said = String::new();
    fs::File::open(&error).and_then(|mut file| file.read_to_string(&mut said)).expect("readable");
    let called = called.lock().expect("no panic").clone();
    (status.to_string(), said, called)
}

#[test]
fn every_function_is_called_and_answers_what_is_documented() {
    for runner in ENGINES {
        let mut called = BTreeSet::new();
        let (status, said, calls) = run(*runner, "bindings", "calls");
        assert_eq!(status, ExitStatus::Exited(0).to_string(), "{}: {said}", runner.name());
        called.extend(calls);
        for (name, expected) in &ENDS {
            let (status, said, calls) = run(*runner, "bindings", name);
            assert_eq!(status, expected.to_string(), "{}: {name}: {said}", runner.name());
            called.extend(calls);
        }
        assert_eq!(missing(FUNCTIONS, &called), [], "{}: not called", runner.name());
    }
}

#[test]
fn every_function_of_wasmedge_is_called_and_answers_what_is_documented() {
    for runner in ENGINES {
        let (status, said, called) = run(*runner, "bindings_wasmedge", "calls");
        assert_eq!(status, ExitStatus::Exited(0).to_string(), "{}: {said}", runner.name());
        assert_eq!(missing(WASMEDGE, &called), [], "{}: not called", runner.name());
    }
}

/// Those of the functions whose method was not called.
fn missing(functions: &[(&'static str, &'static str)], called: &Called) -> Vec<(&'static str, &'static str)> {
    let was_called = |(module, name): &(&str, &str)| {
        let call = engine::SYSCALLS.iter().find(|call| (call.module, call.name) == (*module, *name));
        called.contains(call.expect("the host has every function").method)
    };
    functions.iter().copied().filter(|function| !was_called(function)).collect()
}

/// The program imports each function from its module: a wrapper cannot lead to another one.
#[test]
fn every_function_is_imported_from_its_module() {
    let programs = crate::sources::directory(env!("CARGO_MANIFEST_DIR"));
    let text = |name: &str| {
        let length = u8::try_from(name.len()).expect("a short name");
        [&[length], name.as_bytes()].concat()
    };
    for (program, functions) in [("bindings.wasm", FUNCTIONS), ("bindings_wasmedge.wasm", WASMEDGE)] {
        let wasm = fs::read(programs.join(program)).expect("committed");
        for function @ (module, name) in functions {
            let import = [text(module), text(name), vec![0]].concat();
            let found = wasm.windows(import.len()).filter(|window| *window == import).count();
            let forms = functions.iter().filter(|other| *other == function).count();
            assert!(found >= forms, "{module}.{name} is imported {found} times, not {forms}");
        }
    }
}

#[test]
fn a_greeting_without_std_runs() {
    everywhere(Case::new("hello", "hello").without_name().stdout(*b"hello\n"));
}

#[test]
fn a_program_of_c_makes_the_calls_of_wasix_by_the_header() {
    everywhere(Case::new("c_wasix", "c_wasix").without_name().stdout(*b"all is well in C\n").exits(7));
}
