//! The list of rules, a line a rule.

use std::io;

use super::bidi;
use super::phrases::{Phrases, fill};
use crate::claim::usage::Usage;
use crate::rule::effect::{Effect, Making};

/// Writes a line for each rule in columns: numbers it took where they are known, id, language,
/// file and line, what it does.
///
/// # Errors
/// Those of `out`.
pub fn write(usages: &[Usage], phrases: &Phrases, out: &mut dyn io::Write) -> io::Result<()> {
    let counted = usages.iter().any(|usage| usage.numbers.is_some());
    let rows: Vec<[String; 5]> = usages.iter().map(|usage| row(usage, phrases)).collect();
    let width = |column: usize| rows.iter().map(|row| cells(&row[column])).max().unwrap_or_default();
    let [numbers, id, language, place] = [0, 1, 2, 3].map(width);
    for row in &rows {
        if counted {
            write!(out, "{}{}  ", pad(&row[0], numbers), row[0])?;
        }
        let [_, rule, code, at, what] = row;
        write!(out, "{rule}{}  {code}{}  ", pad(rule, id), pad(code, language))?;
        writeln!(out, "{at}{}  {what}", pad(at, place))?;
    }
    Ok(())
}

fn row(usage: &Usage, phrases: &Phrases) -> [String; 5] {
    let rule = usage.rule;
    let numbers = usage.numbers.map(|numbers| numbers.to_string()).unwrap_or_default();
    let place = format!("{}:{}", rule.place.0, rule.place.1);
    let language = usage.language.to_owned();
    [numbers, rule.id.clone(), language, place, what(&rule.effect, phrases)].map(|cell| bidi::safe(&cell))
}

fn what(effect: &Effect, phrases: &Phrases) -> String {
    let words = &phrases.effects;
    match effect {
        Effect::Claim(Making { measure: Some(measure), value: Some(value), .. }) => {
            fill(&words.states, &[("measure", measure), ("value", &value.to_string())])
        }
        Effect::Claim(Making { measure: Some(measure), .. }) => fill(&words.claims, &[("measure", measure)]),
        Effect::Claim(_) => words.inherits.clone(),
        Effect::Exclude => words.excludes.clone(),
        Effect::Attribute => words.attribution.clone(),
        Effect::Stance(stance) => {
            let stance = phrases.stances.get(stance).filter(|words| !words.is_empty());
            fill(&words.stance, &[("stance", stance.unwrap_or(&words.stated))])
        }
    }
}

fn pad(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(cells(text)))
}

fn cells(text: &str) -> usize {
    textwrap::core::display_width(text)
}
