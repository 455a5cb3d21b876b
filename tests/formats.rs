//! The formats that programs and hosts read, against their schemas and with hostile text in them.

#[path = "formats/official.rs"]
mod official;
#[path = "report/sample.rs"]
mod sample;

use std::fs;
use std::path::Path;

use counterclaim::report::schema::{Subject, schema};
use counterclaim::report::{self, Bidi, Format, Options, Phrases, Report, Root, Run, View, bidi};
use jiff::civil::date;
use serde_json::Value;

const FORMATS: [(Format, &str); 6] = [
    (Format::Jsonl, "jsonl"),
    (Format::Csv, "csv"),
    (Format::Markdown, "markdown"),
    (Format::Html, "page"),
    (Format::Sarif, "sarif"),
    (Format::Github, "github"),
];

const VIEWS: [View; 4] = [View::Findings, View::Claims, View::Events, View::Coverage];

fn phrases() -> Phrases {
    toml::from_str(include_str!("../rules/report.toml")).expect("the report's words load")
}

fn text(report: &Report, format: Format, view: View) -> String {
    let phrases = phrases();
    let options = Options {
        view,
        phrases: &phrases,
        width: Some(100),
        terminal: None,
        bidi: Bidi::None,
        color: false,
        omit_waived: false,
    };
    let mut out = Vec::new();
    report::write(report, format, &options, &mut out).expect("a buffer takes everything");
    String::from_utf8(out).expect("a report is UTF-8")
}

/// A report that knows of its run.
fn told(report: Report<'_>) -> Report<'_> {
    let run = Run {
        inputs: "def456".to_owned(),
        command: "counterclaim check desk".to_owned(),
        clock: Some(date(2023, 9, 20)),
    };
    let root = Root { absolute: "/home/desk".to_owned(), written: "news/desk".to_owned() };
    Report { run, roots: vec![root], ..report }
}

#[test]
fn what_is_written() {
    let documents = sample::documents();
    let report = told(sample::report(&documents));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("formats/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (format, name) in FORMATS {
            insta::assert_snapshot!(name, text(&report, format, View::Findings));
        }
    });
}

/// The schemas that are published are those of the types. `counterclaim schema report > schema/report.json`
/// writes one anew.
#[test]
fn schemas_are_up_to_date() {
    let check = |subject: Subject, file: &str| {
        let published = fs::read_to_string(Path::new("schema").join(file)).unwrap_or_default();
        assert!(
            schema(subject).unwrap() == published,
            "schema/{file}: write it anew with counterclaim schema"
        );
    };
    check(Subject::Report, "report.json");
    check(Subject::Record, "record.json");
    check(Subject::Coverage, "coverage.json");
}

/// What is wrong with a JSON text by a schema.
fn faults(schema: &str, text: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).expect("a schema is JSON");
    let value: Value = serde_json::from_str(text).expect("the report is JSON");
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a schema that holds together");
    validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn check_schema(report: &Report) {
    let none: Vec<String> = Vec::new();
    let of = |subject| schema(subject).unwrap();
    assert_eq!(faults(&of(Subject::Report), &text(report, Format::Json, View::Findings)), none);
    assert_eq!(faults(&of(Subject::Coverage), &text(report, Format::Json, View::Coverage)), none);
    for view in VIEWS {
        for line in text(report, Format::Jsonl, view).lines() {
            assert_eq!(faults(&of(Subject::Record), line), none, "{line}");
        }
    }
    if let Some(official) = official::sarif() {
        assert_eq!(faults(&official, &text(report, Format::Sarif, View::Findings)), none);
    }
}

#[test]
fn json_holds_to_its_schemas() {
    let (documents, hostile) = (sample::documents(), sample::hostile_documents());
    check_schema(&told(sample::report(&documents)));
    check_schema(&sample::hostile_report(&hostile));
    check_schema(&Report::default());
}

