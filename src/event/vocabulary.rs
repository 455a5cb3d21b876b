//! The words of happening of one language, and where they stand in a folded sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::pin::Pin;
use crate::text::fold_word;

/// What a word of `events.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sense {
    /// A happening of a kind.
    Kind(String),
    /// Refers back to a happening of a kind that was told of before.
    Anaphor(String),
    /// A happening of a kind, with its proper name.
    Named(String, String),
    /// Introduces a proper name of a happening of a kind: the word after it, unless listed.
    Name(String, Vec<String>),
    /// Follows such a name: the word before it, unless listed.
    NamedAfter(String, Vec<String>),
    /// A phrase that holds such a word and tells of nothing.
    Other,
    /// What comes after tells of another, earlier happening.
    After,
    /// Ranks the happening above others: "deadliest".
    Superlative,
    /// After a superlative, what comes after tells of the one it is measured by: "since".
    Since,
    /// What a date behind it in its clause begins goes on until the article: "since the war began in May".
    From,
    /// The whole clause tells of another, earlier happening.
    Within,
    /// The whole clause tells of a happening that was not told of yet.
    Another,
    /// The same, where the clause tells what happened and where.
    Beside,
    /// An earlier happening of its kind, counted.
    Ordinal,
    /// A clause ends here.
    Break,
    /// What is behind the comma belongs to what is before it.
    GoesOn,
    /// What is spoken of: it turns words of some kinds into others, as a collision of trains is no clash.
    About(BTreeMap<String, String>),
}

/// A word that stands in a folded sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the folded sentence, attached particles left out.
    pub span: Range<usize>,
    /// What it says.
    pub sense: Sense,
}

