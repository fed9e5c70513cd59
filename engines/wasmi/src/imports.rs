//! What a module asks for, and who provides it, in wasmi's types.
//!
//! Main function: [`resolve`]. Who provides what is decided in [`waxwing::engine`], for all engines alike.

use wasmi::{ExternType, FuncType, Module, ValType};
use waxwing::engine::{self, Import, ImportType, Linking, Missing, Provider, Signature, ValueType};

/// Finds the providers of all imports of `module`; `preloads` are the names and exports of what was loaded before it.
pub(crate) fn resolve(
    module: &Module,
    preloads: &[(String, &Module)],
    linking: Linking,
) -> Result<Vec<Provider>, Vec<Missing>> {
    let preloaded = |name: &str, export: &str| {
        preloads.iter().position(|(other, module)| other == name && module.get_export(export).is_some())
    };
    let imports = module.imports().map(|import| Import {
        module: import.module(),
        name: import.name(),
        ty: import_type(import.ty()),
    });
    engine::provide(imports, preloaded, linking)
}

fn import_type(ty: &ExternType) -> ImportType {
    match ty {
        ExternType::Func(ty) => ImportType::Function(signature(ty)),
        ExternType::Memory(_) => ImportType::Memory,
        ExternType::Global(_) => ImportType::Global,
        ExternType::Table(_) => ImportType::Table,
    }
}

pub(crate) fn signature(ty: &FuncType) -> Signature {
    let types = |types: &[ValType]| types.iter().map(value_type).collect();
    Signature { params: types(ty.params()), results: types(ty.results()) }
}

pub(crate) fn value_type(ty: &ValType) -> ValueType {
    match ty {
        ValType::I32 => ValueType::I32,
        ValType::I64 => ValueType::I64,
        ValType::F32 => ValueType::F32,
        ValType::F64 => ValueType::F64,
        ValType::V128 => ValueType::V128,
        ValType::FuncRef | ValType::ExternRef => ValueType::Reference,
    }
}
