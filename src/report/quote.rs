//! A claim's sentence, sliced from its document, with the number marked.

use super::bidi;
use crate::claim::Evidence;

/// A sentence in three pieces, each made safe and on one line.
#[derive(Debug, Default)]
pub struct Quote {
    before: String,
    number: String,
    after: String,
}

impl Quote {
    /// Slices the sentence. A span that does not fit the text gives an empty quote, and a number
    /// outside the sentence an unmarked one.
    pub fn new(text: &str, evidence: &Evidence) -> Self {
        let (sentence, number) = (&evidence.quote, &evidence.span);
        let piece = |start: usize, end: usize| text.get(start..end).map(one_line);
        let pieces = (
            piece(sentence.start, number.start),
            piece(number.start, number.end),
            piece(number.end, sentence.end),
        );
        match pieces {
            (Some(before), Some(number), Some(after)) => Quote { before, number, after },
            _ => {
                Quote { before: piece(sentence.start, sentence.end).unwrap_or_default(), ..Quote::default() }
            }
        }
    }

    /// At most `reach` characters on each side of the number, cut at spaces, with an ellipsis
    /// where something was cut.
    pub fn shortened(self, reach: usize) -> Self {
        Quote { before: tail(&self.before, reach), number: self.number, after: head(&self.after, reach) }
    }

    /// The sentence with [`OPEN`] and [`CLOSE`] around the number; see [`paint`].
    pub fn marked(&self) -> String {
        if self.number.is_empty() {
            return self.before.trim().to_owned();
        }
        let text = format!("{}{OPEN}{}{CLOSE}{}", self.before, self.number, self.after);
        text.trim().to_owned()
    }
}

/// Stands for the bracket before the number until the line is painted. Noncharacters have no
/// direction, so they may stand in text whose direction is still looked for.
pub const OPEN: char = '\u{fdd0}';
/// Stands for the bracket after the number.
pub const CLOSE: char = '\u{fdd1}';

/// Turns the marks into brackets, and reverse video with `color`. `inside` tells whether the
/// line starts within the number and is handed on to the next line, as a number may be broken.
pub fn paint(line: &str, inside: &mut bool, color: bool) -> String {
    let (on, off) = if color { (REVERSE, RESET) } else { ("", "") };
    let mut out = String::from(if *inside { on } else { "" });
    for character in line.chars() {
        match character {
            OPEN => out.extend([on, "["]),
            CLOSE => out.extend(["]", off]),
            _ => out.push(character),
        }
        *inside = character == OPEN || (*inside && character != CLOSE);
    }
    out.push_str(if *inside { off } else { "" });
    out
}

const REVERSE: &str = "\u{1b}[7m";
const RESET: &str = "\u{1b}[0m";

/// Line ends inside a sentence are layout and become spaces; all else that is hostile is shown.
fn one_line(text: &str) -> String {
    let is_layout = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
    bidi::safe(&text.replace(is_layout, " "))
}

fn head(text: &str, reach: usize) -> String {
    match text.char_indices().nth(reach) {
        None => text.to_owned(),
        Some((end, _)) => {
            let kept = &text[..end];
            format!("{}…", kept.rfind(' ').filter(|at| *at > 0).map_or(kept, |at| &kept[..at]))
        }
    }
}

fn tail(text: &str, reach: usize) -> String {
    match text.char_indices().rev().nth(reach) {
        None => text.to_owned(),
        Some((cut, first)) => {
            let kept = &text[cut + first.len_utf8()..];
            format!("…{}", kept.find(' ').filter(|at| at + 1 < kept.len()).map_or(kept, |at| &kept[at + 1..]))
        }
    }
}
