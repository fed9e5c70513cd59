//! What changed from one version of an interface to the next, and whether programs built for the old one still work.
//!
//! Main item: [`diff`]. One invariant: what is not said to be breaking links, and puts the same bytes in the same places,
//! for programs of either pointer width.

mod bytes;

use std::collections::{HashMap, HashSet};
use std::fmt;

use bytes::Bytes;

use crate::document::{
    Case, Const, Document, Field, Func, Location, Module, Note, Param, Shape, TypeDef, UnionCase,
};
use crate::layout::{Ptr, layout_of, record_offsets, union_payload_offset};
use crate::sign::{outs, signature};
use crate::write::import_name;

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
    let mut found = Diff { old, new, bytes: Bytes::new(old, new), changes: Vec::new() };
    found.types();
    found.consts();
    found.modules();
    found.changes.sort_by_key(|change| change.effect);
    found.changes
}

struct Diff<'d> {
    old: &'d Document,
    new: &'d Document,
    bytes: Bytes<'d>,
    changes: Vec<Change>,
}

const BOTH: [(Ptr, &str); 2] = [(Ptr::P32, "32 bits"), (Ptr::P64, "64 bits")];

impl<'d> Diff<'d> {
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

    /// Says that something has another type, unless it has not.
    fn compare(
        &mut self,
        rules: [&'static str; 2],
        what: &str,
        (before, after): (&'d Shape, &'d Shape),
        at: &Location,
    ) {
        let [breaks, passes] = rules;
        if !self.bytes.same(before, after) {
            self.breaks(breaks, what, "", at);
        } else if before != after {
            self.passes(passes, what, "", at);
        }
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

    fn one_type(&mut self, old: &'d TypeDef, new: &'d TypeDef) {
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
        for (note, goes) in [
            ("unknown_bits", "bits without a name are refused"),
            ("optional_from", "fields are written that older programs have no room for"),
        ] {
            if Note::find(&old.notes, note).is_some() && Note::find(&new.notes, note).is_none() {
                self.breaks(goes, &new.name, "", &new.at);
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
            (Shape::Record(before), Shape::Record(after)) => self.fields(old, new, before, after),
            (Shape::Union { cases: before, tag: old_tag, .. }, Shape::Union { cases: after, tag, .. }) => {
                if old_tag != tag {
                    self.breaks("a number is stored in another width", &new.name, "the tag", &new.at);
                }
                self.union_cases(old, new, before, after);
            }
            (Shape::Expected { .. }, Shape::Expected { .. }) => {
                // What functions give back by it is compared with them.
            }
            (before, after) => {
                let rules = ["a type is of another kind", "a type is of another kind with the same bytes"];
                self.compare(rules, &new.name, (before, after), &new.at);
            }
        }
    }

    fn cases(&mut self, kind: &str, new: &TypeDef, before: &[Case], after: &[Case]) {
        let (names, values) = by_name_and_value(after);
        for case in before {
            let what = format!("{}.{}", new.name, case.name);
            match (names.get(case.name.as_str()), values.get(&case.value)) {
                (Some(named), _) if named.value == case.value => {}
                (Some(named), _) => {
                    let how = format!("{kind} {}, was {}", named.value, case.value);
                    self.breaks("a name means another number", &what, how, &named.at);
                }
                (None, Some(other)) => {
                    self.passes("a number has another name", &what, format!("now {}", other.name), &other.at);
                }
                (None, None) => {
                    self.breaks("a number is gone", &what, format!("{kind} {}", case.value), &new.at);
                }
            }
        }
        let (names, values) = by_name_and_value(before);
        for case in after {
            if !names.contains_key(case.name.as_str()) && !values.contains_key(&case.value) {
                let what = format!("{}.{}", new.name, case.name);
                self.passes("a number is new", &what, format!("{kind} {}", case.value), &case.at);
            }
        }
    }

    fn fields(&mut self, old: &'d TypeDef, new: &'d TypeDef, before: &'d [Field], after: &'d [Field]) {
        let offsets = |document: &Document, def: &TypeDef| {
            let [narrow, wide] = BOTH.map(|(ptr, _)| record_offsets(document, &def.shape, ptr));
            narrow.into_iter().zip(wide).collect::<Vec<_>>()
        };
        let (old_offsets, new_offsets) = (offsets(self.old, old), offsets(self.new, new));
        let by_name: HashMap<&str, usize> =
            after.iter().enumerate().map(|(index, field)| (field.name.as_str(), index)).collect();
        let by_place: HashMap<(u64, u64), usize> =
            new_offsets.iter().enumerate().map(|(index, place)| (*place, index)).collect();
        let mut renamed = HashSet::new();
        for (field, place) in before.iter().zip(&old_offsets) {
            let what = format!("{}.{}", new.name, field.name);
            if let Some(index) = by_name.get(field.name.as_str()) {
                let other = &after[*index];
                if new_offsets[*index] != *place {
                    let how = format!("at {}, was at {}", new_offsets[*index].0, place.0);
                    self.breaks("a field has moved", &what, how, &other.at);
                }
                let rules = ["a field is of another type", "a field is of another type with the same bytes"];
                self.compare(rules, &what, (&field.shape, &other.shape), &other.at);
                continue;
            }
            match by_place.get(place).map(|index| &after[*index]) {
                Some(other) if self.bytes.same(&field.shape, &other.shape) => {
                    renamed.insert(other.name.as_str());
                    self.passes("a field has another name", &what, format!("now {}", other.name), &other.at);
                }
                _ => self.breaks("a field is gone", &what, "", &new.at),
            }
        }
        let known: HashSet<&str> = before.iter().map(|field| field.name.as_str()).collect();
        for field in after {
            if !known.contains(field.name.as_str()) && !renamed.contains(field.name.as_str()) {
                self.breaks("a field is new", &format!("{}.{}", new.name, field.name), "", &field.at);
            }
        }
    }

    fn union_cases(
        &mut self,
        old: &'d TypeDef,
        new: &'d TypeDef,
        before: &'d [UnionCase],
        after: &'d [UnionCase],
    ) {
        for (ptr, width) in BOTH {
            let (was, is) = (
                union_payload_offset(self.old, &old.shape, ptr),
                union_payload_offset(self.new, &new.shape, ptr),
            );
            if was != is {
                let how = format!("{width}: values at {is}, were at {was}");
                self.breaks("a field has moved", &new.name, how, &new.at);
            }
        }
        let values: HashMap<u64, &'d UnionCase> = after.iter().map(|case| (case.value, case)).collect();
        for case in before {
            let what = format!("{}.{}", new.name, case.name);
            let Some(other) = values.get(&case.value) else {
                self.breaks("a case is gone", &what, "", &new.at);
                continue;
            };
            match (&case.shape, &other.shape) {
                (None, None) => {}
                (Some(before), Some(after)) => {
                    let rules = ["a case has another value", "a case has another value with the same bytes"];
                    self.compare(rules, &what, (before, after), &other.at);
                }
                _ => self.breaks("a case has another value", &what, "", &other.at),
            }
            if case.name != other.name {
                self.passes("a case has another name", &what, format!("now {}", other.name), &other.at);
            }
        }
        let known: HashSet<u64> = before.iter().map(|case| case.value).collect();
        for case in after {
            if !known.contains(&case.value) {
                self.passes("a case is new", &format!("{}.{}", new.name, case.name), "", &case.at);
            }
        }
    }

    fn consts(&mut self) {
        let (before, after) = (constants(self.old), constants(self.new));
        let known: HashMap<(&str, &str), &'d Const> = after.iter().copied().collect();
        for (place, one) in &before {
            let Some(other) = known.get(place) else {
                self.breaks("a constant is gone", &one.name, "", &one.at);
                continue;
            };
            if one.value != other.value {
                let how = format!("{}, was {}", other.value, one.value);
                self.breaks("a constant has another value", &one.name, how, &other.at);
            }
            if one.ty != other.ty {
                let types = (self.old.type_named(&one.ty), self.new.type_named(&other.ty));
                let same = matches!(types, (Some(was), Some(is)) if self.bytes.same(&was.shape, &is.shape));
                let how = format!("{}, was {}", other.ty, one.ty);
                if same {
                    let rule = "a constant is of another type with the same bytes";
                    self.passes(rule, &one.name, how, &other.at);
                } else {
                    self.breaks("a constant is of another type", &one.name, how, &other.at);
                }
            }
        }
        let known: HashSet<(&str, &str)> = before.iter().map(|(place, _)| *place).collect();
        for (place, one) in after {
            if !known.contains(&place) {
                self.passes("a constant is new", &one.name, "", &one.at);
            }
        }
    }

    fn modules(&mut self) {
        let names = |module: &'d Module| BOTH.map(|(ptr, _)| import_name(module, ptr));
        let by_name: HashMap<&str, &'d Module> =
            self.new.modules.iter().map(|module| (module.name.as_str(), module)).collect();
        let by_import: HashMap<_, &'d Module> =
            self.new.modules.iter().map(|module| (names(module), module)).collect();
        let mut known = HashSet::new();
        for module in &self.old.modules {
            let same = by_name.get(module.name.as_str()).or_else(|| by_import.get(&names(module)));
            let Some(new) = same else {
                self.breaks("a module is gone", &module.name, "", &module.at);
                continue;
            };
            known.insert(new.name.as_str());
            if module.name != new.name {
                let how = format!("now {}", new.name);
                self.passes("a module has another name", &module.name, how, &new.at);
            }
            self.module(module, new);
        }
        for module in &self.new.modules {
            if !known.contains(module.name.as_str()) {
                self.passes("a module is new", &module.name, "", &module.at);
            }
        }
    }

    fn module(&mut self, old: &'d Module, new: &'d Module) {
        for (ptr, width) in BOTH {
            match (import_name(old, ptr), import_name(new, ptr)) {
                (Some(before), Some(after)) if before == after => {}
                (Some(before), Some(after)) => {
                    let how = format!("{width}: {after:?}, was {before:?}");
                    self.breaks("a module is imported by another name", &new.name, how, &new.at);
                }
                (Some(before), None) => {
                    let how = format!("{width}: was {before:?}");
                    self.breaks("a module cannot be imported any more", &new.name, how, &new.at);
                }
                (None, Some(after)) => {
                    let how = format!("{width}: {after:?}");
                    self.passes("a module can be imported", &new.name, how, &new.at);
                }
                (None, None) => {}
            }
        }
        for gone in old.notes.iter().filter(|note| note.name == "includes" && !has(&new.notes, note)) {
            let how = format!("those of {}", gone.args.join(" "));
            self.breaks("functions are not in this module any more", &new.name, how, &new.at);
        }
        let names: HashMap<&str, &'d Func> =
            new.funcs.iter().map(|func| (func.name.as_str(), func)).collect();
        for func in &old.funcs {
            match names.get(func.name.as_str()) {
                None => self.breaks("a function is gone", &func.name, "", &func.at),
                Some(other) => self.func(func, other),
            }
        }
        let known: HashSet<&str> = old.funcs.iter().map(|func| func.name.as_str()).collect();
        for func in &new.funcs {
            if !known.contains(func.name.as_str()) {
                self.passes("a function is new", &func.name, "", &func.at);
            }
        }
    }

    fn func(&mut self, old: &'d Func, new: &'d Func) {
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
        let negative = |func: &Func| Note::find(&func.notes, "negative_errno").is_some();
        if negative(old) != negative(new) {
            self.breaks("a negative result means something else", &new.name, "", &new.at);
        }
        self.params(old, new);
        self.result(old, new);
    }

    fn params(&mut self, old: &'d Func, new: &'d Func) {
        if old.params.len() != new.params.len() {
            let how = format!("{}, were {}", new.params.len(), old.params.len());
            self.breaks("parameters are more or fewer", &new.name, how, &new.at);
            return;
        }
        for (before, after) in old.params.iter().zip(&new.params) {
            let what = format!("{}.{}", old.name, after.name);
            let rules =
                ["a parameter is of another type", "a parameter is of another type with the same bytes"];
            self.compare(rules, &what, (&before.shape, &after.shape), &after.at);
            if before.name != after.name {
                self.passes("a parameter has another name", &what, format!("was {}", before.name), &after.at);
            }
            match (is_nullable(old, before), is_nullable(new, after)) {
                (true, false) => self.breaks("a parameter cannot be null any more", &what, "", &after.at),
                (false, true) => self.passes("a parameter can be null", &what, "", &after.at),
                _ => {}
            }
        }
    }

    /// Compares what comes back as the result itself, and what goes through the last parameters.
    fn result(&mut self, old: &'d Func, new: &'d Func) {
        let (Some(before), Some(after)) = (old.results.first(), new.results.first()) else {
            if old.results.len() != new.results.len() {
                let how = format!("{}, were {}", new.results.len(), old.results.len());
                self.breaks("results are more or fewer", &new.name, how, &new.at);
            }
            return;
        };
        let what = format!("{}.{}", old.name, after.name);
        let (was, is) = (outs(self.old, &before.shape), outs(self.new, &after.shape));
        let numbers = (number(self.old, &before.shape), number(self.new, &after.shape));
        let same = was.len() == is.len()
            && was.iter().zip(&is).all(|(was, is)| self.bytes.same(was, is))
            && match numbers {
                (None, None) => true,
                (Some(was), Some(is)) => self.bytes.same(was, is),
                _ => false,
            };
        if !same {
            self.breaks("a result is of another type", &what, "", &after.at);
        } else if before.shape != after.shape {
            self.passes("a result is of another type with the same bytes", &what, "", &after.at);
        }
    }
}

/// What a function whose result has this shape gives back directly: none where nothing is said of it.
fn number<'d>(document: &'d Document, shape: &'d Shape) -> Option<&'d Shape> {
    match document.resolve(shape) {
        Shape::Expected { err, .. } => err.as_deref(),
        _ => Some(shape),
    }
}

fn is_nullable(func: &Func, param: &Param) -> bool {
    func.notes.iter().any(|note| note.name == "nullable" && note.args.first() == Some(&param.name))
}

fn has(notes: &[Note], wanted: &Note) -> bool {
    notes.iter().any(|note| note.name == wanted.name && note.args == wanted.args)
}

fn by_name_and_value(cases: &[Case]) -> (HashMap<&str, &Case>, HashMap<u64, &Case>) {
    (
        cases.iter().map(|case| (case.name.as_str(), case)).collect(),
        cases.iter().map(|case| (case.value, case)).collect(),
    )
}

/// The constants, by their modules (none is an empty name) and names.
fn constants(document: &Document) -> Vec<((&str, &str), &Const)> {
    let own = document.consts.iter().map(|one| (("", one.name.as_str()), one));
    let modules = document.modules.iter();
    let inside = modules
        .flat_map(|module| module.consts.iter().map(|one| ((module.name.as_str(), one.name.as_str()), one)));
    own.chain(inside).collect()
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

    /// What changes from one whole text to another.
    fn texts(old: &str, new: &str, expected: &[&str]) {
        let read = |name, text| crate::parse(name, text).unwrap_or_else(|error| panic!("{error}"));
        let found: Vec<String> =
            diff(&read("old.witx", old), &read("new.witx", new)).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{old} -> {new}");
    }

    fn with_type(ty: &str) -> String {
        format!(
            "(typename $n (enum (@witx tag u8) $a $b)) (typename $o (enum (@witx tag u8) $x $y)) (typename $t {ty})"
        )
    }

    #[test]
    fn what_has_the_same_bytes_goes_on() {
        let rule = "compatible: a type is of another kind with the same bytes: t";
        for (old, new) in [
            ("(@witx pointer u8)", "(@witx const_pointer u8)"),
            ("string", "(list u8)"),
            ("(list char8)", "(list u8)"),
            ("bool", "u8"),
            ("char8", "u8"),
            ("u8", "char8"),
            ("(handle)", "u32"),
            ("$n", "u8"),
            ("$n", "$o"),
            ("bool", "$n"),
            ("(record (field $a u8) (field $b u32))", "(tuple u8 u32)"),
            ("(list (@witx const_pointer string))", "(list (@witx const_pointer (list u8)))"),
        ] {
            texts(&with_type(old), &with_type(new), &[rule]);
        }
    }

    #[test]
    fn what_means_another_number_or_says_less_breaks() {
        let rule = "breaking: a type is of another kind: t";
        for (old, new) in [
            ("u8", "s8"),
            ("u32", "s32"),
            ("(handle)", "s32"),
            ("(@witx const_pointer u8)", "(@witx pointer u8)"),
            ("(list u8)", "string"),
            ("u8", "bool"),
            ("u8", "$n"),
            ("f32", "u32"),
            ("(array u8 4)", "(array s8 4)"),
            ("(list u8)", "(list s8)"),
            ("(@witx pointer u8)", "(@witx pointer s8)"),
        ] {
            texts(&with_type(old), &with_type(new), &[rule]);
        }
    }

    #[test]
    fn types_that_lead_to_each_other_many_times_are_compared_once() {
        let chain = |name: &str, last: &str| {
            let mut text = format!("(typename ${name}0 {last})");
            for index in 1..21 {
                let before = format!("(@witx const_pointer ${name}{})", index - 1);
                text.push_str(&format!("(typename ${name}{index} (tuple {before} {before}))"));
            }
            text + &format!("(module $m (@interface func (export \"f\") (param $p ${name}20)))")
        };
        let read = |text: &str| crate::parse("t.witx", text).unwrap_or_else(|error| panic!("{error}"));
        let changes = diff(&read(&chain("a", "u8")), &read(&chain("b", "s8")));
        assert!(changes.iter().any(|change| change.rule == "a parameter is of another type"));
    }

    fn module(notes: &str, func: &str) -> String {
        let notes = if notes.is_empty() { String::new() } else { format!("(@waxwing {notes})") };
        format!(
            "(typename $e (enum (@witx tag u16) $ok $bad)) (typename $d (enum (@witx tag u16) $fine $broken))
             (module $m {notes} (@interface func (export \"f\") {func} (@waxwing (topic fd))))"
        )
    }

    #[test]
    fn the_name_that_programs_import_counts() {
        let (none, narrow) = (module("", ""), module("(module32 \"m\")", ""));
        texts(&none, &narrow, &["breaking: a module cannot be imported any more: m (64 bits: was \"m\")"]);
        texts(&narrow, &none, &["compatible: a module can be imported: m (64 bits: \"m\")"]);
        texts(
            &none,
            &module("(module32 \"m\") (module64 \"n\")", ""),
            &["breaking: a module is imported by another name: m (64 bits: \"n\", was \"m\")"],
        );
        texts(&none, &module("(module32 \"m\") (module64 \"m\")", ""), &[]);
    }

    #[test]
    fn notes_that_programs_rely_on_count() {
        let pointer = "(param $p (@witx const_pointer u8))";
        let nullable = format!("{pointer} (@waxwing (nullable $p))");
        let (with, without) = (module("", &nullable), module("", pointer));
        texts(&with, &without, &["breaking: a parameter cannot be null any more: f.p"]);
        texts(&without, &with, &["compatible: a parameter can be null: f.p"]);
    }

    #[test]
    fn results_count_by_what_comes_back() {
        let plain = module("", "(result $r $e)");
        texts(
            &module("", "(result $r (expected (error $e)))"),
            &plain,
            &["compatible: a result is of another type with the same bytes: f.r"],
        );
        texts(
            &plain,
            &module("", "(result $r $d)"),
            &["compatible: a result is of another type with the same bytes: f.r"],
        );
        texts(
            &module("", "(result $r (expected u8 (error $e)))"),
            &module("", "(result $r (expected s8 (error $e)))"),
            &["breaking: a result is of another type: f.r"],
        );
    }

    #[test]
    fn the_type_of_a_constant_counts() {
        let text = |ty: &str| {
            format!("(typename $a u32) (typename $b s32) (typename $c (handle)) (@witx const {ty} $k 1)")
        };
        texts(&text("$a"), &text("$b"), &["breaking: a constant is of another type: k (b, was a)"]);
        texts(
            &text("$a"),
            &text("$c"),
            &["compatible: a constant is of another type with the same bytes: k (c, was a)"],
        );
    }
}
