import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { runExplain } from '../../src/server/explain/cli';
import type { Explanation } from '../../src/server/explain/explain';

const folder = mkdtempSync(join(tmpdir(), 'lunettes-explain-'));

const POD = {
  apiVersion: 'v1', kind: 'Pod',
  metadata: { name: 'web-1', namespace: 'shop', uid: 'u1', creationTimestamp: '2026-01-01T00:00:00Z', ownerReferences: [{ kind: 'ReplicaSet', name: 'web-6f', controller: true }] },
  spec: { nodeName: 'n1', containers: [{ name: 'app', image: 'r/app:nope', env: [{ name: 'PASSWORD', value: 'canary-7c1' }] }] },
  status: {
    phase: 'Pending', startTime: '2026-01-01T00:00:01Z',
    conditions: [{ type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z' }, { type: 'Ready', status: 'False', lastTransitionTime: '2026-01-01T00:00:01Z' }],
    containerStatuses: [{ name: 'app', ready: false, restartCount: 0, image: 'r/app:nope', state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "r/app:nope": ErrImagePull: r/app:nope: not found' } } }],
  },
};
const EVENT = {
  apiVersion: 'v1', kind: 'Event', metadata: { name: 'web-1.x', namespace: 'shop', uid: 'e1', creationTimestamp: '2026-01-01T00:01:00Z' }, type: 'Warning', reason: 'Failed', count: 3,
  message: 'Failed to pull image "r/app:nope": r/app:nope: not found', firstTimestamp: '2026-01-01T00:00:02Z', lastTimestamp: '2026-01-01T00:01:00Z', source: { component: 'kubelet', host: 'n1' },
  involvedObject: { kind: 'Pod', namespace: 'shop', name: 'web-1', uid: 'u1', fieldPath: 'spec.containers{app}' },
};
const LIST = { apiVersion: 'v1', kind: 'List', items: [POD, EVENT] };

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function explained(path: string): { readonly code: number; readonly said: Explanation; readonly err: string } {
  let out = '';
  let err = '';
  const code = runExplain([path, '--json'], (text) => (out += text), (text) => (err += text));
  return { code, said: JSON.parse(out) as Explanation, err };
}

function tar(name: string, text: string): Uint8Array {
  const body = Buffer.from(text);
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write(`${body.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('0', 156);
  head.write('ustar\0', 257);
  return Buffer.concat([head, body, Buffer.alloc(Math.ceil(body.length / 512) * 512 - body.length), Buffer.alloc(1024)]);
}

const json = JSON.stringify(LIST);

test.each([
  ['a JSON list', () => file('list.json', json)],
  ['a list without kinds', () => file('bare.json', JSON.stringify({ items: [{ ...POD, kind: undefined }, { ...EVENT, kind: undefined }] }))],
  ['a stream of YAML documents', () => file('stream.yaml', `---\n${JSON.stringify(POD)}\n---\n${JSON.stringify(EVENT)}\n`)],
  ['JSON lines', () => file('lines.jsonl', `${JSON.stringify(POD)}\n${JSON.stringify(EVENT)}\n`)],
  ['something a tool wrapped around it', () => file('wrapped.json', JSON.stringify({ bundle: { pods: { items: [POD] }, events: [EVENT] } }))],
  ['a tar.gz', () => file('dump.tar.gz', gzipSync(tar('cluster/pods.json', json)))],
  ['a zip', () => file('dump.zip', zipSync({ 'pods.json': Buffer.from(json) }))],
])('%s gives the one cause, and nothing of env', (_, make) => {
  const { code, said } = explained(make());
  expect(code).toBe(0);
  expect(said.pods.map(({ name, diagnosis }) => [name, diagnosis?.code, diagnosis?.owner])).toEqual([['web-1', 'IMAGE_PULL_NOT_FOUND', 'user']]);
  expect(JSON.stringify(said)).not.toContain('canary-7c1');
});

test('what is not understood is said, one sentence each, and does not stop the rest', () => {
  const { said } = explained(file('mixed.yaml', `---\n${JSON.stringify(POD)}\n---\n{ broken: [\n---\nkind: Secret\nmetadata: {name: s, namespace: shop}\n`));
  expect(said.pods).toHaveLength(1);
  expect(said.ignored.join('\n')).toMatch(/neither JSON nor YAML/);
  expect(said.ignored.join('\n')).toMatch(/Secret tells nothing about pods/);
});

test('a path that is not there, and a wrong option, get one sentence and an exit code', () => {
  expect(explained(join(folder, 'absent.json')).code).toBe(1);
  let err = '';
  expect(runExplain(['--jsn', 'x'], () => undefined, (text) => (err += text))).toBe(2);
  expect(err).toMatch(/^There is no option --jsn\.\nUsage/);
});

test('a description is understood although its ages say nothing absolute', () => {
  const text = `Name:             web-1\nNamespace:        shop\nNode:             n1/10.0.0.1\nStart Time:       Thu, 01 Jan 2026 00:00:01 +0000\nStatus:           Pending\nContainers:\n  app:\n    Image:          r/app:1\n    State:          Waiting\n      Reason:       CreateContainerConfigError\n    Ready:          False\n    Restart Count:  0\nConditions:\n  Type              Status\n  Ready             False\nEvents:\n  Type     Reason  Age                From     Message\n  ----     ------  ----               ----     -------\n  Warning  Failed  3s (x5 over 60s)   kubelet  Error: secret "db" not found\n`;
  const { said } = explained(file('describe.txt', text));
  expect(said.pods[0]?.diagnosis).toMatchObject({ code: 'CONFIG_SECRET_MISSING', owner: 'user', count: 5 });
});
