//! What a folder holds that looks like an article.

use std::ffi::OsStr;
use std::fs::File;
use std::io::BufReader;
use std::path::{Component, Path, PathBuf};

use ignore::{DirEntry, Error, Walk, WalkBuilder};

use super::argument::Argument;
use super::failure::{Fault, Skipped, Warning};
use super::json_lines::{self, Lines};

/// Names that are never articles when met in a folder.
const NO_ARTICLES: [&str; 3] = ["readme.md", "gold.jsonl", "meta.jsonl"];

/// Something met in a folder.
#[derive(Debug)]
pub(super) enum Met {
    /// A file that looks like an article or like JSON lines of articles.
    File(PathBuf, String),
    Skipped(Skipped),
    Warning(Warning),
}

/// A walk through a folder, in the order of names.
pub(super) struct Folder {
    walk: Walk,
    argument: Argument,
    /// Whether no file was met so far, readable or not.
    bare: bool,
}

impl Folder {
    pub fn new(argument: Argument) -> Self {
        let walk = WalkBuilder::new(&argument.path)
            .follow_links(true)
            // A folder means the same wherever it lies: neither what stands above it nor the
            // settings of this machine count, and it need not be a repository.
            .parents(false)
            .git_global(false)
            .git_exclude(false)
            .require_git(false)
            .sort_by_file_name(OsStr::cmp)
            .build();
        Self { walk, argument, bare: true }
    }

    /// The name its documents' paths begin with.
    pub fn name(&self) -> &str {
        &self.argument.name
    }

    /// Whether no file was met so far, readable or not.
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    fn met(&self, entry: Result<DirEntry, Error>) -> Option<Met> {
        match entry {
            Ok(entry) => match entry.error() {
                Some(error) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {
                    Some(Met::Warning(self.bad_pattern(entry.path(), error)))
                }
                _ => self.file(&entry),
            },
            Err(error) => self.skipped(&error),
        }
    }

    fn file(&self, entry: &DirEntry) -> Option<Met> {
        let path = entry.path();
        let kind = entry.file_type()?;
        if kind.is_dir() || !may_be_article(path) {
            return None;
        }
        let name = self.path_of(path);
        if !kind.is_file() {
            let fault = Fault::new("is not a file but a pipe or a device", "leave it out of the folder");
            return Some(Met::Skipped(fault.skipping(name)));
        }
        match holds_articles(path) {
            Ok(true) => Some(Met::File(path.to_owned(), name)),
            Ok(false) => None,
            Err(fault) => Some(Met::Skipped(fault.skipping(name))),
        }
    }

    fn skipped(&self, error: &Error) -> Option<Met> {
        let path = path_of(error)?;
        // A broken link to a picture is no article that is missed.
        if path.extension().is_some() && !may_be_article(path) {
            return None;
        }
        Some(Met::Skipped(fault(error, path).skipping(self.path_of(path))))
    }

    fn bad_pattern(&self, folder: &Path, error: &Error) -> Warning {
        let what = format!("a pattern of .gitignore cannot be read ({error}); the others are kept");
        Fault::new(what, "correct the pattern").warning(&self.path_of(folder))
    }

    /// The argument's name and the path below it.
    fn path_of(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.argument.path).unwrap_or(path);
        let parts = below.components().filter(|part| matches!(part, Component::Normal(_)));
        let parts = parts.map(|part| part.as_os_str().to_string_lossy().into_owned());
        std::iter::once(self.argument.name.clone()).chain(parts).collect::<Vec<_>>().join("/")
    }
}

impl Iterator for Folder {
    type Item = Met;

    fn next(&mut self) -> Option<Met> {
        loop {
            let entry = self.walk.next()?;
            if let Some(met) = self.met(entry) {
                self.bare &= matches!(met, Met::Warning(_));
                return Some(met);
            }
        }
    }
}

/// Whether a file is read as JSON lines.
pub(super) fn is_json_lines(path: &Path) -> bool {
    has_extension(path, &["jsonl", "ndjson"])
}

fn may_be_article(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let gold = NO_ARTICLES.contains(&name.as_str()) || name.ends_with(".gold.jsonl");
    !gold && (has_extension(path, &["txt", "md"]) || is_json_lines(path))
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default();
    extensions.iter().any(|one| extension.eq_ignore_ascii_case(one))
}

fn holds_articles(path: &Path) -> Result<bool, Fault> {
    if !is_json_lines(path) {
        return Ok(true);
    }
    let file = File::open(path).map_err(|error| Fault::of_io(&error, path))?;
    let held = json_lines::hold_articles(Lines::new(Box::new(BufReader::new(file))));
    held.map_err(|error| Fault::of_io(&error, path))?
        .ok_or_else(|| Fault::new("has no line that is JSON", "write an article a line, each a JSON object"))
}

fn path_of(error: &Error) -> Option<&Path> {
    match error {
        Error::WithPath { path, .. } => Some(path),
        Error::Loop { child, .. } => Some(child),
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => path_of(err),
        Error::Partial(errors) => errors.iter().find_map(path_of),
        _ => None,
    }
}

fn fault(error: &Error, path: &Path) -> Fault {
    if is_loop(error) {
        return Fault::link_loop();
    }
    match error.io_error() {
        Some(error) => Fault::of_io(error, path),
        None => Fault::new(format!("cannot be read ({error})"), "see to the cause, or leave it out"),
    }
}

fn is_loop(error: &Error) -> bool {
    match error {
        Error::Loop { .. } => true,
        Error::WithPath { err, .. } | Error::WithDepth { err, .. } => is_loop(err),
        _ => false,
    }
}
