import { PanelPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import pluginJson from './plugin.json';
import { WaterfallPanel } from './WaterfallPanel';

await initPluginTranslations(pluginJson.id);

export const plugin = new PanelPlugin(WaterfallPanel);
