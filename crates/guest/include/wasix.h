/* Generated from witx/ by `cargo xtask codegen`. Do not edit. */

#ifndef WASIX_H
#define WASIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus) && __cplusplus >= 201103L
#define WASIX_ASSERT(holds, about) static_assert(holds, about);
#define WASIX_ALIGNOF(type) alignof(type)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define WASIX_ASSERT(holds, about) _Static_assert(holds, about);
#define WASIX_ALIGNOF(type) _Alignof(type)
#else
#define WASIX_ASSERT(holds, about)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** A number of bytes or of elements, as wide as a pointer. */
typedef size_t wasix_size_t;

/** A size or a position in a file, in bytes. */
typedef uint64_t wasix_filesize_t;

/** A point in time or a duration, in nanoseconds. */
typedef uint64_t wasix_timestamp_t;

/** A clock. */
typedef uint32_t wasix_clockid_t;

/** The time of day, counted from 1970-01-01 00:00 UTC; it may be set and may jump. */
#define WASIX_CLOCKID_REALTIME (UINT32_C(0))
/** Time since some start; it never goes back. */
#define WASIX_CLOCKID_MONOTONIC (UINT32_C(1))
/** Processor time that the process has used. */
#define WASIX_CLOCKID_PROCESS_CPUTIME_ID (UINT32_C(2))
/** Processor time that the thread has used. */
#define WASIX_CLOCKID_THREAD_CPUTIME_ID (UINT32_C(3))

/** Why a call failed; 0 when it did not. */
typedef uint16_t wasix_errno_t;

/** It did not fail. */
#define WASIX_ERRNO_SUCCESS (UINT16_C(0))
/** The arguments are too long. */
#define WASIX_ERRNO_2BIG (UINT16_C(1))
/** Permission denied. */
#define WASIX_ERRNO_ACCES (UINT16_C(2))
/** The address is in use. */
#define WASIX_ERRNO_ADDRINUSE (UINT16_C(3))
/** The address is not available here. */
#define WASIX_ERRNO_ADDRNOTAVAIL (UINT16_C(4))
/** The address family is not supported. */
#define WASIX_ERRNO_AFNOSUPPORT (UINT16_C(5))
/** Nothing to be had now; try again. */
#define WASIX_ERRNO_AGAIN (UINT16_C(6))
/** The connection is already being made. */
#define WASIX_ERRNO_ALREADY (UINT16_C(7))
/** No such file descriptor, or one of the wrong kind. */
#define WASIX_ERRNO_BADF (UINT16_C(8))
/** A malformed message. */
#define WASIX_ERRNO_BADMSG (UINT16_C(9))
/** The resource is busy. */
#define WASIX_ERRNO_BUSY (UINT16_C(10))
/** The operation was cancelled. */
#define WASIX_ERRNO_CANCELED (UINT16_C(11))
/** There are no child processes. */
#define WASIX_ERRNO_CHILD (UINT16_C(12))
/** The connection was aborted. */
#define WASIX_ERRNO_CONNABORTED (UINT16_C(13))
/** The connection was refused. */
#define WASIX_ERRNO_CONNREFUSED (UINT16_C(14))
/** The connection was reset. */
#define WASIX_ERRNO_CONNRESET (UINT16_C(15))
/** A deadlock would arise. */
#define WASIX_ERRNO_DEADLK (UINT16_C(16))
/** A destination address is needed. */
#define WASIX_ERRNO_DESTADDRREQ (UINT16_C(17))
/** An argument is outside the function's domain. */
#define WASIX_ERRNO_DOM (UINT16_C(18))
/** The disk quota is used up. */
#define WASIX_ERRNO_DQUOT (UINT16_C(19))
/** The file exists. */
#define WASIX_ERRNO_EXIST (UINT16_C(20))
/** A pointer does not lie in memory. */
#define WASIX_ERRNO_FAULT (UINT16_C(21))
/** The file would be too large. */
#define WASIX_ERRNO_FBIG (UINT16_C(22))
/** The host cannot be reached. */
#define WASIX_ERRNO_HOSTUNREACH (UINT16_C(23))
/** The identifier was removed. */
#define WASIX_ERRNO_IDRM (UINT16_C(24))
/** The bytes are no text. */
#define WASIX_ERRNO_ILSEQ (UINT16_C(25))
/** The operation has begun and goes on. */
#define WASIX_ERRNO_INPROGRESS (UINT16_C(26))
/** A signal interrupted the call. */
#define WASIX_ERRNO_INTR (UINT16_C(27))
/** An argument is invalid. */
#define WASIX_ERRNO_INVAL (UINT16_C(28))
/** Input or output failed. */
#define WASIX_ERRNO_IO (UINT16_C(29))
/** The socket is connected already. */
#define WASIX_ERRNO_ISCONN (UINT16_C(30))
/** It is a directory. */
#define WASIX_ERRNO_ISDIR (UINT16_C(31))
/** Too many symbolic links. */
#define WASIX_ERRNO_LOOP (UINT16_C(32))
/** The process has too many open files. */
#define WASIX_ERRNO_MFILE (UINT16_C(33))
/** Too many links to the file. */
#define WASIX_ERRNO_MLINK (UINT16_C(34))
/** The message is too long. */
#define WASIX_ERRNO_MSGSIZE (UINT16_C(35))
/** Reserved. */
#define WASIX_ERRNO_MULTIHOP (UINT16_C(36))
/** The name is too long. */
#define WASIX_ERRNO_NAMETOOLONG (UINT16_C(37))
/** The network is down. */
#define WASIX_ERRNO_NETDOWN (UINT16_C(38))
/** The network dropped the connection. */
#define WASIX_ERRNO_NETRESET (UINT16_C(39))
/** The network cannot be reached. */
#define WASIX_ERRNO_NETUNREACH (UINT16_C(40))
/** The system has too many open files. */
#define WASIX_ERRNO_NFILE (UINT16_C(41))
/** There is no buffer space. */
#define WASIX_ERRNO_NOBUFS (UINT16_C(42))
/** No such device. */
#define WASIX_ERRNO_NODEV (UINT16_C(43))
/** No such file or directory. */
#define WASIX_ERRNO_NOENT (UINT16_C(44))
/** The file cannot be executed. */
#define WASIX_ERRNO_NOEXEC (UINT16_C(45))
/** There are no locks left. */
#define WASIX_ERRNO_NOLCK (UINT16_C(46))
/** Reserved. */
#define WASIX_ERRNO_NOLINK (UINT16_C(47))
/** There is no memory left. */
#define WASIX_ERRNO_NOMEM (UINT16_C(48))
/** There is no such message. */
#define WASIX_ERRNO_NOMSG (UINT16_C(49))
/** The protocol has no such option. */
#define WASIX_ERRNO_NOPROTOOPT (UINT16_C(50))
/** The device is full. */
#define WASIX_ERRNO_NOSPC (UINT16_C(51))
/** There is no such function. */
#define WASIX_ERRNO_NOSYS (UINT16_C(52))
/** The socket is not connected. */
#define WASIX_ERRNO_NOTCONN (UINT16_C(53))
/** It is not a directory. */
#define WASIX_ERRNO_NOTDIR (UINT16_C(54))
/** The directory is not empty. */
#define WASIX_ERRNO_NOTEMPTY (UINT16_C(55))
/** The state cannot be recovered. */
#define WASIX_ERRNO_NOTRECOVERABLE (UINT16_C(56))
/** It is not a socket. */
#define WASIX_ERRNO_NOTSOCK (UINT16_C(57))
/** Not supported for this kind of object. */
#define WASIX_ERRNO_NOTSUP (UINT16_C(58))
/** It is not a terminal. */
#define WASIX_ERRNO_NOTTY (UINT16_C(59))
/** No such device or address. */
#define WASIX_ERRNO_NXIO (UINT16_C(60))
/** The value does not fit. */
#define WASIX_ERRNO_OVERFLOW (UINT16_C(61))
/** The owner died. */
#define WASIX_ERRNO_OWNERDEAD (UINT16_C(62))
/** The operation is not permitted. */
#define WASIX_ERRNO_PERM (UINT16_C(63))
/** The pipe has no reader. */
#define WASIX_ERRNO_PIPE (UINT16_C(64))
/** A protocol error. */
#define WASIX_ERRNO_PROTO (UINT16_C(65))
/** The protocol is not supported. */
#define WASIX_ERRNO_PROTONOSUPPORT (UINT16_C(66))
/** The protocol does not go with this type of socket. */
#define WASIX_ERRNO_PROTOTYPE (UINT16_C(67))
/** The result is too large for the buffer. */
#define WASIX_ERRNO_RANGE (UINT16_C(68))
/** The file system is read-only. */
#define WASIX_ERRNO_ROFS (UINT16_C(69))
/** It has no position to seek to. */
#define WASIX_ERRNO_SPIPE (UINT16_C(70))
/** No such process or thread. */
#define WASIX_ERRNO_SRCH (UINT16_C(71))
/** The handle is stale. */
#define WASIX_ERRNO_STALE (UINT16_C(72))
/** The time is up. */
#define WASIX_ERRNO_TIMEDOUT (UINT16_C(73))
/** The program's file is being run. */
#define WASIX_ERRNO_TXTBSY (UINT16_C(74))
/** The other path is on another device. */
#define WASIX_ERRNO_XDEV (UINT16_C(75))
/** The descriptor lacks the right, or the path leads out of its directory. */
#define WASIX_ERRNO_NOTCAPABLE (UINT16_C(76))
/** The socket has been shut down (WASIX). */
#define WASIX_ERRNO_SHUTDOWN (UINT16_C(77))
/** A memory access was out of bounds (WASIX). */
#define WASIX_ERRNO_MEMVIOLATION (UINT16_C(78))
/** Something unknown went wrong (WASIX). */
#define WASIX_ERRNO_UNKNOWN (UINT16_C(79))
/** The operation is not done yet; never given to a program (WASIX). */
#define WASIX_ERRNO_PENDING (UINT16_C(80))

/** What may be done with a descriptor. Programs send stray high bits; these are ignored. */
typedef uint64_t wasix_rights_t;

/** `fd_datasync`, and `path_open` with `dsync`. */
#define WASIX_RIGHTS_FD_DATASYNC (UINT64_C(1))
/** `fd_read`, `sock_recv`; with `fd_seek`, `fd_pread`. */
#define WASIX_RIGHTS_FD_READ (UINT64_C(2))
/** `fd_seek`; it implies `fd_tell`. */
#define WASIX_RIGHTS_FD_SEEK (UINT64_C(4))
/** `fd_fdstat_set_flags`. */
#define WASIX_RIGHTS_FD_FDSTAT_SET_FLAGS (UINT64_C(8))
/** `fd_sync`, and `path_open` with `rsync` and `sync`. */
#define WASIX_RIGHTS_FD_SYNC (UINT64_C(16))
/** `fd_tell`, and `fd_seek` that stays in place. */
#define WASIX_RIGHTS_FD_TELL (UINT64_C(32))
/** `fd_write`, `sock_send`; with `fd_seek`, `fd_pwrite`. */
#define WASIX_RIGHTS_FD_WRITE (UINT64_C(64))
/** `fd_advise`. */
#define WASIX_RIGHTS_FD_ADVISE (UINT64_C(128))
/** `fd_allocate`. */
#define WASIX_RIGHTS_FD_ALLOCATE (UINT64_C(256))
/** `path_create_directory`. */
#define WASIX_RIGHTS_PATH_CREATE_DIRECTORY (UINT64_C(512))
/** `path_open` that creates a file. */
#define WASIX_RIGHTS_PATH_CREATE_FILE (UINT64_C(1024))
/** `path_link` from here. */
#define WASIX_RIGHTS_PATH_LINK_SOURCE (UINT64_C(2048))
/** `path_link` to here. */
#define WASIX_RIGHTS_PATH_LINK_TARGET (UINT64_C(4096))
/** `path_open`. */
#define WASIX_RIGHTS_PATH_OPEN (UINT64_C(8192))
/** `fd_readdir`. */
#define WASIX_RIGHTS_FD_READDIR (UINT64_C(16384))
/** `path_readlink`. */
#define WASIX_RIGHTS_PATH_READLINK (UINT64_C(32768))
/** `path_rename` from here. */
#define WASIX_RIGHTS_PATH_RENAME_SOURCE (UINT64_C(65536))
/** `path_rename` to here. */
#define WASIX_RIGHTS_PATH_RENAME_TARGET (UINT64_C(131072))
/** `path_filestat_get`. */
#define WASIX_RIGHTS_PATH_FILESTAT_GET (UINT64_C(262144))
/** `path_open` that truncates. */
#define WASIX_RIGHTS_PATH_FILESTAT_SET_SIZE (UINT64_C(524288))
/** `path_filestat_set_times`. */
#define WASIX_RIGHTS_PATH_FILESTAT_SET_TIMES (UINT64_C(1048576))
/** `fd_filestat_get`. */
#define WASIX_RIGHTS_FD_FILESTAT_GET (UINT64_C(2097152))
/** `fd_filestat_set_size`. */
#define WASIX_RIGHTS_FD_FILESTAT_SET_SIZE (UINT64_C(4194304))
/** `fd_filestat_set_times`. */
#define WASIX_RIGHTS_FD_FILESTAT_SET_TIMES (UINT64_C(8388608))
/** `path_symlink`. */
#define WASIX_RIGHTS_PATH_SYMLINK (UINT64_C(16777216))
/** `path_remove_directory`. */
#define WASIX_RIGHTS_PATH_REMOVE_DIRECTORY (UINT64_C(33554432))
/** `path_unlink_file`. */
#define WASIX_RIGHTS_PATH_UNLINK_FILE (UINT64_C(67108864))
/** `poll_oneoff` for reading and writing, as far as these are allowed. */
#define WASIX_RIGHTS_POLL_FD_READWRITE (UINT64_C(134217728))
/** `sock_shutdown`. */
#define WASIX_RIGHTS_SOCK_SHUTDOWN (UINT64_C(268435456))
/** `sock_accept`. */
#define WASIX_RIGHTS_SOCK_ACCEPT (UINT64_C(536870912))
/** `sock_connect` (WASIX). */
#define WASIX_RIGHTS_SOCK_CONNECT (UINT64_C(1073741824))
/** `sock_listen` (WASIX). */
#define WASIX_RIGHTS_SOCK_LISTEN (UINT64_C(2147483648))
/** `sock_bind` (WASIX). */
#define WASIX_RIGHTS_SOCK_BIND (UINT64_C(4294967296))
/** `sock_recv` (WASIX). */
#define WASIX_RIGHTS_SOCK_RECV (UINT64_C(8589934592))
/** `sock_send` (WASIX). */
#define WASIX_RIGHTS_SOCK_SEND (UINT64_C(17179869184))
/** `sock_addr_local` (WASIX). */
#define WASIX_RIGHTS_SOCK_ADDR_LOCAL (UINT64_C(34359738368))
/** `sock_addr_peer` (WASIX). */
#define WASIX_RIGHTS_SOCK_ADDR_REMOTE (UINT64_C(68719476736))
/** `sock_recv_from` (WASIX). */
#define WASIX_RIGHTS_SOCK_RECV_FROM (UINT64_C(137438953472))
/** `sock_send_to` (WASIX). */
#define WASIX_RIGHTS_SOCK_SEND_TO (UINT64_C(274877906944))

