//! Drawings of layouts: rows of 8 bytes, with the names of what lies there.
//!
//! Main items: [`Cell`], [`rows`], [`draw`]. One invariant: every byte is in one part of one row, or in one that says how
//! many bytes it leaves out.

use std::fmt::Write as _;

/// Something that lies at an offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) name: String,
    pub(super) at: u64,
    pub(super) size: u64,
}

/// A part of a row: a name, or none for bytes that mean nothing, and how many bytes it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: Option<String>,
    pub(super) bytes: u64,
}

/// A row of 8 bytes, or a gap of whole rows that all belong to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Bytes { at: u64, parts: Vec<Part> },
    Gap { bytes: u64, name: String },
}

/// How many bytes a row has.
const WIDTH: u64 = 8;

/// More whole rows of one thing than this are drawn as a gap.
const MOST: u64 = 3;

/// The rows of something of `size` bytes.
pub(super) fn rows(cells: &[Cell], size: u64) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = 0;
    while at < size {
        if let Some(cell) = cells.iter().find(|cell| cell.at < at && at < cell.at + cell.size) {
            let whole = (cell.at + cell.size - at) / WIDTH;
            if whole > MOST {
                rows.push(Row::Gap { bytes: whole * WIDTH, name: cell.name.clone() });
                at += whole * WIDTH;
                continue;
            }
        }
        let end = (at + WIDTH).min(size);
        let mut parts: Vec<Part> = Vec::new();
        let mut byte = at;
        while byte < end {
            let cell = cells.iter().find(|cell| cell.at <= byte && byte < cell.at + cell.size);
            let until = match cell {
                Some(cell) => cell.at + cell.size,
                None => cells.iter().map(|cell| cell.at).filter(|next| *next > byte).min().unwrap_or(end),
            };
            let until = until.min(end);
            parts.push(Part { name: cell.map(|cell| cell.name.clone()), bytes: until - byte });
            byte = until;
        }
        rows.push(Row::Bytes { at, parts });
        at = end;
    }
    rows
}

/// The drawing as text, four letters a byte.
pub(super) fn draw(cells: &[Cell], size: u64) -> String {
    let widest = size.min(WIDTH);
    let mut out = "     ".to_owned();
    for byte in 0..widest {
        let _ = write!(out, " {byte:^3}");
    }
    let line = |bytes: u64| format!("     +{}\n", "---+".repeat(usize::try_from(bytes).unwrap_or_default()));
    let _ = write!(out, "\n{}", line(widest));
    for row in rows(cells, size) {
        match row {
            Row::Gap { bytes, name } => {
                let room = usize::try_from(widest * 4 - 1).unwrap_or_default();
                let text: String = format!("{bytes} more bytes of {name}").chars().take(room).collect();
                let _ = writeln!(out, "   ~ |{text:^room$}|\n{}", line(widest).trim_end());
            }
            Row::Bytes { at, parts } => {
                let _ = write!(out, "{at:4} |");
                for part in &parts {
                    let room = usize::try_from(part.bytes * 4 - 1).unwrap_or_default();
                    let text = match &part.name {
                        Some(name) => short(name, room),
                        None => ".".repeat(room),
                    };
                    let _ = write!(out, "{text:^room$}|");
                }
                let bytes = parts.iter().map(|part| part.bytes).sum();
                let _ = write!(out, "\n{}", line(bytes));
            }
        }
    }
    out
}

/// As much of a name as there is room for.
fn short(name: &str, room: usize) -> String {
    if name.chars().count() <= room { name.to_owned() } else { name.chars().take(room).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_and_long_fields_are_drawn() {
        let cell = |name: &str, at, size| Cell { name: name.to_owned(), at, size };
        let text = draw(&[cell("tag", 0, 1), cell("port", 2, 2), cell("address", 4, 40)], 44);
        assert_eq!(
            text,
            "       0   1   2   3   4   5   6   7 
     +---+---+---+---+---+---+---+---+
   0 |tag|...| port  |    address    |
     +---+---+---+---+---+---+---+---+
   ~ |   32 more bytes of address    |
     +---+---+---+---+---+---+---+---+
  40 |    address    |
     +---+---+---+---+
"
        );
    }
}
