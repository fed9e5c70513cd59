//! Names of sockets as the operating system writes them, and sockets in directories.
//!
//! Main type: [`Name`], room for one. One invariant: a name in a directory is reached by way of the directory's handle, and
//! a socket that is connected to by a handle on itself, which followed no link: no path of several components is given to the
//! system.
//!
//! # Safety
//! See the Safety section of [`super`].

use std::ffi::CStr;
use std::net::{SocketAddr, SocketAddrV4, SocketAddrV6};

use waxwing_abi::types::Errno;

use super::unix::Handle;

use super::SocketName;

/// Room for any name.
pub(super) struct Name {
    storage: libc::sockaddr_storage,
    len: libc::socklen_t,
}

fn length(bytes: usize) -> libc::socklen_t {
    libc::socklen_t::try_from(bytes).unwrap_or(0)
}

/// Where a path begins.
const PATH: usize = core::mem::offset_of!(libc::sockaddr_un, sun_path);

/// Room for a path.
const PATH_MAX: usize = size_of::<libc::sockaddr_un>() - PATH;

#[expect(clippy::cast_possible_truncation, reason = "families are small numbers")]
const fn family(family: libc::c_int) -> libc::sa_family_t {
    family as libc::sa_family_t
}

impl Name {
    /// Of no family, and room for any.
    pub(super) fn room() -> Self {
        // SAFETY: zeroes are a name of no family.
        let storage = unsafe { core::mem::zeroed() };
        Name { storage, len: length(size_of::<libc::sockaddr_storage>()) }
    }

    /// As the system wants it.
    ///
    /// # Errors
    /// `nametoolong` for a path that does not fit.
    pub(super) fn of(name: &SocketName) -> Result<Self, Errno> {
        let mut written = Name::room();
        match name {
            SocketName::Unnamed => {
                written.storage.ss_family = family(libc::AF_UNSPEC);
                written.len = length(size_of::<libc::sockaddr>());
            }
            SocketName::Internet(SocketAddr::V4(address)) => {
                let name = written.start::<libc::sockaddr_in>();
                name.sin_family = family(libc::AF_INET);
                name.sin_port = address.port().to_be();
                name.sin_addr.s_addr = u32::from_ne_bytes(address.ip().octets());
            }
            SocketName::Internet(SocketAddr::V6(address)) => {
                let name = written.start::<libc::sockaddr_in6>();
                name.sin6_family = family(libc::AF_INET6);
                name.sin6_port = address.port().to_be();
                name.sin6_flowinfo = address.flowinfo();
                name.sin6_addr.s6_addr = address.ip().octets();
                name.sin6_scope_id = address.scope_id();
            }
            SocketName::Path(path) => {
                if path.len() >= PATH_MAX {
                    return Err(Errno::Nametoolong);
                }
                let name = written.start::<libc::sockaddr_un>();
                name.sun_family = family(libc::AF_UNIX);
                for (to, from) in name.sun_path.iter_mut().zip(path) {
                    *to = libc::c_char::from_ne_bytes([*from]);
                }
                written.len = length(PATH + path.len() + 1);
            }
        }
        Ok(written)
    }

    /// The room as a name of one family, which is as long as that.
    fn start<T>(&mut self) -> &mut T {
        assert!(size_of::<T>() <= size_of::<libc::sockaddr_storage>(), "there is room for all families");
        self.len = length(size_of::<T>());
        // SAFETY: a name of any family fits and is aligned, and any bytes are one.
        unsafe { &mut *(&raw mut self.storage).cast::<T>() }
    }

    pub(super) fn as_raw(&self) -> (*const libc::sockaddr, libc::socklen_t) {
        ((&raw const self.storage).cast(), self.len)
    }

    /// How long it is, or may be.
    #[cfg(target_os = "linux")]
    pub(super) fn len(&self) -> libc::socklen_t {
        self.len
    }

    pub(super) fn as_mut(&mut self) -> (*mut libc::sockaddr, &mut libc::socklen_t) {
        ((&raw mut self.storage).cast(), &mut self.len)
    }

    /// As [`Name::read`], where the length was told elsewhere and what follows the name is zeroes.
    pub(super) fn read_whole(mut self) -> SocketName {
        self.len = length(size_of::<libc::sockaddr_storage>());
        self.read()
    }

    /// What the system has written.
    pub(super) fn read(&self) -> SocketName {
        let len = usize::try_from(self.len).unwrap_or(0);
        match libc::c_int::from(self.storage.ss_family) {
            libc::AF_INET if len >= size_of::<libc::sockaddr_in>() => {
                // SAFETY: the family says what it is.
                let name = unsafe { &*(&raw const self.storage).cast::<libc::sockaddr_in>() };
                let ip = name.sin_addr.s_addr.to_ne_bytes().into();
                SocketName::Internet(SocketAddrV4::new(ip, u16::from_be(name.sin_port)).into())
            }
            libc::AF_INET6 if len >= size_of::<libc::sockaddr_in6>() => {
                // SAFETY: the family says what it is.
                let name = unsafe { &*(&raw const self.storage).cast::<libc::sockaddr_in6>() };
                let (ip, port) = (name.sin6_addr.s6_addr.into(), u16::from_be(name.sin6_port));
                let address = SocketAddrV6::new(ip, port, name.sin6_flowinfo, name.sin6_scope_id);
                SocketName::Internet(address.into())
            }
            libc::AF_UNIX => {
                // SAFETY: the family says what it is.
                let name = unsafe { &*(&raw const self.storage).cast::<libc::sockaddr_un>() };
                let path = name.sun_path.iter().take(len.saturating_sub(PATH));
                let path: Vec<u8> = path.map(|byte| byte.to_ne_bytes()[0]).take_while(|b| *b != 0).collect();
                if path.is_empty() { SocketName::Unnamed } else { SocketName::Path(path) }
            }
            _ => SocketName::Unnamed,
        }
    }
}

