//! What the library reads in a claim and in its evidence.

use std::collections::{BTreeMap, BTreeSet};

use counterclaim::claim::draft::Fate;
use counterclaim::claim::reading::{Reading, SentenceReading};
use counterclaim::claim::{Claim, Extraction, extract};
use counterclaim::document::Document;
use counterclaim::event::{self, Event};
use counterclaim::finding::{self, Finding};
use counterclaim::quantity::{Interval, Kind};
use counterclaim::rules::RuleSet;
use counterclaim::text::Span;
use counterclaim::time::TimeMention;
use jiff::civil::Date;

/// Words on each side of a number that tell what it counts.
const AROUND: usize = 5;

/// A claim and its evidence, read.
pub struct Pair {
    pub claim: Told,
    pub evidence: Told,
    pub claims: Vec<Claim>,
    pub findings: Vec<Finding>,
    /// Measures of which one is a part of the other, both ways.
    pub kin: BTreeSet<(String, String)>,
}

/// What one of the two says.
pub struct Told {
    pub words: BTreeSet<String>,
    pub figures: Vec<Figure>,
    /// The single days that are named.
    pub days: Vec<Holds>,
}

/// A number with what it counts.
pub struct Figure {
    pub value: Interval,
    /// The claim a rule made of it.
    pub claim: Option<usize>,
    /// Whether it counts over a day or a week, and not so far.
    pub period: bool,
    /// Whether it can only rise from day to day.
    pub running: bool,
    /// What kind of number it is, as far as a unit tells.
    pub kind: Kind,
    pub unit: Option<String>,
    pub holds: Holds,
    /// The words around it, with how near they stand.
    pub around: BTreeMap<String, usize>,
}

/// The days for which a figure holds.
#[derive(Debug, Clone, Default)]
pub struct Holds {
    pub day: Option<(Date, Date)>,
    pub before: bool,
    pub after: bool,
}

impl Pair {
    pub fn new(page: &str, claim: &str, evidence: &str, rules: &RuleSet) -> Pair {
        let title = joined(page);
        let documents = [("claim", claim), ("evidence", evidence)].map(|(name, text)| Document {
            id: name.to_owned(),
            path: name.to_owned(),
            text: format!("{title}\n\n{}", joined(text)),
            language: Some("en".to_owned()),
            ..Document::default()
        });
        let mut read = extract(&documents, &rules.claims);
        let event = one_event(&documents, &read, rules);
        let events = [event];
        let (kinds, measures, places) = (&rules.events.kinds, &rules.claims.measures, &rules.claims.places);
        event::whole::settle(&mut read.claims, &events, kinds, measures, places);
        let findings = finding::reconcile(&documents, &read.claims, &events, &rules.findings, places);
        let from = title.len();
        let told = |at: usize| Told {
            words: documents[at].text[from..]
                .split_whitespace()
                .map(stem)
                .filter(|word| word.len() > 2)
                .collect(),
            days: days(&documents[at].text, from, &read.readings[at]),
            figures: figures(&documents[at], at, from, &read.readings[at], &read.claims, rules),
        };
        let wholes = measures
            .iter()
            .flat_map(|part| part.part_of.iter().map(|whole| (part.id.clone(), whole.clone())));
        let kin = wholes.flat_map(|(part, whole)| [(part.clone(), whole.clone()), (whole, part)]).collect();
        Pair { claim: told(0), evidence: told(1), findings, claims: read.claims.clone(), kin }
    }
}

/// The happenings that the library finds in a pair, taken for one.
fn one_event(documents: &[Document], read: &Extraction, rules: &RuleSet) -> Event {
    let grouping =
        event::cluster(documents, &read.readings, &read.claims, &rules.events, &rules.claims.places);
    let mut events = grouping.events.into_iter();
    let mut whole = events.next().unwrap_or_default();
    for event in events {
        whole.claims.extend(event.claims);
        whole.core.extend(event.core);
        whole.places.extend(event.places);
    }
    whole.claims.sort_unstable();
    whole
}

