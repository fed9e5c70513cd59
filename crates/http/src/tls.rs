//! Whom TLS trusts.
//!
//! Main type: [`Trust`]. One invariant: nobody is trusted whom the host does not trust.

use std::sync::{Arc, OnceLock};

use rustls::{ClientConfig, RootCertStore};

/// The certificates of the host, which are read once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trust(Arc<OnceLock<Arc<ClientConfig>>>);

impl Trust {
    pub(crate) fn config(&self) -> Arc<ClientConfig> {
        Arc::clone(self.0.get_or_init(|| {
            let mut roots = RootCertStore::empty();
            // Those that cannot be read are no reason not to trust the others. Where there are none, nobody is trusted.
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            let provider = Arc::new(rustls::crypto::ring::default_provider());
            let config = ClientConfig::builder_with_provider(provider)
                .with_safe_default_protocol_versions()
                .expect("ring has what these need")
                .with_root_certificates(roots)
                .with_no_client_auth();
            Arc::new(config)
        }))
    }
}
