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
        let found = self.likely(documents);
        match found[..] {
            [one] => Ok(one),
            [] => Err(format!(
                "--trace {typed}: no such article was read; name it among the paths, and here as reports \
                 name it"
            )),
            [(first, _), (second, _), ..] => Err(format!(
                "--trace {typed}: may be {} or {}; write more of the path",
                first.path, second.path
            )),
        }
    }

    /// The documents that fit best, with the line.
    fn likely<'d>(&self, documents: &'d [Document]) -> Vec<(&'d Document, usize)> {
        // The path of an article in a file of many ends in a number, too.
        let with_column = line(&self.0).and_then(|(file, _)| line(file));
        let mut found = Vec::new();
        for (file, line) in [line(&self.0), with_column].into_iter().flatten() {
            let fitting =
                documents.iter().filter_map(|document| Some((document, fit(file, &document.path)?)));
            found.extend(fitting.map(|(document, fit)| (fit, (document, line))));
        }
        let best = found.iter().map(|(fit, _)| *fit).max();
        found.into_iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, meant)| meant).collect()
    }
}

/// How well a path as typed fits a document's: wholly, else by how much they have in common where
/// one has folders in front of the other; none where it does not.
fn fit(typed: &str, path: &str) -> Option<(bool, usize)> {
    let within = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    };
    let fits = within(typed, path) || within(path, typed);
    fits.then(|| (typed == path, typed.len().min(path.len())))
}

fn line(typed: &str) -> Option<(&str, usize)> {
    let (file, line) = typed.rsplit_once(':')?;
    let line = line.parse().ok().filter(|line| *line > 0)?;
    (!file.is_empty()).then_some((file, line))
}
