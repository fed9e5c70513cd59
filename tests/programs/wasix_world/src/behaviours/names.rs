//! What `/etc` says: of one user and one host, and nothing of the host's own.

use crate::sys::*;

pub fn run() {
    let text = |name: &str| open_read(ROOT, &format!("/etc/{name}")).unwrap();
    for line in text("passwd").lines() {
        let fields: Vec<&str> = line.split(':').collect();
        assert_eq!(fields.len(), 7, "{line}");
        assert!(fields[2].parse::<u32>().is_ok() && fields[3].parse::<u32>().is_ok(), "{line}");
        assert!(stat(ROOT, fields[5]).is_ok(), "{line}: the home is there");
    }
    assert!(text("passwd").starts_with("root:x:0:0:"));
    for line in text("group").lines() {
        assert_eq!(line.split(':').count(), 4, "{line}");
    }
    assert!(text("hosts").lines().any(|line| line.split_whitespace().eq(["127.0.0.1", "localhost"])
        || line.starts_with("127.0.0.1\tlocalhost ")));
    assert!(!text("resolv.conf").lines().any(|line| line.starts_with("nameserver")));
    // They are files like any other.
    put(ROOT, "/etc/motd", "hello").unwrap();
    put(ROOT, "/etc/hosts", "10.0.0.1\tother\n").unwrap();
    assert!(text("hosts").starts_with("10.0.0.1\tother\n"));
    rename(ROOT, "/etc/motd", ROOT, "/etc/issue").unwrap();
    unlink(ROOT, "/etc/issue").unwrap();
}
