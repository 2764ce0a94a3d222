import { readDelivery } from './delivery';

const frame = (rows: number) => ({ name: 'lifecycle', fields: ['id', 'parent', 'name'].map((name) => ({ name, type: 'string', values: Array.from({ length: rows }, () => 'x'.repeat(100)) })) });
const bundle = (rows: number) => JSON.stringify({ kind: 'LunettesDelivery', version: 1, asOf: 5, pod: { namespace: 'shop', name: 'web-1', uid: 'u' }, records: [], signals: [], frames: { lifecycle: frame(rows), diagnosis: frame(1), timeline: frame(1) } });

test('of a delivery only what is drawn is kept', () => {
  const read = readDelivery(bundle(2));
  expect(read).toEqual({ ok: true, value: { name: 'shop/web-1', asOf: 5, frame: frame(2) } });
});

test.each([['{', 'This file is no JSON'], ['{"kind": "Pod"}', 'This file is no delivery'], [bundle(5000), 'KiB of phases; a dashboard takes 1024']])('%.20s is refused with a sentence', (text, sentence) => {
  expect(readDelivery(text)).toEqual({ ok: false, why: expect.stringContaining(sentence) });
});
