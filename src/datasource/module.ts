import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { ConfigEditor } from './config/ConfigEditor';
import { LunettesDataSource } from './datasource';
import pluginJson from './plugin.json';
import { QueryEditor } from './query/QueryEditor';
import { QueryHelp } from './query/QueryHelp';

await initPluginTranslations(pluginJson.id);

export const plugin = new DataSourcePlugin(LunettesDataSource).setConfigEditor(ConfigEditor).setQueryEditor(QueryEditor).setQueryEditorHelp(QueryHelp);
