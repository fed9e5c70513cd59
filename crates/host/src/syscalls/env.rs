//! What a process is given: arguments, environment variables, random bytes.

use waxwing_abi::system::Env;
use waxwing_abi::types::{Errno, Size};
use waxwing_abi::{OutBytes, OutStrings};

use crate::generated::unsupported::unsupported_env;
use crate::sys;
use crate::thread::Thread;

impl Env for Thread {
    unsupported_env!();

    fn args_get(&mut self, argv: OutStrings<'_>) -> Result<(), Errno> {
        argv.write(&self.image.args)
    }

    fn args_sizes_get(&mut self) -> Result<(Size, Size), Errno> {
        let args = &self.image.args;
        Ok((args.count(), args.size()))
    }

    fn environ_get(&mut self, environ: OutStrings<'_>) -> Result<(), Errno> {
        environ.write(&self.image.env)
    }

    fn environ_sizes_get(&mut self) -> Result<(Size, Size), Errno> {
        let env = &self.image.env;
        Ok((env.count(), env.size()))
    }

    /// A buffer can be all of a memory, and the process ended long before it is full.
    fn random_get(&mut self, mut buf: OutBytes<'_>) -> Result<(), Errno> {
        match &self.process().run.sources.random {
            None => sys::random(&mut buf, &|| self.shared().is_killed()),
            Some(random) => {
                let mut piece = [0; 256];
                while buf.room() > 0 {
                    if self.shared().is_killed() {
                        return Err(Errno::Intr);
                    }
                    let piece = &mut piece[..buf.room().min(256)];
                    random.fill(piece)?;
                    buf.push(piece);
                }
                Ok(())
            }
        }
    }
}
