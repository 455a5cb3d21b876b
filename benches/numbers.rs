//! The number reader over Arabic news, in megabytes a second: where no number stands, with one
//! number a sentence, and beside another reader on the same text.

use counterclaim::quantity::quantities;
use counterclaim::rule::load;
use counterclaim::rules::RuleSet;
use counterclaim::text::fold;
use counterclaim_benches::sentences;
use divan::Bencher;
use divan::counter::BytesCount;
use duckling::{Context, DimensionKind, Lang, Locale, Options};

fn main() {
    divan::main();
}

const MEGABYTE: usize = 1 << 20;

/// From the bytes of an article to its numbers, folding included.
#[divan::bench(args = [false, true])]
fn counterclaim(bencher: Bencher<'_, '_>, with_numbers: bool) {
    let rules = RuleSet::new(&load::built_in()).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]));
    let lexicon = &rules.claims.languages["ar"].lexicon;
    let text = sentences(MEGABYTE, with_numbers);
    let bytes: usize = text.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        text.iter().map(|sentence| quantities(&fold(sentence).text, lexicon, &[]).len()).sum::<usize>()
    });
}

/// Folding alone: what part of the time above it takes.
#[divan::bench(args = [false, true])]
fn folding(bencher: Bencher<'_, '_>, with_numbers: bool) {
    let text = sentences(MEGABYTE, with_numbers);
    let bytes: usize = text.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| text.iter().map(|sentence| fold(sentence).text.len()).sum::<usize>());
}

/// The port of Facebook's Duckling, numerals only. A few kilobytes are enough to tell.
#[divan::bench(args = [false, true], sample_count = 3)]
fn duckling(bencher: Bencher<'_, '_>, with_numbers: bool) {
    let text = sentences(MEGABYTE / 64, with_numbers);
    let bytes: usize = text.iter().map(String::len).sum();
    let (locale, context, options) = (Locale::new(Lang::AR, None), Context::default(), Options::default());
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        let read = |sentence: &String| {
            duckling::parse(sentence, &locale, &[DimensionKind::Numeral], &context, &options).len()
        };
        text.iter().map(read).sum::<usize>()
    });
}
