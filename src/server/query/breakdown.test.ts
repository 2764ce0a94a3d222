import { epochMs } from '../../base/time';
import type { Frame } from '../../contract/frame';
import type { Query } from '../../contract/query';
import { parseQuery } from '../../contract/query';
import { codeOf } from '../../pod/code/code';
import type { Incident } from '../../pod/record/incidents';
import type { PodRecord } from '../../pod/record/record';
import { podRecord } from '../../pod/testing/samples';
import { matches } from '../store/matches';
import type { Access, Source } from './access';
import { within } from './access';
import { answer } from './answer';

const MINUTE = 60_000;

function sick(uid: string, namespace: string, code: string, node: string): PodRecord {
  const start = epochMs(MINUTE);
  const record = podRecord({ uid, namespace, node, start, revision: 0 });
  const diagnosis = { code: codeOf(code), owner: 'platform' as const, since: start, count: 1, confidence: 0.9, params: {}, evidence: [], alternatives: [], ruledOut: [] };
  const end = { lo: epochMs(2 * MINUTE), hi: epochMs(2 * MINUTE), est: epochMs(2 * MINUTE) };
  const phase = { name: 'setup', slice: 'failing', from: record.lifecycle.start, to: end, length: { loMs: MINUTE, hiMs: MINUTE, estMs: MINUTE }, open: true, owner: 'platform' as const, code: codeOf(code), sources: [], precision: 'exact' as const };
  return { ...record, lifecycle: { ...record.lifecycle, end, phases: [phase] }, findings: [diagnosis], diagnosis, verdict: 'missed', outcome: 'stuck' };
}

const RECORDS = [sick('a', 'shop', 'NET_IP_EXHAUSTED', 'n1'), sick('b', 'shop', 'NET_IP_EXHAUSTED', 'n1'), sick('c', 'bank', 'NET_IP_EXHAUSTED', 'n1'), sick('d', 'shop', 'IMAGE_PULL_DNS', 'n2'), podRecord({ uid: 'e', start: epochMs(MINUTE), revision: 0 })];
const INCIDENT: Incident = {
  id: 'i', dimension: 'node', value: 'n1', code: codeOf('NET_IP_EXHAUSTED'), owner: 'platform', since: epochMs(MINUTE), lift: 2, pValue: 0.1,
  members: [RECORDS[0], RECORDS[1], RECORDS[2]].flatMap((record) => (record === undefined ? [] : [{ uid: record.key.uid, namespace: record.dimensions.namespace, workload: record.dimensions.namespace }])),
};
const SOURCE: Source = {
  records: (filter) => Promise.resolve({ records: RECORDS.filter((record) => matches(record, filter)), truncated: false }),
  timelineOf: () => Promise.resolve([]), podOf: () => Promise.resolve(undefined), signalsOf: () => Promise.resolve([]), aroundOf: () => Promise.resolve({ claims: [] }),
  onlyThis: () => Promise.resolve(undefined), incidents: () => Promise.resolve([INCIDENT]), gaps: () => Promise.resolve([]), coverage: () => Promise.resolve({ cluster: 'c', rows: [] }), namespaces: () => Promise.resolve(['shop', 'hidden']),
};
const ALL = within({ all: true }, SOURCE);

async function asked(query: Partial<Query>, access: Access = ALL): Promise<readonly Frame[]> {
  const parsed = parseQuery({ kind: 'breakdown', ...query });
  return parsed.ok ? answer(access, { query: parsed.value, fromMs: 0, toMs: 3 * MINUTE, maxDataPoints: 3, intervalMs: MINUTE }, new AbortController().signal) : Promise.reject(new Error(parsed.why));
}

const column = (frame: Frame | undefined, name: string): readonly unknown[] => frame?.fields.find((field) => field.name === name)?.values ?? [];

test('by cause, an incident is one row and its pods are in no other', async () => {
  const [frame] = await asked({ open: true });
  expect(column(frame, 'key')).toEqual(['i', 'IMAGE_PULL_DNS/registry/docker.io']);
  expect(column(frame, 'pods')).toEqual([3, 1]);
  expect(column(frame, 'lost')).toEqual([3 * MINUTE, MINUTE]);
  expect(frame?.meta?.custom).toEqual({ total: 5, onTheirWay: 1, gated: 0, more: { groups: 0, pods: 0 } });
});

