//! The sentences of a document given to the rules, each told what it needs to know of the others.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::draft::{Draft, Fate, Surroundings, drafts};
use super::reading::{Reading, SentenceReading};
use crate::rule::language::Language;
use crate::rule::set::ClaimRules;

/// A sentence and what the rules made of it.
pub struct Given<'a, 'r> {
    /// Index of the sentence in its document.
    pub at: usize,
    /// The sentence; its own fates are not yet set.
    pub sentence: &'a SentenceReading,
    /// The language it was read in.
    pub language: &'r Language,
    /// What it was told.
    pub surroundings: &'a Surroundings<'a>,
    /// Its claims, in order of bytes.
    pub drafts: Vec<Draft<'r>>,
    /// What became of each of its quantities.
    pub fates: Vec<Fate>,
}

/// Gives the sentences of a document to the rules, one after another; those in languages without
/// words or rules are left out.
pub fn each_given<'r>(reading: &Reading, rules: &'r ClaimRules, mut visit: impl FnMut(Given<'_, 'r>)) {
    let words = OnceCell::new();
    let has_word = |word: &str| words.get_or_init(|| stems(reading, rules)).contains(word);
    let mut before: Option<(usize, String)> = None;
    for (at, sentence) in reading.sentences.iter().enumerate() {
        let Some(language) = rules.languages.get(&sentence.sentence.language) else { continue };
        let paragraph = sentence.sentence.paragraph;
        let measure = before.take().filter(|(of, _)| *of == paragraph).map(|(_, measure)| measure);
        let surroundings = &Surroundings { has_word: &has_word, measure };
        let text = &sentence.sentence.folded.text;
        let (drafts, fates) = drafts(text, &sentence.quantities, language, surroundings, &|_| true);
        before = drafts.last().map(|draft| (paragraph, draft.measure.clone()));
        visit(Given { at, sentence, language, surroundings, drafts, fates });
    }
}

/// The words of a document, with and without what is written onto their fronts.
fn stems<'t>(reading: &'t Reading, rules: &ClaimRules) -> HashSet<&'t str> {
    let texts = reading.sentences.iter().map(|sentence| sentence.sentence.folded.text.as_str());
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    match rules.languages.get(&reading.language) {
        Some(language) => words.flat_map(|word| language.lexicon.words.stems(word)).collect(),
        None => words.collect(),
    }
}
