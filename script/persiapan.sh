# Sourced by script/server, script/test and .ci/run: finds Python, installs pinned packages, checks system libraries.
# Messages for people go to standard error.

pesan() { printf '%s\n' "$*" >&2; }
gagal() {
  pesan "$*"
  exit 1
}

# Can this machine install Debian packages without asking anybody?
bisa_apt() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

pasang_apt() {
  pesan "Memasang paket sistem: $*"
  if [ -z "${APT_DIPERBARUI:-}" ]; then
    apt-get update -qq >&2
    APT_DIPERBARUI=1
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# butuh_paket "what for" package…: installs, or names what is missing and the command, and stops.
butuh_paket() {
  local untuk=$1
  shift
  if bisa_apt && pasang_apt "$@"; then return; fi
  gagal "Belum ada di mesin ini: $* ($untuk). Pasang dengan: sudo apt-get update && sudo apt-get install -y $*"
}

python_cocok() {
  command -v "$1" >/dev/null && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

cari_python() {
  local calon
  for calon in python3.13 python3.12 python3.11 python3; do
    if python_cocok "$calon"; then
      command -v "$calon"
      return
    fi
  done
  return 1
}

siapkan_venv() {
  if .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then return; fi
  local python versi
  if ! python=$(cari_python); then
    butuh_paket "Python 3.11 atau lebih baru" python3 python3-venv
    python=$(cari_python) || gagal "Python di mesin ini lebih lama dari 3.11. Pasang Python 3.11 atau lebih baru, lalu ulangi."
  fi
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    versi=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    butuh_paket "lingkungan virtual Python" "$versi"
  fi
  pesan "Membuat lingkungan virtual .venv dengan $("$python" --version) …"
  rm -rf .venv
  "$python" -m venv .venv
}

sidik_kunci() { sha256sum "$1" | cut -d' ' -f1; }

# pasang_python requirements.lock|requirements-dev.lock: only when the lock differs from what was installed last.
pasang_python() {
  local kunci=$1 catatan=.venv/terpasang
  siapkan_venv
  if grep -qsx "$kunci $(sidik_kunci "$kunci")" "$catatan"; then return; fi
  pesan "Memasang paket Python dari $kunci …"
  .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "$kunci" >&2
  {
    echo "$kunci $(sidik_kunci "$kunci")"
    # The development lock holds everything of the other one.
    [ "$kunci" = requirements.lock ] || echo "requirements.lock $(sidik_kunci requirements.lock)"
  } >"$catatan"
}

# WeasyPrint draws the PDFs with these; without a font it would draw empty boxes.
siapkan_pustaka_pdf() {
  local kurang=()
  pustaka_ada libpango-1.0.so.0 || kurang+=(libpango-1.0-0)
  pustaka_ada libpangoft2-1.0.so.0 || kurang+=(libpangoft2-1.0-0)
  pustaka_ada libharfbuzz-subset.so.0 || kurang+=(libharfbuzz-subset0)
  command -v fc-list >/dev/null || kurang+=(fontconfig)
  [ -n "$(fc-list 2>/dev/null | head -n 1)" ] || kurang+=(fonts-dejavu-core)
  [ ${#kurang[@]} -eq 0 ] || butuh_paket "pembuatan PDF" "${kurang[@]}"
}

pustaka_ada() { .venv/bin/python -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }

# Browser tests need Chromium; without it they are skipped by name, and a CI run fails.
siapkan_chromium() {
  if chromium --version >/dev/null 2>&1; then return; fi
  if bisa_apt && pasang_apt chromium; then return; fi
  pesan "Chromium tidak ada, jadi uji peramban dilewati. Pasang dengan: sudo apt-get update && sudo apt-get install -y chromium"
}

# The tests validate signatures with poppler's pdfsig too; without it those are skipped by name, and a CI run fails.
siapkan_poppler() {
  if command -v pdfsig >/dev/null; then return; fi
  if bisa_apt && pasang_apt poppler-utils; then return; fi
  pesan "pdfsig tidak ada, jadi ujinya dilewati. Pasang dengan: sudo apt-get update && sudo apt-get install -y poppler-utils"
}

# The tests sign with a PKCS#11 token as an agency's HSM would; without SoftHSM those are skipped by name, and a CI run fails.
siapkan_softhsm() {
  if command -v softhsm2-util >/dev/null; then return; fi
  if bisa_apt && pasang_apt softhsm2; then return; fi
  pesan "SoftHSM tidak ada, jadi ujinya dilewati. Pasang dengan: sudo apt-get update && sudo apt-get install -y softhsm2"
}
