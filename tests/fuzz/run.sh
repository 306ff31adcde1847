#!/usr/bin/env bash
# Fuzzes one target, or all one after the other, and keeps what it finds.
#   tests/fuzz/run.sh TARGET|all SECONDS
# Needs clang and libclang-rt-14-dev. What breaks a target is left in build-fuzz/finds/TARGET-…; the grown corpus in
# build-fuzz/corpus/TARGET. Reduce a find with: build-fuzz/bin/fuzz_TARGET -minimize_crash=1 -runs=10000 FILE
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

all=(json schema rules layout texts csv workbook)
targets=("${1:-}")
[ "${1:-}" != all ] || targets=("${all[@]}")
seconds=${2:-}
if [[ ! " ${all[*]} " == *" ${targets[0]} "* || ! "$seconds" =~ ^[0-9]+$ ]]; then
    sed -n '2,3s/^# *//p' "${BASH_SOURCE[0]}" >&2
    echo "targets: ${all[*]}" >&2
    exit 2
fi

[ -e build-fuzz/build.ninja ] || cmake --preset fuzz || exit
cmake --build build-fuzz --target "${targets[@]/#/fuzz_}" || exit

export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1:halt_on_error=1}
failed=0
for target in "${targets[@]}"; do
    mkdir -p "build-fuzz/corpus/$target" build-fuzz/finds
    printf '== %s\n' "$target"
    nice -n 19 "build-fuzz/bin/fuzz_$target" -max_total_time="$seconds" -rss_limit_mb=2048 -malloc_limit_mb=1024 \
        -timeout=20 -max_len=16384 -dict=tests/fuzz/json.dict -artifact_prefix="build-fuzz/finds/$target-" \
        -print_final_stats=1 "build-fuzz/corpus/$target" "tests/fuzz/corpus/$target" 2>&1 |
        tee "build-fuzz/$target.log" | grep -E '^(==|SUMMARY|stat::|artifact|#[0-9]+.*DONE)|ERROR|broken promise'
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed=1
done
exit "$failed"
