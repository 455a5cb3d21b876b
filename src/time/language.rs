//! The time rules of one language, built when its first text is met: a run seldom meets more than two
//! or three, and checking patterns is most of starting.

use std::sync::OnceLock;

use super::check::check;
use super::find::LanguageRules;
use super::mistake::Mistake;
use super::reader::Source;

/// A file of time rules, and what was made of it.
#[derive(Debug)]
pub(super) struct Language {
    code: String,
    path: String,
    text: String,
    clitics: Vec<String>,
    /// None within where the file cannot be read.
    rules: OnceLock<Option<LanguageRules>>,
}

impl Language {
    /// Takes a file; it is not looked into yet.
    pub(super) fn new(source: &Source<'_>) -> Self {
        Language {
            code: source.language.to_owned(),
            path: source.path.to_owned(),
            text: source.text.to_owned(),
            clitics: source.clitics.to_owned(),
            rules: OnceLock::new(),
        }
    }

    /// Its rules; none when the file cannot be read.
    pub(super) fn rules(&self) -> Option<&LanguageRules> {
        self.rules.get_or_init(|| check(&self.source()).0).as_ref()
    }

    /// Every mistake in its file.
    pub(super) fn mistakes(&self) -> Vec<Mistake> {
        let (rules, mistakes) = check(&self.source());
        self.rules.get_or_init(|| rules);
        mistakes
    }

    fn source(&self) -> Source<'_> {
        Source {
            language: &self.code,
            path: &self.path,
            text: &self.text,
            clitics: &self.clitics,
            trusted: false,
        }
    }
}
