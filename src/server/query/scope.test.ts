import { epochMs } from '../../base/time';
import { EMPTY_FILTER, ANSWERED_KINDS } from '../../contract/query';
import { codeOf } from '../../pod/code/code';
import type { Finding } from '../../pod/diagnosis/finding';
import type { PodRecord } from '../../pod/record/record';
import type { PodUid } from '../../pod/signal';
import { condition, pod, podRecord } from '../../pod/testing/samples';
import type { Ask, Scope } from '../engine/engine';
import { resource } from '../engine/resources';
import { matches } from '../store/matches';
import type { Source } from './access';
import { within } from './access';
import { answer } from './answer';

// What a scheduler, a webhook and an old API server say about others in the middle of one's own pod's life.
const LEAK = 'Preempted by hidden/vault-1 on node n1; also by pod 0f8fad5b-d9cb-469f-a165-70867728950e in namespace "hidden"';
const FINDING: Finding = { code: codeOf('SCHED_PREEMPTED'), owner: 'platform', since: epochMs(1000), evidence: [{ at: epochMs(1000), source: 'Event', text: LEAK }], params: { by: 'hidden/vault-1' }, terminal: false, confidence: 1, count: 1 } as unknown as Finding;
const OPEN = podRecord({ uid: 'u-open', pod: 'front-1', namespace: 'shop', start: epochMs(1000), revision: 1 });
const RECORDS = [{ ...OPEN, findings: [FINDING], diagnosis: { ...FINDING, advice: [], alternatives: [] } as unknown as NonNullable<PodRecord['diagnosis']> }, podRecord({ uid: 'u-hidden', pod: 'vault-1', namespace: 'hidden', start: epochMs(2000), revision: 1 })];
const namespaceOf = (uid: string): string => (uid === 'u-hidden' ? 'hidden' : 'shop');
const SOURCE: Source = {
  records: (filter) => Promise.resolve({ records: RECORDS.filter((record) => matches(record, filter)), truncated: false }),
  timelineOf: (record) => Promise.resolve([{
    id: 'event/e', at: epochMs(1), lo: epochMs(1), hi: epochMs(1), what: 'Started', reason: 'Started', raw: null, text: `about ${record.dimensions.pod}: ${LEAK}`, emitter: 'kubelet', count: 1, severity: 'info',
  }]),
  podOf: (uid) => Promise.resolve(pod({ uid, namespace: namespaceOf(uid), name: uid === 'u-hidden' ? 'vault-1' : 'front-1', conditions: [{ ...condition('PodScheduled', 'False', epochMs(1)), message: LEAK }] })),
  signalsOf: ({ key }) => Promise.resolve([{ kind: 'pod', at: epochMs(1), heard: 'listed', pod: pod({ uid: key.uid, namespace: namespaceOf(key.uid), conditions: [{ ...condition('PodScheduled', 'False', epochMs(1)), message: LEAK }], annotations: { is: `about ${key.uid === 'u-hidden' ? 'vault-1' : 'front-1'}` } }) }]),
  aroundOf: () => Promise.resolve({ claims: [] }),
  onlyThis: () => Promise.resolve(undefined), incidents: () => Promise.resolve([{
    id: 'NET_IP_EXHAUSTED/node/n1/1', dimension: 'node', value: 'n1', code: codeOf('NET_IP_EXHAUSTED'), owner: 'platform', since: epochMs(1), lift: 2, pValue: 0.01,
    members: ['u-open', 'u-hidden'].map((uid) => ({ uid: uid as PodUid, namespace: namespaceOf(uid), workload: `${namespaceOf(uid)}/Deployment/web` })),
  }]),
  gaps: () => Promise.resolve([]), coverage: () => Promise.resolve({ cluster: 'c', rows: [] }), namespaces: () => Promise.resolve(['shop', 'hidden']),
};
const NEVER = new AbortController().signal;
const ask = (kind: Ask['query']['kind'], filter: object): Ask => ({
  query: { version: 1, kind, filter: { ...EMPTY_FILTER, ...filter }, open: false, by: '', format: 'table', metric: 'pods', at: 0, order: 'newest', group: null, annotate: [], limit: 100 }, fromMs: 0, toMs: 10_000, maxDataPoints: 100, intervalMs: 1000,
});

const FILTERS: ReadonlyArray<Readonly<Record<string, string>>> = [{ workload: 'web' }, { uid: 'u-open' }, { uid: 'u-hidden' }, { pod: 'vault-1' }, { namespace: 'hidden', workload: 'web' }, { search: 'vault' }];
// A refusal repeats what was asked for.
const saidOfNothing = /Nothing is known of [^ ]+\./;

async function said(scope: Scope, kind: Ask['query']['kind'], filter: object): Promise<string> {
  return answer(within(scope, SOURCE), ask(kind, filter), NEVER).then(JSON.stringify, (thrown: unknown) => String(thrown));
}

test.each([...ANSWERED_KINDS])('a query of kind %s shows nothing outside the scope, whatever it asks for', async (kind) => {
  const scope: Scope = { all: false, namespaces: ['shop'] };
  for (const filter of FILTERS) {
    const text = await said(scope, kind, filter);
    // What was asked for may be repeated in the refusal; anything else about the pod may not.
    expect(text).not.toMatch(/about vault-1|"hidden\\?"|0f8fad5b/);
    if (filter['search'] === undefined && !('namespace' in filter)) {
      expect(text.replace(saidOfNothing, '')).not.toContain('vault-1');
    }
    if (!('uid' in filter) && !('pod' in filter)) {
      expect(text).not.toContain('u-hidden');
    }
  }
});

test('the same queries show it to a data source that may see all', async () => {
  expect(await said({ all: true }, 'timeline', { pod: 'vault-1' })).toContain('about vault-1');
});

test('its texts keep everything but the names of others', async () => {
  const text = await said({ all: false, namespaces: ['shop'] }, 'timeline', { uid: 'u-open' });
  expect(text).toContain('about front-1: Preempted by another namespace on node n1; also by pod (of another namespace) in namespace \\"(another namespace)\\"');
  expect(await said({ all: true }, 'timeline', { uid: 'u-open' })).toContain('Preempted by hidden/vault-1');
});

test.each(['search?q=vault', 'search?q=hidden/vault-1', 'search?q=', 'pod/u-hidden', 'pod/u-open', 'bundle/u-hidden', 'bundle/u-open', 'namespaces', 'values/namespaces', 'values/pods', 'values/pods?namespace=hidden', 'values/workloads?uid=u-hidden'])('the resource %s shows nothing outside the scope', async (url) => {
  const [path = '', query = ''] = url.split('?');
  const means = { access: () => Promise.resolve(within({ all: false, namespaces: ['shop'] }, SOURCE)), health: () => Promise.reject(new Error('not asked')) };
  const said = await resource(means, { path, method: 'GET', params: Object.fromEntries(new URLSearchParams(query)), body: new Uint8Array() }, NEVER).then(({ body }) => Buffer.from(body).toString(), String);
  expect(said).not.toMatch(/vault-1|"hidden"|0f8fad5b/);
});

test('an empty scope shows nothing at all', async () => {
  expect(await said({ all: false, namespaces: [] }, 'pods', {})).not.toContain('front-1');
});
