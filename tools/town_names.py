"""What languages call towns, from GeoNames."""

import difflib
import functools
import gettext
import json
import re
import unicodedata

import sources
from gazetteer import LANGUAGES, plain

CITY_STATES = {"SG", "MC", "VA", "GI", "HK", "MO"}
ANY_TOWN = 100_000
# Shorter names are left out: in scripts without capitals, and where a name was only taken for one of the town's.
SHORTEST = 3
SCRIPTS = {
    "ar": r"[ء-غف-ي]+(?: [ء-غف-ي]+)*",
    "fa": r"[آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئء]+(?:[ ‌][آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئء]+)*",
    "he": r"[א-ת]+['\"]?[א-ת]*'?(?:[ -][א-ת]+['\"]?[א-ת]*'?)*",
    "ru": r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+)*",
    "uk": r"[А-ЩЬЮЯІЇЄҐ][а-щьюяіїєґ']+(?:[ -][А-ЩЬЮЯІЇЄҐа-щьюяіїєґ']+)*",
}
# Letters that one language has and its neighbours have not.
OWN = {"fa": "[پچژگکی]", "uk": "[іїєґ]", "ru": "[ыэё]"}
# Words in other languages' names and words for what a place is.
FOREIGN = re.compile(r"^ضلع |^مدينة |^محافظة | (?:шаары|хот|шәһәре|город)$|^(?:город|місто) ")
# Letters by what they sound like: lip, tooth and throat sounds, hisses, nasals, liquids; vowels and h count for nothing.
SOUNDS = {
    letter: sound
    for sound, letters in {
        "p": "bpfvwбпфвبپفבפףו", "t": "tdтдتطدضثذתטד", "k": "kgqcxкгґхقكکگغخقכקגחך",
        "s": "szjčšсзжшщчцسصزشجچژظסזשצץ", "m": "mмمמם", "n": "nнنנן", "l": "lлلל", "r": "rрرר",
    }.items()
    for letter in letters
}
ALIKE = 0.6


@functools.cache
def told(language):
    """GeoNames' name of a town in a language, by the town's id."""
    with sources.translations(language).open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


@functools.cache
def towns():
    """All towns that are large enough, the largest first."""
    rows = json.loads(sources.geonames().read_text(encoding="utf-8")).values()
    large = [c for c in rows if c["population"] >= ANY_TOWN and c["countrycode"] not in CITY_STATES]
    return sorted(large, key=lambda c: (-c["population"], c["geonameid"]))


def cleaned(language, name):
    """A name without brackets, the part behind a comma, marks of direction; none in another script."""
    name = unicodedata.normalize("NFC", re.sub(r"[\u200e\u200f\u064b-\u0652ـ]", "", name))
    name = re.sub(r"\s*(?:[(،,\[/].*|\d.*)$", "", name).translate(str.maketrans("’ʼ׳‘`–״", "'''''-\""))
    name = FOREIGN.sub("", name).strip()
    if language in SCRIPTS:
        return name if re.fullmatch(SCRIPTS[language], name) and len(name) >= SHORTEST else None
    latin = all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())
    return name if latin and name[:1].isupper() and len(name) >= SHORTEST and "|" not in name else None


def usual(town, language):
    """The name that the data set calls the town's in the language."""
    name = cleaned(language, told(language).get(str(town["geonameid"]), ""))
    # Some stand in another case.
    shorter = name[:-1] if name and language in {"ru", "uk"} else None
    return shorter if shorter in town["alternatenames"] else name


def skeleton(name):
    """The consonants of a name, alike whatever the letters."""
    return re.sub(r"(.)\1+", r"\1", "".join(SOUNDS.get(c, "") for c in plain(name).lower().replace("ch", "č").replace("sh", "š")))


def alike(town, name):
    """How much of a name, from 0 to 1, is the town's usual one in other letters."""
    return difflib.SequenceMatcher(None, skeleton(town["name"]), skeleton(name), autojunk=False).ratio()


def taken_for(town, language, most):
    """Names of no told language that are the town's in the letters of this one, the nearest first."""
    names = [name for name in map(functools.partial(cleaned, language), town["alternatenames"]) if name]
    if language == "ar":
        names = [n for n in names if len(n) > SHORTEST]
    own = [name for name in names if re.search(OWN[language], name, re.I)] if language in OWN else names
    scored = sorted((-alike(town, name), len(name), name) for name in dict.fromkeys(own or names))
    return [name for score, _, name in scored if -score >= ALIKE][:most]


def names(town, language):
    """The town's names in a language, the usual one first."""
    if language == "en":
        usuals = [town["name"], usual(town, "en")]
        return list(dict.fromkeys(n for u in usuals if u for n in (plain(u), u) if n == u or n.isascii()))
    name = usual(town, language)
    told_names = [name] if name else []
    if language not in SCRIPTS:
        return told_names
    more = {"ar": 3, "fa": 2, "he": 2}.get(language, 0 if name else 1)
    return list(dict.fromkeys(told_names + taken_for(town, language, more)))[: max(more, 1)]


def all_names(town):
    return {language: names(town, language) for language in LANGUAGES}
