//! The number reader of a language, with the words that stand under `rules/` and those just made.

use std::path::{Path, PathBuf};

use counterclaim::quantity::Lexicon;
use counterclaim::rule::mistake::RuleFile;
use counterclaim::rule::set::ClaimRules;
use counterclaim::text::fold::fold_word;

use crate::failure::{Failure, read};
use crate::languages::Language;

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Where the made words of a language stand.
pub fn numerals_path(language: &Language) -> PathBuf {
    root().join("rules").join(&language.code).join("numerals.toml")
}

/// What is written by hand of a language: its lexicon.
#[derive(Debug, Clone)]
pub struct Written {
    /// The code of the language.
    pub code: String,
    /// The lexicon's text; settings where there is no lexicon.
    pub text: String,
    /// The same as a table.
    pub table: toml::Table,
    /// Whether the language has a lexicon under `rules/`.
    pub exists: bool,
}

impl Written {
    /// Reads the lexicon of a language, or takes the settings in its place.
    ///
    /// # Errors
    /// The lexicon cannot be read or is no TOML.
    pub fn load(language: &Language) -> Result<Self, Failure> {
        let path = root().join("rules").join(&language.code).join("lexicon.toml");
        let exists = path.exists();
        let text = if exists { read(&path, "make the file readable")? } else { settings(language) };
        let table = text.parse().map_err(|why| Failure::new(path.display(), why, "correct the TOML"))?;
        Ok(Written { code: language.code.clone(), text, table, exists })
    }

    /// Whether its table of this name has a row for this value.
    pub fn has(&self, table: &str, value: u64) -> bool {
        let table = self.table.get(table).and_then(toml::Value::as_table);
        table.is_some_and(|table| table.contains_key(&value.to_string()))
    }

    /// The reader of the lexicon and of made words, given as the text of their file.
    ///
    /// # Errors
    /// The mistakes in both.
    pub fn reader(&self, numerals: &str) -> Result<Reader, Failure> {
        let file = |name: &str, text: &str| RuleFile {
            name: format!("{}/{name}.toml", self.code),
            text: text.to_owned(),
            layer: 0,
        };
        let files = [file("lexicon", &self.text), file("numerals", numerals)];
        let mut rules = ClaimRules::new(&files)?;
        let lexicon = rules.languages.remove(&self.code).map(|language| language.lexicon);
        Ok(Reader { lexicon: lexicon.unwrap_or_default() })
    }
}

fn settings(language: &Language) -> String {
    format!("language = {:?}\n{}", language.code, language.settings)
}

/// Reads spelled-out numbers.
#[derive(Debug, Default)]
pub struct Reader {
    /// The words it knows.
    pub lexicon: Lexicon,
}

impl Reader {
    /// The value of a number written out in full.
    pub fn value(&self, text: &str) -> Option<f64> {
        self.lexicon.value(&fold_word(text))
    }

    /// Whether a text is read as this number.
    pub fn reads(&self, text: &str, value: u64) -> bool {
        self.value(text).is_some_and(|read| same(read, value))
    }

    /// The whole number that a text is read as.
    pub fn whole(&self, text: &str) -> Option<u64> {
        let read = format!("{}", self.value(text)?);
        read.parse().ok()
    }
}

/// Numbers up to 2^53 have one float each; the numbers made here stay below.
fn same(read: f64, value: u64) -> bool {
    read == value as f64
}
