//! Rules of a set, and which of them spells a number.

use super::part::{Operand, Part, parts};

/// A rule for the numbers from `base` up to the base of the next rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The least number.
    pub base: u64,
    /// What numbers are divided by: the radix, as often multiplied with itself as fits into the
    /// base.
    pub divisor: u64,
    /// What is written.
    pub body: Vec<Part>,
}

/// The rules of a set, by rising base.
#[derive(Debug, Default)]
pub struct Rules {
    rules: Vec<Rule>,
    /// The rule for numbers below zero; it spells what remains without the sign.
    pub negative: Option<Rule>,
}

impl Rules {
    /// Reads one line, `base/radix: body;`. Rules for anything but whole numbers are passed over.
    ///
    /// # Errors
    /// Why the line is no rule.
    pub fn read(&mut self, line: &str) -> Result<(), String> {
        let line = line.strip_suffix(';').ok_or("the rule does not end with a semicolon")?;
        let (head, body) = line.split_once(':').ok_or("the rule has no base value before a colon")?;
        let body = body.trim_start();
        // An apostrophe in front keeps the spaces after it.
        let body = body.strip_prefix('\'').unwrap_or(body);
        if head == "-x" {
            self.negative = Some(Rule { base: 0, divisor: u64::MAX, body: parts(body)? });
        } else if head.starts_with(|c: char| c.is_ascii_digit()) && !head.contains('.') {
            let (base, divisor) = base(head)?;
            self.rules.push(Rule { base, divisor, body: parts(body)? });
            self.rules.sort_by_key(|rule| rule.base);
        }
        Ok(())
    }

    /// The rule for a number, and its place.
    pub fn of(&self, number: u64) -> Option<(usize, &Rule)> {
        let after = self.rules.partition_point(|rule| rule.base <= number);
        let at = after.checked_sub(1)?;
        let rolls_back = self.rules.get(at)?.rolls_back(number);
        let at = if rolls_back { at.checked_sub(1)? } else { at };
        Some((at, self.rules.get(at)?))
    }

    /// The rule at a place.
    pub fn at(&self, at: usize) -> Option<&Rule> {
        self.rules.get(at)
    }
}

impl Rule {
    /// Whether the rule would spell a remainder of nothing that its base does not have: the rule
    /// before it is meant.
    fn rolls_back(&self, number: u64) -> bool {
        self.spells_remainder()
            && number.is_multiple_of(self.divisor)
            && !self.base.is_multiple_of(self.divisor)
    }

    fn spells_remainder(&self) -> bool {
        let remains = |part: &Part| matches!(part, Part::Spelled(Operand::Remainder, _));
        self.body.iter().any(|part| match part {
            Part::Optional(inner) => inner.iter().any(remains),
            part => remains(part),
        })
    }
}

/// Base and divisor of `base`, `base/radix` and `base/radix>`, where each `>` takes one from the
/// exponent.
fn base(head: &str) -> Result<(u64, u64), String> {
    let lower = head.matches('>').count();
    let head = head.trim_end_matches('>');
    let (base, radix) = head.split_once('/').unwrap_or((head, "10"));
    let number = |text: &str| {
        text.replace([',', ' '], "").parse::<u64>().map_err(|_| format!("{text:?} is no number"))
    };
    let (base, radix) = (number(base)?, number(radix)?);
    if radix < 2 {
        return Err(format!("a radix of {radix} divides nothing"));
    }
    let exponent = base.checked_ilog(radix).unwrap_or(0).saturating_sub(u32::try_from(lower).unwrap_or(0));
    Ok((base, radix.pow(exponent)))
}
