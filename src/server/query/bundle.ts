// One delivery with everything that proves it, as a file.
import type { Bundle } from '../../contract/bundle';
import { BUNDLE_KIND, BUNDLE_VERSION } from '../../contract/bundle';
import type { Frame } from '../../contract/frame';
import type { QueryKind } from '../../contract/query';
import { LIMIT_MAX, parseQuery } from '../../contract/query';
import type { Ask } from '../engine/engine';
import { AskError } from '../engine/engine';
import type { Access } from './access';
import { answer } from './answer';
import { foundRecords } from './found';

/** @throws AskError 404 when nothing is known of the pod inside the scope */
export async function bundleOf(access: Access, uid: string, asOf: number, cancel: AbortSignal): Promise<Bundle> {
  const { records } = await foundRecords(access, askFor('pods', uid, asOf), cancel);
  const [newest] = records;
  if (newest === undefined) {
    throw new AskError(404, 'downstream', `Nothing is known of a pod with UID ${uid}.`);
  }
  const frameOf = async (kind: QueryKind): Promise<Frame> => {
    const [frame] = await answer(access, askFor(kind, uid, asOf), cancel);
    return frame ?? { name: kind, fields: [] };
  };
  const [signals, lifecycle, diagnosis, timeline] = await Promise.all([access.signalsOf(newest, cancel), frameOf('lifecycle'), frameOf('diagnosis'), frameOf('timeline')]);
  const { namespace, pod: name } = newest.dimensions;
  return { kind: BUNDLE_KIND, version: BUNDLE_VERSION, asOf, pod: { namespace, name, uid }, records: [...records].reverse(), signals, frames: { lifecycle, diagnosis, timeline } };
}

function askFor(kind: QueryKind, uid: string, asOf: number): Ask {
  const query = parseQuery({ kind, filter: { uid }, limit: LIMIT_MAX });
  if (!query.ok) {
    throw new Error(query.why);
  }
  return { query: query.value, fromMs: 0, toMs: asOf, maxDataPoints: LIMIT_MAX, intervalMs: 1000 };
}
