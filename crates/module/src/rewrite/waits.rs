//! Instructions that wait and notify, replaced by calls.
//!
//! Each becomes a call of a function that is added for it (one for all that are alike) and fills the same bytes. The function
//! loads the word, which traps where the instruction would, and calls on, through a table that the engine has filled: so the
//! module needs no further import, which would renumber its functions.
//!
//! Main function: [`replace`]. One invariant: instructions on a memory that is not shared stay as they are.

use std::collections::BTreeMap;

use wasmparser::{BinaryReader, CodeSectionReader, ExternalKind, MemArg, Operator, TypeSectionReader};

use super::binary::{CODE, FUNCTION, Sections, TABLE, TYPE, padded, put, put_signed};
use super::{EXPORT, Module, WAITS_EXPORT, export};

const I32: u8 = 0x7f;
const I64: u8 = 0x7e;
const FUNCREF: u8 = 0x70;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Wait32,
    Wait64,
    Notify,
}

impl Kind {
    /// The table has so many functions for each memory.
    const COUNT: u32 = 3;

    fn name(self) -> &'static str {
        match self {
            Kind::Wait32 => "memory.atomic.wait32",
            Kind::Wait64 => "memory.atomic.wait64",
            Kind::Notify => "memory.atomic.notify",
        }
    }

    /// What it takes after the address.
    fn operands(self) -> &'static [u8] {
        match self {
            Kind::Wait32 => &[I32, I64],
            Kind::Wait64 => &[I64, I64],
            Kind::Notify => &[I32],
        }
    }
}

/// An instruction, as far as its function depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Instruction {
    kind: Kind,
    memory: u32,
    align: u8,
    offset: u64,
}

pub(super) fn replace(sections: &mut Sections<'_>, module: &Module<'_>) -> Option<()> {
    let Some(code) = sections.original(CODE) else { return Some(()) };
    let mut added: BTreeMap<Instruction, u32> = BTreeMap::new();
    let mut order = Vec::new();
    let mut changed = code.to_vec();
    for body in CodeSectionReader::new(BinaryReader::new(code, 0)).ok()? {
        let body = body.ok()?;
        // All of them begin with this byte, which is in few functions.
        if !body.as_bytes().contains(&0xfe) {
            continue;
        }
        let mut operators = body.get_operators_reader().ok()?;
        while !operators.eof() {
            let begin = operators.original_position();
            let operator = operators.read().ok()?;
            let Some(instruction) = instruction(&operator, module) else { continue };
            let next = module.functions.checked_add(u32::try_from(added.len()).ok()?)?;
            let function = *added.entry(instruction).or_insert_with(|| {
                order.push(instruction);
                next
            });
            call(changed.get_mut(begin..operators.original_position())?, function)?;
        }
    }
    if order.is_empty() {
        return Some(());
    }
    sections.replace(CODE, changed);
    add(sections, module, &order)
}

fn instruction(operator: &Operator<'_>, module: &Module<'_>) -> Option<Instruction> {
    let (kind, memarg) = match operator {
        Operator::MemoryAtomicWait32 { memarg } => (Kind::Wait32, memarg),
        Operator::MemoryAtomicWait64 { memarg } => (Kind::Wait64, memarg),
        Operator::MemoryAtomicNotify { memarg } => (Kind::Notify, memarg),
        _ => return None,
    };
    let MemArg { align, offset, memory, .. } = *memarg;
    let memory_type = module.memories.get(usize::try_from(memory).ok()?)?;
    memory_type.shared.then_some(Instruction { kind, memory, align, offset })
}

/// Writes a call of `function` over an instruction: the index as wide as there is room, and then nothing.
fn call(place: &mut [u8], function: u32) -> Option<()> {
    let (opcode, rest) = place.split_first_mut()?;
    let width = rest.len().min(5);
    *opcode = 0x10;
    rest[..width].copy_from_slice(&padded(function, width)?);
    rest[width..].fill(0x01);
    Some(())
}

