//! Paths and ids.

use counterclaim::document::fingerprint::fingerprint;
use counterclaim::document::{Input, read};

use crate::tree::Put::{self, Text};
use crate::tree::{Row, check, plant};

#[test]
fn paths() {
    let files = || {
        vec![
            ("a/seeds/x/1.txt", Text("one")),
            ("b/seeds/1.txt", Text("two")),
            ("b/1.txt", Text("three")),
            ("b/2.txt", Text("four")),
        ]
    };
    let row = |name, arguments, expect| Row { name, files: files(), arguments, expect, ..Row::default() };
    check(row(
        "the argument's own last name comes first",
        &["a/../a/seeds/.", "b/2.txt"],
        r#"
            seeds/x/1.txt: "one"
            2.txt: "four""#,
    ));
    check(row("an argument without a name of its own", &["a/seeds/x/.."], r#"seeds/x/1.txt: "one""#));
    check(row(
        "parents tell arguments of one name apart",
        &["a/seeds", "b/seeds", "b/seeds/1.txt", "b/1.txt"],
        r#"
            a/seeds/x/1.txt: "one"
            b/seeds/1.txt: "two"
            seeds/1.txt: "two"
            b/1.txt: "three""#,
    ));
    check(row(
        "what is named twice is read once",
        &["b/1.txt", "a/../b/1.txt"],
        r#"
            1.txt: "three"
            warning 1.txt: is named twice; it is read once: name it once"#,
    ));
}

fn ids(files: &[(&'static str, Put)]) -> Vec<String> {
    let tree = plant(files);
    let Input { documents, .. } = read(&[tree.path().to_owned()], &mut &b""[..]).expect("articles");
    documents.into_iter().map(|document| document.id).collect()
}

#[test]
fn ids_are_of_text_and_outlet() {
    let one = fingerprint(&["one", ""]);
    let again = format!("{one}-2");
    assert_eq!(
        ids(&[("a.txt", Text("one")), ("b/c.txt", Text("one")), ("d.txt", Text("---\ntitle: T\n---\none"))]),
        [one.clone(), again, format!("{one}-3")]
    );
    assert_eq!(
        ids(&[("a.txt", Text("---\nsource: S\n---\none")), ("b.txt", Text("\u{FEFF}one"))]),
        [fingerprint(&["one", "S"]), one]
    );
}

#[test]
fn fingerprints_never_change() {
    assert_eq!(fingerprint(&[]), "e3b0c44298fc1c14");
    assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
    assert_eq!(fingerprint(&["one", ""]), "9245aecdd2ce9ba0");
}
