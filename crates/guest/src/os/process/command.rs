//! Starting other programs.

use alloc::string::String;
use alloc::vec::Vec;
use core::marker::PhantomData;

use super::Child;
use crate::os::{AsFd, Errno, OwnedFd, Result};
use crate::wasix::{self, Fd, PROC_SPAWN_FD_OP_NAME_CHDIR, PROC_SPAWN_FD_OP_NAME_DUP2, Pid, ProcSpawnFdOp};

/// A program to start, as `std::process::Command`. It has this one's streams and environment unless it is given others.
///
/// Arguments and variables go to the host a line each, so none of them may have a line feed.
#[derive(Clone, Debug)]
pub struct Command<'f> {
    program: String,
    args: Vec<String>,
    env: Option<Vec<(String, String)>>,
    dir: Option<String>,
    streams: [Option<Fd>; 3],
    open: PhantomData<&'f ()>,
}

impl<'f> Command<'f> {
    /// The program of that name: a path, or looked for in the usual places.
    #[must_use]
    pub fn new(program: &str) -> Self {
        let program = String::from(program);
        let args = Vec::from([program.clone()]);
        Command { program, args, env: None, dir: None, streams: [None; 3], open: PhantomData }
    }

    /// A further argument.
    #[must_use]
    pub fn arg(mut self, arg: &str) -> Self {
        self.args.push(String::from(arg));
        self
    }

    /// Further arguments.
    #[must_use]
    pub fn args<A: AsRef<str>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(|arg| String::from(arg.as_ref())));
        self
    }

    /// A variable of its environment, which then has those alone that it is given, each with the value given last.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        let env = self.env.get_or_insert_default();
        env.retain(|(known, _)| known != name);
        env.push((String::from(name), String::from(value)));
        self
    }

    /// Its current directory.
    #[must_use]
    pub fn current_dir(mut self, path: &str) -> Self {
        self.dir = Some(String::from(path));
        self
    }

    fn stream(mut self, number: usize, fd: &'f impl AsFd) -> Self {
        if let Some(stream) = self.streams.get_mut(number) {
            *stream = Some(fd.as_raw());
        }
        self
    }

    /// Its standard input.
    #[must_use]
    pub fn stdin(self, fd: &'f impl AsFd) -> Self {
        self.stream(0, fd)
    }

    /// Its standard output.
    #[must_use]
    pub fn stdout(self, fd: &'f impl AsFd) -> Self {
        self.stream(1, fd)
    }

    /// Its standard error.
    #[must_use]
    pub fn stderr(self, fd: &'f impl AsFd) -> Self {
        self.stream(2, fd)
    }

    /// Starts it as a child.
    ///
    /// # Errors
    /// `inval` for an argument or variable with a line feed, and for a variable without a name or with `=` in it; `noent`,
    /// `acces`, `noexec`
    pub fn spawn(&self) -> Result<Child> {
        let (args, env) = self.lines()?;
        let (mut steps, mut copies) = (Vec::new(), Vec::new());
        for (stream, fd) in (0..).zip(self.streams) {
            let Some(mut fd) = fd else { continue };
            // A stream of this program's may be another one of the child's by the time it is its turn.
            if fd < stream {
                // SAFETY: no address is given.
                let copy = unsafe { OwnedFd::from_raw(wasix::fd_dup(fd)?) };
                copy.set_cloexec(true)?;
                fd = copy.as_raw();
                copies.push(copy);
            }
            steps.push(step(PROC_SPAWN_FD_OP_NAME_DUP2, stream, fd, ""));
        }
        if let Some(dir) = &self.dir {
            steps.push(step(PROC_SPAWN_FD_OP_NAME_CHDIR, 0, 0, dir));
        }
        // SAFETY: the steps and the paths in them live until the call is over.
        let pid = unsafe { spawn(&self.program, &args, env.as_deref(), &steps) }?;
        drop(copies);
        Ok(Child::new(pid))
    }

    /// Runs it in the place of this program, with this one's streams and current directory; comes back only with the error.
    #[must_use]
    pub fn exec(&self) -> Errno {
        let answer = self.lines().and_then(|(args, env)| exec(&self.program, &args, env.as_deref()));
        answer.err().unwrap_or(wasix::ERRNO_NOEXEC)
    }

    /// Arguments and environment as calls have them: each ends with a line feed.
    fn lines(&self) -> Result<(String, Option<String>)> {
        let mut args = String::new();
        for arg in &self.args {
            add_line(&mut args, &[arg])?;
        }
        let Some(variables) = &self.env else { return Ok((args, None)) };
        let mut env = String::new();
        for (name, value) in variables {
            if name.is_empty() || name.contains('=') {
                return Err(wasix::ERRNO_INVAL);
            }
            add_line(&mut env, &[name, "=", value])?;
        }
        Ok((args, Some(env)))
    }
}

fn add_line(lines: &mut String, parts: &[&str]) -> Result<()> {
    for part in parts {
        if part.contains('\n') {
            return Err(wasix::ERRNO_INVAL);
        }
        lines.push_str(part);
    }
    lines.push('\n');
    Ok(())
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

/// The typed calls take texts, and no text is a null pointer, which stands for the environment there is and for the directories
/// that programs are looked for in; here are the imports.
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

/// Address and length of a text, or null.
fn words(text: Option<&str>) -> (Word, Word) {
    text.map_or((0, 0), |text| (word(text.as_ptr().expose_provenance()), word(text.len())))
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
unsafe fn spawn(program: &str, args: &str, env: Option<&str>, steps: &[ProcSpawnFdOp]) -> Result<Pid> {
    let mut pid = 0_u32;
    let ((program, program_len), (args, args_len)) = (words(Some(program)), words(Some(args)));
    let (env, env_len) = words(env);
    let (steps, steps_len) = (word(steps.as_ptr().expose_provenance()), word(steps.len()));
    let (signals, signals_len, search, directories, directories_len) = (0, 0, 1, 0, 0);
    // SAFETY: all is borrowed for the call.
    errno(unsafe {
        raw::proc_spawn2(
            program,
            program_len,
            args,
            args_len,
            env,
            env_len,
            steps,
            steps_len,
            signals,
            signals_len,
            search,
            directories,
            directories_len,
            word((&raw mut pid).expose_provenance()),
        )
    })?;
    Ok(pid)
}

fn exec(program: &str, args: &str, env: Option<&str>) -> Result<()> {
    let ((program, program_len), (args, args_len)) = (words(Some(program)), words(Some(args)));
    let (env, env_len) = words(env);
    let (search, directories, directories_len) = (1, 0, 0);
    // SAFETY: all is borrowed for the call.
    errno(unsafe {
        raw::proc_exec3(
            program,
            program_len,
            args,
            args_len,
            env,
            env_len,
            search,
            directories,
            directories_len,
        )
    })
}
