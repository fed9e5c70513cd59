//! All that a person may want to know of a module.
//!
//! Main type: [`Inspection`]. One invariant: nothing is kept more often than the file says it (names and types are
//! shared), so a small file never makes a large inspection.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use wasmparser::{
    BinaryReaderError, CompositeInnerType, Encoding, ExternalKind, KnownCustom, MemoryType, Parser, Payload,
    TypeRef, ValType, Validator, WasmFeatures,
};

use crate::feature::{self, Feature};

/// A type of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// Any other, as WebAssembly's text format writes it.
    Other(String),
}

/// A type of function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// What it takes.
    pub params: Vec<ValueType>,
    /// What it returns.
    pub results: Vec<ValueType>,
}

/// What is imported or exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExternType {
    /// A function.
    Function(Arc<Signature>),
    /// A memory, by its place in [`Inspection::memories`].
    Memory(usize),
    /// A table.
    Table,
    /// A global, with its type as text.
    Global(String),
    /// An exception tag.
    Tag,
}

/// Something that the module wants.
#[derive(Clone, Debug)]
pub struct Import {
    /// The module it is wanted from.
    pub module: Arc<str>,
    /// Its name there.
    pub name: String,
    /// What it has to be.
    pub ty: ExternType,
}

/// Something that the module offers.
#[derive(Clone, Debug)]
pub struct Export {
    /// Its name.
    pub name: String,
    /// What it is.
    pub ty: ExternType,
}

/// A linear memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Pages at the start.
    pub initial: u64,
    /// Pages at most.
    pub maximum: Option<u64>,
    /// Bytes of a page; `None` when the module says something impossible.
    pub page_size: Option<u64>,
    /// Whether threads share it.
    pub shared: bool,
    /// Whether addresses have 64 bits.
    pub wide: bool,
    /// Whether it is imported.
    pub imported: bool,
}

/// How a module wants to be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// It exports `_start`: it runs once, from there.
    Command,
    /// It exports `_initialize`: it is set up once, then its exports are called.
    Reactor,
    /// It exports neither: its exports are called.
    Library,
}

/// A tool that took part in building the module, as it says itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Producer {
    /// `language`, `processed-by` or `sdk`.
    pub field: String,
    /// The tool.
    pub name: String,
    /// Its version; may be empty.
    pub version: String,
}

/// Why bytes cannot be inspected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// They are not WebAssembly.
    NotWasm,
    /// They are a component.
    Component,
    /// They are malformed.
    Malformed {
        /// At which byte.
        offset: usize,
        /// In what way.
        why: String,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::NotWasm => f.write_str("not a WebAssembly module"),
            Unreadable::Component => f.write_str("a component, not a core module"),
            Unreadable::Malformed { offset, why } => write!(f, "{why} (at byte {offset:#x})"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<BinaryReaderError> for Unreadable {
    fn from(error: BinaryReaderError) -> Self {
        Unreadable::Malformed { offset: error.offset(), why: error.message().to_owned() }
    }
}

/// What a module is made of.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Inspection {
    /// What it wants, in its own order.
    pub imports: Vec<Import>,
    /// What it offers, in its own order.
    pub exports: Vec<Export>,
    /// Its memories, imported ones first.
    pub memories: Vec<Memory>,
    /// How it wants to be started.
    pub entry: Entry,
    /// What it uses beyond the first edition of WebAssembly.
    pub features: BTreeSet<Feature>,
    /// Whether it can be unwound and rewound: it exports Asyncify's functions.
    pub asyncify: bool,
    /// Who built it.
    pub producers: Vec<Producer>,
    /// Whether it has DWARF sections, so that a trap can name source lines.
    pub debug_info: bool,
    /// How many functions it defines.
    pub functions: u32,
}

impl Inspection {
    /// Reads a module in its binary form, code included. It is not validated ([`validate`]): a module that can be
    /// inspected may still be refused by an engine.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(wasm: &[u8]) -> Result<Inspection, Unreadable> {
        if Parser::is_component(wasm) {
            return Err(Unreadable::Component);
        }
        if !wasm.starts_with(b"\0asm") {
            return Err(Unreadable::NotWasm);
        }
        let mut reading = Reading::default();
        for payload in Parser::new(0).parse_all(wasm) {
            reading.section(payload?)?;
        }
        Ok(reading.finish())
    }
}

