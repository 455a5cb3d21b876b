//! The page in a real browser: no console error, no request, names and contrast as axe-core wants them.
//!
//! It needs Chromium, Node and two packages, so it is not run by default; `.ci/run` runs it where they are:
//!
//!     cp tests/page/package.json /tmp/page/ && npm install --prefix /tmp/page
//!     COUNTERCLAIM_PAGE=/tmp/page cargo test --test page -- --ignored
//!
//! `CHROMIUM` names the browser where it is not /usr/bin/chromium; pictures are left in the folder.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// An article that would run a script, colour, reorder and reach out if it could.
const HOSTILE: &str = "---\nsource: <script>alert(1)</script>\ntitle: \"'><img src=https://b.example/x onerror=alert(1)>\npublished: 2023-02-07\nlanguage: ar\n---\nأسفر الزلزال الذي ضرب تركيا أمس عن مقتل 120 شخصا <img src=https://b.example/x onerror=alert(1)> \u{202e} \u{1b}[31m.\n";

#[test]
#[ignore = "needs Chromium and Node; the top of this file says how to run it"]
fn a_browser_finds_nothing_wrong() {
    let packages =
        std::env::var("COUNTERCLAIM_PAGE").expect("COUNTERCLAIM_PAGE names a folder with the packages");
    let desk = TempDir::new().unwrap();
    fs::write(desk.path().join("a.txt"), HOSTILE).unwrap();
    fs::write(desk.path().join("b.txt"), HOSTILE.replace("120", "250")).unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for (name, articles) in [("hostile", desk.path()), ("seeds", &seeds)] {
        let page = Path::new(&packages).join(format!("{name}.html"));
        let pictures = Path::new(&packages).join(name);
        fs::create_dir_all(&pictures).unwrap();
        let mut command = assert_cmd::Command::cargo_bin("counterclaim").unwrap();
        let format = format!("html={}", page.display());
        command
            .arg("check")
            .arg(articles)
            .args(["--fail-on", "never", "--format", &format])
            .assert()
            .success();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/check.mjs");
        let output = Command::new("node")
            .arg(script)
            .args([&page, &pictures])
            .current_dir(&packages)
            .output()
            .unwrap();
        let (found, trouble) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(found.trim(), "[]", "{name}: {found}{trouble}");
    }
}
