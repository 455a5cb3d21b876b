//! Whose people were counted, or where: read from the peoples and places named about a number.

use std::collections::BTreeSet;
use std::ops::Range;

use super::beside::Beside;
use super::reading::SentenceReading;
use crate::place::{Gazetteer, PlaceId, PlaceMention};
use crate::text::overlap;

/// How many words a phrase at the head of a sentence has at most that says where all of it happened.
const HEAD_WORDS: usize = 6;

/// How many words between a number and a place leave the place close behind it.
const CLOSE_WORDS: usize = 3;

/// What sets a dateline off, and how many bytes of a sentence it takes at most.
const DASH: &str = " - ";
const DATELINE: usize = 60;

/// Where a number stands among the peoples and places of its sentence.
pub struct Setting<'a> {
    /// The sentence.
    pub reading: &'a SentenceReading,
    /// What lies in what.
    pub places: &'a Gazetteer,
    /// The number, in bytes of the folded sentence.
    pub number: Range<usize>,
    /// The words beside it.
    pub beside: &'a Beside,
    /// Who says it.
    pub speaker: Option<Range<usize>>,
}

impl Setting<'_> {
    /// The peoples right beside the number.
    pub fn peoples(&self) -> BTreeSet<PlaceId> {
        let named = self.mentions().filter(|(at, mention)| mention.people && self.beside.covers(at));
        named.map(|(_, mention)| mention.place.clone()).collect()
    }

    /// The people named last before the number: "the Greek team lost five of its members".
    pub fn people_before(&self) -> Option<PlaceId> {
        let before = self.mentions().filter(|(at, mention)| mention.people && at.end <= self.number.start);
        before.last().map(|(_, mention)| mention.place.clone())
    }

    /// The places that the sentence tells as those of the number: the one of its clause; failing that the
    /// one that the sentence opens with.
    pub fn told(&self) -> BTreeSet<PlaceId> {
        let clause = self.clause();
        let named = self.places_in(&clause);
        if named.is_empty() { self.head(&clause).into_iter().collect() } else { self.own_of(named, &clause) }
    }

    /// The stretch between commas around the number.
    pub fn clause(&self) -> Range<usize> {
        clause(self.text(), self.number.clone())
    }

    /// The country of whoever says it: authorities count their own.
    pub fn of_speaker(&self) -> Option<PlaceId> {
        let speaker = self.speaker.clone()?;
        let inside = self.mentions().filter(|(at, _)| overlap(at, &speaker));
        only(inside.filter_map(|(_, mention)| self.places.country(&mention.place)).collect())
    }

    /// The place below a country in the name of whoever says it: a mayor counts the town's.
    pub fn own_of_speaker(&self) -> Option<PlaceId> {
        let speaker = self.speaker.clone()?;
        let inside = self.mentions().filter(|(at, mention)| !mention.people && overlap(at, &speaker));
        let inner = |place: &PlaceId| self.places.country(place).is_some_and(|country| country != *place);
        only(inside.map(|(_, mention)| mention.place.clone()).filter(inner).collect())
    }

    /// The country that the sentence speaks of up to the end of the number's clause, if it names but one;
    /// failing any, the one that the sentences before do.
    pub fn country_or(&self, before: Option<&PlaceId>) -> Option<PlaceId> {
        let end = self.clause().end;
        let named = self.mentions().filter(|(at, _)| at.start < end);
        let named = named.map(|(_, mention)| self.places.country(&mention.place));
        let named: BTreeSet<Option<PlaceId>> = named.collect();
        if named.is_empty() { before.cloned() } else { named.into_iter().reduce(|_, _| None).flatten() }
    }

    fn text(&self) -> &str {
        &self.reading.sentence.folded.text
    }

    /// The places and peoples of the sentence with their bytes in the folded text, but for those in units.
    fn mentions(&self) -> impl Iterator<Item = (Range<usize>, &PlaceMention)> {
        let all = self.reading.places.iter();
        let all = all.map(|mention| (self.reading.folded_range(&mention.span), mention));
        all.filter(|(at, _)| !self.is_unit(at))
    }

    /// Whether a name stands in the unit of a number: the currency of a country is not the country.
    fn is_unit(&self, at: &Range<usize>) -> bool {
        let units = self.reading.quantities.iter().filter(|quantity| quantity.unit.is_some());
        units.into_iter().any(|quantity| overlap(&quantity.extent, at))
    }

    /// The places named in a stretch, outside the name of whoever speaks; of two of which one lies in
    /// the other, the inner.
    fn places_in(&self, stretch: &Range<usize>) -> Vec<(usize, PlaceId)> {
        let spoken = |at: &Range<usize>| self.speaker.as_ref().is_some_and(|by| overlap(at, by));
        let told = |at: &Range<usize>| overlap(at, stretch) && at.start >= self.dateline() && !spoken(at);
        let inside = self.mentions().filter(|(at, mention)| !mention.people && told(at));
        let all: Vec<(usize, PlaceId)> =
            inside.map(|(at, mention)| (at.start, mention.place.clone())).collect();
        let outer = |place: &PlaceId| all.iter().any(|(_, other)| self.places.contains(place, other));
        all.iter().filter(|(_, place)| !outer(place)).cloned().collect()
    }

    /// Where a dateline before the first dash ends; none where the number itself follows the dash.
    fn dateline(&self) -> usize {
        let dash = self.text().find(DASH).filter(|dash| *dash < DATELINE);
        dash.filter(|dash| *dash + DASH.len() < self.number.start).unwrap_or(0)
    }

    /// Of the places of a clause the one that goes with the number: the only one, or the one in the
    /// number's turn where numbers and places take turns, or the only one close behind it. Two places for
    /// one number are where it happened, not whose dead they are.
    fn own_of(&self, named: Vec<(usize, PlaceId)>, clause: &Range<usize>) -> BTreeSet<PlaceId> {
        let distinct: BTreeSet<PlaceId> = named.iter().map(|(_, place)| place.clone()).collect();
        if distinct.len() == 1 {
            return distinct;
        }
        let starts = self.reading.quantities.iter().map(|quantity| quantity.number.start);
        let numbers: Vec<usize> = starts.filter(|start| clause.contains(start)).collect();
        let turn = numbers.iter().position(|start| *start == self.number.start);
        let own = turn.filter(|_| take_turns(&numbers, &named)).and_then(|turn| named.get(turn));
        let next = numbers.iter().copied().find(|start| *start > self.number.start).unwrap_or(clause.end);
        let own = own.map(|(_, place)| place.clone()).or_else(|| self.close_behind(&named, next));
        own.into_iter().collect()
    }

    /// The only place named between a number and the next one, if it stands close behind the number.
    fn close_behind(&self, named: &[(usize, PlaceId)], next: usize) -> Option<PlaceId> {
        let behind = self.number.end..next;
        let inside = || named.iter().filter(|(at, _)| behind.contains(at));
        let close = |at: usize| {
            let between = self.text().get(self.number.end..at).unwrap_or_default();
            between.split_whitespace().count() <= CLOSE_WORDS
        };
        let near = inside().any(|(at, _)| close(*at));
        only(inside().map(|(_, place)| place.clone()).collect()).filter(|_| near)
    }

    /// The one place of a short phrase at the head of the sentence, or of its half behind a semicolon: "In
    /// Syria, …". A bare name there is a dateline.
    fn head(&self, clause: &Range<usize>) -> Option<PlaceId> {
        let start = self.text().get(..self.number.start)?.rfind(HALF).map_or(0, |at| at + HALF.len());
        let head = start..start + self.text().get(start..)?.find(COMMAS)?;
        let phrase = self.text().get(head.clone())?;
        let short = phrase.split_whitespace().count() <= HEAD_WORDS && head.end < clause.start;
        let plain = !phrase.contains(char::is_numeric) && !phrase.contains(DASH.trim_end());
        let inside: Vec<_> =
            self.mentions().filter(|(at, mention)| !mention.people && overlap(at, &head)).collect();
        let bare = inside.iter().any(|(at, _)| *at == head);
        let named = inside.into_iter().map(|(_, mention)| mention.place.clone()).collect();
        only(named).filter(|_| short && plain && !bare)
    }
}

