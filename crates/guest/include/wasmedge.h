/* Generated from witx/ by `cargo xtask codegen`. Do not edit. */

#ifndef WASMEDGE_H
#define WASMEDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus) && __cplusplus >= 201103L
#define WASMEDGE_ASSERT(holds, about) static_assert(holds, about);
#define WASMEDGE_ALIGNOF(type) alignof(type)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define WASMEDGE_ASSERT(holds, about) _Static_assert(holds, about);
#define WASMEDGE_ALIGNOF(type) _Alignof(type)
#else
#define WASMEDGE_ASSERT(holds, about)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** A number of bytes or of elements, as wide as a pointer. */
typedef size_t wasmedge_size_t;

/** A size or a position in a file, in bytes. */
typedef uint64_t wasmedge_filesize_t;

/** A point in time or a duration, in nanoseconds. */
typedef uint64_t wasmedge_timestamp_t;

/** A clock. */
typedef uint32_t wasmedge_clockid_t;

/** The time of day, counted from 1970-01-01 00:00 UTC; it may be set and may jump. */
#define WASMEDGE_CLOCKID_REALTIME (UINT32_C(0))
/** Time since some start; it never goes back. */
#define WASMEDGE_CLOCKID_MONOTONIC (UINT32_C(1))
/** Processor time that the process has used. */
#define WASMEDGE_CLOCKID_PROCESS_CPUTIME_ID (UINT32_C(2))
/** Processor time that the thread has used. */
#define WASMEDGE_CLOCKID_THREAD_CPUTIME_ID (UINT32_C(3))

/** Why a call failed; 0 when it did not. */
typedef uint16_t wasmedge_errno_t;

