//! `correction`: what a desk would print, and what it would ask.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;

use super::decisions;
use super::here::HereArgs;
use crate::report::correction::{self, Letter};
use crate::rule::load;
use crate::rule::mistake::{Mistake, RuleFile};

/// Which finding.
#[derive(Debug, Args)]
pub struct CorrectionArgs {
    /// The finding's id, or the first letters of it
    id: String,
    #[command(flatten)]
    here: HereArgs,
}

/// Writes a correction line and a query for each article of the finding.
///
/// # Errors
/// The articles or the rules cannot be read, or no finding is meant.
pub fn run(args: &CorrectionArgs) -> Result<ExitCode, String> {
    let here = args.here.read(None, false)?;
    let report = here.report()?;
    let finding = decisions::finding(&report, &args.id)?;
    let letters = letters(&here.files).map_err(|mistakes| super::listed(&mistakes))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = correction::write(&report, finding, &letters, &here.phrases, &mut out);
    super::writing::finished(written.and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

/// The end of the name of each language's file.
const LETTERS: &str = "/correction.toml";

/// The letters of each language.
///
/// # Errors
/// Every mistake in their files.
pub fn letters(files: &[RuleFile]) -> Result<BTreeMap<String, Letter>, Vec<Mistake>> {
    let (mut letters, mut mistakes) = (BTreeMap::new(), Vec::new());
    for file in files {
        let Some(language) = file.name.strip_suffix(LETTERS) else { continue };
        match load::of_all(files, &file.name) {
            Ok(letter) => drop(letters.insert(language.to_owned(), letter)),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    if mistakes.is_empty() { Ok(letters) } else { Err(mistakes) }
}
