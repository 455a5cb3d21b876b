//! How numbers are read: rows of text in every language, generated spellings, benchmarks of other
//! readers, and laws that hold for any text.

mod support;

#[path = "quantity/bench.rs"]
mod bench;
#[path = "quantity/laws.rs"]
mod laws;

use std::fs;
use std::path::Path;

use counterclaim::quantity::{Kind, Lexicon, Quantity, quantities};
use counterclaim::rule::load;
use counterclaim::rules::RuleSet;
use counterclaim::text::fold;

/// Every count of a text, ordinals and parts of names left out.
pub fn read(text: &str, lexicon: &Lexicon) -> Vec<Quantity> {
    let found = quantities(&fold(text).text, lexicon, &[]);
    found.into_iter().filter(|quantity| !matches!(quantity.kind, Kind::Ordinal | Kind::Code)).collect()
}

/// What was read, in the notation of the rows: `>46; 20..35; 5 km`, or `-` for nothing.
fn written(text: &str, lexicon: &Lexicon) -> String {
    let rounded = |value: f64| (value * 1e9).round() / 1e9;
    let one = |quantity: &Quantity| {
        let mut value = quantity.value;
        (value.low, value.high) = (value.low.map(rounded), value.high.map(rounded));
        match &quantity.unit {
            Some(unit) => format!("{value} {unit}"),
            None => value.to_string(),
        }
    };
    let found: Vec<_> = read(text, lexicon).iter().map(one).collect();
    if found.is_empty() { "-".to_owned() } else { found.join("; ") }
}

/// Reads each row `text<TAB>expected` of the files in a folder and reports those that differ.
fn check(folder: &str, written: impl Fn(&str, &Lexicon) -> String) {
    let rules = support::rules();
    let mut wrong = Vec::new();
    for file in fs::read_dir(Path::new("tests").join(folder)).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "tsv") {
            continue;
        }
        let code = path.file_stem().unwrap().to_str().unwrap();
        let lexicon = &rules.claims.languages[code].lexicon;
        let text = fs::read_to_string(&path).unwrap();
        let rows = text.lines().enumerate().filter(|(_, row)| !row.starts_with('#') && !row.is_empty());
        for (at, row) in rows {
            let (text, expected) = row.split_once('\t').expect("a row is text, tab, expected");
            let found = written(text, lexicon);
            if found != expected {
                wrong.push(format!("{}:{}: {text}\n  read {found}, not {expected}", path.display(), at + 1));
            }
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{} rows differ\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn phrases() {
    check("quantity", written);
}

/// Numbers that Unicode's spell-out rules write are read back.
#[test]
fn spellings() {
    check("quantity/spelled", |text, lexicon| {
        lexicon.value(&fold(text).text).map_or("-".to_owned(), |value| value.to_string())
    });
}

/// A language is a folder: one that nobody speaks, from files alone.
#[test]
fn a_new_language() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("qx");
    fs::create_dir(&home).unwrap();
    fs::write(home.join("lexicon.toml"), INVENTED).unwrap();
    let rules = RuleSet::new(&load::with_folders(&[folder.path()]).unwrap()).unwrap();
    let lexicon = &rules.claims.languages["qx"].lexicon;
    for (text, expected) in [
        ("torba sefdu.", "40"),
        ("sefkadu torba", "43"),
        ("seftu uk ka", "21"),
        ("pas lomu mil uk du", ">=2002"),
        ("1.234,5 vek", "1234.5 week"),
        ("torba", "-"),
    ] {
        assert_eq!(written(text, lexicon), expected, "{text}");
    }
}

/// Number words of no language.
const INVENTED: &str = r#"
language = "qx"
joiners = ["uk"]
join_from = 10
glued = true
group_marks = ["."]
decimal_marks = [","]

[cardinals]
"1" = ["ka"]
"2" = ["lomu", "du"]
"3" = ["kadu"]
"20" = ["seftu"]
"40" = ["sefdu", "sef"]

[scales]
"1000" = ["mil"]

[[modifier]]
kind = "at_least"
before = ["pas"]

[units.duration]
week = { words = ["vek"] }
"#;
