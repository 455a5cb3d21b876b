//! Findings: rows of claims in the interval notation, and the gold beside the project.

#[path = "finding/articles.rs"]
mod articles;
#[path = "finding/gold.rs"]
mod gold;
#[path = "finding/rows.rs"]
mod rows;
#[path = "finding/rules.rs"]
mod written;

use counterclaim::finding::{Containment, FindingRules, Reasons};
use counterclaim::rule::measure::Measures;

/// Places whose keys tell what lies in what: `a/b` lies in `a`.
struct Slashes;

impl Containment for Slashes {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
    }

    fn label(&self, id: &str) -> String {
        id.to_uppercase()
    }
}

fn rules() -> FindingRules {
    FindingRules {
        measures: Measures::parse(include_str!("../rules/measures.toml"), "measures.toml").unwrap(),
        reasons: Reasons::parse(include_str!("../rules/reasons.toml"), "reasons.toml").unwrap(),
    }
}
