//! Whether decisions still stand, held against the findings of a run.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Decision, Expiry, Ledger};
use crate::claim::Claim;
use crate::finding::{Finding, Verdict};

/// What became of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It stands.
    Holds,
    /// Its day has passed.
    Expired(Date),
    /// What stands for its day is none, so it is taken to have passed.
    Malformed(String),
    /// So many claims have come since.
    NewEvidence(usize),
    /// The same claims have another verdict now.
    OtherVerdict(Verdict),
}

/// A decision on a finding, and whether it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What was decided.
    pub decision: Decision,
    /// Whether it stands.
    pub state: State,
}

impl Standing {
    /// Whether the finding is settled, so that it does not fail a run.
    pub fn holds(&self) -> bool {
        self.state == State::Holds
    }
}

/// How all decisions stand.
#[derive(Debug, Clone, Default)]
pub struct Standings {
    /// Decisions by the id of the finding they are on.
    pub of_finding: BTreeMap<String, Standing>,
    /// Decisions that are on no finding of this run, or are replaced by a later one; each with its line.
    pub idle: Vec<(usize, Decision)>,
}

impl Ledger {
    /// Holds the decisions against findings. `claims` are those that findings point into; `today` is
    /// the day that decisions may have expired on.
    pub fn apply(&self, findings: &[Finding], claims: &[Claim], today: Date) -> Standings {
        let disputes: Vec<Dispute<'_>> =
            findings.iter().map(|finding| Dispute::new(finding, claims)).collect();
        let mut standings = Standings::default();
        let mut loose = Vec::new();
        // Of two decisions on one finding the later entry counts.
        for (line, decision) in self.decisions.iter().rev() {
            match disputes.iter().find(|dispute| dispute.finding.id == decision.finding) {
                Some(dispute) => standings.settle(*line, decision, dispute, today),
                None => loose.push((*line, decision)),
            }
        }
        for (line, decision) in loose {
            let free = |dispute: &&Dispute<'_>| !standings.of_finding.contains_key(&dispute.finding.id);
            let near = disputes.iter().filter(free).filter(|dispute| dispute.is_heir_of(decision));
            match near.max_by_key(|dispute| dispute.likeness(decision)) {
                Some(dispute) => standings.settle(line, decision, dispute, today),
                None => standings.idle.push((line, decision.clone())),
            }
        }
        standings.idle.sort_by_key(|(line, _)| *line);
        standings
    }
}

impl Standings {
    fn settle(&mut self, line: usize, decision: &Decision, dispute: &Dispute<'_>, today: Date) {
        if self.of_finding.contains_key(&dispute.finding.id) {
            self.idle.push((line, decision.clone()));
            return;
        }
        let standing = Standing { decision: decision.clone(), state: dispute.state(decision, today) };
        self.of_finding.insert(dispute.finding.id.clone(), standing);
    }
}

/// A finding with the ids of its claims.
struct Dispute<'f> {
    finding: &'f Finding,
    claims: BTreeSet<&'f str>,
}

impl<'f> Dispute<'f> {
    fn new(finding: &'f Finding, claims: &'f [Claim]) -> Self {
        let ids = finding.claims.iter().filter_map(|at| Some(claims.get(*at)?.id.as_str()));
        Dispute { finding, claims: ids.collect() }
    }

    /// Whether it is what has become of the finding that was decided: of the same measure, with at
    /// least half of its claims.
    fn is_heir_of(&self, decision: &Decision) -> bool {
        let shared = self.shared(decision);
        let same = self.finding.measure == decision.measure && self.finding.verdict >= Verdict::Revision;
        same && shared > 0 && 2 * shared >= decision.claims.len()
    }

    fn likeness(&self, decision: &Decision) -> (usize, bool) {
        (self.shared(decision), self.finding.verdict == decision.verdict)
    }

    fn shared(&self, decision: &Decision) -> usize {
        self.claims.iter().filter(|claim| decision.claims.contains(**claim)).count()
    }

    fn state(&self, decision: &Decision, today: Date) -> State {
        let new = self.claims.len() - self.shared(decision);
        match &decision.expires {
            _ if self.finding.id != decision.finding && new > 0 => State::NewEvidence(new),
            _ if self.finding.verdict != decision.verdict => State::OtherVerdict(decision.verdict),
            Expiry::Malformed(written) => State::Malformed(written.clone()),
            Expiry::After(day) if *day < today => State::Expired(*day),
            Expiry::After(_) | Expiry::Never => State::Holds,
        }
    }
}
