//! The grammar of numbers: small parts add up to a group, a scale word multiplies the group and
//! closes it, scales must fall.
//!
//! One grammar serves every language. What differs between languages is in the [`Lexicon`].

use super::element::Part;
use super::lexicon::{Lexicon, Meaning};
use super::numeral::{Numeral, Value};

/// The least number that "and" adds to, where a language does not say.
const HUNDRED: f64 = 100.0;

/// A number while it is being put together.
#[derive(Debug, Default)]
pub struct Sum {
    /// Groups that a scale word has multiplied, with that scale; scales fall.
    closed: Vec<(f64, f64)>,
    /// The group being built.
    group: Option<f64>,
    /// The end before the group began, to fall back on when its scale does not fit.
    before_group: usize,
    mantissa: Option<f64>,
    approximate: bool,
    ordinal: bool,
    /// How many parts there are.
    parts: usize,
    /// A fraction of the last scale was added; the scale may be said once more after it.
    fraction_of_scale: bool,
    last_digits: bool,
    last_scale: bool,
    /// Index of the token after the last part.
    pub end: usize,
}

impl Sum {
    /// Adds a part; false when it does not belong to this number.
    pub fn add(&mut self, part: &Part, lexicon: &Lexicon) -> bool {
        if self.ordinal && !lexicon.inverted || part.comma && !self.goes_on_after_comma(part) {
            return false;
        }
        let added = match part.element.meaning {
            Meaning::Cardinal(value) => self.add_cardinal(value, part, lexicon),
            Meaning::Ordinal(value) => self.add_ordinal(value, part, lexicon),
            Meaning::Approximate(value) => self.add_approximate(value, part.joined),
            Meaning::Scale(_) | Meaning::Fraction(_) if self.ordinal => false,
            // "415 and thousands more" are two numbers.
            Meaning::Scale(_) if part.joined && self.last_digits => false,
            Meaning::Scale(scale) if scale < 1000.0 => self.add_hundred(scale),
            Meaning::Scale(scale) => self.add_scale(scale, part.joined),
            Meaning::AttachedScale(scale) => self.last_digits && !part.apart && self.add_scale(scale, false),
            Meaning::Fraction(fraction) => self.add_fraction(fraction, part.joined),
            Meaning::One | Meaning::Lone | Meaning::Two => false,
        };
        if added {
            self.parts += 1;
            self.end = part.element.end;
            self.last_digits = part.element.digits;
            self.last_scale = matches!(part.element.meaning, Meaning::Scale(_) | Meaning::AttachedScale(_));
        }
        added
    }

    /// Adds decimals to the group; what cannot have any ends here.
    pub fn add_decimals(&mut self, fraction: f64, end: usize) {
        if self.group.is_some() || self.parts == 1 {
            self.group = Some(self.group.unwrap_or_default() + fraction);
            self.end = end;
        }
    }

    /// Whether this part and the last are both in digits, which makes them two numbers.
    pub fn both_digits(&self, next: &Part) -> bool {
        self.last_digits && next.element.digits
    }

    /// "One thousand, one hundred": only after a scale word, and only from a hundred up, since
    /// "ten thousand, five of them" are two numbers.
    fn goes_on_after_comma(&self, part: &Part) -> bool {
        let hundreds = match part.element.meaning {
            Meaning::Cardinal(value) => part.large || value >= HUNDRED,
            Meaning::Scale(scale) => scale < 1000.0,
            _ => false,
        };
        self.group.is_none() && !self.closed.is_empty() && !part.element.digits && hundreds
    }

    fn add_cardinal(&mut self, value: f64, part: &Part, lexicon: &Lexicon) -> bool {
        match self.group {
            None if self.closed.last().is_some_and(|(_, scale)| value >= *scale) => return false,
            None if value >= 1000.0 && !part.element.digits => self.close(value, grain(value)),
            None => {
                self.before_group = self.end;
                self.group = Some(value);
            }
            Some(group) if self.takes(group, value, part, lexicon) => self.group = Some(group + value),
            Some(_) => return false,
        }
        true
    }

    fn takes(&self, group: f64, value: f64, part: &Part, lexicon: &Lexicon) -> bool {
        // "Of the 20 one woman": digits and words go together only across a scale word.
        let mixed = self.last_digits != part.element.digits && !self.last_scale && value >= 1.0;
        if mixed || value == 0.0 {
            return false;
        }
        let joins = !part.joined || group >= lexicon.join_from.unwrap_or(HUNDRED);
        let teens = value < 20.0 && lexicon.takes_teens.contains(&(group % HUNDRED));
        let inverts = lexicon.inverted && part.joined && has_only_units(group) && is_ten(value);
        inverts || joins && (value < grain(group) || teens)
    }

