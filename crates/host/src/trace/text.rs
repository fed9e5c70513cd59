//! A call as one line of text, in the manner of strace:
//!
//! `[1] fd_write(fd=1, iovs=["hello\n"]) = 6 <0.000012>`
//!
//! Before the call, the process's number, and behind a colon the thread's if it is not the first. Flags and cases have their
//! names (`fd_read..fd_write~fd_sync` is all flags from the one to the other but the last); content is quoted, with `...` behind it where it goes on. What was read stands among the arguments. The answer
//! is what the call brought, or 0; `-1` and the errno's name; `?` if the guest never got one. Then the time it took, with
//! the time it waited, in seconds.
//!
//! One invariant: whatever a guest puts into its strings, the line stays one line and does nothing to a terminal.

use std::fmt::{self, Write};

use super::address::Address;
use super::value::{Bytes, Flags, Value};
use super::{Call, Outcome};

impl fmt::Display for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_call(self, f)
    }
}

/// Writes a call as a line, without a line's end.
///
/// # Errors
/// What `to` says.
pub fn write_call(call: &Call<'_>, to: &mut impl Write) -> fmt::Result {
    to.write_char('[')?;
    number(call.pid, to)?;
    if call.tid != call.pid {
        to.write_char(':')?;
        number(call.tid, to)?;
    }
    to.write_str("] ")?;
    to.write_str(call.name())?;
    to.write_char('(')?;
    let mut first = true;
    for (name, value) in call.arguments() {
        separate(&mut first, to)?;
        to.write_str(name)?;
        to.write_char('=')?;
        write_value(value, to)?;
    }
    for word in call.words() {
        separate(&mut first, to)?;
        if *word < 4096 { number(*word, to)? } else { write!(to, "{word:#x}")? }
    }
    to.write_str(") = ")?;
    match call.outcome {
        Outcome::Failed(failure) => {
            to.write_str("-1 ")?;
            to.write_str(failure.name)?;
        }
        Outcome::NoReturn => to.write_char('?')?,
        Outcome::Returned => write_results(call, to)?,
    }
    let took = call.took.as_micros();
    write!(to, " <{}.{:06}>", took / 1_000_000, took % 1_000_000)
}

fn write_results(call: &Call<'_>, to: &mut impl Write) -> fmt::Result {
    let mut first = true;
    for value in call.results() {
        separate(&mut first, to)?;
        write_value(value, to)?;
    }
    if first { to.write_char('0') } else { Ok(()) }
}

fn separate(first: &mut bool, to: &mut impl Write) -> fmt::Result {
    if std::mem::take(first) { Ok(()) } else { to.write_str(", ") }
}

/// A number in decimal, by a shorter way than that of `fmt`.
fn number(number: impl Into<u64>, to: &mut impl Write) -> fmt::Result {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number.into();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10).to_le_bytes()[0];
        rest /= 10;
        if rest == 0 {
            return to.write_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
        }
    }
}

/// Writes an argument, a result or a part of one.
///
/// # Errors
/// What `to` says.
pub fn write_value(value: Value<'_>, to: &mut impl Write) -> fmt::Result {
    match value {
        Value::Unsigned(value) => number(value, to),
        Value::Signed(value) => write!(to, "{value}"),
        Value::Bool(value) => to.write_str(if value { "true" } else { "false" }),
        Value::Time(time) => write!(to, "{}.{:09}", time.as_secs(), time.subsec_nanos()),
        Value::Address(address) => write!(to, "{address:#x}"),
        Value::Name(name) => to.write_str(name),
        Value::Flags(flags) => write_flags(flags, to),
        Value::Text(text) => write_quoted(Bytes { kept: text.as_bytes(), len: text.len() as u64 }, to),
        Value::Bytes(bytes) => write_quoted(bytes, to),
        Value::Unread { count, unit } => write!(to, "<{count} {unit}>"),
        Value::Pointee(address, part) => {
            write!(to, "{address:#x}->")?;
            write_value(part.value(), to)
        }
        Value::Case(name, part) => match Address::read(name, part.value()) {
            Some(Address::Path(path, len)) => write_quoted(Bytes { kept: &path, len }, to),
            Some(address) => write!(to, "{address}"),
            None => {
                to.write_str(name)?;
                to.write_char('(')?;
                write_value(part.value(), to)?;
                to.write_char(')')
            }
        },
        Value::Record(fields) => {
            to.write_char('{')?;
            let mut first = true;
            for (name, value) in fields {
                separate(&mut first, to)?;
                to.write_str(name)?;
                to.write_char('=')?;
                write_value(value, to)?;
            }
            to.write_char('}')
        }
        Value::List(elements) => {
            to.write_char('[')?;
            let mut first = true;
            for value in elements {
                separate(&mut first, to)?;
                write_value(value, to)?;
            }
            if elements.left_out() > 0 {
                write!(to, ", ...{} more", elements.left_out())?;
            }
            to.write_char(']')
        }
        Value::Absent => to.write_str("none"),
    }
}

