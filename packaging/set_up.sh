# shellcheck shell=sh disable=SC2154
# Set-up behind ./run and ./test: sourced by both, so that neither needs anything typed first. POSIX sh.
#
# The caller sets `root` (the checkout) and calls `set_up run` or `set_up test`; then $python is the Python to start.
# What was done once is not done again: .venv/.installed holds the place of the checkout and the lock it was made
# from, .venv/.libraries-* say that the machine's libraries were found. A second start only compares two files.

python=$root/.venv/bin/python

say() { printf '%s\n' "$*" >&2; }

# Is .venv the one that this lock, in this place, asks for?
installed() {
    [ -x "$python" ] && [ -f "$root/.venv/.installed" ] &&
        { printf '%s\n' "$root" && cat "$root/requirements.lock"; } | cmp -s - "$root/.venv/.installed"
}

# A Python of the machine that can make an environment: 3.11 to 3.14.
find_python() {
    for name in "${RECESS_PYTHON:-python3}" python3.13 python3.12 python3.14 python3.11 python; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# Debian ships Python without the part that makes environments; another system has it or has no apt-get.
need_debian_python() {
    line='apt-get install -y --no-install-recommends python3 python3-venv'
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ]; then
        say "Installing Python's venv: $line"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive $line; } >&2 || return 1
    else
        say "Recess needs Python 3.11 to 3.14 with venv. On Debian or Ubuntu paste this line and start again:"
        say "  sudo $line"
        return 1
    fi
}

# uv, at the version and with the hash of the lock, makes the rest quicker; without it pip does the same slower.
get_uv() {
    wanted=$root/.venv/.uv-from-lock
    awk '/^uv==/ { on = 1 } on { print } on && !/\\$/ { exit }' "$root/requirements.lock" >"$wanted"
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$wanted" >/dev/null 2>&1
}

install() {
    machine_python=$(find_python) || { need_debian_python && machine_python=$(find_python); } || return 1
    "$machine_python" -c 'import ensurepip, venv' 2>/dev/null || need_debian_python || return 1

    # An environment made for another place or never finished is made anew; one with an older lock is brought up.
    if ! { [ -x "$python" ] && [ "$(head -n 1 "$root/.venv/.installed" 2>/dev/null)" = "$root" ]; }; then
        say "Making .venv with $machine_python"
        "$machine_python" -m venv --clear "$root/.venv" || return 1
    fi
    rm -f "$root/.venv/.installed"

    say "Installing what requirements.lock names"
    uv=$root/.venv/bin/uv
    if get_uv && "$uv" pip sync --quiet --python "$python" --require-hashes "$root/requirements.lock"; then
        "$uv" pip install --quiet --offline --python "$python" --no-deps --no-build-isolation \
            --config-settings editable_mode=compat --editable "$root" || return 1
    else
        say "uv could not do it; trying pip, which takes longer"
        "$python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$root/requirements.lock" &&
            "$python" -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation \
                --config-settings editable_mode=compat --editable "$root" || return 1
    fi
    # A party's process writes nothing to the disk, so it would read its own source anew at every hand-over.
    "$python" -m compileall -q "$root/app" "$root/ui" || return 1
    { printf '%s\n' "$root" && cat "$root/requirements.lock"; } >"$root/.venv/.installed.new"
    mv "$root/.venv/.installed.new" "$root/.venv/.installed"
}

# The libraries of the machine that no Python package brings along. $1: run, x11, wayland or test.
libraries() {
    [ -e "$root/.venv/.libraries-$1" ] && return 0
    "$python" -I "$root/packaging/system_libraries.py" "$1" || return 1
    : >"$root/.venv/.libraries-$1"
}

set_up() {
    installed || install || { say "Recess is not set up yet; nothing was changed outside .venv."; exit 1; }
    libraries "$1" || exit 1
}
