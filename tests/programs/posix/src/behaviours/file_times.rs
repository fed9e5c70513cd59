//! Times are set and read back to the nanosecond.

use super::super::prelude::*;

pub fn run(t: &mut Transcript) {
    t.put("file", "x");
    let file = OpenOptions::new().write(true).open(t.at("file")).expect("file");
    let times = [(0, 0), (1, 999_999_999), (1_234_567_890, 123_456_789), (4_000_000_000, 1)];
    for (seconds, nanos) in times {
        let time = SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos);
        let set = FileTimes::new().set_modified(time).set_accessed(time + Duration::from_secs(1));
        t.done("set", file.set_times(set));
        let stat = fs::metadata(t.at("file")).expect("metadata");
        for (what, time) in [("modified", stat.modified()), ("accessed", stat.accessed())] {
            t.note(what, time.map(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok()));
        }
    }
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(77);
    t.done("set modified alone", file.set_modified(past));
    let stat = fs::metadata(t.at("file")).expect("metadata");
    t.say("modified", stat.modified().ok().map(|time| time == past));
    t.say("accessed kept", stat.accessed().ok().map(|time| time != past));
    t.done("write", fs::write(t.at("file"), "y"));
    let stat = fs::metadata(t.at("file")).expect("metadata");
    t.say("modified moved", stat.modified().ok().map(|time| time > past));
}
