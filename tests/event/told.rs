//! Short articles of our own, in Arabic and in English, read together: what happened twice stays two, what two
//! capitals tell is one, and what is recalled hangs on itself. Each line is an event and the figures about it.

use std::fmt::Write as _;
use std::path::Path;

use counterclaim::claim::Claim;

use crate::support::{documents, rules};

#[test]
fn articles_of_two_languages_are_told_apart() {
    let rules = rules();
    let documents = documents(Path::new("tests/event/seeds"), &rules);
    let report = counterclaim::check(&documents, &rules);
    let told = |claim: &Claim| {
        let path = documents[claim.document].path.replace('\\', "/");
        let name = path.rsplit("seeds/").next().unwrap_or_default();
        format!("{} {} {}", name.trim_end_matches(".txt"), claim.value, claim.measure)
    };
    let mut text = String::new();
    for event in &report.events {
        let figures: Vec<String> = event.claims.iter().map(|at| told(&report.claims[*at])).collect();
        writeln!(text, "{}\n    {}", event.label, figures.join("\n    ")).unwrap();
    }
    insta::assert_snapshot!("articles_of_two_languages", text);
}
