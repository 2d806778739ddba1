#!/usr/bin/env bash
# What the tests use and a fresh machine may lack. Installs Debian packages when allowed to, else names them.
set -euo pipefail
# Two test projects may come here at once: one installs, the other waits and finds everything in place.
exec 9>"${TMPDIR:-/tmp}/reseau50-install.lock"
flock 9
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v vipsthumbnail >/dev/null || missing+=(libvips-tools)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
if [ ${#missing[@]} -eq 0 ]; then echo "All tools are here."; exit 0; fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Missing: ${missing[*]}. Install them (Debian: apt-get install ${missing[*]}) and run again." >&2
  exit 1
fi
echo "Installing ${missing[*]}"
apt-get -o DPkg::Lock::Timeout=300 update -qq
DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
