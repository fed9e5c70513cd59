//! Running lists: pipelines and their stages, builtins, variables.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use waxwing_guest::wasi;

use waxwing_guest::wasix::{self, Errno, Fd, Pid};

use crate::descriptors::{self, Mode};
use crate::jobs::{self, Job};
use crate::parse::{Chain, Command, Kind, List, Pipeline};
use crate::{expand, recover, signals, start};

/// Where programs are looked for if nobody says where.
const PATH: &str = "/usr/local/bin:/bin:/usr/bin";

pub struct Shell {
    variables: BTreeMap<String, String>,
    exported: BTreeSet<String>,
    /// What the last command ended with.
    pub status: u8,
    jobs: Vec<Job>,
    last_background: Option<Pid>,
    /// It is a copy, made for a stage of a pipeline.
    is_child: bool,
}

/// One process of a pipeline.
pub struct Stage<'s> {
    pub work: Work<'s>,
    /// Variables for it alone.
    pub assignments: Vec<(String, String)>,
    /// Which of the shell's descriptors become which of its own, in this order.
    pub descriptors: Vec<(Fd, Fd)>,
    /// Descriptors of the shell's that it has no use for by themselves.
    #[cfg_attr(feature = "spawn", expect(dead_code, reason = "a spawned program is not given them"))]
    pub owned: Vec<Fd>,
}

#[cfg_attr(feature = "spawn", expect(dead_code, reason = "only programs can be spawned"))]
pub enum Work<'s> {
    Program(Vec<String>),
    Builtin(Vec<String>),
    Subshell(&'s List),
    Nothing,
}

impl Shell {
    pub fn new() -> Self {
        let mut variables: BTreeMap<String, String> = std::env::vars().collect();
        let exported = variables.keys().cloned().collect();
        variables.entry("PATH".to_owned()).or_insert_with(|| PATH.to_owned());
        Shell { variables, exported, status: 0, jobs: Vec::new(), last_background: None, is_child: false }
    }

    /// Runs what was typed, until its end or until Ctrl-C.
    pub fn run_line(&mut self, list: &List) {
        if !recover::guarded(|| self.run(list)) {
            signals::set_foreground(&[]);
            self.status = 130;
            println!();
        }
    }

    pub fn run(&mut self, list: &List) {
        for item in &list.items {
            if recover::is_given_up() {
                return;
            }
            if item.background {
                self.background(&item.chain, &item.text);
            } else {
                self.chain(&item.chain);
            }
        }
    }

    fn chain(&mut self, chain: &Chain) {
        self.pipeline(&chain.first);
        for (if_succeeded, pipeline) in &chain.rest {
            if recover::is_given_up() {
                return;
            }
            if *if_succeeded == (self.status == 0) {
                self.pipeline(pipeline);
            }
        }
    }

    fn pipeline(&mut self, pipeline: &Pipeline) {
        self.status = match &pipeline.commands[..] {
            [command] if command.subshell.is_none() && self.stays(command) => self.simple(command),
            commands => {
                let pids = self.start(commands);
                signals::set_foreground(&pids);
                let statuses: Vec<u8> = pids.iter().map(|pid| jobs::wait(*pid)).collect();
                signals::set_foreground(&[]);
                if pids.len() < commands.len() { self.status } else { statuses.last().copied().unwrap_or(0) }
            }
        };
        if signals::take_interrupt() && self.status == 128 + wasix::SIGNAL_INT.raw() {
            recover::give_up();
        }
        if pipeline.negated {
            self.status = u8::from(self.status == 0);
        }
    }

