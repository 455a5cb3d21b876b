//! Time expressions: the examples beside the rules, and rows of newsroom sentences.

use counterclaim::rule::load::built_in;
use counterclaim::rule::set::ClaimRules;
use counterclaim::text::{Sentence, SentenceRules, fold, sentences};
use counterclaim::time::{Period, Relation, Source, TimeReader};
use serde::Deserialize;

/// A file of rows, with what holds for those that do not say otherwise.
#[derive(Deserialize)]
struct Rows {
    language: Option<String>,
    published: Option<String>,
    row: Vec<Row>,
    head: Vec<Head>,
}

/// A sentence and the dates in it; clock times and other dateless times are left out of `expect`.
#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    language: String,
    text: String,
    published: Option<String>,
    expect: Vec<String>,
}

/// The first lines of an article and the day of publication they give.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    language: String,
    lines: Vec<String>,
    expect: Option<String>,
}

/// The rows of all files.
fn rows() -> (Vec<Row>, Vec<Head>) {
    let (mut rows, mut heads) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir("tests/time").unwrap() {
        let file: Rows = toml::from_str(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let language = file.language.unwrap_or_default();
        let default = |own: String| if own.is_empty() { language.clone() } else { own };
        let published = file.published;
        rows.extend(file.row.into_iter().map(|row| Row {
            language: default(row.language),
            published: row.published.or_else(|| published.clone()),
            ..row
        }));
        heads.extend(file.head.into_iter().map(|head| Head { language: default(head.language), ..head }));
    }
    (rows, heads)
}

fn rules() -> ClaimRules {
    let rules = ClaimRules::new(&built_in()).unwrap_or_else(|mistakes| panic!("{}", lines(&mistakes)));
    let mistakes = rules.times.mistakes();
    assert!(mistakes.is_empty(), "{}", lines(&mistakes));
    rules
}

/// The value of a number in words of a language.
fn number(rules: &ClaimRules, language: &str, words: &str) -> Option<f64> {
    rules.languages.get(language)?.lexicon.value(words)
}

fn lines(items: &[impl ToString]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The sentences of an article's first lines.
fn sentences_of(rules: &ClaimRules, head: &Head) -> Vec<Sentence> {
    let abbreviations = &rules.languages[&head.language].abbreviations;
    let cut = SentenceRules { language: &head.language, abbreviations, languages: &rules.table };
    sentences(&head.lines.join("\n\n"), 0, &cut)
}

fn sentence(language: &str, text: &str) -> Sentence {
    Sentence { span: 0..text.len(), paragraph: 0, language: language.to_owned(), folded: fold(text) }
}

/// The relation and the value of each mention that names days: `since 2020-10`.
fn read(rules: &ClaimRules, row: &Row) -> Vec<String> {
    let published = row.published.as_deref().map(|date| date.parse().unwrap());
    let number = |words: &str| number(rules, &row.language, words);
    rules
        .times
        .find(&sentence(&row.language, &row.text), published, None, &number)
        .iter()
        .filter(|mention| mention.period != Period::default())
        .map(|mention| format!("{}{}", sign(mention.relation), mention.period.notation()))
        .collect()
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::At => "",
        Relation::Since => "since ",
        Relation::Until => "until ",
    }
}

/// A row's notation written out to its ends, as `read` gives it.
fn written_out(expected: &str) -> String {
    let (sign, value) = expected.rsplit_once(' ').map_or(("", expected), |(sign, value)| (sign, value));
    let space = if sign.is_empty() { "" } else { " " };
    format!("{sign}{space}{}", Period::parse(value).unwrap().notation())
}

fn check(got: Vec<String>, expect: Vec<String>, what: &str) -> Option<String> {
    (got != expect).then(|| format!("{what}\n    read {got:?}\n    want {expect:?}"))
}

#[test]
fn the_examples_beside_the_rules_come_out() {
    let rules = rules();
    let mistakes = rules.times.check_examples(&|language, words| number(&rules, language, words));
    assert!(mistakes.is_empty(), "{}", lines(&mistakes));
}

#[test]
fn sentences_are_read() {
    let (rules, rows) = (rules(), rows().0);
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let expect = row.expect.iter().map(|value| written_out(value)).collect();
            check(read(&rules, row), expect, &row.text)
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), rows.len(), lines(&wrong));
}

#[test]
fn the_top_of_an_article_tells_its_day() {
    let (rules, heads) = (rules(), rows().1);
    let wrong: Vec<String> = heads
        .iter()
        .filter_map(|head| {
            let sentences = sentences_of(&rules, head);
            let got = rules.times.document_date(&sentences).map(|date| date.to_string());
            let what = head.lines.join(" / ");
            check(got.into_iter().collect(), head.expect.clone().into_iter().collect(), &what)
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), heads.len(), lines(&wrong));
}

#[test]
fn spans_are_of_the_original_text() {
    let text = "x. On ٩ October ٢٠٢٠ it rained.";
    let mut sentence = sentence("en", &text[3..]);
    sentence.span = 3..text.len();
    let mentions = rules().times.find(&sentence, None, None, &|_| None);
    let found: Vec<&str> = mentions.iter().map(|mention| &text[mention.span.clone()]).collect();
    assert_eq!(found, ["٩ October ٢٠٢٠"]);
}

#[test]
fn every_mistake_of_a_file_is_told_at_once() {
    let text = "language = \"xx\"\nweek_start = 1\nwords = { colour = { red = [\"x\"] } }\n\n\
        [[rule]]\nid = \"bare\"\npattern = 'a{day}'\n\n\
        [[rule]]\nid = \"unknown\"\npattern = 'a{daay}'\nmatches = [{ text = \"a\", value = \"..\" }]\nrejects = [\"b\"]\n\n\
        [[rule]]\nid = \"free\"\npattern = '.*'\nmatches = [{ text = \"a\", value = \"..\" }]\nrejects = [\"b\"]\n";
    let source = Source { language: "xx", path: "xx/time.toml", text, clitics: &[], trusted: false };
    let (_, mistakes) = TimeReader::new(&[source]);
    let told: Vec<String> =
        mistakes.iter().map(|m| format!("{}:{}", m.line, m.rule.as_deref().unwrap_or("-"))).collect();
    assert_eq!(told, ["1:-", "6:bare", "10:unknown", "16:free"], "{}", lines(&mistakes));
}
