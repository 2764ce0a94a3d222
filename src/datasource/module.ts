import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { ConfigEditor } from './ConfigEditor';
import { LunettesDataSource } from './datasource';
import pluginJson from './plugin.json';
import { QueryEditor } from './QueryEditor';

await initPluginTranslations(pluginJson.id);

export const plugin = new DataSourcePlugin(LunettesDataSource).setConfigEditor(ConfigEditor).setQueryEditor(QueryEditor);
