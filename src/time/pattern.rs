//! Patterns as a person writes them, with `{placeholders}` for vocabularies, numbers and fragments,
//! turned into regular expressions.

use std::collections::BTreeMap;

use super::vocabulary::Vocabulary;
use crate::text::fold_pattern;

/// How deep fragments may stand in one another.
const DEPTH: usize = 8;

/// A part of a pattern that says something: the group it is in and what reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// Name of the group in the regular expression.
    pub group: String,
    /// The placeholder.
    pub placeholder: String,
}

/// A pattern with its placeholders filled in.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    /// The regular expression, folded.
    pub regex: String,
    /// Its parts, in order.
    pub slots: Vec<Slot>,
}

impl Pattern {
    /// Folds and expands a written pattern; the error is the placeholder that nothing is known of.
    pub(super) fn new(
        written: &str,
        fragments: &BTreeMap<String, String>,
        vocabulary: &Vocabulary,
    ) -> Result<Pattern, String> {
        let mut pattern = Pattern::default();
        pattern.expand(&fold_pattern(written), fragments, vocabulary, DEPTH)?;
        Ok(pattern)
    }

    fn expand(
        &mut self,
        text: &str,
        fragments: &BTreeMap<String, String>,
        vocabulary: &Vocabulary,
        depth: usize,
    ) -> Result<(), String> {
        let mut rest = text;
        while let Some((before, name, after)) = next_placeholder(rest) {
            self.regex.push_str(before);
            rest = after;
            match fragments.get(name) {
                Some(fragment) if depth > 0 => {
                    self.regex.push_str("(?:");
                    self.expand(&fold_pattern(fragment), fragments, vocabulary, depth - 1)?;
                    self.regex.push(')');
                }
                Some(_) => return Err(name.to_owned()),
                None => self.place(name, vocabulary)?,
            }
        }
        self.regex.push_str(rest);
        Ok(())
    }

    fn place(&mut self, name: &str, vocabulary: &Vocabulary) -> Result<(), String> {
        let expression = expression(name, vocabulary).ok_or_else(|| name.to_owned())?;
        let group = format!("g{}", self.slots.len());
        self.regex.push_str(&format!("(?P<{group}>{expression})"));
        self.slots.push(Slot { group, placeholder: name.to_owned() });
        Ok(())
    }
}

/// What stands before the next `{name}`, the name, and what stands after it. Repetitions such as
/// `{2,3}` are no placeholders.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    for (open, _) in text.match_indices('{') {
        let inner = text.get(open + 1..)?;
        let length = inner.find('}')?;
        let name = inner.get(..length)?;
        let escaped = text.get(..open).is_some_and(|before| before.ends_with("\\p"));
        if !escaped && name.starts_with(|c: char| c.is_ascii_lowercase()) {
            return Some((text.get(..open)?, name, inner.get(length + 1..)?));
        }
    }
    None
}

fn expression(placeholder: &str, vocabulary: &Vocabulary) -> Option<String> {
    let digits = match placeholder {
        "day" => "(?:3[01]|[12][0-9]|0?[1-9])",
        "month_number" => "(?:[0-3]?[0-9])",
        "year" => "(?:(?:1[5-9]|20)[0-9]{2})",
        "late_year" => "(?:(?:19|20)[0-9]{2})",
        "short_year" | "year_end" => "[0-9]{2}",
        "solar_year" | "lunar_year" => "(?:1[2-4][0-9]{2})",
        "short_solar_year" => "(?:0[0-9]|[5-9][0-9])",
        "solar_decade_year" => "(?:1[2-4][0-9]0)",
        "decade_year" => "(?:(?:1[5-9]|20)[0-9]0)",
        "clock" => "(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)",
        "dotted_clock" => r"(?:(?:[01]?[0-9]|2[0-3])\.[0-5][0-9])",
        "plain_clock" => "(?:(?:[01][0-9]|2[0-3])[0-5][0-9])",
        "hour" => "(?:1[0-9]|2[0-4]|0?[0-9])",
        "n" => r"(?:[0-9]+(?:[.,][0-9]+)*|\pL[\pL']*(?:[ -]\pL[\pL']*){0,2})",
        "day_word" => return vocabulary.alternation("day"),
        "month" => {
            let word = vocabulary.alternation("month")?;
            return Some(format!(r"{word}(?: ?/ ?{word}| ?\({word}\))?"));
        }
        "month_pair" => {
            let word = vocabulary.alternation("month")?;
            return Some(format!(r"{word}(?: ?/ ?{word}| ?\({word}\))"));
        }
        _ => return vocabulary.alternation(placeholder),
    };
    Some(digits.to_owned())
}
