/* Generated from witx/ by `cargo xtask codegen`. Do not edit. */

#ifndef WASIX_LEGACY_H
#define WASIX_LEGACY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__cplusplus) && __cplusplus >= 201103L
#define WASIX_LEGACY_ASSERT(holds, about) static_assert(holds, about);
#define WASIX_LEGACY_ALIGNOF(type) alignof(type)
#elif defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L
#define WASIX_LEGACY_ASSERT(holds, about) _Static_assert(holds, about);
#define WASIX_LEGACY_ALIGNOF(type) _Alignof(type)
#else
#define WASIX_LEGACY_ASSERT(holds, about)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** A number of bytes or of elements, as wide as a pointer. */
typedef size_t wasix_legacy_size_t;

/** A size or a position in a file, in bytes. */
typedef uint64_t wasix_legacy_filesize_t;

/** A point in time or a duration, in nanoseconds. */
typedef uint64_t wasix_legacy_timestamp_t;

/** Why a call failed; 0 when it did not. */
typedef uint16_t wasix_legacy_errno_t;

/** It did not fail. */
#define WASIX_LEGACY_ERRNO_SUCCESS (UINT16_C(0))
/** The arguments are too long. */
#define WASIX_LEGACY_ERRNO_2BIG (UINT16_C(1))
/** Permission denied. */
#define WASIX_LEGACY_ERRNO_ACCES (UINT16_C(2))
/** The address is in use. */
#define WASIX_LEGACY_ERRNO_ADDRINUSE (UINT16_C(3))
/** The address is not available here. */
#define WASIX_LEGACY_ERRNO_ADDRNOTAVAIL (UINT16_C(4))
/** The address family is not supported. */
#define WASIX_LEGACY_ERRNO_AFNOSUPPORT (UINT16_C(5))
/** Nothing to be had now; try again. */
#define WASIX_LEGACY_ERRNO_AGAIN (UINT16_C(6))
/** The connection is already being made. */
#define WASIX_LEGACY_ERRNO_ALREADY (UINT16_C(7))
/** No such file descriptor, or one of the wrong kind. */
#define WASIX_LEGACY_ERRNO_BADF (UINT16_C(8))
/** A malformed message. */
#define WASIX_LEGACY_ERRNO_BADMSG (UINT16_C(9))
/** The resource is busy. */
#define WASIX_LEGACY_ERRNO_BUSY (UINT16_C(10))
/** The operation was cancelled. */
#define WASIX_LEGACY_ERRNO_CANCELED (UINT16_C(11))
/** There are no child processes. */
#define WASIX_LEGACY_ERRNO_CHILD (UINT16_C(12))
/** The connection was aborted. */
#define WASIX_LEGACY_ERRNO_CONNABORTED (UINT16_C(13))
/** The connection was refused. */
#define WASIX_LEGACY_ERRNO_CONNREFUSED (UINT16_C(14))
/** The connection was reset. */
#define WASIX_LEGACY_ERRNO_CONNRESET (UINT16_C(15))
/** A deadlock would arise. */
#define WASIX_LEGACY_ERRNO_DEADLK (UINT16_C(16))
/** A destination address is needed. */
#define WASIX_LEGACY_ERRNO_DESTADDRREQ (UINT16_C(17))
/** An argument is outside the function's domain. */
#define WASIX_LEGACY_ERRNO_DOM (UINT16_C(18))
/** The disk quota is used up. */
#define WASIX_LEGACY_ERRNO_DQUOT (UINT16_C(19))
/** The file exists. */
#define WASIX_LEGACY_ERRNO_EXIST (UINT16_C(20))
/** A pointer does not lie in memory. */
#define WASIX_LEGACY_ERRNO_FAULT (UINT16_C(21))
/** The file would be too large. */
#define WASIX_LEGACY_ERRNO_FBIG (UINT16_C(22))
/** The host cannot be reached. */
#define WASIX_LEGACY_ERRNO_HOSTUNREACH (UINT16_C(23))
/** The identifier was removed. */
#define WASIX_LEGACY_ERRNO_IDRM (UINT16_C(24))
/** The bytes are no text. */
#define WASIX_LEGACY_ERRNO_ILSEQ (UINT16_C(25))
/** The operation has begun and goes on. */
#define WASIX_LEGACY_ERRNO_INPROGRESS (UINT16_C(26))
/** A signal interrupted the call. */
#define WASIX_LEGACY_ERRNO_INTR (UINT16_C(27))
/** An argument is invalid. */
#define WASIX_LEGACY_ERRNO_INVAL (UINT16_C(28))
/** Input or output failed. */
#define WASIX_LEGACY_ERRNO_IO (UINT16_C(29))
/** The socket is connected already. */
#define WASIX_LEGACY_ERRNO_ISCONN (UINT16_C(30))
/** It is a directory. */
#define WASIX_LEGACY_ERRNO_ISDIR (UINT16_C(31))
/** Too many symbolic links. */
#define WASIX_LEGACY_ERRNO_LOOP (UINT16_C(32))
/** The process has too many open files. */
#define WASIX_LEGACY_ERRNO_MFILE (UINT16_C(33))
/** Too many links to the file. */
#define WASIX_LEGACY_ERRNO_MLINK (UINT16_C(34))
/** The message is too long. */
#define WASIX_LEGACY_ERRNO_MSGSIZE (UINT16_C(35))
/** Reserved. */
#define WASIX_LEGACY_ERRNO_MULTIHOP (UINT16_C(36))
/** The name is too long. */
#define WASIX_LEGACY_ERRNO_NAMETOOLONG (UINT16_C(37))
/** The network is down. */
#define WASIX_LEGACY_ERRNO_NETDOWN (UINT16_C(38))
/** The network dropped the connection. */
#define WASIX_LEGACY_ERRNO_NETRESET (UINT16_C(39))
/** The network cannot be reached. */
#define WASIX_LEGACY_ERRNO_NETUNREACH (UINT16_C(40))
/** The system has too many open files. */
#define WASIX_LEGACY_ERRNO_NFILE (UINT16_C(41))
/** There is no buffer space. */
#define WASIX_LEGACY_ERRNO_NOBUFS (UINT16_C(42))
/** No such device. */
#define WASIX_LEGACY_ERRNO_NODEV (UINT16_C(43))
/** No such file or directory. */
#define WASIX_LEGACY_ERRNO_NOENT (UINT16_C(44))
/** The file cannot be executed. */
#define WASIX_LEGACY_ERRNO_NOEXEC (UINT16_C(45))
/** There are no locks left. */
#define WASIX_LEGACY_ERRNO_NOLCK (UINT16_C(46))
/** Reserved. */
#define WASIX_LEGACY_ERRNO_NOLINK (UINT16_C(47))
/** There is no memory left. */
#define WASIX_LEGACY_ERRNO_NOMEM (UINT16_C(48))
/** There is no such message. */
#define WASIX_LEGACY_ERRNO_NOMSG (UINT16_C(49))
/** The protocol has no such option. */
#define WASIX_LEGACY_ERRNO_NOPROTOOPT (UINT16_C(50))
/** The device is full. */
#define WASIX_LEGACY_ERRNO_NOSPC (UINT16_C(51))
/** There is no such function. */
#define WASIX_LEGACY_ERRNO_NOSYS (UINT16_C(52))
/** The socket is not connected. */
#define WASIX_LEGACY_ERRNO_NOTCONN (UINT16_C(53))
/** It is not a directory. */
#define WASIX_LEGACY_ERRNO_NOTDIR (UINT16_C(54))
/** The directory is not empty. */
#define WASIX_LEGACY_ERRNO_NOTEMPTY (UINT16_C(55))
/** The state cannot be recovered. */
#define WASIX_LEGACY_ERRNO_NOTRECOVERABLE (UINT16_C(56))
/** It is not a socket. */
#define WASIX_LEGACY_ERRNO_NOTSOCK (UINT16_C(57))
/** Not supported for this kind of object. */
#define WASIX_LEGACY_ERRNO_NOTSUP (UINT16_C(58))
/** It is not a terminal. */
#define WASIX_LEGACY_ERRNO_NOTTY (UINT16_C(59))
/** No such device or address. */
#define WASIX_LEGACY_ERRNO_NXIO (UINT16_C(60))
/** The value does not fit. */
#define WASIX_LEGACY_ERRNO_OVERFLOW (UINT16_C(61))
/** The owner died. */
#define WASIX_LEGACY_ERRNO_OWNERDEAD (UINT16_C(62))
/** The operation is not permitted. */
#define WASIX_LEGACY_ERRNO_PERM (UINT16_C(63))
/** The pipe has no reader. */
#define WASIX_LEGACY_ERRNO_PIPE (UINT16_C(64))
/** A protocol error. */
#define WASIX_LEGACY_ERRNO_PROTO (UINT16_C(65))
/** The protocol is not supported. */
#define WASIX_LEGACY_ERRNO_PROTONOSUPPORT (UINT16_C(66))
/** The protocol does not go with this type of socket. */
#define WASIX_LEGACY_ERRNO_PROTOTYPE (UINT16_C(67))
/** The result is too large for the buffer. */
#define WASIX_LEGACY_ERRNO_RANGE (UINT16_C(68))
/** The file system is read-only. */
#define WASIX_LEGACY_ERRNO_ROFS (UINT16_C(69))
/** It has no position to seek to. */
#define WASIX_LEGACY_ERRNO_SPIPE (UINT16_C(70))
/** No such process or thread. */
#define WASIX_LEGACY_ERRNO_SRCH (UINT16_C(71))
/** The handle is stale. */
#define WASIX_LEGACY_ERRNO_STALE (UINT16_C(72))
/** The time is up. */
#define WASIX_LEGACY_ERRNO_TIMEDOUT (UINT16_C(73))
/** The program's file is being run. */
#define WASIX_LEGACY_ERRNO_TXTBSY (UINT16_C(74))
/** The other path is on another device. */
#define WASIX_LEGACY_ERRNO_XDEV (UINT16_C(75))
/** The descriptor lacks the right, or the path leads out of its directory. */
#define WASIX_LEGACY_ERRNO_NOTCAPABLE (UINT16_C(76))
/** The socket has been shut down (WASIX). */
#define WASIX_LEGACY_ERRNO_SHUTDOWN (UINT16_C(77))
/** A memory access was out of bounds (WASIX). */
#define WASIX_LEGACY_ERRNO_MEMVIOLATION (UINT16_C(78))
/** Something unknown went wrong (WASIX). */
#define WASIX_LEGACY_ERRNO_UNKNOWN (UINT16_C(79))
/** The operation is not done yet; never given to a program (WASIX). */
#define WASIX_LEGACY_ERRNO_PENDING (UINT16_C(80))

