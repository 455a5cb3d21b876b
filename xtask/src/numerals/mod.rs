//! The number words of a language that cannot be put together from others.

mod collector;
mod cut;
pub mod ordinals;
mod spelled;
mod words;

use std::path::Path;

pub use collector::Collector;
pub use words::Words;

use crate::failure::{Failure, write};
use crate::languages::{Language, Speller};
use crate::reader::{Written, numerals_path};

/// Makes the words of a language and writes them, with a sample of spelled-out numbers for tests.
/// Returns a line that says what was made and what could not be.
///
/// # Errors
/// A file cannot be read or written, or is not of the expected form.
pub fn make(language: &Language, cldr: &Path) -> Result<String, Failure> {
    let written = Written::load(language)?;
    let speller = Speller::cardinals(language, cldr)?;
    let mut collector = Collector::new(&written)?;
    let unread = collector.collect(&speller)?;
    let mut words = collector.finish()?;
    ordinals::collect(&mut words, &written, &Speller::ordinals(language, cldr)?)?;
    write(&numerals_path(language), &words.file(language, &written))?;
    spelled::write_sample(language, &speller)?;
    let left: Vec<String> = unread.iter().take(3).map(|it| format!("{} {:?}", it.value, it.text)).collect();
    Ok(format!("{}: {}; {} unread {}", language.code, words.summary(), unread.len(), left.join(", ")))
}
