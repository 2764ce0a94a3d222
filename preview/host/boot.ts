// Runs before any module: @grafana/runtime reads window.grafanaBootData when it is first evaluated.
interface Preview {
  readonly app: { readonly id: string };
  readonly datasource: { readonly id: string };
  readonly panel: { readonly id: string };
  readonly source: { readonly uid: string; readonly name: string; readonly jsonData: object };
}

const preview = (window as unknown as { __preview: Preview }).__preview;
const params = new URLSearchParams(location.search);
const kept = (name: string, otherwise: string): string => {
  const value = params.get(name) ?? localStorage.getItem(`preview.${name}`) ?? otherwise;
  localStorage.setItem(`preview.${name}`, value);
  return value;
};
const theme = kept('theme', 'dark');
const language = kept('lang', 'en-US');
document.documentElement.lang = language === 'zh-Hans' ? 'zh-Hans' : 'en';

Object.assign(window, {
  __grafana_public_path__: '/public/',
  grafanaBootData: {
    assets: { dark: '', light: '' }, navTree: [],
    settings: {
      appSubUrl: '', appUrl: `${location.origin}/`, featureToggles: {}, defaultDatasource: preview.source.name,
      buildInfo: { version: process.env['GRAFANA_VERSION'], commit: 'preview', env: 'development', edition: 'Open Source' },
      datasources: { [preview.source.name]: { ...preview.source, id: 1, type: preview.datasource.id, access: 'proxy', url: '', isDefault: true, readOnly: false, meta: preview.datasource } },
      panels: { [preview.panel.id]: { ...preview.panel, sort: 1 } }, apps: { [preview.app.id]: { ...preview.app, preload: false } },
    },
    user: {
      id: 1, uid: 'u1', isSignedIn: true, login: 'preview', name: 'Preview', email: '', orgId: 1, orgName: 'Main Org.', orgRole: 'Admin', orgCount: 1, timezone: 'browser',
      theme, lightTheme: theme === 'light', locale: language, language, permissions: {}, weekStart: 'monday',
    },
  },
});
