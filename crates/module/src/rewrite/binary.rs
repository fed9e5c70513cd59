//! Sections of a module and changes to them, as bytes.
//!
//! Main type: [`Sections`]. One invariant: what is not changed comes out as it went in, byte by byte.

use std::collections::BTreeMap;
use std::ops::Range;

/// The section of imports.
pub(super) const IMPORT: u8 = 2;
/// The section that says which type each function has.
pub(super) const FUNCTION: u8 = 3;
/// The section of types.
pub(super) const TYPE: u8 = 1;
/// The section of tables.
pub(super) const TABLE: u8 = 4;
/// The section of memories.
pub(super) const MEMORY: u8 = 5;
/// The section of globals.
pub(super) const GLOBAL: u8 = 6;
/// The section of exports.
pub(super) const EXPORT: u8 = 7;
/// The section that names the start function.
pub(super) const START: u8 = 8;
/// The section of function bodies.
pub(super) const CODE: u8 = 10;
const CUSTOM: u8 = 0;

/// The sections in the order that a module has them in; tags stand between memories and globals, the count of data segments
/// before the code.
const ORDER: [u8; 13] = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];

/// A module's sections, and what is to become of some of them.
pub(super) struct Sections<'a> {
    wasm: &'a [u8],
    /// Numbers, whole ranges and contents, in the module's order.
    list: Vec<(u8, Range<usize>, Range<usize>)>,
    /// New contents, by number; `None` is gone.
    changed: BTreeMap<u8, Option<Vec<u8>>>,
    /// The custom section of names, when it is another one.
    names: Option<Vec<u8>>,
}

impl<'a> Sections<'a> {
    /// `None` when it is no core module, or has a section twice or out of bounds.
    pub(super) fn of(wasm: &'a [u8]) -> Option<Self> {
        let mut list: Vec<(u8, Range<usize>, Range<usize>)> = Vec::new();
        if wasm.get(..8)? != b"\0asm\x01\0\0\0" {
            return None;
        }
        let mut at = 8;
        while let Some(&id) = wasm.get(at) {
            let (len, width) = number(wasm.get(at + 1..)?)?;
            let begin = at + 1 + width;
            let end = begin.checked_add(usize::try_from(len).ok()?).filter(|end| *end <= wasm.len())?;
            let is_new = id == CUSTOM || list.iter().all(|(other, ..)| *other != id);
            if !is_new || (id != CUSTOM && !ORDER.contains(&id)) {
                return None;
            }
            list.push((id, at..end, begin..end));
            at = end;
        }
        Some(Sections { wasm, list, changed: BTreeMap::new(), names: None })
    }

    /// The content of the section as it is in the module.
    pub(super) fn original(&self, id: u8) -> Option<&'a [u8]> {
        let (_, _, content) = self.list.iter().find(|(other, ..)| *other == id)?;
        Some(&self.wasm[content.clone()])
    }

    /// Has the section be this.
    pub(super) fn replace(&mut self, id: u8, content: Vec<u8>) {
        self.changed.insert(id, Some(content));
    }

    /// Has the section be away.
    pub(super) fn remove(&mut self, id: u8) {
        self.changed.insert(id, None);
    }

    /// Has the section, which is a list, be longer by these `items`.
    pub(super) fn append(&mut self, id: u8, items: &[Vec<u8>]) -> Option<()> {
        let before = match self.changed.get(&id) {
            Some(changed) => changed.as_deref(),
            None => self.original(id),
        };
        let (count, width) = number(before.unwrap_or(&[0]))?;
        let mut content = Vec::new();
        put(&mut content, count.checked_add(u32::try_from(items.len()).ok()?)?);
        content.extend_from_slice(&before.unwrap_or(&[0])[width..]);
        items.iter().for_each(|item| content.extend_from_slice(item));
        self.replace(id, content);
        Some(())
    }

    /// Adds names of functions, in the order of their indices, which are higher than those that have names.
    pub(super) fn name(&mut self, functions: &[(u32, &str)]) {
        let entries: Vec<u8> = functions.iter().flat_map(|(index, text)| name_entry(*index, text)).collect();
        let added = u32::try_from(functions.len()).unwrap_or(u32::MAX);
        let old = self.list.iter().find_map(|(id, _, content)| {
            if *id == CUSTOM { names_of(&self.wasm[content.clone()]) } else { None }
        });
        // Names that cannot be read are nobody's loss but their reader's.
        if let Some(names) = with_functions(old.unwrap_or_default(), added, &entries) {
            self.names = Some(names);
        }
    }

    /// The module with all changes.
    pub(super) fn write(self) -> Vec<u8> {
        let mut wasm = Vec::with_capacity(self.wasm.len() + self.wasm.len() / 8 + 1024);
        wasm.extend_from_slice(&self.wasm[..8]);
        let has = |id: u8| self.list.iter().any(|(other, ..)| *other == id);
        let mut to_come = ORDER.iter().copied().filter(|id| !has(*id)).peekable();
        let rank = |id: u8| ORDER.iter().position(|other| *other == id);
        let new = |wasm: &mut Vec<u8>, id: u8| {
            if let Some(Some(content)) = self.changed.get(&id) {
                section(wasm, id, &[content]);
            }
        };
        for (id, whole, content) in &self.list {
            if *id == CUSTOM {
                if self.names.is_none() || names_of(&self.wasm[content.clone()]).is_none() {
                    wasm.extend_from_slice(&self.wasm[whole.clone()]);
                }
                continue;
            }
            while let Some(missing) = to_come.next_if(|missing| rank(*missing) < rank(*id)) {
                new(&mut wasm, missing);
            }
            if self.changed.contains_key(id) {
                new(&mut wasm, *id);
            } else {
                wasm.extend_from_slice(&self.wasm[whole.clone()]);
            }
        }
        to_come.for_each(|missing| new(&mut wasm, missing));
        if let Some(names) = &self.names {
            section(&mut wasm, CUSTOM, &[b"\x04name", names]);
        }
        wasm
    }
}

