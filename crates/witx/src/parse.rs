//! From the tree of one text to its part of the document.
//!
//! Hides the grammar of everything but types. Main item: [`file`]. One invariant: nothing that is not understood is
//! passed over.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, Source, Span};
use crate::document::{Const, Document, Func, Module, Note, Param, Shape, TypeDef};
use crate::items::Items;
use crate::layout::{self, Ptr};
use crate::load::Use;
use crate::notes::{self, Place};
use crate::sexpr::{self, Kind, Node};
use crate::shape::{Named, depth};
use crate::sign::{self, Wasm};

/// The largest type, in bytes.
pub(crate) const LARGEST: u64 = 64 * 1024;

/// How deeply types may lie in types.
const DEEPEST: u32 = 64;

pub(crate) type Result<T> = std::result::Result<T, Diagnostic>;

/// What brings the types of another text into the document.
pub(crate) type Using<'u> = dyn FnMut(&Use, &mut Document) -> Result<()> + 'u;

/// Parses the text of `source`; what it uses is added by `using`.
pub(crate) fn file(source: &Source, using: &mut Using<'_>) -> Result<Document> {
    let nodes = sexpr::read(source)?;
    let mut file = File {
        source,
        stem: source.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
        document: Document::default(),
        depths: HashMap::new(),
        consts: HashSet::new(),
        modules: HashSet::new(),
        later: later_types(&nodes),
    };
    for node in &nodes {
        file.item(node, using)?;
    }
    Ok(file.document)
}

/// Where the types of a text are defined, so that a use above the definition can be told from a misspelt name.
fn later_types(nodes: &[Node]) -> HashMap<String, Span> {
    let mut later = HashMap::new();
    for node in nodes.iter().filter(|node| node.is_list_of("typename")) {
        if let Kind::List(items) = &node.kind
            && let Some(Node { kind: Kind::Id(name), span, .. }) =
                items.iter().find(|item| matches!(item.kind, Kind::Id(_)))
        {
            later.entry(name.clone()).or_insert(*span);
        }
    }
    later
}

pub(crate) struct File<'s> {
    pub(crate) source: &'s Source,
    stem: String,
    pub(crate) document: Document,
    /// How deep the types of the document are.
    pub(crate) depths: HashMap<String, u32>,
    /// The constants outside of modules.
    consts: HashSet<String>,
    modules: HashSet<String>,
    /// The types of this text, wherever they stand in it.
    pub(crate) later: HashMap<String, Span>,
}

