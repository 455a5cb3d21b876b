//! The file of decisions: from TOML to checked form.

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::{Spanned, Value};

use super::{Decision, Expiry, Status};
use crate::event::Bond;
use crate::finding::Verdict;

/// All that people decided, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Decisions, each with its line.
    pub decisions: Vec<(usize, Decision)>,
    /// Claims that are, or are not, about one event.
    pub events: Vec<Bond>,
}

/// What is wrong with a file of decisions, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}: {what}; mend the line, or move the file away and decide anew")]
pub struct Mistake {
    /// Line from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    decision: Vec<Spanned<Entry>>,
    #[serde(default)]
    event: Vec<Bond>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    finding: String,
    status: Status,
    #[serde(default)]
    about: String,
    measure: String,
    verdict: Verdict,
    claims: BTreeSet<String>,
    side: Option<String>,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    by: String,
    date: Option<Value>,
    expires: Option<Value>,
}

impl Ledger {
    /// Reads the text of a file of decisions. A day that is none is kept as it is written.
    ///
    /// # Errors
    /// The first mistake of form.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let mut text = text.to_owned();
        loop {
            match toml::from_str::<Written>(&text) {
                Ok(written) => return Ok(Ledger::new(written, &text)),
                Err(error) => {
                    let at = error.span().map_or(0, |span| span.start);
                    let mistake = || Mistake { line: line(&text, at), what: error.message().to_owned() };
                    text = with_day_quoted(&text, at).ok_or_else(mistake)?;
                }
            }
        }
    }

    fn new(written: Written, text: &str) -> Self {
        let decision = |entry: Spanned<Entry>| (line(text, entry.span().start), entry.into_inner().into());
        Ledger { decisions: written.decision.into_iter().map(decision).collect(), events: written.event }
    }
}

impl From<Entry> for Decision {
    fn from(entry: Entry) -> Self {
        let Entry { finding, status, about, measure, verdict, claims, side, reason, by, date, expires } =
            entry;
        let (date, expires) = (date.map(|day| shown(&day)).unwrap_or_default(), expiry(expires));
        Decision { finding, status, about, measure, verdict, claims, side, reason, by, date, expires }
    }
}

fn expiry(written: Option<Value>) -> Expiry {
    let Some(written) = written.map(|value| shown(&value)) else { return Expiry::Never };
    written.parse().map_or(Expiry::Malformed(written), Expiry::After)
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The keys that hold days.
const DAYS: [&str; 2] = ["date", "expires"];

/// The text with what stands for a day on the line at fault made a string; none where that line is
/// about something else. TOML knows which days there are and would refuse the whole file.
fn with_day_quoted(text: &str, at: usize) -> Option<String> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let end = text.get(start..)?.find('\n').map_or(text.len(), |length| start + length);
    let (key, value) = text.get(start..end)?.split_once('=')?;
    let value = value.split('#').next().unwrap_or_default().trim();
    if !DAYS.contains(&key.trim()) || value.contains(['"', '\'', '\\']) || value.chars().any(char::is_control)
    {
        return None;
    }
    Some(format!("{}{key}= \"{value}\"{}", text.get(..start)?, text.get(end..)?))
}
