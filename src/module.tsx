import { AppPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import React, { lazy, Suspense } from 'react';
import { alertLink, attributeLinks, paletteLink, panelLink } from './app/extensions/links';
import type { LifecycleProps } from './app/extensions/Lifecycle';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id);

const LazyApp = lazy(async () => ({ default: (await import('./app/App')).App }));
const LazyLifecycle = lazy(async () => ({ default: (await import('./app/extensions/Lifecycle')).Lifecycle }));

function Root() {
  return (
    <Suspense fallback={null}>
      <LazyApp />
    </Suspense>
  );
}

function Lifecycle(props: LifecycleProps) {
  return (
    <Suspense fallback={null}>
      <LazyLifecycle {...props} />
    </Suspense>
  );
}

export const plugin = new AppPlugin()
  .setRootPage(Root)
  .addLink(panelLink)
  .addLink(alertLink)
  .addLink(paletteLink)
  .exposeComponent<LifecycleProps>({
    id: `${pluginJson.id}/lifecycle/v1`, title: 'Lifecycle of a pod', description: 'The waterfall of one pod or workload, from a Lunettes data source', component: Lifecycle,
  });
attributeLinks.forEach((link) => plugin.addLink(link));
