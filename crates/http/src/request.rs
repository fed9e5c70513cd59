//! Requests.
//!
//! Main type: [`Prepared`]. Invariants: one connection is used for one request, and the length of a body that was said is the length
//! of what is sent.

use std::io::{self, Cursor, Read, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use flate2::Compression;
use flate2::read::GzEncoder;
use ureq::http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, HOST, HeaderMap, HeaderName, HeaderValue, LOCATION, TRANSFER_ENCODING,
};
use ureq::http::{Method, Request, Response, Uri};
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, LazyBuffers, NextTimeout, Transport,
};
use ureq::{Agent, Body, SendBody};
use waxwing::abi::types::{Errno, HttpStatus};
use waxwing::{HttpExchange, HttpRequest, Stream};

use crate::Target;
use crate::line::{self, Line};

/// The most of headers, in bytes: the guest's, and the server's.
const MOST_HEADERS: usize = 64 << 10;

/// How much of a body is waited for, to say its length in the headers: there are servers that understand nothing else.
const HELD: u64 = 64 << 10;

/// How much of an answer's body is passed on at a time.
const PIECE: usize = 64 << 10;

/// How many bytes may come without a byte of a body among them, but for those that come at once: headers, what is between chunks, and
/// what follows the last.
const MOST_IDLE: usize = MOST_HEADERS;

/// A request that was read and found to be one.
pub(crate) struct Prepared {
    uri: Uri,
    method: Method,
    headers: HeaderMap,
    gzip: bool,
    /// How long the guest says that the body is.
    length: Option<u64>,
}

impl Prepared {
    /// # Errors
    /// `inval` for a method or headers that are none, and those that are for who sends them; `2big`.
    pub(crate) fn new(target: &Target, request: &HttpRequest<'_>) -> Result<Self, Errno> {
        if request.headers.len() > MOST_HEADERS {
            return Err(Errno::TwoBig);
        }
        let method = Method::from_bytes(request.method.as_bytes()).map_err(|_| Errno::Inval)?;
        let headers = headers(request.headers)?;
        let length = match headers.get(CONTENT_LENGTH) {
            None => None,
            Some(length) => {
                let digits =
                    length.to_str().ok().filter(|length| length.bytes().all(|byte| byte.is_ascii_digit()));
                Some(digits.and_then(|digits| digits.parse().ok()).ok_or(Errno::Inval)?)
            }
        };
        // What would be tunnelled is no request; and what is compressed has another length.
        if method == Method::CONNECT || (request.gzip && length.is_some()) {
            return Err(Errno::Inval);
        }
        let prepared = Prepared { uri: target.uri.clone(), method, headers, gzip: request.gzip, length };
        // What no body follows has the length of none.
        if !prepared.has_body() && length.is_some_and(|length| length > 0) {
            return Err(Errno::Inval);
        }
        Ok(prepared)
    }

    /// Whether the guest writes a body. Of the others it need not close what it would write that to.
    fn has_body(&self) -> bool {
        !matches!(self.method, Method::GET | Method::HEAD | Method::TRACE)
    }

    /// Makes it, and passes on what is answered.
    pub(crate) fn make(self, line: Line, exchange: &HttpExchange) -> Result<(), Errno> {
        let line = Arc::new(Wire {
            line: Mutex::new(line),
            idle: AtomicUsize::new(0),
            is_over: AtomicBool::new(false),
            is_heard: AtomicBool::new(false),
        });
        let agent = agent(Arc::clone(&line));
        let mut request = Request::builder().method(self.method.clone()).uri(self.uri.clone());
        if let Some(headers) = request.headers_mut() {
            headers.clone_from(&self.headers);
        }
        let answer = if self.has_body() {
            let body = self.body(exchange.request.clone(), &mut request)?;
            let mut body = Heeded { body, line: Arc::clone(&line) };
            let request = request.body(SendBody::from_reader(&mut body)).map_err(|_| Errno::Inval)?;
            let answer = agent.run(request);
            exchange.request.refuse();
            match answer {
                // The answer is to the same request, of which nothing more is sent.
                Err(_) if line.is_heard.load(Ordering::Relaxed) => {
                    let request = Request::builder().method(self.method).uri(self.uri);
                    agent.run(request.body(()).map_err(|_| Errno::Inval)?)
                }
                answer => answer,
            }
        } else {
            exchange.request.refuse();
            agent.run(request.body(()).map_err(|_| Errno::Inval)?)
        };
        pass_on(answer.map_err(|error| errno(&error))?, &line, exchange)
    }

