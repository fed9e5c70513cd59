//! The system calls beneath: counted with ptrace, and refused with seccomp.
//!
//! A guest is run in a process of its own (`src/guest.rs`), once with N and once with 2N
//! repetitions of a call; what the second run does more is what N calls cost. The tracer follows
//! all threads. Where ptrace or openat2 is refused, the tests say SKIPPED and pass.
//!
//! # Safety
//! The only unsafe code of the suite: `ptrace`, `waitpid` and seccomp's `prctl` have no safe form.
//! The tracer looks at children of its own thread only (`__WNOTHREAD`), so it never sees those of
//! other tests; the filter is installed in a child between fork and exec.

use std::collections::BTreeMap;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// The calls that the guest `p1 repeat` can repeat.
pub(crate) const SCENARIOS: [&str; 19] = [
    "nothing",
    "clock_time_get",
    "fd_read",
    "fd_write",
    "fd_pread",
    "fd_pwrite",
    "fd_seek",
    "fd_tell",
    "fd_read_4",
    "fd_filestat_get",
    "fd_fdstat_get",
    "path_open",
    "path_open_deep",
    "path_filestat_get",
    "path_filestat_get_deep",
    "path_unlink_file",
    "path_unlink_file_deep",
    "poll_oneoff",
    "poll_oneoff_many",
];

/// How often each system call was made, by number.
type Counts = BTreeMap<u64, u64>;

/// Runs a command under the tracer; `None` where tracing is refused.
fn count(command: &mut Command) -> Option<Counts> {
    let trace_me = || {
        // SAFETY: PTRACE_TRACEME reads none of its other arguments.
        match unsafe { libc::ptrace(libc::PTRACE_TRACEME, 0, 0, 0) } {
            -1 => Err(io::Error::last_os_error()),
            _ => Ok(()),
        }
    };
    // SAFETY: between fork and exec the closure makes one system call, and allocates nothing.
    unsafe { command.pre_exec(trace_me) };
    let child = command.spawn().ok()?;
    let main = libc::pid_t::try_from(child.id()).expect("a pid");

    let mut status = 0;
    // SAFETY: `status` is live; the child is ours. It stops at its exec.
    if unsafe { libc::waitpid(main, &raw mut status, libc::__WALL) } != main || !libc::WIFSTOPPED(status) {
        return None;
    }
    let options = libc::PTRACE_O_TRACESYSGOOD | libc::PTRACE_O_TRACECLONE | libc::PTRACE_O_EXITKILL;
    // SAFETY: the tracee is stopped; the options are a value, not a pointer.
    if unsafe { libc::ptrace(libc::PTRACE_SETOPTIONS, main, 0, options) } == -1 {
        return None;
    }
    let mut counts = Counts::new();
    let mut resumed = main;
    let mut signal = 0;
    loop {
        // SAFETY: `resumed` is a stopped tracee of this thread, or gone, which is an error and no harm.
        unsafe { libc::ptrace(libc::PTRACE_SYSCALL, resumed, 0, signal) };
        // SAFETY: `status` is live. Only children and tracees of this thread are waited for.
        let stopped = unsafe { libc::waitpid(-1, &raw mut status, libc::__WALL | libc::__WNOTHREAD) };
        assert!(stopped > 0, "lost the guest: {}", io::Error::last_os_error());
        (resumed, signal) = (stopped, 0);
        if libc::WIFEXITED(status) || libc::WIFSIGNALED(status) {
            if stopped == main {
                assert_eq!(status, 0, "the guest failed");
                return Some(counts);
            }
        } else if libc::WSTOPSIG(status) == libc::SIGTRAP | 0x80 {
            if let Some(number) = entered(stopped)? {
                *counts.entry(number).or_default() += 1;
            }
        } else if libc::WSTOPSIG(status) != libc::SIGTRAP && libc::WSTOPSIG(status) != libc::SIGSTOP {
            signal = libc::WSTOPSIG(status);
        }
    }
}

