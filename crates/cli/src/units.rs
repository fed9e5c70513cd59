//! Sizes, times and pairs as people write them.
//!
//! One invariant: what could mean two things is refused, with both spellings.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

/// Bytes: `4096`, `64K`, `512MiB`, `1.5G`, `10MB`. As in GNU's tools, K and KiB are 1,024 and KB is 1,000.
pub(crate) fn size(text: &str) -> Result<u64, String> {
    let (number, unit) = split(text);
    let unit: u64 = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "t" | "tib" => 1 << 40,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        "tb" => 1_000_000_000_000,
        _ => return Err("a size is a number of bytes, or ends in KiB, MiB, GiB, KB, MB or GB".to_owned()),
    };
    scaled(number, unit).ok_or_else(|| "not a size, such as 4096 or 512MiB".to_owned())
}

/// A time with its unit: `500ms`, `2s`, `1m30s`.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Err(format!("a time needs its unit: {text}s or {text}ms?"));
    }
    let mut rest = text;
    let mut nanoseconds = 0u64;
    while !rest.is_empty() {
        let (number, after) = split(rest);
        let end = after.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(after.len());
        let (unit, after) = after.split_at(end);
        let unit: u64 = match unit {
            "ns" => 1,
            "us" | "µs" => 1_000,
            "ms" => 1_000_000,
            "s" | "sec" => 1_000_000_000,
            "m" | "min" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            _ => return Err("a time ends in ms, s, m or h".to_owned()),
        };
        let part = scaled(number, unit).and_then(|part| nanoseconds.checked_add(part));
        nanoseconds = part.ok_or("not a time, such as 500ms or 2s")?;
        rest = after;
    }
    if nanoseconds == 0 {
        return Err("a time must be longer than nothing".to_owned());
    }
    Ok(Duration::from_nanos(nanoseconds))
}

/// A number of processes, of which the program itself is one.
pub(crate) fn processes(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("the program itself is a process".to_owned()),
        Ok(count) => Ok(count),
        Err(_) => Err("not a number".to_owned()),
    }
}

/// `NAME=FILE`
pub(crate) fn preload(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, file)) if !file.is_empty() => Ok((name.to_owned(), file.into())),
        _ => Err(format!("it needs the name that imports know it by: NAME={text}")),
    }
}

/// `NAME=PATH`, of a bridge between networks.
pub(crate) fn bridge(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, path)) if !name.is_empty() && !path.is_empty() => Ok((name.to_owned(), path.into())),
        _ => Err(format!("it needs the name that programs know it by: NAME={text}")),
    }
}

/// `NAME=FILE`, of a program to start.
pub(crate) fn command(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, _)) if name.contains('/') || matches!(name, "" | "." | "..") => {
            Err(format!("`{name}` is no name for a program; it is found as /bin/NAME"))
        }
        Some((name, file)) if !file.is_empty() => Ok((name.to_owned(), file.into())),
        _ => Err(format!("it needs the name to start it by: NAME={text}")),
    }
}

/// The number that a text begins with, and what follows it.
fn split(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len()))
}

/// A decimal number of units, exactly, rounded down to whole ones; `None` when it is none or too large.
fn scaled(number: &str, unit: u64) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let mut sum = u128::from(whole.parse::<u64>().ok()?) * u128::from(unit);
    let digits = fraction.get(..fraction.len().min(18))?;
    if digits.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let scale = 10u128.pow(u32::try_from(digits.len()).ok()?);
    sum += u128::from(digits.parse::<u64>().ok()?) * u128::from(unit) / scale;
    u64::try_from(sum).ok()
}

/// A size that [`size`] reads back as the same, in the largest unit that it is a whole number of.
pub(crate) fn exact_size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["", "KiB", "MiB", "GiB", "TiB"];
    let zeros = if bytes == 0 { 0 } else { bytes.trailing_zeros() };
    let unit = (zeros / 10).min(4);
    format!("{}{}", bytes >> (10 * unit), UNITS[unit as usize])
}

/// A size as people like to read it.
pub(crate) fn readable_size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["KiB", "MiB", "GiB", "TiB", "PiB"];
    if bytes < 1024 {
        return format!("{bytes} bytes");
    }
    let mut unit = 0;
    while bytes >> (10 * (unit + 2)) != 0 && unit + 1 < UNITS.len() {
        unit += 1;
    }
    let shift = 10 * (unit + 1);
    let (whole, rest) = (bytes >> shift, bytes & ((1 << shift) - 1));
    match (u128::from(rest) * 10) >> shift {
        0 => format!("{whole} {}", UNITS[unit]),
        tenth => format!("{whole}.{tenth} {}", UNITS[unit]),
    }
}

