//! Who says it and how surely, read from the sentence of a claim.

use std::ops::Range;

use super::Stance;
use super::beside::places_of;
use super::hit::{Hit, hits};
use crate::quantity::{Lexicon, Quantity};
use crate::quantity::mask::{Masked, Settled};
use crate::rule::effect::Effect;
use crate::rule::language::Language;

/// What the speech rules found in one sentence. Ranges are bytes of the folded sentence.
#[derive(Debug, Default)]
pub struct Speech {
    speakers: Vec<Range<usize>>,
    stances: Vec<(usize, Stance)>,
    /// Where the sentence turns to another statement.
    turns: Vec<usize>,
}

/// A mark at which a sentence turns to another statement.
const TURN: char = ';';

impl Speech {
    /// Runs the speech rules of a language over a folded sentence.
    pub fn read(folded: &str, quantities: &[Quantity], language: &Language) -> Self {
        let masked = Masked::new(folded, quantities, &language.masks, &|_| Settled::Open);
        let mut speech = Speech::default();
        for rule in language.book().woken(&language.book().wake_speech, &masked.text) {
            for hit in hits(rule, &masked) {
                speech.take(&hit, &masked);
            }
        }
        speech.turns = turns(folded, &language.lexicon);
        speech.speakers.sort_by_key(|by| by.start);
        speech.stances.sort_by_key(|(at, _)| *at);
        speech
    }

    fn take(&mut self, hit: &Hit<'_>, masked: &Masked) {
        match (&hit.rule.effect, &hit.by) {
            (Effect::Stance(stance), _) => {
                self.stances.push((masked.folded(hit.whole.clone()).start, *stance))
            }
            (_, Some(by)) => self.speakers.push(masked.folded(by.clone())),
            _ => {}
        }
    }

    /// Who says what stands at a byte: the speaker named last before it, else the first after it, unless
    /// the sentence turns in between.
    pub fn speaker(&self, at: usize) -> Option<Range<usize>> {
        let before = self.speakers.iter().rev().find(|by| by.end <= at);
        let next = || self.speakers.iter().find(|by| by.start > at).filter(|by| !self.turn(at, by.start));
        before.or_else(next).cloned()
    }

    /// Where the next speaker after a byte is named.
    pub fn next_speaker(&self, at: usize) -> Option<usize> {
        self.speakers.iter().map(|by| by.start).find(|start| *start >= at)
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

fn turns(folded: &str, lexicon: &Lexicon) -> Vec<usize> {
    let clitics = &lexicon.words.clitics;
    let words = lexicon.turns.iter().flat_map(|phrase| places_of(folded, phrase, clitics));
    words.chain(folded.match_indices(TURN).map(|(at, _)| at)).collect()
}
