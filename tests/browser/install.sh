#!/bin/sh
# A headless Chromium from Debian's packages, where there is none yet: a package of 64 MB and what it needs.
set -eu
for name in "${CHROMIUM:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
  if [ -n "$name" ] && command -v "$name" >/dev/null; then exit 0; fi
done
fail() {
  echo "tests/browser: $1. Install Chromium, or set CHROMIUM to its path, to run the tests of the report in a browser." >&2
  exit 1
}
command -v apt-get >/dev/null || fail "there is no Chromium, and no apt-get to install one"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq || fail "there is no Chromium, and apt-get update failed"
apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-dejavu-core >/dev/null ||
  fail "there is no Chromium, and apt-get could not install one"
