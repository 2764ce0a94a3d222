// Operations that no pod object tells: pods that were refused before they existed, and rollouts that stand still.
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import { lastWordOf } from '../diagnosis/told';
import type { Finding, Named } from '../diagnosis/finding';
import { standstillOf } from '../diagnosis/rollout/index';
import type { Dominant } from '../diagnosis/rollout/rollout';
import type { Cause } from '../lifecycle/cause';
import { causeOfWords } from '../lifecycle/cause';
import type { Operation } from '../lifecycle/lifecycle';
import type { EventFacts, PodUid, WorkloadFacts } from '../signal';
import { budgetOf } from '../slo/verdict';
import type { Outcome } from '../slo/verdict';
import { findingFrom } from './judge';
import type { PodRecord } from './record';
import { ENGINE_REVISION, TABLE_REVISION } from './settings';

/** Refusals of one owner's pods, by Event. */
interface Refusals {
  readonly workload: string;
  readonly namespace: string;
  readonly events: Map<string, EventFacts>;
}

// More owners than any fleet refuses at once; the oldest are forgotten first.
const OWNERS_MAX = 5000;
// Rows for a fleet of refused replicas: all say the same.
const MISSING_MAX = 20;

export class WorkloadBook {
  private readonly workloads = new Map<string, WorkloadFacts>();
  /** When the newest generation of each was first heard of. */
  private readonly wantedSince = new Map<string, EpochMs>();
  private readonly refusals = new Map<string, Refusals>();
  /** When each owner last created a pod. */
  private readonly createdAt = new Map<string, number>();
  private readonly over: PodRecord[] = [];

  hearWorkload(workload: WorkloadFacts, gone: boolean, at: EpochMs): void {
    const key = keyOf(workload);
    if (gone) {
      this.workloads.delete(key);
      this.wantedSince.delete(key);
      this.refusals.delete(key);
    } else {
      if (this.workloads.get(key)?.generation !== workload.generation) {
        this.wantedSince.set(key, at);
      }
      this.workloads.set(key, workload);
    }
  }

  /** A controller spoke of its own pods: it could not create one, or it could. A list does not tell them in their order. */
  hearEvent(event: EventFacts): void {
    const { kind, name } = event.subject;
    const key = keyOf({ namespace: event.namespace, kind, name });
    const at = lastWordOf(event);
    if (event.reason === 'SuccessfulCreate') {
      this.createdAt.set(key, Math.max(at, this.createdAt.get(key) ?? 0));
      this.healed(key, epochMs(at));
    } else if (event.reason === 'FailedCreate' && at > (this.createdAt.get(key) ?? -Infinity)) {
      const known = this.refusals.get(key) ?? { workload: `${kind}/${name}`, namespace: event.namespace, events: new Map<string, EventFacts>() };
      known.events.set(event.uid, event);
      this.refusals.set(key, known);
    }
    forgetOldest(this.refusals);
    forgetOldest(this.createdAt);
  }

  private healed(key: string, at: EpochMs): void {
    const refusals = this.refusals.get(key);
    if (refusals !== undefined && [...refusals.events.values()].every((event) => lastWordOf(event) <= at)) {
      this.over.push(...this.refusedRecords(refusals, at).map(settledAt));
      this.refusals.delete(key);
    }
  }

  /** Refusals that are over, once: they are history. */
  takeOver(): readonly PodRecord[] {
    return this.over.splice(0);
  }

  get(namespace: string, kind: string, name: string): WorkloadFacts | undefined {
    return this.workloads.get(keyOf({ namespace, kind, name }));
  }

  /** @param dominant the code that most pods of a workload have; `ever`: also those that have ended */
  recordsAt(now: EpochMs, dominant: (workload: string, ever: boolean) => Dominant | undefined): readonly PodRecord[] {
    const refused = [...this.refusals.values()].flatMap((refusals) => this.refusedRecords(refusals, now));
    const rollouts = [...this.workloads].flatMap(([key, workload]): readonly PodRecord[] => {
      const stands = standstillOf({
        workload, now, wantedSince: this.wantedSince.get(key) ?? now,
        dominant: () => dominant(key, false) ?? refusalOf(workload, refused), dominantEver: () => dominant(key, true) ?? refusalOf(workload, refused),
      });
      return stands === undefined ? [] : [recordWithoutPod({
        operation: 'rollout', namespace: workload.namespace, name: `${workload.kind}/${workload.name}`, owner: workload, outcome: stands.over === true ? 'failed' : 'stuck', now, ...stands,
      })];
    });
    return [...refused, ...rollouts];
  }

  /** One for each pod that the owner wants and has not. */
  private refusedRecords(refusals: Refusals, now: EpochMs): readonly PodRecord[] {
    const record = this.refusedRecord(refusals, now);
    return record === undefined ? [] : Array.from({ length: this.missing(refusals) }, (_, ordinal) => ({ ...record, key: { ...record.key, ordinal } }));
  }

