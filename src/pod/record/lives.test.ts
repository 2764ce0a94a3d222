// The laws of the heart on lives whose truth is known: every interval holds the true instant, whatever the clocks say and
// however little is heard; less evidence gives wider intervals and never another verdict.
import fc from 'fast-check';
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import type { Boundary } from '../lifecycle/lifecycle';
import type { Signal } from '../signal';
import type { Emitter, LifePlan, TrueLife } from '../testing/lives';
import { boundaryKey, deafBetween, LATENCY_MAX_MS, lifeOf, listedFrom, nodeSignal, probes, T0 } from '../testing/lives';
import { createFold } from './journal-fold';
import type { PodRecord } from './record';
import { DEFAULT_SETTINGS } from './settings';

const HOUR_MS = 3_600_000;
const PROBED_S = 5;
// The same lives each time; LAWS_SEED and LAWS_RUNS look at others.
const RUNS = { numRuns: Number(process.env['LAWS_RUNS'] ?? 200), seed: Number(process.env['LAWS_SEED'] ?? 20260101) };
const SETTINGS = { ...DEFAULT_SETTINGS, watchLatencyMaxMs: LATENCY_MAX_MS, signalsPerPodMax: 10_000 };

const skew = fc.constantFrom(0, 0, 0, 120, -300, HOUR_MS, -HOUR_MS);
const image = fc.constantFrom('cached' as const, 'pulled' as const, 'failing' as const);
const rarely = fc.integer({ min: 0, max: 4 }).map((n) => n === 4);
const none = { postStart: false, startupProbe: false, crashes: 0 };

const anyPlan: fc.Arbitrary<LifePlan> = fc.record({
  seed: fc.nat(), skewMs: fc.record({ node: skew, scheduler: skew, api: skew, controller: skew }), kubelet: fc.constantFrom('1.18' as const, '1.24' as const, '1.27' as const, '1.31' as const, '1.36' as const),
  gated: rarely, refused: rarely, claim: rarely, readinessProbe: fc.boolean(), readinessGate: rarely, job: rarely, deleted: fc.boolean(),
  containers: fc.tuple(
    fc.array(fc.record({ role: fc.constantFrom('init' as const, 'sidecar' as const), image: fc.constantFrom('cached' as const, 'pulled' as const) }), { maxLength: 2 }),
    fc.array(fc.record({ image, postStart: rarely, startupProbe: rarely }), { maxLength: 1 }),
    fc.record({ image, postStart: rarely, startupProbe: rarely, crashes: fc.constantFrom(0, 0, 0, 1, 2) })
  ).map(([before, others, last]) => [
    ...before.map((one) => ({ ...none, ...one })), ...others.map((one) => ({ ...none, ...one, role: 'app' as const })), { ...last, role: 'app' as const },
  ]),
});
const inSync = anyPlan.map((plan): LifePlan => ({ ...plan, skewMs: { node: 0, scheduler: 0, api: 0, controller: 0 } }));

const LONG_BEFORE: Signal = { kind: 'hearing', at: epochMs(T0 - 24 * HOUR_MS), resources: ['pods', 'events'] };

function recordsOf(plan: LifePlan, life: TrueLife, signals: readonly Signal[], now: EpochMs = life.end): readonly PodRecord[] {
  const fold = createFold(SETTINGS);
  const [first] = signals;
  const begin = first?.kind === 'hearing' ? first.at : T0;
  fold.take([...(first?.kind === 'hearing' ? [] : [LONG_BEFORE]), nodeSignal(begin - PROBED_S * 1000, plan.kubelet), ...probes(plan, begin - PROBED_S * 1000, PROBED_S), ...signals]);
  return fold.recordsOf(life.uid, now);
}

/** Boundaries of creates and deletes that a record shows once. */
function boundariesOf(records: readonly PodRecord[]): ReadonlyMap<string, Boundary> {
  const found = records.flatMap(({ key, lifecycle }) => (key.operation === 'restart' ? [] : lifecycle.boundaries.map((boundary) => [boundaryKey(key.operation, boundary.id, boundary.container), boundary] as const)));
  return new Map(found.filter(([key]) => found.filter(([other]) => other === key).length === 1));
}

// A microsecond of rounding.
const ROUNDING_MS = 0.01;

function holdsTruth(life: TrueLife, records: readonly PodRecord[]): void {
  for (const [key, { lo, hi, sources }] of boundariesOf(records)) {
    const truth = life.truth.get(key);
    const outside = truth === undefined ? undefined : Math.max(0, lo - truth.hi, truth.lo - hi);
    expect([key, sources[0]?.what, outside === undefined || outside <= ROUNDING_MS ? 'within' : `${outside} ms outside`]).toEqual([key, sources[0]?.what, truth === undefined ? 'no such boundary' : 'within']);
  }
}

/** Phases tile, nothing is negative, estimates lie in their bounds, owners sum up, what failed has one code. */
function holdsTogether({ lifecycle, sums, outcome, diagnosis }: PodRecord): void {
  let before = lifecycle.start.est;
  for (const { from, to, length } of lifecycle.phases) {
    expect(Math.abs(from.est - before)).toBeLessThan(ROUNDING_MS);
    expect([from.lo <= from.est, from.est <= from.hi, length.loMs >= 0, length.loMs <= length.estMs + ROUNDING_MS, length.estMs <= length.hiMs + ROUNDING_MS]).toEqual([true, true, true, true, true]);
    before = to.est;
  }
  const parts = [sums.platform, sums.dependency, sums.user, sums.unknown, sums.gateWait];
  expect(Math.abs(parts.reduce((sum, { estMs }) => sum + estMs, 0) - sums.total.estMs)).toBeLessThan(ROUNDING_MS);
  expect(outcome === 'failed' || outcome === 'stuck' || outcome === 'delivered_late' ? diagnosis?.code : 'not asked').toBeDefined();
}

