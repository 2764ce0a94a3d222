// A dashboard from its JSON: variables, ad-hoc filters, annotations, time range and the panels that the preview has.
import type { DataFrame, PanelPlugin, TimeRange } from '@grafana/data';
import { applyFieldOverrides, dateMath, dateTime, getPanelOptionsWithDefaults, LoadingState, PluginContextProvider } from '@grafana/data';
import { config, getBackendSrv } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, PanelChrome, RefreshPicker, Text, TimeRangePicker } from '@grafana/ui';
import React, { useCallback, useEffect, useMemo, useState } from 'react';
import { combineLatest, of } from 'rxjs';
import { events } from '../services';
import { importPlugin } from '../systemjs';
import { setFilters, setVariables, templates } from '../templates';
import { change } from './address';
import { Filters, filtersOf } from './Filters';
import type { AdHocFilter, DashboardModel, PanelModel, Variable } from './model';
import { ALL } from './model';
import type { Answer } from './run';
import { ask, askAnnotation } from './run';
import { fillVariables } from './variables';

const ROW_PX = 38;

/** A refresh moves a range that ends now. */
function rangeOf(params: URLSearchParams, { time }: DashboardModel, now: number): TimeRange {
  const [from, to] = [params.get('from') ?? time?.from ?? 'now-1h', params.get('to') ?? time?.to ?? 'now'];
  const instant = (text: string, up: boolean) => (/^\d+$/.test(text) ? dateTime(Number(text)) : dateMath.toDateTime(text, { roundUp: up, now: dateTime(now) }) ?? dateTime(now));
  return { from: instant(from, false), to: instant(to, true), raw: { from, to } };
}

export function DashboardRoute({ uid, search }: { readonly uid: string; readonly search: string }) {
  const [found, setFound] = useState<{ readonly model?: DashboardModel; readonly fault?: string }>({});
  useEffect(() => {
    getBackendSrv().get<{ dashboard: DashboardModel }>(`/api/dashboards/uid/${uid}`).then(({ dashboard }) => setFound({ model: dashboard }), (thrown: { data?: { message?: string } }) => setFound({ fault: thrown.data?.message ?? String(thrown) }));
  }, [uid]);
  if (found.fault !== undefined) {
    return <Alert title="No such dashboard">{found.fault}</Alert>;
  }
  return found.model === undefined ? <LoadingPlaceholder text="" /> : <Dashboard model={found.model} search={search} />;
}

function Dashboard({ model, search }: { readonly model: DashboardModel; readonly search: string }) {
  const [now, setNow] = useState(Date.now);
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const range = useMemo(() => rangeOf(params, model, now), [params, model, now]);
  const [variables, setShown] = useState<readonly Variable[]>();
  const adhoc = model.templating?.list.find(({ type }) => type === 'adhoc');
  const filters = useMemo(() => (adhoc === undefined ? [] : filtersOf(adhoc, params)), [adhoc, params]);
  useEffect(() => {
    setFilters(filters);
    void fillVariables(model.templating?.list ?? [], params, range).then((filled) => {
      setVariables(filled);
      setShown(filled);
    });
  }, [model, params, range, filters]);
  const refresh = useCallback(() => setNow(Date.now()), []);
  return (
    <main style={{ padding: 16 }}>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center', marginBottom: 8 }}>
        <Text element="h1" variant="h4">{model.title}</Text>
        <span style={{ flex: 1 }} />
        <TimeRangePicker value={range} timeZone="browser" onChange={({ raw }) => change({ from: String(raw.from), to: String(raw.to) })} onChangeTimeZone={() => undefined} onMoveBackward={() => undefined} onMoveForward={() => undefined} onZoom={() => undefined} />
        <RefreshPicker value={params.get('refresh') ?? (model.refresh || '')} tooltip="Refresh" onRefresh={refresh} onIntervalChanged={(refreshed) => change({ refresh: refreshed })} />
      </div>
      <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap', marginBottom: 8 }}>
        {variables?.filter(({ model: { hide } }) => hide !== 2).map((variable) => <VariablePicker key={variable.model.name} variable={variable} />)}
        {adhoc === undefined || variables === undefined ? null : <Filters model={adhoc} filters={filters} />}
      </div>
      {variables === undefined ? <LoadingPlaceholder text="" /> : <Panels model={model} range={range} filters={filters} variables={variables} />}
    </main>
  );
}

function VariablePicker({ variable: { model, options, value, fault } }: { readonly variable: Variable }) {
  const offered = [...(model.includeAll === true ? [{ text: 'All', value: ALL }] : []), ...options];
  return (
    <label style={{ display: 'flex', gap: 4, alignItems: 'center' }}>
      {model.label ?? model.name}
      <select aria-label={model.label ?? model.name} multiple={model.multi === true} value={model.multi === true ? [...value] : String(value)} onChange={({ target }) => change({ [`var-${model.name}`]: [...target.selectedOptions].map((option) => option.value) })}>
        {offered.map(({ text, value: one }) => <option key={String(one ?? text)} value={String(one ?? text)}>{text}</option>)}
      </select>
      {fault === undefined ? null : <span role="alert">{fault}</span>}
    </label>
  );
}

interface Asked {
  readonly model: DashboardModel;
  readonly range: TimeRange;
  readonly filters: readonly AdHocFilter[];
  readonly variables: readonly Variable[];
}

