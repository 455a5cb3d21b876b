//! What a report looks like to a reader, to a terminal and to a program.

#[path = "report/sample.rs"]
mod sample;

use counterclaim::finding::{Basis, Verdict};
use counterclaim::report::{self, Bidi, Format, Options, Phrases, Report, View, bidi};
use serde_json::Value;
use unicode_width::UnicodeWidthChar;

fn phrases() -> Phrases {
    toml::from_str(include_str!("../rules/report.toml")).expect("the report's words load")
}

fn options(phrases: &Phrases, view: View, width: u16) -> Options<'_> {
    Options {
        view,
        phrases,
        width: Some(width),
        terminal: None,
        bidi: Bidi::None,
        color: false,
        omit_waived: false,
    }
}

fn text(report: &Report, format: Format, options: &Options) -> String {
    let mut out = Vec::new();
    report::write(report, format, options, &mut out).expect("a buffer takes everything");
    String::from_utf8(out).expect("a report is UTF-8")
}

const VIEWS: [(View, &str); 3] =
    [(View::Findings, "check"), (View::Claims, "claims"), (View::Events, "events")];

/// Cells a terminal uses: each letter by itself, as terminals do not join lam and alef in one cell.
fn cells(line: &str) -> usize {
    line.chars().filter_map(UnicodeWidthChar::width).sum()
}

#[test]
fn people_read() {
    let (phrases, documents) = (phrases(), sample::documents());
    let report = sample::report(&documents);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("report/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for width in [80, 200] {
            for (view, name) in VIEWS {
                let options = options(&phrases, view, width);
                insta::assert_snapshot!(
                    format!("table-{name}-{width}"),
                    text(&report, Format::Table, &options)
                );
            }
            let options = options(&phrases, View::Findings, width);
            insta::assert_snapshot!(format!("detail-{width}"), text(&report, Format::Detail, &options));
        }
        let options = options(&phrases, View::Findings, 80);
        let options = Options { bidi: Bidi::Isolate, color: true, ..options };
        let shown = bidi::safe(&text(&report, Format::Detail, &options)).replace("\\u{a}", "\n");
        insta::assert_snapshot!("detail-terminal", visible(&shown));
        insta::assert_snapshot!("json", text(&report, Format::Json, &options));
    });
}

/// Isolates and marks written out, so that a snapshot shows them.
fn visible(text: &str) -> String {
    text.replace('\u{200f}', "\\u{200f}").replace('\u{200e}', "\\u{200e}")
}

#[test]
fn every_line_of_a_table_has_one_width() {
    let (phrases, documents, hostile) = (phrases(), sample::documents(), sample::hostile_documents());
    for report in [sample::report(&documents), sample::hostile_report(&hostile)] {
        for (view, name) in VIEWS {
            for (width, bidi) in
                [(80, Bidi::None), (80, Bidi::Isolate), (200, Bidi::Isolate), (1, Bidi::None)]
            {
                let options = Options { bidi, ..options(&phrases, view, width) };
                let table = text(&report, Format::Table, &options);
                let lines = || table.lines().filter(|line| line.contains(['│', '─', '═', '╌']));
                let widths: Vec<usize> = lines().map(cells).collect();
                assert!(widths.len() > 3, "{name} {width} has a table:\n{table}");
                assert!(widths.iter().all(|w| *w == widths[0]), "{name} {width} {widths:?}:\n{table}");
                assert!(widths[0] <= usize::from(width.max(60)), "{name} fits {width}:\n{table}");
            }
        }
    }
}

#[test]
fn borders_and_runs_are_isolated_where_asked_for() {
    let (phrases, documents) = (phrases(), sample::documents());
    let report = sample::report(&documents);
    let check = |bidi: Bidi, terminal: Option<u16>, expect: bool| {
        for format in [Format::Table, Format::Detail] {
            let options = Options { bidi, terminal, ..options(&phrases, View::Findings, 120) };
            let text = text(&report, format, &options);
            assert_eq!(text.contains('\u{2068}'), expect, "{bidi:?} {terminal:?}:\n{text}");
            assert_eq!(text.matches('\u{2068}').count(), text.matches('\u{2069}').count());
            for line in text.lines().filter(|line| line.contains('│')) {
                let guarded = line.matches("\u{200e}│\u{200e}").count();
                assert_eq!(guarded == line.matches('│').count(), expect, "{line}");
            }
        }
    };
    check(Bidi::Auto, None, false);
    check(Bidi::Auto, Some(120), true);
    check(Bidi::Isolate, None, true);
    check(Bidi::None, Some(120), false);
}

