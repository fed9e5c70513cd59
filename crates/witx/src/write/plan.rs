//! The documents seen as one interface: which Rust module each type goes to, which methods there are, and how each call
//! of each module comes to its method.
//!
//! Main type: [`Plan`]. One invariant: every function of every module leads to exactly one [`Method`], and all functions
//! of one method agree on topic, waiting and the arguments they share.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::mentions;
use super::rust::{ident, rust_type, type_name};
use crate::document::{Document, Func, Int, Module, Note, Param, Shape, TypeDef};
use crate::layout::Ptr;
use crate::sign::{Part, Wasm, flat_params, outs, signature};

/// The interface of all documents together.
#[derive(Debug)]
pub struct Plan {
    documents: Vec<Document>,
    /// The types, each once.
    pub(crate) types: Vec<PlannedType>,
    /// Where each of them is, by its name and file.
    places: HashMap<(String, String), usize>,
    /// What the system does, grouped by topic.
    pub(crate) methods: Vec<Method>,
    /// What guests import.
    pub(crate) calls: Vec<PlannedCall>,
}

/// What is wrong with an interface that is sound as a text.
#[derive(Debug)]
pub struct PlanError(pub String);

impl fmt::Display for PlanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PlanError {}

#[derive(Debug)]
pub(crate) struct PlannedType {
    pub(crate) def: TypeDef,
    /// `None` at the root; the defining file's stem for a type that another file's type of this name kept out.
    pub(crate) module: Option<String>,
    document: usize,
}

/// One behaviour of the system.
#[derive(Debug)]
pub(crate) struct Method {
    pub(crate) name: String,
    pub(crate) topic: String,
    pub(crate) waits: bool,
    /// Whether the guest does not come back from it.
    pub(crate) noreturn: bool,
    /// The further groups that its notes put it into.
    pub(crate) groups: Vec<String>,
    pub(crate) args: Vec<Arg>,
    /// The types of what success brings.
    pub(crate) oks: Vec<String>,
    pub(crate) error: String,
    pub(crate) docs: String,
}

/// An argument as the system gets it.
#[derive(Debug, Clone)]
pub(crate) struct Arg {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Whether a null pointer means none.
    pub(crate) nullable: bool,
    /// Whether the call writes where it points.
    pub(crate) out: bool,
    /// Whether it is a buffer of directory entries.
    pub(crate) entries: bool,
    /// The words it is made from: one, or pointer and length.
    words: Vec<usize>,
    /// Whether the length has a sign: a negative one is `inval`.
    signed: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Word(String, String),
    Loaded(String, String),
    Pointer(String, String),
    Slice(String, String),
    IoVecs,
    Text,
    LongText,
    OutBytes,
    InBytes,
    OutStrings,
    Lines,
    Pointers,
}

/// Whether a note of `func` is about this parameter.
fn has(func: &Func, note: &str, param: &Param) -> bool {
    func.notes.iter().any(|own| own.name == note && own.args.first() == Some(&param.name))
}

/// A function of a module, for guests of one pointer width.
#[derive(Debug)]
pub(crate) struct PlannedCall {
    pub(crate) module: String,
    /// The module of the text that describes it: several can describe one that programs import from.
    pub(crate) interface: String,
    pub(crate) name: String,
    pub(crate) ptr: Ptr,
    pub(crate) method: String,
    pub(crate) params: Vec<Wasm>,
    /// The parameters' names.
    pub(crate) names: Vec<String>,
    pub(crate) returns: bool,
    pub(crate) noreturn: bool,
    pub(crate) docs: String,
    /// One expression for each of the method's arguments.
    pub(crate) arguments: Vec<String>,
    pub(crate) outs: Vec<(usize, String)>,
    pub(crate) negative_errno: bool,
    /// The function that makes the method's arguments, if that is written by hand.
    pub(crate) thunk: Option<String>,
    /// Whether it is an older one of the same name and type.
    pub(crate) is_older: bool,
}

