//! Article text in a terminal: hostile characters made visible, right-to-left runs kept apart.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

/// Whether right-to-left runs are wrapped in isolates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bidi {
    /// Wrap them when the output is a terminal.
    #[default]
    Auto,
    /// Wrap them always.
    Isolate,
    /// Never: for terminals that show the isolates as boxes.
    None,
}

/// The text with everything that could steer a terminal or reorder the line around it written
/// out (`\u{1b}`): control characters, overrides and embeddings, tags, private-use characters.
/// Marks that Arabic and Persian need (joiners, direction marks) stay.
pub fn visible(text: &str) -> String {
    written_out(text, |_, character, _| is_hostile(character))
}

/// The same, with a colon before another and a bracket after two hashes written out, too: on GitHub, a log
/// obeys a line that starts with `::name::` or holds `##[name]`.
pub fn safe(text: &str) -> String {
    written_out(text, |before, character, next| match character {
        ':' => next == Some(':'),
        '[' => before.ends_with("##"),
        _ => is_hostile(character),
    })
}

/// The text with the characters chosen written out; a choice sees what is written before and what comes next.
fn written_out(text: &str, chosen: impl Fn(&str, char, Option<char>) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if chosen(&out, character, characters.peek().copied()) {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
    }
    out
}

/// Whether a character steers the terminal, reorders the line, or has no agreed meaning.
pub fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{2028}'..='\u{202e}' // line separators, embeddings, overrides
            | '\u{2060}'..='\u{206f}' // invisible operators, isolates, deprecated controls
            | '\u{fdd0}'..='\u{fdef}' // noncharacters: the report's own marks are among them
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}')
}

/// Whether more letters run from right to left than from left to right. The first letter alone
/// does not tell: many an Arabic sentence starts with a Latin name.
pub fn is_right_to_left(text: &str) -> bool {
    let classes = || text.chars().map(class);
    let leftward = classes().filter(|class| is_leftward(*class)).count();
    leftward > classes().filter(|class| *class == BidiClass::LeftToRight).count()
}

/// The text with its right-to-left runs wrapped in isolates; unchanged when it has none.
pub fn isolate(text: &str) -> String {
    isolate_line(text, is_right_to_left(text))
}

/// Like [`isolate`], for a line cut from a text whose direction is known: a line of an Arabic
/// sentence may start with a Latin name and still runs from right to left.
pub fn isolate_line(line: &str, right_to_left: bool) -> String {
    match (right_to_left, has_run(line)) {
        (true, _) if starts_leftward(line) => wrap(line),
        (true, _) => wrap(&format!("{RIGHT_TO_LEFT_MARK}{line}")),
        (false, true) => isolate_runs(line),
        (false, false) => line.to_owned(),
    }
}

/// Opens a run whose direction is that of its first letter.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';
const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// A run is made of neighbouring words and the figures between them; punctuation that ends it
/// belongs to the line.
fn isolate_runs(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 12);
    let (mut run, mut between) = (String::new(), String::new());
    for word in line.split_inclusive(' ') {
        if has_run(word) {
            run.push_str(&std::mem::take(&mut between));
            run.push_str(word);
        } else if !run.is_empty() && !word.chars().any(|c| is_strong(class(c))) {
            between.push_str(word);
        } else {
            close_run(&mut run, &mut between, &mut out);
            out.push_str(word);
        }
    }
    close_run(&mut run, &mut between, &mut out);
    out
}

fn close_run(run: &mut String, between: &mut String, out: &mut String) {
    let core = run.trim_end_matches([' ', ',', '.', ';', ':', '!', '?']);
    if !core.is_empty() {
        out.push_str(&wrap(core));
    }
    out.push_str(&run[core.len()..]);
    out.push_str(between);
    run.clear();
    between.clear();
}

fn wrap(text: &str) -> String {
    format!("{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}")
}

/// Whether any of the text runs from right to left.
pub fn has_run(text: &str) -> bool {
    text.chars().map(class).any(|class| is_leftward(class) || class == BidiClass::ArabicNumber)
}

fn starts_leftward(text: &str) -> bool {
    text.chars().map(class).find(|class| is_strong(*class)).is_some_and(is_leftward)
}

fn class(character: char) -> BidiClass {
    CodePointMapData::<BidiClass>::new().get(character)
}

fn is_strong(class: BidiClass) -> bool {
    class == BidiClass::LeftToRight || is_leftward(class)
}

fn is_leftward(class: BidiClass) -> bool {
    class == BidiClass::RightToLeft || class == BidiClass::ArabicLetter
}
