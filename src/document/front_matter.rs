//! Front matter: metadata at the very start of an article, TOML between `+++` lines or `key: value`
//! lines between `---` lines.

use super::failure::Fault;
use super::metadata::{Metadata, not_text};
use super::table::{self, LineStarts};

/// What an article's first lines say of it, and where the article proper starts.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub metadata: Metadata,
    pub body: usize,
    pub faults: Vec<Fault>,
}

impl FrontMatter {
    /// Reads the front matter of `text`; without any, the article starts at 0.
    ///
    /// A fence that is never closed, or lines between `---` that are no `key: value`, are not front
    /// matter: that is reported, and the article starts at 0 too.
    pub fn of(text: &str) -> Self {
        match fence(text) {
            Some(fence) => Self::fenced(text, fence).unwrap_or_else(Self::refused),
            None => Self::default(),
        }
    }

    fn fenced(text: &str, fence: &str) -> Result<Self, Fault> {
        let (within, body) = block(text, fence).ok_or_else(|| unclosed(fence))?;
        let mut faults = Vec::new();
        let metadata =
            if fence == "+++" { toml(within, &mut faults) } else { key_values(within, &mut faults)? };
        Ok(Self { metadata, body, faults })
    }

    fn refused(fault: Fault) -> Self {
        Self { faults: vec![fault], ..Self::default() }
    }
}

fn fence(text: &str) -> Option<&'static str> {
    let first = text.lines().next()?.trim_end();
    ["+++", "---"].into_iter().find(|fence| *fence == first)
}

/// The text between the fences, and where the closing one's line ends.
fn block<'t>(text: &'t str, fence: &str) -> Option<(&'t str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let start = lines.next()?.len();
    let mut at = start;
    for line in lines {
        let end = at + line.len();
        if line.trim_end() == fence {
            return Some((text.get(start..at)?, end));
        }
        at = end;
    }
    None
}

fn toml(within: &str, faults: &mut Vec<Fault>) -> Metadata {
    let lines = LineStarts::of(within);
    let (table, mistakes) = table::parse(within, &lines);
    faults.extend(mistakes);
    let metadata = table::metadata(&table, &lines, faults);
    faults.sort_by_key(|fault| fault.line);
    // Lines are those of the file, whose first one is the fence.
    faults.iter_mut().for_each(|fault| fault.line = fault.line.map(|line| line + 1));
    metadata
}

/// Reads `key: value` lines; lines that go on from the one before (indented, or items of a list)
/// belong to a value that is not plain text.
fn key_values(within: &str, faults: &mut Vec<Fault>) -> Result<Metadata, Fault> {
    let mut metadata = Metadata::default();
    let mut lines = within.lines().zip(2..).filter(|(line, _)| says_something(line)).peekable();
    while let Some((line, number)) = lines.next() {
        let (key, value) = key_value(line).ok_or_else(|| not_key_value(number))?;
        let mut long = false;
        while lines.next_if(|(line, _)| goes_on(line)).is_some() {
            long = true;
        }
        let outcome =
            if long && Metadata::knows(&key) { Err(not_text(&key)) } else { metadata.set(&key, value) };
        faults.extend(outcome.err().map(|fault| fault.at(number)));
    }
    Ok(metadata)
}

fn says_something(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with('#')
}

fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t']) || line.starts_with("- ")
}

fn key_value(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|first: char| first.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    is_key.then(|| (key.to_ascii_lowercase(), plain(value.trim())))
}

/// A value without its quotes, or without the comment behind it.
fn plain(value: &str) -> &str {
    for quote in ['"', '\''] {
        if let Some((inside, _)) = value.strip_prefix(quote).and_then(|rest| rest.rsplit_once(quote)) {
            return inside;
        }
    }
    let value = value.split_once(" #").map_or(value, |(before, _)| before.trim_end());
    if matches!(value, "null" | "~") { "" } else { value }
}

fn unclosed(fence: &str) -> Fault {
    Fault::new(
        format!("front matter is not closed; all of the file is read as the article, `{fence}` too"),
        format!("close it with a line `{fence}`, or start the article with another line"),
    )
    .at(1)
}

fn not_key_value(line: usize) -> Fault {
    Fault::new(
        "not a `key: value` line of front matter; all of the file is read as the article",
        "correct the line, or start the article with another line than `---`",
    )
    .at(line)
}