/** A number that stands for an open file. */
typedef uint32_t wasix_fd_t;

/** Memory to read into. */
typedef struct wasix_iovec_t {
    /** Where. */
    uint8_t *buf;
    /** How many bytes. */
    wasix_size_t buf_len;
} wasix_iovec_t;

WASIX_ASSERT(sizeof(wasix_iovec_t) == (sizeof(void *) == 8 ? 16 : 8), "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_iovec_t) == (sizeof(void *) == 8 ? 8 : 4), "alignment")
WASIX_ASSERT(offsetof(wasix_iovec_t, buf) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_iovec_t, buf_len) == (sizeof(void *) == 8 ? 8 : 4), "offset")

/** Memory to write from. */
typedef struct wasix_ciovec_t {
    /** Where. */
    const uint8_t *buf;
    /** How many bytes. */
    wasix_size_t buf_len;
} wasix_ciovec_t;

WASIX_ASSERT(sizeof(wasix_ciovec_t) == (sizeof(void *) == 8 ? 16 : 8), "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_ciovec_t) == (sizeof(void *) == 8 ? 8 : 4), "alignment")
WASIX_ASSERT(offsetof(wasix_ciovec_t, buf) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_ciovec_t, buf_len) == (sizeof(void *) == 8 ? 8 : 4), "offset")

/** Pieces of memory to fill one after the other. */
typedef struct wasix_iovec_array_t { const wasix_iovec_t *data; size_t len; } wasix_iovec_array_t;

/** Pieces of memory to take one after the other. */
typedef struct wasix_ciovec_array_t { const wasix_ciovec_t *data; size_t len; } wasix_ciovec_array_t;

/** A way through a file, in bytes. */
typedef int64_t wasix_filedelta_t;

/** Where a seek starts from. */
typedef uint8_t wasix_whence_t;

/** The beginning. */
#define WASIX_WHENCE_SET (UINT8_C(0))
/** The position now. */
#define WASIX_WHENCE_CUR (UINT8_C(1))
/** The end. */
#define WASIX_WHENCE_END (UINT8_C(2))

/** A place in a directory; 0 is its beginning, others come from the entry before. */
typedef uint64_t wasix_dircookie_t;

/** The length of an entry's name, in bytes. */
typedef uint32_t wasix_dirnamlen_t;

/** A file's number on its device. */
typedef uint64_t wasix_inode_t;

/** What kind of thing a file is. */
typedef uint8_t wasix_filetype_t;

/** Not known, or none of these: pipes, event descriptors. */
#define WASIX_FILETYPE_UNKNOWN (UINT8_C(0))
/** A block device. */
#define WASIX_FILETYPE_BLOCK_DEVICE (UINT8_C(1))
/** A character device, such as a terminal. */
#define WASIX_FILETYPE_CHARACTER_DEVICE (UINT8_C(2))
/** A directory. */
#define WASIX_FILETYPE_DIRECTORY (UINT8_C(3))
/** A regular file. */
#define WASIX_FILETYPE_REGULAR_FILE (UINT8_C(4))
/** A datagram socket. */
#define WASIX_FILETYPE_SOCKET_DGRAM (UINT8_C(5))
/** A stream socket. */
#define WASIX_FILETYPE_SOCKET_STREAM (UINT8_C(6))
/** A symbolic link. */
#define WASIX_FILETYPE_SYMBOLIC_LINK (UINT8_C(7))
/** A raw socket (WASIX). */
#define WASIX_FILETYPE_SOCKET_RAW (UINT8_C(8))
/** A socket of sequenced packets (WASIX). */
#define WASIX_FILETYPE_SOCKET_SEQPACKET (UINT8_C(9))

/** An entry of a directory; its name follows at once. */
typedef struct wasix_dirent_t {
    /** Where the next entry begins. */
    wasix_dircookie_t d_next;
    /** The file's number. */
    wasix_inode_t d_ino;
    /** The length of the name, in bytes. */
    wasix_dirnamlen_t d_namlen;
    /** The kind of file. */
    wasix_filetype_t d_type;
} wasix_dirent_t;

WASIX_ASSERT(sizeof(wasix_dirent_t) == 24, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_dirent_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_dirent_t, d_next) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_dirent_t, d_ino) == 8, "offset")
WASIX_ASSERT(offsetof(wasix_dirent_t, d_namlen) == 16, "offset")
WASIX_ASSERT(offsetof(wasix_dirent_t, d_type) == 20, "offset")

/** How a part of a file will be used. */
typedef uint8_t wasix_advice_t;

/** In no special way. */
#define WASIX_ADVICE_NORMAL (UINT8_C(0))
/** From front to back. */
#define WASIX_ADVICE_SEQUENTIAL (UINT8_C(1))
/** In no order. */
#define WASIX_ADVICE_RANDOM (UINT8_C(2))
/** Soon. */
#define WASIX_ADVICE_WILLNEED (UINT8_C(3))
/** Not soon. */
#define WASIX_ADVICE_DONTNEED (UINT8_C(4))
/** Once. */
#define WASIX_ADVICE_NOREUSE (UINT8_C(5))

/** The state of an open file. */
typedef uint16_t wasix_fdflags_t;

/** Writes go to the end. */
#define WASIX_FDFLAGS_APPEND (UINT16_C(1))
/** A write is done when its data is on the medium. */
#define WASIX_FDFLAGS_DSYNC (UINT16_C(2))
/** What cannot be done at once fails with `again`. */
#define WASIX_FDFLAGS_NONBLOCK (UINT16_C(4))
/** A read waits for writes to reach the medium. */
#define WASIX_FDFLAGS_RSYNC (UINT16_C(8))
/** A write is done when data and times are on the medium. */
#define WASIX_FDFLAGS_SYNC (UINT16_C(16))

/** What a descriptor is and may do. */
typedef struct wasix_fdstat_t {
    /** The kind of file. */
    wasix_filetype_t fs_filetype;
    /** The state of the open file. */
    wasix_fdflags_t fs_flags;
    /** What may be done with the descriptor. */
    wasix_rights_t fs_rights_base;
    /** What may be done with descriptors opened through it. */
    wasix_rights_t fs_rights_inheriting;
} wasix_fdstat_t;

WASIX_ASSERT(sizeof(wasix_fdstat_t) == 24, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_fdstat_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_fdstat_t, fs_filetype) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_fdstat_t, fs_flags) == 2, "offset")
WASIX_ASSERT(offsetof(wasix_fdstat_t, fs_rights_base) == 8, "offset")
WASIX_ASSERT(offsetof(wasix_fdstat_t, fs_rights_inheriting) == 16, "offset")

/** A device's number. */
typedef uint64_t wasix_device_t;

/** Which of a file's times to set, and to what. */
typedef uint16_t wasix_fstflags_t;

/** The access time, to the given one. */
#define WASIX_FSTFLAGS_ATIM (UINT16_C(1))
/** The access time, to now. */
#define WASIX_FSTFLAGS_ATIM_NOW (UINT16_C(2))
/** The modification time, to the given one. */
#define WASIX_FSTFLAGS_MTIM (UINT16_C(4))
/** The modification time, to now. */
#define WASIX_FSTFLAGS_MTIM_NOW (UINT16_C(8))

/** How a path is looked up. */
typedef uint32_t wasix_lookupflags_t;

/** A symbolic link at the end is followed. */
#define WASIX_LOOKUPFLAGS_SYMLINK_FOLLOW (UINT32_C(1))

/** How a file is opened. */
typedef uint16_t wasix_oflags_t;

/** It is created when it is not there. */
#define WASIX_OFLAGS_CREAT (UINT16_C(1))
/** It must be a directory. */
#define WASIX_OFLAGS_DIRECTORY (UINT16_C(2))
/** It must not be there yet. */
#define WASIX_OFLAGS_EXCL (UINT16_C(4))
/** It is cut to length 0. */
#define WASIX_OFLAGS_TRUNC (UINT16_C(8))

/** How many names a file has. */
typedef uint64_t wasix_linkcount_t;

/** What is known about a file. */
typedef struct wasix_filestat_t {
    /** Its device. */
    wasix_device_t dev;
    /** Its number there. */
    wasix_inode_t ino;
    /** Its kind. */
    wasix_filetype_t filetype;
    /** How many names it has. */
    wasix_linkcount_t nlink;
    /** Its length, in bytes. */
    wasix_filesize_t size;
    /** When it was last read. */
    wasix_timestamp_t atim;
    /** When its data last changed. */
    wasix_timestamp_t mtim;
    /** When anything about it last changed. */
    wasix_timestamp_t ctim;
} wasix_filestat_t;

WASIX_ASSERT(sizeof(wasix_filestat_t) == 64, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_filestat_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_filestat_t, dev) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_filestat_t, ino) == 8, "offset")
WASIX_ASSERT(offsetof(wasix_filestat_t, filetype) == 16, "offset")
WASIX_ASSERT(offsetof(wasix_filestat_t, nlink) == 24, "offset")
WASIX_ASSERT(offsetof(wasix_filestat_t, size) == 32, "offset")
WASIX_ASSERT(offsetof(wasix_filestat_t, atim) == 40, "offset")
WASIX_ASSERT(offsetof(wasix_filestat_t, mtim) == 48, "offset")
WASIX_ASSERT(offsetof(wasix_filestat_t, ctim) == 56, "offset")

/** The program's own mark on a subscription, given back with its events. */
typedef uint64_t wasix_userdata_t;

/** What is waited for. */
typedef uint8_t wasix_eventtype_t;

/** A time. */
#define WASIX_EVENTTYPE_CLOCK (UINT8_C(0))
/** Something to read. */
#define WASIX_EVENTTYPE_FD_READ (UINT8_C(1))
/** Room to write. */
#define WASIX_EVENTTYPE_FD_WRITE (UINT8_C(2))

/** What else is known when a descriptor is ready. */
typedef uint16_t wasix_eventrwflags_t;

/** The other side has gone. */
#define WASIX_EVENTRWFLAGS_FD_READWRITE_HANGUP (UINT16_C(1))

/** How ready a descriptor is. */
typedef struct wasix_event_fd_readwrite_t {
    /** How many bytes can be read or written; 0 when that is not known. */
    wasix_filesize_t nbytes;
    /** What else is known. */
    wasix_eventrwflags_t flags;
} wasix_event_fd_readwrite_t;

WASIX_ASSERT(sizeof(wasix_event_fd_readwrite_t) == 16, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_event_fd_readwrite_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_event_fd_readwrite_t, nbytes) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_event_fd_readwrite_t, flags) == 8, "offset")

/** Something that was waited for has come. */
typedef struct wasix_event_t {
    /** The subscription's mark. */
    wasix_userdata_t userdata;
    /** What is wrong with the subscription, if anything. */
    wasix_errno_t error;
    /** What came. */
    wasix_eventtype_t type;
    /** More about a descriptor. */
    wasix_event_fd_readwrite_t fd_readwrite;
} wasix_event_t;

WASIX_ASSERT(sizeof(wasix_event_t) == 32, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_event_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_event_t, userdata) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_event_t, error) == 8, "offset")
WASIX_ASSERT(offsetof(wasix_event_t, type) == 10, "offset")
WASIX_ASSERT(offsetof(wasix_event_t, fd_readwrite) == 16, "offset")

/** How a time is meant. */
typedef uint16_t wasix_subclockflags_t;

/** A point in time, not a duration from now. */
#define WASIX_SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME (UINT16_C(1))

/** A time to wait for. */
typedef struct wasix_subscription_clock_t {
    /** By which clock. */
    wasix_clockid_t id;
    /** The time, in nanoseconds. */
    wasix_timestamp_t timeout;
    /** How late it may be, in nanoseconds. */
    wasix_timestamp_t precision;
    /** How the time is meant. */
    wasix_subclockflags_t flags;
} wasix_subscription_clock_t;

WASIX_ASSERT(sizeof(wasix_subscription_clock_t) == 32, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_subscription_clock_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_subscription_clock_t, id) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_subscription_clock_t, timeout) == 8, "offset")
WASIX_ASSERT(offsetof(wasix_subscription_clock_t, precision) == 16, "offset")
WASIX_ASSERT(offsetof(wasix_subscription_clock_t, flags) == 24, "offset")

/** A descriptor to wait for. */
typedef struct wasix_subscription_fd_readwrite_t {
    /** Which. */
    wasix_fd_t file_descriptor;
} wasix_subscription_fd_readwrite_t;

WASIX_ASSERT(sizeof(wasix_subscription_fd_readwrite_t) == 4, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_subscription_fd_readwrite_t) == 4, "alignment")
WASIX_ASSERT(offsetof(wasix_subscription_fd_readwrite_t, file_descriptor) == 0, "offset")

/** The values of a wasix_subscription_u_t. */
typedef union wasix_subscription_u_u_t {
    wasix_subscription_clock_t clock;
    wasix_subscription_fd_readwrite_t fd_read;
    wasix_subscription_fd_readwrite_t fd_write;
} wasix_subscription_u_u_t;

/** What to wait for. */
typedef struct wasix_subscription_u_t {
    /** Which case of the union it is. */
    wasix_eventtype_t tag;
    /** The value of that case. */
    wasix_subscription_u_u_t u;
} wasix_subscription_u_t;

WASIX_ASSERT(sizeof(wasix_subscription_u_t) == 40, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_subscription_u_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_subscription_u_t, u) == 8, "offset")

/** What to wait for, with the program's mark. */
typedef struct wasix_subscription_t {
    /** The mark. */
    wasix_userdata_t userdata;
    /** What to wait for. */
    wasix_subscription_u_t u;
} wasix_subscription_t;

WASIX_ASSERT(sizeof(wasix_subscription_t) == 48, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_subscription_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_subscription_t, userdata) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_subscription_t, u) == 8, "offset")

/** What a process or thread ends with; 0 is success. */
typedef uint32_t wasix_exitcode_t;

/** A signal. The numbers are WASIX's; preview0 and preview1 lack `stkflt`, so theirs are one less from `chld` on. */
typedef uint8_t wasix_signal_t;

