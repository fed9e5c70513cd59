//! Which family of calls an import belongs to.
//!
//! Main type: [`Dialect`]. One invariant: it depends on the import's two names and type alone, so it can be told of a
//! module that no engine would load.

use std::fmt;

/// A family of calls that core modules import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// `wasi_unstable`: preview0, of 2019.
    Preview0,
    /// `wasi_snapshot_preview1`.
    Preview1,
    /// `wasi`.`thread-spawn`.
    Threads,
    /// `wasix_32v1`.
    Wasix32,
    /// `wasix_64v1`.
    Wasix64,
    /// The socket calls that WasmEdge added to `wasi_snapshot_preview1`.
    WasmedgeSockets,
    /// `wasi:…`: interfaces of WASI 0.2 and later, which belong to components.
    Component,
    /// `env`.`memory`: a memory that the host makes, as modules with threads have it.
    HostMemory,
}

/// What WasmEdge added; the four `sock_` calls that preview1 has of its own are not among them.
const WASMEDGE_SOCKETS: [&str; 11] = [
    "sock_open",
    "sock_bind",
    "sock_listen",
    "sock_connect",
    "sock_recv_from",
    "sock_send_to",
    "sock_getsockopt",
    "sock_setsockopt",
    "sock_getlocaladdr",
    "sock_getpeeraddr",
    "sock_getaddrinfo",
];

impl Dialect {
    /// The dialect of the import `module`.`name` of a function with so many parameters; `None` when it is no system
    /// interface's.
    #[must_use]
    pub fn of_function(module: &str, name: &str, params: usize) -> Option<Dialect> {
        match (module, name, params) {
            // WasmEdge's first one was not told any flags.
            ("wasi_snapshot_preview1", "sock_accept", 2) => Some(Dialect::WasmedgeSockets),
            _ => Dialect::of(module, name),
        }
    }

    /// The dialect of the import `module`.`name`, whatever its type is; `None` when it is no system interface's.
    #[must_use]
    pub fn of(module: &str, name: &str) -> Option<Dialect> {
        Some(match (module, name) {
            ("wasi_unstable", _) => Dialect::Preview0,
            ("wasi_snapshot_preview1", name) => {
                let plain = name.strip_suffix("_v2").unwrap_or(name);
                let added = WASMEDGE_SOCKETS.contains(&plain)
                    || (plain != name && plain.starts_with("sock_"))
                    || name == "epoll_oneoff";
                if added { Dialect::WasmedgeSockets } else { Dialect::Preview1 }
            }
            ("wasi", "thread-spawn" | "thread_spawn") => Dialect::Threads,
            ("wasix_32v1", _) => Dialect::Wasix32,
            ("wasix_64v1", _) => Dialect::Wasix64,
            ("env", "memory") => Dialect::HostMemory,
            (module, _) if module.starts_with("wasi:") || module.starts_with("cm32p2|wasi:") => {
                Dialect::Component
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Dialect::Preview0 => "WASI preview0",
            Dialect::Preview1 => "WASI preview1",
            Dialect::Threads => "wasi-threads",
            Dialect::Wasix32 => "WASIX, 32 bit",
            Dialect::Wasix64 => "WASIX, 64 bit",
            Dialect::WasmedgeSockets => "WasmEdge sockets",
            Dialect::Component => "WASI 0.2 or later",
            Dialect::HostMemory => "memory from the host",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_told_apart_by_their_names() {
        let cases = [
            ("wasi_snapshot_preview1", "fd_read", Some(Dialect::Preview1)),
            ("wasi_snapshot_preview1", "sock_accept", Some(Dialect::Preview1)),
            ("wasi_snapshot_preview1", "sock_accept_v2", Some(Dialect::WasmedgeSockets)),
            ("wasi_snapshot_preview1", "sock_open", Some(Dialect::WasmedgeSockets)),
            ("wasi_snapshot_preview1", "sock_recv_from_v2", Some(Dialect::WasmedgeSockets)),
            ("wasi_snapshot_preview1", "epoll_oneoff", Some(Dialect::WasmedgeSockets)),
            ("wasi_unstable", "fd_read", Some(Dialect::Preview0)),
            ("wasi", "thread-spawn", Some(Dialect::Threads)),
            ("wasi", "thread-join", None),
            ("wasix_32v1", "fd_dup", Some(Dialect::Wasix32)),
            ("wasix_64v1", "anything", Some(Dialect::Wasix64)),
            ("wasi:cli/exit@0.2.0", "exit", Some(Dialect::Component)),
            ("env", "memory", Some(Dialect::HostMemory)),
            ("env", "puts", None),
        ];
        for (module, name, dialect) in cases {
            assert_eq!(Dialect::of(module, name), dialect, "{module}.{name}");
        }
    }

    #[test]
    fn a_sock_accept_without_flags_is_wasmedges() {
        let of = |params| Dialect::of_function("wasi_snapshot_preview1", "sock_accept", params);
        assert_eq!((of(2), of(3)), (Some(Dialect::WasmedgeSockets), Some(Dialect::Preview1)));
    }
}
