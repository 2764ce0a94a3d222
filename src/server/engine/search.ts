// Finding a pod by what a person has at hand, and the nearest names when there is no such pod.
import type { EpochMs } from '../../base/time';
import { epochMs, HOUR_MS } from '../../base/time';
import type { Candidate, CandidateGroup, Named, SearchReply } from '../../contract/resource';
import type { PodRecord } from '../../pod/record/record';
import { phaseLabel } from '../../pod/trace/spans';
import type { Access } from '../query/access';
import { everything, wordFilter } from '../query/filter';
import type { RecordFilter } from '../store/store';

const FOUND_MAX = 50;
// Enough names to hold the one that was mistyped; more would make a slip of the finger expensive.
const NAMES_MAX = 2000;
const CLOSEST_MAX = 3;
const COUNTED_MAX = 10_000;

const GROUPS: readonly CandidateGroup[] = ['attention', 'running', 'gone'];

/** `text`: part of a name, UID, IP, workload or node, or a code or a string of Lunettes; `namespace/name` narrows to a namespace, as people copy pods around. */
export async function search(access: Access, text: string, now: EpochMs, cancel: AbortSignal): Promise<SearchReply> {
  const slash = text.indexOf('/');
  const scope = slash > 0 ? { namespaces: [text.slice(0, slash)] } : {};
  const word = slash > 0 ? text.slice(slash + 1) : text;
  const filter: RecordFilter = { ...everything(FOUND_MAX * 2), ...scope, ...wordFilter(word) };
  const [{ records, truncated }, goneAt] = await Promise.all([access.records({ ...filter, operation: 'create' }, cancel), goneOf(access, filter, cancel)]);
  const candidates = records.map((record) => candidateOf(record, word, goneAt.get(record.key.uid))).sort(byNeed);
  return {
    candidates: candidates.slice(0, FOUND_MAX), truncated: truncated || candidates.length > FOUND_MAX,
    closest: candidates.length > 0 || word === '' ? [] : await closestTo(access, word, cancel),
    counts: text === '' ? await countsOf(access, now, cancel) : null,
  };
}

/** When the pods went whose deletion is known. */
async function goneOf(access: Access, filter: RecordFilter, cancel: AbortSignal): Promise<ReadonlyMap<string, EpochMs>> {
  const { records } = await access.records({ ...filter, operation: 'delete' }, cancel);
  return new Map(records.filter(({ lifecycle }) => !lifecycle.open).map(({ key, lifecycle }) => [key.uid, lifecycle.end.est]));
}

export function candidateOf(record: PodRecord, word: string, goneAt: EpochMs | undefined): Candidate {
  const { dimensions, key, lifecycle, diagnosis, sums } = record;
  const last = lifecycle.phases.at(-1);
  return {
    uid: key.uid, namespace: dimensions.namespace, pod: dimensions.pod, node: dimensions.node, podIp: dimensions.podIp, workloadKind: dimensions.workloadKind,
    workload: dimensions.workload, startMs: lifecycle.start.est, goneMs: goneAt ?? null, outcome: record.outcome, verdict: record.verdict, code: diagnosis?.code ?? '',
    owner: diagnosis?.owner ?? '', sinceMs: diagnosis?.since ?? null, phase: lifecycle.open && last !== undefined ? phaseLabel(last) : '', open: lifecycle.open,
    total: sums.total, sliLoMs: sums.sli.loMs, targetMs: record.targetMs, matched: matchedKey(record, word), group: groupOf(record, goneAt),
  };
}

function groupOf({ outcome, lifecycle, diagnosis, sums, targetMs }: PodRecord, goneAt: EpochMs | undefined): CandidateGroup {
  if (goneAt !== undefined || outcome === 'cancelled') {
    return 'gone';
  }
  const late = lifecycle.open && (diagnosis !== undefined || sums.sli.loMs > targetMs);
  return late || outcome === 'failed' || outcome === 'stuck' || outcome === 'rejected' ? 'attention' : 'running';
}

/** Matches of the name or UID before those of address, workload and node; then by need, then the newest. */
function byNeed(a: Candidate, b: Candidate): number {
  const named = (candidate: Candidate): number => (['pod', 'uid', ''].includes(candidate.matched) ? 0 : 1);
  return GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || named(a) - named(b) || b.startMs - a.startMs;
}

function matchedKey({ dimensions, key }: PodRecord, word: string): string {
  if (word === '') {
    return '';
  }
  const keys: ReadonlyArray<readonly [string, string]> = [
    ['pod', dimensions.pod], ['uid', key.uid], ['podIp', dimensions.podIp], ['workload', dimensions.workload], ['node', dimensions.node],
  ];
  const exact = keys.find(([, value]) => value === word)?.[0];
  return exact ?? keys.find(([, value]) => value.includes(word))?.[0] ?? '';
}

async function countsOf(access: Access, now: EpochMs, cancel: AbortSignal): Promise<SearchReply['counts']> {
  const [open, late] = await Promise.all([
    access.records({ ...everything(COUNTED_MAX), operation: 'create', openOnly: true }, cancel),
    access.records({ ...everything(COUNTED_MAX), from: epochMs(now - HOUR_MS), operation: 'create', outcome: 'delivered_late' }, cancel),
  ]);
  return { attention: open.records.filter((record) => groupOf(record, undefined) === 'attention').length, lateLastHour: late.records.length };
}

async function closestTo(access: Access, word: string, cancel: AbortSignal): Promise<readonly Named[]> {
  const { records } = await access.records({ ...everything(NAMES_MAX), operation: 'create' }, cancel);
  const named = records.map(({ key, dimensions: { namespace, pod } }) => ({ uid: key.uid as string, namespace, pod, slips: slips(word, pod) }));
  const most = Math.max(2, Math.floor(word.length / 3));
  return named.filter((one) => one.slips <= most).sort((a, b) => a.slips - b.slips).slice(0, CLOSEST_MAX).map(({ uid, namespace, pod }) => ({ uid, namespace, pod }));
}

/** Characters to add, drop or change until `word` is a beginning of `name`: the suffix of a pod is seldom typed. */
export function slips(word: string, name: string): number {
  let row = Array.from({ length: name.length + 1 }, (_, i) => i);
  for (let w = 1; w <= word.length; w++) {
    const next = [w];
    for (let n = 1; n <= name.length; n++) {
      const same = word[w - 1] === name[n - 1] ? 0 : 1;
      next.push(Math.min((row[n] ?? 0) + 1, (next[n - 1] ?? 0) + 1, (row[n - 1] ?? 0) + same));
    }
    row = next;
  }
  return Math.min(...row);
}