test('the true instant lies in every interval, whoever has a wrong clock', () => {
  fc.assert(fc.property(anyPlan, (plan) => {
    const life = lifeOf(plan);
    const records = recordsOf(plan, life, life.signals);
    holdsTruth(life, records);
    records.forEach(holdsTogether);
  }), RUNS);
});

test('a collector that starts late, is deaf for a while or loses Events is less sure, and not wrong', () => {
  fc.assert(fc.property(anyPlan, fc.nat(1000), fc.nat(1000), fc.constantFrom('late', 'deaf', 'lost'), (plan, a, b, how) => {
    const life = lifeOf(plan);
    const at = (part: number): EpochMs => epochMs(T0 + ((life.end - T0) * part) / 1000);
    const heard = how === 'late' ? listedFrom(life.signals, at(a))
      : how === 'deaf' ? deafBetween(life.signals, at(Math.min(a, b)), at(Math.max(a, b)))
        : life.signals.filter(({ kind }, i) => kind !== 'event' || (i * 7919 + a) % 3 > 0);
    const records = recordsOf(plan, life, heard);
    holdsTruth(life, records);
    records.forEach(holdsTogether);
  }), RUNS);
});

const drawn = (records: readonly PodRecord[]): unknown => records.map(({ lifecycle, verdict, outcome, diagnosis, sums }) => [lifecycle.phases, verdict, outcome, diagnosis?.code, sums]);

test('what is heard twice, or in another order across streams, changes nothing', () => {
  fc.assert(fc.property(anyPlan, fc.nat(), (plan, seed) => {
    const life = lifeOf(plan);
    const whole = drawn(recordsOf(plan, life, life.signals));
    expect(drawn(recordsOf(plan, life, life.signals.flatMap((signal) => [signal, signal])))).toEqual(whole);
    // Each stream keeps its order; which of two streams speaks first is chance.
    const streams = [life.signals.filter(({ kind }) => kind === 'pod'), life.signals.filter(({ kind }) => kind === 'event')];
    const mixed: Signal[] = [];
    for (let turn = seed; streams.some((stream) => stream.length > 0); turn = Math.imul(turn ^ (turn >>> 3), 0x9e3779b1) >>> 0) {
      const next = (streams[turn % 2] ?? []).shift() ?? (streams[(turn + 1) % 2] ?? []).shift();
      mixed.push(...(next === undefined ? [] : [next]));
    }
    expect(drawn(recordsOf(plan, life, mixed))).toEqual(whole);
  }), RUNS);
});

/** What both know of. */
function compared(more: readonly PodRecord[], less: readonly PodRecord[], slackMs: number): void {
  const sharp = boundariesOf(more);
  for (const [key, { lo, hi }] of boundariesOf(less)) {
    const { lo: sharpLo, hi: sharpHi } = sharp.get(key) ?? { lo, hi };
    expect([key, hi - lo + slackMs >= sharpHi - sharpLo ? 'as wide' : `${sharpHi - sharpLo - (hi - lo)} ms narrower`]).toEqual([key, 'as wide']);
  }
  for (const record of less) {
    const before = more.find(({ key }) => key.operation === record.key.operation && key.ordinal === record.key.ordinal);
    if (before !== undefined && before.verdict !== 'indeterminate' && before.lifecycle.phases.every(({ cause }) => cause === undefined)) {
      expect([before.verdict, 'indeterminate']).toContain(record.verdict);
    }
  }
}

test('one Event less makes no interval narrower and turns no verdict round', () => {
  fc.assert(fc.property(anyPlan, fc.nat(), (plan, which) => {
    const life = lifeOf(plan);
    const uids = [...new Set(life.signals.flatMap((signal) => (signal.kind === 'event' ? [signal.event.uid] : [])))];
    const lost = uids[which % uids.length];
    compared(recordsOf(plan, life, life.signals), recordsOf(plan, life, life.signals.filter((signal) => signal.kind !== 'event' || signal.event.uid !== lost)), ROUNDING_MS);
  }), RUNS);
});

test('a gap makes no interval narrower and turns no verdict round', () => {
  fc.assert(fc.property(anyPlan, fc.nat(1000), fc.nat(1000), (plan, a, b) => {
    const life = lifeOf(plan);
    const at = (part: number): EpochMs => epochMs(T0 + ((life.end - T0) * part) / 1000);
    compared(recordsOf(plan, life, life.signals), recordsOf(plan, life, deafBetween(life.signals, at(Math.min(a, b)), at(Math.max(a, b)))), ROUNDING_MS);
  }), RUNS);
});

test('one clock that is an hour off changes no phase by more than the stated uncertainty', () => {
  fc.assert(fc.property(inSync, fc.constantFrom<Emitter>('node', 'scheduler', 'api', 'controller'), fc.constantFrom(HOUR_MS, -HOUR_MS), (plan, emitter, byMs) => {
    const off: LifePlan = { ...plan, skewMs: { ...plan.skewMs, [emitter]: byMs } };
    const [life, skewed] = [lifeOf(plan), lifeOf(off)];
    const true_ = boundariesOf(recordsOf(plan, life, life.signals));
    for (const [key, { lo, hi, est }] of boundariesOf(recordsOf(off, skewed, skewed.signals))) {
      const before = true_.get(key);
      expect([key, before === undefined || Math.abs(before.est - est) <= hi - lo + before.hi - before.lo + ROUNDING_MS]).toEqual([key, true]);
    }
  }), RUNS);
});
