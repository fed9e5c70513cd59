//! The preview1 behaviours.

use crate::check::{Case, Stdin, everywhere, fixtures};

tests! { p1, foreach_p1:
    args_bad_pointers
    args_exact { .args(&["", "two words", "ünï→", "--flag=x"]) }
    clock_bad
    clock_precision_ignored
    clock_res
    clock_time
    environ_empty
    environ_exact { .env(&[("A", "1"), ("EMPTY", ""), ("EQUALS", "a=b=c"), ("UTF8", "→ x")]) }
    fd_advise
    fd_allocate
    fd_append
    fd_bad
    fd_close
    fd_close_preopen
    fd_close_stdio
    fd_directory
    fd_devices { .dirs(&[("/dev", "/dev")]) }
    fd_fdstat_dir
    fd_fdstat_file
    fd_fdstat_set_flags
    fd_fdstat_set_flags_bad
    fd_fdstat_stdio
    fd_filestat_file
    fd_filestat_kinds
    fd_filestat_set_size
    fd_filestat_set_times
    fd_filestat_set_times_bad
    fd_flags_shared_not
    fd_iovecs_count_overflow
    fd_iovecs_length_overflow
    fd_iovecs_many
    fd_iovecs_middle
    fd_iovecs_out_of_memory
    fd_iovecs_unaligned
    fd_iovecs_zero
    fd_large_file
    fd_many
    fd_mfile { .open_files(32) }
    fd_mtime
    fd_offset_overflow
    fd_pread
    fd_prestat { .dirs(&[("one", "sandbox"), ("two", "/second")]) }
    fd_pwrite
    fd_pwrite_append
    fd_read_eof
    fd_read_iovecs
    fd_read_same_buffer_twice
    fd_read_stdin { .stdin(Stdin::Pipe(b"hello, stdin")) }
    fd_read_stdin_empty
    fd_renumber
    fd_renumber_preopen
    fd_renumber_stdout
    fd_rights_enforced
    fd_rights_inherit
    fd_rights_shrink
    fd_rights_tell_by_seek
    fd_seek_bad
    fd_seek_pipe
    fd_seek_whence
    fd_stdin_is_not_writable
    fd_stdout_closed { .stdout_closed() }
    fd_sync
    fd_unlinked
    fd_write_iovecs
    fd_write_large
    fd_write_sparse
    fd_write_stdout { .stdout((0..=255).collect::<Vec<u8>>()).stderr(b"err\0or\n") }
    path_create_directory
    path_deep
    path_dirfd_not_directory
    path_dotdot
    path_escape { .setup(fixtures::neighbours) }
    path_escape_symlink { .setup(fixtures::links_out) }
    path_fifo { .setup(fixtures::fifo) }
    path_filestat
    path_filestat_set_times
    path_link
    path_link_bad
    path_link_symlink
    path_long
    path_magic_links { .dirs(&[("/proc/self", "/proc/self")]) }
    path_names
    path_open_create
    path_open_directory
    path_open_directory_to_write
    path_open_exclusive
    path_open_flags
    path_open_trailing_slash
    path_open_truncate
    path_out_of_memory
    path_read_only { .setup(fixtures::file_and_dir).read_only() }
    path_readlink
    path_remove_directory
    path_rename_directory
    path_rename_file
    path_rename_kinds
    path_rename_open
    path_rename_same
    path_rename_symlink
    path_rename_trailing_slash
    path_rights_enforced
    path_symlink
    path_symlink_create_through
    path_symlink_follow
    path_symlink_loop
    path_symlink_trailing_slash
    path_two_preopens { .dirs(&[("one", "sandbox"), ("two", "/second")]) }
    path_unlink
    poll_bad_fd
    poll_bad_pointers
    poll_bad_tag
    poll_clock_absolute
    poll_clock_bad
    poll_clock_cpu
    poll_clock_many
    poll_clock_past
    poll_clock_relative
    poll_clock_wrapping
    poll_clock_zero
    poll_file
    poll_many
    poll_nothing
    poll_rights
    poll_stdin { .stdin(Stdin::Pipe(b"data")) }
    poll_stdin_silent { .stdin(Stdin::Silent) }
    poll_stdout
    poll_twice_same_fd
    proc_exit_code { .args(&["42"]).exits(42) }
    proc_exit_keeps_output { .exits(7).stdout("before exit\n") }
    proc_raise_ends { .args(&["term"]).ends_by_signal(15) }
    proc_raise_ignored
    random_fill
    random_out_of_memory
    readdir_bad
    readdir_basic
    readdir_empty
    readdir_many
    readdir_resume
    readdir_rewind
    readdir_small_buffers
    readdir_truncated
    readdir_two
    readdir_while_changing
    readdir_wild_cookie
    repeat { .args(&["nothing", "3"]) }
    sched_yield
    sock_accept { .client(fixtures::ping) }
    sock_accept_nonblock { .listens() }
    sock_not_socket
    sock_recv_nonblock { .client(fixtures::late) }
}

/// The codes at the edges of what a process can answer.
#[test]
fn proc_exit_codes() {
    for (argument, code) in [("0", 0), ("1", 1), ("255", 255)] {
        everywhere(Case::new("p1", "proc_exit_code").args(&[argument]).exits(code));
    }
}

/// Signals above 15 have another number on Linux than in preview1.
#[test]
fn proc_raise_numbers() {
    for (argument, signal) in [("term", 15), ("xfsz", 25), ("kill", 9)] {
        let case = Case::new("p1", "proc_raise_ends").args(&[argument]).ends_by_signal(signal);
        everywhere(case);
    }
}

/// The scenarios of the counting tests, without the counting, so that a wrong guest shows up here.
#[test]
fn repeat_all() {
    for call in crate::syscount::SCENARIOS {
        everywhere(Case::new("p1", "repeat").args(&[call, "3"]));
    }
}
