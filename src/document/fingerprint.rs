//! Short names for content, the same in every release and on every machine.

use sha2::{Digest, Sha256};

/// Names a list of texts: 16 hex digits, the first 64 bits of a SHA-256.
///
/// Each part counts with its length, so `["ab", "c"]` and `["a", "bc"]` have different names.
pub fn fingerprint(parts: &[&str]) -> String {
    format!("{:016x}", number(parts))
}

/// The fingerprint as a number, for tables that hold millions.
pub(super) fn number(parts: &[&str]) -> u64 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}
