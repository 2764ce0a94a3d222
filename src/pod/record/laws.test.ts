// The laws of the heart, on every golden scenario and on what remains of it when evidence is cut, doubled or late.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { epochMs } from '../../base/time';
import type { EpochMs } from '../../base/time';
import type { Signal } from '../signal';
import { signalsOf, T0, uidOf } from '../testing/golden/play';
import { readScenario } from '../testing/golden/read';
import type { Fold } from './fold';
import { createFold } from './journal-fold';
import type { PodRecord } from './record';
import { DEFAULT_SETTINGS } from './settings';

const folder = join('tests', 'golden');
const scenarios = readdirSync(folder).filter((name) => name.endsWith('.golden')).map((name) => {
  const scenario = readScenario(readFileSync(join(folder, name), 'utf8'));
  const now = epochMs(T0 + Math.max(...scenario.answers.map(({ at }) => at)));
  return { name: scenario.name, signals: signalsOf(scenario).filter(({ at }) => at <= now), now, uids: scenario.pods.map(({ word }) => uidOf(scenario, word)) };
});
const anyScenario = fc.constantFrom(...scenarios);
const settings = { ...DEFAULT_SETTINGS, watchLatencyMs: 0, watchLatencyMaxMs: 0, injectedContainers: [], signalsPerPodMax: 10_000, controlPlaneClock: { offsetMs: 0, errorMs: 0 } };

function recordsOf(signals: readonly Signal[], now: EpochMs, uids: readonly Parameters<Fold['recordsOf']>[0][]): readonly PodRecord[] {
  const fold = createFold(settings);
  fold.take(signals);
  return uids.flatMap((uid) => fold.recordsOf(uid, now));
}

const withoutSources = (records: readonly PodRecord[]): unknown => JSON.parse(JSON.stringify(records, (key, value: unknown) => (key === 'evidence' || key === 'sources' || key === 'boundaries' ? undefined : value)));

/** Phases tile, nothing is negative, estimates lie in their bounds, owners sum up, a failure has one code. */
function holds(record: PodRecord): void {
  const { phases, start, end } = record.lifecycle;
  let before = start.est;
  for (const { from, to, length } of phases) {
    expect(Math.abs(from.est - before)).toBeLessThan(0.01);
    expect(length.estMs).toBeGreaterThanOrEqual(0);
    expect(length.loMs).toBeLessThanOrEqual(length.estMs + 0.001);
    expect(length.estMs).toBeLessThanOrEqual(length.hiMs + 0.001);
    expect(from.lo).toBeLessThanOrEqual(from.est);
    expect(to.est).toBeLessThanOrEqual(to.hi);
    before = to.est;
  }
  expect(phases.length === 0 || Math.abs(before - end.est) < 0.01).toBe(true);
  const { total, platform, dependency, user, unknown, gateWait } = record.sums;
  expect(Math.abs(platform.estMs + dependency.estMs + user.estMs + unknown.estMs + gateWait.estMs - total.estMs)).toBeLessThan(0.01);
}

test.each(scenarios)('phases tile and owners sum up in $name at every moment', ({ signals, now, uids }) => {
  for (const until of [...new Set(signals.map(({ at }) => at)), now]) {
    recordsOf(signals.filter(({ at }) => at <= until), until, uids).forEach(holds);
  }
});

test('feeding signals twice changes nothing', () => {
  for (const { signals, now, uids } of scenarios) {
    const doubled = signals.flatMap((signal) => [signal, signal]);
    expect(withoutSources(recordsOf(doubled, now, uids))).toEqual(withoutSources(recordsOf(signals, now, uids)));
  }
});

test('events that arrive late, but before the question, change nothing', () => {
  for (const { signals, now, uids } of scenarios.filter(({ signals: all }) => all.every((signal) => signal.kind !== 'event' || signal.event.count <= 1))) {
    const late = (signal: Signal): boolean => signal.kind === 'event';
    const mixed = [...signals.filter((signal) => !late(signal)), ...signals.filter(late).reverse().map((signal) => ({ ...signal, at: now }))];
    expect(withoutSources(recordsOf(mixed, now, uids))).toEqual(withoutSources(recordsOf(signals, now, uids)));
  }
});

test('losing evidence never turns met into missed or missed into met, and what remains still holds', () => {
  fc.assert(fc.property(anyScenario, fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }), ({ signals, now, uids }, lost) => {
    const gone = new Set(lost);
    const rest = signals.filter((signal, i) => signal.kind !== 'event' || !gone.has(i));
    const whole = new Map(recordsOf(signals, now, uids).map((record) => [`${record.key.uid} ${record.key.operation}`, record]));
    for (const record of recordsOf(rest, now, uids)) {
      holds(record);
      const before = whole.get(`${record.key.uid} ${record.key.operation}`);
      if (before !== undefined && before.lifecycle.phases.every(({ cause }) => cause === undefined)) {
        // Where a failure's own words are lost its owner changes with them: only healthy stretches are compared.
        expect([before.verdict, 'indeterminate']).toContain(record.verdict);
      }
    }
  }), { numRuns: 300, seed: 20260101 });
});

test("a node's clock and its known offset may be shifted together: nothing changes", () => {
  for (const { signals, now, uids } of scenarios) {
    const shifted = (ms: number): readonly Signal[] => signals.map((signal): Signal => {
      if (signal.kind === 'node') {
        return { ...signal, node: { ...signal.node, clock: { offsetMs: ms, errorMs: 0 } } };
      }
      if (signal.kind === 'event' && signal.event.component === 'kubelet' && signal.event.namedAt !== undefined && signal.event.host !== undefined) {
        const { namedAt, firstAt, lastAt } = signal.event;
        return { ...signal, event: { ...signal.event, namedAt: epochMs(namedAt + ms), ...(firstAt === undefined ? {} : { firstAt: epochMs(firstAt + ms) }), ...(lastAt === undefined ? {} : { lastAt: epochMs(lastAt + ms) }) } };
      }
      if (signal.kind !== 'pod') {
        return signal;
      }
      const plus = <T extends EpochMs | undefined>(at: T): T => (at === undefined ? at : (epochMs(at + ms) as T));
      const moved = ['Initialized', 'PodReadyToStartContainers', 'ContainersReady', 'Ready'];
      const { startedAt } = signal.pod;
      return {
        ...signal,
        pod: {
          ...signal.pod, ...(startedAt === undefined ? {} : { startedAt: plus(startedAt) }),
          conditions: signal.pod.conditions.map((condition) => (moved.includes(condition.type) && condition.changedAt !== undefined ? { ...condition, changedAt: plus(condition.changedAt) } : condition)),
          statuses: signal.pod.statuses.map((status) => JSON.parse(JSON.stringify(status), (key, value: unknown) => ((key === 'startedAt' || key === 'finishedAt') && typeof value === 'number' ? value + ms : value)) as typeof status),
        },
      };
    });
    const known = (records: readonly PodRecord[]): unknown => (withoutSources(records) as PodRecord[]).map(({ nodeClock: _, ...record }) => record);
    expect(known(recordsOf(shifted(3_600_000), now, uids))).toEqual(known(recordsOf(shifted(0), now, uids)));
  }
});
