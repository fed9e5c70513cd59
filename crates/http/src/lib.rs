//! HTTP and web sockets for guests of Waxwing: `http_request`, `http_status` and `ws_connect`, the calls of WASIX 0.11.
//!
//! ```
//! use std::sync::Arc;
//!
//! let builder = waxwing::Process::builder().http_client(Arc::new(waxwing_http::Client::new()));
//! # let _ = builder;
//! ```
//!
//! What is said is HTTP/1.1 (`ureq`) and RFC 6455 (`tungstenite`), with TLS (`rustls`, whose certificates are the host's) for `https`
//! and `wss`. Connections come from the host, which has asked the guest's policy about them and makes them in the guest's network:
//! no proxy is used, whatever the environment says, no redirection is followed, and no connection is used twice.

#![deny(missing_docs)]

mod line;
mod request;
mod tls;
mod web_socket;

use std::net::Ipv6Addr;

use waxwing::abi::types::Errno;
use waxwing::{Conversation, HttpClient, HttpExchange, HttpRequest, Stream, WebSocketExchange};

use line::Line;
use tls::Trust;
use ureq::http::Uri;

/// The longest URL, in bytes: what the parser takes.
const LONGEST_URL: usize = (64 << 10) - 2;

/// Speaks HTTP for guests: give it to them with [`waxwing::Builder::http_client`]. One serves any number.
#[derive(Debug, Default)]
pub struct Client {
    trust: Trust,
}

impl Client {
    /// One that trusts whom the host trusts: the certificates of its operating system, or those in the files that `SSL_CERT_FILE` and
    /// `SSL_CERT_DIR` name. They are read when they are first needed.
    #[must_use]
    pub fn new() -> Self {
        Client::default()
    }

    /// With the server that a URL leads to, by `talk` once they have agreed on TLS, if there is to be any.
    fn conversation<E: 'static>(
        &self,
        target: Target,
        connection: impl FnOnce(&E) -> &Stream + Send + 'static,
        talk: impl FnOnce(&Uri, Line, &E) -> Result<(), Errno> + Send + 'static,
    ) -> Conversation<E> {
        let Target { uri, is_secure, host, port } = target;
        let (trust, server) = (self.trust.clone(), host.clone());
        let talk = move |exchange: &E| {
            let line = line::open(connection(exchange).clone(), is_secure, &server, &trust)?;
            talk(&uri, line, exchange)
        };
        Conversation { host, port, talk: Box::new(talk) }
    }
}

impl HttpClient for Client {
    fn request(&self, request: &HttpRequest<'_>) -> Result<Conversation<HttpExchange>, Errno> {
        let target = Target::read(request.url, ["http", "https"])?;
        let prepared = request::Prepared::new(&target, request)?;
        Ok(self.conversation(
            target,
            |exchange: &HttpExchange| &exchange.connection,
            move |_, line, exchange| {
                exchange.connected();
                prepared.make(line, exchange)
            },
        ))
    }

    fn web_socket(&self, url: &str) -> Result<Conversation<WebSocketExchange>, Errno> {
        let target = Target::read(url, ["ws", "wss"])?;
        Ok(self.conversation(target, |exchange: &WebSocketExchange| &exchange.connection, web_socket::talk))
    }
}

/// Where a URL leads to.
#[derive(Debug)]
struct Target {
    uri: Uri,
    is_secure: bool,
    /// Without brackets.
    host: String,
    port: u16,
}

impl Target {
    /// Reads a URL of one of two schemes, of which the second has TLS.
    ///
    /// # Errors
    /// `inval`; `2big`.
    fn read(url: &str, [plain, secure]: [&str; 2]) -> Result<Self, Errno> {
        if url.len() > LONGEST_URL {
            return Err(Errno::TwoBig);
        }
        // What follows is for who asks, and is not sent.
        let url = url.split('#').next().unwrap_or_default();
        let uri: Uri = url.parse().map_err(|_| Errno::Inval)?;
        let scheme = uri.scheme_str().ok_or(Errno::Inval)?;
        let is_secure = scheme.eq_ignore_ascii_case(secure);
        if !is_secure && !scheme.eq_ignore_ascii_case(plain) {
            return Err(Errno::Inval);
        }
        let (host, port) = place(uri.authority().ok_or(Errno::Inval)?.as_str()).ok_or(Errno::Inval)?;
        let (host, port) = (host.to_owned(), port.unwrap_or(if is_secure { 443 } else { 80 }));
        let mut parts = uri.into_parts();
        // The crates know schemes by small letters alone.
        parts.scheme = if is_secure { secure } else { plain }.parse().ok();
        let uri = Uri::from_parts(parts).map_err(|_| Errno::Inval)?;
        Ok(Target { is_secure, host, port, uri })
    }
}

/// The host, without brackets, and the port, if there is one, of an authority (RFC 3986, 3.2) without a user.
fn place(authority: &str) -> Option<(&str, Option<u16>)> {
    let (host, rest) = match authority.strip_prefix('[') {
        Some(bracketed) => {
            let (host, rest) = bracketed.split_once(']')?;
            host.parse::<Ipv6Addr>().ok()?;
            (host, rest)
        }
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    if host.is_empty() || host.contains(['@', '[', ']']) {
        return None;
    }
    let port = match rest.strip_prefix(':') {
        None if rest.is_empty() => None,
        Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(port.parse().ok().filter(|port| *port != 0)?)
        }
        _ => return None,
    };
    Some((host, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_leads_somewhere_or_is_none() {
        for (url, expected) in [
            ("http://a.test", Some(("a.test", 80, false))),
            ("HTTPS://a.test/x?y#z", Some(("a.test", 443, true))),
            ("http://a.test:8080/", Some(("a.test", 8080, false))),
            ("http://0:18080/", Some(("0", 18080, false))),
            ("http://a.test:0443/", Some(("a.test", 443, false))),
            ("https://[::1]:8443/", Some(("::1", 8443, true))),
            ("http://[::1]", Some(("::1", 80, false))),
            ("http://u:p@a.test:81/", None),
            ("http://u@v@a.test/", None),
            ("http://@a.test/", None),
            ("http://[::1].evil.test:1/", None),
            ("http://[::1]x/", None),
            ("http://[::1]]/", None),
            ("http://[a.test]/", None),
            ("http://a.test:+80/", None),
            ("http://a.test:80:81/", None),
            ("http://:80/", None),
            ("", None),
            ("/path", None),
            ("a.test:80", None),
            ("ftp://a.test", None),
            ("ws://a.test", None),
            ("http://", None),
            ("http://a.test:0/", None),
            ("http://a.test:x/", None),
            ("http://a.test:/", None),
            ("http://a.test:65536/", None),
            ("http://a b/", None),
            ("http://a.test/\r\nx: y", None),
        ] {
            let read = Target::read(url, ["http", "https"]);
            let found = read.as_ref().map(|to| (to.host.as_str(), to.port, to.is_secure));
            assert_eq!(found.map_err(|errno| *errno), expected.ok_or(Errno::Inval), "{url}");
        }
        let read = Target::read("WSS://a.test", ["ws", "wss"]);
        assert_eq!(read.map(|to| (to.port, to.is_secure)), Ok((443, true)));
        let long = format!("http://a.test/{}", "x".repeat(LONGEST_URL));
        assert_eq!(Target::read(&long, ["http", "https"]).unwrap_err(), Errno::TwoBig);
    }
}
