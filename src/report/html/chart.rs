//! Charts of a dispute: its claims as intervals on one axis, and over the days they hold for.

use super::card::mark;
use crate::claim::Claim;
use crate::finding::{Finding, Verdict};
use crate::quantity::{Interval, Modifier};
use crate::report::{Options, bidi, sources};

/// Width of a chart in units of its own.
const WIDTH: f64 = 640.0;
/// Room for the letters on the left.
const LEFT: f64 = 40.0;
/// Room for values on the right.
const RIGHT: f64 = 150.0;
/// Height of a row.
const ROW: f64 = 30.0;

/// Claims as intervals, a row each.
pub struct Axis {
    pub id: String,
    pub height: f64,
    pub base: f64,
    pub ticks: Vec<Tick>,
    pub rows: Vec<Row>,
}

/// A value on the axis.
pub struct Tick {
    pub at: f64,
    pub label: String,
}

/// A claim on the axis.
pub struct Row {
    pub mark: String,
    pub y: f64,
    pub from: f64,
    pub to: f64,
    pub low: End,
    pub high: End,
    pub about: bool,
    pub replaced: bool,
    pub label: String,
}

/// How an interval ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The value is among those meant.
    Closed,
    /// The value itself is left out.
    Open,
    /// Nothing bounds it on this side.
    Unbounded,
}

impl End {
    fn low(value: &Interval) -> Self {
        match (value.low, value.low_open) {
            (None, _) => End::Unbounded,
            (Some(_), true) => End::Open,
            (Some(_), false) => End::Closed,
        }
    }

    fn high(value: &Interval) -> Self {
        match (value.high, value.high_open) {
            (None, _) => End::Unbounded,
            (Some(_), true) => End::Open,
            (Some(_), false) => End::Closed,
        }
    }
}

impl Axis {
    /// The axis of the dispute that is the `at`th of the page.
    pub fn new(claims: &[&Claim], at: usize, options: &Options) -> Self {
        let values: Vec<&Interval> = claims.iter().map(|claim| &claim.value).collect();
        let scale = Scale::of_values(&values, LEFT, WIDTH - RIGHT);
        let rows: Vec<Row> = claims
            .iter()
            .enumerate()
            .map(|(at, claim)| Row {
                mark: mark(at),
                y: ROW * (at as f64 + 0.7),
                from: scale.at(claim.value.low.unwrap_or(scale.low)),
                to: scale.at(claim.value.high.unwrap_or(scale.high)),
                low: End::low(&claim.value),
                high: End::high(&claim.value),
                about: is_about(&claim.value),
                replaced: claim.replaced,
                label: bidi::safe(&options.phrases.value(&claim.value)),
            })
            .collect();
        let base = ROW * (rows.len() as f64 + 0.4);
        Axis { id: format!("axis-{}", at + 1), height: base + 26.0, base, ticks: scale.ticks(), rows }
    }
}

fn is_about(value: &Interval) -> bool {
    value.modifier == Modifier::About
}

/// Height of the part of a timeline that holds claims.
const TALL: f64 = 170.0;

/// Claims over the days they hold for.
pub struct Timeline {
    pub id: String,
    pub values: Vec<Tick>,
    pub days: Vec<Tick>,
    pub points: Vec<Point>,
    /// The line through a revision; empty where there is none.
    pub path: String,
    /// Marks of claims without a day.
    pub undated: Vec<String>,
}

/// A claim over its day.
pub struct Point {
    pub mark: String,
    pub x: f64,
    pub low: f64,
    pub high: f64,
    pub low_end: End,
    pub high_end: End,
    pub about: bool,
    pub replaced: bool,
}

