//! Folds regular expressions, so that a rule may be written in any spelling.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::letter::{Letters, Spelling, is_kept_mark};

/// Folds the literal characters of a pattern as [`fold`](super::fold()) folds a text. Escapes, group
/// names, flags, repetitions and `{placeholders}` stay as they are. One character stays one, so
/// classes go on to work; a ligature becomes a group, and a character that folding drops is dropped
/// with its repetition. Every space becomes a plain space.
pub fn fold_pattern(pattern: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(pattern);
    let mut folding = Folding { rest: &composed, out: String::with_capacity(composed.len()) };
    while folding.step() {}
    folding.out
}

struct Folding<'a> {
    rest: &'a str,
    out: String,
}

impl<'a> Folding<'a> {
    /// Folds the next piece; says whether there was one.
    fn step(&mut self) -> bool {
        let Some(c) = self.rest.chars().next() else { return false };
        match c {
            '\\' => self.keep(escape_length(self.rest)),
            '(' => self.keep(group_length(self.rest)),
            '{' => self.keep(self.rest.find('}').map_or(1, |end| end + 1)),
            '[' => self.class(),
            _ => self.literal(c),
        }
        true
    }

    fn keep(&mut self, length: usize) {
        let piece = self.take(length);
        self.out.push_str(piece);
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }

    fn literal(&mut self, c: char) {
        self.take(c.len_utf8());
        match folded(c) {
            (0, _) => self.drop_repetition(),
            (1, one) => self.out.push_str(&one),
            (_, letters) => self.out.push_str(&format!("(?:{letters})")),
        }
    }

    /// What was repeated is gone; left alone, the repetition would take hold of what stood before.
    fn drop_repetition(&mut self) {
        let length = repetition_length(self.rest);
        self.take(length);
    }

    /// Folds a class, classes within it included; a class of nothing but dropped characters goes.
    fn class(&mut self) {
        let outer = std::mem::take(&mut self.out);
        let opening = class_opening(self.rest);
        self.keep(opening);
        while let Some(c) = self.rest.chars().next().filter(|c| *c != ']') {
            match c {
                '\\' => self.keep(escape_length(self.rest)),
                '[' if self.rest.starts_with("[:") => {
                    self.keep(self.rest.find(":]").map_or(2, |end| end + 2));
                }
                '[' => self.class(),
                _ => self.class_item(c),
            }
        }
        let class = std::mem::replace(&mut self.out, outer);
        self.take(1);
        match class.as_str() {
            "[" => self.drop_repetition(),
            // Anything but what folded text never has is anything.
            "[^" => self.out.push('.'),
            class => self.out.extend([class, "]"]),
        }
    }

    /// Folds a character of a class, or a range of them. A ligature stays: a class matches one
    /// character.
    fn class_item(&mut self, low: char) {
        self.take(low.len_utf8());
        let item = |c: char| match folded(c) {
            (0 | 1, text) => text,
            _ => c.to_string(),
        };
        let Some(high) = range_end(self.rest) else { return self.out.push_str(&item(low)) };
        self.take(1 + high.len_utf8());
        match (item(low), item(high)) {
            (low, high) if low.is_empty() || high.is_empty() => self.out.push_str(&(low + &high)),
            (low, high) => self.out.push_str(&format!("{low}-{high}")),
        }
    }
}

/// What a literal character becomes, escaped where that would be an operator, and how many
/// characters it then matches.
fn folded(c: char) -> (usize, String) {
    match Letters::get().spelling(c) {
        // Line breaks and indents lay out a verbose pattern.
        _ if c.is_ascii_whitespace() => (1, c.to_string()),
        Spelling::Same if c == '\u{A0}' => (1, " ".to_owned()),
        Spelling::One('\u{A0}') => (1, " ".to_owned()),
        Spelling::Same => (1, c.to_string()),
        Spelling::Mark if is_kept_mark(c) => (1, c.to_string()),
        Spelling::Mark | Spelling::Dropped => (0, String::new()),
        Spelling::One(one) => (1, escaped(one)),
        Spelling::Many(letters) => (letters.chars().count(), letters.chars().map(escaped).collect()),
    }
}

fn escaped(c: char) -> String {
    if r"\.+*?()|[]{}^$#&-~".contains(c) { format!("\\{c}") } else { c.to_string() }
}

/// Length of the escape that the pattern begins with, its braces included.
fn escape_length(pattern: &str) -> usize {
    let mut chars = pattern.chars();
    let length = chars.by_ref().take(2).map(char::len_utf8).sum();
    let braced = chars.as_str().starts_with('{') && pattern[1..].starts_with(['x', 'u', 'U', 'p', 'P', 'b']);
    match pattern.find('}') {
        Some(end) if braced => end + 1,
        _ if pattern[1..].starts_with(['p', 'P']) => length + chars.next().map_or(0, char::len_utf8),
        _ => length,
    }
}

/// Length of what opens a group: its flags or its name included.
fn group_length(pattern: &str) -> usize {
    if !pattern.starts_with("(?") {
        return 1;
    }
    let named = pattern.starts_with("(?P<") || pattern.starts_with("(?<");
    let end = if named { pattern.find('>') } else { pattern.find([':', ')']) };
    end.map_or(2, |end| end + 1)
}

/// Length of what opens a class: `[`, `[^`, and a bracket that stands first and is literal.
fn class_opening(pattern: &str) -> usize {
    let negated = if pattern.starts_with("[^") { 2 } else { 1 };
    negated + usize::from(pattern[negated..].starts_with(']'))
}

/// Length of the repetition that the pattern begins with; 0 without one.
fn repetition_length(pattern: &str) -> usize {
    let braced = pattern.strip_prefix('{').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let length = match braced.and_then(|rest| rest.find('}')) {
        Some(end) => end + 2,
        None => usize::from(pattern.starts_with(['?', '*', '+'])),
    };
    let lazy = length > 0 && pattern[length..].starts_with(['?', '+']);
    length + usize::from(lazy)
}

/// The high end of a range whose low end has been read.
fn range_end(rest: &str) -> Option<char> {
    rest.strip_prefix('-')?.chars().next().filter(|c| !matches!(c, ']' | '[' | '\\' | '-'))
}
