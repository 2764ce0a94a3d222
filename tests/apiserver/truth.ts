// The fleet's truth file, and our boundaries and codes beside it.
import type { Boundary, BoundaryId, Operation } from '../../src/pod/lifecycle/lifecycle';
import type { PodRecord } from '../../src/pod/record/record';

export interface TruePod {
  readonly uid: string;
  readonly name: string;
  readonly scenario: string;
  readonly outcome: string;
  readonly steps: readonly { readonly step: string; readonly at: number; readonly container: string | undefined }[];
  readonly writes: readonly { readonly what: string; readonly sent: number; readonly done: number }[];
}

interface Row {
  readonly uid: string;
  readonly name: string;
  readonly scenario: string;
  readonly outcome: string;
  readonly steps: readonly { readonly step: string; readonly t: string; readonly container?: string }[] | null;
  readonly writes: readonly { readonly what: string; readonly sent: string; readonly done: string }[] | null;
}

/** Nanoseconds as decimal text to milliseconds, to the microsecond. */
const ms = (nanoseconds: string): number => Number(BigInt(nanoseconds) / 1000n) / 1000;

export function truthOf(text: string): readonly TruePod[] {
  return text.split('\n').filter((line) => line !== '').map((line) => {
    const row = JSON.parse(line) as Row;
    return {
      uid: row.uid, name: row.name, scenario: row.scenario, outcome: row.outcome,
      steps: (row.steps ?? []).map(({ step, t, container }) => ({ step, at: ms(t), container })),
      writes: (row.writes ?? []).map(({ what, sent, done }) => ({ what, sent: ms(sent), done: ms(done) })),
    };
  });
}

interface Window {
  readonly lo: number;
  readonly hi: number;
}

type Told = Pick<Boundary, 'lo' | 'hi' | 'est' | 'container' | 'sources'>;

interface Compared {
  readonly name: string;
  readonly operation: Operation;
  /** What a record tells of it. */
  readonly told: (record: PodRecord) => readonly Told[];
  /** When it truly was; several: it may be any of them. */
  readonly real: (pod: TruePod, container: string | undefined) => readonly Window[];
}

const boundary = (operation: Operation, id: BoundaryId, real: Compared['real']): Compared => ({
  name: `${operation} ${id}`, operation, real, told: ({ lifecycle }) => lifecycle.boundaries.filter((one) => one.id === id),
});

/** An end of the first phase of that name, where the two do not merge with others. */
const edge = (operation: Operation, phase: string, of: 'from' | 'to', real: Compared['real']): Compared => ({
  name: `${operation} ${phase} ${of}`, operation, real,
  told: ({ lifecycle }) => lifecycle.phases
    .filter((one) => (one.slice === undefined ? one.name : `${one.name}/${one.slice}`) === phase && !(of === 'to' && one.open) )
    .filter((one, i, all) => all.findIndex(({ container }) => container === one.container) === i)
    .map((one) => ({ ...one[of], sources: one.sources.slice(of === 'from' ? 0 : -1), ...(one.container === undefined ? {} : { container: one.container }) })),
});

const COMPARED: readonly Compared[] = [
  boundary('create', 'B1', (pod) => writes(pod, 'create').slice(0, 1)),
  edge('create', 'scheduling/attempt', 'to', (pod) => writes(pod, 'status scheduler').slice(0, 1)),
  boundary('create', 'B5', (pod) => writes(pod, 'bind')),
  boundary('create', 'B6', (pod) => writes(pod, 'status acknowledged')),
  boundary('create', 'B7', (pod) => steps(pod, 'attached')),
  boundary('create', 'B9', (pod) => steps(pod, 'sandbox').slice(0, 1)),
  edge('create', 'pull', 'from', (pod, container) => steps(pod, 'pullStart', container).slice(0, 1)),
  edge('create', 'pull/failing', 'from', (pod, container) => steps(pod, 'pullStart', container).slice(0, 1)),
  boundary('create', 'B11', (pod, container) => steps(pod, 'pullEnd', container).slice(-1)),
  boundary('create', 'B13', (pod, container) => steps(pod, 'started', container).slice(0, 1)),
  boundary('create', 'B15', (pod, container) => steps(pod, 'finished', container).slice(0, 1)),
  edge('create', 'readiness/not_due', 'to', (pod) => steps(pod, 'probeFailed').slice(0, 1)),
  boundary('create', 'B19', (pod) => writes(pod, 'status ready').slice(0, 1)),
  edge('restart', 'backoff', 'from', (pod, container) => steps(pod, 'exited', container)),
  edge('restart', 'backoff', 'to', (pod, container) => steps(pod, 'started', container)),
  boundary('delete', 'D0', (pod) => writes(pod, 'delete').slice(0, 1)),
  boundary('delete', 'D1', (pod) => steps(pod, 'killing').slice(0, 1)),
  boundary('delete', 'D3', (pod, container) => steps(pod, 'stopped', container)),
  boundary('delete', 'D6', (pod) => writes(pod, 'delete final')),
];

const writes = (pod: TruePod, what: string): readonly Window[] => pod.writes.filter((one) => one.what === what).map(({ sent, done }) => ({ lo: sent, hi: done }));

const steps = (pod: TruePod, name: string, container?: string): readonly Window[] =>
  pod.steps.filter((one) => one.step === name && (container === undefined || one.container === container)).map(({ at }) => ({ lo: at, hi: at }));

// A microsecond of rounding on either side.
const ROUNDING_MS = 0.01;

const distance = (at: number, { lo, hi }: Window): number => Math.max(0, lo - at, at - hi);