/** No signal; asks whether one could be sent. */
#define WASIX_SIGNAL_NONE (UINT8_C(0))
/** The terminal has gone. */
#define WASIX_SIGNAL_HUP (UINT8_C(1))
/** Interrupt from the terminal. */
#define WASIX_SIGNAL_INT (UINT8_C(2))
/** Quit from the terminal. */
#define WASIX_SIGNAL_QUIT (UINT8_C(3))
/** Illegal instruction. */
#define WASIX_SIGNAL_ILL (UINT8_C(4))
/** Trap for a debugger. */
#define WASIX_SIGNAL_TRAP (UINT8_C(5))
/** The process gives up. */
#define WASIX_SIGNAL_ABRT (UINT8_C(6))
/** A memory object was accessed where it is not. */
#define WASIX_SIGNAL_BUS (UINT8_C(7))
/** An arithmetic error. */
#define WASIX_SIGNAL_FPE (UINT8_C(8))
/** End at once; cannot be caught. */
#define WASIX_SIGNAL_KILL (UINT8_C(9))
/** The program's own. */
#define WASIX_SIGNAL_USR1 (UINT8_C(10))
/** Memory was accessed where there is none. */
#define WASIX_SIGNAL_SEGV (UINT8_C(11))
/** The program's own. */
#define WASIX_SIGNAL_USR2 (UINT8_C(12))
/** A write to a pipe without readers. */
#define WASIX_SIGNAL_PIPE (UINT8_C(13))
/** A timer. */
#define WASIX_SIGNAL_ALRM (UINT8_C(14))
/** Please end. */
#define WASIX_SIGNAL_TERM (UINT8_C(15))
/** A stack fault of a coprocessor; never sent. */
#define WASIX_SIGNAL_STKFLT (UINT8_C(16))
/** A child ended or stopped. */
#define WASIX_SIGNAL_CHLD (UINT8_C(17))
/** Go on. */
#define WASIX_SIGNAL_CONT (UINT8_C(18))
/** Stop; cannot be caught. */
#define WASIX_SIGNAL_STOP (UINT8_C(19))
/** Stop from the terminal. */
#define WASIX_SIGNAL_TSTP (UINT8_C(20))
/** A background process reads from the terminal. */
#define WASIX_SIGNAL_TTIN (UINT8_C(21))
/** A background process writes to the terminal. */
#define WASIX_SIGNAL_TTOU (UINT8_C(22))
/** Urgent data on a socket. */
#define WASIX_SIGNAL_URG (UINT8_C(23))
/** Processor time is used up. */
#define WASIX_SIGNAL_XCPU (UINT8_C(24))
/** A file has grown too large. */
#define WASIX_SIGNAL_XFSZ (UINT8_C(25))
/** A timer of processor time in the program. */
#define WASIX_SIGNAL_VTALRM (UINT8_C(26))
/** A timer of processor time. */
#define WASIX_SIGNAL_PROF (UINT8_C(27))
/** The window has changed its size. */
#define WASIX_SIGNAL_WINCH (UINT8_C(28))
/** Something can be read or written. */
#define WASIX_SIGNAL_POLL (UINT8_C(29))
/** The power is failing. */
#define WASIX_SIGNAL_PWR (UINT8_C(30))
/** A bad system call. */
#define WASIX_SIGNAL_SYS (UINT8_C(31))

/** How data is received. */
typedef uint16_t wasix_riflags_t;

/** It stays in the queue. */
#define WASIX_RIFLAGS_RECV_PEEK (UINT16_C(1))
/** Wait until all buffers are full. */
#define WASIX_RIFLAGS_RECV_WAITALL (UINT16_C(2))
/** Give the full length of a datagram that is cut (WASIX). */
#define WASIX_RIFLAGS_RECV_DATA_TRUNCATED (UINT16_C(4))
/** Do not wait (WASIX). */
#define WASIX_RIFLAGS_RECV_DONT_WAIT (UINT16_C(8))

/** What happened to received data. */
typedef uint16_t wasix_roflags_t;

/** A datagram was longer than the buffers. */
#define WASIX_ROFLAGS_RECV_DATA_TRUNCATED (UINT16_C(1))

/** How data is sent. */
typedef uint16_t wasix_siflags_t;

/** Do not wait (WASIX). */
#define WASIX_SIFLAGS_SEND_DONT_WAIT (UINT16_C(1))

/** Which directions of a socket to shut down. */
typedef uint8_t wasix_sdflags_t;

/** Receiving. */
#define WASIX_SDFLAGS_RD (UINT8_C(1))
/** Sending. */
#define WASIX_SDFLAGS_WR (UINT8_C(2))

/** The kind of a descriptor that is open from the start. */
typedef uint8_t wasix_preopentype_t;

/** A directory. */
#define WASIX_PREOPENTYPE_DIR (UINT8_C(0))

/** A directory that is open from the start. */
typedef struct wasix_prestat_dir_t {
    /** The length of its name, in bytes, without NUL; 4 bytes also for 64-bit programs. */
    uint32_t pr_name_len;
} wasix_prestat_dir_t;

WASIX_ASSERT(sizeof(wasix_prestat_dir_t) == 4, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_prestat_dir_t) == 4, "alignment")
WASIX_ASSERT(offsetof(wasix_prestat_dir_t, pr_name_len) == 0, "offset")

/** The values of a wasix_prestat_t. */
typedef union wasix_prestat_u_t {
    wasix_prestat_dir_t dir;
} wasix_prestat_u_t;

/** A descriptor that is open from the start. */
typedef struct wasix_prestat_t {
    /** Which case of the union it is. */
    wasix_preopentype_t tag;
    /** The value of that case. */
    wasix_prestat_u_t u;
} wasix_prestat_t;

WASIX_ASSERT(sizeof(wasix_prestat_t) == 8, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_prestat_t) == 4, "alignment")
WASIX_ASSERT(offsetof(wasix_prestat_t, u) == 4, "offset")

/** A 128-bit number that names something by its content, the low half first. */
typedef struct wasix_hash_t {
    /** The low half. */
    uint64_t b0;
    /** The high half. */
    uint64_t b1;
} wasix_hash_t;

WASIX_ASSERT(sizeof(wasix_hash_t) == 16, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_hash_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_hash_t, b0) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_hash_t, b1) == 8, "offset")

/** A saved stack, as the program keeps it. */
typedef struct wasix_stack_snapshot_t {
    /** Where the value of `stack_restore` goes. */
    uint64_t user;
    /** Which stack. */
    wasix_hash_t hash;
} wasix_stack_snapshot_t;

WASIX_ASSERT(sizeof(wasix_stack_snapshot_t) == 24, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_stack_snapshot_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_stack_snapshot_t, user) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_stack_snapshot_t, hash) == 8, "offset")

/** The values of a wasix_option_timestamp_t. */
typedef union wasix_option_timestamp_u_t {
    /** A time, in nanoseconds. */
    wasix_timestamp_t some;
} wasix_option_timestamp_u_t;

/** A time, or none. */
typedef struct wasix_option_timestamp_t {
    /** Which case of the union it is. */
    uint8_t tag;
    /** The value of that case. */
    wasix_option_timestamp_u_t u;
} wasix_option_timestamp_t;

WASIX_ASSERT(sizeof(wasix_option_timestamp_t) == 16, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_option_timestamp_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_option_timestamp_t, u) == 8, "offset")

/** A process's number. */
typedef uint32_t wasix_pid_t;

/** A thread's number. */
typedef uint32_t wasix_tid_t;

/** The values of a wasix_option_pid_t. */
typedef union wasix_option_pid_u_t {
    /** A process. */
    wasix_pid_t some;
} wasix_option_pid_u_t;

/** A process, or none. */
typedef struct wasix_option_pid_t {
    /** Which case of the union it is. */
    uint8_t tag;
    /** The value of that case. */
    wasix_option_pid_u_t u;
} wasix_option_pid_t;

WASIX_ASSERT(sizeof(wasix_option_pid_t) == 8, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_option_pid_t) == 4, "alignment")
WASIX_ASSERT(offsetof(wasix_option_pid_t, u) == 4, "offset")

/** The values of a wasix_option_fd_t. */
typedef union wasix_option_fd_u_t {
    /** A descriptor. */
    wasix_fd_t some;
} wasix_option_fd_u_t;

/** A descriptor, or none. */
typedef struct wasix_option_fd_t {
    /** Which case of the union it is. */
    uint8_t tag;
    /** The value of that case. */
    wasix_option_fd_u_t u;
} wasix_option_fd_t;

WASIX_ASSERT(sizeof(wasix_option_fd_t) == 8, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_option_fd_t) == 4, "alignment")
WASIX_ASSERT(offsetof(wasix_option_fd_t, u) == 4, "offset")

/** How a counter is made. */
typedef uint16_t wasix_eventfdflags_t;

/** A read takes 1. */
#define WASIX_EVENTFDFLAGS_SEMAPHORE (UINT16_C(1))
/** What cannot be done at once fails with `again`; programs of C send it. */
#define WASIX_EVENTFDFLAGS_NONBLOCK (UINT16_C(4))

/** Flags of a descriptor, as opposed to those of its open file. */
typedef uint16_t wasix_fdflagsext_t;

/** It is closed when another program is executed. */
#define WASIX_FDFLAGSEXT_CLOEXEC (UINT16_C(1))

/** The state of the terminal. */
typedef struct wasix_tty_t {
    /** Its width, in characters. */
    uint32_t cols;
    /** Its height, in characters. */
    uint32_t rows;
    /** Its width, in pixels. */
    uint32_t width;
    /** Its height, in pixels. */
    uint32_t height;
    /** Whether standard input is the terminal. */
    bool stdin_tty;
    /** Whether standard output is the terminal. */
    bool stdout_tty;
    /** Whether standard error is the terminal. */
    bool stderr_tty;
    /** Whether what is typed is shown. */
    bool echo;
    /** Whether input comes by lines. */
    bool line_buffered;
    /** Whether a return is read as a line feed. */
    bool line_feeds;
} wasix_tty_t;

WASIX_ASSERT(sizeof(wasix_tty_t) == 24, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_tty_t) == 4, "alignment")
WASIX_ASSERT(offsetof(wasix_tty_t, cols) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, rows) == 4, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, width) == 8, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, height) == 12, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, stdin_tty) == 16, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, stdout_tty) == 17, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, stderr_tty) == 18, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, echo) == 19, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, line_buffered) == 20, "offset")
WASIX_ASSERT(offsetof(wasix_tty_t, line_feeds) == 21, "offset")

/** What a child gets for a standard stream. */
typedef uint8_t wasix_stdio_mode_t;

/** A pipe to the parent. */
#define WASIX_STDIO_MODE_PIPED (UINT8_C(0))
/** The parent's own. */
#define WASIX_STDIO_MODE_INHERIT (UINT8_C(1))
/** Nothing. */
#define WASIX_STDIO_MODE_NULL (UINT8_C(2))
/** The host's log. */
#define WASIX_STDIO_MODE_LOG (UINT8_C(3))

/** A child and the pipes to it. */
typedef struct wasix_process_handles_t {
    /** Its number. */
    wasix_pid_t pid;
    /** To write to its standard input. */
    wasix_option_fd_t stdin_;
    /** To read from its standard output. */
    wasix_option_fd_t stdout_;
    /** To read from its standard error. */
    wasix_option_fd_t stderr_;
} wasix_process_handles_t;

WASIX_ASSERT(sizeof(wasix_process_handles_t) == 28, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_process_handles_t) == 4, "alignment")
WASIX_ASSERT(offsetof(wasix_process_handles_t, pid) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_process_handles_t, stdin_) == 4, "offset")
WASIX_ASSERT(offsetof(wasix_process_handles_t, stdout_) == 12, "offset")
WASIX_ASSERT(offsetof(wasix_process_handles_t, stderr_) == 20, "offset")

/** What a process does with a signal when it starts. */
typedef uint8_t wasix_disposition_t;

/** What is usual. */
#define WASIX_DISPOSITION_DEFAULT (UINT8_C(0))
/** Nothing. */
#define WASIX_DISPOSITION_IGNORE (UINT8_C(1))

/** A signal and what is done with it. */
typedef struct wasix_signal_disposition_t {
    /** The signal. */
    wasix_signal_t sig;
    /** What is done. */
    wasix_disposition_t disp;
} wasix_signal_disposition_t;

WASIX_ASSERT(sizeof(wasix_signal_disposition_t) == 2, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_signal_disposition_t) == 1, "alignment")
WASIX_ASSERT(offsetof(wasix_signal_disposition_t, sig) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_signal_disposition_t, disp) == 1, "offset")

/** How to wait for a child. */
typedef uint32_t wasix_join_flags_t;

/** Not at all. */
#define WASIX_JOIN_FLAGS_NON_BLOCKING (UINT32_C(1))
/** Also until it stops. */
#define WASIX_JOIN_FLAGS_WAKE_STOPPED (UINT32_C(2))

/** What became of a child. */
typedef uint8_t wasix_join_status_type_t;

/** Nothing so far. */
#define WASIX_JOIN_STATUS_TYPE_NOTHING (UINT8_C(0))
/** It ended. */
#define WASIX_JOIN_STATUS_TYPE_EXIT_NORMAL (UINT8_C(1))
/** A signal ended it. */
#define WASIX_JOIN_STATUS_TYPE_EXIT_SIGNAL (UINT8_C(2))
/** A signal stopped it. */
#define WASIX_JOIN_STATUS_TYPE_STOPPED (UINT8_C(3))

/** The end of a process by a signal. */
typedef struct wasix_errno_signal_t {
    /** An exit code. */
    uint16_t exit_code;
    /** The signal. */
    wasix_signal_t signal;
} wasix_errno_signal_t;

WASIX_ASSERT(sizeof(wasix_errno_signal_t) == 4, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_errno_signal_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_errno_signal_t, exit_code) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_errno_signal_t, signal) == 2, "offset")

/** The values of a wasix_join_status_t. */
typedef union wasix_join_status_u_t {
    /** It ended with this exit code. */
    uint16_t exit_normal;
    /** A signal ended it. */
    wasix_errno_signal_t exit_signal;
    /** This signal stopped it. */
    wasix_signal_t stopped;
} wasix_join_status_u_t;

/** What became of a child, with details. */
typedef struct wasix_join_status_t {
    /** Which case of the union it is. */
    wasix_join_status_type_t tag;
    /** The value of that case. */
    wasix_join_status_u_t u;
} wasix_join_status_t;

WASIX_ASSERT(sizeof(wasix_join_status_t) == 6, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_join_status_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_join_status_t, u) == 2, "offset")

/** What a new thread starts with. */
typedef struct wasix_thread_start_t {
    /** The upper end of its stack. */
    wasix_size_t stack;
    /** Its thread-local storage. */
    wasix_size_t tls_base;
    /** The program's. */
    wasix_size_t start_funct;
    /** The program's. */
    wasix_size_t start_args;
    /** The program's. */
    wasix_size_t reserved[10];
    /** The length of its stack, in bytes. */
    wasix_size_t stack_size;
    /** The length of the guard below, in bytes. */
    wasix_size_t guard_size;
} wasix_thread_start_t;

WASIX_ASSERT(sizeof(wasix_thread_start_t) == (sizeof(void *) == 8 ? 128 : 64), "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_thread_start_t) == (sizeof(void *) == 8 ? 8 : 4), "alignment")
WASIX_ASSERT(offsetof(wasix_thread_start_t, stack) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_thread_start_t, tls_base) == (sizeof(void *) == 8 ? 8 : 4), "offset")
WASIX_ASSERT(offsetof(wasix_thread_start_t, start_funct) == (sizeof(void *) == 8 ? 16 : 8), "offset")
WASIX_ASSERT(offsetof(wasix_thread_start_t, start_args) == (sizeof(void *) == 8 ? 24 : 12), "offset")
WASIX_ASSERT(offsetof(wasix_thread_start_t, reserved) == (sizeof(void *) == 8 ? 32 : 16), "offset")
WASIX_ASSERT(offsetof(wasix_thread_start_t, stack_size) == (sizeof(void *) == 8 ? 112 : 56), "offset")
WASIX_ASSERT(offsetof(wasix_thread_start_t, guard_size) == (sizeof(void *) == 8 ? 120 : 60), "offset")

