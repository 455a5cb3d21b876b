//! Rare words of titles and leads: two reports of one happening share them.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::reading::Reading;

/// Paragraphs that make up the title and the lead.
const LEAD: usize = 3;
/// Letters a word has at least.
const LETTERS: usize = 4;
/// Documents that may always share a rare word; in large sets as many as the root of their number.
const SHARED: usize = 4;

/// For each document the words of its title and lead that few others use there.
pub fn rare_words(readings: &[Reading]) -> Vec<BTreeSet<String>> {
    let all: Vec<BTreeSet<String>> = readings.iter().map(words).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in all.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let most = readings.len().isqrt().max(SHARED);
    let rare = |word: &&String| counts.get(word.as_str()).is_some_and(|count| (2..=most).contains(count));
    all.iter().map(|words| words.iter().filter(rare).cloned().collect()).collect()
}

fn words(reading: &Reading) -> BTreeSet<String> {
    let lead = reading.sentences.iter().filter(|reading| reading.sentence.paragraph < LEAD);
    let words = lead.flat_map(|reading| reading.sentence.folded.text.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| word.chars().count() >= LETTERS).map(str::to_owned).collect()
}
