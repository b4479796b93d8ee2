// One page of one headless Chromium, in which pictures are audited.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--hide-scrollbars',
];

function onPath(name) {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** A browser with a profile of its own, which goes with it. CHROMIUM names another binary than the one on PATH. */
export async function launch() {
  const executablePath = process.env.CHROMIUM
    || onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome');
  if (!executablePath) throw new Error('no Chromium found: install the chromium package or set CHROMIUM');
  const userDataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'picture-audit-'));
  const browser = await puppeteer.launch({ executablePath, userDataDir, headless: true, args: ARGUMENTS });
  return {
    newPage: () => browser.newPage(),
    async close() {
      await browser.close();
      fs.rmSync(userDataDir, { recursive: true, force: true });
    },
  };
}

/** Opens the page that audits. `page` is the colour behind a transparent picture, `dark` what the reader prefers. */
export async function open({ dark = false, page = dark ? '#0d1117' : '#ffffff' } = {}) {
  const browser = await launch();
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1600, height: 1200 });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  // a picture must stand alone: nothing is fetched for it
  await tab.setRequestInterception(true);
  tab.on('request', (r) => (/^(data|about):/.test(r.url()) ? r.continue() : r.abort()));
  await tab.setContent(`<!doctype html><meta charset="utf-8"><body style="margin:0;background:${page}"></body>`);
  await tab.evaluate(fs.readFileSync(new URL('page.js', import.meta.url), 'utf8'));
  const rgb = await tab.evaluate((colour) => {
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, page);
  return {
    /** The flaws of one picture, given as text. */
    audit: (xml) => tab.evaluate((xml, options) => window.auditSvg(xml, options), xml, { page: rgb }),
    /** A PNG of one flaw of the picture that was audited last, outlined. */
    async crop(file, flaw, margin = 60) {
      const [x, y, width, height] = flaw.box;
      await tab.evaluate((x, y, w, h) => {
        const mark = document.createElement('div');
        mark.id = 'mark';
        mark.style.cssText = `position:absolute;left:${x - 3}px;top:${y - 3}px;width:${w + 6}px;height:${h + 6}px;`
          + 'box-sizing:border-box;border:2px solid #f0f;z-index:9';
        document.body.append(mark);
      }, x, y, width, height);
      const clip = {
        x: Math.max(0, x - margin),
        y: Math.max(0, y - margin),
        width: Math.min(width, 1600) + 2 * margin,
        height: Math.min(height, 1600) + 2 * margin,
      };
      await tab.screenshot({ path: file, clip, captureBeyondViewport: true });
      await tab.evaluate(() => document.getElementById('mark')?.remove());
    },
    close: () => browser.close(),
  };
}
