//! Decisions: when they stand, how their file is kept, and what a desk sees of them.

#[allow(dead_code)]
#[path = "report/sample.rs"]
mod sample;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use counterclaim::claim::Claim;
use counterclaim::decision::{Decision, Expiry, Ledger, State, Status, edit};
use counterclaim::finding::{Basis, Finding, Verdict};
use jiff::civil::date;
use serde_json::Value;
use tempfile::TempDir;

fn claims() -> Vec<Claim> {
    let documents = sample::documents();
    let claims = [(0, "٦٬٥٠٠"), (1, "6000"), (2, "12"), (3, "14")];
    claims.map(|(at, number)| sample::claim(&documents, at, number, "1", "killed")).to_vec()
}

/// A file with a decision on the finding `f-0-0` of claims 0 and 1, `rest` in its lines.
fn file(rest: &str) -> String {
    let claims = claims();
    format!(
        "[[decision]]\nfinding = \"f-0-0\"\nstatus = \"waived\"\nmeasure = \"killed\"\nverdict = \"contradiction\"\nclaims = [\"{}\", \"{}\"]\n{rest}",
        claims[0].id, claims[1].id
    )
}

fn finding(id: &str, verdict: Verdict, claims: &[usize]) -> Finding {
    Finding { id: id.to_owned(), ..sample::finding(0, verdict, Basis::SameQuantity, claims) }
}

#[test]
fn when_a_decision_stands() {
    use Verdict::{Contradiction, Discrepancy};
    let check = |rest: &str, now: Finding, expect: Option<State>| {
        let ledger = Ledger::parse(&file(rest)).unwrap();
        let id = now.id.clone();
        let standings = ledger.apply(&[now], &claims(), date(2023, 9, 20));
        assert_eq!(standings.of_finding.get(&id).map(|standing| standing.state.clone()), expect, "{rest}");
        assert_eq!(standings.idle.len(), usize::from(expect.is_none()), "{rest}");
    };
    let same = || finding("f-0-0", Contradiction, &[0, 1]);
    check("", same(), Some(State::Holds));
    check("expires = 2023-09-20", same(), Some(State::Holds));
    check("expires = 2023-09-19", same(), Some(State::Expired(date(2023, 9, 19))));
    check("expires = \"2023-09-19\"", same(), Some(State::Expired(date(2023, 9, 19))));
    for malformed in ["2023-13-45", "soon", "\"next week\"", "7"] {
        let written = malformed.trim_matches('"').to_owned();
        check(&format!("expires = {malformed} # a note\n"), same(), Some(State::Malformed(written)));
    }
    check("", finding("new", Contradiction, &[0, 1, 2]), Some(State::NewEvidence(1)));
    check("", finding("new", Contradiction, &[0, 2, 3]), Some(State::NewEvidence(2)));
    check("", finding("new", Contradiction, &[0]), Some(State::Holds));
    check("", finding("new", Discrepancy, &[0, 1]), Some(State::OtherVerdict(Contradiction)));
    check("", finding("new", Contradiction, &[2, 3]), None);
    check("", finding("new", Verdict::Agreement, &[0, 1]), None);
    let injured = Finding { measure: "injured".to_owned(), ..finding("new", Contradiction, &[0, 1]) };
    check("", injured, None);
}

#[test]
fn the_later_of_two_decisions_counts() {
    let text = file("") + &file("").replace("waived", "confirmed");
    let standings = Ledger::parse(&text).unwrap().apply(
        &[finding("f-0-0", Verdict::Contradiction, &[0, 1])],
        &claims(),
        date(2023, 9, 20),
    );
    assert_eq!(standings.of_finding["f-0-0"].decision.status, Status::Confirmed);
    assert_eq!(standings.idle.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1]);
}

#[test]
fn what_is_no_file_of_decisions() {
    let check = |text: &str, line: usize, what: &str| {
        let mistake = Ledger::parse(text).unwrap_err();
        assert_eq!(mistake.line, line, "{mistake}");
        assert!(mistake.to_string().contains(what), "{mistake}");
    };
    check("[[decision]]\nfinding = ", 2, "value");
    check(&file("").replace("waived", "ignored"), 3, "ignored");
    check(&file("because = \"x\"\n"), 7, "because");
    check("[[event]]\nsame = \"x\"\n", 2, "sequence");
}

