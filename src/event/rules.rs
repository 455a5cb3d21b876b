//! The rules of the stage: kinds of happening, and each language's words for them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::bond::Bond;
use super::kind::{Kind, Kinds};
use super::pin::Pin;
use super::vocabulary::{Vocabulary, VocabularyFile};

/// What the stage is told by rule files.
#[derive(Debug, Clone, Default)]
pub struct EventRules {
    /// Kinds of happening.
    pub kinds: Kinds,
    /// Events that a desk has named, by their keys.
    pub pins: BTreeMap<String, Pin>,
    /// What people said of the events of single claims.
    pub bonds: Vec<Bond>,
    languages: BTreeMap<String, Vocabulary>,
}

/// What is wrong with a rule file, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}; {advice}")]
pub struct Mistake {
    /// The file, as it was named to [`EventRules::parse`].
    pub file: String,
    /// What is wrong, with line and column where they are known.
    pub reason: String,
    /// What to do about it.
    pub advice: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindsFile {
    kind: Vec<Kind>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PinsFile {
    event: Vec<Pin>,
}

impl EventRules {
    /// Reads `kinds.toml`, each language's `events.toml` and the files of named events, each given with its
    /// name for messages.
    ///
    /// # Errors
    /// All mistakes of all files: what does not parse, and kinds that no row of `kinds.toml` has.
    pub fn parse(
        kinds: (&str, &str),
        words: &[(&str, &str)],
        pinned: &[(&str, &str)],
    ) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let rows = read::<KindsFile>(kinds.0, kinds.1, &mut mistakes).map_or(Vec::new(), |file| file.kind);
        let kinds_name = kinds.0;
        let kinds = Kinds::new(rows);
        for kind in kinds.rows() {
            let named = kind.like.iter().chain(&kind.part_of).map(String::as_str);
            mistakes.extend(strangers(kinds_name, &kinds, named));
        }
        let pins = pins(pinned, &kinds, &mut mistakes);
        let mut languages = BTreeMap::new();
        for (name, text) in words {
            let Some(mut file) = read::<VocabularyFile>(name, text, &mut mistakes) else { continue };
            pins.values().for_each(|pin| file.pin(pin));
            mistakes.extend(strangers(name, &kinds, file.kinds_used()));
            match Vocabulary::new(&file) {
                Ok(words) => drop(languages.insert(file.language.clone(), words)),
                Err(error) => mistakes.push(mistake(name, error.to_string(), "use fewer or shorter words")),
            }
        }
        if mistakes.is_empty() {
            Ok(EventRules { kinds, pins, bonds: Vec::new(), languages })
        } else {
            Err(mistakes)
        }
    }

    /// The words of a language; none when no rules for it are there.
    pub fn vocabulary(&self, language: &str) -> Option<&Vocabulary> {
        self.languages.get(language)
    }
}

fn pins(files: &[(&str, &str)], kinds: &Kinds, mistakes: &mut Vec<Mistake>) -> BTreeMap<String, Pin> {
    let mut pins = BTreeMap::new();
    for (name, text) in files {
        let Some(file) = read::<PinsFile>(name, text, mistakes) else { continue };
        mistakes.extend(strangers(name, kinds, file.event.iter().map(|pin| pin.kind.as_str())));
        let known = file.event.into_iter().filter(|pin| kinds.get(&pin.kind).is_some());
        pins.extend(known.map(|pin| (pin.id.clone(), pin)));
    }
    pins
}

fn read<T: for<'a> Deserialize<'a>>(name: &str, text: &str, mistakes: &mut Vec<Mistake>) -> Option<T> {
    let advice =
        "compare it with the files that come with the program, or with what rules/README.md says of its kind";
    toml::from_str(text).map_err(|error| mistakes.push(mistake(name, error.to_string(), advice))).ok()
}

fn strangers<'a>(name: &str, kinds: &Kinds, used: impl Iterator<Item = &'a str>) -> Vec<Mistake> {
    used.filter(|kind| kinds.get(kind).is_none())
        .map(|kind| mistake(name, format!("no kind `{kind}`"), "add it to kinds.toml or correct the name"))
        .collect()
}

fn mistake(file: &str, reason: String, advice: &str) -> Mistake {
    Mistake { file: file.to_owned(), reason: reason.trim_end().to_owned(), advice: advice.to_owned() }
}
