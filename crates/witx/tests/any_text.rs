//! No text makes the reader panic: texts cut short, texts with bytes and words changed, texts of nothing but grammar.
//!
//! One invariant: the changes are the same in every run, so a failure names its seed and comes again.

use std::path::Path;
use std::time::Instant;

use waxwing_witx::write::{Bindings, Header, write_bindings, write_header, write_host, write_markdown};
use waxwing_witx::{
    Document, Ptr, Shape, diff, flat_params, layout_of, load_with, parse, record_offsets, signature,
    union_payload_offset,
};

const FILES: [&str; 6] = ["typenames", "preview0", "preview1", "wasi_threads", "wasix_v1", "wasix_legacy"];

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../witx").join(format!("{name}.witx"));
    std::fs::read_to_string(path).expect("the interfaces are there")
}

/// Small, quick and the same everywhere (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % end.max(1)
    }
}

/// Asks everything that can be asked of a document.
fn exercise(document: &Document) {
    for ptr in [Ptr::P32, Ptr::P64] {
        for def in &document.types {
            let layout = layout_of(document, def, ptr);
            assert!(layout.align.is_power_of_two() && layout.size.is_multiple_of(layout.align));
            for offset in record_offsets(document, &def.shape, ptr) {
                assert!(offset <= layout.size);
            }
            if matches!(def.shape, Shape::Union { .. }) {
                assert!(union_payload_offset(document, &def.shape, ptr) <= layout.size);
            }
        }
        for func in document.modules.iter().flat_map(|module| &module.funcs) {
            let params = flat_params(document, func, ptr);
            assert_eq!(params.len(), signature(document, func, ptr).params.len());
        }
    }
}

/// Reads `changed` in place of the interface `name`; the files it uses are as they are.
fn read(name: &str, changed: &str, others: &[(String, String)]) -> bool {
    let mut source = |path: &Path| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        if stem == name {
            return Ok(changed.to_owned());
        }
        let other = others.iter().find(|(other, _)| *other == stem);
        other.map(|(_, text)| text.clone()).ok_or(std::io::Error::from(std::io::ErrorKind::NotFound))
    };
    match load_with(Path::new(&format!("{name}.witx")), &mut source) {
        Ok(document) => {
            exercise(&document);
            true
        }
        Err(diagnostic) => {
            let shown = diagnostic.to_string();
            assert!(shown.starts_with("error: "), "{shown}");
            false
        }
    }
}

fn texts() -> Vec<(String, String)> {
    FILES.iter().map(|name| ((*name).to_owned(), text(name))).collect()
}

#[test]
fn whole_texts() {
    let texts = texts();
    for (name, text) in &texts {
        assert!(read(name, text, &texts), "{name}");
    }
}