/** A number that stands for an open file. */
typedef uint32_t wasix_legacy_fd_t;

/** What a process or thread ends with; 0 is success. */
typedef uint32_t wasix_legacy_exitcode_t;

/** A 128-bit number that names something by its content, the low half first. */
typedef struct wasix_legacy_hash_t {
    /** The low half. */
    uint64_t b0;
    /** The high half. */
    uint64_t b1;
} wasix_legacy_hash_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_hash_t) == 16, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_hash_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_hash_t, b0) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_hash_t, b1) == 8, "offset")

/** The values of a wasix_legacy_option_timestamp_t. */
typedef union wasix_legacy_option_timestamp_u_t {
    /** A time, in nanoseconds. */
    wasix_legacy_timestamp_t some;
} wasix_legacy_option_timestamp_u_t;

/** A time, or none. */
typedef struct wasix_legacy_option_timestamp_t {
    /** Which case of the union it is. */
    uint8_t tag;
    /** The value of that case. */
    wasix_legacy_option_timestamp_u_t u;
} wasix_legacy_option_timestamp_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_option_timestamp_t) == 16, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_option_timestamp_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_option_timestamp_t, u) == 8, "offset")

/** A port, in the byte order of the machine. */
typedef uint16_t wasix_legacy_ip_port_t;

