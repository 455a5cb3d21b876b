//! A claim against a piece of evidence, from a benchmark of encyclopedia sentences: SUPPORTS, REFUTES
//! or NOT ENOUGH INFO. The library knows no such labels; this is how its answers are mapped to them.
//!
//! 1. **Two documents.** Claim and evidence are two articles in English, each under the title of the
//!    page that both are about. Nothing else is told of them.
//! 2. **One happening.** The benchmark says that both are about one thing, so the events that the
//!    library finds in a pair are taken for one, and the claims of it are reconciled as always.
//! 3. **Figures that stand against each other** (`read.rs`, `matching.rs`). A number that a rule
//!    claims stands against those that a finding sets beside it, and where there is no finding (the
//!    documents agree by less than rounding, or name people and places in other words) against the
//!    numbers of the same measure, the ones that count most of the same people first. A number that no
//!    rule claims stands against the number of the same unit with the most words around it in common.
//! 4. **What follows from two figures** (`label.rs`). The verdict says whether they may be compared;
//!    then the values that are left decide: evidence that allows only values of the claim SUPPORTS,
//!    evidence that allows none REFUTES, anything else is NOT ENOUGH INFO. Desk verdicts are milder
//!    than the benchmark (124,017 and "about 124,000" agree), so that an agreement or a discrepancy is
//!    still asked for its values.
//! 5. **Days.** Where claim and evidence hold for different days, a running total of an earlier day is
//!    a floor for a later one, and one of a later day a ceiling for an earlier one. "Before" and
//!    "after" a day, words that the claims of this benchmark lean on, open the claim's period.
//! 6. **A pair** is refuted if one figure is, else not settled if one is not, else supported. Without
//!    any figure that stands against another, words decide: see `words.rs`.
//!
//! Two-way accuracy leaves the rows out that are labelled NOT ENOUGH INFO; an answer of that kind
//! to another row is wrong in both figures.

mod support;

#[path = "pairs/label.rs"]
mod label;
#[path = "pairs/matching.rs"]
mod matching;
#[path = "pairs/read.rs"]
mod read;
#[path = "pairs/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use counterclaim::rules::RuleSet;
use label::{Answer, Label};
use read::Pair;
use serde::Deserialize;

/// A row of the benchmark.
#[derive(Deserialize)]
struct Row {
    label: Label,
    claim: String,
    evidence: String,
    page: String,
}

#[test]
fn claims_against_evidence() {
    let Some(path) = support::evaluation("bench/claim_pairs.jsonl") else { return };
    let rules = support::rules();
    let mut table = Table::default();
    for (at, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
        let row: Row = serde_json::from_str(line).unwrap();
        let answer = judge(&row, &rules);
        let found = answer.label;
        if std::env::var_os("PAIRS").is_some() && found != row.label {
            println!("{} {:?} not {:?}\n  C {}\n  E {}", at + 1, found, row.label, row.claim, row.evidence);
            read::show(&row.page, &row.claim, &row.evidence, &rules);
        }
        *table.rows.entry((row.label, found)).or_default() += 1;
        let two = row.label != Label::NotEnoughInfo;
        table.two.1 += usize::from(two);
        table.two.0 += usize::from(two && answer.against == (row.label == Label::Refutes));
    }
    insta::assert_snapshot!("claim_pairs", table.text());
}

fn judge(row: &Row, rules: &RuleSet) -> Answer {
    let pair = Pair::new(&row.page, &row.claim, &row.evidence, rules);
    let answers =
        matching::matched(&pair).into_iter().map(|found| label::answer(found.claim, found.evidence));
    let all = |one: Answer, other: Answer| Answer {
        label: one.label.max(other.label),
        against: one.against || other.against,
    };
    answers.reduce(all).unwrap_or_else(|| words::answer(&pair))
}

/// How often each label was given to rows of each.
#[derive(Default)]
struct Table {
    rows: BTreeMap<(Label, Label), usize>,
    /// Two ways, right and all.
    two: (usize, usize),
}

impl Table {
    fn count(&self, keep: impl Fn(Label, Label) -> bool) -> f64 {
        self.rows.iter().filter(|((gold, found), _)| keep(*gold, *found)).map(|(_, n)| *n).sum::<usize>()
            as f64
    }

    fn text(&self) -> String {
        let mut text = String::new();
        let share = |part: f64, whole: f64| if whole == 0.0 { 0.0 } else { part / whole };
        for label in Label::ALL {
            let right = self.count(|gold, found| gold == label && found == label);
            let (all, given) = (self.count(|gold, _| gold == label), self.count(|_, found| found == label));
            let (precision, recall) = (share(right, given), share(right, all));
            writeln!(text, "{label:?}: precision {precision:.3}, recall {recall:.3}, {all} rows").unwrap();
        }
        let both = share(self.two.0 as f64, self.two.1 as f64);
        let all = share(self.count(|g, f| g == f), self.count(|_, _| true));
        writeln!(text, "three-way accuracy {all:.3}, two-way {both:.3}").unwrap();
        for ((gold, found), n) in &self.rows {
            writeln!(text, "  {gold:?} answered {found:?}: {n}").unwrap();
        }
        text
    }
}