/** It did not fail. */
#define WASMEDGE_ERRNO_SUCCESS (UINT16_C(0))
/** The arguments are too long. */
#define WASMEDGE_ERRNO_2BIG (UINT16_C(1))
/** Permission denied. */
#define WASMEDGE_ERRNO_ACCES (UINT16_C(2))
/** The address is in use. */
#define WASMEDGE_ERRNO_ADDRINUSE (UINT16_C(3))
/** The address is not available here. */
#define WASMEDGE_ERRNO_ADDRNOTAVAIL (UINT16_C(4))
/** The address family is not supported. */
#define WASMEDGE_ERRNO_AFNOSUPPORT (UINT16_C(5))
/** Nothing to be had now; try again. */
#define WASMEDGE_ERRNO_AGAIN (UINT16_C(6))
/** The connection is already being made. */
#define WASMEDGE_ERRNO_ALREADY (UINT16_C(7))
/** No such file descriptor, or one of the wrong kind. */
#define WASMEDGE_ERRNO_BADF (UINT16_C(8))
/** A malformed message. */
#define WASMEDGE_ERRNO_BADMSG (UINT16_C(9))
/** The resource is busy. */
#define WASMEDGE_ERRNO_BUSY (UINT16_C(10))
/** The operation was cancelled. */
#define WASMEDGE_ERRNO_CANCELED (UINT16_C(11))
/** There are no child processes. */
#define WASMEDGE_ERRNO_CHILD (UINT16_C(12))
/** The connection was aborted. */
#define WASMEDGE_ERRNO_CONNABORTED (UINT16_C(13))
/** The connection was refused. */
#define WASMEDGE_ERRNO_CONNREFUSED (UINT16_C(14))
/** The connection was reset. */
#define WASMEDGE_ERRNO_CONNRESET (UINT16_C(15))
/** A deadlock would arise. */
#define WASMEDGE_ERRNO_DEADLK (UINT16_C(16))
/** A destination address is needed. */
#define WASMEDGE_ERRNO_DESTADDRREQ (UINT16_C(17))
/** An argument is outside the function's domain. */
#define WASMEDGE_ERRNO_DOM (UINT16_C(18))
/** The disk quota is used up. */
#define WASMEDGE_ERRNO_DQUOT (UINT16_C(19))
/** The file exists. */
#define WASMEDGE_ERRNO_EXIST (UINT16_C(20))
/** A pointer does not lie in memory. */
#define WASMEDGE_ERRNO_FAULT (UINT16_C(21))
/** The file would be too large. */
#define WASMEDGE_ERRNO_FBIG (UINT16_C(22))
/** The host cannot be reached. */
#define WASMEDGE_ERRNO_HOSTUNREACH (UINT16_C(23))
/** The identifier was removed. */
#define WASMEDGE_ERRNO_IDRM (UINT16_C(24))
/** The bytes are no text. */
#define WASMEDGE_ERRNO_ILSEQ (UINT16_C(25))
/** The operation has begun and goes on. */
#define WASMEDGE_ERRNO_INPROGRESS (UINT16_C(26))
/** A signal interrupted the call. */
#define WASMEDGE_ERRNO_INTR (UINT16_C(27))
/** An argument is invalid. */
#define WASMEDGE_ERRNO_INVAL (UINT16_C(28))
/** Input or output failed. */
#define WASMEDGE_ERRNO_IO (UINT16_C(29))
/** The socket is connected already. */
#define WASMEDGE_ERRNO_ISCONN (UINT16_C(30))
/** It is a directory. */
#define WASMEDGE_ERRNO_ISDIR (UINT16_C(31))
/** Too many symbolic links. */
#define WASMEDGE_ERRNO_LOOP (UINT16_C(32))
/** The process has too many open files. */
#define WASMEDGE_ERRNO_MFILE (UINT16_C(33))
/** Too many links to the file. */
#define WASMEDGE_ERRNO_MLINK (UINT16_C(34))
/** The message is too long. */
#define WASMEDGE_ERRNO_MSGSIZE (UINT16_C(35))
/** Reserved. */
#define WASMEDGE_ERRNO_MULTIHOP (UINT16_C(36))
/** The name is too long. */
#define WASMEDGE_ERRNO_NAMETOOLONG (UINT16_C(37))
/** The network is down. */
#define WASMEDGE_ERRNO_NETDOWN (UINT16_C(38))
/** The network dropped the connection. */
#define WASMEDGE_ERRNO_NETRESET (UINT16_C(39))
/** The network cannot be reached. */
#define WASMEDGE_ERRNO_NETUNREACH (UINT16_C(40))
/** The system has too many open files. */
#define WASMEDGE_ERRNO_NFILE (UINT16_C(41))
/** There is no buffer space. */
#define WASMEDGE_ERRNO_NOBUFS (UINT16_C(42))
/** No such device. */
#define WASMEDGE_ERRNO_NODEV (UINT16_C(43))
/** No such file or directory. */
#define WASMEDGE_ERRNO_NOENT (UINT16_C(44))
/** The file cannot be executed. */
#define WASMEDGE_ERRNO_NOEXEC (UINT16_C(45))
/** There are no locks left. */
#define WASMEDGE_ERRNO_NOLCK (UINT16_C(46))
/** Reserved. */
#define WASMEDGE_ERRNO_NOLINK (UINT16_C(47))
/** There is no memory left. */
#define WASMEDGE_ERRNO_NOMEM (UINT16_C(48))
/** There is no such message. */
#define WASMEDGE_ERRNO_NOMSG (UINT16_C(49))
/** The protocol has no such option. */
#define WASMEDGE_ERRNO_NOPROTOOPT (UINT16_C(50))
/** The device is full. */
#define WASMEDGE_ERRNO_NOSPC (UINT16_C(51))
/** There is no such function. */
#define WASMEDGE_ERRNO_NOSYS (UINT16_C(52))
/** The socket is not connected. */
#define WASMEDGE_ERRNO_NOTCONN (UINT16_C(53))
/** It is not a directory. */
#define WASMEDGE_ERRNO_NOTDIR (UINT16_C(54))
/** The directory is not empty. */
#define WASMEDGE_ERRNO_NOTEMPTY (UINT16_C(55))
/** The state cannot be recovered. */
#define WASMEDGE_ERRNO_NOTRECOVERABLE (UINT16_C(56))
/** It is not a socket. */
#define WASMEDGE_ERRNO_NOTSOCK (UINT16_C(57))
/** Not supported for this kind of object. */
#define WASMEDGE_ERRNO_NOTSUP (UINT16_C(58))
/** It is not a terminal. */
#define WASMEDGE_ERRNO_NOTTY (UINT16_C(59))
/** No such device or address. */
#define WASMEDGE_ERRNO_NXIO (UINT16_C(60))
/** The value does not fit. */
#define WASMEDGE_ERRNO_OVERFLOW (UINT16_C(61))
/** The owner died. */
#define WASMEDGE_ERRNO_OWNERDEAD (UINT16_C(62))
/** The operation is not permitted. */
#define WASMEDGE_ERRNO_PERM (UINT16_C(63))
/** The pipe has no reader. */
#define WASMEDGE_ERRNO_PIPE (UINT16_C(64))
/** A protocol error. */
#define WASMEDGE_ERRNO_PROTO (UINT16_C(65))
/** The protocol is not supported. */
#define WASMEDGE_ERRNO_PROTONOSUPPORT (UINT16_C(66))
/** The protocol does not go with this type of socket. */
#define WASMEDGE_ERRNO_PROTOTYPE (UINT16_C(67))
/** The result is too large for the buffer. */
#define WASMEDGE_ERRNO_RANGE (UINT16_C(68))
/** The file system is read-only. */
#define WASMEDGE_ERRNO_ROFS (UINT16_C(69))
/** It has no position to seek to. */
#define WASMEDGE_ERRNO_SPIPE (UINT16_C(70))
/** No such process or thread. */
#define WASMEDGE_ERRNO_SRCH (UINT16_C(71))
/** The handle is stale. */
#define WASMEDGE_ERRNO_STALE (UINT16_C(72))
/** The time is up. */
#define WASMEDGE_ERRNO_TIMEDOUT (UINT16_C(73))
/** The program's file is being run. */
#define WASMEDGE_ERRNO_TXTBSY (UINT16_C(74))
/** The other path is on another device. */
#define WASMEDGE_ERRNO_XDEV (UINT16_C(75))
/** The descriptor lacks the right, or the path leads out of its directory. */
#define WASMEDGE_ERRNO_NOTCAPABLE (UINT16_C(76))
/** The socket has been shut down (WASIX). */
#define WASMEDGE_ERRNO_SHUTDOWN (UINT16_C(77))
/** A memory access was out of bounds (WASIX). */
#define WASMEDGE_ERRNO_MEMVIOLATION (UINT16_C(78))
/** Something unknown went wrong (WASIX). */
#define WASMEDGE_ERRNO_UNKNOWN (UINT16_C(79))
/** The operation is not done yet; never given to a program (WASIX). */
#define WASMEDGE_ERRNO_PENDING (UINT16_C(80))

