//! `--trace`: the calls of a run, told to people and to other tools.
//!
//! Main type: [`Trace`], shared by the threads of all the guest's processes. One invariant: whatever happens to the trace,
//! the guest's run goes on as it would without.

mod json;
mod output;
mod perfetto;
mod summary;

use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Instant;

use waxwing::trace::{Call, Filter, Method, Sink, Wants};
use waxwing::{Builder, Process, Thread};

use crate::args::{TraceArgs, TraceFormat, TraceSummary};
use crate::interrupt;
use crate::report::{self, Failure};

use output::Output;
use summary::Summary;

/// How much of each buffer is shown unless it is said.
const STRING_SIZE: usize = 32;

/// The trace of this run.
static CURRENT: OnceLock<Arc<Trace>> = OnceLock::new();

/// What the tracers of all threads share.
pub(crate) struct Trace {
    filter: Filter,
    string_size: usize,
    format: TraceFormat,
    /// Whether each call is told.
    tells: bool,
    summary: Option<Mutex<Summary>>,
    output: Output,
    began: Instant,
    /// Locked while the rest is written, by whoever comes first.
    finished: Mutex<bool>,
}

impl Trace {
    /// Sets up what was asked for, if a trace was.
    pub(crate) fn start(args: &TraceArgs, program: &Path) -> Result<Option<Arc<Trace>>, Failure> {
        let TraceArgs { trace, trace_summary, trace_output, trace_format, trace_string_size } = args;
        let asked = !trace.is_empty()
            || trace_summary.is_some()
            || trace_output.is_some()
            || trace_format.is_some()
            || trace_string_size.is_some();
        if !asked {
            return Ok(None);
        }
        let filter = filter(&trace.join(","))?;
        let format = trace_format.unwrap_or_default();
        if format == TraceFormat::Perfetto {
            if *trace_summary == Some(TraceSummary::Only) {
                return Err(Failure::usage("a table is nothing that Perfetto shows")
                    .help("--trace-summary=too prints it beside the trace"));
            }
            if trace_output.is_none() {
                return Err(
                    Failure::usage("a trace for Perfetto is a file").help("--trace-output FILE says which")
                );
            }
        }
        let output = match trace_output {
            Some(path) if is_same(path, program) => {
                return Err(Failure::usage(format!(
                    "{} is the program that is to be traced",
                    path.display()
                ))
                .help("--trace-output FILE says where the trace goes"));
            }
            Some(path) => Output::create(path)?,
            None => Output::stderr(),
        };
        let trace = Arc::new(Trace {
            filter,
            string_size: trace_string_size.unwrap_or(STRING_SIZE),
            format,
            tells: *trace_summary != Some(TraceSummary::Only),
            summary: trace_summary.map(|_| Mutex::new(Summary::new())),
            output,
            began: Instant::now(),
            finished: Mutex::new(false),
        });
        interrupt::watch(is_finished, finish_now)
            .map_err(|error| Failure::cannot("cannot start a thread").cause(error))?;
        Ok(Some(Arc::clone(CURRENT.get_or_init(|| trace))))
    }

    /// Has every thread of the run traced.
    pub(crate) fn attach(self: &Arc<Self>, builder: Builder) -> Builder {
        let trace = Arc::clone(self);
        builder.trace(move |thread| Calls::of(&trace, thread))
    }

    /// Says which process is traced, so that its open calls are told if the command is interrupted.
    pub(crate) fn watch(&self, process: &Arc<Process>) {
        interrupt::guest(process);
    }

    fn finish(&self) {
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::replace(&mut *finished, true) {
            return;
        }
        let summary =
            self.summary.as_ref().map(|summary| summary.lock().unwrap_or_else(PoisonError::into_inner));
        let mut text = String::new();
        // A string takes everything.
        let _ = match (&summary, self.format) {
            (None, _) => Ok(()),
            (Some(summary), TraceFormat::Json) => summary.write_json(&mut text),
            (Some(summary), _) => summary.write_table(&mut text),
        };
        if self.format == TraceFormat::Perfetto {
            report::stderr(&text);
        } else if !text.is_empty() {
            self.output.write(text.as_bytes());
        }
        self.output.finish();
    }
}

