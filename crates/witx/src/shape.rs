//! From trees to types.
//!
//! Hides the grammar of types. Main item: `File::shape`. One invariant: names mean what was defined above them, so a
//! type cannot contain itself.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Span;
use crate::document::{Case, Field, Int, Param, Shape, UnionCase};
use crate::items::Items;
use crate::notes::Place;
use crate::parse::{File, LARGEST, Result};
use crate::sexpr::{Kind, Node};

/// Whether a shape is about to get a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    Yes,
    No,
}

impl File<'_> {
    /// The shape that `name` stands for.
    pub(crate) fn name(&self, name: &str, span: Span) -> Result<Shape> {
        if self.depths.contains_key(name) {
            return Ok(Shape::Name(name.to_owned()));
        }
        match self.later.get(name) {
            Some(later) => {
                let line = self.source.location(later.start).line;
                let message = if line == self.source.location(span.start).line || self.encloses(*later, span)
                {
                    format!("the type `${name}` contains itself")
                } else {
                    format!("the type `${name}` is used above its definition in line {line}")
                };
                self.error(span, message)
            }
            None => self.error(span, format!("there is no type `${name}`")),
        }
    }

    /// Whether `span` lies between the type name at `definition` and the next one.
    fn encloses(&self, definition: Span, span: Span) -> bool {
        definition.start < span.start
            && !self.later.values().any(|other| definition.start < other.start && other.start < span.start)
    }

    pub(crate) fn shape(&self, node: &Node, named: Named) -> Result<Shape> {
        const WHAT: &str = "a type";
        match &node.kind {
            Kind::Id(name) => self.name(name, node.span),
            Kind::Word(word) => match simple(word) {
                Some(shape) => Ok(shape),
                None => self.error(node.span, format!("there is no type `{word}`")),
            },
            Kind::List(_) => {
                let mut items = self.items(node, WHAT)?;
                let head = items.next(WHAT)?;
                match &head.kind {
                    Kind::Annotation(name) if name == "witx" => self.annotated(items),
                    Kind::Annotation(name) => {
                        self.error(head.span, format!("the annotation `@{name}` is unknown here"))
                    }
                    Kind::Word(word) => {
                        let anonymous = matches!(
                            word.as_str(),
                            "record" | "enum" | "flags" | "union" | "variant" | "handle"
                        ) && named == Named::No;
                        if anonymous {
                            let message = format!("a {word} needs a name: define it by (typename ...)");
                            return self.error(node.span, message);
                        }
                        self.structure(word, head.span, items)
                    }
                    _ => self.error(head.span, format!("expected {WHAT}")),
                }
            }
            _ => self.error(node.span, format!("expected {WHAT}")),
        }
    }

    /// A type within another one, or of a parameter.
    fn part(&self, node: &Node) -> Result<Shape> {
        if node.is_list_of("tuple") {
            return self.error(node.span, "a tuple needs a name: define it by (typename ...)");
        }
        let shape = self.shape(node, Named::No)?;
        if matches!(self.resolve(&shape), Shape::Expected { .. }) {
            return self.error(node.span, "`expected` is for results");
        }
        Ok(shape)
    }

    /// `(@witx usize)`, `(@witx char8)`, `(@witx pointer shape)`, `(@witx const_pointer shape)`
    fn annotated(&self, mut items: Items<'_, '_>) -> Result<Shape> {
        const WHAT: &str = "`pointer`, `const_pointer`, `usize` or `char8`";
        let head = items.next(WHAT)?;
        let shape = match &head.kind {
            Kind::Word(word) if word == "usize" => Shape::Usize,
            Kind::Word(word) if word == "char8" => Shape::Char8,
            Kind::Word(word) if word == "pointer" || word == "const_pointer" => {
                Shape::Pointer { to: Box::new(self.part(items.next("a type")?)?), mutable: word == "pointer" }
            }
            _ => return self.error(head.span, format!("expected {WHAT}")),
        };
        items.end()?;
        Ok(shape)
    }

    /// `(word ...)`
    fn structure(&self, word: &str, span: Span, mut items: Items<'_, '_>) -> Result<Shape> {
        match word {
            "list" => {
                let of = self.part(items.next("a type")?)?;
                items.end()?;
                Ok(Shape::List(Box::new(of)))
            }
            "array" => {
                let of = self.part(items.next("a type")?)?;
                let len = items.next("the number of elements")?;
                items.end()?;
                match len.kind {
                    Kind::Number(number @ 1..=LARGEST) => {
                        Ok(Shape::Array { of: Box::new(of), len: u32::try_from(number).unwrap_or(u32::MAX) })
                    }
                    _ => self.error(len.span, format!("expected a number from 1 to {LARGEST}")),
                }
            }
            "handle" => {
                items.end()?;
                Ok(Shape::Handle)
            }
            "record" => self.record(items),
            "tuple" => {
                let shapes: Vec<Shape> =
                    items.nodes.by_ref().map(|item| self.part(item)).collect::<Result<_>>()?;
                if shapes.is_empty() {
                    return self.error(items.end, "expected a type");
                }
                Ok(Shape::Tuple(shapes))
            }
            "enum" => self.enumeration(items),
            "flags" => self.flags(items),
            "union" | "variant" => self.union(word, items),
            "expected" => self.expected(items),
            _ => self.error(span, format!("there is no type `({word} ...)`")),
        }
    }

    /// `(record (field $name shape) ...)`
    fn record(&self, mut items: Items<'_, '_>) -> Result<Shape> {
        let mut fields = Vec::new();
        let mut names = HashSet::new();
        for item in items.nodes.by_ref() {
            let member = self.member(item, "field", Place::Field)?;
            if !names.insert(member.name.clone()) {
                return self.error(item.span, format!("the field `${}` stands here twice", member.name));
            }
            let Param { name, shape, docs, notes, at } = member;
            fields.push(Field { name, shape, docs, notes, at });
        }
        if fields.is_empty() {
            return self.error(items.end, "expected (field $name type)");
        }
        Ok(Shape::Record(fields))
    }

    /// `(field $name shape)`, `(param $name shape)`, `(result $name shape)`
    pub(crate) fn member(&self, node: &Node, word: &str, place: Place) -> Result<Param> {
        let what = format!("({word} $name type)");
        let mut items = self.items(node, &what)?;
        items.word(word)?;
        let (name, name_span) = items.id("a name")?;
        let node_of_type = items.next("a type")?;
        let shape =
            if word == "result" { self.shape(node_of_type, Named::No)? } else { self.part(node_of_type)? };
        let mut annotations = Vec::new();
        for item in items.nodes.by_ref() {
            match item.annotation("waxwing") {
                Some(found) => annotations.push(found),
                None => return self.error(item.span, "nothing more can stand here"),
            }
        }
        Ok(Param {
            name: name.to_owned(),
            shape,
            docs: node.docs.clone(),
            notes: self.notes(&annotations, place, &HashSet::new())?,
            at: self.source.location(name_span.start),
        })
    }

    /// `(@witx tag int) $case ...`
    fn enumeration(&self, mut items: Items<'_, '_>) -> Result<Shape> {
        let repr = self.repr(&mut items, "tag")?;
        let cases = self.cases(items, |before| match before {
            None => Some(0),
            Some(value) => value.checked_add(1),
        })?;
        let repr = repr_for(repr, cases.iter().map(|(case, _)| case.value).max());
        let mut values = HashSet::new();
        for (case, span) in &cases {
            if case.value > repr.unsigned_max() {
                return self.error(*span, format!("{} does not fit", case.value));
            }
            if !values.insert(case.value) {
                return self.error(*span, format!("the value {} stands here twice", case.value));
            }
        }
        let cases = cases.into_iter().map(|(case, _)| case).collect();
        Ok(Shape::Enum { repr, cases })
    }

    /// `(@witx repr int) $flag ...`
    fn flags(&self, mut items: Items<'_, '_>) -> Result<Shape> {
        let repr = self.repr(&mut items, "repr")?;
        let flags = self.cases(items, |before| match before {
            None => Some(1),
            Some(bit) => bit.checked_mul(2),
        })?;
        let repr = repr_for(repr, flags.iter().map(|(flag, _)| flag.value).max());
        let mut bits = 0;
        for (flag, span) in &flags {
            if !flag.value.is_power_of_two() {
                return self.error(*span, format!("{} is not one bit", flag.value));
            }
            if flag.value > repr.unsigned_max() {
                return self.error(*span, format!("the bit {} does not fit", flag.value));
            }
            if bits & flag.value != 0 {
                return self.error(*span, format!("the bit {} stands here twice", flag.value));
            }
            bits |= flag.value;
        }
        let flags = flags.into_iter().map(|(flag, _)| flag).collect();
        Ok(Shape::Flags { repr, flags })
    }

    /// `$name (@waxwing (value 4)) $name ...`; values that are not given come from `next`.
    fn cases(
        &self,
        mut items: Items<'_, '_>,
        next: impl Fn(Option<u64>) -> Option<u64>,
    ) -> Result<Vec<(Case, Span)>> {
        let mut cases: Vec<(Case, Span)> = Vec::new();
        let mut names = HashSet::new();
        let mut given = false;
        // The case whose value would be beyond all bounds: an error, unless one is given.
        let mut endless: Option<Span> = None;
        for item in items.nodes.by_ref() {
            match &item.kind {
                Kind::Id(name) => {
                    if !names.insert(name) {
                        return self.error(item.span, format!("`${name}` stands here twice"));
                    }
                    if let Some(span) = endless {
                        return self.error(span, "the next value does not fit");
                    }
                    let value = next(cases.last().map(|(case, _)| case.value));
                    endless = value.is_none().then_some(item.span);
                    let (name, docs) = (name.clone(), item.docs.clone());
                    let at = self.source.location(item.span.start);
                    cases.push((Case { name, value: value.unwrap_or(0), docs, at }, item.span));
                    given = false;
                }
                _ => {
                    let value = item.annotation("waxwing").and_then(value_note);
                    match (value, cases.last_mut()) {
                        (Some(value), Some((case, span))) if !given => {
                            case.value = value;
                            *span = item.span;
                            given = true;
                            endless = None;
                        }
                        _ => {
                            return self
                                .error(item.span, "expected $name or, after one, (@waxwing (value number))");
                        }
                    }
                }
            }
        }
        if let Some(span) = endless {
            return self.error(span, "the next value does not fit");
        }
        if cases.is_empty() {
            return self.error(items.end, "expected $name");
        }
        Ok(cases)
    }

    /// The integer of a leading `(@witx word int)`, with its place.
    fn repr(&self, items: &mut Items<'_, '_>, word: &str) -> Result<Option<Int>> {
        let Some(node) = items.peek().filter(|node| node.is_annotation()) else {
            return Ok(None);
        };
        items.next("an annotation")?;
        let tag = self.tag_of(node, word)?;
        match simple_word(tag).and_then(simple) {
            Some(Shape::Int(int)) if !int.is_signed() => Ok(Some(int)),
            _ => self.error(tag.span, "expected u8, u16, u32 or u64"),
        }
    }

    /// The one item of `(@witx word item)`.
    fn tag_of<'n>(&self, node: &'n Node, word: &str) -> Result<&'n Node> {
        match node.annotation("witx") {
            Some([Node { kind: Kind::Word(found), .. }, tag]) if found == word => Ok(tag),
            _ => self.error(node.span, format!("expected (@witx {word} ...)")),
        }
    }

    /// `(union (@witx tag $enum) shape ...)`, `(variant (@witx tag $enum) (case $name shape) ...)`; the tag may be an
    /// integer or missing.
    fn union(&self, word: &str, mut items: Items<'_, '_>) -> Result<Shape> {
        let end = items.end;
        let mut tag = None;
        let mut tag_name = None;
        let mut tags: Option<&[Case]> = None;
        let mut values: HashMap<&str, u64> = HashMap::new();
        if let Some(node) = items.peek().filter(|node| node.is_annotation()) {
            items.next("an annotation")?;
            let item = self.tag_of(node, "tag")?;
            let shape = self.shape(item, Named::No)?;
            let named = match &shape {
                Shape::Name(name) => Some(self.resolve(&self.document.expect_type(name).shape)),
                _ => None,
            };
            match (&shape, named) {
                (Shape::Int(int), _) | (_, Some(Shape::Int(int))) if !int.is_signed() => tag = Some(*int),
                (Shape::Name(name), Some(Shape::Enum { repr, cases })) => {
                    tag = Some(*repr);
                    tag_name = Some(name.clone());
                    tags = Some(cases);
                    values = cases.iter().map(|case| (case.name.as_str(), case.value)).collect();
                }
                _ => return self.error(item.span, "a tag is an enum or an unsigned integer"),
            }
        }
        let mut cases: Vec<(UnionCase, Span)> = Vec::new();
        let mut names = HashSet::new();
        for (index, item) in items.nodes.by_ref().enumerate() {
            let (name, shape) = if word == "union" {
                (None, Some(self.part(item)?))
            } else {
                let (name, shape) = self.case(item)?;
                (Some(name), shape)
            };
            let (name, value) = match (tags, name) {
                (Some(_), Some(name)) => match values.get(name.as_str()).copied() {
                    Some(value) => (name, value),
                    None => return self.error(item.span, format!("the tag has no case `${name}`")),
                },
                (Some(tags), None) => match tags.get(index) {
                    Some(tag) => (tag.name.clone(), tag.value),
                    None => return self.error(item.span, "there are more cases than the tag has"),
                },
                (None, name) => (name.unwrap_or_else(|| index.to_string()), index as u64),
            };
            if !names.insert(name.clone()) {
                return self.error(item.span, format!("the case `${name}` stands here twice"));
            }
            let docs = item.docs.clone();
            let at = self.source.location(item.span.start);
            let case = UnionCase { name, value, shape, docs, at };
            cases.push((case, item.span));
        }
        if let Some(missing) = tags.and_then(|tags| tags.iter().find(|tag| !names.contains(&tag.name))) {
            return self.error(end, format!("the tag's case `${}` is missing", missing.name));
        }
        if cases.is_empty() {
            return self.error(end, "expected a case");
        }
        let tag = repr_for(tag, cases.iter().map(|(case, _)| case.value).max());
        if let Some((case, span)) = cases.iter().find(|(case, _)| case.value > tag.unsigned_max()) {
            return self.error(*span, format!("the tag {} does not fit", case.value));
        }
        Ok(Shape::Union { tag, tag_name, cases: cases.into_iter().map(|(case, _)| case).collect() })
    }

    /// `(case $name shape)`
    fn case(&self, node: &Node) -> Result<(String, Option<Shape>)> {
        let mut items = self.items(node, "(case $name type)")?;
        items.word("case")?;
        let (name, _) = items.id("the name of the case")?;
        let shape = match items.peek() {
            Some(_) => Some(self.part(items.next("a type")?)?),
            None => None,
        };
        items.end()?;
        Ok((name.to_owned(), shape))
    }

    /// `(expected shape (error shape))`
    fn expected(&self, mut items: Items<'_, '_>) -> Result<Shape> {
        const WHAT: &str = "(error ...)";
        let mut node = items.next(WHAT)?;
        let mut ok = None;
        if !node.is_list_of("error") {
            // A tuple is several values here, each through a pointer of its own.
            let several = node.is_list_of("tuple");
            ok = Some(Box::new(if several { self.shape(node, Named::No)? } else { self.part(node)? }));
            node = items.next(WHAT)?;
        }
        items.end()?;
        let mut error = self.items(node, WHAT)?;
        error.word("error")?;
        let err = match error.peek() {
            Some(_) => Some(Box::new(self.part(error.next("a type")?)?)),
            None => None,
        };
        error.end()?;
        Ok(Shape::Expected { ok, err })
    }
}

