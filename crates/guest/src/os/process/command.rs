//! Starting other programs.

use alloc::string::String;
use alloc::vec::Vec;

use super::Child;
use crate::os::{AsFd, Errno, Result};
use crate::wasix::{
    self, BOOL_TRUE, Fd, PROC_SPAWN_FD_OP_NAME_CHDIR, PROC_SPAWN_FD_OP_NAME_DUP2, ProcSpawnFdOp,
};

/// A program to start, as `std::process::Command`. It has this one's streams and environment unless it is given others.
///
/// Arguments and variables go to the host a line each, so none of them may have a line feed.
#[derive(Clone, Debug)]
pub struct Command {
    program: String,
    args: Vec<String>,
    env: Option<Vec<String>>,
    dir: Option<String>,
    streams: [Option<Fd>; 3],
}

impl Command {
    /// The program of that name: a path, or looked for in the usual places.
    #[must_use]
    pub fn new(program: &str) -> Self {
        let program = String::from(program);
        Command { args: Vec::from([program.clone()]), program, env: None, dir: None, streams: [None; 3] }
    }

    /// A further argument.
    #[must_use]
    pub fn arg(mut self, arg: &str) -> Self {
        self.args.push(String::from(arg));
        self
    }

    /// A variable of its environment, which then has those alone that it is given.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.get_or_insert_default().push(alloc::format!("{name}={value}"));
        self
    }

    /// Its current directory.
    #[must_use]
    pub fn current_dir(mut self, path: &str) -> Self {
        self.dir = Some(String::from(path));
        self
    }

    fn stream(mut self, number: usize, fd: &impl AsFd) -> Self {
        if let Some(stream) = self.streams.get_mut(number) {
            *stream = Some(fd.as_raw());
        }
        self
    }

    /// Its standard input; open until it is started.
    #[must_use]
    pub fn stdin(self, fd: &impl AsFd) -> Self {
        self.stream(0, fd)
    }

    /// Its standard output; open until it is started.
    #[must_use]
    pub fn stdout(self, fd: &impl AsFd) -> Self {
        self.stream(1, fd)
    }

    /// Its standard error; open until it is started.
    #[must_use]
    pub fn stderr(self, fd: &impl AsFd) -> Self {
        self.stream(2, fd)
    }

    /// Starts it as a child.
    ///
    /// # Errors
    /// `inval` for an argument with a line feed, `noent`, `acces`, `noexec`; `badf` for a stream that is not open
    pub fn spawn(&self) -> Result<Child> {
        let (args, env) = self.lines()?;
        let mut steps = Vec::new();
        for (stream, fd) in (0..).zip(self.streams) {
            if let Some(fd) = fd {
                steps.push(step(PROC_SPAWN_FD_OP_NAME_DUP2, stream, fd, ""));
            }
        }
        if let Some(dir) = &self.dir {
            steps.push(step(PROC_SPAWN_FD_OP_NAME_CHDIR, 0, 0, dir));
        }
        // SAFETY: the steps and the paths in them live until the call is over.
        let pid = unsafe {
            match env {
                Some(env) => wasix::proc_spawn2(&self.program, &args, &env, &steps, &[], BOOL_TRUE, ""),
                None => spawn_with_this_environment(&self.program, &args, &steps),
            }
        }?;
        Ok(Child::new(pid))
    }

    /// Runs it in the place of this program, with this one's streams and current directory; comes back only with the error.
    #[must_use]
    pub fn exec(&self) -> Errno {
        let (args, env) = match self.lines() {
            Ok(lines) => lines,
            Err(error) => return error,
        };
        // SAFETY: the texts live until the call is over.
        let answer = unsafe {
            match env {
                Some(env) => wasix::proc_exec3(&self.program, &args, &env, BOOL_TRUE, ""),
                None => exec_with_this_environment(&self.program, &args),
            }
        };
        answer.err().unwrap_or(wasix::ERRNO_NOEXEC)
    }

    /// Arguments and environment as calls have them.
    fn lines(&self) -> Result<(String, Option<String>)> {
        let texts = self.args.iter().chain(self.env.iter().flatten());
        if texts.into_iter().any(|text| text.contains('\n')) {
            return Err(wasix::ERRNO_INVAL);
        }
        Ok((self.args.join("\n"), self.env.as_ref().map(|env| env.join("\n"))))
    }
}

/// One step that the child does before its program starts.
fn step(cmd: wasix::ProcSpawnFdOpName, fd: Fd, src_fd: Fd, path: &str) -> ProcSpawnFdOp {
    ProcSpawnFdOp {
        cmd,
        fd,
        src_fd,
        path: path.as_ptr(),
        path_len: path.len(),
        dirflags: 0,
        oflags: 0,
        fs_rights_base: 0,
        fs_rights_inheriting: 0,
        fdflags: 0,
        fdflagsext: 0,
    }
}

/// The typed calls take texts, and no text is a null pointer, which keeps the environment there is; here are the imports.
mod raw {
    #[cfg(target_pointer_width = "32")]
    pub(super) use crate::raw::wasix_32v1::{proc_exec3, proc_spawn2};
    #[cfg(target_pointer_width = "64")]
    pub(super) use crate::raw::wasix_64v1::{proc_exec3, proc_spawn2};
}

#[cfg(target_pointer_width = "32")]
type Word = i32;
#[cfg(target_pointer_width = "64")]
type Word = i64;

#[cfg_attr(
    target_pointer_width = "32",
    expect(clippy::cast_possible_truncation, reason = "addresses are as wide as the word")
)]
fn word(number: usize) -> Word {
    number as Word
}

fn errno(number: i32) -> Result<()> {
    match u16::try_from(number) {
        Ok(0) => Ok(()),
        Ok(number) => Err(Errno::from_raw(number)),
        Err(_) => Err(wasix::ERRNO_UNKNOWN),
    }
}

/// # Safety
/// What the steps point to lives until the call is over.
unsafe fn spawn_with_this_environment(
    program: &str,
    args: &str,
    steps: &[ProcSpawnFdOp],
) -> Result<wasix::Pid> {
    let mut pid = 0_u32;
    // SAFETY: all is borrowed for the call; null is no environment and no list of directories.
    let answer = unsafe {
        raw::proc_spawn2(
            word(program.as_ptr().expose_provenance()),
            word(program.len()),
            word(args.as_ptr().expose_provenance()),
            word(args.len()),
            0,
            0,
            word(steps.as_ptr().expose_provenance()),
            word(steps.len()),
            0,
            0,
            1,
            0,
            0,
            word((&raw mut pid).expose_provenance()),
        )
    };
    errno(answer).map(|()| pid)
}

/// # Safety
/// None beyond that of [`wasix::proc_exec3`].
unsafe fn exec_with_this_environment(program: &str, args: &str) -> Result<()> {
    // SAFETY: as above.
    errno(unsafe {
        raw::proc_exec3(
            word(program.as_ptr().expose_provenance()),
            word(program.len()),
            word(args.as_ptr().expose_provenance()),
            word(args.len()),
            0,
            0,
            1,
            0,
            0,
        )
    })
}
