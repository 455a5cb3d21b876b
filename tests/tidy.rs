//! The laws of the design, held against the source text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The stages in the order of the line; each may use those before it.
const LINE: [&str; 11] = [
    "document", "text", "quantity", "time", "place", "rule", "claim", "event", "finding", "decision",
    "report",
];

/// Each outside crate and the files that may name it; a folder ends with `/`.
const HOMES: [(&str, &[&str]); 24] = [
    ("aho_corasick", &["rule/wake.rs", "quantity/gate.rs", "place/", "time/", "event/"]),
    ("anstyle_query", &["cli/writing.rs"]),
    ("askama", &["report/html.rs", "report/html/"]),
    ("chardetng", &["document/"]),
    ("clap", &["cli.rs", "cli/", "main.rs"]),
    ("comfy_table", &["report/table.rs"]),
    ("csv", &["report/spreadsheet.rs"]),
    ("encoding_rs", &["document/"]),
    ("icu_calendar", &["time/reckoning.rs"]),
    ("icu_normalizer", &["text/"]),
    ("icu_properties", &["report/bidi.rs"]),
    ("icu_segmenter", &["text/"]),
    ("ignore", &["document/", "rule/load.rs"]),
    ("include_dir", &["rule/load.rs"]),
    ("indicatif", &["cli/progress.rs"]),
    ("petgraph", &["event/group.rs", "finding/dispute.rs"]),
    (
        "schemars",
        &[
            "quantity/interval.rs",
            "rule/effect.rs",
            "claim/coverage.rs",
            "finding/mod.rs",
            "finding/policy.rs",
            "decision/mod.rs",
            "report/",
        ],
    ),
    ("serde_json", &["document/", "report/"]),
    ("sha2", &["document/fingerprint.rs"]),
    ("strsim", &["finding/witness.rs", "place/near.rs"]),
    ("tempfile", &["report/output.rs"]),
    ("terminal_size", &["cli/writing.rs"]),
    ("toml_edit", &["decision/edit.rs"]),
    ("whatlang", &["text/language.rs"]),
];

/// Reading, writing and the clock live here.
const EDGES: [&str; 6] = ["document/", "rule/load.rs", "report/", "cli.rs", "cli/", "main.rs"];

/// A file longer than this needs splitting.
const LONGEST_FILE: usize = 400;

#[test]
fn a_stage_uses_only_stages_before_it() {
    let mut broken = Vec::new();
    for (file, text) in sources() {
        let Some(stage) = LINE.iter().position(|stage| file.starts_with(&format!("{stage}/"))) else {
            continue;
        };
        let later = LINE.iter().skip(stage + 1);
        broken.extend(
            later
                .filter(|later| code(&text).contains(&format!("crate::{later}")))
                .map(|l| format!("{file} uses {l}")),
        );
    }
    none(broken, "move what is used to an earlier stage, or hand it in");
}

#[test]
fn no_word_of_a_language_stands_in_the_source() {
    let broken = sources().into_iter().flat_map(|(file, text)| {
        let lines = text.lines().enumerate().filter(|(_, line)| has_foreign_word(line));
        lines.map(|(at, line)| format!("{file}:{}: {}", at + 1, line.trim())).collect::<Vec<_>>()
    });
    none(broken.collect(), "put words under rules/");
}

/// Folding has to name single letters; two in a row are a word.
fn has_foreign_word(line: &str) -> bool {
    let letters: Vec<bool> = line.chars().map(is_foreign_letter).collect();
    letters.windows(2).any(|pair| pair[0] && pair[1])
}

/// Letters of a writing that is not the one the code is written in.
fn is_foreign_letter(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii() && !matches!(c, 'µ')
}

#[test]
fn no_measure_kind_or_language_is_named_in_the_source() {
    let data = names_in_rules();
    let mut broken = Vec::new();
    for (file, text) in sources() {
        for literal in literals(code(&text)) {
            if data.contains(literal) {
                broken.push(format!("{file}: \"{literal}\""));
            }
        }
    }
    none(broken, "let the rules tell the code, not the other way round");
}

/// Ids of measures, kinds and places, and the codes of languages.
fn names_in_rules() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in files(Path::new("rules"), "toml") {
        let name = file.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).unwrap();
        if name.ends_with("measures.toml") || name.ends_with("kinds.toml") || name.contains("/places/") {
            names.extend(
                text.lines()
                    .filter_map(|line| line.trim().strip_prefix("id = \"")?.split('"').next())
                    .map(str::to_owned),
            );
        }
        if let Some(folder) = name.split('/').nth(1).filter(|folder| folder.len() == 2) {
            names.insert(folder.to_owned());
        }
    }
    names
}

/// The string literals of a line of code, roughly: what stands between quotes without escapes.
fn literals(code: String) -> Vec<&'static str> {
    let code: &'static str = Box::leak(code.into_boxed_str());
    code.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

#[test]
fn each_outside_crate_has_one_home() {
    let mut broken = Vec::new();
    for (file, text) in sources() {
        for (name, homes) in HOMES {
            let named = code(&text).contains(&format!("{name}::"));
            if named
                && !homes.iter().any(|home| file == *home || (home.ends_with('/') && file.starts_with(home)))
            {
                broken.push(format!("{file} names {name}"));
            }
        }
    }
    none(broken, "go through the crate's home");
}

#[test]
fn only_the_edges_touch_the_world() {
    let mut broken = Vec::new();
    for (file, text) in sources() {
        let edge = EDGES.iter().any(|edge| file == *edge || (edge.ends_with('/') && file.starts_with(edge)));
        let touches =
            ["std::fs", "std::env", "std::process", "SystemTime", "Zoned::now", "println!", "eprintln!"];
        if !edge {
            broken.extend(
                touches.iter().filter(|t| code(&text).contains(**t)).map(|t| format!("{file} uses {t}")),
            );
        }
    }
    none(broken, "return a value and let an edge write it");
}

#[test]
fn nothing_between_the_edges_gives_up() {
    let gives_up = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    let mut broken = Vec::new();
    for (file, text) in sources() {
        broken.extend(
            gives_up.iter().filter(|word| code(&text).contains(**word)).map(|word| format!("{file}: {word}")),
        );
    }
    none(broken, "return a value or a warning");
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut broken = Vec::new();
    for (file, text) in sources() {
        if text.lines().count() > LONGEST_FILE {
            broken.push(format!("{file} has {} lines", text.lines().count()));
        }
        if !text.starts_with("//!") {
            broken.push(format!("{file} does not say what it is for"));
        }
        if ["utils.rs", "common.rs", "types.rs", "helpers.rs", "misc.rs"]
            .iter()
            .any(|bad| file.ends_with(bad))
        {
            broken.push(format!("{file} is no noun of the problem"));
        }
    }
    none(broken, "split it by what it is about");
}

/// The source files by their path below `src/`, with forward slashes.
fn sources() -> BTreeMap<String, String> {
    let below = |path: &PathBuf| path.strip_prefix("src").unwrap().to_string_lossy().replace('\\', "/");
    files(Path::new("src"), "rs")
        .iter()
        .map(|path| (below(path), fs::read_to_string(path).unwrap()))
        .collect()
}

/// The lines of a file that are code: no comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn none(broken: Vec<String>, advice: &str) {
    assert!(broken.is_empty(), "{advice}:\n{}", broken.join("\n"));
}
