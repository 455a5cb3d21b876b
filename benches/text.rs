//! Arabic news text made up from a word list, the same at every run.

/// Words of news without a number among them, in an order that chance decides.
const WORDS: &str = include_str!("data/words.txt");

/// Numbers as newsrooms write them.
const NUMBERS: &str = include_str!("data/numbers.txt");

/// How many words a sentence has.
const SENTENCE: usize = 22;

/// A generator of chance that gives the same numbers everywhere (Marsaglia's xorshift, 2003).
pub struct Chance(pub u64);

impl Chance {
    /// A number below `end`, which is above zero.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[usize::try_from(self.below(list.len() as u64)).unwrap_or_default()]
    }
}

/// About `bytes` bytes of sentences, each with a number in it if asked for.
pub fn sentences(bytes: usize, with_numbers: bool) -> Vec<String> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let numbers: Vec<&str> = NUMBERS.lines().collect();
    let mut chance = Chance(0x2020_0927_0000_0001);
    let mut sentences = Vec::new();
    let mut total = 0;
    while total < bytes {
        let mut parts: Vec<&str> = (0..SENTENCE).map(|_| chance.pick(&words)).collect();
        if with_numbers {
            parts[SENTENCE / 2] = chance.pick(&numbers);
        }
        let sentence = parts.join(" ") + ".";
        total += sentence.len();
        sentences.push(sentence);
    }
    sentences
}
