//! How far a pattern gets in a text that it does not match.

use std::ops::Range;

use regex::Regex;
use regex_syntax::hir::{Capture, Hir, HirKind};

use super::pattern::{Pattern, WHOLE_GROUP};

/// The bytes that the longest beginning of a pattern matches; none when not even its first part
/// does. A beginning is a number of the parts that follow each other in the pattern, and a text
/// that one matches is matched by every shorter one: so it can be searched by halves.
pub fn reached(pattern: &Pattern, text: &str) -> Option<Range<usize>> {
    let parts = Parts::of(pattern)?;
    let (mut longest, mut least, mut most) = (None, 1, parts.body.len());
    while least <= most {
        let middle = least.midpoint(most);
        match parts.beginning(middle, text) {
            Some(found) => (longest, least) = (Some(found), middle + 1),
            None => most = middle - 1,
        }
    }
    longest.filter(|found| !found.is_empty())
}

/// A pattern cut into what stands before its body and the parts of the body.
struct Parts {
    lead: Vec<Hir>,
    whole: Capture,
    body: Vec<Hir>,
}

impl Parts {
    fn of(pattern: &Pattern) -> Option<Parts> {
        let hir = regex_syntax::parse(&pattern.source).ok()?;
        let HirKind::Concat(parts) = hir.into_kind() else { return None };
        let mut lead = Vec::new();
        for part in parts {
            match part.kind() {
                HirKind::Capture(whole) if whole.name.as_deref() == Some(WHOLE_GROUP) => {
                    let body = match whole.sub.kind() {
                        HirKind::Concat(body) => body.clone(),
                        _ => vec![(*whole.sub).clone()],
                    };
                    return Some(Parts { lead, whole: whole.clone(), body });
                }
                _ => lead.push(part),
            }
        }
        None
    }

    /// What the first `length` parts match.
    fn beginning(&self, length: usize, text: &str) -> Option<Range<usize>> {
        let body = self.body.get(..length)?.to_vec();
        let whole = Capture { sub: Box::new(Hir::concat(body)), ..self.whole.clone() };
        let parts = self.lead.iter().cloned().chain([Hir::capture(whole)]).collect();
        let regex = Regex::new(&Hir::concat(parts).to_string()).ok()?;
        Some(regex.captures(text)?.name(WHOLE_GROUP)?.range())
    }
}