/// A name server: an address, and the port if it is another than that of DNS.
pub(crate) fn name_server(text: &str) -> Result<SocketAddr, String> {
    const PORT: u16 = 53;
    let unbracketed = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let address = unbracketed.parse().map(|ip: IpAddr| SocketAddr::new(ip, PORT)).or_else(|_| text.parse());
    address.map_err(|_| "a name server is an address, such as 192.0.2.53 or [2001:db8::53]:5353".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_servers_have_a_port_of_their_own() {
        for (text, expected) in [
            ("192.0.2.53", "192.0.2.53:53"),
            ("192.0.2.53:5353", "192.0.2.53:5353"),
            ("::1", "[::1]:53"),
            ("[::1]", "[::1]:53"),
            ("[::1]:54", "[::1]:54"),
        ] {
            assert_eq!(name_server(text), Ok(expected.parse().unwrap()), "{text}");
        }
        for text in ["", "dns.example", "192.0.2.53:", "192.0.2.53:dns", "[::1"] {
            assert!(name_server(text).is_err(), "{text}");
        }
    }

    #[test]
    fn sizes() {
        let good = [
            ("0", 0),
            ("4096", 4096),
            ("4096b", 4096),
            ("64K", 65536),
            ("512MiB", 512 << 20),
            ("512mib", 512 << 20),
            ("1.5G", 3 << 29),
            ("10MB", 10_000_000),
            ("0.5KiB", 512),
            ("18446744073709551615", u64::MAX),
        ];
        for (text, bytes) in good {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for text in
            ["", "K", "-1", "1X", "1 M", "18446744073709551616", "16777216T", "1.2.3", "1.", ".5", "١"]
        {
            assert!(size(text).is_err(), "{text}: {:?}", size(text));
        }
    }

    #[test]
    fn times() {
        let good = [
            ("500ms", 500_000_000),
            ("2s", 2_000_000_000),
            ("1.5s", 1_500_000_000),
            ("1m30s", 90_000_000_000),
            ("2h", 7_200_000_000_000),
            ("10us", 10_000),
        ];
        for (text, ns) in good {
            assert_eq!(duration(text), Ok(Duration::from_nanos(ns)), "{text}");
        }
        assert_eq!(duration("2"), Err("a time needs its unit: 2s or 2ms?".to_owned()));
        for text in ["", "s", "0s", "-1s", "2x", "2s3", "1..5s", "99999999999h", "2 s"] {
            assert!(duration(text).is_err(), "{text}: {:?}", duration(text));
        }
    }

    #[test]
    fn sizes_to_read() {
        let cases =
            [(0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KiB"), (1536, "1.5 KiB"), (17 << 16, "1 MiB")];
        for (bytes, text) in cases {
            assert_eq!(readable_size(bytes), text);
        }
        assert_eq!(readable_size(u64::MAX), "16383.9 PiB");
        assert_eq!(readable_size(4 << 30), "4 GiB");
    }

    #[test]
    fn sizes_to_read_back() {
        for (bytes, text) in [
            (0, "0"),
            (1023, "1023"),
            (1024, "1KiB"),
            (1536, "1536"),
            (17 << 16, "1088KiB"),
            (3 << 30, "3GiB"),
        ] {
            assert_eq!(exact_size(bytes), text);
            assert_eq!(size(text), Ok(bytes));
        }
    }

    #[test]
    fn commands_need_a_name_that_a_file_can_have() {
        assert_eq!(command("ls=bin/ls.wasm"), Ok(("ls".to_owned(), "bin/ls.wasm".into())));
        for wrong in ["ls.wasm", "=ls.wasm", "ls=", "bin/ls=ls.wasm", "..=ls.wasm"] {
            assert!(command(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn preloads_need_a_name() {
        assert_eq!(preload("math=lib/m.wasm"), Ok(("math".to_owned(), "lib/m.wasm".into())));
        assert_eq!(
            preload("m.wasm"),
            Err("it needs the name that imports know it by: NAME=m.wasm".to_owned())
        );
        assert!(preload("math=").is_err());
    }
}
