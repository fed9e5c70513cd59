//! What a shell starts: one module that is another tool by each name it is started as.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let mut args = std::env::args();
    let name = args.next().unwrap_or_default();
    let name = name.rsplit('/').next().unwrap_or_default().trim_end_matches(".wasm").to_owned();
    let args: Vec<String> = args.collect();
    match run(&name, &args) {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            eprintln!("{name}: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(name: &str, args: &[String]) -> io::Result<u8> {
    let first = args.first().map(String::as_str);
    let mut out = BufWriter::new(io::stdout().lock());
    match name {
        "echo" => writeln!(out, "{}", args.join(" "))?,
        "args" => args.iter().try_for_each(|arg| writeln!(out, "[{arg}]"))?,
        "env" => std::env::vars().try_for_each(|(name, value)| writeln!(out, "{name}={value}"))?,
        "seq" => (1..=number(first)?).try_for_each(|line| writeln!(out, "{line}"))?,
        "cat" => {
            io::copy(&mut io::stdin().lock(), &mut out)?;
        }
        "grep" => {
            let mut found = false;
            for line in io::stdin().lock().lines() {
                let line = line?;
                if line.contains(first.unwrap_or_default()) {
                    found = true;
                    writeln!(out, "{line}")?;
                }
            }
            out.flush()?;
            return Ok(u8::from(!found));
        }
        "sort" => {
            let mut lines = io::stdin().lock().lines().collect::<io::Result<Vec<_>>>()?;
            lines.sort();
            lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
        "wc" => {
            let mut text = String::new();
            io::stdin().lock().read_to_string(&mut text)?;
            writeln!(out, "{} {} {}", text.lines().count(), text.split_whitespace().count(), text.len())?;
        }
        "sleep" => std::thread::sleep(Duration::from_millis(number(first)?)),
        "spin" => {
            writeln!(out, "spinning")?;
            out.flush()?;
            loop {
                std::hint::spin_loop();
            }
        }
        "fail" => return Ok(u8::try_from(number(first)?).unwrap_or(255)),
        "complain" => eprintln!("{}", args.join(" ")),
        "abort" => std::process::abort(),
        "pwd" => {
            let mut path = vec![0; 4096];
            let mut length = path.len();
            unsafe { wasix::getcwd(path.as_mut_ptr(), &raw mut length) }
                .map_err(|errno| io::Error::other(errno.message()))?;
            writeln!(out, "{}", String::from_utf8_lossy(&path[..length]))?;
        }
        _ => return Err(io::Error::other("there is no such tool")),
    }
    out.flush()?;
    Ok(0)
}

fn number(text: Option<&str>) -> io::Result<u64> {
    text.and_then(|text| text.parse().ok()).ok_or_else(|| io::Error::other("a number is wanted"))
}
