// One reading of the board, all of one moment, kept up to date; and beside it what is asked for more seldom.
import type { DataSourceInstanceSettings } from '@grafana/data';
import type { PodFilter } from '../../../contract/query';
import { ON_ITS_WAY } from '../../../contract/query';
import type { Owner } from '../../../waterfall/rows';
import { cellsOf } from '../../parts/frame';
import type { Question } from '../../parts/source';
import { askAll } from '../../parts/source';
import type { Asking } from '../../parts/useAsking';
import { useAsking } from '../../parts/useAsking';
import type { Board } from './model/board';
import { countsOf, groupOf, hearingOf, openPodOf } from './model/board';
import type { By } from './model/view';

export interface Asked {
  readonly source: DataSourceInstanceSettings;
  readonly by: By;
  readonly filter: Partial<PodFilter>;
  /** Milliseconds since 1970; 0: now. */
  readonly at: number;
}

// The order of chips and bars all over the house.
const OWNERS: readonly Owner[] = ['platform', 'dependency', 'user', 'unknown'];
// What is open grows by the second; beyond that the stream tells.
const EACH_MS = 2000;
const PAST_EACH_MS = 60_000;
/** Of those on their way so many are listed while nothing is wrong. */
export const WAY_MAX = 20;

export function useBoard({ source, by, filter, at }: Asked): Asking<Board> {
  const question: Question = { kind: 'breakdown', open: true, by: 'cause', filter };
  return useAsking(source, {
    key: JSON.stringify([source.uid, by, filter, at]), read: () => read({ source, by, filter, at }),
    bell: () => (at > 0 ? undefined : { path: 'now', question }), everyMs: () => (at > 0 ? PAST_EACH_MS : EACH_MS),
  });
}

async function read({ source, by, filter, at }: Asked): Promise<Board> {
  const of = { open: true, filter, at } as const;
  const { frames, failures } = await askAll(source, {
    causes: { kind: 'breakdown', by: 'cause', ...of }, owners: { kind: 'breakdown', by: 'owner', ...of }, groups: { kind: 'breakdown', by, ...of },
    way: { kind: 'pods', by: 'cause', group: ON_ITS_WAY, order: 'worst', limit: WAY_MAX, ...of }, coverage: { kind: 'coverage' },
  });
  const [failure] = failures;
  if (failure !== undefined) {
    throw failure;
  }
  const groups = frames.groups?.[0];
  const heardAt = Date.now();
  return {
    at: at > 0 ? at : heardAt, heardAt, groups: cellsOf(groups).map(groupOf), causes: cellsOf(frames.causes?.[0]).map(groupOf), owners: cellsOf(frames.owners?.[0]).map(groupOf).sort((a, b) => OWNERS.indexOf(a.owner) - OWNERS.indexOf(b.owner)),
    ...countsOf(groups?.meta?.custom), way: cellsOf(frames.way?.[0]).map(openPodOf), hearing: at > 0 ? undefined : hearingOf(cellsOf(frames.coverage?.[0])),
  };
}
