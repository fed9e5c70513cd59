//! Servers on the loopback that programs talk to. They end with the tests.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tungstenite::Message;
use tungstenite::handshake::server::{Request, Response};

/// The certificate of the servers, which nobody has signed.
pub(crate) const CERTIFICATE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/command/http/certificate.pem");

pub(crate) trait Line: Read + Write + Send + 'static {}

impl<T: Read + Write + Send + 'static> Line for T {}

/// Takes connections, and has each talked to on a thread of its own; at which port.
pub(crate) fn serve(talk: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let talk = Arc::new(talk);
    std::thread::spawn(move || {
        for connection in listener.incoming().map_while(Result::ok) {
            let talk = Arc::clone(&talk);
            std::thread::spawn(move || talk(connection));
        }
    });
    port
}

/// With TLS.
pub(crate) fn secure(connection: TcpStream) -> StreamOwned<ServerConnection, TcpStream> {
    static CONFIG: LazyLock<Arc<ServerConfig>> = LazyLock::new(|| {
        let key = CERTIFICATE.replace("certificate.pem", "key.pem");
        let certificates = vec![CertificateDer::from_pem_file(CERTIFICATE).unwrap()];
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config =
            ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = config
            .with_no_client_auth()
            .with_single_cert(certificates, PrivateKeyDer::from_pem_file(key).unwrap());
        Arc::new(config.unwrap())
    });
    StreamOwned::new(ServerConnection::new(Arc::clone(&CONFIG)).unwrap(), connection)
}

