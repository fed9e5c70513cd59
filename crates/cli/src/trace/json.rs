//! A trace as JSON: one object a line for each call, and for each line of the summary.
//!
//! | member | what it is |
//! |---|---|
//! | `pid`, `tid` | process and thread |
//! | `start_ns`, `took_ns` | when it began, from the start of the trace; how long it took |
//! | `call` | its name |
//! | `args` | the arguments by name, with what was read into them; `words` instead, the raw numbers, if they made no sense |
//! | `results` | what it brought |
//! | `errno` | the error that it answered, or null |
//! | `returned` | false if the guest never got an answer |
//!
//! Numbers, times (nanoseconds) and addresses are numbers; cases are strings, or `{"case": payload}`; flags are lists of
//! their names; content is `{"len": 6, "text": "hello\n"}`, or `"hex"` where it is no text, cut as was asked for; a place
//! that nothing was put into is `{"unread": 8, "unit": "bytes"}`; what lies at an address is `{"address": 8, "value": 1}`; a
//! list that is longer than what is shown ends with `{"left_out": 3}`.

use std::fmt::{self, Write};

use waxwing::trace::{Bytes, Call, Outcome, Value};

/// Writes a call as an object, without a line's end.
pub(super) fn write_call(call: &Call<'_>, start_ns: u64, to: &mut String) -> fmt::Result {
    write!(
        to,
        "{{\"pid\":{},\"tid\":{},\"start_ns\":{start_ns},\"took_ns\":{},\"call\":\"{}\",",
        call.pid,
        call.tid,
        call.took.as_nanos(),
        call.name()
    )?;
    if call.words().is_empty() {
        to.write_str("\"args\":")?;
        members(call.arguments(), to)?;
    } else {
        write!(to, "\"words\":{:?}", call.words())?;
    }
    to.write_str(",\"results\":[")?;
    for (index, value) in call.results().enumerate() {
        to.write_str(comma(index))?;
        write_value(value, to)?;
    }
    match call.outcome {
        Outcome::Failed(failure) => write!(to, "],\"errno\":\"{}\",\"returned\":true}}", failure.name),
        outcome => write!(to, "],\"errno\":null,\"returned\":{}}}", outcome == Outcome::Returned),
    }
}

fn comma(index: usize) -> &'static str {
    if index == 0 { "" } else { "," }
}

fn members<'t>(members: impl Iterator<Item = (&'static str, Value<'t>)>, to: &mut String) -> fmt::Result {
    to.push('{');
    for (index, (name, value)) in members.enumerate() {
        write!(to, "{}\"{name}\":", comma(index))?;
        write_value(value, to)?;
    }
    to.push('}');
    Ok(())
}

fn write_value(value: Value<'_>, to: &mut String) -> fmt::Result {
    match value {
        Value::Unsigned(number) | Value::Address(number) => write!(to, "{number}"),
        Value::Signed(number) => write!(to, "{number}"),
        Value::Bool(truth) => write!(to, "{truth}"),
        Value::Time(time) => write!(to, "{}", time.as_nanos()),
        Value::Name(name) => write!(to, "\"{name}\""),
        Value::Flags(flags) => {
            to.push('[');
            for (index, name) in flags.set().enumerate() {
                write!(to, "{}\"{name}\"", comma(index))?;
            }
            to.push(']');
            Ok(())
        }
        Value::Text(text) => write_string(text, to),
        Value::Bytes(bytes) => write_bytes(bytes, to),
        Value::Unread { count, unit } => write!(to, "{{\"unread\":{count},\"unit\":\"{unit}\"}}"),
        Value::Pointee(address, part) => {
            write!(to, "{{\"address\":{address},\"value\":")?;
            write_value(part.value(), to)?;
            to.push('}');
            Ok(())
        }
        Value::Case(name, part) => {
            write!(to, "{{\"{name}\":")?;
            write_value(part.value(), to)?;
            to.push('}');
            Ok(())
        }
        Value::Record(fields) => members(fields, to),
        Value::List(elements) => {
            to.push('[');
            for (index, value) in elements.enumerate() {
                to.write_str(comma(index))?;
                write_value(value, to)?;
            }
            if elements.left_out() > 0 {
                write!(to, ",{{\"left_out\":{}}}", elements.left_out())?;
            }
            to.push(']');
            Ok(())
        }
        // None, and what later versions may know.
        _ => to.write_str("null"),
    }
}

fn write_bytes(bytes: Bytes<'_>, to: &mut String) -> fmt::Result {
    write!(to, "{{\"len\":{},", bytes.len)?;
    let text = match std::str::from_utf8(bytes.kept) {
        Ok(text) => Some(text),
        // Half a character at the cut is the cut's doing.
        Err(error) if bytes.is_cut() && error.error_len().is_none() => {
            std::str::from_utf8(&bytes.kept[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    };
    match text {
        Some(text) => {
            to.write_str("\"text\":")?;
            write_string(text, to)?;
        }
        None => {
            to.write_str("\"hex\":\"")?;
            bytes.kept.iter().try_for_each(|byte| write!(to, "{byte:02x}"))?;
            to.push('"');
        }
    }
    to.push('}');
    Ok(())
}

pub(super) fn write_string(text: &str, to: &mut String) -> fmt::Result {
    to.push('"');
    for c in text.chars() {
        match c {
            '"' => to.push_str("\\\""),
            '\\' => to.push_str("\\\\"),
            '\n' => to.push_str("\\n"),
            '\r' => to.push_str("\\r"),
            '\t' => to.push_str("\\t"),
            // DEL and the C1 controls need no escape in JSON, but act on terminals.
            c if c.is_control() => write!(to, "\\u{:04x}", u32::from(c))?,
            c => to.push(c),
        }
    }
    to.push('"');
    Ok(())
}