impl Plan {
    /// Puts documents together; where two define different types of one name, the first one's is the host's.
    ///
    /// # Errors
    /// When functions that are to be one method do not fit, or a function lacks its topic.
    pub fn new(documents: Vec<Document>) -> Result<Plan, PlanError> {
        let mut plan = Plan {
            documents,
            types: Vec::new(),
            places: HashMap::new(),
            methods: Vec::new(),
            calls: Vec::new(),
        };
        plan.place_types();
        let funcs: Vec<(usize, Module, Func)> = plan
            .documents
            .iter()
            .enumerate()
            .flat_map(|(index, document)| {
                document.modules.iter().flat_map(move |module| {
                    module.funcs.iter().map(move |func| (index, module.clone(), func.clone()))
                })
            })
            .collect();
        // The canonical form of each method first, then those without a rival.
        for canonical in [true, false] {
            for (document, _, func) in &funcs {
                let is_by_hand = Note::find(&func.notes, "thunk").is_some();
                if Note::find(&func.notes, "canonical").is_some() == canonical && !is_by_hand {
                    plan.add_method(*document, func)?;
                }
            }
        }
        plan.methods.sort_by(|a, b| (&a.topic, &a.name).cmp(&(&b.topic, &b.name)));
        plan.add_calls(&funcs)?;
        Ok(plan)
    }

    fn place_types(&mut self) {
        let mut names = HashSet::new();
        for (index, document) in self.documents.iter().enumerate() {
            for def in &document.types {
                let key = (def.name.clone(), def.file.clone());
                if self.places.contains_key(&key) {
                    continue;
                }
                self.places.insert(key, self.types.len());
                let module = (!names.insert(&def.name)).then(|| def.file.clone());
                self.types.push(PlannedType { def: def.clone(), module, document: index });
            }
        }
    }

    pub(crate) fn document(&self, ty: &PlannedType) -> &Document {
        &self.documents[ty.document]
    }

    pub(crate) fn root_type(&self, name: &str) -> Option<&PlannedType> {
        self.types.iter().find(|ty| ty.def.name == name && ty.module.is_none())
    }

    /// The type that the definition of `ty` calls `of`.
    pub(crate) fn mentioned(&self, ty: &PlannedType, of: &str) -> &PlannedType {
        self.placed(ty.document, of)
    }

    fn placed(&self, document: usize, name: &str) -> &PlannedType {
        let def = self.documents[document].type_named(name).expect("resolved by the loader");
        let place = self.places.get(&(def.name.clone(), def.file.clone())).expect("every type was placed");
        &self.types[*place]
    }

    /// Whether a call takes or gives this dialect's type, by itself or inside another, and so it has to be converted.
    pub(crate) fn is_converted(&self, ty: &PlannedType) -> bool {
        let Some(module) = &ty.module else { return false };
        let path = format!("{module}::{}", type_name(&ty.def.name));
        let used = self.calls.iter().any(|call| {
            call.arguments
                .iter()
                .chain(call.outs.iter().map(|(_, wire)| wire))
                .any(|text| mentions(text, &path))
        });
        used || self.types.iter().any(|outer| {
            outer.module.as_ref() == Some(module)
                && outer.def.name != ty.def.name
                && Note::find(&outer.def.notes, "converted").is_none()
                && parts(&outer.def.shape).any(|part| part == &Shape::Name(ty.def.name.clone()))
                && self.is_converted(outer)
        })
    }

    /// How the definition of `ty` writes the type called `of`.
    pub(crate) fn type_path(&self, ty: &PlannedType, of: &str) -> String {
        let placed = self.placed(ty.document, of);
        match (&ty.module, &placed.module) {
            (None, None) => type_name(of),
            (Some(_), None) => format!("super::{}", type_name(of)),
            (Some(here), Some(there)) if here == there => type_name(of),
            (_, Some(there)) => format!("{there}::{}", type_name(of)),
        }
    }

