//! Telling every call: a layer whose methods are generated, and what it tells them to.
//!
//! Main types: [`Tracer`], the layer, and [`Sink`], which gets each call when it has ended. One invariant: a call that waits
//! is told once, with the time it waited included.

use std::fmt::{self, Debug, Write as _};
use std::time::{Duration, Instant};

/// A call that has ended.
#[derive(Clone, Copy, Debug)]
pub struct Call<'t> {
    /// Its name in the interface.
    pub name: &'static str,
    /// Its arguments as text: `fd=3, path="a"`; flags by name, buffers by their lengths.
    pub arguments: &'t str,
    /// Its result as text: `Ok(4)`, `Err(Noent)`.
    pub result: &'t str,
    /// How long it took.
    pub took: Duration,
}

impl fmt::Display for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({}) = {} <{:?}>", self.name, self.arguments, self.result, self.took)
    }
}

/// Where calls are told to.
pub trait Sink: Send {
    /// Takes a call. The guest waits meanwhile.
    fn call(&mut self, call: Call<'_>);
}

impl<F: FnMut(Call<'_>) + Send> Sink for F {
    fn call(&mut self, call: Call<'_>) {
        self(call);
    }
}

/// A layer that tells each call of its guest thread and passes it on unchanged.
#[derive(Debug)]
pub struct Tracer<S> {
    sink: S,
    name: &'static str,
    arguments: String,
    result: String,
    began: Instant,
}

impl<S: Sink> Tracer<S> {
    /// Tells to `sink`.
    pub fn new(sink: S) -> Self {
        Tracer { sink, name: "", arguments: String::new(), result: String::new(), began: Instant::now() }
    }

    pub(crate) fn begin(&mut self, name: &'static str, arguments: fmt::Arguments<'_>) {
        self.name = name;
        self.arguments.clear();
        // Writing to a string fails only if a Debug of ours does, and then the line is shorter.
        let _ = self.arguments.write_fmt(arguments);
        self.began = Instant::now();
    }

    pub(crate) fn end<T: Debug, E: Debug>(&mut self, result: &Result<T, E>) {
        let took = self.began.elapsed();
        self.result.clear();
        let _ = write!(self.result, "{result:?}");
        self.sink.call(Call { name: self.name, arguments: &self.arguments, result: &self.result, took });
    }
}