/// `given`, or the smallest integer for values up to `max`.
fn repr_for(given: Option<Int>, max: Option<u64>) -> Int {
    let max = max.unwrap_or(0);
    given.unwrap_or_else(|| {
        [Int::U8, Int::U16, Int::U32].into_iter().find(|int| max <= int.unsigned_max()).unwrap_or(Int::U64)
    })
}

/// The number of `(value number)`.
fn value_note(notes: &[Node]) -> Option<u64> {
    let [Node { kind: Kind::List(note), .. }] = notes else {
        return None;
    };
    match note.as_slice() {
        [Node { kind: Kind::Word(name), .. }, Node { kind: Kind::Number(value), .. }] if name == "value" => {
            Some(*value)
        }
        _ => None,
    }
}

fn simple_word(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

fn simple(word: &str) -> Option<Shape> {
    Some(match word {
        "u8" => Shape::Int(Int::U8),
        "u16" => Shape::Int(Int::U16),
        "u32" => Shape::Int(Int::U32),
        "u64" => Shape::Int(Int::U64),
        "s8" => Shape::Int(Int::S8),
        "s16" => Shape::Int(Int::S16),
        "s32" => Shape::Int(Int::S32),
        "s64" => Shape::Int(Int::S64),
        "f32" => Shape::F32,
        "f64" => Shape::F64,
        "bool" => Shape::Bool,
        "char8" => Shape::Char8,
        "usize" => Shape::Usize,
        "handle" => Shape::Handle,
        "string" => Shape::String,
        _ => return None,
    })
}

/// How many types lie in each other in `shape`, where `depths` knows it of the named ones.
pub(crate) fn depth(shape: &Shape, depths: &HashMap<String, u32>) -> u32 {
    let deepest = |shapes: &mut dyn Iterator<Item = &Shape>| {
        shapes.map(|shape| depth(shape, depths)).max().unwrap_or(0)
    };
    1 + match shape {
        Shape::Name(name) => depths.get(name).copied().unwrap_or(0),
        Shape::List(of) | Shape::Pointer { to: of, .. } | Shape::Array { of, .. } => depth(of, depths),
        Shape::Record(fields) => deepest(&mut fields.iter().map(|field| &field.shape)),
        Shape::Tuple(shapes) => deepest(&mut shapes.iter()),
        Shape::Union { cases, .. } => deepest(&mut cases.iter().filter_map(|case| case.shape.as_ref())),
        Shape::Expected { ok, err } => deepest(&mut ok.iter().chain(err).map(AsRef::as_ref)),
        _ => 0,
    }
}