    fn both_types(&self, document: usize, shape: &Shape) -> (String, String) {
        let host = rust_type(shape, &type_name);
        let wire = rust_type(shape, &|of| match &self.placed(document, of).module {
            Some(module) => format!("{module}::{}", type_name(of)),
            None => type_name(of),
        });
        (host, wire)
    }

    fn add_method(&mut self, document: usize, func: &Func) -> Result<(), PlanError> {
        let name = method_name(func);
        if self.methods.iter().any(|method| method.name == name) {
            return Ok(());
        }
        let Some(topic) = Note::find(&func.notes, "topic").and_then(|note| note.args.first()) else {
            return Err(PlanError(format!("{} has no topic", func.name)));
        };
        let result =
            func.results.first().map(|result| self.documents[document].resolve(&result.shape).clone());
        let error = match &result {
            Some(Shape::Expected { err: Some(err), .. }) => self.both_types(document, err).0,
            _ => "Errno".to_owned(),
        };
        let oks = match &result {
            // A result that is no `expected` is the value itself (with a negated errno for failure).
            Some(shape @ (Shape::Int(_) | Shape::Handle)) => {
                let (host, _) = self.both_types(document, shape);
                vec![if host == "i32" { "u32".to_owned() } else { host }]
            }
            Some(shape) => outs(&self.documents[document], shape)
                .into_iter()
                .map(|out| self.both_types(document, out).0)
                .collect(),
            None => Vec::new(),
        };
        self.methods.push(Method {
            args: self.args(document, func, Ptr::P32)?,
            topic: topic.clone(),
            waits: Note::find(&func.notes, "wait").is_some(),
            noreturn: func.noreturn,
            groups: func
                .notes
                .iter()
                .filter(|note| note.name == "group")
                .flat_map(|note| note.args.clone())
                .collect(),
            docs: func.docs.clone(),
            name,
            oks,
            error,
        });
        Ok(())
    }

    fn args(&self, document: usize, func: &Func, ptr: Ptr) -> Result<Vec<Arg>, PlanError> {
        let doc = &self.documents[document];
        let flat = flat_params(doc, func, ptr);
        let word = |name: &str, part: fn(Part) -> Option<usize>| {
            flat.iter().position(|flat| part(flat.part).is_some_and(|index| func.params[index].name == name))
        };
        let own = |part| if let Part::Param(index) = part { Some(index) } else { None };
        let length = |part| if let Part::Length(index) = part { Some(index) } else { None };
        let mut args = Vec::new();
        let mut joined = Vec::new();
        for param in &func.params {
            if joined.contains(&param.name) {
                continue;
            }
            let join = func.notes.iter().find(|note| {
                ["bytes", "slice", "strings", "lines", "pointers"].contains(&note.name.as_str())
                    && note.args.first() == Some(&param.name)
            });
            let mut words = vec![word(&param.name, own).expect("every parameter has a word")];
            let is_signed = |name: &String| {
                let length = func.params.iter().find(|param| param.name == *name);
                length.is_some_and(|param| matches!(doc.resolve(&param.shape), Shape::Int(Int::S32)))
            };
            let signed = join.and_then(|note| note.args.get(1)).is_some_and(is_signed);
            let kind = match join {
                Some(note) => {
                    let second = note.args.get(1).and_then(|name| word(name, own).map(|word| (name, word)));
                    let Some((name, second)) = second else {
                        return Err(PlanError(format!(
                            "{}: ({}) wants two parameters",
                            func.name, note.name
                        )));
                    };
                    joined.push(name.clone());
                    words.push(second);
                    self.joined(document, func, param, note)?
                }
                None => {
                    words.extend(word(&param.name, length));
                    match self.kind(document, func, param)? {
                        Kind::Text if has(func, "long", param) => Kind::LongText,
                        kind => kind,
                    }
                }
            };
            let nullable = has(func, "nullable", param);
            let out = match doc.resolve(&param.shape) {
                Shape::Pointer { mutable, .. } => *mutable,
                Shape::List(of) => **of == Shape::Name("iovec".to_owned()),
                _ => false,
            };
            let entries = has(func, "entries", param);
            args.push(Arg { name: param.name.clone(), kind, nullable, out, entries, words, signed });
        }
        Ok(args)
    }

