// Every picture in selftest/ holds exactly the flaws that expected.json lists for it, and no others.
import fs from 'node:fs';
import { open } from './browser.mjs';

const folder = new URL('./selftest/', import.meta.url);
const expected = JSON.parse(fs.readFileSync(new URL('expected.json', folder), 'utf8'));
const show = (flaws) => JSON.stringify(Object.fromEntries(Object.entries(flaws).sort()));

const audit = await open();
let bad = 0;
try {
  const there = fs.readdirSync(folder).filter((file) => file.endsWith('.svg')).map((file) => file.slice(0, -4));
  const named = Object.keys(expected).sort();
  if (String(there.sort()) !== String(named)) {
    bad++;
    console.log('selftest/ and expected.json name different pictures');
  }
  for (const name of named) {
    const result = await audit.audit(fs.readFileSync(new URL(`${name}.svg`, folder), 'utf8'));
    const got = {};
    for (const flaw of result.defects ?? []) got[flaw.kind] = (got[flaw.kind] || 0) + 1;
    for (const kind of result.a11y ?? []) got[kind] = 1;
    if (!result.error && show(got) === show(expected[name])) continue;
    bad++;
    console.log(`${name}: expected ${show(expected[name])}, got ${result.error ?? show(got)}`);
    for (const flaw of result.defects ?? []) console.log('    ', JSON.stringify(flaw));
  }
  console.log(`${named.length - bad} of ${named.length} as expected`);
} finally {
  await audit.close();
}
process.exitCode = bad ? 1 : 0;
