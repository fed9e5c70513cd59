//! What changed from one version of an interface to the next, and whether programs built for the old one still work.
//!
//! Main item: [`diff`]. One invariant: what is not said to be breaking links, and puts the same bytes in the same places,
//! for programs of either pointer width.

use std::fmt;

use crate::document::{Case, Document, Func, Location, Module, Note, Param, Shape, TypeDef, UnionCase};
use crate::layout::{Ptr, layout, layout_of, record_offsets, union_payload_offset};
use crate::sign::signature;

/// What a change does to programs built for the old interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// They stop working, or others see other bytes.
    Breaking,
    /// They go on.
    Compatible,
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Effect::Breaking => "breaking",
            Effect::Compatible => "compatible",
        })
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it does to programs.
    pub effect: Effect,
    /// The rule that says so, in a few words.
    pub rule: &'static str,
    /// What changed, such as `fd_read` or `errno`.
    pub what: String,
    /// How, if there is more to say.
    pub how: String,
    /// Where: in the new text, or in the old one for what is gone.
    pub at: Option<Location>,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.effect, self.rule, self.what)?;
        if !self.how.is_empty() {
            write!(f, " ({})", self.how)?;
        }
        Ok(())
    }
}

/// All that changed from `old` to `new`, what breaks first. Descriptions and notes for generators do not count.
#[must_use]
pub fn diff(old: &Document, new: &Document) -> Vec<Change> {
    let mut found = Diff { old, new, changes: Vec::new() };
    found.types();
    found.consts();
    found.modules();
    found.changes.sort_by_key(|change| change.effect);
    found.changes
}

struct Diff<'d> {
    old: &'d Document,
    new: &'d Document,
    changes: Vec<Change>,
}

const BOTH: [(Ptr, &str); 2] = [(Ptr::P32, "32 bits"), (Ptr::P64, "64 bits")];