    /// What is sent of what the guest writes, and in the headers what is to be said of it.
    fn body(
        &self,
        written: Stream,
        request: &mut ureq::http::request::Builder,
    ) -> Result<Box<dyn Read>, Errno> {
        if let Some(length) = self.length {
            return Ok(Box::new(Whole { left: length, body: written }));
        }
        let mut body: Box<dyn Read> = Box::new(written);
        if self.gzip {
            body = Box::new(GzEncoder::new(body, Compression::default()));
        }
        let mut held = Vec::new();
        body.by_ref().take(HELD).read_to_end(&mut held).map_err(|error| Stream::errno(&error))?;
        if let Some(headers) = request.headers_mut() {
            if self.gzip {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            }
            if (held.len() as u64) < HELD {
                headers.insert(CONTENT_LENGTH, HeaderValue::from(held.len()));
            }
        }
        Ok(Box::new(Cursor::new(held).chain(body)))
    }
}

/// A body whose length was said before. What is written beyond it is not sent.
struct Whole {
    left: u64,
    body: Stream,
}

impl Read for Whole {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(to.len());
        let read = self.body.read(&mut to[..most])?;
        self.left -= read as u64;
        if read == 0 && most > 0 {
            return Err(io::Error::other(Errno::Inval));
        }
        Ok(read)
    }
}

/// A body that ends badly when the server does not take more of it.
struct Heeded {
    body: Box<dyn Read>,
    line: Arc<Wire>,
}

impl Read for Heeded {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.line.is_heard.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.body.read(to)
    }
}

/// Lines of `name: value`. How the body is cut up, and what becomes of the connection, is for who sends it.
fn headers(text: &str) -> Result<HeaderMap, Errno> {
    const OURS: [&str; 6] = ["connection", "expect", "keep-alive", "te", "transfer-encoding", "upgrade"];
    let mut headers = HeaderMap::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or(Errno::Inval)?;
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| Errno::Inval)?;
        let value = HeaderValue::from_bytes(value.trim().as_bytes()).map_err(|_| Errno::Inval)?;
        let is_single = name == CONTENT_LENGTH || name == HOST;
        if OURS.contains(&name.as_str()) || (is_single && headers.contains_key(&name)) {
            return Err(Errno::Inval);
        }
        headers.try_append(name, value).map_err(|_| Errno::TwoBig)?;
    }
    headers.insert("connection", HeaderValue::from_static("close"));
    Ok(headers)
}

/// Who makes one request by this connection, and nothing else.
fn agent(line: Arc<Wire>) -> Agent {
    let config = Agent::config_builder()
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .max_response_header_size(MOST_HEADERS)
        .allow_non_standard_methods(true)
        .max_idle_connections(0)
        .user_agent(concat!("waxwing/", env!("CARGO_PKG_VERSION")))
        .build();
    Agent::with_parts(config, Once(line), Nowhere)
}

/// Passes on what was answered: headers, status, body.
fn pass_on(answer: Response<Body>, line: &Wire, exchange: &HttpExchange) -> Result<(), Errno> {
    let (head, body) = answer.into_parts();
    let is_redirect = matches!(head.status.as_u16(), 301 | 302 | 303 | 307 | 308);
    let mut lines = Vec::new();
    for (name, value) in &head.headers {
        lines.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\n"].concat());
    }
    // These fit into what the guest reads from, so this does not wait for it; and it may not want to know them.
    let _ = exchange.headers.clone().write_all(&lines);
    exchange.headers.end();
    // To ureq such a body has ended when its last chunk has, though more was to come. Its end is not waited for.
    let is_chunked = head.headers.contains_key(TRANSFER_ENCODING);
    let size = head.headers.get(CONTENT_LENGTH).and_then(|size| size.to_str().ok()?.parse().ok());
    exchange.answered(HttpStatus {
        ok: head.status.is_success(),
        redirected: is_redirect && head.headers.contains_key(LOCATION),
        size: size.unwrap_or(0),
        status: head.status.as_u16(),
    });
    let (mut from, mut to) = (body.into_reader(), exchange.response.clone());
    let mut piece = vec![0; PIECE];
    loop {
        let read = from.read(&mut piece).map_err(|error| body_errno(&error))?;
        if read == 0 {
            return if is_chunked && line.is_over.load(Ordering::Relaxed) {
                Err(Errno::Connreset)
            } else {
                Ok(())
            };
        }
        line.idle.store(0, Ordering::Relaxed);
        to.write_all(&piece[..read]).map_err(|error| Stream::errno(&error))?;
    }
}

/// What an error stands for.
fn errno(error: &ureq::Error) -> Errno {
    match error {
        ureq::Error::Io(error) => line::errno(error),
        ureq::Error::LargeResponseHeader(..)
        | ureq::Error::Protocol(ureq_proto::Error::HttpParseTooManyHeaders) => Errno::Overflow,
        ureq::Error::Http(_) | ureq::Error::BadUri(_) => Errno::Inval,
        _ => Errno::Proto,
    }
}

