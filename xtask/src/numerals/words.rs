//! Number words by kind and value, and the file they are written to.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use counterclaim::text::fold::fold_word;

use crate::languages::Language;
use crate::reader::Written;

/// Forms by the number they stand for.
pub type Forms = BTreeMap<u64, BTreeSet<String>>;

/// The words made for one language.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// Numbers that lower ones may follow.
    pub cardinals: Forms,
    /// Numbers that multiply what stands before them.
    pub scales: Forms,
    /// Places in an order.
    pub ordinals: Forms,
}

/// Whether a word is a cardinal or a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It stands for itself.
    Cardinal,
    /// It multiplies what stands before it.
    Scale,
}

impl Words {
    /// Adds a form, without soft hyphens.
    pub fn add(&mut self, kind: Kind, value: u64, form: &str) {
        let forms = match kind {
            Kind::Cardinal => &mut self.cardinals,
            Kind::Scale => &mut self.scales,
        };
        forms.entry(value).or_default().insert(plain(form));
    }

    /// Adds a place in an order.
    pub fn add_ordinal(&mut self, value: u64, form: &str) {
        self.ordinals.entry(value).or_default().insert(plain(form));
    }

    /// Whether a piece is a place in an order.
    pub fn has_ordinal(&self, piece: &str) -> bool {
        let piece = fold_word(piece);
        self.ordinals.values().flatten().any(|form| fold_word(form) == piece)
    }

    /// The tables as TOML, without a head.
    pub fn tables(&self) -> String {
        let tables = [("cardinals", &self.cardinals), ("scales", &self.scales), ("ordinals", &self.ordinals)];
        let full = tables.iter().filter(|(_, forms)| !forms.is_empty());
        full.map(|(name, forms)| table(name, forms)).collect::<Vec<_>>().join("\n")
    }

    /// How many forms there are of each kind.
    pub fn summary(&self) -> String {
        let count = |forms: &Forms| forms.values().map(BTreeSet::len).sum::<usize>();
        let (cardinals, scales, ordinals) =
            (count(&self.cardinals), count(&self.scales), count(&self.ordinals));
        format!("{cardinals} cardinals, {scales} scales, {ordinals} ordinals")
    }

    /// The whole file.
    pub fn file(&self, language: &Language, written: &Written) -> String {
        let head = format!(
            "# Number words of {name}{beside}.\n\
             # Made from the spell-out rules of {SOURCE}.\n\
             # {LICENCE}\n\
             # Do not edit: `cargo run -p xtask -- numerals CLDR_DIR` writes this file again (xtask/README.md).\n",
            name = language.name,
            beside = if written.exists { " that lexicon.toml leaves out" } else { "" },
        );
        format!("{head}{}\n{}", settings(language, written), self.tables())
    }
}

/// What was read.
pub const SOURCE: &str = "Unicode CLDR 48.2 (npm package cldr-rbnf 48.2.0)";
/// Under which terms.
pub const LICENCE: &str = "Copyright Unicode, Inc.; Unicode License v3 (LICENSES/Unicode-3.0.txt).";

/// What a reader of this file alone must know of the language.
fn settings(language: &Language, written: &Written) -> String {
    let mut text = format!("language = {:?}\n", language.code);
    if !written.exists {
        text += &language.settings.to_string();
    }
    text
}

fn table(name: &str, forms: &Forms) -> String {
    let mut text = format!("[{name}]\n");
    for (value, forms) in forms {
        let forms: Vec<String> = forms.iter().map(|form| quoted(form)).collect();
        let _ = writeln!(text, "\"{value}\" = [{}]", forms.join(", "));
    }
    text
}

/// A form as TOML writes it, joining marks within a word as they are.
fn quoted(form: &str) -> String {
    toml::Value::from(form).to_string()
}

/// A form as it is written in running text.
fn plain(form: &str) -> String {
    form.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
