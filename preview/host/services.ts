// The services of Grafana's shell that the plugins ask @grafana/runtime for, in their smallest true form.
import type { DataSourceApi, DataSourceInstanceSettings, DataSourceRef } from '@grafana/data';
import { EventBusSrv, standardEditorsRegistry, standardFieldConfigEditorRegistry } from '@grafana/data';
import type { BackendSrv, BackendSrvRequest, DataSourceSrv, FetchResponse } from '@grafana/runtime';
import { config, locationService, setAppEvents, setBackendSrv, setChromeHeaderHeightHook, setDataSourceSrv, setEchoSrv, setGrafanaLiveSrv, setLocationSrv, setReturnToPreviousHook, setTemplateSrv } from '@grafana/runtime';
import type { Observable } from 'rxjs';
import { from, lastValueFrom, map } from 'rxjs';
import { liveService } from './live';
import { importPlugin } from './systemjs';
import { templates } from './templates';

export const events = new EventBusSrv();

async function call<T>(request: BackendSrvRequest): Promise<FetchResponse<T>> {
  const url = new URL(request.url, location.origin);
  Object.entries((request.params ?? {}) as Record<string, unknown>).forEach(([key, value]) => url.searchParams.set(key, String(value)));
  const body = request.data === undefined ? null : JSON.stringify(request.data);
  const response = await fetch(url, { method: request.method ?? 'GET', headers: { 'Content-Type': 'application/json' }, body });
  const said = await response.text();
  const data = JSON.parse(said === '' ? 'null' : said) as T;
  if (!response.ok) {
    throw { status: response.status, statusText: response.statusText, data, config: request };
  }
  return { data, status: response.status, statusText: response.statusText, ok: true, headers: response.headers, redirected: false, type: 'basic', url: url.href, config: request };
}

const fetchOf = <T>(request: BackendSrvRequest): Observable<FetchResponse<T>> => from(call<T>(request));

const all = (): DataSourceInstanceSettings[] => Object.values(config.datasources);

/** By uid or name, which may be variables; without either the default. */
function settingsOf(wanted: DataSourceRef | string | null | undefined): DataSourceInstanceSettings | undefined {
  const named = templates.replace(typeof wanted === 'string' ? wanted : (wanted?.uid ?? ''));
  return named === '' || named === 'default' ? all()[0] : all().find(({ uid, name }) => uid === named || name === named);
}

interface SourcePlugin {
  readonly DataSourceClass: new (settings: DataSourceInstanceSettings) => DataSourceApi;
  readonly components: DataSourceApi['components'];
}
const instances = new Map<string, Promise<DataSourceApi>>();

function instanceOf(wanted?: DataSourceRef | string | null): Promise<DataSourceApi> {
  const settings = settingsOf(wanted);
  if (settings === undefined) {
    return Promise.reject(new Error(`Datasource ${typeof wanted === 'string' ? wanted : (wanted?.uid ?? '')} was not found`));
  }
  const made = instances.get(settings.uid) ?? importPlugin(settings.meta.module).then((module) => {
    const { DataSourceClass, components } = module.plugin as SourcePlugin;
    const instance = new DataSourceClass(settings);
    return Object.assign(instance, { meta: settings.meta, components });
  });
  instances.set(settings.uid, made);
  return made;
}

// The preview edits no panels: their options need editors to be declared, not to be shown.
const EDITORS = ['text', 'number', 'slider', 'boolean', 'select', 'multi-select', 'radio', 'strings', 'unit', 'color', 'fieldColor', 'links', 'actions', 'mappings', 'thresholds', 'stats-picker', 'timezone', 'field-name', 'dashboard-uid'];

export function installServices(): void {
  const request = <T>(options: BackendSrvRequest): Promise<T> => lastValueFrom(fetchOf<T>(options).pipe(map(({ data }) => data)));
  setBackendSrv({ fetch: fetchOf, request, get: (url: string, params?: object) => request({ url, params: { ...params } }), post: (url: string, data?: unknown) => request({ url, data, method: 'POST' }) } as unknown as BackendSrv);
  setDataSourceSrv({
    getList: (filter?: { type?: string | string[] }) => all().filter((source) => filter?.type === undefined || source.type === filter.type),
    getInstanceSettings: (wanted?: DataSourceRef | string | null) => settingsOf(wanted), get: instanceOf, reload: () => undefined, registerRuntimeDataSource: () => undefined,
  } as unknown as DataSourceSrv);
  setTemplateSrv(templates);
  standardEditorsRegistry.setInit(() => EDITORS.map((id) => ({ id, name: id, editor: () => null })));
  standardFieldConfigEditorRegistry.setInit(() => []);
  setAppEvents(events);
  setEchoSrv({ addEvent: () => undefined, addBackend: () => undefined, flush: () => undefined } as unknown as Parameters<typeof setEchoSrv>[0]);
  setLocationSrv(locationService);
  setGrafanaLiveSrv(liveService(new URLSearchParams(location.search).get('live') !== 'off'));
  setReturnToPreviousHook(() => () => undefined);
  setChromeHeaderHeightHook(() => 40);
}
