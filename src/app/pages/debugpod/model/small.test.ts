import type { Candidate, ContainerNow } from '../../../../contract/resource';
import { certain, groupsOf, marked } from './candidates';
import { logsOf, ruleFor, word } from './commands';
import { calmOnes } from './containers';
import { waitOf } from './countdown';
import { exploreUrl, logsQuery } from './explore';
import { clockOf, coverageOf } from './heard';
import { linkHere } from './link';
import { liveKind, revised } from './live';
import { levelsOf } from './topology';
import { paramsOfView, viewOf } from './view';
import { quantity } from './words';
import { pageKey } from '../keys';
import { targetOf } from '../target';

const candidate = (uid: string, group: Candidate['group']): Candidate => ({ uid, group } as Candidate);

describe('search', () => {
  test('groups keep the backend\'s order, empty ones are left out, the list is cut as a whole', () => {
    expect(groupsOf([candidate('a', 'attention'), candidate('b', 'gone'), candidate('c', 'gone')], 2)).toEqual([{ group: 'attention', candidates: [candidate('a', 'attention')] }, { group: 'gone', candidates: [candidate('b', 'gone')] }]);
  });
  test('the part of the name that was typed is marked, without its namespace', () => {
    expect(marked('checkout-6d9f', 'shop/out')).toEqual(['check', 'out', '-6d9f']);
    expect(marked('checkout-6d9f', 'node-a')).toEqual(['checkout-6d9f', '', '']);
  });
  test('a UID or an only pod is certain, several are not', () => {
    const two = [candidate('a', 'running'), candidate('b', 'running')];
    expect([certain(two, 'b')?.uid, certain(two, 'x'), certain(two.slice(0, 1), 'x')?.uid]).toEqual(['b', undefined, 'a']);
  });
});

describe('address', () => {
  test.each([
    [{ uid: 'u', 'var-pod': 'p' }, { kind: 'uid', uid: 'u' }], [{ 'var-pod': 'web-0', 'var-namespace': 'shop' }, { kind: 'name', namespace: 'shop', pod: 'web-0', all: false }],
    [{ 'var-pod': '$__all', q: 'web' }, { kind: 'search', text: 'web' }], [{ 'var-pod': '$pod' }, { kind: 'nothing' }],
  ])('%j means %j', (params, target) => {
    expect(targetOf(params)).toEqual(target);
  });
  test('what is looked at is written and read alike, defaults are left out', () => {
    const view = { zoom: [-5, 300] as const, time: 'clock' as const, fold: false, whole: true };
    expect(paramsOfView(view)).toEqual({ zoom: '-5_300', time: 'clock', fold: '0', whole: '1' });
    expect(viewOf({ zoom: '-5_300', time: 'clock', fold: '0', whole: '1' })).toEqual(view);
    expect(viewOf({ zoom: 'x' })).toEqual({ time: 'rel', fold: true, whole: false });
  });
  test('a copied link names the pod by its UID and has times that do not move', () => {
    const at = (est: number) => ({ est, lo: est, hi: est });
    const url = new URL(linkHere('http://g/a/x/debugpod?row=row:1&q=web&from=now-1h', { uid: 'u', namespace: 'shop', pod: 'web-0', op: 'create-0', start: at(100_000), end: at(130_000), open: true }, 500_000));
    expect(Object.fromEntries(url.searchParams)).toEqual({ row: 'row:1', uid: 'u', 'var-namespace': 'shop', 'var-pod': 'web-0', op: 'create-0', from: '40000', to: '500000' });
  });
});

describe('keys', () => {
  const press = { key: 'e', at: 5000, modified: false, typing: false };
  test('a key is the page\'s unless somebody types, holds a modifier or has begun one of Grafana\'s sequences', () => {
    expect(pageKey(press, undefined)).toBe('e');
    expect(pageKey({ ...press, typing: true }, undefined)).toBeUndefined();
    expect(pageKey({ ...press, modified: true }, undefined)).toBeUndefined();
    expect(pageKey(press, { key: 'g', at: 4500 })).toBeUndefined();
    expect(pageKey(press, { key: 'g', at: 1000 })).toBe('e');
    expect(pageKey({ ...press, key: 'x' }, undefined)).toBeUndefined();
  });
});