    /// "Twenty-first", or the ordinal alone, to which an inverted ten may come.
    fn add_ordinal(&mut self, value: f64, part: &Part, lexicon: &Lexicon) -> bool {
        let added = !self.ordinal && self.add_cardinal(value, part, lexicon);
        self.ordinal |= added;
        added
    }

    fn add_approximate(&mut self, value: f64, joined: bool) -> bool {
        self.approximate = true;
        if let Some(group) = self.group.filter(|_| joined) {
            self.group = Some(group + value);
            return true;
        }
        let times = self.group.unwrap_or(1.0);
        self.mantissa.get_or_insert(times);
        self.group = Some(times * value);
        true
    }

    fn add_hundred(&mut self, hundred: f64) -> bool {
        match self.group {
            None if self.closed.last().is_some_and(|(_, scale)| hundred >= *scale) => return false,
            None => {
                self.before_group = self.end;
                self.group = Some(hundred);
            }
            Some(group) if group < hundred => self.group = Some(group * hundred),
            Some(_) => return false,
        }
        true
    }

    /// Multiplies what the scale can multiply: the open group and the groups closed by lower
    /// scales, as in "three thousand million".
    fn add_scale(&mut self, scale: f64, joined: bool) -> bool {
        let last = self.closed.last().map(|(_, last)| *last);
        if self.fraction_of_scale && self.group.is_none() && last == Some(scale) {
            return true;
        }
        let again = self.group.is_none() && !joined && last == Some(scale);
        let lower = |(_, closed): &&(f64, f64)| *closed < scale || again && *closed == scale;
        let multiplied = self.closed.iter().rev().take_while(lower).count();
        let keep = self.closed.len() - multiplied;
        let below: f64 = self.closed[keep..].iter().map(|(value, _)| value).sum();
        let times = if multiplied == 0 { self.group } else { Some(below + self.group.unwrap_or(0.0)) };
        let value = times.unwrap_or(1.0) * scale;
        // "Three thousand million" closes at a thousand million: millions may still follow.
        let reach = self.closed[keep..].first().map_or(1.0, |(_, closed)| *closed) * scale;
        if keep > 0 && self.closed[keep - 1].1 <= value {
            self.fall_back();
            return false;
        }
        self.closed.truncate(keep);
        self.close(value, reach);
        true
    }

    /// "A million and a half", "three quarters", "two and a half".
    fn add_fraction(&mut self, fraction: f64, joined: bool) -> bool {
        match (self.group, self.closed.last_mut()) {
            (None, Some((value, scale))) if joined => {
                *value += fraction * *scale;
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
        self.closed.push(((value * 1000.0).round() / 1000.0, scale));
        self.group = None;
    }

    /// Gives up the open group: "ten thousand and fifteen thousand" are two numbers.
    fn fall_back(&mut self) {
        if self.group.take().is_some() {
            self.end = self.before_group;
        }
    }

    /// The number; none when nothing was added.
    pub fn finish(self) -> Option<Numeral> {
        if self.parts == 0 {
            return None;
        }
        let closed: f64 = self.closed.iter().map(|(value, _)| value).sum();
        let value = closed + self.group.unwrap_or(0.0);
        let mantissa = self.mantissa.unwrap_or(value);
        let value = match (self.ordinal, self.approximate) {
            (true, _) => Value::Ordinal(value),
            (_, true) => Value::Approximate(value),
            _ => Value::Number(value),
        };
        Some(Numeral { value, mantissa, end: self.end })
    }
}

/// Whether the last two digits are a lone unit, to which a ten may still come: 7, 107.
fn has_only_units(group: f64) -> bool {
    (1.0..10.0).contains(&(group % HUNDRED))
}

fn is_ten(value: f64) -> bool {
    (20.0..HUNDRED).contains(&value) && value % 10.0 == 0.0
}

/// The largest power of ten that divides a whole number: 10 for 80, 1 for 84, 100 for 300.
fn grain(value: f64) -> f64 {
    let mut grain = 1.0;
    while value > 0.0 && value % (grain * 10.0) == 0.0 {
        grain *= 10.0;
    }
    grain
}