/// Writes what is left of the trace, and its table; what comes later is lost.
pub(crate) fn finish() {
    finish_now();
    interrupt::yield_to_signal();
}

fn finish_now() {
    if let Some(trace) = CURRENT.get() {
        trace.finish();
    }
}

fn is_finished() -> bool {
    CURRENT.get().is_some_and(|trace| *trace.finished.lock().unwrap_or_else(PoisonError::into_inner))
}

fn filter(words: &str) -> Result<Filter, Failure> {
    Filter::parse(words).map_err(|unknown| {
        let groups: Vec<&str> = waxwing::trace::groups().iter().map(|(name, _)| *name).collect();
        Failure::usage(format!("--trace={words}: {unknown}"))
            .maybe_help(unknown.nearest.map(|nearest| format!("did you mean `{nearest}`?")))
            .help(format!("the groups are {}", groups.join(", ")))
            .help("`waxwing run --help` says which calls are in each")
    })
}

/// The groups and their calls, for the help of `--trace`.
pub(crate) fn groups_help() -> String {
    let groups = waxwing::trace::groups();
    let line = |(name, calls): &(&str, Vec<&str>)| {
        let two = groups.iter().flat_map(|first| groups.iter().map(move |second| (first, second)));
        let mut both = two.filter(|((first, some), (second, others))| {
            first < second
                && some.len() + others.len() == calls.len()
                && calls.iter().all(|call| some.contains(call) || others.contains(call))
        });
        match both.next() {
            Some(((first, _), (second, _))) => format!("  {name}: those of {first} and {second}\n"),
            None => format!("  {name}: {}\n", calls.join(", ")),
        }
    };
    let lines = groups.iter().map(line);
    format!("Groups of calls, for --trace:\n{}", lines.collect::<String>())
}

/// The calls of one thread.
struct Calls {
    trace: Arc<Trace>,
    /// Used anew for each.
    line: String,
    packets: perfetto::Writer,
}

impl Calls {
    fn of(trace: &Arc<Trace>, thread: &Thread) -> Calls {
        let mut packets = perfetto::Writer::default();
        if trace.format == TraceFormat::Perfetto {
            let program = thread.process().name();
            packets.thread(thread.process().pid(), thread.tid(), &String::from_utf8_lossy(&program));
            trace.output.write(&packets.bytes);
        }
        Calls { trace: Arc::clone(trace), line: String::new(), packets }
    }
}

impl Sink for Calls {
    fn wants(&mut self, method: &'static Method) -> Wants {
        match &*self.trace {
            trace if !trace.filter.method(method) => Wants::Nothing,
            trace if trace.tells || trace.filter.has_paths() => Wants::Everything,
            _ => Wants::Times,
        }
    }

    fn string_size(&self) -> usize {
        self.trace.string_size
    }

    fn wants_paths(&self) -> bool {
        self.trace.filter.has_paths()
    }

    fn call(&mut self, call: &Call<'_>) {
        let trace = &self.trace;
        if !trace.filter.call(call) {
            return;
        }
        if let Some(summary) = &trace.summary {
            summary.lock().unwrap_or_else(PoisonError::into_inner).add(call);
        }
        if !trace.tells {
            return;
        }
        let since = call.began.saturating_duration_since(trace.began);
        let start_ns = u64::try_from(since.as_nanos()).unwrap_or(u64::MAX);
        if trace.format == TraceFormat::Perfetto {
            self.packets.bytes.clear();
            self.packets.call(call, start_ns);
            trace.output.write(&self.packets.bytes);
            return;
        }
        self.line.clear();
        // A string takes everything.
        let _ = match trace.format {
            TraceFormat::Json => json::write_call(call, start_ns, &mut self.line),
            _ => waxwing::trace::write_call(call, &mut self.line),
        };
        self.line.push('\n');
        trace.output.write(self.line.as_bytes());
    }
}
/// Whether two paths lead to one file, which would be emptied before it is read.
fn is_same(output: &Path, program: &Path) -> bool {
    let id = |path: &Path| std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino(), file.is_file()));
    matches!((id(output), id(program)), (Some(a), Some(b)) if a == b && a.2)
}
