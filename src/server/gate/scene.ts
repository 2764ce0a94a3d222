// What was heard of the watched namespace: the newest state of its workloads and pods, and the heart's records of them.
import type { EpochMs } from '../../base/time';
import type { Fold } from '../../pod/record/fold';
import { createFold } from '../../pod/record/journal-fold';
import type { PodRecord } from '../../pod/record/record';
import { DEFAULT_SETTINGS } from '../../pod/record/settings';
import type { PodFacts, PodUid, Signal, WorkloadFacts } from '../../pod/signal';

/** Everything that a judgement may look at, as of one moment. */
export interface Scene {
  readonly workloads: readonly WorkloadFacts[];
  /** Pods that exist now. */
  readonly pods: readonly PodFacts[];
  recordsOf(uid: PodUid): readonly PodRecord[];
  /** What ails the pod now, whichever operation tells it. */
  causeOf(uid: PodUid): PodRecord | undefined;
  /** Refused creates and rollouts that stand still. */
  readonly workloadRecords: readonly PodRecord[];
}

export class SceneBook {
  private readonly fold: Fold = createFold(DEFAULT_SETTINGS);
  private readonly workloads = new Map<string, WorkloadFacts>();
  private readonly pods = new Map<PodUid, PodFacts>();

  hear(signals: readonly Signal[]): void {
    this.fold.take(signals);
    signals.forEach((signal) => this.note(signal));
  }

  private note(signal: Signal): void {
    if (signal.kind === 'workload') {
      const { kind, namespace, name } = signal.workload;
      const key = `${kind}/${namespace}/${name}`;
      signal.heard === 'deleted' ? this.workloads.delete(key) : this.workloads.set(key, signal.workload);
    } else if (signal.kind === 'pod') {
      signal.heard === 'deleted' ? this.pods.delete(signal.pod.uid) : this.pods.set(signal.pod.uid, signal.pod);
    } else if (signal.kind === 'podMissing') {
      this.pods.delete(signal.uid);
    }
  }

  at(now: EpochMs): Scene {
    return {
      workloads: [...this.workloads.values()], pods: [...this.pods.values()],
      recordsOf: (uid) => this.fold.recordsOf(uid, now), causeOf: (uid) => this.fold.causeOf(uid, now), workloadRecords: this.fold.workloadRecordsAt(now),
    };
  }
}
