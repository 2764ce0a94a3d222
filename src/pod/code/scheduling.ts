// The scheduler's message as a histogram (kubernetes-lifecycle 3.4):
//   0/5 nodes are available: 3 Insufficient cpu, 2 node(s) had untolerated taint {k: v}. preemption: …
import { SCHED_RULES } from './channel/sched';
import { SCHEDREASON_RULES } from './channel/schedreason';
import type { Meaning } from './rule';
import { firstMeaning } from './rule';

export interface SchedulingItem {
  readonly count: number;
  readonly reason: string;
  readonly meaning: Meaning | undefined;
}

const HEAD = /^(?:pod: \S+ )?0\/(\d+) nodes are available:? ?/;

/** Items of the histogram; empty when the message has none. */
export function schedulingItems(message: string): readonly SchedulingItem[] {
  const head = HEAD.exec(message);
  if (head === null) {
    return [];
  }
  // The histogram ends at the first full stop before a space: taint keys contain stops too.
  const [histogram = ''] = message.slice(head[0].length).split(/\. |\.$/, 1);
  return histogram.split(/, (?=\d+ )/).flatMap((part): readonly SchedulingItem[] => {
    const item = /^(\d+) (.+)$/.exec(part.trim());
    return item === null ? [] : [{ count: Number(item[1]), reason: item[2] ?? '', meaning: firstMeaning(SCHEDREASON_RULES, item[2] ?? '') }];
  });
}

// What the pod itself asks for: these items step back behind others when node data is missing (3.2.6).
const EXCLUSIONS = /^SCHED_(?:NODE_AFFINITY|TAINT|NODE_NAME|NODES_CORDONED)/;

/** The one meaning of a scheduling message. */
export function schedulingMeaning(message: string): Meaning | undefined {
  const items = schedulingItems(message).filter((item) => item.meaning !== undefined);
  if (items.length === 0) {
    return firstMeaning(SCHED_RULES, message) ?? prefilterMeaning(message);
  }
  const others = items.filter((item) => !EXCLUSIONS.test(item.meaning?.code ?? ''));
  const candidates = others.length > 0 ? others : items;
  return [...candidates].sort((a, b) => b.count - a.count || userFirst(a) - userFirst(b))[0]?.meaning;
}

const userFirst = (item: SchedulingItem): number => (item.meaning?.owner === 'user' ? 0 : 1);

function prefilterMeaning(message: string): Meaning | undefined {
  const head = HEAD.exec(message);
  const reason = (head === null ? message : message.slice(head[0].length)).split(/\. |\.$/, 1)[0] ?? '';
  return firstMeaning(SCHEDREASON_RULES, reason);
}
