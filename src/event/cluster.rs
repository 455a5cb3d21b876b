//! From claims to events: what each document tells, and which tellings are one.

use std::collections::BTreeMap;

use super::Event;
use super::atlas::Atlas;
use super::bond::Bonds;
use super::focus::follow;
use super::gazette::Places;
use super::group::group;
use super::happening::Happening;
use super::label::{event, fingerprint};
use super::link::{Link, THRESHOLD};
use super::piece::{Piece, pieces};
use super::rare::rare_words;
use super::rules::EventRules;
use super::story;
use crate::claim::Claim;
use crate::claim::reading::Reading;
use crate::document::Document;

/// Figures below this are shared by chance.
const TELLING: f64 = 100.0;

/// The events of a set of claims, and how they came about.
#[derive(Debug, Clone, Default)]
pub struct Grouping {
    /// The events, in the order of their first claims. Every claim is in exactly one.
    pub events: Vec<Event>,
    /// What the documents tell, those without claims left out.
    pub happenings: Vec<Happening>,
    /// The happening of each claim.
    pub of_claim: BTreeMap<usize, usize>,
}

/// How two happenings were weighed, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Why {
    /// What speaks for them being one, and against it.
    pub link: Link,
    /// The sum from which on they may be one.
    pub enough: f64,
    /// Whether they are in one event: through others they may be without enough of their own, and what
    /// speaks against the rest of a group may keep them out of it.
    pub together: bool,
}

impl Grouping {
    /// Why two claims are in one event, or in two: how the happenings they are about were weighed. None
    /// when a claim is unknown, or both are about one happening of one document.
    pub fn why(&self, one: usize, other: usize, rules: &EventRules, places: &dyn Places) -> Option<Why> {
        let (one, other) = (self.of_claim.get(&one)?, self.of_claim.get(&other)?);
        let (a, b) = (self.happenings.get(*one)?, self.happenings.get(*other)?);
        let (atlas, profiles) = Atlas::new(&[a, b], &rules.kinds, places);
        let [a, b] = profiles.as_slice() else { return None };
        let event = |claim: &Happening| {
            let first = claim.claims.first()?;
            self.events.iter().position(|event| event.claims.contains(first))
        };
        let together = event(self.happenings.get(*one)?) == event(self.happenings.get(*other)?);
        (one != other).then(|| Why { link: Link::between(a, b, &atlas), enough: THRESHOLD, together })
    }
}

/// Groups claims by the happenings they are about. `readings` go with `documents`, one each.
pub fn cluster(
    documents: &[Document],
    readings: &[Reading],
    claims: &[Claim],
    rules: &EventRules,
    places: &dyn Places,
) -> Grouping {
    let mut by_document: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        by_document.entry(claim.document).or_default().push(at);
    }
    let mut words = rare_words(readings);
    let mut happenings = Vec::new();
    for (at, indices) in by_document {
        let (document, reading) = (documents.get(at), readings.get(at));
        let told = document.zip(reading).map_or(Vec::new(), |(document, reading)| {
            let pieces = pieces(document, reading, rules, places);
            let mut main = story::main(at, reading.published, &pieces, &rules.kinds, places);
            main.words = words.get_mut(at).map(std::mem::take).unwrap_or_default();
            let (mut told, focus) = follow(main, &pieces, &rules.kinds, places);
            told.iter_mut().for_each(|happening| happening.told = reading.published);
            told.iter_mut().for_each(|happening| happening.pin = pin(happening, rules, places));
            look_back(&mut told);
            hang(&mut told, &pieces, &focus, claims, &indices);
            told
        });
        happenings.extend(told.into_iter().filter(|happening| !happening.claims.is_empty()));
    }
    let bonds = Bonds::new(&rules.bonds, &happenings, claims);
    gather_bound(happenings, &bonds, rules, places)
}

/// The first of the events a desk has named whose name a happening has, and which it can be.
fn pin(happening: &Happening, rules: &EventRules, places: &dyn Places) -> Option<String> {
    let pins = happening.names.iter().filter_map(|name| rules.pins.get(name));
    pins.into_iter().find(|pin| pin.admits(happening, &rules.kinds, places)).map(|pin| pin.id.clone())
}

/// An article without any date of its own came after what it looks back on.
fn look_back(told: &mut [Happening]) {
    let Some((main, recalled)) = told.split_first_mut() else { return };
    if main.undated() {
        main.after = recalled.iter().filter_map(|happening| Some(happening.moment?.end)).max();
    }
}

/// Hangs claims on the happening of the piece they stand in, else on the document's own.
fn hang(told: &mut [Happening], pieces: &[Piece], focus: &[usize], claims: &[Claim], indices: &[usize]) {
    for at in indices {
        let Some(claim) = claims.get(*at) else { continue };
        let start = claim.evidence.span.start;
        let inside = |piece: &Piece| piece.span.start <= start && start < piece.span.end;
        let piece = pieces.iter().position(inside);
        let home = piece.and_then(|piece| focus.get(piece)).copied().unwrap_or_default();
        let Some(happening) = told.get_mut(home) else { continue };
        happening.claims.push(*at);
        let figure = claim.value.figure().filter(|value| telling(*value));
        happening.figures.extend(figure.map(|value| (claim.measure.clone(), value as u64)));
    }
}

/// Whether a figure is large and not round, so that two articles hardly share it by chance.
fn telling(value: f64) -> bool {
    value > TELLING && value % 10.0 != 0.0
}

/// Groups happenings, and makes an event of each group.
pub fn gather(happenings: Vec<Happening>, rules: &EventRules, places: &dyn Places) -> Grouping {
    gather_bound(happenings, &Bonds::default(), rules, places)
}

fn gather_bound(
    happenings: Vec<Happening>,
    bonds: &Bonds,
    rules: &EventRules,
    places: &dyn Places,
) -> Grouping {
    let mut members: BTreeMap<usize, Vec<&Happening>> = BTreeMap::new();
    let mut of_claim = BTreeMap::new();
    for (at, first) in group(&happenings, bonds, &rules.kinds, places).into_iter().enumerate() {
        let Some(happening) = happenings.get(at) else { continue };
        members.entry(first).or_default().push(happening);
        of_claim.extend(happening.claims.iter().map(|claim| (*claim, at)));
    }
    let mut events: Vec<Event> = members.values().map(|group| event(group, rules, places)).collect();
    events.sort_by_key(|event| event.claims.first().copied());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for event in &mut events {
        let nth = seen.entry(fingerprint(event, 0)).or_default();
        event.id = fingerprint(event, *nth);
        *nth += 1;
    }
    Grouping { events, happenings, of_claim }
}
