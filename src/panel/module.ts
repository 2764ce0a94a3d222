import { FieldConfigProperty, PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import type { PanelOptions } from './options';
import { addOptions } from './options';
import pluginJson from './plugin.json';
import { suggestions } from './suggestions';
import { WaterfallPanel } from './WaterfallPanel';

await initPluginTranslations(pluginJson.id);

// Owners have their own colours, lengths their own digits: what would overrule them is not offered.
const NOT_OURS = [
  FieldConfigProperty.Unit, FieldConfigProperty.Min, FieldConfigProperty.Max, FieldConfigProperty.Decimals, FieldConfigProperty.NoValue, FieldConfigProperty.Thresholds,
  FieldConfigProperty.Mappings, FieldConfigProperty.DisplayName, FieldConfigProperty.Filterable, FieldConfigProperty.FieldMinMax,
];

export const plugin = new PanelPlugin<PanelOptions>(WaterfallPanel)
  .useFieldConfig({ disableStandardOptions: NOT_OURS })
  .setPanelOptions((builder) => addOptions(builder))
  .setNoPadding()
  .setSuggestionsSupplier(suggestions);
