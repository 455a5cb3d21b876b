//! Places in sentences and in documents, and what lies in what: the rows stand in `place/rows.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use counterclaim::place::{Gazetteer, PlaceMention};
use counterclaim::text::Sentence;
use counterclaim::text::fold::fold;
use serde::Deserialize;

#[derive(Deserialize)]
struct Rows {
    clitics: BTreeMap<String, Vec<String>>,
    sentence: Vec<SentenceRow>,
    document: Vec<DocumentRow>,
    within: Vec<WithinRow>,
    common: Vec<CommonRow>,
    mistake: Vec<MistakeRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentenceRow {
    language: String,
    text: String,
    expect: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentRow {
    language: String,
    text: Vec<String>,
    expect: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WithinRow {
    inner: String,
    outer: String,
    expect: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CommonRow {
    a: String,
    b: String,
    expect: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MistakeRow {
    file: String,
    expect: Vec<String>,
}

fn rows() -> Rows {
    toml::from_str(include_str!("place/rows.toml")).expect("rows.toml is well formed")
}

fn gazetteer() -> Gazetteer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/places");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .expect("rules/places is there")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("text")))
        .collect();
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Gazetteer::load(&files).unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

fn sentence(text: &str, start: usize, language: &str) -> Sentence {
    Sentence {
        span: start..start + text.len(),
        paragraph: 0,
        language: language.to_owned(),
        folded: fold(text),
    }
}

/// A mention as the rows write it: the place, the words in the text, and a star for a people.
fn shown(text: &str, mention: &PlaceMention) -> String {
    let star = if mention.people { "*" } else { "" };
    format!("{}{star}={}", mention.place, &text[mention.span.clone()])
}

/// Compares what was found with a row: each expected item is `ID`, `ID*` for a people, or either
/// with `=` and the words in the text.
fn check(text: &str, found: &[PlaceMention], expect: &[String]) -> Option<String> {
    let found: Vec<String> = found.iter().map(|mention| shown(text, mention)).collect();
    let fits = |(found, expect): (&String, &String)| {
        found == expect || found.split('=').next() == Some(expect.as_str())
    };
    let same = found.len() == expect.len() && found.iter().zip(expect).all(fits);
    (!same).then(|| format!("{text}\n   expected {expect:?}\n   found    {found:?}"))
}

fn assert_none(failures: Vec<String>) {
    assert!(failures.is_empty(), "{} rows fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn sentences_name_their_places() {
    let (gazetteer, rows) = (gazetteer(), rows());
    let fails = |row: &SentenceRow| {
        // Text in front shows that spans are of the document and not of the sentence.
        let text = format!("… {}", row.text);
        let sentence = sentence(&row.text, text.len() - row.text.len(), &row.language);
        let clitics = rows.clitics.get(&row.language).cloned().unwrap_or_default();
        check(&text, &gazetteer.find(&text, &sentence, &clitics), &row.expect)
    };
    assert_none(rows.sentence.iter().filter_map(fails).collect());
}

#[test]
fn documents_settle_shared_and_ambiguous_names() {
    let (gazetteer, rows) = (gazetteer(), rows());
    let mut failures = Vec::new();
    for row in &rows.document {
        let text = row.text.join(" ");
        let mut start = 0;
        let mut sentences = Vec::new();
        for part in &row.text {
            sentences.push(sentence(part, start, &row.language));
            start += part.len() + 1;
        }
        let clitics = rows.clitics.get(&row.language).cloned().unwrap_or_default();
        let found = gazetteer.find_in_document(&text, &sentences, &clitics);
        failures.extend(
            found.iter().zip(&row.expect).filter_map(|(found, expect)| check(&text, &found.places, expect)),
        );
        assert_eq!(found.len(), row.expect.len(), "{text}");
    }
    assert_none(failures);
}

#[test]
fn places_lie_in_places() {
    let gazetteer = gazetteer();
    for row in rows().within {
        assert!(gazetteer.place(&row.inner).is_some(), "{} is no place", row.inner);
        assert_eq!(gazetteer.contains(&row.outer, &row.inner), row.expect, "{} in {}", row.inner, row.outer);
    }
    for row in rows().common {
        assert_eq!(
            gazetteer.common(&row.a, &row.b).unwrap_or_default(),
            row.expect,
            "{} and {}",
            row.a,
            row.b
        );
    }
}

#[test]
fn countries_and_labels_are_told() {
    let gazetteer = gazetteer();
    assert_eq!(gazetteer.country("AM/jermuk").as_deref(), Some("AM"));
    assert_eq!(gazetteer.country("AM").as_deref(), Some("AM"));
    assert_eq!(gazetteer.country("area/kashmir"), None);
    assert_eq!(gazetteer.country("sea/red"), None);
    assert_eq!(gazetteer.country("nowhere"), None);
    assert_eq!(gazetteer.label("AM/jermuk"), "Jermuk");
    assert_eq!(gazetteer.label("nowhere"), "nowhere");
    assert_eq!(gazetteer.parents("PS/rafah"), ["PS/gaza-strip"]);
}

#[test]
fn all_mistakes_are_told() {
    for row in rows().mistake {
        let mistakes = Gazetteer::load(&[("p.toml", &row.file)]).err().unwrap_or_default();
        let told: Vec<String> =
            mistakes.iter().map(|m| format!("{}:{} {}: {}", m.file, m.line, m.id, m.what)).collect();
        assert_eq!(told.len(), row.expect.len(), "{told:#?}");
        for (told, expect) in told.iter().zip(&row.expect) {
            assert!(told.starts_with(expect), "{told} does not start with {expect}");
        }
    }
}

/// The towns of the data set that the generator reads, found by their names: where COUNTERCLAIM_DATA names the
/// folder that tools/places.py has filled.
#[test]
fn towns_are_found_in_every_language() {
    let Some(folder) = std::env::var_os("COUNTERCLAIM_DATA") else { return };
    let names = fs::read_to_string(Path::new(&folder).join("names.tsv")).expect("tools/places.py has run");
    let gazetteer = gazetteer();
    let mut counts: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for line in names.lines() {
        let [country, language, name, of_country] = line.split('\t').collect::<Vec<_>>()[..] else {
            continue;
        };
        let found = |with: &[&str]| {
            let text = std::iter::once(name).chain(with.iter().copied()).collect::<Vec<_>>().join(". ");
            let sentences = [sentence(&text, 0, language)];
            let mentions = gazetteer.find_in_document(&text, &sentences, &[]);
            let mentions: Vec<PlaceMention> = mentions.into_iter().flat_map(|named| named.places).collect();
            let first = mentions.first().filter(|mention| mention.span == (0..name.len()));
            usize::from(
                first.is_some_and(|mention| gazetteer.country(&mention.place).as_deref() == Some(country)),
            )
        };
        let count = counts.entry(language).or_default();
        let named = usize::from(name != "-");
        let added = [1, named, named * found(&[]), named * found(&[of_country])];
        count.iter_mut().zip(added).for_each(|(sum, one)| *sum += one);
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    let row = |(language, [all, named, alone, told]): (&str, [usize; 4])| {
        let (alone, told) = (share(alone, named), share(told, named));
        format!(
            "{language}  {named:5} of {all} have a name; {alone:5.1} % found alone, {told:5.1} % beside their country\n"
        )
    };
    insta::assert_snapshot!(counts.into_iter().map(row).collect::<String>());
}
