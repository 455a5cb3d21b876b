//! The paths named by hand, and the names their articles get.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::failure::{Fault, ReadError, Skipped};

/// The argument that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// A path named by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Argument {
    pub path: PathBuf,
    /// The first part of the path of its documents.
    pub name: String,
}

impl Argument {
    pub fn is_standard_input(&self) -> bool {
        self.path == Path::new(STANDARD_INPUT)
    }
}

/// Names each argument by its own last part, with as many parents before it as tell it from the
/// others; the names do not depend on how a path is written. Comes with what was named twice, which
/// is read once.
///
/// # Errors
///
/// The paths that do not exist: all of them.
pub(super) fn arguments(paths: &[PathBuf]) -> Result<(Vec<Argument>, Vec<String>), ReadError> {
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for path in paths {
        match parts(path) {
            Ok(parts) => found.push((path.clone(), parts)),
            Err(skipped) => missing.push(skipped),
        }
    }
    if !missing.is_empty() {
        return Err(ReadError::Unreadable(missing));
    }
    let twice = drop_repeated(&mut found);
    let names = names(&found.iter().map(|(_, parts)| parts.as_slice()).collect::<Vec<_>>());
    let arguments = found.into_iter().zip(names).map(|((path, _), name)| Argument { path, name });
    Ok((arguments.collect(), twice))
}

/// The parts of the absolute path, links in its last part not followed.
fn parts(path: &Path) -> Result<Vec<String>, Skipped> {
    let whole = if path == Path::new(STANDARD_INPUT) { Ok(path.to_owned()) } else { absolute(path) };
    let whole = whole.map_err(|fault| fault.skipping(path.to_string_lossy()))?;
    let parts = whole.components().filter(|part| !matches!(part, Component::RootDir));
    Ok(parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect())
}

fn absolute(path: &Path) -> Result<PathBuf, Fault> {
    let refused = |error| Fault::of_io(&error, path);
    path.metadata().map_err(refused)?;
    let Some(name) = path.file_name() else {
        return path.canonicalize().map_err(refused);
    };
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    Ok(parent.unwrap_or(Path::new(".")).canonicalize().map_err(refused)?.join(name))
}

fn drop_repeated(found: &mut Vec<(PathBuf, Vec<String>)>) -> Vec<String> {
    let (mut seen, mut twice) = (BTreeSet::new(), Vec::new());
    found.retain(|(_, parts)| {
        let first = seen.insert(parts.clone());
        if !first {
            twice.push(last(parts, 1));
        }
        first
    });
    twice
}

fn names(paths: &[&[String]]) -> Vec<String> {
    let mut lengths = vec![1; paths.len()];
    loop {
        let names: Vec<String> =
            paths.iter().zip(&lengths).map(|(path, length)| last(path, *length)).collect();
        let mut uses = BTreeMap::new();
        for name in &names {
            *uses.entry(name.as_str()).or_insert(0) += 1;
        }
        let mut longer = false;
        for ((path, length), name) in paths.iter().zip(&mut lengths).zip(&names) {
            if *length < path.len() && uses.get(name.as_str()).is_some_and(|uses| *uses > 1) {
                *length += 1;
                longer = true;
            }
        }
        if !longer {
            return names;
        }
    }
}

fn last(path: &[String], length: usize) -> String {
    path.get(path.len().saturating_sub(length)..).unwrap_or_default().join("/")
}
