//! What every behaviour uses.

pub use super::transcript::{Transcript, read_at, shape, symlink, write_at};
pub use std::fs::{self, File, FileTimes, OpenOptions};
pub use std::io::{BufRead, BufReader, BufWriter, IoSlice, IoSliceMut, Read, Seek, SeekFrom, Write};
pub use std::time::{Duration, SystemTime};
