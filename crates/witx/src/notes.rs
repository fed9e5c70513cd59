//! What a `@waxwing` annotation may say.
//!
//! Main items: [`check`] and the table behind it. One invariant: a note that reaches the document is known, stands
//! where it has a meaning, and names only parameters and fields that exist.

use std::collections::HashSet;

/// Where a note may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Module,
    Func,
    Type,
    Field,
    Param,
}

/// What an argument of a note must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arg {
    /// Anything.
    Any,
    /// Anything without control characters: it goes into other languages.
    Printable,
    /// A number.
    Number,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// A parameter of the function, or a field of the record.
    Member,
}

struct Rule {
    name: &'static str,
    place: Place,
    args: &'static [Arg],
    /// Whether it may stand several times in one place.
    repeats: bool,
}

const TOPICS: &[&str] = &[
    "env", "time", "fd", "epoll", "path", "polling", "proc", "threads", "sock", "tty", "port", "bus", "http",
    "dl",
];

/// Groups that calls of several topics belong to.
const GROUPS: &[&str] = &["poll", "random", "signal"];

const fn rule(place: Place, name: &'static str, args: &'static [Arg], repeats: bool) -> Rule {
    Rule { name, place, args, repeats }
}

/// The notes by which a pointer and a count are one argument.
pub(crate) const PAIRS: [&str; 4] = ["bytes", "slice", "lines", "pointers"];

const PAIR: &[Arg] = &[Arg::Member, Arg::Member];

const RULES: &[Rule] = &[
    rule(Place::Module, "module32", &[Arg::Printable], false),
    rule(Place::Module, "module64", &[Arg::Printable], false),
    rule(Place::Module, "includes", &[Arg::Any], true),
    rule(Place::Module, "older", &[], false),
    rule(Place::Func, "topic", &[Arg::OneOf(TOPICS)], false),
    rule(Place::Func, "group", &[Arg::OneOf(GROUPS)], true),
    rule(Place::Func, "wait", &[], false),
    rule(Place::Func, "method", &[Arg::Any], false),
    rule(Place::Func, "canonical", &[], false),
    rule(Place::Func, "thunk", &[Arg::Any], false),
    rule(Place::Func, "default", &[Arg::Any, Arg::Any], true),
    rule(Place::Func, "bytes", PAIR, true),
    rule(Place::Func, "entries", &[Arg::Member], false),
    rule(Place::Func, "slice", PAIR, true),
    rule(Place::Func, "strings", PAIR, true),
    rule(Place::Func, "lines", PAIR, true),
    rule(Place::Func, "pointers", PAIR, true),
    rule(Place::Func, "nullable", &[Arg::Member], true),
    rule(Place::Func, "long", &[Arg::Member], true),
    rule(Place::Func, "negative_errno", &[], false),
    rule(Place::Type, "align", &[Arg::Number], false),
    rule(Place::Type, "converted", &[], false),
    rule(Place::Type, "optional_from", &[Arg::Member], false),
    rule(Place::Type, "unknown_bits", &[Arg::OneOf(&["ignore"])], false),
];

/// Says what is wrong with the note `name` with `args` at `place`, where `members` are the names of the parameters or
/// fields around it and `repeated` says that it stands there already. The number tells which argument is at fault.
pub(crate) fn check(
    place: Place,
    name: &str,
    args: &[String],
    members: &HashSet<&str>,
    repeated: bool,
) -> Result<(), (Option<usize>, String)> {
    let Some(rule) = RULES.iter().find(|rule| rule.place == place && rule.name == name) else {
        let elsewhere = RULES.iter().any(|rule| rule.name == name);
        return Err((
            None,
            if elsewhere {
                format!("the note `{name}` has no meaning here")
            } else {
                format!("there is no note `{name}`")
            },
        ));
    };
    if !rule.repeats && repeated {
        return Err((None, format!("the note `{name}` stands here twice")));
    }
    if args.len() != rule.args.len() {
        return Err((
            None,
            format!("the note `{name}` is given {} arguments and takes {}", args.len(), rule.args.len()),
        ));
    }
    for (index, (arg, kind)) in args.iter().zip(rule.args).enumerate() {
        let wrong =
            match kind {
                Arg::Any => None,
                Arg::Printable => arg
                    .contains(char::is_control)
                    .then(|| "control characters cannot stand in this name".to_owned()),
                Arg::Number => arg.parse::<u64>().is_err().then(|| "a number is needed here".to_owned()),
                Arg::OneOf(words) => (!words.contains(&arg.as_str()))
                    .then(|| format!("`{arg}` is none of: {}", words.join(", "))),
                Arg::Member => (!members.contains(arg.as_str()))
                    .then(|| format!("there is no parameter or field `${arg}`")),
            };
        if let Some(message) = wrong {
            return Err((Some(index), message));
        }
    }
    Ok(())
}