/** A kind of address. */
typedef uint8_t wasix_legacy_address_family_t;

/** None. */
#define WASIX_LEGACY_ADDRESS_FAMILY_UNSPEC (UINT8_C(0))
/** IPv4. */
#define WASIX_LEGACY_ADDRESS_FAMILY_INET4 (UINT8_C(1))
/** IPv6. */
#define WASIX_LEGACY_ADDRESS_FAMILY_INET6 (UINT8_C(2))
/** A path. */
#define WASIX_LEGACY_ADDRESS_FAMILY_UNIX (UINT8_C(3))

/** An address of IPv4. */
typedef struct wasix_legacy_addr_ip4_t {
    /** Its bytes, the most significant first. */
    uint8_t octets[4];
} wasix_legacy_addr_ip4_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_ip4_t) == 4, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_ip4_t) == 1, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip4_t, octets) == 0, "offset")

/** An address of IPv4 and a port. */
typedef struct wasix_legacy_addr_ip4_port_t {
    /** The port. */
    wasix_legacy_ip_port_t port;
    /** The address. */
    wasix_legacy_addr_ip4_t addr;
} wasix_legacy_addr_ip4_port_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_ip4_port_t) == 6, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_ip4_port_t) == 2, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip4_port_t, port) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip4_port_t, addr) == 2, "offset")

/** A network of IPv4. */
typedef struct wasix_legacy_addr_ip4_cidr_t {
    /** The address. */
    wasix_legacy_addr_ip4_t addr;
    /** How many bits of it name the network. */
    uint8_t prefix;
} wasix_legacy_addr_ip4_cidr_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_ip4_cidr_t) == 5, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_ip4_cidr_t) == 1, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip4_cidr_t, addr) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip4_cidr_t, prefix) == 4, "offset")

/** A kind of socket, as 0.11 counts them. */
typedef uint8_t wasix_legacy_sock_type_t;

/** Datagrams. */
#define WASIX_LEGACY_SOCK_TYPE_SOCKET_DGRAM (UINT8_C(0))
/** A stream of bytes. */
#define WASIX_LEGACY_SOCK_TYPE_SOCKET_STREAM (UINT8_C(1))
/** Packets of the network. */
#define WASIX_LEGACY_SOCK_TYPE_SOCKET_RAW (UINT8_C(2))
/** A stream of packets. */
#define WASIX_LEGACY_SOCK_TYPE_SOCKET_SEQPACKET (UINT8_C(3))

/** An address of IPv6. */
typedef struct wasix_legacy_addr_ip6_t {
    /** Its bytes, the most significant first. */
    uint8_t octets[16];
} __attribute__((__aligned__(2))) wasix_legacy_addr_ip6_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_ip6_t) == 16, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_ip6_t) == 2, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip6_t, octets) == 0, "offset")

