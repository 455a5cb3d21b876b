//! Words for places in an order.

use counterclaim::text::fold::fold_word;

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
    for mut spelling in walk().flat_map(|value| speller.spell(value)) {
        if !reader.lexicon.words.glued {
            spelling.text = spelling.text.replace(SOFT_HYPHEN, "");
        }
        let covered =
            pieces(&spelling.text).any(|piece| words.has_ordinal(piece) || known.has_ordinal(piece));
        let counts = cardinal(&spelling.text, &reader).is_some();
        let (value, word) = irreducible(&spelling, &reader);
        if !covered && !counts && !known_otherwise(word, &reader) {
            words.add_ordinal(value, word);
        }
    }
    Ok(())
}

/// Parts words that are written together; where a language writes none together it is mere looks.
const SOFT_HYPHEN: char = '\u{ad}';

fn walk() -> impl Iterator<Item = u64> {
    (1..30).chain((30..100).step_by(10)).chain((100..=1000).step_by(100)).chain([1_000_000])
}

/// The whole spelling and its words.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    std::iter::once(text).chain(text.split(is_gap))
}

/// What is left when the number in front is taken off ("hundredth" of "one hundredth"), or that at
/// the end where the language puts the first word into the order.
fn irreducible<'a>(spelling: &'a Spelling, reader: &Reader) -> (u64, &'a str) {
    let cuts = cuts(&spelling.text, &reader.lexicon);
    let part =
        cuts.into_iter().find_map(|(head, tail)| match (cardinal(head, reader), cardinal(tail, reader)) {
            (Some(head), None) => Some((without(spelling.value, head)?, tail)),
            (None, Some(tail)) => Some((without(spelling.value, tail)?, head)),
            _ => None,
        });
    part.unwrap_or((spelling.value, &spelling.text))
}

/// What a known number leaves of the whole: 100 for 1 in 100, 1 for 20 in 21.
fn without(value: u64, known: u64) -> Option<u64> {
    let scale = known > 0 && known < 100 && value.is_multiple_of(100);
    let left = if scale { value / known } else { value.checked_sub(known)? };
    (left > 0).then_some(left)
}

/// The value of a count, with or without "the" written onto its front.
fn cardinal(text: &str, reader: &Reader) -> Option<u64> {
    let known = &reader.lexicon.definite;
    let bare = known.iter().filter_map(|article| text.strip_prefix(article.as_str()));
    std::iter::once(text).chain(bare).find_map(|text| reader.whole(text))
}

/// Whether a word is a count, a unit or a part as well: a second, a third.
fn known_otherwise(word: &str, reader: &Reader) -> bool {
    let (Reader { lexicon }, folded) = (reader, fold_word(word));
    let known = lexicon.units.get(&folded).is_some() || lexicon.meanings.get(&folded).is_some();
    known || cardinal(word, reader).is_some()
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
