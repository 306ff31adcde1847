#!/usr/bin/env bash
# The workloads of bench_forms on JSON Forms, react-jsonschema-form and SurveyJS, in headless Chromium, beside ours.
#   tests/benchmarks/web/run.sh [FIGURES]
# Needs Node.js 20 with npm, Chromium (package chromium; $CHROMIUM names another) and build/bin/bench_forms. FIGURES is a
# file with what bench_forms printed; without it, bench_forms runs first. Everything installed goes to build/web-benchmarks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
place=build/web-benchmarks
mkdir -p "$place"
cp tests/benchmarks/web/{package.json,run.mjs,page.js,jsonforms.jsx,rjsf.jsx,survey.jsx} "$place/"
(cd "$place" && npm install --silent --no-audit --no-fund --legacy-peer-deps >&2)
QT_QPA_PLATFORM=offscreen build/bin/bench_forms --write "$place/workloads"
figures=${1:-$place/bench_forms.jsonl}
[ $# -gt 0 ] || xvfb-run -a build/bin/bench_forms | tee "$figures"
exec node "$place/run.mjs" "$place/workloads" "$figures"
