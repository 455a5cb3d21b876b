//! Who was counted, read from the words around a number.

use std::collections::BTreeSet;
use std::ops::Range;

use super::beside::{Beside, contains_phrase, places_of};
use super::draft::Draft;
use super::reading::SentenceReading;
use super::side::Setting;
use super::{Population, Presumed};
use crate::place::{Gazetteer, PlaceId};
use crate::quantity::lexicon::Definition;
use crate::quantity::{Kind, Lexicon};

/// What a claim's people are read from.
pub struct Counted<'a> {
    /// The claim.
    pub draft: &'a Draft<'a>,
    /// Its sentence.
    pub reading: &'a SentenceReading,
    /// The words of its language.
    pub lexicon: &'a Lexicon,
    /// What lies in what.
    pub places: &'a Gazetteer,
    /// Who says it, in bytes of the folded sentence.
    pub speaker: Option<Range<usize>>,
    /// Where the next speaker after the number is named.
    pub said: Option<usize>,
    /// The country of whoever says it, as the article told before.
    pub voice: Option<PlaceId>,
    /// The country that the sentences before speak of.
    pub focus: Option<PlaceId>,
}

impl Counted<'_> {
    /// The population of the claim: the counted noun's kind, the ways of counting told, and whose
    /// people they are.
    pub fn population(&self) -> Population {
        let beside = Beside::new(self.draft, self.reading, self.said);
        let mut who = self.kinds_of_people(&beside);
        who.extend(self.definitions(&beside));
        let (side, people) = self.side(&self.setting(&beside), &beside);
        let presumed = if side.is_empty() && !self.is_alone() { self.presumed(&beside) } else { None };
        Population { who, side, people, presumed }
    }

    /// The peoples beside the number, or whose own people they are; failing both the place that is told.
    /// Besides, whether it is a people.
    fn side(&self, setting: &Setting<'_>, beside: &Beside) -> (BTreeSet<PlaceId>, bool) {
        let mut peoples = setting.peoples();
        if self.tells(beside, &self.lexicon.own) {
            let speaks = setting.of_speaker().or_else(|| self.voice.clone());
            peoples.extend(speaks.or_else(|| setting.people_before()));
        }
        if !peoples.is_empty() {
            return (peoples, true);
        }
        let mut places = setting.told();
        if places.is_empty() && self.is_alone() {
            places.extend(setting.own_of_speaker());
        }
        (places, false)
    }

    /// Whether the words beside the number make it a part of one told before: "of them".
    pub fn is_part(&self) -> bool {
        let beside = Beside::new(self.draft, self.reading, self.said);
        beside.is_part(self.folded(), self.lexicon)
    }

    /// Whether the number comes on top of others: "three more bodies".
    pub fn is_more(&self) -> bool {
        Beside::new(self.draft, self.reading, self.said).is_more(self.folded(), self.lexicon)
    }

    /// Whether the words of its clause make the number one of a smaller place than its story's, and
    /// nothing tells of which.
    pub fn is_alone(&self) -> bool {
        let beside = Beside::new(self.draft, self.reading, self.said);
        let setting = self.setting(&beside);
        let clause = self.folded().get(setting.clause()).unwrap_or_default();
        let clitics = &self.lexicon.words.clitics;
        let told = self.lexicon.alone.iter().any(|phrase| contains_phrase(clause, phrase, clitics));
        told && setting.peoples().is_empty() && setting.told().is_empty()
    }

    /// Whether words beside the number say that its article replaces it by another.
    pub fn is_earlier(&self) -> bool {
        self.tells(&Beside::new(self.draft, self.reading, self.said), &self.lexicon.earlier)
    }

    fn tells(&self, beside: &Beside, phrases: &BTreeSet<String>) -> bool {
        let text = beside.telling(self.folded());
        phrases.iter().any(|phrase| contains_phrase(&text, phrase, &self.lexicon.words.clitics))
    }

    /// The country of whoever says it, if the sentence tells.
    pub fn told_voice(&self) -> Option<PlaceId> {
        self.setting(&Beside::new(self.draft, self.reading, self.said)).of_speaker()
    }

    fn folded(&self) -> &str {
        &self.reading.sentence.folded.text
    }

    fn setting<'s>(&'s self, beside: &'s Beside) -> Setting<'s> {
        let (number, speaker) = (self.draft.number.clone(), self.speaker.clone());
        Setting { reading: self.reading, places: self.places, number, beside, speaker }
    }

    /// Whose people they may be where no side is told.
    fn presumed(&self, beside: &Beside) -> Option<Presumed> {
        let (altogether, clitics) = (&self.lexicon.altogether, &self.lexicon.words.clitics);
        if altogether.iter().any(|phrase| contains_phrase(self.folded(), phrase, clitics)) {
            return None;
        }
        let setting = self.setting(beside);
        let speaks = setting.of_speaker().or_else(|| self.voice.clone()).map(Presumed::Speaker);
        speaks.or_else(|| setting.country_or(self.focus.as_ref()).map(Presumed::Focus))
    }

    /// How the people were counted, where a phrase beside the number says so.
    fn definitions(&self, beside: &Beside) -> impl Iterator<Item = String> {
        let (text, measure) = (beside.telling(self.folded()), &self.draft.measure);
        let fits = move |way: &&Definition| way.measure.as_ref().is_none_or(|of| of == measure);
        let ways = self.lexicon.definitions.iter().filter(fits);
        let clitics = &self.lexicon.words.clitics;
        ways.filter(move |way| contains_phrase(&text, &way.phrase, clitics)).map(|way| way.name.clone())
    }

    /// The kinds of people named by the number itself or the words after it that limit who was
    /// counted. Soldiers in a battle are its toll; children in it are a part.
    fn kinds_of_people(&self, beside: &Beside) -> BTreeSet<String> {
        let quantity = self.draft.quantity.and_then(|index| self.reading.quantities.get(index));
        // The number itself may be the noun, "a policeman", and who says that there were none says of whom.
        let noun = quantity.is_none_or(|quantity| matches!(quantity.kind, Kind::One | Kind::Count));
        let own = noun
            .then_some(())
            .and_then(|()| self.folded().get(self.draft.number.clone()))
            .unwrap_or_default();
        // "Held by rebels" says where, not who.
        let noun = self.folded().get(beside.after.clone()).unwrap_or_default().to_owned();
        let noun = self.lexicon.areas.keys().fold(noun, |noun, area| noun.replace(area.as_str(), " "));
        let noun = self.counted(&noun);
        let phrases = phrases_of_people(noun, self.lexicon);
        let noun =
            phrases.iter().fold(noun.to_owned(), |noun, (phrase, _)| noun.replace(phrase.as_str(), " "));
        let words = own.split_whitespace().chain(noun.split_whitespace());
        let told = words.filter_map(|word| kind_of_people(word, self.lexicon));
        let told = told.chain(phrases.iter().map(|(_, who)| who.as_str()));
        let told = told.filter(|who| self.limits(who)).map(str::to_owned);
        self.draft.making.who.iter().cloned().chain(told).collect()
    }

    /// What is said of those counted, without others that are named besides. "Three of them women" names
    /// none besides.
    fn counted<'t>(&self, noun: &'t str) -> &'t str {
        let clitics = &self.lexicon.words.clitics;
        let besides = self.lexicon.besides.iter().flat_map(|phrase| places_of(noun, phrase, clitics).min());
        let others = besides.min().and_then(|at| noun.get(..at));
        others.filter(|counted| !counted.trim().is_empty()).unwrap_or(noun)
    }

    fn limits(&self, who: &str) -> bool {
        let part = self.draft.source.is_some() || self.lexicon.parts.contains(who);
        part && !self.lexicon.anyone.contains(who)
    }
}

/// The nouns of several words in a text, longest first, each with its kind of people.
fn phrases_of_people<'l>(text: &str, lexicon: &'l Lexicon) -> Vec<(&'l String, &'l String)> {
    let several = lexicon.people.iter().filter(|(noun, _)| noun.contains(' '));
    let clitics = &lexicon.words.clitics;
    let mut found: Vec<_> = several.filter(|(noun, _)| contains_phrase(text, noun, clitics)).collect();
    found.sort_by_key(|(noun, _)| std::cmp::Reverse(noun.len()));
    let all = found.clone();
    found.retain(|(noun, _)| !all.iter().any(|(other, _)| other != noun && other.contains(noun.as_str())));
    found
}

fn kind_of_people<'l>(word: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    lexicon.words.stems(word).iter().find_map(|stem| lexicon.people.get(*stem)).map(String::as_str)
}
