//! The calls as functions that answer `Result<T, u16>`, an errno's number being the error.

pub use published as wasix;

pub type Fd = u32;

pub type Result<T> = core::result::Result<T, u16>;

macro_rules! errnos {
    ($($short:ident = $long:ident),* $(,)?) => { $(pub const $short: u16 = wasix::$long.raw();)* };
}
errnos! {
    ACCES = ERRNO_ACCES, BADF = ERRNO_BADF, BUSY = ERRNO_BUSY, EXIST = ERRNO_EXIST, INVAL = ERRNO_INVAL,
    ISDIR = ERRNO_ISDIR, LOOP = ERRNO_LOOP, NAMETOOLONG = ERRNO_NAMETOOLONG, NOENT = ERRNO_NOENT,
    NOSPC = ERRNO_NOSPC, NOTDIR = ERRNO_NOTDIR, NOTSUP = ERRNO_NOTSUP, NOTCAPABLE = ERRNO_NOTCAPABLE, NXIO = ERRNO_NXIO, RANGE = ERRNO_RANGE,
    ROFS = ERRNO_ROFS, XDEV = ERRNO_XDEV,
}

/// The top of the tree.
pub const ROOT: Fd = 3;
pub const CLOEXEC: u16 = 1;
/// All rights of preview1.
pub const ALL: u64 = (1 << 30) - 1;

/// How to open: to read, unless said otherwise.
#[derive(Clone, Copy, Default)]
pub struct How {
    pub oflags: u16,
    pub write: bool,
    pub nofollow: bool,
    pub cloexec: bool,
}

pub const READ: How = How { oflags: 0, write: false, nofollow: false, cloexec: false };
pub const DIRECTORY: How = How { oflags: wasix::OFLAGS_DIRECTORY, ..READ };
pub const CREATE: How = How { oflags: wasix::OFLAGS_CREAT, write: true, ..READ };

pub fn open(dir: Fd, path: &str, how: How) -> Result<Fd> {
    let rights = wasix::RIGHTS_FD_WRITE
        | wasix::RIGHTS_FD_ALLOCATE
        | wasix::RIGHTS_FD_DATASYNC
        | wasix::RIGHTS_FD_FILESTAT_SET_SIZE;
    let rights = if how.write { ALL } else { ALL & !rights };
    let follow = if how.nofollow { 0 } else { wasix::LOOKUPFLAGS_SYMLINK_FOLLOW };
    let ext = if how.cloexec { CLOEXEC } else { 0 };
    unsafe { wasix::path_open2(dir, follow, path, how.oflags, rights, ALL, 0, ext) }
        .map_err(|errno| errno.raw())
}

pub fn chdir(path: &str) -> Result<()> {
    unsafe { wasix::chdir(path) }.map_err(|errno| errno.raw())
}

/// The current directory, by a buffer of this size; with `range`, the size that it wants.
pub fn getcwd_sized(room: usize) -> core::result::Result<String, (u16, usize)> {
    let mut buffer = vec![b'?'; room + 1];
    let mut length = room;
    match unsafe { wasix::getcwd(buffer.as_mut_ptr(), &mut length) } {
        Ok(()) => {
            assert_eq!(buffer[length], 0, "a NUL ends it");
            assert_eq!(buffer[room], b'?', "no byte more is written than there is room for");
            buffer.truncate(length);
            Ok(String::from_utf8(buffer).expect("text"))
        }
        Err(errno) => Err((errno.raw(), length)),
    }
}

pub fn getcwd() -> String {
    getcwd_sized(4096).expect("there is a current directory")
}

// Calls of preview1

pub fn open_read(dir: Fd, path: &str) -> Result<String> {
    let fd = open(dir, path, READ)?;
    let mut text = Vec::new();
    loop {
        let mut buffer = [0; 512];
        match read(fd, &mut buffer)? {
            0 => break,
            len => text.extend_from_slice(&buffer[..len]),
        }
    }
    close(fd)?;
    Ok(String::from_utf8(text).expect("text"))
}

pub fn put(dir: Fd, path: &str, text: &str) -> Result<()> {
    let fd = open(dir, path, CREATE)?;
    let len = write(fd, text.as_bytes())?;
    assert_eq!(len, text.len());
    close(fd)
}

pub fn read(fd: Fd, buf: &mut [u8]) -> Result<usize> {
    let iovs = [wasi::Iovec { buf: buf.as_mut_ptr(), buf_len: buf.len() }];
    unsafe { wasi::fd_read(fd, &iovs) }.map_err(|errno| errno.raw())
}

