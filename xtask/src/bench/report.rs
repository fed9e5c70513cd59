//! What was measured, as tables and as JSON, and what it should have been.
//!
//! Main type: [`Report`]. The invariant: a target that was not measured is not called met.

use std::fmt::Write as _;

use super::launch::Cost;

/// One operation: the best batch of a process, the median over processes, in nanoseconds.
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) native: f64,
    /// For each runtime, or why there is no number.
    pub(crate) times: Vec<Result<f64, String>>,
}

/// One start-up.
pub(crate) struct Startup {
    pub(crate) title: String,
    pub(crate) native: Option<Cost>,
    /// For each runtime, or why there is no number.
    pub(crate) costs: Vec<Result<Cost, String>>,
}

pub(crate) struct Report {
    runtimes: Vec<&'static str>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) startups: Vec<Startup>,
}

/// Operations that a target holds to this many times native code.
const RATIOS: [(&str, f64); 24] = [
    ("read_1", 1.3),
    ("write_1", 1.3),
    ("read_4k", 1.1),
    ("pread_4k", 1.1),
    ("readv_4x1k", 1.1),
    ("write_4k", 1.1),
    ("pwrite_4k", 1.1),
    ("open_close_d1", 1.2),
    ("open_close_d8", 1.2),
    ("stat_d1", 1.3),
    ("poll_ready_fd", 2.0),
    ("readdir_10k_4k", 1.5),
    ("args_1000", 1.5),
    ("environ_1000", 1.5),
    ("thread_spawn_join", 3.0),
    ("futex_ping_pong", 2.0),
    ("pipe_ping_pong", 1.5),
    ("thread_sleep_100us", 1.0),
    ("fork_exit_wait", 3.0),
    ("tcp_echo", 1.2),
    ("tcp_connect_echo", 1.3),
    // As many as 0.8 times as in native code, or as much as 0.9 times.
    ("tcp_accept", 1.25),
    ("udp_64", 1.25),
    ("tcp_64k", 1.11),
];
/// Operations that a target holds to so many microseconds.
const MICROSECONDS: [(&str, f64); 2] = [("fork_first_16m", 3000.0), ("fork_16m", 300.0)];
const EMPTY_CALL_NS: f64 = 12.0;
/// What Wasmtime's own preview1 takes for it on the machine that the limit was set on.
const WASMTIMES_EMPTY_CALL_NS: f64 = 132.0;
const HELLO_MB: f64 = 12.0;
const YOSYS_MS: f64 = 60.0;

/// Bytes that one call of an operation moves, where throughput is what one wants to know.
const BYTES: [(&str, f64); 3] = [("read_1m", 1_048_576.0), ("write_64k", 65_536.0), ("tcp_64k", 65_536.0)];

/// A promise about Waxwing and what became of it.
struct Target {
    what: String,
    limit: String,
    measured: String,
    met: bool,
}

impl Report {
    pub(crate) fn new(runtimes: Vec<&'static str>) -> Self {
        Self { runtimes, operations: Vec::new(), startups: Vec::new() }
    }

    pub(crate) fn print(&self, markdown: bool) {
        if !self.operations.is_empty() {
            let head = ["operation", "native ns"].into_iter().chain(self.runtimes.iter().copied());
            let rows = self.operations.iter().map(|operation| {
                let mut row = vec![operation.name.clone(), nanoseconds(operation, operation.native)];
                row.extend(operation.times.iter().map(|time| match time {
                    Ok(time) => {
                        format!("{} ({})", ratio(time / operation.native), nanoseconds(operation, *time))
                    }
                    Err(_) => "-".to_owned(),
                }));
                row
            });
            println!("Times native, and in brackets nanoseconds per operation or MB/s:\n");
            table(&head.collect::<Vec<_>>(), &rows.collect::<Vec<_>>(), markdown);
        }
        if !self.startups.is_empty() {
            let head = ["start-up", "native"].into_iter().chain(self.runtimes.iter().copied());
            let rows = self.startups.iter().map(|startup| {
                let cell = |cost: Option<&Cost>| match cost {
                    Some(cost) => format!("{:.1} / {:.1} / {:.1}", cost.wall_ms, cost.cpu_ms, cost.memory_mb),
                    None => "-".to_owned(),
                };
                let mut row = vec![
                    startup.title.trim_start_matches("start ").to_owned(),
                    cell(startup.native.as_ref()),
                ];
                row.extend(startup.costs.iter().map(|cost| cell(cost.as_ref().ok())));
                row
            });
            println!("\nStart-up: wall ms / processor ms / largest memory in MB:\n");
            table(&head.collect::<Vec<_>>(), &rows.collect::<Vec<_>>(), markdown);
        }
        let targets = self.targets();
        if !targets.is_empty() {
            let rows = targets.into_iter().map(|target| {
                vec![
                    target.what,
                    target.limit,
                    target.measured,
                    if target.met { "ok" } else { "MISS" }.to_owned(),
                ]
            });
            println!("\nWhat is promised:\n");
            table(&["target", "limit", "measured", ""], &rows.collect::<Vec<_>>(), markdown);
        }
        for (name, runtime, fault) in self.faults() {
            println!("\n{name}: {runtime}: {fault}");
        }
    }

    fn faults(&self) -> Vec<(&str, &str, &str)> {
        let operations = self.operations.iter().flat_map(|it| {
            self.runtimes.iter().zip(&it.times).filter_map(|(runtime, time)| {
                Some((it.name.as_str(), *runtime, time.as_ref().err()?.as_str()))
            })
        });
        let startups = self.startups.iter().flat_map(|it| {
            self.runtimes.iter().zip(&it.costs).filter_map(|(runtime, cost)| {
                Some((it.title.as_str(), *runtime, cost.as_ref().err()?.as_str()))
            })
        });
        operations.chain(startups).collect()
    }

