import type { PanelOptionsEditorBuilder } from '@grafana/data';
import type { Delivery } from './delivery';
import { DeliveryFile } from './DeliveryFile';
import { t } from '../waterfall/t';

export interface PanelOptions {
  readonly labels: 'full' | 'short';
  readonly time: 'rel' | 'clock';
  readonly folds: boolean;
  readonly future: boolean;
  readonly legend: boolean;
  readonly compact: boolean;
  readonly tools: boolean;
  /** An exported delivery that is drawn instead of the query. */
  readonly delivery?: Delivery;
}

export const DEFAULTS: PanelOptions = { labels: 'full', time: 'rel', folds: true, future: true, legend: true, compact: false, tools: false };

export function addOptions(builder: PanelOptionsEditorBuilder<PanelOptions>): void {
  builder
    .addRadio({
      path: 'labels', name: t('panel.options.labels', 'Names of phases'), defaultValue: DEFAULTS.labels,
      settings: { options: [{ value: 'full', label: t('panel.options.full', 'Full') }, { value: 'short', label: t('panel.options.short', 'Short') }] },
    })
    .addRadio({
      path: 'time', name: t('panel.options.time', 'Axis'), description: t('panel.options.timeSays', 'Several pods always share the clock.'), defaultValue: DEFAULTS.time,
      settings: { options: [{ value: 'rel', label: t('panel.options.rel', 'Since creation') }, { value: 'clock', label: t('panel.options.clock', 'Clock') }] },
    })
    .addBooleanSwitch({ path: 'folds', name: t('panel.options.folds', 'Fold quiet stretches'), description: t('panel.options.foldsSays', 'A stretch without news that is ten times longer than all the rest.'), defaultValue: DEFAULTS.folds })
    .addBooleanSwitch({ path: 'future', name: t('panel.options.future', 'What comes next'), description: t('panel.options.futureSays', 'Room right of now for the next attempt.'), defaultValue: DEFAULTS.future })
    .addBooleanSwitch({ path: 'legend', name: t('panel.options.legend', 'Legend'), defaultValue: DEFAULTS.legend })
    .addBooleanSwitch({ path: 'tools', name: t('panel.options.tools', 'Find and switches'), defaultValue: DEFAULTS.tools })
    .addBooleanSwitch({ path: 'compact', name: t('panel.options.compact', 'Compact rows'), defaultValue: DEFAULTS.compact })
    .addCustomEditor({ id: 'delivery', path: 'delivery', name: t('panel.options.delivery', 'Open a delivery file'), description: t('panel.options.deliverySays', 'Exported from the page of a pod, here or elsewhere. It is saved with the dashboard.'), editor: DeliveryFile });
}