export function boundaryReport(truth: readonly TruePod[], records: readonly PodRecord[]): readonly { readonly name: string; readonly good: boolean; readonly said: string }[] {
  const byKey = Map.groupBy(records, ({ key }) => `${key.uid} ${key.operation}`);
  return COMPARED.flatMap(({ name, operation, told, real }) => {
    const errors: number[] = [];
    const outside: string[] = [];
    for (const pod of truth) {
      for (const one of byKey.get(`${pod.uid} ${operation}`)?.flatMap(told) ?? []) {
        const [nearest] = [...real(pod, one.container)].sort((a, b) => distance(one.est, a) - distance(one.est, b));
        if (nearest === undefined) {
          continue;
        }
        errors.push(distance(one.est, nearest));
        if (one.lo > nearest.hi + ROUNDING_MS || one.hi < nearest.lo - ROUNDING_MS) {
          outside.push(`${pod.scenario} ${pod.name}: [${(one.lo - nearest.lo).toFixed(2)}, ${(one.hi - nearest.hi).toFixed(2)}] ms from ${one.sources[0]?.what ?? ''}`);
        }
      }
    }
    errors.sort((a, b) => a - b);
    const at = (q: number): string => (errors[Math.min(errors.length - 1, Math.floor(q * errors.length))] ?? NaN).toFixed(2);
    // A scenario that this fleet did not deal has nothing to compare.
    return errors.length === 0 ? [] : [{
      name: `truth of ${name}`, good: outside.length === 0,
      said: `${errors.length} compared, ${outside.length} outside; |estimate − truth| p50 ${at(0.5)} p90 ${at(0.9)} p99 ${at(0.99)} max ${at(1)} ms${outside.length === 0 ? '' : ` — ${outside.slice(0, 4).join('; ')}`}`,
    }];
  });
}

/** Codes that a played scenario may end with; an empty list: none. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  'missing-image': ['IMAGE_PULL_NOT_FOUND'], 'crash-loop': ['APP_EXIT_ERROR', 'APP_'], unschedulable: ['SCHED_'], 'missing-secret': ['CONFIG_SECRET_MISSING', 'VOL_MOUNT_SECRET_MISSING'],
  'stuck-volume': ['VOL_'], oom: ['APP_OOM'], 'slow-probe': ['PROBE_'], healthy: [''],
};

// A shorter failing probe is no delay by the table.
const PROBE_DELAY_MS = 10_000;
// One probe's period is no sharper than this.
const EDGE_MS = 100;

function probeFailedMs({ steps }: TruePod): number {
  const first = steps.find(({ step: name }) => name === 'probeFailed')?.at ?? 0;
  return (steps.find(({ step: name }) => name === 'ready')?.at ?? first) - first;
}

// Less than a status takes to be written and heard.
const UNTOLD_MS = 3000;
const SLOW_PULL_MS = 5000;

/** What the fleet played was too short to be a finding, or too short to be told; or its machine truly was slow. */
function excused(scenario: string, pod: TruePod, codes: readonly string[]): boolean {
  const at = (name: string): number | undefined => pod.steps.find(({ step: each }) => each === name)?.at;
  const pullMs = (at('pullEnd') ?? 0) - (at('pullStart') ?? 0);
  switch (scenario) {
    case 'slow-probe':
      return probeFailedMs(pod) < PROBE_DELAY_MS + EDGE_MS && codes.every((code) => code.startsWith('IMAGE_PULL_SLOW') && pullMs > SLOW_PULL_MS);
    case 'oom':
      return codes.length === 0 && (at('exited') ?? Infinity) > (at('deletionRequested') ?? Infinity) - UNTOLD_MS;
    case 'healthy':
      return codes.every((code) => code.startsWith('IMAGE_PULL_SLOW')) && pullMs > SLOW_PULL_MS;
    default:
      return false;
  }
}

export function codeReport(truth: readonly TruePod[], records: readonly PodRecord[]): readonly { readonly name: string; readonly good: boolean; readonly said: string }[] {
  const creates = new Map(records.filter(({ key }) => key.operation === 'create').map((record) => [record.key.uid as string, record]));
  // A container may fail before its pod was ever ready, or after: then a restart tells it.
  const told = Map.groupBy(records.filter(({ key, diagnosis }) => key.operation !== 'delete' && diagnosis !== undefined), ({ key }) => key.uid as string);
  return Object.entries(CODES).flatMap(([scenario, accepted]) => {
    const pods = truth.filter((pod) => pod.scenario === scenario && creates.has(pod.uid));
    const wrong = new Map<string, number>();
    for (const pod of pods) {
      const { uid } = pod;
      const codes = told.get(uid)?.map(({ key, diagnosis }) => `${diagnosis?.code ?? ''} (${key.operation})`) ?? [];
      const code = codes.join(' ');
      if (excused(scenario, pod, codes)) {
        continue;
      }
      if (!accepted.some((one) => (one === '' ? codes.length === 0 : codes.some((each) => each.startsWith(one))))) {
        wrong.set(code, (wrong.get(code) ?? 0) + 1);
      }
    }
    const bad = [...wrong.values()].reduce((sum, count) => sum + count, 0);
    return pods.length === 0 ? [] : [{
      name: `code of ${scenario}`, good: bad <= pods.length / 100, said: `${pods.length - bad} of ${pods.length} right${bad === 0 ? '' : `; else ${[...wrong].map(([code, count]) => `${code === '' ? 'none' : code} ×${count}`).join(', ')}`}`,
    }];
  });
}
