// The fleet's truth file, and our boundaries and codes beside it.
import type { BoundaryId } from '../../src/pod/lifecycle/lifecycle';
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

/** When a boundary truly was: a step's instant, or the span of the write that made it. */
const WINDOWS: readonly { readonly operation: 'create' | 'delete'; readonly id: BoundaryId; readonly of: (pod: TruePod, container: string | undefined) => Window | undefined }[] = [
  { operation: 'create', id: 'B1', of: (pod) => write(pod, 'create') },
  { operation: 'create', id: 'B5', of: (pod) => write(pod, 'bind') },
  { operation: 'create', id: 'B6', of: (pod) => write(pod, 'status acknowledged') },
  { operation: 'create', id: 'B9', of: (pod) => step(pod, 'sandbox') },
  { operation: 'create', id: 'B11', of: (pod, container) => step(pod, 'pullEnd', container) },
  { operation: 'create', id: 'B13', of: (pod, container) => step(pod, 'started', container) },
  { operation: 'create', id: 'B19', of: (pod) => write(pod, 'status ready') },
  { operation: 'delete', id: 'D0', of: (pod) => write(pod, 'delete') },
  { operation: 'delete', id: 'D1', of: (pod) => step(pod, 'killing') },
  { operation: 'delete', id: 'D6', of: (pod) => write(pod, 'delete final') },
];

function write(pod: TruePod, what: string): Window | undefined {
  const found = pod.writes.find((one) => one.what === what);
  return found === undefined ? undefined : { lo: found.sent, hi: found.done };
}

function step(pod: TruePod, name: string, container?: string): Window | undefined {
  const found = pod.steps.filter((one) => one.step === name && (container === undefined || one.container === container));
  const [first] = found;
  return first === undefined || found.length > 1 ? undefined : { lo: first.at, hi: first.at };
}

// A microsecond of rounding on either side.
const ROUNDING_MS = 0.01;

export function boundaryReport(truth: readonly TruePod[], records: readonly PodRecord[]): readonly { readonly name: string; readonly good: boolean; readonly said: string }[] {
  const byKey = new Map(records.map((record) => [`${record.key.uid} ${record.key.operation}`, record]));
  return WINDOWS.map(({ operation, id, of }) => {
    const errors: number[] = [];
    const outside: string[] = [];
    for (const pod of truth) {
      for (const boundary of byKey.get(`${pod.uid} ${operation}`)?.lifecycle.boundaries.filter((one) => one.id === id) ?? []) {
        const real = of(pod, boundary.container);
        if (real === undefined) {
          continue;
        }
        errors.push(Math.max(0, real.lo - boundary.est, boundary.est - real.hi));
        if (boundary.lo > real.hi + ROUNDING_MS || boundary.hi < real.lo - ROUNDING_MS) {
          outside.push(`${pod.scenario} ${pod.name}: [${(boundary.lo - real.lo).toFixed(2)}, ${(boundary.hi - real.hi).toFixed(2)}] ms from ${boundary.sources[0]?.what ?? ''}`);
        }
      }
    }
    errors.sort((a, b) => a - b);
    const at = (q: number): string => (errors[Math.min(errors.length - 1, Math.floor(q * errors.length))] ?? NaN).toFixed(2);
    return {
      name: `truth of ${operation} ${id}`, good: errors.length > 0 && outside.length === 0,
      said: `${errors.length} compared, ${outside.length} outside; |estimate − truth| p50 ${at(0.5)} p90 ${at(0.9)} p99 ${at(0.99)} max ${at(1)} ms${outside.length === 0 ? '' : ` — ${outside.slice(0, 4).join('; ')}`}`,
    };
  });
}

/** Codes that a played scenario may end with; an empty list: none. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  'missing-image': ['IMAGE_PULL_NOT_FOUND'], 'crash-loop': ['APP_EXIT_ERROR', 'APP_'], unschedulable: ['SCHED_'], 'missing-secret': ['CONFIG_SECRET_MISSING', 'VOL_MOUNT_SECRET_MISSING'],
  'stuck-volume': ['VOL_'], oom: ['APP_OOM'], 'slow-probe': ['PROBE_'], healthy: [''],
};

// A shorter failing probe is no delay by the table.
const PROBE_DELAY_MS = 10_000;

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
      return codes.length === 0 && probeFailedMs(pod) < PROBE_DELAY_MS;
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
