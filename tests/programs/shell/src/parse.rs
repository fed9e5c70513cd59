//! The grammar: text to a [`List`].

/// And-or lists in order, each to be waited for or not.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub items: Vec<Item>,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub chain: Chain,
    pub background: bool,
    /// As it was written, for `jobs`.
    pub text: String,
}

/// A pipeline, and those after it that run if what came before succeeded (`true`) or failed.
#[derive(Clone, Debug)]
pub struct Chain {
    pub first: Pipeline,
    pub rest: Vec<(bool, Pipeline)>,
}

#[derive(Clone, Debug)]
pub struct Pipeline {
    pub negated: bool,
    pub commands: Vec<Command>,
}

#[derive(Clone, Debug, Default)]
pub struct Command {
    pub assignments: Vec<(String, Word)>,
    pub words: Vec<Word>,
    pub redirections: Vec<Redirection>,
    pub subshell: Option<Box<List>>,
}

/// What is put in the place of one argument, or of several.
pub type Word = Vec<Part>;

#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Text(String),
    /// A variable's value; split into words unless it was quoted.
    Variable {
        name: String,
        quoted: bool,
    },
    /// Nothing, but an argument: `""`.
    Empty,
}

#[derive(Clone, Debug)]
pub struct Redirection {
    pub fd: u32,
    pub kind: Kind,
    pub target: Word,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Read,
    Write,
    Append,
    Duplicate,
}

pub enum Parsed {
    Done(List),
    /// More is to come.
    Incomplete,
    Wrong(String),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(Word),
    Operator(&'static str),
    Redirect(Option<u32>, Kind),
}

enum Stop {
    Incomplete,
    Wrong(String),
}

pub fn parse(text: &str) -> Parsed {
    let parsed = tokens(text).and_then(|tokens| {
        let mut parser = Parser { tokens, at: 0, text };
        let list = parser.list()?;
        match parser.peek() {
            None => Ok(list),
            Some((token, _)) => Err(unexpected(token)),
        }
    });
    match parsed {
        Ok(list) => Parsed::Done(list),
        Err(Stop::Incomplete) => Parsed::Incomplete,
        Err(Stop::Wrong(what)) => Parsed::Wrong(what),
    }
}

fn unexpected(token: &Token) -> Stop {
    Stop::Wrong(match token {
        Token::Operator(operator) => format!("unexpected {}", operator.escape_default()),
        _ => "unexpected word".to_owned(),
    })
}

/// The tokens, and where each starts.
fn tokens(text: &str) -> Result<Vec<(Token, usize)>, Stop> {
    const OPERATORS: [&str; 9] = ["&&", "||", "|", "&", ";", "(", ")", "!", "\n"];
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t']);
        let at = text.len() - rest.len();
        if rest.is_empty() {
            return Ok(tokens);
        }
        if rest.starts_with('#') {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if let Some((kind, length)) = redirect(&rest[digits..]) {
            let fd = rest[..digits].parse().ok();
            tokens.push((Token::Redirect(fd, kind), at));
            rest = &rest[digits + length..];
            continue;
        }
        let is_negation = |operator: &str| operator != "!" || rest[1..].starts_with([' ', '\t']);
        if let Some(operator) = OPERATORS.iter().find(|operator| rest.starts_with(**operator))
            && is_negation(operator)
        {
            tokens.push((Token::Operator(operator), at));
            rest = &rest[operator.len()..];
            continue;
        }
        let (word, length) = word(rest)?;
        tokens.push((Token::Word(word), at));
        rest = &rest[length..];
    }
}

fn redirect(text: &str) -> Option<(Kind, usize)> {
    let kinds = [(">&", Kind::Duplicate), (">>", Kind::Append), (">", Kind::Write), ("<", Kind::Read)];
    kinds.into_iter().find(|(sign, _)| text.starts_with(sign)).map(|(sign, kind)| (kind, sign.len()))
}

/// One word and its length.
fn word(text: &str) -> Result<(Word, usize), Stop> {
    let mut word = Word::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(at, c)) = chars.peek() {
        match c {
            ' ' | '\t' | '\n' | '|' | '&' | ';' | '(' | ')' | '<' | '>' => return Ok((word, at)),
            '\'' => {
                chars.next();
                word.push(Part::Empty);
                loop {
                    match chars.next() {
                        None => return Err(Stop::Incomplete),
                        Some((_, '\'')) => break,
                        Some((_, c)) => push(&mut word, c),
                    }
                }
            }
            '"' => {
                chars.next();
                word.push(Part::Empty);
                loop {
                    match chars.next() {
                        None => return Err(Stop::Incomplete),
                        Some((_, '"')) => break,
                        Some((_, '\\')) => match chars.next() {
                            None => return Err(Stop::Incomplete),
                            Some((_, c @ ('"' | '\\' | '$'))) => push(&mut word, c),
                            Some((_, c)) => {
                                push(&mut word, '\\');
                                push(&mut word, c);
                            }
                        },
                        Some((_, '$')) => variable(&mut word, &mut chars, true),
                        Some((_, c)) => push(&mut word, c),
                    }
                }
            }
            '\\' => {
                chars.next();
                match chars.next() {
                    None | Some((_, '\n')) => return Err(Stop::Incomplete),
                    Some((_, c)) => push(&mut word, c),
                }
            }
            '$' => {
                chars.next();
                variable(&mut word, &mut chars, false);
            }
            c => {
                chars.next();
                push(&mut word, c);
            }
        }
    }
    Ok((word, text.len()))
}

