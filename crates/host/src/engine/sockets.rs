//! Which dialects of sockets a guest may use.
//!
//! Main type: [`Sockets`]. One invariant: what it leaves out is calls that make or name sockets; those of preview1, which use
//! sockets that are there, belong to no dialect and stay.

use super::Syscall;

/// The dialects of sockets that guests are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sockets {
    /// All, each import by the type that it is declared with.
    #[default]
    Auto,
    /// None but preview1's calls on sockets that a guest was given.
    None,
    /// WASIX's.
    Wasix,
    /// WasmEdge's, where a call has two shapes the older one.
    WasmedgeV1,
    /// WasmEdge's, where a call has two shapes the newer one.
    WasmedgeV2,
    /// `path_open` on addresses such as `tcp+listen://:8080`.
    PathOpen,
}

impl Sockets {
    /// Whether guests are given this call.
    pub(super) fn include(self, call: &Syscall) -> bool {
        match (self, call.interface) {
            (Sockets::Auto, _) => true,
            (_, "wasmedge") => matches!(self, Sockets::WasmedgeV1 | Sockets::WasmedgeV2),
            (_, "wasmedge_v1") => self == Sockets::WasmedgeV1,
            // Waiting is no matter of sockets, though this way of it came with them.
            (_, "wasmedge_v2") => self == Sockets::WasmedgeV2 || call.name == "epoll_oneoff",
            (_, "wasix" | "wasix_legacy" | "wasix_2022") => {
                self == Sockets::Wasix || !(call.name.starts_with("sock_") || call.name == "resolve")
            }
            _ => true,
        }
    }

    /// Whether `path_open` opens sockets.
    pub(crate) fn include_paths(self) -> bool {
        matches!(self, Sockets::Auto | Sockets::PathOpen)
    }

    /// Its name, as people choose it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Sockets::Auto => "auto",
            Sockets::None => "none",
            Sockets::Wasix => "wasix",
            Sockets::WasmedgeV1 => "wasmedgev1",
            Sockets::WasmedgeV2 => "wasmedgev2",
            Sockets::PathOpen => "path_open",
        }
    }
}
