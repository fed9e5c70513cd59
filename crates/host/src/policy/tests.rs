//! What is put on record of refusals, and how it is said.

use super::path::parent;
use super::*;
use crate::fd_table::{self, Entry, FdTable, preopen};
use crate::file::OpenFile;
use crate::files::HostDir;
use crate::net::{NetAttempt, NetRules};
use crate::sys;
use waxwing_abi::GuestString;
use waxwing_abi::types::Fdflags;

/// A guest with `/data` to write (3), `/lib` to read (4) and `/data/sub`, which it has opened itself (5).
struct World {
    _temp: tempfile::TempDir,
    files: FdTable,
    policy: Policy,
    told: Arc<Mutex<Vec<Denial>>>,
}

impl World {
    fn new() -> Self {
        let temp = tempfile::tempdir().unwrap();
        let at = |name: &str| temp.path().join(name);
        std::fs::create_dir_all(at("data/sub")).unwrap();
        for (link, target) in
            [("key", "../keys/key"), ("keys", "/keys"), ("in", "sub"), ("sub/up", "../sub/../../keys")]
        {
            std::os::unix::fs::symlink(target, at("data").join(link)).unwrap();
        }
        let null = || fd_table::inherited(sys::open_null().unwrap());
        let files = FdTable::with_stdio(10, [null(), null(), null()]).unwrap();
        let open = |name| {
            let dir = HostDir::new(sys::open_ambient_dir(&at(name)).unwrap(), false);
            OpenFile::new(dir, Fdflags::empty())
        };
        files.insert(preopen(open("data"), "/data", 0)).unwrap();
        files.insert(preopen(open("data"), "/lib", 1)).unwrap();
        files.insert(Entry { preopen: None, ..preopen(open("data/sub"), "", 0) }).unwrap();
        let told = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&told);
        let log: DenialLog = Arc::new(move |denial: &Denial| log.lock().unwrap().push(denial.clone()));
        let given = [("/data", false), ("/lib", true)]
            .map(|(guest, read_only)| Given { guest: guest.to_owned(), read_only });
        World { _temp: temp, files, policy: Policy::new(Some(log), given.into(), 0, None), told }
    }

    /// What is told of a path that was refused with this errno.
    fn told(&self, fd: Fd, path: &str, errno: Errno) -> Option<(String, Grant)> {
        let path = GuestString::from_host(path).unwrap();
        let attempt = Attempt::to_look("path_filestat_get", fd, &path).following(true);
        assert_eq!(self.policy.path(&attempt, &self.files, errno), errno);
        self.told.lock().unwrap().pop().map(|denial| (denial.to_string(), denial.grant))
    }
}

#[test]
fn a_path_that_leads_out_names_what_would_be_found_in_its_place() {
    let world = World::new();
    let check = |fd, path: &str, reason: &str, guest: Option<&str>| {
        let (text, grant) = world.told(fd, path, Errno::Notcapable).unwrap();
        assert!(text.ends_with(&format!(" refused (notcapable): {reason}")), "{text}");
        let expected = guest
            .map_or(Grant::Nothing, |guest| Grant::Directory { guest: guest.to_owned(), writable: false });
        assert_eq!(grant, expected, "{path}");
    };
    check(3, "../keys/key", "it leads out of /data", Some("/data/../keys"));
    check(3, "sub/../../keys", "it leads out of /data", Some("/data/sub/../.."));
    check(3, "..", "it leads out of /data", Some("/data/.."));
    check(3, "in/../../x", "it leads out of /data", Some("/data/in/../.."));
    check(3, "/etc/passwd", "it leads out of /data", Some("/etc"));
    check(3, "/etc/", "it leads out of /data", Some("/etc"));
    check(3, "key", "the link /data/key leads out of /data, to ../keys/key", Some("/keys"));
    check(3, "keys/key", "the link /data/keys leads out of /data, to /keys", Some("/data/keys"));
    check(3, "in/up/key", "the link /data/sub/up leads out of /data, to ../sub/../../keys", Some("/keys"));
    check(5, "../x", "it leads out of the directory in /data that the path starts from", None);
    check(5, "up/x", "the link up leads out of /data, to ../sub/../../keys", None);
}

