import { epochMs } from '../../base/time';
import { codeOf } from '../code/code';
import type { PodUid } from '../signal';
import { CaseBook, populationOf } from './case-book';
import type { Case } from './cases';
import { isSick } from './cases';
import type { Incident } from './incidents';
import { fisher, incidentsAmong as among } from './incidents';
import { onlyThis } from './only-this';

const MINUTE = 60_000;

const incidentsAmong = (cases: readonly Case[]): readonly Incident[] => among(cases.filter(isSick), populationOf(cases));

function one(uid: string, workload: string, shared: Partial<Case['shared']>, since?: number, until?: number): Case {
  const finding = since === undefined ? {} : { finding: { code: codeOf('NET_IP_EXHAUSTED'), owner: 'platform' as const, since: epochMs(since), ...(until === undefined ? {} : { until: epochMs(until) }) } };
  return { uid: uid as PodUid, namespace: 'shop', workload, revision: workload, shared: { node: '', image: '', registry: '', driver: '', subnet: '', zone: '', ...shared }, ...finding };
}

const healthy = (count: number, shared: Partial<Case['shared']>): readonly Case[] => Array.from({ length: count }, (_, i) => one(`h${i}`, `w${i}`, shared));

test('three pods of two workloads on one node are one incident, and the node is its root though the registry is shared too', () => {
  const cases = [...['a', 'b', 'c'].map((uid) => one(uid, uid === 'c' ? 'api' : 'web', { node: 'n1', registry: 'r.example', zone: 'z1' }, 0)), ...healthy(30, { node: 'n2', registry: 'r.example', zone: 'z1' })];
  expect(incidentsAmong(cases)).toMatchObject([{ dimension: 'node', value: 'n1', members: [{ uid: 'a' }, { uid: 'b' }, { uid: 'c' }], lift: 11 }]);
});

test.each([
  ['two pods', [one('a', 'web', { node: 'n1' }, 0), one('b', 'api', { node: 'n1' }, 0)]],
  ['one workload', ['a', 'b', 'c'].map((uid) => one(uid, 'web', { node: 'n1' }, 0))],
  ['six minutes between them', ['a', 'b', 'c'].map((uid, i) => one(uid, `w${i}`, { node: 'n1' }, i * 6 * MINUTE, i * 6 * MINUTE + 1000))],
  ['a registry that everybody uses', [...['a', 'b', 'c'].map((uid, i) => one(uid, `w${i}`, { registry: 'docker.io' }, 0)), ...healthy(100, { registry: 'docker.io' })]],
])('%s make no incident', (_, cases) => {
  expect(incidentsAmong(cases)).toEqual([]);
});

test('what falls ill while the incident lasts belongs to it, and it ends with its last pod', () => {
  const cases = [one('a', 'web', { node: 'n1' }, 0, 20 * MINUTE), one('b', 'api', { node: 'n1' }, 1000, 2 * MINUTE), one('c', 'api', { node: 'n1' }, 2000, 3 * MINUTE), one('d', 'web', { node: 'n1' }, 15 * MINUTE, 16 * MINUTE)];
  const [incident] = incidentsAmong(cases);
  expect(incident?.members).toHaveLength(4);
  expect(incident?.until).toBe(20 * MINUTE);
  expect(incidentsAmong([...cases, one('e', 'web', { node: 'n1' }, 19 * MINUTE)])[0]?.until).toBeUndefined();
});

test("Fisher's tail: all three sick of ten lie among three", () => {
  expect(fisher(3, 3, 3, 10)).toBeCloseTo(1 / 120, 9);
});

test('half of a node sick by chance is no incident; all that came its way is', () => {
  const sick = ['a', 'b', 'c'].map((uid, i) => one(uid, `w${i}`, { node: 'n1' }, 0));
  const elsewhere = ['x', 'y'].map((uid, i) => one(uid, `v${i}`, { node: 'n2' }, 0));
  const well = (node: string) => ['d', 'e', 'f'].map((uid) => one(`${node}${uid}`, 'u', { node }));
  expect(incidentsAmong([...sick, ...well('n1'), ...elsewhere, ...well('n2')])).toEqual([]);
  expect(incidentsAmong(sick)).toHaveLength(1);
});

test('a pod that is gone counts while its incident lasts, and no longer', () => {
  const book = new CaseBook();
  [one('a', 'web', { node: 'n1' }, 0, 1000), one('b', 'api', { node: 'n1' }, 0, 1000), one('c', 'api', { node: 'n1' }, 0)].forEach((each) => book.hear(each));
  book.close('a' as PodUid, true);
  expect(book.incidents()).toMatchObject([{ members: [{ uid: 'a' }, { uid: 'b' }, { uid: 'c' }] }]);
  book.hear(one('c', 'api', { node: 'n1' }, 0, 2000));
  expect(book.incidents()).toMatchObject([{ until: 2000 }]);
  expect(book.incidents()).toEqual([]);
});

const sickOne = one('a', 'web', { node: 'n1', image: 'i' }, 0);

test('the smallest group that is mostly sick explains; of equal ones the one that a person changes first', () => {
  const all = [sickOne, one('b', 'web', { node: 'n2', image: 'i' }, 0), one('c', 'api', { node: 'n1', image: 'j' }), one('d', 'api', { node: 'n1', image: 'j' })];
  expect(isSick(sickOne) && onlyThis(sickOne, all)).toEqual({ dimension: 'revision', value: 'web', sick: 2, of: 2 });
});

test('when all others of its revision are well it is only this pod', () => {
  const all = [sickOne, one('b', 'web', { node: 'n2', image: 'i' }), one('c', 'web', { node: 'n1', image: 'i' })];
  expect(isSick(sickOne) && onlyThis(sickOne, all)).toEqual({ dimension: 'revision', value: 'web', sick: 1, of: 3 });
});