#[test]
fn isolates_wrap_right_to_left_runs() {
    let check = |line: &str, right_to_left: bool, expect: &str| {
        let isolated = bidi::isolate_line(line, right_to_left);
        let shown = isolated.replace('\u{2068}', "<").replace('\u{2069}', ">").replace('\u{200f}', "^");
        assert_eq!(shown, expect);
    };
    check("two people", false, "two people");
    check("مقتل 7", true, "<مقتل 7>");
    check("BBC تقول", true, "<^BBC تقول>");
    check("7 (2020)", true, "<^7 (2020)>");
    check("the الهلال الأحمر, said", false, "the <الهلال الأحمر>, said");
    check("the قتل 6000 شخص 7 said", false, "the <قتل 6000 شخص> 7 said");
    check("٧ of ٩", false, "<٧> of <٩>");
    check("", false, "");
}

#[test]
fn hostile_text_is_shown_and_never_obeyed() {
    let (phrases, documents) = (phrases(), sample::hostile_documents());
    let report = sample::hostile_report(&documents);
    for (view, _) in VIEWS {
        for format in [Format::Table, Format::Detail, Format::Json] {
            let text = text(&report, format, &options(&phrases, view, 200));
            let raw: Vec<char> = text.chars().filter(|c| *c != '\n' && bidi::is_hostile(*c)).collect();
            assert!(raw.is_empty(), "{view:?} {format:?} {raw:?}");
            assert!(text.contains("1b"), "what was there is shown:\n{text}");
        }
    }
    let json = text(&report, Format::Json, &options(&phrases, View::Findings, 80));
    let json: Value = serde_json::from_str(&json).expect("the report is JSON");
    assert_eq!(json["documents"][0]["source"], sample::HOSTILE, "programs read the text itself");
    let detail = text(&report, Format::Detail, &options(&phrases, View::Findings, 80));
    assert!(detail.contains("{id}"), "braces of an article are no placeholders:\n{detail}");
}

#[test]
fn direction_is_that_of_most_letters() {
    let check = |text: &str, expect: bool| assert_eq!(bidi::is_right_to_left(text), expect, "{text}");
    check("مقتل 6000 شخص", true);
    check("BBC قالت إن 6000 قتلوا", true);
    check("the group الهلال said so", false);
    check("٦٬٥٠٠", false);
    check("", false);
}

#[test]
fn safe_writes_out_what_steers() {
    let check = |text: &str, expect: &str| assert_eq!(bidi::safe(text), expect);
    check("\u{1b}[31m", "\\u{1b}[31m");
    check("a\u{202e}b\n", "a\\u{202e}b\\u{a}");
    check("\u{2066}\u{2069}\u{9b}", "\\u{2066}\\u{2069}\\u{9b}");
    check("می\u{200c}روند \u{200f}٧", "می\u{200c}روند \u{200f}٧");
    check("::error::x a:b", "\\u{3a}:error\\u{3a}:x a:b");
    check("##[add-mask]x #[1]", "##\\u{5b}add-mask]x #[1]");
    check("٦٬٥٠٠ 🔥 e\u{301}", "٦٬٥٠٠ 🔥 e\u{301}");
}

#[test]
fn color_only_adds_to_the_brackets() {
    let (phrases, documents) = (phrases(), sample::documents());
    let report = sample::report(&documents);
    let plain = options(&phrases, View::Findings, 80);
    let color = Options { color: true, ..plain.clone() };
    let (plain, color) = (text(&report, Format::Detail, &plain), text(&report, Format::Detail, &color));
    assert!(color.contains("\u{1b}[7m[٦٬٥٠٠]\u{1b}[0m"), "{color}");
    let stripped =
        ["\u{1b}[7m", "\u{1b}[1m", "\u{1b}[0m"].iter().fold(color, |text, code| text.replace(code, ""));
    assert_eq!(stripped, plain);
}

