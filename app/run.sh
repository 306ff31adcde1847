#!/usr/bin/env bash
# Sets up, builds and starts the client in training mode. Safe to repeat: what is there is not done again.
#   app/run.sh [--build-only] [arguments for eforms…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. app/packages.sh

build_only=
if [ "${1:-}" = --build-only ]; then
    build_only=yes
    shift
fi

install_packages
build_tree release build eforms eforms-server
[ -z "$build_only" ] || exit 0

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/bin/eforms --training "$@"
fi
echo "There is no display here, so the tour is played instead: its pictures go to build/tour."
exec xvfb-run --auto-servernum build/bin/eforms --training --tour build/tour "$@"
