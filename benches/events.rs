//! How grouping grows with the number of claims: made-up happenings, twenty claims to an event, doubled
//! again and again. Prints the processor time of each size, how much more it took than half of it, and
//! over all pairs of articles how many were rightly put together.
//!
//! Two worlds: one that grows as an archive does, by places and by days, so that as much happens in a
//! place on a day as before; and one where all that is added happens in the same places and years.
//!
//! `cargo bench -p counterclaim-benches --bench events -- --export FILE` writes the articles of the
//! largest archive as a table, for other programs to group.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::LazyLock;
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

/// Claims of an event.
const CLAIMS: usize = 20;
const SMALLEST: usize = 62_500;
const LARGEST: usize = 1_000_000;
/// Events that happen in `COUNTRIES` of `TOWNS` each within `DAYS`.
const EVENTS: usize = 50_000;
const COUNTRIES: u64 = 200;
const TOWNS: u64 = 50;
const DAYS: u64 = 3650;

/// Countries `c1`, towns in them `c1/t2`.
struct World {
    countries: u64,
    days: u64,
    /// Articles of an event; its claims are dealt out to them evenly.
    articles: usize,
}

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

impl World {
    /// Of the size of an archive of so many events: twice as many take the root of two more years and
    /// the root of two more countries.
    fn growing(events: usize, articles: usize) -> Self {
        let root = (events as f64 / EVENTS as f64).sqrt();
        let share = |all: u64| (all as f64 * root).ceil() as u64;
        World { countries: share(COUNTRIES), days: share(DAYS), articles }
    }

    fn fixed(_: usize, articles: usize) -> Self {
        World { countries: COUNTRIES, days: DAYS, articles }
    }
}

fn main() {
    let rules = RuleSet::new(&load::built_in()).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    let mut arguments = std::env::args().skip_while(|argument| argument != "--export").skip(1);
    if let Some(file) = arguments.next() {
        let world = World::growing(EVENTS, 5);
        let (truth, happenings) = made_up(EVENTS, &world, &rules);
        fs::write(&file, exported(&truth, &happenings)).unwrap_or_else(|error| panic!("{file}: {error}"));
        return;
    }
    table("an archive that grows by places and days, 5 articles an event", &rules, |events| {
        World::growing(events, 5)
    });
    table("the same, every claim an article of its own", &rules, |events| World::growing(events, CLAIMS));
    table("the same places and days, 5 articles an event", &rules, |events| World::fixed(events, 5));
}

/// Doubles the claims again and again; a line each.
fn table(title: &str, rules: &RuleSet, world: impl Fn(usize) -> World) {
    println!("\n{title}");
    println!(
        "{:>9} {:>8} {:>8} {:>8} {:>6} {:>9} {:>7} {:>6}",
        "claims", "articles", "events", "seconds", "ratio", "precision", "recall", "f1"
    );
    let mut before: Option<f64> = None;
    for events in std::iter::successors(Some(SMALLEST / CLAIMS), |events| Some(events * 2)) {
        if events * CLAIMS > LARGEST {
            return;
        }
        let world = world(events);
        let (truth, happenings) = made_up(events, &world, rules);
        let start = busy();
        let grouping = gather(happenings, &rules.events, &world);
        let seconds = busy() - start;
        let ratio =
            before.replace(seconds).map_or(String::new(), |before| format!("{:.2}", seconds / before));
        let (precision, recall) = quality(&grouping, &truth, &world);
        let (articles, found) = (grouping.happenings.len(), grouping.events.len());
        let f1 = 2.0 * precision * recall / (precision + recall);
        println!(
            "{:>9} {articles:>8} {found:>8} {seconds:>8.2} {ratio:>6} {precision:>9.3} {recall:>7.3} {f1:>6.3}",
            events * CLAIMS
        );
    }
}

