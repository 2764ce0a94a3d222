// Rows from a drawing: one line per row, `name(container)/slice  from to  owner  more`, times in seconds. For tests.
import { toDataFrame } from '@grafana/data';
import type { Row } from '../rows';
import { rowsOf } from '../rows';

/** `open`, `failed` by the name, a code in capitals, `± 0.5` for both ends, `pod=x`, `of=parent` for rows below others. */
export function draw(text: string): readonly Row[] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const cells = lines.map((line, i) => {
    const [what = '', from = '', to = '', owner = '', ...more] = line.split(/\s+/);
    const [, name = '', container = '', slice = ''] = /^([^()/]+)(?:\(([^)]*)\))?(?:\/(.+))?$/.exec(what) ?? [];
    const named = (key: string): string => more.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1) ?? '';
    const half = more.includes('±') ? Number(more[more.indexOf('±') + 1]) * 1000 : 0;
    const [a, b] = [Number(from) * 1000, Number(to) * 1000];
    return {
      id: named('id') || String(i), parent: named('of'), name, container, slice, pod: named('pod') || 'web-1', from: a, to: b, fromLo: a - half, fromHi: a + half, toLo: b - half, toHi: b + half,
      duration: b - a, durationLo: Math.max(0, b - a - 2 * half), durationHi: b - a + 2 * half, owner, code: more.find((word) => /^[A-Z_]{4,}$/.test(word)) ?? '', open: more.includes('open'), target: Number(named('target')) * 1000 || null,
    };
  });
  const names = Object.keys(cells[0] ?? {}) as (keyof (typeof cells)[number])[];
  return rowsOf(toDataFrame({ fields: names.map((name) => ({ name, values: cells.map((cell) => cell[name]) })) }));
}
