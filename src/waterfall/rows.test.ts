import { toDataFrame } from '@grafana/data';
import { gapsOf, missingColumns, rowsOf } from './rows';

const frameOf = (columns: Readonly<Record<string, readonly unknown[]>>) => toDataFrame({ fields: Object.entries(columns).map(([name, values]) => ({ name, values: [...values] })) });

test('five columns are enough: without owners, bounds and precision', () => {
  const [root, leaf] = rowsOf(frameOf({ id: ['a', 'b'], parent: ['', 'a'], name: ['job', 'step'], from: [0, 10], to: [100, 60] }));
  expect(root).toMatchObject({ parent: '', owner: undefined, length: { estMs: 100, loMs: 100, hiMs: 100 }, open: false });
  expect(leaf).toMatchObject({ parent: 'a', fromLo: 10, toHi: 60 });
});

test('Grafana\'s trace frame is read, and ours names its owners', () => {
  const rows = rowsOf(frameOf({
    traceID: ['t', 't', 't'], spanID: ['1', '2', '3'], parentSpanID: ['', '1', 'lost'], operationName: ['create', 'pull(app)/queue', 'GET /'], serviceName: ['lunettes', 'platform', 'web'],
    startTime: [1000, 1000, 1100], duration: [500, 200, 30], statusCode: [0, 2, 0],
    tags: [[], [{ key: 'lunettes.owner', value: 'platform' }, { key: 'lunettes.code', value: 'IMAGE_PULL_QUEUED' }], []],
  }));
  expect(rows[1]).toMatchObject({ id: 't/2', parent: 't/1', name: 'pull', container: 'app', slice: 'queue', owner: 'platform', code: 'IMAGE_PULL_QUEUED', failed: true, from: 1000, to: 1200 });
  expect(rows[2]).toMatchObject({ parent: '', name: 'web: GET /', owner: undefined });
});

test('what cannot be drawn is named', () => {
  expect(missingColumns(frameOf({ time: [1], value: [2] }))).toEqual(['id', 'parent', 'name', 'from', 'to']);
  expect(missingColumns(undefined)).toHaveLength(5);
});

test('a row without a time is left out; gaps are read once', () => {
  expect(rowsOf(frameOf({ id: ['a', 'b'], parent: ['', ''], name: ['x', 'y'], from: [0, null], to: [1, 2] }))).toHaveLength(1);
  const frame = { ...frameOf({ id: [] }), meta: { custom: { gaps: [{ from: 1, to: 2, resources: ['pods'] }, { from: 1, to: 2, resources: ['events'] }, { from: 5 }] } } };
  expect(gapsOf([frame, frame])).toEqual([{ from: 1, to: 2 }, { from: 5 }]);
});
