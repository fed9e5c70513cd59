//! As much JSON as the test specifications of the public suite need.
//!
//! Main type: [`Json`]. The invariant: a text that is not JSON is an error, never half read.

use anyhow::{Result, bail};

/// A value. Numbers are whole: nothing else stands in the specifications.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Table(Vec<(String, Json)>),
}

/// Reads a whole text.
///
/// # Errors
/// When it is not JSON.
pub(crate) fn parse(text: &str) -> Result<Json> {
    let mut rest = text.trim_start();
    let value = value(&mut rest)?;
    if !rest.trim().is_empty() {
        bail!("more after the value: {:?}", short(rest));
    }
    Ok(value)
}

fn value(rest: &mut &str) -> Result<Json> {
    *rest = rest.trim_start();
    for (word, value) in [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))] {
        if take(rest, word) {
            return Ok(value);
        }
    }
    if rest.starts_with('"') {
        return Ok(Json::Text(text(rest)?));
    }
    if take(rest, "[") {
        let mut items = Vec::new();
        list(rest, "]", |rest| {
            items.push(value(rest)?);
            Ok(())
        })?;
        return Ok(Json::List(items));
    }
    if take(rest, "{") {
        let mut entries = Vec::new();
        list(rest, "}", |rest| {
            let name = text(rest)?;
            *rest = rest.trim_start();
            if !take(rest, ":") {
                bail!("a colon is wanted at {:?}", short(rest));
            }
            entries.push((name, value(rest)?));
            Ok(())
        })?;
        return Ok(Json::Table(entries));
    }
    let digits = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '-').unwrap_or(rest.len());
    let (number, after) = rest.split_at(digits);
    match number.parse() {
        Ok(number) => {
            *rest = after;
            Ok(Json::Number(number))
        }
        Err(_) => bail!("a value is wanted at {:?}", short(rest)),
    }
}

/// What stands between commas, up to `end`.
fn list(rest: &mut &str, end: &str, mut item: impl FnMut(&mut &str) -> Result<()>) -> Result<()> {
    *rest = rest.trim_start();
    if take(rest, end) {
        return Ok(());
    }
    loop {
        *rest = rest.trim_start();
        item(rest)?;
        *rest = rest.trim_start();
        if take(rest, end) {
            return Ok(());
        }
        if !take(rest, ",") {
            bail!("a comma is wanted at {:?}", short(rest));
        }
    }
}

fn text(rest: &mut &str) -> Result<String> {
    if !take(rest, "\"") {
        bail!("a string is wanted at {:?}", short(rest));
    }
    let mut text = String::new();
    let mut letters = rest.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => {
                *rest = &rest[at + 1..];
                return Ok(text);
            }
            '\\' => match letters.next().map(|(_, letter)| letter) {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => text.push('\r'),
                Some(letter @ ('"' | '\\' | '/')) => text.push(letter),
                other => bail!("the escape {other:?} is not understood"),
            },
            letter => text.push(letter),
        }
    }
    bail!("a string has no end")
}

fn take(rest: &mut &str, word: &str) -> bool {
    match rest.strip_prefix(word) {
        Some(after) => {
            *rest = after;
            true
        }
        None => false,
    }
}

fn short(text: &str) -> String {
    text.chars().take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specifications_are_read() {
        let read = parse(r#" {"args": ["a", "the \"b\"\n"], "env": {}, "exit_code": 33, "ok": true} "#)
            .expect("JSON");
        let text = |text: &str| Json::Text(text.to_owned());
        let expected = Json::Table(vec![
            ("args".to_owned(), Json::List(vec![text("a"), text("the \"b\"\n")])),
            ("env".to_owned(), Json::Table(vec![])),
            ("exit_code".to_owned(), Json::Number(33)),
            ("ok".to_owned(), Json::Bool(true)),
        ]);
        assert_eq!(read, expected);
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for wrong in ["", "{", "[1,]", "{\"a\" 1}", "\"x", "1 2", "{1: 2}", "\"\\q\"", "--"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
