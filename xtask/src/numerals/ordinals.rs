//! Words for places in an order.

use super::cut::{cuts, is_gap};
use super::words::Words;
use crate::failure::Failure;
use crate::languages::{Speller, Spelling};
use crate::reader::{Reader, Written};

/// Adds the words for places in an order that are not put together from others. A spelling that
/// the language uses for a count as well tells nothing and is left out.
///
/// # Errors
/// The mistakes in the lexicon.
pub fn collect(words: &mut Words, written: &Written, speller: &Speller) -> Result<(), Failure> {
    let reader = written.reader(&format!("language = {:?}\n{}", written.code, words.tables()))?;
    let known = by_hand(written);
    for spelling in walk().flat_map(|value| speller.spell(value)) {
        let covered =
            pieces(&spelling.text).any(|piece| words.has_ordinal(piece) || known.has_ordinal(piece));
        if !covered && reader.value(&spelling.text).is_none() {
            let (value, word) = irreducible(&spelling, &reader);
            if !known_otherwise(word, &reader) {
                words.add_ordinal(value, word);
            }
        }
    }
    Ok(())
}

fn walk() -> impl Iterator<Item = u64> {
    (1..30).chain((30..100).step_by(10)).chain((100..=1000).step_by(100)).chain([1_000_000])
}

/// The whole spelling and its words.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    std::iter::once(text).chain(text.split(is_gap))
}

/// What is left when the number in front is taken off: "hundredth" of "one hundredth".
fn irreducible<'a>(spelling: &'a Spelling, reader: &Reader) -> (u64, &'a str) {
    let cuts = cuts(&spelling.text, &reader.lexicon);
    let tail = cuts.into_iter().find_map(|(head, tail)| {
        let value = without(spelling.value, reader.whole(head)?)?;
        reader.value(tail).is_none().then_some((value, tail))
    });
    tail.unwrap_or((spelling.value, &spelling.text))
}

/// What a number in front leaves of the whole: 100 for 1 in 100, 1 for 20 in 21.
fn without(value: u64, head: u64) -> Option<u64> {
    if head > 0 && head < 100 && value.is_multiple_of(100) {
        Some(value / head)
    } else {
        value.checked_sub(head)
    }
}

/// Whether the word is a unit: a second.
fn known_otherwise(word: &str, reader: &Reader) -> bool {
    reader.lexicon.units.contains_key(&counterclaim::text::fold::fold_word(word))
}

/// The places in an order that the lexicon names.
fn by_hand(written: &Written) -> Words {
    let mut words = Words::default();
    let table = written.table.get("ordinals").and_then(toml::Value::as_table);
    for forms in table.into_iter().flat_map(toml::Table::values).filter_map(toml::Value::as_array) {
        forms.iter().filter_map(toml::Value::as_str).for_each(|form| words.add_ordinal(0, form));
    }
    words
}
