//! What cannot be read: each with one clear message.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use counterclaim::document::read;

use crate::tree::Put::{Bytes, Folder, Link, Text};
use crate::tree::{Put, Row, check, plant, rendered};

/// One unreadable thing, `bad.txt`: named by hand it ends the run, in a folder it is skipped.
fn unreadable(name: &'static str, put: fn() -> Put, reason: &str, advice: &str) {
    let expect = format!("error bad.txt: {reason}: {advice}").leak();
    let files = || vec![("seeds/bad.txt", put()), ("seeds/good.txt", Text("one"))];
    check(Row { name, files: files(), arguments: &["seeds/bad.txt"], expect, ..Row::default() });
    let expect = format!("seeds/good.txt: \"one\"\nskipped seeds/bad.txt: {reason}").leak();
    check(Row { name, files: files(), arguments: &["seeds"], expect, ..Row::default() });
}

#[test]
fn files() {
    let save = "save the article as UTF-8";
    let give = "give the article as text in UTF-8";
    unreadable("empty", || Text(""), "is empty", "put the article into it, or leave it out");
    unreadable("NUL bytes", || Bytes(b"PK\x03\x04\0\0".to_vec()), "is not text", give);
    unreadable("control characters", || Bytes(b"\x01\x02\x03\x04\x05\x06abc".repeat(9)), "is not text", give);
    unreadable("random bytes", || Bytes((1..=255).rev().collect()), UNTOLD, save);
    unreadable("half a UTF-16 unit", || Bytes(b"\xFE\xFF\0a\0".to_vec()), UNTOLD, save);
}

const UNTOLD: &str = "is in an encoding that cannot be told";

#[test]
fn encodings() {
    let read = |name, bytes: &'static [u8], expect| {
        let files = vec![("a", Bytes(bytes.to_vec()))];
        check(Row { name, files, arguments: &["a"], expect, ..Row::default() });
    };
    read("UTF-8 mark", b"\xEF\xBB\xBFone\r\n", r#"a: "one\r\n""#);
    read("UTF-16 little", b"\xFF\xFEo\0n\0e\0", r#"a: "one""#);
    read("UTF-16 big", b"\xFE\xFF\x06\x45\x06\x27", r#"a: "ما""#);
    read(
        "windows-1256",
        b"\xE3\xDE\xCA\xE1 \xC3\xDF\xCB\xD1 \xE3\xE4 6500 \xD4\xCE\xD5 \xDD\xED \xC7\xE1\xCD\xD1\xC8",
        r#"a: "مقتل أكثر من 6500 شخص في الحرب""#,
    );
    read(
        "windows-1251",
        b"\xCF\xEE\xE3\xE8\xE1\xEB\xE8 46 \xF7\xE5\xEB\xEE\xE2\xE5\xEA, \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xE8 \xE2\xEB\xE0\xF1\xF2\xE8",
        r#"a: "Погибли 46 человек, сообщили власти""#,
    );
    read(
        "UTF-8 cut in a character",
        b"\xD9\x85\xD9\x82\xD8\xAA\xD9\x84\n\xD8\xA3\xD9\x83\xD8\xAB\xD8\xB1 \xD9\x85\xD9\x86 6500 \xD8",
        r#"
            a: "مقتل\nأكثر من 6500 �"
            warning a:2: 1 broken character(s) of UTF-8, the first in this line, read as U+FFFD: save the article anew from where it came; a number there may be incomplete"#,
    );
}

#[test]
fn folders_and_lines() {
    let files = || {
        vec![
            ("empty", Folder),
            ("only/a.txt", Text("")),
            ("a.txt", Text("one")),
            ("broken.txt", Link("nowhere")),
            ("gold.jsonl", Text("{\"document\": 1}\n")),
            ("sources.toml", Text("")),
        ]
    };
    let row = |name, arguments, expect| Row { name, files: files(), arguments, expect, ..Row::default() };
    check(row(
        "an empty folder",
        &["empty"],
        "error empty: holds no article: put .txt, .md or .jsonl files into it; hidden files and those that .gitignore names are not read",
    ));
    check(row(
        "nothing readable in a folder",
        &["only"],
        "error no article could be read: name files or folders that hold articles
            only/a.txt: is empty: put the article into it, or leave it out",
    ));
    check(row(
        "only a table about articles",
        &["sources.toml"],
        "error no article could be read: name files or folders that hold articles
            sources.toml: tells about articles and is none: leave it where it is; it is read with the files beside it",
    ));
    check(row(
        "a table about articles among articles",
        &["a.txt", "sources.toml"],
        "a.txt: \"one\"
        skipped sources.toml: tells about articles and is none",
    ));
    check(row(
        "JSON lines without an article",
        &["gold.jsonl"],
        "error gold.jsonl: holds no article (line 1 has no `text`): write an article a line, each a JSON object with `text`",
    ));
    check(row(
        "no argument",
        &[],
        "error no article could be read: name files or folders that hold articles",
    ));
}

#[test]
fn missing_paths_are_named_all_at_once() {
    let tree = plant(&[("a.txt", Text("one")), ("broken.txt", Link("nowhere"))]);
    let paths = ["x.txt", "a.txt", "broken.txt", "a.txt/b"].map(|path| tree.path().join(path));
    let got = rendered(&read(&paths, &mut &b""[..])).replace(&tree.path().display().to_string(), "T");
    assert_eq!(
        got,
        "error T/x.txt: does not exist: check the spelling of the path\n\
         T/broken.txt: is a link to something that does not exist: mend the link or remove it\n\
         T/a.txt/b: goes through a file as if it were a folder: check the spelling of the path"
    );
}

#[test]
fn a_file_that_may_not_be_read() {
    let tree = plant(&[("seeds/bad.txt", Text("one")), ("seeds/good.txt", Text("two"))]);
    let bad = tree.path().join("seeds/bad.txt");
    fs::set_permissions(&bad, fs::Permissions::from_mode(0o000)).expect("a change of permissions");
    if fs::read(&bad).is_ok() {
        eprintln!("skipped: this user may read every file");
        return;
    }
    let got = rendered(&read(&[bad], &mut &b""[..]));
    assert!(got.starts_with("error bad.txt: may not be read: "), "{got}");
    let got = rendered(&read(&[tree.path().join("seeds")], &mut &b""[..]));
    assert_eq!(got, "seeds/good.txt: \"two\"\nskipped seeds/bad.txt: may not be read");
}

#[test]
fn a_device_is_no_file() {
    let got = rendered(&read(&["/dev/zero".into()], &mut &b""[..]));
    assert!(got.starts_with("error zero: is a device"), "{got}");
}

/// Twice the line takes about twice the time; a quadratic reader would not come back.
#[test]
fn one_long_line() {
    let words = 4 << 20;
    let long = "مقتل ".repeat(words);
    let json = format!("{{\"text\": \"{long}\"}}");
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    for (name, text) in [("a.txt", &long), ("a.jsonl", &json)] {
        let file = folder.path().join(name);
        fs::write(&file, text).expect("a file of the test");
        let input = read(&[file], &mut &b""[..]).expect("an article");
        assert_eq!(input.documents.iter().map(|one| one.text.len()).collect::<Vec<_>>(), [long.len()]);
    }
}
