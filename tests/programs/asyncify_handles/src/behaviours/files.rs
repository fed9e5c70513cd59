//! Files are made, read, moved and removed, and what cannot be says why.

use std::io::{Read as _, Write as _};
use waxwing_guest::os::fs::{self, File, OpenOptions};
use waxwing_guest::wasix::{self, FILETYPE_DIRECTORY, FILETYPE_REGULAR_FILE};

pub fn run() {
    fs::create_dir("/dir").expect("a directory");
    assert_eq!(fs::create_dir("/dir"), Err(wasix::ERRNO_EXIST));
    let file = File::create("/dir/file").expect("a file");
    file.write_all(b"hello, world").expect("room");
    assert_eq!(file.metadata().expect("it is open").size, 12);
    assert_eq!(file.write_at(b"J", 0), Ok(1));
    drop(file);

    let mut file = File::open("/dir/file").expect("it is there");
    assert_eq!(file.write(b"x"), Err(wasix::ERRNO_BADF));
    let mut text = String::new();
    file.read_to_string(&mut text).expect("text");
    assert_eq!(text, "Jello, world");
    let mut bytes = [0; 5];
    assert_eq!(file.read_at(&mut bytes, 7), Ok(5));
    assert_eq!(&bytes, b"world");
    assert_eq!(file.seek(3), Ok(3));
    assert_eq!(file.read_full(&mut bytes), Ok(5));
    assert_eq!(&bytes, b"lo, w");

    let mut end = OpenOptions::new().append(true).open("/dir/file").expect("it is there");
    end.write_all(b"!").expect("room");
    writeln!(end).expect("room");
    assert_eq!(
        fs::metadata("/dir/file").map(|stat| (stat.size, stat.filetype)),
        Ok((14, FILETYPE_REGULAR_FILE))
    );
    let twice = OpenOptions::new().write(true).create_new(true).open("/dir/file");
    assert_eq!(twice.err(), Some(wasix::ERRNO_EXIST));

    fs::symlink("file", "/dir/link").expect("a link");
    let mut target = [0; 8];
    assert_eq!(fs::read_link("/dir/link", &mut target), Ok(4));
    assert_eq!(&target[..4], b"file");
    fs::rename("/dir/link", "/dir/other").expect("another name");
    let mut names = Vec::new();
    fs::read_dir("/dir", |name, kind| {
        if !name.starts_with('.') {
            names.push((name.to_owned(), kind == FILETYPE_DIRECTORY));
        }
        Ok(())
    })
    .expect("entries");
    names.sort();
    assert_eq!(names, [("file".to_owned(), false), ("other".to_owned(), false)]);

    fs::set_current_dir("/dir").expect("a directory");
    let mut room = [0; 64];
    assert_eq!(fs::current_dir(&mut room), Ok("/dir"));
    assert_eq!(fs::current_dir(&mut [0; 3]), Err(wasix::ERRNO_RANGE));
    fs::remove_file("other").expect("the link");
    assert_eq!(fs::remove_dir("/dir"), Err(wasix::ERRNO_NOTEMPTY));
    fs::remove_file("file").expect("the file");
    fs::set_current_dir("/").expect("the root");
    fs::remove_dir("/dir").expect("it is empty");
    many();
}

/// A directory that is read in several goes.
fn many() {
    fs::create_dir("/many").expect("a directory");
    for number in 0..300 {
        File::create(&format!("/many/{number:060}")).expect("a file");
    }
    let mut seen = std::collections::BTreeSet::new();
    fs::read_dir("/many", |name, _| {
        assert!(seen.insert(name.to_owned()), "{name} comes twice");
        Ok(())
    })
    .expect("entries");
    assert_eq!(seen.iter().filter(|name| name.len() == 60).count(), 300);
    let stopped = fs::read_dir("/many", |_, _| Err(wasix::ERRNO_CANCELED));
    assert_eq!(stopped, Err(wasix::ERRNO_CANCELED));
}
