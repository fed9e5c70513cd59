//! What ran on which engine, printed when all tests have run.
//!
//! Main function: [`record`]. One invariant: a case is counted when everything about it was as expected, so what is not
//! counted has failed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::{Mutex, Once, PoisonError};

use crate::runner::ENGINES;

/// How many cases of a program passed on an engine, and how many the engine refused for want of something, as it should.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: usize,
    refused: usize,
}

static COUNTS: Mutex<BTreeMap<(String, &str), Count>> = Mutex::new(BTreeMap::new());

/// Counts a case that went as it should: it passed, or the engine refused it because it lacks something.
pub(crate) fn record(engine: &'static str, program: &str, in_memory: bool, refused: bool) {
    static AT_EXIT: Once = Once::new();
    AT_EXIT.call_once(|| {
        // SAFETY: the function is one of ours that may run at any time, the end of the process included.
        let registered = unsafe { libc::atexit(print) };
        assert_eq!(registered, 0, "the matrix can be printed");
    });
    let program = if program.ends_with(".wat") { "wat" } else { program };
    let program = format!("{program}{}", if in_memory { ", files in memory" } else { "" });
    let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let count = counts.entry((program, engine)).or_default();
    if refused { count.refused += 1 } else { count.passed += 1 }
}

/// Past the harness's capture of output: it is to be seen in every run.
extern "C" fn print() {
    let counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = std::io::stderr().write_all(table(&counts).as_bytes());
}

fn table(counts: &BTreeMap<(String, &str), Count>) -> String {
    let mut programs: Vec<&String> = counts.keys().map(|(program, _)| program).collect();
    programs.dedup();
    let mut text = format!("{:24}", "passed");
    for engine in ENGINES {
        let _ = write!(text, " {:>24}", engine.name());
    }
    text.push('\n');
    for program in programs {
        let _ = write!(text, "{program:24}");
        for engine in ENGINES {
            let count = counts.get(&(program.clone(), engine.name())).copied().unwrap_or_default();
            let cell = match count.refused {
                0 if count.passed == 0 => "-".to_owned(),
                0 => count.passed.to_string(),
                refused => format!("{} ({refused} refused, as due)", count.passed),
            };
            let _ = write!(text, " {cell:>24}");
        }
        text.push('\n');
    }
    text
}

#[test]
fn reads_as_a_table() {
    let count = |passed, refused| Count { passed, refused };
    let counts = BTreeMap::from([
        (("p1".to_owned(), "wasmi"), count(12, 0)),
        (("p1".to_owned(), "wasmtime"), count(12, 0)),
        (("threads".to_owned(), "wasmi"), count(0, 4)),
        (("threads".to_owned(), "wasmtime"), count(4, 0)),
    ]);
    let expected = "\
passed                                   wasmtime                    wasmi
p1                                             12                       12
threads                                         4    0 (4 refused, as due)
";
    assert_eq!(table(&counts), expected);
}
