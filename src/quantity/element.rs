//! The smallest parts of a number: a figure in digits, a word, a phrase, the decimals after
//! "point".

use super::digits::figure;
use super::lexicon::{Lexicon, Meaning};
use super::numeral::plain;
use super::token::{Shape, Tokens};

/// One part of a number.
#[derive(Debug, Clone)]
pub struct Element {
    /// What it says.
    pub meaning: Meaning,
    /// Whether it is written in digits.
    pub digits: bool,
    /// Index of the token after it.
    pub end: usize,
}

/// An element and what stands before it.
#[derive(Debug, Clone)]
pub struct Part {
    /// The element.
    pub element: Element,
    /// Whether "and" does.
    pub joined: bool,
    /// Whether anything does.
    pub apart: bool,
    /// Whether a comma does.
    pub comma: bool,
    /// Whether it begins a number of a hundred or more; told only after a comma.
    pub large: bool,
}

/// The element that starts at token `at`.
pub fn element(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> Option<Element> {
    match tokens.get(at)?.shape {
        Shape::Space => None,
        Shape::Word => {
            let (meaning, end) = lexicon.meanings.at(tokens, at)?;
            let element = Element { meaning: meaning.clone(), digits: false, end };
            Some(parts_of_one(tokens, &element, lexicon).unwrap_or(element))
        }
        Shape::Digits | Shape::Mark => {
            let figure = figure(tokens, at, lexicon, |end| scale_at(tokens, end, lexicon))?;
            let element = Element { meaning: Meaning::Cardinal(figure.value), digits: true, end: figure.end };
            Some(parts_of_one(tokens, &element, lexicon).unwrap_or(element))
        }
    }
}

/// "Three fifths", "2 tenths": a number below ten and a part of one, which together are a fraction.
fn parts_of_one(tokens: Tokens<'_>, number: &Element, lexicon: &Lexicon) -> Option<Element> {
    let Meaning::Cardinal(count @ 2.0..10.0) = number.meaning else { return None };
    let (meaning, end) = lexicon.meanings.at(tokens, tokens.after_space(number.end))?;
    let Meaning::Fraction(part @ 0.0..0.5) = *meaning else { return None };
    Some(Element { meaning: Meaning::Fraction(count * part), digits: false, end })
}

fn scale_at(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> bool {
    matches!(lexicon.meanings.at(tokens, tokens.after_space(at)), Some((Meaning::Scale(_), _)))
}

/// Whether the number at `at`, up to the next comma, is a hundred or more.
fn is_large(tokens: Tokens<'_>, at: usize, lexicon: &Lexicon) -> bool {
    let length = tokens[at..].iter().take_while(|token| token.text != ",").count();
    matches!(plain(tokens.upto(at + length), at, lexicon), Some((value, _)) if value >= 100.0)
}

/// The element after a gap that a number may span: a space, a hyphen, "and", an article, a comma.
pub fn next_part(tokens: Tokens<'_>, from: usize, lexicon: &Lexicon) -> Option<Part> {
    let mut at = from;
    let (mut joined, mut comma) = (false, false);
    for _ in 0..4 {
        at = tokens.after_space(at);
        if let Some(element) = element(tokens, at, lexicon) {
            let large = comma && is_large(tokens, at, lexicon);
            let part = Part { element, joined, apart: at > from, comma, large };
            return (at > from || joined || !part.element.digits).then_some(part);
        }
        match tokens.get(at)?.text {
            "-" => {}
            "," if !comma => comma = true,
            word if lexicon.words.joiners.contains(word) && !joined => joined = true,
            word if lexicon.articles.contains(word) || lexicon.words.clitics.iter().any(|c| c == word) => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// The decimals in words that stand after token `from`, as a part of one: "point two five".
pub fn decimals(tokens: Tokens<'_>, from: usize, lexicon: &Lexicon) -> Option<(f64, usize)> {
    let (_, after) = lexicon.decimal_words.at(tokens, tokens.after_space(from))?;
    let start = tokens.after_space(after);
    let (digits, end) = spelled(tokens, start, lexicon).or_else(|| {
        let (value, end) = plain(tokens, start, lexicon)?;
        Some((value.to_string(), end))
    })?;
    Some((format!("0.{digits}").parse().ok()?, end))
}

/// Digits said one by one; none for a number of more than one digit.
fn spelled(tokens: Tokens<'_>, start: usize, lexicon: &Lexicon) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut end = start;
    let mut at = start;
    while let Some(Element { meaning: Meaning::Cardinal(value), end: next, digits: false }) =
        element(tokens, at, lexicon)
    {
        if value > 9.0 {
            return None;
        }
        digits += &value.to_string();
        end = next;
        at = tokens.after_space(end);
    }
    (!digits.is_empty()).then_some((digits, end))
}
