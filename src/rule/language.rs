//! All that is known of one language: its lexicon and its rules.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::book::Book;
use super::file::LexiconFile;
use super::lexicon;
use super::mistake::{Mistake, RuleFile};
use super::pattern::Vocabulary;
use crate::quantity::Lexicon;
use crate::quantity::mask::Masks;
use crate::text::fold::fold_word;

/// The lexicon that people write, beside generated ones.
const LEXICON: &str = "lexicon.toml";

/// A language in checked form.
#[derive(Debug, Default)]
pub struct Language {
    /// Two-letter code.
    pub code: String,
    /// Its number words.
    pub lexicon: Lexicon,
    /// The masks of its quantities.
    pub masks: Masks,
    /// Abbreviations after which no sentence ends, folded.
    pub abbreviations: BTreeSet<String>,
    files: Vec<RuleFile>,
    measures: Arc<BTreeSet<String>>,
    /// Built when a text of the language is met: a run seldom meets more than two or three.
    book: OnceLock<Book>,
}

/// The files of one language, before they are checked together.
#[derive(Debug, Default)]
pub struct LanguageFiles<'a> {
    /// Lexicon files.
    pub lexicons: Vec<&'a RuleFile>,
    /// Rule files.
    pub rules: Vec<RuleFile>,
}

impl Language {
    /// Checks the files of a language together. The program's own rules are taken on trust until
    /// they are needed (see [`Language::mistakes`]); where a folder adds to them all are checked.
    pub fn new(
        code: &str,
        files: LanguageFiles<'_>,
        measures: Arc<BTreeSet<String>>,
        mistakes: &mut Vec<Mistake>,
    ) -> Self {
        let mut language = Language { code: code.to_owned(), measures, ..Language::default() };
        language.take_lexicons(files.lexicons, mistakes);
        language.files = files.rules;
        if language.files.iter().any(|file| file.layer > 0) {
            mistakes.extend(language.mistakes());
        }
        language
    }

    /// Its rules.
    pub fn book(&self) -> &Book {
        self.book.get_or_init(|| self.read(&mut Vec::new()))
    }

    /// Whether there are any rules.
    pub fn has_rules(&self) -> bool {
        !self.files.is_empty()
    }

    /// Every mistake in its rule files.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let mut mistakes = Vec::new();
        let book = self.read(&mut mistakes);
        self.book.get_or_init(|| book);
        mistakes
    }

    fn read(&self, mistakes: &mut Vec<Mistake>) -> Book {
        Book::new(&self.code, &self.files, self.vocabulary(), &self.measures, mistakes)
    }

    fn take_lexicons(&mut self, mut files: Vec<&RuleFile>, mistakes: &mut Vec<Mistake>) {
        // What is written by hand has the last word over what is generated.
        files.sort_by_key(|file| file.name.ends_with(LEXICON));
        for file in files {
            match file.parse::<LexiconFile>() {
                Ok(written) => {
                    self.abbreviations.extend(written.abbreviations.iter().map(|word| fold_word(word)));
                    lexicon::add(&mut self.lexicon, written, file, mistakes);
                }
                Err(mistake) => mistakes.push(mistake),
            }
        }
        self.lexicon.finish();
        self.masks = Masks::new(self.lexicon.unit_kinds());
    }

    fn vocabulary(&self) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            masks: self.masks.clone(),
            clitics: self.lexicon.words.clitics.clone(),
            definite: self.lexicon.definite.clone(),
            joiners: self.lexicon.words.joiners.iter().cloned().collect(),
            stacked: self.lexicon.stacked_clitics,
            ..Vocabulary::default()
        };
        let people: Vec<_> = self.lexicon.people.keys().rev().map(|noun| regex::escape(noun)).collect();
        let definite: Vec<_> = self.lexicon.definite.iter().map(|article| regex::escape(article)).collect();
        let person = format!("(?:{})?(?:{})", definite.join("|"), people.join("|"));
        vocabulary.fragments.insert("person".to_owned(), person);
        vocabulary
    }
}