/// As [`errno`], of a body that is being read.
fn body_errno(error: &io::Error) -> Errno {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
        Some(error) => errno(error),
        None => line::errno(error),
    }
}

/// Connects to where one is connected already.
#[derive(Debug)]
struct Once(Arc<Wire>);

/// The connection, and what ureq does not tell of it.
#[derive(Debug)]
struct Wire {
    line: Mutex<Line>,
    /// How many bytes have come since the last of a body, or the beginning.
    idle: AtomicUsize,
    /// The server has said all that it will.
    is_over: AtomicBool,
    /// It says something, and does not take more: nothing is sent any more.
    is_heard: AtomicBool,
}

impl Wire {
    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connector for Once {
    type Out = Carrier;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        _: Option<()>,
    ) -> Result<Option<Carrier>, ureq::Error> {
        let config = details.config;
        let buffers = LazyBuffers::new(config.input_buffer_size(), config.output_buffer_size());
        Ok(Some(Carrier { wire: Arc::clone(&self.0), buffers }))
    }
}

/// Knows no addresses, since nobody needs them.
#[derive(Debug)]
struct Nowhere;

impl Resolver for Nowhere {
    fn resolve(
        &self,
        _: &Uri,
        _: &ureq::config::Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        Ok(self.empty())
    }
}

/// A connection as ureq uses it. Time-outs are the guest's affair: it can close its descriptors.
#[derive(Debug)]
struct Carrier {
    wire: Arc<Wire>,
    buffers: LazyBuffers,
}

impl Transport for Carrier {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, _: NextTimeout) -> Result<(), ureq::Error> {
        if !self.wire.is_heard.load(Ordering::Relaxed) {
            let heard = self.wire.line().send(&self.buffers.output()[..amount])?;
            self.wire.is_heard.store(heard, Ordering::Relaxed);
        }
        Ok(())
    }

    fn await_input(&mut self, _: NextTimeout) -> Result<bool, ureq::Error> {
        let idle = self.wire.idle.load(Ordering::Relaxed);
        if idle > MOST_IDLE {
            return Err(io::Error::other(Errno::Overflow).into());
        }
        // An end without TLS's farewell would count as the body's end, were it not told by our own name.
        let read = self.wire.line().read(self.buffers.input_append_buf());
        let read = read.map_err(|error| io::Error::other(line::errno(&error)))?;
        self.wire.idle.store(idle + read, Ordering::Relaxed);
        self.wire.is_over.store(read == 0, Ordering::Relaxed);
        self.buffers.input_appended(read);
        Ok(read > 0)
    }

    fn is_tls(&self) -> bool {
        matches!(*self.wire.line(), Line::Secure(_))
    }

    /// It is not used again.
    fn is_open(&mut self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_lines_or_none() {
        let read = headers("Accept: text/plain\r\nX-Two:1\n\nx-two:  2 \n").unwrap();
        assert_eq!(read.get_all("x-two").iter().collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(
            (&read["accept"], &read["connection"]),
            (&"text/plain".parse().unwrap(), &"close".parse().unwrap())
        );
        for text in [
            "no colon",
            "na me: x",
            ": x",
            "x: a\u{7}b",
            "Transfer-Encoding: chunked",
            "connection: keep-alive",
            "content-length: 1\ncontent-length: 2",
            "host: a\nhost: a",
            "Expect: 100-continue",
        ] {
            assert_eq!(headers(text).unwrap_err(), Errno::Inval, "{text}");
        }
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let target = Target::read("http://a.test", ["http", "https"]).unwrap();
        let make = |method, headers, gzip| {
            let request = HttpRequest { url: "http://a.test", method, headers, gzip };
            Prepared::new(&target, &request).map(|prepared| prepared.has_body())
        };
        assert_eq!(make("GET", "", false), Ok(false));
        assert_eq!(make("GET", "content-length: 0", false), Ok(false));
        assert_eq!(make("PROPFIND", "", true), Ok(true));
        assert_eq!(make("POST", "content-length: 0", false), Ok(true));
        for (method, headers, gzip) in [
            ("", "", false),
            ("GE T", "", false),
            ("CONNECT", "", false),
            ("POST", "content-length: 1", true),
            ("POST", "content-length: x", false),
            ("POST", "content-length: +5", false),
            ("POST", "content-length:", false),
            ("GET", "content-length: 5", false),
            ("TRACE", "content-length: 5", false),
        ] {
            assert_eq!(make(method, headers, gzip), Err(Errno::Inval), "{method} {headers}");
        }
        assert_eq!(make("GET", &format!("a: {}", "b".repeat(MOST_HEADERS)), false), Err(Errno::TwoBig));
    }
}