    fn background(&mut self, chain: &Chain, text: &str) {
        let pids = match &chain.rest[..] {
            [] => self.start(&chain.first.commands),
            // The whole chain is one process.
            _ => {
                let item =
                    crate::parse::Item { chain: chain.clone(), background: false, text: text.to_owned() };
                let list = List { items: vec![item] };
                self.start(&[Command { subshell: Some(Box::new(list)), ..Command::default() }])
            }
        };
        self.status = u8::from(pids.is_empty());
        if let Some(last) = pids.last() {
            self.last_background = Some(*last);
            let number = self.jobs.iter().map(|job| job.number).max().unwrap_or(0) + 1;
            if !self.is_child {
                println!("[{number}]");
            }
            self.jobs.push(Job { number, text: text.to_owned(), pids, status: None });
        }
    }

    /// Whether the shell itself runs it.
    fn stays(&self, command: &Command) -> bool {
        match command.words.first() {
            None => true,
            Some(word) => is_builtin(&expand::one(self, word)),
        }
    }

    /// An assignment or a builtin.
    fn simple(&mut self, command: &Command) -> u8 {
        let mut opened = Vec::new();
        let Some(map) = self.redirect(command, [0, 1, 2], &mut opened) else {
            opened.into_iter().for_each(descriptors::close);
            return 1;
        };
        let assignments = self.assignments(command);
        self.variables.extend(assignments);
        let args = expand::words(self, &command.words);
        let status = if args.is_empty() { 0 } else { self.builtin(&args, map[1]).unwrap_or(127) };
        opened.into_iter().for_each(descriptors::close);
        status
    }

    /// Starts the stages of a pipeline, as far as they can be.
    fn start(&mut self, commands: &[Command]) -> Vec<Pid> {
        let mut pids = Vec::new();
        let mut input = 0;
        for (index, command) in commands.iter().enumerate() {
            let mut owned = Vec::from_iter((input != 0).then_some(input));
            let mut next = 0;
            let mut output = 1;
            if index + 1 < commands.len() {
                match descriptors::pipe() {
                    Ok((reader, writer)) => (next, output) = (reader, writer),
                    Err(errno) => {
                        eprintln!("shell: pipe: {}", errno.message());
                        self.status = 1;
                        owned.into_iter().for_each(descriptors::close);
                        return pids;
                    }
                }
                owned.push(output);
            }
            let started = self.stage(command, [input, output, 2], &mut owned, next);
            owned.into_iter().for_each(descriptors::close);
            input = next;
            match started {
                Ok(pid) => pids.push(pid),
                Err(status) => self.status = status,
            }
        }
        pids
    }

    fn stage(
        &mut self,
        command: &Command,
        streams: [Fd; 3],
        owned: &mut Vec<Fd>,
        next: Fd,
    ) -> Result<Pid, u8> {
        let map = self.redirect(command, streams, owned).ok_or(1)?;
        let mut descriptors: Vec<(Fd, Fd)> =
            map.into_iter().zip(0..).filter(|(from, to)| from != to).collect();
        // What is copied from one of the three is copied before that is replaced.
        descriptors.sort_by_key(|(from, _)| *from > 2);
        let args = expand::words(self, &command.words);
        let work = match &command.subshell {
            Some(list) => Work::Subshell(list),
            None if args.is_empty() => Work::Nothing,
            None if is_builtin(&args[0]) => Work::Builtin(args),
            None => Work::Program(args),
        };
        let name = if let Work::Program(args) | Work::Builtin(args) = &work {
            args[0].clone()
        } else {
            "( )".to_owned()
        };
        let mut unused = owned.clone();
        unused.extend((next != 0).then_some(next));
        let stage = Stage { work, assignments: self.assignments(command), descriptors, owned: unused };
        start::start(self, &stage).map_err(|errno| Shell::complain(&name, errno))
    }