impl File<'_> {
    pub(crate) fn error<T>(&self, span: Span, message: impl Into<String>) -> Result<T> {
        Err(self.source.error(span, message))
    }

    pub(crate) fn items<'n>(&self, node: &'n Node, what: &str) -> Result<Items<'n, '_>> {
        match &node.kind {
            Kind::List(nodes) => Ok(Items {
                source: self.source,
                nodes: nodes.iter(),
                end: Span { start: node.span.end.saturating_sub(1), end: node.span.end },
            }),
            _ => self.error(node.span, format!("expected {what}")),
        }
    }

    fn item(&mut self, node: &Node, using: &mut Using<'_>) -> Result<()> {
        const WHAT: &str = "(use ...), (typename ...) or (module ...)";
        let mut items = self.items(node, WHAT)?;
        let head = items.next(WHAT)?;
        match &head.kind {
            Kind::Word(word) if word == "use" => {
                let use_ = use_of(node.span, items)?;
                let known = self.document.types.len();
                using(&use_, &mut self.document)?;
                for def in &self.document.types[known..] {
                    if !self.depths.contains_key(&def.name) {
                        let depth = depth(&def.shape, &self.depths);
                        self.depths.insert(def.name.clone(), depth);
                    }
                }
                Ok(())
            }
            Kind::Word(word) if word == "typename" => self.typename(node),
            Kind::Word(word) if word == "module" => {
                let module = self.module(node)?;
                self.modules.insert(module.name.clone());
                self.document.modules.push(module);
                Ok(())
            }
            Kind::Annotation(name) if name == "witx" => {
                let constant = self.constant(node)?;
                if !self.consts.insert(constant.name.clone()) {
                    let message = format!("the constant `${}` is defined twice", constant.name);
                    return self.error(node.span, message);
                }
                self.document.consts.push(constant);
                Ok(())
            }
            _ => self.error(head.span, format!("expected {WHAT}")),
        }
    }

    /// `(@witx const $type $name value)`
    fn constant(&self, node: &Node) -> Result<Const> {
        let mut items = self.items(node, "a constant")?;
        items.next("`@witx`")?;
        items.word("const")?;
        let (ty, ty_span) = items.id("the name of a type")?;
        let shape = self.name(ty, ty_span)?;
        let (name, name_span) = items.id("the name of the constant")?;
        let value = items.next("a number")?;
        let Kind::Number(number) = value.kind else {
            return self.error(value.span, "expected a number");
        };
        items.end()?;
        let max = match self.document.resolve(&shape) {
            Shape::Int(int) if int.is_signed() => int.unsigned_max() / 2,
            Shape::Int(repr) | Shape::Enum { repr, .. } | Shape::Flags { repr, .. } => repr.unsigned_max(),
            Shape::Usize | Shape::Handle => u64::from(u32::MAX),
            _ => return self.error(ty_span, "constants are numbers"),
        };
        if number > max {
            return self.error(value.span, format!("`${ty}` ends at {max}"));
        }
        Ok(Const {
            name: name.to_owned(),
            ty: ty.to_owned(),
            value: number,
            docs: node.docs.clone(),
            at: self.source.location(name_span.start),
        })
    }

    /// `(typename $name shape)`; `hidden` before the name says that other texts define it too.
    fn typename(&mut self, node: &Node) -> Result<()> {
        let mut items = self.items(node, "a type")?;
        items.next("`typename`")?;
        items.skip_word("hidden");
        let (name, name_span) = items.id("the name of the type")?;
        if let Some(known) = self.document.type_named(name) {
            let message = format!(
                "the type `${name}` is defined twice; the first is at {}:{}",
                known.at.file.display(),
                known.at.line
            );
            return self.error(name_span, message);
        }
        let mut shape = None;
        let mut annotations = Vec::new();
        for item in items.nodes.by_ref() {
            if let Some(found) = item.annotation("waxwing") {
                annotations.push(found);
            } else if shape.is_some() {
                return self.error(item.span, "a type has one shape");
            } else {
                shape = Some(self.shape(item, Named::Yes)?);
            }
        }
        let Some(shape) = shape else {
            return self.error(items.end, "expected the shape of the type");
        };
        let members: HashSet<&str> = match &shape {
            Shape::Record(fields) => fields.iter().map(|field| field.name.as_str()).collect(),
            _ => HashSet::new(),
        };
        let notes = self.notes(&annotations, Place::Type, &members)?;
        if let Some((note, align)) = align_note(&annotations) {
            if !matches!(align, 1 | 2 | 4 | 8 | 16) {
                return self.error(note, "alignments are 1, 2, 4, 8 and 16");
            }
            if !matches!(shape, Shape::Record(_) | Shape::Tuple(_) | Shape::Union { .. }) {
                return self.error(note, "alignments are for records, tuples, unions and variants");
            }
        }
        let depth = depth(&shape, &self.depths);
        if depth > DEEPEST {
            return self.error(name_span, "types are nested too deeply");
        }
        let def = TypeDef {
            name: name.to_owned(),
            shape,
            docs: node.docs.clone(),
            notes,
            at: self.source.location(name_span.start),
            file: self.stem.clone(),
        };
        let layouts = [Ptr::P32, Ptr::P64].map(|ptr| layout::layout_of(&self.document, &def, ptr));
        if layouts[1].size > LARGEST {
            return self.error(name_span, format!("types take at most {LARGEST} bytes"));
        }
        self.depths.insert(def.name.clone(), depth);
        self.document.types.push(def, layouts);
        Ok(())
    }

    pub(crate) fn resolve<'a>(&'a self, shape: &'a Shape) -> &'a Shape {
        self.document.resolve(shape)
    }

    /// `(module $name (import "memory" (memory)) (@interface func ...) ...)`
    fn module(&self, node: &Node) -> Result<Module> {
        let mut items = self.items(node, "a module")?;
        items.next("`module`")?;
        let (name, span) = items.id("the name of the module")?;
        if self.modules.contains(name) {
            return self.error(span, format!("the module `${name}` is defined twice"));
        }
        let mut module = Module {
            name: name.to_owned(),
            funcs: Vec::new(),
            consts: Vec::new(),
            docs: node.docs.clone(),
            notes: Vec::new(),
            at: self.source.location(span.start),
        };
        let mut annotations = Vec::new();
        let mut names = HashSet::new();
        let mut consts = HashSet::new();
        let mut funcs = Vec::new();
        for item in items.nodes.by_ref() {
            if let Some(found) = item.annotation("waxwing") {
                annotations.push(found);
            } else if item.annotation("interface").is_some() {
                let func = self.func(item)?;
                if !names.insert(func.name.clone()) {
                    return self.error(item.span, format!("the function `{}` is defined twice", func.name));
                }
                funcs.push(item.span);
                module.funcs.push(func);
            } else if item.annotation("witx").is_some() {
                let constant = self.constant(item)?;
                if !consts.insert(constant.name.clone()) {
                    let message = format!("the constant `${}` is defined twice", constant.name);
                    return self.error(item.span, message);
                }
                module.consts.push(constant);
            } else if item.is_list_of("import") {
                self.import(item)?;
            } else {
                return self.error(item.span, "expected (import ...) or (@interface func ...)");
            }
        }
        module.notes = self.notes(&annotations, Place::Module, &HashSet::new())?;
        if Note::find(&module.notes, "module32").is_some() {
            for (func, span) in module.funcs.iter().zip(funcs) {
                if Note::find(&func.notes, "topic").is_none() {
                    return self.error(span, format!("`{}` needs (@waxwing (topic ...))", func.name));
                }
            }
        }
        Ok(module)
    }

    /// `(import "memory" (memory))`: read, since texts have it, and of no further use.
    fn import(&self, node: &Node) -> Result<()> {
        let mut items = self.items(node, "an import")?;
        items.word("import")?;
        items.text("a string")?;
        let what = items.next("(memory)")?;
        if !what.is_list_of("memory") {
            return self.error(what.span, "only memories can be imported");
        }
        items.end()
    }

    /// `(@interface func (export "name") (param $name shape) ... (result $name shape) (@witx noreturn))`
    fn func(&self, node: &Node) -> Result<Func> {
        let mut items = self.items(node, "a function")?;
        items.next("`@interface`")?;
        items.word("func")?;
        let mut export = self.items(items.next("(export \"name\")")?, "(export \"name\")")?;
        export.word("export")?;
        let (name, name_span) = export.text("the function's name")?;
        export.end()?;
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b)) {
            return self.error(name_span, "names are made of letters, digits, `_` and `-`");
        }
        if !name.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
            return self.error(name_span, "a name has a letter or a digit");
        }
        let mut func = Func {
            name: name.to_owned(),
            params: Vec::new(),
            results: Vec::new(),
            noreturn: false,
            docs: node.docs.clone(),
            notes: Vec::new(),
            at: self.source.location(name_span.start),
        };
        let mut annotations = Vec::new();
        let mut members = HashSet::new();
        for item in items.nodes.by_ref() {
            if let Some(found) = item.annotation("waxwing") {
                annotations.push(found);
            } else if let Some(found) = item.annotation("witx") {
                let noreturn = matches!(found, [Node { kind: Kind::Word(word), .. }] if word == "noreturn");
                if !noreturn || func.noreturn {
                    return self.error(item.span, "expected (@witx noreturn), once");
                }
                func.noreturn = true;
            } else if item.is_list_of("result") {
                let result = self.member(item, "result", Place::Param)?;
                self.check_result(&func, &result, item.span)?;
                func.results.push(result);
            } else {
                let param = self.member(item, "param", Place::Param)?;
                if !func.results.is_empty() {
                    return self.error(item.span, "parameters come before results");
                }
                if !members.insert(param.name.clone()) {
                    let message = format!("the parameter `${}` stands here twice", param.name);
                    return self.error(item.span, message);
                }
                if matches!(self.resolve(&param.shape), Shape::Expected { .. }) {
                    return self.error(item.span, "`expected` is for results");
                }
                func.params.push(param);
            }
        }
        let members = members.iter().map(String::as_str).collect();
        func.notes = self.notes(&annotations, Place::Func, &members)?;
        self.check_pairs(&func)?;
        Ok(func)
    }

    /// That the notes which make one argument of two parameters are given a pointer and a count.
    fn check_pairs(&self, func: &Func) -> Result<()> {
        let pairs = func.notes.iter().filter(|note| notes::PAIRS.contains(&note.name.as_str()));
        for note in pairs {
            let shape = |index: usize| {
                let param = func.params.iter().find(|param| Some(&param.name) == note.args.get(index));
                param.map(|param| self.resolve(&param.shape))
            };
            let wrong = match (shape(0), shape(1)) {
                (Some(Shape::Pointer { .. }), Some(Shape::Int(_) | Shape::Usize)) => continue,
                (Some(Shape::Pointer { .. }), _) => (1, "no count"),
                _ => (0, "no pointer"),
            };
            let name = note.args.get(wrong.0).map(String::as_str).unwrap_or_default();
            return Err(self.source.error_at(&note.at, format!("`${name}` is {}", wrong.1)));
        }
        Ok(())
    }

    fn check_result(&self, func: &Func, result: &Param, span: Span) -> Result<()> {
        if !func.results.is_empty() {
            return self.error(span, "a function has one result; several values make a tuple");
        }
        let number = match self.resolve(&result.shape) {
            Shape::Expected { err: None, .. } => return Ok(()),
            Shape::Expected { err: Some(err), .. } => err,
            _ => &result.shape,
        };
        let is_error = !std::ptr::eq(number, &raw const result.shape);
        match sign::by_value(&self.document, number, Ptr::P32) {
            Some(Wasm::F32 | Wasm::F64) if is_error => {
                self.error(span, "an error is an integer: 0 is success")
            }
            Some(_) => Ok(()),
            None => self.error(span, "what a function gives back directly is a number"),
        }
    }

    /// The notes of the `@waxwing` annotations whose items are `annotations`.
    pub(crate) fn notes(
        &self,
        annotations: &[&[Node]],
        place: Place,
        members: &HashSet<&str>,
    ) -> Result<Vec<Note>> {
        let mut found: Vec<Note> = Vec::new();
        let mut names = HashSet::new();
        for node in annotations.iter().flat_map(|nodes| nodes.iter()) {
            let mut items = self.items(node, "(note ...)")?;
            let head = items.next("the name of a note")?;
            let Kind::Word(name) = &head.kind else {
                return self.error(head.span, "expected the name of a note");
            };
            let mut args = Vec::new();
            let mut spans = Vec::new();
            for item in items.nodes.by_ref() {
                args.push(match &item.kind {
                    Kind::Id(text) | Kind::Word(text) | Kind::Text(text) => text.clone(),
                    Kind::Number(number) => number.to_string(),
                    _ => return self.error(item.span, "expected a name, a string or a number"),
                });
                spans.push(item.span);
            }
            let repeated = !names.insert(name);
            if let Err((arg, message)) = notes::check(place, name, &args, members, repeated) {
                let span = arg.and_then(|index| spans.get(index)).unwrap_or(&node.span);
                return self.error(*span, message);
            }
            found.push(Note { name: name.clone(), args, at: self.source.location(node.span.start) });
        }
        Ok(found)
    }
}

