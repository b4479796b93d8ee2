// Totals over many audited pictures.

export const VISUAL = [
  'clipped-text', 'clipped-shape', 'text-on-text', 'hidden-text', 'box-overflow', 'box-on-box',
  'line-through:lifeline', 'line-through:own-arrow', 'line-through:other-arrow', 'line-through:border',
  'line-through:bar', 'line-through:box', 'contrast',
];
export const ACCESS = ['a11y:no-name', 'a11y:no-description', 'a11y:no-role', 'a11y:text-as-paths'];

export function median(values) {
  const sorted = values.filter((value) => value != null).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? null;
}

/** Sums what `audit` returned for each picture. Flaws that are seen are counted apart from those of access. */
export function summarise(results) {
  const read = results.filter((r) => !r.error);
  const count = read.length || 1;
  const total = { files: read.length, unreadable: results.length - read.length, labels: 0, kinds: {} };
  for (const kind of [...VISUAL, ...ACCESS]) total.kinds[kind] = { count: 0, files: 0 };
  for (const result of read) {
    total.labels += result.labels;
    const here = {};
    for (const flaw of result.defects) here[flaw.kind] = (here[flaw.kind] || 0) + 1;
    for (const kind of result.a11y) here[kind] = 1;
    for (const kind in here) {
      const sum = (total.kinds[kind] ??= { count: 0, files: 0 });
      sum.count += here[kind];
      sum.files++;
    }
  }
  for (const sum of Object.values(total.kinds)) sum.per100 = +(100 * sum.count / count).toFixed(1);
  total.visual = read.reduce((sum, r) => sum + r.defects.length, 0);
  total.access = read.reduce((sum, r) => sum + r.a11y.length, 0);
  total.visualPer100 = +(100 * total.visual / count).toFixed(1);
  total.visualPer1000Labels = +(1000 * total.visual / (total.labels || 1)).toFixed(1);
  total.cleanShare = +(read.filter((r) => !r.defects.length).length / count).toFixed(3);
  total.medianWidth = median(read.map((r) => r.width));
  total.medianHeight = median(read.map((r) => r.height));
  total.medianArea = median(read.map((r) => Math.round(r.width * r.height)));
  total.medianAspect = median(read.map((r) => r.info.aspect));
  total.medianWasted = median(read.map((r) => r.info.wasted));
  total.minFont = median(read.map((r) => r.info.minFont));
  return total;
}
