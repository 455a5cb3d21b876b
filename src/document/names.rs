//! Names given once: paths and ids of documents.

use std::collections::HashMap;

use super::fingerprint;

/// How often each name was asked for; the names themselves are not kept, for there may be millions.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<u64, u32>);

impl Names {
    /// `name`, or `name` as `nth` writes it for the second and each further time.
    pub fn unique(&mut self, name: String, nth: fn(&str, u32) -> String) -> String {
        let mut given = name.clone();
        let mut uses = self.count(&name);
        // A numbered name may itself have been given to another article.
        while uses > 1 {
            given = nth(&name, uses);
            uses = if self.count(&given) == 1 { 1 } else { self.count(&name) };
        }
        given
    }

    fn count(&mut self, name: &str) -> u32 {
        let uses = self.0.entry(fingerprint::number(&[name])).or_default();
        *uses += 1;
        *uses
    }
}
