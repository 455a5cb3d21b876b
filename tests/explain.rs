//! How findings and claims came about: sessions in which an id is taken from a report, the articles
//! may change, and the id is explained.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde::Deserialize;
use tempfile::TempDir;

#[derive(Deserialize)]
struct Sessions {
    row: Vec<Session>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    name: String,
    files: std::collections::BTreeMap<String, String>,
    /// What is explained: the first finding with this verdict; a claim when it is empty.
    verdict: String,
    /// After the report: a file, what stands in it, and what is put in its place.
    change: Option<(String, String, String)>,
    /// After the report: a file that is taken away.
    removed: Option<String>,
    code: i32,
    out: Vec<String>,
    #[serde(default)]
    not_out: Vec<String>,
    #[serde(default)]
    err: Vec<String>,
}

#[test]
fn sessions() {
    let sessions: Sessions = toml::from_str(include_str!("explain/sessions.toml")).unwrap();
    let wrong: Vec<String> = sessions.row.iter().filter_map(check).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn check(session: &Session) -> Option<String> {
    let folder = TempDir::new().unwrap();
    for (name, text) in &session.files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let id = id(folder.path(), &session.verdict)?;
    if let Some((file, old, new)) = &session.change {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{}: {file} has no {old}", session.name);
        fs::write(path, text.replace(old, new)).unwrap();
    }
    if let Some(file) = &session.removed {
        fs::remove_file(folder.path().join(file)).unwrap();
    }
    let (code, out, err) = run(folder.path(), &["explain", &id, ".", "--report", "report.json"]);
    let missing = session.out.iter().filter(|part| !out.contains(*part));
    let needless = session.not_out.iter().filter(|part| out.contains(*part));
    let unsaid = session.err.iter().filter(|part| !err.contains(*part));
    let wrong: Vec<&String> = missing.chain(needless).chain(unsaid).collect();
    let right = wrong.is_empty() && code == Some(session.code);
    (!right).then(|| format!("{}: {code:?}, wrong: {wrong:?}\n{out}\n{err}", session.name))
}

/// The id of what is explained, from the report that is left in the folder.
fn id(folder: &Path, verdict: &str) -> Option<String> {
    let (_, report, _) = run(folder, &["check", ".", "--format", "json"]);
    fs::write(folder.join("report.json"), &report).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let found = findings.iter().find(|finding| finding["verdict"] == verdict);
    let meant = if verdict.is_empty() { &report["claims"][0] } else { found.expect("a finding") };
    meant["id"].as_str().map(str::to_owned)
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::cargo_bin("counterclaim").unwrap();
    let output = command.current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}
