//! Calling a guest's exports: by the system, with words, and for people, with text.

use super::value::Value;
use super::{Guest, Stop};

/// Calls an exported function with words as its `i32`s and `i64`s. Whether the guest has such an export, with that many
/// parameters.
///
/// # Errors
/// How the guest stopped.
pub(crate) fn call<G: Guest>(guest: &mut G, export: &str, words: &[u64]) -> Result<bool, Stop> {
    let Some(signature) = guest.signature(export) else { return Ok(false) };
    if signature.params.len() != words.len() {
        return Ok(false);
    }
    let arguments = signature.params.iter().zip(words).map(|(ty, word)| Value::from_word(*ty, *word));
    let Some(arguments) = arguments.collect::<Option<Vec<_>>>() else { return Ok(false) };
    guest.call(export, &arguments).map(|_| true)
}

/// Calls an exported function for a person: arguments and results are text.
///
/// # Errors
/// When there is no such function, an argument does not fit its type, or the guest stopped.
pub(crate) fn invoke<G: Guest>(guest: &mut G, export: &str, texts: &[String]) -> Result<Vec<String>, Stop> {
    let trap = |message: String| Stop::Trap(message.into());
    let signature =
        guest.signature(export).ok_or_else(|| trap(format!("no function is exported as `{export}`")))?;
    let (takes, given) = (signature.params.len(), texts.len());
    if takes != given {
        return Err(trap(format!("`{export}` takes {takes} arguments, {given} were given")));
    }
    let mut arguments = Vec::with_capacity(given);
    for (ty, text) in signature.params.iter().zip(texts) {
        arguments.push(Value::parse(*ty, text).ok_or_else(|| trap(format!("`{text}` is no {ty}")))?);
    }
    let results = guest.call(export, &arguments)?;
    Ok(results.iter().map(ToString::to_string).collect())
}
