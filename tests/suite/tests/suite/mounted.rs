//! Directories of an embedder's own, and those in memory that several processes and the embedder share.

use crate::census::native;
use crate::runner::{Runner, Settings, Wasmtime};
use std::ffi::CStr;
use std::fs;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use waxwing::abi::types::{Dircookie, Errno, Filestat, Filetype};
use waxwing::{
    Builder, Dir, DirEntry, Entries, ExitStatus, MemoryFs, OpenFile, OpenHow, Process, ReadOnlyFile, Stdio,
    unique_device,
};

/// Numbers below a hundred, and below each of them a directory of its multiples: all made up when they are asked for.
#[derive(Clone)]
struct Numbers {
    of: Option<u64>,
    device: u64,
}

impl Numbers {
    /// What there is of this name: a number, and whether it has a directory.
    fn find(&self, name: &CStr) -> Result<(u64, bool), Errno> {
        let name = name.to_str().map_err(|_| Errno::Noent)?;
        let (digits, is_dir) = name.strip_suffix(".d").map_or((name, false), |digits| (digits, true));
        let digits = digits.strip_suffix(".txt").unwrap_or(digits);
        let number: u64 = digits.parse().map_err(|_| Errno::Noent)?;
        let exists = number < 100 && (!is_dir || self.of.is_none()) && name == Numbers::name(number, is_dir);
        if exists { Ok((number, is_dir)) } else { Err(Errno::Noent) }
    }

    fn name(number: u64, is_dir: bool) -> String {
        format!("{number}.{}", if is_dir { "d" } else { "txt" })
    }

    fn text(&self, number: u64) -> String {
        format!("{}\n", number * self.of.unwrap_or(1))
    }
}

impl Dir for Numbers {
    fn filestat(&self, name: &CStr) -> Result<Filestat, Errno> {
        let ino = |number: u64| (number + 1) << 8 | self.of.map_or(0, |of| of + 1);
        let stat = if name == c"." {
            Filestat { ino: self.of.map_or(1, |of| 2 + of), ..Filestat::of(Filetype::Directory, 0) }
        } else {
            match self.find(name)? {
                (number, true) => Filestat { ino: 2 + number, ..Filestat::of(Filetype::Directory, 0) },
                (number, false) => {
                    let size = self.text(number).len() as u64;
                    Filestat { ino: ino(number), ..Filestat::of(Filetype::RegularFile, size) }
                }
            }
        };
        Ok(Filestat { dev: self.device, ..stat })
    }

    fn open(&self, name: &CStr, how: &OpenHow) -> Result<Arc<OpenFile>, Errno> {
        let found = self.filestat(name);
        match how.check_read_only(found.map(|stat| stat.filetype))? {
            Filetype::Directory if name == c"." => {
                Ok(OpenFile::directory(Arc::new(self.clone()), how.status))
            }
            Filetype::Directory => Ok(OpenFile::directory(self.enter(name)?, how.status)),
            _ => {
                let text = self.text(self.find(name)?.0);
                Ok(OpenFile::new(ReadOnlyFile::with_stat(text, found?), how.status))
            }
        }
    }

    fn read_entries(&self, cookie: Dircookie, to: &mut Entries<'_, '_>) -> Result<(), Errno> {
        let all = if self.of.is_none() { 200 } else { 100 };
        for place in cookie..all {
            let (number, is_dir) = (place % 100, place >= 100);
            let filetype = if is_dir { Filetype::Directory } else { Filetype::RegularFile };
            let name = Numbers::name(number, is_dir);
            if !to.push(&DirEntry { next: place + 1, ino: place + 1, filetype, name: name.as_bytes() }) {
                break;
            }
        }
        Ok(())
    }

    fn enter(&self, name: &CStr) -> Result<Arc<dyn Dir>, Errno> {
        match self.find(name)? {
            (number, true) => Ok(Arc::new(Numbers { of: Some(number), device: self.device })),
            (_, false) => Err(Errno::Notdir),
        }
    }
}

/// Runs a program to its end; what it printed.
fn printed(program: &'static str, args: &[&str], mount: impl FnOnce(Builder) -> Builder) -> String {
    let (engine, module) = Wasmtime.load(program, Settings::default(), None).expect("it is loaded");
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let builder = Process::builder().args([program]).args(args).stdin(Stdio::Null);
    let builder = mount(builder.stdout(Stdio::File(OwnedFd::from(writer).into())));
    let process = builder.build(engine, module).expect("it is built");
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        reader.read_to_string(&mut text).map(|_| text)
    });
    let status = process.run();
    drop(process);
    let text = reader.join().expect("no panic").expect("text");
    assert!(matches!(status, ExitStatus::Exited(0)), "{status}: {text}");
    text
}

