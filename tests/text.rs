//! The text stage: rows in `tests/text/`, and what must hold for any text.

use std::collections::BTreeSet;
use std::fmt::Debug;

use counterclaim::text::digit::digit_value;
use counterclaim::text::{
    Folded, LanguageTable, LineIndex, Rewriter, Sentence, SentenceRules, fold, fold_pattern, fold_word,
    sentences,
};
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Rows<T> {
    row: Vec<T>,
}

fn rows<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let path = format!("{}/tests/text/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap();
    toml::from_str::<Rows<T>>(&text).unwrap_or_else(|error| panic!("{path}: {error}")).row
}

fn check<T: PartialEq + Debug>(input: &str, found: T, expect: T) {
    assert_eq!(found, expect, "in {input:?}");
}

fn languages() -> LanguageTable {
    toml::from_str(include_str!("../rules/languages.toml")).unwrap()
}

#[derive(Deserialize)]
struct FoldRow {
    input: String,
    folded: String,
}

#[test]
fn folds() {
    for row in rows::<FoldRow>("fold.toml") {
        check(&row.input, fold(&row.input).text, row.folded);
    }
    check("a word", fold_word(" \u{640}Word\u{A0}"), "word".to_owned());
}

#[test]
fn every_decimal_digit_is_known() {
    let decimal = regex::Regex::new(r"\A\p{Nd}\z").unwrap();
    for c in char::MIN..=char::MAX {
        let text = c.to_string();
        if decimal.is_match(&text) {
            let expect = digit_value(c).map(|value| value.to_string());
            check(&text, Some(fold(&text).text), expect);
        }
    }
}

#[test]
fn every_character_folds_for_good() {
    for c in char::MIN..=char::MAX {
        let once = fold(&format!("x{c}x")).text;
        check(&once, fold(&once).text, once.clone());
    }
}

#[derive(Deserialize)]
struct SpanRow {
    input: String,
    needle: String,
    original: String,
}

#[test]
fn spans_map_back() {
    for row in rows::<SpanRow>("span.toml") {
        let folded = fold(&row.input);
        let at =
            folded.text.find(&row.needle).unwrap_or_else(|| panic!("{:?} in {:?}", row.needle, folded.text));
        let span = folded.original(at..at + row.needle.len());
        check(&row.input, &row.input[span.clone()], row.original.as_str());
        check(&row.input, folded.map.to_rewritten(span).start <= at, true);
    }
}

#[test]
fn maps_compose() {
    let text = "قُتِلَ \u{202B}٦٬٥٠٠\u{202C} شخصٍ";
    let folded = fold(text);
    let number = folded.text.find("6٬500").unwrap();
    let mut mask = Rewriter::new(&folded.text);
    mask.replace(number..number + "6٬500".len(), "\u{E000}");
    let masked = mask.finish();
    let at = masked.text.find('\u{E000}').unwrap();
    let original = |from, to| folded.original(masked.original(from..to));
    check(text, &text[original(at, at + 3)], "٦٬٥٠٠");
    check(text, &text[original(at + 4, masked.text.len())], "شخص");
    let back = masked.map.to_rewritten(folded.map.to_rewritten(original(at, at + 3)));
    check(text, back, at..at + 3);
}

#[derive(Deserialize)]
struct SentenceRow {
    language: String,
    text: String,
    sentences: Vec<String>,
}

fn split(text: &str, from: usize, language: &str) -> Vec<Sentence> {
    let abbreviations = ["dr.", "u.s.", "ا.ف.ب"].map(str::to_owned);
    let abbreviations = BTreeSet::from(abbreviations);
    let languages = languages();
    sentences(text, from, &SentenceRules { language, abbreviations: &abbreviations, languages: &languages })
}

#[test]
fn sentences_are_told_apart() {
    for row in rows::<SentenceRow>("sentence.toml") {
        let mut last = None;
        let mut found = Vec::new();
        for sentence in split(&row.text, 0, &row.language) {
            let first = last.replace(sentence.paragraph) != Some(sentence.paragraph);
            found.push(format!("{}{}", if first { "¶" } else { "" }, &row.text[sentence.span]));
        }
        check(&row.text, found, row.sentences);
    }
}

