//! A transcript: one line per thing done, with what came of it, in words that are the same on every system.

use std::fmt::{Debug, Write};

pub struct Transcript {
    text: String,
    directory: String,
}

pub type Behaviour = fn(&mut Transcript);

impl Transcript {
    /// Runs a behaviour that may use `directory`, and gives what it wrote.
    pub fn of(run: Behaviour, directory: &str) -> String {
        let mut transcript = Transcript { text: String::new(), directory: directory.to_owned() };
        run(&mut transcript);
        transcript.text
    }

    /// A path below the behaviour's directory.
    pub fn at(&self, name: &str) -> String {
        format!("{}/{name}", self.directory.trim_end_matches('/'))
    }

    /// The name in the behaviour's directory that a path has, for paths that differ from system to system.
    pub fn name(&self, path: &str) -> String {
        path.strip_prefix(&self.at("")).map_or_else(|| format!("elsewhere: {path}"), str::to_owned)
    }

    /// Notes a value.
    pub fn say(&mut self, what: &str, value: impl Debug) {
        writeln!(self.text, "{what}: {value:?}").expect("a String takes all");
    }

    /// Notes whether it went well, for results whose value tells nothing.
    pub fn done<T>(&mut self, what: &str, result: Result<T, &'static str>) -> Option<T> {
        match &result {
            Ok(_) => self.say(what, "ok"),
            Err(errno) => self.say(what, errno),
        }
        result.ok()
    }
}