#[test]
fn people_find_their_file_as_they_left_it() {
    let text = format!("# Ours.\n\n{}# Ask again.\n", file("by = \"Noor\" # on leave\nreason = \"old\"\n"));
    let decided = Decision {
        status: Status::Enquiry,
        reason: "We asked \"them\".\nTwice.".to_owned(),
        by: "Sami".to_owned(),
        expires: Expiry::After(date(2024, 1, 1)),
        ..Ledger::parse(&text).unwrap().decisions[0].1.clone()
    };
    let changed = edit::record(&text, &decided, None).unwrap();
    for kept in
        ["# Ours.\n\n[[decision]]", "by = \"Sami\" # on leave", "# Ask again.", "status = \"enquiry\""]
    {
        assert!(changed.contains(kept), "{kept}:\n{changed}");
    }
    let read = Ledger::parse(&changed).unwrap().decisions;
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].1, decided);
    let other = Decision { finding: "f-9".to_owned(), ..decided.clone() };
    let both = edit::record(&changed, &other, None).unwrap();
    assert!(both.starts_with(changed.trim_end_matches("# Ask again.\n")), "{both}");
    assert_eq!(Ledger::parse(&both).unwrap().decisions.len(), 2);
    let commented = edit::record("# Only this.\n", &other, None).unwrap();
    assert!(commented.starts_with("# Only this.\n"), "{commented}");
    let moved = edit::record(&changed, &other, Some("f-0-0")).unwrap();
    assert_eq!(Ledger::parse(&moved).unwrap().decisions.len(), 1);
}

#[test]
fn entries_stand_in_the_order_of_their_ids() {
    let named = |text: &str, id: &str| {
        let decided =
            Decision { finding: id.to_owned(), ..Ledger::parse(&file("")).unwrap().decisions[0].1.clone() };
        edit::record(text, &decided, None).unwrap()
    };
    let check = |before: &str, ids: &[&str], expect: &[&str]| {
        let text = ids.iter().fold(before.to_owned(), |text, id| named(&text, id));
        let lines = text.lines().filter(|line| line.starts_with(['#', 'f', '[']) && !line.contains("[["));
        let told: Vec<&str> =
            lines.map(|line| line.trim_start_matches("finding = ").trim_matches('"')).collect();
        assert_eq!(told, expect, "{text}");
        assert!(!text.contains("\n\n\n") && !text.contains("]\n[["), "{text}");
        Ledger::parse(&text).unwrap();
    };
    check("# Ours.\n\n", &["b", "c", "a"], &["# Ours.", "a", "b", "c"]);
    let own = format!("# Ours.\n\n# Of zero.\n{}", file(""));
    check(&own, &["a", "g"], &["# Ours.", "a", "# Of zero.", "f-0-0", "g"]);
    check(&file("# Ends.\n"), &["a", "g"], &["a", "f-0-0", "g", "# Ends."]);
    let bond = "[[event]]\nsame = [\"x\", \"y\"]\n\n";
    check(&format!("# Ours.\n\n{bond}{}", file("")), &["a"], &["# Ours.", "a", "f-0-0"]);
    // Two people start from one file: neither touches a line beside the other's.
    let base = ["b", "d", "f"].iter().fold(String::new(), |text, id| named(&text, id));
    let (one, other) = (named(&base, "c"), named(&base, "e"));
    let at = |text: &str| text.lines().zip(base.lines()).position(|(new, old)| new != old).unwrap();
    assert!(at(&one) + 3 < at(&other), "{one}\n{other}");
}

const ARTICLE: &str = "---\nsource: Alpha\npublished: 2023-02-07\n---\nزلزال يضرب تركيا\n\nأسفر الزلزال الذي ضرب تركيا أمس عن مقتل 120 شخصا.\n";

fn write(folder: &Path, name: &str, source: &str, figure: &str) {
    fs::write(folder.join(name), ARTICLE.replace("Alpha", source).replace("120", figure)).unwrap();
}

/// Runs the program; how it ended, and what it wrote.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("counterclaim").unwrap();
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn json(folder: &Path) -> (Option<i32>, Value) {
    let (code, out, err) = run(folder, &["check", ".", "--format", "json", "--now", "2023-03-01"]);
    (code, serde_json::from_str(&out).unwrap_or_else(|_| panic!("{err}")))
}