/** An address of IPv6 and a port. */
typedef struct wasix_legacy_addr_ip6_port_t {
    /** The port. */
    wasix_legacy_ip_port_t port;
    /** The address. */
    wasix_legacy_addr_ip6_t addr;
} wasix_legacy_addr_ip6_port_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_ip6_port_t) == 18, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_ip6_port_t) == 2, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip6_port_t, port) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip6_port_t, addr) == 2, "offset")

/** A network of IPv6. */
typedef struct wasix_legacy_addr_ip6_cidr_t {
    /** The address. */
    wasix_legacy_addr_ip6_t addr;
    /** How many bits of it name the network. */
    uint8_t prefix;
} wasix_legacy_addr_ip6_cidr_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_ip6_cidr_t) == 18, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_ip6_cidr_t) == 2, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip6_cidr_t, addr) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_ip6_cidr_t, prefix) == 16, "offset")

/** The path of a socket. */
typedef struct wasix_legacy_addr_unix_t {
    /** Its bytes. */
    uint8_t path[16];
} wasix_legacy_addr_unix_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_unix_t) == 16, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_unix_t) == 1, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_unix_t, path) == 0, "offset")

/** The path of a socket, and a port that means nothing. */
typedef struct wasix_legacy_addr_unix_port_t {
    /** Nothing. */
    wasix_legacy_ip_port_t port;
    /** The path. */
    wasix_legacy_addr_unix_t addr;
} wasix_legacy_addr_unix_port_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_unix_port_t) == 18, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_unix_port_t) == 2, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_unix_port_t, port) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_unix_port_t, addr) == 2, "offset")

/** The path of a socket, and a prefix that means nothing. */
typedef struct wasix_legacy_addr_unix_cidr_t {
    /** The path. */
    wasix_legacy_addr_unix_t addr;
    /** Nothing. */
    uint8_t prefix;
} wasix_legacy_addr_unix_cidr_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_unix_cidr_t) == 17, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_unix_cidr_t) == 1, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_unix_cidr_t, addr) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_unix_cidr_t, prefix) == 16, "offset")

/** The values of a wasix_legacy_addr_t. */
typedef union wasix_legacy_addr_u_t {
    /** IPv4. */
    wasix_legacy_addr_ip4_t inet4;
    /** IPv6. */
    wasix_legacy_addr_ip6_t inet6;
    /** A path. */
    wasix_legacy_addr_unix_t unix_;
} wasix_legacy_addr_u_t;

/** An address. */
typedef struct wasix_legacy_addr_t {
    /** Which case of the union it is. */
    wasix_legacy_address_family_t tag;
    /** The value of that case. */
    wasix_legacy_addr_u_t u;
} wasix_legacy_addr_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_t) == 18, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_t) == 2, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_t, u) == 2, "offset")

/** The values of a wasix_legacy_addr_port_t. */
typedef union wasix_legacy_addr_port_u_t {
    /** IPv4. */
    wasix_legacy_addr_ip4_port_t inet4;
    /** IPv6. */
    wasix_legacy_addr_ip6_port_t inet6;
    /** A path. */
    wasix_legacy_addr_unix_port_t unix_;
} wasix_legacy_addr_port_u_t;

/** An address and a port. */
typedef struct wasix_legacy_addr_port_t {
    /** Which case of the union it is. */
    wasix_legacy_address_family_t tag;
    /** The value of that case. */
    wasix_legacy_addr_port_u_t u;
} wasix_legacy_addr_port_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_port_t) == 20, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_port_t) == 2, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_port_t, u) == 2, "offset")

/** The values of a wasix_legacy_addr_cidr_t. */
typedef union wasix_legacy_addr_cidr_u_t {
    /** IPv4. */
    wasix_legacy_addr_ip4_cidr_t inet4;
    /** IPv6. */
    wasix_legacy_addr_ip6_cidr_t inet6;
    /** A path. */
    wasix_legacy_addr_unix_cidr_t unix_;
} wasix_legacy_addr_cidr_u_t;

/** A network. */
typedef struct wasix_legacy_addr_cidr_t {
    /** Which case of the union it is. */
    wasix_legacy_address_family_t tag;
    /** The value of that case. */
    wasix_legacy_addr_cidr_u_t u;
} wasix_legacy_addr_cidr_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_addr_cidr_t) == 20, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_addr_cidr_t) == 2, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_addr_cidr_t, u) == 2, "offset")

/** A way through the network. */
typedef struct wasix_legacy_route_t {
    /** Where it leads. */
    wasix_legacy_addr_cidr_t cidr;
    /** By which router. */
    wasix_legacy_addr_t via_router;
    /** Until when it is preferred. */
    wasix_legacy_option_timestamp_t preferred_until;
    /** Until when it stands. */
    wasix_legacy_option_timestamp_t expires_at;
} wasix_legacy_route_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_route_t) == 72, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_route_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_route_t, cidr) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_route_t, via_router) == 20, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_route_t, preferred_until) == 40, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_route_t, expires_at) == 56, "offset")

