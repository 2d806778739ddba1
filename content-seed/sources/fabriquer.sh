#!/bin/sh
# Refait les PDF de content-seed/media/outils à partir des pages HTML de ce dossier qui suivent commun.css.
# Il faut Chromium, et `npm ci` à la racine pour les polices.
set -eu
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- $(grep -l commun.css ./*.html | sed "s|^\./||")
for page in "$@"; do
  chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --allow-file-access-from-files \
    --print-to-pdf="../media/outils/${page%.html}.pdf" "file://$PWD/$page" 2>/dev/null
done
