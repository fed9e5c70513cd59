//! A trace as Perfetto's viewer (ui.perfetto.dev) takes it: the protocol buffers of its `Trace` message, of which a run needs
//! six, written by hand. Numbers of fields are those of Perfetto's published definitions.
//!
//! Each process and thread of the guest's is a track with its name; a call is a slice on its thread's track, its arguments
//! and its result are the slice's. One invariant: the packets of one call are written together, so that a file that was cut
//! short is a trace of what came before.

use waxwing::trace::{Call, Outcome, Value, write_value};

/// `TracePacket` in `Trace`.
const PACKET: u32 = 1;

mod packet {
    pub(super) const TIMESTAMP: u32 = 8;
    pub(super) const SEQUENCE_ID: u32 = 10;
    pub(super) const TRACK_EVENT: u32 = 11;
    pub(super) const TRACK_DESCRIPTOR: u32 = 60;
}

mod descriptor {
    pub(super) const UUID: u32 = 1;
    pub(super) const PROCESS: u32 = 3;
    pub(super) const THREAD: u32 = 4;
    /// Of `ProcessDescriptor`.
    pub(super) const PROCESS_PID: u32 = 1;
    pub(super) const PROCESS_NAME: u32 = 6;
    /// Of `ThreadDescriptor`.
    pub(super) const THREAD_PID: u32 = 1;
    pub(super) const THREAD_TID: u32 = 2;
    pub(super) const THREAD_NAME: u32 = 5;
}

mod event {
    pub(super) const ANNOTATION: u32 = 4;
    pub(super) const TYPE: u32 = 9;
    pub(super) const TRACK: u32 = 11;
    pub(super) const CATEGORY: u32 = 22;
    pub(super) const NAME: u32 = 23;
    /// Values of `TYPE`.
    pub(super) const BEGIN: u64 = 1;
    pub(super) const END: u64 = 2;
}

mod annotation {
    pub(super) const BOOL: u32 = 2;
    pub(super) const UINT: u32 = 3;
    pub(super) const INT: u32 = 4;
    pub(super) const STRING: u32 = 6;
    pub(super) const POINTER: u32 = 7;
    pub(super) const NAME: u32 = 10;
}

/// Writes messages; `text` is used anew for each value.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
    text: String,
}

/// The track of a thread; those of processes have the numbers of processes.
fn thread_track(tid: u32) -> u64 {
    1 << 32 | u64::from(tid)
}

impl Writer {
    /// A new thread, and its process with it if it is the first one.
    pub(super) fn thread(&mut self, pid: u32, tid: u32, program: &str) {
        let (process, thread) = (u64::from(pid), u64::from(tid));
        if pid == tid {
            self.message(PACKET, |packet| {
                packet.varint(packet::SEQUENCE_ID, thread);
                packet.message(packet::TRACK_DESCRIPTOR, |track| {
                    track.varint(descriptor::UUID, process);
                    track.message(descriptor::PROCESS, |about| {
                        about.varint(descriptor::PROCESS_PID, process);
                        about.string(descriptor::PROCESS_NAME, program);
                    });
                });
            });
        }
        self.message(PACKET, |packet| {
            packet.varint(packet::SEQUENCE_ID, thread);
            packet.message(packet::TRACK_DESCRIPTOR, |track| {
                track.varint(descriptor::UUID, thread_track(tid));
                track.message(descriptor::THREAD, |about| {
                    about.varint(descriptor::THREAD_PID, process);
                    about.varint(descriptor::THREAD_TID, thread);
                    about.string(descriptor::THREAD_NAME, if pid == tid { "main" } else { "thread" });
                });
            });
        });
    }

    /// A call; the times are nanoseconds from the start of the trace.
    pub(super) fn call(&mut self, call: &Call<'_>, start_ns: u64) {
        let took = u64::try_from(call.took.as_nanos()).unwrap_or(u64::MAX);
        let track = thread_track(call.tid);
        self.event(call.tid, start_ns, |event| {
            event.varint(event::TYPE, event::BEGIN);
            event.varint(event::TRACK, track);
            event.string(event::NAME, call.name());
            for group in call.method.groups {
                event.string(event::CATEGORY, group);
            }
            for (name, value) in call.arguments() {
                event.annotation(name, value);
            }
            for (index, word) in call.words().iter().enumerate() {
                event.message(event::ANNOTATION, |annotation| {
                    annotation.string(annotation::NAME, &format!("word {index}"));
                    annotation.varint(annotation::POINTER, *word);
                });
            }
            match call.outcome {
                Outcome::Returned => {
                    for (value, name) in call.results().zip(["result", "result 2", "result 3", "result 4"]) {
                        event.annotation(name, value);
                    }
                }
                Outcome::Failed(failure) => event.annotation("errno", Value::Name(failure.name)),
                Outcome::NoReturn => event.annotation("result", Value::Name("never returned")),
            }
        });
        self.event(call.tid, start_ns.saturating_add(took), |event| {
            event.varint(event::TYPE, event::END);
            event.varint(event::TRACK, track);
        });
    }

    fn event(&mut self, tid: u32, at_ns: u64, event: impl FnOnce(&mut Self)) {
        self.message(PACKET, |packet| {
            packet.varint(packet::TIMESTAMP, at_ns);
            packet.varint(packet::SEQUENCE_ID, u64::from(tid));
            packet.message(packet::TRACK_EVENT, event);
        });
    }

    fn annotation(&mut self, name: &str, value: Value<'_>) {
        self.message(event::ANNOTATION, |annotation| {
            annotation.string(annotation::NAME, name);
            match value {
                Value::Unsigned(number) => annotation.varint(annotation::UINT, number),
                Value::Signed(number) => annotation.varint(annotation::INT, number.cast_unsigned()),
                Value::Bool(truth) => annotation.varint(annotation::BOOL, u64::from(truth)),
                Value::Address(address) => annotation.varint(annotation::POINTER, address),
                Value::Name(text) | Value::Text(text) => annotation.string(annotation::STRING, text),
                value => {
                    let mut text = std::mem::take(&mut annotation.text);
                    text.clear();
                    // A string takes everything.
                    let _ = write_value(value, &mut text);
                    annotation.string(annotation::STRING, &text);
                    annotation.text = text;
                }
            }
        });
    }

    fn raw_varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value.to_le_bytes()[0] | 0x80);
            value >>= 7;
        }
        self.bytes.push(value.to_le_bytes()[0]);
    }

    fn varint(&mut self, field: u32, value: u64) {
        self.raw_varint(u64::from(field) << 3);
        self.raw_varint(value);
    }

    fn string(&mut self, field: u32, text: &str) {
        self.raw_varint(u64::from(field) << 3 | 2);
        self.raw_varint(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// A message within this one. Its length is known only behind it, so it is written with four bytes however small it is.
    fn message(&mut self, field: u32, content: impl FnOnce(&mut Self)) {
        self.raw_varint(u64::from(field) << 3 | 2);
        let at = self.bytes.len();
        self.bytes.extend_from_slice(&[0; 4]);
        content(self);
        let len = self.bytes.len() - at - 4;
        for (index, byte) in self.bytes[at..at + 4].iter_mut().enumerate() {
            let more = if index < 3 { 0x80 } else { 0 };
            *byte = (len >> (7 * index)).to_le_bytes()[0] & 0x7f | more;
        }
    }
}