/** A number that stands for an open file. */
typedef uint32_t wasmedge_fd_t;

/** Memory to read into. */
typedef struct wasmedge_iovec_t {
    /** Where. */
    uint8_t *buf;
    /** How many bytes. */
    wasmedge_size_t buf_len;
} wasmedge_iovec_t;

WASMEDGE_ASSERT(sizeof(wasmedge_iovec_t) == (sizeof(void *) == 8 ? 16 : 8), "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_iovec_t) == (sizeof(void *) == 8 ? 8 : 4), "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_iovec_t, buf) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_iovec_t, buf_len) == (sizeof(void *) == 8 ? 8 : 4), "offset")

/** Memory to write from. */
typedef struct wasmedge_ciovec_t {
    /** Where. */
    const uint8_t *buf;
    /** How many bytes. */
    wasmedge_size_t buf_len;
} wasmedge_ciovec_t;

WASMEDGE_ASSERT(sizeof(wasmedge_ciovec_t) == (sizeof(void *) == 8 ? 16 : 8), "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_ciovec_t) == (sizeof(void *) == 8 ? 8 : 4), "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_ciovec_t, buf) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_ciovec_t, buf_len) == (sizeof(void *) == 8 ? 8 : 4), "offset")

/** Pieces of memory to fill one after the other. */
typedef struct wasmedge_iovec_array_t { const wasmedge_iovec_t *data; size_t len; } wasmedge_iovec_array_t;

/** Pieces of memory to take one after the other. */
typedef struct wasmedge_ciovec_array_t { const wasmedge_ciovec_t *data; size_t len; } wasmedge_ciovec_array_t;

/** The state of an open file. */
typedef uint16_t wasmedge_fdflags_t;

/** Writes go to the end. */
#define WASMEDGE_FDFLAGS_APPEND (UINT16_C(1))
/** A write is done when its data is on the medium. */
#define WASMEDGE_FDFLAGS_DSYNC (UINT16_C(2))
/** What cannot be done at once fails with `again`. */
#define WASMEDGE_FDFLAGS_NONBLOCK (UINT16_C(4))
/** A read waits for writes to reach the medium. */
#define WASMEDGE_FDFLAGS_RSYNC (UINT16_C(8))
/** A write is done when data and times are on the medium. */
#define WASMEDGE_FDFLAGS_SYNC (UINT16_C(16))

/** The program's own mark on a subscription, given back with its events. */
typedef uint64_t wasmedge_userdata_t;

/** What is waited for. */
typedef uint8_t wasmedge_eventtype_t;

/** A time. */
#define WASMEDGE_EVENTTYPE_CLOCK (UINT8_C(0))
/** Something to read. */
#define WASMEDGE_EVENTTYPE_FD_READ (UINT8_C(1))
/** Room to write. */
#define WASMEDGE_EVENTTYPE_FD_WRITE (UINT8_C(2))

