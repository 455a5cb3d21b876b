//! What a desk would print and ask about a dispute: a line of correction for each article, and a query
//! to its outlet, in the article's language.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::civil::Date;
use serde::Deserialize;

use super::phrases::{Modifiers, Phrases, fill};
use super::{Report, bidi};
use crate::claim::Claim;
use crate::finding::Finding;

/// The texts of one language, from `rules/<language>/correction.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Code of the language, for people: the folder tells it.
    #[serde(rename = "language")]
    _language: String,
    /// The correction where a decision names the figure that is right.
    line: String,
    /// The correction where the right figure is still to be filled in.
    line_open: String,
    query: String,
    /// A figure of another article.
    other: String,
    no_outlet: String,
    no_date: String,
    modifiers: Modifiers,
}

/// Writes a correction line and a query for each article, except for the one that a decision found to
/// be right. An article in a language without letters is named.
///
/// # Errors
/// Those of `out`.
pub fn write(
    report: &Report,
    finding: &Finding,
    letters: &BTreeMap<String, Letter>,
    phrases: &Phrases,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let side = report.decision(finding).and_then(|standing| standing.decision.side.as_deref());
    let side = report.claims_of(finding).find(|claim| side == Some(claim.id.as_str()));
    let mut seen = BTreeSet::new();
    for claim in report.claims_of(finding) {
        let agrees = side.is_some_and(|side| side.value == claim.value || side.document == claim.document);
        if agrees || !seen.insert((claim.document, claim.value.to_string())) {
            continue;
        }
        let language = report.document(claim).and_then(|document| document.language.as_deref());
        let place = super::detail::place(report, claim);
        match letters.get(language.unwrap_or_default()) {
            Some(letter) => letter.write(report, finding, [Some(claim), side], phrases, out)?,
            None => writeln!(out, "{}\n", bidi::safe(&phrases.no_letter(&place, language)))?,
        }
    }
    Ok(())
}

impl Letter {
    fn write(
        &self,
        report: &Report,
        finding: &Finding,
        [claim, side]: [Option<&Claim>; 2],
        phrases: &Phrases,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let Some(claim) = claim else { return Ok(()) };
        let words = &phrases.correction;
        let values = self.values(report, finding, claim, side);
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let line = if side.is_some() { &self.line } else { &self.line_open };
        let parts = [(&words.line, line), (&words.query, &self.query)];
        for (heading, template) in parts {
            writeln!(out, "{}\n", bidi::safe(&fill(heading, &values)))?;
            for line in fill(template, &values).lines() {
                writeln!(out, "{}", format!("  {}", bidi::safe(line)).trim_end())?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn values(
        &self,
        report: &Report,
        finding: &Finding,
        claim: &Claim,
        side: Option<&Claim>,
    ) -> Vec<(&'static str, String)> {
        let document = report.document(claim);
        let title = document.and_then(|document| document.title.clone());
        let day = self.day(document.and_then(|document| document.published));
        let quote = report.text_of(claim.document).get(claim.evidence.quote.clone()).unwrap_or_default();
        vec![
            ("number", one_line(&claim.evidence.number)),
            ("quote", one_line(quote)),
            ("title", one_line(&title.unwrap_or_else(|| report.path(claim).to_owned()))),
            ("date", day),
            ("outlet", self.outlet(report, claim)),
            ("place", super::detail::place(report, claim)),
            ("others", self.others(report, finding, claim)),
            ("side", side.map(|side| self.modifiers.value(&side.value)).unwrap_or_default()),
            ("side_outlet", side.map(|side| self.outlet(report, side)).unwrap_or_default()),
        ]
    }

    fn outlet(&self, report: &Report, claim: &Claim) -> String {
        report.outlet(claim).map_or_else(|| self.no_outlet.clone(), one_line)
    }

    fn day(&self, day: Option<Date>) -> String {
        day.map_or_else(|| self.no_date.clone(), |day| day.to_string())
    }

    /// What other articles state, a line each.
    fn others(&self, report: &Report, finding: &Finding, own: &Claim) -> String {
        let mut lines: Vec<String> = Vec::new();
        let differ = |claim: &&Claim| claim.document != own.document && claim.value != own.value;
        for claim in report.claims_of(finding).filter(differ) {
            let (value, outlet) = (self.modifiers.value(&claim.value), self.outlet(report, claim));
            let day = self.day(super::sources::as_of(claim));
            let line = fill(&self.other, &[("value", &value), ("outlet", &outlet), ("date", &day)]);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines.join("\n")
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
