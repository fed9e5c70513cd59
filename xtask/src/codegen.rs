//! Writes everything that is generated from witx/, or says what is stale.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

mod bindings;

use anyhow::{Context as _, Result, bail};
use waxwing_witx::Diagnostic;
use waxwing_witx::write::{
    Bindings, Plan, read_partial, read_unsupported, support_title, write_bindings, write_calls, write_guest,
    write_host, write_layers, write_support, write_system, write_trace, write_types, write_unsupported,
};

/// The interface files. Where two define a type of one name, the first one's is the host's.
const INTERFACES: [&str; 7] =
    ["preview1", "wasix_v1", "wasix_legacy", "wasix_2022", "wasi_threads", "preview0", "wasmedge"];

pub(crate) fn run(args: &[String]) -> Result<()> {
    let root = crate::root();
    let check = args.iter().any(|arg| arg == "--check");
    let mut stale = Vec::new();
    for (path, text) in generate(&root)? {
        let file = root.join(&path);
        if std::fs::read_to_string(&file).is_ok_and(|old| old == text) {
            continue;
        }
        if check {
            stale.push(path.display().to_string());
        } else {
            std::fs::create_dir_all(file.parent().context("a generated file has a folder")?)?;
            std::fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
        }
    }
    if !stale.is_empty() {
        bail!("stale: {}; run `cargo xtask codegen`", stale.join(", "));
    }
    Ok(())
}

/// Every generated file, by its path in the repository.
fn generate(root: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut documents = Vec::new();
    for interface in INTERFACES {
        let path = root.join("witx").join(interface).with_extension("witx");
        documents.push(said(waxwing_witx::load(&path))?);
    }
    let bindings = bindings::write(&documents)?;
    let functions = bindings::functions(&documents)?;
    let headers = bindings::headers(&documents)?;
    let plan = Plan::new(documents)?;
    let list = root.join("crates/host/src/syscalls/unsupported.rs");
    let list = std::fs::read_to_string(&list).with_context(|| format!("reading {}", list.display()))?;
    let not_built = read_unsupported(&list);
    let (support, counts) = write_support(&plan, &not_built, &read_partial(&list));
    let abi = Path::new("crates/abi/src/generated");
    let host = Path::new("crates/host/src/generated");
    let mut files = vec![
        (abi.join("types.rs"), formatted(&write_types(&plan))?),
        (abi.join("system.rs"), formatted(&write_system(&plan))?),
        (abi.join("calls.rs"), formatted(&write_calls(&plan))?),
        (host.join("layer.rs"), formatted(&write_layers(&plan))?),
        (host.join("trace.rs"), formatted(&write_trace(&plan))?),
        (host.join("unsupported.rs"), formatted(&write_unsupported(&plan, &not_built)?)?),
        (PathBuf::from("crates/guest/src/generated/raw.rs"), formatted(&write_guest(&plan))?),
        (PathBuf::from("docs/support.md"), support),
    ];
    for (name, text) in headers {
        files.push((Path::new("crates/guest/include").join(name), text));
    }
    files.push((PathBuf::from("tests/suite/tests/suite/bindings/functions.rs"), formatted(&functions)?));
    for (file, text) in bindings {
        files.push((Path::new("crates/guest/src/generated").join(file), formatted(&text)?));
    }
    let counters = root.join("examples/counters/counters.witx");
    let counters = said(waxwing_witx::load(&counters))?;
    let host = said(write_host(&counters, "Written from counters.witx by `waxwing witx host`."))?;
    files.push((PathBuf::from("examples/counters/interface.rs"), formatted(&host)?));
    for (text, file) in [("shapes", "interface"), ("words", "words")] {
        let document = said(waxwing_witx::load(root.join("tests/cli").join(text).with_extension("witx")))?;
        let made = format!("Written from tests/cli/{text}.witx by `waxwing witx host`.");
        let host = said(write_host(&document, &made))?;
        files.push((Path::new("examples/tests/shapes").join(file).with_extension("rs"), formatted(&host)?));
    }
    let header =
        "//! Written from examples/counters/counters.witx by `waxwing witx bindings --lang rust --no-std`.\n";
    let guest = said(write_bindings(&counters, &Bindings { header, ..Bindings::default() }))?;
    files.push((PathBuf::from("examples/guest/counters/src/interface.rs"), formatted(&guest)?));
    if let Ok(readme) = std::fs::read_to_string(root.join("README.md")) {
        let mut table = "| module | calls built | in part | of |\n|---|---|---|---|\n".to_owned();
        for (name, count) in counts {
            let title = support_title(&name);
            table.push_str(&format!("| {title} | {} | {} | {} |\n", count.built, count.partly, count.all));
        }
        files.push((PathBuf::from("README.md"), between_marks(&readme, &table)?));
    }
    Ok(files)
}

/// A diagnostic as it is shown to people.
fn said<T>(result: Result<T, Diagnostic>) -> Result<T> {
    result.map_err(|diagnostic| anyhow::anyhow!("{diagnostic}"))
}

/// `text` with what stands between the marks of the support table replaced.
fn between_marks(text: &str, table: &str) -> Result<String> {
    let (open, close) = ("<!-- support table -->\n", "<!-- end of the support table -->");
    let start = text.find(open).context("README.md has no mark for the support table")? + open.len();
    let end = text.find(close).context("README.md has no mark for the support table's end")?;
    Ok(format!("{}{table}{}", &text[..start], &text[end..]))
}

fn formatted(text: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(crate::root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt is needed (rustup component add rustfmt)")?;
    child.stdin.take().context("rustfmt takes the text")?.write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt does not understand the generated text");
    }
    Ok(String::from_utf8(output.stdout)?)
}