#[test]
fn from_a_dispute_to_a_decision_and_back() {
    let folder = TempDir::new().unwrap();
    let here = folder.path();
    write(here, "a.txt", "Alpha", "120");
    write(here, "b.txt", "Beta", "250");
    let (code, report) = json(here);
    assert_eq!(code, Some(1));
    let (id, side) =
        (report["findings"][0]["id"].as_str().unwrap(), report["claims"][1]["id"].as_str().unwrap());

    let given =
        ["--reason", "Counted twice.", "--by", "Noor", "--now", "2023-03-01", "--expires", "2023-04-01"];
    let decide =
        [&["decide", &id[..9], ".", "--status", "waived", "--side", &side[..9]][..], &given].concat();
    let (code, out, err) = run(here, &decide);
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "1 decision recorded in decisions.toml\n", ""));
    assert!(fs::read_to_string(here.join("decisions.toml")).unwrap().contains("date = 2023-03-01"));

    let (code, report) = json(here);
    assert_eq!((code, &report["findings"][0]["decision"]["holds"]), (Some(0), &Value::Bool(true)));
    assert_eq!(report["findings"][0]["decision"]["side"], side);
    let detail = run(here, &["check", ".", "--format", "detail", "--now", "2023-03-01"]).1;
    for told in
        ["decided: waived · by Noor · on 2023-03-01 · until 2023-04-01 · for 250 (Beta)", "Counted twice."]
    {
        assert!(detail.contains(told), "{told}:\n{detail}");
    }
    let sarif = run(here, &["check", ".", "--format", "sarif", "--now", "2023-03-01"]).1;
    assert!(sarif.contains("\"status\": \"accepted\""), "{sarif}");
    let sarif =
        run(here, &["check", ".", "--format", "sarif", "--sarif-omit-waived", "--now", "2023-03-01"]).1;
    assert!(sarif.contains("\"results\": []"), "{sarif}");
    let late = run(here, &["check", ".", "--now", "2023-05-01", "--format", "detail"]);
    assert_eq!(late.0, Some(1));
    assert!(late.1.contains("The decision held until 2023-04-01; the finding counts again."), "{}", late.1);

    let (_, letters, _) = run(here, &["correction", &id[..9], ".", "--now", "2023-03-01"]);
    assert!(
        letters.contains("«120»") && letters.contains("250 (المصدر: Beta)") && !letters.contains("«250»"),
        "{letters}"
    );

    write(here, "c.txt", "Gamma", "400");
    let (code, out, _) = run(here, &["check", ".", "--format", "detail", "--now", "2023-03-01"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("1 claim has come since the decision; the finding counts again."), "{out}");
    let (code, out, err) = run(here, &["decide", "--baseline", ".", "--now", "2023-03-01"]);
    assert_eq!(code, Some(0), "{out}{err}");
    assert_eq!(json(here).0, Some(0));
    assert_eq!(fs::read_to_string(here.join("decisions.toml")).unwrap().matches("[[decision]]").count(), 1);

    fs::remove_file(here.join("b.txt")).unwrap();
    fs::remove_file(here.join("c.txt")).unwrap();
    let (_, out, _) = run(here, &["check", "."]);
    assert!(out.contains("Warning: decisions.toml:3: the decision on"), "{out}");
}

#[test]
fn people_hold_events_together_and_apart() {
    let folder = TempDir::new().unwrap();
    let here = folder.path();
    write(here, "a.txt", "Alpha", "120");
    write(here, "b.txt", "Beta", "250");
    let claims = json(here).1["claims"].clone();
    let id = |at: usize| claims[at]["id"].as_str().unwrap();
    let pin = |text: String| fs::write(here.join("decisions.toml"), text).unwrap();
    let events = || json(here).1["events"].as_array().unwrap().len();
    assert_eq!(events(), 1);
    pin(format!("[[event]]\napart = [\"{}\", \"{}\"]\n", id(0), id(1)));
    assert_eq!(events(), 2);
    let (code, out, _) = run(here, &["check", "."]);
    assert_eq!(code, Some(0), "{out}");
    pin(format!("[[event]]\nsame = [\"{0}\", \"{1}\"]\napart = [\"{0}\", \"{1}\"]\n", id(0), id(1)));
    assert!(run(here, &["check", "."]).1.contains("could not be held as an [[event]] says"));
    pin("[[event]]\nsame = [\"nothing\"]\n".to_owned());
    assert!(run(here, &["check", "."]).1.contains("names claim nothing, which is not here"));
    write(here, "b.txt", "Beta", "250");
    let other = ARTICLE.replace("تركيا", "اليابان").replace("Alpha", "Delta");
    fs::write(here.join("d.txt"), other).unwrap();
    pin(String::new());
    let claims = json(here).1["claims"].clone();
    let apart = events();
    pin(format!("[[event]]\nsame = [{}, {}]\n", claims[0]["id"], claims[2]["id"]));
    assert_eq!((apart, events()), (2, 1));
}

#[test]
fn what_cannot_be_decided() {
    let folder = TempDir::new().unwrap();
    let here = folder.path();
    write(here, "a.txt", "Alpha", "120");
    write(here, "b.txt", "Beta", "250");
    let check = |arguments: &[&str], expect: &str| {
        let (code, _, err) = run(here, arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(err.contains(expect), "{expect}:\n{err}");
    };
    let why = ["--status", "waived", "--reason", "r", "--by", "b"];
    check(
        &[&["decide", "nothing", "."][..], &why].concat(),
        "nothing: no dispute in these articles has this id",
    );
    check(&["decide", "nothing", ".", "--status", "waived"], "--reason");
    check(&[&["decide", "x", ".", "--expires", "soon"][..], &why].concat(), "--expires");
    let id = json(here).1["findings"][0]["id"].as_str().unwrap().to_owned();
    let past = ["decide", &id, ".", "--expires", "2023-02-28", "--now", "2023-03-01"];
    check(&[&past[..], &why].concat(), "--expires 2023-02-28: the day is past");
    check(&[&["decide", &id, ".", "--side", "x"][..], &why].concat(), "--side x: names no one claim");
    check(&["check", ".", "--decisions", "none.toml"], "none.toml: cannot be read");
    fs::write(here.join("decisions.toml"), "[[decision]\n").unwrap();
    check(&["check", "."], "decisions.toml:1:");
    check(&[&["decide", &id, "."][..], &why].concat(), "decisions.toml:1:");
    assert_eq!(fs::read_to_string(here.join("decisions.toml")).unwrap(), "[[decision]\n");
}
