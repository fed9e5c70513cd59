//! Starting a stage of a pipeline by `proc_fork`, and a program by `proc_exec3`.

use waxwing_guest::wasix::{self, Errno, Pid};

use crate::descriptors;
use crate::run::{Shell, Stage, Work};

/// Starts it in a process of its own.
pub fn start(shell: &mut Shell, stage: &Stage<'_>) -> Result<Pid, Errno> {
    let pid = unsafe { wasix::proc_fork(wasix::BOOL_TRUE) }?;
    if pid != 0 {
        return Ok(pid);
    }
    shell.become_child();
    let status = child(shell, stage);
    unsafe { wasix::proc_exit2(status.into()) };
    unreachable!("a process that has exited goes on");
}

fn child(shell: &mut Shell, stage: &Stage<'_>) -> u8 {
    for (from, to) in &stage.descriptors {
        if let Err(errno) = descriptors::replace(*from, *to) {
            eprintln!("shell: descriptor {to}: {}", errno.message());
            return 1;
        }
    }
    stage.owned.iter().for_each(|fd| descriptors::close(*fd));
    match &stage.work {
        Work::Program(args) => {
            let errno = shell.become_program(args, &stage.assignments);
            Shell::complain(&args[0], errno)
        }
        Work::Builtin(args) => shell.builtin(args, 1).unwrap_or(127),
        Work::Subshell(list) => {
            shell.run(list);
            shell.status
        }
        Work::Nothing => 0,
    }
}
