//! JSON lines: an article a line.

use std::io::{self, BufRead};

use serde_json::{Map, Value};

use super::decoding;
use super::failure::Fault;
use super::metadata::{Metadata, not_text};

/// An article of a line.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub id: Option<String>,
    pub text: String,
    pub metadata: Metadata,
    /// What is wrong with its metadata.
    pub faults: Vec<Fault>,
}

/// A line that says something, and its number from 1.
pub(super) type Line = (usize, Vec<u8>);

/// The lines of a file that say something, read one at a time.
pub(super) struct Lines<'a> {
    input: Box<dyn BufRead + 'a>,
    number: usize,
}

impl<'a> Lines<'a> {
    pub fn new(input: Box<dyn BufRead + 'a>) -> Self {
        Self { input, number: 0 }
    }

    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        if self.input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if self.number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        Ok(Some(line))
    }
}

impl Iterator for Lines<'_> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.line() {
                Ok(Some(line)) if line.trim_ascii().is_empty() => {}
                Ok(line) => return line.map(|line| Ok((self.number, line))),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// Whether the first line that is JSON is an article; none when no line is JSON.
pub(super) fn hold_articles(lines: Lines<'_>) -> io::Result<Option<bool>> {
    for line in lines {
        let held = is_article(&line?.1);
        if held.is_some() {
            return Ok(held);
        }
    }
    Ok(None)
}

/// Whether a line is an object with a `text` string; none when it is not JSON.
pub(super) fn is_article(line: &[u8]) -> Option<bool> {
    let value: Value = serde_json::from_slice(line).ok()?;
    Some(value.get("text").is_some_and(Value::is_string))
}

/// Reads one line; keys that are no metadata are passed over.
pub(super) fn row(line: &[u8]) -> Result<Row, Fault> {
    // A line cut short is at fault where it ends, not in the line below.
    let line = line.trim_ascii_end();
    let mut keys: Map<String, Value> =
        serde_json::from_slice(line).map_err(|error| not_json(line, &error))?;
    let Some(Value::String(text)) = keys.remove("text") else {
        return Err(Fault::new("has no `text`", "give the article as a string under `text`"));
    };
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Fault::new(
            "has an empty `text`",
            "give the article under `text`, or leave the line out",
        ));
    }
    if decoding::is_binary(text.as_bytes()) {
        return Err(Fault::new("`text` is not text but control characters", "give the article's text"));
    }
    let mut row = Row { id: keys.remove("id").and_then(id), text, ..Row::default() };
    for (key, value) in keys.iter().filter(|(key, _)| Metadata::knows(key)) {
        let outcome = match value {
            Value::String(text) => row.metadata.set(key, text),
            Value::Null => Ok(()),
            _ => Err(not_text(key)),
        };
        row.faults.extend(outcome.err());
    }
    Ok(row)
}

fn id(value: Value) -> Option<String> {
    match value {
        Value::String(id) if !id.is_empty() => Some(id),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

fn not_json(line: &[u8], error: &serde_json::Error) -> Fault {
    let advice = "correct the line: an article is one JSON object in one line, in UTF-8";
    if std::str::from_utf8(line).is_err() {
        return Fault::new("is not UTF-8", advice);
    }
    match error.classify() {
        serde_json::error::Category::Data => Fault::new("is not a JSON object", advice),
        _ => Fault::new(format!("is not JSON from byte {} on", error.column()), advice),
    }
}
