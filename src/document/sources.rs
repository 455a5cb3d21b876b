//! `sources.toml`: what is known of the articles of a folder beyond their files.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::decoding;
use super::failure::Fault;
use super::metadata::Metadata;
use super::table::{self, LineStarts};

/// The name of the table beside articles.
pub(super) const FILE_NAME: &str = "sources.toml";

/// The tables of all folders that articles were read from, each read once.
#[derive(Debug, Default)]
pub(super) struct Sources(BTreeMap<PathBuf, BTreeMap<String, Metadata>>);

impl Sources {
    /// What the `sources.toml` beside `file` says of it, and what is wrong with that table when
    /// this is the first file of its folder.
    pub fn of(&mut self, file: &Path) -> (Metadata, Vec<Fault>) {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut faults = Vec::new();
        if !self.0.contains_key(folder) {
            self.0.insert(folder.to_owned(), load(folder, &mut faults));
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let known = self.0.get(folder).and_then(|table| table.get(name.as_ref()));
        (known.cloned().unwrap_or_default(), faults)
    }
}

fn load(folder: &Path, faults: &mut Vec<Fault>) -> BTreeMap<String, Metadata> {
    match text(&folder.join(FILE_NAME)) {
        Ok(Some(toml)) => entries(&toml, folder, faults),
        Ok(None) => BTreeMap::new(),
        Err(fault) => {
            faults.push(fault);
            BTreeMap::new()
        }
    }
}

fn text(path: &Path) -> Result<Option<String>, Fault> {
    match fs::read(path) {
        Ok(bytes) => decoding::decode(bytes).map(|decoded| Some(decoded.text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::of_io(&error, path)),
    }
}

fn entries(toml: &str, folder: &Path, faults: &mut Vec<Fault>) -> BTreeMap<String, Metadata> {
    let lines = LineStarts::of(toml);
    let (table, mistakes) = table::parse(toml, &lines);
    faults.extend(mistakes);
    let entries = read(&table, folder, &lines, faults);
    faults.sort_by_key(|fault| fault.line);
    entries
}

fn read(
    table: &DeTable<'_>,
    folder: &Path,
    lines: &LineStarts,
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Metadata> {
    let mut entries = BTreeMap::new();
    for (name, value) in table {
        let line = lines.line(name.span().start);
        let name = name.get_ref();
        match value.get_ref() {
            DeValue::Table(table) => {
                faults.extend(misplaced(name, folder).map(|fault| fault.at(line)));
                entries.insert(name.to_string(), table::metadata(table, lines, faults));
            }
            _ => faults.push(no_table(name).at(line)),
        }
    }
    entries
}

/// The fault of an entry that no file answers to.
fn misplaced(name: &str, folder: &Path) -> Option<Fault> {
    if name.contains('/') {
        return Some(Fault::new(
            format!("\"{name}\" is a path; nothing is taken from its table"),
            format!("put it into the {FILE_NAME} of the folder that the file lies in"),
        ));
    }
    (!folder.join(name).exists()).then(|| {
        Fault::new(format!("there is no file \"{name}\" here"), "correct the name, or remove its table")
    })
}

fn no_table(name: &str) -> Fault {
    Fault::new(
        format!("\"{name}\" stands outside of a file's table; left out"),
        "write it below the file's name: [\"article.txt\"]",
    )
}
