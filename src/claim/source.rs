//! A document that claims are taken from.

use jiff::civil::Date;

use super::area::tell_areas;
use super::beside::Beside;
use super::draft::Draft;
use super::focus::{Voices, countries_before};
use super::given::Given;
use super::population::Counted;
use super::reading::{Reading, SentenceReading};
use super::speech::{Speaker, Speech, told_after};
use super::{Claim, Evidence, Population, Scope};
use crate::document::Document;
use crate::place::PlaceId;
use crate::quantity::Lexicon;
use crate::rule::set::ClaimRules;
use crate::text::{LineIndex, Span};
use crate::time::{Period, Relation};

/// A document, and what its sentences so far have told.
pub struct Source<'a> {
    index: usize,
    document: &'a Document,
    lines: LineIndex<'a>,
    reading: &'a Reading,
    rules: &'a ClaimRules,
    countries: Vec<Option<PlaceId>>,
    voices: Voices,
    /// The paragraph in which somebody of a country spoke last, and the country.
    spoken: Option<(usize, PlaceId)>,
    /// The claims that come on top of others.
    more: Vec<usize>,
    /// Who was named last to say something, and in which sentence.
    named: Option<(usize, String)>,
}

/// How many sentences after a name a pronoun still stands for it.
const RECENT: usize = 2;

impl<'a> Source<'a> {
    /// A document, the first of its sentences yet to come. `index` is its place among documents.
    pub fn new(index: usize, document: &'a Document, reading: &'a Reading, rules: &'a ClaimRules) -> Self {
        Source {
            index,
            document,
            lines: LineIndex::new(&document.text),
            reading,
            rules,
            countries: countries_before(reading, &rules.places),
            voices: Voices::default(),
            spoken: None,
            more: Vec::new(),
            named: None,
        }
    }

    /// Adds the claims of one more sentence.
    pub fn add(&mut self, given: &Given<'_, '_>, claims: &mut Vec<Claim>) {
        let Given { sentence, language, drafts, .. } = given;
        if drafts.is_empty() {
            return;
        }
        let speech = Speech::read(sentence, language);
        let first = claims.len();
        let mut lent = Vec::new();
        for draft in drafts {
            let mut claim = self.claim(given, draft, &speech, claims, first);
            let of =
                drafts.iter().position(|other| other.quantity.is_some() && other.quantity == draft.source);
            let whole = of.map(|of| first + of).or(first.checked_sub(1)).filter(|_| draft.rule.inherits());
            let whole = whole.and_then(|whole| claims.get(whole));
            claim.replaced |= draft.making.replaced && whole.is_none_or(|whole| one_voice(whole, &claim));
            lent.push(whole.is_some() && claim.population.side.is_empty());
            claims.push(counted_alike(claim, whole, &language.lexicon));
        }
        let told = claims.get_mut(first..).unwrap_or_default();
        tell_areas(told, drafts, &sentence.sentence.folded.text, &language.lexicon);
        told.iter_mut().zip(lent).filter(|(_, lent)| *lent).for_each(|(part, _)| take_back(part));
    }

    /// Tells the claims of the whole document what only all of them together tell.
    pub fn finish(&self, claims: &mut [Claim]) {
        part_of_higher(claims, &self.more);
    }

    /// A draft with what its sentence and its document tell of it; its id is given later. `told` are the
    /// claims so far, those of its sentence from `first` on.
    fn claim(
        &mut self,
        given: &Given<'_, '_>,
        draft: &Draft<'_>,
        speech: &Speech,
        told: &[Claim],
        first: usize,
    ) -> Claim {
        let (at, before) = (told.len(), told.get(first..).and_then(<[Claim]>::last));
        let Given { at: nth, sentence, .. } = given;
        let start = draft.number.start;
        let measure = self.rules.measures.get(&draft.measure);
        let own_unit = draft.quantity.and_then(|quantity| sentence.quantities.get(quantity)?.unit.clone());
        let of_event = measure.is_some_and(|measure| measure.of_event);
        let unit = measure.and_then(|measure| measure.unit.clone()).or(own_unit).unwrap_or_default();
        let attribution = self.attribution(given, speech.speaker(start));
        let Read { population, part, alone, more, replaced } = self.read(given, draft, speech);
        self.more.extend(more.then_some(at));
        let part = alone || part && before.is_some_and(|before| before.measure == draft.measure);
        Claim {
            id: String::new(),
            document: self.index,
            sentence: *nth,
            unit,
            measure: draft.measure.clone(),
            value: draft.value,
            scope: draft.making.scope.unwrap_or(if part { Scope::Part } else { Scope::Total }),
            population: if of_event { Population::default() } else { population },
            attribution,
            stance: draft.making.stance.unwrap_or_else(|| speech.stance(start)),
            replaced,
            as_of: self.as_of(sentence).map(|day| Period { start: None, end: Some(day) }),
            rule: draft.rule.id.clone(),
            evidence: self.evidence(draft, sentence),
        }
    }