fn section(wasm: &mut Vec<u8>, id: u8, parts: &[&[u8]]) {
    wasm.push(id);
    put(wasm, parts.iter().map(|part| part.len()).sum::<usize>() as u64);
    parts.iter().for_each(|part| wasm.extend_from_slice(part));
}

/// The content of a custom section if it is the one of names.
fn names_of(custom: &[u8]) -> Option<&[u8]> {
    custom.strip_prefix(b"\x04name")
}

const MODULE_NAME: u8 = 0;
const FUNCTION_NAMES: u8 = 1;

/// The section of names with more names of functions.
fn with_functions(names: &[u8], added: u32, entries: &[u8]) -> Option<Vec<u8>> {
    let mut all = Vec::with_capacity(names.len() + entries.len() + 16);
    let mut rest = names;
    let mut is_done = false;
    let append = |all: &mut Vec<u8>, list: &[u8]| {
        let (count, width) = number(list)?;
        let mut new = Vec::new();
        put(&mut new, count.checked_add(added)?);
        section(all, FUNCTION_NAMES, &[&new, &list[width..], entries]);
        Some(())
    };
    while let Some((&id, tail)) = rest.split_first() {
        let (len, width) = number(tail)?;
        let content = tail.get(width..)?.get(..usize::try_from(len).ok()?)?;
        rest = &tail[width + content.len()..];
        if !is_done && id != MODULE_NAME {
            let list = if id == FUNCTION_NAMES { content } else { &[0] };
            append(&mut all, list)?;
            is_done = true;
        }
        if id != FUNCTION_NAMES {
            section(&mut all, id, &[content]);
        }
    }
    if !is_done {
        append(&mut all, &[0])?;
    }
    Some(all)
}

fn name_entry(index: u32, text: &str) -> Vec<u8> {
    let mut entry = Vec::new();
    put(&mut entry, index);
    put_name(&mut entry, text);
    entry
}

/// A number of 32 bits in LEB128, and the bytes that it takes.
fn number(bytes: &[u8]) -> Option<(u32, usize)> {
    let mut value = 0;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((u32::try_from(value).ok()?, index + 1));
        }
    }
    None
}

/// A number in LEB128.
pub(super) fn put(bytes: &mut Vec<u8>, value: impl Into<u64>) {
    let mut value = value.into();
    loop {
        let low = value.to_le_bytes()[0] & 0x7f;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// A number in signed LEB128.
pub(super) fn put_signed(bytes: &mut Vec<u8>, mut value: i64) {
    loop {
        let low = value.to_le_bytes()[0] & 0x7f;
        value >>= 7;
        if (value == 0 && low & 0x40 == 0) || (value == -1 && low & 0x40 != 0) {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// A number in LEB128 that takes exactly `width` bytes; `None` when it does not fit.
pub(super) fn padded(value: u32, width: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    put(&mut bytes, value);
    if bytes.len() > width {
        return None;
    }
    while bytes.len() < width {
        *bytes.last_mut()? |= 0x80;
        bytes.push(0);
    }
    Some(bytes)
}

/// A name: its length and itself.
pub(super) fn put_name(bytes: &mut Vec<u8>, text: &str) {
    put(bytes, text.len() as u64);
    bytes.extend_from_slice(text.as_bytes());
}
