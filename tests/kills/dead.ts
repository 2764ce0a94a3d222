// What a killed collector left in its data folder, against what the cluster did and what was acknowledged before.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { World } from '../../preview/cluster/world';
import { epochMs } from '../../src/base/time';
import type { CoverageGap, PodRecord } from '../../src/pod/record/record';
import { openSqliteReader } from '../../src/server/store/sqlite/reader';
import type { Resumed } from '../../src/server/store/store';

export interface Left {
  readonly resumed: Resumed;
  /** Newest revision of every operation: settled ones and open rows. */
  readonly records: ReadonlyMap<string, PodRecord>;
  /** Pods that have evidence in a segment. */
  readonly proved: ReadonlySet<string>;
  readonly gaps: readonly CoverageGap[];
}

export const nameOf = ({ key }: PodRecord): string => `${key.uid}/${key.operation}/${key.ordinal}`;

const NEVER = new AbortController().signal;
const EVER = { from: epochMs(0), to: epochMs(Number.MAX_SAFE_INTEGER) };

/** The folder of the one collection under the data folder; undefined before there is one. */
export function collectionFolder(data: string): string | undefined {
  return readdirSync(data, { withFileTypes: true }).filter((entry) => entry.isDirectory() && readdirSync(join(data, entry.name)).includes('state.db')).map(({ name }) => join(data, name))[0];
}

export async function leftIn(folder: string): Promise<Left> {
  const reader = openSqliteReader(folder);
  const [{ records }, resumed, gaps] = await Promise.all([
    reader.records({ ...EVER, openAtFrom: true, openOnly: false, limit: 10_000_000 }, NEVER), reader.resume(), reader.gaps(EVER.from, EVER.to, NEVER),
  ]);
  await reader.close();
  return { resumed, gaps, records: new Map(records.map((record) => [nameOf(record), record])), proved: provedIn(folder) };
}

function provedIn(folder: string): ReadonlySet<string> {
  return new Set(readdirSync(folder).filter((name) => /^records-.*\.db$/.test(name)).flatMap((name) => {
    const db = new DatabaseSync(join(folder, name), { readOnly: true });
    const uids = db.prepare('SELECT DISTINCT uid FROM evidence').all().map(({ uid }) => String(uid));
    db.close();
    return uids;
  }));
}

/** Every version of every pod, as the cluster made it. */
export class PodHistory {
  private readonly versions = new Map<string, number[]>();

  constructor(world: World) {
    world.onChange('pods', ({ now }) => {
      const { uid } = now.object.metadata;
      this.versions.set(uid, [...(this.versions.get(uid) ?? []), now.version]);
    });
  }

  get pods(): number {
    return this.versions.size;
  }

  /** Pods with a version until then, and those versions. */
  until(mark: number): ReadonlyMap<string, readonly number[]> {
    const seen = [...this.versions].map(([uid, versions]) => [uid, versions.filter((version) => version <= mark)] as const);
    return new Map(seen.filter(([, versions]) => versions.length > 0));
  }
}

/** Sentences about what is wrong; empty when all is well. */
export function wrongIn(left: Left, before: Left | undefined, history: PodHistory): readonly string[] {
  return [...lostBeforeMark(left, history), ...doubled(left), ...wentBack(left, before)];
}

/** All that the mark has passed is there: each pod of it, and in an open journal each of its versions. */
function lostBeforeMark({ resumed, records, proved }: Left, history: PodHistory): readonly string[] {
  const mark = Number(resumed.marks?.byResource['pods'] ?? 0);
  const journals = new Map(resumed.journals.map(({ uid, signals }) => [uid as string, new Set(signals.flatMap((signal) => (signal.kind === 'pod' ? [Number(signal.pod.resourceVersion)] : [])))]));
  const known = new Set([...proved, ...[...records.values()].map(({ key }) => key.uid as string), ...resumed.atRest.map(({ base }) => base.pod.uid as string)]);
  return [...history.until(mark)].flatMap(([uid, versions]) => {
    const journal = journals.get(uid);
    // A list tells the version of its moment; from there on none is left out.
    const first = Math.min(...(journal ?? []));
    const missing = journal === undefined ? [] : versions.filter((version) => version > first && !journal.has(version));
    return [
      ...(journal === undefined && !known.has(uid) ? [`pod ${uid}: versions until ${versions.at(-1)} were marked ${mark}, nothing of it is stored`] : []),
      ...(missing.length > 0 ? [`pod ${uid}: versions ${missing.join()} were marked ${mark} and are in no journal`] : []),
    ];
  });
}

/** One record for one operation, one signal for one version. */
function doubled({ resumed, records }: Left): readonly string[] {
  const creates = [...Map.groupBy([...records.values()].filter(({ key }) => key.operation === 'create'), ({ key }) => key.uid)].filter(([, ofPod]) => ofPod.length > 1);
  return [
    ...creates.map(([uid, ofPod]) => `pod ${uid}: ${ofPod.length} deliveries`),
    ...resumed.journals.flatMap(({ uid, signals }) => {
      const versions = signals.flatMap((signal) => (signal.kind === 'pod' ? [`${signal.pod.resourceVersion} ${signal.heard === 'deleted'}`] : []));
      return new Set(versions).size === versions.length ? [] : [`pod ${uid}: a version is twice in its journal (${versions.join()})`];
    }),
  ];
}

/** What was stored is stored, under no lower revision; a version to resume from never goes back. */
function wentBack(left: Left, before: Left | undefined): readonly string[] {
  const markOf = ({ resumed }: Left): number => Number(resumed.marks?.byResource['pods'] ?? 0);
  return before === undefined ? [] : [
    ...(markOf(left) < markOf(before) ? [`the mark went back from ${markOf(before)} to ${markOf(left)}`] : []),
    ...[...before.records].flatMap(([name, { revision }]) => {
      const now = left.records.get(name);
      return now === undefined ? [`${name}: stored before, gone now`] : now.revision < revision ? [`${name}: revision ${revision} became ${now.revision}`] : [];
    }),
  ];
}

/** A time of watching no pods, from what the dead one had heard last until after its death. */
export const hasGapOver = ({ gaps }: Left, heardAt: number, diedAt: number): boolean =>
  gaps.some(({ from, to, resources }) => resources.includes('pods') && from <= heardAt + 1 && to !== undefined && to >= diedAt);