    /// What becomes of the three standard streams. Files that are opened for it are added to `opened`.
    fn redirect(&self, command: &Command, mut map: [Fd; 3], opened: &mut Vec<Fd>) -> Option<[Fd; 3]> {
        for redirection in &command.redirections {
            let target = expand::one(self, &redirection.target);
            let mode = match redirection.kind {
                Kind::Read => Mode::Read,
                Kind::Write => Mode::Write,
                Kind::Append => Mode::Append,
                Kind::Duplicate => {
                    let from = target.parse::<usize>().ok().and_then(|number| map.get(number).copied());
                    match (from, map.get_mut(redirection.fd as usize)) {
                        (Some(from), Some(to)) => *to = from,
                        _ => {
                            eprintln!("shell: {target}: bad descriptor");
                            return None;
                        }
                    }
                    continue;
                }
            };
            match (descriptors::open(&absolute(&target), mode), map.get_mut(redirection.fd as usize)) {
                (Ok(fd), to) => {
                    opened.push(fd);
                    *to? = fd;
                }
                (Err(errno), _) => {
                    eprintln!("shell: {target}: {}", errno.message());
                    return None;
                }
            }
        }
        Some(map)
    }

    fn assignments(&self, command: &Command) -> Vec<(String, String)> {
        command.assignments.iter().map(|(name, value)| (name.clone(), expand::one(self, value))).collect()
    }

    pub fn variable(&self, name: &str) -> String {
        match name {
            "?" => self.status.to_string(),
            "$" => unsafe { wasix::proc_id() }.unwrap_or(0).to_string(),
            "!" => self.last_background.map(|pid| pid.to_string()).unwrap_or_default(),
            _ => self.variables.get(name).cloned().unwrap_or_default(),
        }
    }

    /// The environment of a program, one variable a line.
    pub fn environment(&self, further: &[(String, String)]) -> String {
        let mut environment = self.variables.clone();
        environment.retain(|name, _| self.exported.contains(name));
        environment.extend(further.iter().cloned());
        let lines: Vec<String> = environment.iter().map(|(name, value)| format!("{name}={value}")).collect();
        lines.join("\n")
    }

    /// Goes on as the program; why that cannot be.
    pub fn become_program(&self, args: &[String], further: &[(String, String)]) -> Errno {
        let (environment, path) = (self.environment(further), self.variable("PATH"));
        let search = wasix::BOOL_TRUE;
        match unsafe { wasix::proc_exec3(&args[0], &args.join("\n"), &environment, search, &path) } {
            Ok(()) => wasix::ERRNO_NOEXEC,
            Err(errno) => errno,
        }
    }

    /// Says why a program could not be started; the status that a shell has for it.
    pub fn complain(name: &str, errno: Errno) -> u8 {
        if errno == wasix::ERRNO_NOENT {
            eprintln!("shell: {name}: not found");
            return 127;
        }
        eprintln!("shell: {name}: {}", errno.message());
        126
    }

    /// Takes note that this is a copy of the shell.
    #[cfg_attr(feature = "spawn", expect(dead_code, reason = "there are no copies"))]
    pub fn become_child(&mut self) {
        signals::become_child();
        self.jobs.clear();
        self.is_child = true;
    }

    /// Tells of the jobs that have ended.
    pub fn report_jobs(&mut self) {
        for job in &mut self.jobs {
            job.look(false);
            if job.has_ended() {
                println!("{}", job.line());
            }
        }
        self.jobs.retain(|job| !job.has_ended());
    }

    pub fn exit(&self, status: Option<u8>) -> ! {
        std::process::exit(status.unwrap_or(self.status).into());
    }

    /// Runs a builtin that writes to `out`; `None` if there is none of that name.
    pub fn builtin(&mut self, args: &[String], out: Fd) -> Option<u8> {
        let first = args.get(1).map(String::as_str);
        Some(match args[0].as_str() {
            "cd" => {
                let home = self.variable("HOME");
                let target = first.unwrap_or(if home.is_empty() { "/" } else { &home });
                match unsafe { wasix::chdir(target) } {
                    Ok(()) => 0,
                    Err(errno) => failed("cd", target, errno),
                }
            }
            "pwd" => say(out, &format!("{}\n", current())),
            "export" => {
                for arg in &args[1..] {
                    let (name, value) =
                        arg.split_once('=').map_or((&arg[..], None), |(name, value)| (name, Some(value)));
                    self.variables.extend(value.map(|value| (name.to_owned(), value.to_owned())));
                    self.exported.insert(name.to_owned());
                }
                0
            }
            "exit" => self.exit(first.and_then(|status| status.parse().ok())),
            "exec" if args.len() > 1 => {
                let errno = self.become_program(&args[1..], &[]);
                Shell::complain(&args[1], errno)
            }
            "exec" | ":" | "true" => 0,
            "false" => 1,
            "jobs" => {
                self.jobs.iter_mut().for_each(|job| job.look(false));
                let lines: String = self.jobs.iter().map(|job| job.line() + "\n").collect();
                self.jobs.retain(|job| !job.has_ended());
                say(out, &lines)
            }
            "wait" => self.wait(first),
            "kill" => self.kill(&args[1..]),
            _ => return None,
        })
    }