/// The number of the call a tracee is about to make, if it stands at the entry of one. The outer
/// `None`: this kernel does not tell.
fn entered(tracee: libc::pid_t) -> Option<Option<u64>> {
    let mut info = [0_u64; 16];
    let size = size_of_val(&info);
    let info_at = info.as_mut_ptr();
    // SAFETY: the kernel writes at most `size` bytes to `info`.
    let got = unsafe { libc::ptrace(libc::PTRACE_GET_SYSCALL_INFO, tracee, size, info_at) };
    if got <= 0 {
        return None;
    }
    // struct ptrace_syscall_info: op in the first byte, nr in the fourth word, then the arguments.
    let [op, ..] = info[0].to_le_bytes();
    let [number, _, command] = [info[3], info[4], info[5]];
    // In builds with debug assertions std asks before it closes a descriptor whether it is open.
    let is_stds_own = cfg!(debug_assertions)
        && number == libc::SYS_fcntl.cast_unsigned()
        && command == libc::F_GETFD.cast_unsigned().into();
    Some((op == libc::PTRACE_SYSCALL_INFO_ENTRY && !is_stds_own).then_some(number))
}

/// Whether this kernel, and whatever filters its calls, has openat2.
fn has_openat2() -> bool {
    use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat2};
    openat2(CWD, ".", OFlags::PATH, Mode::empty(), ResolveFlags::BENEATH).is_ok()
}

#[expect(clippy::print_stderr, reason = "a test that proves nothing must say so")]
fn skipped(why: &str) {
    eprintln!("SKIPPED: {why}");
}

/// Counts a run of `p1 repeat CALL TIMES` from a filled cache.
fn repeat(cache: &Path, call: &str, times: u32) -> Option<Counts> {
    let directory = tempfile::tempdir().expect("a directory");
    let programs = crate::sources::directory(env!("CARGO_MANIFEST_DIR"));
    let times = times.to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_waxwing-suite-guest"));
    command
        .args([cache, &programs.join("p1.wasm"), directory.path()])
        .args(["repeat", call, &times])
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    count(&mut command)
}