#[test]
fn sentences_start_after_front_matter() {
    let text = "title: x\n\nBody one. Body two.";
    let found: Vec<_> = split(text, 10, "en").into_iter().map(|sentence| sentence.span).collect();
    check(text, found, vec![10..19, 20..29]);
    check(text, split(text, text.len() + 1, "en").len(), 0);
}

#[test]
fn endless_sentences_are_cut() {
    let words = "кот ".repeat(5_000);
    let solid = "漢".repeat(5_000);
    for text in [words, solid] {
        let found = split(&text, 0, "ru");
        check("longest", found.iter().all(|sentence| sentence.span.len() <= 4096), true);
        let seen: usize = found
            .iter()
            .map(|sentence| text[sentence.span.clone()].matches(char::is_alphabetic).count())
            .sum();
        check("letters", seen, text.matches(char::is_alphabetic).count());
    }
}

#[derive(Deserialize)]
struct LanguageRow {
    text: String,
    document: Option<String>,
    language: Option<String>,
}

#[test]
fn languages_are_told() {
    let table = languages();
    for row in rows::<LanguageRow>("language.toml") {
        let found = match &row.document {
            Some(document) => Some(table.sentence_language(&row.text, document)),
            None => table.detect(&row.text),
        };
        check(&row.text, found, row.language);
    }
}

#[test]
fn a_wrong_script_range_is_refused() {
    for range in ["0600", "06FF-0600", "x-y"] {
        let table = format!("language = []\n[scripts]\nArab = [\"{range}\"]");
        let error = toml::from_str::<LanguageTable>(&table).unwrap_err().to_string();
        check(range, error.contains(range), true);
    }
}

#[derive(Deserialize)]
struct PatternRow {
    pattern: String,
    folded: String,
}

#[test]
fn patterns_fold() {
    for row in rows::<PatternRow>("pattern.toml") {
        check(&row.pattern, fold_pattern(&row.pattern), row.folded);
    }
}

#[derive(Deserialize)]
struct PositionRow {
    text: String,
    line: usize,
    column: usize,
}

#[test]
fn positions_are_told() {
    for row in rows::<PositionRow>("position.toml") {
        let at = row.text.find('|').unwrap();
        let text = row.text.replace('|', "");
        check(&row.text, LineIndex::new(&text).line_column(at), (row.line, row.column));
    }
    let long = "é".repeat(5_000);
    check("inside a character", LineIndex::new(&long).line_column(8_001), (1, 4_001));
    check("past the end", LineIndex::new(&long).line_column(usize::MAX), (1, 5_001));
    let block = "a".repeat(1_024);
    check("at the end of a block", LineIndex::new(&block).line_column(1_024), (1, 1_025));
}