/// Whether a module in its binary form is valid, by WebAssembly and all proposals to it: an engine may not know some of
/// these.
///
/// # Errors
/// The first thing that is wrong, as [`Unreadable::Malformed`].
pub fn validate(wasm: &[u8]) -> Result<(), Unreadable> {
    Validator::new_with_features(WasmFeatures::all()).validate_all(wasm)?;
    Ok(())
}

/// What is known so far: the index spaces of the module, and what has been found.
#[derive(Default)]
struct Reading {
    types: Vec<Option<Arc<Signature>>>,
    /// The type of every function, by its number; imported ones come first.
    functions: Vec<u32>,
    globals: Vec<wasmparser::GlobalType>,
    memories: Vec<Memory>,
    imports: Vec<Import>,
    exports: Vec<(String, ExternalKind, u32)>,
    features: BTreeSet<Feature>,
    producers: Vec<Producer>,
    debug_info: bool,
    defined: u32,
}

impl Reading {
    fn section(&mut self, payload: Payload<'_>) -> Result<(), Unreadable> {
        match payload {
            Payload::Version { encoding: Encoding::Component, .. } => return Err(Unreadable::Component),
            Payload::TypeSection(types) => {
                for group in types {
                    group?.types().for_each(|ty| self.ty(&ty.composite_type.inner));
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.import(import?);
                }
            }
            Payload::FunctionSection(functions) => {
                self.defined = functions.count();
                for ty in functions {
                    self.functions.push(ty?);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memory(memory?, false);
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    self.globals.push(global?.ty);
                }
            }
            Payload::TagSection(_) => drop(self.features.insert(Feature::Exceptions)),
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    self.exports.push((export.name.to_owned(), export.kind, export.index));
                }
            }
            Payload::CodeSectionEntry(body) => feature::of_body(&body, &mut self.features)?,
            Payload::CustomSection(section) => match section.as_known() {
                // Custom sections bear no meaning: one that is malformed is as good as none.
                KnownCustom::Producers(producers) => {
                    self.producers = read_producers(producers).unwrap_or_default()
                }
                _ => self.debug_info |= section.name() == ".debug_line",
            },
            _ => {}
        }
        Ok(())
    }

    fn ty(&mut self, ty: &CompositeInnerType) {
        self.types.push(match ty {
            CompositeInnerType::Func(ty) => {
                if ty.results().len() > 1 {
                    self.features.insert(Feature::MultiValue);
                }
                let values = |types: &[ValType]| types.iter().map(value_type).collect();
                Some(Arc::new(Signature { params: values(ty.params()), results: values(ty.results()) }))
            }
            CompositeInnerType::Array(_) | CompositeInnerType::Struct(_) => {
                self.features.insert(Feature::Gc);
                None
            }
            CompositeInnerType::Cont(_) => {
                self.features.insert(Feature::StackSwitching);
                None
            }
        });
    }

    fn import(&mut self, import: wasmparser::Import<'_>) {
        let ty = match import.ty {
            TypeRef::Func(ty) | TypeRef::FuncExact(ty) => {
                self.functions.push(ty);
                ExternType::Function(self.signature(ty))
            }
            TypeRef::Memory(memory) => {
                self.memory(memory, true);
                ExternType::Memory(self.memories.len() - 1)
            }
            TypeRef::Global(ty) => {
                self.globals.push(ty);
                ExternType::Global(global_type(&ty))
            }
            TypeRef::Table(_) => ExternType::Table,
            TypeRef::Tag(_) => {
                self.features.insert(Feature::Exceptions);
                ExternType::Tag
            }
        };
        let module = match self.imports.last() {
            Some(last) if *last.module == *import.module => Arc::clone(&last.module),
            _ => import.module.into(),
        };
        self.imports.push(Import { module, name: import.name.to_owned(), ty });
    }

    fn memory(&mut self, memory: MemoryType, imported: bool) {
        let features = [
            (memory.shared, Feature::SharedMemory),
            (memory.memory64, Feature::Memory64),
            (memory.page_size_log2.is_some(), Feature::CustomPageSizes),
            (!self.memories.is_empty(), Feature::MultiMemory),
        ];
        self.features.extend(features.into_iter().filter(|(used, _)| *used).map(|(_, feature)| feature));
        self.memories.push(Memory {
            initial: memory.initial,
            maximum: memory.maximum,
            page_size: 1u64.checked_shl(memory.page_size_log2.unwrap_or(16)),
            shared: memory.shared,
            wide: memory.memory64,
            imported,
        });
    }

    /// A type that does not exist reads as that of a function of nothing: validation is the engine's.
    fn signature(&self, ty: u32) -> Arc<Signature> {
        self.types.get(ty as usize).cloned().flatten().unwrap_or_default()
    }

    fn finish(self) -> Inspection {
        let exports: Vec<Export> = self
            .exports
            .iter()
            .map(|(name, kind, index)| {
                let index = *index as usize;
                let ty = match kind {
                    ExternalKind::Func | ExternalKind::FuncExact => ExternType::Function(
                        self.functions.get(index).map(|ty| self.signature(*ty)).unwrap_or_default(),
                    ),
                    ExternalKind::Memory => ExternType::Memory(index),
                    ExternalKind::Global => {
                        ExternType::Global(self.globals.get(index).map(global_type).unwrap_or_default())
                    }
                    ExternalKind::Table => ExternType::Table,
                    ExternalKind::Tag => ExternType::Tag,
                };
                Export { name: name.clone(), ty }
            })
            .collect();
        let function = |name: &str| {
            exports.iter().any(|export| export.name == name && matches!(export.ty, ExternType::Function(_)))
        };
        let entry = match () {
            () if function("_start") => Entry::Command,
            () if function("_initialize") => Entry::Reactor,
            () => Entry::Library,
        };
        let asyncify = [
            "asyncify_start_unwind",
            "asyncify_stop_unwind",
            "asyncify_start_rewind",
            "asyncify_stop_rewind",
        ]
        .into_iter()
        .all(function);
        Inspection {
            entry,
            asyncify,
            imports: self.imports,
            exports,
            memories: self.memories,
            features: self.features,
            producers: self.producers,
            debug_info: self.debug_info,
            functions: self.defined,
        }
    }
}