/** A program to be called. */
typedef uint32_t wasix_legacy_bid_t;

/** A call. */
typedef uint64_t wasix_legacy_cid_t;

/** The values of a wasix_legacy_option_bid_t. */
typedef union wasix_legacy_option_bid_u_t {
    /** A program. */
    wasix_legacy_bid_t some;
} wasix_legacy_option_bid_u_t;

/** A program to be called, or none. */
typedef struct wasix_legacy_option_bid_t {
    /** Which case of the union it is. */
    uint8_t tag;
    /** The value of that case. */
    wasix_legacy_option_bid_u_t u;
} wasix_legacy_option_bid_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_option_bid_t) == 8, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_option_bid_t) == 4, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_option_bid_t, u) == 4, "offset")

/** The values of a wasix_legacy_option_cid_t. */
typedef union wasix_legacy_option_cid_u_t {
    /** A call. */
    wasix_legacy_cid_t some;
} wasix_legacy_option_cid_u_t;

/** A call, or none. */
typedef struct wasix_legacy_option_cid_t {
    /** Which case of the union it is. */
    uint8_t tag;
    /** The value of that case. */
    wasix_legacy_option_cid_u_t u;
} wasix_legacy_option_cid_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_option_cid_t) == 16, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_option_cid_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_option_cid_t, u) == 8, "offset")

/** Why a call of the bus failed; 0 when it did not. */
typedef uint32_t wasix_legacy_bus_error_t;

/** It did not fail. */
#define WASIX_LEGACY_BUS_ERROR_SUCCESS (UINT32_C(0))
/** The data could not be encoded. */
#define WASIX_LEGACY_BUS_ERROR_SERIALIZATION (UINT32_C(1))
/** The data could not be decoded. */
#define WASIX_LEGACY_BUS_ERROR_DESERIALIZATION (UINT32_C(2))
/** The program's package is invalid. */
#define WASIX_LEGACY_BUS_ERROR_INVALID_WAPM (UINT32_C(3))
/** The program could not be fetched. */
#define WASIX_LEGACY_BUS_ERROR_FETCH_WAPM (UINT32_C(4))
/** The program could not be compiled. */
#define WASIX_LEGACY_BUS_ERROR_COMPILE_ERROR (UINT32_C(5))
/** The program's interface is not what it should be. */
#define WASIX_LEGACY_BUS_ERROR_INVALID_ABI (UINT32_C(6))
/** The call was ended. */
#define WASIX_LEGACY_BUS_ERROR_ABORTED (UINT32_C(7))
/** There is no such program or call. */
#define WASIX_LEGACY_BUS_ERROR_INVALID_HANDLE (UINT32_C(8))
/** The program has no such function. */
#define WASIX_LEGACY_BUS_ERROR_INVALID_TOPIC (UINT32_C(9))
/** A callback is missing. */
#define WASIX_LEGACY_BUS_ERROR_MISSING_CALLBACK (UINT32_C(10))
/** There is no bus. */
#define WASIX_LEGACY_BUS_ERROR_UNSUPPORTED (UINT32_C(11))
/** The request is wrong. */
#define WASIX_LEGACY_BUS_ERROR_BAD_REQUEST (UINT32_C(12))
/** Permission denied. */
#define WASIX_LEGACY_BUS_ERROR_ACCESS_DENIED (UINT32_C(13))
/** Something went wrong within. */
#define WASIX_LEGACY_BUS_ERROR_INTERNAL_FAILURE (UINT32_C(14))
/** There is no memory left. */
#define WASIX_LEGACY_BUS_ERROR_MEMORY_ALLOCATION_FAILED (UINT32_C(15))
/** The bus could not be asked. */
#define WASIX_LEGACY_BUS_ERROR_BUS_INVOCATION_FAILED (UINT32_C(16))
/** The answer was already taken. */
#define WASIX_LEGACY_BUS_ERROR_ALREADY_CONSUMED (UINT32_C(17))
/** A memory access was out of bounds. */
#define WASIX_LEGACY_BUS_ERROR_MEMORY_ACCESS_VIOLATION (UINT32_C(18))
/** Something unknown went wrong. */
#define WASIX_LEGACY_BUS_ERROR_UNKNOWN_ERROR (UINT32_C(19))

/** How data is encoded. */
typedef uint8_t wasix_legacy_bus_data_format_t;

/** Not at all. */
#define WASIX_LEGACY_BUS_DATA_FORMAT_RAW (UINT8_C(0))
/** bincode. */
#define WASIX_LEGACY_BUS_DATA_FORMAT_BINCODE (UINT8_C(1))
/** MessagePack. */
#define WASIX_LEGACY_BUS_DATA_FORMAT_MESSAGE_PACK (UINT8_C(2))
/** JSON. */
#define WASIX_LEGACY_BUS_DATA_FORMAT_JSON (UINT8_C(3))
/** YAML. */
#define WASIX_LEGACY_BUS_DATA_FORMAT_YAML (UINT8_C(4))
/** XML. */
#define WASIX_LEGACY_BUS_DATA_FORMAT_XML (UINT8_C(5))
/** rkyv. */
#define WASIX_LEGACY_BUS_DATA_FORMAT_RKYV (UINT8_C(6))

