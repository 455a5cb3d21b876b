//! What is known of articles: front matter, `sources.toml`, dates.

use crate::tree::Put::Text;
use crate::tree::{Row, check};

const KEYS: &str = "the keys are source, language, published, author, url, title";

/// A file of this text, read by hand.
fn article(text: &'static str, expect: &'static str) {
    check(Row {
        name: text,
        files: vec![("a.txt", Text(text))],
        arguments: &["a.txt"],
        expect: expect.replace("{KEYS}", KEYS).leak(),
        ..Row::default()
    });
}

#[test]
fn front_matter() {
    article(
        "+++\nsource = \"S\" # the desk\npublished = 2020-11-10\nlanguage = 'AR'\n+++\r\none\r\n",
        r#"a.txt: "one\r\n" source=S language=ar published=2020-11-10"#,
    );
    article(
        "---\r\nSource: \"S: a\"\r\n# note\r\n\r\ntitle: T # note\r\nauthor: ~\r\npublished: 2020-11-10T23:30:00+04:00\r\nurl: http://a/#b\r\n---\r\none",
        r#"a.txt: "one" title=T source=S: a published=2020-11-10 url=http://a/#b"#,
    );
    article(
        "---\ntags:\n  - x\n- y\nauthor:\n  - A\nsource: S\n---\none",
        r#"
            a.txt: "one" source=S
            warning a.txt:2: unknown key `tags`; left out: {KEYS}
            warning a.txt:5: `author` is not text; left out: write `author = "…"`"#,
    );
    article(
        "+++\nsource = S\ndesk = 1\nauthor = 3\ntitle = \"T\"\n+++\none",
        r#"
            a.txt: "one" title=T source=S
            warning a.txt:2: not TOML: string values must be quoted, expected literal string: correct the line
            warning a.txt:3: unknown key `desk`; left out: {KEYS}
            warning a.txt:4: `author` is not text; left out: write `author = "…"`"#,
    );
    article(
        "---\nsource: S\none",
        r#"
            a.txt: "---\nsource: S\none"
            warning a.txt:1: front matter is not closed; all of the file is read as the article, `---` too: close it with a line `---`, or start the article with another line"#,
    );
    article(
        "---\nsource: S\nOne died.\n---\ntwo",
        r#"
            a.txt: "---\nsource: S\nOne died.\n---\ntwo"
            warning a.txt:3: not a `key: value` line of front matter; all of the file is read as the article: correct the line, or start the article with another line than `---`"#,
    );
    article("one\n---\nsource: S\n---\n", r#"a.txt: "one\n---\nsource: S\n---\n""#);
    article("----\none", r#"a.txt: "----\none""#);
    article("+++\n+++\n", "error a.txt: is empty: put the article into it, or leave it out");
}

#[test]
fn dates_and_languages() {
    let known = |written: &str, known: &str| {
        let text: &'static str = format!("---\n{written}\n---\none").leak();
        article(text, format!("a.txt: \"one\"{known}").leak());
    };
    known("published: 2020-11-10", " published=2020-11-10");
    known("published: 2020-11-10T23:59:00-11:00", " published=2020-11-10");
    known("published: 2020-11-10T00:10:00Z", " published=2020-11-10");
    known("published: 2020-11-10 00:10", " published=2020-11-10");
    known("published: null", "");
    known("language: pt_BR", " language=pt");
    let unknown = "; the day of publication is unknown: write it as year-month-day, such as 2020-09-27";
    for day in ["2020-02-30", "10.11.2020", "2020-11", "soon", "07:32:00"] {
        known(
            &format!("published: {day}"),
            &format!("\nwarning a.txt:2: `published` is no date: \"{day}\"{unknown}"),
        );
    }
    known(
        "language: Arabic",
        "\nwarning a.txt:2: `language` is no language code: \"Arabic\"; left out: write the two-letter code of ISO 639-1",
    );
}

#[test]
fn sources() {
    check(Row {
        name: "front matter goes before sources.toml, which serves JSON lines too",
        files: vec![
            ("seeds/a.txt", Text("---\nsource: F\n---\none")),
            ("seeds/b.jsonl", Text("{\"text\": \"two\"}\n{\"text\": \"three\", \"source\": \"L\"}")),
            (
                "seeds/sources.toml",
                Text(
                    "[\"a.txt\"]\nsource = \"T\"\npublished = 2020-11-10T22:00:00Z\n['b.jsonl']\nsource = 'T'",
                ),
            ),
        ],
        arguments: &["seeds"],
        expect: r#"
            seeds/a.txt: "one" source=F published=2020-11-10
            seeds/b.jsonl:1: "two" source=T
            seeds/b.jsonl:2: "three" source=L"#,
        ..Row::default()
    });
    check(Row {
        name: "mistakes are told once, with their lines, and the articles are read",
        files: vec![
            ("seeds/a.txt", Text("one")),
            ("seeds/b.txt", Text("two")),
            (
                "seeds/sources.toml",
                Text(
                    "source = 'S'\n['a.txt']\nsource = \nlanguage = 'ar'\n['c.txt']\nsource = 'S'\n['d/e.txt']\nsource = 'S'\n['b.txt']\npublished = 'soon'\nurl = 'u'",
                ),
            ),
        ],
        arguments: &["seeds/a.txt", "seeds/b.txt"],
        expect: r#"
            a.txt: "one" language=ar
            b.txt: "two" url=u
            warning sources.toml:1: "source" stands outside of a file's table; left out: write it below the file's name: ["article.txt"]
            warning sources.toml:3: not TOML: string values must be quoted, expected literal string: correct the line
            warning sources.toml:5: there is no file "c.txt" here: correct the name, or remove its table
            warning sources.toml:7: "d/e.txt" is a path; nothing is taken from its table: put it into the sources.toml of the folder that the file lies in
            warning sources.toml:10: `published` is no date: "soon"; the day of publication is unknown: write it as year-month-day, such as 2020-09-27"#,
        ..Row::default()
    });
}
