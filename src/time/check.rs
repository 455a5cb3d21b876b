//! From the written form to the checked form: all mistakes of a file at once.

use std::sync::OnceLock;

use regex::Regex;

use super::file::{TimeFile, WrittenRule};
use super::find::{LanguageRules, Triggers};
use super::gate::{Gate, gate};
use super::mistake::Mistake;
use super::pattern::Pattern;
use super::reader::Source;
use super::rule::Rule;
use super::vocabulary::Vocabulary;
use crate::text::{LineIndex, fold_word};

/// Checks a file. What is sound of it is used; the rest is told in mistakes.
pub(super) fn check(source: &Source<'_>) -> (Option<LanguageRules>, Vec<Mistake>) {
    let mut checker = Checker { source, lines: LineIndex::new(source.text), mistakes: Vec::new() };
    let rules = checker.file();
    (rules, checker.mistakes)
}

struct Checker<'a> {
    source: &'a Source<'a>,
    lines: LineIndex<'a>,
    mistakes: Vec<Mistake>,
}

impl Checker<'_> {
    fn file(&mut self) -> Option<LanguageRules> {
        let file: TimeFile = match toml::from_str(self.source.text) {
            Ok(file) => file,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.tell(at, None, error.message(), "mend the file; the built-in rules show its form");
                return None;
            }
        };
        self.own_folder(&file);
        let (vocabulary, faults) = Vocabulary::new(&file.words);
        for (what, advice) in faults {
            self.tell(0, None, &what, &advice);
        }
        if !(1..=7).contains(&file.week_start) {
            self.tell(0, None, "`week_start` is no day of the week", "write 1, Monday, to 7, Sunday");
            return None;
        }
        let rules: Vec<Rule> =
            file.rules.iter().filter_map(|rule| self.rule(rule, &file, &vocabulary)).collect();
        let fold_all = |words: &[String]| words.iter().map(|word| fold_word(word)).collect();
        Some(LanguageRules {
            path: self.source.path.to_owned(),
            triggers: Triggers::new(&rules),
            rules,
            vocabulary,
            furniture: fold_all(&file.furniture),
            clitics: fold_all(self.source.clitics),
            week_start: file.week_start,
        })
    }

    fn own_folder(&mut self, file: &TimeFile) {
        if file.language != self.source.language {
            let what = format!(
                "the file is for {}, but lies in the folder of {}",
                file.language, self.source.language
            );
            self.tell(0, None, &what, "move the file, or correct its language");
        }
    }

    fn rule(&mut self, rule: &WrittenRule, file: &TimeFile, vocabulary: &Vocabulary) -> Option<Rule> {
        let at = rule.id.span().start;
        let id = rule.id.get_ref();
        if rule.matches.is_empty() || rule.rejects.is_empty() {
            self.tell_rule(rule, "it has no examples", "give it `matches` and `rejects`");
            return None;
        }
        let twins = file.rules.iter().filter(|other| other.id.get_ref() == id).count();
        if twins > 1 {
            self.tell_rule(rule, "its id is used twice", "give each rule an id of its own");
        }
        let (pattern, gate) = self.pattern(rule, file, vocabulary)?;
        let not_before = self.not_before(rule, file, vocabulary)?;
        Some(Rule {
            id: id.clone(),
            line: self.lines.line_column(at).0,
            pattern,
            gate,
            relation: rule.relation,
            direction: rule.direction,
            from: rule.from,
            names: rule.names,
            glued: rule.glued,
            not_before,
            matches: rule.matches.clone(),
            rejects: rule.rejects.clone(),
            regex: OnceLock::new(),
        })
    }

    fn pattern(
        &mut self,
        rule: &WrittenRule,
        file: &TimeFile,
        vocabulary: &Vocabulary,
    ) -> Option<(Pattern, Gate)> {
        let pattern = self.expand(rule, &rule.pattern, file, vocabulary)?;
        let parsed = match regex_syntax::parse(&pattern.regex) {
            Ok(parsed) => parsed,
            Err(error) => return self.unreadable(rule, &error.to_string()),
        };
        let gate = gate(&parsed);
        if gate.is_none() {
            let advice = "let every match hold a word of a table, a literal or a digit";
            self.tell_rule(rule, "the pattern requires no word and no digit", advice);
        }
        gate.map(|gate| (pattern, gate))
    }

    /// The outer option is none where the pattern is at fault.
    fn not_before(
        &mut self,
        rule: &WrittenRule,
        file: &TimeFile,
        vocabulary: &Vocabulary,
    ) -> Option<Option<Regex>> {
        let Some(written) = &rule.not_before else { return Some(None) };
        let pattern = self.expand(rule, written, file, vocabulary)?;
        match Regex::new(&format!("^(?:{})", pattern.regex)) {
            Ok(regex) => Some(Some(regex)),
            Err(error) => self.unreadable(rule, &error.to_string()),
        }
    }

    fn expand(
        &mut self,
        rule: &WrittenRule,
        written: &str,
        file: &TimeFile,
        vocabulary: &Vocabulary,
    ) -> Option<Pattern> {
        let expanded = Pattern::new(written, &file.fragments, vocabulary);
        if let Err(name) = &expanded {
            let advice = "name a table of `[words]` or a fragment, or write \\{ for a brace";
            self.tell_rule(rule, &format!("nothing is known of `{{{name}}}`"), advice);
        }
        expanded.ok()
    }

    fn unreadable<T>(&mut self, rule: &WrittenRule, error: &str) -> Option<T> {
        self.tell_rule(rule, &format!("a pattern cannot be read: {error}"), "mend the pattern");
        None
    }

    fn tell_rule(&mut self, rule: &WrittenRule, what: &str, advice: &str) {
        self.tell(rule.id.span().start, Some(rule.id.get_ref()), what, advice);
    }

    fn tell(&mut self, at: usize, rule: Option<&str>, what: &str, advice: &str) {
        self.mistakes.push(Mistake {
            file: self.source.path.to_owned(),
            line: self.lines.line_column(at).0,
            rule: rule.map(str::to_owned),
            what: what.to_owned(),
            advice: advice.to_owned(),
        });
    }
}
