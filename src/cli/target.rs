//! What a report is to be written as, and where to, as typed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::ValueEnum;

use super::arguments::FormatArg;
use crate::report::View;

/// `FORMAT`, or `FORMAT=FILE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// How the report is laid out.
    pub format: FormatArg,
    /// Where it goes; standard output without one.
    pub file: Option<PathBuf>,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        let (format, file) = typed.split_once('=').map_or((typed, None), |(f, file)| (f, Some(file)));
        let format = FormatArg::from_str(format, true).map_err(|_| unknown())?;
        if file.is_some_and(str::is_empty) {
            return Err("no file is named after the equals sign; write FORMAT=FILE".to_owned());
        }
        Ok(Target { format, file: file.map(PathBuf::from) })
    }
}

fn unknown() -> String {
    let names = FormatArg::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names: Vec<String> = names.map(|value| value.get_name().to_owned()).collect();
    format!("it is no format; there are {}, each alone or as FORMAT=FILE", names.join(", "))
}

/// The targets asked for; where none is, all that people read, on standard output.
///
/// # Errors
/// Two targets in one place, or a format that does not tell what is asked for.
pub fn targets(asked: &[Target], view: View) -> Result<Vec<Target>, String> {
    if asked.is_empty() {
        return Ok(vec![Target { format: FormatArg::Detail, file: None }]);
    }
    let mut places: BTreeSet<Option<&Path>> = BTreeSet::new();
    for target in asked {
        if !places.insert(target.file.as_deref()) {
            return Err(twice(target));
        }
        let of_findings = matches!(target.format, FormatArg::Html | FormatArg::Sarif | FormatArg::Github);
        if of_findings && view != View::Findings {
            return Err("--format: html, sarif and github tell of findings; use them with check".to_owned());
        }
    }
    Ok(asked.to_vec())
}

fn twice(target: &Target) -> String {
    match &target.file {
        None => {
            "--format: two formats go to standard output; write all but one to a file, FORMAT=FILE".into()
        }
        Some(file) => format!("--format: two formats go to {}; name a file for each", file.display()),
    }
}