/** What else is known when a descriptor is ready. */
typedef uint16_t wasmedge_eventrwflags_t;

/** The other side has gone. */
#define WASMEDGE_EVENTRWFLAGS_FD_READWRITE_HANGUP (UINT16_C(1))

/** How ready a descriptor is. */
typedef struct wasmedge_event_fd_readwrite_t {
    /** How many bytes can be read or written; 0 when that is not known. */
    wasmedge_filesize_t nbytes;
    /** What else is known. */
    wasmedge_eventrwflags_t flags;
} wasmedge_event_fd_readwrite_t;

WASMEDGE_ASSERT(sizeof(wasmedge_event_fd_readwrite_t) == 16, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_event_fd_readwrite_t) == 8, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_event_fd_readwrite_t, nbytes) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_event_fd_readwrite_t, flags) == 8, "offset")

/** Something that was waited for has come. */
typedef struct wasmedge_event_t {
    /** The subscription's mark. */
    wasmedge_userdata_t userdata;
    /** What is wrong with the subscription, if anything. */
    wasmedge_errno_t error;
    /** What came. */
    wasmedge_eventtype_t type;
    /** More about a descriptor. */
    wasmedge_event_fd_readwrite_t fd_readwrite;
} wasmedge_event_t;

WASMEDGE_ASSERT(sizeof(wasmedge_event_t) == 32, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_event_t) == 8, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_event_t, userdata) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_event_t, error) == 8, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_event_t, type) == 10, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_event_t, fd_readwrite) == 16, "offset")

/** How a time is meant. */
typedef uint16_t wasmedge_subclockflags_t;

/** A point in time, not a duration from now. */
#define WASMEDGE_SUBCLOCKFLAGS_SUBSCRIPTION_CLOCK_ABSTIME (UINT16_C(1))

/** A time to wait for. */
typedef struct wasmedge_subscription_clock_t {
    /** By which clock. */
    wasmedge_clockid_t id;
    /** The time, in nanoseconds. */
    wasmedge_timestamp_t timeout;
    /** How late it may be, in nanoseconds. */
    wasmedge_timestamp_t precision;
    /** How the time is meant. */
    wasmedge_subclockflags_t flags;
} wasmedge_subscription_clock_t;

WASMEDGE_ASSERT(sizeof(wasmedge_subscription_clock_t) == 32, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_subscription_clock_t) == 8, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_subscription_clock_t, id) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_subscription_clock_t, timeout) == 8, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_subscription_clock_t, precision) == 16, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_subscription_clock_t, flags) == 24, "offset")

/** A descriptor to wait for. */
typedef struct wasmedge_subscription_fd_readwrite_t {
    /** Which. */
    wasmedge_fd_t file_descriptor;
} wasmedge_subscription_fd_readwrite_t;

WASMEDGE_ASSERT(sizeof(wasmedge_subscription_fd_readwrite_t) == 4, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_subscription_fd_readwrite_t) == 4, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_subscription_fd_readwrite_t, file_descriptor) == 0, "offset")

/** The values of a wasmedge_subscription_u_t. */
typedef union wasmedge_subscription_u_u_t {
    wasmedge_subscription_clock_t clock;
    wasmedge_subscription_fd_readwrite_t fd_read;
    wasmedge_subscription_fd_readwrite_t fd_write;
} wasmedge_subscription_u_u_t;

/** What to wait for. */
typedef struct wasmedge_subscription_u_t {
    /** Which case of the union it is. */
    wasmedge_eventtype_t tag;
    /** The value of that case. */
    wasmedge_subscription_u_u_t u;
} wasmedge_subscription_u_t;

WASMEDGE_ASSERT(sizeof(wasmedge_subscription_u_t) == 40, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_subscription_u_t) == 8, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_subscription_u_t, u) == 8, "offset")

/** What to wait for, with the program's mark. */
typedef struct wasmedge_subscription_t {
    /** The mark. */
    wasmedge_userdata_t userdata;
    /** What to wait for. */
    wasmedge_subscription_u_t u;
} wasmedge_subscription_t;

WASMEDGE_ASSERT(sizeof(wasmedge_subscription_t) == 48, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_subscription_t) == 8, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_subscription_t, userdata) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_subscription_t, u) == 8, "offset")

/** How data is received. */
typedef uint16_t wasmedge_riflags_t;

