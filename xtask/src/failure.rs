//! What ends a run.

use std::fmt;
use std::path::Path;

use counterclaim::rule::mistake::Mistake;

/// Why a run ended: what could not be done, where, why, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file or folder at fault.
    pub place: String,
    /// What is wrong with it.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

impl Failure {
    /// A failure at a place.
    pub fn new(place: impl fmt::Display, what: impl fmt::Display, advice: &str) -> Self {
        Failure { place: place.to_string(), what: what.to_string(), advice: advice.to_owned() }
    }
}

impl From<Vec<Mistake>> for Failure {
    fn from(mistakes: Vec<Mistake>) -> Self {
        let all: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
        Failure::new("rules", all.join("\n"), "correct these files first")
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.place, self.what, self.advice)
    }
}

/// Reads a text file.
///
/// # Errors
/// The file cannot be read or is not UTF-8.
pub fn read(path: &Path, advice: &str) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|why| Failure::new(path.display(), why, advice))
}

/// Writes a text file and the folders above it.
///
/// # Errors
/// The file or a folder above it cannot be written.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|why| Failure::new(path.display(), why, "make the folder writable"))
}
