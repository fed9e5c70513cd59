//! The interfaces of one text and the texts it uses, as data.
//!
//! Main type: [`Document`]. One invariant, kept by the loader: every [`Shape::Name`] names an earlier entry of
//! [`Document::types`], so types are finite and whoever walks them may recurse.

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::path::Path;
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Source};
use crate::layout::{Layout, Ptr};

/// Everything that a text says, the types of the texts it uses included.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The types, each after those it mentions.
    pub types: Types,
    /// The modules of this text (and of those it uses whole).
    pub modules: Vec<Module>,
    /// Constants outside of modules.
    pub consts: Vec<Const>,
    /// The texts that all of it comes from, to show places in them.
    pub(crate) sources: BTreeMap<Rc<Path>, Source>,
}

impl Document {
    /// The type called `name`.
    #[must_use]
    pub fn type_named(&self, name: &str) -> Option<&TypeDef> {
        self.types.named(name)
    }

    /// What `message` says about the name at `at`.
    #[must_use]
    pub fn error(&self, at: &Location, message: impl Into<String>) -> Diagnostic {
        match self.sources.get(&at.file) {
            Some(source) => source.error_at(at, message),
            None => Diagnostic::bare(message),
        }
    }

    /// The shape behind `shape` when that is a name, names of names included.
    ///
    /// # Panics
    /// When a name is unknown, which the loader rules out.
    #[must_use]
    pub fn resolve<'a>(&'a self, mut shape: &'a Shape) -> &'a Shape {
        while let Shape::Name(name) = shape {
            shape = &self.expect_type(name).shape;
        }
        shape
    }

    pub(crate) fn expect_type(&self, name: &str) -> &TypeDef {
        self.type_named(name).unwrap_or_else(|| panic!("type `{name}` was not resolved by the loader"))
    }
}

/// Types in the order of their definitions, found by their names.
#[derive(Clone, Debug, Default)]
pub struct Types {
    list: Vec<TypeDef>,
    /// How each lies in memory, for 32-bit and for 64-bit guests.
    layouts: Vec<[Layout; 2]>,
    index: HashMap<String, usize>,
}

impl Types {
    /// The type called `name`.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&TypeDef> {
        self.index.get(name).map(|index| &self.list[*index])
    }

    pub(crate) fn layout(&self, name: &str, ptr: Ptr) -> Option<Layout> {
        let layouts = self.layouts[*self.index.get(name)?];
        Some(layouts[usize::from(ptr == Ptr::P64)])
    }

    /// Adds `def`, whose name is new.
    pub(crate) fn push(&mut self, def: TypeDef, layouts: [Layout; 2]) {
        self.index.insert(def.name.clone(), self.list.len());
        self.list.push(def);
        self.layouts.push(layouts);
    }

    /// The types with their layouts, for another document.
    pub(crate) fn with_layouts(&self) -> impl Iterator<Item = (&TypeDef, [Layout; 2])> {
        self.list.iter().zip(self.layouts.iter().copied())
    }
}

impl Deref for Types {
    type Target = [TypeDef];

    fn deref(&self) -> &[TypeDef] {
        &self.list
    }
}

impl<'t> IntoIterator for &'t Types {
    type Item = &'t TypeDef;
    type IntoIter = std::slice::Iter<'t, TypeDef>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

/// A place in a text; line and column count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file, as it was given or found.
    pub file: Rc<Path>,
    /// The line.
    pub line: u32,
    /// The character in the line.
    pub column: u32,
}

/// A named type.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Its name, without `$`.
    pub name: String,
    /// What it is.
    pub shape: Shape,
    /// The `;;;` comment above it.
    pub docs: String,
    /// Its `@waxwing` notes.
    pub notes: Vec<Note>,
    /// Where it is defined.
    pub at: Location,
    /// The stem of the file that defines it, such as `typenames`.
    pub file: String,
}

/// An integer of memory: width and sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Int {
    /// Unsigned, 1 byte.
    U8,
    /// Unsigned, 2 bytes.
    U16,
    /// Unsigned, 4 bytes.
    U32,
    /// Unsigned, 8 bytes.
    U64,
    /// Signed, 1 byte.
    S8,
    /// Signed, 2 bytes.
    S16,
    /// Signed, 4 bytes.
    S32,
    /// Signed, 8 bytes.
    S64,
}

impl Int {
    /// Its width in bytes.
    #[must_use]
    pub fn size(self) -> u64 {
        match self {
            Int::U8 | Int::S8 => 1,
            Int::U16 | Int::S16 => 2,
            Int::U32 | Int::S32 => 4,
            Int::U64 | Int::S64 => 8,
        }
    }

    /// Whether it has a sign.
    #[must_use]
    pub fn is_signed(self) -> bool {
        matches!(self, Int::S8 | Int::S16 | Int::S32 | Int::S64)
    }

