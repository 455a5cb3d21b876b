//! Events that a desk has named, and why claims are in one event or in two.

use counterclaim::document::Document;
use counterclaim::rule::load;
use counterclaim::rule::mistake::RuleFile;
use counterclaim::rules::RuleSet;

const PINNED: &str = include_str!("pinned.toml");

/// A report on two bombings of one town in one month, and one that calls the first by the desk's name.
const ARTICLES: [(&str, &str); 3] = [
    ("2015-07-13", "A bombing in Istanbul killed 13 people on Sunday, police said."),
    ("2015-07-22", "A bombing in Istanbul killed 20 people on Wednesday, police said."),
    ("2015-08-30", "The Lantern Bar bombing in Istanbul left 15 people dead, a report says."),
];

fn documents() -> Vec<Document> {
    let document = |(published, text): &(&str, &str)| Document {
        text: (*text).to_owned(),
        language: Some("en".to_owned()),
        published: published.parse().ok(),
        ..Document::default()
    };
    ARTICLES.iter().map(document).collect()
}

fn rules(pinned: &str) -> RuleSet {
    let mut files = load::built_in();
    files.push(RuleFile { name: "events/desk.toml".to_owned(), text: pinned.to_owned(), layer: 1 });
    RuleSet::new(&files).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
}

/// The events as labels with the figures of their claims.
fn events(pinned: &str) -> Vec<(String, Vec<String>)> {
    let documents = documents();
    let report = counterclaim::check(&documents, &rules(pinned));
    let value = |claim: &usize| report.claims[*claim].value.to_string();
    let event =
        |event: &counterclaim::event::Event| (event.label.clone(), event.claims.iter().map(value).collect());
    report.events.iter().map(event).collect()
}

#[test]
fn a_named_event_takes_what_calls_itself_so() {
    let lantern = events(PINNED).into_iter().find(|(label, _)| label == "Lantern Bar bombing");
    assert!(lantern.is_some_and(|(_, figures)| figures.contains(&"15".to_owned())));
}

#[test]
fn a_name_in_both_articles_joins_what_the_days_do_not() {
    let pinned = PINNED.replace("\"Lantern Bar\"", "\"Lantern Bar\", \"on Sunday\"");
    let events = events(&pinned);
    assert!(
        events.contains(&("Lantern Bar bombing".to_owned(), vec!["13".to_owned(), "15".to_owned()])),
        "{events:?}"
    );
}

#[test]
fn a_named_event_of_other_days_takes_nothing() {
    let pinned = PINNED.replace("2015-07-12", "2019-01-01").replace("\"Lantern Bar\"", "\"on Sunday\"");
    assert!(events(&pinned).iter().all(|(label, _)| label != "Lantern Bar bombing"));
}

#[test]
fn an_unknown_kind_is_a_mistake_with_its_file() {
    let mut files = load::built_in();
    let text = PINNED.replace("kind = \"bombing\"", "kind = \"party\"");
    files.push(RuleFile { name: "events/desk.toml".to_owned(), text, layer: 1 });
    let mistakes = RuleSet::new(&files).map(drop).unwrap_err();
    assert!(mistakes[0].to_string().contains("events/desk.toml"), "{}", mistakes[0]);
    assert!(mistakes[0].to_string().contains("party"), "{}", mistakes[0]);
}

#[test]
fn terms_tell_why_two_claims_are_apart() {
    let (documents, rules) = (documents(), rules("event = []"));
    let report = counterclaim::check(&documents, &rules);
    let ids: Vec<&str> = report.claims.iter().map(|claim| claim.id.as_str()).collect();
    let why = counterclaim::why(&documents, &rules, [ids[0], ids[1]]).unwrap();
    assert!(!why.together && why.link.score < why.enough, "{why:?}");
    assert!(why.link.terms.iter().any(|(term, weight)| *term == "time" && *weight < 0.0), "{why:?}");
    assert!(why.link.terms.iter().any(|(term, weight)| *term == "place" && *weight > 0.0), "{why:?}");
    assert!(counterclaim::why(&documents, &rules, ["nothing", ids[0]]).unwrap_err().contains("nothing"));
    assert!(counterclaim::why(&documents, &rules, [ids[0], ids[0]]).is_err());
}