/** A kind of event of the bus. */
typedef uint8_t wasix_legacy_bus_event_type_t;

/** Nothing. */
#define WASIX_LEGACY_BUS_EVENT_TYPE_NOOP (UINT8_C(0))
/** A program has ended. */
#define WASIX_LEGACY_BUS_EVENT_TYPE_EXIT (UINT8_C(1))
/** A call has come. */
#define WASIX_LEGACY_BUS_EVENT_TYPE_CALL (UINT8_C(2))
/** An answer has come. */
#define WASIX_LEGACY_BUS_EVENT_TYPE_RESULT (UINT8_C(3))
/** An error has come. */
#define WASIX_LEGACY_BUS_EVENT_TYPE_FAULT (UINT8_C(4))
/** A call has been ended. */
#define WASIX_LEGACY_BUS_EVENT_TYPE_CLOSE (UINT8_C(5))

/** A program has ended. */
typedef struct wasix_legacy_bus_event_exit_t {
    /** Which. */
    wasix_legacy_bid_t bid;
    /** With what. */
    wasix_legacy_exitcode_t rval;
} wasix_legacy_bus_event_exit_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_bus_event_exit_t) == 8, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_bus_event_exit_t) == 4, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_exit_t, bid) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_exit_t, rval) == 4, "offset")

/** A call has come. */
typedef struct wasix_legacy_bus_event_call_t {
    /** The call it was made in. */
    wasix_legacy_option_cid_t parent;
    /** Its number. */
    wasix_legacy_cid_t cid;
    /** How its data is encoded. */
    wasix_legacy_bus_data_format_t format;
    /** The function. */
    wasix_legacy_hash_t topic_hash;
    /** To read the data from. */
    wasix_legacy_fd_t fd;
} wasix_legacy_bus_event_call_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_bus_event_call_t) == 56, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_bus_event_call_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_call_t, parent) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_call_t, cid) == 16, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_call_t, format) == 24, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_call_t, topic_hash) == 32, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_call_t, fd) == 48, "offset")

/** An answer has come. */
typedef struct wasix_legacy_bus_event_result_t {
    /** How its data is encoded. */
    wasix_legacy_bus_data_format_t format;
    /** Of which call. */
    wasix_legacy_cid_t cid;
    /** To read the data from. */
    wasix_legacy_fd_t fd;
} wasix_legacy_bus_event_result_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_bus_event_result_t) == 24, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_bus_event_result_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_result_t, format) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_result_t, cid) == 8, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_result_t, fd) == 16, "offset")

/** An error has come. */
typedef struct wasix_legacy_bus_event_fault_t {
    /** Of which call. */
    wasix_legacy_cid_t cid;
    /** The error. */
    wasix_legacy_bus_error_t fault;
} wasix_legacy_bus_event_fault_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_bus_event_fault_t) == 16, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_bus_event_fault_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_fault_t, cid) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_fault_t, fault) == 8, "offset")

/** A call has been ended. */
typedef struct wasix_legacy_bus_event_close_t {
    /** Which. */
    wasix_legacy_cid_t cid;
} wasix_legacy_bus_event_close_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_bus_event_close_t) == 8, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_bus_event_close_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_close_t, cid) == 0, "offset")

/** The values of a wasix_legacy_bus_event_t. */
typedef union wasix_legacy_bus_event_u_t {
    /** A program has ended. */
    wasix_legacy_bus_event_exit_t exit;
    /** A call has come. */
    wasix_legacy_bus_event_call_t call;
    /** An answer has come. */
    wasix_legacy_bus_event_result_t result;
    /** An error has come. */
    wasix_legacy_bus_event_fault_t fault;
    /** A call has been ended. */
    wasix_legacy_bus_event_close_t close;
} wasix_legacy_bus_event_u_t;

/** Something that came over the bus. */
typedef struct wasix_legacy_bus_event_t {
    /** Which case of the union it is. */
    wasix_legacy_bus_event_type_t tag;
    /** The value of that case. */
    wasix_legacy_bus_event_u_t u;
} wasix_legacy_bus_event_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_bus_event_t) == 64, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_bus_event_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_bus_event_t, u) == 8, "offset")

/** A key of values that each thread has of its own. */
typedef uint32_t wasix_legacy_tl_key_t;

/** A value that a thread has of its own. */
typedef uint64_t wasix_legacy_tl_val_t;

/** A request's descriptors. */
typedef struct wasix_legacy_http_handles_t {
    /** To write the body to. */
    wasix_legacy_fd_t request;
    /** To read the answer's body from. */
    wasix_legacy_fd_t response;
    /** To read the answer's headers from. */
    wasix_legacy_fd_t headers;
} wasix_legacy_http_handles_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_http_handles_t) == 12, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_http_handles_t) == 4, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_http_handles_t, request) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_http_handles_t, response) == 4, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_http_handles_t, headers) == 8, "offset")

