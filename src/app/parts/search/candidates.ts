// What the search shows: candidates in groups, and the part of a name that matched.
import type { Candidate, CandidateGroup } from '../../../contract/resource';

export interface Group {
  readonly group: CandidateGroup;
  readonly candidates: readonly Candidate[];
}

const GROUPS: readonly CandidateGroup[] = ['attention', 'running', 'gone'];

/** The backend's order within each group; empty groups are left out. */
export function groupsOf(candidates: readonly Candidate[], most: number): readonly Group[] {
  const shown = candidates.slice(0, most);
  return GROUPS.map((group) => ({ group, candidates: shown.filter((one) => one.group === group) })).filter((one) => one.candidates.length > 0);
}

/** The name cut around what was typed: `['', 'checkout', '-6d9f']`; nothing typed, nothing marked. */
export function marked(name: string, typed: string): readonly [string, string, string] {
  const wordAt = typed.includes('/') ? typed.slice(typed.indexOf('/') + 1) : typed;
  const at = wordAt === '' ? -1 : name.indexOf(wordAt);
  return at < 0 ? [name, '', ''] : [name.slice(0, at), wordAt, name.slice(at + wordAt.length)];
}

/** What was typed names one pod for certain: its UID, or the only one that there is. */
export function certain(candidates: readonly Candidate[], typed: string): Candidate | undefined {
  const byUid = candidates.find(({ uid }) => uid === typed);
  return byUid ?? (candidates.length === 1 ? candidates[0] : undefined);
}