/// Makes the entry `name` of `dir` for a socket, which has that name from then on: as what the system knows it (bind, by way
/// of the directory's handle). The directory's handle has to stay open for the system's name to mean this.
///
/// # Errors
/// As POSIX bind: `addrinuse` when there is such an entry, `rofs`, `acces`; `nametoolong` for a name of more than about 80
/// bytes.
#[cfg(target_os = "linux")]
pub fn bind_at(socket: &Handle, dir: &Handle, name: &CStr) -> Result<Vec<u8>, Errno> {
    let path = [format!("/proc/self/fd/{}/", dir.raw()).as_bytes(), name.to_bytes()].concat();
    super::bind(socket, &SocketName::Path(path.clone()))?;
    Ok(path)
}

/// Gives a socket a name that nobody else can find: a handle on what is connected to.
///
/// # Errors
/// As POSIX mkdir in the directory for temporary files, and bind.
#[cfg(target_os = "linux")]
pub fn bind_unlisted(socket: &Handle) -> Result<(Vec<u8>, Handle), Errno> {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let parent = super::open_ambient_dir(&std::env::temp_dir())?;
    let mut tries = 0;
    let dir_name = loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!(".waxwing-{}-{number}-{:x}", std::process::id(), super::monotonic_now()?);
        let name = std::ffi::CString::new(name).map_err(|_| Errno::Inval)?;
        match rustix::fs::mkdirat(&parent, &name, rustix::fs::Mode::RWXU) {
            Ok(()) => break name,
            Err(rustix::io::Errno::EXIST) if tries < 100 => tries += 1,
            Err(other) => return Err(super::unix::error(other)),
        }
    };
    let bound = super::open_place_at(&parent, &dir_name).and_then(|dir| {
        let dir = Handle::from(dir);
        // The number of the directory's handle comes to mean others; the name is never taken again.
        let path = bind_at(socket, &dir, &dir_name)?;
        let node = open_socket_at(&dir, &dir_name);
        super::unlink_at(&dir, &dir_name)?;
        Ok((path, node?))
    });
    super::remove_directory_at(&parent, &dir_name)?;
    bound
}

/// A handle on the socket that is the entry `name` of `dir`, to connect to (open with `O_PATH`, which follows nothing).
///
/// # Errors
/// As POSIX openat; `connrefused` when the entry is no socket.
#[cfg(target_os = "linux")]
pub fn open_socket_at(dir: &Handle, name: &CStr) -> Result<Handle, Errno> {
    use rustix::fs::{FileType, Mode, OFlags};
    let flags = OFlags::PATH | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let node = Handle::from(rustix::fs::openat(dir, name, flags, Mode::empty()).map_err(super::unix::error)?);
    let stat = rustix::fs::fstat(&node).map_err(super::unix::error)?;
    if FileType::from_raw_mode(stat.st_mode) == FileType::Socket { Ok(node) } else { Err(Errno::Connrefused) }
}

/// The name of the socket behind a handle that [`open_socket_at`] has given.
#[cfg(target_os = "linux")]
#[must_use]
pub fn name_of(node: &Handle) -> SocketName {
    SocketName::Path(format!("/proc/self/fd/{}", node.raw()).into_bytes())
}

/// Makes the entry `name` of `dir` for a socket.
///
/// # Errors
/// Always `notsup`: this system cannot be told of a name in a directory.
#[cfg(not(target_os = "linux"))]
pub fn bind_at(_: &Handle, _: &Handle, _: &CStr) -> Result<Vec<u8>, Errno> {
    Err(Errno::Notsup)
}

/// Gives a socket a name that nobody else can find.
///
/// # Errors
/// Always `notsup`.
#[cfg(not(target_os = "linux"))]
pub fn bind_unlisted(_: &Handle) -> Result<(Vec<u8>, Handle), Errno> {
    Err(Errno::Notsup)
}

/// A handle on the socket that is the entry `name` of `dir`.
///
/// # Errors
/// Always `notsup`.
#[cfg(not(target_os = "linux"))]
pub fn open_socket_at(_: &Handle, _: &CStr) -> Result<Handle, Errno> {
    Err(Errno::Notsup)
}

/// The name of the socket behind a handle: there are no such handles.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn name_of(_: &Handle) -> SocketName {
    SocketName::Unnamed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        let names = ["127.0.0.1:80", "[::1]:65535", "[fe80::1%3]:1"];
        let names = names.map(|text| SocketName::Internet(text.parse().unwrap()));
        for name in names.into_iter().chain([SocketName::Unnamed, SocketName::Path(b"/a/b".to_vec())]) {
            assert_eq!(Name::of(&name).map(|written| written.read()), Ok(name));
        }
        assert!(matches!(Name::of(&SocketName::Path(vec![b'a'; PATH_MAX])), Err(Errno::Nametoolong)));
    }
}