/// A cache that holds the program.
fn filled_cache() -> tempfile::TempDir {
    let cache = tempfile::tempdir().expect("a directory");
    let directory = tempfile::tempdir().expect("a directory");
    let programs = crate::sources::directory(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_waxwing-suite-guest"));
    let command = command.args([cache.path(), &programs.join("p1.wasm"), directory.path()]);
    let status = command.args(["repeat", "nothing", "0"]).status().expect("the guest runs");
    assert!(status.success(), "{status}");
    cache
}

/// Most system calls per WASI call.
#[test]
fn calls_per_call() {
    const TIMES: u32 = 100;
    let limits = [
        ("nothing", 0),
        ("fd_read", 1),
        ("fd_write", 1),
        ("fd_pread", 1),
        ("fd_pwrite", 1),
        ("fd_seek", 1),
        ("fd_tell", 1),
        ("fd_read_4", 1),
        ("fd_filestat_get", 1),
        ("fd_fdstat_get", 1),
        // With fd_close, which is the second.
        ("path_open", 2),
        ("path_open_deep", 2),
        ("path_filestat_get", 1),
        ("path_filestat_get_deep", 3),
        // With path_open and fd_close before.
        ("path_unlink_file", 2 + 1),
        ("path_unlink_file_deep", 2 + 3),
        ("poll_oneoff", 1),
        ("poll_oneoff_many", 1),
    ];
    let cache = filled_cache();
    let mut wrong = Vec::new();
    for (call, limit) in limits {
        if call.ends_with("deep") && !has_openat2() {
            skipped("openat2 is refused here");
            continue;
        }
        let [Some(once), Some(twice)] = [TIMES, 2 * TIMES].map(|times| repeat(cache.path(), call, times))
        else {
            return skipped("ptrace is refused here");
        };
        let more: BTreeMap<u64, i64> = twice
            .iter()
            .map(|(number, n)| (*number, n.cast_signed() - once.get(number).map_or(0, |n| n.cast_signed())))
            .filter(|(_, n)| *n != 0)
            .collect();
        let total: i64 = more.values().sum();
        // Tables that grow now and then are no cost of the single call.
        let slack = i64::from(TIMES) / 10;
        if total > i64::from(TIMES) * limit + slack {
            wrong.push(format!(
                "{call}: {total} more for {TIMES} calls, at most {limit} each; by number {more:?}"
            ));
        }
        if limit > 0 && total < i64::from(TIMES) {
            // Not wrong in itself (fd_tell may be kept by the host), but fd_read cannot be free.
            let cannot =
                ["fd_read", "fd_write", "fd_pread", "path_open", "path_filestat_get"].contains(&call);
            assert!(!cannot, "{call}: only {total} system calls for {TIMES} calls: the counter is broken");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A guest of one thread, from the cache, needs no second thread, no epoll and no wake-up handle.
#[test]
fn nothing_to_spare() {
    let cache = filled_cache();
    let Some(counts) = repeat(cache.path(), "fd_read", 10) else {
        return skipped("ptrace is refused here");
    };
    let of = |numbers: &[libc::c_long]| -> u64 {
        numbers.iter().filter_map(|number| counts.get(&number.cast_unsigned())).sum()
    };
    assert!(counts.values().sum::<u64>() > 20, "the counter is broken: {counts:?}");
    assert_eq!(of(&[libc::SYS_clone, libc::SYS_clone3]), 0, "threads or processes: {counts:?}");
    assert_eq!(
        of(&[libc::SYS_epoll_create1, libc::SYS_epoll_ctl, libc::SYS_epoll_pwait]),
        0,
        "epoll: {counts:?}"
    );
    assert!(of(&[libc::SYS_eventfd2]) <= 1, "eventfd: {counts:?}");
}

/// Runs the tests whose names contain one of `NAMES` again, in a process to which the kernel
/// answers openat2 with `errno`: paths are then resolved by our own walker.
fn with_openat2_refused(errno: libc::c_int) {
    const NAMES: [&str; 5] =
        ["p0::wasmtime", "p1::wasmtime", "posix::wasmtime", "census", "syscount::filter_works"];
    let rule = |code: u32, k: u32, jump: u8| libc::sock_filter {
        code: u16::try_from(code).expect("BPF codes are 16 bits"),
        jt: 0,
        jf: jump,
        k,
    };
    let number = u32::try_from(libc::SYS_openat2).expect("a small number");
    let mut filter = [
        // The call's number is the first word of struct seccomp_data.
        rule(libc::BPF_LD | libc::BPF_W | libc::BPF_ABS, 0, 0),
        rule(libc::BPF_JMP | libc::BPF_JEQ | libc::BPF_K, number, 1),
        rule(libc::BPF_RET | libc::BPF_K, libc::SECCOMP_RET_ERRNO | errno.unsigned_abs(), 0),
        rule(libc::BPF_RET | libc::BPF_K, libc::SECCOMP_RET_ALLOW, 0),
    ];
    let len = u16::try_from(filter.len()).expect("a short filter");
    let install = move || {
        let program = libc::sock_fprog { len, filter: filter.as_mut_ptr() };
        // SAFETY: both calls read their arguments only, which live until they return; the kernel
        // copies the filter.
        let refused = unsafe {
            libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == -1
                || libc::prctl(libc::PR_SET_SECCOMP, libc::SECCOMP_MODE_FILTER, &raw const program) == -1
        };
        match refused {
            true => Err(io::Error::last_os_error()),
            false => Ok(()),
        }
    };
    let mut command = Command::new(std::env::current_exe().expect("this test's program"));
    command.args(NAMES).env("WAXWING_SUITE_WITHOUT_OPENAT2", "1");
    // SAFETY: between fork and exec the closure makes two system calls, and allocates nothing.
    unsafe { command.pre_exec(install) };
    let Ok(output) = command.output() else {
        return skipped("seccomp is refused here");
    };
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.lines().filter(|line| line.ends_with("... ok")).count() > 150, "{text}");
}

#[test]
fn without_openat2_enosys() {
    with_openat2_refused(libc::ENOSYS);
}

#[test]
fn without_openat2_eperm() {
    with_openat2_refused(libc::EPERM);
}

/// The filter works: in such a process there is no openat2, elsewhere the kernel decides.
#[test]
fn filter_works() {
    if std::env::var_os("WAXWING_SUITE_WITHOUT_OPENAT2").is_some() {
        assert!(!has_openat2());
    }
}