/** How a request went. */
typedef struct wasix_legacy_http_status_t {
    /** Whether the status is 200 to 299. */
    bool ok;
    /** Whether the answer sends the guest elsewhere: nobody follows it but the guest. */
    bool redirected;
    /** The length of the answer's body, in bytes; 0 where the answer does not say. */
    wasix_legacy_filesize_t size;
    /** The status of HTTP. */
    uint16_t status;
} wasix_legacy_http_status_t;

WASIX_LEGACY_ASSERT(sizeof(wasix_legacy_http_status_t) == 24, "size")
WASIX_LEGACY_ASSERT(WASIX_LEGACY_ALIGNOF(wasix_legacy_http_status_t) == 8, "alignment")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_http_status_t, ok) == 0, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_http_status_t, redirected) == 1, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_http_status_t, size) == 8, "offset")
WASIX_LEGACY_ASSERT(offsetof(wasix_legacy_http_status_t, status) == 16, "offset")

/**
 * Starts a program of this host to be called; its number.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_bus_error_t wasix_legacy_bus_open_local(const char *name, size_t name_len, bool reuse, wasix_legacy_bid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("bus_open_local")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_bus_error_t wasix_legacy_bus_open_local(const char *name, size_t name_len, bool reuse, wasix_legacy_bid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("bus_open_local")));
#endif

/**
 * Starts a program of another host to be called; its number.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_bus_error_t wasix_legacy_bus_open_remote(const char *name, size_t name_len, bool reuse, const char *instance, size_t instance_len, const char *token, size_t token_len, wasix_legacy_bid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("bus_open_remote")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_bus_error_t wasix_legacy_bus_open_remote(const char *name, size_t name_len, bool reuse, const char *instance, size_t instance_len, const char *token, size_t token_len, wasix_legacy_bid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("bus_open_remote")));
#endif

/** Lets go of a program. */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_bus_error_t wasix_legacy_bus_close(wasix_legacy_bid_t bid)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("bus_close")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_bus_error_t wasix_legacy_bus_close(wasix_legacy_bid_t bid)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("bus_close")));
#endif

/**
 * Calls a program; the call's number.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_bus_error_t wasix_legacy_bus_call(wasix_legacy_bid_t bid, const wasix_legacy_hash_t *topic_hash, wasix_legacy_bus_data_format_t format, const uint8_t *buf, wasix_legacy_size_t buf_len, wasix_legacy_cid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("bus_call")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_bus_error_t wasix_legacy_bus_call(wasix_legacy_bid_t bid, const wasix_legacy_hash_t *topic_hash, wasix_legacy_bus_data_format_t format, const uint8_t *buf, wasix_legacy_size_t buf_len, wasix_legacy_cid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("bus_call")));
#endif

/**
 * Makes a call within a call; its number.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_bus_error_t wasix_legacy_bus_subcall(wasix_legacy_cid_t parent, const wasix_legacy_hash_t *topic_hash, wasix_legacy_bus_data_format_t format, const uint8_t *buf, wasix_legacy_size_t buf_len, wasix_legacy_cid_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("bus_subcall")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_bus_error_t wasix_legacy_bus_subcall(wasix_legacy_cid_t parent, const wasix_legacy_hash_t *topic_hash, wasix_legacy_bus_data_format_t format, const uint8_t *buf, wasix_legacy_size_t buf_len, wasix_legacy_cid_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("bus_subcall")));
#endif

/**
 * Waits for events at most `timeout` nanoseconds; writes them, how many.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_bus_error_t wasix_legacy_bus_poll(wasix_legacy_timestamp_t timeout, wasix_legacy_bus_event_t *events, uint32_t maxevents, wasix_legacy_size_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("bus_poll")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_bus_error_t wasix_legacy_bus_poll(wasix_legacy_timestamp_t timeout, wasix_legacy_bus_event_t *events, uint32_t maxevents, wasix_legacy_size_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("bus_poll")));
#endif

/** Answers a call. */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_bus_error_t wasix_legacy_call_reply(wasix_legacy_cid_t cid, wasix_legacy_bus_data_format_t format, const uint8_t *buf, wasix_legacy_size_t buf_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("call_reply")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_bus_error_t wasix_legacy_call_reply(wasix_legacy_cid_t cid, wasix_legacy_bus_data_format_t format, const uint8_t *buf, wasix_legacy_size_t buf_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("call_reply")));
#endif

/** Answers a call with an error. */
#if __SIZEOF_POINTER__ == 4
void wasix_legacy_call_fault(wasix_legacy_cid_t cid, wasix_legacy_bus_error_t fault)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("call_fault")));
#elif __SIZEOF_POINTER__ == 8
void wasix_legacy_call_fault(wasix_legacy_cid_t cid, wasix_legacy_bus_error_t fault)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("call_fault")));
#endif

