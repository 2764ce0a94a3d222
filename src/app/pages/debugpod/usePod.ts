// Everything that the page shows of one pod, kept up to date.
import type { DataFrame, DataSourceInstanceSettings } from '@grafana/data';
import type { PodNow } from '../../../contract/resource';
import type { Cells } from '../../parts/frame';
import { cellsOf } from '../../parts/frame';
import { askAll, askResource } from '../../parts/source';
import type { Failed } from '../../parts/useAsking';
import { useAsking } from '../../parts/useAsking';
import type { Delivery } from './model/delivery';
import { deliveriesOf } from './model/delivery';
import type { Found } from './model/found';
import { foundOf } from './model/found';
import type { Happened } from './model/happened';
import { happenedOf } from './model/happened';

/** One reading, all of one moment. */
export interface Snapshot {
  readonly uid: string;
  /** When it was heard, by the browser's clock. */
  readonly heardAt: number;
  readonly deliveries: readonly Delivery[];
  readonly found: readonly Found[];
  readonly lifecycle: DataFrame | undefined;
  readonly happened: readonly Happened[];
  readonly now: PodNow | undefined;
}

export interface PodView {
  readonly snapshot: Snapshot | undefined;
  readonly failure: Failed | undefined;
  readonly again: () => void;
}

const POLL_MS = 1000;
// With a stream the page need not ask, but a lost message must not freeze it.
const STREAMED_MS = 10_000;
const SETTLED_MS = 15_000;

export function usePod(source: DataSourceInstanceSettings, uid: string): PodView {
  const settled = (snapshot: Snapshot | undefined): boolean => snapshot?.now?.settled === true;
  const { value, failure, again } = useAsking(source, {
    key: `pod/${source.uid}/${uid}`, read: () => read(source, uid),
    bell: (snapshot) => (settled(snapshot) ? undefined : { path: `pod/${uid}`, question: { kind: 'lifecycle', filter: { uid } } }),
    everyMs: (snapshot, streams) => (settled(snapshot) ? SETTLED_MS : streams ? STREAMED_MS : POLL_MS),
  });
  return { snapshot: value, failure, again };
}

async function read(source: DataSourceInstanceSettings, uid: string): Promise<Snapshot> {
  const filter = { uid };
  const [{ frames, failures }, now] = await Promise.all([
    askAll(source, { lifecycle: { kind: 'lifecycle', filter }, timeline: { kind: 'timeline', filter }, diagnosis: { kind: 'diagnosis', filter }, pods: { kind: 'pods', filter } }),
    askResource<PodNow>(source, `pod/${encodeURIComponent(uid)}`),
  ]);
  const [failure] = failures;
  if (failure !== undefined) {
    throw failure;
  }
  const diagnosis: readonly Cells[] = cellsOf(frames.diagnosis?.[0]);
  const deliveries = deliveriesOf(cellsOf(frames.pods?.[0]), cellsOf(frames.lifecycle?.[0]));
  const birth = deliveries.find(({ operation }) => operation === 'create')?.start;
  return {
    uid, heardAt: Date.now(), deliveries, found: diagnosis.map(foundOf), lifecycle: frames.lifecycle?.[0],
    happened: happenedOf(cellsOf(frames.timeline?.[0]), birth), now,
  };
}
