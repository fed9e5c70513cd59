//! Written by `cargo xtask programs` from the sources in tests/programs; do not edit.
//!
//! `foreach_p1!(m)` expands to `m!(name);` for every behaviour of the program `p1`.

macro_rules! foreach_asyncify {
    ($each:ident) => {
        $each!(fork_env);
        $each!(fork_env_exit);
        $each!(fork_many_alive);
        $each!(fork_nested);
        $each!(fork_pipe);
        $each!(fork_sets);
        $each!(fork_signals);
        $each!(fork_sockets);
        $each!(fork_wait);
        $each!(setjmp_bad_pointers);
        $each!(setjmp_deep);
        $each!(setjmp_fork);
        $each!(setjmp_from_handler);
        $each!(setjmp_from_loop);
        $each!(setjmp_in_handler);
        $each!(setjmp_left);
        $each!(setjmp_many);
        $each!(setjmp_nested);
        $each!(setjmp_unknown);
        $each!(setjmp_value);
        $each!(vfork_exec);
        $each!(vfork_exit);
        $each!(vfork_killed);
        $each!(vfork_nested);
        $each!(vfork_parent_killed);
    };
}

macro_rules! foreach_asyncify_handles {
    ($each:ident) => {
        $each!(files);
        $each!(network);
        $each!(pipes);
        $each!(processes);
        $each!(signals);
        $each!(waiting);
    };
}

macro_rules! foreach_asyncify_threads {
    ($each:ident) => {
        $each!(fork_in_thread);
        $each!(fork_shared_memory);
        $each!(fork_thread_returns);
        $each!(setjmp_in_thread);
        $each!(setjmp_other_thread);
        $each!(vfork_in_thread);
        $each!(vfork_parent_exits);
    };
}

macro_rules! foreach_p0 {
    ($each:ident) => {
        $each!(args_exact);
        $each!(clocks);
        $each!(environ_exact);
        $each!(files);
        $each!(filestat_layout);
        $each!(filestat_times);
        $each!(path_times);
        $each!(paths);
        $each!(poll_clock);
        $each!(poll_fds);
        $each!(poll_nothing);
        $each!(prestat);
        $each!(process);
        $each!(random);
        $each!(readdir);
        $each!(renumber);
        $each!(rights);
        $each!(seek_whence);
        $each!(sockets);
    };
}

