// "Debug this pod" at every extension point that can name one. Titles and targets stand in plugin.json too: Grafana reads them before it loads the app.
import type { PluginExtensionAddedLinkConfig, PluginExtensionPanelContext, PluginExtensionResourceAttributesContext } from '@grafana/data';
import { PluginExtensionPoints } from '@grafana/data';
import { linkTo } from '../parts/address';
import type { NamedPod } from './named-pod';
import { POD_KEYS, podIn, podInFrames, UID_KEYS } from './named-pod';

const TITLE = 'Debug this pod';
const DESCRIPTION = 'Open the life of this pod in Lunettes: what happened, who owned each second, what went wrong';
const PATH = linkTo('debugpod', {});

interface Range {
  readonly from: unknown;
  readonly to: unknown;
}

/** The page of that pod at that time. */
export function debugPodPath({ namespace, pod, uid }: NamedPod, range?: Range): string {
  return linkTo('debugpod', {
    ...(namespace === undefined ? {} : { 'var-namespace': namespace }), ...(pod === undefined ? {} : { 'var-pod': pod }), ...(uid === undefined ? {} : { uid }),
    ...(range === undefined ? {} : { from: timeText(range.from), to: timeText(range.to) }),
  });
}

/** Raw texts such as `now-1h`, numbers, or moments. */
const timeText = (time: unknown): string => (typeof time === 'object' && time !== null ? String(time.valueOf()) : String(time));

type Link<Context extends object> = PluginExtensionAddedLinkConfig<Context>;

/** On the row of the attribute or label that names the pod: Grafana matches a row by category and group. */
const onAttribute = (target: PluginExtensionPoints, key: string): Link<PluginExtensionResourceAttributesContext> => ({
  title: TITLE, description: DESCRIPTION, targets: [target], path: PATH, icon: 'kubernetes', category: key, group: { name: key },
  configure: (context) => {
    const named = context === undefined || context.attributes[key] === undefined ? undefined : podIn(context.attributes);
    return named === undefined ? undefined : { path: debugPodPath(named, context?.timeRange), category: key, group: { name: key } };
  },
});

export const panelLink: Link<PluginExtensionPanelContext> = {
  title: TITLE, description: DESCRIPTION, targets: [PluginExtensionPoints.DashboardPanelMenu], path: PATH, icon: 'kubernetes',
  configure: (context) => {
    const variables = Object.fromEntries(Object.entries(context?.scopedVars ?? {}).map(([name, variable]) => [name, String(variable?.value ?? '')]));
    const named = podInFrames(context?.data?.series ?? []) ?? podIn(variables);
    return named === undefined ? undefined : { path: debugPodPath(named, context?.timeRange) };
  },
};

export const alertLink: Link<{ readonly instance?: { readonly labels?: Readonly<Record<string, string>> } }> = {
  title: TITLE, description: DESCRIPTION, targets: [PluginExtensionPoints.AlertInstanceAction], path: PATH, icon: 'kubernetes',
  configure: (context) => {
    const named = podIn(context?.instance?.labels ?? {});
    return named === undefined ? undefined : { path: debugPodPath(named) };
  },
};

export const paletteLink: Link<object> = {
  title: 'Debug a pod …', description: 'Find a pod by name, UID, address, workload or node', targets: [PluginExtensionPoints.CommandPalette], path: PATH, icon: 'kubernetes',
};

export const attributeLinks: readonly Link<PluginExtensionResourceAttributesContext>[] = [PluginExtensionPoints.TraceViewResourceAttributes, PluginExtensionPoints.LogsViewResourceAttributes].flatMap(
  (target) => [...POD_KEYS, ...UID_KEYS].map((key) => onAttribute(target, key))
);