    fn joined(&self, document: usize, func: &Func, param: &Param, note: &Note) -> Result<Kind, PlanError> {
        let Shape::Pointer { to, mutable } = self.documents[document].resolve(&param.shape) else {
            return Err(PlanError(format!("{}: `{}` is joined but no pointer", func.name, param.name)));
        };
        Ok(match note.name.as_str() {
            "bytes" if *mutable => Kind::OutBytes,
            "bytes" => Kind::InBytes,
            "slice" => {
                let (host, wire) = self.both_types(document, to);
                Kind::Slice(host, wire)
            }
            "strings" => Kind::OutStrings,
            "lines" => Kind::Lines,
            _ => Kind::Pointers,
        })
    }

    fn kind(&self, document: usize, func: &Func, param: &Param) -> Result<Kind, PlanError> {
        let doc = &self.documents[document];
        Ok(match doc.resolve(&param.shape) {
            Shape::String => Kind::Text,
            Shape::List(of) => match &**of {
                Shape::Name(name) if name == "iovec" || name == "ciovec" => Kind::IoVecs,
                Shape::Int(Int::U8) | Shape::Char8 => Kind::InBytes,
                of => {
                    let (host, wire) = self.both_types(document, of);
                    Kind::Slice(host, wire)
                }
            },
            Shape::Pointer { to, mutable } => {
                let (host, wire) = self.both_types(document, to);
                match doc.resolve(to) {
                    Shape::Record(_) | Shape::Union { .. } if !mutable => Kind::Loaded(host, wire),
                    _ => Kind::Pointer(host, wire),
                }
            }
            Shape::Record(_) | Shape::Union { .. } => {
                let (host, wire) = self.both_types(document, &param.shape);
                Kind::Loaded(host, wire)
            }
            Shape::Expected { .. } | Shape::Tuple(_) | Shape::Array { .. } | Shape::F32 | Shape::F64 => {
                return Err(PlanError(format!("{}: `{}` cannot be a parameter", func.name, param.name)));
            }
            _ => {
                let (host, wire) = self.both_types(document, &param.shape);
                Kind::Word(host, wire)
            }
        })
    }

    fn add_calls(&mut self, funcs: &[(usize, Module, Func)]) -> Result<(), PlanError> {
        let mut calls: Vec<PlannedCall> = Vec::new();
        // A module's own functions first: they win over what it includes.
        for (document, module, func) in funcs {
            for (note, ptr) in [("module32", Ptr::P32), ("module64", Ptr::P64)] {
                if let Some(import) = Note::find(&module.notes, note).and_then(|note| note.args.first()) {
                    calls.push(self.call(*document, module, func, import, ptr)?);
                }
            }
        }
        for (_, module, _) in funcs {
            let includes =
                module.notes.iter().filter(|note| note.name == "includes").flat_map(|note| &note.args);
            for included in includes {
                for (document, origin, func) in funcs.iter().filter(|(_, other, _)| &other.name == included) {
                    for (note, ptr) in [("module32", Ptr::P32), ("module64", Ptr::P64)] {
                        let import = Note::find(&module.notes, note).and_then(|note| note.args.first());
                        if let Some(import) = import
                            && !calls.iter().any(|call| &call.module == import && call.name == func.name)
                        {
                            calls.push(self.call(*document, origin, func, import, ptr)?);
                        }
                    }
                }
            }
        }
        calls.sort_by(|a, b| (&a.module, &a.name).cmp(&(&b.module, &b.name)));
        for (one, other) in calls.iter().zip(calls.iter().skip(1)) {
            let is_same =
                (&one.module, &one.name, &one.params) == (&other.module, &other.name, &other.params);
            if is_same && one.returns == other.returns && one.is_older == other.is_older {
                return Err(PlanError(format!(
                    "{} and {} both have {}.{} of one type",
                    one.interface, other.interface, one.module, one.name
                )));
            }
        }
        self.calls = calls;
        Ok(())
    }

