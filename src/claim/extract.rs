//! From documents to claims.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::draft::Draft;
use super::given::{Given, each_given};
use super::population::population;
use super::read::read;
use super::reading::{Reading, SentenceReading};
use super::restate::restate;
use super::speech::Speech;
use super::{Claim, Coverage, Evidence, Population};
use crate::document::Document;
use crate::document::fingerprint::fingerprint;
use crate::quantity::Lexicon;
use crate::rule::language::Language;
use crate::rule::set::ClaimRules;
use crate::text::{LineIndex, Span};
use crate::time::{Period, Relation};

/// What was picked out of the documents.
#[derive(Debug, Default)]
pub struct Extraction {
    /// The claims, in order of documents and of bytes.
    pub claims: Vec<Claim>,
    /// The documents as read.
    pub readings: Vec<Reading>,
    /// What became of all numbers.
    pub coverage: Coverage,
    /// Documents in languages there are no rules for, by index, with the language; empty when it
    /// could not be told.
    pub unread: Vec<(usize, String)>,
}

/// Reads documents and picks out their claims.
pub fn extract(documents: &[Document], rules: &ClaimRules) -> Extraction {
    let mut extraction = Extraction::default();
    for (index, document) in documents.iter().enumerate() {
        let mut reading = read(document, rules);
        let claims = claims(index, document, &mut reading, rules);
        extraction.coverage.add(&reading);
        // A language may have number words and no rules yet.
        if rules.languages.get(&reading.language).is_none_or(|language| !language.has_rules()) {
            extraction.unread.push((index, reading.language.clone()));
        }
        extraction.claims.extend(claims);
        extraction.readings.push(reading);
    }
    extraction
}

/// The claims of one document; each sentence learns what became of its numbers.
fn claims(index: usize, document: &Document, reading: &mut Reading, rules: &ClaimRules) -> Vec<Claim> {
    let lines = LineIndex::new(&document.text);
    let source = Source { index, document, lines, published: reading.published, rules };
    let (mut claims, mut fates) = (Vec::new(), Vec::new());
    each_given(reading, rules, |given| {
        source.add(&given, &mut claims);
        fates.push((given.at, given.fates));
    });
    for (at, fates) in fates {
        if let Some(sentence) = reading.sentences.get_mut(at) {
            sentence.fates = fates;
        }
    }
    restate(&mut claims);
    name(&mut claims, document);
    claims
}

/// The parts of a count are counted as the whole was: only those identified, only those buried.
fn counted_alike(mut part: Claim, whole: Option<&Claim>, lexicon: &Lexicon) -> Claim {
    let ways = whole.into_iter().flat_map(|whole| &whole.population.who);
    part.population
        .who
        .extend(ways.filter(|way| lexicon.definitions.values().any(|known| known == *way)).cloned());
    part
}

/// A document that claims are taken from.
struct Source<'a> {
    index: usize,
    document: &'a Document,
    lines: LineIndex<'a>,
    published: Option<Date>,
    rules: &'a ClaimRules,
}

impl Source<'_> {
    /// A draft with what its sentence and its document tell of it; its id is given later.
    /// Adds the claims of one more sentence.
    fn add(&self, given: &Given<'_, '_>, claims: &mut Vec<Claim>) {
        let Given { at, sentence, language, drafts, .. } = given;
        if drafts.is_empty() {
            return;
        }
        let speech = Speech::read(&sentence.sentence.folded.text, &sentence.quantities, language);
        let first = claims.len();
        for draft in drafts {
            let claim = self.claim(*at, draft, sentence, &speech, language);
            let of =
                drafts.iter().position(|other| other.quantity.is_some() && other.quantity == draft.source);
            let whole = of.map(|of| first + of).or(first.checked_sub(1)).filter(|_| draft.rule.inherits());
            let whole = whole.and_then(|whole| claims.get(whole));
            claims.push(counted_alike(claim, whole, &language.lexicon));
        }
    }

    fn claim(
        &self,
        at: usize,
        draft: &Draft<'_>,
        sentence: &SentenceReading,
        speech: &Speech,
        language: &Language,
    ) -> Claim {
        let start = draft.number.start;
        let measure = self.rules.measures.get(&draft.measure);
        let own_unit = draft.quantity.and_then(|quantity| sentence.quantities.get(quantity)?.unit.clone());
        let of_event = measure.is_some_and(|measure| measure.of_event);
        let counted = || population(draft, sentence, &language.lexicon);
        Claim {
            id: String::new(),
            document: self.index,
            sentence: at,
            unit: measure.and_then(|measure| measure.unit.clone()).or(own_unit).unwrap_or_default(),
            measure: draft.measure.clone(),
            value: draft.value,
            scope: draft.making.scope.unwrap_or_default(),
            population: if of_event { Population::default() } else { counted() },
            attribution: speech.speaker(start).map(|by| self.slice(sentence.document_span(by))),
            stance: draft.making.stance.unwrap_or_else(|| speech.stance(start)),
            as_of: self.as_of(sentence).map(|day| Period { start: None, end: Some(day) }),
            rule: draft.rule.id.clone(),
            evidence: self.evidence(draft, sentence),
        }
    }

    /// The day that the sentence says its figures hold up to, else the day of publication.
    fn as_of(&self, sentence: &SentenceReading) -> Option<Date> {
        let until = sentence.times.iter().filter(|time| time.relation == Relation::Until);
        let stated = until
            .filter_map(|time| time.period.end)
            .find(|day| self.published.is_none_or(|last| *day <= last));
        stated.or(self.published)
    }

    fn evidence(&self, draft: &Draft<'_>, sentence: &SentenceReading) -> Evidence {
        let span = sentence.document_span(draft.number.clone());
        Evidence::new(self.document, &self.lines, sentence, span)
    }

    fn slice(&self, span: Span) -> String {
        self.document.text.get(span).unwrap_or_default().to_owned()
    }
}

/// Gives each claim its id: document, measure, value and sentence; the same words twice in one
/// document are told apart by their count.
fn name(claims: &mut [Claim], document: &Document) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for claim in claims {
        let quote =
            document.text[claim.evidence.quote.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let value = claim.value.to_string();
        let id = fingerprint(&[&document.id, &claim.measure, &value, &quote, &claim.evidence.number]);
        let count = seen.entry(id.clone()).or_insert(0);
        *count += 1;
        claim.id = if *count == 1 { id } else { format!("{id}-{count}") };
    }
}
