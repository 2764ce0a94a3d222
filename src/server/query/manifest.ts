// The pod's object as kept, and what changed from version to version. It was redacted before it was kept.
import { MANIFEST_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import type { Ask } from '../engine/engine';
import type { Access } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import { cutNotice, foundRecords } from './found';

export async function manifest(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { records } = await foundRecords(access, ask, cancel);
  const { limit } = ask.query;
  const rows: Row[] = [];
  for (const record of new Map(records.map((one) => [one.key.uid, one])).values()) {
    let before: unknown;
    const signals = await access.signalsOf(record, cancel);
    for (const { at, heard, pod } of signals.filter((signal) => signal.kind === 'pod')) {
      rows.push({ version: pod.resourceVersion, time: at, heard, object: pod, changed: before === undefined ? [] : changedPaths(before, pod).slice(0, PATHS_MAX) });
      before = pod;
    }
  }
  rows.sort((a, b) => Number(b['time']) - Number(a['time']));
  return [frameOf('manifest', MANIFEST_COLUMNS, rows.slice(0, limit), rows.length > limit ? cutNotice(limit) : {})];
}

const PATHS_MAX = 100;

/** Paths of leaves that differ: `statuses.0.ready`. */
function changedPaths(before: unknown, now: unknown, path = ''): readonly string[] {
  if (!isNode(before) || !isNode(now)) {
    return before === now ? [] : [path];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keys].flatMap((key) => changedPaths(before[key], now[key], path === '' ? key : `${path}.${key}`));
}

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