    /// What the words around the number tell.
    fn read(&mut self, given: &Given<'_, '_>, draft: &Draft<'_>, speech: &Speech) -> Read {
        let speaker = speech.speaker(draft.number.start).filter(|speaker| !speaker.again);
        let speaker = speaker.map(|speaker| speaker.by);
        let folded = &given.sentence.sentence.folded.text;
        let name = speaker.clone().and_then(|by| folded.get(by)).unwrap_or_default();
        let counted = Counted {
            draft,
            reading: given.sentence,
            lexicon: &given.language.lexicon,
            places: &self.rules.places,
            voice: self.voices.country(name),
            speaker,
            beside: Beside::new(draft, given.sentence, speech.next_speaker(draft.number.end)),
            focus: self.focus(given),
        };
        let told = counted.told_voice();
        if let Some(country) = &told {
            self.voices.learn(name, country);
        }
        if let Some(country) = told.or_else(|| counted.voice.clone()) {
            self.spoken = Some((given.sentence.sentence.paragraph, country));
        }
        Read {
            population: counted.population(),
            part: counted.is_part(),
            alone: counted.is_alone(),
            more: counted.is_more(),
            replaced: counted.is_earlier(),
        }
    }

    /// The country that is spoken of: that of whoever spoke last in the paragraph, else the one that the
    /// sentences before name.
    fn focus(&self, given: &Given<'_, '_>) -> Option<PlaceId> {
        let paragraph = given.sentence.sentence.paragraph;
        let spoken =
            self.spoken.as_ref().filter(|(of, _)| *of == paragraph).map(|(_, country)| country.clone());
        spoken.or_else(|| self.countries.get(given.at).cloned().flatten())
    }

    /// The name of whoever says it, as the article writes it: of a pronoun the one that it stands for, if
    /// that was named a few sentences ago; where the sentence names nobody, whom the next one says it was.
    fn attribution(&mut self, given: &Given<'_, '_>, speaker: Option<Speaker>) -> Option<String> {
        let Some(speaker) = speaker else {
            let next = self.reading.sentences.get(given.at + 1)?;
            return told_after(next, given.language).map(|by| self.slice(next.document_span(by)));
        };
        if speaker.again {
            let near = |(at, _): &&(usize, String)| given.at - at <= RECENT;
            return self.named.as_ref().filter(near).map(|(_, name)| name.clone());
        }
        let name = self.slice(given.sentence.document_span(speaker.by));
        self.named = Some((given.at, name.clone()));
        Some(name)
    }

    /// The day that the sentence says its figures hold up to, else the day of publication.
    fn as_of(&self, sentence: &SentenceReading) -> Option<Date> {
        let until = sentence.times.iter().filter(|time| time.relation == Relation::Until);
        let stated = until
            .filter_map(|time| time.period.end)
            .find(|day| self.reading.published.is_none_or(|last| *day <= last));
        stated.or(self.reading.published)
    }

    fn evidence(&self, draft: &Draft<'_>, sentence: &SentenceReading) -> Evidence {
        let span = sentence.document_span(draft.number.clone());
        Evidence::new(self.document, &self.lines, sentence, span)
    }

    fn slice(&self, span: Span) -> String {
        self.document.text.get(span).unwrap_or_default().to_owned()
    }
}

/// What the words around a number tell.
struct Read {
    population: Population,
    /// Whether it is a part of one before.
    part: bool,
    /// Whether it is of a smaller place than its story's.
    alone: bool,
    /// Whether it comes on top of others.
    more: bool,
    /// Whether its article replaces it by another.
    replaced: bool,
}

/// Makes parts of the claims at `more`, which come on top of others, where their document tells a higher figure
/// of the same measure.
fn part_of_higher(claims: &mut [Claim], more: &[usize]) {
    let higher = |one: &Claim, other: &Claim| {
        one.measure == other.measure && one.value.figure() < other.value.figure()
    };
    for at in more {
        let part = claims.get(*at).is_some_and(|one| claims.iter().any(|other| higher(one, other)));
        if let Some(claim) = claims.get_mut(*at).filter(|_| part) {
            claim.scope = Scope::Part;
        }
    }
}

/// Whether no two voices tell two figures: what one takes back, the other may hold up.
fn one_voice(one: &Claim, other: &Claim) -> bool {
    let voices = one.attribution.as_ref().zip(other.attribution.as_ref());
    voices.is_none_or(|(one, other)| one == other)
}

/// The parts of a count are counted as the whole was: only those identified, only those buried, in the
/// same place. One that tells a way or a place of its own is not.
fn counted_alike(mut part: Claim, whole: Option<&Claim>, lexicon: &Lexicon) -> Claim {
    let known = |way: &&String| lexicon.definitions.iter().any(|known| known.name == **way);
    let ways = whole.into_iter().flat_map(|whole| &whole.population.who).filter(known);
    if !part.population.who.iter().any(|way| known(&way)) {
        part.population.who.extend(ways.cloned());
    }
    if let Some(whole) = whole.filter(|_| part.population.side.is_empty()) {
        part.population.side.extend(whole.population.side.iter().cloned());
        part.population.presumed = whole.population.presumed.clone();
    }
    part
}

/// A part that nothing names is no whole of the place it has from its whole.
fn take_back(part: &mut Claim) {
    if part.scope == Scope::Part && part.population.who.is_empty() {
        part.population = Population::default();
    }
}