/// Seconds that this thread has been on a processor, whatever else the machine does; where the system
/// does not tell, seconds of the clock.
fn busy() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A line for each article, with the number of its true event.
fn exported(truth: &[usize], happenings: &[Happening]) -> String {
    let mut text = "unique_id,event,kind,country,town,day,seen,words\n".to_owned();
    for (at, (event, article)) in truth.iter().zip(happenings).enumerate() {
        let place = |town: bool| article.places.iter().find(|place| place.contains('/') == town);
        let written = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string());
        let (kind, country) = (article.kind.as_deref().unwrap_or_default(), place(false));
        let (country, town) = (country.map_or("", String::as_str), place(true).map_or("", String::as_str));
        let (day, seen) = (written(article.moment.map(|moment| moment.start)), written(article.seen));
        let words: Vec<String> = article.words.iter().map(|word| word.replace(' ', "-")).collect();
        let words = words.join(" ");
        writeln!(text, "{at},{event},{kind},{country},{town},{day},{seen},{words}").unwrap();
    }
    text
}

/// Articles on events of chance, in no order, and the event of each. Much happens in few countries and
/// towns. An article names the day in one of two cases, the town in four of five, and some of four rare
/// words of its event; one of twenty has no date at all.
fn made_up(events: usize, world: &World, rules: &RuleSet) -> (Vec<usize>, Vec<Happening>) {
    let kinds: Vec<String> = rules.events.kinds.rows().map(|row| row.id.clone()).collect();
    let mut chance = Chance(0x2020_0927_0000_0001);
    let mut all = Vec::new();
    for event in 0..events {
        let country = format!("c{}", few(&mut chance, world.countries));
        let town = format!("{country}/t{}", few(&mut chance, TOWNS));
        let kind = &kinds[chance.below(kinds.len() as u64) as usize];
        let day = Date::constant(1990, 1, 1) + (chance.below(world.days) as i64).days();
        let article = |_| (event, article(event, &country, &town, kind, day, &mut chance));
        all.extend((0..world.articles).map(article));
    }
    for at in (1..all.len()).rev() {
        all.swap(at, chance.below(at as u64 + 1) as usize);
    }
    let each = CLAIMS / world.articles;
    for (at, (_, happening)) in all.iter_mut().enumerate() {
        happening.document = at;
        happening.claims = (at * each..(at + 1) * each).collect();
    }
    all.into_iter().unzip()
}

/// A number below `end`, low ones more often.
fn few(chance: &mut Chance, end: u64) -> u64 {
    let end = 1 + chance.below(end);
    chance.below(end)
}

fn article(event: usize, country: &str, town: &str, kind: &str, day: Date, chance: &mut Chance) -> Happening {
    let seen = day + (chance.below(4) as i64).days();
    let dated = chance.below(20) > 0;
    let told = dated && chance.below(2) == 0;
    let named = chance.below(5) > 0;
    let words = (0..4).filter(|_| chance.below(2) == 0).map(|nth| format!("word {event} {nth}")).collect();
    Happening {
        main: true,
        kind: Some(kind.to_owned()),
        places: std::iter::once(country).chain(named.then_some(town)).map(str::to_owned).collect(),
        moment: told.then_some(Moment { start: day, end: day, firm: true, through: false }),
        seen: dated.then_some(seen),
        told: dated.then_some(seen),
        words,
        ..Happening::default()
    }
}

/// Precision and recall over pairs of articles.
fn quality(grouping: &Grouping, truth: &[usize], world: &World) -> (f64, f64) {
    let pairs = |count: usize| count * count.saturating_sub(1) / 2;
    let each = CLAIMS / world.articles;
    let (mut put, mut right) = (0, 0);
    for event in &grouping.events {
        let mut articles: Vec<usize> = event.claims.iter().map(|claim| claim / each).collect();
        articles.dedup();
        let mut true_events: BTreeMap<usize, usize> = BTreeMap::new();
        articles.iter().for_each(|article| *true_events.entry(truth[*article]).or_default() += 1);
        put += pairs(articles.len());
        right += true_events.values().map(|count| pairs(*count)).sum::<usize>();
    }
    let all = truth.len() / world.articles * pairs(world.articles);
    (right as f64 / put.max(1) as f64, right as f64 / all.max(1) as f64)
}
