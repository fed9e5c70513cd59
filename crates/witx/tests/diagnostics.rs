//! What is said about texts with errors, and where: the cases of `diagnostics.txt`.
//!
//! One invariant: each way in which a text can be wrong has a case there, shown as people see it.
//! `WAXWING_UPDATE=1` writes what is said now into that file.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use waxwing_witx::{load_with, parse};

/// Files, the first of which is loaded, and what is said.
#[derive(Default)]
struct Case {
    files: Vec<(String, String)>,
    says: String,
}

/// The words before the first case, and the cases.
fn read(text: &str) -> (String, Vec<Case>) {
    let (preface, rest) = text.split_once("\n--- ").expect("there are cases");
    let mut cases: Vec<Case> = vec![Case::default()];
    for part in rest.split("\n--- ") {
        let (name, body) = part.split_once('\n').expect("a name stands alone in its line");
        if name == "says" {
            cases.last_mut().expect("never empty").says = body.trim_end().to_owned();
            cases.push(Case::default());
        } else {
            cases.last_mut().expect("never empty").files.push((name.to_owned(), body.to_owned()));
        }
    }
    assert!(cases.pop().is_some_and(|last| last.files.is_empty()), "the last case says nothing");
    (preface.to_owned(), cases)
}

fn said(case: &Case) -> String {
    let mut read = |path: &Path| {
        let file = case.files.iter().find(|(name, _)| path == Path::new(name));
        file.map(|(_, text)| text.clone()).ok_or(io::Error::from(io::ErrorKind::NotFound))
    };
    match load_with(Path::new(&case.files[0].0), &mut read) {
        Ok(_) => "no error".to_owned(),
        Err(diagnostic) => {
            let shown = diagnostic.to_string();
            shown.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
        }
    }
}

#[test]
fn what_is_said() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics.txt");
    let text = std::fs::read_to_string(&path).expect("the cases are there").replace('\r', "");
    let (preface, cases) = read(&text);
    if std::env::var_os("WAXWING_UPDATE").is_some() {
        let mut now = format!("{preface}\n");
        for case in &cases {
            for (name, text) in &case.files {
                write!(now, "--- {name}\n{text}\n").expect("strings can be written to");
            }
            write!(now, "--- says\n{}\n\n", said(case)).expect("strings can be written to");
        }
        std::fs::write(&path, format!("{}\n", now.trim_end())).expect("the cases can be written");
        return;
    }
    assert!(cases.len() > 100, "only {} cases were found", cases.len());
    let differ: Vec<String> = cases
        .iter()
        .filter(|case| said(case) != case.says)
        .map(|case| format!("{}\n\nnot\n\n{}\n", said(case), case.says))
        .collect();
    assert!(differ.is_empty(), "\n{}", differ.join("\n"));
}

#[test]
fn what_turns_text_around_is_refused_and_not_shown() {
    let error = parse("a.witx", "\u{202e}(typename $a u8)").expect_err("it misleads readers");
    assert_eq!(error.at.as_ref().map(|at| (at.line, at.column)), Some((1, 1)));
    assert!(!error.to_string().contains('\u{202e}'), "{error}");
}

#[test]
fn the_place_counts_characters_and_any_line_end() {
    let error =
        parse("a.witx", ";; \u{e9}\r\n\t(typename $a \"\u{e9}\" $b)").expect_err("a type has one shape");
    assert_eq!(error.at.map(|at| (at.line, at.column)), Some((2, 15)));
}

#[test]
fn parentheses_have_a_limit() {
    assert!(parse("a.witx", &"(".repeat(65)).is_err_and(|error| error.message.contains("too deeply")));
}