fn value_type(ty: &ValType) -> ValueType {
    match ty {
        ValType::I32 => ValueType::I32,
        ValType::I64 => ValueType::I64,
        other => ValueType::Other(other.to_string()),
    }
}

fn global_type(ty: &wasmparser::GlobalType) -> String {
    format!("{}{}", if ty.mutable { "mut " } else { "" }, ty.content_type)
}

fn read_producers(fields: wasmparser::ProducersSectionReader<'_>) -> wasmparser::Result<Vec<Producer>> {
    let mut producers = Vec::new();
    for field in fields {
        let field = field?;
        for value in field.values {
            let value = value?;
            producers.push(Producer {
                field: field.name.to_owned(),
                name: value.name.to_owned(),
                version: value.version.to_owned(),
            });
        }
    }
    Ok(producers)
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValueType::I32 => f.write_str("i32"),
            ValueType::I64 => f.write_str("i64"),
            ValueType::Other(text) => f.write_str(text),
        }
    }
}

/// `(i32, i64) -> i32`
impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, values: &[ValueType]| {
            values
                .iter()
                .enumerate()
                .try_for_each(|(index, value)| write!(f, "{}{value}", if index == 0 { "" } else { ", " }))
        };
        f.write_str("(")?;
        list(f, &self.params)?;
        f.write_str(")")?;
        if !self.results.is_empty() {
            f.write_str(" -> ")?;
            list(f, &self.results)?;
        }
        Ok(())
    }
}
