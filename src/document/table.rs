//! Metadata written in TOML: every mistake is found, with its line, and the rest is kept.

use toml::de::{DeTable, DeValue};

use super::failure::Fault;
use super::metadata::{Metadata, not_text};

/// Line numbers of a text.
pub(super) struct LineStarts(Vec<usize>);

impl LineStarts {
    pub fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1).collect())
    }

    /// The line, from 1, that the byte at `offset` stands in.
    pub fn line(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset) + 1
    }
}

/// Reads what can be read of `toml`, and says what cannot.
pub(super) fn parse<'t>(toml: &'t str, lines: &LineStarts) -> (DeTable<'t>, Vec<Fault>) {
    let (table, mistakes) = DeTable::parse_recoverable(toml);
    let faults = mistakes.iter().map(|mistake| {
        let fault = Fault::new(format!("not TOML: {}", mistake.message()), "correct the line");
        match mistake.span() {
            Some(span) => fault.at(lines.line(span.start)),
            None => fault,
        }
    });
    (table.into_inner(), faults.collect())
}

/// Reads one table of metadata; what is wrong goes to `faults`.
pub(super) fn metadata(table: &DeTable<'_>, lines: &LineStarts, faults: &mut Vec<Fault>) -> Metadata {
    let mut metadata = Metadata::default();
    for (key, value) in table {
        let outcome = match value.get_ref() {
            DeValue::String(text) => metadata.set(key.get_ref(), text),
            DeValue::Datetime(day) => metadata.set(key.get_ref(), &day.to_string()),
            _ if Metadata::knows(key.get_ref()) => Err(not_text(key.get_ref())),
            _ => metadata.set(key.get_ref(), ""),
        };
        faults.extend(outcome.err().map(|fault| fault.at(lines.line(key.span().start))));
    }
    metadata
}
