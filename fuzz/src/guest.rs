//! A guest without an engine: a process, its main thread, and memory to point into.
//!
//! Main type: [`Guest`]. One invariant: nobody writes outside of the guest's memory; a guard on both sides of it shows
//! if somebody did.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};
use std::task::Poll;

use waxwing::engine::{SYSCALLS, Syscall};
use waxwing::layer::Layered;
use waxwing::{Builder, Process, Wait};
use waxwing_abi::GuestMemory;
use waxwing_abi::call::{Param, WasmType};

/// How many words guard the memory on each side.
const GUARD: usize = 512;
const GUARD_WORD: u64 = 0xfeed_face_dead_beef;

/// Memory as a guest has it.
pub(crate) struct Memory {
    words: Box<[AtomicU64]>,
}

impl Memory {
    /// `len` bytes of zeroes, a multiple of 8.
    pub(crate) fn new(len: usize) -> Self {
        let inside = GUARD..GUARD + len / 8;
        let word = |index| if inside.contains(&index) { 0 } else { GUARD_WORD };
        Memory { words: (0..inside.end + GUARD).map(|index| AtomicU64::new(word(index))).collect() }
    }

    fn inside(&self) -> &[AtomicU64] {
        &self.words[GUARD..self.words.len() - GUARD]
    }

    pub(crate) fn view(&mut self) -> GuestMemory<'_> {
        let inside = self.inside();
        let len = size_of_val(inside) as u64;
        // SAFETY: the words are borrowed for as long as the view lives, and atomics may be written through a shared borrow.
        unsafe { GuestMemory::new(inside.as_ptr().cast_mut().cast(), len) }
    }

    /// Whether an aligned word of it is `word`.
    pub(crate) fn holds(&self, word: u64) -> bool {
        self.inside().iter().any(|held| held.load(Relaxed) == word)
    }

    /// Whether nobody has written beside it.
    pub(crate) fn is_guarded(&self) -> bool {
        let guards = self.words.iter().take(GUARD).chain(self.words.iter().rev().take(GUARD));
        guards.into_iter().all(|word| word.load(Relaxed) == GUARD_WORD)
    }
}

/// A process that no engine runs, and its memory.
pub(crate) struct Guest {
    pub(crate) process: Arc<Process>,
    task: Layered,
    pub(crate) memory: Memory,
}

impl Guest {
    pub(crate) fn new(builder: Builder, memory: usize) -> Self {
        let task = builder.build_task().expect("the process can be built");
        let process = Arc::clone(task.thread().process());
        Guest { process, task, memory: Memory::new(memory) }
    }

    /// One attempt at a call, as an engine makes it. A call that would wait is given up.
    pub(crate) fn attempt(&mut self, call: &Syscall, words: &[u64]) -> Poll<u32> {
        let params: Vec<Param> = words.iter().copied().map(Param::from).collect();
        (call.thunk)(&mut self.task, &mut Wait::new(), self.memory.view(), &params)
    }

    /// Makes a preview1 call that never waits; every other bit of an `i32` is noise.
    pub(crate) fn call(&mut self, name: &str, parameters: &[u64]) -> u32 {
        let call = preview1(name);
        assert_eq!(call.params.len(), parameters.len(), "{name}");
        let noise = |wasm| if wasm == WasmType::I32 { NOISE } else { 0 };
        let words: Vec<u64> =
            parameters.iter().zip(call.params).map(|(word, wasm)| word | noise(*wasm)).collect();
        match self.attempt(call, &words) {
            Poll::Ready(result) => result,
            Poll::Pending => panic!("{name} waits"),
        }
    }
}

/// What the high half of a word holds that is an `i32`.
pub(crate) const NOISE: u64 = 0xabad_cafe << 32;

fn preview1(name: &str) -> &'static Syscall {
    static CALLS: OnceLock<HashMap<&str, &Syscall>> = OnceLock::new();
    let calls = CALLS.get_or_init(|| {
        let calls = SYSCALLS.iter().filter(|call| call.module == "wasi_snapshot_preview1");
        calls.map(|call| (call.name, call)).collect()
    });
    calls[name]
}