    /// The targets of what was measured.
    fn targets(&self) -> Vec<Target> {
        let mut targets = Vec::new();
        let of = |name: &str| self.runtimes.iter().position(|runtime| *runtime == name);
        let Some(waxwing) = of("waxwing") else { return targets };
        let wasmtime = of("wasmtime");
        for operation in &self.operations {
            let Some(Ok(time)) = operation.times.get(waxwing) else { continue };
            if operation.name == "empty_call" {
                // A time says nothing on another machine, nor does a ratio to a call of nothing.
                let other = wasmtime.and_then(|wasmtime| operation.times.get(wasmtime)?.as_ref().ok());
                targets.push(match other {
                    Some(other) => {
                        let limit = other * EMPTY_CALL_NS / WASMTIMES_EMPTY_CALL_NS;
                        let unit = "ns, 12 where Wasmtime takes 132";
                        Target::at_most(&operation.name, *time, limit, unit)
                    }
                    None => Target::at_most(&operation.name, *time, EMPTY_CALL_NS, "ns"),
                });
            }
            if let Some((_, limit)) = MICROSECONDS.iter().find(|(name, _)| *name == operation.name) {
                targets.push(Target::at_most(&operation.name, time / 1e3, *limit, "µs"));
            }
            if let Some((_, limit)) = RATIOS.iter().find(|(name, _)| *name == operation.name) {
                targets.push(Target::at_most(
                    &operation.name,
                    time / operation.native,
                    *limit,
                    "times native",
                ));
            }
        }
        for startup in &self.startups {
            let Some(Ok(cost)) = startup.costs.get(waxwing) else { continue };
            let title = startup.title.trim_start_matches("start ");
            let other = wasmtime.and_then(|wasmtime| startup.costs.get(wasmtime)?.as_ref().ok());
            match title {
                "hello, cold" => {
                    if let Some(other) = other {
                        targets.push(Target::at_most(
                            "hello, cold: time",
                            cost.wall_ms,
                            other.wall_ms,
                            "ms, as Wasmtime",
                        ));
                    }
                }
                "hello, cached" => {
                    if let Some(other) = other {
                        let limit = other.cpu_ms / 2.0;
                        targets.push(Target::at_most(
                            "hello, cached: processor",
                            cost.cpu_ms,
                            limit,
                            "ms, half of Wasmtime's",
                        ));
                    }
                    targets.push(Target::at_most("hello, cached: memory", cost.memory_mb, HELLO_MB, "MB"));
                }
                "yosys -V, cached" => targets.push(Target::at_most(title, cost.wall_ms, YOSYS_MS, "ms")),
                _ => {}
            }
        }
        targets
    }

    /// Everything measured, runtime by runtime.
    pub(crate) fn json(&self) -> String {
        let mut text = String::from("{\n  \"operations_ns\": {");
        for (index, operation) in self.operations.iter().enumerate() {
            let _ = write!(
                text,
                "{}\n    {:?}: {{\"native\": {:.3}",
                comma(index),
                operation.name,
                operation.native
            );
            for (runtime, time) in self.runtimes.iter().zip(&operation.times) {
                let time = time.as_ref().map_or("null".to_owned(), |time| format!("{time:.3}"));
                let _ = write!(text, ", {runtime:?}: {time}");
            }
            text.push('}');
        }
        text.push_str("\n  },\n  \"startups\": {");
        for (index, startup) in self.startups.iter().enumerate() {
            let _ =
                write!(text, "{}\n    {:?}: {{", comma(index), startup.title.trim_start_matches("start "));
            let runtimes = self.runtimes.iter().zip(startup.costs.iter().map(|cost| cost.as_ref().ok()));
            for (index, (runtime, cost)) in
                [(&"native", startup.native.as_ref())].into_iter().chain(runtimes).enumerate()
            {
                let cost = cost.map_or("null".to_owned(), |cost| {
                    let Cost { wall_ms, cpu_ms, memory_mb } = cost;
                    format!("{{\"wall_ms\": {wall_ms:.3}, \"cpu_ms\": {cpu_ms:.3}, \"memory_mb\": {memory_mb:.3}}}")
                });
                let _ = write!(text, "{}{runtime:?}: {cost}", if index > 0 { ", " } else { "" });
            }
            text.push('}');
        }
        text.push_str("\n  }\n}\n");
        text
    }
}

impl Target {
    fn at_most(what: &str, measured: f64, limit: f64, unit: &str) -> Self {
        Self {
            what: what.to_owned(),
            limit: format!("{limit:.1} {unit}"),
            measured: format!("{measured:.2}"),
            met: measured <= limit,
        }
    }
}

fn comma(index: usize) -> &'static str {
    if index > 0 { "," } else { "" }
}

fn ratio(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
}

fn nanoseconds(operation: &Operation, time: f64) -> String {
    if let Some((_, bytes)) = BYTES.iter().find(|(name, _)| *name == operation.name) {
        return format!("{:.0} MB/s", bytes / time * 1000.0);
    }
    if time < 100.0 { format!("{time:.1}") } else { format!("{time:.0}") }
}

/// Prints a table, its columns aligned.
fn table(head: &[&str], rows: &[Vec<String>], markdown: bool) {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain([head[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &[String]| {
        let cells: Vec<String> =
            cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        if markdown { format!("| {} |", cells.join(" | ")) } else { cells.join("  ").trim_end().to_owned() }
    };
    println!("{}", line(&head.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>()));
    if markdown {
        println!("|{}|", widths.iter().map(|width| "-".repeat(width + 2)).collect::<Vec<_>>().join("|"));
    }
    for row in rows {
        println!("{}", line(row));
    }
}
