//! Reports built by hand: what the stages would hand on for a few short articles.

use std::collections::{BTreeMap, BTreeSet};

use counterclaim::claim::{Claim, Coverage, Evidence, Population, Scope, Stance};
use counterclaim::document::{Document, Skipped};
use counterclaim::event::Event;
use counterclaim::finding::{Basis, Certainty, Finding, Verdict};
use counterclaim::quantity::Interval;
use counterclaim::report::Report;
use counterclaim::time::Period;
use jiff::civil::{Date, date};

/// A document whose text is a sentence a line.
pub fn document(path: &str, language: &str, source: Option<&str>, text: &str) -> Document {
    Document {
        id: format!("d-{path}"),
        path: path.to_owned(),
        text: text.to_owned(),
        language: Some(language.to_owned()),
        source: source.map(str::to_owned),
        published: Some(date(2023, 9, 14)),
        ..Document::default()
    }
}

/// A claim of `measure` on the first place where a document has `number`.
pub fn claim(documents: &[Document], document: usize, number: &str, value: &str, measure: &str) -> Claim {
    let text = &documents[document].text;
    let start = text.find(number).expect("the number stands in the text");
    let quote_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let quote_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    Claim {
        id: format!("c-{document}-{start}"),
        document,
        sentence: 0,
        measure: measure.to_owned(),
        unit: "person".to_owned(),
        value: Interval::parse(value).expect("the value is in the notation"),
        population: Population::default(),
        attribution: None,
        stance: Stance::Stated,
        replaced: false,
        scope: Scope::Total,
        as_of: Some(day(date(2023, 9, 14))),
        rule: format!("rule-{measure}"),
        evidence: Evidence {
            span: start..start + number.len(),
            line: text[..start].matches('\n').count() + 1,
            column: text[quote_start..start].chars().count() + 1,
            number: number.to_owned(),
            quote: quote_start..quote_end,
        },
    }
}

pub fn finding(event: usize, verdict: Verdict, basis: Basis, claims: &[usize]) -> Finding {
    Finding {
        id: format!("f-{event}-{}", claims[0]),
        event,
        measure: "killed".to_owned(),
        population: None,
        verdict,
        basis,
        certainty: Certainty::Firm,
        claims: claims.to_vec(),
        witnesses: claims.len(),
        message: "The outlets state different figures for the same event and time.".to_owned(),
        would_change: "An earlier date for one of the figures would make this a revision.".to_owned(),
    }
}

pub fn day(day: Date) -> Period {
    Period { start: Some(day), end: Some(day) }
}

fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Articles on a flood and on a fire: Arabic with Arabic and with European digits, English, German.
pub fn documents() -> Vec<Document> {
    vec![
        document(
            "desk/nahr.txt",
            "ar",
            Some("صحيفة النهر"),
            "فيضان الوادي\nقالت وزارة الصحة إن السيول أودت بحياة أكثر من ٦٬٥٠٠ شخص في المدينة وضواحيها حتى مساء الخميس، وإن الأهالي لا يزالون يبحثون عن المفقودين.\n",
        ),
        document(
            "desk/sahil.txt",
            "ar",
            Some("الساحل"),
            "BBC Verify وخبراء آخرون راجعوا السجلات، وخلصوا إلى مقتل 6000 شخص لا أكثر في الأحياء الأربعة.\nوأصيب المئات بجروح.\n",
        ),
        document(
            "desk/wire.txt",
            "en",
            None,
            "Between 5,000 and 5,200 people died in the valley, the group الهلال الأحمر said, adding that 12 rescuers were among them.\n",
        ),
        document(
            "desk/blatt.txt",
            "de",
            Some("Das Blatt"),
            "Bei dem Brand starben 2,3 Tsd. Tiere und 14 Menschen.\n",
        ),
    ]
}

