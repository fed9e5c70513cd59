//! What guests reach on the network: the addresses of names.

use std::net::IpAddr;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use waxwing::abi::types::Errno;
use waxwing::{Command, ExitStatus, NetAttempt, NetPolicy, Resolver, Stdio};

use crate::runner::{ENGINES, Runner, Settings};

/// A guest that is to try these things.
fn trying(runner: &dyn Runner, attempts: &[&str]) -> Command {
    let settings = Settings { interruptible: true, ..Settings::default() };
    let (engine, module) = runner.load("reach", settings, None).expect("it is loaded");
    let mut command = Command::new(engine, module);
    command.arg("reach").args(attempts).stdin(Stdio::null()).stdout(Stdio::piped());
    command
}

/// What it says of them.
fn said(mut command: Command) -> String {
    let output = command.output().expect("it is started");
    assert!(output.status.success(), "{}", output.status);
    String::from_utf8(output.stdout).expect("it is text")
}

/// Knows what it is told, and takes its time over `slow.test`.
#[derive(Default)]
struct Known {
    asked: Mutex<Vec<String>>,
    bell: Condvar,
}

impl Known {
    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// Waits until so many names were asked for.
    fn until(&self, count: usize) {
        let asked = self.asked.lock().unwrap();
        let (_asked, time) = self
            .bell
            .wait_timeout_while(asked, Duration::from_secs(20), |asked| asked.len() < count)
            .unwrap();
        assert!(!time.timed_out());
    }
}

impl Resolver for Known {
    fn resolve(&self, name: &str) -> Result<Vec<IpAddr>, Errno> {
        self.asked.lock().unwrap().push(name.to_owned());
        self.bell.notify_all();
        let ips = |texts: &[&str]| Ok(texts.iter().map(|text| text.parse().unwrap()).collect());
        match name {
            "two.test" => ips(&["192.0.2.2", "2001:db8::2", "192.0.2.2", "::ffff:192.0.2.3", "192.0.2.1"]),
            "later.test" => Err(Errno::Again),
            "slow.test" => {
                std::thread::sleep(Duration::from_secs(3600));
                Err(Errno::Again)
            }
            _ => Err(Errno::Noent),
        }
    }
}

/// Allows all but one name, and keeps what it is told of the others.
#[derive(Default)]
struct AllBut {
    told: Mutex<Vec<(String, usize)>>,
}

impl NetPolicy for AllBut {
    fn allows(&self, attempt: &NetAttempt<'_>) -> bool {
        !matches!(attempt, NetAttempt::Resolve("secret.test"))
    }

    fn resolved(&self, name: &str, addresses: &[IpAddr]) {
        self.told.lock().unwrap().push((name.to_owned(), addresses.len()));
    }
}

#[test]
fn names_have_all_their_addresses_and_errors_say_why_not() {
    for runner in ENGINES {
        let (known, policy) = (Arc::new(Known::default()), Arc::new(AllBut::default()));
        let attempts = [
            "name Two.TEST.",
            "some 2 two.test",
            "some 0 two.test",
            "name no.test",
            "name later.test",
            "name secret.test",
            "name 192.0.2.9",
            "name 2130706433",
            "name fe80::1%eth0",
            "name 1.2.3",
            "name 256.1.1.1",
            "name [::1]",
            "name localhost",
            "name waxwing",
        ];
        let mut command = trying(*runner, &attempts);
        let (resolver, net) = (Arc::clone(&known), Arc::clone(&policy));
        command.configure(|builder| builder.resolver(resolver).net_policy(net));
        let expected = [
            "192.0.2.2 2001:db8::2 192.0.2.3 192.0.2.1",
            "192.0.2.2 2001:db8::2",
            "",
            "NOENT",
            "AGAIN",
            "ACCES",
            "192.0.2.9",
            "127.0.0.1",
            "fe80::1",
            "1.2.0.3",
            "NOENT",
            "NOENT",
            "127.0.0.1 ::1",
            "127.0.0.1",
        ];
        let expected: String =
            attempts.iter().zip(expected).map(|(attempt, what)| format!("{attempt}: {what}\n")).collect();
        assert_eq!(said(command), expected, "{}", runner.name());
        // Numbers, and what stands in the guest's own hosts file, are nobody's to ask.
        assert_eq!(known.asked(), ["two.test", "two.test", "two.test", "no.test", "later.test"]);
        assert_eq!(*policy.told.lock().unwrap(), vec![("two.test".to_owned(), 4); 3]);
    }
}

#[test]
fn without_a_grant_there_are_numbers_and_own_names_alone() {
    let top = tempfile::tempdir().expect("a directory");
    std::fs::create_dir(top.path().join("etc")).expect("created");
    std::fs::write(top.path().join("etc/hosts"), "192.0.2.5 own.test\n").expect("written");
    for runner in ENGINES {
        let denied = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&denied);
        let attempts = ["name two.test 443", "name own.test", "name localhost", "name 127.1"];
        let mut command = trying(*runner, &attempts);
        command.dir(top.path(), "/").expect("it is there").configure(|builder| {
            builder.denial_log(Arc::new(move |denial| log.lock().unwrap().push(denial.to_string())))
        });
        let text = "name two.test 443: ACCES\nname own.test: 192.0.2.5\nname localhost: ACCES\nname 127.1: 127.0.0.1\n";
        assert_eq!(said(command), text);
        let refused = ["two.test", "localhost"]
            .map(|name| format!("resolve {name:?} refused (acces): it was not granted"));
        assert_eq!(*denied.lock().unwrap(), refused);
    }
}

#[test]
fn the_hosts_own_names_have_the_hosts_addresses() {
    let mut command = trying(ENGINES[0], &["name localhost"]);
    // Its own hosts file would know that name.
    let top = tempfile::tempdir().expect("a directory");
    std::fs::create_dir(top.path().join("etc")).expect("created");
    command.dir(top.path(), "/").expect("it is there");
    command.configure(|builder| builder.net_policy(Arc::new(AllBut::default())));
    let said = said(command);
    assert!(["127.0.0.1", "::1"].iter().any(|address| said.contains(address)), "{said}");
}

#[test]
fn a_look_up_that_takes_long_keeps_nobody() {
    for runner in ENGINES {
        let known = Arc::new(Known::default());
        let ask = || {
            let mut command = trying(*runner, &["name slow.test"]);
            let resolver = Arc::clone(&known);
            command.configure(|builder| builder.resolver(resolver).net_policy(Arc::new(AllBut::default())));
            command
        };
        let start = Instant::now();
        let mut killed = ask().spawn().expect("it is started");
        known.until(1);
        killed.kill();
        assert!(matches!(killed.wait(), ExitStatus::Signaled(9)));
        let mut late = ask().timeout(Duration::from_millis(100)).spawn().expect("it is started");
        assert!(matches!(late.wait(), ExitStatus::TimedOut));
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}
