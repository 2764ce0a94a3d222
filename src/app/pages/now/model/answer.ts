// What the board says in its first words: the first of these that is true. Blind · incident · target missed and charged · stuck by
// its own doing · code active within the target · on their way · nothing open.
import type { Board, Group, Hearing, OpenPod } from './board';

export type Answer =
  | { readonly kind: 'blind'; readonly hearing: Hearing }
  | { readonly kind: 'incident' | 'missed' | 'stuck' | 'active'; readonly group: Group; readonly rest: readonly Group[] }
  | { readonly kind: 'onTheirWay'; readonly pods: number; readonly gated: number; readonly oldest: OpenPod | undefined }
  | { readonly kind: 'nothing' };

export function answerOf({ causes, onTheirWay, gated, way, hearing }: Board): Answer {
  if (hearing !== undefined && isBlind(hearing)) {
    return { kind: 'blind', hearing };
  }
  const lead = leadOf(causes);
  if (lead !== undefined) {
    return { ...lead, rest: causes.filter((group) => group !== lead.group) };
  }
  return onTheirWay + gated > 0 ? { kind: 'onTheirWay', pods: onTheirWay, gated, oldest: oldestOf(way) } : { kind: 'nothing' };
}

/** Groups come worst first: the first of a kind is its worst. */
function leadOf(causes: readonly Group[]): { readonly kind: 'incident' | 'missed' | 'stuck' | 'active'; readonly group: Group } | undefined {
  const [first] = causes;
  if (first === undefined) {
    return undefined;
  }
  const incident = causes.find((group) => group.incident !== undefined);
  if (incident !== undefined) {
    return { kind: 'incident', group: incident };
  }
  const missed = causes.find((group) => group.missed > 0);
  if (missed !== undefined) {
    return { kind: 'missed', group: missed };
  }
  const own = causes.find(({ owner }) => owner === 'user');
  return own === undefined ? { kind: 'active', group: first } : { kind: 'stuck', group: own };
}

/** Nothing is heard of pods now: what is shown was true when it was heard last. */
export const isBlind = ({ state }: Hearing): boolean => state === 'broken' || state === 'forbidden';

const oldestOf = (way: readonly OpenPod[]): OpenPod | undefined => [...way].sort((a, b) => b.totalMs - a.totalMs)[0];

// Causes settle within so much time after a start: events of what happened before arrive, pods are looked at once.
const SETTLING_MS = 60_000;

/** How long ago listening began; undefined once causes have settled. */
export const settlingMs = ({ hearing, at }: Pick<Board, 'hearing' | 'at'>): number | undefined =>
  hearing !== undefined && hearing.state === 'watching' && at >= hearing.since && at - hearing.since < SETTLING_MS ? at - hearing.since : undefined;
