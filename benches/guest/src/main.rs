//! The measured program: `bench OPERATION DIRECTORY [ARGUMENT...]` repeats one operation and prints
//! the best and the median time of one, in nanoseconds.
//!
//! The same loops are compiled twice: for wasm32-wasip1, where [`sys`] is the raw preview1 imports,
//! and natively, where it is libc's system calls. So a difference between the two is the host's.
//! Main table: [`operations::TABLE`]. The invariant: nothing but the operation is inside a batch.

mod batch;
mod operations;
#[cfg_attr(target_os = "wasi", path = "sys_wasi.rs")]
#[cfg_attr(not(target_os = "wasi"), path = "sys_linux.rs")]
mod sys;

use batch::Batches;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (Some(name), Some(directory)) = (args.next(), args.next()) else {
        for (name, _) in operations::TABLE {
            println!("{name}");
        }
        return ExitCode::from(2);
    };
    let Some((_, operation)) = operations::TABLE.iter().find(|(known, _)| *known == name) else {
        eprintln!("bench: there is no operation {name:?}");
        return ExitCode::from(2);
    };
    let mut batches = Batches::default();
    let done = sys::directory(&directory).and_then(|root| operation(&mut batches, root));
    match done {
        Ok(()) => {
            let (best, median) = batches.best_and_median();
            println!("{best:.3} {median:.3}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("bench: {name}: {error:?}");
            ExitCode::FAILURE
        }
    }
}
