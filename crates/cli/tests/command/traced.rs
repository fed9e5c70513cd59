//! What `--trace` tells, and what becomes of it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::harness::{Ended, check_as, run, skipped, waxwing};

const CENSUS: [&str; 4] = ["--dir", "traced", "../programs/census.wasm", "traced"];

/// `text` with the numbers that follow `mark` made 0.
fn without_numbers(text: &str, mark: &str) -> String {
    let mut parts = text.split(mark);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + mark + "0" + part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
    })
}

/// Directories are listed in the order that their file system likes: the entries between `open` and `close`, in order.
fn sorted_entries(text: &str, open: &str, between: &str, close: &str) -> String {
    let sorted = |line: &str| {
        let parts = line.split_once(open).and_then(|(before, rest)| Some((before, rest.split_once(close)?)));
        let Some((before, (list, after))) = parts else { return format!("{line}\n") };
        let mut entries: Vec<&str> = list.split(between).collect();
        entries.sort_unstable();
        format!("{before}{open}{}{close}{after}\n", entries.join(between))
    };
    text.lines().map(sorted).collect()
}

#[test]
fn a_trace_is_told_as_text_json_and_a_table() {
    let text = |text: &str| sorted_entries(&without_numbers(text, " <"), "buf=[", ", ", "], cookie");
    check_as("trace_text", &[&["--trace"][..], &CENSUS].concat(), text);
    let json = |text: &str| {
        let text = without_numbers(&without_numbers(text, "\"start_ns\":"), "\"took_ns\":");
        sorted_entries(&text, "\"buf\":[{", "},{", "}],\"cookie")
    };
    let flags = ["--trace=file", "--trace-format", "json", "--trace-string-size=12"];
    check_as("trace_json", &[&flags[..], &CENSUS].concat(), json);
    // Which calls took longest is not known before: sorted by name, and without the times.
    let table = |text: &str| {
        let columns = |line: &str| match line.split_whitespace().collect::<Vec<_>>()[..] {
            [first, ..] if first.starts_with("--") => "--".to_owned(),
            [_, _, calls, _, _, name] => format!("{name} {calls}"),
            [_, _, calls, errors, _, _, name] => format!("{name} {calls}, {errors} failed"),
            [_, _, calls, errors, "total"] => format!("total {calls}, {errors} failed"),
            _ => line.to_owned(),
        };
        let mut lines: Vec<String> = text.lines().map(columns).collect();
        let rows = lines.len() - 2;
        lines[2..rows].sort();
        lines.join("\n") + "\n"
    };
    check_as("trace_summary", &[&["-c"][..], &CENSUS].concat(), table);
}

#[test]
fn a_table_comes_instead_of_the_calls_or_beside_them() {
    let ended = run(&[&["-c", "--trace=path_open,fd_close"][..], &CENSUS].concat());
    assert_eq!(ended.stderr.lines().count(), 6, "{}", ended.stderr);
    assert!(!ended.stderr.contains("[1]"), "{}", ended.stderr);
    let ended = run(&[&["--trace-summary=too", "--trace=path_open"][..], &CENSUS].concat());
    let (calls, table) = ended.stderr.split_at(ended.stderr.find("% time").expect("a table"));
    assert!(calls.lines().all(|line| line.starts_with("[1] path_open(")), "{calls}");
    assert!(table.trim_end().lines().nth(2).is_some_and(|line| line.ends_with("path_open")), "{table}");
    let ended = run(&[&["-c", "--trace-format", "json"][..], &CENSUS].concat());
    assert!(ended.stderr.lines().all(|line| line.starts_with("{\"call\":\"")), "{}", ended.stderr);
}

#[test]
fn content_is_cut_where_it_was_asked_for() {
    let read = |size: &str| {
        let ended = run(&[&["--trace=fd_read", "--trace-string-size", size][..], &CENSUS].concat());
        ended.stderr.lines().next().unwrap_or_default().split(") = ").next().unwrap_or_default().to_owned()
    };
    assert_eq!(read("0"), "[1] fd_read(fd=5, iovs=[\"\"...]");
    // Not in the middle of a character.
    assert_eq!(read("3"), "[1] fd_read(fd=5, iovs=[\"Gr\"...]");
    assert_eq!(read("4"), "[1] fd_read(fd=5, iovs=[\"Grü\"...]");
    assert_eq!(read("1000"), "[1] fd_read(fd=5, iovs=[\"Grüße from a file,\\nof two lines.\\n\"]");
}

