//! Interfaces: no text makes the reader panic, and what it reads can be laid out.
//!
//! One invariant: the text follows from the bytes, either as they are or as words of the language, one a byte.

use std::path::Path;

use waxwing_witx::{Document, Ptr, flat_params, layout_of, load_with, record_offsets, signature};

/// Words of the language, and pieces of them.
const WORDS: [&str; 64] = [
    "(",
    ")",
    "(",
    ")",
    "(",
    ")",
    "typename",
    "$a",
    "$b",
    "$c",
    "$size",
    "$errno",
    "u8",
    "u16",
    "u32",
    "u64",
    "s8",
    "s64",
    "f32",
    "usize",
    "bool",
    "char8",
    "string",
    "handle",
    "enum",
    "flags",
    "record",
    "field",
    "union",
    "variant",
    "case",
    "tuple",
    "list",
    "array",
    "expected",
    "error",
    "pointer",
    "const_pointer",
    "@witx",
    "tag",
    "repr",
    "module",
    "@interface",
    "func",
    "export",
    "param",
    "result",
    "noreturn",
    "const",
    "use",
    "from",
    "@waxwing",
    "value",
    "align",
    "topic",
    "optional_from",
    "\"x\"",
    "\"typenames.witx\"",
    "0",
    "1",
    "65536",
    "18446744073709551615",
    ";; x\n",
    "\"",
];

/// A text made of the bytes, read and laid out.
pub fn witx(data: &[u8]) {
    let Some((first, data)) = data.split_first() else { return };
    let text = if first % 2 == 0 {
        String::from_utf8_lossy(data).into_owned()
    } else {
        let words = data.iter().map(|byte| WORDS[usize::from(*byte) % WORDS.len()]);
        words.flat_map(|word| [word, " "]).collect()
    };
    let mut source = |path: &Path| match path.to_str() {
        Some("text.witx") => Ok(text.clone()),
        Some("typenames.witx") => Ok("(typename $size u32) (typename $a (record (field $b u8)))".to_owned()),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    };
    match load_with(Path::new("text.witx"), &mut source) {
        Ok(document) => lay_out(&document),
        Err(diagnostic) => assert!(diagnostic.to_string().starts_with("error: ")),
    }
}

fn lay_out(document: &Document) {
    for ptr in [Ptr::P32, Ptr::P64] {
        for def in &document.types {
            let layout = layout_of(document, def, ptr);
            assert!(layout.align.is_power_of_two(), "{}", def.name);
            assert!(record_offsets(document, &def.shape, ptr).iter().all(|offset| *offset <= layout.size));
        }
        for func in document.modules.iter().flat_map(|module| &module.funcs) {
            let params = flat_params(document, func, ptr);
            assert_eq!(params.len(), signature(document, func, ptr).params.len(), "{}", func.name);
        }
    }
}