    /// Waits for one job, or for all.
    fn wait(&mut self, which: Option<&str>) -> u8 {
        let Some(which) = which else {
            self.jobs.iter_mut().for_each(|job| job.look(true));
            self.jobs.clear();
            return 0;
        };
        let Some(index) = self.jobs.iter().position(|job| is_job(job, which)) else {
            eprintln!("shell: wait: {which}: no such job");
            return 127;
        };
        let mut job = self.jobs.remove(index);
        job.look(true);
        job.status.unwrap_or(127)
    }

    fn kill(&mut self, args: &[String]) -> u8 {
        let (signal, targets) = match args.first().and_then(|arg| arg.strip_prefix('-')) {
            Some(name) => match signals::number(name) {
                Some(number) => (wasix::Signal::from(number), &args[1..]),
                None => {
                    eprintln!("shell: kill: {name}: no such signal");
                    return 1;
                }
            },
            None => (wasix::SIGNAL_TERM, args),
        };
        let mut status = 0;
        for target in targets {
            let job = self.jobs.iter().find(|job| is_job(job, target));
            let pids = job.map_or_else(|| Vec::from_iter(target.parse::<Pid>().ok()), |job| job.pids.clone());
            if pids.is_empty() {
                eprintln!("shell: kill: {target}: no such job");
                status = 1;
            }
            for pid in pids {
                if let Err(errno) = unsafe { wasix::proc_signal(pid, signal) } {
                    status = failed("kill", target, errno);
                }
            }
        }
        status
    }
}

fn is_builtin(name: &str) -> bool {
    ["cd", "pwd", "export", "exit", "exec", ":", "true", "false", "jobs", "wait", "kill"].contains(&name)
}

/// `%1`, or the number of one of its processes.
fn is_job(job: &Job, which: &str) -> bool {
    match which.strip_prefix('%') {
        Some(number) => number.parse() == Ok(job.number),
        None => which.parse().is_ok_and(|pid| job.pids.contains(&pid)),
    }
}

fn failed(command: &str, what: &str, errno: Errno) -> u8 {
    eprintln!("shell: {command}: {what}: {}", errno.message());
    1
}

fn say(out: Fd, text: &str) -> u8 {
    let written = if out == 1 {
        std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush()).is_ok()
    } else {
        let range = wasi::Ciovec { buf: text.as_ptr(), buf_len: text.len() };
        unsafe { wasi::fd_write(out, &[range]) }.is_ok()
    };
    u8::from(!written)
}

/// The current directory.
fn current() -> String {
    let mut bytes = vec![0; 256];
    loop {
        let mut length = bytes.len() as wasix::Pointersize;
        match unsafe { wasix::getcwd(bytes.as_mut_ptr(), &raw mut length) } {
            Ok(()) => {
                bytes.truncate(length as usize);
                return String::from_utf8_lossy(&bytes).into_owned();
            }
            Err(wasix::ERRNO_RANGE) => bytes.resize(length as usize, 0),
            Err(_) => return "/".to_owned(),
        }
    }
}

fn absolute(path: &str) -> String {
    if path.starts_with('/') { path.to_owned() } else { format!("{}/{path}", current()) }
}