impl Timeline {
    /// None where the claims do not hold for several days.
    pub fn new(claims: &[&Claim], finding: &Finding, at: usize) -> Option<Self> {
        let days: Vec<Option<i64>> = claims.iter().map(|claim| day_number(claim)).collect();
        let first = days.iter().flatten().min()?;
        let last = days.iter().flatten().max().filter(|last| *last > first)?;
        let values: Vec<&Interval> = claims.iter().map(|claim| &claim.value).collect();
        let scale = Scale::of_values(&values, TALL, 14.0);
        let time = Scale { low: *first as f64, high: *last as f64, from: LEFT + 60.0, to: WIDTH - 40.0 };
        let point = |(at, (claim, day)): (usize, (&&Claim, &Option<i64>))| {
            Some(Point {
                mark: mark(at),
                x: time.at((*day)? as f64),
                low: scale.at(claim.value.low.unwrap_or(scale.low)),
                high: scale.at(claim.value.high.unwrap_or(scale.high)),
                low_end: End::low(&claim.value),
                high_end: End::high(&claim.value),
                about: is_about(&claim.value),
                replaced: claim.replaced,
            })
        };
        let mut points: Vec<Point> = claims.iter().zip(&days).enumerate().filter_map(point).collect();
        share_marks(&mut points);
        let undated = days.iter().enumerate().filter(|(_, day)| day.is_none()).map(|(at, _)| mark(at));
        Some(Timeline {
            id: format!("timeline-{}", at + 1),
            values: scale.ticks(),
            days: day_ticks(claims, &time),
            path: if finding.verdict == Verdict::Revision {
                path(claims, &days, &scale, &time)
            } else {
                String::new()
            },
            points,
            undated: undated.collect(),
        })
    }
}

/// Points that would hide one another's marks share that of the first.
fn share_marks(points: &mut [Point]) {
    for at in 1..points.len() {
        let (before, rest) = points.split_at_mut(at);
        let Some(point) = rest.first_mut() else { continue };
        let near =
            |other: &&mut Point| (other.x - point.x).abs() < 12.0 && (other.low - point.low).abs() < 14.0;
        if let Some(first) = before.iter_mut().filter(|other| !other.mark.is_empty()).find(near) {
            first.mark = format!("{} {}", first.mark, point.mark);
            point.mark.clear();
        }
    }
}

fn day_number(claim: &Claim) -> Option<i64> {
    let day = sources::as_of(claim)?;
    let epoch = jiff::civil::date(1970, 1, 1);
    day.since((jiff::Unit::Day, epoch)).ok().map(|span| i64::from(span.get_days()))
}

/// The days that claims hold for, none so near the one before that they could not be read.
fn day_ticks(claims: &[&Claim], time: &Scale) -> Vec<Tick> {
    let days = claims.iter().filter_map(|claim| Some((day_number(claim)?, sources::as_of(claim)?)));
    let days: std::collections::BTreeMap<i64, jiff::civil::Date> = days.collect();
    let mut ticks: Vec<Tick> = Vec::new();
    for (number, day) in days {
        let at = time.at(number as f64);
        if ticks.last().is_none_or(|last| at - last.at >= 96.0) {
            ticks.push(Tick { at, label: day.to_string() });
        }
    }
    ticks
}

/// From each figure to the one that follows it in time.
fn path(claims: &[&Claim], days: &[Option<i64>], scale: &Scale, time: &Scale) -> String {
    let stated = |claim: &Claim| claim.value.figure();
    let mut steps: Vec<(f64, f64)> = claims
        .iter()
        .zip(days)
        .filter_map(|(claim, day)| Some((time.at((*day)? as f64), scale.at(stated(claim)?))))
        .collect();
    steps.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let points: Vec<String> = steps.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    points.join(" ")
}

/// From values to places in a chart.
struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// The stated ends with some room on both sides.
    fn of_values(values: &[&Interval], from: f64, to: f64) -> Self {
        let ends = || values.iter().flat_map(|value| [value.low, value.high]).flatten();
        let low = ends().fold(f64::INFINITY, f64::min);
        let high = ends().fold(f64::NEG_INFINITY, f64::max);
        if !low.is_finite() || !high.is_finite() {
            return Scale { low: 0.0, high: 1.0, from, to };
        }
        let room = if high > low { (high - low) * 0.12 } else { (high.abs() * 0.1).max(1.0) };
        let floor = if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
        Scale { low: (low - room).max(floor), high: high + room, from, to }
    }

    fn at(&self, value: f64) -> f64 {
        let share = if self.high > self.low { (value - self.low) / (self.high - self.low) } else { 0.5 };
        ((self.from + share * (self.to - self.from)) * 10.0).round() / 10.0
    }

    /// Three to seven round values.
    fn ticks(&self) -> Vec<Tick> {
        let rough = (self.high - self.low) / 4.0;
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * power).find(|step| *step >= rough);
        let step = step.unwrap_or(power * 10.0);
        let first = (self.low / step).ceil();
        let ticks = (0..8).map(|n| (first + f64::from(n)) * step).take_while(|value| *value <= self.high);
        ticks.map(|value| Tick { at: self.at(value), label: number(value) }).collect()
    }
}

/// Small fractions that reckoning leaves are cut.
fn number(value: f64) -> String {
    ((value * 1000.0).round() / 1000.0).to_string()
}
