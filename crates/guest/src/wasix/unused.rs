//! Types that the crate `wasix` has and no call takes or gives: libcs keep them.

use super::{Hash, Pointersize};

/// A number of 128 bits, the low half first.
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct Hugesize {
    /// The low half.
    pub b0: u64,
    /// The high half.
    pub b1: u64,
}

/// A number that names something by its content, in 64 bits.
pub type ShortHash = u64;

/// The number of someone who is to be woken.
pub type Waker = u64;

/// A hash, or none.
#[repr(C)]
#[derive(Copy, Clone)]
pub struct OptionHash {
    /// Which case of the union it is.
    pub tag: u8,
    /// The value of that case.
    pub u: OptionHashU,
}

/// The values of an [`OptionHash`].
#[repr(C)]
#[derive(Copy, Clone)]
pub union OptionHashU {
    /// None.
    pub none: u8,
    /// A hash.
    pub some: Hash,
}

/// What a libc notes of a thread.
pub type ThreadFlags = u16;

/// It uses thread-specific data.
pub const THREAD_FLAGS_TSD_USED: ThreadFlags = 1 << 0;
/// It has an error of the dynamic linker to tell.
pub const THREAD_FLAGS_DLERROR_FLAG: ThreadFlags = 1 << 1;

/// What a libc keeps of a thread.
#[expect(missing_docs, reason = "a libc's own fields")]
#[repr(C)]
#[derive(Copy, Clone, Debug, PartialEq)]
pub struct ThreadState {
    pub thread_self: Pointersize,
    pub dtv: Pointersize,
    pub thread_prev: Pointersize,
    pub thread_next: Pointersize,
    pub sysinfo: Pointersize,
    pub canary: Pointersize,
    pub tid: i32,
    pub errno_val: i32,
    pub detach_state: i32,
    pub cancel: i32,
    pub canceldisable: u8,
    pub cancelasync: u8,
    pub flags: ThreadFlags,
    pub map_base: Pointersize,
    pub map_size: Pointersize,
    pub stack: Pointersize,
    pub stack_size: Pointersize,
    pub guard_size: Pointersize,
    pub result: Pointersize,
    pub cancelbuf: Pointersize,
    pub tsd: Pointersize,
    pub robust_list_head: Pointersize,
    pub robust_list_off: Pointersize,
    pub robust_list_pending: Pointersize,
    pub h_errno_val: i32,
    pub timer_id: i32,
    pub locale: Pointersize,
    pub killlock: i32,
    pub dlerror_buf: Pointersize,
    pub stdio_locks: Pointersize,
}