/// A report with a contradiction, a revision, an agreement, a group not compared, a skipped file
/// and a warning.
pub fn report(documents: &[Document]) -> Report<'_> {
    let mut claims = vec![
        claim(documents, 0, "٦٬٥٠٠", ">6500", "killed"),
        claim(documents, 1, "6000", "6000", "killed"),
        claim(documents, 2, "5,000 and 5,200", "5000..5200", "killed"),
        claim(documents, 1, "المئات", "200..999", "injured"),
        claim(documents, 2, "12", "12", "killed"),
        claim(documents, 3, "14", "14", "killed"),
        claim(documents, 3, "2,3 Tsd.", "2300.5", "animals"),
    ];
    claims[0].attribution = Some("وزارة الصحة".to_owned());
    claims[2].attribution = Some("the group الهلال الأحمر".to_owned());
    claims[2].as_of = None;
    claims[3].stance = Stance::Feared;
    claims[4].population =
        Population { who: names(&["rescuer"]), side: names(&["LY"]), ..Population::default() };
    claims[4].scope = Scope::Part;
    let flood = Event {
        id: "e-flood".to_owned(),
        label: "flood, Derna, September 2023".to_owned(),
        kind: Some("flood".to_owned()),
        places: names(&["LY/derna"]),
        actors: names(&["LY"]),
        time: Period { start: Some(date(2023, 9, 10)), end: Some(date(2023, 9, 11)) },
        claims: vec![0, 1, 2, 3, 4],
        ..Event::default()
    };
    let fire =
        Event { id: "e-fire".to_owned(), label: "fire".to_owned(), claims: vec![5], ..Event::default() };
    let findings = vec![
        finding(0, Verdict::Agreement, Basis::SameQuantity, &[3]),
        Finding { certainty: Certainty::Possible, ..finding(1, Verdict::Revision, Basis::Dates, &[5, 4]) },
        finding(0, Verdict::Incomparable, Basis::PartWhole, &[4]),
        Finding {
            population: Some("civilian".to_owned()),
            ..finding(0, Verdict::Contradiction, Basis::SameQuantity, &[1, 0, 2])
        },
    ];
    let coverage = Coverage { numbers: 9, claimed: 7, excluded: 1, unexplained: 1 };
    let mut report = Report::new(documents, claims, vec![flood, fire], findings, coverage);
    report.skipped = vec![Skipped {
        path: "desk/scan.pdf".to_owned(),
        reason: "is not text".to_owned(),
        advice: "give it as text".to_owned(),
    }];
    report.warnings = vec!["desk/wire.txt has no outlet.".to_owned()];
    report.rules = "abc123".to_owned();
    report.places = BTreeMap::from([
        ("LY".to_owned(), "Libya".to_owned()),
        ("LY/derna".to_owned(), "Derna, درنة".to_owned()),
    ]);
    report
}

/// Everything an article or a file name can bring along to steer a terminal.
pub const HOSTILE: &str =
    "a\u{1b}[2Jb\u{7}\u{202e}c\u{2067}d\u{9b}e\u{e000}f\u{fdd0}g\u{200b}\u{feff}h\u{7f}{id}";

/// A report with that in every text of it.
pub fn hostile_documents() -> Vec<Document> {
    let mut document = document(
        &format!("{HOSTILE}\n.txt"),
        "ar",
        Some(HOSTILE),
        &format!("{HOSTILE} قتل 7 {HOSTILE}\t\r\u{2028}آخر"),
    );
    document.title = Some(HOSTILE.to_owned());
    vec![document]
}

pub fn hostile_report(documents: &[Document]) -> Report<'_> {
    let text = || HOSTILE.to_owned();
    let mut claim = claim(documents, 0, "7", "7", HOSTILE);
    claim.attribution = Some(text());
    claim.population.who.insert(text());
    claim.evidence.number = text();
    let event = Event {
        id: text(),
        label: text(),
        kind: Some(text()),
        places: names(&[HOSTILE]),
        claims: vec![0, 99],
        ..Event::default()
    };
    let finding = Finding {
        id: text(),
        measure: text(),
        population: Some(text()),
        message: text(),
        would_change: text(),
        ..finding(0, Verdict::Contradiction, Basis::SameQuantity, &[0, 99])
    };
    let mut report = Report::new(documents, vec![claim], vec![event], vec![finding], Coverage::default());
    report.skipped = vec![Skipped { path: text(), reason: text(), advice: text() }];
    report.warnings = vec![text()];
    report.rules = text();
    report
}