/** It stays in the queue. */
#define WASMEDGE_RIFLAGS_RECV_PEEK (UINT16_C(1))
/** Wait until all buffers are full. */
#define WASMEDGE_RIFLAGS_RECV_WAITALL (UINT16_C(2))
/** Give the full length of a datagram that is cut (WASIX). */
#define WASMEDGE_RIFLAGS_RECV_DATA_TRUNCATED (UINT16_C(4))
/** Do not wait (WASIX). */
#define WASMEDGE_RIFLAGS_RECV_DONT_WAIT (UINT16_C(8))

/** What happened to received data. */
typedef uint16_t wasmedge_roflags_t;

/** A datagram was longer than the buffers. */
#define WASMEDGE_ROFLAGS_RECV_DATA_TRUNCATED (UINT16_C(1))

/** How data is sent. */
typedef uint16_t wasmedge_siflags_t;

/** Do not wait (WASIX). */
#define WASMEDGE_SIFLAGS_SEND_DONT_WAIT (UINT16_C(1))

/** A kind of address. */
typedef uint8_t wasmedge_address_family_t;

/** None. */
#define WASMEDGE_ADDRESS_FAMILY_UNSPEC (UINT8_C(0))
/** IPv4. */
#define WASMEDGE_ADDRESS_FAMILY_INET4 (UINT8_C(1))
/** IPv6. */
#define WASMEDGE_ADDRESS_FAMILY_INET6 (UINT8_C(2))
/** A path. */
#define WASMEDGE_ADDRESS_FAMILY_UNIX (UINT8_C(3))

/** A kind of socket, as WasmEdge counts them. */
typedef uint8_t wasmedge_sock_type_t;

/** Whichever the protocol has. */
#define WASMEDGE_SOCK_TYPE_SOCKET_ANY (UINT8_C(0))
/** Datagrams. */
#define WASMEDGE_SOCK_TYPE_SOCKET_DGRAM (UINT8_C(1))
/** A stream of bytes. */
#define WASMEDGE_SOCK_TYPE_SOCKET_STREAM (UINT8_C(2))

/** A protocol, as WasmEdge counts them. */
typedef uint32_t wasmedge_ai_protocol_t;

/** Whichever the kind of socket has. */
#define WASMEDGE_AI_PROTOCOL_IP (UINT32_C(0))
/** TCP. */
#define WASMEDGE_AI_PROTOCOL_TCP (UINT32_C(1))
/** UDP. */
#define WASMEDGE_AI_PROTOCOL_UDP (UINT32_C(2))

/**
 * Where an address lies. By its length it is one of three: 4 bytes of IPv4 or 16 of IPv6, the most significant first; or
 * the 128 bytes of a `sock_storage`.
 */
typedef struct wasmedge_sock_address_t {
    /** Its first byte. */
    uint8_t *buf;
    /** How many bytes it has. */
    wasmedge_size_t buf_len;
} wasmedge_sock_address_t;

WASMEDGE_ASSERT(sizeof(wasmedge_sock_address_t) == (sizeof(void *) == 8 ? 16 : 8), "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_sock_address_t) == (sizeof(void *) == 8 ? 8 : 4), "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_sock_address_t, buf) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_sock_address_t, buf_len) == (sizeof(void *) == 8 ? 8 : 4), "offset")

/** An address of any family. */
typedef struct wasmedge_sock_storage_t {
    /** Its family, by the number that `address_family` has for it. */
    uint16_t family;
    /** The bytes of the address, the most significant first; a path ends with a NUL. */
    uint8_t bytes[126];
} wasmedge_sock_storage_t;

WASMEDGE_ASSERT(sizeof(wasmedge_sock_storage_t) == 128, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_sock_storage_t) == 2, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_sock_storage_t, family) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_sock_storage_t, bytes) == 2, "offset")

/** An address that was looked up. Ports and addresses have the most significant byte first. */
typedef struct wasmedge_ai_sockaddr_t {
    /** Its family, by the number that `address_family` has for it. */
    uint8_t family;
    /** How much room there is for the data. Programs that say 14 have 26. */
    wasmedge_size_t data_len;
    /** Where the data goes: the port's two bytes, then the address. */
    uint8_t *data;
} wasmedge_ai_sockaddr_t;

WASMEDGE_ASSERT(sizeof(wasmedge_ai_sockaddr_t) == (sizeof(void *) == 8 ? 24 : 12), "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_ai_sockaddr_t) == (sizeof(void *) == 8 ? 8 : 4), "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_ai_sockaddr_t, family) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_ai_sockaddr_t, data_len) == (sizeof(void *) == 8 ? 8 : 4), "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_ai_sockaddr_t, data) == (sizeof(void *) == 8 ? 16 : 8), "offset")

