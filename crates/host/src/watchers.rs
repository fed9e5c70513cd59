//! Who is told that an open file is closed for good: the sets that it is in, which do not keep it open.
//!
//! Main type: [`Watchers`], those of one open file. One invariant: they are told before the file behind it is closed, so what
//! they know it by stands for no other meanwhile.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use waxwing_abi::types::Errno;

/// In how many sets, or under how many descriptors of one, an open file may be. Each place is memory of the host's.
const MOST_PLACES: usize = 64;
/// How many of the places may be descriptors of the host's of their own.
const MOST_COPIES: usize = 8;

/// What wants to know that open files are closed.
pub(crate) trait Watcher: Send + Sync {
    /// The open file with this number, which no other has had or will have, is closed.
    fn closed(&self, number: u64);
}

/// The watchers of an open file. Most have none, and cost no allocation.
#[derive(Default)]
pub(crate) struct Watchers(OnceLock<Box<Watched>>);

struct Watched {
    number: u64,
    places: Arc<Places>,
    watchers: Mutex<Vec<Weak<dyn Watcher>>>,
}

#[derive(Default)]
struct Places(Mutex<Taken>);

#[derive(Clone, Copy, Default)]
struct Taken {
    all: usize,
    copies: usize,
}

/// One place of an open file in a set, given back when dropped.
pub(crate) struct Place {
    places: Arc<Places>,
    is_copy: bool,
}

impl Watchers {
    fn watched(&self) -> &Watched {
        /// Open files that were ever watched.
        static LAST: AtomicU64 = AtomicU64::new(0);
        self.0.get_or_init(|| {
            Box::new(Watched {
                number: LAST.fetch_add(1, Ordering::Relaxed) + 1,
                places: Arc::default(),
                watchers: Mutex::default(),
            })
        })
    }

    /// The open file's number, if it was ever watched.
    pub(crate) fn number(&self) -> Option<u64> {
        self.0.get().map(|watched| watched.number)
    }

    /// Has `watcher` told; the open file's number.
    pub(crate) fn add(&self, watcher: Weak<dyn Watcher>) -> u64 {
        let watched = self.watched();
        let mut watchers = watched.watchers.lock().unwrap_or_else(PoisonError::into_inner);
        watchers.retain(|known| known.strong_count() > 0 && !known.ptr_eq(&watcher));
        watchers.push(watcher);
        watched.number
    }

    /// Takes a place in a set, by a descriptor of the host's of its own or not.
    ///
    /// # Errors
    /// `nospc` when it has too many.
    pub(crate) fn place(&self, is_copy: bool) -> Result<Place, Errno> {
        let places = Arc::clone(&self.watched().places);
        let mut taken = places.taken();
        if taken.all == MOST_PLACES || (is_copy && taken.copies == MOST_COPIES) {
            return Err(Errno::Nospc);
        }
        taken.all += 1;
        taken.copies += usize::from(is_copy);
        drop(taken);
        Ok(Place { places, is_copy })
    }
}

impl Places {
    fn taken(&self) -> std::sync::MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        taken.all -= 1;
        taken.copies -= usize::from(self.is_copy);
    }
}

impl Drop for Watchers {
    fn drop(&mut self) {
        let Some(watched) = self.0.take() else { return };
        let watchers = watched.watchers.into_inner().unwrap_or_else(PoisonError::into_inner);
        watchers.iter().filter_map(Weak::upgrade).for_each(|watcher| watcher.closed(watched.number));
    }
}
