//! Why two claims are in one event, or in two: a line a term.

use std::io;

use crate::event::Why;

/// Writes what speaks for the two being one and against it, strongest first, and what came of it.
///
/// # Errors
/// Those of `out`.
pub fn write(why: &Why, out: &mut dyn io::Write) -> io::Result<()> {
    let mut terms = why.link.terms.clone();
    terms.sort_by(|one, other| other.1.total_cmp(&one.1));
    for (term, weight) in &terms {
        writeln!(out, "{weight:+6.2}  {term}")?;
    }
    let Why { link, enough, together } = why;
    writeln!(out, "{:+6.2}  in all; {enough:.2} is enough", link.score)?;
    let outcome = match (together, link.score >= *enough) {
        (true, true) => "one event",
        (true, false) => "one event, through other articles that are near both",
        (false, true) => {
            "two events: other articles, or another happening of the same article, stand between"
        }
        (false, false) => "two events",
    };
    writeln!(out, "{outcome}")
}
