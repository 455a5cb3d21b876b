//! Places written a line each, as long lists are: names are read when their language is first met.

use std::ops::Range;

/// A text of lines `id|label|within,…|language name,?ambiguous name,…|…`.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The lines.
    pub text: String,
    /// The place of each line, by its position in the gazetteer, and where the names of the line stand.
    pub names: Vec<(usize, Range<usize>)>,
}

/// One line, its names not yet read.
#[derive(Debug)]
pub struct Row<'a> {
    /// The place's key.
    pub id: &'a str,
    /// Its name in reports; empty where the place stands elsewhere.
    pub label: &'a str,
    /// What it lies in.
    pub within: Vec<String>,
    /// Where its names stand in the text.
    pub names: Range<usize>,
}

/// The lines of a text with their numbers, from 0; none in place of a line that lacks a part.
pub fn rows(text: &str) -> impl Iterator<Item = (usize, Option<Row<'_>>)> {
    let mut start = 0;
    text.split('\n').enumerate().filter_map(move |(number, line)| {
        let end = start + line.len();
        let at = std::mem::replace(&mut start, end + 1);
        (!line.trim().is_empty()).then(|| (number, row(line, at)))
    })
}

fn row(line: &str, at: usize) -> Option<Row<'_>> {
    let mut parts = line.splitn(4, '|');
    let (id, label, within, names) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let end = at + line.len();
    let names_are_told =
        !id.is_empty() && lists(names).all(|list| list.is_some_and(|(_, names)| is_told(names)));
    let within = within.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
    names_are_told.then(|| Row { id, label, within, names: end - names.len()..end })
}

fn is_told(names: &str) -> bool {
    names.split(',').all(|name| name.trim_start_matches(AMBIGUOUS).contains(char::is_alphanumeric))
}

/// The mark in front of a name that is an everyday word or a person's name too.
const AMBIGUOUS: char = '?';

/// Each language of a line's names with its names; none in place of what is no list.
fn lists(names: &str) -> impl Iterator<Item = Option<(&str, &str)>> {
    names.split('|').map(|list| list.split_once(' '))
}

impl Sheet {
    /// Every name in a language: the place, the name, and whether it is ambiguous.
    pub fn names<'a>(&'a self, code: &'a str) -> impl Iterator<Item = (usize, &'a str, bool)> {
        let of_line = move |(place, span): &(usize, Range<usize>)| {
            let place = *place;
            let own = lists(self.text.get(span.clone()).unwrap_or_default());
            let own = own.flatten().filter(move |(language, _)| *language == code);
            own.flat_map(|(_, names)| names.split(',')).map(move |name| match name.strip_prefix(AMBIGUOUS) {
                Some(name) => (place, name, true),
                None => (place, name, false),
            })
        };
        self.names.iter().flat_map(of_line)
    }
}
