//! A sample of spelled-out numbers, for the test that the reader reads them back.

use std::fmt::Write;

use super::words::{LICENCE, SOURCE};
use crate::failure::{Failure, write};
use crate::languages::{Language, Speller, Spelling};
use crate::reader::root;
use crate::sample;

const SEED: u64 = 48;
const COUNT: usize = 160;
/// The most digits: numbers stay below a million million.
const DIGITS: u32 = 12;

/// Writes `tests/quantity/spelled/<code>.tsv`.
///
/// # Errors
/// The file cannot be written.
pub fn write_sample(language: &Language, speller: &Speller) -> Result<(), Failure> {
    let path = root().join("tests/quantity/spelled").join(format!("{}.tsv", language.code));
    let mut text = format!(
        "# Numbers of {} as the spell-out rules of {SOURCE} write them.\n# {LICENCE}\n\
         # `cargo run -p xtask -- numerals CLDR_DIR` writes this file again.\n",
        language.name
    );
    for spelling in sample(speller) {
        let _ = writeln!(text, "{}\t{}", spelling.text, spelling.value);
    }
    write(&path, &text)
}

/// One spelling for each number, each rule set in its turn, by rising value.
fn sample(speller: &Speller) -> Vec<Spelling> {
    let numbers = sample::numbers(SEED, COUNT, DIGITS).into_iter().enumerate();
    let spelled = numbers.filter_map(|(at, number)| {
        let spellings = speller.spell(number);
        spellings.get(at.checked_rem(spellings.len())?).cloned()
    });
    let mut spelled: Vec<Spelling> = spelled.collect();
    spelled.sort();
    spelled.dedup_by(|a, b| a.text == b.text);
    spelled
}
