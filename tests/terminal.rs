//! What somebody sees who starts the program in a terminal: a real one, made for the test.
#![cfg(unix)]

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use pty_process::Size;
use pty_process::blocking::{Command, open};
use tempfile::TempDir;

const ARTICLE: &str = "---\nsource: Alpha\npublished: 2023-02-07\n---\nزلزال يضرب تركيا\n\nأسفر الزلزال الذي ضرب تركيا أمس عن مقتل 120 شخصا.\n";

/// Two articles that disagree, and `more` bytes of others about nothing.
fn desk(more: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.txt", ARTICLE);
    write("b.txt", &ARTICLE.replace("Alpha", "Beta").replace("120", "250"));
    let filler = "The sea was calm and the boats stayed in the harbour.\n\n".repeat(1000);
    for at in 0..more.div_ceil(filler.len()) {
        write(&format!("filler-{at}.txt"), &filler);
    }
    folder
}

/// Runs the program in a terminal of 100 columns; all that it shows there. Standard output is what `stdout` says.
fn show(folder: &Path, arguments: &[&str], variables: &[(&str, &str)], stdout: Option<Stdio>) -> String {
    let (mut terminal, end) = open().unwrap();
    terminal.resize(Size::new(24, 100)).unwrap();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("counterclaim")).current_dir(folder);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command = command.env_remove(variable);
    }
    command = command.args(arguments).env("TERM", "xterm").envs(variables.iter().copied());
    command = stdout.into_iter().fold(command, |command, stdout| command.stdout(stdout));
    let mut child = command.spawn(end).unwrap();
    let mut shown = Vec::new();
    // The system reports the end of a terminal as an error.
    let _ = terminal.read_to_end(&mut shown);
    child.wait().unwrap();
    String::from_utf8(shown).unwrap()
}

const CHECK: [&str; 4] = ["check", ".", "--fail-on", "never"];

#[test]
fn a_bar_counts_the_articles_where_the_work_is_long() {
    let (short, long) = (desk(0), desk(1_100_000));
    let files = fs::read_dir(long.path()).unwrap().count();
    let seen = show(long.path(), &CHECK, &[], None);
    assert!(seen.contains("reading articles ") && seen.contains(&format!("/{files} ")), "{seen}");
    assert!(seen.contains("\u{1b}[2K"), "the bar goes away: {seen}");
    let (_, report) = seen.rsplit_once("\u{1b}[2K").unwrap();
    assert!(report.contains("1 contradiction") && !report.contains("reading articles"), "{report}");
    for (folder, stdout) in [(&short, None), (&long, Some(Stdio::null()))] {
        let seen = show(folder.path(), &CHECK, &[], stdout);
        assert!(!seen.contains("reading articles"), "{seen}");
    }
}

#[test]
fn who_asks_for_no_color_gets_none() {
    let desk = desk(0);
    let check = |arguments: &[&str], variables: &[(&str, &str)], expect: bool| {
        let seen = show(desk.path(), &[&CHECK[..], arguments].concat(), variables, None);
        assert_eq!(seen.contains("\u{1b}[7m[120]\u{1b}[0m"), expect, "{arguments:?} {variables:?}\n{seen}");
        assert_eq!(seen.contains('\u{1b}'), expect, "{arguments:?} {variables:?}\n{seen}");
    };
    check(&[], &[], true);
    check(&[], &[("NO_COLOR", "1")], false);
    check(&[], &[("NO_COLOR", "")], true);
    check(&[], &[("CLICOLOR", "0")], false);
    check(&[], &[("TERM", "dumb")], false);
    check(&["--color", "never"], &[("CLICOLOR_FORCE", "1")], false);
    check(&["--color", "always"], &[("NO_COLOR", "1")], true);
}

#[test]
fn what_is_piped_is_painted_only_when_forced() {
    let desk = desk(0);
    let check = |arguments: &[&str], variables: &[(&str, &str)], expect: bool| {
        let mut command = assert_cmd::Command::cargo_bin("counterclaim").unwrap();
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command.current_dir(desk.path()).args(CHECK).args(arguments).envs(variables.iter().copied());
        let seen = String::from_utf8(command.output().unwrap().stdout).unwrap();
        assert_eq!(seen.contains('\u{1b}'), expect, "{arguments:?} {variables:?}\n{seen}");
        assert!(!seen.contains('\u{2068}'), "no isolates in a pipe: {seen}");
    };
    check(&[], &[], false);
    check(&[], &[("CLICOLOR_FORCE", "1")], true);
    check(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
    check(&["--color", "always"], &[], true);
    check(&["--format=json", "--color=always"], &[], false);
}

#[test]
fn a_terminal_gets_its_width_and_isolates() {
    let desk = desk(0);
    let check = |arguments: &[&str], variables: &[(&str, &str)], width: usize, isolates: bool| {
        let seen = show(desk.path(), &[&CHECK[..], arguments].concat(), variables, None);
        let line = seen.lines().find(|line| line.starts_with('─')).unwrap();
        assert_eq!(line.trim_end().chars().count(), width, "{arguments:?} {variables:?}\n{seen}");
        assert_eq!(seen.contains('\u{2068}'), isolates, "{arguments:?} {variables:?}\n{seen}");
    };
    check(&[], &[], 100, true);
    check(&[], &[("COLUMNS", "70")], 70, true);
    check(&["--width", "90"], &[("COLUMNS", "70")], 90, true);
    check(&["--bidi", "none"], &[], 100, false);
}

#[test]
fn who_takes_no_more_hears_no_panic() {
    let desk = desk(0);
    let check = |arguments: &[&str], stdout: Stdio, code: i32, expect: &str| {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("counterclaim"));
        command.current_dir(desk.path()).args(arguments).stdout(stdout).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), told.contains(expect)),
            (Some(code), true),
            "{arguments:?}: {told}"
        );
        assert_eq!(told.is_empty(), expect.is_empty(), "{arguments:?}: {told}");
    };
    let full = || fs::OpenOptions::new().write(true).open("/dev/full");
    for arguments in [&["check", ".", "--fail-on=never"][..], &["decide", "--baseline", "."], &["schema"]] {
        check(arguments, Stdio::piped(), 0, "");
        if let Ok(full) = full() {
            check(arguments, full.into(), 2, "the output could not be written");
        }
    }
}
