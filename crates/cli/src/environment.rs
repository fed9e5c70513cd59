//! Which variables a guest is given.
//!
//! Main function: [`collect`]. One invariant: a variable that nobody asked for is not given.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use crate::report::Failure;

/// A variable, as bytes.
pub(crate) type Variable = (OsString, OsString);

/// The variables of a run, from the farthest source to the nearest: what is inherited, files, `--env`. Who sets a name
/// last wins.
pub(crate) fn collect(
    inherit: bool,
    files: &[impl AsRef<Path>],
    given: &[OsString],
) -> Result<Vec<Variable>, Failure> {
    let mut variables: Vec<Variable> = if inherit { std::env::vars_os().collect() } else { Vec::new() };
    for file in files {
        let path = file.as_ref();
        let text = crate::load::settings(path).map_err(|error| {
            Failure::cannot(format!("cannot read the variables in {}", path.display())).cause(error)
        })?;
        let read = read_file(&text).map_err(|(line, why)| {
            Failure::cannot(format!("{} is no file of variables", path.display()))
                .cause(format!("line {line}: {why}"))
                .help("each line is NAME=VALUE, NAME='VALUE', NAME=\"VALUE\" or a # comment")
        })?;
        variables.extend(read);
    }
    for variable in given {
        variables.push(parse(variable)?);
    }
    Ok(variables)
}

/// Reads `NAME=VALUE`, or `NAME` for the value it has here.
pub(crate) fn parse(variable: &OsStr) -> Result<Variable, Failure> {
    let bytes = variable.as_bytes();
    let (name, value) = match bytes.iter().position(|byte| *byte == b'=') {
        Some(at) => (OsStr::from_bytes(&bytes[..at]), Some(OsStr::from_bytes(&bytes[at + 1..]).to_owned())),
        None => (variable, std::env::var_os(variable)),
    };
    if name.is_empty() {
        return Err(Failure::usage(format!("--env {} has no name", variable.display())));
    }
    let value = value.ok_or_else(|| {
        Failure::usage(format!("--env {0}: there is no variable {0} to pass on", name.display()))
            .help(format!("give it a value: --env {}=VALUE", name.display()))
    })?;
    Ok((name.to_owned(), value))
}

/// Reads a file of variables; an error is a line and what is wrong with it.
fn read_file(text: &str) -> Result<Vec<Variable>, (usize, String)> {
    let mut variables = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let wrong = |why: &str| (index + 1, why.to_owned());
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let line = line.strip_prefix("export ").unwrap_or(line);
        let (name, value) = line.split_once('=').ok_or_else(|| wrong("it has no `=`"))?;
        let name = name.trim_end();
        if name.is_empty() || name.contains(char::is_whitespace) {
            return Err(wrong("the name is empty or has a space in it"));
        }
        let value = unquote(value.trim_start()).map_err(wrong)?;
        variables.push((name.into(), value.into()));
    }
    Ok(variables)
}

/// A value without its quotes: '...' as it stands, "..." with \n, \t, \r, \" and \\, anything else up to a ` #`.
fn unquote(value: &str) -> Result<String, &'static str> {
    let Some(quote @ ('\'' | '"')) = value.chars().next() else {
        return Ok(value.split_once(" #").map_or(value, |(value, _)| value.trim_end()).to_owned());
    };
    let mut text = String::new();
    let mut chars = value[1..].chars();
    loop {
        match chars.next().ok_or("the quote is not closed")? {
            c if c == quote => break,
            '\\' if quote == '"' => match chars.next().ok_or("the quote is not closed")? {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' => text.push('\r'),
                c @ ('"' | '\\' | '$') => text.push(c),
                _ => return Err("unknown escape; write \\\\ for a backslash"),
            },
            c => text.push(c),
        }
    }
    let rest = chars.as_str().trim_start();
    if rest.is_empty() || rest.starts_with('#') {
        Ok(text)
    } else {
        Err("something follows the closing quote")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_variables() {
        let text = "\
# comment
A=1
export B = two words # not this

C='single # quoted \\n'
D=\"double\\n\\\"quoted\\\"\" # comment
E=
F=a=b#c
";
        let read = read_file(text).unwrap();
        let read: Vec<(&str, &str)> =
            read.iter().map(|(n, v)| (n.to_str().unwrap(), v.to_str().unwrap())).collect();
        let expected = [
            ("A", "1"),
            ("B", "two words"),
            ("C", "single # quoted \\n"),
            ("D", "double\n\"quoted\""),
            ("E", ""),
            ("F", "a=b#c"),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_wrong_line_is_named() {
        for (text, line) in
            [("A=1\nB", 2), ("=1", 1), ("A B=1", 1), ("\n\nA='x", 3), ("A=\"\\q\"", 1), ("A='x'y", 1)]
        {
            assert_eq!(read_file(text).unwrap_err().0, line, "{text:?}");
        }
    }

    #[test]
    fn the_last_to_set_a_name_wins() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("env");
        std::fs::write(&file, "A=file\nB=file\n").unwrap();
        let variables = collect(false, &[file], &["B=given".into()]).unwrap();
        let pair = |name: &str, value: &str| (OsString::from(name), OsString::from(value));
        assert_eq!(variables, [pair("A", "file"), pair("B", "file"), pair("B", "given")]);
        assert!(collect(false, &[dir.path().join("none")], &[]).is_err());
    }

    #[test]
    fn a_name_alone_takes_the_value_it_has_here() {
        let path = std::env::var_os("PATH").unwrap();
        assert_eq!(parse(OsStr::new("PATH")).unwrap(), ("PATH".into(), path));
        assert_eq!(parse(OsStr::new("A==b")).unwrap(), ("A".into(), "=b".into()));
        assert!(parse(OsStr::new("WAXWING_NO_SUCH_VARIABLE")).is_err());
        assert!(parse(OsStr::new("=x")).is_err());
    }
}
