//! The numbers of lines of text as JSON lines, for those who want the reader alone.

use std::io::{self, BufRead, Write};

use serde::Serialize;

use super::json::{Number, escape};
use crate::quantity::{Kind, Lexicon, quantities};
use crate::text::fold;

/// One line of output: what one line of input holds.
#[derive(Serialize)]
struct Line<'a> {
    line: usize,
    quantities: Vec<Read<'a>>,
}

/// A quantity; `start` and `end` are bytes of its line.
#[derive(Serialize)]
struct Read<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    low: Number,
    high: Number,
    low_open: bool,
    high_open: bool,
    modifier: crate::quantity::Modifier,
    unit: Option<String>,
}

/// Reads lines and writes an object for each. `lexicon` gives the words to read a line with; a
/// line without has no quantities.
///
/// # Errors
/// Those of `input` and `out`; a line that is not UTF-8 is one.
pub fn write<'l>(
    input: impl BufRead,
    lexicon: impl Fn(&str) -> Option<&'l Lexicon>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (at, line) in input.lines().enumerate() {
        let line = line?;
        let quantities = lexicon(&line).map(|lexicon| read(&line, lexicon)).unwrap_or_default();
        let line = serde_json::to_string(&Line { line: at + 1, quantities })?;
        writeln!(out, "{}", escape(&line))?;
    }
    Ok(())
}

/// Ordinals and digits that belong to a name are no quantities.
fn read<'a>(line: &'a str, lexicon: &Lexicon) -> Vec<Read<'a>> {
    let folded = fold(line);
    let found = quantities(&folded.text, lexicon, &[]).into_iter();
    found
        .filter(|quantity| !matches!(quantity.kind, Kind::Ordinal | Kind::Code))
        .map(|quantity| {
            let span = folded.original(quantity.number);
            let value = quantity.value;
            Read {
                text: &line[span.clone()],
                start: span.start,
                end: span.end,
                low: Number(value.low),
                high: Number(value.high),
                low_open: value.low_open,
                high_open: value.high_open,
                modifier: value.modifier,
                unit: quantity.unit,
            }
        })
        .collect()
}