#[test]
fn what_a_grant_would_not_change_is_not_told() {
    let world = World::new();
    for errno in [Errno::Noent, Errno::Acces, Errno::Loop, Errno::Xdev] {
        assert_eq!(world.told(3, "../x", errno), None);
    }
    // /data is on a file system that is mounted read-only.
    assert_eq!(world.told(3, "x", Errno::Rofs), None);
    assert_eq!(world.told(9, "x", Errno::Rofs), None);
    let (text, grant) = world.told(4, "x", Errno::Rofs).unwrap();
    assert_eq!(text, "path_filestat_get \"/lib/x\" refused (rofs): /lib is read-only");
    assert_eq!(grant, Grant::Writable { guest: "/lib".to_owned() });
    assert_eq!(world.policy.descriptor("fd_allocate", 3, &world.files, Errno::Rofs), Errno::Rofs);
    assert_eq!(world.told.lock().unwrap().len(), 0);
    let file = fd_table::inherited(sys::open_null().unwrap());
    let opened = Entry { file, preopen: None, ..world.files.entry(4).unwrap() };
    let fd = world.files.insert(opened).unwrap();
    assert_eq!(world.policy.descriptor("fd_allocate", fd, &world.files, Errno::Rofs), Errno::Rofs);
    let text = world.told.lock().unwrap().pop().unwrap().to_string();
    assert_eq!(text, "fd_allocate of descriptor 6 refused (rofs): /lib is read-only");
}

#[test]
fn each_cause_is_told_once_and_there_is_an_end_to_them() {
    let world = World::new();
    assert!(world.told(3, "../x", Errno::Notcapable).is_some());
    assert!(world.told(3, "../x", Errno::Notcapable).is_none());
    assert!(world.told(3, "../y", Errno::Notcapable).is_some());
    for number in 0..CAUSES {
        let _ = world.told(3, &format!("../{number}"), Errno::Notcapable);
    }
    assert_eq!(world.policy.unlogged(), 2);
    assert!(world.told(3, "../z", Errno::Notcapable).is_none());
    assert_eq!(world.policy.unlogged(), 3);

    let world = World::new();
    for limit in [4, 5] {
        let grant = Grant::Threads { limit };
        assert_eq!(world.policy.limit("thread_spawn", grant, Errno::Again), Errno::Again);
    }
    let told: Vec<String> = world.told.lock().unwrap().iter().map(Denial::to_string).collect();
    assert_eq!(told, ["thread_spawn refused (again): the limit of threads is 4"]);
    let silent = Policy::default();
    assert_eq!(silent.limit("thread_spawn", Grant::Threads { limit: 0 }, Errno::Again), Errno::Again);
}

#[test]
fn a_listener_is_missed_only_where_none_was_given_or_can_be_made() {
    let world = World::new();
    for errno in [Errno::Acces, Errno::Notsock, Errno::Badf] {
        assert_eq!(world.policy.listener("sock_accept", 3, errno), errno);
    }
    let told =
        |world: &World| -> Vec<String> { world.told.lock().unwrap().iter().map(Denial::to_string).collect() };
    assert_eq!(
        told(&world),
        ["sock_accept of descriptor 3 refused (notsock): no listening socket was given"]
    );

    let check = |listeners, network, count| {
        let mut world = World::new();
        world.policy.listeners = listeners;
        world.policy.network = Some(Arc::new(network));
        assert_eq!(world.policy.listener("sock_accept", 9, Errno::Badf), Errno::Badf);
        assert_eq!(told(&world).len(), count);
    };
    check(0, NetRules::default(), 1);
    check(1, NetRules::default(), 0);
    check(0, NetRules::everything(), 0);
}

