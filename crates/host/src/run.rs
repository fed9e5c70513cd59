//! What all processes of one run share: what they were given, what watches over it, and their threads' helpers.
//!
//! Main type: [`Run`]. One invariant: it outlives each of its processes, and knows them by numbers alone.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use waxwing_abi::types::Errno;

use crate::alarm::Alarms;
use crate::children::Table;
use crate::clock::Clock;
use crate::crew::Crew;
use crate::engine::{Engine, Module, Sockets};
use crate::http::{Conversations, HttpClient};
use crate::layer::Layers;
use crate::limits::{Counters, Limits};
use crate::net::{
    self, Asked, Errand, Errands, HostNetwork, Lookups, NetAttempt, NetPolicy, Network, Resolver,
};
use crate::policy::Policy;
use crate::program::Programs;
use crate::random::Random;
use crate::terminal::Terminal;
use crate::thread::ThreadShared;

/// What an embedder has put in the place of the host's own.
#[derive(Clone, Default)]
pub(crate) struct Sources {
    pub(crate) clock: Option<Arc<dyn Clock>>,
    pub(crate) random: Option<Arc<dyn Random>>,
    pub(crate) net_policy: Option<Arc<dyn NetPolicy>>,
    pub(crate) network: Option<Arc<dyn Network>>,
    pub(crate) resolver: Option<Arc<dyn Resolver>>,
    pub(crate) http_client: Option<Arc<dyn HttpClient>>,
    pub(crate) sockets: Sockets,
}

/// What all processes of one run share.
pub(crate) struct Run {
    pub(crate) engine: Arc<dyn Engine>,
    pub(crate) layers: Layers,
    pub(crate) limits: Limits,
    pub(crate) policy: Policy,
    pub(crate) sources: Sources,
    pub(crate) programs: Vec<(String, Arc<dyn Module>)>,
    pub(crate) loaded: Programs,
    /// The terminal that a standard stream of the first process is.
    pub(crate) terminal: Option<Arc<Terminal>>,
    pub(crate) counters: Counters,
    /// All that live or are to be joined.
    pub(crate) table: Table,
    pub(crate) alarms: Alarms,
    /// The OS threads that further guest threads run on.
    pub(crate) crew: Arc<Crew>,
    pub(crate) lookups: Arc<Lookups>,
    pub(crate) errands: Errands,
    pub(crate) conversations: Conversations,
    numbers: AtomicU32,
}

impl Run {
    pub(crate) fn new(
        engine: Arc<dyn Engine>,
        layers: Layers,
        limits: Limits,
        policy: Policy,
        sources: Sources,
        programs: Vec<(String, Arc<dyn Module>)>,
        terminal: Option<Arc<Terminal>>,
    ) -> Arc<Run> {
        Arc::new(Run {
            engine,
            layers,
            limits,
            policy,
            sources,
            programs,
            loaded: Programs::default(),
            terminal,
            counters: Counters::default(),
            table: Table::default(),
            alarms: Alarms::default(),
            crew: Arc::default(),
            lookups: Arc::default(),
            errands: Errands::default(),
            conversations: Conversations::default(),
            numbers: AtomicU32::new(1),
        })
    }

    /// Process and thread numbers: one counter from 1 up, never reused.
    pub(crate) fn next_number(&self) -> u32 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }

    /// Whether the guest may do this on the network.
    pub(crate) fn may(&self, attempt: &NetAttempt<'_>) -> bool {
        match &self.sources.net_policy {
            Some(policy) => policy.allows(attempt),
            // A listening socket that was given is a grant to use it.
            None => matches!(attempt, NetAttempt::Accept(_)),
        }
    }

    /// Where its network comes from.
    pub(crate) fn network(&self) -> &dyn Network {
        self.sources.network.as_deref().unwrap_or(&HostNetwork)
    }

    /// As [`Run::network`], to be kept.
    pub(crate) fn network_shared(&self) -> Arc<dyn Network> {
        self.sources.network.clone().unwrap_or_else(|| Arc::new(HostNetwork))
    }

    /// Does what may take long, and nudges `asker` when it is done.
    ///
    /// # Errors
    /// `again` when there is no thread to do it.
    pub(crate) fn errand(
        &self,
        asker: &Arc<ThreadShared>,
        what: impl FnOnce() -> Result<(), Errno> + Send + 'static,
    ) -> Result<Errand, Errno> {
        self.errands.begin(asker, what)
    }

    /// Looks up a name that the guest may ask for, and nudges `asker` when that is done.
    ///
    /// # Errors
    /// `again` when there is no thread to do it.
    pub(crate) fn look_up(&self, name: String, asker: &Arc<ThreadShared>) -> Result<Asked, Errno> {
        let sources = &self.sources;
        self.lookups.ask(net::resolver(&sources.resolver, &sources.network), name, asker)
    }

    /// The guest is told that a name that it may ask for has these addresses.
    pub(crate) fn resolved(&self, name: &str, addresses: &[IpAddr]) {
        if let Some(policy) = &self.sources.net_policy {
            policy.resolved(name, addresses);
        }
        self.policy.resolved(name, addresses);
    }
}
