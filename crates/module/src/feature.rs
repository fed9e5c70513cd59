//! What a module uses beyond the first edition of WebAssembly.
//!
//! Main type: [`Feature`]. One invariant: a feature is named because the module has an instruction or a declaration of
//! it, not because some section says so.

use std::collections::BTreeSet;
use std::fmt;

use wasmparser::{BinaryReaderError, BlockType, FunctionBody, Operator};

/// A part of WebAssembly that came after its first edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are the proposals' own")]
pub enum Feature {
    SignExtension,
    SaturatingConversions,
    BulkMemory,
    MultiValue,
    ReferenceTypes,
    FunctionReferences,
    TailCalls,
    Simd,
    RelaxedSimd,
    Exceptions,
    LegacyExceptions,
    Atomics,
    SharedMemory,
    MultiMemory,
    Memory64,
    CustomPageSizes,
    Gc,
    WideArithmetic,
    MemoryControl,
    StackSwitching,
    SharedEverything,
    CustomDescriptors,
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Feature::SignExtension => "sign extension",
            Feature::SaturatingConversions => "saturating conversions",
            Feature::BulkMemory => "bulk memory",
            Feature::MultiValue => "multi-value",
            Feature::ReferenceTypes => "reference types",
            Feature::FunctionReferences => "function references",
            Feature::TailCalls => "tail calls",
            Feature::Simd => "SIMD",
            Feature::RelaxedSimd => "relaxed SIMD",
            Feature::Exceptions => "exceptions",
            Feature::LegacyExceptions => "legacy exceptions",
            Feature::Atomics => "atomics",
            Feature::SharedMemory => "shared memory",
            Feature::MultiMemory => "several memories",
            Feature::Memory64 => "64-bit memory",
            Feature::CustomPageSizes => "custom page sizes",
            Feature::Gc => "garbage collection",
            Feature::WideArithmetic => "wide arithmetic",
            Feature::MemoryControl => "memory control",
            Feature::StackSwitching => "stack switching",
            Feature::SharedEverything => "shared-everything threads",
            Feature::CustomDescriptors => "custom descriptors",
        })
    }
}

/// The proposals of wasmparser's list of instructions.
macro_rules! proposal {
    (mvp) => {
        None
    };
    (sign_extension) => {
        Some(Feature::SignExtension)
    };
    (saturating_float_to_int) => {
        Some(Feature::SaturatingConversions)
    };
    (bulk_memory) => {
        Some(Feature::BulkMemory)
    };
    (reference_types) => {
        Some(Feature::ReferenceTypes)
    };
    (function_references) => {
        Some(Feature::FunctionReferences)
    };
    (tail_call) => {
        Some(Feature::TailCalls)
    };
    (simd) => {
        Some(Feature::Simd)
    };
    (relaxed_simd) => {
        Some(Feature::RelaxedSimd)
    };
    (exceptions) => {
        Some(Feature::Exceptions)
    };
    (legacy_exceptions) => {
        Some(Feature::LegacyExceptions)
    };
    (threads) => {
        Some(Feature::Atomics)
    };
    (gc) => {
        Some(Feature::Gc)
    };
    (wide_arithmetic) => {
        Some(Feature::WideArithmetic)
    };
    (memory_control) => {
        Some(Feature::MemoryControl)
    };
    (stack_switching) => {
        Some(Feature::StackSwitching)
    };
    (shared_everything_threads) => {
        Some(Feature::SharedEverything)
    };
    (custom_descriptors) => {
        Some(Feature::CustomDescriptors)
    };
}

macro_rules! define_feature_of {
    ($( @$proposal:ident $op:ident $({ $($arg:ident: $argty:ty),* })? => $visit:ident ($($ann:tt)*))*) => {
        /// The feature that an instruction belongs to; `None` for those of the first edition.
        fn feature_of(operator: &Operator<'_>) -> Option<Feature> {
            match operator {
                // A block with parameters or several results refers to a function type.
                Operator::Block { blockty: BlockType::FuncType(_) }
                | Operator::Loop { blockty: BlockType::FuncType(_) }
                | Operator::If { blockty: BlockType::FuncType(_) } => Some(Feature::MultiValue),
                $( Operator::$op { .. } => proposal!($proposal), )*
                _ => None,
            }
        }
    };
}
wasmparser::for_each_operator!(define_feature_of);

/// Adds the features that the instructions of a function's body use.
pub(crate) fn of_body(
    body: &FunctionBody<'_>,
    features: &mut BTreeSet<Feature>,
) -> Result<(), BinaryReaderError> {
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        if let Some(feature) = feature_of(&operators.read()?) {
            features.insert(feature);
        }
    }
    Ok(())
}
