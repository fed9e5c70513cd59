//! Changing a module before it is compiled, so that its engine can do what the module's own text would not let it.
//!
//! - A module that may be forked, or comes back to a checkpoint of its stack, has its hidden mutable globals and tables
//!   exported, and its start function exported instead of started: the engine calls it in a fresh instance, not in a forked
//!   one.
//! - A module with a shared memory imports it, also where it was its own to define: its threads' instances can then be
//!   given the same one. Its instructions that wait for and notify each other's threads become calls
//!   ([`waits`]), so that whatever ends or signals a thread reaches it there.
//!
//! Main function: [`rewrite`]. Two invariants. No index changes, nor the place of any instruction in the code section, so
//! that names and debugging information stay true. What cannot be followed is left as it is, for the engine to judge: the
//! bytes are a stranger's.

mod binary;
mod waits;

use std::collections::BTreeSet;

use wasmparser::{
    BinaryReader, ExportSectionReader, ExternalKind, FunctionSectionReader, GlobalSectionReader,
    ImportSectionReader, MemorySectionReader, MemoryType, TableSectionReader, TypeRef,
};

use binary::{EXPORT, FUNCTION, GLOBAL, IMPORT, MEMORY, START, Sections, TABLE};

/// What all names begin with that rewriting adds to a module.
pub const RESERVED: &str = "waxwing:";
/// The export that was the start function.
pub const START_EXPORT: &str = "waxwing:start";
/// Exports of hidden mutable globals: this and the index.
pub const GLOBAL_EXPORT: &str = "waxwing:global:";
/// Exports of hidden tables: this and the index.
pub const TABLE_EXPORT: &str = "waxwing:table:";
/// The export of the table of what instructions that wait and notify have become. For each memory of the module, in its
/// order, the three functions `memory.atomic.wait32` of type (i64 address, i32 expected, i64 timeout) -> i32, `wait64` of
/// type (i64, i64, i64) -> i32, `notify` of type (i64 address, i32 count) -> i32. Addresses have been checked. The engine
/// fills in what belongs to shared memories before anything of the module runs.
pub const WAITS_EXPORT: &str = "waxwing:waits";
/// The module that memories are imported from that were the module's own to define; their names are their indices.
pub const MEMORY_IMPORTS: &str = "waxwing:memory";
/// Changes with what rewriting makes of a module.
pub const REWRITING: u32 = 1;

/// What an engine wants of rewriting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rewriting {
    /// Every start function is to be exported, not only those of modules that are rewritten for something else.
    pub every_start: bool,
    /// The engine has shared memory.
    pub shared_memory: bool,
}

/// The module as the engine is to compile it; `None` when that is as it is.
#[must_use]
pub fn rewrite(wasm: &[u8], wanted: Rewriting) -> Option<Vec<u8>> {
    let mut sections = Sections::of(wasm)?;
    let module = Module::of(&sections)?;
    let is_left = module.is_left();
    let is_shared = wanted.shared_memory && module.memories.iter().any(|memory| memory.shared);
    let has_start = sections.original(START).is_some();
    if !(is_left || is_shared || (wanted.every_start && has_start)) {
        return None;
    }
    if is_left {
        export_hidden(&mut sections, &module)?;
    }
    if is_shared {
        import_memories(&mut sections, &module)?;
        waits::replace(&mut sections, &module)?;
    }
    if has_start {
        export_start(&mut sections)?;
    }
    Some(sections.write())
}

/// What has to be known of a module to change it.
#[derive(Default)]
struct Module<'a> {
    /// How many of each the module imports, and has in all.
    functions: u32,
    tables: u32,
    /// All memories, the imported ones first.
    memories: Vec<MemoryType>,
    imported_memories: usize,
    /// Whether each of the globals is mutable.
    globals: Vec<bool>,
    imports: Vec<(&'a str, &'a str)>,
    exports: Vec<(&'a str, ExternalKind, u32)>,
}

