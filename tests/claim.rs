//! Who was counted, and who says so: the claims of short articles with their populations, row by row in
//! `claim/rows.toml`, and with their voices in `claim/voices.toml`.

mod support;

use counterclaim::claim::{Claim, Presumed, Scope, Stance, extract};
use counterclaim::document::Document;
use counterclaim::rules::RuleSet;
use serde::Deserialize;
use support::rules;

#[derive(Deserialize)]
struct Rows {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// None where the language is to be told from the text.
    language: Option<String>,
    text: String,
    /// Each claim as `measure value who,side presumed part`, or as `value voice stance`; what is not told is
    /// left out.
    expect: Vec<String>,
}

#[test]
fn populations_are_read() {
    let rows: Rows = toml::from_str(include_str!("claim/rows.toml")).unwrap();
    let rules = rules();
    let wrong: Vec<String> = rows.row.iter().filter_map(|row| check(row, &rules, shown).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn voices_are_read() {
    let rows: Rows = toml::from_str(include_str!("claim/voices.toml")).unwrap();
    let rules = rules();
    let wrong: Vec<String> = rows.row.iter().filter_map(|row| check(row, &rules, voice).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn check(row: &Row, rules: &RuleSet, shown: impl Fn(&Claim) -> String) -> Result<(), String> {
    let document = Document { text: row.text.clone(), language: row.language.clone(), ..Document::default() };
    let found: Vec<String> = extract(&[document], &rules.claims).claims.iter().map(shown).collect();
    if found == row.expect { Ok(()) } else { Err(format!("{}\n  {found:?}\n  {:?}", row.text, row.expect)) }
}

fn shown(claim: &Claim) -> String {
    let people = &claim.population;
    let told: Vec<&str> = people.who.iter().chain(&people.side).map(String::as_str).collect();
    let presumed = people.presumed.as_ref().map(|presumed| match presumed {
        Presumed::Speaker(country) => format!("by:{country}"),
        Presumed::Focus(country) => format!("of:{country}"),
    });
    let words = [
        Some(claim.measure.clone()),
        Some(claim.value.to_string()),
        (!told.is_empty()).then(|| told.join(",")),
        presumed,
        (claim.scope == Scope::Part).then(|| "part".to_owned()),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn voice(claim: &Claim) -> String {
    let stance = (claim.stance != Stance::Stated).then(|| format!("{:?}", claim.stance).to_lowercase());
    let replaced = claim.replaced.then(|| "replaced".to_owned());
    let words = [Some(claim.value.to_string()), claim.attribution.clone(), stance, replaced];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
