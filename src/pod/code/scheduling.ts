// The scheduler's message as a histogram (kubernetes-lifecycle 3.4):
//   0/5 nodes are available: 3 Insufficient cpu, 2 node(s) had untolerated taint {k: v}. preemption: …
import { SCHED_RULES } from './channel/sched';
import { SCHEDREASON_RULES } from './channel/schedreason';
import type { Meaning } from './rule';
import { firstMeaning, meaningOf } from './rule';

export interface SchedulingItem {
  readonly count: number;
  readonly meaning: Meaning;
}

/** The chosen meaning, and the rest of the histogram. */
export interface SchedulingMeaning extends Meaning {
  readonly others: readonly Meaning[];
}

// Old schedulers counted what later ones say of all nodes at once.
const KNOWN_PREFILTERS = SCHED_RULES.filter(({ code }) => code.startsWith('SCHED_PVC') || code.startsWith('SCHED_STORAGECLASS'));

const HEAD = /(?:\b0\/\d+|\ball) nodes are (?:un)?available:? ?/;
// Before 1.9: names or reasons with their counts, or a line per node.
const PREDICATES = /^No nodes are available that match all of the (?:following )?predicates:+ (.+)$/;
const FIT_FAILURE = /^fit failure on node \([^)]*\): (.+)$/gm;

/** Taint keys of nodes that keep this pod away: for messages that no longer carry the key (recent schedulers). */
export type UntoleratedTaints = () => readonly string[];

/** Items of the histogram, taints refined by their key; empty when the message has none. */
export function schedulingItems(message: string, untolerated: UntoleratedTaints = () => []): readonly SchedulingItem[] {
  return countedReasons(boundedMessage(message)).flatMap(([count, reason]): readonly SchedulingItem[] => {
    const meaning = firstMeaning(KNOWN_PREFILTERS, reason) ?? firstMeaning(SCHEDREASON_RULES, reason);
    if (meaning === undefined) {
      return [];
    }
    return meaning.code === 'SCHED_TAINT' ? taintItems(count, meaning, untolerated) : [{ count, meaning }];
  });
}

/** A histogram of reasons fits many times; a longer text is no scheduler's. What preemption says is about pods to be pushed out. */
const boundedMessage = (message: string): string => message.slice(0, 8192).split('preemption: ', 1)[0] ?? '';

function countedReasons(message: string): readonly (readonly [number, string])[] {
  const head = HEAD.exec(message);
  if (head !== null) {
    // The histogram ends at the first full stop before a space: taint keys contain stops too.
    const [histogram = ''] = message.slice(head.index + head[0].length).split(/\. |\.$/, 1);
    return histogram.split(/, ?(?=\d+ )/).flatMap((part) => {
      const [, count, reason = ''] = /^(\d+) (.+)$/.exec(part.trim()) ?? [];
      return count === undefined ? [] : [[Number(count), reason] as const];
    });
  }
  const predicates = PREDICATES.exec(message)?.[1];
  if (predicates !== undefined) {
    return predicates.split(', ').flatMap((part) => {
      const [, reason = '', count] = /^(.+) \((\d+)\)\.?$/.exec(part) ?? [];
      return count === undefined ? [] : [[Number(count), reason] as const];
    });
  }
  return [...message.matchAll(FIT_FAILURE)].map(([, reason = '']) => [1, reason] as const);
}

function taintItems(count: number, meaning: Meaning, untolerated: UntoleratedTaints): readonly SchedulingItem[] {
  const said = meaning.params['key'];
  const keys = said === undefined ? untolerated() : [said];
  if (keys.length === 0) {
    return [{ count, meaning }];
  }
  const counts = new Map<string, SchedulingItem>();
  for (const key of keys) {
    const refined = refinedTaint(key, meaning);
    const known = counts.get(refined.code)?.count ?? 0;
    counts.set(refined.code, { count: said === undefined ? known + 1 : count, meaning: refined });
  }
  return [...counts.values()];
}

