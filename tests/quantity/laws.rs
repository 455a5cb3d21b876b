//! Laws that hold for any text in any language.

use counterclaim::quantity::{Lexicon, quantities};
use counterclaim::text::fold;
use proptest::prelude::*;

use super::{read, support};

/// A failure belongs into a file of rows, not into one that nobody reads.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() }
}

/// Words, digits, marks and separators that numbers are made of, in any order.
fn numberlike(words: Vec<String>) -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => prop::sample::select(words),
        2 => "[0-9٠-٩۰-۹]{1,4}",
        2 => "[ \u{a0}.,،٬٫'’%$€/:()~<>=+½–-]{1,2}",
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

/// Words of a lexicon, in no order that matters.
fn words(lexicon: &Lexicon) -> Vec<String> {
    let mut words: Vec<String> = lexicon.words.known.iter().cloned().collect();
    words.extend(words.clone().iter().map(|word| format!(" {word} ")));
    words.sort();
    words
}

/// Numbers in order, apart, on the borders of characters, with ends in order.
fn lawful(text: &str, lexicon: &Lexicon) -> Result<(), TestCaseError> {
    let folded = fold(text);
    let mut last = 0;
    for quantity in quantities(&folded.text, lexicon, &[]) {
        let span = quantity.number.clone();
        prop_assert!(span.start >= last && span.start < span.end, "{text:?}");
        prop_assert!(quantity.extent.start <= span.start && span.end <= quantity.extent.end, "{text:?}");
        prop_assert!(folded.text.get(quantity.extent.clone()).is_some(), "{text:?}");
        prop_assert!(text.get(folded.original(span.clone())).is_some(), "{text:?}");
        let value = quantity.value;
        prop_assert!(value.low.zip(value.high).is_none_or(|(low, high)| low <= high), "{text:?} {value:?}");
        last = span.end;
    }
    Ok(())
}

#[test]
fn any_text() {
    for (code, language) in &support::rules().claims.languages {
        let lexicon = &language.lexicon;
        let named = |e: TestCaseError| TestCaseError::fail(format!("{code}: {e}"));
        proptest!(config(), |(text in numberlike(words(lexicon)))| lawful(&text, lexicon).map_err(named)?);
        proptest!(config(), |(text in "\\PC{0,80}")| lawful(&text, lexicon).map_err(named)?);
    }
}

/// A number written with the separators of a language, in digits of some script.
fn digits(value: u64, decimals: u32, group: Option<char>, mark: Option<char>, zero: char) -> String {
    let plain = value.to_string();
    let mut text = String::new();
    for (at, digit) in plain.chars().enumerate() {
        let left = plain.len() - at;
        if let Some(group) = group.filter(|_| at > 0 && left.is_multiple_of(3)) {
            text.push(group);
        }
        text.push(digit);
    }
    if let Some(mark) = mark {
        text.push(mark);
        text += &format!("{decimals:02}");
    }
    let script = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit)).unwrap_or(c);
    text.chars().map(script).collect()
}

/// What is written is read back, and writing what was read gives the same text.
#[test]
fn digits_go_there_and_back() {
    for language in support::rules().claims.languages.values() {
        let lexicon = &language.lexicon;
        let groups: Vec<_> = lexicon.group_marks.iter().copied().map(Some).chain([None]).collect();
        let marks: Vec<_> = lexicon.decimal_marks.iter().copied().map(Some).chain([None]).collect();
        let numbers = (
            1u64..1_000_000_000_000,
            0u32..100,
            prop::sample::select(groups),
            prop::sample::select(marks),
            prop::sample::select(vec!['0', '٠', '۰', '०']),
        );
        proptest!(config(), |((value, decimals, group, mark, zero) in numbers)| {
            // One mark for both, or a decimal mark of three digits, cannot be told apart.
            prop_assume!(group.is_none() || group != mark);
            let text = digits(value, decimals, group, mark, zero);
            let found = read(&text, lexicon);
            prop_assert_eq!(found.len(), 1, "{:?}", &text);
            let low = found[0].value.low.unwrap();
            let expected = value as f64 + if mark.is_some() { f64::from(decimals) / 100.0 } else { 0.0 };
            prop_assert!((low - expected).abs() < 1e-3, "{text:?} read {low}");
            let again = digits(low.trunc() as u64, (low.fract() * 100.0).round() as u32, group, mark, zero);
            prop_assert_eq!(again, text);
        });
    }
}
