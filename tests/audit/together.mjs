// usage: node together.mjs [--dark] FILE.svg|DIR...
//
// Puts pictures on ONE page of HTML, as a page that shows several diagrams inline does, and compares each with itself
// alone on a page: every shape and letter must have the same paint and font, every name and description be its own, and
// no id occur twice. Exit status: 1 when a picture changes.
import fs from 'node:fs';
import path from 'node:path';
import { launch } from './browser.mjs';

const MOST = 60;
const dark = process.argv.includes('--dark');
const names = process.argv.slice(2).filter((name) => !name.startsWith('--'));

function pictures(name) {
  if (!fs.statSync(name).isDirectory()) return [name];
  const inside = fs.readdirSync(name, { recursive: true }).filter((file) => file.endsWith('.svg'));
  return inside.sort().map((file) => path.join(name, file));
}

/** Runs in the page: how each picture looks. */
function looks() {
  const PROPERTIES = ['fill', 'fillOpacity', 'stroke', 'strokeWidth', 'strokeOpacity', 'strokeDasharray', 'opacity',
    'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'textAnchor', 'textDecorationLine', 'direction', 'display'];
  const named = (svg, attribute) => (svg.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent ?? `no ${id}`);
  return [...document.querySelectorAll('svg')].map((svg) => ({
    name: named(svg, 'aria-labelledby'),
    shapes: [...svg.querySelectorAll('rect,circle,path,text,tspan')].map((shape) => {
      const style = getComputedStyle(shape);
      return PROPERTIES.map((property) => style[property]).join(' ');
    }),
  }));
}

const all = names.flatMap(pictures);
// of many, an even choice; what differs in nothing but its place is one picture
const chosen = all.filter((_, at) => at % Math.ceil(all.length / MOST) === 0);
const texts = [...new Map(chosen.map((file) => [fs.readFileSync(file, 'utf8'), file]))];
const browser = await launch();
let bad = 0;
try {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  const show = async (pictures) => {
    await page.setContent(`<!doctype html><meta charset="utf-8"><body>${pictures.join('\n')}</body>`);
    return page.evaluate(looks);
  };
  const together = await show(texts.map(([text]) => text));
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((each) => each.id));
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) {
    bad++;
    console.log(`the id ${id} occurs more than once`);
  }
  for (const [at, [text, file]] of texts.entries()) {
    const [alone] = await show([text]);
    const name = together[at].name.join() !== alone.name.join();
    const shapes = alone.shapes.filter((look, shape) => look !== together[at].shapes[shape]).length;
    if (!name && !shapes) continue;
    bad++;
    console.log(`${file}: among others ${[name && 'its name', shapes && `${shapes} shapes`].filter(Boolean).join(' and ')} differ`);
  }
  console.log(`${texts.length} pictures on one page${dark ? ', dark' : ''}: ${bad} clashes`);
} finally {
  await browser.close();
}
process.exitCode = bad ? 1 : 0;
