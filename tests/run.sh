#!/usr/bin/env bash
# Sets up, builds and runs every test, without a screen.
#   tests/run.sh [--quick]
# --quick leaves out the second run: the libraries without a screen under address and undefined-behaviour sanitizers.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. app/packages.sh

quick=
case "${1:-}" in
"") ;;
--quick) quick=yes ;;
*) sed -n '2,4s/^# *//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac

failed=0

# run_tests PRESET FOLDER: builds and tests one tree; its log stays in FOLDER/ctest.log.
# The tests choose Qt's offscreen platform themselves; those that want a real X server find one.
run_tests() {
    mkdir -p "$2"
    if ! build_tree "$1" "$2"; then
        echo "The $1 build failed." | tee "$2/ctest.log"
        failed=1
        return
    fi
    xvfb-run --auto-servernum ctest --test-dir "$2" --no-tests=error --parallel "$(nproc)" --output-on-failure \
        --timeout 600 2>&1 | tee "$2/ctest.log" || failed=1
}

export LC_ALL=C.UTF-8
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:strict_string_checks=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1:halt_on_error=1}

install_packages || exit 1
run_tests release build
[ -n "$quick" ] || run_tests sanitize build-sanitize

# What the examples of the forms cover.
grep -hs '"coverage:\|coverage: ' build/Testing/Temporary/LastTest.log | sed 's/^.*coverage: /coverage: /' | tail -1

passed() { grep -q '^100% tests passed' "$1/ctest.log"; }

# What failed stands last.
folders=(build)
if [ -z "$quick" ]; then
    folders=(build-sanitize build)
    ! passed build || passed build-sanitize || folders=(build build-sanitize)
fi
for folder in "${folders[@]}"; do
    printf '\n== %s\n' "$folder"
    sed -n '/tests passed/,$p; /build failed/p; /^No tests/p' "$folder/ctest.log"
done
exit "$failed"
