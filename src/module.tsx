import { AppPlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import React, { lazy, Suspense } from 'react';
import type { AppRootProps } from '@grafana/data';
import pluginJson from './plugin.json';

await initPluginTranslations(pluginJson.id);

const LazyApp = lazy(async () => ({ default: (await import('./app/App')).App }));

function Root(props: AppRootProps) {
  return (
    <Suspense fallback={null}>
      <LazyApp {...props} />
    </Suspense>
  );
}

export const plugin = new AppPlugin().setRootPage(Root);