/** What is waited for. These are not Linux's numbers; bits without a meaning here are ignored. */
typedef uint32_t wasix_epoll_type_t;

/** Something to read. */
#define WASIX_EPOLL_TYPE_EPOLLIN (UINT32_C(1))
/** Room to write. */
#define WASIX_EPOLL_TYPE_EPOLLOUT (UINT32_C(2))
/** The other side has closed its end, or half of it. */
#define WASIX_EPOLL_TYPE_EPOLLRDHUP (UINT32_C(4))
/** Urgent data. */
#define WASIX_EPOLL_TYPE_EPOLLPRI (UINT32_C(8))
/** An error. */
#define WASIX_EPOLL_TYPE_EPOLLERR (UINT32_C(16))
/** The other side has gone. */
#define WASIX_EPOLL_TYPE_EPOLLHUP (UINT32_C(32))
/** Tell of changes only. */
#define WASIX_EPOLL_TYPE_EPOLLET (UINT32_C(64))
/** Tell once. */
#define WASIX_EPOLL_TYPE_EPOLLONESHOT (UINT32_C(128))

/** What to do with a set. Programs of C send Linux's numbers, so 0 means what 1 means. */
typedef uint32_t wasix_epoll_ctl_t;

/** Add; the number of the published interface. */
#define WASIX_EPOLL_CTL_ADD_ZERO (UINT32_C(0))
/** Add. */
#define WASIX_EPOLL_CTL_ADD (UINT32_C(1))
/** Remove. */
#define WASIX_EPOLL_CTL_DEL (UINT32_C(2))
/** Change. */
#define WASIX_EPOLL_CTL_MOD (UINT32_C(3))

/** The program's own data, given back as it is. */
typedef struct wasix_epoll_data_t {
    /** An address. */
    wasix_size_t ptr;
    /** A descriptor. */
    wasix_fd_t fd;
    /** A number. */
    uint32_t data1;
    /** A longer number. */
    uint64_t data2;
} wasix_epoll_data_t;

WASIX_ASSERT(sizeof(wasix_epoll_data_t) == 24, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_epoll_data_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_epoll_data_t, ptr) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_epoll_data_t, fd) == (sizeof(void *) == 8 ? 8 : 4), "offset")
WASIX_ASSERT(offsetof(wasix_epoll_data_t, data1) == (sizeof(void *) == 8 ? 12 : 8), "offset")
WASIX_ASSERT(offsetof(wasix_epoll_data_t, data2) == 16, "offset")

/** What to wait for, or what came. */
typedef struct wasix_epoll_event_t {
    /** What. */
    wasix_epoll_type_t events;
    /** The program's data. */
    wasix_epoll_data_t data;
} wasix_epoll_event_t;

WASIX_ASSERT(sizeof(wasix_epoll_event_t) == 32, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_epoll_event_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_epoll_event_t, events) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_epoll_event_t, data) == 8, "offset")

/** What to do in a child before its program starts. */
typedef uint8_t wasix_proc_spawn_fd_op_name_t;

/** Close `fd`. */
#define WASIX_PROC_SPAWN_FD_OP_NAME_CLOSE (UINT8_C(0))
/** Give the open file of `src_fd` to `fd`. */
#define WASIX_PROC_SPAWN_FD_OP_NAME_DUP2 (UINT8_C(1))
/** Open `path` as `fd`. */
#define WASIX_PROC_SPAWN_FD_OP_NAME_OPEN (UINT8_C(2))
/** Change the current directory to `path`. */
#define WASIX_PROC_SPAWN_FD_OP_NAME_CHDIR (UINT8_C(3))
/** Change the current directory to that of `fd`. */
#define WASIX_PROC_SPAWN_FD_OP_NAME_FCHDIR (UINT8_C(4))

/** A step to do in a child before its program starts. */
typedef struct wasix_proc_spawn_fd_op_t {
    /** What to do. */
    wasix_proc_spawn_fd_op_name_t cmd;
    /** With which descriptor. */
    wasix_fd_t fd;
    /** And from which. */
    wasix_fd_t src_fd;
    /** A path. */
    const uint8_t *path;
    /** Its length, in bytes. */
    wasix_size_t path_len;
    /** As in `path_open2`. */
    wasix_lookupflags_t dirflags;
    /** As in `path_open2`. */
    wasix_oflags_t oflags;
    /** As in `path_open2`. */
    wasix_rights_t fs_rights_base;
    /** As in `path_open2`. */
    wasix_rights_t fs_rights_inheriting;
    /** As in `path_open2`. */
    wasix_fdflags_t fdflags;
    /** As in `path_open2`. */
    wasix_fdflagsext_t fdflagsext;
} wasix_proc_spawn_fd_op_t;

WASIX_ASSERT(sizeof(wasix_proc_spawn_fd_op_t) == (sizeof(void *) == 8 ? 64 : 56), "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_proc_spawn_fd_op_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, cmd) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, fd) == 4, "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, src_fd) == 8, "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, path) == (sizeof(void *) == 8 ? 16 : 12), "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, path_len) == (sizeof(void *) == 8 ? 24 : 16), "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, dirflags) == (sizeof(void *) == 8 ? 32 : 20), "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, oflags) == (sizeof(void *) == 8 ? 36 : 24), "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, fs_rights_base) == (sizeof(void *) == 8 ? 40 : 32), "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, fs_rights_inheriting) == (sizeof(void *) == 8 ? 48 : 40), "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, fdflags) == (sizeof(void *) == 8 ? 56 : 48), "offset")
WASIX_ASSERT(offsetof(wasix_proc_spawn_fd_op_t, fdflagsext) == (sizeof(void *) == 8 ? 58 : 50), "offset")

/** A kind of socket. */
typedef uint8_t wasix_sock_type_t;

/** None. */
#define WASIX_SOCK_TYPE_SOCKET_UNUSED (UINT8_C(0))
/** A stream of bytes. */
#define WASIX_SOCK_TYPE_SOCKET_STREAM (UINT8_C(1))
/** Datagrams. */
#define WASIX_SOCK_TYPE_SOCKET_DGRAM (UINT8_C(2))
/** Packets of the network. */
#define WASIX_SOCK_TYPE_SOCKET_RAW (UINT8_C(3))
/** A stream of packets. */
#define WASIX_SOCK_TYPE_SOCKET_SEQPACKET (UINT8_C(4))

/** A protocol, by the number IANA gave it. */
typedef uint16_t wasix_sock_proto_t;

/** The usual one. */
#define WASIX_SOCK_PROTO_IP (UINT16_C(0))
/** Control messages of IPv4. */
#define WASIX_SOCK_PROTO_ICMP (UINT16_C(1))
/** Groups of IPv4. */
#define WASIX_SOCK_PROTO_IGMP (UINT16_C(2))
/** IP in IP. */
#define WASIX_SOCK_PROTO_IPIP (UINT16_C(4))
/** TCP. */
#define WASIX_SOCK_PROTO_TCP (UINT16_C(6))
/** Exterior gateways. */
#define WASIX_SOCK_PROTO_EGP (UINT16_C(8))
/** PUP. */
#define WASIX_SOCK_PROTO_PUP (UINT16_C(12))
/** UDP. */
#define WASIX_SOCK_PROTO_UDP (UINT16_C(17))
/** XNS datagrams. */
#define WASIX_SOCK_PROTO_IDP (UINT16_C(22))
/** ISO transport, class 4. */
#define WASIX_SOCK_PROTO_PROTO_TP (UINT16_C(29))
/** DCCP. */
#define WASIX_SOCK_PROTO_DCCP (UINT16_C(33))
/** IPv6 in IP. */
#define WASIX_SOCK_PROTO_IPV6 (UINT16_C(41))
/** Routing header of IPv6. */
#define WASIX_SOCK_PROTO_ROUTING (UINT16_C(43))
/** Fragment header of IPv6. */
#define WASIX_SOCK_PROTO_FRAGMENT (UINT16_C(44))
/** Reservations. */
#define WASIX_SOCK_PROTO_RSVP (UINT16_C(46))
/** Encapsulation of routing. */
#define WASIX_SOCK_PROTO_GRE (UINT16_C(47))
/** Encrypted packets. */
#define WASIX_SOCK_PROTO_ESP (UINT16_C(50))
/** Authenticated packets. */
#define WASIX_SOCK_PROTO_AH (UINT16_C(51))
/** Control messages of IPv6. */
#define WASIX_SOCK_PROTO_ICMPV6 (UINT16_C(58))
/** No next header of IPv6. */
#define WASIX_SOCK_PROTO_NONE (UINT16_C(59))
/** Destination options of IPv6. */
#define WASIX_SOCK_PROTO_DSTOPTS (UINT16_C(60))
/** Multicast transport. */
#define WASIX_SOCK_PROTO_MTP (UINT16_C(92))
/** IP in IP, shortened. */
#define WASIX_SOCK_PROTO_BEETPH (UINT16_C(94))
/** Encapsulation. */
#define WASIX_SOCK_PROTO_ENCAP (UINT16_C(98))
/** Multicast routing. */
#define WASIX_SOCK_PROTO_PIM (UINT16_C(103))
/** Compressed packets. */
#define WASIX_SOCK_PROTO_COMP (UINT16_C(108))
/** SCTP. */
#define WASIX_SOCK_PROTO_SCTP (UINT16_C(132))
/** Mobility header of IPv6. */
#define WASIX_SOCK_PROTO_MH (UINT16_C(135))
/** UDP with a partial checksum. */
#define WASIX_SOCK_PROTO_UDPLITE (UINT16_C(136))
/** MPLS in IP. */
#define WASIX_SOCK_PROTO_MPLS (UINT16_C(137))
/** Ethernet in IPv6. */
#define WASIX_SOCK_PROTO_ETHERNET (UINT16_C(143))
/** Raw packets. */
#define WASIX_SOCK_PROTO_PROTO_RAW (UINT16_C(255))
/** TCP over several paths. */
#define WASIX_SOCK_PROTO_MPTCP (UINT16_C(262))
/** The first number that is none. */
#define WASIX_SOCK_PROTO_MAX (UINT16_C(263))

/** How far a socket is. */
typedef uint8_t wasix_sock_status_t;

/** On the way. */
#define WASIX_SOCK_STATUS_OPENING (UINT8_C(0))
/** In use. */
#define WASIX_SOCK_STATUS_OPENED (UINT8_C(1))
/** Closed. */
#define WASIX_SOCK_STATUS_CLOSED (UINT8_C(2))
/** Broken. */
#define WASIX_SOCK_STATUS_FAILED (UINT8_C(3))

/** An option of a socket. */
typedef uint8_t wasix_sock_option_t;

/** None. */
#define WASIX_SOCK_OPTION_NOOP (UINT8_C(0))
/** Flag: others may have the same port. */
#define WASIX_SOCK_OPTION_REUSE_PORT (UINT8_C(1))
/** Flag: an address just left may be taken. */
#define WASIX_SOCK_OPTION_REUSE_ADDR (UINT8_C(2))
/** Flag: send at once. */
#define WASIX_SOCK_OPTION_NO_DELAY (UINT8_C(3))
/** Flag: to direct neighbours only. */
#define WASIX_SOCK_OPTION_DONT_ROUTE (UINT8_C(4))
/** Flag: no IPv4 on a socket of IPv6. */
#define WASIX_SOCK_OPTION_ONLY_V6 (UINT8_C(5))
/** Flag: broadcasts may be sent. */
#define WASIX_SOCK_OPTION_BROADCAST (UINT8_C(6))
/** Flag: one's own messages to groups of IPv4 come back. */
#define WASIX_SOCK_OPTION_MULTICAST_LOOP_V4 (UINT8_C(7))
/** Flag: one's own messages to groups of IPv6 come back. */
#define WASIX_SOCK_OPTION_MULTICAST_LOOP_V6 (UINT8_C(8))
/** Flag: receive what others are sent. */
#define WASIX_SOCK_OPTION_PROMISCUOUS (UINT8_C(9))
/** Flag, read only: it takes connections. */
#define WASIX_SOCK_OPTION_LISTENING (UINT8_C(10))
/** Number, read only: the last error. */
#define WASIX_SOCK_OPTION_LAST_ERROR (UINT8_C(11))
/** Flag: idle connections are checked. */
#define WASIX_SOCK_OPTION_KEEP_ALIVE (UINT8_C(12))
/** Time: how long closing waits for data to go out. */
#define WASIX_SOCK_OPTION_LINGER (UINT8_C(13))
/** Flag: urgent data comes with the rest. */
#define WASIX_SOCK_OPTION_OOB_INLINE (UINT8_C(14))
/** Number: bytes of the buffer to receive into. */
#define WASIX_SOCK_OPTION_RECV_BUF_SIZE (UINT8_C(15))
/** Number: bytes of the buffer to send from. */
#define WASIX_SOCK_OPTION_SEND_BUF_SIZE (UINT8_C(16))
/** Number: bytes that make it readable. */
#define WASIX_SOCK_OPTION_RECV_LOWAT (UINT8_C(17))
/** Number: bytes that make it writable. */
#define WASIX_SOCK_OPTION_SEND_LOWAT (UINT8_C(18))
/** Time: how long receiving waits. */
#define WASIX_SOCK_OPTION_RECV_TIMEOUT (UINT8_C(19))
/** Time: how long sending waits. */
#define WASIX_SOCK_OPTION_SEND_TIMEOUT (UINT8_C(20))
/** Time: how long connecting waits. */
#define WASIX_SOCK_OPTION_CONNECT_TIMEOUT (UINT8_C(21))
/** Time: how long accepting waits. */
#define WASIX_SOCK_OPTION_ACCEPT_TIMEOUT (UINT8_C(22))
/** Number: hops a packet may make. */
#define WASIX_SOCK_OPTION_TTL (UINT8_C(23))
/** Number: hops a packet to a group of IPv4 may make. */
#define WASIX_SOCK_OPTION_MULTICAST_TTL_V4 (UINT8_C(24))
/** Number, read only: the kind of socket. */
#define WASIX_SOCK_OPTION_TYPE (UINT8_C(25))
/** Number, read only: the protocol. */
#define WASIX_SOCK_OPTION_PROTO (UINT8_C(26))

/** How a virtual network protects what it carries. */
typedef uint8_t wasix_stream_security_t;

/** Not at all. */
#define WASIX_STREAM_SECURITY_UNENCRYPTED (UINT8_C(1))
/** Somehow. */
#define WASIX_STREAM_SECURITY_ANY_ENCRYPTION (UINT8_C(2))
/** By classic means. */
#define WASIX_STREAM_SECURITY_CLASSIC_ENCRYPTION (UINT8_C(4))
/** By two means. */
#define WASIX_STREAM_SECURITY_DOUBLE_ENCRYPTION (UINT8_C(8))

/** The address of a network interface. */
typedef struct wasix_hardware_address_t {
    /** Its bytes, the manufacturer's first. */
    uint8_t octets[6];
} wasix_hardware_address_t;

WASIX_ASSERT(sizeof(wasix_hardware_address_t) == 6, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_hardware_address_t) == 1, "alignment")
WASIX_ASSERT(offsetof(wasix_hardware_address_t, octets) == 0, "offset")

