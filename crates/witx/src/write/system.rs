//! Writes the topic traits and their union: `abi/src/generated/system.rs`.

use std::fmt::Write as _;

use super::plan::{Method, Plan};
use super::rust::{doc, type_name};
use super::{HEADER, uses};

/// The trait of a topic, and what it is about.
pub(crate) const TOPICS: [(&str, &str, &str); 14] = [
    ("bus", "Bus", "The message bus of WASIX 0.11."),
    ("dl", "Dl", "Dynamic linking, closures, reflection."),
    ("env", "Env", "What a process is given: arguments, environment, random bytes."),
    ("epoll", "Epoll", "Sets of descriptors to wait for."),
    ("fd", "Fd", "Calls on descriptors."),
    ("http", "Http", "HTTP requests and web sockets of WASIX 0.11 and 0.12."),
    ("path", "Path", "Calls on paths."),
    ("polling", "Polling", "Waiting for many things at once."),
    ("port", "Port", "The network interface."),
    ("proc", "Proc", "Processes and signals."),
    ("sock", "Sock", "Sockets and names."),
    ("threads", "Threads", "Threads, futexes, stacks."),
    ("time", "Time", "Clocks."),
    ("tty", "Tty", "The terminal."),
];

/// The Rust text of the traits.
#[must_use]
pub fn write_system(plan: &Plan) -> String {
    let mut out = String::new();
    out.push_str("/// A system whose calls may wait.\npub trait Blocking {\n    /// The state of one call in flight.\n    type Wait;\n}\n\n");
    let names: Vec<&str> = TOPICS.iter().map(|(_, name, _)| *name).collect();
    let union = names.join(" + ");
    let _ = writeln!(
        out,
        "/// All topics.\npub trait System: {union} {{}}\n\nimpl<S: {union} + ?Sized> System for S {{}}\n"
    );
    for (topic, name, about) in TOPICS {
        let _ = writeln!(out, "/// {about}\npub trait {name}: Blocking {{");
        for method in plan.methods.iter().filter(|method| method.topic == topic) {
            out.push_str(&doc(&method.docs, &format!("`{}`", method.name), "    "));
            // A trait stands before the type of its name (`Fd`, `Tty`).
            let rivals = TOPICS
                .iter()
                .filter(|(_, rival, _)| plan.types.iter().any(|ty| type_name(&ty.def.name) == *rival));
            let signature = rivals.fold(method.signature(true), |signature, (_, rival, _)| {
                whole_word(&signature, rival, &format!("types::{rival}"))
            });
            let _ = writeln!(out, "    {signature};\n");
        }
        out.push_str("}\n\n");
    }
    format!(
        "{HEADER}
//! What a system does for its guests: one trait per topic, and their union.

use core::task::Poll;

{}use crate::types::{{self, *}};

{out}",
        uses(&out, &["argument", "layout", "memory"])
    )
}

fn whole_word(text: &str, word: &str, by: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let part =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        out.push_str(before);
        let inside = part(before.chars().last()) || part(after.chars().next());
        out.push_str(if inside { word } else { by });
        rest = after;
    }
    out + rest
}

impl Method {
    /// `fn fd_read(&mut self, w: &mut Self::Wait, ...) -> ...`; outside of the traits `Wait` is a concrete type.
    pub(crate) fn signature(&self, in_trait: bool) -> String {
        self.signature_with("", in_trait)
    }

    /// As [`Method::signature`], with further parameters after `self`.
    pub(crate) fn signature_with(&self, further: &str, in_trait: bool) -> String {
        let mut text = format!("fn {}(&mut self{further}", self.name);
        if self.waits {
            text.push_str(if in_trait { ", w: &mut Self::Wait" } else { ", w: &mut Wait" });
        }
        for arg in &self.args {
            let _ = write!(text, ", {}: {}", arg.ident(), arg.rust_type());
        }
        let _ = write!(text, ") -> {}", self.returns());
        text
    }

    /// As [`Method::signature`], with parameters that are not looked at.
    pub(crate) fn signature_unused(&self) -> String {
        let mut text = format!("fn {}(&mut self", self.name);
        if self.waits {
            text.push_str(", _: &mut Self::Wait");
        }
        for arg in &self.args {
            let _ = write!(text, ", _: {}", arg.rust_type());
        }
        let _ = write!(text, ") -> {}", self.returns());
        text
    }

    fn returns(&self) -> String {
        let ok = match self.oks.as_slice() {
            [] => "()".to_owned(),
            [one] => one.clone(),
            many => format!("({})", many.join(", ")),
        };
        let result = format!("Result<{ok}, {}>", self.error);
        if self.waits { format!("Poll<{result}>") } else { result }
    }

    /// The arguments, to pass them on.
    pub(crate) fn pass(&self) -> String {
        let mut names: Vec<String> = self.args.iter().map(super::plan::Arg::ident).collect();
        if self.waits {
            names.insert(0, "w".to_owned());
        }
        names.join(", ")
    }
}
