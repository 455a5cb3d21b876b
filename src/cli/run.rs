//! What a report tells of the run it comes from.

use std::env;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::document::Document;
use crate::document::fingerprint::fingerprint;
use crate::report::{Root, Run};

/// The run of this process on these articles; `now` is the day it was told.
///
/// # Errors
/// `SOURCE_DATE_EPOCH` is set and is no time.
pub fn run(documents: &[Document], now: Option<Date>) -> Result<Run, String> {
    let clock = now.map_or_else(epoch, |day| Ok(Some(day)))?;
    Ok(Run { inputs: inputs(documents), command: command(), clock })
}

/// The day for today: the one the run was told, else that of the system.
pub fn today(run: &Run) -> Date {
    run.clock.unwrap_or_else(|| Timestamp::now().to_zoned(TimeZone::UTC).date())
}

/// The day that builds meant to come out the same are told.
fn epoch() -> Result<Option<Date>, String> {
    let Ok(seconds) = env::var("SOURCE_DATE_EPOCH") else { return Ok(None) };
    let time = seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let time = time.ok_or_else(|| {
        format!("SOURCE_DATE_EPOCH: {seconds} is no time; set it to seconds since 1970, or unset it")
    })?;
    Ok(Some(time.to_zoned(TimeZone::UTC).date()))
}

/// Fingerprint of all that was read: ids stand for texts and outlets.
fn inputs(documents: &[Document]) -> String {
    let mut parts = Vec::new();
    for document in documents {
        let told = [&document.language, &document.title, &document.author, &document.url];
        parts.extend([document.id.clone(), document.path.clone()]);
        parts.extend(told.map(|text| text.clone().unwrap_or_default()));
        parts.extend([document.published, document.read_on].map(|day| format!("{day:?}")));
    }
    fingerprint(&parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The command line, with paths by their last part: where a folder lies, and from where it is seen,
/// is no matter of the report.
fn command() -> String {
    let arguments = env::args_os().skip(1).map(|argument| shown(&argument.to_string_lossy()));
    std::iter::once(env!("CARGO_PKG_NAME").to_owned()).chain(arguments).collect::<Vec<_>>().join(" ")
}

fn shown(argument: &str) -> String {
    let (option, value) = match argument.rsplit_once('=') {
        Some((option, value)) => (format!("{option}="), value),
        None => (String::new(), argument),
    };
    let path = Path::new(value);
    let is_path = value.contains(['/', '\\']) || matches!(value, "." | "..") || path.exists();
    let value = if is_path { last(path) } else { value.to_owned() };
    if value.contains(char::is_whitespace) { format!("'{option}{value}'") } else { option + &value }
}

fn last(path: &Path) -> String {
    let whole = if path.file_name().is_none() { path.canonicalize().ok() } else { None };
    let path = whole.as_deref().unwrap_or(path);
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Where the paths that were named lie.
pub fn roots(paths: &[PathBuf]) -> Vec<Root> {
    let here = env::current_dir().unwrap_or_default();
    let here = here.canonicalize().unwrap_or(here);
    paths.iter().filter_map(|path| root(path, &here)).collect()
}

/// The last part of a path is taken as it is named, links before it are followed.
fn root(path: &Path, here: &Path) -> Option<Root> {
    let absolute = match (path.file_name(), path.parent()) {
        (Some(name), Some(parent)) => here.join(parent).canonicalize().ok()?.join(name),
        _ => here.join(path).canonicalize().ok()?,
    };
    let written = absolute.strip_prefix(here).unwrap_or(&absolute);
    let text = |path: &Path| path.to_string_lossy().replace('\\', "/");
    Some(Root { absolute: text(&absolute), written: text(written) })
}
