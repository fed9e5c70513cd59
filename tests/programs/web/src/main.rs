//! Talks to web servers as its arguments say, by the calls of WASIX 0.11, and tells what became of it: `web request GET http://a.test`.
//!
//! What fails is told as `CALL: ERRNO`, and ends it with 0 as well.

use std::time::{Duration, Instant};

use legacy as host;
use published as later;

type Told<T> = Result<T, String>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let told = match words[..] {
        ["request", method, url, ref rest @ ..] => request(method, url, rest),
        ["status", url] => status(url),
        ["piecewise", url, ref pieces @ ..] => piecewise(url, pieces),
        ["many", url, count] => many(url, count.parse().expect("a number")),
        ["at_once", url, count] => at_once(url, count.parse().expect("a number")),
        ["left", url, count] => left(url, count.parse().expect("a number")),
        ["forgotten", url, body] => forgotten(url, body),
        ["fired", url, len] => fired(url, len.parse().expect("a number")),
        ["trickle", url] => trickle(url),
        ["stopped", url, headers] => stopped(url, headers),
        ["given_up", url] => given_up(url),
        ["crowd", url] => crowd(url),
        ["ready", url] => ready(url),
        ["interrupted", mute, late] => interrupted(mute, late),
        ["alarmed", url] => alarmed(url),
        ["full", url] => full(url),
        ["wrong", url] => wrong(url),
        ["given", url] => given(url),
        ["rest", fd] => rest(fd.parse().expect("a number")),
        ["hosted", url] => hosted(url),
        ["talk", url, ref messages @ ..] => talk(url, messages),
        ["tell", url, ref messages @ ..] => tell(url, messages),
        ["long", url, length] => long(url, length.parse().expect("a number")),
        ["listen", url] => listen(url),
        _ => panic!("{words:?} is nothing that it can do"),
    };
    match told {
        Ok(()) => {}
        Err(told) => println!("{told}"),
    }
}

/// What a call has answered, with its name.
fn of<T>(call: &str, answer: Result<T, host::Errno>) -> Told<T> {
    answer.map_err(|errno| format!("{call}: {}", errno.name()))
}

fn begin(method: &str, url: &str, headers: &str, gzip: bool) -> Told<host::HttpHandles> {
    let gzip = if gzip { host::BOOL_TRUE } else { host::BOOL_FALSE };
    // SAFETY: the crate passes texts and a place of its own.
    of("http_request", unsafe { host::http_request(url, method, headers, gzip) })
}

fn wait(fd: host::Fd) -> Told<host::HttpStatus> {
    let mut status = std::mem::MaybeUninit::zeroed();
    // SAFETY: there is room for what the call writes.
    of("http_status", unsafe { host::http_status(fd, status.as_mut_ptr()) })?;
    // SAFETY: written, or zeroes, which all of its fields may be.
    Ok(unsafe { status.assume_init() })
}

fn read(fd: host::Fd, to: &mut [u8]) -> Told<usize> {
    let iovs = [host::Iovec { buf: to.as_mut_ptr(), buf_len: to.len() }];
    // SAFETY: the range is ours to write.
    of("fd_read", unsafe { host::fd_read(fd, &iovs) })
}

fn write(fd: host::Fd, from: &[u8]) -> Told<usize> {
    let iovs = [host::Ciovec { buf: from.as_ptr(), buf_len: from.len() }];
    // SAFETY: the range is there to be read.
    of("fd_write", unsafe { host::fd_write(fd, &iovs) })
}

fn close(fd: host::Fd) {
    // SAFETY: nobody else uses it.
    unsafe { host::fd_close(fd) }.expect("it was open");
}

fn close_all(handles: host::HttpHandles) {
    for fd in [handles.request, handles.response, handles.headers] {
        close(fd);
    }
}

fn write_all(fd: host::Fd, mut from: &[u8]) -> Told<()> {
    while !from.is_empty() {
        from = &from[write(fd, from)?..];
    }
    Ok(())
}

/// All that comes, and why there was no more of it.
fn read_all(fd: host::Fd) -> (Vec<u8>, Told<()>) {
    let (mut all, mut piece) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        match read(fd, &mut piece) {
            Ok(0) => return (all, Ok(())),
            Ok(len) => all.extend_from_slice(&piece[..len]),
            Err(told) => return (all, Err(told)),
        }
    }
}

fn tell_status(status: host::HttpStatus) {
    let is = |value: host::Bool| if value.raw() == 1 { "yes" } else { "no" };
    println!(
        "status {}, ok {}, redirected {}, size {}",
        status.status,
        is(status.ok),
        is(status.redirected),
        status.size
    );
}