#[test]
fn a_schema_can_fail() {
    assert!(!faults(&schema(Subject::Report).unwrap(), "{}").is_empty());
    if let Some(official) = official::sarif() {
        assert!(!faults(&official, r#"{"version": "2.1.0", "runs": [{}]}"#).is_empty());
    }
}

#[test]
fn hostile_text_is_text_in_every_format() {
    let documents = sample::hostile_documents();
    let report = sample::hostile_report(&documents);
    for (format, name) in FORMATS {
        for view in VIEWS {
            let text = text(&report, format, view);
            let raw: Vec<char> = text.chars().filter(|c| *c != '\n' && bidi::is_hostile(*c)).collect();
            assert!(raw.is_empty(), "{name} {view:?} {raw:?}");
        }
    }
}

#[test]
fn markup_is_text_in_markdown() {
    let documents = vec![sample::document(
        "a<b>|c.txt",
        "en",
        Some(
            "<script>alert(1)</script> @desk #12 [a](http://b.example) ![p](q) :fire: `x` $y$ www.b.example",
        ),
        "<img src=x onerror=alert(1)> **7** dead | [link](http://c.example) <!-- open",
    )];
    let claim = sample::claim(&documents, 0, "7", "7", "killed");
    let finding = sample::finding(
        0,
        counterclaim::finding::Verdict::Contradiction,
        counterclaim::finding::Basis::Sum,
        &[0],
    );
    let report = Report::new(&documents, vec![claim], vec![], vec![finding], Default::default());
    let text = text(&report, Format::Markdown, View::Findings);
    insta::assert_snapshot!(text);
    let bare = text.replace("<!-- -->", "\u{0}");
    for raw in [
        "<script", "<img", "@desk", "#12", "://", "**7**", "<!--", "[a](", "[p](", "[link](", ":fire",
        "www.", " `x",
    ] {
        assert!(!bare.contains(raw), "{raw}:\n{text}");
    }
    assert!(
        bare.lines().filter(|line| line.starts_with("| ")).all(|line| line.matches(" | ").count() == 4),
        "{text}"
    );
}

#[test]
fn cells_are_never_formulas() {
    let documents =
        vec![sample::document("=a.txt", "en", Some("=HYPERLINK(\"http://b\")"), "\"7\", said +1\n")];
    let mut claim = sample::claim(&documents, 0, "7", "7", "killed");
    claim.attribution = Some("@SUM(1)".to_owned());
    let report = Report::new(&documents, vec![claim], vec![], vec![], Default::default());
    let text = text(&report, Format::Csv, View::Claims);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let row: std::collections::BTreeMap<String, String> = rows.deserialize().next().unwrap().unwrap();
    assert_eq!(row["outlet"], "'=HYPERLINK(\"http://b\")");
    assert_eq!(row["attribution"], "'@SUM(1)");
    assert_eq!(row["document"], "'=a.txt");
    assert_eq!(row["quote"], "\"7\", said +1");
}

#[test]
fn annotations_cannot_be_broken_out_of() {
    let documents = vec![sample::document("a,b::c%0A.txt", "en", Some("x\n::error::y"), "7 dead\n")];
    let claim = sample::claim(&documents, 0, "7", "7", "killed");
    let finding = sample::finding(
        0,
        counterclaim::finding::Verdict::Revision,
        counterclaim::finding::Basis::Dates,
        &[0],
    );
    let report = Report::new(&documents, vec![claim], vec![], vec![finding], Default::default());
    let text = text(&report, Format::Github, View::Findings);
    assert!(text.starts_with("::notice file=a%2Cb%3A%3Ac%250A.txt,line=1,col=1,title=revision"), "{text}");
    assert!(text.lines().count() == 2 && text.lines().all(|line| line.starts_with("::notice ")), "{text}");
}

/// Where hosts find an article: the path in the report, the root it was read from, and the file.
#[test]
fn files_are_named_from_where_the_program_was_started() {
    let check = |path: &str, absolute: &str, written: &str, expect: &str| {
        let documents = vec![sample::document(path, "en", None, "9 hurt\n7 dead\n")];
        let claim = sample::claim(&documents, 0, "7", "7", "killed");
        let finding = sample::finding(
            0,
            counterclaim::finding::Verdict::Revision,
            counterclaim::finding::Basis::Dates,
            &[0],
        );
        let report = Report::new(&documents, vec![claim], vec![], vec![finding], Default::default());
        let root = Root { absolute: absolute.to_owned(), written: written.to_owned() };
        let text = text(&Report { roots: vec![root], ..report }, Format::Github, View::Findings);
        let place = text.strip_prefix("::notice ").and_then(|text| text.split_once(",title")).unwrap().0;
        assert_eq!(place, expect);
    };
    check("desk/a.txt", "/x/news/desk", "news/desk", "file=news/desk/a.txt,line=2,col=1");
    check("desk/a.txt", "/x/desk", "", "file=a.txt,line=2,col=1");
    check("a.txt", "/x/news/a.txt", "news/a.txt", "file=news/a.txt,line=2,col=1");
    check("desk/a.txt", "/else/where", "where", "file=desk/a.txt,line=2,col=1");
    check("all.jsonl#7", "/x/all.jsonl", "all.jsonl", "file=all.jsonl");
    check("all.jsonl:7", "/x/n/all.jsonl", "n/all.jsonl", "file=n/all.jsonl,line=7");
}

/// The page lets run the script it holds, and no other.
#[test]
fn the_page_runs_its_own_script_only() {
    use sha2::Digest;
    let page = text(&Report::default(), Format::Html, View::Findings);
    let script = page.split_once("<script>").and_then(|(_, rest)| rest.split_once("</script>")).unwrap().0;
    let hash = base64(&sha2::Sha256::digest(script.as_bytes()));
    assert!(
        page.contains(&format!("script-src 'sha256-{hash}'")),
        "the hash in src/report/html.rs is to be {hash}"
    );
    for reach in ["src=", "href=\"http", "url(", "@import", "<link", "<iframe"] {
        assert!(!page.contains(reach), "{reach}");
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let number = three.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte))
            << (8 * (3 - three.len()));
        let letter = |at: usize| {
            if at <= three.len() { char::from(LETTERS[number >> (18 - 6 * at) & 63]) } else { '=' }
        };
        (0..4).map(letter).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[test]
fn markup_is_text_on_the_page() {
    let nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)><!-- </title></style>";
    let documents = vec![sample::document(
        &format!("{nasty}.txt"),
        "en\" onload=\"x",
        Some(nasty),
        &format!("{nasty} 7 dead {nasty}"),
    )];
    let mut claim = sample::claim(&documents, 0, "7", "7", nasty);
    claim.attribution = Some(nasty.to_owned());
    let finding = sample::finding(
        0,
        counterclaim::finding::Verdict::Contradiction,
        counterclaim::finding::Basis::Sum,
        &[0],
    );
    let finding = counterclaim::finding::Finding {
        measure: nasty.to_owned(),
        message: nasty.to_owned(),
        id: nasty.to_owned(),
        ..finding
    };
    let report = Report::new(&documents, vec![claim], vec![], vec![finding], Default::default());
    let plain = text(&Report::default(), Format::Html, View::Findings);
    let page = text(&Report { warnings: vec![nasty.to_owned()], ..report }, Format::Html, View::Findings);
    for markup in ["<script", "<img", "<!--", "onload=\"", "</style", "</title"] {
        // Titles of charts end as the page's own does.
        let expect = plain.matches(markup).count() + if markup == "</title" { 1 } else { 0 };
        assert_eq!(page.matches(markup).count(), expect, "{markup}");
    }
}

#[test]
fn a_page_of_an_archive_tells_every_dispute() {
    use counterclaim::finding::{Basis, Verdict};
    let documents = sample::documents();
    let claims = vec![sample::claim(&documents, 0, "٦٬٥٠٠", ">6500", "killed")];
    let findings = vec![sample::finding(0, Verdict::Contradiction, Basis::SameQuantity, &[0]); 503];
    let report = Report::new(&documents, claims, vec![], findings, Default::default());
    let page = text(&report, Format::Html, View::Findings);
    let told =
        [page.matches("<article class=\"card").count(), page.matches("<li><bdi>contradiction").count()];
    assert_eq!(told, [500, 3]);
}
