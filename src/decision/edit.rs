//! Putting decisions into their file, with all that people wrote around them kept.

use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, Item, Table, Value};

use super::{Decision, Expiry, Mistake, Status};

/// The text of the file with a decision in it: in the place of the decision on `replaced`, else where its id
/// belongs. A new file tells what it is.
///
/// # Errors
/// The text is no file of decisions.
pub fn record(text: &str, decision: &Decision, replaced: Option<&str>) -> Result<String, Mistake> {
    let mut file: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let at = error.span().map_or(0, |span| span.start);
        let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        Mistake { line, what: error.message().to_owned() }
    })?;
    // Where nothing but comments stands yet, they would come after the entry.
    let opening = file.is_empty().then(|| opening(text));
    if opening.is_some() {
        file = DocumentMut::new();
    }
    let entries = file.entry("decision").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(entries) = entries.as_array_of_tables_mut() else {
        return Err(Mistake { line: 1, what: "`decision` is not written as [[decision]]".to_owned() });
    };
    let wanted = [Some(decision.finding.as_str()), replaced];
    let at =
        wanted.into_iter().flatten().find_map(|id| entries.iter().position(|table| finding(table) == id));
    match at.and_then(|at| entries.get_mut(at)) {
        Some(table) => fill(table, decision),
        None => {
            let mut table = Table::new();
            fill(&mut table, decision);
            insert(entries, table);
        }
    }
    Ok(opening.unwrap_or_default() + &file.to_string())
}

/// The id of the finding that an entry is on.
fn finding(entry: &Table) -> &str {
    entry.get("finding").and_then(Item::as_str).unwrap_or_default()
}

/// Puts an entry before the first with a greater id: what two people add seldom meets in one place, so it merges.
fn insert(entries: &mut ArrayOfTables, mut entry: Table) {
    let after = entries.iter().position(|other| finding(other) > finding(&entry));
    let Some(next) = after.and_then(|at| entries.get_mut(at)) else { return entries.push(entry) };
    entry.set_position(next.position());
    let above = next.decor().prefix().and_then(|text| text.as_str()).unwrap_or_default().to_owned();
    let (heading, own) = above.split_at(end_of_heading(&above));
    entry.decor_mut().set_prefix(heading);
    next.decor_mut().set_prefix(format!("\n{own}"));
    entries.insert(after.unwrap_or_default(), entry);
}

/// Where the comments that stand right above an entry begin; what is set off by an empty line is no part of it.
fn end_of_heading(above: &str) -> usize {
    above.rfind("\n\n").map_or(usize::from(above.starts_with('\n')), |at| at + 2)
}

fn opening(text: &str) -> String {
    if text.trim().is_empty() { HEADER.to_owned() } else { format!("{}\n\n", text.trim_end()) }
}

const HEADER: &str =
    "# What people decided about findings. `counterclaim decide` writes here, and so may you.\n\n";

fn fill(table: &mut Table, decision: &Decision) {
    set(table, "finding", decision.finding.as_str());
    set(table, "status", word(decision.status));
    set(table, "about", decision.about.as_str());
    set(table, "measure", decision.measure.as_str());
    set(table, "verdict", format!("{:?}", decision.verdict).to_lowercase());
    set(table, "claims", claims(decision));
    match &decision.side {
        Some(side) => set(table, "side", side.as_str()),
        None => drop(table.remove("side")),
    }
    set(table, "reason", decision.reason.as_str());
    set(table, "by", decision.by.as_str());
    set(table, "date", day(&decision.date));
    match &decision.expires {
        Expiry::After(date) => set(table, "expires", day(&date.to_string())),
        Expiry::Malformed(written) => set(table, "expires", written.as_str()),
        Expiry::Never => drop(table.remove("expires")),
    }
}

/// Puts a value in the place of another, the comment behind it kept.
fn set(table: &mut Table, key: &str, value: impl Into<Value>) {
    let mut value = value.into();
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        None => drop(table.insert(key, Item::Value(value))),
    }
}

/// One claim a line, so that two people's changes merge.
fn claims(decision: &Decision) -> Array {
    let mut array = Array::new();
    for claim in &decision.claims {
        let mut value = Value::from(claim.as_str());
        value.decor_mut().set_prefix("\n  ");
        array.push_formatted(value);
    }
    array.set_trailing("\n");
    array.set_trailing_comma(true);
    array
}

fn day(written: &str) -> Value {
    written.parse::<Datetime>().map_or_else(|_| Value::from(written), Value::from)
}

fn word(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::FalseAlarm => "false_alarm",
        Status::Waived => "waived",
        Status::Enquiry => "enquiry",
    }
}
