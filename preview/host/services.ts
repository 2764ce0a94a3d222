// The services of Grafana's shell that the plugins ask @grafana/runtime for, in their smallest true form.
import type { DataSourceInstanceSettings } from '@grafana/data';
import { EventBusSrv } from '@grafana/data';
import type { BackendSrv, BackendSrvRequest, DataSourceSrv, FetchResponse, TemplateSrv } from '@grafana/runtime';
import { config, locationService, setAppEvents, setBackendSrv, setChromeHeaderHeightHook, setDataSourceSrv, setEchoSrv, setGrafanaLiveSrv, setLocationSrv, setReturnToPreviousHook, setTemplateSrv } from '@grafana/runtime';
import type { Observable } from 'rxjs';
import { from, lastValueFrom, map } from 'rxjs';
import { liveService } from './live';

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

export function installServices(): void {
  const request = <T>(options: BackendSrvRequest): Promise<T> => lastValueFrom(fetchOf<T>(options).pipe(map(({ data }) => data)));
  setBackendSrv({ fetch: fetchOf, request, get: (url: string, params?: object) => request({ url, params: { ...params } }), post: (url: string, data?: unknown) => request({ url, data, method: 'POST' }) } as unknown as BackendSrv);
  const all = (): DataSourceInstanceSettings[] => Object.values(config.datasources);
  setDataSourceSrv({
    getList: (filter?: { type?: string | string[] }) => all().filter((source) => filter?.type === undefined || source.type === filter.type),
    getInstanceSettings: () => all()[0], get: () => Promise.reject(new Error('the preview has no data source instances')), reload: () => undefined, registerRuntimeDataSource: () => undefined,
  } as unknown as DataSourceSrv);
  setTemplateSrv({ getVariables: () => [], replace: (text?: string) => text ?? '', containsTemplate: () => false, updateTimeRange: () => undefined } as unknown as TemplateSrv);
  setAppEvents(events);
  setEchoSrv({ addEvent: () => undefined, addBackend: () => undefined, flush: () => undefined } as unknown as Parameters<typeof setEchoSrv>[0]);
  setLocationSrv(locationService);
  setGrafanaLiveSrv(liveService(new URLSearchParams(location.search).get('live') !== 'off'));
  setReturnToPreviousHook(() => () => undefined);
  setChromeHeaderHeightHook(() => 40);
}
