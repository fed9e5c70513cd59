//! How much of the host a guest may use. Each limit is enforced in one place, named at its field.

/// The limits of a process and of what it starts.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Open descriptors of one process, preopens included; one more is `mfile`. Enforced by the descriptor table.
    pub open_files: usize,
    /// Bytes of all memories and tables of one process together; growing beyond them fails in the guest. (A shared memory
    /// may have as many, and counts for those that grow after it.) Enforced by the engine.
    pub memory: Option<u64>,
    /// Threads of all processes of a run together; one more is `again`. Enforced where threads are started.
    pub threads: usize,
    /// Processes at once, those that have ended and were not joined included; one more is `again`. Enforced where processes are started.
    pub processes: usize,
    /// Bytes of stack of the OS threads that guest threads and child processes run on: what the engine lets the guest's
    /// frames take, and at least 1 MiB for the host's own. Whoever runs a process chooses its first thread's. Enforced
    /// where threads are started.
    pub thread_stack: usize,
    /// Fuel: about one unit per executed instruction; the guest traps when it is used up. Enforced by the engine.
    pub fuel: Option<u64>,
}

impl Default for Limits {
    /// 1,024 descriptors; memory and fuel as much as there is; 4,096 threads (well below what Linux's default
    /// `vm.max_map_count` has room for) with 2 MiB of stack; 1,024 processes.
    fn default() -> Self {
        Limits {
            open_files: 1024,
            memory: None,
            threads: 4096,
            processes: 1024,
            thread_stack: 2 << 20,
            fuel: None,
        }
    }
}
