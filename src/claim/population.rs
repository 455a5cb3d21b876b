//! Who was counted, read from the words around a number.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Population;
use super::draft::Draft;
use super::reading::SentenceReading;
use crate::quantity::{Kind, Lexicon, Quantity};
use crate::text::Span;

/// How many words after its number the counted noun may stand.
const COUNTED_WORDS: usize = 4;
/// How many bytes of folded text such words take at most; look no further.
const COUNTED_BYTES: usize = 96;

/// The population of a claim: the counted noun's kind, the peoples named beside it, and the place
/// of its clause.
pub fn population(draft: &Draft<'_>, reading: &SentenceReading, lexicon: &Lexicon) -> Population {
    let folded = &reading.sentence.folded.text;
    let quantities = &reading.quantities;
    let quantity = draft.quantity.and_then(|index| quantities.get(index));
    let start = quantity.map_or(draft.number.end, |quantity| quantity.extent.end);
    let next = quantities.iter().map(|quantity| quantity.extent.start).find(|next| *next >= start);
    let near = counted_words(folded, start..next.unwrap_or(folded.len()));
    // The number itself may be the noun: "a policeman".
    let own = quantity.filter(|quantity| matches!(quantity.kind, Kind::One | Kind::Count));
    let own = own.and_then(|_| folded.get(draft.number.clone())).unwrap_or_default();
    let counted = folded.get(near.clone()).unwrap_or_default();
    let words = own.split_whitespace().chain(counted.split_whitespace());
    let mut who = kinds_of_people(words, draft, lexicon);
    who.extend(definitions(folded, draft.number.start, near.clone(), quantities, lexicon));
    Population { who, side: side(draft, near, reading) }
}

/// How the people were counted, where a phrase says so right after the number, or before it with
/// no other number between.
fn definitions<'l>(
    folded: &str,
    start: usize,
    near: Range<usize>,
    quantities: &[Quantity],
    lexicon: &'l Lexicon,
) -> impl Iterator<Item = String> + 'l {
    let last = quantities.iter().map(|quantity| quantity.extent.end).filter(|end| *end <= start).max();
    let (before, after) = (folded.get(last.unwrap_or(0)..start), folded.get(near));
    let text = [before.unwrap_or_default(), " ", after.unwrap_or_default()].concat();
    let told = move |phrase: &str| text.contains(phrase);
    lexicon.definitions.iter().filter(move |(phrase, _)| told(phrase)).map(|(_, name)| name.clone())
}

/// The kinds of people among some words that limit who was counted. Soldiers in a battle are its
/// toll; children in it are a part.
fn kinds_of_people<'w>(
    words: impl Iterator<Item = &'w str>,
    draft: &Draft<'_>,
    lexicon: &Lexicon,
) -> BTreeSet<String> {
    let limits = |who: &&str| {
        !lexicon.anyone.contains(*who) && (draft.source.is_some() || lexicon.parts.contains(*who))
    };
    let told = words.filter_map(|word| kind_of_people(word, lexicon)).filter(limits);
    draft.making.who.iter().cloned().chain(told.map(str::to_owned)).collect()
}

/// The bytes of the first few words of what stands between a number and the next one, up to a mark
/// of punctuation.
fn counted_words(folded: &str, between: Range<usize>) -> Range<usize> {
    let start = between.start;
    let rest = folded.get(between).unwrap_or_default();
    let mut words = 0;
    let mut end = 0;
    for (at, c) in rest.char_indices().take_while(|(at, _)| *at < COUNTED_BYTES) {
        if ".,;:!?()".contains(c) {
            break;
        }
        if c == ' ' {
            words += usize::from(at > 0);
        }
        if words > COUNTED_WORDS {
            break;
        }
        end = at + c.len_utf8();
    }
    start..start + end
}

fn kind_of_people<'l>(word: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    lexicon.words.stems(word).iter().find_map(|stem| lexicon.people.get(*stem)).map(String::as_str)
}

/// Peoples named right after the number; failing them, the one place named in its clause.
fn side(draft: &Draft<'_>, near: Range<usize>, reading: &SentenceReading) -> BTreeSet<String> {
    let near = reading.document_span(near);
    let peoples =
        reading.places.iter().filter(|m| m.people && near.start <= m.span.start && m.span.end <= near.end);
    let peoples: BTreeSet<String> = peoples.map(|mention| mention.place.clone()).collect();
    if !peoples.is_empty() {
        return peoples;
    }
    let clause = reading.document_span(clause(&reading.sentence.folded.text, draft.number.clone()));
    let inside = |span: &Span| clause.start <= span.start && span.end <= clause.end;
    let named: BTreeSet<String> =
        reading.places.iter().filter(|m| !m.people && inside(&m.span)).map(|m| m.place.clone()).collect();
    // Two places in a clause are where it happened, not whose dead they are.
    if named.len() == 1 { named } else { BTreeSet::new() }
}

/// The stretch between commas around a number.
fn clause(folded: &str, number: Range<usize>) -> Range<usize> {
    let start = folded[..number.start].rfind([',', ';', ':']).map_or(0, |at| at + 1);
    let end = folded[number.end..].find([',', ';', ':']).map_or(folded.len(), |at| number.end + at);
    start..end
}
