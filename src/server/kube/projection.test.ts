import { instantInName } from './event-clock';
import { maskMessage } from './mask';
import { eventFacts, podFacts } from './projection';
import { quantity } from './raw';

const POD = {
  metadata: { uid: 'u1', name: 'web-1', namespace: 'shop', creationTimestamp: '2026-01-01T00:00:00Z', annotations: { 'x/y': 'canary-value' }, ownerReferences: [{ kind: 'ReplicaSet', name: 'web', controller: true }] },
  spec: { containers: [{ name: 'app', image: 'r/app:1', env: [{ name: 'P', value: 'canary-value' }], args: ['canary-value'], resources: { requests: { cpu: '250m', memory: '1Gi' } } }], unknownField: 1 },
  status: { phase: 'Running', containerStatuses: [{ name: 'app', ready: true, state: { running: { startedAt: '1970-01-01T00:00:00Z' } } }] },
};

test('of a pod only what is listed is kept: no env, no args, no foreign annotations', () => {
  const facts = podFacts(POD);
  expect(facts).toMatchObject({ uid: 'u1', name: 'web-1', owner: { kind: 'ReplicaSet', name: 'web' }, containers: [{ name: 'app', requests: { cpu: 0.25, memory: 1024 ** 3 } }] });
  expect(JSON.stringify(facts)).not.toContain('canary-value');
});

test('a start at the epoch is no start', () => {
  expect(podFacts(POD)?.statuses[0]?.state).toEqual({ kind: 'running' });
});

test('an object without a UID is nothing to speak of', () => {
  expect(podFacts({ metadata: { name: 'x' } })).toBeUndefined();
});

test("an Event's name dates it to the nanosecond when it agrees with the stamps", () => {
  const at = Date.UTC(2026, 0, 1);
  expect(instantInName('web.1.18867251edfa0000', [at as never])).toBe(at);
  expect(instantInName('web-1.18867251edfa0000', [(at + 60_000) as never])).toBeUndefined();
  expect(instantInName('web-1.not-hex', [at as never])).toBeUndefined();
});

test('a scheduler Event and a kubelet Event are read alike', () => {
  const base = { metadata: { uid: 'e', name: 'x.1' }, reason: 'R', involvedObject: { kind: 'Pod', name: 'web-1', uid: 'u1', fieldPath: 'spec.initContainers{setup}' } };
  expect(eventFacts({ ...base, eventTime: '2026-01-01T00:00:00.123456Z', firstTimestamp: null })).toMatchObject({ eventTime: Date.UTC(2026, 0, 1) + 123.456, count: 1, subject: { container: 'setup' } });
  expect(eventFacts({ ...base, firstTimestamp: '2026-01-01T00:00:00Z', count: 7, source: { component: 'kubelet', host: 'n1' } })).toMatchObject({ count: 7, component: 'kubelet', host: 'n1' });
});

test.each([
  ['pull https://bob:hunter22@r.example/x', 'hunter22'], ['Authorization: Bearer abcdefgh12345678', 'abcdefgh12345678'], ['password=correct-horse next', 'correct-horse'],
  ['key AKIAIOSFODNN7EXAMPLE used', 'AKIAIOSFODNN7EXAMPLE'], ['-----BEGIN KEY-----\nMIIabc\n-----END KEY-----', 'MIIabc'],
])('the credential in %j is masked', (text, secret) => {
  expect(maskMessage(text)).not.toContain(secret);
});

test('a message is cut with a sign', () => {
  expect(maskMessage('x'.repeat(10_000))).toMatch(/^x{4096} …$/);
});

test.each([['500m', 0.5], ['128Mi', 134_217_728], ['2', 2], ['1e3', 1000], ['x', undefined]])('the quantity %s is %s', (text, amount) => {
  expect(quantity(text)).toBe(amount);
});
