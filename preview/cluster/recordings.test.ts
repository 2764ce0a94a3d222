// What the demo replays of what was recorded.
import { readRecordings } from './recordings';
import type { Recorded } from './recordings';

const recordings = readRecordings('tests/recordings');
const named = (name: string): readonly Recorded[] => recordings.find((one) => one.name === name)?.versions ?? [];
const phaseOf = ({ object }: Recorded): unknown => (object['status'] as { phase: string }).phase;

test('successive objects come in their order, none before the latest instant in it', () => {
  const versions = named('createSuccess');
  expect(versions.map(phaseOf)).toEqual(['Pending', 'Pending', 'Pending', 'Running']);
  expect(versions.map(({ atMs }) => atMs - (versions[0]?.atMs ?? 0))).toEqual([0, 350, 700, 3000]);
});

test('status patches and Events make the life of a pod: created, bound, started, deleted, gone', () => {
  const own = named('h1-app').filter(({ resource, object }) => resource === 'pods' && object.metadata.name === 'h1-app-77f798d99c-rfgmj');
  expect(own.map(({ object, gone }) => `${String((object['spec'] as { nodeName?: string }).nodeName)} ${String((object['status'] as { phase: string }).phase)}${gone ? ' gone' : ''}`)).toEqual([
    'undefined Pending', 'kind-worker Pending', 'kind-worker Pending', 'kind-worker Running',
  ]);
  const deleted = named('h1-app').filter(({ object }) => object.metadata.name === 'h1-app-77f798d99c-f9sdm' && object.metadata['deletionTimestamp'] !== undefined);
  expect(deleted.map(({ gone }) => gone)).toEqual([false, false, true]);
});

test('conditions are merged by their type, and what was made up is said', () => {
  const last = named('h1-app').findLast(({ object }) => object.metadata.name === 'h1-app-77f798d99c-rfgmj')?.object;
  expect((last?.['status'] as { conditions: { type: string; status: string }[] }).conditions.map(({ type, status }) => `${type} ${status}`)).toEqual(['PodScheduled True', 'Initialized True', 'Ready True', 'ContainersReady True']);
  expect(last?.metadata['annotations']).toEqual({ 'lunettes.demo/made-up': 'spec, labels, owners' });
});
