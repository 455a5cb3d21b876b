//! Mistakes in rule files, and the logic of figures, in rows.

use counterclaim::finding::Reasons;
use counterclaim::finding::range::{self, Common};
use counterclaim::quantity::Interval;
use counterclaim::rule::measure::{Measures, Mistake};

#[test]
fn mistakes_in_measures_come_with_line_and_row() {
    let row = "[[measure]]\nid = \"a\"\nrunning = true\ntolerance = 0.1\n";
    let check =
        |text: String, expect: &[&str]| assert_eq!(told(Measures::parse(&text, "m.toml").err()), expect);
    check(row.to_string(), &[]);
    check(format!("{row}{row}"), &["m.toml:5 a: the id is given twice"]);
    check(
        format!("{row}part_of = [\"b\", \"a\"]\n"),
        &["m.toml:1 a: it is part of \"b\", which is no measure", "m.toml:1 a: it is part of itself"],
    );
    check(row.replace("0.1", "5"), &["m.toml:1 a: the tolerance 5 is outside 0..1"]);
    check(format!("{row}colour = 1\n"), &["m.toml:5 -: unknown field `colour`"]);
}

#[test]
fn mistakes_in_reasons_come_with_line_and_row() {
    let whole = include_str!("../../rules/reasons.toml");
    let check =
        |text: String, expect: &[&str]| assert_eq!(told(Reasons::parse(&text, "r.toml").err()), expect);
    check(whole.to_string(), &[]);
    check(
        whole.replace("{sum}, and", "{amount}, and"),
        &["r.toml:91 Contradiction Sum: {amount} is no placeholder"],
    );
    check(whole.replace("then = ", "later = "), &["r.toml:1 then: the joining word is missing"]);
}

#[test]
fn one_figure_is_the_other_rounded() {
    for (a, b, expect) in [
        ("17000", "17127", true),
        (">17000", "17480", true),
        ("17480", "17127", false),
        ("50000", "53537", false),
        ("334", ">330", true),
        ("334", ">300", false),
        ("60", "62", false),
        ("~100", "99", true),
        ("18000", "17600", true),
        ("300000", "<=300000", true),
        (">300", "<300", false),
        ("10..15", "10..15", true),
        ("10..15", "12", false),
        ("0", "0", true),
        ("0", "1", false),
    ] {
        let (one, other) = (figure(a), figure(b));
        assert_eq!(range::one_figure(&one, &other, 0.05), expect, "{a} {b}");
        assert_eq!(range::one_figure(&other, &one, 0.05), expect, "{b} {a}");
    }
}

#[test]
fn figures_leave_room_or_exclude_each_other() {
    for (figures, expect) in [
        (vec![">6000", ">6500", ">6600"], ">6600"),
        (vec![">300", "<=500"], "300..500"),
        (vec![">=46", "46"], "46"),
        (vec!["6000", ">6000"], "6000..6300"),
        (vec!["~100", "104"], "104"),
        (vec!["~100", "120"], "0 1"),
        (vec!["10", ">5", "<10"], "0 2"),
        (vec![">46", "46"], "0 1"),
        (vec!["20..35", "36..40", "30"], "0 1"),
        (vec![], ""),
    ] {
        let parsed: Vec<Interval> = figures.iter().map(|text| figure(text)).collect();
        let found = match range::common(&parsed, 0.05) {
            Some(Common::Room(room)) => room.stated().to_string(),
            Some(Common::Clash(a, b)) => format!("{a} {b}"),
            None => String::new(),
        };
        assert_eq!(found, expect, "{figures:?}");
    }
}

fn figure(text: &str) -> Interval {
    Interval::parse(text).unwrap()
}

fn told(mistakes: Option<Vec<Mistake>>) -> Vec<String> {
    let line = |mistake: Mistake| {
        let short = mistake.what.split(", expected").next().unwrap_or_default().to_string();
        assert!(!mistake.advice.is_empty());
        format!("{}:{} {}: {short}", mistake.file, mistake.line, mistake.id.unwrap_or("-".to_string()))
    };
    mistakes.unwrap_or_default().into_iter().map(line).collect()
}
