//! A claim against a piece of evidence, from a benchmark of encyclopedia sentences: SUPPORTS, REFUTES
//! or NOT ENOUGH INFO. The library knows no such labels; this is how its answers are mapped to them.
//!
//! 1. **Two documents.** Claim and evidence are two articles in English, each under the title of the
//!    page that both are about; nothing else is told of them. The benchmark's words stand apart from
//!    their marks ("April 5 , 2019"), which is undone first.
//! 2. **One happening.** The benchmark says that both are about one thing, so the events that the
//!    library finds in a pair are taken for one, and its claims are settled and reconciled as always.
//! 3. **Figures that stand against each other** (`matching.rs`). A number that a rule claims stands
//!    against one of the same measure, or of one that is part of it: both so far or both over a day, of
//!    the same sides, of the same kinds of people, set side by side by a finding, with the most words
//!    around them in common, in this order. A number that no rule claims stands against the number of the
//!    same unit with the most words around it in common. Numbers in names, ordinals and nouns that count
//!    one stand against nothing.
//! 4. **What follows from two figures** (`label.rs`). Verdicts of a desk are milder than the labels
//!    ("more than 124,000" and 124,000 agree), so the stated values decide: evidence that allows only
//!    values of the claim SUPPORTS, evidence that allows none of them REFUTES, else NOT ENOUGH INFO.
//! 5. **Days.** Where claim and evidence hold for different days, a running total of an earlier day is
//!    a floor for a later one, and one of a later day a ceiling for an earlier one. "Before" and
//!    "after" a day, which claims of this benchmark lean on, open the claim's period.
//! 6. **A pair** is refuted if one figure is, else not settled if one is not, else supported. Without
//!    figures, days and words decide (`words.rs`).
//!
//! Three ways, an answer is right if it is the row's label. Two ways, rows labelled NOT ENOUGH INFO are
//! left out and the question is only whether the evidence speaks against the claim: the values as
//! such do, whatever their days.
//!
//! All rows are in English, so that there are no figures by language.

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
    for line in fs::read_to_string(path).unwrap().lines() {
        let row: Row = serde_json::from_str(line).unwrap();
        let answer = judge(&row, &rules);
        *table.rows.entry((row.label, answer.label)).or_default() += 1;
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
