//! Numbers, rights and inheritance of descriptors.

use super::*;
use crate::files::HostDir;
use crate::sys;

fn entry(rights: Rights) -> Entry {
    let file = inherited(sys::open_null().unwrap());
    Entry { file, rights, inheriting: rights, cloexec: false, preopen: None, origin: Origin::Stream }
}

fn is_same(table: &FdTable, fd: Fd, file: &Arc<OpenFile>) -> bool {
    Arc::ptr_eq(&table.get(fd, Rights::empty()).unwrap(), file)
}

#[test]
fn the_lowest_free_number_comes_next_up_to_the_limit() {
    let table = FdTable::new(5);
    for fd in 0..5 {
        assert_eq!(table.has_room(), Ok(()));
        assert_eq!(table.insert(entry(Rights::all())), Ok(fd));
    }
    assert_eq!(table.has_room(), Err(Errno::Mfile));
    assert_eq!(table.insert(entry(Rights::all())), Err(Errno::Mfile));
    table.close(3).unwrap();
    table.close(1).unwrap();
    assert_eq!(table.close(1), Err(Errno::Badf));
    assert_eq!(table.insert(entry(Rights::all())), Ok(1));
    assert_eq!(table.insert(entry(Rights::all())), Ok(3));
    assert_eq!(table.close(Fd::MAX), Err(Errno::Badf));
    assert_eq!(table.get(5, Rights::empty()).err(), Some(Errno::Badf));
    table.renumber(0, 3, false).unwrap();
    assert_eq!(table.has_room(), Ok(()));
    assert_eq!(table.fork().insert(entry(Rights::all())), Ok(0));
    assert_eq!(table.insert(entry(Rights::all())), Ok(0));
    assert_eq!(table.has_room(), Err(Errno::Mfile));
    assert_eq!(table.fork().has_room(), Err(Errno::Mfile));
    table.close_all();
    assert_eq!(table.insert(entry(Rights::all())), Ok(0));
}

#[test]
fn renumbering_moves_over_what_is_open_and_frees_the_old_number() {
    let table = FdTable::new(10);
    for _ in 0..4 {
        table.insert(entry(Rights::all())).unwrap();
    }
    table.insert(entry(Rights::all())).unwrap();
    let moved = table.get(3, Rights::empty()).unwrap();
    assert_eq!(table.renumber(3, 4, false), Ok(()));
    assert!(is_same(&table, 4, &moved));
    assert_eq!(table.get(3, Rights::empty()).err(), Some(Errno::Badf));
    assert_eq!(table.renumber(4, 3, false), Err(Errno::Badf));
    assert_eq!(table.renumber(3, 4, false), Err(Errno::Badf));
    assert_eq!(table.renumber(4, 1000, false), Err(Errno::Badf));
    assert!(is_same(&table, 4, &moved));
    assert_eq!(table.renumber(4, 4, false), Ok(()));
    assert!(is_same(&table, 4, &moved));
    assert_eq!(table.insert(entry(Rights::all())), Ok(3));
}

#[test]
fn copies_take_the_lowest_number_from_one_on() {
    let table = FdTable::new(6);
    for _ in 0..3 {
        table.insert(entry(Rights::FD_READ)).unwrap();
    }
    table.set_cloexec(0, true).unwrap_err();
    let file = table.get(0, Rights::empty()).unwrap();
    assert_eq!(table.duplicate(0, 4, true), Ok(4));
    assert_eq!(table.duplicate(0, 0, false), Ok(3));
    assert!(is_same(&table, 3, &file) && is_same(&table, 4, &file));
    let [third, fourth] = [3, 4].map(|fd| table.entry(fd).unwrap());
    assert_eq!((third.rights, third.cloexec, fourth.cloexec), (Rights::FD_READ, false, true));
    table.close(1).unwrap();
    assert_eq!(table.duplicate(0, 2, false), Ok(5));
    assert_eq!(table.duplicate(0, 2, false), Err(Errno::Mfile));
    assert_eq!(table.duplicate(0, 6, false), Err(Errno::Inval));
    assert_eq!(table.duplicate(1, 0, false), Err(Errno::Badf));
    assert_eq!(table.duplicate(1, 6, false), Err(Errno::Badf));
    assert_eq!(table.insert(entry(Rights::all())), Ok(1));
    assert_eq!(table.has_room(), Err(Errno::Mfile));
}

