//! A line of an article, as typed.

use std::str::FromStr;

use crate::document::Document;

/// `FILE:LINE`, or `FILE:LINE:COLUMN` as reports write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot(String);

impl FromStr for Spot {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        match line(typed) {
            Some(_) => Ok(Spot(typed.to_owned())),
            None => Err("it names no line; write it as FILE:LINE, such as article.txt:7".to_owned()),
        }
    }
}

impl Spot {
    /// The document meant, and the line.
    ///
    /// # Errors
    /// None of the documents is meant, or more than one.
    pub fn find<'d>(&self, documents: &'d [Document]) -> Result<(&'d Document, usize), String> {
        let Spot(typed) = self;
        // The path of an article in a file of many ends in a number, too.
        let with_column = line(typed).and_then(|(file, _)| line(file));
        let readings = [line(typed), with_column];
        let found: Vec<_> = readings
            .into_iter()
            .flatten()
            .flat_map(|(file, line)| {
                documents
                    .iter()
                    .filter(move |document| is_meant(file, &document.path))
                    .map(move |d| (d, line))
            })
            .collect();
        match found[..] {
            [one] => Ok(one),
            [] => Err(format!(
                "--trace {typed}: no such article was read; name it among the paths, and here as reports name it"
            )),
            [(first, _), (second, _), ..] => Err(format!(
                "--trace {typed}: may be {} or {}; write more of the path",
                first.path, second.path
            )),
        }
    }
}

/// Whether a path as typed means a document's: one of them may have folders in front.
fn is_meant(typed: &str, path: &str) -> bool {
    let within = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    within(typed, path) || within(path, typed)
}

fn line(typed: &str) -> Option<(&str, usize)> {
    let (file, line) = typed.rsplit_once(':')?;
    let line = line.parse().ok().filter(|line| *line > 0)?;
    (!file.is_empty()).then_some((file, line))
}
