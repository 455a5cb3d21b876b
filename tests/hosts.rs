//! What hosts run: the action and the hook, as their definitions say.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const ONE: &str = "---\nsource: Alpha\npublished: 2023-02-07\n---\nزلزال يضرب تركيا\n\nأسفر الزلزال الذي ضرب تركيا أمس عن مقتل 120 شخصا.\n";

/// A folder with two articles that disagree, or that agree.
fn desk(agree: bool) -> TempDir {
    let folder = TempDir::new().unwrap();
    let other = ONE.replace("Alpha", "Beta").replace("120", if agree { "120" } else { "250" });
    fs::create_dir(folder.path().join("desk")).unwrap();
    fs::write(folder.path().join("desk/a.txt"), ONE).unwrap();
    fs::write(folder.path().join("desk/b.txt"), other).unwrap();
    folder
}

/// Runs a line of a shell where the program is on the path.
fn shell(line: &str, folder: &Path, variables: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let program = assert_cmd::cargo::cargo_bin("counterclaim");
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", program.parent().unwrap().display());
    let mut command = Command::new("bash");
    command.args(["-c", line]).current_dir(folder).env("PATH", path).envs(variables.iter().copied());
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// The values of a key in a definition, a line each.
fn values(file: &str, key: &str) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix(key));
    lines.map(|value| value.trim().trim_matches('\'').to_owned()).collect()
}

#[test]
fn the_action_annotates_and_writes_its_files() {
    let root = env!("CARGO_MANIFEST_DIR");
    let steps = values("action.yml", "run:");
    assert!(steps[0].contains("cargo install"), "{steps:?}");
    for (agree, code) in [(false, 1), (true, 0)] {
        let folder = desk(agree);
        let summary = folder.path().join("summary.md");
        let variables = [
            ("GITHUB_ACTION_PATH", root),
            ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
            ("PATHS", "desk\n"),
            ("FAIL_ON", "discrepancy"),
            ("ARGUMENTS", "--now\n2023-02-08\n"),
            ("SARIF", "log.sarif"),
        ];
        let (ended, out, err) = shell(&steps[1], folder.path(), &variables);
        assert_eq!((ended, err.as_str()), (Some(code), ""), "{out}");
        assert_eq!(out.contains("::error file=desk/a.txt,line=7,col=41,title="), !agree, "{out}");
        assert_eq!(fs::read_to_string(&summary).unwrap().contains("### contradiction"), !agree);
        assert!(fs::read_to_string(folder.path().join("log.sarif")).unwrap().contains("\"2.1.0\""));
    }
}

#[test]
fn the_hook_fails_on_disputes_and_is_silent_otherwise() {
    let (entry, arguments) =
        (values(".pre-commit-hooks.yaml", "entry:"), values(".pre-commit-hooks.yaml", "args:"));
    let arguments = arguments[0].trim_matches(['[', ']']).replace(['"', ','], "");
    let line = format!("{} {arguments}", entry[0]);
    let (code, out, err) = shell(&line, desk(false).path(), &[]);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    assert!(out.contains("1 contradiction"), "{out}");
    assert_eq!(shell(&line, desk(true).path(), &[]), (Some(0), String::new(), String::new()));
}
