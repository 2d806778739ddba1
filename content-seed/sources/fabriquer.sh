#!/bin/sh
# Refait les PDF de content-seed/media/outils à partir des pages HTML de ce dossier (Chromium requis).
set -eu
cd "$(dirname "$0")"
for page in ${*:-*.html}; do
  chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --allow-file-access-from-files \
    --print-to-pdf="../media/outils/${page%.html}.pdf" "file://$PWD/$page" 2>/dev/null
done
