//! Serves a module's preopened directory from memory, and reads what the guest left there.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;

use waxwing::{Command, MemoryFs};
use waxwing_wasmtime::{Config, Wasmtime};

/// Renames `draft` to `final`.
const GUEST: &str = r#"(module
  (import "wasi_snapshot_preview1" "path_rename" (func $rename (param i32 i32 i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1) (data (i32.const 0) "draft") (data (i32.const 8) "final")
  (func (export "_start")
    (if (call $rename (i32.const 3) (i32.const 0) (i32.const 5) (i32.const 3) (i32.const 8) (i32.const 5))
      (then unreachable))))"#;

fn main() -> Result<(), Box<dyn Error>> {
    let files = MemoryFs::new();
    files.write("draft", "written by the host")?;
    files.create_dir_all("a/b")?;
    files.write("a/b/other", "not touched")?;

    let engine = Wasmtime::new(&Config::default())?;
    let module = engine.load(&wat::parse_str(GUEST)?)?;
    let mut command = Command::new(engine, module);
    command.configure(|builder| builder.mount("/", files.root()));
    println!("the guest ended with {}", command.status()?);

    println!("final: {}", String::from_utf8(files.read("final")?)?);
    for (path, stat) in files.walk("/")? {
        println!("{:?} {path}, {} bytes", stat.filetype, stat.size);
    }
    Ok(())
}
