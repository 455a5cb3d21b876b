//! Sessions at the command line: what is typed, what lies in the folder, how it ends.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde::Deserialize;
use tempfile::TempDir;

/// A file of sessions.
#[derive(Deserialize)]
struct Sessions {
    /// Files that every session of this file finds in its folder.
    #[serde(default)]
    files: BTreeMap<String, String>,
    row: Vec<Session>,
}

/// What is in the folder, what is typed there, and what must come of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    name: String,
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// Files that are no text.
    #[serde(default)]
    bytes: BTreeMap<String, Vec<u8>>,
    /// Links and where they lead.
    #[serde(default)]
    links: BTreeMap<String, String>,
    #[serde(default)]
    folders: Vec<String>,
    arguments: Vec<String>,
    #[serde(default)]
    input: String,
    code: i32,
    /// What standard output must hold, and what it must not.
    #[serde(default)]
    out: Vec<String>,
    #[serde(default)]
    not_out: Vec<String>,
    /// The same for standard error; it must be empty when nothing is expected there.
    #[serde(default)]
    err: Vec<String>,
    #[serde(default)]
    not_err: Vec<String>,
    /// Files that are written, and a part of each.
    #[serde(default)]
    written: BTreeMap<String, String>,
}

/// How a run ended, and what it wrote.
#[derive(Debug, PartialEq, Eq)]
struct Ending {
    code: Option<i32>,
    out: String,
    err: String,
}

#[test]
fn commands_and_options() {
    check_all(include_str!("cli/options.toml"));
}

#[test]
fn what_articles_come_from() {
    check_all(include_str!("cli/inputs.toml"));
}

#[test]
fn what_a_desk_adds_to_the_rules() {
    check_all(include_str!("cli/rules.toml"));
}

#[test]
fn what_became_of_numbers() {
    check_all(include_str!("cli/coverage.toml"));
}

#[test]
fn why_rules_fire_or_not() {
    check_all(include_str!("cli/trace.toml"));
}

#[test]
fn which_claims_are_of_one_event() {
    check_all(include_str!("cli/events.toml"));
}

#[test]
fn explanations_and_choices() {
    check_all(include_str!("cli/explain.toml"));
}

#[test]
fn what_cannot_be_read() {
    check_all(include_str!("cli/bad.toml"));
}

#[test]
fn several_formats() {
    check_all(include_str!("cli/formats.toml"));
}

#[test]
fn hostile_text() {
    check_all(include_str!("cli/hostile.toml"));
}

fn check_all(sessions: &str) {
    let sessions: Sessions = toml::from_str(sessions).unwrap();
    let wrong: Vec<String> = sessions.row.iter().filter_map(|row| check(row, &sessions.files)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Runs a session twice; what is wrong with what came of it.
fn check(session: &Session, shared: &BTreeMap<String, String>) -> Option<String> {
    let folder = laid_out(session, shared);
    let got = run(folder.path(), &session.arguments, &session.input);
    let mut wrong = differences(session, &got);
    wrong.extend(session.written.iter().filter_map(|(name, part)| {
        let text = fs::read_to_string(folder.path().join(name)).unwrap_or_default();
        (!text.contains(part)).then(|| format!("{name} has no {part:?}"))
    }));
    let left = fs::read_dir(folder.path())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    wrong
        .extend(left.filter(|name| name.starts_with(".counterclaim-")).map(|name| format!("{name} is left")));
    if run(folder.path(), &session.arguments, &session.input) != got {
        wrong.push("a second run ends differently".to_owned());
    }
    let told = || format!("{}: {}\n{}\n{}", session.name, wrong.join("; "), got.out, got.err);
    (!wrong.is_empty()).then(told)
}

fn laid_out(session: &Session, shared: &BTreeMap<String, String>) -> TempDir {
    let folder = TempDir::new().unwrap();
    let at = |name: &String| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    };
    session.folders.iter().for_each(|name| fs::create_dir_all(at(name)).unwrap());
    shared.iter().chain(&session.files).for_each(|(name, text)| fs::write(at(name), text).unwrap());
    session.bytes.iter().for_each(|(name, bytes)| fs::write(at(name), bytes).unwrap());
    for (name, target) in &session.links {
        std::os::unix::fs::symlink(target, at(name)).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[impl AsRef<std::ffi::OsStr>], input: &str) -> Ending {
    let mut command = Command::cargo_bin("counterclaim").unwrap();
    let output = command.current_dir(folder).args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ending { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn differences(session: &Session, got: &Ending) -> Vec<String> {
    let mut wrong = Vec::new();
    if got.code != Some(session.code) {
        wrong.push(format!("ends with {:?} instead of {}", got.code, session.code));
    }
    let streams = [(&got.out, &session.out, &session.not_out), (&got.err, &session.err, &session.not_err)];
    for (text, expected, unexpected) in streams {
        wrong.extend(expected.iter().filter(|part| !text.contains(*part)).map(|part| format!("no {part:?}")));
        wrong.extend(
            unexpected.iter().filter(|part| text.contains(*part)).map(|part| format!("has {part:?}")),
        );
        if text.chars().any(|c| c.is_control() && c != '\n') {
            wrong.push("writes control characters".to_owned());
        }
    }
    if session.err.is_empty() && !got.err.is_empty() {
        wrong.push("complains".to_owned());
    }
    wrong
}

#[test]
fn relative_and_absolute_paths_give_the_same() {
    let sessions: Sessions = toml::from_str(include_str!("cli/options.toml")).unwrap();
    let folder = laid_out(&sessions.row[0], &sessions.files);
    for format in ["table", "detail", "json", "html", "markdown"] {
        let relative = run(folder.path(), &["check", ".", "--format", format], "");
        let absolute = folder.path().to_str().unwrap();
        assert_eq!(run(Path::new("/"), &["check", absolute, "--format", format], ""), relative);
    }
}

#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().unwrap();
    let closed = folder.path().join("closed.txt");
    fs::write(&closed, "text").unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_ok() {
        eprintln!("skipped: this user may read every file");
        return;
    }
    let got = run(folder.path(), &["check", "closed.txt"], "");
    assert_eq!(got.code, Some(2));
    assert!(got.err.starts_with("closed.txt: may not be read: "), "{}", got.err);
}

/// Twice the line takes twice the time; a program that is quadratic somewhere would not come back.
#[test]
fn one_long_line() {
    let folder = TempDir::new().unwrap();
    let words = "أسفر زلزال تركيا عن مقتل 120 شخصا في تركيا ";
    let line = words.repeat((1 << 20) / words.len());
    fs::write(folder.path().join("long.txt"), line).unwrap();
    let got = run(folder.path(), &["check", "long.txt"], "");
    assert_eq!((got.code, got.err.as_str()), (Some(0), ""));
}

#[test]
fn the_day_of_a_build_that_is_to_come_out_the_same() {
    let sessions: Sessions = toml::from_str(include_str!("cli/options.toml")).unwrap();
    let folder = laid_out(&sessions.row[0], &sessions.files);
    let check = |epoch: &str, code: i32, expect: &str| {
        let mut command = Command::cargo_bin("counterclaim").unwrap();
        command.current_dir(folder.path()).args(["check", "a.txt"]).env("SOURCE_DATE_EPOCH", epoch);
        let output = command.output().unwrap();
        let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(code), "{told}");
        assert!(told.contains(expect), "{told}");
    };
    check("1700000000", 0, "Day: 2023-11-14");
    check("yesterday", 2, "SOURCE_DATE_EPOCH: yesterday is no time");
}
