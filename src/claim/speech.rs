//! Who says it and how surely, read from the sentence of a claim.

use std::ops::Range;

use super::Stance;
use super::hit::{Hit, hits};
use crate::quantity::Quantity;
use crate::quantity::mask::{Masked, Settled};
use crate::rule::effect::Effect;
use crate::rule::language::Language;

/// What the speech rules found in one sentence. Ranges are bytes of the folded sentence.
#[derive(Debug, Default)]
pub struct Speech {
    speakers: Vec<Range<usize>>,
    stances: Vec<(usize, Stance)>,
}

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

    /// Who says what stands at a byte: the speaker named last before it, else the first after it.
    pub fn speaker(&self, at: usize) -> Option<Range<usize>> {
        let before = self.speakers.iter().rev().find(|by| by.end <= at);
        before.or_else(|| self.speakers.iter().find(|by| by.start > at)).cloned()
    }

    /// Where the next speaker after a byte is named.
    pub fn next_speaker(&self, at: usize) -> Option<usize> {
        self.speakers.iter().map(|by| by.start).find(|start| *start >= at)
    }

    /// How surely what stands at a byte is said: as the last cue before it tells.
    pub fn stance(&self, at: usize) -> Stance {
        self.stances.iter().rev().find(|(cue, _)| *cue <= at).map_or(Stance::Stated, |(_, stance)| *stance)
    }
}
