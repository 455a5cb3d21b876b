//! The written form of rule files, as serde reads it. Nothing outside `rule/` sees it.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::effect::{Scope, Stance};
use crate::quantity::Modifier;

/// `rules/<language>/*.toml` with rules, exclusions, attributions or stances.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesFile {
    /// The language the patterns are for.
    pub language: String,
    /// Pieces of patterns, for all files of the language.
    #[serde(default)]
    pub fragments: BTreeMap<String, Spanned<String>>,
    /// Rules that find claims.
    #[serde(default)]
    pub rule: Vec<WrittenRule>,
    /// Rules that explain numbers which are no claims.
    #[serde(default)]
    pub exclude: Vec<WrittenRule>,
    /// Rules that find who says it.
    #[serde(default)]
    pub attribution: Vec<WrittenRule>,
    /// Rules that find how surely it is said.
    #[serde(default)]
    pub stance: Vec<WrittenRule>,
}

/// One rule as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRule {
    /// Unique name.
    pub id: Spanned<String>,
    /// What is counted; rules that inherit, exclude or attribute have none.
    pub measure: Option<String>,
    /// Takes the measure of the claim that `{claimed}` stands for.
    #[serde(default)]
    pub inherits: bool,
    /// The pattern.
    pub pattern: Spanned<String>,
    /// The value, for a rule without a quantity, in the interval notation.
    pub value: Option<String>,
    /// The bound that the rule's own words set.
    pub modifier: Option<Modifier>,
    /// How surely it is said, when the rule's own words tell; what a stance rule finds.
    pub stance: Option<Stance>,
    /// Whether the number is the whole toll or a part.
    pub scope: Option<Scope>,
    /// Whether the rule's own words say that another figure takes the number's place.
    #[serde(default)]
    pub replaced: bool,
    /// Who was counted, when the rule's own words tell.
    #[serde(default)]
    pub who: Vec<String>,
    /// For a rule that inherits and refers to no `{claimed}`: it goes on with the sentence before,
    /// and this is the measure of that sentence in its examples.
    pub after: Option<String>,
    /// How many skipped words a match counts for, when the rule's words may well mean something
    /// else: it then gives way to a rule that matches more closely.
    #[serde(default)]
    pub doubt: usize,
    /// Words of which one must stand in the document.
    #[serde(default)]
    pub context: Vec<String>,
    /// The values a quantity must lie between for the rule to take it.
    pub only: Option<String>,
    /// Whether `only` takes "more than 5" for its figure 5.
    #[serde(default)]
    pub bounded: bool,
    /// For an exclusion: tried only when nothing else took the number.
    #[serde(default)]
    pub last: bool,
    /// Texts in which the rule must fire.
    #[serde(default)]
    pub matches: Vec<Match>,
    /// Texts in which it must not.
    #[serde(default)]
    pub rejects: Vec<String>,
    /// Texts in which it should fire and does not yet.
    #[serde(default)]
    pub todo: Vec<Match>,
}

/// A text and what a rule must find in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Match {
    /// The text.
    pub text: String,
    /// The claim's value in the interval notation.
    pub claim: Option<String>,
    /// The number that is excluded, as written.
    pub number: Option<String>,
    /// Who says it, as written.
    pub by: Option<String>,
}

