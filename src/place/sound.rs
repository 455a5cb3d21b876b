//! How names sound: one spelling for what different hands and scripts write differently.

use std::collections::{BTreeMap, HashMap};

use crate::text::fold::fold_word;

/// How letters sound; letters and groups of letters are folded.
#[derive(Debug, Default)]
pub struct Sounds {
    letters: HashMap<String, Sound>,
    articles: Vec<String>,
    /// How many letters the longest group has.
    longest: usize,
}

/// What a letter, or a group of them, sounds like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sound {
    letter: char,
    vowel: bool,
}

/// How a name sounds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Heard {
    /// Its consonants: what two scripts have in common.
    pub consonants: String,
    /// Its consonants and vowels.
    pub all: String,
}

/// Letters by the sound they stand for.
pub type Letters = BTreeMap<char, Vec<String>>;

impl Sounds {
    /// Takes the letters of vowels and of consonants, and the articles that are left out of names.
    pub fn new<'a>(
        vowels: impl Iterator<Item = &'a Letters>,
        consonants: impl Iterator<Item = &'a Letters>,
        articles: Vec<String>,
    ) -> Self {
        let mut sounds = Sounds { articles, ..Sounds::default() };
        vowels.for_each(|letters| sounds.add(letters, true));
        consonants.for_each(|letters| sounds.add(letters, false));
        sounds.longest = sounds.letters.keys().map(|group| group.chars().count()).max().unwrap_or_default();
        sounds
    }

    fn add(&mut self, letters: &Letters, vowel: bool) {
        for (letter, groups) in letters {
            let sound = Sound { letter: *letter, vowel };
            self.letters.extend(groups.iter().map(|group| (fold_word(group), sound)));
        }
    }

    /// How a folded name sounds; a sound that follows itself counts once.
    pub fn hear(&self, name: &str) -> Heard {
        let (mut consonants, mut all) = (String::new(), String::new());
        let mut rest = name;
        let mut border = true;
        while let Some(first) = rest.chars().next() {
            if let Some(behind) = self.behind_article(rest).filter(|_| border) {
                rest = behind;
                continue;
            }
            let (length, sound) = self.first(rest).unwrap_or((first.len_utf8(), None));
            border = !first.is_alphanumeric();
            rest = rest.get(length..).unwrap_or_default();
            let Some(sound) = sound.filter(|sound| !all.ends_with(sound.letter)) else { continue };
            all.push(sound.letter);
            if !sound.vowel {
                consonants.push(sound.letter);
            }
        }
        Heard { consonants, all }
    }

    /// The longest group of letters that a text starts with: its length in bytes and its sound.
    fn first(&self, text: &str) -> Option<(usize, Option<Sound>)> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(self.longest);
        let known = |end| Some((end, Some(*self.letters.get(text.get(..end)?)?)));
        ends.filter_map(known).last()
    }

    /// What follows an article, where a word of some length does.
    fn behind_article<'t>(&self, text: &'t str) -> Option<&'t str> {
        let behind = |article: &String| text.strip_prefix(article.as_str());
        self.articles.iter().find_map(behind).filter(|rest| rest.chars().take(3).count() == 3)
    }
}
