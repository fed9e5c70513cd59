//! What names become in Rust, all of them, and that they stay apart.

use super::{Bindings, By, import_name, imports_module, modules, rust_module, safe_ident, types};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Func, Shape, TypeDef};
use crate::write::names::Names;
use crate::write::rust::{shouting, type_name};

const RUST: &str = "Rust";

/// # Errors
/// Two names that would be one.
pub(super) fn check(document: &Document, with: &Bindings<'_>) -> Result<(), Diagnostic> {
    // Rust has two spaces of names: types and modules are in one, functions and constants in the other.
    let (mut types, mut values) = (Names::new(RUST), Names::new(RUST));
    for def in document.types.iter().filter(|def| with.writes(&def.file)) {
        add_type(document, def, with, &mut types, &mut values)?;
    }
    let consts = document.consts.iter().chain(document.modules.iter().flat_map(|module| &module.consts));
    for one in consts {
        values.add(document, shouting(&one.name), format!("the constant `${}`", one.name), &one.at)?;
    }
    let modules = modules(document, with);
    // A parameter may hide a function, but what stands for a value in a pattern it cannot.
    for func in modules.iter().flat_map(|(module, _)| &module.funcs) {
        let mut params = Names::within(&values);
        for param in &func.params {
            params.add(document, safe_ident(&param.name), format!("`${}`", param.name), &param.at)?;
        }
    }
    for (module, clashes) in &modules {
        let what = format!("the module `${}`", module.name);
        if with.imports.is_none() && with.widths().iter().any(|ptr| import_name(module, *ptr).is_some()) {
            types.add(document, imports_module(module), what.clone(), &module.at)?;
        }
        if *clashes {
            types.add(document, rust_module(module), what, &module.at)?;
            add_funcs(document, &module.funcs, &mut Names::new(RUST))?;
        } else {
            add_funcs(document, &module.funcs, &mut values)?;
        }
    }
    Ok(())
}

fn add_type(
    document: &Document,
    def: &TypeDef,
    with: &Bindings<'_>,
    types: &mut Names<'_>,
    values: &mut Names<'_>,
) -> Result<(), Diagnostic> {
    let name = type_name(&def.name);
    let what = format!("the type `${}`", def.name);
    if matches!(document.resolve(&def.shape), Shape::Expected { .. }) {
        return Ok(());
    }
    types.add(document, name.clone(), what.clone(), &def.at)?;
    if matches!(with.replaced(&def.name), Some(By::Type(_))) {
        return Ok(());
    }
    let case_of = |case: &str| format!("`${case}` of `${}`", def.name);
    let mut members = Names::new(RUST);
    match &def.shape {
        Shape::Enum { cases, .. } => {
            values.add(document, name, what, &def.at)?;
            for case in cases {
                values.add(
                    document,
                    types::constant(&def.name, &case.name),
                    case_of(&case.name),
                    &case.at,
                )?;
            }
        }
        Shape::Flags { flags, .. } => {
            for flag in flags {
                values.add(
                    document,
                    types::constant(&def.name, &flag.name),
                    case_of(&flag.name),
                    &flag.at,
                )?;
            }
        }
        Shape::Tuple(_) => values.add(document, name, what, &def.at)?,
        Shape::Record(fields) => {
            for field in fields {
                members.add(document, safe_ident(&field.name), case_of(&field.name), &field.at)?;
            }
        }
        Shape::Union { cases, .. } if cases.iter().any(|case| case.shape.is_some()) => {
            types.add(document, format!("{name}U"), format!("what is in {what}"), &def.at)?;
            for case in cases {
                members.add(document, safe_ident(&case.name), case_of(&case.name), &case.at)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn add_funcs(document: &Document, funcs: &[Func], values: &mut Names<'_>) -> Result<(), Diagnostic> {
    for func in funcs {
        values.add(document, safe_ident(&func.name), format!("the function `{}`", func.name), &func.at)?;
    }
    Ok(())
}
