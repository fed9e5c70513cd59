//! Eight megabytes in uneven pieces, and offsets past 32 bits.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    let block: Vec<u8> = (0..70_001_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(true).open(t.at("big")).expect("big");
    for _ in 0..120 {
        file.write_all(&block).expect("written");
    }
    t.stat("big", true);
    t.note("rewind", file.rewind());
    let (mut sum, mut total, mut buf) = (0_u64, 0_u64, [0; 30_011]);
    loop {
        let n = file.read(&mut buf).expect("read");
        if n == 0 {
            break;
        }
        total += n as u64;
        sum = buf[..n].iter().fold(sum, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
    }
    t.say("total and sum", (total, sum));
    t.note("far", file.seek(SeekFrom::Start(6_000_000_000)));
    t.note("write", file.write(b"!"));
    t.stat("big", true);
    t.done("shrink", file.set_len(0));
}