/** A port, in the byte order of the machine. */
typedef uint16_t wasix_ip_port_t;

/** A kind of address. */
typedef uint8_t wasix_address_family_t;

/** None. */
#define WASIX_ADDRESS_FAMILY_UNSPEC (UINT8_C(0))
/** IPv4. */
#define WASIX_ADDRESS_FAMILY_INET4 (UINT8_C(1))
/** IPv6. */
#define WASIX_ADDRESS_FAMILY_INET6 (UINT8_C(2))
/** A path. */
#define WASIX_ADDRESS_FAMILY_UNIX (UINT8_C(3))

/** A kind of address of the internet. */
typedef uint8_t wasix_address_family_ip_t;

/** None. */
#define WASIX_ADDRESS_FAMILY_IP_UNSPEC (UINT8_C(0))
/** IPv4. */
#define WASIX_ADDRESS_FAMILY_IP_INET4 (UINT8_C(1))
/** IPv6. */
#define WASIX_ADDRESS_FAMILY_IP_INET6 (UINT8_C(2))

/** An address of IPv4. */
typedef struct wasix_addr_ip4_t {
    /** Its bytes, the most significant first. */
    uint8_t octets[4];
} wasix_addr_ip4_t;

WASIX_ASSERT(sizeof(wasix_addr_ip4_t) == 4, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_ip4_t) == 1, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_ip4_t, octets) == 0, "offset")

/** An address of IPv4 and a port. */
typedef struct wasix_addr_ip4_port_t {
    /** The port. */
    wasix_ip_port_t port;
    /** The address. */
    wasix_addr_ip4_t addr;
} wasix_addr_ip4_port_t;

WASIX_ASSERT(sizeof(wasix_addr_ip4_port_t) == 6, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_ip4_port_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_ip4_port_t, port) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_addr_ip4_port_t, addr) == 2, "offset")

/** A network of IPv4. */
typedef struct wasix_addr_ip4_cidr_t {
    /** The address. */
    wasix_addr_ip4_t addr;
    /** How many bits of it name the network. */
    uint8_t prefix;
} wasix_addr_ip4_cidr_t;

WASIX_ASSERT(sizeof(wasix_addr_ip4_cidr_t) == 5, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_ip4_cidr_t) == 1, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_ip4_cidr_t, addr) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_addr_ip4_cidr_t, prefix) == 4, "offset")

/** An address of IPv6. Older programs have 16 bytes here, so the rest is written only when it is not 0. */
typedef struct wasix_addr_ip6_t {
    /** Its bytes, the most significant first. */
    uint8_t octets[16];
    /** The upper half of the flow. */
    uint16_t flow_info1;
    /** The lower half of the flow. */
    uint16_t flow_info0;
    /** The upper half of the scope. */
    uint16_t scope_id1;
    /** The lower half of the scope. */
    uint16_t scope_id0;
} wasix_addr_ip6_t;

WASIX_ASSERT(sizeof(wasix_addr_ip6_t) == 24, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_ip6_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_ip6_t, octets) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_addr_ip6_t, flow_info1) == 16, "offset")
WASIX_ASSERT(offsetof(wasix_addr_ip6_t, flow_info0) == 18, "offset")
WASIX_ASSERT(offsetof(wasix_addr_ip6_t, scope_id1) == 20, "offset")
WASIX_ASSERT(offsetof(wasix_addr_ip6_t, scope_id0) == 22, "offset")

/** An address of IPv6 alone. */
typedef struct wasix_addr_ip6_bare_t {
    /** Its bytes, the most significant first. */
    uint8_t octets[16];
} __attribute__((__aligned__(2))) wasix_addr_ip6_bare_t;

WASIX_ASSERT(sizeof(wasix_addr_ip6_bare_t) == 16, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_ip6_bare_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_ip6_bare_t, octets) == 0, "offset")

/** An address of IPv6 and a port. */
typedef struct wasix_addr_ip6_port_t {
    /** The port. */
    wasix_ip_port_t port;
    /** The address. */
    wasix_addr_ip6_t addr;
} wasix_addr_ip6_port_t;

WASIX_ASSERT(sizeof(wasix_addr_ip6_port_t) == 26, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_ip6_port_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_ip6_port_t, port) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_addr_ip6_port_t, addr) == 2, "offset")

/** A network of IPv6. */
typedef struct wasix_addr_ip6_cidr_t {
    /** The address. */
    wasix_addr_ip6_t addr;
    /** How many bits of it name the network. */
    uint8_t prefix;
} wasix_addr_ip6_cidr_t;

WASIX_ASSERT(sizeof(wasix_addr_ip6_cidr_t) == 26, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_ip6_cidr_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_ip6_cidr_t, addr) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_addr_ip6_cidr_t, prefix) == 24, "offset")

/** The path of a socket. */
typedef struct wasix_addr_unix_t {
    /** Its bytes, with a NUL behind them unless they fill it. */
    uint8_t path[108];
} wasix_addr_unix_t;

WASIX_ASSERT(sizeof(wasix_addr_unix_t) == 108, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_unix_t) == 1, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_unix_t, path) == 0, "offset")

/** A network of neither. */
typedef struct wasix_addr_unix_cidr_t {
    /** Nothing. */
    uint8_t unused;
} wasix_addr_unix_cidr_t;

WASIX_ASSERT(sizeof(wasix_addr_unix_cidr_t) == 1, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_unix_cidr_t) == 1, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_unix_cidr_t, unused) == 0, "offset")

/** The values of a wasix_addr_t. */
typedef union wasix_addr_u_t {
    /** IPv4. */
    wasix_addr_ip4_t inet4;
    /** IPv6. */
    wasix_addr_ip6_t inet6;
    /** A path. */
    wasix_addr_unix_t unix_;
} wasix_addr_u_t;

/** An address. */
typedef struct wasix_addr_t {
    /** Which case of the union it is. */
    wasix_address_family_t tag;
    /** The value of that case. */
    wasix_addr_u_t u;
} wasix_addr_t;

WASIX_ASSERT(sizeof(wasix_addr_t) == 110, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_t, u) == 2, "offset")

/** The values of a wasix_addr_ip_t. */
typedef union wasix_addr_ip_u_t {
    /** IPv4. */
    wasix_addr_ip4_t inet4;
    /** IPv6. */
    wasix_addr_ip6_bare_t inet6;
} wasix_addr_ip_u_t;

/** An address of the internet. */
typedef struct wasix_addr_ip_t {
    /** Which case of the union it is. */
    wasix_address_family_ip_t tag;
    /** The value of that case. */
    wasix_addr_ip_u_t u;
} wasix_addr_ip_t;

WASIX_ASSERT(sizeof(wasix_addr_ip_t) == 18, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_ip_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_ip_t, u) == 2, "offset")

/** The values of a wasix_addr_port_t. */
typedef union wasix_addr_port_u_t {
    /** IPv4. */
    wasix_addr_ip4_port_t inet4;
    /** IPv6. */
    wasix_addr_ip6_port_t inet6;
    /** A path. */
    wasix_addr_unix_t unix_;
} wasix_addr_port_u_t;

/** An address and a port. */
typedef struct wasix_addr_port_t {
    /** Which case of the union it is. */
    wasix_address_family_t tag;
    /** The value of that case. */
    wasix_addr_port_u_t u;
} wasix_addr_port_t;

WASIX_ASSERT(sizeof(wasix_addr_port_t) == 110, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_port_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_port_t, u) == 2, "offset")

/** The values of a wasix_addr_cidr_t. */
typedef union wasix_addr_cidr_u_t {
    /** IPv4. */
    wasix_addr_ip4_cidr_t inet4;
    /** IPv6. */
    wasix_addr_ip6_cidr_t inet6;
    /** Neither. */
    wasix_addr_unix_cidr_t unix_;
} wasix_addr_cidr_u_t;

/** A network. */
typedef struct wasix_addr_cidr_t {
    /** Which case of the union it is. */
    wasix_address_family_t tag;
    /** The value of that case. */
    wasix_addr_cidr_u_t u;
} wasix_addr_cidr_t;

WASIX_ASSERT(sizeof(wasix_addr_cidr_t) == 28, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_addr_cidr_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_addr_cidr_t, u) == 2, "offset")

/** A way through the network. */
typedef struct wasix_route_t {
    /** Where it leads. */
    wasix_addr_cidr_t cidr;
    /** By which router. */
    wasix_addr_t via_router;
    /** Until when it is preferred. */
    wasix_option_timestamp_t preferred_until;
    /** Until when it stands. */
    wasix_option_timestamp_t expires_at;
} wasix_route_t;

WASIX_ASSERT(sizeof(wasix_route_t) == 176, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_route_t) == 8, "alignment")
WASIX_ASSERT(offsetof(wasix_route_t, cidr) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_route_t, via_router) == 28, "offset")
WASIX_ASSERT(offsetof(wasix_route_t, preferred_until) == 144, "offset")
WASIX_ASSERT(offsetof(wasix_route_t, expires_at) == 160, "offset")

/** A loaded library; 0 is all of them. */
typedef uint32_t wasix_dl_handle_t;

/** How a library is loaded. */
typedef uint32_t wasix_dl_flags_t;

/** Names are looked up when they are needed. */
#define WASIX_DL_FLAGS_LAZY (UINT32_C(1))
/** Names are looked up at once. */
#define WASIX_DL_FLAGS_NOW (UINT32_C(2))
/** Its names serve libraries loaded later. */
#define WASIX_DL_FLAGS_GLOBAL (UINT32_C(4))
/** Only if it is loaded already. */
#define WASIX_DL_FLAGS_NOLOAD (UINT32_C(8))
/** It stays for ever. */
#define WASIX_DL_FLAGS_NODELETE (UINT32_C(16))
/** Its own names come first. */
#define WASIX_DL_FLAGS_DEEPBIND (UINT32_C(32))

/** An index of the table of functions. */
typedef uint32_t wasix_function_pointer_t;

/** A stack to switch to; 0 is the first one. */
typedef uint64_t wasix_context_id_t;

/** A type of WebAssembly values. */
typedef uint8_t wasix_wasm_value_type_t;

/** A 32-bit integer. */
#define WASIX_WASM_VALUE_TYPE_I32 (UINT8_C(0))
/** A 64-bit integer. */
#define WASIX_WASM_VALUE_TYPE_I64 (UINT8_C(1))
/** A 32-bit float. */
#define WASIX_WASM_VALUE_TYPE_F32 (UINT8_C(2))
/** A 64-bit float. */
#define WASIX_WASM_VALUE_TYPE_F64 (UINT8_C(3))
/** 128 bits. */
#define WASIX_WASM_VALUE_TYPE_V128 (UINT8_C(4))

/** What is known of a function. */
typedef struct wasix_reflection_result_t {
    /** Whether it stays so. */
    bool cacheable;
    /** How many arguments it has. */
    uint16_t arguments;
    /** How many results it has. */
    uint16_t results;
} wasix_reflection_result_t;

WASIX_ASSERT(sizeof(wasix_reflection_result_t) == 6, "size")
WASIX_ASSERT(WASIX_ALIGNOF(wasix_reflection_result_t) == 2, "alignment")
WASIX_ASSERT(offsetof(wasix_reflection_result_t, cacheable) == 0, "offset")
WASIX_ASSERT(offsetof(wasix_reflection_result_t, arguments) == 2, "offset")
WASIX_ASSERT(offsetof(wasix_reflection_result_t, results) == 4, "offset")

/** Sets a clock, in nanoseconds. `perm` without the privilege, `inval` for a clock that is not there. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_clock_time_set(wasix_clockid_t id, wasix_timestamp_t timestamp)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("clock_time_set")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_clock_time_set(wasix_clockid_t id, wasix_timestamp_t timestamp)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("clock_time_set")));
#endif

/**
 * Writes the current directory to `path` and a NUL behind it; `path_len` is the room before and the length without
 * NUL afterwards. `range` when the room is too small, with the bytes needed, NUL included, in `path_len`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_getcwd(uint8_t *path, wasix_size_t *path_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("getcwd")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_getcwd(uint8_t *path, wasix_size_t *path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("getcwd")));
#endif

/** Changes the current directory. `noent`, `notdir`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_chdir(const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("chdir")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_chdir(const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("chdir")));
#endif

/**
 * A second descriptor for the same open file, the lowest free number, without `cloexec`. `badf`, `mfile`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_dup(wasix_fd_t fd, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("fd_dup")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_dup(wasix_fd_t fd, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_dup")));
#endif

/**
 * A second descriptor for the same open file, the lowest free number from `min_result_fd` on. `badf`, `mfile`,
 * `inval` beyond the limit.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_dup2(wasix_fd_t fd, wasix_fd_t min_result_fd, bool cloexec, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("fd_dup2")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_dup2(wasix_fd_t fd, wasix_fd_t min_result_fd, bool cloexec, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_dup2")));
#endif

/**
 * Makes a counter to be waited for: a write of 8 bytes adds to it, a read takes it all, or 1 from a semaphore.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_event(uint64_t initial_val, wasix_eventfdflags_t flags, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("fd_event")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_event(uint64_t initial_val, wasix_eventfdflags_t flags, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_event")));
#endif

/**
 * The flags of a descriptor, as opposed to those of its open file.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_fdflags_get(wasix_fd_t fd, wasix_fdflagsext_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("fd_fdflags_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_fdflags_get(wasix_fd_t fd, wasix_fdflagsext_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_fdflags_get")));
#endif

/** Sets the flags of a descriptor. `badf`, `notcapable` without the right `$fd_fdstat_set_flags`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_fdflags_set(wasix_fd_t fd, wasix_fdflagsext_t flags)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("fd_fdflags_set")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_fdflags_set(wasix_fd_t fd, wasix_fdflagsext_t flags)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_fdflags_set")));
#endif

/**
 * Makes a pipe; the end to read from and the end to write to. `mfile`.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_pipe(wasix_fd_t *out0, wasix_fd_t *out1)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("fd_pipe")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_pipe(wasix_fd_t *out0, wasix_fd_t *out1)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_pipe")));
#endif

/**
 * Opens the file at a path; the new descriptor, with these rights at most and the flags `fdflagsext`. `noent`,
 * `exist`, `isdir`, `notdir`, `loop`, `notcapable` for rights beyond those of `fd`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_open2(wasix_fd_t fd, wasix_lookupflags_t dirflags, const char *path, size_t path_len, wasix_oflags_t oflags, wasix_rights_t fs_rights_base, wasix_rights_t fs_rights_inheriting, wasix_fdflags_t fdflags, wasix_fdflagsext_t fdflagsext, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("path_open2")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_open2(wasix_fd_t fd, wasix_lookupflags_t dirflags, const char *path, size_t path_len, wasix_oflags_t oflags, wasix_rights_t fs_rights_base, wasix_rights_t fs_rights_inheriting, wasix_fdflags_t fdflags, wasix_fdflagsext_t fdflagsext, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_open2")));
#endif

/**
 * Makes a set of descriptors to wait for. `mfile`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_epoll_create(wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("epoll_create")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_epoll_create(wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("epoll_create")));
#endif

/**
 * Adds a descriptor to a set, changes what is waited for, or removes it, when `event` does not matter. `exist` when
 * it is there already, `noent` when it is not, `inval` when `epfd` is no set or is to be in itself.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_epoll_ctl(wasix_fd_t epfd, wasix_epoll_ctl_t op, wasix_fd_t fd, const wasix_epoll_event_t *event)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("epoll_ctl")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_epoll_ctl(wasix_fd_t epfd, wasix_epoll_ctl_t op, wasix_fd_t fd, const wasix_epoll_event_t *event)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("epoll_ctl")));
#endif

/**
 * Waits until something comes or `timeout` nanoseconds are over (the greatest number: for ever); writes the events,
 * how many. `inval` without room for any.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_epoll_wait(wasix_fd_t epfd, wasix_epoll_event_t *event, int32_t maxevents, wasix_timestamp_t timeout, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("epoll_wait")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_epoll_wait(wasix_fd_t epfd, wasix_epoll_event_t *event, int32_t maxevents, wasix_timestamp_t timeout, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("epoll_wait")));
#endif

/**
 * The process's own number.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_id(wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_id")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_id(wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_id")));
#endif

/**
 * The number of a process's parent, 0 when it has none. `badf` when there is no such process.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_parent(wasix_pid_t pid, wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_parent")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_parent(wasix_pid_t pid, wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_parent")));
#endif

/** Ends the process; after `proc_fork_env` ends the child and goes on as the parent. */
#if __SIZEOF_POINTER__ == 4
void wasix_proc_exit2(wasix_exitcode_t rval)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_exit2")));
#elif __SIZEOF_POINTER__ == 8
void wasix_proc_exit2(wasix_exitcode_t rval)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_exit2")));
#endif