#[test]
fn where_any_number_will_do_a_closed_one_does_too() {
    let table = FdTable::new(8);
    table.insert(entry(Rights::all())).unwrap();
    let moved = table.get(0, Rights::empty()).unwrap();
    assert_eq!(table.renumber(0, 7, true), Ok(()));
    assert!(is_same(&table, 7, &moved));
    assert_eq!(table.renumber(7, 8, true), Err(Errno::Badf));
    assert_eq!(table.renumber(7, Fd::MAX, true), Err(Errno::Badf));
    assert_eq!(table.renumber(0, 0, true), Err(Errno::Badf));
    assert_eq!(table.renumber(0, 3, true), Err(Errno::Badf));
    assert!(is_same(&table, 7, &moved));
    assert_eq!(table.insert(entry(Rights::all())), Ok(0));
}

#[test]
fn a_standard_stream_can_be_moved_away_and_back() {
    let table = FdTable::new(10);
    for _ in 0..4 {
        table.insert(entry(Rights::all())).unwrap();
    }
    let stdout = table.get(1, Rights::empty()).unwrap();
    assert_eq!(table.renumber(1, 3, false), Ok(()));
    assert_eq!(table.renumber(1, 1, false), Err(Errno::Badf));
    assert_eq!(table.renumber(3, 1, false), Ok(()));
    assert!(is_same(&table, 1, &stdout));
    assert_eq!(table.get(3, Rights::empty()).err(), Some(Errno::Badf));
    assert_eq!(table.renumber(3, 0, false), Err(Errno::Badf));
    assert_eq!(table.insert(entry(Rights::all())), Ok(3));
}

#[test]
fn rights_only_shrink_and_what_is_missing_has_its_errno() {
    let table = FdTable::new(10);
    let some = Rights::FD_READ | Rights::FD_SEEK | Rights::FD_SYNC;
    let fd = table.insert(entry(some)).unwrap();
    assert!(table.get(fd, Rights::FD_READ | Rights::FD_SEEK).is_ok());
    assert_eq!(table.get(fd, Rights::FD_WRITE).err(), Some(Errno::Badf));
    assert_eq!(table.get(fd, Rights::FD_ADVISE).err(), Some(Errno::Notcapable));
    assert_eq!(table.set_rights(fd, some | Rights::FD_WRITE, some), Err(Errno::Notcapable));
    assert_eq!(table.set_rights(fd, some, some | Rights::FD_WRITE), Err(Errno::Notcapable));
    assert_eq!(table.set_rights(fd, Rights::FD_SYNC, Rights::empty()), Ok(()));
    assert_eq!(table.get(fd, Rights::FD_READ).err(), Some(Errno::Badf));
    assert_eq!(table.get(fd, Rights::FD_SEEK).err(), Some(Errno::Notcapable));
    assert_eq!(table.set_rights(fd, some, Rights::empty()), Err(Errno::Notcapable));

    let dir = HostDir::new(sys::open_ambient_dir("/".as_ref()).unwrap(), true);
    let dir = table.insert(preopen(OpenFile::new(dir, Fdflags::empty()), "/", 0)).unwrap();
    assert_eq!(table.get(dir, Rights::FD_READ).err(), Some(Errno::Isdir));
    assert_eq!(table.get(dir, Rights::FD_READ | Rights::FD_SEEK).err(), Some(Errno::Isdir));
    for right in [Rights::FD_WRITE, Rights::FD_SEEK, Rights::FD_TELL, Rights::FD_ALLOCATE] {
        assert_eq!(table.get(dir, right).err(), Some(Errno::Badf), "{right:?}");
    }
    assert_eq!(table.get(dir, Rights::SOCK_ACCEPT).err(), Some(Errno::Notcapable));
}

