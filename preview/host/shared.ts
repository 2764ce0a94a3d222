// The modules that Grafana shares with plugins, under the names by which bundles ask for them.
import * as emotionCss from '@emotion/css';
import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import i18next from 'i18next';
import * as React from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as ReactDOM from 'react-dom';
import * as rxjs from 'rxjs';
import { system } from './systemjs';

/** @param runtime what the host itself provides in place of @grafana/runtime's stubs. */
export function shareModules(runtime: object): void {
  const shared: Record<string, object> = {
    '@emotion/css': emotionCss, '@grafana/data': grafanaData, '@grafana/ui': grafanaUi, '@grafana/runtime': { ...grafanaRuntime, ...runtime }, i18next: { default: i18next, __useDefault: true, ...i18next },
    react: React, 'react/jsx-runtime': jsxRuntime, 'react-dom': ReactDOM, rxjs,
  };
  const imports: Record<string, string> = {};
  for (const [name, module] of Object.entries(shared)) {
    system.set(`package:${name}`, module);
    imports[name] = `package:${name}`;
  }
  system.addImportMap({ imports });
}