/**
 * Makes a child process; its number in the parent, 0 in the child. Without `copy_memory` the child borrows the
 * memory and the parent waits until it ends or executes. `notsup` when the program was not built for it.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_fork(bool copy_memory, wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_fork")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_fork(bool copy_memory, wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_fork")));
#endif

/**
 * Makes a child of all but memory and goes on as it, until `proc_exit2` or a successful `proc_exec3` or
 * `proc_exec4`; then as the parent again. The child's number. `notsup` in such a child.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_fork_env(wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_fork_env")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_fork_env(wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_fork_env")));
#endif

/** Runs another program in this process. `args` has one argument a line. When it fails the process ends. */
#if __SIZEOF_POINTER__ == 4
void wasix_proc_exec(const char *name, size_t name_len, const uint8_t *args, wasix_size_t args_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_exec"), __noreturn__));
#elif __SIZEOF_POINTER__ == 8
void wasix_proc_exec(const char *name, size_t name_len, const uint8_t *args, wasix_size_t args_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_exec"), __noreturn__));
#endif

/** As `proc_exec`, with an environment of one `NAME=VALUE` a line; null keeps the one there is. */
#if __SIZEOF_POINTER__ == 4
void wasix_proc_exec2(const char *name, size_t name_len, const uint8_t *args, wasix_size_t args_len, const uint8_t *envs, wasix_size_t envs_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_exec2"), __noreturn__));
#elif __SIZEOF_POINTER__ == 8
void wasix_proc_exec2(const char *name, size_t name_len, const uint8_t *args, wasix_size_t args_len, const uint8_t *envs, wasix_size_t envs_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_exec2"), __noreturn__));
#endif

/**
 * Runs another program in this process, looked for in the directories of `path` (with colons between; null: the
 * usual ones) when `search_path` is set and the name has no slash. The call comes back only when it fails, or in
 * the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_exec3(const char *name, size_t name_len, const uint8_t *args, wasix_size_t args_len, const uint8_t *envs, wasix_size_t envs_len, bool search_path, const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_exec3")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_exec3(const char *name, size_t name_len, const uint8_t *args, wasix_size_t args_len, const uint8_t *envs, wasix_size_t envs_len, bool search_path, const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_exec3")));
#endif

/**
 * As `proc_exec3`, with arrays of addresses of NUL-terminated strings. The call comes back only when it fails, or
 * in the parent after `proc_fork_env`. `noent`, `notdir`, `acces`, `noexec`, `nametoolong`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_exec4(const char *name, size_t name_len, const uint8_t *const *args, wasix_size_t args_len, const uint8_t *const *envs, wasix_size_t envs_len, bool search_path, const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_exec4")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_exec4(const char *name, size_t name_len, const uint8_t *const *args, wasix_size_t args_len, const uint8_t *const *envs, wasix_size_t envs_len, bool search_path, const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_exec4")));
#endif

/**
 * Starts a program as a child, with one argument a line, one directory to open a line, and pipes to its standard
 * streams where asked for. `notsup` for `chroot`, `noent`, `noexec`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_spawn(const char *name, size_t name_len, bool chroot, const uint8_t *args, wasix_size_t args_len, const uint8_t *preopen, wasix_size_t preopen_len, wasix_stdio_mode_t stdin_, wasix_stdio_mode_t stdout_, wasix_stdio_mode_t stderr_, const char *working_dir, size_t working_dir_len, wasix_process_handles_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_spawn")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_spawn(const char *name, size_t name_len, bool chroot, const uint8_t *args, wasix_size_t args_len, const uint8_t *preopen, wasix_size_t preopen_len, wasix_stdio_mode_t stdin_, wasix_stdio_mode_t stdout_, wasix_stdio_mode_t stderr_, const char *working_dir, size_t working_dir_len, wasix_process_handles_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_spawn")));
#endif

/**
 * Starts a program as a child; its number. Arguments and environment as in `proc_exec3`; `fd_ops` are done in order
 * in the child before the program starts. `noent`, `acces`, `noexec`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_spawn2(const char *name, size_t name_len, const uint8_t *args, wasix_size_t args_len, const uint8_t *envs, wasix_size_t envs_len, const wasix_proc_spawn_fd_op_t *fd_ops, wasix_size_t fd_ops_len, const wasix_signal_disposition_t *signal_dispositions, wasix_size_t signal_dispositions_len, bool search_path, const char *path, size_t path_len, wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_spawn2")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_spawn2(const char *name, size_t name_len, const uint8_t *args, wasix_size_t args_len, const uint8_t *envs, wasix_size_t envs_len, const wasix_proc_spawn_fd_op_t *fd_ops, wasix_size_t fd_ops_len, const wasix_signal_disposition_t *signal_dispositions, wasix_size_t signal_dispositions_len, bool search_path, const char *path, size_t path_len, wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_spawn2")));
#endif

/**
 * As `proc_spawn2`, with arrays of addresses of NUL-terminated strings.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_spawn3(const char *name, size_t name_len, const uint8_t *const *args, wasix_size_t args_len, const uint8_t *const *envs, wasix_size_t envs_len, const wasix_proc_spawn_fd_op_t *fd_ops, wasix_size_t fd_ops_len, const wasix_signal_disposition_t *signal_dispositions, wasix_size_t signal_dispositions_len, bool search_path, const char *path, size_t path_len, wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_spawn3")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_spawn3(const char *name, size_t name_len, const uint8_t *const *args, wasix_size_t args_len, const uint8_t *const *envs, wasix_size_t envs_len, const wasix_proc_spawn_fd_op_t *fd_ops, wasix_size_t fd_ops_len, const wasix_signal_disposition_t *signal_dispositions, wasix_size_t signal_dispositions_len, bool search_path, const char *path, size_t path_len, wasix_pid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_spawn3")));
#endif

/**
 * Waits for a child, or for any when `pid` has none; its number goes back to `pid`. With `non_blocking` and none
 * ready the status is `nothing`. `child` when there are no children.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_join(wasix_option_pid_t *pid, wasix_join_flags_t flags, wasix_join_status_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_join")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_join(wasix_option_pid_t *pid, wasix_join_flags_t flags, wasix_join_status_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_join")));
#endif

/** Sends a signal to a process; 0 only asks whether it is there. `srch`, `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_signal(wasix_pid_t pid, wasix_signal_t signal)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_signal")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_signal(wasix_pid_t pid, wasix_signal_t signal)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_signal")));
#endif

/** Sends a signal to the process itself after `interval` nanoseconds, over and over with `repeat`; 0 stops that. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_raise_interval(wasix_signal_t sig, wasix_timestamp_t interval, bool repeat)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_raise_interval")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_raise_interval(wasix_signal_t sig, wasix_timestamp_t interval, bool repeat)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_raise_interval")));
#endif

/**
 * How many signals have a disposition that the parent set.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_signals_sizes_get(wasix_size_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_signals_sizes_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_signals_sizes_get(wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_signals_sizes_get")));
#endif

/** Writes the dispositions that the parent set, as many as `proc_signals_sizes_get` says. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_signals_get(wasix_signal_disposition_t *buf)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_signals_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_signals_get(wasix_signal_disposition_t *buf)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_signals_get")));
#endif

/** Asks the host to save the state of the process; it may do nothing. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_snapshot(void)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("proc_snapshot")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_snapshot(void)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_snapshot")));
#endif

/** Names the export that is called with the number of a signal that came. */
#if __SIZEOF_POINTER__ == 4
void wasix_callback_signal(const char *callback, size_t callback_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("callback_signal")));
#elif __SIZEOF_POINTER__ == 8
void wasix_callback_signal(const char *callback, size_t callback_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("callback_signal")));
#endif

/**
 * Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
 * thread's number and `start`, the address of a `$thread_start`. `notcapable` without that export, `memviolation`
 * without shared memory, `again` when there are too many.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_thread_spawn_v2(wasix_size_t start, wasix_tid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_spawn_v2")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_thread_spawn_v2(wasix_size_t start, wasix_tid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_spawn_v2")));
#endif

/**
 * The older name of `thread_spawn_v2`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_thread_spawn(wasix_size_t start, wasix_tid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_spawn")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_thread_spawn(wasix_size_t start, wasix_tid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_spawn")));
#endif

/** Sleeps for some nanoseconds; 0 lets others run. `intr` when a signal came. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_thread_sleep(wasix_timestamp_t duration)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_sleep")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_thread_sleep(wasix_timestamp_t duration)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_sleep")));
#endif

/**
 * The thread's own number; of the first thread, the process's.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_thread_id(wasix_tid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_id")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_thread_id(wasix_tid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_id")));
#endif

/** Waits until a thread has ended. `srch`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_thread_join(wasix_tid_t tid)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_join")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_thread_join(wasix_tid_t tid)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_join")));
#endif

/**
 * How many threads can run at the same time.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_thread_parallelism(wasix_size_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_parallelism")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_thread_parallelism(wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_parallelism")));
#endif

/** Sends a signal to a thread; the number 2^30 - 1 is the first thread's. `srch`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_thread_signal(wasix_tid_t tid, wasix_signal_t signal)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_signal")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_thread_signal(wasix_tid_t tid, wasix_signal_t signal)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_signal")));
#endif

/** Ends the thread alone. */
#if __SIZEOF_POINTER__ == 4
void wasix_thread_exit(wasix_exitcode_t rval)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_exit"), __noreturn__));
#elif __SIZEOF_POINTER__ == 8
void wasix_thread_exit(wasix_exitcode_t rval)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_exit"), __noreturn__));
#endif

/**
 * Sleeps until the word at `futex` is woken; at once when it is not `expected`. Whether it was woken, not timed
 * out; `timeout` counts from now, in nanoseconds.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_futex_wait(uint32_t *futex, uint32_t expected, const wasix_option_timestamp_t *timeout, bool *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("futex_wait")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_futex_wait(uint32_t *futex, uint32_t expected, const wasix_option_timestamp_t *timeout, bool *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("futex_wait")));
#endif

/**
 * Wakes one thread that sleeps on the word; whether there was one.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_futex_wake(uint32_t *futex, bool *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("futex_wake")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_futex_wake(uint32_t *futex, bool *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("futex_wake")));
#endif

/**
 * Wakes all threads that sleep on the word; whether there was one.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_futex_wake_all(uint32_t *futex, bool *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("futex_wake_all")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_futex_wake_all(uint32_t *futex, bool *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("futex_wake_all")));
#endif

/**
 * Saves the stack as it is; 0. Comes back again with the value that `stack_restore` is given. `nosys` when the
 * program was not built for it.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_stack_checkpoint(wasix_stack_snapshot_t *snapshot, uint64_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("stack_checkpoint")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_stack_checkpoint(wasix_stack_snapshot_t *snapshot, uint64_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("stack_checkpoint")));
#endif

/** Goes back to a saved stack, whose `stack_checkpoint` then gives `val`, not 0. */
#if __SIZEOF_POINTER__ == 4
void wasix_stack_restore(const wasix_stack_snapshot_t *snapshot, uint64_t val)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("stack_restore"), __noreturn__));
#elif __SIZEOF_POINTER__ == 8
void wasix_stack_restore(const wasix_stack_snapshot_t *snapshot, uint64_t val)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("stack_restore"), __noreturn__));
#endif

