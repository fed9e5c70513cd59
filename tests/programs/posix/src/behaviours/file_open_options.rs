//! Every combination of open options does the same or fails the same.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    for bits in 0..64_u32 {
        let bit = |n: u32| bits & (1 << n) != 0;
        for name in ["exists", "absent"] {
            t.put("exists", "content");
            let _ = fs::remove_file(t.at("absent"));
            let opened = OpenOptions::new()
                .read(bit(0))
                .write(bit(1))
                .append(bit(2))
                .truncate(bit(3))
                .create(bit(4))
                .create_new(bit(5))
                .open(t.at(name));
            if let Some(mut file) = t.done(&format!("open {name} {bits:06b}"), opened) {
                t.note("  write", file.write(b"WR"));
                let mut rest = String::new();
                t.note("  read", file.read_to_string(&mut rest));
                t.note("  at", file.stream_position());
                drop(file);
                t.content(name);
            }
        }
    }
}