function Panels({ model, range, filters, variables }: Asked) {
  const [annotations, setAnnotations] = useState<readonly Answer[]>([]);
  useEffect(() => {
    const enabled = (model.annotations?.list ?? []).filter(({ enable, builtIn }) => enable && builtIn !== 1);
    const asked = combineLatest(enabled.map((saved) => askAnnotation(saved, range, filters)));
    const subscription = (enabled.length === 0 ? of([]) : asked).subscribe(setAnnotations);
    return () => subscription.unsubscribe();
  }, [model, range, filters, variables]);
  const frames = useMemo(() => annotations.flatMap((answer) => answer.frames), [annotations]);
  return (
    <>
      {(model.annotations?.list ?? []).filter(({ builtIn }) => builtIn !== 1).map(({ name }, i) => (
        <Marks key={name} name={name} {...annotations[i]} />
      ))}
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(24, 1fr)', gridAutoRows: ROW_PX, gap: '0 8px' }}>
        {model.panels.map((panel) => (
          <section key={panel.id} aria-label={templates.replace(panel.title)} style={{ gridColumn: `${panel.gridPos.x + 1} / span ${panel.gridPos.w}`, gridRow: `${panel.gridPos.y + 1} / span ${panel.gridPos.h}`, paddingBottom: 8 }}>
            <Panel panel={panel} range={range} filters={filters} variables={variables} annotations={frames} />
          </section>
        ))}
      </div>
    </>
  );
}

/** Grafana draws an annotation on time series; here its marks stand as a list above the panels. */
function Marks({ name, frames = [], error }: { readonly name: string } & Partial<Answer>) {
  const marks = frames.flatMap((frame) => Array.from({ length: frame.length }, (_, row) => (field: string): unknown => frame.fields.find((one) => one.name === field)?.values[row]));
  return (
    <section aria-label={name}>
      {error === undefined ? <span>{`${name}: ${marks.length}`}</span> : <span role="alert">{`${name}: ${error.message ?? ''}`}</span>}
      <ul>{marks.map((of, i) => <li key={i}>{[new Date(Number(of('time'))).toISOString(), of('title'), of('text')].filter((part) => part !== undefined).join(' ')}</li>)}</ul>
    </section>
  );
}

function Panel({ panel, range, filters, variables, annotations }: Omit<Asked, 'model'> & { readonly panel: PanelModel; readonly annotations: readonly DataFrame[] }) {
  const [answer, setAnswer] = useState<Answer>();
  const [plugin, setPlugin] = useState<PanelPlugin>();
  useEffect(() => {
    const subscription = ask(panel.datasource, panel.targets ?? [], range, filters).subscribe(setAnswer);
    return () => subscription.unsubscribe();
  }, [panel, range, filters, variables]);
  useEffect(() => {
    const meta = config.panels[panel.type];
    if (meta !== undefined) {
      void importPlugin(meta.module).then((module) => {
        const loaded = module.plugin as PanelPlugin;
        loaded.meta = meta;
        setPlugin(loaded);
      });
    }
  }, [panel]);
  const width = Math.floor(((innerWidth - 48) / 24) * panel.gridPos.w) - 16;
  const { options, fieldConfig } = plugin === undefined
    ? { options: {}, fieldConfig: panel.fieldConfig ?? { defaults: {}, overrides: [] } }
    : getPanelOptionsWithDefaults({ plugin, currentOptions: panel.options ?? {}, currentFieldConfig: panel.fieldConfig ?? { defaults: {}, overrides: [] }, isAfterPluginChange: false });
  const series = applyFieldOverrides({ data: [...(answer?.frames ?? [])], fieldConfig, replaceVariables: templates.replace, theme: config.theme2, ...(plugin === undefined ? {} : { fieldConfigRegistry: plugin.fieldConfigRegistry }) });
  const Shown = plugin?.panel;
  return (
    <PanelChrome title={templates.replace(panel.title)} description={templates.replace(panel.description)} width={width} height={panel.gridPos.h * ROW_PX - 8} statusMessage={answer?.error?.message ?? ''}>
      {(innerWidth, innerHeight) => (plugin === undefined || Shown === undefined || Shown === null
        ? <StandIn type={panel.type} series={series} height={innerHeight} />
        : (
          <PluginContextProvider meta={plugin.meta}>
            <Shown
              id={panel.id} title={panel.title ?? ''} data={{ state: answer === undefined ? LoadingState.Loading : LoadingState.Done, series, annotations: [...annotations], timeRange: range }} timeRange={range} timeZone="browser"
              options={options} fieldConfig={fieldConfig} onOptionsChange={() => undefined} onFieldConfigChange={() => undefined} onChangeTimeRange={({ from, to }) => change({ from: String(from), to: String(to) })} renderCounter={0}
              replaceVariables={templates.replace} width={innerWidth} height={innerHeight} transparent={false} eventBus={events}
            />
          </PluginContextProvider>
        ))}
    </PanelChrome>
  );
}

const ROWS_MAX = 100;

/** Grafana's own panels are not on npm: the first rows of their first frame, and a word that it is a stand-in. */
function StandIn({ type, series, height }: { readonly type: string; readonly series: readonly DataFrame[]; readonly height: number }) {
  const [frame] = series;
  return (
    <div style={{ height, overflow: 'auto' }}>
      <p>{`The preview has no panel "${type}"; its rows as text:`}</p>
      {frame === undefined || frame.length === 0 ? <p>No data</p> : (
        <table>
          <thead><tr>{frame.fields.map(({ name }) => <th key={name} scope="col" style={{ textAlign: 'start' }}>{name}</th>)}</tr></thead>
          <tbody>
            {Array.from({ length: Math.min(ROWS_MAX, frame.length) }, (_, row) => (
              <tr key={row}>{frame.fields.map(({ name, values, display }) => <td key={name} style={{ paddingInlineEnd: 12 }}>{display?.(values[row]).text ?? String(values[row])}</td>)}</tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
