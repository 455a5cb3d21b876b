//! Measures: what can be counted, as `rules/measures.toml` tells it.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

/// A row of `rules/measures.toml`.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The word for it in rules and reports, such as `killed`.
    pub id: String,
    /// What one of it is: `person`, `building`; none when each number brings its own (money, time).
    pub unit: Option<String>,
    /// Whether it is a running total that rises as long as the event is counted.
    pub running: bool,
    /// Whether a later figure may as well be lower, as people who are missing are found.
    #[serde(default)]
    pub falls: bool,
    /// Whether it is told of single acts as often as in all, as arrests are.
    #[serde(default)]
    pub acts: bool,
    /// Relative width of "about" and of rounding: 0.05 is five per cent of the figure.
    pub tolerance: f64,
    /// Whether it tells of the event itself, so that no people and no place limit it.
    #[serde(default)]
    pub of_event: bool,
    /// The measures it is part of: killed is part of casualties.
    #[serde(default)]
    pub part_of: Vec<String>,
}

/// The measures, checked: each once, each whole of a part known.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    rows: BTreeMap<String, Measure>,
    stock: BTreeSet<String>,
    period: BTreeSet<String>,
    everybody: BTreeSet<String>,
}

/// What is wrong in a rule file, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file, as the caller named it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The row it is about; none when the file cannot be read as rows.
    pub id: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub advice: String,
}

impl Measures {
    /// Reads the text of a measures file; `file` is its name in mistakes.
    ///
    /// # Errors
    /// All mistakes at once: text that is not TOML of this form, an id given twice, a `part_of` that
    /// names no measure or the measure itself, a tolerance outside 0..1.
    pub fn parse(text: &str, file: &str) -> Result<Self, Vec<Mistake>> {
        let written: Written = toml::from_str(text).map_err(|error| vec![unreadable(text, file, &error)])?;
        let mistakes = mistakes(&written, text, file);
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let rows = written.measure.into_iter().map(Spanned::into_inner).map(|row| (row.id.clone(), row));
        let Written { stock, period, everybody, .. } = written;
        let rows = rows.collect();
        Ok(Measures { rows, stock: stock.who, period: period.who, everybody: everybody.who })
    }

    /// The measure of that id.
    pub fn get(&self, id: &str) -> Option<&Measure> {
        self.rows.get(id)
    }

    /// All measures, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Measure> {
        self.rows.values()
    }

    /// Whether a kind of people is one whose number goes down again by itself, such as patients.
    pub fn is_stock(&self, who: &str) -> bool {
        self.stock.contains(who)
    }

    /// Whether a kind of people is one counted over a day or a week and not so far: new cases.
    pub fn is_of_period(&self, who: &str) -> bool {
        self.period.contains(who)
    }

    /// Whether a kind of people may be all who were hit: civilians.
    pub fn may_be_everybody(&self, who: &str) -> bool {
        self.everybody.contains(who)
    }
}

/// A parser's complaint as a mistake with its line. `at` is a byte offset in `text`.
pub(crate) fn unreadable(text: &str, file: &str, error: &toml::de::Error) -> Mistake {
    Mistake {
        file: file.to_string(),
        line: line(text, error.span().map_or(0, |span| span.start)),
        id: None,
        what: error.message().to_string(),
        advice: "correct the entry; a field may be misspelled, missing, or of another kind".to_string(),
    }
}

/// The line of a byte offset, from 1.
pub(crate) fn line(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    measure: Vec<Spanned<Measure>>,
    #[serde(default)]
    stock: Kinds,
    #[serde(default)]
    period: Kinds,
    #[serde(default)]
    everybody: Kinds,
}

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    who: BTreeSet<String>,
}

fn mistakes(written: &Written, text: &str, file: &str) -> Vec<Mistake> {
    let known: BTreeSet<&str> = written.measure.iter().map(|row| row.get_ref().id.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut mistakes = Vec::new();
    for row in &written.measure {
        let measure = row.get_ref();
        for (what, advice) in complaints(measure, &known, !seen.insert(measure.id.as_str())) {
            let (file, line) = (file.to_string(), line(text, row.span().start));
            mistakes.push(Mistake { file, line, id: Some(measure.id.clone()), what, advice });
        }
    }
    mistakes
}

fn complaints(measure: &Measure, known: &BTreeSet<&str>, again: bool) -> Vec<(String, String)> {
    let mut complaints = Vec::new();
    if again {
        complaints.push(("the id is given twice".to_string(), "give each measure once".to_string()));
    }
    if !(0.0..1.0).contains(&measure.tolerance) {
        let what = format!("the tolerance {} is outside 0..1", measure.tolerance);
        complaints.push((what, "write five per cent as 0.05".to_string()));
    }
    for whole in &measure.part_of {
        if whole == &measure.id {
            complaints.push(("it is part of itself".to_string(), "name the wider measure".to_string()));
        } else if !known.contains(whole.as_str()) {
            let what = format!("it is part of {whole:?}, which is no measure");
            complaints.push((what, "add that measure or correct the name".to_string()));
        }
    }
    complaints
}
