//! Runs the examples beside the rules.

use jiff::civil::Date;

use super::Period;
use super::file::Example;
use super::find::{Hit, LanguageRules};
use super::mistake::Mistake;
use super::resolve::Anchor;
use super::rule::{Rule, Words};
use crate::text::fold;

/// The examples of a language that do not come out as written.
pub(super) fn check(rules: &LanguageRules, number: &dyn Fn(&str) -> Option<f64>) -> Vec<Mistake> {
    let runner = Runner { rules, words: Words { vocabulary: &rules.vocabulary, number } };
    rules.rules.iter().flat_map(|rule| runner.rule(rule)).collect()
}

struct Runner<'a> {
    rules: &'a LanguageRules,
    words: Words<'a>,
}

impl<'a> Runner<'a> {
    fn rule(&self, rule: &Rule) -> Vec<Mistake> {
        let matches = rule.matches.iter().filter_map(|example| self.missed(rule, example));
        let rejects = rule.rejects.iter().filter_map(|text| self.overread(rule, text));
        matches.chain(rejects).map(|(what, advice)| self.mistake(rule, what, advice)).collect()
    }

    fn missed(&self, rule: &Rule, example: &Example) -> Option<(String, &'static str)> {
        let published = match example.published.as_deref().map(str::parse) {
            Some(Err(_)) => return Some((format!("`{}` has no date", example.text), "write 2020-10-09")),
            Some(Ok(date)) => Some(date),
            None => None,
        };
        let Some(expected) = Period::parse(&example.value) else {
            return Some((format!("`{}` is no period", example.value), "write 2020-10-09, 2020-10 or 2020"));
        };
        let hits = self.hits(&example.text, published);
        let read = |hit: &Hit<'_>| hit.rule.id == rule.id && hit.period == expected;
        if hits.iter().any(read) {
            return None;
        }
        let found: Vec<String> =
            hits.iter().map(|hit| format!("{} by {}", hit.period.notation(), hit.rule.id)).collect();
        let what = format!("`{}` is read as [{}], not {}", example.text, found.join(", "), example.value);
        Some((what, "mend the pattern or the example"))
    }

    fn overread(&self, rule: &Rule, text: &str) -> Option<(String, &'static str)> {
        let hits = self.hits(text, Date::new(2021, 1, 1).ok());
        let hit = hits.iter().find(|hit| hit.rule.id == rule.id)?;
        Some((format!("it reads {} in `{text}`", hit.period.notation()), "narrow the pattern"))
    }

    fn hits(&self, text: &str, reference: Option<Date>) -> Vec<Hit<'a>> {
        let anchor = Anchor { reference, told: None, week_start: self.rules.week_start };
        self.rules.find(&fold(text).text, anchor, &self.words)
    }

    fn mistake(&self, rule: &Rule, what: String, advice: &str) -> Mistake {
        Mistake {
            file: self.rules.path.clone(),
            line: rule.line,
            rule: Some(rule.id.clone()),
            what,
            advice: advice.to_owned(),
        }
    }
}
