//! `cargo xtask bench`: one guest program and its native twin, under Waxwing and every other runtime that is installed.
//!
//! benches/README.md has the method. Main type: [`Options`]. The invariant: everything that is compared is measured in
//! turn within one run, so that what the machine does besides falls on all alike.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

mod fixture;
mod launch;
mod module;
mod programs;
mod report;
mod runtimes;

use fixture::Fixture;
use launch::Cost;
use programs::Tools;
use report::{Operation, Report, Startup};
use runtimes::{Guest, Runtime};

const HELP: &str = "\
cargo xtask bench [OPTIONS]

  --only NAME       operations (or start-ups) with NAME in their name; may be repeated
  --runtime NAME    measure only this one beside native code; may be repeated
  --trace           Waxwing with `--trace` into a file too, as the runtime `traced`
  --runs N          processes of each operation and runtime (5)
  --waxwing PATH    this binary, instead of building one
  --yosys PATH      start-up of yosys.wasm too
  --json FILE       write what was measured
  --markdown        print the tables as Markdown
  --rebuild         rebuild the committed guest programs of benches/, and measure nothing
";

/// What was asked for.
struct Options {
    only: Vec<String>,
    runtimes: Vec<String>,
    traced: bool,
    runs: usize,
    waxwing: Option<PathBuf>,
    yosys: Option<PathBuf>,
    json: Option<PathBuf>,
    markdown: bool,
}

pub(crate) fn run(args: &[String]) -> Result<()> {
    let mut options = Options {
        only: Vec::new(),
        runtimes: Vec::new(),
        traced: false,
        runs: 5,
        waxwing: None,
        yosys: None,
        json: None,
        markdown: false,
    };
    let mut words = args.iter().cloned();
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} wants a value"));
        match word.as_str() {
            "--only" => options.only.push(value()?),
            "--runtime" => options.runtimes.push(value()?),
            "--trace" => options.traced = true,
            "--runs" => options.runs = value()?.parse().context("--runs wants a number")?,
            "--waxwing" => options.waxwing = Some(PathBuf::from(value()?)),
            "--yosys" => options.yosys = Some(PathBuf::from(value()?)),
            "--json" => options.json = Some(PathBuf::from(value()?)),
            "--markdown" => options.markdown = true,
            "--rebuild" => return programs::rebuild(),
            "--help" => {
                print!("{HELP}");
                return Ok(());
            }
            _ => bail!("unknown option {word}\n\n{HELP}"),
        }
    }
    measure(&options)
}

impl Options {
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| name.contains(only.as_str()))
    }
}