#[test]
fn a_filter_picks_by_the_names_of_files() {
    let told = |filter: &str| {
        let filter = format!("--trace={filter}");
        let ended = run(&[&[filter.as_str()][..], &CENSUS].concat());
        let name = |line: &str| line.split(['(', ' ']).nth(1).unwrap_or_default().to_owned();
        ended.stderr.lines().map(name).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told("./traced/note.txt"), "path_open fd_read fd_read fd_close");
    assert_eq!(told("fd_read,./traced"), "fd_read fd_read");
    assert_eq!(told("path,/elsewhere"), "");
    assert_eq!(told("failed"), "fd_prestat_get");
}

/// The file that a trace was written to.
fn in_file(flags: &[&str], check: impl FnOnce(Ended, String)) {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("trace");
    let ended = run(&[&["-o", path.to_str().expect("UTF-8")][..], flags].concat());
    check(ended, fs::read_to_string(&path).expect("the trace was written"));
}

#[test]
fn a_trace_in_a_file_is_whole_however_the_run_ends() {
    in_file(&["exit_code.wat", "7"], |ended, trace| {
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(7), ""));
        let last = trace.lines().last().expect("there are calls");
        assert!(last.starts_with("[1] proc_exit(rval=7) = ? <"), "{trace}");
    });
    in_file(&["../programs/wat/trap_in_start.wat"], |ended, _| assert_eq!(ended.code, Some(134)));
    in_file(&["--timeout", "200ms", "../programs/wat/sleep_forever.wat"], |ended, trace| {
        assert_eq!(ended.code, Some(124));
        let [line] = trace.lines().collect::<Vec<_>>()[..] else { panic!("one call: {trace}") };
        assert!(
            line.starts_with("[1] poll_oneoff(in=[{") && line.contains("<1 elements>) = ? <0."),
            "{line}"
        );
    });
    // More than is kept at once.
    let flags =
        ["--trace-string-size=100000", "--dir", "../programs", "../programs/census.wasm", "../programs"];
    in_file(&flags, |ended, trace| {
        assert_eq!(ended.code, Some(0));
        assert!(trace.len() > 200_000 && trace.ends_with(">\n"), "{} bytes", trace.len());
    });
}

#[test]
fn an_interrupt_leaves_a_whole_trace() {
    use std::os::unix::process::ExitStatusExt as _;
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("trace");
    let flags = ["--trace-summary=too", "-o", path.to_str().expect("UTF-8")];
    let mut child = waxwing(&[&flags[..], &["../programs/wat/sleep_forever.wat"]].concat()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(2));
    let trace = fs::read_to_string(&path).expect("the trace was written");
    assert!(trace.starts_with("[1] poll_oneoff(in=[{"), "{trace}");
    assert!(trace.contains(") = ? <0.") && trace.ends_with(" total\n"), "{trace}");
}

#[test]
fn a_trace_that_cannot_be_written_harms_nobody() {
    let ended = run(&["-o", "nowhere/trace", "show.wat"]);
    assert_eq!(ended.code, Some(125));
    assert!(
        ended.stderr.starts_with("error: cannot write the trace to nowhere/trace\ncause: "),
        "{}",
        ended.stderr
    );
    if Path::new("/dev/full").exists() {
        let ended = run(&["-o", "/dev/full", "exit_code.wat", "7"]);
        assert_eq!(ended.code, Some(7));
        assert!(
            ended.stderr.starts_with("warning: the trace in /dev/full is not whole: No space"),
            "{}",
            ended.stderr
        );
        assert_eq!(ended.stderr.lines().count(), 1);
    } else {
        skipped("there is no /dev/full");
    }
    // Nobody reads it.
    let (read, write) = std::io::pipe().expect("a pipe");
    drop(read);
    let status =
        waxwing(&["--trace", "exit_code.wat", "7"]).stderr(write).status().expect("the command starts");
    assert_eq!(status.code(), Some(7));
    // It is closed.
    let mut shell = std::process::Command::new("sh");
    let line = "exec \"$0\" --trace-summary=too exit_code.wat 7 2>&-";
    shell.args(["-c", line, env!("CARGO_BIN_EXE_waxwing")]).current_dir(crate::harness::here());
    assert_eq!(shell.stdin(Stdio::null()).status().expect("sh starts").code(), Some(7));
}