/// The place of the note `(align N)`, and N.
fn align_note(annotations: &[&[Node]]) -> Option<(Span, u64)> {
    annotations.iter().flat_map(|nodes| nodes.iter()).find_map(|node| match &node.kind {
        Kind::List(items) if node.is_list_of("align") => match items.as_slice() {
            [_, Node { kind: Kind::Number(align), .. }] => Some((node.span, *align)),
            _ => None,
        },
        _ => None,
    })
}

/// `(use "file")` or `(use $type ... from $file)`, without its first word.
fn use_of(span: Span, mut items: Items<'_, '_>) -> Result<Use> {
    let source = items.source;
    let first = items.next("a file or the name of a type")?;
    if let Kind::Text(file) = &first.kind {
        items.end()?;
        return Ok(Use { file: PathBuf::from(file), names: None, span: first.span });
    }
    let mut names = Vec::new();
    let mut node = first;
    loop {
        match &node.kind {
            Kind::Id(name) => names.push((name.clone(), node.span)),
            Kind::Word(word) if word == "from" && !names.is_empty() => break,
            _ => return Err(source.error(node.span, "expected the name of a type or `from`")),
        }
        node = items.next("`from`")?;
    }
    let node = items.next("the name of a file")?;
    let file = match &node.kind {
        Kind::Id(name) => PathBuf::from(format!("{name}.witx")),
        Kind::Text(file) => PathBuf::from(file),
        _ => return Err(source.error(node.span, "expected $file or \"file.witx\"")),
    };
    items.end()?;
    Ok(Use { file, names: Some(names), span })
}
