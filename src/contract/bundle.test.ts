import { parseBundle } from './bundle';

const FRAME = { name: 'lifecycle', fields: [{ name: 'id', type: 'string', values: ['a'] }] };
const BUNDLE = { kind: 'LunettesDelivery', version: 1, asOf: 1, pod: { namespace: 'shop', name: 'web-1', uid: 'u1' }, records: [], signals: [], frames: { lifecycle: FRAME, diagnosis: FRAME, timeline: FRAME } };

test('a delivery of today is read', () => {
  expect(parseBundle(BUNDLE)).toEqual({ ok: true, value: BUNDLE });
});

test.each([
  [null, 'This file is no delivery'], [{ kind: 'Pod' }, 'This file is no delivery'], [{ ...BUNDLE, version: 7 }, 'has version 7'], [{ ...BUNDLE, signals: undefined }, 'incomplete'],
  [{ ...BUNDLE, frames: { ...BUNDLE.frames, lifecycle: { fields: [{ name: 'id' }] } } }, 'incomplete'],
])('%j is refused with a sentence', (value, sentence) => {
  expect(parseBundle(value)).toEqual({ ok: false, why: expect.stringContaining(sentence) });
});
