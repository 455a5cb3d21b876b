//! Where articles come from: files, folders, JSON lines, standard input.

use crate::tree::Put::{Bytes, Folder, Link, Text};
use crate::tree::{Row, check};

#[test]
fn folders() {
    check(Row {
        name: "a folder is walked in the order of names; other files are passed over",
        files: vec![
            ("seeds/b.txt", Text("two")),
            ("seeds/a/z.MD", Text("one")),
            ("seeds/README.md", Text("about")),
            ("seeds/picture.jpg", Text("no")),
            ("seeds/.hidden.txt", Text("no")),
            ("seeds/.git/a.txt", Text("no")),
        ],
        arguments: &["seeds"],
        expect: r#"
            seeds/a/z.MD: "one"
            seeds/b.txt: "two""#,
        ..Row::default()
    });
    check(Row {
        name: ".gitignore is respected without a repository, one above the argument is not",
        files: vec![
            (".gitignore", Text("*.txt")),
            ("seeds/.gitignore", Text("drafts/\n")),
            ("seeds/a.txt", Text("one")),
            ("seeds/drafts/b.txt", Text("two")),
        ],
        arguments: &["seeds/"],
        expect: r#"seeds/a.txt: "one""#,
        ..Row::default()
    });
    check(Row {
        name: "links are followed; loops and broken ones are skipped",
        files: vec![
            ("more/a.txt", Text("one")),
            ("seeds/b.txt", Text("two")),
            ("seeds/broken.txt", Link("nowhere")),
            ("seeds/picture.jpg", Link("nowhere")),
            ("seeds/loop", Link("../seeds")),
            ("seeds/more", Link("../more")),
            ("seeds/self.txt", Link("self.txt")),
        ],
        arguments: &["seeds"],
        expect: r#"
            seeds/b.txt: "two"
            seeds/more/a.txt: "one"
            skipped seeds/broken.txt: is a link to something that does not exist
            skipped seeds/loop: is a link that leads back to itself
            skipped seeds/self.txt: is a link that leads back to itself"#,
        ..Row::default()
    });
    check(Row {
        name: "a folder named like a file is a folder",
        files: vec![
            ("seeds/a.txt/b.txt", Text("one")),
            ("c.txt/d.txt", Text("two")),
            ("seeds/e.txt", Folder),
        ],
        arguments: &["seeds", "c.txt"],
        expect: r#"
            seeds/a.txt/b.txt: "one"
            c.txt/d.txt: "two""#,
        ..Row::default()
    });
    check(Row {
        name: "JSON lines in a folder are read when they hold articles, gold never is",
        files: vec![
            ("seeds/a.jsonl", Text("nonsense\n{\"text\": \"one\"}\n")),
            ("seeds/claims.jsonl", Text("{\"document\": \"a.txt\"}\n")),
            ("seeds/gold.jsonl", Text("{\"text\": \"no\"}\n")),
            ("seeds/seeds.gold.jsonl", Text("{\"text\": \"no\"}\n")),
            ("seeds/meta.jsonl", Text("{\"text\": \"no\"}\n")),
            ("seeds/nothing.ndjson", Text("nonsense")),
        ],
        arguments: &["seeds"],
        expect: r#"
            seeds/a.jsonl:2: "one"
            skipped seeds/a.jsonl:1: is not JSON from byte 2 on
            skipped seeds/nothing.ndjson: has no line that is JSON"#,
        ..Row::default()
    });
}

#[test]
fn json_lines() {
    check(Row {
        name: "every key, unknown ones, numbers as id",
        files: vec![(
            "a.jsonl",
            Text(
                r#"{"id": "x1", "text": "one", "title": "T", "source": "S", "language": "ar-EG", "published": "2020-11-10", "url": "u", "author": "A", "pages": [1]}

{"id": 7, "text": "two", "title": null, "author": ["A"], "published": "soon"}
{"id": 7, "text": "three"}"#,
            ),
        )],
        arguments: &["a.jsonl"],
        expect: r#"
            a.jsonl#x1: "one" title=T source=S language=ar published=2020-11-10 author=A url=u
            a.jsonl#7: "two"
            a.jsonl#7 (2): "three"
            warning a.jsonl:3: `author` is not text; left out: write `author = "…"`
            warning a.jsonl:3: `published` is no date: "soon"; the day of publication is unknown: write it as year-month-day, such as 2020-09-27"#,
        ..Row::default()
    });
    check(Row {
        name: "malformed lines are skipped, each named",
        files: vec![(
            "a.jsonl",
            Bytes(
                [
                    "\u{FEFF}{\"text\": \"\u{FEFF}one\"}\r\n".as_bytes(),
                    b"{\"text\": \"tw\n[1]\n{\"title\": \"T\"}\n{\"text\": 5}\n{\"text\": \" \"}\n",
                    b"{\"text\": \"\\u0000\"}\n{\"text\": \"caf\xE9\"}\n",
                ]
                .concat(),
            ),
        )],
        arguments: &["a.jsonl"],
        expect: r#"
            a.jsonl:1: "one"
            skipped a.jsonl:2: is not JSON from byte 12 on
            skipped a.jsonl:3: is not a JSON object
            skipped a.jsonl:4: has no `text`
            skipped a.jsonl:5: has no `text`
            skipped a.jsonl:6: has an empty `text`
            skipped a.jsonl:7: `text` is not text but control characters
            skipped a.jsonl:8: is not UTF-8"#,
        ..Row::default()
    });
}

#[test]
fn standard_input() {
    let row =
        |name, input: &'static [u8], expect| Row { name, arguments: &["-"], input, expect, ..Row::default() };
    check(row("an article", b"\nOne.\nTwo.", r#"-: "\nOne.\nTwo.""#));
    check(row(
        "JSON lines",
        b"\n {\"text\": \"one\"}\n{\"id\": \"b\", \"text\": \"two\"}\nnonsense",
        r#"
            -:2: "one"
            -#b: "two"
            skipped -:4: is not JSON from byte 2 on"#,
    ));
    check(row("an article that starts with a brace", b"{sic} one\n", r#"-: "{sic} one\n""#));
    check(row("another encoding", b"\xFF\xFEo\0n\0e\0", r#"-: "one""#));
    check(row("nothing", b" \n", "error -: is empty: put the article into it, or leave it out"));
}