/// Where nobody listens.
pub(crate) fn nobody() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// The bytes of `/big`.
pub(crate) fn big() -> Vec<u8> {
    (0..8u32 << 20).map(|at| u8::try_from(at.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect()
}

/// What was asked of a web server: head and body.
pub(crate) type Asked = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// Answers by path.
pub(crate) fn web(asked: &Asked) -> impl Fn(TcpStream) + Send + Sync + 'static {
    let asked = Arc::clone(asked);
    move |connection| {
        let reset = connection.try_clone().unwrap();
        answer(BufReader::new(connection), &asked, || {
            rustix::net::sockopt::set_socket_linger(&reset, Some(Duration::ZERO)).unwrap();
        });
    }
}

/// Answers one request, by its path; `reset` has the connection end badly.
pub(crate) fn answer<L: Line>(mut line: BufReader<L>, asked: &Asked, reset: impl FnOnce()) {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if line.read_line(&mut head).unwrap_or(0) == 0 {
            return;
        }
    }
    let path = head.split(' ').nth(1).unwrap().to_owned();
    if path == "/early" {
        let _ = line.get_mut().write_all(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n");
        let _ = std::io::copy(&mut line, &mut std::io::sink());
        return;
    }
    if path == "/early_and_deaf" {
        let _ = line.get_mut().write_all(b"HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno!");
        let _ = line.get_mut().flush();
        std::thread::sleep(Duration::from_secs(30));
        return;
    }
    if path == "/streamed" {
        let _ = line.get_mut().write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nheard ");
        let (mut heard, mut piece) = (0, vec![0; 1 << 16]);
        while heard < 3_000_000 {
            std::thread::sleep(Duration::from_millis(2));
            match line.read(&mut piece) {
                Ok(0) | Err(_) => break,
                Ok(len) => heard += len,
            }
        }
        let _ = write!(line.get_mut(), "{heard}");
        return;
    }
    if path == "/deaf" {
        std::thread::sleep(Duration::from_millis(200));
        return reset();
    }
    let body = body(&mut line, &head);
    let what = head.to_lowercase();
    asked.lock().unwrap().push((head, body.clone()));
    let ok = |body: &str| format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    let out = line.get_mut();
    let text = match path.split('?').next().unwrap() {
        "/hello" | "/u" => ok("hello"),
        "/headers" => "HTTP/1.1 201 Made\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "/chunked" => {
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nhello, \r\n5\r\nworld\r\n0\r\n\r\n"
                .to_owned()
        }
        "/closed" => "HTTP/1.1 200 OK\r\n\r\nuntil the end".to_owned(),
        "/empty" => "HTTP/1.1 204 No Content\r\n\r\n".to_owned(),
        "/gone" => "HTTP/1.1 404 Gone\r\nContent-Length: 3\r\n\r\nno!".to_owned(),
        "/redirect" => {
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.2:9/secret\r\nContent-Length: 0\r\n\r\n"
                .to_owned()
        }
        "/packed" => {
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\npacked".to_owned()
        }
        "/echo" => ok(&format!(
            "{} {}",
            if what.contains("transfer-encoding: chunked") { "chunked" } else { "counted" },
            String::from_utf8_lossy(&body)
        )),
        "/count" => ok(&format!("{} bytes", body.len())),
        "/unpack" => {
            assert!(what.contains("content-encoding: gzip"), "{what}");
            let mut unpacked = String::new();
            flate2::read::GzDecoder::new(&body[..]).read_to_string(&mut unpacked).unwrap();
            ok(&unpacked)
        }
        "/big" => {
            let big = big();
            let _ = write!(out, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", big.len());
            let _ = out.write_all(&big);
            return;
        }
        "/slow" => {
            let _ = out.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n");
            for byte in b"slowly" {
                let _ = out.write_all(&[*byte]);
                let _ = out.flush();
                std::thread::sleep(Duration::from_millis(10));
            }
            return;
        }
        "/late" => {
            std::thread::sleep(Duration::from_millis(400));
            ok("at last")
        }
        "/mute" => {
            let _ = line.read(&mut [0]);
            return;
        }
        "/flood" => {
            let _ = out.write_all(b"HTTP/1.1 200 OK\r\n");
            for _ in 0..1000 {
                if out.write_all(format!("X: {}\r\n", "y".repeat(1000)).as_bytes()).is_err() {
                    return;
                }
            }
            "\r\n".to_owned()
        }
        "/many" => format!("HTTP/1.1 200 OK\r\n{}\r\n", "x: y\r\n".repeat(200)),
        "/trailers" => {
            let _ =
                out.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n");
            return repeat(out, b"x: y\r\n");
        }
        "/interim" => return repeat(out, b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        "/continue" => return repeat(out, b"HTTP/1.1 100 Continue\r\n\r\n"),
        "/cut_last" => {
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nonly this\r\n0\r\n".to_owned()
        }
        "/cut" => "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this".to_owned(),
        "/cut_chunk" => "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nonly this".to_owned(),
        "/reset" => {
            let _ = out.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
            std::thread::sleep(Duration::from_millis(100));
            return reset();
        }
        "/nothing" => String::new(),
        "/garbage" => "this is no HTTP\r\n\r\n".to_owned(),
        other => panic!("nobody knows {other}"),
    };
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// Says the same for as long as it is heard.
fn repeat(out: &mut impl Write, what: &[u8]) {
    let what = what.repeat(5000);
    while out.write_all(&what).is_ok() {}
}

/// The body that a head announces.
fn body(line: &mut impl std::io::BufRead, head: &str) -> Vec<u8> {
    let head = head.to_lowercase();
    let mut body = Vec::new();
    if head.contains("transfer-encoding: chunked") {
        loop {
            let mut size = String::new();
            line.read_line(&mut size).unwrap();
            let size = u64::from_str_radix(size.trim(), 16).unwrap_or(0);
            line.take(size).read_to_end(&mut body).unwrap();
            line.read_line(&mut String::new()).unwrap();
            if size == 0 {
                return body;
            }
        }
    }
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let length = length.map_or(0, |length| length.trim().parse().unwrap());
    line.take(length).read_to_end(&mut body).unwrap();
    body
}

/// Answers by path, by way of web sockets; notes how each conversation went.
pub(crate) fn talk(line: impl Line, said: &Mutex<Vec<String>>) {
    let mut path = String::new();
    #[expect(clippy::result_large_err, reason = "the crate wants it so")]
    let heard = |request: &Request, response: Response| {
        path = request.uri().path().to_owned();
        Ok(response)
    };
    let Ok(mut socket) = tungstenite::accept_hdr(line, heard) else { return };
    match path.as_str() {
        "/bye" => {
            socket.send(Message::text("one")).unwrap();
            socket.send(Message::binary(vec![])).unwrap();
            socket.send(Message::Ping(vec![1].into())).unwrap();
            socket.send(Message::binary(b"two".to_vec())).unwrap();
            let _ = socket.close(None);
            while socket.read().is_ok() {}
            return;
        }
        "/farewell" => {
            socket.send(Message::text("one")).unwrap();
            let _ = socket.close(None);
            let _ = socket.flush();
            std::thread::sleep(Duration::from_secs(20));
            return;
        }
        "/flood" => return repeat(socket.get_mut(), b"\x82\x05hello"),
        "/pings" => return repeat(socket.get_mut(), b"\x89\x01a"),
        "/fragments" => {
            let _ = socket.get_mut().write_all(b"\x02\x01a");
            return repeat(socket.get_mut(), b"\x00\x00");
        }
        "/mute" => {
            std::thread::sleep(Duration::from_secs(20));
            return;
        }
        "/torn" => {
            socket.send(Message::text("one")).unwrap();
            return;
        }
        "/endless" => {
            let _ = socket.send(Message::binary(vec![0; 300 << 10]));
            while socket.read().is_ok() {}
            return;
        }
        _ => {}
    }
    loop {
        match socket.read() {
            Ok(Message::Binary(message)) => {
                said.lock().unwrap().push(String::from_utf8_lossy(&message).into_owned());
                if path == "/echo" && socket.send(Message::binary(message)).is_err() {
                    return;
                }
            }
            Ok(Message::Close(frame)) => {
                said.lock().unwrap().push(format!("close {:?}", frame.map(|frame| u16::from(frame.code))));
            }
            Ok(_) => {}
            Err(_) => return,
        }
    }
}