    fn call(
        &self,
        document: usize,
        interface: &Module,
        func: &Func,
        module: &str,
        ptr: Ptr,
    ) -> Result<PlannedCall, PlanError> {
        let doc = &self.documents[document];
        let method_name = method_name(func);
        let Some(method) = self.methods.iter().find(|method| method.name == method_name) else {
            return Err(PlanError(format!("{}: there is no method `{method_name}`", func.name)));
        };
        let thunk = Note::find(&func.notes, "thunk").and_then(|note| note.args.first()).cloned();
        let arguments =
            if thunk.is_some() { Vec::new() } else { self.arguments(document, func, method, ptr)? };
        let flat = flat_params(doc, func, ptr);
        let result = func.results.first();
        let shapes: Vec<&Shape> = result.map(|result| outs(doc, &result.shape)).unwrap_or_default();
        let outs = flat
            .iter()
            .enumerate()
            .filter_map(|(word, flat)| match flat.part {
                Part::Out(_, element) => Some((word, self.both_types(document, shapes[element]).1)),
                _ => None,
            })
            .collect();
        let signature = signature(doc, func, ptr);
        if signature.params.len() > 16 {
            return Err(PlanError(format!("{} has more than 16 parameters", func.name)));
        }
        Ok(PlannedCall {
            module: module.to_owned(),
            interface: interface.name.clone(),
            name: func.name.clone(),
            ptr,
            method: method_name,
            params: signature.params,
            names: flat.iter().map(|flat| flat.name.clone()).collect(),
            noreturn: func.noreturn,
            docs: func.docs.clone(),
            returns: signature.result.is_some(),
            arguments,
            outs,
            negative_errno: Note::find(&func.notes, "negative_errno").is_some(),
            thunk,
            is_older: Note::find(&interface.notes, "older").is_some(),
        })
    }

    /// One expression for each argument of `method`.
    fn arguments(
        &self,
        document: usize,
        func: &Func,
        method: &Method,
        ptr: Ptr,
    ) -> Result<Vec<String>, PlanError> {
        let mine = self.args(document, func, ptr)?;
        for arg in &mine {
            if !method.args.iter().any(|other| other.name == arg.name) {
                let message = format!("{}: method {} has no argument `{}`", func.name, method.name, arg.name);
                return Err(PlanError(message));
            }
        }
        method
            .args
            .iter()
            .map(|wanted| match mine.iter().find(|arg| arg.name == wanted.name) {
                Some(arg) if fits(&arg.kind, &wanted.kind) => {
                    let expression = arg.expression();
                    Ok(if wanted.nullable && !arg.nullable {
                        format!("Some({expression})")
                    } else {
                        expression
                    })
                }
                Some(arg) => Err(PlanError(format!(
                    "{}: argument `{}` is {:?}, its method has {:?}",
                    func.name, arg.name, arg.kind, wanted.kind
                ))),
                None if wanted.nullable => Ok("None".to_owned()),
                None => {
                    let value = func
                        .notes
                        .iter()
                        .find(|note| note.name == "default" && note.args.first() == Some(&wanted.name))
                        .and_then(|note| note.args.get(1));
                    wanted.default(value.map_or("0", String::as_str)).ok_or_else(|| {
                        PlanError(format!("{}: argument `{}` has no default", func.name, wanted.name))
                    })
                }
            })
            .collect()
    }
}

/// The shapes that a record or union is made of.
pub(crate) fn parts(shape: &Shape) -> impl Iterator<Item = &Shape> {
    let (fields, cases) = match shape {
        Shape::Record(fields) => (fields.as_slice(), &[][..]),
        Shape::Union { cases, .. } => (&[][..], cases.as_slice()),
        _ => (&[][..], &[][..]),
    };
    fields.iter().map(|field| &field.shape).chain(cases.iter().filter_map(|case| case.shape.as_ref()))
}