/// A body is told by its text, or if that is long by its length and a sum.
fn tell_body(body: &[u8]) {
    match std::str::from_utf8(body) {
        Ok(text) if text.len() < 200 => println!("body {text:?}"),
        _ => {
            let sum = body.iter().fold(0u32, |sum, byte| sum.rotate_left(5) ^ u32::from(*byte));
            println!("body of {} bytes, {sum:08x}", body.len());
        }
    }
}

/// `request METHOD URL [HEADERS [BODY [gzip]]]`: a body `*N` is N bytes.
fn request(method: &str, url: &str, rest: &[&str]) -> Told<()> {
    let headers = rest.first().copied().unwrap_or_default().replace("\\n", "\n");
    let handles = begin(method, url, &headers, rest.get(2) == Some(&"gzip"))?;
    if let Some(body) = rest.get(1) {
        match body.strip_prefix('*') {
            Some(len) => write_all(handles.request, &vec![b'x'; len.parse().expect("a number")])?,
            None => write_all(handles.request, body.as_bytes())?,
        }
        close(handles.request);
    }
    tell_status(wait(handles.response)?);
    let (headers, ended) = read_all(handles.headers);
    print!("{}", String::from_utf8_lossy(&headers));
    ended?;
    let (body, ended) = read_all(handles.response);
    tell_body(&body);
    ended
}

/// The status by each descriptor, and again.
fn status(url: &str) -> Told<()> {
    let handles = begin("GET", url, "", false)?;
    for fd in [handles.headers, handles.request, handles.response, handles.headers] {
        tell_status(wait(fd)?);
    }
    Ok(())
}

/// A body in pieces, a while apart.
fn piecewise(url: &str, pieces: &[&str]) -> Told<()> {
    let handles = begin("POST", url, "", false)?;
    for piece in pieces {
        write_all(handles.request, piece.as_bytes())?;
        std::thread::sleep(Duration::from_millis(20));
    }
    close(handles.request);
    tell_status(wait(handles.response)?);
    let (body, ended) = read_all(handles.response);
    tell_body(&body);
    ended
}

/// One after the other, all descriptors closed each time. After the first and the last few it waits for a line.
fn many(url: &str, count: usize) -> Told<()> {
    let mut first = None;
    for number in 0..count {
        if number == 10 {
            pause();
        }
        let handles = begin("GET", url, "", false)?;
        let numbers = [handles.request, handles.response, handles.headers];
        assert_eq!(*first.get_or_insert(numbers), numbers, "descriptors are left");
        let (body, ended) = read_all(handles.response);
        ended?;
        assert_eq!(body, b"hello", "the body");
        assert_eq!(wait(handles.request)?.status, 200);
        close_all(handles);
    }
    pause();
    Ok(())
}

/// Says that it waits, and waits for a line.
fn pause() {
    println!("waits");
    std::io::stdin().read_line(&mut String::new()).expect("a line");
}

/// So many at the same time.
fn at_once(url: &str, count: usize) -> Told<()> {
    let mut begun = Vec::new();
    for number in 0..count {
        match begin("GET", url, "", false) {
            Ok(handles) => begun.push(handles),
            Err(told) => {
                println!("{told} after {number}");
                break;
            }
        }
    }
    begun.into_iter().for_each(close_all);
    // There is room again, though it may take a moment.
    let start = Instant::now();
    while begin("GET", url, "", false).is_err() {
        assert!(start.elapsed() < Duration::from_secs(10), "there is no room again");
        std::thread::sleep(Duration::from_millis(5));
    }
    println!("room again");
    Ok(())
}

/// Begun and closed, while the server is silent.
fn left(url: &str, count: usize) -> Told<()> {
    for _ in 0..count {
        close_all(begin("GET", url, "", false)?);
    }
    println!("left {count}");
    Ok(())
}

/// Writes a body and closes everything without reading, what takes the body last.
fn forgotten(url: &str, body: &str) -> Told<()> {
    let handles = begin("POST", url, "", false)?;
    close(handles.headers);
    close(handles.response);
    write_all(handles.request, body.as_bytes())?;
    close(handles.request);
    Ok(())
}

/// Writes a body and ends.
fn fired(url: &str, len: usize) -> Told<()> {
    let handles = begin("POST", url, "", false)?;
    write_all(handles.request, &vec![b'x'; len])
}

