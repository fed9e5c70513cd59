//! Completions for shells and manual pages, both made from `args`.
//!
//! One invariant: the options of a run are offered without the word `run` too, as the command takes them.

use std::path::Path;

use clap::{Args as _, Command, CommandFactory as _};

use crate::args::{Cli, Completion, Man, Run};
use crate::report::{self, Failure};

/// The command as people may write it: with the options of a run at its top.
fn command() -> Command {
    let command =
        Run::augment_args(Cli::command().args_conflicts_with_subcommands(true).subcommand_negates_reqs(true));
    // Taking the options of a run has brought its description along.
    let cli = Cli::command();
    let about = cli.get_about().cloned().unwrap_or_default();
    command
        .name("waxwing")
        .bin_name("waxwing")
        .about(about.clone())
        .long_about(about)
        .after_help(clap::builder::Resettable::Reset)
        .subcommand_required(false)
}

/// `waxwing completion SHELL`
pub(crate) fn completion(args: &Completion) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "waxwing", &mut script);
    report::stdout(&String::from_utf8_lossy(&script))
}

/// The pages of the words, beside that of the command itself.
const PAGES: [(&str, &str); 7] = [
    ("run", "waxwing-run"),
    ("compile", "waxwing-compile"),
    ("inspect", "waxwing-inspect"),
    ("doctor", "waxwing-doctor"),
    ("witx", "waxwing-witx"),
    ("completion", "waxwing-completion"),
    ("man", "waxwing-man"),
];

/// `waxwing man [DIR]`
pub(crate) fn man(args: &Man) -> Result<u8, Failure> {
    let Some(dir) = &args.dir else {
        return report::stdout(&page(Cli::command())?);
    };
    let write = |name: &str, command: Command| -> Result<(), Failure> {
        let path = dir.join(format!("{name}.1"));
        std::fs::write(&path, page(command)?).map_err(|error| cannot_write(&path, &error))
    };
    std::fs::create_dir_all(dir).map_err(|error| cannot_write(dir, &error))?;
    write("waxwing", Cli::command())?;
    for word in Cli::command().get_subcommands() {
        if let Some((named, name)) = PAGES.iter().find(|(named, _)| *named == word.get_name()) {
            let word = if *named == "run" { crate::args::with_groups(word.clone()) } else { word.clone() };
            write(name, word.name(name).version(env!("CARGO_PKG_VERSION")))?;
        }
    }
    Ok(0)
}

fn cannot_write(path: &Path, error: &std::io::Error) -> Failure {
    Failure::cannot(format!("cannot write {}", path.display())).cause(error)
}

fn page(command: Command) -> Result<String, Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.disable_help_subcommand(true))
        .render(&mut page)
        .map_err(|error| Failure::cannot("cannot make the manual page").cause(error))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_page() {
        let words: Vec<String> =
            Cli::command().get_subcommands().map(|word| word.get_name().to_owned()).collect();
        assert_eq!(words, PAGES.map(|(word, _)| word));
    }

    #[test]
    fn the_command_with_a_runs_options_is_consistent() {
        command().debug_assert();
    }
}
