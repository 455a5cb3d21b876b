//! The areas that a sentence counts apart: what two powers hold.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Claim;
use super::beside::contains_phrase;
use super::draft::Draft;
use crate::quantity::Lexicon;

/// Marks that end what is said of a number.
const MARKS: [char; 4] = [',', ';', ':', '.'];

/// Tells the claims of a sentence the area each of them counts: the one named beside its number; failing
/// that the one named with the next number, where both go on in one breath ("killed 5 and wounded 20 in
/// …"); failing that the one that the sentence opens with.
pub fn tell_areas(claims: &mut [Claim], drafts: &[Draft<'_>], folded: &str, lexicon: &Lexicon) {
    let sentence = Areas { drafts, folded, lexicon };
    let head = sentence.named(0..drafts.first().map_or(0, |draft| draft.number.start));
    let mut next: BTreeSet<String> = BTreeSet::new();
    for (at, claim) in claims.iter_mut().enumerate().rev() {
        let own = sentence.beside(at);
        let area = match () {
            () if !own.is_empty() => own,
            () if sentence.goes_on(at) => next,
            () => head.clone(),
        };
        if area.len() == 1 {
            claim.population.who.extend(area.iter().cloned());
        }
        next = area;
    }
}

/// A sentence with its numbers.
struct Areas<'a> {
    drafts: &'a [Draft<'a>],
    folded: &'a str,
    lexicon: &'a Lexicon,
}

impl Areas<'_> {
    fn named(&self, stretch: Range<usize>) -> BTreeSet<String> {
        let text = self.folded.get(stretch).unwrap_or_default();
        let clitics = &self.lexicon.words.clitics;
        let told = self.lexicon.areas.iter().filter(|(phrase, _)| contains_phrase(text, phrase, clitics));
        told.map(|(_, name)| name.clone()).collect()
    }

    /// The areas named around a number, up to a mark or the next number.
    fn beside(&self, at: usize) -> BTreeSet<String> {
        let Some(draft) = self.drafts.get(at) else { return BTreeSet::new() };
        let last = at.checked_sub(1).and_then(|at| self.drafts.get(at)).map_or(0, |draft| draft.number.end);
        let next = self.drafts.get(at + 1).map_or(self.folded.len(), |draft| draft.number.start);
        let (before, after) = (self.text(last..draft.number.start), self.text(draft.number.end..next));
        let start = before.rfind(MARKS).map_or(last, |mark| last + mark);
        let end = after.find(MARKS).map_or(next, |mark| draft.number.end + mark);
        let mut named = self.named(draft.number.end..end.max(draft.number.end));
        if named.is_empty() {
            named = self.named(start..draft.number.start);
        }
        named
    }

    /// Whether the next number counts something else in one breath with this one.
    fn goes_on(&self, at: usize) -> bool {
        let pair = self.drafts.get(at).zip(self.drafts.get(at + 1));
        pair.is_some_and(|(one, other)| {
            let between = self.text(one.number.end..other.number.start);
            one.measure != other.measure && !between.contains(MARKS)
        })
    }

    fn text(&self, stretch: Range<usize>) -> &str {
        self.folded.get(stretch).unwrap_or_default()
    }
}
