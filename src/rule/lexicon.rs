//! From the written lexicon to the number reader's.

use std::collections::BTreeMap;

use super::file::LexiconFile;
use super::mistake::{Mistake, RuleFile};
use crate::quantity::interval::{Interval, Modifier};
use crate::quantity::lexicon::{Lexicon, Meaning, RangeForm, Unit};
use crate::text::fold::fold_word;

/// Adds a lexicon file to a language's lexicon; a language may have several (hand-written,
/// generated).
pub fn add(lexicon: &mut Lexicon, written: LexiconFile, file: &RuleFile, mistakes: &mut Vec<Mistake>) {
    lexicon.clitics.extend(folded(&written.clitics));
    lexicon.clitics.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    lexicon.definite.extend(folded(&written.definite));
    lexicon.joiners.extend(folded(&written.joiners));
    lexicon.join_from = written.join_from;
    lexicon.inverted |= written.inverted;
    lexicon.group_marks.extend(&written.group_marks);
    lexicon.decimal_marks.extend(&written.decimal_marks);
    lexicon.ordinal_endings.extend(folded(&written.ordinal_endings));
    lexicon.articles.extend(folded(&written.articles));
    lexicon.single.extend(folded(&written.single));
    lexicon.not_before_range.extend(folded(&written.not_before_range));
    numbers(lexicon, &written.cardinals, Meaning::Cardinal, file, mistakes);
    numbers(lexicon, &written.scales, Meaning::Scale, file, mistakes);
    numbers(lexicon, &written.fractions, Meaning::Fraction, file, mistakes);
    numbers(lexicon, &written.approximate, Meaning::Approximate, file, mistakes);
    vague(lexicon, &written.vague, file, mistakes);
    people(lexicon, &written);
    for (name, phrases) in &written.definitions {
        lexicon.definitions.extend(folded(phrases).map(|phrase| (phrase, name.clone())));
    }
    bounds(lexicon, &written);
    units(lexicon, &written);
}

fn folded(words: &[String]) -> impl Iterator<Item = String> + '_ {
    words.iter().map(|word| fold_word(word))
}

fn mean(lexicon: &mut Lexicon, words: &[String], meaning: &Meaning) {
    for word in folded(words) {
        lexicon.note(&word);
        lexicon.meanings.insert(word, meaning.clone());
    }
}

fn numbers(
    lexicon: &mut Lexicon,
    table: &BTreeMap<String, Vec<String>>,
    meaning: fn(f64) -> Meaning,
    file: &RuleFile,
    mistakes: &mut Vec<Mistake>,
) {
    for (value, words) in table {
        match value.parse() {
            Ok(value) => mean(lexicon, words, &meaning(value)),
            Err(_) => mistakes.push(file.mistake(
                file.text.find(value.as_str()).map(|at| at..at),
                Some(value),
                "is not a number".to_owned(),
                "write the value with digits as the key and its words in the list",
            )),
        }
    }
}

fn vague(
    lexicon: &mut Lexicon,
    table: &BTreeMap<String, Vec<String>>,
    file: &RuleFile,
    mistakes: &mut Vec<Mistake>,
) {
    for (value, words) in table {
        match Interval::parse(value).and_then(|interval| Some((interval.low?, interval.high))) {
            Some((low, high)) => {
                for word in folded(words) {
                    lexicon.note(&word);
                    lexicon.vague.insert(word, Interval::between(low, high, Modifier::Vague));
                }
            }
            None => mistakes.push(file.mistake(
                file.text.find(value.as_str()).map(|at| at..at),
                Some(value),
                "is not an interval".to_owned(),
                "write the code book's values as the key, such as \"200..999\" or \"2000..\"",
            )),
        }
    }
}

fn people(lexicon: &mut Lexicon, written: &LexiconFile) {
    for (who, nouns) in &written.people {
        lexicon.anyone.extend(nouns.anyone.then(|| who.clone()));
        lexicon.parts.extend(nouns.part.then(|| who.clone()));
        let ends = |noun: &String| {
            written.one_endings.iter().map(|ending| format!("{noun}{ending}")).collect::<Vec<_>>()
        };
        let one: Vec<String> =
            nouns.one.iter().flat_map(|noun| [vec![noun.clone()], ends(noun)].concat()).collect();
        mean(lexicon, &one, &Meaning::One);
        mean(lexicon, &nouns.two, &Meaning::Two);
        for noun in folded(&one).chain(folded(&nouns.two)).chain(folded(&nouns.many)) {
            lexicon.people.entry(noun).or_insert_with(|| who.clone());
        }
    }
}

fn bounds(lexicon: &mut Lexicon, written: &LexiconFile) {
    for modifier in &written.modifier {
        for phrase in folded(&modifier.before) {
            lexicon.note(&phrase);
            lexicon.before.insert(phrase, modifier.kind);
        }
        for phrase in folded(&modifier.after) {
            lexicon.longest = lexicon.longest.max(phrase.split(' ').count() * 2);
            lexicon.after.insert(phrase, modifier.kind);
        }
    }
    for range in &written.range {
        let none = [String::new()];
        let open = if range.open.is_empty() { &none[..] } else { &range.open };
        for (open, middle) in
            open.iter().flat_map(|open| range.middle.iter().map(move |middle| (open, middle)))
        {
            let (open, middle) = (fold_word(open), fold_word(middle));
            lexicon.note(&open);
            lexicon.ranges.push(RangeForm { open, middle });
        }
    }
    // A range with an opening word is the surer one.
    lexicon.ranges.sort_by_key(|form| form.open.is_empty());
}

fn units(lexicon: &mut Lexicon, written: &LexiconFile) {
    for (kind, codes) in &written.units {
        for (code, words) in codes {
            let unit = |count| Unit { kind: kind.clone(), code: code.clone(), count };
            for word in folded(&words.words) {
                lexicon.note(&word);
                lexicon.units.insert(word, unit(None));
            }
            for word in folded(&words.two) {
                lexicon.note(&word);
                lexicon.units.insert(word, unit(Some(2)));
            }
            for sign in folded(&words.before) {
                lexicon.units_before.insert(sign, unit(None));
            }
        }
    }
}