impl Diff<'_> {
    fn add(
        &mut self,
        effect: Effect,
        rule: &'static str,
        what: impl Into<String>,
        how: impl Into<String>,
        at: Option<&Location>,
    ) {
        self.changes.push(Change { effect, rule, what: what.into(), how: how.into(), at: at.cloned() });
    }

    fn breaks(&mut self, rule: &'static str, what: &str, how: impl Into<String>, at: &Location) {
        self.add(Effect::Breaking, rule, what, how, Some(at));
    }

    fn passes(&mut self, rule: &'static str, what: &str, how: impl Into<String>, at: &Location) {
        self.add(Effect::Compatible, rule, what, how, Some(at));
    }

    fn types(&mut self) {
        for def in &self.old.types {
            match self.new.type_named(&def.name) {
                None => self.breaks("a type is gone", &def.name, "", &def.at),
                Some(new) => self.one_type(def, new),
            }
        }
        for def in &self.new.types {
            if self.old.type_named(&def.name).is_none() {
                self.passes("a type is new", &def.name, "", &def.at);
            }
        }
    }

    fn one_type(&mut self, old: &TypeDef, new: &TypeDef) {
        for (ptr, width) in BOTH {
            let (before, after) = (layout_of(self.old, old, ptr), layout_of(self.new, new, ptr));
            if before != after {
                let how = format!(
                    "{width}: {} bytes aligned to {}, were {} aligned to {}",
                    after.size, after.align, before.size, before.align
                );
                self.breaks("a type has another layout", &new.name, how, &new.at);
            }
        }
        match (&old.shape, &new.shape) {
            (Shape::Enum { repr: before, cases: old_cases }, Shape::Enum { repr: after, cases }) => {
                if before != after {
                    self.breaks("a number is stored in another width", &new.name, "", &new.at);
                }
                self.cases("case", new, old_cases, cases);
            }
            (Shape::Flags { repr: before, flags: old_flags }, Shape::Flags { repr: after, flags }) => {
                if before != after {
                    self.breaks("a number is stored in another width", &new.name, "", &new.at);
                }
                self.cases("flag", new, old_flags, flags);
            }
            (Shape::Record(before), Shape::Record(after)) => {
                let pairs = |fields: &[crate::document::Field]| -> Vec<(String, Shape)> {
                    fields.iter().map(|field| (field.name.clone(), field.shape.clone())).collect()
                };
                self.fields(old, new, &pairs(before), &pairs(after));
            }
            (Shape::Union { cases: before, tag: old_tag, .. }, Shape::Union { cases: after, tag, .. }) => {
                if old_tag != tag {
                    self.breaks("a number is stored in another width", &new.name, "the tag", &new.at);
                }
                self.union_cases(old, new, before, after);
            }
            (before, after) => {
                if !self.same(before, after) {
                    self.breaks("a type is of another kind", &new.name, "", &new.at);
                }
            }
        }
    }

    fn cases(&mut self, kind: &str, new: &TypeDef, before: &[Case], after: &[Case]) {
        for case in before {
            let named = after.iter().find(|other| other.name == case.name);
            let numbered = after.iter().find(|other| other.value == case.value);
            let what = format!("{}.{}", new.name, case.name);
            match (named, numbered) {
                (Some(named), _) if named.value == case.value => {}
                (Some(named), _) => {
                    let how = format!("{kind} {}, was {}", named.value, case.value);
                    self.breaks("a name means another number", &what, how, &new.at);
                }
                (None, Some(other)) => {
                    self.passes("a number has another name", &what, format!("now {}", other.name), &new.at);
                }
                (None, None) => {
                    self.breaks("a number is gone", &what, format!("{kind} {}", case.value), &new.at);
                }
            }
        }
        for case in after {
            let known = before.iter().any(|other| other.value == case.value || other.name == case.name);
            if !known {
                let what = format!("{}.{}", new.name, case.name);
                self.passes("a number is new", &what, format!("{kind} {}", case.value), &new.at);
            }
        }
    }

    fn fields(
        &mut self,
        old: &TypeDef,
        new: &TypeDef,
        before: &[(String, Shape)],
        after: &[(String, Shape)],
    ) {
        let offsets = |document: &Document, def: &TypeDef| {
            BOTH.map(|(ptr, _)| record_offsets(document, &Shape::Name(def.name.clone()), ptr))
        };
        let (old_offsets, new_offsets) = (offsets(self.old, old), offsets(self.new, new));
        let at = |offsets: &[Vec<u64>; 2], index: usize| [offsets[0][index], offsets[1][index]];
        for (index, (name, shape)) in before.iter().enumerate() {
            let what = format!("{}.{name}", new.name);
            let place = at(&old_offsets, index);
            match after.iter().position(|(other, _)| other == name) {
                Some(other) => {
                    if at(&new_offsets, other) != place {
                        let how = format!("at {}, was at {}", at(&new_offsets, other)[0], place[0]);
                        self.breaks("a field has moved", &what, how, &new.at);
                    }
                    if !self.same(shape, &after[other].1) {
                        self.breaks("a field is of another type", &what, "", &new.at);
                    }
                }
                None => {
                    let other = (0..after.len()).find(|other| {
                        at(&new_offsets, *other) == place && self.same(shape, &after[*other].1)
                    });
                    match other {
                        Some(other) => {
                            let how = format!("now {}", after[other].0);
                            self.passes("a field has another name", &what, how, &new.at);
                        }
                        None => self.breaks("a field is gone", &what, "", &new.at),
                    }
                }
            }
        }
        for (index, (name, shape)) in after.iter().enumerate() {
            let renamed = (0..before.len()).any(|other| {
                at(&old_offsets, other) == at(&new_offsets, index) && self.same(&before[other].1, shape)
            });
            if !before.iter().any(|(other, _)| other == name) && !renamed {
                self.breaks("a field is new", &format!("{}.{name}", new.name), "", &new.at);
            }
        }
    }

    fn union_cases(&mut self, old: &TypeDef, new: &TypeDef, before: &[UnionCase], after: &[UnionCase]) {
        for (ptr, width) in BOTH {
            let offset =
                |document, def: &TypeDef| union_payload_offset(document, &Shape::Name(def.name.clone()), ptr);
            let (was, is) = (offset(self.old, old), offset(self.new, new));
            if was != is {
                let how = format!("{width}: values at {is}, were at {was}");
                self.breaks("a field has moved", &new.name, how, &new.at);
            }
        }
        for case in before {
            let what = format!("{}.{}", new.name, case.name);
            match after.iter().find(|other| other.value == case.value) {
                None => self.breaks("a case is gone", &what, "", &new.at),
                Some(other) => {
                    let same = match (&case.shape, &other.shape) {
                        (None, None) => true,
                        (Some(before), Some(after)) => self.same(before, after),
                        _ => false,
                    };
                    if !same {
                        self.breaks("a case has another value", &what, "", &new.at);
                    } else if case.name != other.name {
                        let how = format!("now {}", other.name);
                        self.passes("a case has another name", &what, how, &new.at);
                    }
                }
            }
        }
        for case in after {
            if !before.iter().any(|other| other.value == case.value) {
                self.passes("a case is new", &format!("{}.{}", new.name, case.name), "", &new.at);
            }
        }
    }

    fn consts(&mut self) {
        let all = |document: &Document| -> Vec<(String, u64)> {
            let modules = document.modules.iter().flat_map(|module| &module.consts);
            document.consts.iter().chain(modules).map(|one| (one.name.clone(), one.value)).collect()
        };
        let (before, after) = (all(self.old), all(self.new));
        for (name, value) in &before {
            match after.iter().find(|(other, _)| other == name) {
                Some((_, other)) if other == value => {}
                Some((_, other)) => {
                    let how = format!("{other}, was {value}");
                    self.add(Effect::Breaking, "a constant has another value", name, how, None);
                }
                None => self.add(Effect::Breaking, "a constant is gone", name, "", None),
            }
        }
        for (name, _) in &after {
            if !before.iter().any(|(other, _)| other == name) {
                self.add(Effect::Compatible, "a constant is new", name, "", None);
            }
        }
    }

    fn modules(&mut self) {
        for module in &self.old.modules {
            match self.new.modules.iter().find(|other| other.name == module.name) {
                None => self.add(Effect::Breaking, "a module is gone", &module.name, "", None),
                Some(new) => self.module(module, new),
            }
        }
        for module in &self.new.modules {
            if !self.old.modules.iter().any(|other| other.name == module.name) {
                self.add(Effect::Compatible, "a module is new", &module.name, "", None);
            }
        }
    }

    fn module(&mut self, old: &Module, new: &Module) {
        for note in ["module32", "module64"] {
            let name =
                |module: &Module| Note::find(&module.notes, note).and_then(|note| note.args.first().cloned());
            if let Some(before) = name(old)
                && name(new).as_ref() != Some(&before)
            {
                let how = format!("{:?}, was {before:?}", name(new).unwrap_or_default());
                self.add(Effect::Breaking, "a module is imported by another name", &new.name, how, None);
            }
        }
        for func in &old.funcs {
            match new.funcs.iter().find(|other| other.name == func.name) {
                None => self.breaks("a function is gone", &func.name, "", &func.at),
                Some(other) => self.func(func, other),
            }
        }
        for func in &new.funcs {
            if !old.funcs.iter().any(|other| other.name == func.name) {
                self.passes("a function is new", &func.name, "", &func.at);
            }
        }
    }

    fn func(&mut self, old: &Func, new: &Func) {
        for (ptr, width) in BOTH {
            let (before, after) = (signature(self.old, old, ptr), signature(self.new, new, ptr));
            if before != after {
                let how = format!("{width}: {after}, was {before}");
                self.breaks("a function has another signature", &new.name, how, &new.at);
            }
        }
        if old.noreturn != new.noreturn {
            self.breaks("a function comes back, or does not any more", &new.name, "", &new.at);
        }
        self.params("a parameter", old, new, &old.params, &new.params);
        self.params("a result", old, new, &old.results, &new.results);
    }

    fn params(&mut self, kind: &str, old: &Func, new: &Func, before: &[Param], after: &[Param]) {
        if before.len() != after.len() {
            let how = format!("{}, were {}", after.len(), before.len());
            let rule =
                if kind == "a result" { "results are more or fewer" } else { "parameters are more or fewer" };
            self.breaks(rule, &new.name, how, &new.at);
            return;
        }
        for (before, after) in before.iter().zip(after) {
            let what = format!("{}.{}", old.name, after.name);
            if !self.same(&before.shape, &after.shape) {
                let rule = if kind == "a result" {
                    "a result is of another type"
                } else {
                    "a parameter is of another type"
                };
                self.breaks(rule, &what, "", &new.at);
            } else if before.name != after.name && kind != "a result" {
                self.passes("a parameter has another name", &what, format!("was {}", before.name), &new.at);
            }
        }
    }

    /// Whether both put the same bytes in the same places. A type of one name in both is compared where it is defined.
    fn same(&self, before: &Shape, after: &Shape) -> bool {
        if let (Shape::Name(before), Shape::Name(after)) = (before, after)
            && before == after
        {
            return true;
        }
        let all = |before: &mut dyn Iterator<Item = &Shape>, after: &mut dyn Iterator<Item = &Shape>| {
            let (before, after): (Vec<_>, Vec<_>) = (before.collect(), after.collect());
            before.len() == after.len()
                && before.iter().zip(&after).all(|(before, after)| self.same(before, after))
        };
        match (self.old.resolve(before), self.new.resolve(after)) {
            (Shape::List(before), Shape::List(after)) => self.same(before, after),
            (Shape::Pointer { to: before, mutable: was }, Shape::Pointer { to: after, mutable: is }) => {
                was == is && self.same(before, after)
            }
            (Shape::Array { of: before, len: was }, Shape::Array { of: after, len: is }) => {
                was == is && self.same(before, after)
            }
            (Shape::Record(before), Shape::Record(after)) => {
                all(&mut before.iter().map(|field| &field.shape), &mut after.iter().map(|field| &field.shape))
            }
            (Shape::Tuple(before), Shape::Tuple(after)) => all(&mut before.iter(), &mut after.iter()),
            (Shape::Enum { repr: was, cases: before }, Shape::Enum { repr: is, cases: after })
            | (Shape::Flags { repr: was, flags: before }, Shape::Flags { repr: is, flags: after }) => {
                let values = |cases: &[Case]| cases.iter().map(|case| case.value).collect::<Vec<_>>();
                was == is && values(before) == values(after)
            }
            (Shape::Union { tag: was, cases: before, .. }, Shape::Union { tag: is, cases: after, .. }) => {
                was == is
                    && all(
                        &mut before.iter().filter_map(|case| case.shape.as_ref()),
                        &mut after.iter().filter_map(|case| case.shape.as_ref()),
                    )
            }
            (Shape::Expected { ok, err }, Shape::Expected { ok: new_ok, err: new_err }) => {
                let same = |before: &Option<Box<Shape>>, after: &Option<Box<Shape>>| match (before, after) {
                    (None, None) => true,
                    (Some(before), Some(after)) => self.same(before, after),
                    _ => false,
                };
                same(ok, new_ok) && same(err, new_err)
            }
            // A handle is a number in a register and in memory.
            (before @ (Shape::Handle | Shape::Int(_)), after @ (Shape::Handle | Shape::Int(_))) => {
                BOTH.iter().all(|(ptr, _)| layout(self.old, before, *ptr) == layout(self.new, after, *ptr))
            }
            (before, after) => before == after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "
        (typename $errno (enum (@witx tag u16) $success $badf))
        (typename $fd (handle))
        (typename $flags (flags (@witx repr u8) $a $b))
        (typename $stat (record (field $size u64) (field $kind u8)))
        (module $m
          (@interface func (export \"close\") (param $fd $fd) (result $error (expected (error $errno))))
          (@interface func (export \"stat\") (param $fd $fd) (result $error (expected $stat (error $errno)))))";

    /// What changes when `from` in the old text becomes `to`.
    fn check(from: &str, to: &str, expected: &[&str]) {
        assert!(OLD.contains(from), "{from}");
        let old = crate::parse("old.witx", OLD).expect("sound");
        let new =
            crate::parse("new.witx", &OLD.replacen(from, to, 1)).unwrap_or_else(|error| panic!("{error}"));
        let found: Vec<String> = diff(&old, &new).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn nothing_changes_by_words_alone() {
        check("(typename $fd (handle))", ";;; Some words.\n(typename $fd (handle))", &[]);
    }

    #[test]
    fn what_is_added_is_compatible() {
        check("$badf))", "$badf $inval))", &["compatible: a number is new: errno.inval (case 2)"]);
        check("$a $b)", "$a $b $c)", &["compatible: a number is new: flags.c (flag 4)"]);
        check(
            "(module $m",
            "(module $m (@interface func (export \"dup\"))",
            &["compatible: a function is new: dup"],
        );
    }

    #[test]
    fn other_names_are_compatible() {
        check("$badf))", "$bad))", &["compatible: a number has another name: errno.badf (now bad)"]);
        check("$size u64", "$length u64", &["compatible: a field has another name: stat.size (now length)"]);
        check(
            "(param $fd $fd) (result $error (expected (error",
            "(param $which $fd) (result $error (expected (error",
            &["compatible: a parameter has another name: close.which (was fd)"],
        );
    }

    #[test]
    fn what_moves_or_goes_breaks() {
        check(
            "$success $badf",
            "$badf $success",
            &[
                "breaking: a name means another number: errno.success (case 1, was 0)",
                "breaking: a name means another number: errno.badf (case 0, was 1)",
            ],
        );
        check("$a $b)", "$a)", &["breaking: a number is gone: flags.b (flag 2)"]);
        check(
            "(field $kind u8)",
            "(field $kind u8) (field $more u8)",
            &["breaking: a field is new: stat.more"],
        );
        check(
            "(field $size u64) (field $kind u8)",
            "(field $kind u8) (field $size u64)",
            &[
                "breaking: a field has moved: stat.size (at 8, was at 0)",
                "breaking: a field has moved: stat.kind (at 0, was at 8)",
            ],
        );
    }

    #[test]
    fn other_signatures_break() {
        check(
            "\"close\") (param $fd $fd)",
            "\"close\") (param $fd u64)",
            &[
                "breaking: a function has another signature: close (32 bits: (i64) -> i32, was (i32) -> i32)",
                "breaking: a function has another signature: close (64 bits: (i64) -> i32, was (i32) -> i32)",
                "breaking: a parameter is of another type: close.fd",
            ],
        );
        check("$kind u8", "$kind u16", &["breaking: a field is of another type: stat.kind"]);
        check(
            "(enum (@witx tag u16)",
            "(enum (@witx tag u32)",
            &[
                "breaking: a type has another layout: errno (32 bits: 4 bytes aligned to 4, were 2 aligned to 2)",
                "breaking: a type has another layout: errno (64 bits: 4 bytes aligned to 4, were 2 aligned to 2)",
                "breaking: a number is stored in another width: errno",
            ],
        );
    }
}