#[test]
fn what_is_refused_of_the_network_is_told_by_the_name_that_the_guest_knows() {
    let world = World::new();
    let address = |text: &str| text.parse::<SocketAddr>().unwrap();
    let told = |attempt: &NetAttempt<'_>| {
        assert_eq!(world.policy.network("sock_connect", attempt, Errno::Acces), Errno::Acces);
        world.told.lock().unwrap().pop().map(|denial| (denial.to_string(), denial.grant))
    };
    let to = |host: &str, port| Grant::Connect { host: host.to_owned(), port };
    let check = |attempt: &NetAttempt<'_>, text: &str, grant: Grant| {
        let text = format!("sock_connect {text} refused (acces): it was not granted");
        assert_eq!(told(attempt), Some((text, grant)));
        assert_eq!(told(attempt), None, "each cause once");
    };
    let (tcp, udp) = (Transport::Tcp, Transport::Udp);
    check(
        &NetAttempt::Connect(tcp, address("192.0.2.1:443")),
        "tcp 192.0.2.1:443",
        to("192.0.2.1", Some(443)),
    );
    world.policy.resolved("example.com", &["192.0.2.1".parse().unwrap(), "2001:db8::1".parse().unwrap()]);
    check(
        &NetAttempt::Connect(udp, address("[2001:db8::1]:53")),
        "udp [2001:db8::1]:53 (example.com)",
        to("example.com", Some(53)),
    );
    let any = address("0.0.0.0:0");
    check(&NetAttempt::Bind(tcp, any), "tcp 0.0.0.0:0", Grant::Bind { address: "0.0.0.0:0".to_owned() });
    check(&NetAttempt::Resolve("a.test"), "\"a.test\"", to("a.test", None));
    check(&NetAttempt::Join("224.0.0.251".parse().unwrap()), "group 224.0.0.251", to("224.0.0.251", None));
    check(&NetAttempt::ConnectUnix("/run/db"), "\"/run/db\"", to("unix:/run/db", None));
    let bind = Grant::Bind { address: "unix:/run/own".to_owned() };
    check(&NetAttempt::BindUnix("/run/own"), "\"/run/own\"", bind);
    check(&NetAttempt::OpenRaw, "raw socket", Grant::Network);
    assert_eq!(told(&NetAttempt::Accept(None)), None);
    let name = NetAttempt::Resolve("b.test");
    assert_eq!(world.policy.network_at("resolve", &name, 80, Errno::Acces), Errno::Acces);
    assert_eq!(world.told.lock().unwrap().pop().unwrap().grant, to("b.test", Some(80)));
}

#[test]
fn a_rule_that_forbids_is_named_and_no_grant_is() {
    struct Rules;
    impl NetPolicy for Rules {
        fn allows(&self, _: &NetAttempt<'_>) -> bool {
            false
        }

        fn refused_by(&self, attempt: &NetAttempt<'_>) -> Option<String> {
            matches!(attempt, NetAttempt::OpenRaw).then(|| "no raw".to_owned())
        }
    }
    let told = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&told);
    let log: DenialLog = Arc::new(move |denial: &Denial| log.lock().unwrap().push(denial.clone()));
    let policy = Policy::new(Some(log), Vec::new(), 0, Some(Arc::new(Rules)));
    policy.network("sock_open", &NetAttempt::OpenRaw, Errno::Perm);
    policy.network("resolve", &NetAttempt::Resolve("a.test"), Errno::Acces);
    let told: Vec<_> =
        told.lock().unwrap().iter().map(|denial| (denial.to_string(), denial.grant.clone())).collect();
    assert_eq!(
        told[0],
        ("sock_open raw socket refused (perm): the rule no raw forbids it".into(), Grant::Nothing)
    );
    assert_eq!(told[1].1, Grant::Connect { host: "a.test".into(), port: None });
}

#[test]
fn paths_are_taken_apart_as_text() {
    for (path, expected) in
        [("a/b", "a"), ("a", "."), ("/a", "/"), ("a/..", "a/.."), ("..", ".."), ("/", "/")]
    {
        assert_eq!(parent(path), expected, "{path}");
    }
    for (path, expected) in [("/a/../../b", "/b"), ("a/../../b/./c", "../b/c"), ("a/..", "."), ("/..", "/")] {
        assert_eq!(normal(path), expected, "{path}");
    }
    for (dir, expected) in [(".", "x"), ("", "x"), ("/", "/x"), ("/a", "/a/x"), ("a", "a/x")] {
        assert_eq!(joined(dir, "x"), expected, "{dir}");
    }
}
