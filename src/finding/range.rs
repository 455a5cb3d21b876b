//! Which values a set of figures allows, and which figures exclude one another.

use crate::quantity::{Interval, Modifier};

/// The values a figure allows once rounding and "about" are given their room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Lowest value; negative infinity when nothing bounds it from below.
    pub low: f64,
    /// Highest value; infinity when nothing bounds it from above.
    pub high: f64,
    low_open: bool,
    high_open: bool,
}

/// What a set of figures leaves over.
#[derive(Debug, Clone, PartialEq)]
pub enum Common {
    /// The values that satisfy all.
    Room(Range),
    /// The smallest set of figures, by position, that no value satisfies: always two.
    Clash(usize, usize),
}

impl Range {
    /// The room of a figure. `tolerance` is relative: 0.05 is five per cent.
    pub fn of(figure: &Interval, tolerance: f64) -> Self {
        let (low, high) = (figure.low.unwrap_or(f64::NEG_INFINITY), figure.high.unwrap_or(f64::INFINITY));
        let range = Range { low, high, low_open: figure.low_open, high_open: figure.high_open };
        match figure.modifier {
            Modifier::About => range.wider(low.abs() * tolerance),
            Modifier::Exact => range.wider(slack(low)),
            _ => range,
        }
    }

    /// Whether some value lies in both.
    pub fn meets(&self, other: &Range) -> bool {
        let low = self.low.max(other.low);
        let high = self.high.min(other.high);
        let shut =
            |range: &Range| !(range.low == low && range.low_open || range.high == low && range.high_open);
        low < high || (low == high && shut(self) && shut(other))
    }

    fn wider(self, by: f64) -> Self {
        Range { low: self.low - by, high: self.high + by, ..self }
    }

    /// The values that lie in both of two that meet.
    pub(super) fn within(&self, other: &Range) -> Self {
        let low_open =
            if self.low == other.low { self.low_open || other.low_open } else { self.low_from(other) };
        let high_open =
            if self.high == other.high { self.high_open || other.high_open } else { self.high_from(other) };
        Range { low: self.low.max(other.low), high: self.high.min(other.high), low_open, high_open }
    }

    fn low_from(&self, other: &Range) -> bool {
        if self.low > other.low { self.low_open } else { other.low_open }
    }

    fn high_from(&self, other: &Range) -> bool {
        if self.high < other.high { self.high_open } else { other.high_open }
    }

    /// The range as a stated interval, in the one notation for values.
    pub fn stated(&self) -> Interval {
        let (low, high) = (self.low.is_finite(), self.high.is_finite());
        let one =
            |value, open: Modifier, shut, is_open| Interval::new(value, if is_open { open } else { shut });
        match (low, high) {
            (true, false) => one(self.low, Modifier::MoreThan, Modifier::AtLeast, self.low_open),
            (false, true) => one(self.high, Modifier::LessThan, Modifier::AtMost, self.high_open),
            _ => Interval {
                low_open: self.low_open,
                high_open: self.high_open,
                ..Interval::between(self.low, high.then_some(self.high), Modifier::Range)
            },
        }
    }
}

/// The smallest sets of figures that no value satisfies, by position. Intervals of a line that meet
/// two by two all meet, so that each set is two figures.
pub fn conflicts(figures: &[Interval], tolerance: f64) -> Vec<(usize, usize)> {
    clashes(&ranges(figures, tolerance)).collect()
}

/// The values that satisfy all figures, or two of them that exclude each other. Intervals of a line
/// that meet pairwise all meet, so two are always enough. `None` for no figures at all.
pub fn common(figures: &[Interval], tolerance: f64) -> Option<Common> {
    let ranges = ranges(figures, tolerance);
    if let Some((a, b)) = clashes(&ranges).next() {
        return Some(Common::Clash(a, b));
    }
    ranges.iter().copied().reduce(|all, next| all.within(&next)).map(Common::Room)
}

