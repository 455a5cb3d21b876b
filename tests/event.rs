//! Grouping, measured on annotated articles: the folder that `COUNTERCLAIM_EVAL` names holds them.

#[path = "event/corpus.rs"]
mod corpus;
#[path = "event/pairs.rs"]
mod pairs;

use corpus::Corpus;
use pairs::Pairs;

/// Groups the gold claims of a corpus and counts pairs. None, and a word about it, without a corpus.
fn measure(folder: &str, claims: &str) -> Option<(Corpus, Vec<String>)> {
    let Some(root) = std::env::var_os("COUNTERCLAIM_EVAL") else {
        println!("skipped: COUNTERCLAIM_EVAL is not set");
        return None;
    };
    let root = std::path::Path::new(&root);
    let corpus = Corpus::read(&root.join(folder), &root.join(claims));
    let found = corpus.group();
    Some((corpus, found))
}

#[test]
fn annotated_articles_group_as_their_readers_do() {
    let Some((corpus, found)) = measure("corpus/dev/docs", "corpus/dev/claims.jsonl") else { return };
    let all = Pairs::count(&corpus.gold, &found, |_| true);
    println!("all {all}");
    for language in corpus.languages() {
        println!("{language} {}", Pairs::count(&corpus.gold, &found, |claim| claim.language == language));
    }
    corpus.list(&found);
    assert!(all.f1() >= 0.75, "{all}");
}

#[test]
fn a_war_that_four_articles_recall_is_one_event() {
    let Some((corpus, found)) = measure("seeds", "seeds.gold.jsonl") else { return };
    corpus.list(&found);
    let event = |low: f64, nth: usize| {
        let mut same = corpus.gold.iter().zip(&found).filter(|(claim, _)| claim.low == Some(low));
        same.nth(nth).map(|(_, event)| event.clone())
    };
    let war = event(6500.0, 0);
    assert!(war.is_some());
    for (low, nth) in [(6000.0, 0), (6600.0, 0), (6.0, 0), (6.0, 1), (53.0, 0)] {
        assert_eq!(event(low, nth), war, "{low} belongs to the war");
    }
    for (low, nth) in [(30_000.0, 0), (286.0, 0), (100.0, 0), (49.0, 0), (50.0, 0), (200.0, 0)] {
        assert_ne!(event(low, nth), war, "{low} does not belong to the war");
    }
    assert_ne!(event(30_000.0, 0), event(286.0, 0));
}
