//! Written from examples/counters/counters.witx by `waxwing witx bindings --lang rust --no-std`.

#[cfg(target_pointer_width = "32")]
type Word = i32;
#[cfg(target_pointer_width = "64")]
type Word = i64;

/// Why a call failed; 0 when it did not.
#[repr(transparent)]
#[derive(Copy, Clone, Hash, Eq, PartialEq, Ord, PartialOrd)]
pub struct Error(u16);

/// It did not fail.
pub const ERROR_NONE: Error = Error(0);
/// There is no such counter.
pub const ERROR_MISSING: Error = Error(1);
/// An address does not lie in the guest's memory.
pub const ERROR_FAULT: Error = Error(2);

impl Error {
    /// The value with this number, whether it has a name or not.
    #[must_use]
    pub const fn from_raw(raw: u16) -> Self {
        Error(raw)
    }

    /// Its number.
    #[must_use]
    pub const fn raw(&self) -> u16 {
        self.0
    }

    /// Its name in the interface, in capitals; empty for a number without one.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.0 {
            0 => "NONE",
            1 => "MISSING",
            2 => "FAULT",
            _ => "",
        }
    }

    /// What it means, in a sentence; empty for a number without a name.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        match self.0 {
            0 => "It did not fail.",
            1 => "There is no such counter.",
            2 => "An address does not lie in the guest's memory.",
            _ => "",
        }
    }
}

impl core::fmt::Debug for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Error")
            .field("code", &self.0)
            .field("name", &self.name())
            .field("message", &self.message())
            .finish()
    }
}

impl From<u16> for Error {
    fn from(raw: u16) -> Self {
        Error(raw)
    }
}

/// What to do beyond adding.
pub type Options = u8;

/// Make the counter if it is not there.
pub const OPTIONS_CREATE: Options = 1 << 0;
/// Set it to 0 first.
pub const OPTIONS_RESET: Options = 1 << 1;

/// A counter as it stands.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Count {
    /// Its value.
    pub value: i64,
    /// How often it was added to.
    pub times: u32,
}

#[cfg(any(target_family = "wasm", target_pointer_width = "64"))]
const _: () = {
    assert!(size_of::<Count>() == 16);
    assert!(align_of::<Count>() == 8);
    assert!(core::mem::offset_of!(Count, value) == 0);
    assert!(core::mem::offset_of!(Count, times) == 8);
};

impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} (error {})", self.name(), self.0)
    }
}

impl core::error::Error for Error {}

/// Adds to the counter of a name; how it stands then. `missing` without `create` when there is none.
///
/// Imported as `add` from `counters`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn add(name: &str, amount: i64, options: Options) -> Result<Count, Error> {
    let mut out0 = core::mem::MaybeUninit::<Count>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_counters::add(
            name.as_ptr() as Word,
            name.len() as Word,
            amount,
            options as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Error::from_raw(error as u16)),
        }
    }
}

/// How many counters there are.
///
/// Imported as `len` from `counters`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn len() -> u32 {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports_counters::len() as u32 }
}

/// Writes the values of the counters with these names, one behind the other. `missing` when one of them is.
///
/// Imported as `values` from `counters`.
///
/// # Safety
///
/// `into` must be valid for what the call reads and writes there, for as long as it lasts, or null where the call knows that as none.
pub unsafe fn values(prefix: &str, into: *mut i64, room: u32) -> Result<u32, Error> {
    let mut out0 = core::mem::MaybeUninit::<u32>::uninit();
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe {
        match imports_counters::values(
            prefix.as_ptr() as Word,
            prefix.len() as Word,
            into as Word,
            room as i32,
            out0.as_mut_ptr() as Word,
        ) {
            0 => Ok(out0.assume_init()),
            error => Err(Error::from_raw(error as u16)),
        }
    }
}

/// Ends the guest.
///
/// Imported as `give_up` from `counters`.
///
/// # Safety
///
/// Nothing of the caller's memory is reached but what is borrowed.
pub unsafe fn give_up() -> ! {
    // SAFETY: the caller vouches for addresses; what the host fills in is here.
    unsafe { imports_counters::give_up() }
}

#[cfg(target_pointer_width = "32")]
mod imports_counters {
    #[link(wasm_import_module = "counters")]
    unsafe extern "C" {
        #[link_name = "add"]
        pub(super) fn add(name: i32, name_len: i32, amount: i64, options: i32, error0: i32) -> i32;
        #[link_name = "len"]
        pub(super) fn len() -> i32;
        #[link_name = "values"]
        pub(super) fn values(prefix: i32, prefix_len: i32, into: i32, room: i32, error0: i32) -> i32;
        #[link_name = "give_up"]
        pub(super) fn give_up() -> !;
    }
}

#[cfg(target_pointer_width = "64")]
mod imports_counters {
    #[link(wasm_import_module = "counters")]
    unsafe extern "C" {
        #[link_name = "add"]
        pub(super) fn add(name: i64, name_len: i64, amount: i64, options: i32, error0: i64) -> i32;
        #[link_name = "len"]
        pub(super) fn len() -> i32;
        #[link_name = "values"]
        pub(super) fn values(prefix: i64, prefix_len: i64, into: i64, room: i32, error0: i64) -> i32;
        #[link_name = "give_up"]
        pub(super) fn give_up() -> !;
    }
}
