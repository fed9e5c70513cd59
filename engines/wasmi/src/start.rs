//! A module's start function as an export.
//!
//! wasmi runs the start function while it makes the instance, and then cannot go on after a slice of fuel (meter.rs). So
//! the module is read with its start section replaced by one more export, which the engine calls like any other. That also
//! lets a forked child do without: its parent has run it.
//!
//! Main function: [`export_start`]. One invariant: what cannot be followed is left as it is, for wasmi to judge.

use std::ops::Range;

/// The start function's name as an export. It is made longer in a module that has the words already.
const NAME: &str = "the start function, run by waxwing";

const EXPORTS: u8 = 7;
const START: u8 = 8;

/// A module whose start function is exported.
pub(crate) struct Exported {
    pub(crate) wasm: Vec<u8>,
    pub(crate) name: String,
}

/// The module with its start function exported instead of started; `None` if it has none.
pub(crate) fn export_start(wasm: &[u8]) -> Option<Exported> {
    let sections = sections(wasm)?;
    let find = |id: u8| sections.iter().find(|section| section.id == id);
    let start = find(START)?;
    let (function, _) = number(wasm.get(start.payload.clone())?)?;

    let mut name = NAME.to_owned();
    while wasm.windows(name.len()).any(|window| window == name.as_bytes()) {
        name.push('!');
    }
    let mut entry = Vec::new();
    put_number(&mut entry, u32::try_from(name.len()).ok()?);
    entry.extend_from_slice(name.as_bytes());
    entry.push(0); // a function
    put_number(&mut entry, function);

    let mut payload = Vec::new();
    // Exports come right before the start section, so that is where they go if there were none.
    let place = match find(EXPORTS) {
        None => {
            put_number(&mut payload, 1);
            &start.whole
        }
        Some(exports) => {
            let bytes = wasm.get(exports.payload.clone())?;
            let (count, at) = number(bytes)?;
            put_number(&mut payload, count.checked_add(1)?);
            payload.extend_from_slice(bytes.get(at..)?);
            &exports.whole
        }
    };
    payload.extend_from_slice(&entry);

    let mut changed = Vec::with_capacity(wasm.len() + entry.len() + 16);
    changed.extend_from_slice(wasm.get(..8)?);
    for section in &sections {
        if section.whole == *place {
            changed.push(EXPORTS);
            put_number(&mut changed, u32::try_from(payload.len()).ok()?);
            changed.extend_from_slice(&payload);
        } else if section.id != START {
            changed.extend_from_slice(wasm.get(section.whole.clone())?);
        }
    }
    Some(Exported { wasm: changed, name })
}

struct Section {
    id: u8,
    whole: Range<usize>,
    payload: Range<usize>,
}

fn sections(wasm: &[u8]) -> Option<Vec<Section>> {
    let mut sections = Vec::new();
    let mut at = 8;
    while let Some(id) = wasm.get(at) {
        let (len, width) = number(wasm.get(at + 1..)?)?;
        let begin = at + 1 + width;
        let end = begin.checked_add(usize::try_from(len).ok()?).filter(|end| *end <= wasm.len())?;
        sections.push(Section { id: *id, whole: at..end, payload: begin..end });
        at = end;
    }
    Some(sections)
}

/// A number in LEB128 and the bytes that it takes.
fn number(bytes: &[u8]) -> Option<(u32, usize)> {
    let mut value = 0;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((u32::try_from(value).ok()?, index + 1));
        }
    }
    None
}

fn put_number(bytes: &mut Vec<u8>, mut value: u32) {
    loop {
        let low = value.to_le_bytes()[0] & 0x7f;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exports(text: &str) -> Option<Vec<String>> {
        let exported = export_start(&wat::parse_str(text).expect("a module"))?;
        let module = wasmi::Module::new(&wasmi::Engine::default(), &exported.wasm).expect("still one");
        assert!(module.get_export(&exported.name).is_some_and(|ty| ty.func().is_some()));
        Some(module.exports().map(|export| export.name().to_owned()).collect())
    }

    #[test]
    fn the_start_function_is_one_more_export() {
        let check = |text: &str, expected: Option<&[&str]>| {
            let names = exports(text);
            let names: Option<Vec<&str>> =
                names.as_ref().map(|names| names.iter().map(String::as_str).collect());
            assert_eq!(names.as_deref(), expected, "{text}");
        };
        check("(module (func))", None);
        check("(module (func) (start 0))", Some(&[NAME]));
        check(r#"(module (func (export "f")) (memory (export "m") 1) (start 0))"#, Some(&["f", "m", NAME]));
        check(r#"(module (func) (func) (start 1) (table 1 funcref) (elem (i32.const 0) 0))"#, Some(&[NAME]));
    }

    #[test]
    fn a_name_that_is_taken_is_not_used_again() {
        let text = format!(r#"(module (func (export "{NAME}")) (start 0))"#);
        assert_eq!(exports(&text), Some(vec![NAME.to_owned(), format!("{NAME}!")]));
    }

    #[test]
    fn what_is_cut_short_is_left_alone() {
        let whole = wat::parse_str(r#"(module (func (export "f")) (start 0))"#).expect("a module");
        for len in 0..whole.len() {
            if let Some(exported) = export_start(&whole[..len]) {
                assert!(wasmi::Module::new(&wasmi::Engine::default(), &exported.wasm).is_err(), "{len}");
            }
        }
    }
}
