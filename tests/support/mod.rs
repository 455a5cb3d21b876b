//! What several test files need: the built-in rules, and a report on a folder.

#[allow(dead_code)]
pub mod tally;

use std::io::empty;
use std::path::Path;

use counterclaim::document::{self, Document};
use counterclaim::rule::load;
use counterclaim::rules::RuleSet;

/// The built-in rules.
pub fn rules() -> RuleSet {
    RuleSet::new(&load::built_in()).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
}

/// The articles of a folder, their languages told.
#[allow(dead_code)]
pub fn documents(folder: &Path, rules: &RuleSet) -> Vec<Document> {
    let mut documents =
        document::read(&[folder.to_owned()], &mut empty()).expect("articles to read").documents;
    rules.tell_languages(&mut documents);
    documents
}

/// The folder of annotated articles, named by the environment; none, said aloud, where it is not.
#[allow(dead_code)]
pub fn evaluation(part: &str) -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("COUNTERCLAIM_EVAL").map(|folder| Path::new(&folder).join(part));
    let found = folder.filter(|folder| folder.exists());
    if found.is_none() {
        eprintln!("skipped: COUNTERCLAIM_EVAL names no folder with {part}");
    }
    found
}
