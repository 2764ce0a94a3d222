// `explain PATH`: the heart on a dump, a recording, a log or a description; a readable story per pod, or JSON.
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import { lastWordOf, toldByEvents } from '../../pod/diagnosis/told';
import { createFold } from '../../pod/record/journal-fold';
import type { PodRecord } from '../../pod/record/record';
import { DEFAULT_SETTINGS } from '../../pod/record/settings';
import type { EventFacts, PodUid } from '../../pod/signal';
import { openBundles } from './bundle';
import { readInputs } from './input';
import { recognise } from './recognise';
import { signalsOf } from './signals';

export interface ExplainedPod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly records: readonly PodRecord[];
  /** What ails it, whichever operation tells it. */
  readonly diagnosis?: PodRecord['diagnosis'];
}

/** A cause that Events name about a pod that nothing else shows. */
export interface StrayFinding {
  readonly namespace: string;
  readonly name: string;
  readonly code: string;
  readonly owner: string;
  readonly text: string;
}

export interface Explanation {
  readonly takenAt?: EpochMs;
  readonly pods: readonly ExplainedPod[];
  /** `namespace/name` of pods that only Events name. */
  readonly strayPods: readonly string[];
  readonly strayFindings: readonly StrayFinding[];
  /** Refused creates and rollouts that stand still. */
  readonly workloads: readonly PodRecord[];
  readonly ignored: readonly string[];
}

// A recording is small beside a cluster: nothing of it is shortened.
const SIGNALS_PER_POD_MAX = 100_000;

// A dump has no clock of its own: its times are the control plane's.
const ITS_OWN_CLOCK = { offsetMs: 0, errorMs: 0 };

/** @param path a file, a folder, an archive, or `-` for standard input. */
export function explain(path: string): Explanation {
  const inputs = readInputs(path);
  const deliveries = openBundles(inputs.texts);
  const recognised = deliveries.rest.map((text) => recognise(text));
  const heard = signalsOf(recognised.flatMap(({ seen }) => seen));
  const fold = createFold({ ...DEFAULT_SETTINGS, signalsPerPodMax: SIGNALS_PER_POD_MAX, controlPlaneClock: ITS_OWN_CLOCK });
  const first = heard.signals.find(({ kind }) => kind === 'pod');
  if (first?.kind === 'pod' && first.heard === 'listed') {
    // A dump knows nothing from before but what its fields and Events still say.
    const events = heard.strayEvents.length > 0 || heard.signals.some(({ kind }) => kind === 'event');
    fold.take([{ kind: 'hearing', at: first.at, resources: events ? ['pods', 'events'] : ['pods'] }]);
  }
  fold.take(heard.signals);
  const now = heard.takenAt ?? epochMs(0);
  const takenAt = heard.takenAt ?? deliveries.asOf;
  const uids = new Set(heard.signals.flatMap((signal): readonly PodUid[] => (signal.kind === 'pod' ? [signal.pod.uid] : [])));
  const pods = [...uids].flatMap((uid): readonly ExplainedPod[] => {
    const records = fold.recordsOf(uid, now);
    const diagnosis = fold.causeOf(uid, now)?.diagnosis;
    const [record] = records;
    return record === undefined ? [] : [{ namespace: record.lifecycle.namespace, name: record.lifecycle.name, uid, records, ...(diagnosis === undefined ? {} : { diagnosis }) }];
  });
  return {
    ...(takenAt === undefined ? {} : { takenAt: epochMs(takenAt) }), pods: [...deliveries.pods, ...pods], strayPods: [...new Set(heard.strayEvents.map(podOf))], strayFindings: strayFindings(heard.strayEvents), workloads: fold.workloadRecordsAt(now),
    ignored: [...inputs.ignored, ...deliveries.ignored, ...recognised.flatMap(({ ignored }) => ignored), ...heard.ignored],
  };
}

const podOf = ({ subject, namespace }: EventFacts): string => `${subject.namespace ?? namespace}/${subject.name}`;

/** The most telling cause of each pod that only Events name, where nothing shows that it healed. */
function strayFindings(events: readonly EventFacts[]): readonly StrayFinding[] {
  const ordered = [...events].sort((a, b) => lastWordOf(a) - lastWordOf(b));
  return [...Map.groupBy(ordered, podOf).values()].flatMap((ofPod) => {
    const told = toldByEvents(ofPod);
    if (told === undefined) {
      return [];
    }
    const { subject, namespace, message } = told.event;
    return [{ namespace: subject.namespace ?? namespace, name: subject.name, code: told.meaning.code, owner: told.meaning.owner, text: message }];
  });
}
