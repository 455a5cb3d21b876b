//! What could not be read, and what was read with doubts.

use std::fmt;
use std::io;
use std::path::Path;

use thiserror::Error;

/// Something that was met and could not be read; the rest goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file, as [`Document::path`](super::Document::path) would give it.
    pub path: String,
    /// What is wrong.
    pub reason: String,
    /// What to do about it.
    pub advice: String,
}

/// Something wrong about an article's metadata; the article was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The file, as [`Document::path`](super::Document::path) gives it.
    pub path: String,
    /// The line of the file, from 1, where one is at fault.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

/// Why there is nothing to work on.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Paths named by hand that do not exist or cannot be read: all of them.
    #[error("{}", listed(.0))]
    Unreadable(Vec<Skipped>),
    /// No article was found; what was met instead.
    #[error("no article could be read: name files or folders that hold articles{}", below(.0))]
    Nothing(Vec<Skipped>),
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.path, self.reason, self.advice)
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path)?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}: {}", self.what, self.advice)
    }
}

/// What is wrong and what to do, before it is known whose fault it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub line: Option<usize>,
    pub what: String,
    pub advice: String,
}

impl Fault {
    pub fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { line: None, what: what.into(), advice: advice.into() }
    }

    pub fn at(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    pub fn skipping(self, path: impl Into<String>) -> Skipped {
        Skipped { path: path.into(), reason: self.what, advice: self.advice }
    }

    pub fn warning(self, path: &str) -> Warning {
        Warning { path: path.to_owned(), line: self.line, what: self.what, advice: self.advice }
    }

    /// Says why the system refused `path`.
    pub fn of_io(error: &io::Error, path: &Path) -> Self {
        let link = path.symlink_metadata().is_ok_and(|about| about.is_symlink());
        match error.kind() {
            io::ErrorKind::PermissionDenied => {
                Self::new("may not be read", "give yourself permission to read it, or leave it out")
            }
            io::ErrorKind::NotFound if link => {
                Self::new("is a link to something that does not exist", "mend the link or remove it")
            }
            io::ErrorKind::NotFound => Self::new("does not exist", "check the spelling of the path"),
            io::ErrorKind::NotADirectory => {
                Self::new("goes through a file as if it were a folder", "check the spelling of the path")
            }
            _ if link && path.metadata().is_err() => Self::link_loop(),
            _ => Self::new(format!("cannot be read ({error})"), "see to the cause, or leave it out"),
        }
    }

    pub fn link_loop() -> Self {
        Self::new("is a link that leads back to itself", "remove the link, or name what it should lead to")
    }
}

fn listed(skipped: &[Skipped]) -> String {
    skipped.iter().map(Skipped::to_string).collect::<Vec<_>>().join("\n")
}

fn below(skipped: &[Skipped]) -> String {
    skipped.iter().map(|one| format!("\n{one}")).collect()
}
