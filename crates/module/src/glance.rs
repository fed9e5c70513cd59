//! The little that has to be known of a module before it is run.
//!
//! Main type: [`Glance`]. One invariant: only the sections before the code are read, and of them only the imports and
//! memories, so a glance at a module of any size costs a few system calls.

use std::io::{self, BufReader, Read, Seek};

use wasmparser::{BinaryReader, ImportSectionReader, MemorySectionReader, TypeRef};

use crate::dialect::Dialect;

/// What a glance at a module shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// Whether it imports anything of WASIX.
    pub wasix: bool,
    /// Whether it imports or defines a shared memory: it may have threads.
    pub shared_memory: bool,
}

/// No module has more imports than fill this.
const LARGEST_SECTION: u32 = 16 << 20;

/// Looks at a core module, from its first byte. `None` when it is none, or not well-formed as far as was looked.
///
/// # Errors
/// When it cannot be read.
pub fn glance(module: impl Read + Seek) -> io::Result<Option<Glance>> {
    match Sections(BufReader::with_capacity(4096, module)).glance() {
        Ok(glance) => Ok(glance),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

struct Sections<R>(BufReader<R>);

impl<R: Read + Seek> Sections<R> {
    fn glance(mut self) -> io::Result<Option<Glance>> {
        let mut header = [0; 8];
        self.0.read_exact(&mut header)?;
        if header != *b"\0asm\x01\0\0\0" {
            return Ok(None);
        }
        let mut glance = Glance::default();
        while let Some(id) = self.byte_or_end()? {
            let Some(size) = self.size()? else { return Ok(None) };
            match id {
                2 | 5 if size > LARGEST_SECTION => return Ok(None),
                2 => {
                    let bytes = self.section(size)?;
                    if glance.imports(&bytes).is_err() {
                        return Ok(None);
                    }
                }
                5 => {
                    let bytes = self.section(size)?;
                    if glance.memories(&bytes).is_err() {
                        return Ok(None);
                    }
                }
                // Custom sections, types, functions, tables come before memories.
                0 | 1 | 3 | 4 => self.0.seek_relative(i64::from(size))?,
                _ => break,
            }
        }
        Ok(Some(glance))
    }

    fn byte_or_end(&mut self) -> io::Result<Option<u8>> {
        let mut byte = [0];
        Ok((self.0.read(&mut byte)? == 1).then_some(byte[0]))
    }

    /// A size in LEB128; `None` when it does not fit 32 bits.
    fn size(&mut self) -> io::Result<Option<u32>> {
        let mut value = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte_or_end()?.ok_or(io::ErrorKind::UnexpectedEof)?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(u32::try_from(value).ok());
            }
        }
        Ok(None)
    }

    /// The bytes of a section. A size that the file does not have costs no memory.
    fn section(&mut self, size: u32) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        (&mut self.0).take(u64::from(size)).read_to_end(&mut bytes)?;
        if bytes.len() < size as usize { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
    }
}

impl Glance {
    fn imports(&mut self, section: &[u8]) -> wasmparser::Result<()> {
        for import in ImportSectionReader::new(BinaryReader::new(section, 0))?.into_imports() {
            let import = import?;
            self.wasix |=
                matches!(Dialect::of(import.module, import.name), Some(Dialect::Wasix32 | Dialect::Wasix64));
            self.shared_memory |= matches!(import.ty, TypeRef::Memory(memory) if memory.shared);
        }
        Ok(())
    }

    fn memories(&mut self, section: &[u8]) -> wasmparser::Result<()> {
        for memory in MemorySectionReader::new(BinaryReader::new(section, 0))? {
            self.shared_memory |= memory?.shared;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn check(text: &str, wasix: bool, shared_memory: bool) {
        let wasm = wat::parse_str(text).unwrap();
        let seen = glance(Cursor::new(wasm)).unwrap();
        assert_eq!(seen, Some(Glance { wasix, shared_memory }), "{text}");
    }

    #[test]
    fn what_decides_how_to_run_is_seen() {
        check("(module)", false, false);
        check(r#"(module (import "wasi_snapshot_preview1" "fd_read" (func)) (memory 1))"#, false, false);
        check(r#"(module (import "wasix_32v1" "fd_dup" (func)))"#, true, false);
        check(r#"(module (import "env" "memory" (memory 1 2 shared)))"#, false, true);
        check("(module (func) (table 1 funcref) (memory 1 2 shared))", false, true);
        check("(module (@custom \"early\" (before first) \"x\") (memory 1 2 shared))", false, true);
    }

    #[test]
    fn what_is_no_module_is_none() {
        let wasm = wat::parse_str(r#"(module (import "wasix_32v1" "fd_dup" (func)) (memory 1))"#).unwrap();
        for end in 0..wasm.len() {
            // Some prefixes are modules themselves.
            let _ = glance(Cursor::new(&wasm[..end])).unwrap();
        }
        for bytes in
            [&b""[..], b"\0asm", b"(module)", b"\0asm\x0d\0\x01\0", b"\0asm\x01\0\0\0\x02\xff\xff\xff\x07ab"]
        {
            assert_eq!(glance(Cursor::new(bytes)).unwrap(), None, "{bytes:?}");
        }
    }
}
