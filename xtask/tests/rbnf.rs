//! Rows of `rbnf.toml` through the engine.

use serde::Deserialize;
use xtask::rbnf::RuleSets;

#[derive(Deserialize)]
struct Rows {
    case: Vec<Case>,
    broken: Vec<Broken>,
}

#[derive(Deserialize)]
struct Case {
    about: String,
    rules: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    set: String,
    number: i64,
    spelled: Option<String>,
}

#[derive(Deserialize)]
struct Broken {
    rules: String,
    why: String,
}

fn rows() -> Rows {
    toml::from_str(include_str!("rbnf.toml")).unwrap()
}

#[test]
fn rules_spell_numbers() {
    for case in rows().case {
        let sets = RuleSets::parse("en", &case.rules).unwrap();
        for row in case.rows {
            let at = format!("{}: {} by {}", case.about, row.number, row.set);
            assert_eq!(sets.spell(&row.set, row.number), row.spelled, "{at}");
        }
    }
}

#[test]
fn broken_rules_are_refused_with_their_line() {
    for case in rows().broken {
        assert_eq!(RuleSets::parse("en", &case.rules).err(), Some(case.why), "{:?}", case.rules);
    }
}
