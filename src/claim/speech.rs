//! Who says it and how surely, read from the sentence of a claim.

use std::ops::Range;

use super::Stance;
use super::beside::places_of;
use super::hit::{Hit, hits};
use super::reading::SentenceReading;
use crate::quantity::Lexicon;
use crate::quantity::mask::{Masked, Settled};
use crate::rule::effect::Effect;
use crate::rule::language::Language;

/// What the speech rules found in one sentence. Ranges are bytes of the folded sentence.
#[derive(Debug, Default)]
pub struct Speech {
    speakers: Vec<Speaker>,
    stances: Vec<(usize, Stance)>,
    /// Where the sentence turns to another statement.
    turns: Vec<usize>,
}

/// Whoever says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name, in bytes of the folded sentence.
    pub by: Range<usize>,
    /// Whether a pronoun stands for the name.
    pub again: bool,
}

/// A mark at which a sentence turns to another statement.
const TURN: char = ';';

impl Speech {
    /// Runs the speech rules of a language over a sentence.
    pub fn read(sentence: &SentenceReading, language: &Language) -> Self {
        let folded = &sentence.sentence.folded.text;
        let masked = Masked::new(folded, &sentence.quantities, &language.masks, &|_| Settled::Open);
        let mut speech = Speech::default();
        for rule in language.book().woken(&language.book().wake_speech, &masked.text) {
            for hit in hits(rule, &masked) {
                speech.take(&hit, &masked, sentence, &language.lexicon);
            }
        }
        speech.turns = turns(folded, &language.lexicon);
        speech.speakers.sort_by_key(|speaker| speaker.by.start);
        speech.stances.sort_by_key(|(at, _)| *at);
        speech
    }

    fn take(&mut self, hit: &Hit<'_>, masked: &Masked, sentence: &SentenceReading, lexicon: &Lexicon) {
        match (&hit.rule.effect, &hit.by) {
            (Effect::Stance(stance), _) => {
                self.stances.push((masked.folded(hit.whole.clone()).start, *stance))
            }
            (_, Some(by)) => self.speakers.extend(named(masked.folded(by.clone()), sentence, lexicon)),
            _ => {}
        }
    }

    /// Who says what stands at a byte: the speaker named last before it, else the first after it, unless
    /// the sentence turns in between.
    pub fn speaker(&self, at: usize) -> Option<Speaker> {
        let before = self.speakers.iter().rev().find(|speaker| speaker.by.end <= at);
        let after = || self.speakers.iter().find(|speaker| speaker.by.start > at);
        before.or_else(|| after().filter(|speaker| !self.turn(at, speaker.by.start))).cloned()
    }

    /// Where the next speaker after a byte is named.
    pub fn next_speaker(&self, at: usize) -> Option<usize> {
        self.speakers.iter().map(|speaker| speaker.by.start).find(|start| *start >= at)
    }

    /// How surely what stands at a byte is said: as the last cue before it tells, unless the sentence
    /// turns in between.
    pub fn stance(&self, at: usize) -> Stance {
        let cue = self.stances.iter().rev().find(|(cue, _)| *cue <= at);
        cue.filter(|(cue, _)| !self.turn(*cue, at)).map_or(Stance::Stated, |(_, stance)| *stance)
    }

    fn turn(&self, from: usize, to: usize) -> bool {
        self.turns.iter().any(|turn| (from..to).contains(turn))
    }
}

/// Who told a sentence, where the next one opens with words that say so: "So said the mayor." Bytes of
/// the folded next sentence.
pub fn told_after(next: &SentenceReading, language: &Language) -> Option<Range<usize>> {
    let opens = |phrase: &String| next.sentence.folded.text.starts_with(phrase.as_str());
    let named = language.lexicon.so_said.iter().any(opens).then(|| Speech::read(next, language))?;
    named.speakers.into_iter().find(|speaker| !speaker.again).map(|speaker| speaker.by)
}

/// The name that a rule found, up to a time said in one breath with it: "the ministry on Sunday". None
/// where it opens with a time or with a word that opens no name, or holds a word that no name does.
fn named(by: Range<usize>, sentence: &SentenceReading, lexicon: &Lexicon) -> Option<Speaker> {
    let times = sentence.times.iter().map(|time| sentence.folded_range(&time.span).start);
    let end = times.filter(|time| by.contains(time)).min().unwrap_or(by.end);
    let name = sentence.sentence.folded.text.get(by.start..end)?.trim_end();
    let first = name.split_whitespace().next().filter(|first| !lexicon.nameless.contains(*first))?;
    if name.split_whitespace().any(|word| lexicon.no_name.contains(word)) {
        return None;
    }
    let again = first == name && lexicon.pronouns.contains(first);
    Some(Speaker { by: by.start..by.start + name.len(), again })
}

fn turns(folded: &str, lexicon: &Lexicon) -> Vec<usize> {
    let clitics = &lexicon.words.clitics;
    let words = lexicon.turns.iter().flat_map(|phrase| places_of(folded, phrase, clitics));
    words.chain(folded.match_indices(TURN).map(|(at, _)| at)).collect()
}
