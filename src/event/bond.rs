//! What a person said of the events of claims: that some are about one, or that they are about several.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::happening::Happening;
use crate::claim::Claim;

/// What a person said of the events of claims, each named by its id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bond {
    /// Claims that are about one event.
    #[serde(default)]
    pub same: Vec<String>,
    /// Claims that are each about another event.
    #[serde(default)]
    pub apart: Vec<String>,
}

/// The happenings that bonds hold together or apart, by their places in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bonds {
    /// Pairs that are one.
    pub same: Vec<(usize, usize)>,
    /// Pairs that are not.
    pub apart: Vec<(usize, usize)>,
}

impl Bonds {
    /// Finds the happenings of the claims that bonds name. A claim that is not among them is passed over.
    pub fn new(bonds: &[Bond], happenings: &[Happening], claims: &[Claim]) -> Self {
        if bonds.is_empty() {
            return Bonds::default();
        }
        let places = happenings.iter().enumerate();
        let told = places.flat_map(|(at, happening)| happening.claims.iter().map(move |claim| (*claim, at)));
        let ids = told.filter_map(|(claim, at)| Some((claims.get(claim)?.id.as_str(), at)));
        let ids: BTreeMap<&str, usize> = ids.collect();
        let pairs = |names: &[String]| {
            let at: Vec<usize> = names.iter().filter_map(|id| ids.get(id.as_str()).copied()).collect();
            let rest = |one: usize| at.iter().skip(one + 1);
            let pairs = at.iter().enumerate().flat_map(|(one, a)| rest(one).map(|b| (*a, *b)));
            pairs.collect::<Vec<_>>()
        };
        Bonds {
            same: bonds.iter().flat_map(|bond| pairs(&bond.same)).collect(),
            apart: bonds.iter().flat_map(|bond| pairs(&bond.apart)).collect(),
        }
    }

    /// The same bonds where the happenings stand in another order: `order` has their old places.
    pub fn reordered(&self, order: &[usize]) -> Self {
        let place = |old: usize| order.iter().position(|at| *at == old);
        let pairs = |pairs: &[(usize, usize)]| {
            pairs.iter().filter_map(|(a, b)| Some((place(*a)?, place(*b)?))).collect::<Vec<_>>()
        };
        Bonds { same: pairs(&self.same), apart: pairs(&self.apart) }
    }
}
