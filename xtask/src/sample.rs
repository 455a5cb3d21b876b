//! Numbers picked at random, the same ones each time.

/// Picks whole numbers of one to `digits` digits, each length as often as the others. Half of them
/// are round: zeros follow their first one to three digits, as in news.
pub fn numbers(seed: u64, count: usize, digits: u32) -> Vec<u64> {
    let mut random = fastrand::Rng::with_seed(seed);
    (0..count).map(|_| number(&mut random, digits)).collect()
}

fn number(random: &mut fastrand::Rng, digits: u32) -> u64 {
    let length = random.u32(1..=digits);
    let number = random.u64(10u64.pow(length - 1)..10u64.pow(length));
    let kept = random.u32(1..=3);
    let zeros = 10u64.pow(length.saturating_sub(kept));
    if random.bool() { number / zeros * zeros } else { number }
}
