//! From the written lexicon to the number reader's.

use std::collections::{BTreeMap, BTreeSet};

use super::file::LexiconFile;
use super::mistake::{Mistake, RuleFile};
use crate::quantity::interval::{Interval, Modifier, SIGNS};
use crate::quantity::lexicon::{Bound, Definition, Lexicon, Meaning, Unit};
use crate::text::fold::fold_word;

/// Adds a lexicon file to a language's lexicon; a language may have several (hand-written,
/// generated).
pub fn add(lexicon: &mut Lexicon, written: LexiconFile, file: &RuleFile, mistakes: &mut Vec<Mistake>) {
    affixes(lexicon, &written);
    lexicon.definite.extend(folded(&written.definite));
    lexicon.stacked_clitics = written.stacked_clitics.max(lexicon.stacked_clitics);
    lexicon.join_from = written.join_from.or(lexicon.join_from);
    lexicon.inverted |= written.inverted;
    lexicon.takes_teens.extend(&written.takes_teens);
    lexicon.group_marks.extend(&written.group_marks);
    lexicon.decimal_marks.extend(&written.decimal_marks);
    lexicon.ordinal_endings.extend(folded(&written.ordinal_endings));
    lexicon.articles.extend(folded(&written.articles));
    lexicon.single.extend(folded(&written.single));
    lexicon.weak.extend(folded(&written.weak));
    lexicon.groups_before_scale |= written.groups_before_scale;
    lexicon.paired_ranges |= written.paired_ranges;
    numbers(lexicon, &written.cardinals, Meaning::Cardinal, file, mistakes);
    numbers(lexicon, &written.scales, Meaning::Scale, file, mistakes);
    numbers(lexicon, &written.attached_scales, Meaning::AttachedScale, file, mistakes);
    numbers(lexicon, &written.fractions, Meaning::Fraction, file, mistakes);
    numbers(lexicon, &written.ordinals, Meaning::Ordinal, file, mistakes);
    numbers(lexicon, &written.approximate, Meaning::Approximate, file, mistakes);
    vague(lexicon, &written.vague, file, mistakes);
    people(lexicon, &written);
    lexicon.partitive.extend(folded(&written.partitive));
    lexicon.altogether.extend(folded(&written.altogether));
    lexicon.more.extend(folded(&written.more));
    lexicon.besides.extend(folded(&written.besides));
    lexicon.so_said.extend(folded(&written.so_said));
    lexicon.pronouns.extend(folded(&written.pronouns));
    lexicon.nameless.extend(folded(&written.nameless));
    lexicon.no_name.extend(folded(&written.no_name));
    lexicon.turns.extend(folded(&written.turns));
    lexicon.earlier.extend(folded(&written.earlier));
    lexicon.own.extend(folded(&written.own));
    lexicon.alone.extend(folded(&written.alone));
    for (name, phrases) in &written.areas {
        lexicon.areas.extend(folded(phrases).map(|phrase| (phrase, name.clone())));
    }
    definitions(lexicon, None, &written.definitions);
    for (measure, ways) in &written.definitions_of {
        definitions(lexicon, Some(measure), ways);
    }
    bounds(lexicon, &written);
    ranges(lexicon, &written);
    signs(lexicon, &written);
    units(lexicon, &written);
}

fn affixes(lexicon: &mut Lexicon, written: &LexiconFile) {
    let words = &mut lexicon.words;
    let longest_first = |list: &mut Vec<String>| list.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    words.clitics.extend(folded(&written.clitics));
    longest_first(&mut words.clitics);
    words.endings.extend(folded(&written.endings));
    longest_first(&mut words.endings);
    words.joiners.extend(folded(&written.joiners));
    words.whole.extend(folded(&written.whole));
    words.glued |= written.glued;
}

fn signs(lexicon: &mut Lexicon, written: &LexiconFile) {
    for word in folded(&written.minus) {
        lexicon.start(&word);
        lexicon.minus.insert(&word, ());
    }
    let inside = [
        (&written.decimal_words, &mut lexicon.decimal_words),
        (&written.over, &mut lexicon.over),
        (&written.bound_joiners, &mut lexicon.bound_joiners),
        (&written.unit_links, &mut lexicon.unit_links),
        (&written.not_before_range, &mut lexicon.not_before_range),
    ];
    for (words, phrases) in inside {
        for word in folded(words) {
            lexicon.words.note(&word);
            phrases.insert(&word, ());
        }
    }
}

