import { answerOf, settlingMs } from './answer';
import type { Board, Hearing } from './board';
import { sampleBoard, sampleGroup } from './sample';

const INCIDENT = sampleGroup({ key: 'i', missed: 1, incident: { id: 'i', dimension: 'node', value: 'n1', since: 0, pods: 3, workloads: 2, lift: 4, pValue: 0.001, partly: false } });
const MISSED = sampleGroup({ key: 'm', missed: 2 });
const OWN = sampleGroup({ key: 'o', owner: 'user', code: 'APP_OOM_LIMIT' });
const ACTIVE = sampleGroup({ key: 'a', owner: 'dependency' });
const BROKEN: Hearing = { cluster: 'prod-1', state: 'broken', since: 0, lastHeard: 5, gaps: 1, objects: 0 };

test.each<readonly [string, Partial<Board>, string, string]>([
  ['blind before all else', { hearing: BROKEN, causes: [INCIDENT] }, 'blind', ''],
  ['an incident before a larger miss', { causes: [MISSED, INCIDENT] }, 'incident', 'i'],
  ['a missed target before what users do', { causes: [OWN, MISSED] }, 'missed', 'm'],
  ['stuck by its own doing before what may still be in time', { causes: [ACTIVE, OWN] }, 'stuck', 'o'],
  ['a code within the target', { causes: [ACTIVE], onTheirWay: 3 }, 'active', 'a'],
  ['on their way', { onTheirWay: 3 }, 'onTheirWay', ''],
  ['only gated', { gated: 1 }, 'onTheirWay', ''],
  ['nothing open', {}, 'nothing', ''],
])('%s', (_, change, kind, key) => {
  const answer = answerOf(sampleBoard(change));
  expect(answer.kind).toBe(kind);
  expect('group' in answer ? answer.group.key : '').toBe(key);
});

test('the others are told in the second line', () => {
  const answer = answerOf(sampleBoard({ causes: [MISSED, INCIDENT, OWN] }));
  expect('rest' in answer ? answer.rest.map(({ key }) => key) : []).toEqual(['m', 'o']);
});

test('for a minute after listening began causes may still sharpen', () => {
  expect(settlingMs(sampleBoard({ at: 14_000 }))).toBe(14_000);
  expect(settlingMs(sampleBoard({ at: 60_000 }))).toBeUndefined();
});
