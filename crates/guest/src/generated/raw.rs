// Generated from witx/ by `cargo xtask codegen`. Do not edit.

//! The imports as wasm has them: numbers and addresses, and an errno as result.

/// The module `wasi`, for guests with 32-bit memory.
#[cfg(target_pointer_width = "32")]
pub mod wasi {
    #[link(wasm_import_module = "wasi")]
    unsafe extern "C" {
        /// Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
        /// thread's number and `start`. Gives the number, from 1 to 2^29 - 1, or an errno with a minus. A libc with threads
        /// has that export for its own: programs with one start threads through it.
        #[link_name = "thread-spawn"]
        pub fn thread_spawn(start: i32) -> i32;
    }
}

/// The module `wasi_snapshot_preview1`, for guests with 32-bit memory.
#[cfg(target_pointer_width = "32")]
pub mod wasi_snapshot_preview1 {
    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        /// Writes the arguments' bytes to `argv_buf`, each with a NUL, and their addresses to `argv`. `args_sizes_get` tells
        /// how much room both need.
        pub fn args_get(argv: i32, argv_buf: i32) -> i32;
        /// How many arguments there are, and their bytes with NULs.
        pub fn args_sizes_get(error0: i32, error1: i32) -> i32;
        /// A clock's resolution, in nanoseconds. `inval` for a clock that is not there.
        pub fn clock_res_get(id: i32, error0: i32) -> i32;
        /// A clock's time, in nanoseconds, at most `precision` off. `inval` for a clock that is not there.
        pub fn clock_time_get(id: i32, precision: i64, error0: i32) -> i32;
        /// Writes the environment's `NAME=VALUE` bytes to `environ_buf`, each with a NUL, and their addresses to `environ`.
        pub fn environ_get(environ: i32, environ_buf: i32) -> i32;
        /// How many variables there are, and their bytes with NULs.
        pub fn environ_sizes_get(error0: i32, error1: i32) -> i32;
        /// As `poll_oneoff`. WasmEdge tells of what a descriptor became ready for, here it is told as long as it is: programs that
        /// expect the first read until there is no more, and are told no less than they need.
        pub fn epoll_oneoff(r#in: i32, out: i32, nsubscriptions: i32, error0: i32) -> i32;
        /// Says how a part of a file will be used. `spipe` where there are no positions.
        pub fn fd_advise(fd: i32, offset: i64, len: i64, advice: i32) -> i32;
        /// Makes room in a file for `len` bytes at `offset`; it may grow and never shrinks. `inval`, `notsup`, `nospc`.
        pub fn fd_allocate(fd: i32, offset: i64, len: i64) -> i32;
        /// Closes a descriptor. `badf` when it is not open.
        pub fn fd_close(fd: i32) -> i32;
        /// Returns when a file's data is on the medium.
        pub fn fd_datasync(fd: i32) -> i32;
        /// What a descriptor is and may do.
        pub fn fd_fdstat_get(fd: i32, error0: i32) -> i32;
        /// Sets an open file's flags. `inval`, `notsup` for flags that cannot change.
        pub fn fd_fdstat_set_flags(fd: i32, flags: i32) -> i32;
        /// Takes rights from a descriptor. `notcapable` for rights that it does not have.
        pub fn fd_fdstat_set_rights(fd: i32, fs_rights_base: i64, fs_rights_inheriting: i64) -> i32;
        /// What is known about an open file.
        pub fn fd_filestat_get(fd: i32, error0: i32) -> i32;
        /// Cuts or grows a file to `size` bytes; new bytes are 0. `inval` (beyond
        /// what the file system holds, or a descriptor that is not open to be written), `badf`, `fbig`.
        pub fn fd_filestat_set_size(fd: i32, size: i64) -> i32;
        /// Sets an open file's times, in nanoseconds. `inval` when a time is to be both given and now.
        pub fn fd_filestat_set_times(fd: i32, atim: i64, mtim: i64, fst_flags: i32) -> i32;
        /// Reads at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
        pub fn fd_pread(fd: i32, iovs: i32, iovs_len: i32, offset: i64, error0: i32) -> i32;
        /// Writes the name of a directory that is open from the start, without NUL. `nametoolong` when it does not fit.
        pub fn fd_prestat_dir_name(fd: i32, path: i32, path_len: i32) -> i32;
        /// Describes a descriptor that is open from the start. `badf` for any other: so programs find the last one.
        pub fn fd_prestat_get(fd: i32, error0: i32) -> i32;
        /// Writes at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
        pub fn fd_pwrite(fd: i32, iovs: i32, iovs_len: i32, offset: i64, error0: i32) -> i32;
        /// Reads; how many bytes, 0 at the end. `again`, `isdir`.
        pub fn fd_read(fd: i32, iovs: i32, iovs_len: i32, error0: i32) -> i32;
        /// Writes entries and their names one after the other, from `cookie` on, the last one cut if need be; how many
        /// bytes. Fewer than `buf_len` means that the directory ends there. `notdir`.
        pub fn fd_readdir(fd: i32, buf: i32, buf_len: i32, cookie: i64, error0: i32) -> i32;
        /// Gives the open file of `fd` to the number `to`, closing what was there, and frees `fd`. `badf`.
        pub fn fd_renumber(fd: i32, to: i32) -> i32;
        /// Moves the position; where it is then. `spipe` where there is none, `inval` before the beginning.
        pub fn fd_seek(fd: i32, offset: i64, whence: i32, error0: i32) -> i32;
        /// Returns when a file's data and times are on the medium.
        pub fn fd_sync(fd: i32) -> i32;
        /// The position, in bytes. `spipe` where there is none.
        pub fn fd_tell(fd: i32, error0: i32) -> i32;
        /// Writes; how many bytes. `again`, `pipe`, `nospc`.
        pub fn fd_write(fd: i32, iovs: i32, iovs_len: i32, error0: i32) -> i32;
        /// Makes a directory. `exist`, `noent`, `notdir`.
        pub fn path_create_directory(fd: i32, path: i32, path_len: i32) -> i32;
        /// What is known about the file at a path. `noent`, `notdir`, `loop`.
        pub fn path_filestat_get(fd: i32, flags: i32, path: i32, path_len: i32, error0: i32) -> i32;
        /// Sets the times of the file at a path, in nanoseconds. `inval` when a time is to be both given and now.
        pub fn path_filestat_set_times(
            fd: i32,
            flags: i32,
            path: i32,
            path_len: i32,
            atim: i64,
            mtim: i64,
            fst_flags: i32,
        ) -> i32;
        /// Gives a file a further name. `exist`, `xdev`, `perm` for a directory.
        pub fn path_link(
            old_fd: i32,
            old_flags: i32,
            old_path: i32,
            old_path_len: i32,
            new_fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Opens the file at a path; the new descriptor, with these rights at most. `noent`, `exist`, `isdir`, `notdir`,
        /// `loop`, `notcapable` for rights beyond those of `fd`.
        pub fn path_open(
            fd: i32,
            dirflags: i32,
            path: i32,
            path_len: i32,
            oflags: i32,
            fs_rights_base: i64,
            fs_rights_inheriting: i64,
            fdflags: i32,
            error0: i32,
        ) -> i32;
        /// Writes what a symbolic link says, cut if need be, without NUL; how many bytes. `inval` for anything else.
        pub fn path_readlink(fd: i32, path: i32, path_len: i32, buf: i32, buf_len: i32, error0: i32) -> i32;
        /// Removes an empty directory. `notempty`, `notdir`, `noent`.
        pub fn path_remove_directory(fd: i32, path: i32, path_len: i32) -> i32;
        /// Renames a file or directory; what was at the new name is replaced. `noent`, `isdir`, `notdir`, `notempty`,
        /// `xdev`.
        pub fn path_rename(
            fd: i32,
            old_path: i32,
            old_path_len: i32,
            new_fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Makes a symbolic link at `new_path` that says `old_path`. `exist`.
        pub fn path_symlink(
            old_path: i32,
            old_path_len: i32,
            fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Removes a name of a file. `isdir` for a directory, `noent`.
        pub fn path_unlink_file(fd: i32, path: i32, path_len: i32) -> i32;
        /// Waits until something subscribed to comes; writes the events, how many. `inval` without subscriptions. What is
        /// wrong with one subscription is told in its event.
        pub fn poll_oneoff(r#in: i32, out: i32, nsubscriptions: i32, error0: i32) -> i32;
        /// Ends the process, all its threads with it.
        pub fn proc_exit(rval: i32) -> !;
        /// Sends a signal to the process itself.
        pub fn proc_raise(sig: i32) -> i32;
        /// Fills a buffer with random bytes, good enough for keys.
        pub fn random_get(buf: i32, buf_len: i32) -> i32;
        /// Lets others run.
        pub fn sched_yield() -> i32;
        /// Takes a connection from a listening socket; its descriptor, with the flag `nonblock` if given. `again`,
        /// `notsock`.
        pub fn sock_accept(fd: i32, flags: i32, error0: i32) -> i32;
        /// Takes a connection from a listening socket; its descriptor. `again`, `notsock`.
        #[link_name = "sock_accept"]
        pub fn sock_accept_2(fd: i32, error0: i32) -> i32;
        /// Takes a connection from a listening socket; its descriptor, with the flag `nonblock` if given. `again`, `notsock`.
        pub fn sock_accept_v2(fd: i32, flags: i32, error0: i32) -> i32;
        /// Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one or the address is none.
        pub fn sock_bind(fd: i32, addr: i32, port: i32) -> i32;
        /// Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one or the address is none.
        pub fn sock_bind_v2(fd: i32, addr: i32, port: i32) -> i32;
        /// Connects a socket. `inprogress` when it does not block; then it becomes writable and the option `error` tells the
        /// rest. `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
        pub fn sock_connect(fd: i32, addr: i32, port: i32) -> i32;
        /// Connects a socket. `inprogress` when it does not block; then it becomes writable and the option `error` tells the
        /// rest. `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
        pub fn sock_connect_v2(fd: i32, addr: i32, port: i32) -> i32;
        /// Looks up a host and a service, and fills the list of `max_len` elements that `res` points to; how many those are. The last
        /// one has no next. Names may end with a NUL. `noent` when there are none, `afnosupport`, `inval`, `nomem` without room.
        pub fn sock_getaddrinfo(
            node: i32,
            node_len: i32,
            service: i32,
            service_len: i32,
            hints: i32,
            res: i32,
            max_len: i32,
            error0: i32,
        ) -> i32;
        /// A socket's own address, written to the 128 bytes that `addr` names, and its port. `notsock`, `inval`.
        pub fn sock_getlocaladdr(fd: i32, addr: i32, error0: i32) -> i32;
        /// A socket's own address, written to the 4 or 16 bytes that `addr` names: 4 or 6 for its family, and its port. `notsock`,
        /// `inval`.
        #[link_name = "sock_getlocaladdr"]
        pub fn sock_getlocaladdr_4(fd: i32, addr: i32, error0: i32, error1: i32) -> i32;
        /// A socket's own address, written to the 128 bytes that `addr` names, and its port. `notsock`, `inval`.
        pub fn sock_getlocaladdr_v2(fd: i32, addr: i32, error0: i32) -> i32;
        /// The address of the other side, written to the 128 bytes that `addr` names, and its port. `notconn`, `notsock`, `inval`.
        pub fn sock_getpeeraddr(fd: i32, addr: i32, error0: i32) -> i32;
        /// The address of the other side, written to the 4 or 16 bytes that `addr` names: 4 or 6 for its family, and its port.
        /// `notconn`, `notsock`, `inval`.
        #[link_name = "sock_getpeeraddr"]
        pub fn sock_getpeeraddr_4(fd: i32, addr: i32, error0: i32, error1: i32) -> i32;
        /// The address of the other side, written to the 128 bytes that `addr` names, and its port. `notconn`, `notsock`, `inval`.
        pub fn sock_getpeeraddr_v2(fd: i32, addr: i32, error0: i32) -> i32;
        /// An option: its value, cut to `value_len` bytes, and how many those are. A `value_len` below 64 is the length itself, as
        /// some guests pass it: no variable lies there. `inval`, `noprotoopt`.
        pub fn sock_getsockopt(fd: i32, level: i32, name: i32, value: i32, value_len: i32) -> i32;
        /// Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`.
        pub fn sock_listen(fd: i32, backlog: i32) -> i32;
        /// Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`.
        pub fn sock_listen_v2(fd: i32, backlog: i32) -> i32;
        /// Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
        pub fn sock_open(af: i32, socktype: i32, error0: i32) -> i32;
        /// Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
        pub fn sock_open_v2(af: i32, socktype: i32, error0: i32) -> i32;
        /// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
        pub fn sock_recv(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
        ) -> i32;
        /// Receives; the sender's port (2 bytes), how many bytes, and what happened to the rest. The sender's address goes to
        /// where `addr` says, as much of it as has room.
        pub fn sock_recv_from(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            addr: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
            error2: i32,
        ) -> i32;
        /// Receives; how many bytes, and what happened to the rest. The sender's address goes to where `addr` says, as much of it as
        /// has room; its port is not told.
        #[link_name = "sock_recv_from"]
        pub fn sock_recv_from_7(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            addr: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
        ) -> i32;
        /// Receives; the sender's port (2 bytes), how many bytes, and what happened to the rest. The sender's address goes to
        /// where `addr` says, as much of it as has room.
        pub fn sock_recv_from_v2(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            addr: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
            error2: i32,
        ) -> i32;
        /// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
        pub fn sock_recv_v2(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
        ) -> i32;
        /// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
        pub fn sock_send(fd: i32, si_data: i32, si_data_len: i32, si_flags: i32, error0: i32) -> i32;
        /// Sends to an address; how many bytes. `msgsize`, `netunreach`.
        pub fn sock_send_to(
            fd: i32,
            si_data: i32,
            si_data_len: i32,
            addr: i32,
            port: i32,
            si_flags: i32,
            error0: i32,
        ) -> i32;
        /// Sends to an address; how many bytes. `msgsize`, `netunreach`.
        pub fn sock_send_to_v2(
            fd: i32,
            si_data: i32,
            si_data_len: i32,
            addr: i32,
            port: i32,
            si_flags: i32,
            error0: i32,
        ) -> i32;
        /// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
        pub fn sock_send_v2(fd: i32, si_data: i32, si_data_len: i32, si_flags: i32, error0: i32) -> i32;
        /// Sets an option. `inval` when the value is too short or cannot be, `noprotoopt`.
        pub fn sock_setsockopt(fd: i32, level: i32, name: i32, value: i32, value_len: i32) -> i32;
        /// Shuts down one or both directions of a connection. `inval`, `notconn`, `notsock`.
        pub fn sock_shutdown(fd: i32, how: i32) -> i32;
    }
}

/// The module `wasi_unstable`, for guests with 32-bit memory.
#[cfg(target_pointer_width = "32")]
pub mod wasi_unstable {
    #[link(wasm_import_module = "wasi_unstable")]
    unsafe extern "C" {
        /// Writes the arguments' bytes to `argv_buf`, each with a NUL, and their addresses to `argv`. `args_sizes_get` tells
        /// how much room both need.
        pub fn args_get(argv: i32, argv_buf: i32) -> i32;
        /// How many arguments there are, and their bytes with NULs.
        pub fn args_sizes_get(error0: i32, error1: i32) -> i32;
        /// A clock's resolution, in nanoseconds. `inval` for a clock that is not there.
        pub fn clock_res_get(id: i32, error0: i32) -> i32;
        /// A clock's time, in nanoseconds, at most `precision` off. `inval` for a clock that is not there.
        pub fn clock_time_get(id: i32, precision: i64, error0: i32) -> i32;
        /// Writes the environment's `NAME=VALUE` bytes to `environ_buf`, each with a NUL, and their addresses to `environ`.
        pub fn environ_get(environ: i32, environ_buf: i32) -> i32;
        /// How many variables there are, and their bytes with NULs.
        pub fn environ_sizes_get(error0: i32, error1: i32) -> i32;
        /// Says how a part of a file will be used. `spipe` where there are no positions.
        pub fn fd_advise(fd: i32, offset: i64, len: i64, advice: i32) -> i32;
        /// Makes room in a file for `len` bytes at `offset`; it may grow and never shrinks. `inval`, `notsup`, `nospc`.
        pub fn fd_allocate(fd: i32, offset: i64, len: i64) -> i32;
        /// Closes a descriptor. `badf` when it is not open.
        pub fn fd_close(fd: i32) -> i32;
        /// Returns when a file's data is on the medium.
        pub fn fd_datasync(fd: i32) -> i32;
        /// What a descriptor is and may do.
        pub fn fd_fdstat_get(fd: i32, error0: i32) -> i32;
        /// Sets an open file's flags. `inval`, `notsup` for flags that cannot change.
        pub fn fd_fdstat_set_flags(fd: i32, flags: i32) -> i32;
        /// Takes rights from a descriptor. `notcapable` for rights that it does not have.
        pub fn fd_fdstat_set_rights(fd: i32, fs_rights_base: i64, fs_rights_inheriting: i64) -> i32;
        /// What is known about an open file.
        pub fn fd_filestat_get(fd: i32, error0: i32) -> i32;
        /// Cuts or grows a file to `size` bytes; new bytes are 0. `inval` (beyond
        /// what the file system holds, or a descriptor that is not open to be written), `badf`, `fbig`.
        pub fn fd_filestat_set_size(fd: i32, size: i64) -> i32;
        /// Sets an open file's times, in nanoseconds. `inval` when a time is to be both given and now.
        pub fn fd_filestat_set_times(fd: i32, atim: i64, mtim: i64, fst_flags: i32) -> i32;
        /// Reads at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
        pub fn fd_pread(fd: i32, iovs: i32, iovs_len: i32, offset: i64, error0: i32) -> i32;
        /// Writes the name of a directory that is open from the start, without NUL. `nametoolong` when it does not fit.
        pub fn fd_prestat_dir_name(fd: i32, path: i32, path_len: i32) -> i32;
        /// Describes a descriptor that is open from the start. `badf` for any other: so programs find the last one.
        pub fn fd_prestat_get(fd: i32, error0: i32) -> i32;
        /// Writes at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
        pub fn fd_pwrite(fd: i32, iovs: i32, iovs_len: i32, offset: i64, error0: i32) -> i32;
        /// Reads; how many bytes, 0 at the end. `again`, `isdir`.
        pub fn fd_read(fd: i32, iovs: i32, iovs_len: i32, error0: i32) -> i32;
        /// Writes entries and their names one after the other, from `cookie` on, the last one cut if need be; how many
        /// bytes. Fewer than `buf_len` means that the directory ends there. `notdir`.
        pub fn fd_readdir(fd: i32, buf: i32, buf_len: i32, cookie: i64, error0: i32) -> i32;
        /// Gives the open file of `fd` to the number `to`, closing what was there, and frees `fd`. `badf`.
        pub fn fd_renumber(fd: i32, to: i32) -> i32;
        /// Moves the position; where it is then. `spipe` where there is none, `inval` before the beginning.
        pub fn fd_seek(fd: i32, offset: i64, whence: i32, error0: i32) -> i32;
        /// Returns when a file's data and times are on the medium.
        pub fn fd_sync(fd: i32) -> i32;
        /// The position, in bytes. `spipe` where there is none.
        pub fn fd_tell(fd: i32, error0: i32) -> i32;
        /// Writes; how many bytes. `again`, `pipe`, `nospc`.
        pub fn fd_write(fd: i32, iovs: i32, iovs_len: i32, error0: i32) -> i32;
        /// Makes a directory. `exist`, `noent`, `notdir`.
        pub fn path_create_directory(fd: i32, path: i32, path_len: i32) -> i32;
        /// What is known about the file at a path. `noent`, `notdir`, `loop`.
        pub fn path_filestat_get(fd: i32, flags: i32, path: i32, path_len: i32, error0: i32) -> i32;
        /// Sets the times of the file at a path, in nanoseconds. `inval` when a time is to be both given and now.
        pub fn path_filestat_set_times(
            fd: i32,
            flags: i32,
            path: i32,
            path_len: i32,
            atim: i64,
            mtim: i64,
            fst_flags: i32,
        ) -> i32;
        /// Gives a file a further name. `exist`, `xdev`, `perm` for a directory.
        pub fn path_link(
            old_fd: i32,
            old_flags: i32,
            old_path: i32,
            old_path_len: i32,
            new_fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Opens the file at a path; the new descriptor, with these rights at most. `noent`, `exist`, `isdir`, `notdir`,
        /// `loop`, `notcapable` for rights beyond those of `fd`.
        pub fn path_open(
            fd: i32,
            dirflags: i32,
            path: i32,
            path_len: i32,
            oflags: i32,
            fs_rights_base: i64,
            fs_rights_inheriting: i64,
            fdflags: i32,
            error0: i32,
        ) -> i32;
        /// Writes what a symbolic link says, cut if need be, without NUL; how many bytes. `inval` for anything else.
        pub fn path_readlink(fd: i32, path: i32, path_len: i32, buf: i32, buf_len: i32, error0: i32) -> i32;
        /// Removes an empty directory. `notempty`, `notdir`, `noent`.
        pub fn path_remove_directory(fd: i32, path: i32, path_len: i32) -> i32;
        /// Renames a file or directory; what was at the new name is replaced. `noent`, `isdir`, `notdir`, `notempty`,
        /// `xdev`.
        pub fn path_rename(
            fd: i32,
            old_path: i32,
            old_path_len: i32,
            new_fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Makes a symbolic link at `new_path` that says `old_path`. `exist`.
        pub fn path_symlink(
            old_path: i32,
            old_path_len: i32,
            fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Removes a name of a file. `isdir` for a directory, `noent`.
        pub fn path_unlink_file(fd: i32, path: i32, path_len: i32) -> i32;
        /// Waits until something subscribed to comes; writes the events, how many. `inval` without subscriptions. What is
        /// wrong with one subscription is told in its event.
        pub fn poll_oneoff(r#in: i32, out: i32, nsubscriptions: i32, error0: i32) -> i32;
        /// Ends the process, all its threads with it.
        pub fn proc_exit(rval: i32) -> !;
        /// Sends a signal to the process itself.
        pub fn proc_raise(sig: i32) -> i32;
        /// Fills a buffer with random bytes, good enough for keys.
        pub fn random_get(buf: i32, buf_len: i32) -> i32;
        /// Lets others run.
        pub fn sched_yield() -> i32;
        /// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
        pub fn sock_recv(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
        ) -> i32;
        /// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
        pub fn sock_send(fd: i32, si_data: i32, si_data_len: i32, si_flags: i32, error0: i32) -> i32;
        /// Shuts down one or both directions of a connection. `inval`, `notconn`, `notsock`.
        pub fn sock_shutdown(fd: i32, how: i32) -> i32;
    }
}

/// The module `wasix_32v1`, for guests with 32-bit memory.
#[cfg(target_pointer_width = "32")]
pub mod wasix_32v1 {
    #[link(wasm_import_module = "wasix_32v1")]
    unsafe extern "C" {
        /// Writes the arguments' bytes to `argv_buf`, each with a NUL, and their addresses to `argv`. `args_sizes_get` tells
        /// how much room both need.
        pub fn args_get(argv: i32, argv_buf: i32) -> i32;
        /// How many arguments there are, and their bytes with NULs.
        pub fn args_sizes_get(error0: i32, error1: i32) -> i32;
        /// Calls a program; the call's number.
        pub fn bus_call(bid: i32, topic_hash: i32, format: i32, buf: i32, buf_len: i32, error0: i32) -> i32;
        /// Lets go of a program.
        pub fn bus_close(bid: i32) -> i32;
        /// Starts a program of this host to be called; its number.
        pub fn bus_open_local(name: i32, name_len: i32, reuse: i32, error0: i32) -> i32;
        /// Starts a program of another host to be called; its number.
        pub fn bus_open_remote(
            name: i32,
            name_len: i32,
            reuse: i32,
            instance: i32,
            instance_len: i32,
            token: i32,
            token_len: i32,
            error0: i32,
        ) -> i32;
        /// Waits for events at most `timeout` nanoseconds; writes them, how many.
        pub fn bus_poll(timeout: i64, events: i32, maxevents: i32, error0: i32) -> i32;
        /// Makes a call within a call; its number.
        pub fn bus_subcall(
            parent: i64,
            topic_hash: i32,
            format: i32,
            buf: i32,
            buf_len: i32,
            error0: i32,
        ) -> i32;
        /// Ends a call.
        pub fn call_close(cid: i64);
        /// Calls a function of the table with packed values. With `strict` the buffers must have the very size, else
        /// `inval`; without, missing values are 0 and surplus ones are dropped.
        pub fn call_dynamic(
            function_id: i32,
            values: i32,
            values_len: i32,
            results: i32,
            results_len: i32,
            strict: i32,
        ) -> i32;
        /// Answers a call with an error.
        pub fn call_fault(cid: i64, fault: i32);
        /// Answers a call.
        pub fn call_reply(cid: i64, format: i32, buf: i32, buf_len: i32) -> i32;
        /// Names the export that is called when there is something to do.
        pub fn callback_reactor(callback: i32, callback_len: i32);
        /// Names the export that is called with the number of a signal that came.
        pub fn callback_signal(callback: i32, callback_len: i32);
        /// Names the export that a new thread starts with.
        pub fn callback_thread(callback: i32, callback_len: i32);
        /// Names the export that is called at a thread's end for each of its values.
        pub fn callback_thread_local_destroy(callback: i32, callback_len: i32);
        /// Changes the current directory. `noent`, `notdir`.
        pub fn chdir(path: i32, path_len: i32) -> i32;
        /// A clock's resolution, in nanoseconds. `inval` for a clock that is not there.
        pub fn clock_res_get(id: i32, error0: i32) -> i32;
        /// A clock's time, in nanoseconds, at most `precision` off. `inval` for a clock that is not there.
        pub fn clock_time_get(id: i32, precision: i64, error0: i32) -> i32;
        /// Sets a clock, in nanoseconds. `perm` without the privilege, `inval` for a clock that is not there.
        pub fn clock_time_set(id: i32, timestamp: i64) -> i32;
        /// Reserves an index of the table. `notsup`.
        pub fn closure_allocate(error0: i32) -> i32;
        /// Frees an index of the table. `inval`.
        pub fn closure_free(closure_id: i32) -> i32;
        /// Makes calls of `closure_id` call `backing_function_id` with the addresses of packed values and results and with
        /// `user_data_ptr`.
        pub fn closure_prepare(
            backing_function_id: i32,
            closure_id: i32,
            argument_types: i32,
            argument_types_len: i32,
            result_types: i32,
            result_types_len: i32,
            user_data_ptr: i32,
        ) -> i32;
        /// Makes a stack of its own for the function at index `entrypoint` of the table; writes its number. It runs when
        /// switched to. `notsup`, `inval`.
        pub fn context_create(id: i32, entrypoint: i32) -> i32;
        /// Removes a suspended stack. `inval` for this one and the first.
        pub fn context_destroy(id: i64) -> i32;
        /// Suspends this stack and goes on with another; 0 is the first one. `inval`.
        pub fn context_switch(id: i64) -> i32;
        /// Succeeds for a handle of a loaded library; else `noexec`.
        pub fn dl_invalid_handle(handle: i32) -> i32;
        /// Loads a library, or gives the program itself for a null `path`; a handle. `ld_library_path` has colons between
        /// its directories. On failure a message goes to `err_buf`, cut if need be, with a NUL.
        pub fn dlopen(
            path: i32,
            path_len: i32,
            flags: i32,
            err_buf: i32,
            err_buf_len: i32,
            ld_library_path: i32,
            ld_library_path_len: i32,
            error0: i32,
        ) -> i32;
        /// The address of data or the table index of a function, by name; handle 0 looks everywhere.
        pub fn dlsym(
            handle: i32,
            symbol: i32,
            symbol_len: i32,
            err_buf: i32,
            err_buf_len: i32,
            error0: i32,
        ) -> i32;
        /// Writes the environment's `NAME=VALUE` bytes to `environ_buf`, each with a NUL, and their addresses to `environ`.
        pub fn environ_get(environ: i32, environ_buf: i32) -> i32;
        /// How many variables there are, and their bytes with NULs.
        pub fn environ_sizes_get(error0: i32, error1: i32) -> i32;
        /// Makes a set of descriptors to wait for. `mfile`.
        pub fn epoll_create(error0: i32) -> i32;
        /// Adds a descriptor to a set, changes what is waited for, or removes it, when `event` does not matter. `exist` when
        /// it is there already, `noent` when it is not, `inval` when `epfd` is no set or is to be in itself.
        pub fn epoll_ctl(epfd: i32, op: i32, fd: i32, event: i32) -> i32;
        /// Waits until something comes or `timeout` nanoseconds are over (the greatest number: for ever); writes the events,
        /// how many. `inval` without room for any.
        pub fn epoll_wait(epfd: i32, event: i32, maxevents: i32, timeout: i64, error0: i32) -> i32;
        /// Says how a part of a file will be used. `spipe` where there are no positions.
        pub fn fd_advise(fd: i32, offset: i64, len: i64, advice: i32) -> i32;
        /// Makes room in a file for `len` bytes at `offset`; it may grow and never shrinks. `inval`, `notsup`, `nospc`.
        pub fn fd_allocate(fd: i32, offset: i64, len: i64) -> i32;
        /// Closes a descriptor. `badf` when it is not open.
        pub fn fd_close(fd: i32) -> i32;
        /// Returns when a file's data is on the medium.
        pub fn fd_datasync(fd: i32) -> i32;
        /// A second descriptor for the same open file, the lowest free number, without `cloexec`. `badf`, `mfile`.
        pub fn fd_dup(fd: i32, error0: i32) -> i32;
        /// A second descriptor for the same open file, the lowest free number from `min_result_fd` on. `badf`, `mfile`,
        /// `inval` beyond the limit.
        pub fn fd_dup2(fd: i32, min_result_fd: i32, cloexec: i32, error0: i32) -> i32;
        /// Makes a counter to be waited for: a write of 8 bytes adds to it, a read takes it all, or 1 from a semaphore.
        pub fn fd_event(initial_val: i64, flags: i32, error0: i32) -> i32;
        /// The flags of a descriptor, as opposed to those of its open file.
        pub fn fd_fdflags_get(fd: i32, error0: i32) -> i32;
        /// Sets the flags of a descriptor. `badf`, `notcapable` without the right `$fd_fdstat_set_flags`.
        pub fn fd_fdflags_set(fd: i32, flags: i32) -> i32;
        /// What a descriptor is and may do.
        pub fn fd_fdstat_get(fd: i32, error0: i32) -> i32;
        /// Sets an open file's flags. `inval`, `notsup` for flags that cannot change.
        pub fn fd_fdstat_set_flags(fd: i32, flags: i32) -> i32;
        /// Takes rights from a descriptor. `notcapable` for rights that it does not have.
        pub fn fd_fdstat_set_rights(fd: i32, fs_rights_base: i64, fs_rights_inheriting: i64) -> i32;
        /// What is known about an open file.
        pub fn fd_filestat_get(fd: i32, error0: i32) -> i32;
        /// Cuts or grows a file to `size` bytes; new bytes are 0. `inval` (beyond
        /// what the file system holds, or a descriptor that is not open to be written), `badf`, `fbig`.
        pub fn fd_filestat_set_size(fd: i32, size: i64) -> i32;
        /// Sets an open file's times, in nanoseconds. `inval` when a time is to be both given and now.
        pub fn fd_filestat_set_times(fd: i32, atim: i64, mtim: i64, fst_flags: i32) -> i32;
        /// Makes a pipe; the end to read from and the end to write to. `mfile`.
        pub fn fd_pipe(error0: i32, error1: i32) -> i32;
        /// Reads at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
        pub fn fd_pread(fd: i32, iovs: i32, iovs_len: i32, offset: i64, error0: i32) -> i32;
        /// Writes the name of a directory that is open from the start, without NUL. `nametoolong` when it does not fit.
        pub fn fd_prestat_dir_name(fd: i32, path: i32, path_len: i32) -> i32;
        /// Describes a descriptor that is open from the start. `badf` for any other: so programs find the last one.
        pub fn fd_prestat_get(fd: i32, error0: i32) -> i32;
        /// Writes at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
        pub fn fd_pwrite(fd: i32, iovs: i32, iovs_len: i32, offset: i64, error0: i32) -> i32;
        /// Reads; how many bytes, 0 at the end. `again`, `isdir`.
        pub fn fd_read(fd: i32, iovs: i32, iovs_len: i32, error0: i32) -> i32;
        /// Writes entries and their names one after the other, from `cookie` on, the last one cut if need be; how many
        /// bytes. Fewer than `buf_len` means that the directory ends there. `notdir`.
        pub fn fd_readdir(fd: i32, buf: i32, buf_len: i32, cookie: i64, error0: i32) -> i32;
        /// Gives the open file of `fd` to the number `to`, closing what was there, and frees `fd`. `badf`.
        pub fn fd_renumber(fd: i32, to: i32) -> i32;
        /// Moves the position; where it is then. `spipe` where there is none, `inval` before the beginning.
        pub fn fd_seek(fd: i32, offset: i64, whence: i32, error0: i32) -> i32;
        /// Returns when a file's data and times are on the medium.
        pub fn fd_sync(fd: i32) -> i32;
        /// The position, in bytes. `spipe` where there is none.
        pub fn fd_tell(fd: i32, error0: i32) -> i32;
        /// Writes; how many bytes. `again`, `pipe`, `nospc`.
        pub fn fd_write(fd: i32, iovs: i32, iovs_len: i32, error0: i32) -> i32;
        /// Sleeps until the word at `futex` is woken; at once when it is not `expected`. Whether it was woken, not timed
        /// out; `timeout` counts from now, in nanoseconds.
        pub fn futex_wait(futex: i32, expected: i32, timeout: i32, error0: i32) -> i32;
        /// Wakes one thread that sleeps on the word; whether there was one.
        pub fn futex_wake(futex: i32, error0: i32) -> i32;
        /// Wakes all threads that sleep on the word; whether there was one.
        pub fn futex_wake_all(futex: i32, error0: i32) -> i32;
        /// Writes the current directory to `path` and a NUL behind it; `path_len` is the room before and the length without
        /// NUL afterwards. `range` when the room is too small, with the bytes needed, NUL included, in `path_len`.
        pub fn getcwd(path: i32, path_len: i32) -> i32;
        /// Begins a request, of which the headers are lines of `name: value`; descriptors for its body (which ends when that is
        /// closed, and is compressed if that is asked for), the answer's body and the answer's headers, a line for each. `inval`,
        /// `2big`, `acces`, `noent`, `connrefused`, `proto` where TLS fails, `again` when there are too many, `notsup`.
        pub fn http_request(
            url: i32,
            url_len: i32,
            method: i32,
            method_len: i32,
            headers: i32,
            headers_len: i32,
            gzip: i32,
            error0: i32,
        ) -> i32;
        /// How a request went, by any of its descriptors; waits for the answer. `inval`, `again`, and what became of the request.
        pub fn http_status(fd: i32, error0: i32) -> i32;
        /// Makes a directory. `exist`, `noent`, `notdir`.
        pub fn path_create_directory(fd: i32, path: i32, path_len: i32) -> i32;
        /// What is known about the file at a path. `noent`, `notdir`, `loop`.
        pub fn path_filestat_get(fd: i32, flags: i32, path: i32, path_len: i32, error0: i32) -> i32;
        /// Sets the times of the file at a path, in nanoseconds. `inval` when a time is to be both given and now.
        pub fn path_filestat_set_times(
            fd: i32,
            flags: i32,
            path: i32,
            path_len: i32,
            atim: i64,
            mtim: i64,
            fst_flags: i32,
        ) -> i32;
        /// Gives a file a further name. `exist`, `xdev`, `perm` for a directory.
        pub fn path_link(
            old_fd: i32,
            old_flags: i32,
            old_path: i32,
            old_path_len: i32,
            new_fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Opens the file at a path; the new descriptor, with these rights at most. `noent`, `exist`, `isdir`, `notdir`,
        /// `loop`, `notcapable` for rights beyond those of `fd`.
        pub fn path_open(
            fd: i32,
            dirflags: i32,
            path: i32,
            path_len: i32,
            oflags: i32,
            fs_rights_base: i64,
            fs_rights_inheriting: i64,
            fdflags: i32,
            error0: i32,
        ) -> i32;
        /// Opens the file at a path; the new descriptor, with these rights at most and the flags `fdflagsext`. `noent`,
        /// `exist`, `isdir`, `notdir`, `loop`, `notcapable` for rights beyond those of `fd`.
        pub fn path_open2(
            fd: i32,
            dirflags: i32,
            path: i32,
            path_len: i32,
            oflags: i32,
            fs_rights_base: i64,
            fs_rights_inheriting: i64,
            fdflags: i32,
            fdflagsext: i32,
            error0: i32,
        ) -> i32;
        /// Writes what a symbolic link says, cut if need be, without NUL; how many bytes. `inval` for anything else.
        pub fn path_readlink(fd: i32, path: i32, path_len: i32, buf: i32, buf_len: i32, error0: i32) -> i32;
        /// Removes an empty directory. `notempty`, `notdir`, `noent`.
        pub fn path_remove_directory(fd: i32, path: i32, path_len: i32) -> i32;
        /// Renames a file or directory; what was at the new name is replaced. `noent`, `isdir`, `notdir`, `notempty`,
        /// `xdev`.
        pub fn path_rename(
            fd: i32,
            old_path: i32,
            old_path_len: i32,
            new_fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Makes a symbolic link at `new_path` that says `old_path`. `exist`.
        pub fn path_symlink(
            old_path: i32,
            old_path_len: i32,
            fd: i32,
            new_path: i32,
            new_path_len: i32,
        ) -> i32;
        /// Removes a name of a file. `isdir` for a directory, `noent`.
        pub fn path_unlink_file(fd: i32, path: i32, path_len: i32) -> i32;
        /// Waits until something subscribed to comes; writes the events, how many. `inval` without subscriptions. What is
        /// wrong with one subscription is told in its event.
        pub fn poll_oneoff(r#in: i32, out: i32, nsubscriptions: i32, error0: i32) -> i32;
        /// Adds an address. `exist`, `inval`, `nobufs`, `perm`.
        pub fn port_addr_add(addr: i32) -> i32;
        /// Removes all addresses but those of the loopback. `perm`.
        pub fn port_addr_clear() -> i32;
        /// Writes the addresses. `naddrs` is the room before and the number afterwards; `overflow` when there are more.
        pub fn port_addr_list(addrs: i32, naddrs: i32) -> i32;
        /// Removes an address. `addrnotavail`, `perm`.
        pub fn port_addr_remove(addr: i32) -> i32;
        /// Joins the network of other runs by a bridge that the host has given a name, showing a token. `acces` when the token is
        /// wrong, `noent`, `isconn`, `perm` on the host's network, `notsup` for encryption.
        pub fn port_bridge(network: i32, network_len: i32, token: i32, token_len: i32, security: i32) -> i32;
        /// Takes an address from the network (DHCP) and the way out of it. `timedout`, `perm`.
        pub fn port_dhcp_acquire() -> i32;
        /// Sets the router. `inval`, `perm`.
        pub fn port_gateway_set(addr: i32) -> i32;
        /// The hardware address. `notsup` where there is none.
        pub fn port_mac(error0: i32) -> i32;
        /// Adds a route; it may lose preference and expire (nanoseconds since 1970). `exist`, `inval`, `nobufs`, `perm`.
        pub fn port_route_add(cidr: i32, via_router: i32, preferred_until: i32, expires_at: i32) -> i32;
        /// Removes all routes. `perm`.
        pub fn port_route_clear() -> i32;
        /// Writes the routes. `nroutes` is the room before and the number afterwards; `overflow` when there are more.
        pub fn port_route_list(routes: i32, nroutes: i32) -> i32;
        /// Removes the routes by way of a router. `noent`, `perm`.
        pub fn port_route_remove(cidr: i32) -> i32;
        /// Leaves the bridge. `notconn`, `perm`.
        pub fn port_unbridge() -> i32;
        /// Runs another program in this process. `args` has one argument a line. When it fails the process ends.
        pub fn proc_exec(name: i32, name_len: i32, args: i32, args_len: i32) -> !;
        /// As `proc_exec`, with an environment of one `NAME=VALUE` a line; null keeps the one there is.
        pub fn proc_exec2(name: i32, name_len: i32, args: i32, args_len: i32, envs: i32, envs_len: i32) -> !;
        /// Runs another program in this process, looked for in the directories of `path` (with colons between; null: the
        /// usual ones) when `search_path` is set and the name has no slash. The call comes back only when it fails, or in
        /// the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
        pub fn proc_exec3(
            name: i32,
            name_len: i32,
            args: i32,
            args_len: i32,
            envs: i32,
            envs_len: i32,
            search_path: i32,
            path: i32,
            path_len: i32,
        ) -> i32;
        /// As `proc_exec3`, with arrays of addresses of NUL-terminated strings. The call comes back only when it fails, or
        /// in the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
        pub fn proc_exec4(
            name: i32,
            name_len: i32,
            args: i32,
            args_len: i32,
            envs: i32,
            envs_len: i32,
            search_path: i32,
            path: i32,
            path_len: i32,
        ) -> i32;
        /// Ends the process, all its threads with it.
        pub fn proc_exit(rval: i32) -> !;
        /// Ends the process; after `proc_fork_env` ends the child and goes on as the parent.
        pub fn proc_exit2(rval: i32);
        /// Makes a child process; its number in the parent, 0 in the child. Without `copy_memory` the child borrows the
        /// memory and the parent waits until it ends or executes. `notsup` when the program was not built for it.
        pub fn proc_fork(copy_memory: i32, error0: i32) -> i32;
        /// Makes a child of all but memory and goes on as it, until `proc_exit2` or a successful `proc_exec3` or
        /// `proc_exec4`; then as the parent again. The child's number. `notsup` in such a child.
        pub fn proc_fork_env(error0: i32) -> i32;
        /// The process's own number.
        pub fn proc_id(error0: i32) -> i32;
        /// Waits for a child, or for any when `pid` has none; its number goes back to `pid`. With `non_blocking` and none
        /// ready the status is `nothing`. `child` when there are no children.
        pub fn proc_join(pid: i32, flags: i32, error0: i32) -> i32;
        /// The number of a process's parent, 0 when it has none. `badf` when there is no such process.
        pub fn proc_parent(pid: i32, error0: i32) -> i32;
        /// Sends a signal to the process itself.
        pub fn proc_raise(sig: i32) -> i32;
        /// Sends a signal to the process itself after `interval` nanoseconds, over and over with `repeat`; 0 stops that.
        pub fn proc_raise_interval(sig: i32, interval: i64, repeat: i32) -> i32;
        /// Sends a signal to a process; 0 only asks whether it is there. `srch`, `perm`.
        pub fn proc_signal(pid: i32, signal: i32) -> i32;
        /// Writes the dispositions that the parent set, as many as `proc_signals_sizes_get` says.
        pub fn proc_signals_get(buf: i32) -> i32;
        /// How many signals have a disposition that the parent set.
        pub fn proc_signals_sizes_get(error0: i32) -> i32;
        /// Asks the host to save the state of the process; it may do nothing.
        pub fn proc_snapshot() -> i32;
        /// Starts a program as a child, with one argument a line, one directory to open a line, and pipes to its standard
        /// streams where asked for. `notsup` for `chroot`, `noent`, `noexec`.
        pub fn proc_spawn(
            name: i32,
            name_len: i32,
            chroot: i32,
            args: i32,
            args_len: i32,
            preopen: i32,
            preopen_len: i32,
            stdin: i32,
            stdout: i32,
            stderr: i32,
            working_dir: i32,
            working_dir_len: i32,
            error0: i32,
        ) -> i32;
        /// Starts a program as a child; its number. Arguments and environment as in `proc_exec3`; `fd_ops` are done in order
        /// in the child before the program starts. `noent`, `acces`, `noexec`.
        pub fn proc_spawn2(
            name: i32,
            name_len: i32,
            args: i32,
            args_len: i32,
            envs: i32,
            envs_len: i32,
            fd_ops: i32,
            fd_ops_len: i32,
            signal_dispositions: i32,
            signal_dispositions_len: i32,
            search_path: i32,
            path: i32,
            path_len: i32,
            error0: i32,
        ) -> i32;
        /// As `proc_spawn2`, with arrays of addresses of NUL-terminated strings.
        pub fn proc_spawn3(
            name: i32,
            name_len: i32,
            args: i32,
            args_len: i32,
            envs: i32,
            envs_len: i32,
            fd_ops: i32,
            fd_ops_len: i32,
            signal_dispositions: i32,
            signal_dispositions_len: i32,
            search_path: i32,
            path: i32,
            path_len: i32,
            error0: i32,
        ) -> i32;
        /// Fills a buffer with random bytes, good enough for keys.
        pub fn random_get(buf: i32, buf_len: i32) -> i32;
        /// Writes the types of a function of the table; their counts. `overflow` when the room is too small, with the
        /// counts; `inval` when there is no such function.
        pub fn reflect_signature(
            function_id: i32,
            argument_types: i32,
            argument_types_len: i32,
            result_types: i32,
            result_types_len: i32,
            error0: i32,
        ) -> i32;
        /// Looks up the addresses of a host and writes them, as many as there is room for; how many. `port` is a hint.
        /// `noent` when there are none.
        pub fn resolve(host: i32, host_len: i32, port: i32, addrs: i32, naddrs: i32, error0: i32) -> i32;
        /// Lets others run.
        pub fn sched_yield() -> i32;
        /// The older name of `sock_accept_v2`.
        pub fn sock_accept(fd: i32, flags: i32, error0: i32, error1: i32) -> i32;
        /// Takes a connection; its descriptor, with the flag `nonblock` if given, and the address of the other side.
        /// `again`, `notsock`, `inval` when it does not listen.
        pub fn sock_accept_v2(fd: i32, flags: i32, error0: i32, error1: i32) -> i32;
        /// A socket's own address. `notsock`.
        pub fn sock_addr_local(fd: i32, error0: i32) -> i32;
        /// The address of the other side. `notconn`, `notsock`.
        pub fn sock_addr_peer(fd: i32, error0: i32) -> i32;
        /// Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one.
        pub fn sock_bind(fd: i32, addr: i32) -> i32;
        /// Connects a socket. `inprogress` when it does not block; then it becomes writable and `last_error` tells the rest.
        /// `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
        pub fn sock_connect(fd: i32, addr: i32) -> i32;
        /// Whether an option is on. `inval`, `noprotoopt`.
        pub fn sock_get_opt_flag(fd: i32, sockopt: i32, error0: i32) -> i32;
        /// An option that is a number. `last_error` is cleared by being read. `inval`, `noprotoopt`.
        pub fn sock_get_opt_size(fd: i32, sockopt: i32, error0: i32) -> i32;
        /// A time-out or the lingering, in nanoseconds. `inval`.
        pub fn sock_get_opt_time(fd: i32, sockopt: i32, error0: i32) -> i32;
        /// Joins a group of IPv4 on the interface that has an address.
        pub fn sock_join_multicast_v4(fd: i32, multiaddr: i32, interface: i32) -> i32;
        /// Joins a group of IPv6 on the interface with a number.
        pub fn sock_join_multicast_v6(fd: i32, multiaddr: i32, interface: i32) -> i32;
        /// Leaves a group of IPv4.
        pub fn sock_leave_multicast_v4(fd: i32, multiaddr: i32, interface: i32) -> i32;
        /// Leaves a group of IPv6.
        pub fn sock_leave_multicast_v6(fd: i32, multiaddr: i32, interface: i32) -> i32;
        /// Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`.
        pub fn sock_listen(fd: i32, backlog: i32) -> i32;
        /// Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
        pub fn sock_open(af: i32, socktype: i32, sock_proto: i32, error0: i32) -> i32;
        /// Makes two sockets connected to each other. `notsup` (all but Unix), `protonosupport`, `mfile`.
        pub fn sock_pair(af: i32, socktype: i32, sock_proto: i32, error0: i32, error1: i32) -> i32;
        /// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
        pub fn sock_recv(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
        ) -> i32;
        /// Receives; how many bytes, what happened to the rest, and who sent it.
        pub fn sock_recv_from(
            fd: i32,
            ri_data: i32,
            ri_data_len: i32,
            ri_flags: i32,
            error0: i32,
            error1: i32,
            error2: i32,
        ) -> i32;
        /// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
        pub fn sock_send(fd: i32, si_data: i32, si_data_len: i32, si_flags: i32, error0: i32) -> i32;
        /// Sends `count` bytes of a file from `offset` on; how many.
        pub fn sock_send_file(out_fd: i32, in_fd: i32, offset: i64, count: i64, error0: i32) -> i32;
        /// Sends to an address; how many bytes. `msgsize`, `netunreach`.
        pub fn sock_send_to(
            fd: i32,
            si_data: i32,
            si_data_len: i32,
            si_flags: i32,
            addr: i32,
            error0: i32,
        ) -> i32;
        /// Sets an option that is on or off. `inval`, `noprotoopt`.
        pub fn sock_set_opt_flag(fd: i32, sockopt: i32, flag: i32) -> i32;
        /// Sets an option that is a number: bytes of a buffer, hops. `inval`, `noprotoopt`.
        pub fn sock_set_opt_size(fd: i32, sockopt: i32, size: i64) -> i32;
        /// Sets a time-out or the lingering, in nanoseconds; none is for ever, or no lingering. `inval`.
        pub fn sock_set_opt_time(fd: i32, sockopt: i32, timeout: i32) -> i32;
        /// Shuts down one or both directions of a connection. `inval`, `notconn`, `notsock`.
        pub fn sock_shutdown(fd: i32, how: i32) -> i32;
        /// How far a socket is. `notsock`.
        pub fn sock_status(fd: i32, error0: i32) -> i32;
        /// Saves the stack as it is; 0. Comes back again with the value that `stack_restore` is given. `nosys` when the
        /// program was not built for it.
        pub fn stack_checkpoint(snapshot: i32, error0: i32) -> i32;
        /// Goes back to a saved stack, whose `stack_checkpoint` then gives `val`, not 0.
        pub fn stack_restore(snapshot: i32, val: i64) -> !;
        /// Ends the thread alone.
        pub fn thread_exit(rval: i32) -> !;
        /// The thread's own number; of the first thread, the process's.
        pub fn thread_id(error0: i32) -> i32;
        /// Waits until a thread has ended. `srch`.
        pub fn thread_join(tid: i32) -> i32;
        /// Makes a key; `user_data` goes to the callback at a thread's end.
        pub fn thread_local_create(user_data: i64, error0: i32) -> i32;
        /// Removes a key. `inval`.
        pub fn thread_local_destroy(key: i32) -> i32;
        /// This thread's value, 0 before it is set. `inval` when there is no such key.
        pub fn thread_local_get(key: i32, error0: i32) -> i32;
        /// Sets this thread's value. `inval` when there is no such key.
        pub fn thread_local_set(key: i32, val: i64) -> i32;
        /// How many threads can run at the same time.
        pub fn thread_parallelism(error0: i32) -> i32;
        /// Sends a signal to a thread; the number 2^30 - 1 is the first thread's. `srch`.
        pub fn thread_signal(tid: i32, signal: i32) -> i32;
        /// Sleeps for some nanoseconds; 0 lets others run. `intr` when a signal came.
        pub fn thread_sleep(duration: i64) -> i32;
        /// The older name of `thread_spawn_v2`.
        pub fn thread_spawn(start: i32, error0: i32) -> i32;
        /// Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
        /// thread's number and `start`, the address of a `$thread_start`. `notcapable` without that export, `memviolation`
        /// without shared memory, `again` when there are too many.
        pub fn thread_spawn_v2(start: i32, error0: i32) -> i32;
        /// Writes the terminal's state. `notsup` without one.
        pub fn tty_get(state: i32) -> i32;
        /// Sets the terminal's state. `notsup` without one.
        pub fn tty_set(state: i32) -> i32;
        /// Connects to a web socket; a descriptor to send messages, one with each write, and to receive them, one with each read.
        /// As http_request.
        pub fn ws_connect(url: i32, url_len: i32, error0: i32) -> i32;
    }
}

/// The module `wasix_64v1`, for guests with 64-bit memory.
#[cfg(target_pointer_width = "64")]
pub mod wasix_64v1 {
    #[link(wasm_import_module = "wasix_64v1")]
    unsafe extern "C" {
        /// Writes the arguments' bytes to `argv_buf`, each with a NUL, and their addresses to `argv`. `args_sizes_get` tells
        /// how much room both need.
        pub fn args_get(argv: i64, argv_buf: i64) -> i32;
        /// How many arguments there are, and their bytes with NULs.
        pub fn args_sizes_get(error0: i64, error1: i64) -> i32;
        /// Calls a program; the call's number.
        pub fn bus_call(bid: i32, topic_hash: i64, format: i32, buf: i64, buf_len: i64, error0: i64) -> i32;
        /// Lets go of a program.
        pub fn bus_close(bid: i32) -> i32;
        /// Starts a program of this host to be called; its number.
        pub fn bus_open_local(name: i64, name_len: i64, reuse: i32, error0: i64) -> i32;
        /// Starts a program of another host to be called; its number.
        pub fn bus_open_remote(
            name: i64,
            name_len: i64,
            reuse: i32,
            instance: i64,
            instance_len: i64,
            token: i64,
            token_len: i64,
            error0: i64,
        ) -> i32;
        /// Waits for events at most `timeout` nanoseconds; writes them, how many.
        pub fn bus_poll(timeout: i64, events: i64, maxevents: i32, error0: i64) -> i32;
        /// Makes a call within a call; its number.
        pub fn bus_subcall(
            parent: i64,
            topic_hash: i64,
            format: i32,
            buf: i64,
            buf_len: i64,
            error0: i64,
        ) -> i32;
        /// Ends a call.
        pub fn call_close(cid: i64);
        /// Calls a function of the table with packed values. With `strict` the buffers must have the very size, else
        /// `inval`; without, missing values are 0 and surplus ones are dropped.
        pub fn call_dynamic(
            function_id: i32,
            values: i64,
            values_len: i64,
            results: i64,
            results_len: i64,
            strict: i32,
        ) -> i32;
        /// Answers a call with an error.
        pub fn call_fault(cid: i64, fault: i32);
        /// Answers a call.
        pub fn call_reply(cid: i64, format: i32, buf: i64, buf_len: i64) -> i32;
        /// Names the export that is called when there is something to do.
        pub fn callback_reactor(callback: i64, callback_len: i64);
        /// Names the export that is called with the number of a signal that came.
        pub fn callback_signal(callback: i64, callback_len: i64);
        /// Names the export that a new thread starts with.
        pub fn callback_thread(callback: i64, callback_len: i64);
        /// Names the export that is called at a thread's end for each of its values.
        pub fn callback_thread_local_destroy(callback: i64, callback_len: i64);
        /// Changes the current directory. `noent`, `notdir`.
        pub fn chdir(path: i64, path_len: i64) -> i32;
        /// A clock's resolution, in nanoseconds. `inval` for a clock that is not there.
        pub fn clock_res_get(id: i32, error0: i64) -> i32;
        /// A clock's time, in nanoseconds, at most `precision` off. `inval` for a clock that is not there.
        pub fn clock_time_get(id: i32, precision: i64, error0: i64) -> i32;
        /// Sets a clock, in nanoseconds. `perm` without the privilege, `inval` for a clock that is not there.
        pub fn clock_time_set(id: i32, timestamp: i64) -> i32;
        /// Reserves an index of the table. `notsup`.
        pub fn closure_allocate(error0: i64) -> i32;
        /// Frees an index of the table. `inval`.
        pub fn closure_free(closure_id: i32) -> i32;
        /// Makes calls of `closure_id` call `backing_function_id` with the addresses of packed values and results and with
        /// `user_data_ptr`.
        pub fn closure_prepare(
            backing_function_id: i32,
            closure_id: i32,
            argument_types: i64,
            argument_types_len: i32,
            result_types: i64,
            result_types_len: i32,
            user_data_ptr: i64,
        ) -> i32;
        /// Makes a stack of its own for the function at index `entrypoint` of the table; writes its number. It runs when
        /// switched to. `notsup`, `inval`.
        pub fn context_create(id: i64, entrypoint: i32) -> i32;
        /// Removes a suspended stack. `inval` for this one and the first.
        pub fn context_destroy(id: i64) -> i32;
        /// Suspends this stack and goes on with another; 0 is the first one. `inval`.
        pub fn context_switch(id: i64) -> i32;
        /// Succeeds for a handle of a loaded library; else `noexec`.
        pub fn dl_invalid_handle(handle: i32) -> i32;
        /// Loads a library, or gives the program itself for a null `path`; a handle. `ld_library_path` has colons between
        /// its directories. On failure a message goes to `err_buf`, cut if need be, with a NUL.
        pub fn dlopen(
            path: i64,
            path_len: i64,
            flags: i32,
            err_buf: i64,
            err_buf_len: i64,
            ld_library_path: i64,
            ld_library_path_len: i64,
            error0: i64,
        ) -> i32;
        /// The address of data or the table index of a function, by name; handle 0 looks everywhere.
        pub fn dlsym(
            handle: i32,
            symbol: i64,
            symbol_len: i64,
            err_buf: i64,
            err_buf_len: i64,
            error0: i64,
        ) -> i32;
        /// Writes the environment's `NAME=VALUE` bytes to `environ_buf`, each with a NUL, and their addresses to `environ`.
        pub fn environ_get(environ: i64, environ_buf: i64) -> i32;
        /// How many variables there are, and their bytes with NULs.
        pub fn environ_sizes_get(error0: i64, error1: i64) -> i32;
        /// Makes a set of descriptors to wait for. `mfile`.
        pub fn epoll_create(error0: i64) -> i32;
        /// Adds a descriptor to a set, changes what is waited for, or removes it, when `event` does not matter. `exist` when
        /// it is there already, `noent` when it is not, `inval` when `epfd` is no set or is to be in itself.
        pub fn epoll_ctl(epfd: i32, op: i32, fd: i32, event: i64) -> i32;
        /// Waits until something comes or `timeout` nanoseconds are over (the greatest number: for ever); writes the events,
        /// how many. `inval` without room for any.
        pub fn epoll_wait(epfd: i32, event: i64, maxevents: i32, timeout: i64, error0: i64) -> i32;
        /// Says how a part of a file will be used. `spipe` where there are no positions.
        pub fn fd_advise(fd: i32, offset: i64, len: i64, advice: i32) -> i32;
        /// Makes room in a file for `len` bytes at `offset`; it may grow and never shrinks. `inval`, `notsup`, `nospc`.
        pub fn fd_allocate(fd: i32, offset: i64, len: i64) -> i32;
        /// Closes a descriptor. `badf` when it is not open.
        pub fn fd_close(fd: i32) -> i32;
        /// Returns when a file's data is on the medium.
        pub fn fd_datasync(fd: i32) -> i32;
        /// A second descriptor for the same open file, the lowest free number, without `cloexec`. `badf`, `mfile`.
        pub fn fd_dup(fd: i32, error0: i64) -> i32;
        /// A second descriptor for the same open file, the lowest free number from `min_result_fd` on. `badf`, `mfile`,
        /// `inval` beyond the limit.
        pub fn fd_dup2(fd: i32, min_result_fd: i32, cloexec: i32, error0: i64) -> i32;
        /// Makes a counter to be waited for: a write of 8 bytes adds to it, a read takes it all, or 1 from a semaphore.
        pub fn fd_event(initial_val: i64, flags: i32, error0: i64) -> i32;
        /// The flags of a descriptor, as opposed to those of its open file.
        pub fn fd_fdflags_get(fd: i32, error0: i64) -> i32;
        /// Sets the flags of a descriptor. `badf`, `notcapable` without the right `$fd_fdstat_set_flags`.
        pub fn fd_fdflags_set(fd: i32, flags: i32) -> i32;
        /// What a descriptor is and may do.
        pub fn fd_fdstat_get(fd: i32, error0: i64) -> i32;
        /// Sets an open file's flags. `inval`, `notsup` for flags that cannot change.
        pub fn fd_fdstat_set_flags(fd: i32, flags: i32) -> i32;
        /// Takes rights from a descriptor. `notcapable` for rights that it does not have.
        pub fn fd_fdstat_set_rights(fd: i32, fs_rights_base: i64, fs_rights_inheriting: i64) -> i32;
        /// What is known about an open file.
        pub fn fd_filestat_get(fd: i32, error0: i64) -> i32;
        /// Cuts or grows a file to `size` bytes; new bytes are 0. `inval` (beyond
        /// what the file system holds, or a descriptor that is not open to be written), `badf`, `fbig`.
        pub fn fd_filestat_set_size(fd: i32, size: i64) -> i32;
        /// Sets an open file's times, in nanoseconds. `inval` when a time is to be both given and now.
        pub fn fd_filestat_set_times(fd: i32, atim: i64, mtim: i64, fst_flags: i32) -> i32;
        /// Makes a pipe; the end to read from and the end to write to. `mfile`.
        pub fn fd_pipe(error0: i64, error1: i64) -> i32;
        /// Reads at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
        pub fn fd_pread(fd: i32, iovs: i64, iovs_len: i64, offset: i64, error0: i64) -> i32;
        /// Writes the name of a directory that is open from the start, without NUL. `nametoolong` when it does not fit.
        pub fn fd_prestat_dir_name(fd: i32, path: i64, path_len: i64) -> i32;
        /// Describes a descriptor that is open from the start. `badf` for any other: so programs find the last one.
        pub fn fd_prestat_get(fd: i32, error0: i64) -> i32;
        /// Writes at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
        pub fn fd_pwrite(fd: i32, iovs: i64, iovs_len: i64, offset: i64, error0: i64) -> i32;
        /// Reads; how many bytes, 0 at the end. `again`, `isdir`.
        pub fn fd_read(fd: i32, iovs: i64, iovs_len: i64, error0: i64) -> i32;
        /// Writes entries and their names one after the other, from `cookie` on, the last one cut if need be; how many
        /// bytes. Fewer than `buf_len` means that the directory ends there. `notdir`.
        pub fn fd_readdir(fd: i32, buf: i64, buf_len: i64, cookie: i64, error0: i64) -> i32;
        /// Gives the open file of `fd` to the number `to`, closing what was there, and frees `fd`. `badf`.
        pub fn fd_renumber(fd: i32, to: i32) -> i32;
        /// Moves the position; where it is then. `spipe` where there is none, `inval` before the beginning.
        pub fn fd_seek(fd: i32, offset: i64, whence: i32, error0: i64) -> i32;
        /// Returns when a file's data and times are on the medium.
        pub fn fd_sync(fd: i32) -> i32;
        /// The position, in bytes. `spipe` where there is none.
        pub fn fd_tell(fd: i32, error0: i64) -> i32;
        /// Writes; how many bytes. `again`, `pipe`, `nospc`.
        pub fn fd_write(fd: i32, iovs: i64, iovs_len: i64, error0: i64) -> i32;
        /// Sleeps until the word at `futex` is woken; at once when it is not `expected`. Whether it was woken, not timed
        /// out; `timeout` counts from now, in nanoseconds.
        pub fn futex_wait(futex: i64, expected: i32, timeout: i64, error0: i64) -> i32;
        /// Wakes one thread that sleeps on the word; whether there was one.
        pub fn futex_wake(futex: i64, error0: i64) -> i32;
        /// Wakes all threads that sleep on the word; whether there was one.
        pub fn futex_wake_all(futex: i64, error0: i64) -> i32;
        /// Writes the current directory to `path` and a NUL behind it; `path_len` is the room before and the length without
        /// NUL afterwards. `range` when the room is too small, with the bytes needed, NUL included, in `path_len`.
        pub fn getcwd(path: i64, path_len: i64) -> i32;
        /// Begins a request, of which the headers are lines of `name: value`; descriptors for its body (which ends when that is
        /// closed, and is compressed if that is asked for), the answer's body and the answer's headers, a line for each. `inval`,
        /// `2big`, `acces`, `noent`, `connrefused`, `proto` where TLS fails, `again` when there are too many, `notsup`.
        pub fn http_request(
            url: i64,
            url_len: i64,
            method: i64,
            method_len: i64,
            headers: i64,
            headers_len: i64,
            gzip: i32,
            error0: i64,
        ) -> i32;
        /// How a request went, by any of its descriptors; waits for the answer. `inval`, `again`, and what became of the request.
        pub fn http_status(fd: i32, error0: i64) -> i32;
        /// Makes a directory. `exist`, `noent`, `notdir`.
        pub fn path_create_directory(fd: i32, path: i64, path_len: i64) -> i32;
        /// What is known about the file at a path. `noent`, `notdir`, `loop`.
        pub fn path_filestat_get(fd: i32, flags: i32, path: i64, path_len: i64, error0: i64) -> i32;
        /// Sets the times of the file at a path, in nanoseconds. `inval` when a time is to be both given and now.
        pub fn path_filestat_set_times(
            fd: i32,
            flags: i32,
            path: i64,
            path_len: i64,
            atim: i64,
            mtim: i64,
            fst_flags: i32,
        ) -> i32;
        /// Gives a file a further name. `exist`, `xdev`, `perm` for a directory.
        pub fn path_link(
            old_fd: i32,
            old_flags: i32,
            old_path: i64,
            old_path_len: i64,
            new_fd: i32,
            new_path: i64,
            new_path_len: i64,
        ) -> i32;
        /// Opens the file at a path; the new descriptor, with these rights at most. `noent`, `exist`, `isdir`, `notdir`,
        /// `loop`, `notcapable` for rights beyond those of `fd`.
        pub fn path_open(
            fd: i32,
            dirflags: i32,
            path: i64,
            path_len: i64,
            oflags: i32,
            fs_rights_base: i64,
            fs_rights_inheriting: i64,
            fdflags: i32,
            error0: i64,
        ) -> i32;
        /// Opens the file at a path; the new descriptor, with these rights at most and the flags `fdflagsext`. `noent`,
        /// `exist`, `isdir`, `notdir`, `loop`, `notcapable` for rights beyond those of `fd`.
        pub fn path_open2(
            fd: i32,
            dirflags: i32,
            path: i64,
            path_len: i64,
            oflags: i32,
            fs_rights_base: i64,
            fs_rights_inheriting: i64,
            fdflags: i32,
            fdflagsext: i32,
            error0: i64,
        ) -> i32;
        /// Writes what a symbolic link says, cut if need be, without NUL; how many bytes. `inval` for anything else.
        pub fn path_readlink(fd: i32, path: i64, path_len: i64, buf: i64, buf_len: i64, error0: i64) -> i32;
        /// Removes an empty directory. `notempty`, `notdir`, `noent`.
        pub fn path_remove_directory(fd: i32, path: i64, path_len: i64) -> i32;
        /// Renames a file or directory; what was at the new name is replaced. `noent`, `isdir`, `notdir`, `notempty`,
        /// `xdev`.
        pub fn path_rename(
            fd: i32,
            old_path: i64,
            old_path_len: i64,
            new_fd: i32,
            new_path: i64,
            new_path_len: i64,
        ) -> i32;
        /// Makes a symbolic link at `new_path` that says `old_path`. `exist`.
        pub fn path_symlink(
            old_path: i64,
            old_path_len: i64,
            fd: i32,
            new_path: i64,
            new_path_len: i64,
        ) -> i32;
        /// Removes a name of a file. `isdir` for a directory, `noent`.
        pub fn path_unlink_file(fd: i32, path: i64, path_len: i64) -> i32;
        /// Waits until something subscribed to comes; writes the events, how many. `inval` without subscriptions. What is
        /// wrong with one subscription is told in its event.
        pub fn poll_oneoff(r#in: i64, out: i64, nsubscriptions: i64, error0: i64) -> i32;
        /// Adds an address. `exist`, `inval`, `nobufs`, `perm`.
        pub fn port_addr_add(addr: i64) -> i32;
        /// Removes all addresses but those of the loopback. `perm`.
        pub fn port_addr_clear() -> i32;
        /// Writes the addresses. `naddrs` is the room before and the number afterwards; `overflow` when there are more.
        pub fn port_addr_list(addrs: i64, naddrs: i64) -> i32;
        /// Removes an address. `addrnotavail`, `perm`.
        pub fn port_addr_remove(addr: i64) -> i32;
        /// Joins the network of other runs by a bridge that the host has given a name, showing a token. `acces` when the token is
        /// wrong, `noent`, `isconn`, `perm` on the host's network, `notsup` for encryption.
        pub fn port_bridge(network: i64, network_len: i64, token: i64, token_len: i64, security: i32) -> i32;
        /// Takes an address from the network (DHCP) and the way out of it. `timedout`, `perm`.
        pub fn port_dhcp_acquire() -> i32;
        /// Sets the router. `inval`, `perm`.
        pub fn port_gateway_set(addr: i64) -> i32;
        /// The hardware address. `notsup` where there is none.
        pub fn port_mac(error0: i64) -> i32;
        /// Adds a route; it may lose preference and expire (nanoseconds since 1970). `exist`, `inval`, `nobufs`, `perm`.
        pub fn port_route_add(cidr: i64, via_router: i64, preferred_until: i64, expires_at: i64) -> i32;
        /// Removes all routes. `perm`.
        pub fn port_route_clear() -> i32;
        /// Writes the routes. `nroutes` is the room before and the number afterwards; `overflow` when there are more.
        pub fn port_route_list(routes: i64, nroutes: i64) -> i32;
        /// Removes the routes by way of a router. `noent`, `perm`.
        pub fn port_route_remove(cidr: i64) -> i32;
        /// Leaves the bridge. `notconn`, `perm`.
        pub fn port_unbridge() -> i32;
        /// Runs another program in this process. `args` has one argument a line. When it fails the process ends.
        pub fn proc_exec(name: i64, name_len: i64, args: i64, args_len: i64) -> !;
        /// As `proc_exec`, with an environment of one `NAME=VALUE` a line; null keeps the one there is.
        pub fn proc_exec2(name: i64, name_len: i64, args: i64, args_len: i64, envs: i64, envs_len: i64) -> !;
        /// Runs another program in this process, looked for in the directories of `path` (with colons between; null: the
        /// usual ones) when `search_path` is set and the name has no slash. The call comes back only when it fails, or in
        /// the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
        pub fn proc_exec3(
            name: i64,
            name_len: i64,
            args: i64,
            args_len: i64,
            envs: i64,
            envs_len: i64,
            search_path: i32,
            path: i64,
            path_len: i64,
        ) -> i32;
        /// As `proc_exec3`, with arrays of addresses of NUL-terminated strings. The call comes back only when it fails, or
        /// in the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
        pub fn proc_exec4(
            name: i64,
            name_len: i64,
            args: i64,
            args_len: i64,
            envs: i64,
            envs_len: i64,
            search_path: i32,
            path: i64,
            path_len: i64,
        ) -> i32;
        /// Ends the process, all its threads with it.
        pub fn proc_exit(rval: i32) -> !;
        /// Ends the process; after `proc_fork_env` ends the child and goes on as the parent.
        pub fn proc_exit2(rval: i32);
        /// Makes a child process; its number in the parent, 0 in the child. Without `copy_memory` the child borrows the
        /// memory and the parent waits until it ends or executes. `notsup` when the program was not built for it.
        pub fn proc_fork(copy_memory: i32, error0: i64) -> i32;
        /// Makes a child of all but memory and goes on as it, until `proc_exit2` or a successful `proc_exec3` or
        /// `proc_exec4`; then as the parent again. The child's number. `notsup` in such a child.
        pub fn proc_fork_env(error0: i64) -> i32;
        /// The process's own number.
        pub fn proc_id(error0: i64) -> i32;
        /// Waits for a child, or for any when `pid` has none; its number goes back to `pid`. With `non_blocking` and none
        /// ready the status is `nothing`. `child` when there are no children.
        pub fn proc_join(pid: i64, flags: i32, error0: i64) -> i32;
        /// The number of a process's parent, 0 when it has none. `badf` when there is no such process.
        pub fn proc_parent(pid: i32, error0: i64) -> i32;
        /// Sends a signal to the process itself.
        pub fn proc_raise(sig: i32) -> i32;
        /// Sends a signal to the process itself after `interval` nanoseconds, over and over with `repeat`; 0 stops that.
        pub fn proc_raise_interval(sig: i32, interval: i64, repeat: i32) -> i32;
        /// Sends a signal to a process; 0 only asks whether it is there. `srch`, `perm`.
        pub fn proc_signal(pid: i32, signal: i32) -> i32;
        /// Writes the dispositions that the parent set, as many as `proc_signals_sizes_get` says.
        pub fn proc_signals_get(buf: i64) -> i32;
        /// How many signals have a disposition that the parent set.
        pub fn proc_signals_sizes_get(error0: i64) -> i32;
        /// Asks the host to save the state of the process; it may do nothing.
        pub fn proc_snapshot() -> i32;
        /// Starts a program as a child, with one argument a line, one directory to open a line, and pipes to its standard
        /// streams where asked for. `notsup` for `chroot`, `noent`, `noexec`.
        pub fn proc_spawn(
            name: i64,
            name_len: i64,
            chroot: i32,
            args: i64,
            args_len: i64,
            preopen: i64,
            preopen_len: i64,
            stdin: i32,
            stdout: i32,
            stderr: i32,
            working_dir: i64,
            working_dir_len: i64,
            error0: i64,
        ) -> i32;
        /// Starts a program as a child; its number. Arguments and environment as in `proc_exec3`; `fd_ops` are done in order
        /// in the child before the program starts. `noent`, `acces`, `noexec`.
        pub fn proc_spawn2(
            name: i64,
            name_len: i64,
            args: i64,
            args_len: i64,
            envs: i64,
            envs_len: i64,
            fd_ops: i64,
            fd_ops_len: i64,
            signal_dispositions: i64,
            signal_dispositions_len: i64,
            search_path: i32,
            path: i64,
            path_len: i64,
            error0: i64,
        ) -> i32;
        /// As `proc_spawn2`, with arrays of addresses of NUL-terminated strings.
        pub fn proc_spawn3(
            name: i64,
            name_len: i64,
            args: i64,
            args_len: i64,
            envs: i64,
            envs_len: i64,
            fd_ops: i64,
            fd_ops_len: i64,
            signal_dispositions: i64,
            signal_dispositions_len: i64,
            search_path: i32,
            path: i64,
            path_len: i64,
            error0: i64,
        ) -> i32;
        /// Fills a buffer with random bytes, good enough for keys.
        pub fn random_get(buf: i64, buf_len: i64) -> i32;
        /// Writes the types of a function of the table; their counts. `overflow` when the room is too small, with the
        /// counts; `inval` when there is no such function.
        pub fn reflect_signature(
            function_id: i32,
            argument_types: i64,
            argument_types_len: i32,
            result_types: i64,
            result_types_len: i32,
            error0: i64,
        ) -> i32;
        /// Looks up the addresses of a host and writes them, as many as there is room for; how many. `port` is a hint.
        /// `noent` when there are none.
        pub fn resolve(host: i64, host_len: i64, port: i32, addrs: i64, naddrs: i64, error0: i64) -> i32;
        /// Lets others run.
        pub fn sched_yield() -> i32;
        /// The older name of `sock_accept_v2`.
        pub fn sock_accept(fd: i32, flags: i32, error0: i64, error1: i64) -> i32;
        /// Takes a connection; its descriptor, with the flag `nonblock` if given, and the address of the other side.
        /// `again`, `notsock`, `inval` when it does not listen.
        pub fn sock_accept_v2(fd: i32, flags: i32, error0: i64, error1: i64) -> i32;
        /// A socket's own address. `notsock`.
        pub fn sock_addr_local(fd: i32, error0: i64) -> i32;
        /// The address of the other side. `notconn`, `notsock`.
        pub fn sock_addr_peer(fd: i32, error0: i64) -> i32;
        /// Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one.
        pub fn sock_bind(fd: i32, addr: i64) -> i32;
        /// Connects a socket. `inprogress` when it does not block; then it becomes writable and `last_error` tells the rest.
        /// `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
        pub fn sock_connect(fd: i32, addr: i64) -> i32;
        /// Whether an option is on. `inval`, `noprotoopt`.
        pub fn sock_get_opt_flag(fd: i32, sockopt: i32, error0: i64) -> i32;
        /// An option that is a number. `last_error` is cleared by being read. `inval`, `noprotoopt`.
        pub fn sock_get_opt_size(fd: i32, sockopt: i32, error0: i64) -> i32;
        /// A time-out or the lingering, in nanoseconds. `inval`.
        pub fn sock_get_opt_time(fd: i32, sockopt: i32, error0: i64) -> i32;
        /// Joins a group of IPv4 on the interface that has an address.
        pub fn sock_join_multicast_v4(fd: i32, multiaddr: i64, interface: i64) -> i32;
        /// Joins a group of IPv6 on the interface with a number.
        pub fn sock_join_multicast_v6(fd: i32, multiaddr: i64, interface: i32) -> i32;
        /// Leaves a group of IPv4.
        pub fn sock_leave_multicast_v4(fd: i32, multiaddr: i64, interface: i64) -> i32;
        /// Leaves a group of IPv6.
        pub fn sock_leave_multicast_v6(fd: i32, multiaddr: i64, interface: i32) -> i32;
        /// Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`.
        pub fn sock_listen(fd: i32, backlog: i64) -> i32;
        /// Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
        pub fn sock_open(af: i32, socktype: i32, sock_proto: i32, error0: i64) -> i32;
        /// Makes two sockets connected to each other. `notsup` (all but Unix), `protonosupport`, `mfile`.
        pub fn sock_pair(af: i32, socktype: i32, sock_proto: i32, error0: i64, error1: i64) -> i32;
        /// Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
        pub fn sock_recv(
            fd: i32,
            ri_data: i64,
            ri_data_len: i64,
            ri_flags: i32,
            error0: i64,
            error1: i64,
        ) -> i32;
        /// Receives; how many bytes, what happened to the rest, and who sent it.
        pub fn sock_recv_from(
            fd: i32,
            ri_data: i64,
            ri_data_len: i64,
            ri_flags: i32,
            error0: i64,
            error1: i64,
            error2: i64,
        ) -> i32;
        /// Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
        pub fn sock_send(fd: i32, si_data: i64, si_data_len: i64, si_flags: i32, error0: i64) -> i32;
        /// Sends `count` bytes of a file from `offset` on; how many.
        pub fn sock_send_file(out_fd: i32, in_fd: i32, offset: i64, count: i64, error0: i64) -> i32;
        /// Sends to an address; how many bytes. `msgsize`, `netunreach`.
        pub fn sock_send_to(
            fd: i32,
            si_data: i64,
            si_data_len: i64,
            si_flags: i32,
            addr: i64,
            error0: i64,
        ) -> i32;
        /// Sets an option that is on or off. `inval`, `noprotoopt`.
        pub fn sock_set_opt_flag(fd: i32, sockopt: i32, flag: i32) -> i32;
        /// Sets an option that is a number: bytes of a buffer, hops. `inval`, `noprotoopt`.
        pub fn sock_set_opt_size(fd: i32, sockopt: i32, size: i64) -> i32;
        /// Sets a time-out or the lingering, in nanoseconds; none is for ever, or no lingering. `inval`.
        pub fn sock_set_opt_time(fd: i32, sockopt: i32, timeout: i64) -> i32;
        /// Shuts down one or both directions of a connection. `inval`, `notconn`, `notsock`.
        pub fn sock_shutdown(fd: i32, how: i32) -> i32;
        /// How far a socket is. `notsock`.
        pub fn sock_status(fd: i32, error0: i64) -> i32;
        /// Saves the stack as it is; 0. Comes back again with the value that `stack_restore` is given. `nosys` when the
        /// program was not built for it.
        pub fn stack_checkpoint(snapshot: i64, error0: i64) -> i32;
        /// Goes back to a saved stack, whose `stack_checkpoint` then gives `val`, not 0.
        pub fn stack_restore(snapshot: i64, val: i64) -> !;
        /// Ends the thread alone.
        pub fn thread_exit(rval: i32) -> !;
        /// The thread's own number; of the first thread, the process's.
        pub fn thread_id(error0: i64) -> i32;
        /// Waits until a thread has ended. `srch`.
        pub fn thread_join(tid: i32) -> i32;
        /// Makes a key; `user_data` goes to the callback at a thread's end.
        pub fn thread_local_create(user_data: i64, error0: i64) -> i32;
        /// Removes a key. `inval`.
        pub fn thread_local_destroy(key: i32) -> i32;
        /// This thread's value, 0 before it is set. `inval` when there is no such key.
        pub fn thread_local_get(key: i32, error0: i64) -> i32;
        /// Sets this thread's value. `inval` when there is no such key.
        pub fn thread_local_set(key: i32, val: i64) -> i32;
        /// How many threads can run at the same time.
        pub fn thread_parallelism(error0: i64) -> i32;
        /// Sends a signal to a thread; the number 2^30 - 1 is the first thread's. `srch`.
        pub fn thread_signal(tid: i32, signal: i32) -> i32;
        /// Sleeps for some nanoseconds; 0 lets others run. `intr` when a signal came.
        pub fn thread_sleep(duration: i64) -> i32;
        /// The older name of `thread_spawn_v2`.
        pub fn thread_spawn(start: i64, error0: i64) -> i32;
        /// Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
        /// thread's number and `start`, the address of a `$thread_start`. `notcapable` without that export, `memviolation`
        /// without shared memory, `again` when there are too many.
        pub fn thread_spawn_v2(start: i64, error0: i64) -> i32;
        /// Writes the terminal's state. `notsup` without one.
        pub fn tty_get(state: i64) -> i32;
        /// Sets the terminal's state. `notsup` without one.
        pub fn tty_set(state: i64) -> i32;
        /// Connects to a web socket; a descriptor to send messages, one with each write, and to receive them, one with each read.
        /// As http_request.
        pub fn ws_connect(url: i64, url_len: i64, error0: i64) -> i32;
    }
}