/**
 * Makes a stack of its own for the function at index `entrypoint` of the table; writes its number. It runs when
 * switched to. `notsup`, `inval`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_context_create(wasix_context_id_t *id, wasix_function_pointer_t entrypoint)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("context_create")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_context_create(wasix_context_id_t *id, wasix_function_pointer_t entrypoint)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("context_create")));
#endif

/** Suspends this stack and goes on with another; 0 is the first one. `inval`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_context_switch(wasix_context_id_t id)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("context_switch")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_context_switch(wasix_context_id_t id)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("context_switch")));
#endif

/** Removes a suspended stack. `inval` for this one and the first. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_context_destroy(wasix_context_id_t id)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("context_destroy")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_context_destroy(wasix_context_id_t id)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("context_destroy")));
#endif

/** Writes the terminal's state. `notsup` without one. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_tty_get(wasix_tty_t *state)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("tty_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_tty_get(wasix_tty_t *state)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("tty_get")));
#endif

/** Sets the terminal's state. `notsup` without one. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_tty_set(const wasix_tty_t *state)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("tty_set")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_tty_set(const wasix_tty_t *state)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("tty_set")));
#endif

/**
 * Loads a library, or gives the program itself for a null `path`; a handle. `ld_library_path` has colons between
 * its directories. On failure a message goes to `err_buf`, cut if need be, with a NUL.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_dlopen(const char *path, size_t path_len, wasix_dl_flags_t flags, uint8_t *err_buf, wasix_size_t err_buf_len, const char *ld_library_path, size_t ld_library_path_len, wasix_dl_handle_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("dlopen")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_dlopen(const char *path, size_t path_len, wasix_dl_flags_t flags, uint8_t *err_buf, wasix_size_t err_buf_len, const char *ld_library_path, size_t ld_library_path_len, wasix_dl_handle_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("dlopen")));
#endif

/**
 * The address of data or the table index of a function, by name; handle 0 looks everywhere.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_dlsym(wasix_dl_handle_t handle, const char *symbol, size_t symbol_len, uint8_t *err_buf, wasix_size_t err_buf_len, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("dlsym")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_dlsym(wasix_dl_handle_t handle, const char *symbol, size_t symbol_len, uint8_t *err_buf, wasix_size_t err_buf_len, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("dlsym")));
#endif

/** Succeeds for a handle of a loaded library; else `noexec`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_dl_invalid_handle(wasix_dl_handle_t handle)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("dl_invalid_handle")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_dl_invalid_handle(wasix_dl_handle_t handle)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("dl_invalid_handle")));
#endif

/**
 * Calls a function of the table with packed values. With `strict` the buffers must have the very size, else
 * `inval`; without, missing values are 0 and surplus ones are dropped.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_call_dynamic(wasix_function_pointer_t function_id, const uint8_t *values, wasix_size_t values_len, uint8_t *results, wasix_size_t results_len, bool strict)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("call_dynamic")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_call_dynamic(wasix_function_pointer_t function_id, const uint8_t *values, wasix_size_t values_len, uint8_t *results, wasix_size_t results_len, bool strict)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("call_dynamic")));
#endif

/**
 * Reserves an index of the table. `notsup`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_closure_allocate(wasix_function_pointer_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("closure_allocate")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_closure_allocate(wasix_function_pointer_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("closure_allocate")));
#endif

/**
 * Makes calls of `closure_id` call `backing_function_id` with the addresses of packed values and results and with
 * `user_data_ptr`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_closure_prepare(wasix_function_pointer_t backing_function_id, wasix_function_pointer_t closure_id, const wasix_wasm_value_type_t *argument_types, uint32_t argument_types_len, const wasix_wasm_value_type_t *result_types, uint32_t result_types_len, wasix_size_t user_data_ptr)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("closure_prepare")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_closure_prepare(wasix_function_pointer_t backing_function_id, wasix_function_pointer_t closure_id, const wasix_wasm_value_type_t *argument_types, uint32_t argument_types_len, const wasix_wasm_value_type_t *result_types, uint32_t result_types_len, wasix_size_t user_data_ptr)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("closure_prepare")));
#endif

/** Frees an index of the table. `inval`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_closure_free(wasix_function_pointer_t closure_id)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("closure_free")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_closure_free(wasix_function_pointer_t closure_id)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("closure_free")));
#endif

/**
 * Writes the types of a function of the table; their counts. `overflow` when the room is too small, with the
 * counts; `inval` when there is no such function.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_reflect_signature(wasix_function_pointer_t function_id, wasix_wasm_value_type_t *argument_types, uint16_t argument_types_len, wasix_wasm_value_type_t *result_types, uint16_t result_types_len, wasix_reflection_result_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("reflect_signature")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_reflect_signature(wasix_function_pointer_t function_id, wasix_wasm_value_type_t *argument_types, uint16_t argument_types_len, wasix_wasm_value_type_t *result_types, uint16_t result_types_len, wasix_reflection_result_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("reflect_signature")));
#endif

/**
 * Joins the network of other runs by a bridge that the host has given a name, showing a token. `acces` when the token is
 * wrong, `noent`, `isconn`, `perm` on the host's network, `notsup` for encryption.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_bridge(const char *network, size_t network_len, const char *token, size_t token_len, wasix_stream_security_t security)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_bridge")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_bridge(const char *network, size_t network_len, const char *token, size_t token_len, wasix_stream_security_t security)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_bridge")));
#endif

/** Leaves the bridge. `notconn`, `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_unbridge(void)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_unbridge")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_unbridge(void)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_unbridge")));
#endif

/** Takes an address from the network (DHCP) and the way out of it. `timedout`, `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_dhcp_acquire(void)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_dhcp_acquire")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_dhcp_acquire(void)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_dhcp_acquire")));
#endif

/** Adds an address. `exist`, `inval`, `nobufs`, `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_addr_add(const wasix_addr_cidr_t *addr)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_addr_add")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_addr_add(const wasix_addr_cidr_t *addr)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_addr_add")));
#endif

/** Removes an address. `addrnotavail`, `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_addr_remove(const wasix_addr_t *addr)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_addr_remove")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_addr_remove(const wasix_addr_t *addr)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_addr_remove")));
#endif

/** Removes all addresses but those of the loopback. `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_addr_clear(void)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_addr_clear")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_addr_clear(void)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_addr_clear")));
#endif

/**
 * The hardware address. `notsup` where there is none.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_mac(wasix_hardware_address_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_mac")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_mac(wasix_hardware_address_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_mac")));
#endif

/** Writes the addresses. `naddrs` is the room before and the number afterwards; `overflow` when there are more. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_addr_list(wasix_addr_cidr_t *addrs, wasix_size_t *naddrs)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_addr_list")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_addr_list(wasix_addr_cidr_t *addrs, wasix_size_t *naddrs)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_addr_list")));
#endif

/** Sets the router. `inval`, `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_gateway_set(const wasix_addr_t *addr)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_gateway_set")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_gateway_set(const wasix_addr_t *addr)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_gateway_set")));
#endif

/** Adds a route; it may lose preference and expire (nanoseconds since 1970). `exist`, `inval`, `nobufs`, `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_route_add(const wasix_addr_cidr_t *cidr, const wasix_addr_t *via_router, const wasix_option_timestamp_t *preferred_until, const wasix_option_timestamp_t *expires_at)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_route_add")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_route_add(const wasix_addr_cidr_t *cidr, const wasix_addr_t *via_router, const wasix_option_timestamp_t *preferred_until, const wasix_option_timestamp_t *expires_at)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_route_add")));
#endif

/** Removes the routes by way of a router. `noent`, `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_route_remove(const wasix_addr_t *cidr)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_route_remove")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_route_remove(const wasix_addr_t *cidr)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_route_remove")));
#endif

/** Removes all routes. `perm`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_route_clear(void)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_route_clear")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_route_clear(void)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_route_clear")));
#endif

/** Writes the routes. `nroutes` is the room before and the number afterwards; `overflow` when there are more. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_port_route_list(wasix_route_t *routes, wasix_size_t *nroutes)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("port_route_list")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_port_route_list(wasix_route_t *routes, wasix_size_t *nroutes)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("port_route_list")));
#endif

/**
 * Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_open(wasix_address_family_t af, wasix_sock_type_t socktype, wasix_sock_proto_t sock_proto, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_open")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_open(wasix_address_family_t af, wasix_sock_type_t socktype, wasix_sock_proto_t sock_proto, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_open")));
#endif

/**
 * Makes two sockets connected to each other. `notsup` (all but Unix), `protonosupport`, `mfile`.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_pair(wasix_address_family_t af, wasix_sock_type_t socktype, wasix_sock_proto_t sock_proto, wasix_fd_t *out0, wasix_fd_t *out1)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_pair")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_pair(wasix_address_family_t af, wasix_sock_type_t socktype, wasix_sock_proto_t sock_proto, wasix_fd_t *out0, wasix_fd_t *out1)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_pair")));
#endif

/**
 * How far a socket is. `notsock`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_status(wasix_fd_t fd, wasix_sock_status_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_status")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_status(wasix_fd_t fd, wasix_sock_status_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_status")));
#endif

/**
 * A socket's own address. `notsock`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_addr_local(wasix_fd_t fd, wasix_addr_port_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_addr_local")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_addr_local(wasix_fd_t fd, wasix_addr_port_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_addr_local")));
#endif

/**
 * The address of the other side. `notconn`, `notsock`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_addr_peer(wasix_fd_t fd, wasix_addr_port_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_addr_peer")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_addr_peer(wasix_fd_t fd, wasix_addr_port_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_addr_peer")));
#endif

/** Sets an option that is on or off. `inval`, `noprotoopt`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_set_opt_flag(wasix_fd_t fd, wasix_sock_option_t sockopt, bool flag)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_set_opt_flag")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_set_opt_flag(wasix_fd_t fd, wasix_sock_option_t sockopt, bool flag)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_set_opt_flag")));
#endif

/**
 * Whether an option is on. `inval`, `noprotoopt`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_get_opt_flag(wasix_fd_t fd, wasix_sock_option_t sockopt, bool *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_get_opt_flag")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_get_opt_flag(wasix_fd_t fd, wasix_sock_option_t sockopt, bool *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_get_opt_flag")));
#endif

/** Sets a time-out or the lingering, in nanoseconds; none is for ever, or no lingering. `inval`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_set_opt_time(wasix_fd_t fd, wasix_sock_option_t sockopt, const wasix_option_timestamp_t *timeout)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_set_opt_time")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_set_opt_time(wasix_fd_t fd, wasix_sock_option_t sockopt, const wasix_option_timestamp_t *timeout)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_set_opt_time")));
#endif

/**
 * A time-out or the lingering, in nanoseconds. `inval`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_get_opt_time(wasix_fd_t fd, wasix_sock_option_t sockopt, wasix_option_timestamp_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_get_opt_time")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_get_opt_time(wasix_fd_t fd, wasix_sock_option_t sockopt, wasix_option_timestamp_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_get_opt_time")));
#endif

/** Sets an option that is a number: bytes of a buffer, hops. `inval`, `noprotoopt`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_set_opt_size(wasix_fd_t fd, wasix_sock_option_t sockopt, wasix_filesize_t size)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_set_opt_size")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_set_opt_size(wasix_fd_t fd, wasix_sock_option_t sockopt, wasix_filesize_t size)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_set_opt_size")));
#endif

/**
 * An option that is a number. `last_error` is cleared by being read. `inval`, `noprotoopt`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_get_opt_size(wasix_fd_t fd, wasix_sock_option_t sockopt, wasix_filesize_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_get_opt_size")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_get_opt_size(wasix_fd_t fd, wasix_sock_option_t sockopt, wasix_filesize_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_get_opt_size")));
#endif

/** Joins a group of IPv4 on the interface that has an address. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_join_multicast_v4(wasix_fd_t fd, const wasix_addr_ip4_t *multiaddr, const wasix_addr_ip4_t *interface)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_join_multicast_v4")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_join_multicast_v4(wasix_fd_t fd, const wasix_addr_ip4_t *multiaddr, const wasix_addr_ip4_t *interface)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_join_multicast_v4")));
#endif

/** Leaves a group of IPv4. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_leave_multicast_v4(wasix_fd_t fd, const wasix_addr_ip4_t *multiaddr, const wasix_addr_ip4_t *interface)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_leave_multicast_v4")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_leave_multicast_v4(wasix_fd_t fd, const wasix_addr_ip4_t *multiaddr, const wasix_addr_ip4_t *interface)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_leave_multicast_v4")));
#endif

/** Joins a group of IPv6 on the interface with a number. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_join_multicast_v6(wasix_fd_t fd, const wasix_addr_ip6_t *multiaddr, uint32_t interface)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_join_multicast_v6")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_join_multicast_v6(wasix_fd_t fd, const wasix_addr_ip6_t *multiaddr, uint32_t interface)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_join_multicast_v6")));
#endif

/** Leaves a group of IPv6. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_leave_multicast_v6(wasix_fd_t fd, const wasix_addr_ip6_t *multiaddr, uint32_t interface)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_leave_multicast_v6")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_leave_multicast_v6(wasix_fd_t fd, const wasix_addr_ip6_t *multiaddr, uint32_t interface)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_leave_multicast_v6")));
#endif

/** Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_bind(wasix_fd_t fd, const wasix_addr_port_t *addr)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_bind")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_bind(wasix_fd_t fd, const wasix_addr_port_t *addr)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_bind")));
#endif

/** Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_listen(wasix_fd_t fd, wasix_size_t backlog)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_listen")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_listen(wasix_fd_t fd, wasix_size_t backlog)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_listen")));
#endif

/**
 * Takes a connection; its descriptor, with the flag `nonblock` if given, and the address of the other side.
 * `again`, `notsock`, `inval` when it does not listen.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_accept_v2(wasix_fd_t fd, wasix_fdflags_t flags, wasix_fd_t *out0, wasix_addr_port_t *out1)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_accept_v2")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_accept_v2(wasix_fd_t fd, wasix_fdflags_t flags, wasix_fd_t *out0, wasix_addr_port_t *out1)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_accept_v2")));
#endif

/**
 * The older name of `sock_accept_v2`.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_accept(wasix_fd_t fd, wasix_fdflags_t flags, wasix_fd_t *out0, wasix_addr_port_t *out1)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_accept")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_accept(wasix_fd_t fd, wasix_fdflags_t flags, wasix_fd_t *out0, wasix_addr_port_t *out1)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_accept")));
#endif

/**
 * Connects a socket. `inprogress` when it does not block; then it becomes writable and `last_error` tells the rest.
 * `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_connect(wasix_fd_t fd, const wasix_addr_port_t *addr)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_connect")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_connect(wasix_fd_t fd, const wasix_addr_port_t *addr)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_connect")));
#endif

/**
 * Receives; how many bytes, what happened to the rest, and who sent it.
 * On success the result is in `out0`, `out1`, `out2`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_recv_from(wasix_fd_t fd, const wasix_iovec_t *ri_data, size_t ri_data_len, wasix_riflags_t ri_flags, wasix_size_t *out0, wasix_roflags_t *out1, wasix_addr_port_t *out2)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_recv_from")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_recv_from(wasix_fd_t fd, const wasix_iovec_t *ri_data, size_t ri_data_len, wasix_riflags_t ri_flags, wasix_size_t *out0, wasix_roflags_t *out1, wasix_addr_port_t *out2)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_recv_from")));
#endif

/**
 * Sends to an address; how many bytes. `msgsize`, `netunreach`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_send_to(wasix_fd_t fd, const wasix_ciovec_t *si_data, size_t si_data_len, wasix_siflags_t si_flags, const wasix_addr_port_t *addr, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_send_to")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_send_to(wasix_fd_t fd, const wasix_ciovec_t *si_data, size_t si_data_len, wasix_siflags_t si_flags, const wasix_addr_port_t *addr, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_send_to")));
#endif

/**
 * Sends `count` bytes of a file from `offset` on; how many.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_send_file(wasix_fd_t out_fd, wasix_fd_t in_fd, wasix_filesize_t offset, wasix_filesize_t count, wasix_filesize_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("sock_send_file")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_send_file(wasix_fd_t out_fd, wasix_fd_t in_fd, wasix_filesize_t offset, wasix_filesize_t count, wasix_filesize_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_send_file")));
#endif

/**
 * Looks up the addresses of a host and writes them, as many as there is room for; how many. `port` is a hint.
 * `noent` when there are none.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_resolve(const char *host, size_t host_len, uint16_t port, wasix_addr_ip_t *addrs, wasix_size_t naddrs, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("resolve")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_resolve(const char *host, size_t host_len, uint16_t port, wasix_addr_ip_t *addrs, wasix_size_t naddrs, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("resolve")));
#endif

/**
 * Writes the arguments' bytes to `argv_buf`, each with a NUL, and their addresses to `argv`. `args_sizes_get` tells
 * how much room both need.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_args_get(uint8_t **argv, uint8_t *argv_buf)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("args_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_args_get(uint8_t **argv, uint8_t *argv_buf)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("args_get")));
#endif

/**
 * How many arguments there are, and their bytes with NULs.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_args_sizes_get(wasix_size_t *out0, wasix_size_t *out1)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("args_sizes_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_args_sizes_get(wasix_size_t *out0, wasix_size_t *out1)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("args_sizes_get")));
#endif

/** Writes the environment's `NAME=VALUE` bytes to `environ_buf`, each with a NUL, and their addresses to `environ`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_environ_get(uint8_t **environ, uint8_t *environ_buf)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("environ_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_environ_get(uint8_t **environ, uint8_t *environ_buf)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("environ_get")));
#endif

/**
 * How many variables there are, and their bytes with NULs.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_environ_sizes_get(wasix_size_t *out0, wasix_size_t *out1)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("environ_sizes_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_environ_sizes_get(wasix_size_t *out0, wasix_size_t *out1)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("environ_sizes_get")));
#endif

/**
 * A clock's resolution, in nanoseconds. `inval` for a clock that is not there.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_clock_res_get(wasix_clockid_t id, wasix_timestamp_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("clock_res_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_clock_res_get(wasix_clockid_t id, wasix_timestamp_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("clock_res_get")));
#endif

/**
 * A clock's time, in nanoseconds, at most `precision` off. `inval` for a clock that is not there.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_clock_time_get(wasix_clockid_t id, wasix_timestamp_t precision, wasix_timestamp_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("clock_time_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_clock_time_get(wasix_clockid_t id, wasix_timestamp_t precision, wasix_timestamp_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("clock_time_get")));
#endif

/** Says how a part of a file will be used. `spipe` where there are no positions. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_advise(wasix_fd_t fd, wasix_filesize_t offset, wasix_filesize_t len, wasix_advice_t advice)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_advise")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_advise(wasix_fd_t fd, wasix_filesize_t offset, wasix_filesize_t len, wasix_advice_t advice)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_advise")));
#endif

/** Makes room in a file for `len` bytes at `offset`; it may grow and never shrinks. `inval`, `notsup`, `nospc`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_allocate(wasix_fd_t fd, wasix_filesize_t offset, wasix_filesize_t len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_allocate")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_allocate(wasix_fd_t fd, wasix_filesize_t offset, wasix_filesize_t len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_allocate")));
#endif

/** Closes a descriptor. `badf` when it is not open. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_close(wasix_fd_t fd)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_close")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_close(wasix_fd_t fd)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_close")));
#endif

/** Returns when a file's data is on the medium. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_datasync(wasix_fd_t fd)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_datasync")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_datasync(wasix_fd_t fd)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_datasync")));
#endif

/**
 * What a descriptor is and may do.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_fdstat_get(wasix_fd_t fd, wasix_fdstat_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_fdstat_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_fdstat_get(wasix_fd_t fd, wasix_fdstat_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_fdstat_get")));
#endif

/** Sets an open file's flags. `inval`, `notsup` for flags that cannot change. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_fdstat_set_flags(wasix_fd_t fd, wasix_fdflags_t flags)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_fdstat_set_flags")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_fdstat_set_flags(wasix_fd_t fd, wasix_fdflags_t flags)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_fdstat_set_flags")));
#endif

/** Takes rights from a descriptor. `notcapable` for rights that it does not have. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_fdstat_set_rights(wasix_fd_t fd, wasix_rights_t fs_rights_base, wasix_rights_t fs_rights_inheriting)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_fdstat_set_rights")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_fdstat_set_rights(wasix_fd_t fd, wasix_rights_t fs_rights_base, wasix_rights_t fs_rights_inheriting)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_fdstat_set_rights")));
#endif

/**
 * What is known about an open file.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_filestat_get(wasix_fd_t fd, wasix_filestat_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_filestat_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_filestat_get(wasix_fd_t fd, wasix_filestat_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_filestat_get")));
#endif

/**
 * Cuts or grows a file to `size` bytes; new bytes are 0. `inval` (beyond
 * what the file system holds, or a descriptor that is not open to be written), `badf`, `fbig`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_filestat_set_size(wasix_fd_t fd, wasix_filesize_t size)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_filestat_set_size")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_filestat_set_size(wasix_fd_t fd, wasix_filesize_t size)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_filestat_set_size")));
#endif

/** Sets an open file's times, in nanoseconds. `inval` when a time is to be both given and now. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_filestat_set_times(wasix_fd_t fd, wasix_timestamp_t atim, wasix_timestamp_t mtim, wasix_fstflags_t fst_flags)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_filestat_set_times")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_filestat_set_times(wasix_fd_t fd, wasix_timestamp_t atim, wasix_timestamp_t mtim, wasix_fstflags_t fst_flags)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_filestat_set_times")));
#endif

/**
 * Reads at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_pread(wasix_fd_t fd, const wasix_iovec_t *iovs, size_t iovs_len, wasix_filesize_t offset, wasix_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_pread")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_pread(wasix_fd_t fd, const wasix_iovec_t *iovs, size_t iovs_len, wasix_filesize_t offset, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_pread")));
#endif

/**
 * Describes a descriptor that is open from the start. `badf` for any other: so programs find the last one.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_prestat_get(wasix_fd_t fd, wasix_prestat_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_prestat_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_prestat_get(wasix_fd_t fd, wasix_prestat_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_prestat_get")));
#endif

/** Writes the name of a directory that is open from the start, without NUL. `nametoolong` when it does not fit. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_prestat_dir_name(wasix_fd_t fd, uint8_t *path, wasix_size_t path_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_prestat_dir_name")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_prestat_dir_name(wasix_fd_t fd, uint8_t *path, wasix_size_t path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_prestat_dir_name")));
#endif

/**
 * Writes at `offset`, leaving the position alone; how many bytes. `spipe` where there are no positions.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_pwrite(wasix_fd_t fd, const wasix_ciovec_t *iovs, size_t iovs_len, wasix_filesize_t offset, wasix_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_pwrite")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_pwrite(wasix_fd_t fd, const wasix_ciovec_t *iovs, size_t iovs_len, wasix_filesize_t offset, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_pwrite")));
#endif

/**
 * Reads; how many bytes, 0 at the end. `again`, `isdir`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_read(wasix_fd_t fd, const wasix_iovec_t *iovs, size_t iovs_len, wasix_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_read")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_read(wasix_fd_t fd, const wasix_iovec_t *iovs, size_t iovs_len, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_read")));
#endif

/**
 * Writes entries and their names one after the other, from `cookie` on, the last one cut if need be; how many
 * bytes. Fewer than `buf_len` means that the directory ends there. `notdir`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_readdir(wasix_fd_t fd, uint8_t *buf, wasix_size_t buf_len, wasix_dircookie_t cookie, wasix_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_readdir")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_readdir(wasix_fd_t fd, uint8_t *buf, wasix_size_t buf_len, wasix_dircookie_t cookie, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_readdir")));
#endif

/** Gives the open file of `fd` to the number `to`, closing what was there, and frees `fd`. `badf`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_renumber(wasix_fd_t fd, wasix_fd_t to)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_renumber")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_renumber(wasix_fd_t fd, wasix_fd_t to)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_renumber")));
#endif

/**
 * Moves the position; where it is then. `spipe` where there is none, `inval` before the beginning.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_seek(wasix_fd_t fd, wasix_filedelta_t offset, wasix_whence_t whence, wasix_filesize_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_seek")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_seek(wasix_fd_t fd, wasix_filedelta_t offset, wasix_whence_t whence, wasix_filesize_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_seek")));
#endif

/** Returns when a file's data and times are on the medium. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_sync(wasix_fd_t fd)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_sync")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_sync(wasix_fd_t fd)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_sync")));
#endif

/**
 * The position, in bytes. `spipe` where there is none.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_tell(wasix_fd_t fd, wasix_filesize_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_tell")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_tell(wasix_fd_t fd, wasix_filesize_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_tell")));
#endif

/**
 * Writes; how many bytes. `again`, `pipe`, `nospc`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_fd_write(wasix_fd_t fd, const wasix_ciovec_t *iovs, size_t iovs_len, wasix_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("fd_write")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_fd_write(wasix_fd_t fd, const wasix_ciovec_t *iovs, size_t iovs_len, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("fd_write")));
#endif

/** Makes a directory. `exist`, `noent`, `notdir`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_create_directory(wasix_fd_t fd, const char *path, size_t path_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_create_directory")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_create_directory(wasix_fd_t fd, const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_create_directory")));
#endif

/**
 * What is known about the file at a path. `noent`, `notdir`, `loop`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_filestat_get(wasix_fd_t fd, wasix_lookupflags_t flags, const char *path, size_t path_len, wasix_filestat_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_filestat_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_filestat_get(wasix_fd_t fd, wasix_lookupflags_t flags, const char *path, size_t path_len, wasix_filestat_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_filestat_get")));
#endif

/** Sets the times of the file at a path, in nanoseconds. `inval` when a time is to be both given and now. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_filestat_set_times(wasix_fd_t fd, wasix_lookupflags_t flags, const char *path, size_t path_len, wasix_timestamp_t atim, wasix_timestamp_t mtim, wasix_fstflags_t fst_flags)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_filestat_set_times")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_filestat_set_times(wasix_fd_t fd, wasix_lookupflags_t flags, const char *path, size_t path_len, wasix_timestamp_t atim, wasix_timestamp_t mtim, wasix_fstflags_t fst_flags)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_filestat_set_times")));
#endif

/** Gives a file a further name. `exist`, `xdev`, `perm` for a directory. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_link(wasix_fd_t old_fd, wasix_lookupflags_t old_flags, const char *old_path, size_t old_path_len, wasix_fd_t new_fd, const char *new_path, size_t new_path_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_link")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_link(wasix_fd_t old_fd, wasix_lookupflags_t old_flags, const char *old_path, size_t old_path_len, wasix_fd_t new_fd, const char *new_path, size_t new_path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_link")));
#endif

/**
 * Opens the file at a path; the new descriptor, with these rights at most. `noent`, `exist`, `isdir`, `notdir`,
 * `loop`, `notcapable` for rights beyond those of `fd`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_open(wasix_fd_t fd, wasix_lookupflags_t dirflags, const char *path, size_t path_len, wasix_oflags_t oflags, wasix_rights_t fs_rights_base, wasix_rights_t fs_rights_inheriting, wasix_fdflags_t fdflags, wasix_fd_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_open")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_open(wasix_fd_t fd, wasix_lookupflags_t dirflags, const char *path, size_t path_len, wasix_oflags_t oflags, wasix_rights_t fs_rights_base, wasix_rights_t fs_rights_inheriting, wasix_fdflags_t fdflags, wasix_fd_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_open")));
#endif

/**
 * Writes what a symbolic link says, cut if need be, without NUL; how many bytes. `inval` for anything else.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_readlink(wasix_fd_t fd, const char *path, size_t path_len, uint8_t *buf, wasix_size_t buf_len, wasix_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_readlink")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_readlink(wasix_fd_t fd, const char *path, size_t path_len, uint8_t *buf, wasix_size_t buf_len, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_readlink")));
#endif

/** Removes an empty directory. `notempty`, `notdir`, `noent`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_remove_directory(wasix_fd_t fd, const char *path, size_t path_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_remove_directory")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_remove_directory(wasix_fd_t fd, const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_remove_directory")));
#endif

/**
 * Renames a file or directory; what was at the new name is replaced. `noent`, `isdir`, `notdir`, `notempty`,
 * `xdev`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_rename(wasix_fd_t fd, const char *old_path, size_t old_path_len, wasix_fd_t new_fd, const char *new_path, size_t new_path_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_rename")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_rename(wasix_fd_t fd, const char *old_path, size_t old_path_len, wasix_fd_t new_fd, const char *new_path, size_t new_path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_rename")));
#endif

/** Makes a symbolic link at `new_path` that says `old_path`. `exist`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_symlink(const char *old_path, size_t old_path_len, wasix_fd_t fd, const char *new_path, size_t new_path_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_symlink")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_symlink(const char *old_path, size_t old_path_len, wasix_fd_t fd, const char *new_path, size_t new_path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_symlink")));
#endif

/** Removes a name of a file. `isdir` for a directory, `noent`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_path_unlink_file(wasix_fd_t fd, const char *path, size_t path_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("path_unlink_file")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_path_unlink_file(wasix_fd_t fd, const char *path, size_t path_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("path_unlink_file")));
#endif

/**
 * Waits until something subscribed to comes; writes the events, how many. `inval` without subscriptions. What is
 * wrong with one subscription is told in its event.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_poll_oneoff(const wasix_subscription_t *in, wasix_event_t *out, wasix_size_t nsubscriptions, wasix_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("poll_oneoff")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_poll_oneoff(const wasix_subscription_t *in, wasix_event_t *out, wasix_size_t nsubscriptions, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("poll_oneoff")));
#endif

/** Ends the process, all its threads with it. */
#if __SIZEOF_POINTER__ == 4
void wasix_proc_exit(wasix_exitcode_t rval)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("proc_exit"), __noreturn__));
#elif __SIZEOF_POINTER__ == 8
void wasix_proc_exit(wasix_exitcode_t rval)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_exit"), __noreturn__));
#endif

