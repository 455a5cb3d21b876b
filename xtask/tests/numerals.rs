//! Rows of `numerals.toml` through the collector.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use xtask::languages::{Language, Speller};
use xtask::numerals::{Collector, ordinals};
use xtask::reader::Written;

#[derive(Deserialize)]
struct Rows {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    about: String,
    settings: String,
    rules: String,
    tables: String,
}

#[test]
fn words_are_collected() {
    let rows: Rows = toml::from_str(include_str!("numerals.toml")).unwrap();
    for (at, case) in rows.case.iter().enumerate() {
        assert_eq!(tables(at, case), case.tables, "{}", case.about);
    }
}

/// The tables made from a package that holds the rules of the case alone.
fn tables(at: usize, case: &Case) -> String {
    let cldr = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("numerals-{at}"));
    fs::create_dir_all(cldr.join("rbnf")).unwrap();
    fs::write(cldr.join("rbnf/xx-SpelloutRules.txt"), &case.rules).unwrap();
    let (code, name) = ("xx".to_owned(), "Made up".to_owned());
    let language = Language { code, name, rules: vec!["xx".to_owned()], settings: toml::Table::new() };
    let written = Written {
        code: language.code.clone(),
        text: case.settings.clone(),
        table: case.settings.parse().unwrap(),
        exists: true,
    };
    let mut collector = Collector::new(&written).unwrap();
    collector.collect(&Speller::cardinals(&language, &cldr).unwrap()).unwrap();
    let mut words = collector.finish().unwrap();
    ordinals::collect(&mut words, &written, &Speller::ordinals(&language, &cldr).unwrap()).unwrap();
    words.tables()
}