    /// The greatest value of the unsigned type of this width.
    #[must_use]
    pub fn unsigned_max(self) -> u64 {
        u64::MAX >> (64 - 8 * self.size())
    }
}

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An integer.
    Int(Int),
    /// A 4-byte float.
    F32,
    /// An 8-byte float.
    F64,
    /// 0 or 1, one byte in memory.
    Bool,
    /// A byte of text.
    Char8,
    /// An unsigned integer of the width of a pointer.
    Usize,
    /// An index into a table that the host keeps, 4 bytes.
    Handle,
    /// UTF-8 text: pointer and length.
    String,
    /// The type of that name.
    Name(String),
    /// Pointer and count of elements.
    List(Box<Shape>),
    /// The address of one value, or of the first of several.
    Pointer {
        /// What lies there.
        to: Box<Shape>,
        /// Whether the host writes through it.
        mutable: bool,
    },
    /// So many values in a row (an extension of ours: `(array u8 16)`).
    Array {
        /// The element.
        of: Box<Shape>,
        /// How many, at least one.
        len: u32,
    },
    /// Named values side by side.
    Record(Vec<Field>),
    /// Values side by side.
    Tuple(Vec<Shape>),
    /// One of several names.
    Enum {
        /// How the value is stored.
        repr: Int,
        /// The names and their values.
        cases: Vec<Case>,
    },
    /// Any of several bits.
    Flags {
        /// How the bits are stored.
        repr: Int,
        /// The names and their bits.
        flags: Vec<Case>,
    },
    /// One of several shapes, told apart by a tag that comes first (`union` and `variant`).
    Union {
        /// How the tag is stored.
        tag: Int,
        /// The enum that names the tags, if one does.
        tag_name: Option<String>,
        /// The cases, in the order of the text.
        cases: Vec<UnionCase>,
    },
    /// Success or failure; a function's result.
    Expected {
        /// What success brings, through pointers given as last parameters.
        ok: Option<Box<Shape>>,
        /// The error, the function's own result; 0 is success.
        err: Option<Box<Shape>>,
    },
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name, without `$`.
    pub name: String,
    /// What it is.
    pub shape: Shape,
    /// The `;;;` comment above it.
    pub docs: String,
    /// Its `@waxwing` notes.
    pub notes: Vec<Note>,
    /// Where it stands.
    pub at: Location,
}

/// A case of an enum, or a flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its name, without `$`.
    pub name: String,
    /// The value; of a flag, the bit.
    pub value: u64,
    /// The `;;;` comment above it.
    pub docs: String,
    /// Where it stands.
    pub at: Location,
}

/// A case of a union or variant.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionCase {
    /// Its name, without `$`: the tag's, or `0`, `1`, ... when the tag has no names.
    pub name: String,
    /// The tag's value.
    pub value: u64,
    /// What follows the tag, if anything.
    pub shape: Option<Shape>,
    /// The `;;;` comment above it.
    pub docs: String,
    /// Where it stands.
    pub at: Location,
}

/// A constant.
#[derive(Clone, Debug)]
pub struct Const {
    /// Its name, without `$`.
    pub name: String,
    /// The name of its type, without `$`.
    pub ty: String,
    /// Its value.
    pub value: u64,
    /// The `;;;` comment above it.
    pub docs: String,
    /// Where it stands.
    pub at: Location,
}

/// A module that programs import from.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name in the text, without `$`.
    pub name: String,
    /// Its functions, in the order of the text.
    pub funcs: Vec<Func>,
    /// Its constants.
    pub consts: Vec<Const>,
    /// The `;;;` comment above it.
    pub docs: String,
    /// Its `@waxwing` notes.
    pub notes: Vec<Note>,
    /// Where it stands.
    pub at: Location,
}

/// A function of a module.
#[derive(Clone, Debug)]
pub struct Func {
    /// The name that programs import.
    pub name: String,
    /// What it is given.
    pub params: Vec<Param>,
    /// What it gives back: nothing or one, mostly an [`Shape::Expected`].
    pub results: Vec<Param>,
    /// Whether it never comes back.
    pub noreturn: bool,
    /// The `;;;` comment above it.
    pub docs: String,
    /// Its `@waxwing` notes.
    pub notes: Vec<Note>,
    /// Where it is defined.
    pub at: Location,
}

/// A parameter or a result.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name, without `$`.
    pub name: String,
    /// What it is.
    pub shape: Shape,
    /// The `;;;` comment above it.
    pub docs: String,
    /// Its `@waxwing` notes.
    pub notes: Vec<Note>,
    /// Where it stands.
    pub at: Location,
}

/// One item of a `@waxwing` annotation: `(name arg arg)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub name: String,
    /// Words, names without `$`, strings without quotes, numbers in decimal.
    pub args: Vec<String>,
    /// Where it stands.
    pub at: Location,
}

impl Note {
    /// The first of `notes` called `name`.
    #[must_use]
    pub fn find<'a>(notes: &'a [Note], name: &str) -> Option<&'a Note> {
        notes.iter().find(|note| note.name == name)
    }
}
