import { epochMs } from '../../base/time';
import type { Phase } from '../../pod/lifecycle/lifecycle';
import type { TimelineRow } from '../../pod/record/record';
import { runsOf } from './runs';

const at = (ms: number) => ({ lo: epochMs(ms), hi: epochMs(ms), est: epochMs(ms) });
const crash: Phase = { name: 'crash', container: 'app', from: at(900), to: at(61_000), length: { loMs: 0, hiMs: 0, estMs: 60_100 }, open: true, owner: 'user', sources: [], precision: 'exact' };
const ended = (from: number, to: number, container = 'app', exitCode = 137): TimelineRow => ({
  id: `${from}`, at: epochMs(to), lo: epochMs(to), hi: epochMs(to), what: 'OOMKilled', text: '', container, emitter: 'status', count: 1, severity: 'error', reason: 'OOMKilled',
  raw: { kind: 'terminated', exitCode, startedAt: epochMs(from), finishedAt: epochMs(to) },
});

test('runs are known to half a second, within their phase, each once', () => {
  expect(runsOf([ended(0, 4000), ended(5000, 10_000), ended(5000, 10_000), ended(5000, 7000, 'proxy')], crash, undefined)).toEqual([
    { from: 900, to: 4500, halfMs: 500, failed: true },
    { from: 5500, to: 10_500, halfMs: 500, failed: true },
  ]);
});

test('stamps of a clock that is ahead are set right', () => {
  expect(runsOf([ended(7000, 9000)], crash, { loMs: 1900, hiMs: 2100 })).toEqual([{ from: 5500, to: 7500, halfMs: 500, failed: true }]);
});
