//! What is wrong in a file of time rules, and what to do about it.

use std::fmt;

/// One mistake in a rule file. All mistakes of a file are told at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The rule file.
    pub file: String,
    /// Line in it, from 1.
    pub line: usize,
    /// The rule at fault; none when it is not in a rule.
    pub rule: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if let Some(rule) = &self.rule {
            write!(f, "rule {rule}: ")?;
        }
        write!(f, "{}; {}", self.what, self.advice)
    }
}