fn measure(options: &Options) -> Result<()> {
    programs::check_fresh()?;
    let tools = programs::build_tools()?;
    let waxwing = match &options.waxwing {
        Some(path) => path.canonicalize().with_context(|| format!("{}: no such binary", path.display()))?,
        None => programs::build_waxwing()?,
    };
    let mut runtimes = runtimes::installed(&waxwing, options.traced);
    if !options.runtimes.is_empty() {
        runtimes.retain(|runtime| options.runtimes.iter().any(|name| name == runtime.name));
    }
    let mut report = Report::new(runtimes.iter().map(|runtime| runtime.name).collect());
    let bench = Bench { runs: options.runs, tools, runtimes, fixture: Fixture::new()? };

    for (wasm, native) in &bench.tools.measured {
        let names = launch::output_of(native)?;
        for name in names.lines().filter(|name| options.wants(name)) {
            eprintln!("measuring {name}");
            report.operations.push(bench.operation(name, wasm, native)?);
        }
    }
    let large = bench.fixture.write("large.wasm", &module::large())?;
    let hello = programs::committed("hello.wasm");
    let mut starts = vec![("hello", &hello, &[][..]), ("2 MB", &large, &[])];
    starts.extend(options.yosys.as_ref().map(|path| ("yosys -V", path, &["-V"][..])));
    for (name, wasm, args) in starts {
        for kept in [false, true] {
            // Cold starts of the large ones would measure compilers, for minutes.
            let title = format!("start {name}, {}", if kept { "cached" } else { "cold" });
            if options.wants(&title) && (kept || name == "hello") {
                eprintln!("measuring {title}");
                let native = (name == "hello").then_some(bench.tools.hello.as_path());
                let guest = Guest { wasm, directory: None, variables: &[], args, network: false };
                report.startups.push(bench.startup(title, native, &guest, kept)?);
            }
        }
    }
    report.print(options.markdown);
    if let Some(path) = &options.json {
        fs::write(path, report.json()).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// What measuring needs.
struct Bench {
    runs: usize,
    tools: Tools,
    runtimes: Vec<Runtime>,
    fixture: Fixture,
}

impl Bench {
    /// Measures one operation: native code and every runtime in turn, `runs` times over.
    fn operation(&self, name: &str, wasm: &str, twin: &Path) -> Result<Operation> {
        let thousand =
            |prefix: &str| (0..1000).map(|number| format!("{prefix}{number:03}")).collect::<Vec<_>>();
        let strings = if name == "args_1000" { thousand("argument-number-") } else { Vec::new() };
        let names = if name == "environ_1000" { thousand("VARIABLE_") } else { Vec::new() };
        let variables: Vec<(String, String)> =
            names.into_iter().map(|name| (name, "the value of a variable".to_owned())).collect();
        let directory = self.fixture.directory();
        let network = wasm == "sockets.wasm";
        let wasm = programs::committed(wasm);

        let mut native = Vec::new();
        let mut times: Vec<Result<Vec<f64>, String>> = self.runtimes.iter().map(|_| Ok(Vec::new())).collect();
        for _ in 0..self.runs {
            let mut command = vec![twin.as_os_str().to_owned(), name.into(), directory.clone().into()];
            command.extend(strings.iter().map(Into::into));
            let out = launch::pinned(&self.tools, &command, &variables, &self.fixture)
                .map_err(anyhow::Error::msg)?;
            native.push(best(&out).context("the native twin prints its times")?);
            for (runtime, times) in self.runtimes.iter().zip(&mut times) {
                let Ok(list) = times else { continue };
                let inside = runtime.inside(&directory);
                let args: Vec<&str> =
                    [name, &inside].into_iter().chain(strings.iter().map(String::as_str)).collect();
                let guest = Guest {
                    wasm: &wasm,
                    directory: Some(&directory),
                    variables: &variables,
                    args: &args,
                    network,
                };
                let command = runtime.command(&guest, &self.fixture);
                let out = launch::pinned(&self.tools, &command, &[], &self.fixture);
                match out.and_then(|out| best(&out).ok_or_else(|| "it printed no time".to_owned())) {
                    Ok(time) => list.push(time),
                    Err(fault) => *times = Err(fault),
                }
            }
        }
        let times = times.into_iter().map(|times| times.map(median)).collect();
        Ok(Operation { name: name.to_owned(), native: median(native), times })
    }

    /// Measures one start-up of one module: with what earlier starts `kept`, or with nothing.
    fn startup(
        &self,
        title: String,
        native: Option<&Path>,
        guest: &Guest<'_>,
        kept: bool,
    ) -> Result<Startup> {
        // Cached starts are short, so there are more of them, after one that fills the caches.
        let runs = if kept { self.runs * 4 } else { self.runs };
        let commands = self.runtimes.iter().map(|runtime| runtime.command(guest, &self.fixture));
        let commands: Vec<Vec<OsString>> =
            native.map(|path| vec![path.into()]).into_iter().chain(commands).collect();
        let mut costs: Vec<Result<Vec<Cost>, String>> = commands.iter().map(|_| Ok(Vec::new())).collect();
        self.fixture.forget_compiled()?;
        for run in 0..runs + usize::from(kept) {
            for (command, costs) in commands.iter().zip(&mut costs) {
                let Ok(list) = costs else { continue };
                if !kept {
                    self.fixture.forget_compiled()?;
                }
                match launch::free(&self.tools, command, &self.fixture) {
                    Ok(_) if kept && run == 0 => {}
                    Ok(cost) => list.push(cost),
                    Err(fault) => *costs = Err(fault),
                }
            }
        }
        let mut costs: Vec<Result<Cost, String>> =
            costs.into_iter().map(|costs| costs.map(|costs| Cost::median(&costs))).collect();
        let native = native.and_then(|_| costs.remove(0).ok());
        Ok(Startup { title, native, costs })
    }
}

/// The best batch of a process: the first number that it prints.
fn best(out: &str) -> Option<f64> {
    out.split_whitespace().next()?.parse().ok()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    #[test]
    fn committed_programs_are_of_these_sources() {
        super::programs::check_fresh().expect("benches/*.wasm are fresh");
    }
}
