//! What guests do on a network of their own: `vnet COMMAND...` does one thing after the other, and prints what became of each.
//!
//! | command | |
//! |---|---|
//! | `bridge NETWORK TOKEN`, `unbridge` | joins and leaves a bridge |
//! | `lease` | takes an address by DHCP |
//! | `interface` | tells addresses, routes and the hardware address |
//! | `change` | adds and removes an address, a route, a gateway |
//! | `resolve NAME` | tells the addresses of a name |
//! | `listen PORT` | takes a connection and sends back what comes, until it ends |
//! | `talk NAME PORT TEXT` | connects, sends, and prints what comes back |
//! | `child PORT` | starts this program, found as `self`, to `listen` |
//! | `join` | waits for that |
//!
//! All calls go through the published crate `wasix`. Addresses are those of IPv4.

use std::fmt::Write as _;

use published::{
    ADDRESS_FAMILY_INET4, Addr, AddrCidr, AddrIp, AddrPort, BOOL_TRUE, Ciovec, Errno, Fd, Iovec, JoinFlags, OptionPid,
    OptionPidU, OptionTimestamp, OptionTimestampU, Pid, Route, SOCK_PROTO_TCP, SOCK_TYPE_SOCKET_STREAM, STREAM_SECURITY_UNENCRYPTED,
    Size,
};

type Result<T> = core::result::Result<T, Errno>;

/// `connrefused` and `noent`: the other side may not be there yet.
const NOT_YET: [u16; 2] = [14, 44];

/// How often it is tried again, after 10 milliseconds each time.
const TRIES: usize = 1000;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut words = args.iter().map(String::as_str);
    let mut child = None;
    while let Some(command) = words.next() {
        let mut next = || words.next().unwrap_or_default();
        let came = match command {
            "bridge" => {
                let (network, token) = (next(), next());
                done(again(|| unsafe { published::port_bridge(network, token, STREAM_SECURITY_UNENCRYPTED) }))
            }
            "unbridge" => done(unsafe { published::port_unbridge() }),
            "lease" => done(unsafe { published::port_dhcp_acquire() }),
            "interface" => told(interface()),
            "change" => told(change()),
            "resolve" => told(again(|| resolve(next())).map(|found| {
                found.iter().map(|address| text(*address)).collect::<Vec<_>>().join(" ")
            })),
            "listen" => told(listen(number(next()))),
            "talk" => {
                let (name, port, text) = (next(), number(next()), next());
                told(talk(name, port, text))
            }
            "child" => {
                let started = start(next());
                child = started.as_ref().ok().copied();
                done(started.map(drop))
            }
            "join" => told(join(child.take().expect("a child was started"))),
            other => panic!("there is no command {other:?}"),
        };
        println!("{command}: {came}");
    }
}

fn number(text: &str) -> u16 {
    text.parse().expect("a port")
}

fn told(result: Result<String>) -> String {
    result.unwrap_or_else(|errno| format!("error {}", errno.name()))
}

fn done(result: Result<()>) -> String {
    told(result.map(|()| "ok".to_owned()))
}

/// Tries again what may not be there yet.
fn again<T>(mut what: impl FnMut() -> Result<T>) -> Result<T> {
    for _ in 0..TRIES {
        match what() {
            Err(errno) if NOT_YET.contains(&errno.raw()) => std::thread::sleep(std::time::Duration::from_millis(10)),
            result => return result,
        }
    }
    what()
}

fn text([a, b, c, d]: [u8; 4]) -> String {
    format!("{a}.{b}.{c}.{d}")
}

/// An address as it lies in memory: its tag, 0, and what this kind of address has.
fn bytes<T, const N: usize>(of: &T) -> [u8; N] {
    assert!(N <= size_of::<T>());
    unsafe { (&raw const *of).cast::<[u8; N]>().read_unaligned() }
}

fn made<T>(bytes: &[u8]) -> T {
    assert!(bytes.len() <= size_of::<T>());
    let mut made = std::mem::MaybeUninit::<T>::zeroed();
    unsafe {
        made.as_mut_ptr().cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
        made.assume_init()
    }
}

fn with_port([a, b, c, d]: [u8; 4], port: u16) -> AddrPort {
    let [low, high] = port.to_le_bytes();
    made(&[1, 0, low, high, a, b, c, d])
}

fn with_prefix([a, b, c, d]: [u8; 4], prefix: u8) -> AddrCidr {
    made(&[1, 0, a, b, c, d, prefix])
}

fn alone([a, b, c, d]: [u8; 4]) -> Addr {
    made(&[1, 0, a, b, c, d])
}

/// The addresses of IPv4 that a name has.
fn resolve(name: &str) -> Result<Vec<[u8; 4]>> {
    let mut found: [AddrIp; 16] = std::array::from_fn(|_| made(&[]));
    let count = unsafe { published::resolve(name, 0, found.as_mut_ptr(), found.len() as Size)? };
    let of_v4 = found[..count as usize].iter().map(bytes::<AddrIp, 6>).filter(|[tag, ..]| *tag == 1);
    Ok(of_v4.map(|[_, _, a, b, c, d]| [a, b, c, d]).collect())
}

fn open() -> Result<Fd> {
    unsafe { published::sock_open(ADDRESS_FAMILY_INET4, SOCK_TYPE_SOCKET_STREAM, SOCK_PROTO_TCP) }
}

fn receive(fd: Fd) -> Result<Vec<u8>> {
    let mut buffer = [0; 1024];
    let room = [Iovec { buf: buffer.as_mut_ptr(), buf_len: buffer.len() as Size }];
    let (len, _) = unsafe { published::sock_recv(fd, &room, 0)? };
    Ok(buffer[..len as usize].to_vec())
}

