//! The calls of WASIX on processes, threads and stacks, in a program that has one thread and was not rewritten for forks.

use waxwing_guest::wasix::*;

use crate::{Host, call};

pub(crate) fn calls(host: &Host) {
    this_one(host);
    children(host);
    threads(host);
    stacks(host);
}

fn this_one(host: &Host) {
    let own = call!(host, proc_id(), Ok(1..)).expect("a number");
    call!(host, proc_parent(own), Ok(_));
    call!(host, proc_parent(0x3fff_0000), Err(ERRNO_BADF));
    call!(host, proc_signal(0x3fff_0000, SIGNAL_NONE), Err(ERRNO_SRCH));
    call!(host, proc_raise_interval(SIGNAL_ALRM, 0, BOOL_FALSE), Ok(()));
    call!(host, proc_signals_sizes_get(), Ok(0));
    let mut none = [0; 8];
    call!(host, proc_signals_get(none.as_mut_ptr()), Ok(()));
    call!(host, proc_snapshot(), Ok(()));
    // SAFETY: the name is copied.
    unsafe { callback_signal("__wasm_signal") };
}

fn children(host: &Host) {
    call!(host, proc_fork(BOOL_TRUE), Err(ERRNO_NOTSUP));
    let mut nobody = OptionPid { tag: OPTION_NONE.raw(), u: OptionPidU { none: 0 } };
    call!(host, proc_join(&mut nobody, JOIN_FLAGS_NON_BLOCKING), Err(ERRNO_CHILD));
    let (null, inherit) = (STDIO_MODE_NULL, STDIO_MODE_INHERIT);
    call!(
        host,
        proc_spawn("/none", BOOL_FALSE, "none", "", null, inherit, inherit, "/"),
        Err(ERRNO_NOENT)
    );
    call!(host, proc_spawn2("/none", "none", "", &[], &[], BOOL_FALSE, ""), Err(ERRNO_NOENT));
    let mut arg = *b"none\0";
    let args = [arg.as_mut_ptr()];
    call!(host, proc_spawn3("/none", &args, &[], &[], &[], BOOL_FALSE, ""), Err(ERRNO_NOENT));
    call!(host, proc_exec3("/none", "none", "", BOOL_FALSE, ""), Err(ERRNO_NOENT));
    call!(host, proc_exec4("/none", &args, &[], BOOL_FALSE, ""), Err(ERRNO_NOENT));
    // The child goes on here and ends; then the parent does.
    let child = call!(host, proc_fork_env(), Ok(_));
    if let Some(child) = child {
        // SAFETY: no address is given.
        let own = unsafe { proc_id() };
        if own == Ok(child) {
            // SAFETY: no address is given.
            unsafe { proc_exit2(7) };
        }
        let mut anybody = OptionPid { tag: OPTION_SOME.raw(), u: OptionPidU { some: child } };
        let status = call!(host, proc_join(&mut anybody, 0), Ok(_)).expect("its end");
        assert_eq!(status.tag, JOIN_STATUS_TYPE_EXIT_NORMAL.raw());
        // SAFETY: the tag says so.
        assert_eq!(unsafe { status.u.exit_normal }.raw(), 7);
    }
}

fn threads(host: &Host) {
    let own = call!(host, thread_id(), Ok(1..)).expect("a number");
    call!(host, thread_parallelism(), Ok(1..));
    call!(host, thread_sleep(1_000_000), Ok(()));
    call!(host, thread_join(0x1000), Err(ERRNO_SRCH));
    call!(host, thread_signal(own, SIGNAL_NONE), Ok(()));
    let mut start = ThreadStart {
        stack: 0,
        tls_base: 0,
        start_funct: 0,
        start_args: 0,
        reserved0: 0,
        reserved1: 0,
        reserved2: 0,
        reserved3: 0,
        reserved4: 0,
        reserved5: 0,
        reserved6: 0,
        reserved7: 0,
        reserved8: 0,
        reserved9: 0,
        stack_size: 0,
        guard_size: 0,
    };
    call!(host, thread_spawn_v2(&mut start), Err(ERRNO_NOTCAPABLE));
    call!(host, thread_spawn(&mut start), Err(ERRNO_NOTCAPABLE));
    let mut word = 5;
    let soon = OptionTimestamp { tag: OPTION_SOME.raw(), u: OptionTimestampU { some: 1_000_000 } };
    call!(host, futex_wait(&mut word, 5, &soon), Ok(BOOL_FALSE));
    call!(host, futex_wake(&mut word), Ok(BOOL_FALSE));
    call!(host, futex_wake_all(&mut word), Ok(BOOL_FALSE));
}

fn stacks(host: &Host) {
    let mut snapshot = StackSnapshot { user: 0, hash: Hash { b0: 0, b1: 0 } };
    call!(host, stack_checkpoint(&mut snapshot), Err(ERRNO_NOSYS));
    let mut context = 0;
    call!(host, context_create(&mut context, 0), Err(ERRNO_INVAL | ERRNO_NOTSUP));
    call!(host, context_switch(99), Err(ERRNO_INVAL));
    call!(host, context_destroy(99), Err(ERRNO_INVAL));
}
