import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epochMs } from '../../base/time';
import { parseBundle } from '../../contract/bundle';
import { createFold } from '../../pod/record/journal-fold';
import { DEFAULT_SETTINGS } from '../../pod/record/settings';
import type { PodUid } from '../../pod/signal';
import { event, podSignal } from '../../pod/testing/samples';
import { explain } from '../explain/explain';
import type { Source } from './access';
import { within } from './access';
import { bundleOf } from './bundle';

const NOW = epochMs(60_000);
const NEVER = new AbortController().signal;
const waiting = { kind: 'waiting', reason: 'ImagePullBackOff', message: 'Back-off pulling image "r/app:nope": ErrImagePull: r/app:nope: not found' } as const;
const SIGNALS = [
  podSignal('u1', epochMs(10)), podSignal('u1', epochMs(60), { nodeName: 'n1', conditions: [{ type: 'PodScheduled', status: 'True', changedAt: epochMs(0) }] }, 'modified'),
  event('Failed', 'Failed to pull image "r/app:nope": r/app:nope: not found', epochMs(900), { type: 'Warning' }),
  podSignal('u1', epochMs(1000), { nodeName: 'n1', resourceVersion: '3', statuses: [{ name: 'app', role: 'app', ready: false, started: false, restartCount: 0, state: waiting }] }, 'modified'),
];

function source(): Source {
  const fold = createFold(DEFAULT_SETTINGS);
  fold.take(SIGNALS);
  const uid = 'u1' as PodUid;
  return {
    records: () => Promise.resolve({ records: [...fold.recordsOf(uid, NOW)].reverse(), truncated: false }), timelineOf: () => Promise.resolve(fold.timelineOf(uid)), podOf: () => Promise.resolve(fold.podOf(uid)),
    signalsOf: () => Promise.resolve(fold.signalsOf(uid)), aroundOf: () => Promise.resolve({ claims: [] }), incidents: () => Promise.resolve([]), onlyThis: () => Promise.resolve(undefined),
    gaps: () => Promise.resolve([]), coverage: () => Promise.resolve({ cluster: 'c', rows: [] }), namespaces: () => Promise.resolve(['shop']),
  };
}

test('a delivery that was exported is explained elsewhere as it was judged here', async () => {
  const bundle = await bundleOf(within({ all: true }, source()), 'u1', NOW, NEVER);
  const text = JSON.stringify(bundle);
  expect(parseBundle(JSON.parse(text))).toMatchObject({ ok: true });
  expect(bundle.signals).toHaveLength(SIGNALS.length);
  const path = join(mkdtempSync(join(tmpdir(), 'lunettes-bundle-')), 'web-1.json');
  writeFileSync(path, text);
  const { pods, ignored, takenAt } = explain(path);
  expect({ ignored, takenAt, said: pods.map(({ name, diagnosis }) => [name, diagnosis?.code]) }).toEqual({ ignored: [], takenAt: NOW, said: [['web-1', 'IMAGE_PULL_NOT_FOUND']] });
  expect(pods[0]?.records).toEqual(JSON.parse(JSON.stringify(bundle.records)));
});

test('outside the scope there is nothing to export', async () => {
  await expect(bundleOf(within({ all: false, namespaces: ['other'] }, source()), 'u1', NOW, NEVER)).rejects.toThrow('Nothing is known of u1');
});

test('a delivery that was cut is said to be, and does not stop the rest', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-bundle-'));
  const bundle = await bundleOf(within({ all: true }, source()), 'u1', NOW, NEVER);
  writeFileSync(join(folder, 'cut.json'), JSON.stringify({ ...bundle, frames: {} }));
  writeFileSync(join(folder, 'whole.json'), JSON.stringify(bundle));
  const { pods, ignored } = explain(folder);
  expect(pods).toHaveLength(1);
  expect(ignored.join()).toMatch(/cut\.json: The delivery is incomplete/);
});
