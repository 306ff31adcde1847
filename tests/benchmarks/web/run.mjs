// Runs the workloads of bench_forms on web engines and prints JSON lines, then the ratios.
//   node run.mjs WORKLOADS FIGURES-OF-BENCH-FORMS
// Chromium, headless; production builds. Times go from the parsed schema to after the frame that shows it, and from
// the key event to after the frame that shows its character or its problem.

import { readFileSync, existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const [workloads, figures] = process.argv.slice(2);
const engines = ['jsonforms', 'rjsf', 'survey'];
const patience = 120_000;
const print = (line) => console.log(JSON.stringify(line));
const rounded = (ms) => Math.round(ms * 100) / 100;

function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share) => rounded(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);
  return { median_ms: at(0.5), p95_ms: at(0.95), runs: sorted.length };
}

async function bundle(engine) {
  const made = await build({ entryPoints: [join(here, `${engine}.jsx`)], bundle: true, minify: true, write: false,
    format: 'iife', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error' });
  return made.outputFiles[0].text;
}

/** Rejects when something takes too long; the page is then of no more use. */
const limited = (promise) => Promise.race([promise,
  new Promise((_, fail) => setTimeout(() => fail(new Error(`took more than ${patience / 1000} s`)), patience).unref())]);

async function withPage(browser, script, act) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.setContent('<!doctype html><body></body>');
    await page.addScriptTag({ content: script });
    return await act(page);
  } finally {
    await Promise.race([page.close(), new Promise((done) => setTimeout(done, 2000))]);
  }
}

async function measureOpening(page, work, runs) {
  const samples = [];
  let inputs = 0;
  for (let run = 0; run <= runs; ++run) {
    const opened = await limited(page.evaluate((w) => window.bench.open(w), work));
    inputs = opened.inputs;
    if (run > 0) samples.push(opened.ms); // the first one warms up
  }
  return { ...summary(samples), inputs };
}

async function press(page, key, problem) {
  await page.evaluate((p) => window.bench.arm(p), problem);
  await page.keyboard.press(key);
  return limited(page.evaluate(() => window.bench.result));
}

async function measureTyping(page, work, keys) {
  await limited(page.evaluate((w) => window.bench.open(w), work));
  await page.evaluate(() => window.bench.focusLast());
  const characters = [];
  const problems = [];
  for (let at = 0; at < keys; ++at) {
    characters.push(await press(page, 'a', false));
    problems.push(await press(page, '!', true));
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(50);
  }
  return [summary(characters), summary(problems)];
}

const results = new Map();
function report(engine, line) {
  print({ engine, ...line });
  const key = JSON.stringify([line.benchmark, line.fields ?? null, line.rows ?? null]);
  results.set(key, [...(results.get(key) ?? []), { engine, ...line }]);
}

async function attempt(engine, about, act) {
  try {
    await act();
  } catch (error) {
    print({ engine, ...about, failed: String(error.message).split('\n')[0] });
  }
}

const load = (name) => JSON.parse(readFileSync(join(workloads, `${name}.json`), 'utf8'));
print({ machine: cpus()[0].model, cores: cpus().length, load: loadavg().map(rounded),
  ...(loadavg()[0] > 0.5 ? { warning: 'others are using this machine; times are not to be trusted' } : {}) });

for (const engine of engines) {
  const script = await bundle(engine);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'] });
  const opening = async (about, name, runs) => attempt(engine, about, () => withPage(browser, script,
    async (page) => report(engine, { ...about, ...await measureOpening(page, load(name), runs) })));
  for (const fields of [40, 300, 1000])
    await opening({ benchmark: 'W1.open', fields }, `fields-${fields}`, 5);
  await opening({ benchmark: 'W2.open', rows: 1000 }, 'table-1000', 2);
  const typing = async (about, name) => attempt(engine, { benchmark: 'W3', ...about }, () => withPage(browser, script,
    async (page) => {
      const [characters, problems] = await measureTyping(page, load(name), 20);
      report(engine, { benchmark: 'W3.character', ...about, ...characters });
      report(engine, { benchmark: 'W3.problem', ...about, ...problems });
    }));
  await typing({ fields: 300 }, 'fields-300');
  await typing({ fields: 1000 }, 'fields-1000');
  await typing({ rows: 1000 }, 'table-1000');
  await browser.close();
}

const own = figures && existsSync(figures) ? readFileSync(figures, 'utf8').split('\n').filter((line) => line.includes('"benchmark"')) : [];
for (const text of own) {
  const line = JSON.parse(text);
  if (line.from && line.from !== 'parsed JSON') continue;
  const typed = line.benchmark.startsWith('W3');
  for (const other of results.get(JSON.stringify([line.benchmark, line.fields ?? null, line.rows ?? null])) ?? []) {
    const figure = typed ? 'p95_ms' : 'median_ms';
    print({ ratio: line.benchmark, fields: line.fields, rows: line.rows, engine: other.engine, figure, theirs: other[figure],
      ours: line[figure], times: rounded(other[figure] / line[figure]) });
  }
}
