//! Paragraphs: which line breaks end one, and which only wrap it.

use super::Span;

/// Lines longer than this, in characters, are not wrapped by hand.
const WIDEST: usize = 120;

/// A block shorter than this, in lines, shows no width that its lines were wrapped to.
const FEWEST: usize = 3;

/// Where the paragraphs of `text` stand, from byte `from` on, in order. A hard-wrapped paragraph
/// has line breaks inside.
pub(super) fn paragraphs(text: &str, from: usize) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut block = Vec::new();
    for line in lines(text, from) {
        if text[line.clone()].trim().is_empty() {
            join(text, &mut block, &mut paragraphs);
        } else {
            block.push(line);
        }
    }
    join(text, &mut block, &mut paragraphs);
    paragraphs
}

/// Puts the lines of a block together where they are wrapped.
fn join(text: &str, block: &mut Vec<Span>, paragraphs: &mut Vec<Span>) {
    let wrapped = wrapped_lines(text, block);
    let mut continues = false;
    for (line, wraps) in block.drain(..).zip(wrapped) {
        match paragraphs.last_mut().filter(|_| continues) {
            Some(paragraph) => paragraph.end = line.end,
            None => paragraphs.push(line),
        }
        continues = wraps;
    }
}

/// Whether each line of a block goes on in the next.
///
/// Who wraps text fills each line until the next word would pass the margin. So a line is wrapped
/// where the next line's first word would not have fitted, and no sentence ends there. Headlines
/// and items of a list leave room, which keeps them apart; but the longest of them has none, as
/// there is no longer line to measure it by. Hence most lines of a block must be full before any
/// of them counts as wrapped.
fn wrapped_lines(text: &str, block: &[Span]) -> Vec<bool> {
    let mut wrapped = vec![false; block.len()];
    let lengths: Vec<usize> = block.iter().map(|line| length(&text[line.clone()])).collect();
    let width = lengths.iter().copied().max().unwrap_or(0);
    if block.len() < FEWEST || width > WIDEST {
        return wrapped;
    }
    let next_words = block.iter().skip(1).map(|line| first_word(&text[line.clone()]));
    let full: Vec<bool> =
        lengths.iter().zip(next_words).map(|(line, word)| line + 1 + word > width).collect();
    if full.iter().filter(|full| **full).count() * 2 <= full.len() {
        return wrapped;
    }
    for ((wraps, full), line) in wrapped.iter_mut().zip(full).zip(block) {
        *wraps = full && !ends_sentence(&text[line.clone()]);
    }
    wrapped
}

/// Length in characters; a line too long to matter is not counted to its end.
fn length(line: &str) -> usize {
    line.trim_end().chars().take(WIDEST + 1).count()
}

fn first_word(line: &str) -> usize {
    line.split_whitespace().next().map_or(0, |word| word.chars().count())
}

/// Whether a line ends in terminal punctuation, or in a quotation that does.
fn ends_sentence(line: &str) -> bool {
    line.trim_end().trim_end_matches(is_closing).ends_with(is_terminal)
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | ':' | ';' | '؛' | '۔' | '。' | '！' | '？' | '：' | '；')
}

/// Closing quotation marks and brackets, straight ones included.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '“' | '’' | '»' | '«' | '›' | '‹' | ')' | ']' | '」' | '』' | '）')
}

/// The lines of `text` from byte `from` on, without what ends them.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Span> {
    let mut next = Some(from);
    std::iter::from_fn(move || {
        let start = next?;
        let rest = text.get(start..)?;
        let line = rest.find(['\n', '\r']);
        next = line.map(|end| start + end + if rest[end..].starts_with("\r\n") { 2 } else { 1 });
        Some(start..start + line.unwrap_or(rest.len()))
    })
}