fn method_name(func: &Func) -> String {
    let note = Note::find(&func.notes, "method").and_then(|note| note.args.first());
    note.unwrap_or(&func.name).replace('-', "_")
}

fn fits(mine: &Kind, wanted: &Kind) -> bool {
    use Kind::{Lines, Loaded, Pointer, Pointers, Slice, Word};
    match (mine, wanted) {
        (Lines | Pointers, Lines | Pointers) => true,
        (Word(mine, _), Word(wanted, _))
        | (Loaded(mine, _), Loaded(wanted, _))
        | (Pointer(mine, _), Pointer(wanted, _))
        | (Slice(mine, _), Slice(wanted, _)) => mine == wanted,
        _ => mine == wanted,
    }
}

impl Arg {
    /// Its type in the method's signature.
    pub(crate) fn rust_type(&self) -> String {
        let plain = match &self.kind {
            Kind::Word(host, _) | Kind::Loaded(host, _) => host.clone(),
            Kind::Pointer(host, _) => format!("GuestPtr<'_, {host}>"),
            Kind::Slice(host, _) => format!("GuestSlice<'_, {host}>"),
            Kind::IoVecs => "&IoVecs<'_>".to_owned(),
            Kind::Text if self.nullable => "GuestString".to_owned(),
            Kind::Text | Kind::LongText => "&GuestString".to_owned(),
            Kind::OutBytes => "OutBytes<'_>".to_owned(),
            Kind::InBytes => "InBytes<'_>".to_owned(),
            Kind::OutStrings => "OutStrings<'_>".to_owned(),
            Kind::Lines | Kind::Pointers => "StringList<'_>".to_owned(),
        };
        if self.nullable { format!("Option<{plain}>") } else { plain }
    }

    /// Its name in the method's signature.
    pub(crate) fn ident(&self) -> String {
        ident(&self.name)
    }

    /// What makes it from the call's words.
    fn expression(&self) -> String {
        let first = format!("words[{}].word()", self.words[0]);
        let address = format!("W::word({first})");
        let second = self.words.get(1).map(|word| match self.signed {
            true => {
                format!("<i32>::from_word::<W>(words[{word}].word())?.try_into().map_err(|_| Errno::Inval)?")
            }
            false => format!("W::word(words[{word}].word())"),
        });
        let pair = second.map(|second| format!("{address}, {second}")).unwrap_or_default();
        let into = |host: &str, wire: &str| if host == wire { "" } else { ".into()" };
        let make = match &self.kind {
            Kind::Word(host, wire) => format!("<{wire}>::from_word::<W>({first})?{}", into(host, wire)),
            Kind::Loaded(host, wire) => {
                format!("<{wire}>::load::<W>(memory, {address})?{}", into(host, wire))
            }
            Kind::Pointer(_, wire) => format!("GuestPtr::new::<{wire}, W>(memory, {address})?"),
            Kind::Slice(_, wire) => format!("GuestSlice::new::<{wire}, W>(memory, {pair})?"),
            Kind::IoVecs => format!("ranges.fill::<W>(memory, {pair})?"),
            Kind::Text if self.nullable => format!("GuestString::new(memory, {pair})?"),
            Kind::Text => format!("&GuestString::new(memory, {pair})?"),
            Kind::LongText => format!("&GuestString::long(memory, {pair})?"),
            Kind::OutBytes => format!("OutBytes::new(memory, {pair})?"),
            Kind::InBytes => format!("InBytes::new(memory, {pair})?"),
            Kind::OutStrings => format!("OutStrings::new::<W>(memory, {pair})"),
            Kind::Lines => format!("StringList::lines(memory, {pair})?"),
            Kind::Pointers => format!("StringList::pointers::<W>(memory, {pair})?"),
        };
        if self.nullable { format!("if {address} == 0 {{ None }} else {{ Some({make}) }}") } else { make }
    }

    fn default(&self, value: &str) -> Option<String> {
        match &self.kind {
            Kind::Word(host, _) => Some(format!("<{host}>::from_word::<W>({value})?")),
            _ => None,
        }
    }
}
