//! The case forms of names, by their endings.

use serde::Deserialize;

/// How a language declines names: rows of an ending and what it becomes, case by case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cases {
    /// Endings of the last word; the row of the longest one counts, so the empty one is for the rest.
    last: Vec<Vec<String>>,
    /// Endings of the words before it; without a row of its own a word stays as it is.
    #[serde(default)]
    before: Vec<Vec<String>>,
}

impl Cases {
    /// The name in every case that its endings give, the name itself first.
    pub fn forms(&self, name: &str) -> Vec<String> {
        let cases = self.last.iter().map(Vec::len).max().unwrap_or_default();
        let words: Vec<&str> = name.split(' ').collect();
        let form = |case: usize| -> Option<String> {
            let last = decline(words.last()?, &self.last, case)?;
            let before = words.iter().take(words.len().saturating_sub(1));
            let before = before.map(|word| decline(word, &self.before, case).unwrap_or((*word).to_owned()));
            Some(before.chain([last]).collect::<Vec<String>>().join(" "))
        };
        let mut forms = vec![name.to_owned()];
        forms.extend((1..cases).filter_map(form));
        forms.dedup();
        forms
    }
}

/// A word in one case; none when no row has its ending, or none for that case.
fn decline(word: &str, rows: &[Vec<String>], case: usize) -> Option<String> {
    let fits = rows.iter().filter(|row| row.first().is_some_and(|ending| word.ends_with(ending.as_str())));
    let row = fits.max_by_key(|row| row.first().map(String::len))?;
    Some(format!("{}{}", word.strip_suffix(row.first()?.as_str())?, row.get(case)?))
}
