//! What the program says of its own seeds, in every format, as snapshots.

mod support;

use std::path::Path;

use counterclaim::report::{self, Bidi, Format, Options, Phrases, Report, View};
use counterclaim::rule::load;
use support::{documents, rules};

#[test]
fn table() {
    check("table", View::Findings, Format::Table);
}

#[test]
fn detail() {
    check("detail", View::Findings, Format::Detail);
}

#[test]
fn json() {
    check("json", View::Findings, Format::Json);
}

#[test]
fn claims() {
    check("claims", View::Claims, Format::Table);
}

#[test]
fn events() {
    check("events", View::Events, Format::Table);
}

/// Every verdict a report can hold is shown by the seeds, on articles in Arabic and on articles in
/// English.
#[test]
fn every_verdict_is_shown() {
    let rules = rules();
    let documents = documents(Path::new("seeds"), &rules);
    let report = counterclaim::check(&documents, &rules);
    for language in ["ar", "en"] {
        let told =
            |claim: &usize| documents[report.claims[*claim].document].language.as_deref() == Some(language);
        let findings = report.findings.iter().filter(|finding| finding.claims.iter().any(told));
        let shown: std::collections::BTreeSet<_> = findings.map(|finding| finding.verdict).collect();
        assert_eq!(shown.len(), 5, "{language}: only {shown:?}");
    }
}

/// Writes the report on the seeds and compares it with the snapshot of that name.
fn check(name: &str, view: View, format: Format) {
    let rules = rules();
    let documents = documents(Path::new("seeds"), &rules);
    let job = if view == View::Claims { counterclaim::claims } else { counterclaim::check };
    let report = Report { rules: "rules".to_owned(), ..job(&documents, &rules) };
    let phrases: Phrases = load::of_all(&load::built_in(), "report.toml").unwrap();
    let options = Options {
        view,
        phrases: &phrases,
        width: Some(120),
        terminal: None,
        bidi: Bidi::None,
        color: false,
        omit_waived: false,
    };
    let mut out = Vec::new();
    report::write(&report, format, &options, &mut out).unwrap();
    insta::assert_snapshot!(name, String::from_utf8(out).unwrap());
}
