//! Refuses a call: the guest may do all it likes in its directory but remove files.
#![expect(clippy::print_stdout, reason = "it is what an example is for")]

use std::error::Error;

use waxwing::abi::GuestString;
use waxwing::abi::types::{Errno, Fd};
use waxwing::layer::{Layer, System};
use waxwing::{Buffer, Command};
use waxwing_wasmtime::{Config, Wasmtime};

/// A layer has a method for each call, and passes on those that it does not write anew.
struct NoRemoval;

impl Layer for NoRemoval {
    fn path_unlink_file(&mut self, _: &mut dyn System, _: Fd, _: &GuestString) -> Result<(), Errno> {
        Err(Errno::Perm)
    }
}

/// Removes a file and writes the errno it is told, in one digit and another.
const GUEST: &str = r#"(module
  (import "wasi_snapshot_preview1" "path_unlink_file" (func $unlink (param i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\20\00\00\00\02\00\00\00") (data (i32.const 16) "precious")
  (func (export "_start") (local $errno i32)
    (local.set $errno (call $unlink (i32.const 3) (i32.const 16) (i32.const 8)))
    (i32.store8 (i32.const 32) (i32.add (i32.const 48) (i32.div_u (local.get $errno) (i32.const 10))))
    (i32.store8 (i32.const 33) (i32.add (i32.const 48) (i32.rem_u (local.get $errno) (i32.const 10))))
    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))"#;

fn main() -> Result<(), Box<dyn Error>> {
    let home = std::env::temp_dir().join(format!("waxwing-refuse-{}", std::process::id()));
    std::fs::create_dir_all(&home)?;
    std::fs::write(home.join("precious"), "still there")?;

    let engine = Wasmtime::new(&Config::default())?;
    let module = engine.load(&wat::parse_str(GUEST)?)?;
    let said = Buffer::new();
    let mut command = Command::new(engine, module);
    command.dir(&home, "/")?.stdout(&said).configure(|builder| builder.layer(|| NoRemoval)).status()?;

    println!("the guest was told {} (63 is perm)", String::from_utf8(said.take())?);
    println!("the file is {}", std::fs::read_to_string(home.join("precious"))?);
    std::fs::remove_dir_all(&home)?;
    Ok(())
}
