//! Calls that are not built: read from the host's list, written as macros that fill the gaps of its topic impls.

use std::fmt::Write as _;

use super::plan::{Plan, PlanError};
use super::rust::{camel, type_name};
use super::system::TOPICS;
use super::{HEADER, NAMES};

/// A method that the host does not have yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotBuilt {
    /// The method.
    pub method: String,
    /// What it answers.
    pub errno: String,
    /// Why.
    pub reason: String,
}

/// Reads the host's list: one `("method", Errno::Case, "reason"),` a line.
#[must_use]
pub fn read_unsupported(text: &str) -> Vec<NotBuilt> {
    let entry = |line: &str| -> Option<NotBuilt> {
        let line = line.trim().strip_prefix("(\"")?.strip_suffix("),")?;
        let (method, rest) = line.split_once("\", Errno::")?;
        let (errno, reason) = rest.split_once(", \"")?;
        let reason = reason.strip_suffix('"')?;
        Some(NotBuilt { method: method.to_owned(), errno: errno.to_owned(), reason: reason.to_owned() })
    };
    text.lines().filter_map(entry).collect()
}

/// A method that the host has in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartlyBuilt {
    /// The method.
    pub method: String,
    /// What is missing.
    pub missing: String,
}

/// Reads the host's other list: one `("method", "what is missing"),` a line.
#[must_use]
pub fn read_partial(text: &str) -> Vec<PartlyBuilt> {
    let entry = |line: &str| -> Option<PartlyBuilt> {
        let line = line.trim().strip_prefix("(\"")?.strip_suffix("\"),")?;
        let (method, missing) = line.split_once("\", \"")?;
        (!method.contains('"'))
            .then(|| PartlyBuilt { method: method.to_owned(), missing: missing.to_owned() })
    };
    text.lines().filter_map(entry).collect()
}

/// The Rust text of one macro per topic.
///
/// # Errors
/// When the list names a method that does not exist.
pub fn write_unsupported(plan: &Plan, not_built: &[NotBuilt]) -> Result<String, PlanError> {
    if let Some(unknown) =
        not_built.iter().find(|entry| plan.methods.iter().all(|method| method.name != entry.method))
    {
        return Err(PlanError(format!("unsupported.rs names `{}`, which is no method", unknown.method)));
    }
    let mut out =
        format!("{HEADER}\n//! The methods of each topic that stand in syscalls/unsupported.rs.\n\n");
    for (topic, _, _) in TOPICS {
        let _ = writeln!(out, "macro_rules! unsupported_{topic} {{\n    () => {{");
        for method in plan.methods.iter().filter(|method| method.topic == topic) {
            let Some(entry) = not_built.iter().find(|entry| entry.method == method.name) else { continue };
            let error = if method.error == "Errno" { "Errno" } else { method.error.as_str() };
            // The bus has errors of its own; the one that says "not here" is the list's notsup.
            let case = if error == "Errno" { camel(&entry.errno) } else { "Unsupported".to_owned() };
            let value = format!("Err({error}::{case})");
            let value = if method.waits { format!("Poll::Ready({value})") } else { value };
            let text = format!("{} {{ {value} }}", method.signature_unused());
            let _ = writeln!(out, "        {}\n", qualify(plan, &text));
        }
        out.push_str("    };\n}\n");
        let _ = writeln!(out, "pub(crate) use unsupported_{topic};\n");
    }
    Ok(out)
}

/// `text` with every type under its full path, so that a macro can stand in any file.
fn qualify(plan: &Plan, text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for letter in text.chars().chain(['\0']) {
        if letter.is_alphanumeric() || letter == '_' {
            word.push(letter);
            continue;
        }
        let is_type = word.starts_with(char::is_uppercase)
            && plan.types.iter().any(|ty| ty.module.is_none() && type_name(&ty.def.name) == word);
        // A word after `::` has its path already.
        match word.as_str() {
            _ if out.ends_with("::") => {}
            "Poll" => out.push_str("::std::task::"),
            "Address" => out.push_str("::waxwing_abi::layout::"),
            _ if is_type => out.push_str("::waxwing_abi::types::"),
            word if NAMES.iter().any(|(_, names)| names.contains(&word)) => out.push_str("::waxwing_abi::"),
            _ => {}
        }
        out.push_str(&std::mem::take(&mut word));
        if letter != '\0' {
            out.push(letter);
        }
    }
    out
}
