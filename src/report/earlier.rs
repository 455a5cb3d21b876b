//! An earlier JSON report, held against the articles as they are now.

use serde::Deserialize;

use crate::document::Document;

/// What is needed of an earlier report.
#[derive(Debug, Deserialize)]
pub struct Earlier {
    claims: Vec<EarlierClaim>,
    findings: Vec<EarlierFinding>,
}

#[derive(Debug, Deserialize)]
struct EarlierFinding {
    id: String,
    claims: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct EarlierClaim {
    id: String,
    document: String,
    evidence: EarlierEvidence,
}

#[derive(Debug, Deserialize)]
struct EarlierEvidence {
    start: usize,
    end: usize,
    number: String,
    quote: String,
}

/// What has become of the evidence of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The number stands where it stood.
    AsReported,
    /// Its sentence stands elsewhere in the file.
    Moved,
    /// Its sentence is not in the file any more.
    Changed,
    /// The article is not among those read.
    Missing,
}

/// A claim of an earlier report and what has become of its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate<'a> {
    /// Where it stood.
    pub path: &'a str,
    /// The number.
    pub number: &'a str,
    /// Its sentence.
    pub quote: &'a str,
    /// What has become of it.
    pub state: State,
}

impl Earlier {
    /// Reads a report; `file` is its name in the mistake.
    ///
    /// # Errors
    /// When the text is no JSON report: what is wrong, and what to do.
    pub fn parse(text: &str, file: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| {
            format!("{file}: no report as JSON ({error}); write one with `check --format json`")
        })
    }

    /// What has become of the evidence of the finding or the claim whose id begins with `id`; empty
    /// when the report has none.
    pub fn fates<'a>(&'a self, id: &str, documents: &[Document]) -> Vec<Fate<'a>> {
        let finding = self.findings.iter().find(|finding| finding.id.starts_with(id));
        let meant = |claim: &&EarlierClaim| match finding {
            Some(finding) => finding.claims.contains(&claim.id),
            None => claim.id.starts_with(id),
        };
        self.claims.iter().filter(meant).map(|claim| claim.fate(documents)).collect()
    }
}

impl EarlierClaim {
    fn fate(&self, documents: &[Document]) -> Fate<'_> {
        let EarlierEvidence { start, end, number, quote } = &self.evidence;
        let document = documents.iter().find(|document| document.path == self.document);
        let stands = |document: &Document| document.text.get(*start..*end) == Some(number.as_str());
        let state = match document {
            None => State::Missing,
            Some(document) if !document.text.contains(quote.as_str()) => State::Changed,
            Some(document) if stands(document) => State::AsReported,
            Some(_) => State::Moved,
        };
        Fate { path: &self.document, number, quote, state }
    }
}
