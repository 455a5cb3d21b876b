//! The body of a rule: text, and what is to be spelled within it.

use std::collections::BTreeMap;

/// A piece of a rule's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words, spaces and marks as they are.
    Text(String),
    /// `<<`, `>%name>`, `=%name=`: a number spelled by rules.
    Spelled(Operand, By),
    /// `[…]`: left out when nothing remains of the number.
    Optional(Vec<Part>),
    /// `$(cardinal,one{…}other{…})$`: a form chosen by the plural category of the quotient.
    Plural {
        /// Whether the categories are those of places in an order.
        ordinal: bool,
        /// The forms by category.
        forms: BTreeMap<String, String>,
    },
    /// `=#,##0=`: digits, so there is no spelling.
    Digits,
}

/// The number that is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand {
    /// The number divided by the rule's divisor.
    Quotient,
    /// What remains of that division.
    Remainder,
    /// The number itself.
    Same,
}

/// The rules that spell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Those of the rule's own set.
    Own,
    /// Those of the set of this name.
    Set(String),
    /// The rule before this one, whatever the number.
    RuleBefore,
}

/// Reads a body.
///
/// # Errors
/// The mark that is not closed.
pub fn parts(body: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = body;
    while let Some(at) = next_mark(rest) {
        let (text, marked) = rest.split_at(at);
        parts.extend((!text.is_empty()).then(|| Part::Text(text.to_owned())));
        let (part, after) = part(marked)?;
        parts.push(part);
        rest = after;
    }
    parts.extend((!rest.is_empty()).then(|| Part::Text(rest.to_owned())));
    Ok(parts)
}

fn next_mark(text: &str) -> Option<usize> {
    let plural = text.find("$(");
    text.find(['<', '>', '=', '[']).into_iter().chain(plural).min()
}

/// The part at the start of a text that starts with a mark, and what follows it.
fn part(text: &str) -> Result<(Part, &str), String> {
    if let Some(rest) = text.strip_prefix(">>>") {
        return Ok((Part::Spelled(Operand::Remainder, By::RuleBefore), rest));
    }
    let opened = |open, close| text.strip_prefix(open).map(|rest: &str| closed(rest, close));
    if let Some(inner) = opened("[", "]") {
        let (inner, rest) = inner?;
        return Ok((Part::Optional(parts(inner)?), rest));
    }
    if let Some(inner) = opened("$(", ")$") {
        let (inner, rest) = inner?;
        return Ok((plural(inner)?, rest));
    }
    for (mark, operand) in [("<", Operand::Quotient), (">", Operand::Remainder), ("=", Operand::Same)] {
        if let Some(inner) = opened(mark, mark) {
            let (inner, rest) = inner?;
            return Ok((spelled(operand, inner), rest));
        }
    }
    Err(format!("{text:?} starts with no known mark"))
}

fn closed<'a>(text: &'a str, close: &str) -> Result<(&'a str, &'a str), String> {
    text.split_once(close).ok_or_else(|| format!("{close:?} is missing after {text:?}"))
}

fn spelled(operand: Operand, by: &str) -> Part {
    match by {
        "" => Part::Spelled(operand, By::Own),
        set if set.starts_with('%') => Part::Spelled(operand, By::Set(set.to_owned())),
        _ => Part::Digits,
    }
}

fn plural(text: &str) -> Result<Part, String> {
    let (kind, mut rest) = closed(text, ",")?;
    let mut forms = BTreeMap::new();
    while !rest.is_empty() {
        let (category, after) = closed(rest, "{")?;
        let (form, after) = closed(after, "}")?;
        forms.insert(category.to_owned(), form.to_owned());
        rest = after;
    }
    Ok(Part::Plural { ordinal: kind == "ordinal", forms })
}
