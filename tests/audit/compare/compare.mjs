// usage: node compare.mjs SEQWEAVE WORK FOLDER…
//
// Draws the same diagrams with seqweave, Mermaid and PlantUML, and audits all pictures. A diagram in one of the peers'
// dialects is given to the other as seqweave converts it; only diagrams that all three draw are counted. Prints a table
// for each dialect and writes WORK/index.html, where the pictures stand side by side.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { open } from '../browser.mjs';
import { median, summarise } from '../summary.mjs';
import { PEERS } from './peers.mjs';

const DIALECTS = { '.mmd': 'mermaid', '.mermaid': 'mermaid', '.puml': 'plantuml', '.plantuml': 'plantuml', '.wsd': 'wsd' };
const EXTENSION = { mermaid: 'mmd', plantuml: 'puml', wsd: 'wsd' };

const [seqweave, work, ...folders] = process.argv.slice(2);
const tools = ['seqweave', ...Object.keys(PEERS)];

function folder(...parts) {
  const made = path.join(work, ...parts);
  fs.mkdirSync(made, { recursive: true });
  return made;
}

function run(...args) {
  const { status, stderr, error } = spawnSync(seqweave, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) throw error;
  if (status > 1) throw new Error(stderr);
}

/** Copies the texts, numbered: { wsd: [{ name, source }], … }. */
function collect() {
  const found = {};
  for (const from of folders) {
    for (const file of fs.readdirSync(from, { recursive: true }).sort()) {
      const dialect = DIALECTS[path.extname(file)];
      if (!dialect || file.includes('node_modules')) continue;
      const texts = (found[dialect] ??= []);
      const name = `${String(texts.length + 1).padStart(4, '0')}-${path.basename(file).replace(/\.\w+$/, '')}`;
      const source = path.join(from, file);
      let text = fs.readFileSync(source, 'utf8');
      // a name after @startuml would be that of the picture's file
      if (dialect === 'plantuml') text = text.replace(/^(\s*@startuml)\b.*$/m, '$1');
      fs.writeFileSync(path.join(folder('text', dialect), `${name}.${EXTENSION[dialect]}`), text);
      texts.push({ name, source });
    }
  }
  return found;
}

/** The folder of pictures of each tool. */
async function draw(dialect) {
  const own = folder('text', dialect);
  const pictures = {};
  for (const tool of tools) {
    const to = pictures[tool] = folder(dialect, tool);
    if (tool === 'seqweave') {
      run('build', own, '--to', 'svg', '--out-dir', to);
      continue;
    }
    let from = own;
    if (tool !== dialect) {
      from = folder('text', `${dialect}-as-${tool}`);
      const texts = fs.readdirSync(own).map((file) => path.join(own, file));
      run('convert', ...texts, '--to', tool, '-o', `${from}${path.sep}`);
    }
    await PEERS[tool].draw(from, to);
  }
  return pictures;
}

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const number = (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');

fs.rmSync(work, { recursive: true, force: true });
const page = ['<!doctype html><meta charset="utf-8"><title>Side by side</title>',
  '<style>body{font-family:sans-serif}td{vertical-align:top;padding:8px}img{max-width:30vw}</style>'];
const audit = await open();
try {
  for (const [dialect, texts] of Object.entries(collect())) {
    const pictures = await draw(dialect);
    const drawn = Object.fromEntries(tools.map((tool) => [tool, new Set(fs.readdirSync(pictures[tool]))]));
    const common = texts.filter(({ name }) => tools.every((tool) => drawn[tool].has(`${name}.svg`)));
    const missed = tools.map((tool) => `${texts.filter(({ name }) => !drawn[tool].has(`${name}.svg`)).length} not by ${tool}`);
    console.log(`\n${dialect}: ${texts.length} diagrams, ${common.length} drawn by all (${missed.join(', ')})`);
    console.log(['tool', 'flaws per 100', 'clean', 'bytes', 'width x height', 'area', 'area / content']
      .map((head, column) => (column ? head.padStart(15) : head.padEnd(20))).join(''));
    const results = {};
    for (const tool of tools) {
      const bytes = [];
      results[tool] = [];
      for (const { name } of common) {
        const xml = fs.readFileSync(path.join(pictures[tool], `${name}.svg`), 'utf8');
        bytes.push(Buffer.byteLength(xml));
        results[tool].push({ ...await audit.audit(xml), bytes: bytes.at(-1) });
      }
      const total = summarise(results[tool]);
      const title = tool === 'seqweave' ? tool : `${PEERS[tool].name} ${PEERS[tool].version()}`;
      console.log([title, total.visualPer100, `${(100 * total.cleanShare).toFixed(1)}%`, number(median(bytes)),
        `${Math.round(total.medianWidth)} x ${Math.round(total.medianHeight)}`, number(total.medianArea), total.medianWasted]
        .map((cell, column) => (column ? String(cell).padStart(15) : cell.padEnd(20))).join(''));
    }
    for (const tool of Object.keys(PEERS)) {
      const smaller = (what) => common.filter((_, at) => what(results.seqweave[at]) < what(results[tool][at])).length;
      const area = (result) => result.width * result.height;
      console.log(`ours is smaller than ${tool}'s in ${smaller((r) => r.bytes)} of ${common.length} by bytes, `
        + `in ${smaller(area)} by area`);
    }
    page.push(`<h1>${dialect}</h1><table>`);
    common.forEach(({ name, source }, at) => {
      page.push(`<tr><th colspan=${tools.length} align=left>${escape(source)}</tr><tr>`);
      for (const tool of tools) {
        const href = `${dialect}/${tool}/${encodeURIComponent(name)}.svg`;
        page.push(`<td>${tool}: ${results[tool][at].defects?.length ?? '?'} flaws<br><a href="${href}"><img loading=lazy src="${href}"></a></td>`);
      }
      page.push('</tr>');
    });
    page.push('</table>');
  }
} finally {
  await audit.close();
}
fs.writeFileSync(path.join(folder(), 'index.html'), page.join('\n'));
console.log(`\nside by side: ${path.join(work, 'index.html')}`);
