#!/usr/bin/env python3
"""Writes tools/namesakes.tsv: names of towns that are also words or persons' names, language by language, and why.

    tools/namesakes.py [LANGUAGE…]       # all languages, or some; downloads what it needs; takes a few minutes

word      a form of the name in small letters is a word to the language's spell checker, or one of the words of its rules
person    a given name or surname in the lists of the package faker
frequent  in scripts without capitals: too frequent a word (package wordfreq) for a town of its size and country
everyday  in scripts without capitals: so frequent a word that no article means a foreign town by it; left out of the names
text      seen in newspapers as another thing; these rows are kept as they are, and may be added by hand
never     as text, and so far more often that the name is left out; kept and added by hand likewise
"""

import gzip
import importlib
import re
import sys
import tomllib

import sources
import town_names
from gazetteer import FALLING_BACK, LANGUAGES, NO_CAPITALS, folded, head

ROOT = sources.ROOT
OUTPUT = ROOT / "tools" / "namesakes.tsv"
DICTIONARIES = {"en": "4.0.0", "fr": "3.0.0", "es": "4.0.0", "pt": "4.0.0", "de": "3.0.0", "tr": "2.0.0", "ru": "3.0.0", "uk": "4.0.0"}
LATIN = "en_US en_GB en_IN es_ES es_MX es_AR es_CO fr_FR de_DE pt_BR pt_PT it_IT tr_TR".split()
LOCALES = {"ar": "ar_AA ar_SA ar_PS ar_DZ".split(), "ru": ["ru_RU"], "uk": ["uk_UA"], "fa": ["fa_IR"], "he": ["he_IL"]}
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
# Towns of so many people are known by their names rather than persons are; and rather than anything is.
KNOWN, RENOWNED = 500_000, 1_500_000
# How often a word may be used, as the decimal logarithm of its uses in a thousand million words, if it is only a town's name:
# anywhere, and in the language's own countries.
ABROAD, AT_HOME = 3.6, 4.3
# From here on a word is left out of the names of foreign towns; those that news tells of are written by hand.
EVERYDAY = 4.3
# The reasons of rows that are written by hand.
BY_HAND = {"text", "never"}
HOME = {
    "ar": set("DZ BH EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TN AE YE".split()),
    "fa": {"IR", "AF", "TJ"}, "he": {"IL", "PS"},
}


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def lexicon(language):
    """Every word in the word lists of a language."""
    texts = strings(tomllib.loads((ROOT / "rules" / language / "lexicon.toml").read_text(encoding="utf-8")))
    return {word.lower() for text in texts for word in WORD.findall(text) if word == word.lower()}


def persons(language):
    """Given names and surnames."""
    sys.path.insert(0, str(sources.pypi("faker", "40.54.0")))
    names = set()
    for locale in LOCALES.get(language, LATIN):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for key in dir(provider):
            if re.match(r"(first|last|middle)_names", key) and not callable(getattr(provider, key)):
                names.update(str(name).lower() for name in getattr(provider, key))
    return names


def spelling(language):
    """Tells whether the spell checker knows a word in small letters."""
    if language not in DICTIONARIES:
        return lambda word: False
    sys.path.insert(0, str(sources.pypi("spylls", "0.1.7")))
    from spylls.hunspell import Dictionary

    folder = sources.npm(f"dictionary-{language}", DICTIONARIES[language])
    return Dictionary.from_files(str(folder / "index")).lookup


def frequency(language):
    """How often a word is used: the decimal logarithm for a thousand million words."""
    sys.path.insert(0, str(sources.pypi("msgpack", "1.1.2")))
    import msgpack

    folder = sources.pypi("wordfreq", "3.1.1") / "wordfreq" / "data"
    _, *groups = msgpack.loads(gzip.open(folder / f"small_{language}.msgpack.gz").read(), raw=False)
    # The place of a group tells how much rarer its words are than all words, in hundredths of the logarithm.
    known = {folded(word): 9 - at / 100 for at, words in reversed(list(enumerate(groups))) for word in words}
    return lambda word: known.get(folded(word), 0)


def forms(language, name, cases):
    """A name of one word in the cases of its language, itself first."""
    rows = [row for row in cases.get(language, {}).get("last", []) if name.endswith(row[0])]
    row = max(rows, key=lambda row: len(row[0]), default=[""])
    stem = name[: len(name) - len(row[0])]
    return list(dict.fromkeys([name] + [stem + ending for ending in row[1:]]))


def reasons(language):
    """Every name of one word, as used in the language, that means something else too, and what tells so."""
    cases, words, known = head("cases"), lexicon(language), persons(language)
    is_word, used = spelling(language), frequency(language) if language in NO_CAPITALS else None
    done = set()
    for town in town_names.towns():
        own = town_names.names(town, language) + (town_names.names(town, "en") if language in FALLING_BACK else [])
        for name in own:
            if " " in name or "-" in name or name in done:
                continue
            done.add(name)
            # The instrumental of a Russian town is a case of its adjective.
            small = [form.lower() for form in forms(language, name, cases) if not form.endswith("ском")]
            # A name that is only taken for the town's is not known for it.
            told = language not in town_names.SCRIPTS or name == town_names.usual(town, language)
            people, home = town["population"] * told, town["countrycode"] in HOME.get(language, ())
            if used and not home and people < RENOWNED and used(name) >= EVERYDAY:
                yield name, "everyday"
            elif people < RENOWNED and (any(map(words.__contains__, small)) or any(map(is_word, small))):
                yield name, "word"
            elif people < KNOWN and known.intersection(small):
                yield name, "person"
            elif used and people < RENOWNED and used(name) > (AT_HOME if home else ABROAD):
                yield name, "frequent"


def main():
    """Makes the rows again, those of newspapers and of other languages than asked for left as they are."""
    languages = sys.argv[1:] or LANGUAGES
    old = OUTPUT.read_text(encoding="utf-8").splitlines() if OUTPUT.exists() else []
    kept = [row for row in old if row.rsplit("\t", 1)[-1] in BY_HAND or row.split("\t")[0] not in languages]
    seen = {tuple(row.split("\t")[:2]) for row in kept}
    made = [f"{language}\t{name}\t{why}" for language in languages for name, why in reasons(language) if (language, name) not in seen]
    OUTPUT.write_text("\n".join(sorted(kept + made)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
