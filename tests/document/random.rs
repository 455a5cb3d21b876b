//! No bytes make reading panic.

use counterclaim::document::read;
use proptest::prelude::*;

use crate::tree::rendered;

const WORDS: [&str; 11] = [
    "+++\n",
    "---\n",
    "\n",
    "source: S\n",
    "published = ",
    "2020-11-10",
    "\"",
    "{\"text\":",
    "}",
    "\u{FEFF}",
    "مقتل ",
];

fn lines() -> impl Strategy<Value = Vec<u8>> {
    let word = prop_oneof![
        4 => prop::sample::select(&WORDS[..]).prop_map(|word| word.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(word, 0..24).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn reading_any_bytes(bytes in prop_oneof![prop::collection::vec(any::<u8>(), 0..400), lines()]) {
        let folder = tempfile::TempDir::new().expect("a folder for the test");
        for name in ["a.txt", "a.jsonl", "sources.toml"] {
            std::fs::write(folder.path().join(name), &bytes).expect("a file of the test");
        }
        let paths = ["a.txt", "a.jsonl", "."].map(|name| folder.path().join(name));
        for paths in [&paths[..1], &paths[1..2], &paths[2..], &["-".into()]] {
            // A document's body must start at a character: rendering slices it.
            let once = rendered(&read(paths, &mut &*bytes));
            prop_assert_eq!(once, rendered(&read(paths, &mut &*bytes)));
        }
    }
}
