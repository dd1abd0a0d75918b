"""Find the libraries Qt needs from the machine, and install them where that is allowed.

    python packaging/system_libraries.py run|x11|wayland|test

Ends with 0 when all that is needed is there. Where `apt-get` exists and we are root, what is missing is installed;
otherwise the one line to paste is printed and the end is 1. Only Linux lacks such libraries; elsewhere this does nothing.
Runs on the standard library alone, because it may be the first thing that runs.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# Found by adding one after the other to a bare Debian 12 until Qt started: library -> Debian package.
ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libzstd.so.1": "libzstd1",
}
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-glx.so.0": "libxcb-glx0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
NEEDED = {
    "run": ALWAYS,
    "x11": ALWAYS | X11,
    "wayland": ALWAYS | WAYLAND,
    "test": ALWAYS,
}

# The tests run without these; the journey in a real window and the pages drawn by a second engine then do not.
WISHED = {"test": X11}
WISHED_PROGRAMS = {
    "test": {
        "Xvfb": "xvfb",
        "pdftoppm": "poppler-utils",
        # The gates: calls that are made to fail, a clock that is set to another year, a disk to look through.
        "strace": "strace",
        "faketime": "faketime",
        "mkfs.ext4": "e2fsprogs",
        # A desktop that says that it sleeps or locks its screen.
        "dbus-daemon": "dbus",
    }
}


def missing_libraries(packages: dict[str, str]) -> list[str]:
    """The libraries of `packages` that this machine cannot load."""
    lacking = []
    for library in packages:
        try:
            ctypes.CDLL(library)
        except OSError:
            lacking.append(library)
    return lacking


def missing_programs(packages: dict[str, str]) -> list[str]:
    return [program for program in packages if shutil.which(program) is None]


def may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install(packages: list[str]) -> bool:
    """Whether apt-get installed `packages`; its own words go to the screen only when it fails."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(step, env=quiet, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stdout[-2000:] + done.stderr[-2000:], file=sys.stderr)
            return False
    return True


def tell_what_to_paste(packages: list[str], libraries: list[str]) -> None:
    if shutil.which("apt-get") is not None:
        print("Paste this line and start again:", file=sys.stderr)
        print(f"  sudo apt-get install -y --no-install-recommends {' '.join(packages)}", file=sys.stderr)
    else:
        print("Install them with your system's package manager and start again:", file=sys.stderr)
        print(f"  {' '.join(libraries)}", file=sys.stderr)


def main(part: str) -> int:
    if not sys.platform.startswith("linux"):
        return 0
    known = NEEDED[part] | WISHED.get(part, {}) | WISHED_PROGRAMS.get(part, {})
    needed = missing_libraries(NEEDED[part])
    wished = missing_libraries(WISHED.get(part, {})) + missing_programs(WISHED_PROGRAMS.get(part, {}))
    if not needed and not wished:
        return 0
    packages = [known[name] for name in needed + wished]
    if may_install():
        print(f"Installing from this system's packages: {' '.join(packages)}", file=sys.stderr)
        if not install(packages):
            print("The system's package manager could not do it.", file=sys.stderr)
        needed = missing_libraries(NEEDED[part])
        wished = missing_libraries(WISHED.get(part, {})) + missing_programs(WISHED_PROGRAMS.get(part, {}))
    if needed:
        print(f"This machine lacks what Qt needs: {', '.join(needed)}.", file=sys.stderr)
        tell_what_to_paste([known[name] for name in needed + wished], needed + wished)
        return 1
    if wished:
        print("*" * 79, file=sys.stderr)
        print(
            f"Not there: {', '.join(wished)}. Tests that need a real screen will say they did not run.", file=sys.stderr
        )
        tell_what_to_paste([known[name] for name in wished], wished)
        print("*" * 79, file=sys.stderr)
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in NEEDED:
        sys.exit(f"Say which part: {', '.join(NEEDED)}")
    sys.exit(main(sys.argv[1]))
