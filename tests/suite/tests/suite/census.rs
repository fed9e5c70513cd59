//! The census program, against its own code compiled for this machine and against published hashes.

use crate::check::{Case, everywhere};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

#[path = "../../../programs/census/src/census.rs"]
#[expect(unreachable_pub, reason = "the file is a guest program's")]
pub(crate) mod native;
use crate::sha256;

fn tree(top: &Path) {
    let root = top.join("root");
    fs::create_dir_all(root.join("src/deep")).expect("created");
    fs::create_dir_all(root.join("target")).expect("created");
    fs::write(root.join("src/main.rs"), "fn main() {}\n").expect("written");
    fs::write(root.join("src/deep/lib.rs"), "// one\n// two\n").expect("written");
    fs::write(root.join("README"), "no newline").expect("written");
    fs::write(root.join("data.bin"), [0, 10, 10, 255].repeat(50_000)).expect("written");
    fs::write(root.join("empty.rs"), "").expect("written");
    fs::write(root.join("target/junk.o"), "left out").expect("written");
    symlink("src", root.join("link")).expect("linked");
}

fn case(args: &[&str]) -> Case {
    Case::new("census", "census").without_name().args(args).setup(tree)
}

/// The hash as a program with a long history computes it.
#[test]
fn sha256_vectors() {
    let million = "a".repeat(1_000_000);
    for (text, expected) in [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        (&million, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ] {
        // In pieces of every small size, so that each way through a block boundary is taken.
        for piece in [1, 3, 55, 56, 63, 64, 65, 1000] {
            let mut hash = sha256::Sha256::new();
            text.as_bytes().chunks(piece).for_each(|chunk| hash.update(chunk));
            let hex: String = hash.finish().iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, expected, "{} bytes in pieces of {piece}", text.len());
        }
    }
}

#[test]
fn counts_as_natively() {
    let top = tempfile::tempdir().expect("a directory");
    fs::create_dir(top.path().join("root")).expect("created");
    tree(top.path());
    let census = native::take(&top.path().join("root"), &["target".to_owned()]).expect("a census");
    let table = census.table();
    assert!(table.contains("rs"), "{table}");
    let counted = case(&["--skip", "target", "/"]).stdout(table.clone()).stderr(b"");
    everywhere(counted.clone());
    everywhere(counted.in_memory());
    let all = format!("{}\n{table}", census.listing());
    assert!(all.contains("  src/deep/lib.rs\n"), "{all}");
    let listed = case(&["--files", "--skip", "target", "--", "/"]).stdout(all);
    everywhere(listed.clone());
    everywhere(listed.in_memory());
}

#[test]
fn leaves_out_the_usual() {
    let top = tempfile::tempdir().expect("a directory");
    fs::create_dir(top.path().join("root")).expect("created");
    tree(top.path());
    let [without, with] = [&["target".to_owned()][..], &[]]
        .map(|skip| native::take(&top.path().join("root"), skip).expect("a census").table());
    assert_ne!(without, with);
    everywhere(case(&["/"]).stdout(without));
    everywhere(case(&["--all", "/"]).stdout(with));
}

#[test]
fn says_what_is_wrong() {
    everywhere(case(&["/missing"]).exits(1).stdout("").stderr(MISSING));
    everywhere(case(&[]).exits(2).stderr(b"census: which directory?\nTry 'census --help'.\n"));
    let unknown = b"census: there is no option --fast\nTry 'census --help'.\n";
    everywhere(case(&["--fast", "/"]).exits(2).stderr(unknown));
    everywhere(case(&["/"]).stdout_closed().stderr(b""));
}

const MISSING: &[u8] = b"census: cannot read /missing: No such file or directory (os error 44)\n";