#[test]
fn what_a_thread_remembers_keeps_nothing_open_that_others_could_close() {
    let table = FdTable::new(10);
    let fd = table.insert(entry(Rights::FD_READ | Rights::FD_SYNC)).unwrap();
    let other = table.insert(entry(Rights::all())).unwrap();
    let count = || Arc::strong_count(&table.entry(fd).unwrap().file) - 1;
    let mut recent = Recent::default();
    let mut held = |fd, needed| table.hold(fd, needed, &mut recent).map(drop);
    assert_eq!(held(fd, Rights::FD_READ), Ok(()));
    assert_eq!(count(), 2);
    // A right is looked at each time.
    assert_eq!(held(fd, Rights::FD_WRITE), Err(Errno::Badf));
    assert_eq!(held(fd, Rights::FD_ADVISE), Err(Errno::Notcapable));
    assert_eq!(held(7, Rights::empty()), Err(Errno::Badf));
    assert_eq!(held(other, Rights::FD_READ), Ok(()));
    assert_eq!(count(), 1);
    assert_eq!(held(fd, Rights::FD_SYNC), Ok(()));
    assert_eq!(count(), 2);

    recent.forget(other);
    assert_eq!(count(), 2);
    recent.forget(fd);
    assert_eq!(count(), 1);
    assert_eq!(table.hold(fd, Rights::FD_READ, &mut recent).map(drop), Ok(()));
    assert_eq!(
        table.hold_dir(fd, &mut recent).map(|held| held.rights),
        Ok(Rights::FD_READ | Rights::FD_SYNC)
    );
    assert_eq!(count(), 2);
    table.share([&mut recent, &mut Recent::default()]);
    assert_eq!(count(), 1);
    let held = table.hold(fd, Rights::FD_READ, &mut recent).unwrap();
    assert_eq!(count(), 2);
    assert!(matches!(held, Held::Counted(_)));
    drop(held);
    let held = table.hold_dir(fd, &mut recent).unwrap();
    assert_eq!(count(), 2);
    assert!(matches!(held.file, Held::Counted(_)));
    drop(held);
    assert_eq!(count(), 1);
}

#[test]
fn children_share_open_files_and_started_programs_not_those_to_be_closed() {
    let table = FdTable::new(10);
    table.insert(entry(Rights::all())).unwrap();
    table.insert(Entry { cloexec: true, ..entry(Rights::all()) }).unwrap();
    let file = table.get(0, Rights::empty()).unwrap();
    let (forked, spawned) = (table.fork(), table.fork());
    spawned.execute();
    table.close_all();
    assert!(is_same(&forked, 0, &file) && is_same(&spawned, 0, &file));
    assert!(forked.get(1, Rights::empty()).is_ok());
    assert_eq!(spawned.get(1, Rights::empty()).err(), Some(Errno::Badf));
    assert_eq!(spawned.insert(entry(Rights::all())), Ok(1));
}

#[test]
fn a_childs_descriptors_are_put_where_it_is_said() {
    let table = FdTable::new(6);
    table.insert(entry(Rights::FD_READ)).unwrap();
    table.insert(Entry { cloexec: true, ..entry(Rights::FD_WRITE) }).unwrap();
    let [first, second] = [0, 1].map(|fd| table.get(fd, Rights::empty()).unwrap());
    assert_eq!((table.duplicate_to(1, 4), table.duplicate_to(1, 1)), (Ok(()), Ok(())));
    assert_eq!([1, 4].map(|fd| table.entry(fd).unwrap().cloexec), [false, false]);
    assert!(is_same(&table, 4, &second));
    assert_eq!((table.duplicate_to(3, 1), table.duplicate_to(1, 6)), (Err(Errno::Badf), Err(Errno::Badf)));
    assert_eq!(table.duplicate_to(0, 1), Ok(()));
    assert!(is_same(&table, 1, &first));
    assert_eq!((table.put(5, entry(Rights::all())), table.put(5, entry(Rights::all()))), (Ok(()), Ok(())));
    assert_eq!(table.insert(entry(Rights::all())), Ok(2));
    table.keep_streams();
    assert_eq!(table.close(4), Err(Errno::Badf));
    for fd in 3..6 {
        assert_eq!(table.insert(entry(Rights::all())), Ok(fd));
    }
    assert_eq!(table.has_room(), Err(Errno::Mfile));
}

#[test]
fn no_number_is_too_large_for_the_host() {
    let table = FdTable::new(usize::MAX);
    table.insert(entry(Rights::all())).unwrap();
    for fd in [1 << 20, 1 << 30, Fd::MAX] {
        assert_eq!(table.put(fd, entry(Rights::all())), Err(Errno::Badf));
        assert_eq!(table.duplicate(0, fd, false), Err(Errno::Inval));
        assert_eq!(table.renumber(0, fd, true), Err(Errno::Badf));
    }
    assert_eq!(table.duplicate(0, (1 << 20) - 1, false), Ok((1 << 20) - 1));
}