/** What is asked of a look-up, and what it finds: an element of a list that the program has made. */
typedef struct wasmedge_addrinfo_t {
    /** Bits: 1 to listen, 2 to be told the name. All others are taken for hints. */
    uint16_t flags;
    /** The family; `unspec` is any. */
    uint8_t family;
    /** The kind of socket. */
    uint8_t socktype;
    /** The protocol. */
    uint32_t protocol;
    /** The size of an address; nothing depends on it. */
    wasmedge_size_t addrlen;
    /** Where the address goes. */
    wasmedge_ai_sockaddr_t *addr;
    /** Where the name goes, with a NUL behind it. */
    uint8_t *canonname;
    /** How much room there is for the name. */
    wasmedge_size_t canonname_len;
    /** The next element; 0 ends the list. */
    uint8_t *next;
} wasmedge_addrinfo_t;

WASMEDGE_ASSERT(sizeof(wasmedge_addrinfo_t) == (sizeof(void *) == 8 ? 48 : 28), "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_addrinfo_t) == (sizeof(void *) == 8 ? 8 : 4), "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, flags) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, family) == 2, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, socktype) == 3, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, protocol) == 4, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, addrlen) == 8, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, addr) == (sizeof(void *) == 8 ? 16 : 12), "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, canonname) == (sizeof(void *) == 8 ? 24 : 16), "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, canonname_len) == (sizeof(void *) == 8 ? 32 : 20), "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_addrinfo_t, next) == (sizeof(void *) == 8 ? 40 : 24), "offset")

/** How long, as the options for time-outs have it; 0 is for ever. */
typedef struct wasmedge_timeval_t {
    /** Seconds. */
    int64_t sec;
    /** Microseconds, less than a second. */
    int64_t usec;
} wasmedge_timeval_t;

WASMEDGE_ASSERT(sizeof(wasmedge_timeval_t) == 16, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_timeval_t) == 8, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_timeval_t, sec) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_timeval_t, usec) == 8, "offset")

/** Whether closing waits until everything is sent. */
typedef struct wasmedge_linger_t {
    /** Whether it does. */
    uint32_t onoff;
    /** How long at most, in seconds. */
    uint32_t linger;
} wasmedge_linger_t;

WASMEDGE_ASSERT(sizeof(wasmedge_linger_t) == 8, "size")
WASMEDGE_ASSERT(WASMEDGE_ALIGNOF(wasmedge_linger_t) == 4, "alignment")
WASMEDGE_ASSERT(offsetof(wasmedge_linger_t, onoff) == 0, "offset")
WASMEDGE_ASSERT(offsetof(wasmedge_linger_t, linger) == 4, "offset")

/** An option of the level 0. The level 6 has one option: 15, to send at once. */
typedef uint32_t wasmedge_so_name_t;

/** Flag: an address just left may be taken. */
#define WASMEDGE_SO_NAME_REUSEADDR (UINT32_C(0))
/** Read only: the kind of socket. */
#define WASMEDGE_SO_NAME_TYPE (UINT32_C(1))
/** Read only: the error that is pending, which is none after that. */
#define WASMEDGE_SO_NAME_ERROR (UINT32_C(2))
/** Flag: to direct neighbours only. */
#define WASMEDGE_SO_NAME_DONTROUTE (UINT32_C(3))
/** Flag: broadcasts may be sent. */
#define WASMEDGE_SO_NAME_BROADCAST (UINT32_C(4))
/** Number: bytes of the buffer for sending. */
#define WASMEDGE_SO_NAME_SNDBUF (UINT32_C(5))
/** Number: bytes of the buffer for receiving. */
#define WASMEDGE_SO_NAME_RCVBUF (UINT32_C(6))
/** Flag: a silent connection is probed. */
#define WASMEDGE_SO_NAME_KEEPALIVE (UINT32_C(7))
/** Flag: urgent bytes stay in the stream. */
#define WASMEDGE_SO_NAME_OOBINLINE (UINT32_C(8))
/** A `linger`. */
#define WASMEDGE_SO_NAME_LINGER (UINT32_C(9))
/** Number: bytes that a receiver waits for. */
#define WASMEDGE_SO_NAME_RCVLOWAT (UINT32_C(10))
/** A `timeval`: how long receiving waits. */
#define WASMEDGE_SO_NAME_RCVTIMEO (UINT32_C(11))
/** A `timeval`: how long sending waits. */
#define WASMEDGE_SO_NAME_SNDTIMEO (UINT32_C(12))
/** Flag, read only: it takes connections. */
#define WASMEDGE_SO_NAME_ACCEPTCONN (UINT32_C(13))
/** A name: the interface that it is bound to. */
#define WASMEDGE_SO_NAME_BINDTODEVICE (UINT32_C(14))