pub fn write(fd: Fd, buf: &[u8]) -> Result<usize> {
    let iovs = [wasi::Ciovec { buf: buf.as_ptr(), buf_len: buf.len() }];
    unsafe { wasi::fd_write(fd, &iovs) }.map_err(|errno| errno.raw())
}

pub fn close(fd: Fd) -> Result<()> {
    unsafe { wasi::fd_close(fd) }.map_err(|errno| errno.raw())
}

pub fn stat(dir: Fd, path: &str) -> Result<wasi::Filestat> {
    let follow = wasi::LOOKUPFLAGS_SYMLINK_FOLLOW;
    unsafe { wasi::path_filestat_get(dir, follow, path) }.map_err(|errno| errno.raw())
}

/// Device and serial number, which tell what is the same.
pub fn identity(dir: Fd, path: &str) -> Result<(u64, u64)> {
    stat(dir, path).map(|stat| (stat.dev, stat.ino))
}

pub fn mkdir(dir: Fd, path: &str) -> Result<()> {
    unsafe { wasi::path_create_directory(dir, path) }.map_err(|errno| errno.raw())
}

pub fn rmdir(dir: Fd, path: &str) -> Result<()> {
    unsafe { wasi::path_remove_directory(dir, path) }.map_err(|errno| errno.raw())
}

pub fn unlink(dir: Fd, path: &str) -> Result<()> {
    unsafe { wasi::path_unlink_file(dir, path) }.map_err(|errno| errno.raw())
}

pub fn rename(from: Fd, old: &str, to: Fd, new: &str) -> Result<()> {
    unsafe { wasi::path_rename(from, old, to, new) }.map_err(|errno| errno.raw())
}

pub fn link(from: Fd, old: &str, to: Fd, new: &str) -> Result<()> {
    unsafe { wasi::path_link(from, 0, old, to, new) }.map_err(|errno| errno.raw())
}

pub fn symlink(target: &str, dir: Fd, path: &str) -> Result<()> {
    unsafe { wasi::path_symlink(target, dir, path) }.map_err(|errno| errno.raw())
}

pub fn readlink(dir: Fd, path: &str) -> Result<String> {
    let mut buffer = [0; 256];
    let len = unsafe { wasi::path_readlink(dir, path, buffer.as_mut_ptr(), buffer.len()) };
    let len = len.map_err(|errno| errno.raw())?;
    Ok(String::from_utf8_lossy(&buffer[..len]).into_owned())
}

/// The names in a directory, in order, with their kinds; `.` and `..` aside.
pub fn list(dir: Fd, path: &str) -> Result<Vec<(String, u8)>> {
    let fd = open(dir, path, DIRECTORY)?;
    let (mut found, mut cookie) = (Vec::new(), 0);
    loop {
        let mut buffer = vec![0u8; 300];
        let used = unsafe { wasi::fd_readdir(fd, buffer.as_mut_ptr(), buffer.len(), cookie) }
            .map_err(|errno| errno.raw())?;
        let mut rest = &buffer[..used];
        while rest.len() >= 24 {
            let length = u32::from_le_bytes(rest[16..20].try_into().unwrap()) as usize;
            let Some(name) = rest.get(24..24 + length) else { break };
            cookie = u64::from_le_bytes(rest[..8].try_into().unwrap());
            let name = String::from_utf8(name.to_vec()).expect("text");
            if name != "." && name != ".." {
                found.push((name, rest[20]));
            }
            rest = &rest[24 + length..];
        }
        if used < buffer.len() {
            break;
        }
    }
    close(fd)?;
    found.sort();
    Ok(found)
}

pub fn names(dir: Fd, path: &str) -> Result<Vec<String>> {
    Ok(list(dir, path)?.into_iter().map(|(name, _)| name).collect())
}

/// The name of a directory that the guest finds open.
pub fn prestat(fd: Fd) -> Result<String> {
    let prestat = unsafe { wasi::fd_prestat_get(fd) }.map_err(|errno| errno.raw())?;
    let mut name = vec![0; unsafe { prestat.u.dir.pr_name_len }];
    unsafe { wasi::fd_prestat_dir_name(fd, name.as_mut_ptr(), name.len()) }.map_err(|errno| errno.raw())?;
    Ok(String::from_utf8(name).expect("text"))
}
