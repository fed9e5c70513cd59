//! Starting a stage of a pipeline by `proc_spawn2`.

use waxwing_guest::wasix::{self, Errno, Pid};

use crate::run::{Shell, Stage, Work};

/// Starts it in a process of its own. Only programs can be.
pub fn start(shell: &mut Shell, stage: &Stage<'_>) -> Result<Pid, Errno> {
    let Work::Program(args) = &stage.work else { return Err(wasix::ERRNO_NOTSUP) };
    let operations: Vec<_> = stage.descriptors.iter().map(|(from, to)| duplicate(*from, *to)).collect();
    let path = shell.variable("PATH");
    unsafe {
        wasix::proc_spawn2(
            &args[0],
            &args.join("\n"),
            &shell.environment(&stage.assignments),
            &operations,
            &[],
            wasix::BOOL_TRUE,
            &path,
        )
    }
}

fn duplicate(from: wasix::Fd, to: wasix::Fd) -> wasix::ProcSpawnFdOp {
    wasix::ProcSpawnFdOp {
        cmd: wasix::PROC_SPAWN_FD_OP_NAME_DUP2,
        fd: to,
        src_fd: from,
        path: std::ptr::null_mut(),
        path_len: 0,
        dirflags: 0,
        oflags: 0,
        fs_rights_base: 0,
        fs_rights_inheriting: 0,
        fdflags: 0,
        fdflagsext: 0,
    }
}