test('an incident counts only the pods that the asker may see, and says that there are more', async () => {
  const [frame] = await asked({ open: true }, within({ all: false, namespaces: ['bank'] }, SOURCE));
  expect(column(frame, 'pods')).toEqual([1]);
  expect(column(frame, 'incident')).toEqual([expect.objectContaining({ pods: 1, partly: true })]);
});

test('the pods of a group are those that its row counts, the farthest beyond the target first', async () => {
  const uids = async (query: Partial<Query>): Promise<readonly unknown[]> => column((await asked({ kind: 'pods', open: true, by: 'cause', order: 'worst', ...query }))[0], 'uid');
  expect(await uids({ group: 'i' })).toEqual(['a', 'b', 'c']);
  expect(await uids({ group: 'i', limit: 2 })).toEqual(['a', 'b']);
  expect(await uids({ group: 'IMAGE_PULL_DNS/registry/docker.io' })).toEqual(['d']);
  expect(await uids({ group: '*onItsWay' })).toEqual(['e']);
  expect(await uids({ group: '*gated' })).toEqual([]);
  expect(await uids({ group: 'nobody' })).toEqual([]);
});

test('an instant is numeric-long with the dimension as its only label', async () => {
  const [frame] = await asked({ open: true, by: 'code', format: 'instant', metric: 'missed' });
  expect(frame?.meta).toMatchObject({ type: 'numeric-long', typeVersion: [0, 1] });
  expect(frame?.fields.map(({ name, values }) => [name, ...values])).toEqual([['code', 'IMAGE_PULL_DNS', 'NET_IP_EXHAUSTED'], ['missed', 1, 3]]);
});

test('a range is one series per group: what was open at the end of each step', async () => {
  const frames = await asked({ open: true, by: 'node', format: 'range' });
  expect(frames.map(({ fields }) => [fields[1]?.labels, fields[1]?.values])).toEqual([[{ node: 'n1' }, [3, 3, 3]], [{ node: 'n2' }, [1, 1, 1]]]);
});

test('the metric open also counts what has nothing wrong', async () => {
  const [frame] = await asked({ open: true, by: 'owner', format: 'instant', metric: 'open' });
  expect(column(frame, 'owner')).toContain('');
  expect(column(frame, 'open').reduce<number>((sum, count) => sum + Number(count), 0)).toBe(5);
});

test('nothing to count is a typed frame without fields', async () => {
  expect(await asked({ filter: { ...emptyFilter(), namespace: 'nobody' }, format: 'range' })).toEqual([expect.objectContaining({ fields: [], meta: { type: 'timeseries-multi', typeVersion: [0, 1] } })]);
});

test('the board as it was at a moment knows nothing of what came later', async () => {
  const [before, then] = await Promise.all([asked({ open: true, at: MINUTE - 1 }), asked({ open: true, at: MINUTE + 1000 })]);
  expect(column(before[0], 'pods')).toEqual([]);
  expect(column(then[0], 'lost')).toEqual([3000, 1000]);
});

function emptyFilter(): Query['filter'] {
  const parsed = parseQuery({ kind: 'breakdown' });
  return parsed.ok ? parsed.value.filter : ({} as never);
}

test('the pods of an incident are the list with its filter', async () => {
  const parsed = parseQuery({ kind: 'pods', open: true, filter: { incident: 'i' }, limit: 2 });
  const [frame] = parsed.ok ? await answer(ALL, { query: parsed.value, fromMs: 0, toMs: 3 * MINUTE, maxDataPoints: 3, intervalMs: MINUTE }, new AbortController().signal) : [];
  expect(column(frame, 'uid')).toHaveLength(2);
  expect(column(frame, 'incident')).toEqual(['i', 'i']);
  expect(frame?.meta?.notices?.[0]?.text).toContain('2');
});