  /** How many pods the owner wants and has not; at least the one that was refused. */
  private missing({ namespace, workload }: Refusals): number {
    const [kind = '', name = ''] = workload.split('/');
    const { replicas = 1, readyReplicas = 0 } = this.get(namespace, kind, name) ?? {};
    return Math.min(MISSING_MAX, Math.max(1, replicas - readyReplicas));
  }

  /** The newest refusal tells the cause; all that say the same are counted. */
  private refusedRecord({ workload, namespace, events }: Refusals, now: EpochMs): PodRecord | undefined {
    const sorted = [...events.values()].sort((a, b) => stampOf(a) - stampOf(b));
    const newest = sorted.at(-1);
    const first = sorted[0];
    const cause = newest === undefined ? undefined : causeOfWords({ reason: newest.reason, message: newest.message, kind: newest.subject.kind, source: newest.component });
    if (cause === undefined || first === undefined || newest === undefined) {
      return undefined;
    }
    const count = sorted.reduce((sum, event) => sum + Math.max(1, event.count), 0);
    const [kind = '', name = ''] = workload.split('/');
    const owner = this.get(namespace, kind, name)?.owner ?? { kind, name };
    return recordWithoutPod({ operation: 'create', namespace, name: workload, owner, outcome: 'rejected', since: stampOf(first), cause: { ...cause, count }, text: newest.message, now });
  }
}

function forgetOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > OWNERS_MAX && oldest !== undefined) {
    map.delete(oldest);
  }
}

/** A refusal that is over. Its ordinal tells it from later ones of the same owner, also after a restart. */
function settledAt(record: PodRecord): PodRecord {
  const { lifecycle, key, diagnosis } = record;
  const { est } = lifecycle.end;
  const ordinal = Math.floor(lifecycle.start.est / SECOND_MS) * MISSING_MAX + key.ordinal;
  return {
    ...record, key: { ...key, ordinal }, revision: 1, settled: true, lifecycle: { ...lifecycle, open: false }, findings: record.findings.map((finding) => ({ ...finding, until: est })),
    ...(diagnosis === undefined ? {} : { diagnosis: { ...diagnosis, until: est } }),
  };
}

/** What refuses the pods of the workload. */
function refusalOf({ namespace, kind, name }: WorkloadFacts, refused: readonly PodRecord[]): Dominant | undefined {
  const mine = refused.filter(({ dimensions }) => dimensions.namespace === namespace && dimensions.workloadKind === kind && dimensions.workload === name);
  const found = mine[0]?.diagnosis;
  return found === undefined ? undefined : { code: found.code, owner: found.owner, since: found.since, pods: mine.length };
}

const keyOf = ({ namespace, kind, name }: { readonly namespace: string; readonly kind: string; readonly name: string }): string => `${namespace}/${kind}/${name}`;
const stampOf = (event: EventFacts): EpochMs => event.namedAt ?? event.eventTime ?? event.firstAt ?? event.createdAt ?? epochMs(0);

interface WithoutPod {
  readonly operation: Operation;
  readonly namespace: string;
  /** `Kind/name` of the one that told. */
  readonly name: string;
  /** The workload that people know. */
  readonly owner: { readonly kind: string; readonly name: string };
  readonly outcome: Outcome;
  readonly since: EpochMs;
  readonly cause: Cause;
  readonly text: string;
  readonly root?: Named;
  readonly over?: boolean;
  readonly now: EpochMs;
}

function recordWithoutPod({ operation, namespace, name, owner, outcome, since, cause, text, root, over, now }: WithoutPod): PodRecord {
  const uid = `${namespace}/${name}` as PodUid;
  const start = { lo: since, hi: since, est: since };
  const end = over === true ? start : { lo: now, hi: now, est: now };
  const none = { loMs: 0, hiMs: 0, estMs: 0 };
  const finding: Finding = findingFrom(cause, since, 'controller', text);
  return {
    key: { uid, operation, ordinal: 0 }, revision: 0, settled: false,
    dimensions: { namespace, pod: '', podIp: '', node: '', workloadKind: owner.kind, workload: owner.name, image: '', registry: '', zone: '', driver: '', subnet: '', revision: '', specClass: '' },
    lifecycle: { operation, uid, namespace, name, boundaries: [], phases: [], open: over !== true, start, end, conflicts: [] },
    findings: [finding], diagnosis: { ...finding, alternatives: [], ruledOut: [], ...(root === undefined ? {} : { root }) }, also: [],
    sums: { total: none, sli: none, platform: none, dependency: none, user: none, unknown: none, gateWait: none },
    targetMs: 0, verdict: 'indeterminate', outcome, budget: budgetOf(outcome, 'indeterminate', cause.owner), precision: 'unknown',
    blind: [], gaps: [], backfilled: false, tooLate: 0, madeBy: { engine: ENGINE_REVISION, table: TABLE_REVISION, configuration: 0 },
  };
}
