//! How many were right, with what is made of it.

/// Right, wrong and missed.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    /// Found, and wanted.
    pub right: usize,
    /// Found, and not wanted.
    pub wrong: usize,
    /// Wanted, and not found.
    pub missed: usize,
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: usize, rest: usize| {
            if part + rest == 0 { 1.0 } else { part as f64 / (part + rest) as f64 }
        };
        let (precision, recall) = (share(self.right, self.wrong), share(self.right, self.missed));
        let f1 =
            if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
        let Tally { right, wrong, missed } = self;
        write!(
            f,
            "precision {precision:.3}  recall {recall:.3}  f1 {f1:.3}  ({right} right, {wrong} wrong, {missed} missed)"
        )
    }
}
