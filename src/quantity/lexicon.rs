//! The number words of one language, in checked form: what `rules/<language>/lexicon.toml` tells
//! the number reader.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::gate::Gate;
use super::interval::{Interval, Modifier};
use super::numeral::{Value, numeral};
use super::phrases::Phrases;
use super::split::Words;
use super::token::{Tokens, tokens};

/// What a word or a phrase means to the number reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A number that stands for itself and takes lower ones after it: 3, 20, 200.
    Cardinal(f64),
    /// A number that multiplies what stands before it: 1000, 1000000.
    Scale(f64),
    /// A scale that only letters right at digits are: 1.5m.
    AttachedScale(f64),
    /// A part of one: a half, a quarter.
    Fraction(f64),
    /// A place in an order: third, twentieth.
    Ordinal(f64),
    /// A number that its word only approaches: a score of people.
    Approximate(f64),
    /// One person or thing, named by a singular noun.
    One,
    /// One person, named by a noun that needs no article for it.
    Lone,
    /// Two people or things, named by a dual noun.
    Two,
}

/// A unit that may follow (or precede) a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What is measured; rules ask for it by this name: `percent`, `money`, `duration`.
    pub kind: String,
    /// The unit's code: `%`, `USD`, `week`.
    pub code: String,
    /// How many the word itself says: 2 for a dual such as "two weeks" in one word, else 1.
    pub count: Option<u32>,
}

/// A phrase that bounds a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The bound.
    pub modifier: Modifier,
    /// Words that annul it when one of them stands shortly before: after "rose", "to 20" bounds
    /// nothing.
    pub not_after: BTreeSet<String>,
    /// Whether it counts only right after the number and its unit.
    pub adjacent: bool,
}

/// A way of counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The phrase that tells of it.
    pub phrase: String,
    /// Its name.
    pub name: String,
    /// The measure that is counted so; none for all.
    pub measure: Option<String>,
}