#[test]
fn lines_of_several_threads_stay_apart() {
    let ended = run(&["--trace", "../programs/threads.wasm", "spawn_join"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let mut threads: Vec<&str> = Vec::new();
    for line in ended.stderr.lines() {
        let who = line.strip_prefix('[').and_then(|line| line.split_once("] ")).map(|(who, _)| who);
        assert!(who.is_some() && line.ends_with('>') && line.matches(" <0.").count() == 1, "{line}");
        threads.extend(who.filter(|who| !threads.contains(who)));
    }
    assert!(threads.len() > 1, "{threads:?}");
    assert!(threads.iter().all(|who| *who == "1" || who.starts_with("1:")), "{threads:?}");
}

/// A field of a protocol buffer.
#[derive(Clone, Copy, Debug)]
enum Field<'b> {
    Number(u64),
    Bytes(&'b [u8]),
}

impl<'b> Field<'b> {
    fn number(self) -> u64 {
        match self {
            Field::Number(number) => number,
            Field::Bytes(bytes) => panic!("a number, not {bytes:?}"),
        }
    }

    fn message(self) -> Message<'b> {
        match self {
            Field::Bytes(bytes) => Message::read(bytes),
            Field::Number(number) => panic!("a message, not {number}"),
        }
    }

    fn text(self) -> &'b str {
        match self {
            Field::Bytes(bytes) => std::str::from_utf8(bytes).expect("UTF-8"),
            Field::Number(number) => panic!("text, not {number}"),
        }
    }
}

/// A protocol buffer: its fields with their numbers.
#[derive(Debug)]
struct Message<'b>(Vec<(u64, Field<'b>)>);

impl<'b> Message<'b> {
    fn read(mut bytes: &'b [u8]) -> Self {
        fn varint(bytes: &mut &[u8]) -> u64 {
            let mut value = 0;
            for shift in (0..70).step_by(7) {
                let (first, rest) = bytes.split_first().expect("a number that ends");
                *bytes = rest;
                value |= u64::from(first & 0x7f) << shift;
                if first & 0x80 == 0 {
                    return value;
                }
            }
            panic!("a number that is too long")
        }
        let mut fields = Vec::new();
        while !bytes.is_empty() {
            let tag = varint(&mut bytes);
            let field = match tag & 7 {
                0 => Field::Number(varint(&mut bytes)),
                2 => {
                    let len = usize::try_from(varint(&mut bytes)).expect("a length");
                    let (content, rest) = bytes.split_at_checked(len).expect("content that is there");
                    bytes = rest;
                    Field::Bytes(content)
                }
                kind => panic!("no field of ours is of kind {kind}"),
            };
            fields.push((tag >> 3, field));
        }
        Message(fields)
    }

    fn get(&self, number: u64) -> Option<Field<'b>> {
        self.all(number).next()
    }

    fn all(&self, number: u64) -> impl Iterator<Item = Field<'b>> {
        self.0.iter().filter(move |(field, _)| *field == number).map(|(_, field)| *field)
    }
}

#[derive(Default, Debug)]
struct Track {
    pid: u64,
    tid: u64,
    open: Option<String>,
    last: u64,
    calls: Vec<String>,
}

/// Reads a trace by the rules of Perfetto's format: the tracks of threads, and the names of processes.
fn tracks(trace: &[u8]) -> (HashMap<u64, Track>, HashMap<u64, String>) {
    let (mut tracks, mut processes): (HashMap<u64, Track>, HashMap<u64, String>) = Default::default();
    for (number, packet) in Message::read(trace).0 {
        assert_eq!(number, 1, "a trace is made of packets");
        let packet = packet.message();
        assert!(packet.get(10).is_some(), "each packet belongs to a sequence");
        if let Some(descriptor) = packet.get(60).map(Field::message) {
            let uuid = descriptor.get(1).expect("a track has an id").number();
            if let Some(process) = descriptor.get(3).map(Field::message) {
                let name = process.get(6).expect("a process has a name").text();
                processes.insert(process.get(1).expect("and a number").number(), name.to_owned());
            }
            if let Some(thread) = descriptor.get(4).map(Field::message) {
                let number = |field| thread.get(field).expect("a thread has numbers").number();
                let track = Track { pid: number(1), tid: number(2), ..Track::default() };
                assert!(!thread.get(5).expect("a thread has a name").text().is_empty());
                assert!(tracks.insert(uuid, track).is_none(), "each thread has a track of its own");
            }
            continue;
        }
        let event = packet.get(11).expect("what is no track is an event").message();
        let at = packet.get(8).expect("an event has a time").number();
        let uuid = event.get(11).expect("an event is on a track").number();
        let track = tracks.get_mut(&uuid).expect("the track was described before");
        assert!(at >= track.last, "time goes on along a track");
        track.last = at;
        match event.get(9).map(Field::number) {
            Some(1) => {
                let name = event.get(23).expect("a slice has a name").text().to_owned();
                assert!(track.open.replace(name).is_none(), "a thread makes one call at a time");
                assert!(event.all(22).count() >= 1, "a slice has its groups as categories");
                let annotation = |field: Field<'_>| {
                    let annotation = field.message();
                    let value = annotation.0.iter().find(|(field, _)| *field != 10).expect("a value").1;
                    let value = match value {
                        Field::Number(number) => number.to_string(),
                        value => value.text().to_owned(),
                    };
                    format!("{}={value}", annotation.get(10).expect("a name").text())
                };
                let notes: Vec<String> = event.all(4).map(annotation).collect();
                track.calls.push(notes.join(" "));
            }
            Some(2) => {
                let name = track.open.take().expect("what ends has begun");
                let notes = track.calls.pop().expect("it was noted");
                track.calls.push(format!("{name} {notes}"));
            }
            kind => panic!("an event of kind {kind:?}"),
        }
    }
    assert!(tracks.values().all(|track| track.open.is_none()), "all that begins ends");
    (tracks, processes)
}