/** Ends a call. */
#if __SIZEOF_POINTER__ == 4
void wasix_legacy_call_close(wasix_legacy_cid_t cid)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("call_close")));
#elif __SIZEOF_POINTER__ == 8
void wasix_legacy_call_close(wasix_legacy_cid_t cid)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("call_close")));
#endif

/** Names the export that a new thread starts with. */
#if __SIZEOF_POINTER__ == 4
void wasix_legacy_callback_thread(const char *callback, size_t callback_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("callback_thread")));
#elif __SIZEOF_POINTER__ == 8
void wasix_legacy_callback_thread(const char *callback, size_t callback_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("callback_thread")));
#endif

/** Names the export that is called when there is something to do. */
#if __SIZEOF_POINTER__ == 4
void wasix_legacy_callback_reactor(const char *callback, size_t callback_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("callback_reactor")));
#elif __SIZEOF_POINTER__ == 8
void wasix_legacy_callback_reactor(const char *callback, size_t callback_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("callback_reactor")));
#endif

/** Names the export that is called at a thread's end for each of its values. */
#if __SIZEOF_POINTER__ == 4
void wasix_legacy_callback_thread_local_destroy(const char *callback, size_t callback_len)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("callback_thread_local_destroy")));
#elif __SIZEOF_POINTER__ == 8
void wasix_legacy_callback_thread_local_destroy(const char *callback, size_t callback_len)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("callback_thread_local_destroy")));
#endif

/**
 * Makes a key; `user_data` goes to the callback at a thread's end.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_errno_t wasix_legacy_thread_local_create(wasix_legacy_tl_val_t user_data, wasix_legacy_tl_key_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_local_create")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_errno_t wasix_legacy_thread_local_create(wasix_legacy_tl_val_t user_data, wasix_legacy_tl_key_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_local_create")));
#endif

/** Removes a key. `inval`. */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_errno_t wasix_legacy_thread_local_destroy(wasix_legacy_tl_key_t key)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_local_destroy")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_errno_t wasix_legacy_thread_local_destroy(wasix_legacy_tl_key_t key)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_local_destroy")));
#endif

/** Sets this thread's value. `inval` when there is no such key. */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_errno_t wasix_legacy_thread_local_set(wasix_legacy_tl_key_t key, wasix_legacy_tl_val_t val)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_local_set")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_errno_t wasix_legacy_thread_local_set(wasix_legacy_tl_key_t key, wasix_legacy_tl_val_t val)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_local_set")));
#endif

/**
 * This thread's value, 0 before it is set. `inval` when there is no such key.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_errno_t wasix_legacy_thread_local_get(wasix_legacy_tl_key_t key, wasix_legacy_tl_val_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("thread_local_get")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_errno_t wasix_legacy_thread_local_get(wasix_legacy_tl_key_t key, wasix_legacy_tl_val_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("thread_local_get")));
#endif

/**
 * Begins a request, of which the headers are lines of `name: value`; descriptors for its body (which ends when that is
 * closed, and is compressed if that is asked for), the answer's body and the answer's headers, a line for each. `inval`,
 * `2big`, `acces`, `noent`, `connrefused`, `proto` where TLS fails, `again` when there are too many, `notsup`.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_errno_t wasix_legacy_http_request(const char *url, size_t url_len, const char *method, size_t method_len, const char *headers, size_t headers_len, bool gzip, wasix_legacy_http_handles_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("http_request")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_errno_t wasix_legacy_http_request(const char *url, size_t url_len, const char *method, size_t method_len, const char *headers, size_t headers_len, bool gzip, wasix_legacy_http_handles_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("http_request")));
#endif

/**
 * How a request went, by any of its descriptors; waits for the answer. `inval`, `again`, and what became of the request.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_errno_t wasix_legacy_http_status(wasix_legacy_fd_t fd, wasix_legacy_http_status_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("http_status")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_errno_t wasix_legacy_http_status(wasix_legacy_fd_t fd, wasix_legacy_http_status_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("http_status")));
#endif

/**
 * Connects to a web socket; a descriptor to send messages, one with each write, and to receive them, one with each read.
 * As http_request.
 * On success the result is in `out0`.
 */
#if __SIZEOF_POINTER__ == 4
wasix_legacy_errno_t wasix_legacy_ws_connect(const char *url, size_t url_len, wasix_legacy_fd_t *out0)
    __attribute__((__import_module__("wasix_32v1"), __import_name__("ws_connect")));
#elif __SIZEOF_POINTER__ == 8
wasix_legacy_errno_t wasix_legacy_ws_connect(const char *url, size_t url_len, wasix_legacy_fd_t *out0)
    __attribute__((__import_module__("wasix_64v1"), __import_name__("ws_connect")));
#endif

#ifdef __cplusplus
}
#endif

#undef WASIX_LEGACY_ASSERT
#undef WASIX_LEGACY_ALIGNOF

#endif
