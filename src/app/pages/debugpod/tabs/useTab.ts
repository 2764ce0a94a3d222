import type { DataFrame, DataSourceInstanceSettings } from '@grafana/data';
import { askAll } from '../../../parts/source';
import type { Answered } from '../../../parts/source';
import { useAnswer } from '../../../parts/source';

// What hangs around a pod and what its object was change seldom.
const EACH_MS = 10_000;

/** The frames of a tab that is asked for only while it is open. */
export function useTab(source: DataSourceInstanceSettings, kind: 'topology' | 'manifest', uid: string): Answered<readonly DataFrame[]> {
  return useAnswer(async () => {
    const { frames, failures } = await askAll(source, { A: { kind, filter: { uid } } });
    const [failure] = failures;
    if (failure !== undefined) {
      throw failure;
    }
    return frames.A ?? [];
  }, `${kind}/${source.uid}/${uid}`, EACH_MS);
}