/// `events.toml` as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VocabularyFile {
    /// Two-letter code of the language.
    pub language: String,
    /// Particles that may be attached before a word.
    #[serde(default)]
    prefixes: Vec<String>,
    /// Endings that may be attached to a word.
    #[serde(default)]
    suffixes: Vec<String>,
    /// Whether words stand apart; they do not in some scripts.
    #[serde(default = "yes")]
    spaced: bool,
    /// Words by kind.
    pub kinds: BTreeMap<String, Vec<String>>,
    /// Words that refer back, by kind.
    #[serde(default)]
    pub anaphoric: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    name: Vec<NameRow>,
    #[serde(default)]
    named: Vec<NamedRow>,
    #[serde(default)]
    about: Vec<AboutRow>,
    #[serde(default)]
    other: Vec<OtherRow>,
    #[serde(default)]
    background: BackgroundRow,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameRow {
    kind: String,
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedRow {
    kind: String,
    name: String,
    forms: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct AboutRow {
    forms: Vec<String>,
    turns: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherRow {
    forms: Vec<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct BackgroundRow {
    #[serde(default)]
    after: Vec<String>,
    #[serde(default)]
    superlative: Vec<String>,
    #[serde(default)]
    since: Vec<String>,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    within: Vec<String>,
    #[serde(default)]
    another: Vec<String>,
    #[serde(default)]
    beside: Vec<String>,
    #[serde(default)]
    ordinal: Vec<String>,
    #[serde(default)]
    breaks: Vec<String>,
    #[serde(default)]
    goes_on: Vec<String>,
}

impl VocabularyFile {
    /// Every kind the file speaks of.
    pub fn kinds_used(&self) -> impl Iterator<Item = &str> {
        let tables = self.kinds.keys().chain(self.anaphoric.keys());
        let rows = self.name.iter().map(|row| &row.kind).chain(self.named.iter().map(|row| &row.kind));
        let turns = self.about.iter().flat_map(|row| row.turns.iter().flat_map(|(from, to)| [from, to]));
        tables.chain(rows).chain(turns).map(String::as_str)
    }

    /// Adds the names that a desk's event has in the language.
    pub fn pin(&mut self, pin: &Pin) {
        let forms = pin.names.get(&self.language).cloned().unwrap_or_default();
        self.named.push(NamedRow { kind: pin.kind.clone(), name: pin.id.clone(), forms });
    }

    fn senses<'a>(&'a self) -> Vec<(&'a String, Sense)> {
        let mut all = Vec::new();
        let mut add = |forms: &'a [String], sense: Sense| {
            all.extend(forms.iter().map(|form| (form, sense.clone())));
        };
        self.kinds.iter().for_each(|(kind, forms)| add(forms, Sense::Kind(kind.clone())));
        self.anaphoric.iter().for_each(|(kind, forms)| add(forms, Sense::Anaphor(kind.clone())));
        self.named.iter().for_each(|row| add(&row.forms, Sense::Named(row.kind.clone(), row.name.clone())));
        for row in &self.name {
            let not: Vec<String> = row.not.iter().map(|word| fold_word(word)).collect();
            add(&row.before, Sense::Name(row.kind.clone(), not.clone()));
            add(&row.after, Sense::NamedAfter(row.kind.clone(), not));
        }
        self.other.iter().for_each(|row| add(&row.forms, Sense::Other));
        self.about.iter().for_each(|row| add(&row.forms, Sense::About(row.turns.clone())));
        add(&self.background.after, Sense::After);
        add(&self.background.superlative, Sense::Superlative);
        add(&self.background.since, Sense::Since);
        add(&self.background.from, Sense::From);
        add(&self.background.within, Sense::Within);
        add(&self.background.another, Sense::Another);
        add(&self.background.beside, Sense::Beside);
        add(&self.background.ordinal, Sense::Ordinal);
        add(&self.background.breaks, Sense::Break);
        add(&self.background.goes_on, Sense::GoesOn);
        all
    }
}

/// The words of one language, ready to be found.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    finder: AhoCorasick,
    senses: Vec<Sense>,
    prefixes: Vec<String>,
    suffixes: Vec<String>,
    spaced: bool,
}

impl Vocabulary {
    /// Folds the words of a file and prepares to find them.
    ///
    /// # Errors
    /// When the words cannot be put into one automaton.
    pub fn new(file: &VocabularyFile) -> Result<Self, aho_corasick::BuildError> {
        let (forms, senses): (Vec<String>, Vec<Sense>) =
            file.senses().into_iter().map(|(form, sense)| (fold_word(form), sense)).unzip();
        let fold_all = |words: &[String]| words.iter().map(|word| fold_word(word)).collect();
        Ok(Vocabulary {
            finder: AhoCorasick::new(forms)?,
            senses,
            prefixes: fold_all(&file.prefixes),
            suffixes: fold_all(&file.suffixes),
            spaced: file.spaced,
        })
    }

    /// The words that stand in a folded sentence, in order. Of overlapping words that tell a kind the
    /// longest counts, and so among cues.
    pub fn find(&self, text: &str) -> Vec<Word> {
        let mut words: Vec<Word> = self
            .finder
            .find_overlapping_iter(text)
            .filter_map(|hit| {
                let sense = self.senses.get(hit.pattern().as_usize())?;
                let mark = matches!(sense, Sense::Break | Sense::GoesOn);
                let bordered = mark || self.bordered(text, hit.range());
                bordered.then(|| Word { span: hit.range(), sense: sense.clone() })
            })
            .collect();
        words.sort_by_key(|word| (word.span.start, usize::MAX - word.span.end, rank(&word.sense)));
        let (mut kind_end, mut cue_end) = (0, 0);
        words.retain(|word| {
            let end = if is_cue(&word.sense) { &mut cue_end } else { &mut kind_end };
            let beside = is_beside(&word.sense);
            let free = word.span.start >= *end || beside;
            // The word before a name may be longer than the kind it tells.
            if free && !beside {
                *end = word.span.end.max(*end);
            }
            free
        });
        words
    }

    fn bordered(&self, text: &str, span: Range<usize>) -> bool {
        if !self.spaced {
            return true;
        }
        let letter = |c: &char| c.is_alphanumeric();
        let before = text.get(..span.start).unwrap_or_default();
        let length: usize = before.chars().rev().take_while(letter).map(char::len_utf8).sum();
        let attached = before.get(before.len() - length..).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        let end: usize = after.chars().take_while(letter).map(char::len_utf8).sum();
        let ending = after.get(..end).unwrap_or_default();
        let has = |list: &[String], part: &str| part.is_empty() || list.iter().any(|entry| entry == part);
        has(&self.prefixes, attached) && has(&self.suffixes, ending)
    }
}

/// Whether a word counts wherever it stands, in other words too.
fn is_beside(sense: &Sense) -> bool {
    matches!(sense, Sense::Name(..) | Sense::NamedAfter(..) | Sense::About(_) | Sense::From | Sense::GoesOn)
}

fn is_cue(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::After
            | Sense::Superlative
            | Sense::Since
            | Sense::Within
            | Sense::Another
            | Sense::Beside
            | Sense::Ordinal
            | Sense::Break
    )
}

/// Which of two senses of one form counts: what names a happening before what only tells its kind.
fn rank(sense: &Sense) -> u8 {
    match sense {
        Sense::Other | Sense::Named(..) => 0,
        Sense::Anaphor(_) => 1,
        Sense::Kind(_) => 2,
        _ => 3,
    }
}

fn yes() -> bool {
    true
}
