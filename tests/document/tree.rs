//! A tree of files to read, and what came of it as text.

use std::fs;
use std::path::{Component, Path, PathBuf};

use counterclaim::document::{Document, Input, ReadError, read};
use tempfile::TempDir;

/// What to put at a path.
pub enum Put {
    Text(&'static str),
    Bytes(Vec<u8>),
    Link(&'static str),
    Folder,
}

/// Files, the arguments below their folder (`-` is `input`), and what came of it: a line a document,
/// a skip, a warning or an error.
#[derive(Default)]
pub struct Row {
    pub name: &'static str,
    pub files: Vec<(&'static str, Put)>,
    pub arguments: &'static [&'static str],
    pub input: &'static [u8],
    pub expect: &'static str,
}

/// Reads the tree twice, by absolute and by relative arguments: the same must come of both.
pub fn check(row: Row) {
    let tree = plant(&row.files);
    let absolute = row.arguments.iter().map(|argument| under(tree.path(), argument));
    let relative = row.arguments.iter().map(|argument| under(&from_here(tree.path()), argument));
    let expect: Vec<&str> = row.expect.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    for (way, paths) in [("absolute", absolute.collect::<Vec<_>>()), ("relative", relative.collect())] {
        let got = rendered(&read(&paths, &mut &*row.input));
        assert_eq!(got.lines().collect::<Vec<_>>(), expect, "{} ({way})", row.name);
    }
}

/// Writes the files into a new folder.
pub fn plant(files: &[(&'static str, Put)]) -> TempDir {
    let tree = TempDir::new().expect("a folder for the test");
    for (path, put) in files {
        let path = tree.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders of the test");
        match put {
            Put::Text(text) => fs::write(&path, text).expect("a file of the test"),
            Put::Bytes(bytes) => fs::write(&path, bytes).expect("a file of the test"),
            Put::Link(target) => std::os::unix::fs::symlink(target, &path).expect("a link of the test"),
            Put::Folder => fs::create_dir_all(&path).expect("a folder of the test"),
        }
    }
    tree
}

/// All that came of reading, a line each.
pub fn rendered(outcome: &Result<Input, ReadError>) -> String {
    match outcome {
        Ok(input) => {
            let skipped = input.skipped.iter().map(|one| format!("skipped {}: {}", one.path, one.reason));
            let warnings = input.warnings.iter().map(|one| format!("warning {one}"));
            let documents = input.documents.iter().map(document);
            documents.chain(skipped).chain(warnings).collect::<Vec<_>>().join("\n")
        }
        Err(error) => format!("error {error}"),
    }
}

/// `path: article`, and what is known of it.
fn document(document: &Document) -> String {
    let published = document.published.map(|day| day.to_string());
    let known = [
        ("title", &document.title),
        ("source", &document.source),
        ("language", &document.language),
        ("published", &published),
        ("author", &document.author),
        ("url", &document.url),
    ];
    let known = known.iter().filter_map(|(key, value)| value.as_ref().map(|value| format!(" {key}={value}")));
    let body = document.text.get(document.body..).expect("a body that starts at a character");
    format!("{}: {body:?}{}", document.path, known.collect::<String>())
}

fn under(folder: &Path, argument: &str) -> PathBuf {
    if argument == "-" { PathBuf::from("-") } else { folder.join(argument) }
}

fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().expect("a working folder");
    let up = here.components().filter(|part| matches!(part, Component::Normal(_))).map(|_| "..");
    up.collect::<PathBuf>().join(path.strip_prefix("/").expect("an absolute path"))
}