fn ranges(figures: &[Interval], tolerance: f64) -> Vec<Range> {
    figures.iter().map(|figure| Range::of(figure, tolerance)).collect()
}

/// The pairs of which no value lies in both.
fn clashes(ranges: &[Range]) -> impl Iterator<Item = (usize, usize)> {
    let rest = |at: usize| ranges.iter().enumerate().skip(at + 1);
    let apart = move |(at, range): (usize, &Range)| {
        let range = *range;
        rest(at).filter(move |(_, other)| !range.meets(other)).map(move |(other, _)| (at, other))
    };
    ranges.iter().enumerate().flat_map(apart)
}

/// Whether two figures are one figure, rounded: one is the other cut at its last non-zero digit and
/// within the tolerance, or one is "about" and within the tolerance. Word-like figures with two far
/// ends ("hundreds") name no figure and are never one with another.
pub fn one_figure(a: &Interval, b: &Interval, tolerance: f64) -> bool {
    if a.modifier == Modifier::Vague || b.modifier == Modifier::Vague {
        return false;
    }
    if a.modifier == Modifier::Range || b.modifier == Modifier::Range {
        return a.low == b.low && a.high == b.high;
    }
    let (x, y) = (point(a), point(b));
    if x == y {
        return same_way(a, b);
    }
    let near = (x - y).abs() <= tolerance * x.abs().max(y.abs());
    let rounded = if x < y { cuts(a, y) || rounds_up(b, x) } else { cuts(b, x) || rounds_up(a, y) };
    let about = a.modifier == Modifier::About || b.modifier == Modifier::About;
    near && same_way(a, b) && (rounded || (about && Range::of(a, tolerance).meets(&Range::of(b, tolerance))))
}

/// The stated number: its one end, or the middle of two.
pub fn point(figure: &Interval) -> f64 {
    match (figure.low, figure.high) {
        (Some(low), Some(high)) => f64::midpoint(low, high),
        (low, high) => low.or(high).unwrap_or_default(),
    }
}

/// Whether the figure has an open end: it is a floor or a ceiling.
pub fn open(figure: &Interval) -> bool {
    figure.low.is_none() || figure.high.is_none()
}

/// A floor and a ceiling of one number ("more than 300", "up to 300") are not one figure.
fn same_way(a: &Interval, b: &Interval) -> bool {
    !(a.low.is_none() && b.high.is_none() || a.high.is_none() && b.low.is_none())
}

/// Whether `figure` is `precise` cut at the figure's last non-zero digit. Small numbers and those with
/// a last digit other than zero stand for themselves, unless a floor says that they do not.
fn cuts(figure: &Interval, precise: f64) -> bool {
    let (value, grain) = (point(figure), grain(point(figure)));
    let round = grain >= 10.0 && (value >= 100.0 || figure.high.is_none());
    let floor_allows = figure.low.is_some() || precise <= value;
    round && floor_allows && (precise / grain).floor() * grain == value
}

/// Whether `figure` is `precise` rounded up; only a big round figure without bounds is read so.
fn rounds_up(figure: &Interval, precise: f64) -> bool {
    let (value, grain) = (point(figure), grain(point(figure)));
    let big = grain >= 1000.0 && figure.modifier == Modifier::Exact;
    big && (precise / grain).round() * grain == value
}

/// How far a number stated without any modifier may be from what was counted: half of its last
/// non-zero digit where the number is big and round, nothing else.
fn slack(value: f64) -> f64 {
    let grain = grain(value);
    if grain >= 1000.0 && value / grain < 100.0 { (grain / 2.0).min(value * 0.05) } else { 0.0 }
}

/// The place value of the last non-zero digit: 6000 has 1000, 6510 has 10; 0 has 1.
fn grain(value: f64) -> f64 {
    let mut grain = 1.0;
    while value != 0.0 && grain < 1e15 && value % (grain * 10.0) == 0.0 {
        grain *= 10.0;
    }
    grain
}
