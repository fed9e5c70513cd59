//! Writes what the tracer knows of the interface: `host/src/generated/trace.rs`. The list of methods, how each type is put
//! on the tape, and the layer that tells every call.

use std::fmt::Write as _;

use super::HEADER;
use super::plan::{Arg, Kind, Method, Plan, PlannedType, parts};
use super::rust::{camel, ident, type_name};
use crate::document::Shape;

/// The groups that the calls of a topic belong to, for those who pick calls by what they are about; a call's notes may
/// put it into further ones.
const GROUPS: [(&str, &[&str]); 14] = [
    ("bus", &["bus"]),
    ("dl", &["dl"]),
    ("env", &["env"]),
    ("epoll", &["file", "fd", "poll"]),
    ("fd", &["file", "fd"]),
    ("http", &["net"]),
    ("path", &["file", "path"]),
    ("polling", &["poll"]),
    ("port", &["net"]),
    ("proc", &["process"]),
    ("sock", &["net"]),
    ("threads", &["thread"]),
    ("time", &["time"]),
    ("tty", &["tty"]),
];

/// The Rust text of the methods, the types on the tape, and `Layer` for the host's `Tracer`.
#[must_use]
pub fn write_trace(plan: &Plan) -> String {
    let mut out = format!(
        "{HEADER}
//! Every call as it is told: what it is called and about, its arguments, its results.

use std::cell::Cell;
use std::task::Poll;

use waxwing_abi::call::Words;
use waxwing_abi::types::*;
use waxwing_abi::{{
    GuestPtr, GuestSlice, GuestString, InBytes, IoVecs, OutBytes, OutStrings, StringList,
}};

use crate::engine::Syscall;
use crate::generated::layer::Layer;
use crate::layer::System;
use crate::trace::tape::{{Entries, FirstBytes, FirstElements, FirstOfRanges, Pointee, Put, Tape, Time, Unread, enums, flags}};
use crate::trace::{{Method, Sink, Tracer}};
use crate::wait::Wait;

"
    );
    write_methods(&mut out, plan);
    write_types(&mut out, plan);
    out.push_str("impl<S: Sink> Layer for Tracer<S> {\n");
    for (index, method) in plan.methods.iter().enumerate() {
        write_method(&mut out, index, method);
    }
    out.push_str(
        "    fn returned(&mut self, call: &Syscall, words: &Words, result: Option<u32>) {
        self.settle(call, words, result);
    }
}
",
    );
    out
}

fn write_methods(out: &mut String, plan: &Plan) {
    out.push_str("/// What calls come to, by topic and name.\npub(crate) static METHODS: &[Method] = &[\n");
    for (index, method) in plan.methods.iter().enumerate() {
        let topic = GROUPS.iter().find(|(topic, _)| *topic == method.topic);
        let mut groups: Vec<&str> = topic.map(|(_, groups)| groups.to_vec()).unwrap_or_default();
        groups.extend(method.groups.iter().map(String::as_str));
        let arguments: Vec<String> =
            method.args.iter().map(|arg| format!("({:?}, {:?})", arg.name, role(arg))).collect();
        let _ = writeln!(
            out,
            "    Method {{ index: {index}, name: {:?}, groups: &{groups:?}, arguments: &[{}], opens: {}, noreturn: {} }},",
            method.name,
            arguments.join(", "),
            method.oks.first().is_some_and(|ok| ok == "Fd"),
            method.noreturn
        );
    }
    out.push_str("];\n\n");
}

/// What a filter has to know of an argument.
fn role(arg: &Arg) -> &'static str {
    match &arg.kind {
        Kind::Word(host, _) if host == "Fd" => "fd",
        Kind::Text if arg.name.contains("path") => "path",
        _ => "",
    }
}

/// How each type is put on the tape.
fn write_types(out: &mut String, plan: &Plan) {
    // The host's own types, and those of a dialect that they mention.
    let mut types: Vec<&PlannedType> = plan.types.iter().filter(|ty| ty.module.is_none()).collect();
    let mut seen = 0;
    while let Some(ty) = types.get(seen).copied() {
        for part in parts(&ty.def.shape) {
            if let Shape::Name(of) = part
                && !types.iter().any(|known| std::ptr::eq(*known, plan.mentioned(ty, of)))
            {
                types.push(plan.mentioned(ty, of));
            }
        }
        seen += 1;
    }
    let (mut enums, mut flags, mut others) = (Vec::new(), Vec::new(), String::new());
    for ty in types {
        let name = match &ty.module {
            Some(module) => format!("{module}::{}", type_name(&ty.def.name)),
            None => type_name(&ty.def.name),
        };
        match &ty.def.shape {
            Shape::Enum { .. } => enums.push(name),
            Shape::Flags { .. } => flags.push(name),
            Shape::Record(_) | Shape::Union { .. } => write_compound(&mut others, ty, &name),
            _ => {}
        }
    }
    let _ = writeln!(out, "enums! {{\n    {};\n}}\n", enums.join("; "));
    let _ = writeln!(out, "flags! {{\n    {};\n}}\n\n{others}", flags.join("; "));
}