fn send(fd: Fd, bytes: &[u8]) -> Result<()> {
    let bytes = [Ciovec { buf: bytes.as_ptr(), buf_len: bytes.len() as Size }];
    unsafe { published::sock_send(fd, &bytes, 0)? };
    Ok(())
}

fn listen(port: u16) -> Result<String> {
    let listener = open()?;
    unsafe {
        published::sock_bind(listener, &with_port([0; 4], port))?;
        published::sock_listen(listener, 4)?;
    }
    let (connection, peer) = unsafe { published::sock_accept_v2(listener, 0)? };
    let mut sent = 0;
    loop {
        let came = receive(connection)?;
        if came.is_empty() {
            let [_, _, _, _, a, b, c, d] = bytes(&peer);
            return Ok(format!("{sent} bytes for {}", text([a, b, c, d])));
        }
        sent += came.len();
        send(connection, &came)?;
    }
}

fn talk(name: &str, port: u16, said: &str) -> Result<String> {
    let to = again(|| resolve(name))?;
    let connection = again(|| {
        let connection = open()?;
        let connected = unsafe { published::sock_connect(connection, &with_port(to[0], port)) };
        connected.map(|()| connection)
    })?;
    send(connection, said.as_bytes())?;
    unsafe { published::sock_shutdown(connection, published::SDFLAGS_WR)? };
    let mut heard = Vec::new();
    loop {
        let came = receive(connection)?;
        if came.is_empty() {
            return Ok(String::from_utf8(heard).expect("text"));
        }
        heard.extend(came);
    }
}

fn start(port: &str) -> Result<Pid> {
    let args = format!("self\nlisten\n{port}");
    unsafe { published::proc_spawn2("self", &args, "", &[], &[], BOOL_TRUE, "/bin") }
}

fn join(child: Pid) -> Result<String> {
    let mut pid = OptionPid { tag: 1, u: OptionPidU { some: child } };
    let status = unsafe { published::proc_join(&mut pid, JoinFlags::default())? };
    let [tag, _, low, high] = bytes(&status);
    Ok(format!("kind {tag}, code {}", u16::from_le_bytes([low, high])))
}

/// What comes of a list for which there is no room: `overflow`, unless it is empty.
fn fits_none(came: Result<()>, count: Size) -> Result<()> {
    const OVERFLOW: u16 = 61;
    match came {
        Err(errno) if errno.raw() != OVERFLOW => Err(errno),
        came => {
            assert_eq!(came.is_ok(), count == 0);
            Ok(())
        }
    }
}

fn addresses() -> Result<Vec<AddrCidr>> {
    let mut room = 0;
    // With no room it says how many there are.
    let mut none = made(&[]);
    fits_none(unsafe { published::port_addr_list(&mut none, &mut room) }, room)?;
    let mut found: Vec<AddrCidr> = (0..room).map(|_| made(&[])).collect();
    let mut count = room;
    unsafe { published::port_addr_list(found.as_mut_ptr(), &mut count)? };
    assert_eq!(count, room);
    Ok(found)
}

fn routes() -> Result<Vec<Route>> {
    let mut count = 0;
    let mut none = made(&[]);
    fits_none(unsafe { published::port_route_list(&mut none, &mut count) }, count)?;
    let mut found: Vec<Route> = (0..count).map(|_| made(&[])).collect();
    unsafe { published::port_route_list(found.as_mut_ptr(), &mut count)? };
    Ok(found)
}

fn interface() -> Result<String> {
    let mut said = String::new();
    for address in addresses()? {
        match bytes::<AddrCidr, 27>(&address) {
            [1, _, a, b, c, d, prefix, ..] => write!(said, "{}/{prefix} ", text([a, b, c, d])),
            [2, _, a, b, .., prefix] => write!(said, "{:x}:/{prefix} ", u16::from_be_bytes([a, b])),
            [tag, ..] => panic!("an address of kind {tag}"),
        }
        .expect("it is text");
    }
    for route in routes()? {
        let [_, _, a, b, c, d, prefix] = bytes(&route.cidr);
        let [_, _, e, f, g, h] = bytes(&route.via_router);
        let until = match route.expires_at.tag {
            0 => String::new(),
            _ => " for a time".to_owned(),
        };
        write!(said, "{}/{prefix} via {}{until} ", text([a, b, c, d]), text([e, f, g, h])).expect("it is text");
    }
    let hardware: [u8; 6] = bytes(&unsafe { published::port_mac()? });
    let is_any = hardware != [0; 6];
    write!(said, "hardware {is_any}").expect("it is text");
    Ok(said)
}

fn change() -> Result<String> {
    let none = OptionTimestamp { tag: 0, u: OptionTimestampU { none: 0 } };
    // In the year 2100.
    let some = OptionTimestamp { tag: 1, u: OptionTimestampU { some: 4_102_444_800_000_000_000 } };
    let [own, router, gateway] = [[192, 0, 2, 1], [192, 0, 2, 254], [192, 0, 2, 253]];
    unsafe {
        published::port_addr_add(&with_prefix(own, 24))?;
        published::port_route_add(&with_prefix([198, 51, 100, 0], 24), &alone(router), &none, &some)?;
        published::port_gateway_set(&alone(gateway))?;
        let said = interface()?;
        published::port_route_remove(&alone(router))?;
        published::port_route_clear()?;
        published::port_addr_remove(&alone(own))?;
        published::port_addr_clear()?;
        Ok(format!("{said}; {}", interface()?))
    }
}
