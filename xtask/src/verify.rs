//! How much of what CLDR spells the reader reads.

use std::fmt;
use std::path::Path;

use crate::failure::{Failure, read};
use crate::languages::{Language, Speller, Spelling};
use crate::reader::{Reader, Written, numerals_path};
use crate::sample;

const SEED: u64 = 2026;
/// The most digits of a number tried.
const DIGITS: u32 = 15;
/// How many failures are shown.
const SHOWN: usize = 20;

/// What was read of one language.
#[derive(Debug)]
pub struct Verified {
    code: String,
    tried: usize,
    wrong: usize,
    /// The first failures: a spelling and what it was read as.
    shown: Vec<(Spelling, Option<f64>)>,
}

/// Spells `count` random numbers in every rule set and reads them back with the words that stand
/// under `rules/`.
///
/// # Errors
/// A file cannot be read or is not of the expected form.
pub fn verify(language: &Language, cldr: &Path, count: usize) -> Result<Verified, Failure> {
    let speller = Speller::cardinals(language, cldr)?;
    let reader = reader(language)?;
    let mut verified = Verified { code: language.code.clone(), tried: 0, wrong: 0, shown: Vec::new() };
    for spelling in sample::numbers(SEED, count, DIGITS).into_iter().flat_map(|value| speller.spell(value)) {
        verified.tried += 1;
        if !reader.reads(&spelling.text, spelling.value) {
            verified.wrong += 1;
            verified.show(spelling, &reader);
        }
    }
    Ok(verified)
}

impl Verified {
    /// Keeps a failure to be shown, each text once.
    fn show(&mut self, spelling: Spelling, reader: &Reader) {
        let is_new = self.shown.iter().all(|(shown, _)| shown.text != spelling.text);
        if is_new && self.shown.len() < SHOWN {
            let read = reader.value(&spelling.text);
            self.shown.push((spelling, read));
        }
    }
}

fn reader(language: &Language) -> Result<Reader, Failure> {
    let path = numerals_path(language);
    let numerals = if path.exists() {
        read(&path, "make the file readable")?
    } else {
        format!("language = {:?}\n", language.code)
    };
    Written::load(language)?.reader(&numerals)
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let right = self.tried - self.wrong;
        let permille = right * 100_000 / self.tried.max(1);
        let (whole, rest) = (permille / 1000, permille % 1000);
        write!(f, "{}  {whole}.{rest:03} %  {right} of {} read", self.code, self.tried)?;
        for (spelling, read) in &self.shown {
            let Spelling { value, text, set } = spelling;
            let read = read.map_or("nothing".to_owned(), |read| read.to_string());
            write!(f, "\n    {value} {set} {text:?} read as {read}")?;
        }
        Ok(())
    }
}
