//! The number words of one language, in checked form: what `rules/<language>/lexicon.toml` tells
//! the number reader.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::interval::{Interval, Modifier};
use super::numeral::{Value, numeral};
use super::token::{Shape, split_clitics, tokens};

/// What a word or a phrase means to the number reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A number that stands for itself and takes lower ones after it: 3, 20, 200.
    Cardinal(f64),
    /// A number that multiplies what stands before it: 1000, 1000000.
    Scale(f64),
    /// A part of one: a half, a quarter.
    Fraction(f64),
    /// A number that its word only approaches: a score of people.
    Approximate(f64),
    /// One person or thing, named by a singular noun.
    One,
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

/// How a range is worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeForm {
    /// Words before the first end; empty when none are needed.
    pub open: String,
    /// Word between the ends.
    pub middle: String,
}

/// Everything the number reader knows of one language. All words are folded.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Letters written onto the front of a word ("and", "by", "the"), longest first.
    pub clitics: Vec<String>,
    /// Those of them that make a noun a known one ("the").
    pub definite: BTreeSet<String>,
    /// Words that join the parts of a number: "and".
    pub joiners: BTreeSet<String>,
    /// Marks between groups of three digits; a no-break space always may.
    pub group_marks: Vec<char>,
    /// Marks before decimals.
    pub decimal_marks: Vec<char>,
    /// The least number that "and" may add a smaller one to: 20 where one says "thirty and five",
    /// 100 where one says "a hundred and five".
    pub join_from: f64,
    /// Whether the unit may stand before the ten: four-and-eighty.
    pub inverted: bool,
    /// Vague words with the values the code book gives them. Some are scales as well: "thousands"
    /// alone, "three thousands".
    pub vague: HashMap<String, Interval>,
    /// Number words and phrases.
    pub meanings: HashMap<String, Meaning>,
    /// Phrases before a number that bound it.
    pub before: HashMap<String, Modifier>,
    /// Phrases after a number that bound it.
    pub after: HashMap<String, Modifier>,
    /// Words for units after a number.
    pub units: HashMap<String, Unit>,
    /// Signs for units before a number: "$".
    pub units_before: HashMap<String, Unit>,
    /// Ways to word a range.
    pub ranges: Vec<RangeForm>,
    /// Words after which two numbers are no range but a change: "from".
    pub not_before_range: BTreeSet<String>,
    /// Words that must stand before a singular noun for it to count one; empty when none need to.
    pub articles: BTreeSet<String>,
    /// Words after a singular noun that stress the one; they belong to the number.
    pub single: BTreeSet<String>,
    /// Kinds of people by their nouns, in every form.
    pub people: BTreeMap<String, String>,
    /// Ways of counting by the phrases that tell of them: only those identified, only those buried.
    pub definitions: BTreeMap<String, String>,
    /// Kinds that say nothing of who was counted: "people", "victims".
    pub anyone: BTreeSet<String>,
    /// Kinds that are a part of a toll even where nothing says so: children, civilians.
    pub parts: BTreeSet<String>,
    /// Endings that make a number an ordinal when written right after its digits.
    pub ordinal_endings: BTreeSet<String>,
    /// The most tokens a phrase above has.
    pub longest: usize,
    /// Every word that occurs in the phrases above: what clitics are taken off from.
    pub words: HashSet<String>,
    /// The words a quantity may start with: the gate that most words do not pass.
    pub starts: HashSet<String>,
}

impl Lexicon {
    /// Takes note of a phrase's words and length, so that look-ups know what to split off and where
    /// to stop.
    pub fn note(&mut self, phrase: &str) {
        let tokens = tokens(phrase);
        self.longest = self.longest.max(tokens.len());
        self.starts.extend(tokens.first().map(|token| token.text.to_owned()));
        // "And-twenty" within a phrase is no word of its own: it is still to be split elsewhere.
        let joined = |word: &str| {
            let rests = self.joiners.iter().filter_map(|joiner| word.strip_prefix(joiner.as_str()));
            rests.into_iter().any(|rest| self.words.contains(rest))
        };
        let words = tokens.iter().filter(|token| token.shape == Shape::Word && !joined(token.text));
        let words: Vec<String> = words.map(|token| token.text.to_owned()).collect();
        self.words.extend(words);
    }

    /// The value of a number written out in full, in words or digits; none when the text is
    /// anything more or less than one definite number.
    pub fn value(&self, text: &str) -> Option<f64> {
        let tokens = split_clitics(tokens(text), self);
        let read = numeral(&tokens, 0, tokens.len(), self)?;
        match read.value {
            Value::Number(value) if read.end == tokens.len() => Some(value),
            _ => None,
        }
    }

    /// The kinds of units, in the order their masks are numbered.
    pub fn unit_kinds(&self) -> Vec<String> {
        let kinds: BTreeSet<_> = self.units.values().map(|unit| unit.kind.clone()).collect();
        kinds.into_iter().collect()
    }

    /// A word without the clitics on its front: every way to take them off, the word itself first.
    pub fn stems<'a>(&self, word: &'a str) -> Vec<&'a str> {
        let mut stems = vec![word];
        let mut at = 0;
        while at < stems.len() {
            for clitic in &self.clitics {
                if let Some(rest) = stems[at].strip_prefix(clitic.as_str())
                    && rest.chars().count() >= 2
                    && !stems.contains(&rest)
                {
                    stems.push(rest);
                }
            }
            at += 1;
        }
        stems
    }
}