/// Writes a body of ten bytes by and by, until it is not taken any more.
fn trickle(url: &str) -> Told<()> {
    let handles = begin("POST", url, "content-length: 1000000", false)?;
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(10) {
        if let Err(told) = write(handles.request, b"0123456789") {
            println!("{told}");
            println!("{}", write(handles.request, b"x").unwrap_err());
            println!("{}", wait(handles.response).map(tell_status).unwrap_err());
            println!("{}", read(handles.response, &mut [0; 8]).unwrap_err());
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Err("it is always taken".to_owned())
}

/// Writes until nothing more is taken, and tells what was answered.
fn stopped(url: &str, headers: &str) -> Told<()> {
    let handles = begin("POST", url, headers, false)?;
    let start = Instant::now();
    let told = loop {
        assert!(start.elapsed() < Duration::from_secs(20), "it is always taken");
        if let Err(told) = write(handles.request, &[b'x'; 1 << 16]) {
            break told;
        }
    };
    println!("{told}");
    rest(handles.response)
}

/// Gives a request up, and writes on.
fn given_up(url: &str) -> Told<()> {
    let handles = begin("POST", url, "content-length: 1000000", false)?;
    write(handles.request, b"abc")?;
    close(handles.response);
    close(handles.headers);
    std::thread::sleep(Duration::from_millis(500));
    for _ in 0..2 {
        println!("{}", write(handles.request, b"abc").unwrap_err());
    }
    println!("{}", wait(handles.request).map(tell_status).unwrap_err());
    Ok(())
}

/// Has all conversations that there may be, closes them while the server goes on, and has as many again.
fn crowd(url: &str) -> Told<()> {
    let open = || match url.strip_prefix("ws") {
        Some(_) => connect(url).map(|fd| vec![fd]),
        None => begin("GET", url, "", false).map(|all| vec![all.request, all.response, all.headers]),
    };
    let mut all = Vec::new();
    for round in 0..2 {
        let start = Instant::now();
        while all.len() < 64 {
            match open() {
                Ok(fds) => all.push(fds),
                Err(told) if round == 0 => return Err(told),
                Err(told) if start.elapsed() > Duration::from_secs(20) => {
                    return Err(format!("{told} with {} of the second round", all.len()));
                }
                Err(_) => std::thread::sleep(Duration::from_millis(20)),
            }
        }
        std::thread::sleep(Duration::from_millis(100));
        all.drain(..).flatten().for_each(close);
    }
    println!("64 and 64");
    Ok(())
}

fn subscription(fd: host::Fd) -> host::Subscription {
    let u = host::SubscriptionUU { fd_read: host::SubscriptionFdReadwrite { file_descriptor: fd } };
    let u = host::SubscriptionU { tag: host::EVENTTYPE_FD_READ.raw(), u };
    host::Subscription { userdata: u64::from(fd), u }
}

fn clock(after: Duration) -> host::Subscription {
    let timeout = u64::try_from(after.as_nanos()).expect("a short while");
    let clock = host::SubscriptionClock { id: host::CLOCKID_MONOTONIC, timeout, precision: 0, flags: 0 };
    let u = host::SubscriptionU { tag: host::EVENTTYPE_CLOCK.raw(), u: host::SubscriptionUU { clock } };
    host::Subscription { userdata: 0, u }
}

/// Which of these is readable within a time, by poll_oneoff.
fn polled(fds: &[host::Fd], within: Duration) -> Vec<u64> {
    let mut asked: Vec<_> = fds.iter().map(|fd| subscription(*fd)).collect();
    asked.push(clock(within));
    let mut events: Vec<host::Event> = Vec::with_capacity(asked.len());
    // SAFETY: as many subscriptions as are said, and room for as many events.
    unsafe {
        let count = host::poll_oneoff(asked.as_ptr(), events.as_mut_ptr(), asked.len()).expect("it polls");
        events.set_len(count);
    }
    events.iter().map(|event| event.userdata).filter(|data| *data != 0).collect()
}

/// A server that answers after a while: nothing is to be had before, by any way to ask.
fn ready(url: &str) -> Told<()> {
    let handles = begin("GET", url, "", false)?;
    // SAFETY: plain numbers.
    of("fd_fdstat_set_flags", unsafe { host::fd_fdstat_set_flags(handles.response, host::FDFLAGS_NONBLOCK) })?;
    println!("{}", read(handles.response, &mut [0; 8]).unwrap_err());
    println!("{}", wait(handles.response).map(tell_status).unwrap_err());
    let both = [handles.response, handles.headers];
    assert_eq!(polled(&both, Duration::from_millis(10)), [0; 0], "nothing yet");
    // SAFETY: plain numbers, and events of ours.
    let set = unsafe { later::epoll_create() }.expect("a set");
    let event = later::EpollEvent {
        events: later::EPOLL_TYPE_EPOLLIN,
        data: later::EpollData { ptr: 0, fd: handles.response, data1: 7, data2: 0 },
    };
    // SAFETY: as above.
    unsafe { later::epoll_ctl(set, later::EPOLL_CTL_ADD, handles.response, &event) }.expect("it is added");
    let mut events: Vec<later::EpollEvent> = Vec::with_capacity(1);
    let waited = |events: &mut Vec<later::EpollEvent>, nanoseconds: u64| {
        // SAFETY: there is room for one.
        unsafe { later::epoll_wait(set, events.as_mut_ptr(), 1, nanoseconds) }.expect("it waits")
    };
    assert_eq!(waited(&mut events, 10_000_000), 0, "nothing yet");
    assert_eq!(waited(&mut events, 10_000_000_000), 1, "something");
    assert!(polled(&both, Duration::from_secs(10)).contains(&u64::from(handles.response)));
    // SAFETY: plain numbers.
    of("fd_fdstat_set_flags", unsafe { host::fd_fdstat_set_flags(handles.response, 0) })?;
    // SAFETY: the same.
    let copy = of("fd_dup", unsafe { host::fd_dup(handles.response) })?;
    close(handles.response);
    tell_status(wait(copy)?);
    let (body, ended) = read_all(copy);
    tell_body(&body);
    ended
}

static HANDLED: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

// SAFETY: nothing else has this name.
#[unsafe(export_name = "__wasm_signal")]
extern "C" fn handle(signal: i32) {
    HANDLED.fetch_add(u32::try_from(signal).unwrap_or(0), std::sync::atomic::Ordering::SeqCst);
}

fn alarm() {
    // SAFETY: plain numbers.
    unsafe { later::proc_raise_interval(later::SIGNAL_ALRM, 50_000_000, later::BOOL_FALSE) }.expect("an alarm");
}

/// A handler interrupts each call that waits, and the request goes on.
fn interrupted(mute: &str, late: &str) -> Told<()> {
    // SAFETY: the function is exported.
    unsafe { host::callback_signal("__wasm_signal") };
    alarm();
    println!("{}", begin("GET", mute, "", false).map(|_| ()).unwrap_err());
    let handles = begin("GET", late, "", false)?;
    alarm();
    println!("{}", wait(handles.response).map(tell_status).unwrap_err());
    alarm();
    println!("{}", read(handles.response, &mut [0; 8]).unwrap_err());
    let handled = HANDLED.load(std::sync::atomic::Ordering::SeqCst);
    println!("handled {} alarms", handled / u32::from(later::SIGNAL_ALRM.raw()));
    tell_status(wait(handles.response)?);
    Ok(())
}

/// Without a handler an alarm ends it, while it waits.
fn alarmed(url: &str) -> Told<()> {
    let handles = begin("GET", url, "", false)?;
    alarm();
    wait(handles.response).map(tell_status)
}

/// No descriptor is left: none is taken.
fn full(url: &str) -> Told<()> {
    let mut copies = Vec::new();
    // SAFETY: plain numbers.
    while let Ok(copy) = unsafe { host::fd_dup(0) } {
        copies.push(copy);
    }
    for spare in 0..3 {
        println!("{} with {spare} left", begin("GET", url, "", false).map(|_| ()).unwrap_err());
        close(copies.pop().expect("a copy"));
    }
    close_all(begin("GET", url, "", false)?);
    println!("3 are enough");
    Ok(())
}

/// What each descriptor is not for.
fn wrong(url: &str) -> Told<()> {
    let handles = begin("GET", url, "", false)?;
    tell_status(wait(handles.response)?);
    println!("request {}", read(handles.request, &mut [0; 8]).unwrap_err());
    println!("request {}", write(handles.request, b"x").unwrap_err());
    println!("response {}", write(handles.response, b"x").unwrap_err());
    println!("headers {}", write(handles.headers, b"x").unwrap_err());
    println!("stdin {}", wait(0).map(tell_status).unwrap_err());
    println!("none {}", wait(1000).map(tell_status).unwrap_err());
    Ok(())
}

/// A child, found as `self`, reads what comes: the descriptors are its as well.
fn given(url: &str) -> Told<()> {
    let handles = begin("GET", url, "", false)?;
    let args = format!("self\nrest\n{}", handles.response);
    // SAFETY: texts, and no lists.
    let child = unsafe { later::proc_spawn2("self", &args, "", &[], &[], later::BOOL_TRUE, "/bin") };
    let child = child.map_err(|errno| format!("proc_spawn2: {}", errno.name()))?;
    let mut pid = later::OptionPid { tag: 1, u: later::OptionPidU { some: child } };
    // SAFETY: a place of ours.
    unsafe { later::proc_join(&mut pid, later::JoinFlags::default()) }.expect("its end");
    // It took all there was.
    println!("{} bytes are left", read(handles.response, &mut [0; 8])?);
    Ok(())
}

/// Tells the status by a descriptor that it was given, and the body.
fn rest(fd: host::Fd) -> Told<()> {
    tell_status(wait(fd)?);
    let (body, ended) = read_all(fd);
    tell_body(&body);
    ended
}

/// The address of IPv4 and the port.
fn anywhere(port: u16) -> later::AddrPort {
    let mut address = std::mem::MaybeUninit::<later::AddrPort>::zeroed();
    let [low, high] = port.to_le_bytes();
    let bytes = [1, 0, low, high, 0, 0, 0, 0];
    // SAFETY: zeroes and these bytes are an address.
    unsafe {
        address.as_mut_ptr().cast::<u8>().copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
        address.assume_init()
    }
}

/// Is the server as well, at port 80 of its own network.
fn hosted(url: &str) -> Told<()> {
    const ANSWER: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\nat home";
    // SAFETY: plain numbers and an address.
    let listener = unsafe {
        let kind = (later::ADDRESS_FAMILY_INET4, later::SOCK_TYPE_SOCKET_STREAM, later::SOCK_PROTO_TCP);
        let listener = later::sock_open(kind.0, kind.1, kind.2).expect("a socket");
        later::sock_bind(listener, &anywhere(80)).expect("the port is free");
        later::sock_listen(listener, 4).expect("it listens");
        listener
    };
    let handles = begin("GET", url, "", false)?;
    // SAFETY: plain numbers.
    let (connection, _) = unsafe { later::sock_accept_v2(listener, 0) }.expect("a connection");
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut piece = [0; 1024];
        let len = read(connection, &mut piece)?;
        assert!(len > 0, "the end of {}", String::from_utf8_lossy(&head));
        head.extend_from_slice(&piece[..len]);
    }
    println!("asked: {}", String::from_utf8_lossy(&head).lines().next().unwrap_or_default());
    write_all(connection, ANSWER)?;
    close(connection);
    rest(handles.response)
}

fn connect(url: &str) -> Told<host::Fd> {
    // SAFETY: the crate passes a text and a place of its own.
    of("ws_connect", unsafe { host::ws_connect(url) })
}

/// Sends each message, and tells what comes after each.
fn talk(url: &str, messages: &[&str]) -> Told<()> {
    let fd = connect(url)?;
    let mut message = vec![0; 1 << 18];
    for said in messages {
        assert_eq!(write(fd, said.as_bytes())?, said.len());
        let len = read(fd, &mut message)?;
        println!("{}", String::from_utf8_lossy(&message[..len]));
    }
    println!("{}", wait(fd).map(tell_status).unwrap_err());
    close(fd);
    Ok(())
}

/// Sends each message and goes; the descriptor is closed for it.
fn tell(url: &str, messages: &[&str]) -> Told<()> {
    let fd = connect(url)?;
    for said in messages {
        write(fd, said.as_bytes())?;
    }
    Ok(())
}

/// A long message there and back, into a place that is too short for the second of them.
fn long(url: &str, length: usize) -> Told<()> {
    let fd = connect(url)?;
    let (said, mut heard) = (vec![b'y'; length], vec![0; 1 << 19]);
    write(fd, &said)?;
    let len = read(fd, &mut heard)?;
    println!("{len} bytes, the same: {}", heard[..len] == said[..]);
    write(fd, b"abcdef")?;
    write(fd, b"g")?;
    println!("{} and {}", read(fd, &mut [0; 2])?, read(fd, &mut [0; 2])?);
    Ok(())
}

/// Tells what comes until the end.
fn listen(url: &str) -> Told<()> {
    let fd = connect(url)?;
    let mut message = vec![0; 1 << 18];
    loop {
        assert_eq!(polled(&[fd], Duration::from_secs(10)), [u64::from(fd)], "something comes");
        let len = read(fd, &mut message)?;
        if len == 0 {
            println!("the end");
            println!("{}", write(fd, b"x").unwrap_err());
            return Ok(());
        }
        println!("{}", String::from_utf8_lossy(&message[..len]));
    }
}