/// The names of those that are set. Where these are many, the first and the last, and those between that are not set:
/// `fd_read..sock_accept~fd_write|fd_allocate`.
fn write_flags(flags: Flags, to: &mut impl Write) -> fmt::Result {
    let set = flags.set().count();
    let (Some(first), Some(last)) = (flags.set().next(), flags.set().last()) else {
        return to.write_char('0');
    };
    let between = || flags.between(first, last);
    if set <= MANY_FLAGS || between().count() >= set {
        return join(flags.set(), to);
    }
    to.write_str(first)?;
    to.write_str("..")?;
    to.write_str(last)?;
    if between().next().is_some() {
        to.write_char('~')?;
    }
    join(between(), to)
}

/// How many flags are told one by one, in any case.
const MANY_FLAGS: usize = 8;

fn join(names: impl Iterator<Item = &'static str>, to: &mut impl Write) -> fmt::Result {
    for (index, name) in names.enumerate() {
        if index > 0 {
            to.write_char('|')?;
        }
        to.write_str(name)?;
    }
    Ok(())
}

/// In double quotes, with escapes as in Rust and C; `...` behind it where it goes on.
fn write_quoted(bytes: Bytes<'_>, to: &mut impl Write) -> fmt::Result {
    to.write_char('"')?;
    let mut chunks = bytes.kept.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        write_escaped(chunk.valid(), to)?;
        // Half a character at the cut is the cut's doing.
        if chunks.peek().is_none() && bytes.is_cut() && chunk.invalid().len() < 4 && is_begun(chunk.invalid())
        {
            break;
        }
        for byte in chunk.invalid() {
            write_hex(*byte, to)?;
        }
    }
    to.write_char('"')?;
    if bytes.is_cut() { to.write_str("...") } else { Ok(()) }
}

/// Whether bytes are the beginning of a character of several.
fn is_begun(bytes: &[u8]) -> bool {
    matches!(std::str::from_utf8(bytes), Err(error) if error.error_len().is_none())
}

fn write_escaped(text: &str, to: &mut impl Write) -> fmt::Result {
    let mut written = 0;
    for (at, c) in text.char_indices() {
        let escape = match c {
            ' '..='~' if c != '"' && c != '\\' => continue,
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            // Those that turn the writing direction are as good as control characters.
            c if c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => "",
            _ => continue,
        };
        to.write_str(&text[written..at])?;
        written = at + c.len_utf8();
        match escape {
            "" if c.is_ascii() => write_hex(u32::from(c).to_le_bytes()[0], to)?,
            "" => write!(to, "{}", c.escape_unicode())?,
            escape => to.write_str(escape)?,
        }
    }
    to.write_str(&text[written..])
}

/// `\x1b`, by a shorter way than that of `fmt`: content may be full of them.
fn write_hex(byte: u8, to: &mut impl Write) -> fmt::Result {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| DIGITS[usize::from(value & 15)];
    let escape = [b'\\', b'x', digit(byte >> 4), digit(byte)];
    to.write_str(std::str::from_utf8(&escape).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use waxwing_abi::types::Rights;

    use super::*;
    use crate::trace::tape::{Tape, Token};
    use crate::trace::value::Part;

    fn quoted(kept: &[u8], len: u64) -> String {
        let mut text = String::new();
        write_quoted(Bytes { kept, len }, &mut text).expect("strings take all");
        text
    }

    #[test]
    fn strings_stay_on_their_line() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(quoted(bytes, bytes.len() as u64), expected);
        check(b"a\"b\\c\r\n\t", r#""a\"b\\c\r\n\t""#);
        check(b"\x1b[2J\x00\x7f", r#""\x1b[2J\x00\x7f""#);
        check("Grüße, 世界\u{202e}\u{9b}".as_bytes(), r#""Grüße, 世界\u{202e}\u{9b}""#);
        check(b"\xff\xfe ok \xe4", r#""\xff\xfe ok \xe4""#);
    }

    #[test]
    fn many_flags_are_told_by_what_is_missing() {
        let check = |bits: u64, expected: &str| {
            let tape = Tape { tokens: vec![Token::Flags(bits, Rights::NAMES)], ..Tape::default() };
            let mut text = String::new();
            write_value(Part::new(&tape, 0).value(), &mut text).expect("strings take all");
            assert_eq!(text, expected);
        };
        check(0, "0");
        check(0b10, "fd_read");
        check(0b100_0010, "fd_read|fd_write");
        check((1 << 30) - 1, "fd_datasync..sock_accept");
        check(((1 << 30) - 1) & !0b100_0001, "fd_read..sock_accept~fd_write");
        // Every other one.
        let scattered = (0..15).fold(0, |bits, index| bits | 1 << (2 * index));
        check(scattered & 0x3ff, "fd_datasync|fd_seek|fd_sync|fd_write|fd_allocate");
    }

    #[test]
    fn a_cut_is_shown_and_halves_no_character() {
        assert_eq!(quoted(b"abc", 9), r#""abc"..."#);
        assert_eq!(quoted(&"Grüße".as_bytes()[..3], 9), r#""Gr"..."#);
        assert_eq!(quoted(b"a\xff", 9), r#""a\xff"..."#);
    }
}