macro_rules! foreach_p1 {
    ($each:ident) => {
        $each!(args_bad_pointers);
        $each!(args_exact);
        $each!(clock_bad);
        $each!(clock_precision_ignored);
        $each!(clock_res);
        $each!(clock_time);
        $each!(environ_empty);
        $each!(environ_exact);
        $each!(fd_advise);
        $each!(fd_allocate);
        $each!(fd_append);
        $each!(fd_bad);
        $each!(fd_close);
        $each!(fd_close_preopen);
        $each!(fd_close_stdio);
        $each!(fd_devices);
        $each!(fd_directory);
        $each!(fd_fdstat_dir);
        $each!(fd_fdstat_file);
        $each!(fd_fdstat_set_flags);
        $each!(fd_fdstat_set_flags_bad);
        $each!(fd_fdstat_stdio);
        $each!(fd_filestat_file);
        $each!(fd_filestat_kinds);
        $each!(fd_filestat_set_size);
        $each!(fd_filestat_set_times);
        $each!(fd_filestat_set_times_bad);
        $each!(fd_flags_shared_not);
        $each!(fd_iovecs_count_overflow);
        $each!(fd_iovecs_length_overflow);
        $each!(fd_iovecs_many);
        $each!(fd_iovecs_middle);
        $each!(fd_iovecs_out_of_memory);
        $each!(fd_iovecs_unaligned);
        $each!(fd_iovecs_zero);
        $each!(fd_large_file);
        $each!(fd_many);
        $each!(fd_mfile);
        $each!(fd_mtime);
        $each!(fd_offset_overflow);
        $each!(fd_pread);
        $each!(fd_prestat);
        $each!(fd_pwrite);
        $each!(fd_pwrite_append);
        $each!(fd_read_eof);
        $each!(fd_read_iovecs);
        $each!(fd_read_same_buffer_twice);
        $each!(fd_read_stdin);
        $each!(fd_read_stdin_empty);
        $each!(fd_renumber);
        $each!(fd_renumber_preopen);
        $each!(fd_renumber_stdout);
        $each!(fd_rights_enforced);
        $each!(fd_rights_inherit);
        $each!(fd_rights_shrink);
        $each!(fd_rights_tell_by_seek);
        $each!(fd_seek_bad);
        $each!(fd_seek_pipe);
        $each!(fd_seek_whence);
        $each!(fd_stdin_is_not_writable);
        $each!(fd_stdout_closed);
        $each!(fd_sync);
        $each!(fd_unlinked);
        $each!(fd_write_iovecs);
        $each!(fd_write_large);
        $each!(fd_write_sparse);
        $each!(fd_write_stdout);
        $each!(path_create_directory);
        $each!(path_deep);
        $each!(path_dirfd_not_directory);
        $each!(path_dotdot);
        $each!(path_escape);
        $each!(path_escape_symlink);
        $each!(path_fifo);
        $each!(path_filestat);
        $each!(path_filestat_set_times);
        $each!(path_link);
        $each!(path_link_bad);
        $each!(path_link_symlink);
        $each!(path_long);
        $each!(path_magic_links);
        $each!(path_names);
        $each!(path_open_create);
        $each!(path_open_directory);
        $each!(path_open_directory_to_write);
        $each!(path_open_exclusive);
        $each!(path_open_flags);
        $each!(path_open_trailing_slash);
        $each!(path_open_truncate);
        $each!(path_out_of_memory);
        $each!(path_read_only);
        $each!(path_readlink);
        $each!(path_remove_directory);
        $each!(path_rename_directory);
        $each!(path_rename_file);
        $each!(path_rename_kinds);
        $each!(path_rename_open);
        $each!(path_rename_same);
        $each!(path_rename_symlink);
        $each!(path_rename_trailing_slash);
        $each!(path_rights_enforced);
        $each!(path_symlink);
        $each!(path_symlink_create_through);
        $each!(path_symlink_follow);
        $each!(path_symlink_loop);
        $each!(path_symlink_trailing_slash);
        $each!(path_two_preopens);
        $each!(path_unlink);
        $each!(poll_bad_fd);
        $each!(poll_bad_pointers);
        $each!(poll_bad_tag);
        $each!(poll_clock_absolute);
        $each!(poll_clock_bad);
        $each!(poll_clock_cpu);
        $each!(poll_clock_many);
        $each!(poll_clock_past);
        $each!(poll_clock_relative);
        $each!(poll_clock_wrapping);
        $each!(poll_clock_zero);
        $each!(poll_file);
        $each!(poll_many);
        $each!(poll_nothing);
        $each!(poll_rights);
        $each!(poll_stdin);
        $each!(poll_stdin_silent);
        $each!(poll_stdout);
        $each!(poll_twice_same_fd);
        $each!(proc_exit_code);
        $each!(proc_exit_keeps_output);
        $each!(proc_raise_ends);
        $each!(proc_raise_ignored);
        $each!(random_fill);
        $each!(random_out_of_memory);
        $each!(readdir_bad);
        $each!(readdir_basic);
        $each!(readdir_empty);
        $each!(readdir_many);
        $each!(readdir_resume);
        $each!(readdir_rewind);
        $each!(readdir_small_buffers);
        $each!(readdir_truncated);
        $each!(readdir_two);
        $each!(readdir_while_changing);
        $each!(readdir_wild_cookie);
        $each!(repeat);
        $each!(sched_yield);
        $each!(sock_accept);
        $each!(sock_accept_nonblock);
        $each!(sock_not_socket);
        $each!(sock_recv_nonblock);
    };
}

macro_rules! foreach_posix {
    ($each:ident) => {
        $each!(buffered_lines);
        $each!(dir_create);
        $each!(dir_read);
        $each!(dir_read_changing);
        $each!(dir_remove);
        $each!(dir_remove_all);
        $each!(errors);
        $each!(file_append);
        $each!(file_clone);
        $each!(file_large);
        $each!(file_offsets);
        $each!(file_open_kinds);
        $each!(file_open_options);
        $each!(file_seek);
        $each!(file_set_len);
        $each!(file_sync);
        $each!(file_times);
        $each!(file_unlinked);
        $each!(file_vectored);
        $each!(file_write_read);
        $each!(hard_link);
        $each!(many_files);
        $each!(metadata);
        $each!(rename);
        $each!(rename_paths);
        $each!(symlink_read);
        $each!(symlink_resolve);
    };
}

macro_rules! foreach_threads {
    ($each:ident) => {
        $each!(atomics);
        $each!(barrier);
        $each!(channels);
        $each!(condvar_timeout);
        $each!(exit_in_thread);
        $each!(many_threads);
        $each!(mutex_condvar);
        $each!(once_rwlock);
        $each!(parked);
        $each!(spawn_join);
        $each!(tls_destructors);
    };
}

