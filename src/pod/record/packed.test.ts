import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { PodFacts } from '../signal';
import { signalsOf } from '../testing/golden/play';
import { readScenario } from '../testing/golden/read';
import { pack, unpack } from './packed';

const GOLDEN = join('tests', 'golden');
const pods = readdirSync(GOLDEN).filter((file) => file.endsWith('.golden')).flatMap((file) => signalsOf(readScenario(readFileSync(join(GOLDEN, file), 'utf8'))))
  .flatMap((signal) => (signal.kind === 'pod' ? [signal.pod] : []));
const plain = (pod: PodFacts): unknown => JSON.parse(JSON.stringify(pod));

test('every pod of the scenarios comes back as it was', () => {
  expect(pods.length).toBeGreaterThan(100);
  pods.forEach((pod) => expect(unpack(pod.uid, pack(pod))).toEqual(plain(pod)));
});

test('whatever the name, and wherever it occurs again', () => {
  fc.assert(fc.property(fc.string(), fc.constantFrom(...pods), (name, pod) => {
    const named: PodFacts = { ...pod, name, labels: { app: name, [name]: 'x' } };
    expect(unpack(pod.uid, pack(named))).toEqual(plain(named));
  }));
});

test('pods of one template, at other times on other nodes, share one mould', () => {
  const [pod] = pods as [PodFacts];
  const labelled = (name: string): PodFacts => ({ ...pod, name, labels: { 'statefulset.kubernetes.io/pod-name': name }, nodeName: `node-of-${name}`, podIp: '10.0.0.1' });
  expect(pack(labelled('db-0')).mould).toBe(pack({ ...labelled('db-1'), resourceVersion: '77' }).mould);
});