/** Sends a signal to the process itself. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_proc_raise(wasix_signal_t sig)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("proc_raise")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_proc_raise(wasix_signal_t sig)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("proc_raise")));
#endif

/** Lets others run. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sched_yield(void)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sched_yield")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sched_yield(void)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sched_yield")));
#endif

/** Fills a buffer with random bytes, good enough for keys. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_random_get(uint8_t *buf, wasix_size_t buf_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("random_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_random_get(uint8_t *buf, wasix_size_t buf_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("random_get")));
#endif

/**
 * Takes a connection from a listening socket; its descriptor, with the flag `nonblock` if given. `again`,
 * `notsock`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_wasi_snapshot_preview1_sock_accept(wasix_fd_t fd, wasix_fdflags_t flags, wasix_fd_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_accept")));
#endif

/**
 * Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_recv(wasix_fd_t fd, const wasix_iovec_t *ri_data, size_t ri_data_len, wasix_riflags_t ri_flags, wasix_size_t *out0, wasix_roflags_t *out1)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_recv")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_recv(wasix_fd_t fd, const wasix_iovec_t *ri_data, size_t ri_data_len, wasix_riflags_t ri_flags, wasix_size_t *out0, wasix_roflags_t *out1)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_recv")));
#endif

/**
 * Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_send(wasix_fd_t fd, const wasix_ciovec_t *si_data, size_t si_data_len, wasix_siflags_t si_flags, wasix_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_send")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_send(wasix_fd_t fd, const wasix_ciovec_t *si_data, size_t si_data_len, wasix_siflags_t si_flags, wasix_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_send")));
#endif

/** Shuts down one or both directions of a connection. `inval`, `notconn`, `notsock`. */
#if __SIZEOF_POINTER__ == 4
wasix_errno_t wasix_sock_shutdown(wasix_fd_t fd, wasix_sdflags_t how)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_shutdown")));
#elif __SIZEOF_POINTER__ == 8
wasix_errno_t wasix_sock_shutdown(wasix_fd_t fd, wasix_sdflags_t how)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("sock_shutdown")));
#endif

/**
 * Starts a thread: a new instance over the same memory, whose export `wasi_thread_start` is called with the
 * thread's number and `start`. Gives the number, from 1 to 2^29 - 1, or an errno with a minus. A libc with threads
 * has that export for its own: programs with one start threads through it.
 */
#if __SIZEOF_POINTER__ == 4
int32_t wasix_wasi_thread_spawn(wasix_size_t start)
    __attribute__((__import_module__("wasi"), __import_name__("thread-spawn")));
#endif

#ifdef __cplusplus
}
#endif

#undef WASIX_ASSERT
#undef WASIX_ALIGNOF

#endif