fn write_compound(out: &mut String, ty: &PlannedType, name: &str) {
    let _ = writeln!(out, "impl Put for {name} {{\n    fn put(&self, tape: &mut Tape) {{");
    match &ty.def.shape {
        Shape::Record(fields) => {
            out.push_str("        tape.record(|tape| {\n");
            for field in fields {
                let value = put(&format!("self.{}", ident(&field.name)), &field.shape);
                let _ = writeln!(out, "            tape.field({:?}, {value});", field.name);
            }
            out.push_str("        });\n");
        }
        Shape::Union { cases, .. } => {
            out.push_str("        match self {\n");
            for case in cases {
                let _ = match &case.shape {
                    Some(shape) => writeln!(
                        out,
                        "            {name}::{}(value) => tape.case({:?}, {}),",
                        camel(&case.name),
                        case.name,
                        put("*value", shape)
                    ),
                    None => writeln!(
                        out,
                        "            {name}::{} => tape.name({:?}),",
                        camel(&case.name),
                        case.name
                    ),
                };
            }
            out.push_str("        }\n");
        }
        _ => {}
    }
    out.push_str("    }\n}\n\n");
}

/// A reference to a value as it is put: times are told from other numbers.
fn put(value: &str, shape: &Shape) -> String {
    match shape {
        Shape::Name(name) if name == "timestamp" => format!("&Time({value})"),
        _ => format!("&{value}").replace("&*", ""),
    }
}

fn write_method(out: &mut String, index: usize, method: &Method) {
    let signature = method.signature_with(", next: &mut dyn System", false);
    let first = if method.waits { "w.first_turn()" } else { "true" };
    let (mut kept, mut before, mut after) = (String::new(), String::new(), String::new());
    // Of a buffer that a call fills in part it says how much.
    let count = if method.oks.first().is_some_and(|ok| ok == "Size") { "*value0" } else { "usize::MAX" };
    let mut pass = method.pass();
    for (place, arg) in method.args.iter().enumerate() {
        let name = arg.ident();
        let seen = format!("seen{place}");
        let mut later = |keep: String, unread: String, filled: String| {
            kept.push_str(&keep);
            let _ = writeln!(before, "            self.argument(&{unread});");
            let _ = writeln!(after, "                self.filled({place}, &{filled});");
        };
        match &arg.kind {
            Kind::IoVecs if arg.out => {
                later(String::new(), format!("Unread({name})"), format!("FirstOfRanges({name}, {count})"))
            }
            Kind::OutBytes => later(
                format!("        let {seen} = {name}.view();\n"),
                format!("Unread(&{seen})"),
                format!("{}({seen}, {count})", if arg.entries { "Entries" } else { "FirstBytes" }),
            ),
            Kind::Slice(..) if arg.out => later(
                format!("        let {seen} = {name}.clone();\n"),
                format!("Unread(&{seen})"),
                format!("FirstElements(&{seen}, {count})"),
            ),
            Kind::Pointer(..) => later(
                format!("        let {seen} = {name}.clone();\n"),
                format!("Unread(&{seen})"),
                format!("Pointee(&{seen})"),
            ),
            Kind::OutStrings => {
                // How many there are is known to whoever writes them.
                pass = pass.replace(&name, &format!("{name}.counted(&count{place})"));
                later(
                    format!(
                        "        let count{place} = Cell::new(0);\n        let {seen} = {name}.clone();\n"
                    ),
                    format!("Unread(&{seen})"),
                    format!("FirstElements(&{seen}, count{place}.get())"),
                );
            }
            Kind::Word(host, _) if host == "Timestamp" => {
                let _ = writeln!(before, "            self.argument(&Time({name}));");
            }
            _ => {
                let reference = if arg.rust_type().starts_with('&') { "" } else { "&" };
                let _ = writeln!(before, "            self.argument({reference}{name});");
            }
        }
    }
    for (place, ok) in method.oks.iter().enumerate() {
        let _ = if ok == "Timestamp" {
            writeln!(after, "                self.result(&Time(*value{place}));")
        } else {
            writeln!(after, "                self.result(value{place});")
        };
    }
    let pattern = match method.oks.len() {
        0 => "()".to_owned(),
        1 => "value0".to_owned(),
        many => {
            let names: Vec<String> = (0..many).map(|place| format!("value{place}")).collect();
            format!("({})", names.join(", "))
        }
    };
    let begin = format!("self.begin(&METHODS[{index}], {first})");
    let before = if before.is_empty() {
        let told = if after.is_empty() { "" } else { "let told = " };
        format!("        {told}{begin};\n")
    } else {
        let told = if after.is_empty() { format!("if {begin}") } else { "if told".to_owned() };
        let begin = if after.is_empty() { String::new() } else { format!("        let told = {begin};\n") };
        format!("{begin}        {told} {{\n{before}        }}\n")
    };
    let answer = if method.waits { "answer" } else { "&result" };
    let after = if after.is_empty() {
        String::new()
    } else {
        format!("            if told && let Ok({pattern}) = {answer} {{\n{after}            }}\n")
    };
    let _ =
        writeln!(out, "    {signature} {{\n{kept}{before}        let result = next.{}({pass});", method.name);
    let _ = if method.waits {
        writeln!(
            out,
            "        if let Poll::Ready(answer) = &result {{\n{after}            self.end(answer.as_ref().err());\n        }}\n        result\n    }}\n"
        )
    } else {
        writeln!(out, "{after}        self.end(result.as_ref().err());\n        result\n    }}\n")
    };
}
