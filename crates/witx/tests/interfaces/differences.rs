//! What differs between the interfaces and the published crates.
//!
//! Main item: [`DIFFERENCES`]. One invariant: the comparison fails for what is missing here and for what is here and
//! does not differ.

/// Something that differs, and why.
pub(crate) struct Difference {
    /// Where.
    pub(crate) crates: &'static [&'static str],
    /// What, as the comparison names it.
    pub(crate) items: &'static [&'static str],
    #[expect(dead_code, reason = "for whoever reads the table")]
    reason: &'static str,
}

const WASI: &str = "wasi 0.11";
const V11: &str = "wasix 0.11";
const V12: &str = "wasix 0.12";
const V13: &str = "wasix 0.13";

pub(crate) const DIFFERENCES: &[Difference] = &[
    Difference {
        crates: &[WASI],
        items: &[
            "case Errno.memviolation",
            "case Errno.pending",
            "case Errno.shutdown",
            "case Errno.unknown",
            "case Filetype.socket_raw",
            "case Filetype.socket_seqpacket",
            "case Riflags.recv_data_truncated",
            "case Riflags.recv_dont_wait",
            "case Rights.sock_addr_local",
            "case Rights.sock_addr_remote",
            "case Rights.sock_bind",
            "case Rights.sock_connect",
            "case Rights.sock_listen",
            "case Rights.sock_recv",
            "case Rights.sock_recv_from",
            "case Rights.sock_send",
            "case Rights.sock_send_to",
            "case Siflags.send_dont_wait",
        ],
        reason: "preview1 and WASIX share these types; WASIX has more",
    },
    Difference {
        crates: &[WASI],
        items: &[
            "case Signal.stkflt",
            "case Signal.chld",
            "case Signal.cont",
            "case Signal.stop",
            "case Signal.tstp",
            "case Signal.ttin",
            "case Signal.ttou",
            "case Signal.urg",
            "case Signal.xcpu",
            "case Signal.xfsz",
            "case Signal.vtalrm",
            "case Signal.prof",
            "case Signal.winch",
            "case Signal.poll",
            "case Signal.pwr",
            "case Signal.sys",
        ],
        reason: "WASIX counts as Linux does; the host maps the numbers of other programs",
    },
    Difference {
        crates: &[V11],
        items: &[
            "case Errno.pending",
            "case Riflags.recv_dont_wait",
            "case Siflags.send_dont_wait",
            "field Tty.line_feeds P32",
            "field Tty.line_feeds P64",
        ],
        reason: "added later, where there was room",
    },
    Difference { crates: &[V12], items: &["case Riflags.recv_dont_wait"], reason: "added in 0.13" },
    Difference {
        crates: &[V11],
        items: &[
            "field ProcessHandles.bid P32",
            "field ProcessHandles.bid P64",
            "field ProcessHandles.pid P32",
            "field ProcessHandles.pid P64",
        ],
        reason: "the same number, called by the bus then",
    },
    Difference {
        crates: &[V12, V13],
        items: &["case EpollCtl.add", "case EpollCtl.add_zero", "case EpollCtl.mod"],
        reason: "the libc sends Linux's numbers, and hosts read these",
    },
    Difference {
        crates: &[V11, V12, V13],
        items: &["case Eventfdflags.nonblock"],
        reason: "the libc sends it, and hosts read it",
    },
    Difference {
        crates: &[V11, V12, V13],
        items: &["case SockProto.proto_N"],
        reason: "placeholders for numbers without a protocol",
    },
    Difference {
        crates: &[V11],
        items: &["fn poll_oneoff P64"],
        reason: "counts are as wide as pointers in hosts; the import's type decides",
    },
    Difference {
        crates: &[V11, V12, V13],
        items: &["fn resolve P64", "fn sock_listen P64"],
        reason: "counts are as wide as pointers in hosts; the import's type decides",
    },
    Difference {
        crates: &[V13],
        items: &["fn dlopen P64", "fn dlsym P64"],
        reason: "lengths are as wide as pointers in hosts; the import's type decides",
    },
    Difference {
        crates: &[V13],
        items: &[
            "type FunctionPointer",
            "fn call_dynamic P64",
            "fn closure_free P64",
            "fn closure_prepare P64",
            "fn context_create P64",
            "fn reflect_signature P64",
        ],
        reason: "an index of a table has 32 bits in hosts; the import's type decides",
    },
    Difference {
        crates: &[V11, V12, V13],
        items: &[
            "type AddrUnspec",
            "type AddrUnspecCidr",
            "type AddrUnspecPort",
            "type Bool",
            "type Option",
            "type Pointersize",
        ],
        reason: "cases without a payload, bool, unnamed tags and $size are used instead",
    },
    Difference {
        crates: &[V11, V12, V13],
        items: &["type AddrArray", "type AddrCidrArray", "type AddrPortArray", "type BufArray"],
        reason: "arrays are pointers and counts here; that these agree, the functions show",
    },
    Difference {
        crates: &[V11],
        items: &["type BusEventArray"],
        reason: "arrays are pointers and counts here; that these agree, the functions show",
    },
    Difference {
        crates: &[V13],
        items: &[
            "type CstringArray",
            "type ProcSpawnFdOpArray",
            "type SignalDispositionArray",
            "type WasmValueTypeArray",
        ],
        reason: "arrays are pointers and counts here; that these agree, the functions show",
    },
    Difference {
        crates: &[V11, V12, V13],
        items: &[
            "const THREAD_FLAGS_DLERROR_FLAG",
            "const THREAD_FLAGS_TSD_USED",
            "type Hugesize",
            "type Longsize",
            "type OptionHash",
            "type ShortHash",
            "type ThreadFlags",
            "type ThreadState",
        ],
        reason: "no function takes or gives it; a plain u64 serves for a long size",
    },
    Difference { crates: &[V12, V13], items: &["type Waker"], reason: "no function takes or gives it" },
];
