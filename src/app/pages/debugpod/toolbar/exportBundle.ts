import { AppEvents, type DataSourceInstanceSettings } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import type { Bundle } from '../../../../contract/bundle';
import { askResource } from '../../../parts/source';
import { t } from '../../../../waterfall/t';

/** Saves the pod's delivery as a file: redacted signals and results, which `explain` and the panel open elsewhere. */
export async function exportBundle(source: DataSourceInstanceSettings, uid: string): Promise<void> {
  try {
    const bundle = await askResource<Bundle>(source, `bundle/${encodeURIComponent(uid)}`);
    const url = URL.createObjectURL(new Blob([JSON.stringify(bundle)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${bundle.pod.namespace}-${bundle.pod.name}.lunettes.json`;
    link.click();
    URL.revokeObjectURL(url);
  } catch (thrown) {
    getAppEvents().publish({ type: AppEvents.alertError.name, payload: [t('export.failed', 'The delivery was not exported'), thrown instanceof Error ? thrown.message : ''] });
  }
}