/// A run's trace for Perfetto.
fn perfetto(flags: &[&str]) -> (HashMap<u64, Track>, HashMap<u64, String>) {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("trace");
    let out = ["--trace-format", "perfetto", "-o", path.to_str().expect("UTF-8")];
    let ended = run(&[&out[..], flags].concat());
    assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
    tracks(&fs::read(&path).expect("the trace was written"))
}

#[test]
fn perfettos_file_has_a_track_for_each_thread_and_a_slice_for_each_call() {
    let (tracks, processes) = perfetto(&CENSUS);
    assert_eq!(processes, HashMap::from([(1, "census.wasm".to_owned())]));
    let [track] = tracks.values().collect::<Vec<_>>()[..] else { panic!("one thread: {tracks:?}") };
    assert_eq!((track.pid, track.tid), (1, 1));
    let opened = track.calls.iter().find(|call| call.contains("path=note.txt")).expect("it is opened");
    assert!(opened.starts_with("path_open fd=3 ") && opened.ends_with(" result=5"), "{opened}");
    assert!(track.calls.contains(&"fd_prestat_get fd=4 errno=badf".to_owned()), "{:?}", track.calls);

    let (tracks, processes) = perfetto(&["../programs/threads.wasm", "spawn_join"]);
    assert_eq!(processes.len(), 1);
    assert!(tracks.len() > 1 && tracks.values().all(|track| track.pid == 1), "{tracks:?}");
    assert_eq!(tracks.values().filter(|track| track.tid == 1).count(), 1);
}

/// Perfetto's own definitions, where the Python package `perfetto` is installed: each packet is read by them, and nothing
/// in it may be unknown to them.
#[test]
fn perfettos_own_definitions_know_every_field() {
    const SCRIPT: &str = "
import sys
try:
    from perfetto.protos.perfetto.trace.perfetto_trace_pb2 import Trace
    from google.protobuf.unknown_fields import UnknownFieldSet
except ImportError as error:
    print('SKIPPED', error); sys.exit()
trace = Trace()
trace.ParseFromString(open(sys.argv[1], 'rb').read())
def look(message):
    assert len(UnknownFieldSet(message)) == 0, message
    for field, value in message.ListFields():
        if field.message_type is not None:
            for one in (value if hasattr(value, '__len__') else [value]):
                look(one)
look(trace)
print('READ', len(trace.packet), sum(packet.HasField('track_event') for packet in trace.packet))
";
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("trace");
    let path = path.to_str().expect("UTF-8");
    assert_eq!(run(&[&["--trace-format", "perfetto", "-o", path][..], &CENSUS].concat()).code, Some(0));
    let Ok(output) = std::process::Command::new("python3").args(["-c", SCRIPT, path]).output() else {
        return skipped("there is no python3");
    };
    let said = String::from_utf8_lossy(&output.stdout);
    if said.starts_with("SKIPPED") {
        return skipped(&said);
    }
    assert!(said.starts_with("READ "), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_trace_does_not_take_the_programs_place() {
    let dir = tempfile::tempdir().expect("a directory");
    let (program, link) = (dir.path().join("app.wat"), dir.path().join("link"));
    fs::copy(crate::harness::here().join("exit_code.wat"), &program).expect("a copy");
    std::os::unix::fs::symlink("app.wat", &link).expect("a link");
    let before = fs::read(&program).expect("it is there");
    for output in [&program, &link] {
        let ended = run(&["-o", output.to_str().expect("UTF-8"), program.to_str().expect("UTF-8"), "0"]);
        assert_eq!(ended.code, Some(2), "{ended:?}");
        assert!(ended.stderr.contains("is the program that is to be traced"), "{ended:?}");
        assert_eq!(fs::read(&program).expect("it is there"), before);
    }
}
