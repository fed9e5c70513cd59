//! How the engine is set up.

use waxwing::engine::{Linking, Sockets, UnknownImports};

/// How the engine runs guests.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Config {
    /// Whether a guest that computes without making calls can be stopped: for time-outs, kills and signals. It costs
    /// counting its instructions: about a third of an empty loop's time, a tenth of one's that reads and writes memory. How
    /// often it then looks whether it is wanted is not to be measured.
    pub interruptible: bool,
    /// Whether executed instructions are counted, so that [`waxwing::Limits::fuel`] can limit them.
    pub fuel: bool,
    /// What becomes of imports that nothing provides.
    pub unknown_imports: UnknownImports,
    /// The dialects of sockets that guests are given, as far as they are functions;
    /// [`waxwing::Builder::sockets`] says it of paths.
    pub sockets: Sockets,
    /// Bytes of stack for the guest's own frames. They lie on the heap.
    pub stack: usize,
}

impl Default for Config {
    /// Nothing that costs: not interruptible, no fuel; 1 MiB of stack.
    fn default() -> Self {
        Config {
            interruptible: false,
            fuel: false,
            unknown_imports: UnknownImports::Error,
            sockets: Sockets::Auto,
            stack: 1 << 20,
        }
    }
}

/// Bytes that are copied for one unit of fuel. As an instruction takes nanoseconds, this is much more than it costs, but
/// so that no table that could be grown in one step costs a unit: wasmi cannot go on after running out of fuel there.
pub(crate) const BYTES_PER_FUEL: u32 = 1 << 20;

/// The least that wasmi's frame of a call is counted as, of the stack.
const FRAME: usize = 64;

/// What wasmi's stack begins with, if it may be that large.
const FIRST_STACK: usize = 1000;

impl Config {
    pub(crate) fn linking(&self) -> Linking {
        Linking { unknown: self.unknown_imports, sockets: self.sockets }
    }

    /// Whether wasmi has to count instructions.
    pub(crate) fn is_metered(&self) -> bool {
        self.interruptible || self.fuel
    }

    /// wasmi's own settings. All features of core modules that it has are on.
    pub(crate) fn wasmi(&self) -> wasmi::Config {
        let mut config = wasmi::Config::default();
        config
            .wasm_memory64(true)
            .set_min_stack_height(FIRST_STACK.min(self.stack))
            .set_max_stack_height(self.stack)
            // Frames without locals take no place on wasmi's stack, but in its list of calls.
            .set_max_recursion_depth(self.stack / FRAME)
            .consume_fuel(self.is_metered())
            // Translation happens when a function is first called: what it costs must not depend on who called it.
            .fuel_cost(wasmi::CustomFuelCosts {
                bytes_copied_per_fuel: BYTES_PER_FUEL,
                fuel_per_bytes_translated: 0,
                fuel_per_bytes_validated: 0,
            });
        config
    }
}