/// Everything the number reader knows of one language. All words are folded.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// How written words fall into parts.
    pub words: Words,
    /// Clitics that make a noun a known one ("the").
    pub definite: BTreeSet<String>,
    /// How many letters besides "and" and the article one word may have written onto its front, as
    /// rules see it; one when zero.
    pub stacked_clitics: usize,
    /// Marks between groups of three digits; a no-break space always may.
    pub group_marks: Vec<char>,
    /// Marks before decimals.
    pub decimal_marks: Vec<char>,
    /// The least number that "and" may add a smaller one to: 20 where one says "thirty and five",
    /// 100 where one says "a hundred and five".
    pub join_from: Option<f64>,
    /// Whether the unit may stand before the ten: four-and-eighty.
    pub inverted: bool,
    /// Tens that take the numbers up to nineteen after them: "sixty-eleven".
    pub takes_teens: Vec<f64>,
    /// Whether three digits after a mark group even before a scale word: "1.800 millones".
    pub groups_before_scale: bool,
    /// Number words that count only within a longer number, with a bound or a unit, or as the
    /// whole text.
    pub weak: BTreeSet<String>,
    /// Whether two rising number words side by side are a range.
    pub paired_ranges: bool,
    /// Words that make the number after them negative.
    pub minus: Phrases<()>,
    /// Words between a whole number and its decimals.
    pub decimal_words: Phrases<()>,
    /// Words between a numerator and its denominator.
    pub over: Phrases<()>,
    /// Vague words with the values the code book gives them. Some are scales as well: "thousands"
    /// alone, "three thousands".
    pub vague: Phrases<Interval>,
    /// Number words and phrases.
    pub meanings: Phrases<Meaning>,
    /// Phrases before a number that bound it.
    pub before: Phrases<Bound>,
    /// Phrases after a number that bound it.
    pub after: Phrases<Bound>,
    /// Words for units after a number.
    pub units: Phrases<Unit>,
    /// Signs for units before a number: "$".
    pub units_before: Phrases<Unit>,
    /// Words between a number and its unit: "two million of dollars".
    pub unit_links: Phrases<()>,
    /// Words before the first end of a range, with those that then stand between the ends.
    pub ranges: Phrases<Phrases<()>>,
    /// Words between the ends of a range that nothing opens.
    pub between: Phrases<()>,
    /// Words between a lower and an upper bound of one number: "more than 20 but fewer than 30".
    pub bound_joiners: Phrases<()>,
    /// Words after which two numbers are no range but a change: "from".
    pub not_before_range: Phrases<()>,
    /// Words that must stand before a singular noun for it to count one; empty when none need to.
    pub articles: BTreeSet<String>,
    /// Words after a singular noun that stress the one; they belong to the number.
    pub single: BTreeSet<String>,
    /// Plural nouns for people, which may end in what would be a singular by itself.
    pub many: Phrases<()>,
    /// Kinds of people by their nouns, in every form.
    pub people: BTreeMap<String, String>,
    /// Those of them that are several words.
    pub people_phrases: BTreeMap<String, String>,
    /// Ways of counting: only those identified, only those buried.
    pub definitions: Vec<Definition>,
    /// Areas that are counted apart, by the phrases that name them: what two powers hold.
    pub areas: BTreeMap<String, String>,
    /// Words that make a figure one of a smaller place than its story's: "in the capital alone".
    pub alone: BTreeSet<String>,
    /// Words beside a number that make it a part of one told before: "of them".
    pub partitive: BTreeSet<String>,
    /// Words that say that a figure takes in all countries: "the combined toll".
    pub altogether: BTreeSet<String>,
    /// Words beside a number that comes on top of others: "three more bodies".
    pub more: BTreeSet<String>,
    /// Words behind which others than those counted are named: "including".
    pub besides: BTreeSet<String>,
    /// Words that open a sentence to say who told the one before: "so said".
    pub so_said: BTreeSet<String>,
    /// Words that stand for whoever was named last: "she".
    pub pronouns: BTreeSet<String>,
    /// Words with which the name of nobody begins who speaks: "after".
    pub nameless: BTreeSet<String>,
    /// Words that stand nowhere in such a name: "was".
    pub no_name: BTreeSet<String>,
    /// Words at which a sentence turns to what somebody else says, or to another time: "whereas".
    pub turns: BTreeSet<String>,
    /// Words beside a figure that its own article replaces by another: "an earlier count".
    pub earlier: BTreeSet<String>,
    /// Words for people of whoever says it: "of its nationals".
    pub own: BTreeSet<String>,
    /// Kinds that say nothing of who was counted: "people", "victims".
    pub anyone: BTreeSet<String>,
    /// Kinds that are a part of a toll even where nothing says so: children, civilians.
    pub parts: BTreeSet<String>,
    /// Endings that make a number an ordinal when written right after its digits.
    pub ordinal_endings: BTreeSet<String>,
    /// The words a quantity may start with.
    pub starts: FxHashSet<String>,
    /// The words of which a sentence with a number has one, unless it has digits.
    pub gate: Gate,
}

impl Lexicon {
    /// Takes note of a phrase that a quantity may start with.
    pub fn start(&mut self, phrase: &str) {
        self.words.note(phrase);
        self.starts.extend(tokens(phrase).first().map(|token| token.text.to_owned()));
    }

    /// Takes note of a phrase that says a number.
    pub fn says_number(&mut self, phrase: &str) {
        self.start(phrase);
        self.gate.add(phrase);
    }

    /// Makes the phrases ready to be looked up; to be called when the last one is in.
    pub fn finish(&mut self) {
        let words = &self.words;
        self.meanings.index(words);
        self.vague.index(words);
        self.before.index(words);
        self.after.index(words);
        self.units.index(words);
        self.units_before.index(words);
        self.ranges.index(words);
        self.ranges.meanings_mut().for_each(|middles| middles.index(words));
        for phrases in [
            &mut self.minus,
            &mut self.decimal_words,
            &mut self.over,
            &mut self.between,
            &mut self.bound_joiners,
            &mut self.unit_links,
            &mut self.not_before_range,
            &mut self.many,
        ] {
            phrases.index(words);
        }
    }

    /// The value of a number written out in full, in words or digits; none when the text is
    /// anything more or less than one definite number.
    pub fn value(&self, text: &str) -> Option<f64> {
        let tokens = self.words.split(tokens(text));
        let tokens = Tokens::new(text, &tokens);
        let read = numeral(tokens, 0, self)?;
        match read.value {
            Value::Number(value) if read.end == tokens.len() => Some(value),
            _ => None,
        }
    }

    /// The kinds of units, in the order their masks are numbered.
    pub fn unit_kinds(&self) -> Vec<String> {
        let kinds: BTreeSet<_> = self.units.meanings().map(|unit| unit.kind.clone()).collect();
        kinds.into_iter().collect()
    }
}
