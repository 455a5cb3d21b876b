//! How grouping grows with the number of claims: made-up happenings, five articles of four claims to an
//! event, doubled again and again. Prints the time of each size, how much longer it took than half of
//! it, and how many pairs of articles were rightly put together.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use counterclaim::event::cluster::gather;
use counterclaim::event::happening::Happening;
use counterclaim::event::moment::Moment;
use counterclaim::event::{Grouping, Places};
use counterclaim::rule::load;
use counterclaim::rules::RuleSet;
use counterclaim_benches::Chance;
use jiff::ToSpan;
use jiff::civil::Date;

const ARTICLES: usize = 5;
const CLAIMS: usize = 4;
const COUNTRIES: u64 = 200;
const TOWNS: u64 = 50;
const DAYS: u64 = 3650;
const SMALLEST: usize = 62_500;
const LARGEST: usize = 1_000_000;

/// Countries `c1`, towns in them `c1/t2`.
struct World;

impl Places for World {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        inner.split_once('/').is_some_and(|(country, _)| country == outer)
    }

    fn country(&self, id: &str) -> Option<String> {
        id.split('/').next().map(str::to_owned)
    }

    fn label(&self, id: &str) -> String {
        id.to_owned()
    }
}

fn main() {
    let rules = RuleSet::new(&load::built_in()).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    let kinds: Vec<String> = rules.events.kinds.rows().map(|row| row.id.clone()).collect();
    let mut claims = SMALLEST;
    let mut before = None;
    println!(
        "{:>9} {:>8} {:>8} {:>6} {:>9} {:>7}",
        "claims", "events", "seconds", "ratio", "precision", "recall"
    );
    while claims <= LARGEST {
        let happenings = made_up(claims, &kinds);
        let start = Instant::now();
        let grouping = gather(happenings, &rules.events, &World);
        let seconds = start.elapsed().as_secs_f64();
        let ratio = before.map_or(String::new(), |before: f64| format!("{:.2}", seconds / before));
        let (precision, recall) = quality(&grouping);
        let events = grouping.events.len();
        println!("{claims:>9} {events:>8} {seconds:>8.2} {ratio:>6} {precision:>9.3} {recall:>7.3}");
        before = Some(seconds);
        claims *= 2;
    }
}

/// Articles on events of chance, those of one event behind one another. An article names the day in one
/// of two cases, the town in four of five, a rare word of its event in one of two; one of twenty has no
/// date at all, and one of ten calls what happened by the name of its country only.
fn made_up(claims: usize, kinds: &[String]) -> Vec<Happening> {
    let mut chance = Chance(0x2020_0927_0000_0001);
    let mut all = Vec::new();
    for event in 0..claims / (ARTICLES * CLAIMS) {
        let country = format!("c{}", chance.below(COUNTRIES));
        let town = format!("{country}/t{}", chance.below(TOWNS));
        let kind = kinds[chance.below(kinds.len() as u64) as usize].clone();
        let day = Date::constant(2010, 1, 1) + (chance.below(DAYS) as i64).days();
        for _ in 0..ARTICLES {
            let seen = day + (chance.below(4) as i64).days();
            let dated = chance.below(20) > 0;
            let told = dated && chance.below(2) == 0;
            let mut places = BTreeSet::from([country.clone()]);
            places.extend((chance.below(5) > 0).then(|| town.clone()));
            let word = |nth: u64| format!("word {event} {nth}");
            let document = all.len();
            all.push(Happening {
                document,
                main: true,
                kind: Some(kind.clone()),
                places,
                moment: told.then_some(Moment { start: day, end: day, firm: true }),
                seen: dated.then_some(seen),
                told: dated.then_some(seen),
                words: (0..4).filter(|_| chance.below(2) == 0).map(word).collect(),
                claims: (document * CLAIMS..(document + 1) * CLAIMS).collect(),
                ..Happening::default()
            });
        }
    }
    all
}

/// Precision and recall over pairs of articles.
fn quality(grouping: &Grouping) -> (f64, f64) {
    let pairs = |count: u64| count * (count - 1) / 2;
    let (mut put, mut right) = (0, 0);
    for event in &grouping.events {
        let articles: BTreeSet<usize> = event.claims.iter().map(|claim| claim / CLAIMS).collect();
        let mut true_events: BTreeMap<usize, u64> = BTreeMap::new();
        articles.iter().for_each(|article| *true_events.entry(article / ARTICLES).or_default() += 1);
        put += pairs(articles.len() as u64);
        right += true_events.values().map(|count| pairs(*count)).sum::<u64>();
    }
    let all = grouping.happenings.len() / ARTICLES * pairs(ARTICLES as u64) as usize;
    (right as f64 / put.max(1) as f64, right as f64 / all.max(1) as f64)
}
