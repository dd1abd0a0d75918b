#!/usr/bin/env bash
# Does Recess set itself up on a bare Debian 12? Needs root and debootstrap.
#
#   packaging/check_fresh_debian.sh [BASE [COMMAND...]]
#
# Makes a minimal Debian 12 with python3, python3-venv and git (kept in the folder BASE for the next time, if given),
# clones what is committed here into a copy of it, and there runs, with nothing else typed:
#   ./run demo --out out     and     ./test          (or the COMMANDs)
# Prints the seconds of each; ends with 0 only if each ended with 0. How this machine reaches Debian's and Python's
# packages (sources, certificates, pip's settings) is handed to the new one at run time; none of it is written here.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
if [ "${RECESS_UNSHARED:-}" != yes ]; then
    # Mounts of its own: they are gone when this ends, however it ends.
    exec env RECESS_UNSHARED=yes unshare --mount --propagation private -- "$0" "$@"
fi

base=${1:-}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- './run demo --out out' './test'

work=$(mktemp -d "${TMPDIR:-/tmp}/fresh-debian.XXXXXX")
fresh=$work/debian
# Nothing of this machine that holds files of value is mounted inside; what is mounted is let go before deleting.
# shellcheck disable=SC2317  # the trap calls it
tidy() {
    for part in proc dev; do
        if mountpoint -q "$fresh/$part"; then
            umount -R -l "$fresh/$part" || return 0
        fi
    done
    rm -rf --one-file-system "$work"
}
trap tidy EXIT
[ -n "$base" ] || base=$work/base

if [ ! -e "$base/.complete" ]; then
    command -v debootstrap >/dev/null || { apt-get update -qq && apt-get install -y -qq debootstrap >/dev/null; }
    # shellcheck disable=SC2016  # apt-get fills these in
    mirror=$(apt-get indextargets --format '$(CODENAME) $(SITE)' 'Created-By: Packages' |
        awk '$1 == "bookworm" { print $2; exit }')
    [ -n "$mirror" ] || { echo "This machine's apt knows no Debian 12 (bookworm)." >&2; exit 1; }
    began=$SECONDS
    debootstrap --variant=minbase --include=python3,python3-venv,git bookworm "$base" "$mirror" >"$work/debootstrap.log" ||
        { tail -20 "$work/debootstrap.log" >&2; exit 1; }
    touch "$base/.complete"
    echo "A bare Debian 12 made in $((SECONDS - began)) s"
fi
cp -a "$base" "$fresh"

# The same way to the packages as here.
rm -rf "$fresh/etc/apt/sources.list" "$fresh/etc/apt/sources.list.d"
for part in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/keyrings /etc/apt/auth.conf.d \
    /usr/share/keyrings /etc/pip.conf /etc/ssl/certs /etc/hosts /etc/resolv.conf; do
    if [ -e "$part" ]; then
        mkdir -p "$fresh$(dirname "$part")"
        cp -aL "$part" "$fresh$(dirname "$part")/" 2>/dev/null || true
    fi
done
apt-config dump --format '%f "%v";%n' Acquire >"$fresh/etc/apt/apt.conf.d/90like-the-other-machine"
if [ -e ~/.config/pip ]; then
    mkdir -p "$fresh/root/.config"
    cp -aL ~/.config/pip "$fresh/root/.config/"
fi
settings=(HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin)
while IFS= read -r -d '' setting; do
    case ${setting%%=*} in
    PIP_* | UV_* | SSL_CERT_* | *_CA_BUNDLE | *[pP][rR][oO][xX][yY]) settings+=("$setting") ;;
    esac
done < <(env -0)

mount -t proc proc "$fresh/proc"
mount --rbind /dev "$fresh/dev"
git clone -q --bare "$here" "$fresh/mnt/recess.git"
inside() { env -i "${settings[@]}" chroot "$fresh" /bin/sh -c "$1" </dev/null; }

inside 'git clone -q /mnt/recess.git /root/recess'
echo "Commit $(inside 'cd /root/recess && git log -1 --format="%h %s"')"
failed=0
for command in "$@"; do
    echo "== $command"
    began=$(date +%s.%N)
    inside "cd /root/recess && $command" || { echo "   ended with $?"; failed=1; }
    printf '== %s: %.1f s\n' "$command" "$(echo "$(date +%s.%N) - $began" | awk '{ print $1 - $3 }')"
done
exit $failed