#[test]
fn a_directory_that_is_made_up_is_as_good_as_one_on_disk() {
    let top = tempfile::tempdir().expect("a directory");
    for number in 0..100u64 {
        let name = |is_dir| top.path().join(Numbers::name(number, is_dir));
        fs::write(name(false), format!("{number}\n")).expect("written");
        fs::create_dir(name(true)).expect("created");
        for other in 0..100u64 {
            let name = name(true).join(Numbers::name(other, false));
            fs::write(name, format!("{}\n", other * number)).expect("written");
        }
    }
    let census = native::take(top.path(), &[]).expect("a census");
    let expected = format!("{}\n{}", census.listing(), census.table());
    assert_eq!(expected.lines().filter(|line| line.contains("/99.txt")).count(), 100);
    let numbers = Arc::new(Numbers { of: None, device: unique_device() });
    for _ in 0..2 {
        let dir = Arc::clone(&numbers);
        let text = printed("census", &["--files", "--all", "/n"], |builder| builder.mount("/n", dir));
        assert!(text == expected, "{text}");
    }
}

/// A WASIX guest finds what an embedder has made in its tree, and starts where it is told to.
#[test]
fn an_embedders_directories_lie_in_the_tree_of_a_wasix_guest() {
    let (numbers, top) = (Arc::new(Numbers { of: None, device: unique_device() }), MemoryFs::new());
    top.create_dir_all("home/guest").expect("created");
    top.write("home/guest/letter", "to whom it may concern").expect("written");
    top.symlink("/numbers/7.d", "home/guest/sevens").expect("created");
    let mount = |builder: Builder| {
        builder
            .mount("/", top.root())
            .mount("/numbers", numbers)
            .cwd("/home/guest")
            .mount("rel", top.root_read_only())
    };
    let actions = [
        "do",
        "pwd",
        "cat:/home/guest/letter",
        "cat:/numbers/7.d/9.txt",
        "cat:/home/guest/sevens/3.txt",
        "ls:/",
        "cat:/home/guest/rel/home/guest/letter",
        "put:/tmp/x",
        "put:/home/guest/made",
    ];
    let text = printed("wasix_world", &actions, mount);
    let expected = "pwd: /home/guest\ncat:/home/guest/letter: to whom it may concern\ncat:/numbers/7.d/9.txt: 63\n\
                    cat:/home/guest/sevens/3.txt: 21\nls:/: bin dev etc home numbers tmp\n\
                    cat:/home/guest/rel/home/guest/letter: to whom it may concern\nput:/tmp/x: \nput:/home/guest/made: \n";
    assert_eq!(text, expected);
    assert_eq!(top.read("home/guest/made").as_deref(), Ok(&b"put"[..]));
    let left: Vec<String> = top.list("").expect("the top").into_iter().map(|entry| entry.name).collect();
    assert_eq!(left, ["home"], "what lies over it is not in it");
}

#[test]
fn processes_and_their_embedder_share_a_file_system() {
    const PLACES: [&str; 4] = ["one", "two", "three", "four"];
    let shared = MemoryFs::new();
    let runs = PLACES.map(|place| {
        shared.create_dir(place).expect("created");
        let dir = shared.dir(place).expect("it is there");
        std::thread::spawn(move || {
            printed("posix", &["file_write_read", "/"], |builder| builder.mount("/", dir))
        })
    });
    let said = runs.map(|run| run.join().expect("it ends well"));
    assert!(said.iter().all(|text| *text == said[0] && text.lines().count() > 2), "{said:?}");
    let left = shared.walk("").expect("it has a top");
    assert!(left.iter().any(|(_, stat)| stat.filetype == Filetype::RegularFile && stat.size > 0), "{left:?}");
    for (path, stat) in left.into_iter().filter(|(_, stat)| stat.filetype == Filetype::RegularFile) {
        assert_eq!(shared.read(&path).expect("a file").len() as u64, stat.size);
    }
    // What they have left, another finds.
    let mount = |builder: Builder| builder.mount("/", shared.root_read_only());
    let listed = printed("census", &["--files", "--all", "/"], mount);
    for place in PLACES {
        assert!(listed.contains(&format!("  {place}/")), "{listed}");
    }
}