/// Adds the functions, their types, and the table that they call on by.
fn add(sections: &mut Sections<'_>, module: &Module<'_>, order: &[Instruction]) -> Option<()> {
    let mut types = Types { first: count_types(sections)?, list: Vec::new() };
    let table = module.tables;
    let mut functions = Vec::new();
    let mut bodies = Vec::new();
    let mut names = Vec::new();
    for (place, instruction) in (0..).zip(order) {
        let is_64 = module.memories.get(usize::try_from(instruction.memory).ok()?)?.memory64;
        let of_instruction = types.index(if is_64 { I64 } else { I32 }, instruction.kind)?;
        let of_host = types.index(I64, instruction.kind)?;
        let mut function = Vec::new();
        put(&mut function, of_instruction);
        functions.push(function);
        bodies.push(body(*instruction, is_64, table, of_host));
        names.push((module.functions.checked_add(place)?, instruction.kind.name()));
    }
    sections.append(TYPE, &types.list)?;
    sections.append(FUNCTION, &functions)?;
    sections.append(CODE, &bodies)?;
    sections.name(&names);

    let slots = u32::try_from(module.memories.len()).ok()?.checked_mul(Kind::COUNT)?;
    let mut item = vec![FUNCREF, 1];
    put(&mut item, slots);
    put(&mut item, slots);
    sections.append(TABLE, &[item])?;
    sections.append(EXPORT, &[export(WAITS_EXPORT, ExternalKind::Table, table)])
}

/// The types that are added.
struct Types {
    /// The index of the first.
    first: u32,
    list: Vec<Vec<u8>>,
}

impl Types {
    /// The type of `kind` with addresses of this type.
    fn index(&mut self, address: u8, kind: Kind) -> Option<u32> {
        let mut item = vec![0x60];
        put(&mut item, kind.operands().len() as u64 + 1);
        item.push(address);
        item.extend_from_slice(kind.operands());
        item.extend_from_slice(&[1, I32]);
        let place = self.list.iter().position(|other| *other == item).unwrap_or_else(|| {
            self.list.push(item);
            self.list.len() - 1
        });
        self.first.checked_add(u32::try_from(place).ok()?)
    }
}

/// How many types there are: groups of the section may have several.
fn count_types(sections: &Sections<'_>) -> Option<u32> {
    let Some(types) = sections.original(TYPE) else { return Some(0) };
    let mut count = 0usize;
    for group in TypeSectionReader::new(BinaryReader::new(types, 0)).ok()? {
        count = count.checked_add(group.ok()?.types().len())?;
    }
    u32::try_from(count).ok()
}

/// The body of a function, with its length.
fn body(instruction: Instruction, is_64: bool, table: u32, ty: u32) -> Vec<u8> {
    let Instruction { kind, memory, align, offset } = instruction;
    let mut code = vec![0]; // no locals
    code.extend_from_slice(&[0x20, 0]); // local.get 0
    // i64.atomic.load or i32.atomic.load: it traps where the instruction does.
    code.extend_from_slice(&[0xfe, if kind == Kind::Wait64 { 0x11 } else { 0x10 }]);
    if memory == 0 {
        put(&mut code, align);
    } else {
        put(&mut code, align | 0x40);
        put(&mut code, memory);
    }
    put(&mut code, offset);
    code.extend_from_slice(&[0x1a, 0x20, 0]); // drop, local.get 0
    if !is_64 {
        code.push(0xad); // i64.extend_i32_u
    }
    // No sum goes beyond the memory's end, now that the word has been loaded.
    code.push(0x42); // i64.const
    put_signed(&mut code, offset.cast_signed());
    code.push(0x7c); // i64.add
    for operand in (1u32..).zip(kind.operands()).map(|(local, _)| local) {
        code.push(0x20); // local.get
        put(&mut code, operand);
    }
    code.push(0x41); // i32.const
    put_signed(&mut code, i64::from(memory * Kind::COUNT + kind as u32));
    code.push(0x11); // call_indirect
    put(&mut code, ty);
    put(&mut code, table);
    code.push(0x0b); // end
    let mut body = Vec::new();
    put(&mut body, code.len() as u64);
    body.extend_from_slice(&code);
    body
}