fn folded(words: &[String]) -> impl Iterator<Item = String> + '_ {
    words.iter().map(|word| fold_word(word))
}

fn mean(lexicon: &mut Lexicon, words: &[String], meaning: &Meaning) {
    for word in folded(words) {
        lexicon.says_number(&word);
        match meaning {
            Meaning::One | Meaning::Lone | Meaning::Two => lexicon.words.tail(&word),
            Meaning::AttachedScale(_) => {}
            _ => lexicon.words.number(&word),
        }
        lexicon.meanings.insert(&word, meaning.clone());
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
                    lexicon.says_number(&word);
                    lexicon.vague.insert(&word, Interval::between(low, high, Modifier::Vague));
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
        mean(lexicon, &nouns.lone, &Meaning::Lone);
        mean(lexicon, &nouns.two, &Meaning::Two);
        for noun in folded(&nouns.many) {
            lexicon.words.note(&noun);
            lexicon.words.tail(&noun);
            lexicon.many.insert(&noun, ());
        }
        let counting = folded(&one).chain(folded(&nouns.lone)).chain(folded(&nouns.two));
        for noun in counting.chain(folded(&nouns.many)) {
            if noun.contains(' ') {
                lexicon.people_phrases.entry(noun.clone()).or_insert_with(|| who.clone());
            }
            lexicon.people.entry(noun).or_insert_with(|| who.clone());
        }
    }
}

fn definitions(lexicon: &mut Lexicon, measure: Option<&String>, ways: &BTreeMap<String, Vec<String>>) {
    for (name, phrases) in ways {
        let way = |phrase| Definition { phrase, name: name.clone(), measure: measure.cloned() };
        lexicon.definitions.extend(folded(phrases).map(way));
    }
}

fn bounds(lexicon: &mut Lexicon, written: &LexiconFile) {
    for (sign, modifier) in SIGNS {
        let bound = Bound { modifier, not_after: BTreeSet::new(), adjacent: false };
        let spaced: Vec<String> = sign.chars().map(String::from).collect();
        lexicon.before.insert(&spaced.join(" "), bound.clone());
        lexicon.before.insert(sign, bound);
    }
    for modifier in &written.modifier {
        let not_after = folded(&modifier.not_after).collect();
        let bound = Bound { modifier: modifier.kind, not_after, adjacent: modifier.adjacent };
        for phrase in folded(&modifier.before) {
            lexicon.words.note(&phrase);
            lexicon.before.insert(&phrase, bound.clone());
        }
        for phrase in folded(&modifier.after) {
            lexicon.words.note(&phrase);
            lexicon.after.insert(&phrase, bound.clone());
        }
    }
}

fn ranges(lexicon: &mut Lexicon, written: &LexiconFile) {
    for range in &written.range {
        for middle in folded(&range.middle) {
            lexicon.words.note(&middle);
            for open in folded(&range.open) {
                lexicon.start(&open);
                lexicon.ranges.entry(&open).insert(&middle, ());
            }
            if range.open.is_empty() {
                lexicon.between.insert(&middle, ());
            }
        }
    }
}

fn units(lexicon: &mut Lexicon, written: &LexiconFile) {
    for (kind, codes) in &written.units {
        for (code, words) in codes {
            let unit = |count| Unit { kind: kind.clone(), code: code.clone(), count };
            for word in folded(&words.words) {
                lexicon.words.tail(&word);
                lexicon.start(&word);
                lexicon.units.insert(&word, unit(None));
            }
            for word in folded(&words.two) {
                lexicon.says_number(&word);
                lexicon.units.insert(&word, unit(Some(2)));
            }
            for sign in folded(&words.before) {
                lexicon.words.note(&sign);
                lexicon.units_before.insert(&sign, unit(None));
            }
        }
    }
}
