// A thin stand-in for Grafana's shell around the plugins: theme, language, address, a bar with switches, and the pages.
import type { AppPlugin, PanelPlugin } from '@grafana/data';
import { getDefaultTimeRange, LoadingState, PanelOptionsEditorBuilder, PluginContextProvider, ThemeContext, applyFieldOverrides, dataFrameFromJSON } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { config, getBackendSrv, LocationServiceProvider, locationService } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, GlobalStyles, LoadingPlaceholder, ModalsProvider, PanelChrome, PortalContainer, Text } from '@grafana/ui';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import React, { useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'react-router-dom';
import { CompatRouter } from 'react-router-dom-v5-compat';
import { DashboardRoute } from './dashboard/Dashboard';
import { events, installServices } from './services';
import { shareModules } from './shared';
import { importPlugin } from './systemjs';

const APP = 'lunettes-delivery-app';
const SOURCE = 'lunettes-delivery-datasource';
const PANEL = 'lunettes-waterfall-panel';
const moduleUrl = (id: string): string => `/public/plugins/${id}/module.js`;

function PluginPage({ children, pageNav, actions }: { readonly children?: ReactNode; readonly pageNav?: { readonly text: string }; readonly actions?: ReactNode }) {
  return (
    <main style={{ padding: 24, maxWidth: 1700, margin: '0 auto' }}>
      <div style={{ display: 'flex', justifyContent: 'space-between', marginBottom: 16 }}>
        <Text element="h1">{pageNav?.text ?? ''}</Text>
        <div>{actions}</div>
      </div>
      {children}
    </main>
  );
}

function usePlugin<T>(id: string): { readonly plugin?: T; readonly error?: string } {
  const [state, setState] = useState<{ plugin?: T; error?: string }>({});
  useEffect(() => {
    importPlugin(moduleUrl(id)).then((module) => setState({ plugin: module.plugin as T }), (thrown: unknown) => setState({ error: String(thrown) }));
  }, [id]);
  return state;
}

function AppRoute() {
  const { plugin, error } = usePlugin<AppPlugin>(APP);
  if (error !== undefined) {
    return <Alert title="The app did not load">{error}</Alert>;
  }
  const Root = plugin?.root;
  if (plugin === undefined || Root === undefined || Root === null) {
    return <LoadingPlaceholder text="" />;
  }
  const meta = config.apps[APP] as unknown as AppPlugin['meta'];
  return (
    <PluginContextProvider meta={meta}>
      <ErrorBoundaryAlert><Root meta={meta} basename={`/a/${APP}`} onNavChanged={() => undefined} query={{}} path={location.pathname} /></ErrorBoundaryAlert>
    </PluginContextProvider>
  );
}

interface OwnEditor {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly editor: React.ComponentType<Record<string, unknown>>;
}

/** The option editors that the panel brings itself; Grafana's own are not drawn here. */
function customEditorsOf(plugin: PanelPlugin): readonly OwnEditor[] {
  const builder = new PanelOptionsEditorBuilder();
  plugin.getPanelOptionsSupplier()(builder, { data: [] });
  return builder.getItems().filter(({ id }) => id === 'delivery') as unknown as readonly OwnEditor[];
}

/** A dashboard of one panel: /panel?uid=… or ?workload=…, with kind=, limit=, options= (JSON), height=, and edit for its own editors. */
function PanelRoute() {
  const { plugin } = usePlugin<PanelPlugin>(PANEL);
  const [frames, setFrames] = useState<ReturnType<typeof dataFrameFromJSON>[]>([]);
  const params = new URLSearchParams(location.search);
  useEffect(() => {
    const asked = new URLSearchParams(location.search);
    const uid = asked.get('uid');
    const filter = uid === null ? { workload: asked.get('workload') ?? 'checkout' } : { uid };
    const query = { refId: 'A', kind: asked.get('kind') ?? 'lifecycle', filter, limit: Number(asked.get('limit') ?? 100) };
    void getBackendSrv().fetch<{ results: { A: { frames: Parameters<typeof dataFrameFromJSON>[0][] } } }>({ url: '/api/ds/query', method: 'POST', data: { from: String(Date.now() - 3_600_000), to: String(Date.now()), queries: [query] } })
      .subscribe({ next: ({ data }) => setFrames(data.results.A.frames.map((frame) => dataFrameFromJSON(frame))), error: () => setFrames([]) });
  }, []);
  const [options, setOptions] = useState<Record<string, unknown>>(JSON.parse(params.get('options') ?? '{}'));
  const editors = useMemo(() => (plugin === undefined ? [] : customEditorsOf(plugin)), [plugin]);
  const Panel = plugin?.panel;
  if (plugin === undefined || Panel === undefined || Panel === null) {
    return <LoadingPlaceholder text="" />;
  }
  const timeRange = getDefaultTimeRange();
  const series = applyFieldOverrides({ data: frames, fieldConfig: { defaults: {}, overrides: [] }, replaceVariables: (text) => text, theme: config.theme2 });
  return (
    <main style={{ padding: 24 }}>
      <PanelChrome title="Lifecycle waterfall" padding="none" width={Number(params.get('width') ?? Math.max(320, innerWidth - 64))} height={Number(params.get('height') ?? 640)}>
        {(width, height) => (
          <Panel
            id={1} title="" data={{ state: LoadingState.Done, series, timeRange }} timeRange={timeRange} timeZone="browser" options={options} fieldConfig={{ defaults: {}, overrides: [] }}
            onOptionsChange={() => undefined} onFieldConfigChange={() => undefined} onChangeTimeRange={() => undefined} renderCounter={0} replaceVariables={(text: string) => text} width={width}
            height={height} transparent={false} eventBus={events}
          />
        )}
      </PanelChrome>
      {params.get('edit') !== null && editors.map(({ id, path, name, editor: Editor }) => <section key={id} aria-label={name}><Editor value={options[path]} onChange={(value: unknown) => setOptions({ ...options, [path]: value })} item={{}} context={{ data: [] }} /></section>)}
    </main>
  );
}

interface SourceComponents {
  readonly DataSourceClass: new (settings: unknown) => unknown;
  readonly components: { readonly ConfigEditor?: React.ComponentType<Record<string, unknown>>; readonly QueryEditor?: React.ComponentType<Record<string, unknown>> };
}

function SourceRoute() {
  const { plugin } = usePlugin<SourceComponents>(SOURCE);
  const [options, setOptions] = useState<unknown>({ ...Object.values(config.datasources)[0], secureJsonFields: { token: true }, secureJsonData: {} });
  const [query, setQuery] = useState<unknown>({ refId: 'A', kind: 'pods' });
  const [health, setHealth] = useState('');
  const datasource = useMemo(() => (plugin === undefined ? undefined : new plugin.DataSourceClass(Object.values(config.datasources)[0])), [plugin]);
  const Config = plugin?.components.ConfigEditor;
  const Query = plugin?.components.QueryEditor;
  if (Config === undefined || Query === undefined) {
    return <LoadingPlaceholder text="" />;
  }
  return (
    <main style={{ padding: 24, maxWidth: 1100 }}>
      <Text element="h1">Lunettes</Text>
      <Config options={options} onOptionsChange={setOptions} />
      <button type="button" onClick={() => void getBackendSrv().get('/api/datasources/uid/lunettes/health').then((reply: { message: string }) => setHealth(reply.message))}>Save &amp; test</button>
      <p role="status">{health}</p>
      <Query datasource={datasource} query={query} onChange={setQuery} onRunQuery={() => undefined} />
    </main>
  );
}

function Bar() {
  const link = (params: string, text: string) => <a href={`?${withParam(params)}`} style={{ padding: '4px 8px' }}>{text}</a>;
  return (
    <nav aria-label="Preview" style={{ display: 'flex', flexWrap: 'wrap', gap: 12, padding: '4px 24px', borderBottom: `1px solid ${config.theme2.colors.border?.weak ?? ''}` }}>
      <a href={`/a/${APP}/now`} style={{ padding: '4px 8px' }}>Now</a>
      <a href={`/a/${APP}/debugpod`} style={{ padding: '4px 8px' }}>debugpod</a>
      <a href="/d/lunettes-delivery" style={{ padding: '4px 8px' }}>Dashboard</a>
      <a href="/panel" style={{ padding: '4px 8px' }}>Panel</a>
      <a href="/source" style={{ padding: '4px 8px' }}>Data source</a>
      <span style={{ flex: 1 }} />
      {link(`theme=${config.theme2.isDark ? 'light' : 'dark'}`, config.theme2.isDark ? 'Light' : 'Dark')}
      {link(`lang=${i18next.language === 'en-US' ? 'zh-Hans' : 'en-US'}`, i18next.language === 'en-US' ? '中文' : 'English')}
    </nav>
  );
}

function withParam(pair: string): string {
  const params = new URLSearchParams(location.search);
  const [name = '', value = ''] = pair.split('=');
  params.set(name, value);
  return params.toString();
}

function Page() {
  const [{ path, search }, setPlace] = useState({ path: location.pathname, search: location.search });
  useEffect(() => locationService.getHistory().listen(() => setPlace({ path: location.pathname, search: location.search })), []);
  const uid = /^\/d\/([^/]+)/.exec(path)?.[1];
  if (uid !== undefined) {
    return <DashboardRoute uid={uid} search={search} />;
  }
  if (path.startsWith('/panel')) {
    return <PanelRoute />;
  }
  return path.startsWith('/source') ? <SourceRoute /> : <AppRoute />;
}

function Shell() {
  const { theme2 } = config;
  return (
    <ThemeContext.Provider value={theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <ModalsProvider>
          <Router history={locationService.getHistory()}>
            <CompatRouter>
              <div style={{ minHeight: '100vh', background: theme2.colors.background?.canvas, color: theme2.colors.text?.primary }}>
                <Bar />
                <Page />
                <PortalContainer />
              </div>
            </CompatRouter>
          </Router>
        </ModalsProvider>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}

async function start(): Promise<void> {
  const language = config.bootData.user.language;
  const resources: Record<string, object> = { grafana: {} };
  for (const id of [APP, SOURCE, PANEL]) {
    const response = language === 'en-US' ? undefined : await fetch(`/public/plugins/${id}/locales/${language}/${id}.json`);
    if (response?.ok === true) {
      resources[id] = (await response.json()) as object;
    }
  }
  await i18next.init({ lng: language, fallbackLng: 'en-US', returnEmptyString: false, interpolation: { escapeValue: false }, ns: ['grafana'], resources: { [language]: resources } as never });
  await initPluginTranslations('grafana');
  installServices();
  shareModules({ PluginPage });
  const root = document.getElementById('reactRoot');
  if (root !== null) {
    createRoot(root).render(<Shell />);
  }
}

void start();