fn push(word: &mut Word, c: char) {
    match word.last_mut() {
        Some(Part::Text(text)) => text.push(c),
        _ => word.push(Part::Text(c.into())),
    }
}

/// What follows a `$`.
fn variable(word: &mut Word, chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>, quoted: bool) {
    let mut name = String::new();
    if let Some((_, c @ ('?' | '$' | '!'))) = chars.peek().copied() {
        chars.next();
        name.push(c);
    } else {
        let braces = chars.next_if(|(_, c)| *c == '{').is_some();
        while let Some((_, c)) = chars.next_if(|(_, c)| c.is_ascii_alphanumeric() || *c == '_') {
            name.push(c);
        }
        if braces {
            chars.next_if(|(_, c)| *c == '}');
        }
    }
    if name.is_empty() {
        push(word, '$');
    } else {
        word.push(Part::Variable { name, quoted });
    }
}

struct Parser<'t> {
    tokens: Vec<(Token, usize)>,
    at: usize,
    text: &'t str,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&(Token, usize)> {
        self.tokens.get(self.at)
    }

    fn eat(&mut self, operator: &str) -> bool {
        let found = matches!(self.peek(), Some((Token::Operator(found), _)) if *found == operator);
        self.at += usize::from(found);
        found
    }

    fn skip_lines(&mut self) {
        while self.eat("\n") {}
    }

    fn list(&mut self) -> Result<List, Stop> {
        let mut list = List::default();
        loop {
            self.skip_lines();
            let Some((token, from)) = self.peek() else { return Ok(list) };
            if *token == Token::Operator(")") {
                return Ok(list);
            }
            let from = *from;
            let chain = self.chain()?;
            let to = self.peek().map_or(self.text.len(), |(_, at)| *at);
            let text = self.text[from..to].trim().to_owned();
            let background = self.eat("&");
            let more = background || self.eat(";") || self.eat("\n");
            list.items.push(Item { chain, background, text });
            if !more {
                return Ok(list);
            }
        }
    }

    fn chain(&mut self) -> Result<Chain, Stop> {
        let first = self.pipeline()?;
        let mut rest = Vec::new();
        loop {
            let if_succeeded = self.eat("&&");
            if !if_succeeded && !self.eat("||") {
                return Ok(Chain { first, rest });
            }
            self.skip_lines();
            rest.push((if_succeeded, self.pipeline()?));
        }
    }

    fn pipeline(&mut self) -> Result<Pipeline, Stop> {
        let negated = self.eat("!");
        let mut commands = vec![self.command()?];
        while self.eat("|") {
            self.skip_lines();
            commands.push(self.command()?);
        }
        Ok(Pipeline { negated, commands })
    }

    fn command(&mut self) -> Result<Command, Stop> {
        let mut command = Command::default();
        if self.eat("(") {
            command.subshell = Some(Box::new(self.list()?));
            if !self.eat(")") {
                return Err(if self.peek().is_none() {
                    Stop::Incomplete
                } else {
                    unexpected(&self.tokens[self.at].0)
                });
            }
        }
        loop {
            match self.peek().map(|(token, _)| token.clone()) {
                Some(Token::Word(word)) if command.subshell.is_none() => {
                    self.at += 1;
                    match assignment(&word) {
                        Some(assignment) if command.words.is_empty() => command.assignments.push(assignment),
                        _ => command.words.push(word),
                    }
                }
                Some(Token::Redirect(fd, kind)) => {
                    self.at += 1;
                    let fd = fd.unwrap_or(u32::from(kind != Kind::Read));
                    match self.peek().map(|(token, _)| token.clone()) {
                        Some(Token::Word(target)) => {
                            command.redirections.push(Redirection { fd, kind, target })
                        }
                        Some(token) => return Err(unexpected(&token)),
                        None => return Err(Stop::Wrong("a redirection wants a file".to_owned())),
                    }
                    self.at += 1;
                }
                _ => break,
            }
        }
        let is_empty = command.words.is_empty()
            && command.assignments.is_empty()
            && command.redirections.is_empty()
            && command.subshell.is_none();
        match self.peek() {
            _ if !is_empty => Ok(command),
            None => Err(Stop::Incomplete),
            Some((token, _)) => Err(unexpected(token)),
        }
    }
}

/// `NAME=VALUE`
fn assignment(word: &Word) -> Option<(String, Word)> {
    let Part::Text(first) = word.first()? else { return None };
    let (name, value) = first.split_once('=')?;
    let is_name = !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !is_name {
        return None;
    }
    let mut rest = word[1..].to_vec();
    if !value.is_empty() {
        rest.insert(0, Part::Text(value.to_owned()));
    }
    Some((name.to_owned(), rest))
}