/// What sets the halves of a sentence apart.
const HALF: &str = "; ";

/// Marks that end a clause.
const COMMAS: [char; 3] = [',', ';', ':'];

/// The stretch between commas around a number; a comma between digits is a part of another number.
fn clause(folded: &str, number: Range<usize>) -> Range<usize> {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let inside =
        |at: usize| digit(folded[..at].chars().next_back()) && digit(folded[at + 1..].chars().next());
    let marks = || folded.match_indices(COMMAS).map(|(at, _)| at).filter(|at| !inside(*at));
    let start = marks().take_while(|at| *at < number.start).last().map_or(0, |at| at + 1);
    let end = marks().find(|at| *at >= number.end).unwrap_or(folded.len());
    start..end
}

/// Whether each number has its place before it, or each has it after.
fn take_turns(numbers: &[usize], named: &[(usize, PlaceId)]) -> bool {
    let places = || named.iter().map(|(at, _)| *at);
    let rising = |ones: &[usize], others: &[usize]| {
        let next = ones.iter().skip(1).chain(std::iter::once(&usize::MAX));
        ones.iter().zip(others).zip(next).all(|((one, other), next)| one < other && other < next)
    };
    let places: Vec<usize> = places().collect();
    numbers.len() == places.len() && (rising(numbers, &places) || rising(&places, numbers))
}

fn only(set: BTreeSet<PlaceId>) -> Option<PlaceId> {
    let mut all = set.into_iter();
    all.next().filter(|_| all.next().is_none())
}