/** Nodes that never were candidates: their items are ignored. */
const BACKGROUND = 'SCHED_TAINT_CONTROL_PLANE';

const TAINTS: readonly (readonly [RegExp, string])[] = [
  [/^node\.kubernetes\.io\/(?:not-ready|unreachable|network-unavailable)$/, 'SCHED_NODES_NOT_READY'],
  [/^node\.kubernetes\.io\/unschedulable$/, 'SCHED_NODES_CORDONED'],
  [/^node\.kubernetes\.io\/(?:memory|disk|pid)-pressure$/, 'SCHED_NODES_PRESSURE'],
  [/^node\.cloudprovider\.kubernetes\.io\/uninitialized$|^karpenter\.sh\/unregistered$|agent-not-ready$/, 'SCHED_NODES_BOOTING'],
  [/^(?:ToBeDeleted|DeletionCandidateOf)(?:By)?ClusterAutoscaler$|^karpenter\.sh\/disrupted$/, 'SCHED_NODES_DRAINING'],
  [/^node-role\.kubernetes\.io\/(?:control-plane|master)$|^virtual-kubelet\.io\/provider$/, BACKGROUND],
];

function refinedTaint(key: string, meaning: Meaning): Meaning {
  const known = TAINTS.find(([pattern]) => pattern.test(key));
  return meaningOf(known?.[1] ?? 'SCHED_TAINT_CUSTOM', { ...meaning.params, key });
}

const IGNORED = new Set([BACKGROUND, 'SCHED_NODES_DRAINING']);
// What the pod itself excludes steps back while any other node could still take it (3.2.6).
const EXCLUSIONS = new Set(['SCHED_NODE_AFFINITY', 'SCHED_TAINT_CUSTOM', 'SCHED_TAINT', 'SCHED_PREFILTERED']);

/** The one meaning of a scheduling message; undefined when it is no known text. */
export function schedulingMeaning(message: string, untolerated?: UntoleratedTaints): SchedulingMeaning | undefined {
  const said = schedulingItems(message, untolerated);
  const exact = said.some(({ meaning }) => meaning.code === 'SCHED_POD_ANTI_AFFINITY' || (meaning.code === 'SCHED_POD_AFFINITY' && meaning.params['joint'] === undefined));
  // "affinity/anti-affinity" of old schedulers stands beside the item that says which.
  const items = exact ? said.filter(({ meaning }) => meaning.params['joint'] === undefined) : said;
  if (items.length === 0) {
    const meaning = firstMeaning(SCHED_RULES.filter(({ code }) => code !== 'SCHED_HISTOGRAM'), message) ?? prefilterMeaning(message);
    return meaning === undefined ? undefined : { ...meaning, others: [] };
  }
  const foreground = items.filter(({ meaning }) => !IGNORED.has(meaning.code));
  const usable = foreground.filter(({ meaning }) => !EXCLUSIONS.has(meaning.code));
  const candidates = usable.length > 0 ? usable : foreground.length > 0 ? foreground : items;
  const chosen = [...candidates].sort((a, b) => b.count - a.count || userFirst(a) - userFirst(b))[0]?.meaning;
  if (chosen === undefined) {
    return undefined;
  }
  const others = [...new Map(foreground.filter(({ meaning }) => meaning.code !== chosen.code).map(({ meaning }) => [meaning.code, meaning])).values()];
  return { ...chosen, others };
}

const userFirst = (item: SchedulingItem): number => (item.meaning.owner === 'user' ? 0 : 1);

function prefilterMeaning(message: string): Meaning | undefined {
  const text = boundedMessage(message);
  const head = HEAD.exec(text);
  const reason = (head === null ? text : text.slice(head.index + head[0].length)).split(/\. |\.$/, 1)[0] ?? '';
  // Without the words of a histogram an unknown text is not even an extender's.
  return firstMeaning(head === null ? SCHEDREASON_RULES.slice(0, -1) : SCHEDREASON_RULES, reason);
}