/**
 * Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_open(wasmedge_address_family_t af, wasmedge_sock_type_t socktype, wasmedge_fd_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_open")));
#endif

/** Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one or the address is none. */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_bind(wasmedge_fd_t fd, const wasmedge_sock_address_t *addr, uint32_t port)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_bind")));
#endif

/** Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`. */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_listen(wasmedge_fd_t fd, wasmedge_size_t backlog)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_listen")));
#endif

/**
 * Connects a socket. `inprogress` when it does not block; then it becomes writable and the option `error` tells the
 * rest. `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_connect(wasmedge_fd_t fd, const wasmedge_sock_address_t *addr, uint32_t port)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_connect")));
#endif

/**
 * Sends to an address; how many bytes. `msgsize`, `netunreach`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_send_to(wasmedge_fd_t fd, const wasmedge_ciovec_t *si_data, size_t si_data_len, const wasmedge_sock_address_t *addr, uint32_t port, wasmedge_siflags_t si_flags, wasmedge_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_send_to")));
#endif

/**
 * An option: its value, cut to `value_len` bytes, and how many those are. A `value_len` below 64 is the length itself, as
 * some guests pass it: no variable lies there. `inval`, `noprotoopt`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_getsockopt(wasmedge_fd_t fd, uint32_t level, uint32_t name, uint8_t *value, wasmedge_size_t *value_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_getsockopt")));
#endif

/** Sets an option. `inval` when the value is too short or cannot be, `noprotoopt`. */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_setsockopt(wasmedge_fd_t fd, uint32_t level, uint32_t name, const uint8_t *value, wasmedge_size_t value_len)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_setsockopt")));
#endif

/**
 * Looks up a host and a service, and fills the list of `max_len` elements that `res` points to; how many those are. The last
 * one has no next. Names may end with a NUL. `noent` when there are none, `afnosupport`, `inval`, `nomem` without room.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_getaddrinfo(const char *node, size_t node_len, const char *service, size_t service_len, const wasmedge_addrinfo_t *hints, wasmedge_addrinfo_t **res, wasmedge_size_t max_len, wasmedge_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_getaddrinfo")));
#endif

/**
 * Receives; the sender's port (2 bytes), how many bytes, and what happened to the rest. The sender's address goes to
 * where `addr` says, as much of it as has room.
 * On success the result is in `out0`, `out1`, `out2`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_recv_from(wasmedge_fd_t fd, const wasmedge_iovec_t *ri_data, size_t ri_data_len, wasmedge_sock_address_t *addr, wasmedge_riflags_t ri_flags, uint16_t *out0, wasmedge_size_t *out1, wasmedge_roflags_t *out2)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_recv_from")));
#endif

/**
 * A socket's own address, written to the 128 bytes that `addr` names, and its port. `notsock`, `inval`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_getlocaladdr(wasmedge_fd_t fd, wasmedge_sock_address_t *addr, uint32_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_getlocaladdr")));
#endif

/**
 * The address of the other side, written to the 128 bytes that `addr` names, and its port. `notconn`, `notsock`, `inval`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_getpeeraddr(wasmedge_fd_t fd, wasmedge_sock_address_t *addr, uint32_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_getpeeraddr")));
#endif

/**
 * Makes a socket. `afnosupport`, `protonosupport`, `inval`, `acces`, `mfile`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_open_v2(wasmedge_address_family_t af, wasmedge_sock_type_t socktype, wasmedge_fd_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_open_v2")));
#endif

/** Gives a socket its own address. `addrinuse`, `addrnotavail`, `inval` when it has one or the address is none. */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_bind_v2(wasmedge_fd_t fd, const wasmedge_sock_address_t *addr, uint32_t port)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_bind_v2")));
#endif

/** Makes a socket take connections, `backlog` of them in a queue. `inval`, `notsup`. */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_listen_v2(wasmedge_fd_t fd, wasmedge_size_t backlog)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_listen_v2")));
#endif

