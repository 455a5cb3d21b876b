//! The figures that a desk chooses to print of disputes, named as its choice.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::phrases::fill;
use super::{Options, Report, View};
use crate::finding::policy::choose;
use crate::finding::{Finding, Policy};

/// Writes a line a dispute where the desk has a policy; else nothing.
///
/// # Errors
/// Those of `out`.
pub fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(policy) = report.policy.filter(|_| options.view == View::Findings) else { return Ok(()) };
    let words = &options.phrases.choice;
    let name = words.policies.get(&policy).map(String::as_str).unwrap_or_default();
    writeln!(out, "{}", fill(&words.title, &[("policy", name)]))?;
    for finding in report.disputes() {
        let values: Vec<String> = choose(policy, finding, report.documents, &report.claims)
            .iter()
            .map(|value| options.phrases.value(value))
            .collect();
        let values = if values.is_empty() { words.nothing.clone() } else { values.join(&words.or) };
        let event = report.event_of(finding).map(|event| event.label.as_str()).unwrap_or_default();
        let row = [("measure", finding.measure.as_str()), ("event", event), ("values", &values)];
        let row = row.into_iter().chain([("id", finding.id.as_str())]).collect::<Vec<_>>();
        writeln!(out, "  {}", options.show(&fill(&words.row, &row)))?;
    }
    writeln!(out)
}

/// A desk's choice as JSON tells it.
#[derive(Serialize, JsonSchema)]
pub struct ChoiceRow<'a> {
    /// The finding that is summed up, by its id.
    finding: &'a str,
    /// The desk's policy.
    policy: Policy,
    /// The figures chosen, in the notation of `value`; more than one where as many speak for each.
    values: Vec<String>,
}

/// A row a dispute; none where the desk has no policy.
pub fn rows<'a>(report: &'a Report) -> Vec<ChoiceRow<'a>> {
    let Some(policy) = report.policy else { return Vec::new() };
    let values = |finding: &Finding| {
        let chosen = choose(policy, finding, report.documents, &report.claims);
        chosen.iter().map(ToString::to_string).collect()
    };
    let row = |finding: &'a Finding| ChoiceRow { finding: &finding.id, policy, values: values(finding) };
    report.disputes().map(row).collect()
}
