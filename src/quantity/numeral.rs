//! Numbers in words, in digits, or in both: "three thousand two hundred", "30 thousand",
//! "two and a half million".
//!
//! One grammar serves every language: small parts add up to a group, a scale word multiplies the
//! group and closes it, scales must fall. What differs between languages is in the [`Lexicon`].

use std::collections::HashMap;

use super::digits::figure;
use super::interval::Interval;
use super::lexicon::{Lexicon, Meaning};
use super::token::{Shape, Token};

/// A number as read, before its modifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// The value; a vague word's is its interval.
    pub value: Value,
    /// The value before scale words multiplied it: 20 in "20 thousand".
    pub mantissa: f64,
    /// Index of the token after it.
    pub end: usize,
}

/// What kind of number was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A definite number.
    Number(f64),
    /// A number its word only approaches.
    Approximate(f64),
    /// A vague word.
    Vague(Interval),
    /// A singular noun that counts one.
    One,
    /// A dual noun.
    Two,
}

/// Reads the longest number that starts at token `at` and ends before `limit`.
pub fn numeral(tokens: &[Token<'_>], at: usize, limit: usize, lexicon: &Lexicon) -> Option<Numeral> {
    let tokens = &tokens[..limit.min(tokens.len())];
    let vague = phrase(tokens, at, lexicon, &lexicon.vague);
    let first = element(tokens, at, lexicon);
    if let Some((interval, end)) = vague
        && first.as_ref().is_none_or(|first| end >= first.end)
    {
        return Some(Numeral { value: Value::Vague(*interval), mantissa: 0.0, end });
    }
    let first = first?;
    if let Some(alone) = stands_alone(&first) {
        return Some(alone);
    }
    let mut sum = Sum::default();
    let mut part = Part { element: first, joined: false };
    loop {
        let end = part.element.end;
        if !sum.add(&part, lexicon) {
            break;
        }
        match next_part(tokens, end, lexicon) {
            Some(next) if sum.both_digits(&next) => break,
            Some(next) => part = next,
            None => break,
        }
    }
    sum.finish()
}

/// One word, phrase or digit figure of a number.
struct Element {
    meaning: Meaning,
    digits: bool,
    end: usize,
}

/// An element and whether "and" stands before it.
struct Part {
    element: Element,
    joined: bool,
}

fn stands_alone(element: &Element) -> Option<Numeral> {
    let value = match element.meaning {
        Meaning::One => Value::One,
        Meaning::Two => Value::Two,
        _ => return None,
    };
    Some(Numeral { value, mantissa: 0.0, end: element.end })
}

fn element(tokens: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<Element> {
    let token = tokens.get(at)?;
    match token.shape {
        Shape::Digits => {
            let scale_follows = |end: usize| {
                let next = skip_space(tokens, end);
                matches!(phrase(tokens, next, lexicon, &lexicon.meanings), Some((Meaning::Scale(_), _)))
            };
            let figure = figure(tokens, at, lexicon, scale_follows)?;
            Some(Element { meaning: Meaning::Cardinal(figure.value), digits: true, end: figure.end })
        }
        Shape::Word => {
            let (meaning, end) = phrase(tokens, at, lexicon, &lexicon.meanings)?;
            Some(Element { meaning: meaning.clone(), digits: false, end })
        }
        _ => None,
    }
}

/// What the longest phrase that starts at `at` means, and the token after it.
fn phrase<'l, T>(
    tokens: &[Token<'_>],
    at: usize,
    lexicon: &Lexicon,
    phrases: &'l HashMap<String, T>,
) -> Option<(&'l T, usize)> {
    let mut best = None;
    let mut joined = String::new();
    for (end, token) in tokens.iter().enumerate().skip(at).take(lexicon.longest) {
        joined.push_str(if token.shape == Shape::Space { " " } else { token.text });
        if let Some(meaning) = phrases.get(joined.as_str()) {
            best = Some((meaning, end + 1));
        }
    }
    best
}

fn skip_space(tokens: &[Token<'_>], at: usize) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| token.shape == Shape::Space))
}

/// The element after a gap that a number may span: a space, a hyphen, "and", an article.
fn next_part(tokens: &[Token<'_>], from: usize, lexicon: &Lexicon) -> Option<Part> {
    let mut at = from;
    let mut joined = false;
    for _ in 0..4 {
        at = skip_space(tokens, at);
        if let Some(element) = element(tokens, at, lexicon) {
            return (at > from || joined || !element.digits).then_some(Part { element, joined });
        }
        let token = tokens.get(at)?;
        match token.text {
            "-" => {}
            word if lexicon.joiners.contains(word) && !joined => joined = true,
            word if lexicon.articles.contains(word) || lexicon.clitics.iter().any(|c| c == word) => {}
            _ => return None,
        }
        at += 1;
    }
    None
}

/// A number while it is being put together.
#[derive(Debug, Default)]
struct Sum {
    /// Closed groups, already multiplied.
    total: f64,
    /// The group being built.
    group: Option<f64>,
    /// The scale that closed the last group.
    scale: Option<f64>,
    mantissa: Option<f64>,
    approximate: bool,
    /// A fraction of the last scale was added; the scale may be said once more after it.
    fraction_of_scale: bool,
    last_digits: bool,
    end: usize,
    /// Value and end before the open group began, to fall back on when its scale does not fit.
    closed: Option<(f64, usize)>,
}

impl Sum {
    /// Adds a part; false when it does not belong to this number.
    fn add(&mut self, part: &Part, lexicon: &Lexicon) -> bool {
        let added = match part.element.meaning {
            Meaning::Cardinal(value) => self.add_cardinal(value, part, lexicon),
            Meaning::Approximate(value) => self.add_approximate(value),
            Meaning::Scale(scale) if scale < 1000.0 => self.add_hundred(scale),
            Meaning::Scale(scale) => self.add_scale(scale),
            Meaning::Fraction(fraction) => self.add_fraction(fraction, part.joined),
            Meaning::One | Meaning::Two => false,
        };
        if added {
            self.end = part.element.end;
            self.last_digits = part.element.digits;
        }
        added
    }

    fn both_digits(&self, next: &Part) -> bool {
        self.last_digits && next.element.digits
    }

    fn add_cardinal(&mut self, value: f64, part: &Part, lexicon: &Lexicon) -> bool {
        match self.group {
            None if self.scale.is_some_and(|scale| value >= scale) => return false,
            None if value >= 1000.0 && !part.element.digits => {
                self.close(value, grain(value));
            }
            None => {
                if self.total > 0.0 {
                    self.closed = Some((self.total, self.end));
                }
                self.group = Some(value);
            }
            Some(group) if lexicon.inverted && part.joined && has_only_units(group) && is_ten(value) => {
                self.group = Some(group + value);
            }
            Some(group) if value < grain(group) && (!part.joined || group >= lexicon.join_from) => {
                self.group = Some(group + value);
            }
            Some(_) => return false,
        }
        true
    }

    fn add_approximate(&mut self, value: f64) -> bool {
        self.approximate = true;
        self.group = Some(self.group.unwrap_or(1.0) * value);
        true
    }

    fn add_hundred(&mut self, scale: f64) -> bool {
        match self.group {
            None if self.scale.is_some_and(|last| scale >= last) => return false,
            None => self.group = Some(scale),
            Some(group) if group < scale => self.group = Some(group * scale),
            Some(_) => return false,
        }
        true
    }

    fn add_scale(&mut self, scale: f64) -> bool {
        let fits = self.scale.is_none_or(|last| scale < last);
        if self.fraction_of_scale && self.group.is_none() && self.scale == Some(scale) {
            return true;
        }
        match self.group {
            Some(group) if fits => self.close(group * scale, scale),
            None if self.scale.is_none() => self.close(scale, scale),
            _ if self.total + self.group.unwrap_or(0.0) < scale => {
                let value = (self.total + self.group.unwrap_or(0.0)) * scale;
                self.total = 0.0;
                self.close(value, scale);
            }
            _ => {
                self.fall_back();
                return false;
            }
        }
        true
    }

    /// "A million and a half", "three quarters", "two and a half".
    fn add_fraction(&mut self, fraction: f64, joined: bool) -> bool {
        match (self.group, self.scale) {
            (None, Some(scale)) if joined => {
                self.total += fraction * scale;
                self.fraction_of_scale = true;
            }
            (None, None) => self.group = Some(fraction),
            (Some(group), _) if joined => self.group = Some(group + fraction),
            (Some(group), _) if fraction < 0.5 => self.group = Some(group * fraction),
            _ => return false,
        }
        true
    }

    fn close(&mut self, value: f64, scale: f64) {
        self.mantissa.get_or_insert(value / scale);
        // 34.2 times a thousand million is no whole number in binary; in the newsroom it is.
        self.total += (value * 1000.0).round() / 1000.0;
        self.group = None;
        self.scale = Some(scale);
        self.closed = None;
    }

    /// Gives up the open group: "ten thousand and fifteen thousand" are two numbers.
    fn fall_back(&mut self) {
        if let Some((total, end)) = self.closed.take() {
            self.total = total;
            self.end = end;
            self.group = None;
        }
    }

    fn finish(self) -> Option<Numeral> {
        (self.end > 0).then(|| {
            let value = self.total + self.group.unwrap_or(0.0);
            let mantissa = self.mantissa.unwrap_or(value);
            let value = if self.approximate { Value::Approximate(value) } else { Value::Number(value) };
            Numeral { value, mantissa, end: self.end }
        })
    }
}

/// Whether the last two digits are a lone unit, to which a ten may still come: 7, 107.
fn has_only_units(group: f64) -> bool {
    (1.0..10.0).contains(&(group % 100.0))
}

fn is_ten(value: f64) -> bool {
    (20.0..100.0).contains(&value) && value % 10.0 == 0.0
}

/// The largest power of ten that divides a whole number: 10 for 80, 1 for 84, 100 for 300.
fn grain(value: f64) -> f64 {
    let mut grain = 1.0;
    while value > 0.0 && value % (grain * 10.0) == 0.0 {
        grain *= 10.0;
    }
    grain
}
