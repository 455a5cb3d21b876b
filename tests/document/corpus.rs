//! Real files, where the folder named by `COUNTERCLAIM_EVAL` is at hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use counterclaim::document::{Document, read};
use serde_json::Value;

#[test]
fn every_annotated_number_stands_where_it_is_said_to() {
    let Some(folder) = std::env::var_os("COUNTERCLAIM_EVAL").map(PathBuf::from) else {
        eprintln!("skipped: COUNTERCLAIM_EVAL is not set");
        return;
    };
    sliced(&folder.join("seeds"), &folder.join("seeds.gold.jsonl"));
    sliced(&folder.join("corpus/dev/docs"), &folder.join("corpus/dev/claims.jsonl"));
}

fn sliced(articles: &PathBuf, gold: &PathBuf) {
    let input = read(std::slice::from_ref(articles), &mut &b""[..]).expect("articles");
    assert_eq!((&input.skipped[..], &input.warnings[..]), (&[][..], &[][..]));
    let documents: BTreeMap<&str, &Document> = input
        .documents
        .iter()
        .filter_map(|document| Some((document.path.rsplit('/').next()?, document)))
        .collect();
    let gold = fs::read_to_string(gold).expect("gold");
    for line in gold.lines() {
        let claim: Value = serde_json::from_str(line).expect("a claim");
        let at = |key: &str| claim[key].as_u64().and_then(|at| usize::try_from(at).ok()).expect("an offset");
        let document = documents[claim["document"].as_str().expect("a document")];
        assert_eq!(document.text.get(at("start")..at("end")), claim["number"].as_str(), "{line}");
    }
}