macro_rules! foreach_wasmedge {
    ($each:ident) => {
        $each!(crate_incoming);
        $each!(crate_lookup);
        $each!(crate_options);
        $each!(crate_poll);
        $each!(crate_tcp);
        $each!(crate_udp);
        $each!(hostile);
        $each!(lookup);
        $each!(named);
        $each!(options);
        $each!(path_open);
        $each!(refused);
        $each!(v1);
        $each!(v2);
    };
}

macro_rules! foreach_wasix {
    ($each:ident) => {
        $each!(clock_time_set);
        $each!(fd_dup);
        $each!(fd_dup2);
        $each!(fd_event);
        $each!(fd_fdflags);
        $each!(fd_pipe);
        $each!(fd_pipe_broken);
        $each!(fd_renumber);
    };
}

macro_rules! foreach_wasix_epoll {
    ($each:ident) => {
        $each!(closed);
        $each!(edge);
        $each!(errors);
        $each!(interrupted);
        $each!(level);
        $each!(many);
        $each!(nested);
        $each!(oneshot);
        $each!(sockets);
        $each!(streams);
        $each!(timeout);
    };
}

macro_rules! foreach_wasix_processes {
    ($each:ident) => {
        $each!(alarms);
        $each!(exec_errors);
        $each!(exec_fuel);
        $each!(exec_lines);
        $each!(exec_lost);
        $each!(exec_replaces);
        $each!(join_others);
        $each!(join_statuses);
        $each!(orphans);
        $each!(signal_defaults);
        $each!(signal_handler);
        $each!(signal_held);
        $each!(signal_ignored);
        $each!(signal_libc);
        $each!(signal_stop);
        $each!(spawn_actions);
        $each!(spawn_confined);
        $each!(spawn_sockets);
        $each!(spawn_streams);
    };
}

macro_rules! foreach_wasix_sockets {
    ($each:ident) => {
        $each!(broken_send);
        $each!(broken_write);
        $each!(kinds);
        $each!(multicast);
        $each!(multicast_link);
        $each!(options);
        $each!(pairs);
        $each!(policy_asked);
        $each!(reuse);
        $each!(send_file);
        $each!(shut_reading);
        $each!(tcp_echo);
        $each!(tcp_nonblocking);
        $each!(tcp_receive_flags);
        $each!(tcp_reset);
        $each!(tcp_timeouts);
        $each!(udp);
        $each!(unix_datagrams);
        $each!(unix_stream);
        $each!(v6);
    };
}

macro_rules! foreach_wasix_swarm {
    ($each:ident) => {
        $each!(closing);
        $each!(dial_by_path);
        $each!(half_open);
        $each!(resets);
        $each!(swapped_address);
    };
}

macro_rules! foreach_wasix_threads {
    ($each:ident) => {
        $each!(epoll_closing);
        $each!(epoll_exit);
        $each!(epoll_waiters);
        $each!(futex_exit);
        $each!(futex_lock);
        $each!(futex_wait);
        $each!(futex_wake);
        $each!(poll_closing);
        $each!(thread_calls);
        $each!(thread_exit);
        $each!(thread_exit_first);
        $each!(thread_join);
        $each!(thread_spawn_v2);
    };
}

macro_rules! foreach_wasix_world {
    ($each:ident) => {
        $each!(cwd);
        $each!(devices);
        $each!(names);
        $each!(root_descriptor);
        $each!(tree_alone);
        $each!(tree_mounts);
        $each!(tree_paths);
    };
}

macro_rules! foreach_wat {
    ($each:ident) => {
        $each!(eat_memories);
        $each!(eat_memory);
        $each!(eat_shared_memory);
        $each!(exception_from_handler);
        $each!(exception_uncaught);
        $each!(exceptions);
        $each!(exit_42);
        $each!(import_memory);
        $each!(import_memory_only);
        $each!(loop_forever);
        $each!(memory64);
        $each!(no_memory);
        $each!(no_start);
        $each!(out_of_bounds);
        $each!(poll_too_many);
        $each!(reactor);
        $each!(read_forever);
        $each!(sleep_forever);
        $each!(stack_lies);
        $each!(stack_overflow);
        $each!(start_section);
        $each!(trap_in_start);
        $each!(two_dialects);
        $each!(unknown_import_called);
        $each!(unknown_import_unused);
        $each!(unknown_imports);
        $each!(wasix_2022);
        $each!(wasmedge_links);
        $each!(wasmedge_mistyped);
        $each!(write_forever);
        $each!(yield_forever);
    };
}
