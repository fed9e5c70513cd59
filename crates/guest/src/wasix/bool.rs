//! Yes and no, and some and none, as the crate `wasix` has them: numbers with names.

/// Yes or no.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Bool(u8);

/// No.
pub const BOOL_FALSE: Bool = Bool(0);
/// Yes.
pub const BOOL_TRUE: Bool = Bool(1);

/// Whether there is a value: the tag of `OptionFd` and others.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Option(u8);

/// There is none.
pub const OPTION_NONE: Option = Option(0);
/// There is one.
pub const OPTION_SOME: Option = Option(1);

macro_rules! number {
    ($name:ident: $($value:literal $text:literal $message:literal),*) => {
        impl $name {
            /// The value with this number, whether it has a name or not.
            #[must_use]
            pub const fn from_raw(raw: u8) -> Self {
                $name(raw)
            }

            /// Its number.
            #[must_use]
            pub const fn raw(&self) -> u8 {
                self.0
            }

            /// Its name, in capitals; empty for a number without one.
            #[must_use]
            pub const fn name(&self) -> &'static str {
                match self.0 {
                    $($value => $text,)*
                    _ => "",
                }
            }

            /// What it means, in a sentence; empty for a number without a name.
            #[must_use]
            pub const fn message(&self) -> &'static str {
                match self.0 {
                    $($value => $message,)*
                    _ => "",
                }
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("code", &self.0)
                    .field("name", &self.name())
                    .field("message", &self.message())
                    .finish()
            }
        }

        impl From<u8> for $name {
            fn from(raw: u8) -> Self {
                $name(raw)
            }
        }
    };
}

number!(Bool: 0 "FALSE" "No.", 1 "TRUE" "Yes.");
number!(Option: 0 "NONE" "There is none.", 1 "SOME" "There is one.");

impl From<bool> for Bool {
    fn from(yes: bool) -> Self {
        Bool(u8::from(yes))
    }
}

impl From<Bool> for bool {
    fn from(yes: Bool) -> Self {
        yes != BOOL_FALSE
    }
}
