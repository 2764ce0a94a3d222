import type { Evidence } from './found';
import type { Happened } from './happened';
import { litBy, nextEvidence, pointedOf } from './lit';

const proof = (n: number, timelineId: string, rowId: string): Evidence => ({ n, source: 'event', at: 0, lo: 0, hi: 0, text: '', timelineId, rowId });
const event = (id: string, row: string): Happened => ({ id, ids: [id], at: { est: 0, lo: 0, hi: 0 }, until: undefined, what: '', text: '', reason: '', container: '', emitter: '', count: 1, severity: 'info', row, raw: null });
const EVIDENCE = [proof(1, 'e1', 'r1'), proof(2, 'e2', 'r2'), proof(3, '', '')];
const HAPPENED = [event('e1', 'r1'), event('e2', 'r2'), event('e9', 'r2')];
const said = (pointed: Parameters<typeof litBy>[0]) => {
  const { rows, events, numbers } = litBy(pointed, EVIDENCE, HAPPENED);
  return [[...rows], [...events], [...numbers]];
};

test('evidence lights its row, its line and its number', () => {
  expect(said('evidence:1')).toEqual([['r1'], ['e1'], [1]]);
  expect(said('evidence:3')).toEqual([[], [], [3]]);
});

test('a row lights all that was told of it', () => {
  expect(said('row:r2')).toEqual([['r2'], ['e2', 'e9'], [2]]);
});

test('a line lights the row that it belongs to', () => {
  expect(said('event:e9')).toEqual([['r2'], ['e9'], []]);
  expect(said('event:e2')).toEqual([['r2'], ['e2'], [2]]);
});

test('nothing pointed at, and what is gone, light nothing', () => {
  expect(said(undefined)).toEqual([[], [], []]);
  expect(said('evidence:7')).toEqual([[], [], []]);
});

test('e walks the evidence round and round', () => {
  expect([undefined, 'evidence:1' as const, 'evidence:3' as const].map((at) => nextEvidence(at, EVIDENCE))).toEqual(['evidence:1', 'evidence:2', 'evidence:1']);
  expect(nextEvidence(undefined, [])).toBeUndefined();
});

test('only what the page itself writes into the address is read from it', () => {
  expect(['row:u/create/0/3', 'evidence:2', 'anything', undefined].map(pointedOf)).toEqual(['row:u/create/0/3', 'evidence:2', undefined, undefined]);
});