/// Text such as articles have, and worse: letters of many scripts with marks, tatweel,
/// presentation forms, spaces and marks of direction.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[ابتثجحخدرسعقلمنهويىةأإآئؤءکیۀ]",
        2 => "[a-zA-ZİıIéÖßжёЁйЙÅﬁ]",
        2 => "[\u{64B}-\u{652}\u{640}\u{670}\u{653}-\u{655}]",
        2 => "[\u{300}-\u{304}\u{306}-\u{30C}\u{323}\u{327}]",
        1 => "[\u{FB50}-\u{FBB1}\u{FC00}-\u{FC63}\u{FDF0}-\u{FDFC}\u{FE70}-\u{FE74}\u{FE80}-\u{FEFC}]",
        2 => "[0-9٠-٩۰-۹０-９]",
        2 => "[ \u{A0}\u{202F}\u{2003}\t\n\r]",
        1 => "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{FEFF}\u{AD}\u{FE0F}]",
        1 => "[.!?؟،؛«»“”–٬٫％]",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn borders(text: &str) -> Vec<usize> {
    (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect()
}

fn on_borders(text: &str, span: &std::ops::Range<usize>) -> bool {
    span.start <= span.end && text.get(span.clone()).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_is_folding_once(text in any_text()) {
        let once = fold(&text).text;
        prop_assert_eq!(&fold(&once).text, &once);
    }

    #[test]
    fn any_span_maps_back(text in any_text()) {
        let Folded { text: folded, map } = fold(&text);
        let borders = borders(&folded);
        for (index, start) in borders.iter().enumerate() {
            for end in &borders[index..] {
                let original = map.to_original(*start..*end);
                prop_assert!(on_borders(&text, &original), "{start}..{end} is {original:?}");
                let back = map.to_rewritten(original.clone());
                prop_assert!(on_borders(&folded, &back));
                if start < end {
                    prop_assert!(back.start <= *start && *end <= back.end, "{start}..{end} came back as {back:?}");
                    prop_assert_eq!(map.to_original(back), original);
                }
            }
        }
    }

    #[test]
    fn spans_stay_in_order(text in any_text()) {
        let Folded { text: folded, map } = fold(&text);
        let spans: Vec<_> = borders(&folded).windows(2).map(|pair| map.to_original(pair[0]..pair[1])).collect();
        for pair in spans.windows(2) {
            prop_assert!(pair[0].start <= pair[1].start && pair[0].end <= pair[1].end);
            prop_assert!(pair[0].end <= pair[1].start || pair[0] == pair[1]);
        }
    }

    #[test]
    fn the_whole_covers_all_that_is_kept(text in any_text()) {
        let folded = fold(&text);
        let whole = folded.original(0..folded.text.len());
        prop_assert_eq!(folded.map.to_rewritten(0..text.len()), 0..folded.text.len());
        if !folded.text.is_empty() {
            // What lies outside folds to nothing, or to a space that collapsed.
            prop_assert!(fold(&text[..whole.start]).text.is_empty());
            prop_assert!(fold(&text[whole.end..]).text.trim().is_empty());
        }
    }

    #[test]
    fn a_slice_folds_to_what_it_came_from(text in "[ابةى٠-٩ a-zА-Яё\u{64E}\u{640}\u{200F}“–]{0,40}") {
        let folded = fold(&text);
        for (at, c) in folded.text.char_indices() {
            let original = folded.original(at..at + c.len_utf8());
            prop_assert_eq!(fold(&text[original]).text, c.to_string());
        }
    }

    #[test]
    fn sentences_lie_in_order_within_the_text(text in any_text(), from in 0usize..20) {
        let mut end = from;
        for sentence in split(&text, from, "ar") {
            prop_assert!(end <= sentence.span.start && on_borders(&text, &sentence.span));
            let words = &text[sentence.span.clone()];
            prop_assert_eq!(words.trim(), words);
            prop_assert_eq!(&sentence.folded.text, &fold(words).text);
            end = sentence.span.end;
        }
    }

    #[test]
    fn no_letter_is_lost_between_sentences(text in any_text()) {
        let found: String = split(&text, 0, "ar").iter().map(|sentence| &text[sentence.span.clone()]).collect();
        let seen = |c: &char| c.is_alphanumeric() && !fold(&c.to_string()).text.is_empty();
        let letters = |text: &str| text.chars().filter(seen).collect::<String>();
        prop_assert_eq!(letters(&found), letters(&text));
    }

    #[test]
    fn patterns_of_letters_match_what_they_say(text in "[ابةىأإکی٠-٩a-zA-ZА-Яё\u{64E}\u{640}“]{1,20}") {
        let pattern = regex::Regex::new(&format!(r"\A{}\z", fold_pattern(&text))).unwrap();
        prop_assert!(pattern.is_match(&fold(&text).text));
    }

    #[test]
    fn any_pattern_folds(pattern in r"[\[\]\\(){}?*+|^\-<>:Pxp0-9a-cىأ\u{640} ؟–]{0,20}") {
        let once = fold_pattern(&pattern);
        prop_assert!(once.len() <= pattern.len() * 4 + 8);
    }

    #[test]
    fn columns_count_characters(text in any_text()) {
        let index = LineIndex::new(&text);
        let (mut line, mut column) = (1, 1);
        for (at, c) in text.char_indices() {
            prop_assert_eq!(index.line_column(at), (line, column));
            let ends = c == '\n' || c == '\r' && !text[at + 1..].starts_with('\n');
            (line, column) = if ends { (line + 1, 1) } else { (line, column + 1) };
        }
    }
}
