//! Mistakes in rule files: what, where, and what to do. All are reported, not only the first.

use std::fmt;
use std::ops::Range;

/// One mistake in one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file, below the rules folder.
    pub file: String,
    /// Line from 1; none when the whole file is meant.
    pub line: Option<usize>,
    /// The rule or entry at fault.
    pub rule: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

/// One file of rules: its name below the rules folder and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFile {
    /// Name with forward slashes, such as `xx/killed.toml`.
    pub name: String,
    /// The TOML.
    pub text: String,
    /// The folder it comes from: 0 for the rules inside the binary, then in the order of `--rules`.
    pub layer: usize,
}

impl RuleFile {
    /// The line, from 1, of a byte of this file.
    pub fn line(&self, byte: usize) -> usize {
        self.text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
    }

    /// A mistake at a byte range of this file.
    pub fn mistake(
        &self,
        span: Option<Range<usize>>,
        rule: Option<&str>,
        what: String,
        advice: &str,
    ) -> Mistake {
        Mistake {
            file: self.name.clone(),
            line: span.map(|span| self.line(span.start)),
            rule: rule.map(str::to_owned),
            what,
            advice: advice.to_owned(),
        }
    }

    /// Parses the file; a TOML mistake comes with its place.
    ///
    /// # Errors
    /// The mistake, when the text is not TOML or not of the expected form.
    pub fn parse<T: serde::de::DeserializeOwned>(&self) -> Result<T, Mistake> {
        toml::from_str(&self.text).map_err(|error| {
            let what = error.message().to_owned();
            self.mistake(
                error.span(),
                None,
                what,
                "correct the TOML at this line; rules/README.md shows the form",
            )
        })
    }
}

impl From<crate::time::Mistake> for Mistake {
    fn from(wrong: crate::time::Mistake) -> Self {
        let crate::time::Mistake { file, line, rule, what, advice } = wrong;
        Mistake { file, line: Some(line), rule, what, advice }
    }
}

impl From<crate::place::Mistake> for Mistake {
    fn from(wrong: crate::place::Mistake) -> Self {
        let crate::place::Mistake { file, line, id, what, advice } = wrong;
        Mistake { file, line: Some(line), rule: (!id.is_empty()).then_some(id), what, advice }
    }
}

impl From<super::measure::Mistake> for Mistake {
    fn from(wrong: super::measure::Mistake) -> Self {
        let super::measure::Mistake { file, line, id, what, advice } = wrong;
        Mistake { file, line: Some(line), rule: id, what, advice }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(rule) = &self.rule {
            write!(f, ": {rule}")?;
        }
        write!(f, ": {} ({})", self.what, self.advice)
    }
}
