//! Reads a document sentence by sentence: times, places and numbers.

use super::reading::{Reading, SentenceReading};
use crate::document::Document;
use crate::quantity::quantities;
use crate::rule::set::RuleSet;
use crate::text::{Sentence, SentenceRules, sentences};

/// Reads a document. One in a language without rules has sentences and nothing in them.
pub fn read(document: &Document, rules: &RuleSet) -> Reading {
    let code = document.language.clone().unwrap_or("ar".into());
    let language = rules.languages.get(&code);
    let sentence_rules = SentenceRules {
        abbreviations: language.map(|language| language.abbreviations.clone()).unwrap_or_default(),
        language: code,
    };
    let sentences = sentences(&document.text, document.body, &sentence_rules);
    let published = document.published;
    Reading {
        sentences: sentences.into_iter().map(|sentence| read_sentence(sentence, rules)).collect(),
        published,
    }
}

fn read_sentence(sentence: Sentence, rules: &RuleSet) -> SentenceReading {
    let language = rules.languages.get(&sentence.language);
    let quantities = language
        .map(|language| quantities(&sentence.folded.text, &language.lexicon, &[]))
        .unwrap_or_default();
    SentenceReading { sentence, times: vec![], places: vec![], quantities, fates: vec![] }
}