describe('freshness', () => {
  test('one state at a time: paused before held before lost before settled', () => {
    expect(liveKind({ paused: true, held: true, failed: true, settled: true })).toBe('paused');
    expect(liveKind({ paused: false, held: true, failed: true, settled: true })).toBe('held');
    expect(liveKind({ paused: false, held: false, failed: true, settled: true })).toBe('reconnecting');
    expect(liveKind({ paused: false, held: false, failed: false, settled: true })).toBe('settled');
    expect(liveKind({ paused: false, held: false, failed: false, settled: false })).toBe('live');
  });
  test('a revision says what changed', () => {
    const before = [{ op: 'create-0', outcome: 'delivered', verdict: 'met', code: '' }];
    expect(revised(before, [{ op: 'create-0', outcome: 'delivered', verdict: 'missed', code: '' }, { op: 'delete-0', outcome: 'deleted', verdict: 'met', code: '' }])).toEqual([{ from: 'met', to: 'missed' }]);
  });
});

describe('what could be heard', () => {
  test('a gap that began before the pod is seen to', () => {
    expect(coverageOf(100, 200, [{ from: 0, to: 150, resources: [] }])).toEqual({ from: 0, to: 200, deaf: [{ left: 0, width: 0.75 }] });
    expect(coverageOf(100, 200, [{ from: 150, to: undefined, resources: [] }]).deaf).toEqual([{ left: 0.5, width: 0.5 }]);
  });
  test.each([[undefined, 'unknown'], [{ loMs: 600, hiMs: 1600 }, 'ahead'], [{ loMs: -1600, hiMs: -600 }, 'behind'], [{ loMs: -5, hiMs: 4 }, 'within'], [{ loMs: -Infinity, hiMs: 4 }, 'unknown']])('a clock of %j is %s', (offset, kind) => {
    expect(clockOf(offset).kind).toBe(kind);
  });
});

describe('commands and links', () => {
  test('anything but a plain word is quoted for the shell', () => {
    expect([word('web-0'), word('a b'), word("it's")]).toEqual(['web-0', "'a b'", "'it'\\''s'"]);
    expect(logsOf({ namespace: 'shop', pod: 'web-0', node: '' }, 'app', true)).toBe('kubectl -n shop logs web-0 -c app --previous');
    expect(ruleFor('deployments')).toContain('apiGroups: ["apps"]');
    expect(ruleFor('gizmos')).toContain('<group>');
  });
  test('Explore opens the lines of the stretch, a little wider', () => {
    const url = exploreUrl({ uid: 'l1', type: 'loki', name: 'Loki' }, logsQuery({ namespace: 'shop', pod: 'web-0', node: '' }, 'app'), { from: 10_000, to: 20_000 });
    const panes = JSON.parse(new URL(url, 'http://g').searchParams.get('panes') ?? '{}') as { lunettes: unknown };
    expect(panes.lunettes).toMatchObject({ datasource: 'l1', queries: [{ expr: '{namespace="shop", pod="web-0", container="app"}' }], range: { from: '5000', to: '25000' } });
  });
});

test('the wait for the next attempt counts down, with an open end when nobody knows the latest', () => {
  expect(waitOf({ lo: 37_000, hi: undefined }, 0)).toBe('≥ 37 s');
  expect(waitOf({ lo: 31_000, hi: 58_000 }, 0)).toBe('31–58 s');
  expect(waitOf({ lo: 31_000, hi: 58_000 }, 31_000)).toBeUndefined();
});

test('of forty containers those that are well are a number', () => {
  const one = (name: string, ready: boolean, restarts = 0): ContainerNow => ({ name, ready, restarts, role: 'app', reason: '', state: 'running' } as ContainerNow);
  const many = [...Array.from({ length: 38 }, (_, i) => one(`c${i}`, true)), one('bad', false), one('again', true, 3)];
  expect(calmOnes(many)).toMatchObject({ shown: [{ name: 'bad' }, { name: 'again' }], calm: 38 });
  expect(calmOnes(many.slice(0, 3))).toMatchObject({ calm: 0 });
});

test('what the pod needs stands below it, what needs it above', () => {
  const nodes = ['workload/a', 'pod/u', 'container/u/app', 'node/n1'].map((id) => ({ id }));
  const edges = [{ source: 'workload/a', target: 'pod/u' }, { source: 'pod/u', target: 'container/u/app' }, { source: 'pod/u', target: 'node/n1' }];
  expect(levelsOf(nodes, edges, 'pod/u').map((level) => level.map(({ id }) => id))).toEqual([['workload/a'], ['pod/u'], ['container/u/app'], ['node/n1']]);
});

test.each([['cpu', 0.25, '250m'], ['cpu', 4, '4'], ['memory', 268_435_456, '256Mi'], ['memory', 1.5 * 1024 ** 3, '1.5Gi'], ['nvidia.com/gpu', 2, '2']])('%s %d is written %s', (resource, value, text) => {
  expect(quantity(resource, value)).toBe(text);
});