/**
 * Takes a connection from a listening socket; its descriptor, with the flag `nonblock` if given. `again`, `notsock`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_accept_v2(wasmedge_fd_t fd, wasmedge_fdflags_t flags, wasmedge_fd_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_accept_v2")));
#endif

/**
 * Connects a socket. `inprogress` when it does not block; then it becomes writable and the option `error` tells the
 * rest. `connrefused`, `hostunreach`, `netunreach`, `timedout`, `isconn`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_connect_v2(wasmedge_fd_t fd, const wasmedge_sock_address_t *addr, uint32_t port)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_connect_v2")));
#endif

/**
 * Receives; how many bytes, and what happened to the rest. `again`, `notconn`, `notsock`.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_recv_v2(wasmedge_fd_t fd, const wasmedge_iovec_t *ri_data, size_t ri_data_len, wasmedge_riflags_t ri_flags, wasmedge_size_t *out0, wasmedge_roflags_t *out1)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_recv_v2")));
#endif

/**
 * Receives; the sender's port (2 bytes), how many bytes, and what happened to the rest. The sender's address goes to
 * where `addr` says, as much of it as has room.
 * On success the result is in `out0`, `out1`, `out2`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_recv_from_v2(wasmedge_fd_t fd, const wasmedge_iovec_t *ri_data, size_t ri_data_len, wasmedge_sock_address_t *addr, wasmedge_riflags_t ri_flags, uint16_t *out0, wasmedge_size_t *out1, wasmedge_roflags_t *out2)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_recv_from_v2")));
#endif

/**
 * Sends; how many bytes. `again`, `notconn`, `pipe`, `notsock`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_send_v2(wasmedge_fd_t fd, const wasmedge_ciovec_t *si_data, size_t si_data_len, wasmedge_siflags_t si_flags, wasmedge_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_send_v2")));
#endif

/**
 * Sends to an address; how many bytes. `msgsize`, `netunreach`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_send_to_v2(wasmedge_fd_t fd, const wasmedge_ciovec_t *si_data, size_t si_data_len, const wasmedge_sock_address_t *addr, uint32_t port, wasmedge_siflags_t si_flags, wasmedge_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_send_to_v2")));
#endif

/**
 * A socket's own address, written to the 128 bytes that `addr` names, and its port. `notsock`, `inval`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_getlocaladdr_v2(wasmedge_fd_t fd, wasmedge_sock_address_t *addr, uint32_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_getlocaladdr_v2")));
#endif

/**
 * The address of the other side, written to the 128 bytes that `addr` names, and its port. `notconn`, `notsock`, `inval`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_getpeeraddr_v2(wasmedge_fd_t fd, wasmedge_sock_address_t *addr, uint32_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_getpeeraddr_v2")));
#endif

/**
 * As `poll_oneoff`. WasmEdge tells of what a descriptor became ready for, here it is told as long as it is: programs that
 * expect the first read until there is no more, and are told no less than they need.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_epoll_oneoff(const wasmedge_subscription_t *in, wasmedge_event_t *out, wasmedge_size_t nsubscriptions, wasmedge_size_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("epoll_oneoff")));
#endif

/**
 * Takes a connection from a listening socket; its descriptor. `again`, `notsock`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_sock_accept(wasmedge_fd_t fd, wasmedge_fd_t *out0)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_accept")));
#endif

/**
 * Receives; how many bytes, and what happened to the rest. The sender's address goes to where `addr` says, as much of it as
 * has room; its port is not told.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_wasmedge_v1_sock_recv_from(wasmedge_fd_t fd, const wasmedge_iovec_t *ri_data, size_t ri_data_len, wasmedge_sock_address_t *addr, wasmedge_riflags_t ri_flags, wasmedge_size_t *out0, wasmedge_roflags_t *out1)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_recv_from")));
#endif

/**
 * A socket's own address, written to the 4 or 16 bytes that `addr` names: 4 or 6 for its family, and its port. `notsock`,
 * `inval`.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_wasmedge_v1_sock_getlocaladdr(wasmedge_fd_t fd, wasmedge_sock_address_t *addr, uint32_t *out0, uint32_t *out1)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_getlocaladdr")));
#endif

/**
 * The address of the other side, written to the 4 or 16 bytes that `addr` names: 4 or 6 for its family, and its port.
 * `notconn`, `notsock`, `inval`.
 * On success the result is in `out0`, `out1`.
 */
#if __SIZEOF_POINTER__ == 4
wasmedge_errno_t wasmedge_wasmedge_v1_sock_getpeeraddr(wasmedge_fd_t fd, wasmedge_sock_address_t *addr, uint32_t *out0, uint32_t *out1)
    __attribute__((__import_module__("wasi_snapshot_preview1"), __import_name__("sock_getpeeraddr")));
#endif

#ifdef __cplusplus
}
#endif

#undef WASMEDGE_ASSERT
#undef WASMEDGE_ALIGNOF

#endif
