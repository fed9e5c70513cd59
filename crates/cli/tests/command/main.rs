//! The command as people meet it: the built binary, its output, its exit codes.

mod cargo_runner;
mod compiled;
#[cfg(all(feature = "wasmtime", feature = "wasmi"))]
mod engines;
mod given;
mod harness;
#[cfg(all(feature = "http", feature = "wasmtime", feature = "wasmi"))]
mod http;
mod listening;
mod network;
mod own_network;
mod policies;
mod printed;
mod refused;
mod runs;
mod shell;
mod signals;
mod terminal;
mod traced;
mod tree;
mod witx;
