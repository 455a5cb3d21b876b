//! Pairs of claims: together in the gold, together in what was found.

use std::fmt;

use super::corpus::Gold;

/// Counts of pairs.
#[derive(Default)]
pub struct Pairs {
    both: f64,
    found: f64,
    gold: f64,
}

impl Pairs {
    /// Counts the pairs of claims that pass a test.
    pub fn count(gold: &[Gold], found: &[String], keep: impl Fn(&Gold) -> bool) -> Self {
        let kept: Vec<(&Gold, &String)> = gold.iter().zip(found).filter(|(claim, _)| keep(claim)).collect();
        let mut pairs = Pairs::default();
        for (at, (one, place)) in kept.iter().enumerate() {
            for (other, other_place) in kept.iter().skip(at + 1) {
                let (together, put) = (one.event == other.event, place == other_place);
                pairs.gold += f64::from(together);
                pairs.found += f64::from(put);
                pairs.both += f64::from(together && put);
            }
        }
        pairs
    }

    pub fn f1(&self) -> f64 {
        2.0 * self.both / (self.found + self.gold).max(1.0)
    }
}

impl fmt::Display for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let precision = self.both / self.found.max(1.0);
        let recall = self.both / self.gold.max(1.0);
        write!(f, "precision {precision:.3} recall {recall:.3} f1 {:.3}", self.f1())
    }
}
