//! JSON Schemas of what programs read, made from the types that are written.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use super::{coverage, json, jsonl};

/// What there is a schema of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The report as JSON.
    Report,
    /// A line of the report as JSON lines.
    Record,
    /// The numbers of `claims --coverage` as JSON.
    Coverage,
}

/// The schema, pretty-printed, with a line end.
///
/// # Errors
/// None that is known: a schema is JSON.
pub fn schema(subject: Subject) -> serde_json::Result<String> {
    let schema = match subject {
        Subject::Report => of::<json::Root<'static>>(),
        Subject::Record => of::<jsonl::Record<'static>>(),
        Subject::Coverage => of::<coverage::Root<'static>>(),
    };
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
