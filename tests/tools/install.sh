#!/usr/bin/env bash
# What the tests use and a fresh machine may lack. Installs Debian packages when allowed to, else names them.
set -euo pipefail
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
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
