#!/usr/bin/env bash
# Makes sure that the system has what one stage needs: .ci/systeem.sh bouw|test
# Installs only what is missing, and only as root (or with sudo that asks nothing) on
# Debian or Ubuntu. Everywhere else it prints one line with the command to run, and stops.
# The Python to check can be given in the variable PYTHON.
set -euo pipefail

stage="${1:-}"
python="${PYTHON:-python3}"
export PATH="$PATH:/usr/sbin:/sbin" # ldconfig lives there

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

works() { has "$1" && "$@" >/dev/null 2>&1; }

is_mac() { [ "$(uname)" = Darwin ]; }

# --- Checks: each one succeeds when the need is met ---------------------------------------

python_is_new_enough() {
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

has_venv() { "$python" -c 'import venv, ensurepip' 2>/dev/null; }

has_library() { # has_library pango-1.0
  if is_mac; then
    has brew && [ -e "$(brew --prefix)/lib/lib$1.dylib" ]
  else
    local known
    known="$(ldconfig -p 2>/dev/null || true)"
    [[ "$known" == *"lib$1.so"* ]]
  fi
}

has_pango() {
  has_library pango-1.0 && has_library pangoft2-1.0 && { is_mac || has_library harfbuzz-subset; }
}

has_dictionary() { # the folders are those of macros/spelling.py
  local folder
  for folder in /usr/share/hunspell /usr/share/myspell/dicts "$HOME/Library/Spelling" \
    /Applications/LibreOffice.app/Contents/Resources/extensions/dict-nl; do
    if [ -e "$folder/nl_NL.dic" ]; then return 0; fi
  done
  return 1
}

# On Ubuntu chromium-browser can be a stub that only asks for a snap: so run it.
has_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if works "$name" --version; then return 0; fi
  done
  is_mac && [ -d "/Applications/Google Chrome.app" ]
}

# Runs a source file, as the tests do: this takes Java 11 or newer, with its compiler.
has_jdk() {
  local folder result=0
  has java || return 1
  folder="$(mktemp -d)"
  printf 'class Hallo { public static void main(String[] a) {} }\n' >"$folder/Hallo.java"
  java "$folder/Hallo.java" >/dev/null 2>&1 || result=1
  rm -rf "$folder"
  return "$result"
}

has_writer() {
  local office
  office="$(command -v soffice || command -v libreoffice)" || return 1
  is_mac || [ -e "$(dirname "$(readlink -f "$office")")/libswlo.so" ]
}

has_poppler() { has pdftotext && has pdftoppm; }

# --- The list of missing things, in the names of apt and of Homebrew ----------------------

apt_offers() {
  local policy
  policy="$(apt-cache policy "$1" 2>/dev/null || true)"
  [[ "$policy" == *Candidate:* && "$policy" != *"Candidate: (none)"* ]]
}

# Prints the first package that apt knows; the first name when apt knows none of them.
first_offered() {
  local name
  for name in "$@"; do
    if apt_offers "$name"; then
      printf '%s' "$name"
      return
    fi
  done
  printf '%s' "$1"
}

# Ubuntu's chromium packages are snap stubs, which do not work in a container.
apt_has_real_chromium() {
  ! grep -qs '^ID=ubuntu' /etc/os-release
}

list_missing() {
  apt=() brew=() cask=()
  if ! has "$python"; then
    apt+=(python3 python3-venv) brew+=(python)
  elif python_is_new_enough && ! has_venv; then
    local name="${python##*/}"
    case "$name" in python3.*) apt+=("$name-venv") ;; *) apt+=(python3-venv) ;; esac
    brew+=(python)
  fi
  if ! has_pango; then
    apt+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0) brew+=(pango)
  fi
  has_dictionary || {
    apt+=(hunspell-nl) cask+=(libreoffice)
  }
  if [ "$stage" = test ]; then
    has_jdk || {
      apt+=("$(first_offered openjdk-17-jdk-headless default-jdk-headless)") cask+=(temurin)
    }
    has_writer || {
      apt+=("$(first_offered libreoffice-writer-nogui libreoffice-writer)") cask+=(libreoffice)
    }
    has_poppler || apt+=(poppler-utils) brew+=(poppler)
    has epubcheck || apt+=(epubcheck) brew+=(epubcheck)
    if ! has_chromium; then
      if apt_has_real_chromium; then apt+=(chromium); fi
      cask+=(google-chrome)
    fi
  fi
}

# --- Installing, or telling how -----------------------------------------------------------

stop_for_old_python() {
  if has "$python" && ! python_is_new_enough; then
    stop "Python 3.11 of nieuwer is nodig, maar $("$python" -V 2>&1) is gevonden." \
      "Installeer een nieuwere Python en geef die mee, bijvoorbeeld: make PYTHON=python3.12"
  fi
}

stop_for_chromium() {
  stop "Voor de tests ontbreekt een browser. Installeer Google Chrome (google.com/chrome) of" \
    "Chromium (sudo snap install chromium) en start de opdracht daarna opnieuw."
}

stop_on_mac() {
  local line="" separator=""
  if [ ${#brew[@]} -gt 0 ]; then
    line="brew install ${brew[*]}"
    separator=" && "
  fi
  if [ ${#cask[@]} -gt 0 ]; then line="$line${separator}brew install --cask ${cask[*]}"; fi
  stop "Er ontbreken programma's. Voer dit uit en start de opdracht daarna opnieuw: $line"
}

install_with_apt() {
  local options=(-y -q --no-install-recommends -o DPkg::Lock::Timeout=600)
  local as_root=()
  local line="sudo apt-get update && sudo apt-get install -y --no-install-recommends ${apt[*]}"
  if [ "$(id -u)" != 0 ]; then
    works sudo -n true ||
      stop "Er ontbreken programma's. Voer dit uit en start de opdracht daarna opnieuw: $line"
    as_root=(sudo -n)
  fi
  local log
  log="$(mktemp)"
  printf 'Ontbrekende programma'\''s worden geïnstalleerd: %s\n' "${apt[*]}"
  if ! {
    "${as_root[@]}" apt-get update -q -o DPkg::Lock::Timeout=600 &&
      list_missing && # the names can only be chosen well after the update
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install "${options[@]}" "${apt[@]}"
  } >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    stop "Het installeren is niet gelukt. Voer dit zelf uit en start de opdracht daarna opnieuw: $line"
  fi
  rm -f "$log"
}

case "$stage" in bouw | test) ;; *) stop "Gebruik: .ci/systeem.sh bouw|test" ;; esac

stop_for_old_python
list_missing
if is_mac; then
  if [ $((${#brew[@]} + ${#cask[@]})) -gt 0 ]; then stop_on_mac; fi
  exit 0
fi
if [ ${#apt[@]} -gt 0 ]; then
  has apt-get ||
    stop "Er ontbreken programma's. Installeer ze met het pakketbeheer van uw systeem (zo heten ze op Debian): ${apt[*]}"
  install_with_apt
  stop_for_old_python
  list_missing
  if [ ${#apt[@]} -gt 0 ]; then
    stop "Na het installeren ontbreekt nog steeds: ${apt[*]}"
  fi
fi
if [ "$stage" = test ] && ! has_chromium; then stop_for_chromium; fi
