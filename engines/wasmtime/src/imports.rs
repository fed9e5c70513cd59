//! What a module asks for, and who provides it, in Wasmtime's types.
//!
//! Main function: [`resolve`]. Who provides what is decided in [`waxwing::engine`], for all engines alike.

use wasmtime::{ExternType, FuncType, Module, ValType};
use waxwing::engine::{self, Import, ImportType, Linking, Missing, Provider, Signature, ValueType};

/// Finds the providers of all imports of `module`, each with the import's type; `preloads` are the names and exports of
/// what was loaded before it.
pub(crate) fn resolve(
    module: &Module,
    preloads: &[(String, &Module)],
    linking: Linking,
) -> Result<Vec<(Provider, ExternType)>, Vec<Missing>> {
    let preloaded = |name: &str, export: &str| {
        preloads.iter().position(|(other, module)| other == name && module.get_export(export).is_some())
    };
    let imports = module.imports().map(|import| Import {
        module: import.module(),
        name: import.name(),
        ty: import_type(&import.ty()),
    });
    let providers = engine::provide(imports, preloaded, linking)?;
    Ok(providers.into_iter().zip(module.imports().map(|import| import.ty())).collect())
}

fn import_type(ty: &ExternType) -> ImportType {
    match ty {
        ExternType::Func(ty) => ImportType::Function(signature(ty)),
        ExternType::Memory(_) => ImportType::Memory,
        ExternType::Global(_) => ImportType::Global,
        ExternType::Table(_) => ImportType::Table,
        ExternType::Tag(_) => ImportType::Tag,
    }
}

pub(crate) fn signature(ty: &FuncType) -> Signature {
    Signature {
        params: ty.params().map(|ty| value_type(&ty)).collect(),
        results: ty.results().map(|ty| value_type(&ty)).collect(),
    }
}

fn value_type(ty: &ValType) -> ValueType {
    match ty {
        ValType::I32 => ValueType::I32,
        ValType::I64 => ValueType::I64,
        ValType::F32 => ValueType::F32,
        ValType::F64 => ValueType::F64,
        ValType::V128 => ValueType::V128,
        ValType::Ref(_) => ValueType::Reference,
    }
}
