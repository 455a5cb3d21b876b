//! Where articles lie for hosts that annotate files: below the folder the program was started in.

use super::Report;
use crate::claim::Claim;

/// A path named at the command line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Root {
    /// The whole path, with `/`.
    pub absolute: String,
    /// The path as seen from where the program was started; empty for that folder itself.
    pub written: String,
}

/// A place in a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, with `/`.
    pub file: String,
    /// Line from 1; none where the file holds many articles and only the article is known.
    pub line: Option<usize>,
    /// Whether the line and what stands on it are those of the article.
    pub exact: bool,
}

impl Report<'_> {
    /// Where a claim's number stands.
    pub(super) fn place_in_file(&self, claim: &Claim) -> Place {
        let path = self.roots.iter().filter_map(|root| root.locate(self.path(claim))).max();
        let path = path.map_or_else(|| self.path(claim).to_owned(), |(_, path)| path);
        match of_many(&path) {
            Some((file, line)) => Place { file: file.to_owned(), line, exact: false },
            None => Place { file: path, line: Some(claim.evidence.line), exact: true },
        }
    }
}

/// The file and, if it is known, the line of an article of a file that holds many.
fn of_many(path: &str) -> Option<(&str, Option<usize>)> {
    let ends = |file: &str| LINES.iter().any(|extension| file.ends_with(extension));
    let (file, rest) = path.match_indices(['#', ':']).find_map(|(at, _)| {
        let (file, rest) = path.split_at(at);
        ends(file).then_some((file, rest))
    })?;
    Some((file, rest.strip_prefix(':').and_then(|line| line.parse().ok())))
}

const LINES: [&str; 2] = [".jsonl", ".ndjson"];

impl Root {
    /// The path of an article below this root, as seen from where the program was started, and how
    /// much of it is the root's name.
    fn locate(&self, path: &str) -> Option<(usize, String)> {
        let starts = self.absolute.match_indices('/').map(|(at, _)| at + 1).chain([0]);
        let names = starts.filter_map(|start| self.absolute.get(start..));
        let fits = |name: &&str| {
            let rest = path.strip_prefix(name);
            !name.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#', ':']))
        };
        let name = names.filter(fits).max_by_key(|name| name.len())?;
        let rest = path.get(name.len()..)?;
        let rest = if self.written.is_empty() { rest.trim_start_matches('/') } else { rest };
        Some((name.len(), format!("{}{rest}", self.written)))
    }
}
