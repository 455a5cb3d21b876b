//! From a number to its spelling.

use super::RuleSets;
use super::part::{By, Operand, Part};
use super::rule::{Rule, Rules};

/// How many rules may be at work within each other; more go round in a circle.
const DEPTH: usize = 64;

impl RuleSets {
    /// Spells a number by the rules of a set, soft hyphens and all. None where there is no such
    /// set, no rule for the number, or where the rules write digits.
    pub fn spell(&self, set: &str, number: i64) -> Option<String> {
        let mut spelling = Spelling { sets: self, text: String::new(), depth: 0 };
        let rules = self.sets.get(set)?;
        if number < 0 {
            let rule = rules.negative.as_ref()?;
            spelling.write(rules, 0, rule, number.unsigned_abs())?;
        } else {
            spelling.number(rules, number.unsigned_abs())?;
        }
        Some(spelling.text)
    }
}

struct Spelling<'a> {
    sets: &'a RuleSets,
    text: String,
    depth: usize,
}

impl Spelling<'_> {
    fn number(&mut self, rules: &Rules, number: u64) -> Option<()> {
        let (at, rule) = rules.of(number)?;
        self.write(rules, at, rule, number)
    }

    /// Writes a number by the rule at `at` of its set.
    fn write(&mut self, rules: &Rules, at: usize, rule: &Rule, number: u64) -> Option<()> {
        self.depth += 1;
        if self.depth > DEPTH {
            return None;
        }
        rule.body.iter().try_for_each(|part| self.part(part, rules, at, rule, number))?;
        self.depth -= 1;
        Some(())
    }

    fn part(&mut self, part: &Part, rules: &Rules, at: usize, rule: &Rule, number: u64) -> Option<()> {
        match part {
            Part::Text(text) => self.text.push_str(text),
            Part::Plural { ordinal, forms } => {
                let category = self.sets.plurals.category(number / rule.divisor, *ordinal);
                self.text.push_str(forms.get(category).or_else(|| forms.get("other"))?);
            }
            Part::Optional(_) if number.is_multiple_of(rule.divisor) => {}
            Part::Optional(inner) => {
                inner.iter().try_for_each(|part| self.part(part, rules, at, rule, number))?;
            }
            Part::Spelled(operand, by) => {
                let operand = match operand {
                    Operand::Quotient => number / rule.divisor,
                    Operand::Remainder => number % rule.divisor,
                    Operand::Same => number,
                };
                self.spelled(operand, by, rules, at)?;
            }
            Part::Digits => return None,
        }
        Some(())
    }

    fn spelled(&mut self, number: u64, by: &By, rules: &Rules, at: usize) -> Option<()> {
        match by {
            By::Own => self.number(rules, number),
            By::Set(name) => self.number(self.sets.sets.get(name)?, number),
            By::RuleBefore => {
                let before = at.checked_sub(1)?;
                self.write(rules, before, rules.at(before)?, number)
            }
        }
    }
}
