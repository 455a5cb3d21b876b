//! Writing what a command has to tell: files, and standard output as what stands behind it wants it.

use std::io::{self, IsTerminal, Write};

use super::arguments::{ColorArg, OutputArgs};
use super::target::Target;
use crate::report::{self, Options, Phrases, Report, View};

/// Writes all that is asked for: files first, as who reads standard output may leave early.
///
/// # Errors
/// Every file that cannot be written, or standard output that cannot.
pub fn write(
    report: &Report<'_>,
    targets: &[Target],
    args: &OutputArgs,
    view: View,
    phrases: &Phrases,
) -> Result<(), String> {
    let (files, shown): (Vec<_>, Vec<_>) = targets.iter().partition(|target| target.file.is_some());
    let mut texts = Vec::new();
    for target in files {
        let mut text = Vec::new();
        let options = options(args, view, phrases, None);
        finished(report::write(report, target.format.into(), &options, &mut text))?;
        texts.push((target.file.as_deref(), text));
    }
    let named = texts.iter().filter_map(|(file, text)| Some(((*file)?, text)));
    // A file that cannot be written keeps no other from its place.
    let failed = named.filter_map(|(file, text)| report::output::write(file, text).err());
    let failed = failed.collect::<Vec<_>>();
    if !failed.is_empty() {
        return Err(failed.join("\n"));
    }
    shown.iter().try_for_each(|target| {
        let format = target.format.into();
        to_stdout(args, view, phrases, |options, out| report::write(report, format, options, out))
    })
}

/// Writes to standard output, laid out for what stands behind it.
///
/// # Errors
/// It cannot be written.
pub fn to_stdout(
    args: &OutputArgs,
    view: View,
    phrases: &Phrases,
    write: impl Fn(&Options<'_>, &mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    let stdout = io::stdout();
    let terminal = stdout.is_terminal().then(terminal_width);
    let color = colored(args.color, terminal.is_some());
    let options = Options { color, ..options(args, view, phrases, terminal) };
    let mut out = io::BufWriter::new(stdout.lock());
    finished(write(&options, &mut out).and_then(|()| out.flush()))
}

/// How a report is to look, unpainted; `terminal` is the width of the terminal it goes to.
fn options<'p>(args: &OutputArgs, view: View, phrases: &'p Phrases, terminal: Option<u16>) -> Options<'p> {
    Options {
        view,
        phrases,
        width: args.width,
        terminal,
        bidi: args.bidi.into(),
        omit_waived: args.sarif_omit_waived,
        color: false,
    }
}

/// Whether standard output is painted: as asked for, else as the variables NO_COLOR, CLICOLOR_FORCE, CLICOLOR and
/// TERM say, else where it is a terminal.
fn colored(asked: ColorArg, terminal: bool) -> bool {
    match asked {
        ColorArg::Always => true,
        ColorArg::Never => false,
        ColorArg::Auto if anstyle_query::no_color() => false,
        ColorArg::Auto if anstyle_query::clicolor_force() => true,
        ColorArg::Auto => {
            terminal && anstyle_query::clicolor() != Some(false) && anstyle_query::term_supports_color()
        }
    }
}

/// Columns of the terminal, from what the shell says of it.
fn terminal_width() -> u16 {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| width.0)).unwrap_or(100)
}

/// What came of writing: who reads the output may have seen enough.
///
/// # Errors
/// Any other trouble.
pub fn finished(written: io::Result<()>) -> Result<(), String> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("the output could not be written: {error}")),
    }
}