#[test]
fn json_keeps_the_contract() {
    let (phrases, documents) = (phrases(), sample::documents());
    let json = text(&sample::report(&documents), Format::Json, &options(&phrases, View::Claims, 80));
    assert!(json.ends_with("}\n"));
    let json: Value = serde_json::from_str(&json).expect("the report is JSON");
    let check = |pointer: &str, expect: &str| {
        let object = json.pointer(pointer).and_then(Value::as_object).expect(pointer);
        let mut expect: Vec<&str> = expect.split_whitespace().collect();
        expect.sort_unstable();
        assert_eq!(object.keys().collect::<Vec<_>>(), expect, "{pointer}");
    };
    check("", "schema_version tool run documents claims events findings coverage skipped warnings");
    check("/tool", "name version rules");
    check("/documents/0", "id path language title source published");
    check(
        "/claims/0",
        "id document measure unit value low high modifier population attribution stance scope as_of event rule evidence",
    );
    check("/claims/0/population", "who side");
    check("/claims/0/evidence", "start end line column number quote");
    check("/events/0", "id label kind places actors start end claims");
    check(
        "/findings/0",
        "id event measure population verdict basis certainty claims witnesses message decision",
    );
    check("/coverage", "numbers claimed excluded unexplained");
    check("/skipped/0", "path reason advice");
}

#[test]
fn json_values() {
    let (phrases, documents) = (phrases(), sample::documents());
    let json = text(&sample::report(&documents), Format::Json, &options(&phrases, View::Claims, 80));
    let json: Value = serde_json::from_str(&json).expect("the report is JSON");
    let check = |pointer: &str, expect: &str| {
        assert_eq!(json.pointer(pointer).expect(pointer).to_string(), expect, "{pointer}");
    };
    check("/claims/0/value", r#"">6500""#);
    check("/claims/0/low", "6500");
    check("/claims/0/high", "null");
    check("/claims/6/low", "2300.5");
    check("/claims/0/document", r#""desk/nahr.txt""#);
    check("/claims/0/event", r#""e-flood""#);
    check("/claims/6/event", "null");
    check("/claims/0/as_of", r#""2023-09-14""#);
    check("/claims/2/as_of", "null");
    check("/claims/3/evidence/quote", r#""وأصيب المئات بجروح.""#);
    check("/claims/4/population", r#"{"side":["Libya"],"who":["rescuer"]}"#);
    check("/events/0/start", r#""2023-09-10""#);
    check("/events/0/places", r#"["Derna, درنة"]"#);
    check("/findings/0/verdict", r#""contradiction""#);
    check("/findings/0/decision", "null");
    check("/findings/1/event", r#""e-fire""#);
}

#[test]
fn findings_stand_strongest_first_then_by_event() {
    let rows = [
        (1, Verdict::Revision),
        (2, Verdict::Contradiction),
        (0, Verdict::Agreement),
        (0, Verdict::Revision),
        (1, Verdict::Contradiction),
    ];
    let findings = rows.iter().enumerate();
    let findings =
        findings.map(|(n, (event, verdict))| sample::finding(*event, *verdict, Basis::Dates, &[n])).collect();
    let report = Report::new(&[], Vec::new(), Vec::new(), findings, Default::default());
    let order: Vec<&str> = report.findings.iter().map(|finding| finding.id.as_str()).collect();
    assert_eq!(order, ["f-1-4", "f-2-1", "f-0-3", "f-1-0", "f-0-2"]);
}

#[test]
fn the_answer_comes_first() {
    let phrases = phrases();
    let check = |rows: &[(usize, Verdict)], expect: &str| {
        let findings =
            rows.iter().map(|(event, verdict)| sample::finding(*event, *verdict, Basis::Bounds, &[0]));
        let report = Report::new(&[], Vec::new(), Vec::new(), findings.collect(), Default::default());
        for format in [Format::Table, Format::Detail] {
            let text = text(&report, format, &options(&phrases, View::Findings, 80));
            assert_eq!(text.lines().next(), Some(expect));
        }
    };
    use Verdict::{Agreement, Contradiction, Discrepancy, Incomparable, Revision};
    check(&[], "no disputes in 0 events; 0 agree");
    check(&[(0, Agreement), (1, Incomparable)], "no disputes in 0 events; 1 agrees");
    check(
        &[(0, Contradiction), (0, Discrepancy), (1, Contradiction), (2, Agreement)],
        "2 contradictions, 1 discrepancy in 2 events; 1 agrees",
    );
    check(&[(3, Revision)], "1 revision in 1 event; 0 agree");
}
