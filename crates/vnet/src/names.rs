//! Names on the network: a machine answers for its own (LLMNR, RFC 4795), so that those of other runs are found over a bridge as
//! those of this run are.
//!
//! Main functions: [`ask`] and [`answer`]. One invariant: who asks believes only an answer to the question that it has asked, and
//! only addresses that a machine can have.

use std::net::{IpAddr, Ipv4Addr};

use simple_dns::rdata::{A, AAAA, RData};
use simple_dns::{CLASS, Name, Packet, PacketFlag, QCLASS, QTYPE, Question, RCODE, ResourceRecord, TYPE};
use smoltcp::iface::SocketHandle;

/// Where machines listen for questions.
pub(crate) const PORT: u16 = 5355;
pub(crate) const GROUP: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 252);

/// How long an answer holds, in seconds.
const TIME: u32 = 30;

/// The longest name, in bytes, and the most addresses that are believed of one.
const LONGEST: usize = 253;
const MOST: usize = 16;

/// What a machine answers with.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub(crate) sender: Option<SocketHandle>,
}

/// Which addresses are asked for: each in a question of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    V4,
    V6,
}

/// Whether this can be the name of a machine: letters, digits, hyphens and dots.
#[must_use]
pub(crate) fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    name.len() <= LONGEST && name.split('.').all(is_label)
}

/// A question.
pub(crate) fn ask(number: u16, name: &str, of: Of) -> Option<Vec<u8>> {
    let mut question = Packet::new_query(number);
    let kind = if of == Of::V4 { TYPE::A } else { TYPE::AAAA };
    question.questions.push(Question::new(
        Name::new(name).ok()?,
        QTYPE::TYPE(kind),
        QCLASS::CLASS(CLASS::IN),
        false,
    ));
    question.build_bytes_vec().ok()
}

/// What a machine of this name and these addresses answers to a question; nothing where another is asked for.
pub(crate) fn answer(question: &[u8], name: &str, own: &[IpAddr]) -> Option<Vec<u8>> {
    let question = Packet::parse(question).ok()?;
    let is_query = !question.has_flags(PacketFlag::RESPONSE) && question.questions.len() == 1;
    let asked = question.questions.first().filter(|_| is_query)?;
    let wants_v4 = matches!(asked.qtype, QTYPE::TYPE(TYPE::A) | QTYPE::ANY);
    let wants_v6 = matches!(asked.qtype, QTYPE::TYPE(TYPE::AAAA) | QTYPE::ANY);
    if !asked.qname.to_string().eq_ignore_ascii_case(name) {
        return None;
    }
    let mut answer = Packet::new_reply(question.id());
    answer.questions.push(asked.clone());
    for address in own {
        let data = match address {
            IpAddr::V4(address) if wants_v4 => RData::A(A { address: (*address).into() }),
            IpAddr::V6(address) if wants_v6 => RData::AAAA(AAAA { address: (*address).into() }),
            _ => continue,
        };
        answer.answers.push(ResourceRecord::new(asked.qname.clone(), CLASS::IN, TIME, data));
    }
    answer.build_bytes_vec().ok()
}

/// The addresses in an answer to this question; none if it is no answer to it.
pub(crate) fn addresses(answer: &[u8], number: u16, name: &str) -> Option<Vec<IpAddr>> {
    let answer = Packet::parse(answer).ok()?;
    let is_answer = answer.has_flags(PacketFlag::RESPONSE)
        && answer.id() == number
        && answer.rcode() == RCODE::NoError
        && answer.questions.first().is_some_and(|asked| asked.qname.to_string().eq_ignore_ascii_case(name));
    if !is_answer {
        return None;
    }
    let address = |record: &ResourceRecord<'_>| {
        let address: IpAddr = match &record.rdata {
            RData::A(data) => Ipv4Addr::from(data.address).into(),
            RData::AAAA(data) => std::net::Ipv6Addr::from(data.address).into(),
            _ => return None,
        };
        let is_name = record.name.to_string().eq_ignore_ascii_case(name);
        (is_name && !address.is_unspecified() && !address.is_multicast() && !address.is_loopback())
            .then_some(address)
    };
    Some(answer.answers.iter().filter_map(address).take(MOST).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_answers_for_its_own_name_and_no_other() {
        let own: [IpAddr; 2] = ["10.87.1.2".parse().unwrap(), "fd77::1".parse().unwrap()];
        for (of, expected) in [(Of::V4, own[0]), (Of::V6, own[1])] {
            let question = ask(7, "Alpha", of).unwrap();
            let answer = answer(&question, "alpha", &own).unwrap();
            assert_eq!(addresses(&answer, 7, "alpha"), Some(vec![expected]));
            assert_eq!(addresses(&answer, 8, "alpha"), None);
            assert_eq!(addresses(&answer, 7, "beta"), None);
            assert_eq!(addresses(&question, 7, "alpha"), None);
            assert_eq!(super::answer(&answer, "alpha", &own), None);
            assert_eq!(super::answer(&question, "beta", &own), None);
        }
        for junk in [&b""[..], &[0; 12], &[0xff; 40], &[0xc0; 300]] {
            assert_eq!(answer(junk, "alpha", &own), None);
            assert_eq!(addresses(junk, 0, "alpha"), None);
        }
    }

    #[test]
    fn addresses_that_no_machine_has_are_not_believed() {
        let own: [IpAddr; 3] =
            ["127.0.0.1".parse().unwrap(), "224.0.0.1".parse().unwrap(), "10.0.0.1".parse().unwrap()];
        let answer = answer(&ask(1, "a", Of::V4).unwrap(), "a", &own).unwrap();
        assert_eq!(addresses(&answer, 1, "a"), Some(vec![own[2]]));
    }

    #[test]
    fn names_have_letters_digits_and_hyphens() {
        for name in ["a", "web-1", "a.b", "x_y"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", ".", "a..b", "-a", "a b", "ä", &"a".repeat(64)] {
            assert!(!is_name(name), "{name}");
        }
    }
}