fn figures(
    document: &Document,
    at: usize,
    from: usize,
    reading: &Reading,
    claims: &[Claim],
    rules: &RuleSet,
) -> Vec<Figure> {
    let own = || claims.iter().enumerate().filter(|(_, claim)| claim.document == at);
    let mut figures = Vec::new();
    for sentence in reading.sentences.iter().filter(|sentence| sentence.sentence.span.start >= from) {
        for (quantity, fate) in sentence.quantities.iter().zip(&sentence.fates) {
            let span = sentence.document_span(quantity.number.clone());
            let taken = own().any(|(_, claim)| claim.evidence.span == span);
            let bounded = quantity.extent.start < quantity.number.start;
            let name = !bounded && names(&document.text[..span.start]);
            if taken
                || name
                || *fate == Fate::Noun
                || matches!(quantity.kind, Kind::Code | Kind::Ordinal | Kind::One)
            {
                continue;
            }
            figures.push(Figure {
                value: quantity.value,
                claim: None,
                period: false,
                running: quantity.kind == Kind::Count,
                kind: quantity.kind.clone(),
                unit: quantity.unit.clone(),
                holds: holds(&document.text, sentence, &span),
                around: around(&document.text[from..], span.start - from..span.end - from),
            });
        }
        let inside = |claim: &Claim| claim.evidence.quote == sentence.sentence.span;
        figures.extend(own().filter(|(_, claim)| inside(claim)).map(|(index, claim)| {
            let measure = rules.claims.measures.get(&claim.measure);
            let span = claim.evidence.span.clone();
            Figure {
                value: claim.value,
                claim: Some(index),
                period: claim.population.who.iter().any(|who| rules.claims.measures.is_of_period(who)),
                running: measure.is_some_and(|measure| measure.running && !measure.falls),
                kind: Kind::Count,
                unit: None,
                holds: holds(&document.text, sentence, &span),
                around: around(&document.text[from..], span.start - from..span.end - from),
            }
        }));
    }
    figures
}

/// The days of a number: those of the nearest time expression of its sentence.
fn holds(text: &str, sentence: &SentenceReading, number: &Span) -> Holds {
    let far = |time: &&TimeMention| {
        time.span.start.saturating_sub(number.end).max(number.start.saturating_sub(time.span.end))
    };
    let dated = sentence.times.iter().filter(|time| time.period.start.is_some() || time.period.end.is_some());
    dated.min_by_key(far).map_or(Holds::default(), |time| told_of(text, time))
}

fn days(text: &str, from: usize, reading: &Reading) -> Vec<Holds> {
    let sentences = reading.sentences.iter().filter(|sentence| sentence.sentence.span.start >= from);
    let days = sentences.flat_map(|sentence| &sentence.times).map(|time| told_of(text, time));
    days.filter(|holds| holds.day.is_some_and(|(first, last)| first == last)).collect()
}

fn told_of(text: &str, time: &TimeMention) -> Holds {
    let ends = [time.period.start.or(time.period.end), time.period.end.or(time.period.start)];
    let [Some(start), Some(end)] = ends else { return Holds::default() };
    let said = text[..time.span.end].to_lowercase();
    let lead: Vec<&str> = said.split_whitespace().rev().take(6).collect();
    let says = |word: &str| lead.contains(&word);
    Holds { day: Some((start, end)), before: says("before"), after: says("after") }
}

/// Whether a number right behind a capital letter's word is part of a name.
fn names(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let word = words.next().unwrap_or_default();
    let inside = before.lines().last().is_some_and(|line| line.trim().contains(' '));
    inside && word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric)
}

/// The words around a number, up to the numbers beside it, the nearest with the greatest weight.
fn around(text: &str, number: Span) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    let before: Vec<&str> = text[..number.start].split_whitespace().rev().collect();
    let after: Vec<&str> = text[number.end..].split_whitespace().collect();
    for side in [before, after] {
        let number = |word: &&str| {
            word.trim_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_ascii_digit())
        };
        // "15 out of 28 provinces": both count provinces.
        let share = side.iter().take(3).position(|word| *word == "of").map_or(0, |of| of + 2);
        let skip = if side.get(share.saturating_sub(1)).is_some_and(&number) { share } else { 0 };
        let near = side.into_iter().skip(skip).take_while(|word| !number(word));
        for (far, word) in near.map(stem).filter(|word| !word.is_empty()).take(AROUND).enumerate() {
            let weight: &mut usize = words.entry(word).or_default();
            *weight = (*weight).max(AROUND - far);
        }
    }
    words
}

/// A word without its marks and without what tells one from many.
fn stem(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let bare =
        word.strip_suffix("ies").or_else(|| word.strip_suffix("es")).or_else(|| word.strip_suffix('s'));
    bare.filter(|bare| bare.len() > 2).map_or(word.clone(), str::to_owned)
}

/// The benchmark's words stand apart from their marks, and sentences run into one another where a
/// reference stood.
fn joined(text: &str) -> String {
    let text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("``", "\"").replace("''", "\"");
    let mut joined = String::new();
    for word in text.split_whitespace() {
        let closes = word.starts_with([',', '.', ';', ':', ')', '%', '\'']) || word == "n't";
        let opened = joined.ends_with(['(', '$']) || joined.is_empty();
        if !closes && !opened {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    apart(&joined)
}

/// A space after a full stop that a capital letter stands right behind.
fn apart(text: &str) -> String {
    let mut apart = String::new();
    let mut last = [' '; 2];
    for c in text.chars() {
        if c.is_uppercase() && last[1] == '.' && (last[0].is_lowercase() || last[0].is_ascii_digit()) {
            apart.push(' ');
        }
        apart.push(c);
        last = [last[1], c];
    }
    apart
}
