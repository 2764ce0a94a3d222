// Operations that no pod object tells: pods that were refused before they existed, and rollouts that stand still.
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import type { Finding, Named } from '../diagnosis/finding';
import type { Cause } from '../lifecycle/cause';
import { causeOfWords, deduced } from '../lifecycle/cause';
import type { Operation } from '../lifecycle/lifecycle';
import type { Condition, EventFacts, PodUid, WorkloadFacts } from '../signal';
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
  private readonly refusals = new Map<string, Refusals>();

  hearWorkload(workload: WorkloadFacts, gone: boolean): void {
    const key = keyOf(workload);
    if (gone) {
      this.workloads.delete(key);
      this.refusals.delete(key);
    } else {
      this.workloads.set(key, workload);
    }
  }

  /** A controller spoke of its own pods: it could not create one, or it could. */
  hearEvent(event: EventFacts): void {
    const { kind, name } = event.subject;
    const key = keyOf({ namespace: event.namespace, kind, name });
    if (event.reason === 'SuccessfulCreate') {
      this.refusals.delete(key);
    } else if (event.reason === 'FailedCreate') {
      const known = this.refusals.get(key) ?? { workload: `${kind}/${name}`, namespace: event.namespace, events: new Map<string, EventFacts>() };
      known.events.set(event.uid, event);
      this.refusals.set(key, known);
      if (this.refusals.size > OWNERS_MAX) {
        this.refusals.delete(this.refusals.keys().next().value ?? key);
      }
    }
  }

  get(namespace: string, kind: string, name: string): WorkloadFacts | undefined {
    return this.workloads.get(keyOf({ namespace, kind, name }));
  }

  recordsAt(now: EpochMs): readonly PodRecord[] {
    const refused = [...this.refusals.values()].flatMap((refusals): readonly PodRecord[] => {
      const record = refusedRecord(refusals, now);
      return record === undefined ? [] : Array.from({ length: this.missing(refusals) }, (_, ordinal) => ({ ...record, key: { ...record.key, ordinal } }));
    });
    const rollouts = [...this.workloads.values()].flatMap((workload): readonly PodRecord[] => {
      const record = this.rolloutRecord(workload, refused, now);
      return record === undefined ? [] : [record];
    });
    return [...refused, ...rollouts];
  }

  /** How many pods the owner wants and has not; at least the one that was refused. */
  private missing({ namespace, workload }: Refusals): number {
    const [kind = '', name = ''] = workload.split('/');
    const { replicas = 1, readyReplicas = 0 } = this.get(namespace, kind, name) ?? {};
    return Math.min(MISSING_MAX, Math.max(1, replicas - readyReplicas));
  }

  private rolloutRecord(workload: WorkloadFacts, refused: readonly PodRecord[], now: EpochMs): PodRecord | undefined {
    const stalled = workload.kind === 'Deployment' ? workload.conditions.find(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded') : undefined;
    if (stalled === undefined) {
      return undefined;
    }
    const root = this.rootOf(workload, refused);
    const cause = deduced('ROLLOUT_PROGRESS_DEADLINE', root?.owner ?? 'unknown', { confidence: 0.95, advice: 'The rollout passed its progress deadline: see what its pods say.' });
    return recordWithoutPod('rollout', workload.namespace, `${workload.kind}/${workload.name}`, 'stuck', sinceOf(stalled, now), cause, stalled.message ?? '', root, now);
  }

  /** The code of the pods that the rollout waits for. */
  private rootOf(workload: WorkloadFacts, refused: readonly PodRecord[]): Named | undefined {
    const mine = refused.find(({ lifecycle }) => {
      const [kind = '', name = ''] = lifecycle.name.split('/');
      const owner = this.get(workload.namespace, kind, name)?.owner;
      return lifecycle.namespace === workload.namespace && owner?.kind === workload.kind && owner.name === workload.name;
    });
    return mine?.diagnosis === undefined ? undefined : { code: mine.diagnosis.code, owner: mine.diagnosis.owner };
  }
}

const keyOf = ({ namespace, kind, name }: { readonly namespace: string; readonly kind: string; readonly name: string }): string => `${namespace}/${kind}/${name}`;
const sinceOf = (condition: Condition, now: EpochMs): EpochMs => condition.changedAt ?? now;
const stampOf = (event: EventFacts): EpochMs => event.namedAt ?? event.eventTime ?? event.firstAt ?? event.createdAt ?? epochMs(0);

/** The newest refusal tells the cause; all that say the same are counted. */
function refusedRecord({ workload, namespace, events }: Refusals, now: EpochMs): PodRecord | undefined {
  const sorted = [...events.values()].sort((a, b) => stampOf(a) - stampOf(b));
  const newest = sorted.at(-1);
  const first = sorted[0];
  const cause = newest === undefined ? undefined : causeOfWords({ reason: newest.reason, message: newest.message, kind: newest.subject.kind, source: newest.component });
  if (cause === undefined || first === undefined || newest === undefined) {
    return undefined;
  }
  const count = sorted.reduce((sum, event) => sum + Math.max(1, event.count), 0);
  return recordWithoutPod('create', namespace, workload, 'rejected', stampOf(first), { ...cause, count }, newest.message, undefined, now);
}

function recordWithoutPod(
  operation: Operation, namespace: string, name: string, outcome: Outcome, since: EpochMs, cause: Cause, text: string, root: Named | undefined, now: EpochMs
): PodRecord {
  const uid = `${namespace}/${name}` as PodUid;
  const start = { lo: since, hi: since, est: since };
  const none = { loMs: 0, hiMs: 0, estMs: 0 };
  const finding: Finding = findingFrom(cause, since, 'controller', text);
  const [workloadKind = '', workload = ''] = name.split('/');
  return {
    key: { uid, operation, ordinal: 0 }, revision: 0, settled: false,
    dimensions: { namespace, pod: '', podIp: '', node: '', workloadKind, workload, image: '', registry: '', zone: '', driver: '', subnet: '', revision: '', specClass: '' },
    lifecycle: { operation, uid, namespace, name, boundaries: [], phases: [], open: true, start, end: { lo: now, hi: now, est: now }, conflicts: [] },
    findings: [finding], diagnosis: { ...finding, alternatives: [], ...(root === undefined ? {} : { root }) }, also: [],
    sums: { total: none, sli: none, platform: none, dependency: none, user: none, unknown: none, gateWait: none },
    targetMs: 0, verdict: 'indeterminate', outcome, budget: budgetOf(outcome, 'indeterminate', cause.owner), precision: 'unknown',
    blind: [], gaps: [], backfilled: false, tooLate: 0, madeBy: { engine: ENGINE_REVISION, table: TABLE_REVISION, configuration: 0 },
  };
}
