#!/usr/bin/env bash
# Sees to it that what the browser tests need from the system is there: Chromium, Firefox, Chinese
# fonts, Node.js, npm, what reads PDF files, and a library that Playwright's own Node.js loads.
# Installs what is missing on Debian as root; elsewhere it says how. CHROMIUM and FIREFOX name
# browsers in other places.
set -euo pipefail

has_chinese_fonts() {
  compgen -G '/usr/share/fonts/opentype/noto/NotoSerifCJK-*' >/dev/null ||
    { command -v fc-list >/dev/null && fc-list : family | grep 'Noto Serif CJK' >/dev/null; }
}

has_libatomic() {
  compgen -G '/usr/lib*/libatomic.so.1' >/dev/null ||
    compgen -G '/usr/lib/*/libatomic.so.1' >/dev/null
}

missing=()
[[ -x ${CHROMIUM:-/usr/bin/chromium} ]] || missing+=(chromium)
[[ -x ${FIREFOX:-/usr/bin/firefox-esr} ]] || missing+=(firefox-esr)
has_chinese_fonts || missing+=(fonts-noto-cjk)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
has_libatomic || missing+=(libatomic1)
((${#missing[@]})) || exit 0

if [[ $EUID -ne 0 || ! -e /etc/debian_version ]]; then
  echo "The tests need ${missing[*]}. On Debian, run this and try again:" >&2
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
  exit 1
fi
echo "Installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
