//! stub
use super::*;
pub struct SentenceRules {
    pub language: String,
    pub abbreviations: std::collections::BTreeSet<String>,
}
pub fn sentences(text: &str, from: usize, rules: &SentenceRules) -> Vec<Sentence> {
    let mut out = vec![];
    let mut at = from;
    let mut par = 0;
    for line in text[from..].split_inclusive('\n') {
        let mut s = 0;
        let b = line;
        let mut idx: Vec<usize> = b.match_indices(". ").map(|(i, _)| i + 1).collect();
        idx.push(b.len());
        for e in idx {
            let piece = &b[s..e];
            let t = piece.trim();
            if !t.is_empty() {
                let st = at + s + (piece.len() - piece.trim_start().len());
                out.push(Sentence {
                    span: st..st + t.len(),
                    paragraph: par,
                    language: rules.language.clone(),
                    folded: fold(t),
                });
            }
            s = e;
        }
        at += line.len();
        par += 1;
    }
    out
}
