//! Tasks, and who runs them: one thread, which polls those that were woken and sleeps when there are none.
//!
//! Main type: [`Executor`]. One invariant: a task is polled only when it is new or was woken.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Wake, Waker};

use waxwing_guest::os::Result;
use waxwing_guest::wasix::ERRNO_INTR;

use crate::epoll::Epoll;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// The numbers of the tasks that can go on, in the order in which they were woken. A waker may be sent to other threads, so it
/// has a lock, though there are none here.
#[derive(Clone, Default)]
struct Woken(Arc<Mutex<VecDeque<u64>>>);

impl Woken {
    fn change<T>(&self, change: impl FnOnce(&mut VecDeque<u64>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What wakes one task.
struct TaskWaker {
    task: u64,
    woken: Woken,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.woken.change(|woken| woken.push_back(self.task));
    }
}

/// Runs tasks until there are none. Tasks have it too, so that they can start others.
#[derive(Clone)]
pub struct Executor {
    pub epoll: Rc<Epoll>,
    new: Rc<RefCell<Vec<Task>>>,
}

impl Executor {
    pub fn new() -> Result<Self> {
        Ok(Executor { epoll: Epoll::new()?, new: Rc::default() })
    }

    /// Adds a task.
    pub fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        self.new.borrow_mut().push(Box::pin(task));
    }

    /// Runs all tasks to their end.
    pub fn run(&self) -> Result<()> {
        let woken = Woken::default();
        let mut tasks: HashMap<u64, (Task, Waker)> = HashMap::new();
        let mut last = 0;
        loop {
            for task in self.new.take() {
                last += 1;
                let waker = Waker::from(Arc::new(TaskWaker { task: last, woken: woken.clone() }));
                tasks.insert(last, (task, waker));
                woken.change(|woken| woken.push_back(last));
            }
            let Some(number) = woken.change(VecDeque::pop_front) else {
                if tasks.is_empty() {
                    return Ok(());
                }
                match self.epoll.wait() {
                    Ok(()) | Err(ERRNO_INTR) => continue,
                    Err(error) => return Err(error),
                }
            };
            // One that was woken twice may have ended meanwhile.
            let Some((task, waker)) = tasks.get_mut(&number) else { continue };
            if task.as_mut().poll(&mut Context::from_waker(waker)).is_ready() {
                tasks.remove(&number);
            }
        }
    }
}