#[test]
fn texts_cut_short() {
    let texts = texts();
    let mut random = Random(1);
    for (name, text) in &texts {
        for _ in 0..150 {
            let mut end = random.below(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            read(name, &text[..end], &texts);
        }
    }
}

/// Pieces of the language, put where they do not belong.
const PIECES: [&str; 40] = [
    "(",
    ")",
    "((",
    "))",
    "\"",
    ";",
    "(;",
    ";)",
    ";;;",
    "\n",
    "$",
    "@",
    "$fd",
    "$errno",
    "u8",
    "0",
    "1",
    "18446744073709551615",
    "-1",
    "0x",
    "record",
    "(record)",
    "(list",
    "(@witx",
    "(@waxwing",
    "(value 3)",
    "enum",
    "union",
    "variant",
    "(case $a)",
    "expected",
    "(error",
    "usize",
    "pointer",
    "string",
    "\u{202e}",
    "\u{e9}",
    "\\",
    "\u{0}",
    "(array u64 65536)",
];

#[test]
fn texts_with_pieces_changed() {
    let texts = texts();
    let mut sound = 0;
    for seed in 1..=600 {
        let mut random = Random(seed);
        let (name, text) = &texts[random.below(texts.len())];
        let mut changed = text.clone();
        for _ in 0..=random.below(3) {
            let mut start = random.below(changed.len());
            while !changed.is_char_boundary(start) {
                start -= 1;
            }
            let mut end = (start + random.below(12)).min(changed.len());
            while !changed.is_char_boundary(end) {
                end -= 1;
            }
            let piece = PIECES[random.below(PIECES.len())];
            changed.replace_range(start.min(end)..end, piece);
        }
        sound += usize::from(read(name, &changed, &texts));
    }
    // Changes in comments do no harm: the loop reaches sound documents as well as errors.
    assert!((1..600).contains(&sound), "{sound} of 600 were sound");
}

#[test]
fn texts_of_nothing_but_pieces() {
    for seed in 1..=3000 {
        let mut random = Random(seed);
        let mut text = String::new();
        for _ in 0..random.below(40) {
            text.push_str(PIECES[random.below(PIECES.len())]);
            text.push_str(if random.below(3) == 0 { "" } else { " " });
        }
        if let Ok(document) = parse("pieces.witx", &text) {
            exercise(&document);
        }
    }
}

#[test]
fn deep_and_wide_types_end() {
    let nest = format!("(typename $a {}u8{})", "(list ".repeat(1000), ")".repeat(1000));
    assert!(parse("nest.witx", &nest).is_err());

    let mut chain = "(typename $t0 u8)".to_owned();
    for index in 1..10_000 {
        chain.push_str(&format!("(typename $t{index} $t{})", index - 1));
    }
    let error = parse("chain.witx", &chain).expect_err("it is too deep");
    assert_eq!(error.message, "types are nested too deeply");

    let mut double = "(typename $t0 u8)".to_owned();
    for index in 1..64 {
        double
            .push_str(&format!("(typename $t{index} (record (field $a $t{0}) (field $b $t{0})))", index - 1));
    }
    let error = parse("double.witx", &double).expect_err("it is too large");
    assert_eq!(error.message, "types take at most 65536 bytes");
}

#[test]
fn long_chains_of_files_end() {
    let mut read = |path: &Path| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let next = stem.parse::<u64>().unwrap_or(0) + 1;
        Ok(format!("(use \"{next}.witx\")"))
    };
    let error = load_with(Path::new("0.witx"), &mut read).expect_err("it never ends");
    assert_eq!(error.message, "this chain of files using files is too long");
}

/// A text of `count` types and as many functions.
fn large(count: usize) -> String {
    let types: String = (0..count)
        .map(|index| format!("(typename $t{index} (record (field $a u8) (field $b u32)))\n"))
        .collect();
    let funcs: String = (0..count)
        .map(|index| format!("(@interface func (export \"f{index}\") (param $s string) (result $r (expected $t{index} (error $e))))\n"))
        .collect();
    format!("(typename $e (enum $ok $bad))\n{types}(module $m\n{funcs})")
}

#[test]
fn eight_times_the_text_takes_nowhere_near_64_times_as_long() {
    let (small, large) = (large(400), large(3200));
    let read = |text: &str| parse("large.witx", text).expect("sound");
    let (few, many) = (read(&small), read(&large));
    let best = |work: &dyn Fn()| {
        let once = || {
            let start = Instant::now();
            work();
            start.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap_or_default()
    };
    let check = |what: &str, short: &dyn Fn(), long: &dyn Fn()| {
        let (short, long) = (best(short), best(long));
        assert!(long < short * 32, "{what}: {short:?}, then {long:?}");
    };
    let header = Header { made: "", prefix: "p", ptr: None };
    check("reading", &|| drop(read(&small)), &|| drop(read(&large)));
    type Writer<'w> = &'w dyn Fn(&Document) -> usize;
    let writers: [(&str, Writer<'_>); 5] = [
        ("Rust", &|document| write_bindings(document, &Bindings::default()).expect("no name twice").len()),
        ("C", &|document| write_header(&[document], &header).expect("no name twice").len()),
        ("a host", &|document| write_host(document, "").expect("no name twice").len()),
        ("pages", &|document| write_markdown(document, "").len()),
        ("a comparison", &|document| diff(document, document).len()),
    ];
    for (what, write) in writers {
        let work = |document: &Document| {
            write(document);
        };
        check(what, &|| work(&few), &|| work(&many));
    }
}