/// `rules/<language>/lexicon.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LexiconFile {
    /// The language.
    pub language: String,
    /// Letters written onto the front of a word.
    #[serde(default)]
    pub clitics: Vec<String>,
    /// Those of them that make a noun a known one.
    #[serde(default)]
    pub definite: Vec<String>,
    /// How many of the others, "and" aside, one word may have; one when left out.
    #[serde(default)]
    pub stacked_clitics: usize,
    /// Abbreviations after which no sentence ends.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Words that join the parts of a number.
    #[serde(default)]
    pub joiners: Vec<String>,
    /// The least number a joiner may add to.
    #[serde(default)]
    pub join_from: Option<f64>,
    /// Whether units may stand before tens.
    #[serde(default)]
    pub inverted: bool,
    /// Tens that take the numbers up to nineteen after them.
    #[serde(default)]
    pub takes_teens: Vec<f64>,
    /// Whether number words are written together.
    #[serde(default)]
    pub glued: bool,
    /// Endings written onto a number.
    #[serde(default)]
    pub endings: Vec<String>,
    /// Words that are never taken apart.
    #[serde(default)]
    pub whole: Vec<String>,
    /// Words between two bounds of one number.
    #[serde(default)]
    pub bound_joiners: Vec<String>,
    /// Whether three digits after a mark group even before a scale word.
    #[serde(default)]
    pub groups_before_scale: bool,
    /// Number words that count only with something beside them.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Whether two rising number words side by side are a range.
    #[serde(default)]
    pub paired_ranges: bool,
    /// Words between a number and its unit.
    #[serde(default)]
    pub unit_links: Vec<String>,
    /// Multipliers that stand right at digits, by value.
    #[serde(default)]
    pub attached_scales: BTreeMap<String, Vec<String>>,
    /// Words that make a number negative.
    #[serde(default)]
    pub minus: Vec<String>,
    /// Words before decimals.
    #[serde(default)]
    pub decimal_words: Vec<String>,
    /// Words between a numerator and its denominator.
    #[serde(default)]
    pub over: Vec<String>,
    /// Marks between groups of digits.
    #[serde(default)]
    pub group_marks: Vec<char>,
    /// Marks before decimals.
    #[serde(default)]
    pub decimal_marks: Vec<char>,
    /// Endings of ordinals in digits.
    #[serde(default)]
    pub ordinal_endings: Vec<String>,
    /// Words before a singular noun that counts one.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Endings such a noun may take.
    #[serde(default)]
    pub one_endings: Vec<String>,
    /// Words after it that stress the one.
    #[serde(default)]
    pub single: Vec<String>,
    /// Numbers, by value.
    #[serde(default)]
    pub cardinals: BTreeMap<String, Vec<String>>,
    /// Multipliers, by value.
    #[serde(default)]
    pub scales: BTreeMap<String, Vec<String>>,
    /// Parts of one, by value.
    #[serde(default)]
    pub fractions: BTreeMap<String, Vec<String>>,
    /// Places in an order, by value.
    #[serde(default)]
    pub ordinals: BTreeMap<String, Vec<String>>,
    /// Numbers that their word only approaches, by value.
    #[serde(default)]
    pub approximate: BTreeMap<String, Vec<String>>,
    /// Vague words, by the interval of the code book.
    #[serde(default)]
    pub vague: BTreeMap<String, Vec<String>>,
    /// Bounds.
    #[serde(default)]
    pub modifier: Vec<WrittenModifier>,
    /// Ranges.
    #[serde(default)]
    pub range: Vec<WrittenRange>,
    /// Words after which two numbers are a change.
    #[serde(default)]
    pub not_before_range: Vec<String>,
    /// Units, by kind and code.
    #[serde(default)]
    pub units: BTreeMap<String, BTreeMap<String, WrittenUnit>>,
    /// Words beside a number that make it a part of one told before.
    #[serde(default)]
    pub partitive: Vec<String>,
    /// Words that say that a figure takes in all countries.
    #[serde(default)]
    pub altogether: Vec<String>,
    /// Words beside a number that comes on top of others.
    #[serde(default)]
    pub more: Vec<String>,
    /// Words behind which others than those counted are named.
    #[serde(default)]
    pub besides: Vec<String>,
    /// Words that open a sentence to say who told the one before.
    #[serde(default)]
    pub so_said: Vec<String>,
    /// Words that stand for whoever was named last.
    #[serde(default)]
    pub pronouns: Vec<String>,
    /// Words with which the name of nobody begins who speaks.
    #[serde(default)]
    pub nameless: Vec<String>,
    /// Words that stand nowhere in such a name.
    #[serde(default)]
    pub no_name: Vec<String>,
    /// Words at which a sentence turns to what somebody else says, or to another time.
    #[serde(default)]
    pub turns: Vec<String>,
    /// Words beside a figure that its own article replaces by another.
    #[serde(default)]
    pub earlier: Vec<String>,
    /// Words for people of whoever says it.
    #[serde(default)]
    pub own: Vec<String>,
    /// Words that make a figure one of a smaller place than its story's: "in the capital alone".
    #[serde(default)]
    pub alone: Vec<String>,
    /// Phrases for areas that are counted apart, by name; they hold for a whole clause.
    #[serde(default)]
    pub areas: BTreeMap<String, Vec<String>>,
    /// Phrases for ways of counting, by name.
    #[serde(default)]
    pub definitions: BTreeMap<String, Vec<String>>,
    /// The same for ways in which only one measure is counted, by measure.
    #[serde(default)]
    pub definitions_of: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// People, by kind.
    #[serde(default)]
    pub people: BTreeMap<String, WrittenPeople>,
}

/// Phrases that bound a number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenModifier {
    /// The bound.
    pub kind: Modifier,
    /// Phrases before the number.
    #[serde(default)]
    pub before: Vec<String>,
    /// Phrases after it.
    #[serde(default)]
    pub after: Vec<String>,
    /// Words that annul a phrase before the number when they stand before that.
    #[serde(default)]
    pub not_after: Vec<String>,
    /// Whether the phrases after it must follow at once.
    #[serde(default)]
    pub adjacent: bool,
}

/// A way to word a range.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRange {
    /// Words before the first number, any of these; none needed when empty.
    #[serde(default)]
    pub open: Vec<String>,
    /// Words between the numbers, any of these.
    pub middle: Vec<String>,
}

/// The words of a unit.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenUnit {
    /// After a number.
    #[serde(default)]
    pub words: Vec<String>,
    /// One word for two of it.
    #[serde(default)]
    pub two: Vec<String>,
    /// Before a number.
    #[serde(default)]
    pub before: Vec<String>,
}

/// The nouns for a kind of people.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenPeople {
    /// Whether the nouns say nothing of who was counted: "people", "victims".
    #[serde(default)]
    pub anyone: bool,
    /// Whether the kind is a part of a toll even where nothing says so: children, civilians.
    #[serde(default)]
    pub part: bool,
    /// Singular nouns.
    #[serde(default)]
    pub one: Vec<String>,
    /// Singular nouns that count one without an article.
    #[serde(default)]
    pub lone: Vec<String>,
    /// Dual nouns.
    #[serde(default)]
    pub two: Vec<String>,
    /// Plural nouns, and forms used after numbers.
    #[serde(default)]
    pub many: Vec<String>,
}