impl<'a> Module<'a> {
    fn of(sections: &Sections<'a>) -> Option<Self> {
        let reader = |id: u8| sections.original(id).map(|bytes| BinaryReader::new(bytes, 0));
        let mut module = Module::default();
        if let Some(imports) = reader(IMPORT) {
            for import in ImportSectionReader::new(imports).ok()?.into_imports() {
                let import = import.ok()?;
                module.imports.push((import.module, import.name));
                match import.ty {
                    TypeRef::Func(_) | TypeRef::FuncExact(_) => module.functions += 1,
                    TypeRef::Table(_) => module.tables += 1,
                    TypeRef::Memory(memory) => module.memories.push(memory),
                    TypeRef::Global(global) => module.globals.push(global.mutable),
                    TypeRef::Tag(_) => {}
                }
            }
            module.imported_memories = module.memories.len();
        }
        if let Some(functions) = reader(FUNCTION) {
            let count = FunctionSectionReader::new(functions).ok()?.count();
            module.functions = module.functions.checked_add(count)?;
        }
        if let Some(tables) = reader(TABLE) {
            let count = TableSectionReader::new(tables).ok()?.count();
            module.tables = module.tables.checked_add(count)?;
        }
        if let Some(memories) = reader(MEMORY) {
            for memory in MemorySectionReader::new(memories).ok()? {
                module.memories.push(memory.ok()?);
            }
        }
        if let Some(globals) = reader(GLOBAL) {
            for global in GlobalSectionReader::new(globals).ok()? {
                module.globals.push(global.ok()?.ty.mutable);
            }
        }
        if let Some(exports) = reader(EXPORT) {
            for export in ExportSectionReader::new(exports).ok()? {
                let export = export.ok()?;
                module.exports.push((export.name, export.kind, export.index));
            }
        }
        Some(module)
    }

    /// Whether its stack may be left and come back to: it went through asyncify, or asks for what needs that.
    fn is_left(&self) -> bool {
        let asks = |(module, name): &(&str, &str)| {
            matches!(*module, "wasix_32v1" | "wasix_64v1")
                && matches!(*name, "proc_fork" | "stack_checkpoint")
        };
        self.exports.iter().any(|(name, ..)| *name == "asyncify_start_unwind")
            || self.imports.iter().any(asks)
    }
}

fn export_hidden(sections: &mut Sections<'_>, module: &Module<'_>) -> Option<()> {
    let exported = |kind: ExternalKind| -> BTreeSet<u32> {
        module.exports.iter().filter(|(_, other, _)| *other == kind).map(|(.., index)| *index).collect()
    };
    let (globals, tables) = (exported(ExternalKind::Global), exported(ExternalKind::Table));
    let mut items = Vec::new();
    for (index, _) in (0..).zip(&module.globals).filter(|(_, is_mutable)| **is_mutable) {
        if !globals.contains(&index) {
            items.push(export(&format!("{GLOBAL_EXPORT}{index}"), ExternalKind::Global, index));
        }
    }
    for index in (0..module.tables).filter(|index| !tables.contains(index)) {
        items.push(export(&format!("{TABLE_EXPORT}{index}"), ExternalKind::Table, index));
    }
    if items.is_empty() { Some(()) } else { sections.append(EXPORT, &items) }
}

fn export_start(sections: &mut Sections<'_>) -> Option<()> {
    let content = sections.original(START)?;
    let mut reader = BinaryReader::new(content, 0);
    let function = reader.read_var_u32().ok()?;
    if !reader.eof() {
        return None;
    }
    sections.remove(START);
    sections.append(EXPORT, &[export(START_EXPORT, ExternalKind::Func, function)])
}

/// Has the module import its own memories, up to the last shared one: imports come first, so all keep their indices.
fn import_memories(sections: &mut Sections<'_>, module: &Module<'_>) -> Option<()> {
    let own = &module.memories[module.imported_memories..];
    let Some(last) = own.iter().rposition(|memory| memory.shared) else { return Some(()) };
    let content = sections.original(MEMORY)?;
    let reader = MemorySectionReader::new(BinaryReader::new(content, 0)).ok()?;
    let mut starts = Vec::new();
    for memory in reader.into_iter_with_offsets() {
        starts.push(memory.ok()?.0);
    }
    starts.push(content.len());
    let mut imports = Vec::new();
    for (place, ends) in starts.windows(2).enumerate().take(last + 1) {
        let mut item = Vec::new();
        binary::put_name(&mut item, MEMORY_IMPORTS);
        binary::put_name(&mut item, &(module.imported_memories + place).to_string());
        item.push(2);
        item.extend_from_slice(content.get(ends[0]..ends[1])?);
        imports.push(item);
    }
    sections.append(IMPORT, &imports)?;
    let left = own.len() - imports.len();
    if left == 0 {
        sections.remove(MEMORY);
    } else {
        let mut rest = Vec::new();
        binary::put(&mut rest, left as u64);
        rest.extend_from_slice(content.get(*starts.get(last + 1)?..)?);
        sections.replace(MEMORY, rest);
    }
    Some(())
}

/// An entry of the section of exports.
fn export(name: &str, kind: ExternalKind, index: u32) -> Vec<u8> {
    let mut item = Vec::new();
    binary::put_name(&mut item, name);
    item.push(match kind {
        ExternalKind::Func | ExternalKind::FuncExact => 0,
        ExternalKind::Table => 1,
        ExternalKind::Memory => 2,
        ExternalKind::Global => 3,
        ExternalKind::Tag => 4,
    });
    binary::put(&mut item, index);
    item
}
