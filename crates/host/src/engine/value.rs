//! Types and values of wasm, where the system speaks of them: imports as a module declares them, arguments and results of
//! exports.
//!
//! Main types: [`Value`], [`ValueType`], [`Signature`]. One invariant: what people type and read is made here alone, so it
//! is the same on every engine.

use std::fmt;

use waxwing_abi::call::WasmType;
use waxwing_abi::types::Errno;

use super::Syscall;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `v128`
    V128,
    /// A reference, of whatever kind: the system's calls have none.
    Reference,
}

/// The type of a function.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// What it takes.
    pub params: Vec<ValueType>,
    /// What it returns.
    pub results: Vec<ValueType>,
}

/// A value. Floating-point numbers are their bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// An `i32`.
    I32(i32),
    /// An `i64`.
    I64(i64),
    /// The bits of an `f32`.
    F32(u32),
    /// The bits of an `f64`.
    F64(u64),
    /// A `v128`.
    V128(u128),
    /// A reference to nothing.
    Null,
    /// A reference to something.
    Reference,
}

impl From<WasmType> for ValueType {
    fn from(ty: WasmType) -> Self {
        match ty {
            WasmType::I32 => ValueType::I32,
            WasmType::I64 => ValueType::I64,
        }
    }
}

impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ValueType::I32 => "i32",
            ValueType::I64 => "i64",
            ValueType::F32 => "f32",
            ValueType::F64 => "f64",
            ValueType::V128 => "v128",
            ValueType::Reference => "ref",
        })
    }
}

impl Signature {
    /// A call's own.
    #[must_use]
    pub fn of(call: &Syscall) -> Self {
        Signature {
            params: call.params.iter().map(|param| ValueType::from(*param)).collect(),
            results: if call.returns { vec![ValueType::I32] } else { Vec::new() },
        }
    }

    /// Whether a function declared so is `call` as it is.
    pub(super) fn is(&self, call: &Syscall) -> bool {
        self.params.iter().copied().eq(call.params.iter().map(|param| ValueType::from(*param)))
            && self.returns_as(call)
    }

    /// Whether a function declared so is `call` but for the width of some numbers.
    pub(super) fn adapts_to(&self, call: &Syscall) -> bool {
        self.params.len() == call.params.len()
            && self.params.iter().all(|param| matches!(param, ValueType::I32 | ValueType::I64))
            && self.returns_as(call)
    }

    fn returns_as(&self, call: &Syscall) -> bool {
        match self.results[..] {
            [] => !call.returns,
            [ValueType::I32] => call.returns,
            _ => false,
        }
    }

    /// What a function returns that nothing provides: `nosys` where it returns an `i32`, else zeros.
    #[must_use]
    pub fn not_provided(&self) -> Vec<Value> {
        let answer = |ty: &ValueType| match ty {
            ValueType::I32 => Value::I32(i32::from(Errno::Nosys.raw())),
            ty => Value::zero(*ty),
        };
        self.results.iter().map(answer).collect()
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |types: &[ValueType]| types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        write!(f, "({})", list(&self.params))?;
        if self.results.is_empty() { Ok(()) } else { write!(f, " -> {}", list(&self.results)) }
    }
}

impl Value {
    /// Zero, or a reference to nothing.
    #[must_use]
    pub fn zero(ty: ValueType) -> Self {
        match ty {
            ValueType::I32 => Value::I32(0),
            ValueType::I64 => Value::I64(0),
            ValueType::F32 => Value::F32(0),
            ValueType::F64 => Value::F64(0),
            ValueType::V128 => Value::V128(0),
            ValueType::Reference => Value::Null,
        }
    }

    /// The integer of this type that a word holds; `None` for other types.
    #[must_use]
    pub fn from_word(ty: ValueType, word: u64) -> Option<Self> {
        match ty {
            #[expect(clippy::cast_possible_truncation, reason = "an i32 is the low half of its word")]
            ValueType::I32 => Some(Value::I32((word as u32).cast_signed())),
            ValueType::I64 => Some(Value::I64(word.cast_signed())),
            _ => None,
        }
    }

    /// An integer as a word, an `i32` in its low half; `None` for other values.
    #[must_use]
    pub fn word(self) -> Option<u64> {
        match self {
            Value::I32(value) => Some(u64::from(value.cast_unsigned())),
            Value::I64(value) => Some(value.cast_unsigned()),
            _ => None,
        }
    }

    /// Reads a value given as text. Both the signed and the unsigned reading of a number are welcome.
    pub(super) fn parse(ty: ValueType, text: &str) -> Option<Self> {
        Some(match ty {
            ValueType::I32 => Value::I32(text.parse().or_else(|_| text.parse().map(u32::cast_signed)).ok()?),
            ValueType::I64 => Value::I64(text.parse().or_else(|_| text.parse().map(u64::cast_signed)).ok()?),
            ValueType::F32 => Value::F32(text.parse::<f32>().ok()?.to_bits()),
            ValueType::F64 => Value::F64(text.parse::<f64>().ok()?.to_bits()),
            ValueType::V128 | ValueType::Reference => return None,
        })
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::I32(value) => value.fmt(f),
            Value::I64(value) => value.fmt(f),
            Value::F32(bits) => f32::from_bits(*bits).fmt(f),
            Value::F64(bits) => f64::from_bits(*bits).fmt(f),
            Value::V128(value) => write!(f, "{value:#034x}"),
            Value::Null => f.write_str("null"),
            Value::Reference => f.write_str("ref"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_signed_and_unsigned() {
        let check = |ty, text: &str, expected: Option<Value>| {
            assert_eq!(Value::parse(ty, text), expected, "{ty} {text}");
        };
        check(ValueType::I32, "-1", Some(Value::I32(-1)));
        check(ValueType::I32, "4294967295", Some(Value::I32(-1)));
        check(ValueType::I32, "4294967296", None);
        check(ValueType::I64, "18446744073709551615", Some(Value::I64(-1)));
        check(ValueType::F32, "0.5", Some(Value::F32(0.5f32.to_bits())));
        check(ValueType::F64, "-inf", Some(Value::F64(f64::NEG_INFINITY.to_bits())));
        check(ValueType::V128, "0", None);
        check(ValueType::Reference, "null", None);
    }

    #[test]
    fn values_read_as_they_are_written() {
        let check = |value: Value, expected: &str| assert_eq!(value.to_string(), expected);
        check(Value::I32(-7), "-7");
        check(Value::F64(2.5f64.to_bits()), "2.5");
        check(Value::V128(255), "0x000000000000000000000000000000ff");
    }

    #[test]
    fn what_nothing_provides_answers_nosys_and_zeros() {
        let signature = Signature { params: Vec::new(), results: vec![ValueType::I64, ValueType::I32] };
        assert_eq!(signature.not_provided(), [Value::I64(0), Value::I32(52)]);
        assert_eq!(signature.to_string(), "() -> i64, i32");
    }
}
