//! Streams in the file system.

use super::super::net::*;
use super::super::transcript::Transcript;
use std::fs;

pub fn run(t: &mut Transcript) {
    for kind in [Kind::Stream, Kind::Seqpacket] {
        t.say("a kind", kind);
        let path = Addr::Unix(t.at("socket"));
        let client = open(Family::Unix, kind, 0).unwrap();
        t.done("nobody is there", connect(client, &path));
        let listener = open(Family::Unix, kind, 0).unwrap();
        t.say("an unbound one has no path", local(listener));
        t.done("bind in no directory", bind(listener, &Addr::Unix(t.at("none/socket"))));
        t.done("bind", bind(listener, &path));
        t.done("bind again", bind(listener, &Addr::Unix(t.at("another"))));
        let second = open(Family::Unix, kind, 0).unwrap();
        t.done("a path that is taken", bind(second, &path));
        t.say("its path", named(t, local(listener)));
        t.done("before it listens", connect(client, &path));
        t.done("listen", listen(listener, 1));
        t.done("connect", connect(client, &path));
        let (server, from) = accept(listener).unwrap();
        t.say("who connects has no path", from);
        t.say("the client's peer", named(t, peer(client)));
        t.say("the server's own path", named(t, local(server)));
        t.say("the server's peer", named(t, peer(server)));
        t.say("sent", (send(client, b"one"), send(client, b"two")));
        let mut buf = [0; 16];
        t.say("received", recv(server, &mut buf[..2], PLAIN));
        t.say("received", recv(server, &mut buf, PLAIN));

        let named_client = open(Family::Unix, kind, 0).unwrap();
        bind(named_client, &Addr::Unix(t.at("client"))).unwrap();
        t.done("one with a path connects", connect(named_client, &path));
        let (server, from) = accept(listener).unwrap();
        t.say("who it is", named(t, Ok(from)));
        t.say("and again", named(t, peer(server)));
        fs::remove_file(t.at("client")).unwrap();

        // A link to it leads to it.
        link(t, "socket", "link");
        let client = open(Family::Unix, kind, 0).unwrap();
        t.done("connect by a link", connect(client, &Addr::Unix(t.at("link"))));
        t.say("the peer's path is the one that it was bound to", named(t, peer(client)).is_ok());
        fs::remove_file(t.at("link")).unwrap();
        fs::write(t.at("file"), "").unwrap();
        let client = open(Family::Unix, kind, 0).unwrap();
        t.done("connect to a file", connect(client, &Addr::Unix(t.at("file"))));
        t.done("bind over a file", bind(client, &Addr::Unix(t.at("file"))));
        t.say("an open of it", fs::File::open(t.at("socket")).is_err());
        fs::remove_file(t.at("file")).unwrap();
        fs::rename(t.at("socket"), t.at("moved")).unwrap();
        let client = open(Family::Unix, kind, 0).unwrap();
        t.done("it has moved", connect(client, &path));
        t.done("and is there", connect(client, &Addr::Unix(t.at("moved"))));
        close(listener);
        let client = open(Family::Unix, kind, 0).unwrap();
        t.done("it was closed", connect(client, &Addr::Unix(t.at("moved"))));
        fs::remove_file(t.at("moved")).unwrap();
    }
}

/// A path without the directory, which differs from system to system.
fn named(t: &Transcript, addr: Result<Addr>) -> Result<String> {
    addr.map(|addr| match addr {
        Addr::Unix(path) if !path.is_empty() => t.name(&path),
        other => format!("{other:?}"),
    })
}

#[cfg(target_os = "wasi")]
fn link(t: &Transcript, target: &str, name: &str) {
    let name = t.at(name);
    unsafe { wasi::path_symlink(target, 3, name.trim_start_matches('/')) }.unwrap();
}

#[cfg(unix)]
fn link(t: &Transcript, target: &str, name: &str) {
    std::os::unix::fs::symlink(target, t.at(name)).unwrap();
}
