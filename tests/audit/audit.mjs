// usage: node audit.mjs [OPTIONS] FILE.svg|DIR...
//
// Opens every SVG in ONE page of ONE headless Chromium and counts what a reader would trip over.
// --json        one JSON line per file, then one line {"total": ...}; without it, plain text
// --brief       names only the pictures that have flaws
// --strict      exit status 1 when a picture has a flaw
// --crops DIR   writes a PNG of each flaw, the place outlined, to look at; --max N per kind (12), --only KIND,KIND
// --dark        asks for prefers-color-scheme: dark, on a dark page
// --page COLOUR what lies behind a transparent picture, e.g. "#0d1117"
// --list FILE   more files, one path a line
// Exit status: 1 when a file could not be read, 2 when there is nothing to do, else 0.
import fs from 'node:fs';
import path from 'node:path';
import { open } from './browser.mjs';
import { summarise } from './summary.mjs';

const FLAGS = ['json', 'brief', 'strict', 'dark'];
const VALUES = ['crops', 'max', 'only', 'page', 'list'];

function usage(message) {
  console.error(`error: ${message}\nusage: node audit.mjs [--${FLAGS.join('] [--')}] [--${VALUES.join(' …] [--')} …] FILE.svg|DIR…`);
  process.exit(2);
}

const options = { max: '12' };
const names = [];
const given = process.argv.slice(2);
while (given.length) {
  const argument = given.shift();
  const option = argument.startsWith('--') ? argument.slice(2) : undefined;
  if (option === undefined) names.push(argument);
  else if (FLAGS.includes(option)) options[option] = true;
  else if (VALUES.includes(option) && given.length) options[option] = given.shift();
  else usage(`what is ${argument}?`);
}
if (options.list) names.push(...fs.readFileSync(options.list, 'utf8').split('\n').filter(Boolean));

/** The pictures of a folder and of those below it. */
function pictures(name) {
  if (!fs.statSync(name).isDirectory()) return [name];
  const inside = fs.readdirSync(name, { recursive: true }).filter((file) => file.endsWith('.svg'));
  return inside.sort().map((file) => path.join(name, file));
}
const files = names.flatMap(pictures);
if (!files.length) usage('no pictures');

const only = options.only?.split(',');
const shots = {};
async function crops(audit, file, flaws) {
  for (const flaw of flaws.filter((flaw) => !only || only.includes(flaw.kind))) {
    const shot = shots[flaw.kind] = (shots[flaw.kind] || 0) + 1;
    if (shot > +options.max) continue;
    const kind = flaw.kind.replace(':', '-');
    const name = `${kind}.${String(shot).padStart(2, '0')}.${path.basename(file, '.svg')}.png`;
    await audit.crop(path.join(options.crops, name), flaw);
  }
}

function report(file, result) {
  if (options.json) return console.log(JSON.stringify({ file, ...result }));
  if (result.error) return console.log(`${file}: ${result.error}`);
  const { width, height, labels, defects, a11y } = result;
  if (options.brief && !defects.length && !a11y.length) return undefined;
  console.log(`${file}: ${width} x ${height}, ${labels} labels, ${defects.length + a11y.length} flaws`);
  for (const flaw of defects) console.log(`    ${flaw.kind}  [${flaw.box.join(' ')}]  ${JSON.stringify(flaw.text ?? '')}`);
  for (const kind of a11y) console.log(`    ${kind}`);
  return undefined;
}

if (options.crops) fs.mkdirSync(options.crops, { recursive: true });
const results = [];
const started = performance.now();
const audit = await open({ dark: options.dark, ...(options.page && { page: options.page }) });
try {
  for (const file of files) {
    let result;
    try {
      result = await audit.audit(fs.readFileSync(file, 'utf8'));
    } catch (error) {
      result = { error: String(error.message ?? error).split('\n')[0] };
    }
    results.push(result);
    report(file, result);
    if (options.crops && !result.error) await crops(audit, file, result.defects);
  }
} finally {
  await audit.close();
}
const total = summarise(results);
if (options.json) {
  console.log(JSON.stringify({ total: { ...total, ms: Math.round(performance.now() - started) } }));
} else {
  const clean = (100 * total.cleanShare).toFixed(1);
  console.log(`${total.files} pictures, ${total.labels} labels: ${total.visualPer100} flaws per 100 pictures, `
    + `${total.visualPer1000Labels} per 1000 labels; ${clean}% of the pictures have none`);
  for (const [kind, { count, files, per100 }] of Object.entries(total.kinds)) {
    if (count) console.log(`  ${kind.padEnd(26)} ${String(per100).padStart(7)} per 100, in ${files} pictures`);
  }
  console.log(`  median size ${total.medianWidth} x ${total.medianHeight}; picture / content area ${total.medianWasted}; `
    + `smallest text ${total.minFont} px`);
}
const failed = total.unreadable > 0 || (options.strict && total.visual + total.access > 0);
process.exitCode = failed ? 1 : 0;
