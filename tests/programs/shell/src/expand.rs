//! Words to arguments.

use crate::parse::{Part, Word};
use crate::run::Shell;

/// The arguments that `words` stand for.
pub fn words(shell: &Shell, words: &[Word]) -> Vec<String> {
    words.iter().flat_map(|word| fields(shell, word)).collect()
}

/// What `word` stands for where only one argument can be.
pub fn one(shell: &Shell, word: &Word) -> String {
    word.iter()
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Variable { name, .. } => shell.variable(name),
            Part::Empty => String::new(),
        })
        .collect()
}

/// The values of unquoted variables are split at blanks.
fn fields(shell: &Shell, word: &Word) -> Vec<String> {
    let mut fields = Vec::new();
    let mut current: Option<String> = None;
    for part in word {
        match part {
            Part::Empty => drop(current.get_or_insert_default()),
            Part::Text(text) => current.get_or_insert_default().push_str(text),
            Part::Variable { name, quoted: true } => {
                current.get_or_insert_default().push_str(&shell.variable(name));
            }
            Part::Variable { name, quoted: false } => {
                let value = shell.variable(name);
                if value.starts_with(char::is_whitespace) {
                    fields.extend(current.take());
                }
                let mut pieces = value.split_whitespace();
                if let Some(first) = pieces.next() {
                    current.get_or_insert_default().push_str(first);
                }
                for piece in pieces {
                    fields.extend(current.replace(piece.to_owned()));
                }
                if value.ends_with(char::is_whitespace) {
                    fields.extend(current.take());
                }
            }
        }
    }
    fields.extend(current);
    fields
}
