//! Where rules come from: the ones inside the binary, and folders a desk adds.

use std::path::Path;

use ignore::WalkBuilder;
use include_dir::{Dir, include_dir};

use super::mistake::{Mistake, RuleFile};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The rules inside the binary, in the order of their names.
pub fn built_in() -> Vec<RuleFile> {
    let mut files = Vec::new();
    collect(&BUILT_IN, &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn collect(dir: &Dir<'_>, files: &mut Vec<RuleFile>) {
    for file in dir.files() {
        if let (Some(name), Some(text)) = (toml_name(file.path()), file.contents_utf8()) {
            files.push(RuleFile { name, text: text.to_owned(), layer: 0 });
        }
    }
    dir.dirs().for_each(|inner| collect(inner, files));
}

/// The name of a TOML file with forward slashes; none for other files.
fn toml_name(path: &Path) -> Option<String> {
    let name = path.to_str()?.replace('\\', "/");
    name.ends_with(".toml").then_some(name)
}

/// The built-in rules and those of these folders; a folder's file takes the place of one of the
/// same name before it.
///
/// # Errors
/// A mistake for each file or folder that cannot be read.
pub fn with_folders(dirs: &[impl AsRef<Path>]) -> Result<Vec<RuleFile>, Vec<Mistake>> {
    let mut files = built_in();
    let mut mistakes = Vec::new();
    for (at, dir) in dirs.iter().enumerate() {
        match folder(dir.as_ref(), at + 1) {
            Ok(added) => replace(&mut files, added),
            Err(wrong) => mistakes.extend(wrong),
        }
    }
    if mistakes.is_empty() { Ok(files) } else { Err(mistakes) }
}

fn replace(files: &mut Vec<RuleFile>, added: Vec<RuleFile>) {
    files.retain(|file| added.iter().all(|added| added.name != file.name));
    files.extend(added);
}

/// What a file of this name says, for parts of the program that have one file to themselves.
///
/// # Errors
/// The mistake in it, or that there is none.
pub fn of_all<T: serde::de::DeserializeOwned>(files: &[RuleFile], name: &str) -> Result<T, Mistake> {
    let file = files.iter().find(|file| file.name == name);
    file.ok_or_else(|| unreadable(Path::new(name), "it is not among the rules"))?.parse()
}

/// The rules of a folder, in the order of their names; `layer` is its place among the folders.
///
/// # Errors
/// A mistake for each file or folder that cannot be read.
pub fn folder(dir: &Path, layer: usize) -> Result<Vec<RuleFile>, Vec<Mistake>> {
    let (mut files, mut mistakes) = (Vec::new(), Vec::new());
    for entry in WalkBuilder::new(dir).follow_links(true).sort_by_file_name(Ord::cmp).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                match read(dir, entry.path(), layer) {
                    Ok(file) => files.extend(file),
                    Err(mistake) => mistakes.push(mistake),
                }
            }
            Ok(_) => {}
            Err(error) => mistakes.push(unwalkable(dir, &error)),
        }
    }
    if files.is_empty() && mistakes.is_empty() {
        mistakes.push(unreadable(dir, "no .toml file in it"));
    }
    if mistakes.is_empty() { Ok(files) } else { Err(mistakes) }
}

fn read(dir: &Path, path: &Path, layer: usize) -> Result<Option<RuleFile>, Mistake> {
    let Some(name) = toml_name(path.strip_prefix(dir).unwrap_or(path)) else { return Ok(None) };
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(RuleFile { name, text, layer })),
        Err(error) => Err(unreadable(path, &error.to_string())),
    }
}

/// What the walk could not enter; its own words name the folder a second time.
fn unwalkable(dir: &Path, error: &ignore::Error) -> Mistake {
    let why = error.io_error().map_or_else(|| error.to_string(), |error| error.kind().to_string());
    unreadable(dir, &why)
}

fn unreadable(path: &Path, why: &str) -> Mistake {
    Mistake {
        file: path.display().to_string(),
        line: None,
        rule: None,
        what: format!("cannot be read: {why}"),
        advice: "name a folder of readable rule files with --rules".to_owned(),
    }
}
