"""The files of rules/places: what the written ones hold, and how the generated ones are written."""

import re
import tomllib
import unicodedata
from pathlib import Path

RULES = Path(__file__).resolve().parent.parent / "rules" / "places"
LANGUAGES = ["ar", "en", "fr", "es", "pt", "de", "ru", "uk", "tr", "fa", "he"]
# Languages of the Latin script that take the English names beside their own.
FALLING_BACK = ["fr", "es", "pt", "de", "tr"]
# Languages without capitals: there a word may be a name anywhere.
NO_CAPITALS = ["ar", "fa", "he"]
LISTS = ("names", "bases", "ambiguous", "peoples", "stems")


def plain(name):
    """A name in small Latin letters without marks."""
    decomposed = unicodedata.normalize("NFD", name.replace("ı", "i"))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[’ʼ'`׳‘]", "", letters).strip()


def folded(name):
    """A name with the letters that Arabic writes one for another made one."""
    return name.translate(str.maketrans("ةىأإآ", "هيااا"))


def read(without=()):
    """The contents of the files, by file name."""
    files = {f.name: f for f in sorted(RULES.glob("*.toml")) if f.name not in without}
    return {name: tomllib.loads(file.read_text(encoding="utf-8")) for name, file in files.items()}


def entries(without=()):
    """Every entry of a place or of more names for one, rows among them."""
    for file in read(without).values():
        yield from file.get("place", [])
        yield from file.get("more", [])
        for rows in file.get("rows", []):
            yield from (unpacked(line, rows.get("kind")) for line in rows["text"].splitlines() if line)


def head(key):
    """What the files tell of languages under a key."""
    return {language: of for file in read().values() for language, of in file.get(key, {}).items()}


def unpacked(line, kind):
    identifier, label, within, *lists = line.split("|")
    entry = {"id": identifier, "kind": kind, "label": label, "within": within.split(","), "names": {}, "ambiguous": {}}
    for of in lists:
        language, names = of.split(" ", 1)
        for name in names.split(","):
            entry["ambiguous" if name.startswith("?") else "names"].setdefault(language, []).append(name.lstrip("?"))
    return entry if kind else {key: of for key, of in entry.items() if key not in {"label", "within"}}


def row(identifier, label, within, names):
    """A line of a `[[rows]]` text; `names` are pairs of a name and whether it is ambiguous, by language."""
    lists = []
    for language in LANGUAGES:
        written = ["?" * doubtful + name for name, doubtful in names.get(language, [])]
        lists += [f"{language} {','.join(written)}"] if written else []
    return "|".join([identifier, label, ",".join(within), *lists])


def rows(kind, lines):
    """A `[[rows]]` of a file; `kind` is none for more names of places that stand elsewhere."""
    told = f'kind = "{kind}"\n' if kind else ""
    return f"\n[[rows]]\n{told}text = '''\n" + "\n".join(lines) + "\n'''\n"
