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
    /// The words beside the number.
    pub beside: Beside,
    /// The country of whoever says it, as the article told before.
    pub voice: Option<PlaceId>,
    /// The country that the sentences before speak of.
    pub focus: Option<PlaceId>,
}

impl Counted<'_> {
    /// The population of the claim: the counted noun's kind, the ways of counting told, and whose
    /// people they are.
    pub fn population(&self) -> Population {
        let mut who = self.kinds_of_people();
        who.extend(self.definitions());
        let (side, people) = self.side();
        let presumed = if side.is_empty() && !self.says_alone() { self.presumed() } else { None };
        Population { who, side, people, presumed }
    }

    /// The peoples beside the number, or whose own people they are; failing both the place that is told.
    /// Besides, whether it is a people.
    fn side(&self) -> (BTreeSet<PlaceId>, bool) {
        let setting = self.setting();
        let mut peoples = setting.peoples();
        if self.tells(&self.lexicon.own) {
            let speaks = setting.of_speaker().or_else(|| self.voice.clone());
            peoples.extend(speaks.or_else(|| setting.people_before()));
        }
        if !peoples.is_empty() {
            return (peoples, true);
        }
        let mut places = setting.told();
        if places.is_empty() && self.says_alone() {
            places.extend(setting.own_of_speaker());
        }
        (places, false)
    }

    /// Whether the words beside the number make it a part of one told before: "of them".
    pub fn is_part(&self) -> bool {
        self.beside.is_part(self.folded(), self.lexicon)
    }

    /// Whether the number comes on top of others: "three more bodies".
    pub fn is_more(&self) -> bool {
        self.beside.is_more(self.folded(), self.lexicon)
    }

    /// Whether the words of its clause make the number one of a smaller place than its story's, and
    /// nothing tells of which.
    pub fn is_alone(&self) -> bool {
        let setting = self.setting();
        self.says_alone() && setting.peoples().is_empty() && setting.told().is_empty()
    }

    fn says_alone(&self) -> bool {
        let clause = self.folded().get(self.setting().clause()).unwrap_or_default();
        self.says(clause, &self.lexicon.alone)
    }

    /// Whether words beside the number say that its article replaces it by another.
    pub fn is_earlier(&self) -> bool {
        self.tells(&self.lexicon.earlier)
    }

    /// Whether one of some phrases stands beside the number.
    fn tells(&self, phrases: &BTreeSet<String>) -> bool {
        self.says(&self.beside.telling(self.folded()), phrases)
    }

    fn says(&self, text: &str, phrases: &BTreeSet<String>) -> bool {
        phrases.iter().any(|phrase| contains_phrase(text, phrase, &self.lexicon.words.clitics))
    }

    /// The country of whoever says it, if the sentence tells.
    pub fn told_voice(&self) -> Option<PlaceId> {
        self.setting().of_speaker()
    }

    fn folded(&self) -> &str {
        &self.reading.sentence.folded.text
    }

    fn setting(&self) -> Setting<'_> {
        let (number, speaker) = (self.draft.number.clone(), self.speaker.clone());
        Setting { reading: self.reading, places: self.places, number, beside: &self.beside, speaker }
    }

    /// Whose people they may be where no side is told.
    fn presumed(&self) -> Option<Presumed> {
        if self.says(self.folded(), &self.lexicon.altogether) {
            return None;
        }
        let setting = self.setting();
        let speaks = setting.of_speaker().or_else(|| self.voice.clone()).map(Presumed::Speaker);
        speaks.or_else(|| setting.country_or(self.focus.as_ref()).map(Presumed::Focus))
    }

    /// How the people were counted, where a phrase beside the number says so.
    fn definitions(&self) -> impl Iterator<Item = String> {
        let (text, measure) = (self.beside.telling(self.folded()), &self.draft.measure);
        let fits = move |way: &&Definition| way.measure.as_ref().is_none_or(|of| of == measure);
        let ways = self.lexicon.definitions.iter().filter(fits);
        let clitics = &self.lexicon.words.clitics;
        ways.filter(move |way| contains_phrase(&text, &way.phrase, clitics)).map(|way| way.name.clone())
    }

    /// The kinds of people named by the number itself or the words after it that limit who was
    /// counted. Soldiers in a battle are its toll; children in it are a part.
    fn kinds_of_people(&self) -> BTreeSet<String> {
        let quantity = self.draft.quantity.and_then(|index| self.reading.quantities.get(index));
        // The number itself may be the noun, "a policeman", and who says that there were none says of whom.
        let is_noun = quantity.is_none_or(|quantity| matches!(quantity.kind, Kind::One | Kind::Count));
        let own = self.folded().get(self.draft.number.clone()).filter(|_| is_noun).unwrap_or_default();
        // "Held by rebels" says where, not who.
        let noun = self.folded().get(self.beside.after.clone()).unwrap_or_default().to_owned();
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

/// The nouns of several words in a text, each with its kind of people; of one in another the longer.
fn phrases_of_people<'l>(text: &str, lexicon: &'l Lexicon) -> Vec<(&'l String, &'l String)> {
    let clitics = &lexicon.words.clitics;
    let told = lexicon.people_phrases.iter().filter(|(noun, _)| contains_phrase(text, noun, clitics));
    let all: Vec<(&String, &String)> = told.collect();
    let longest =
        |noun: &String| !all.iter().any(|(other, _)| *other != noun && other.contains(noun.as_str()));
    all.iter().copied().filter(|(noun, _)| longest(noun)).collect()
}

fn kind_of_people<'l>(word: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    lexicon.words.stems(word).iter().find_map(|stem| lexicon.people.get(*stem)).map(String::as_str)
}
