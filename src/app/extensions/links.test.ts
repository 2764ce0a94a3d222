import { FieldType, toDataFrame } from '@grafana/data';
import { readFileSync } from 'node:fs';
import { alertLink, attributeLinks, debugPodPath, paletteLink, panelLink } from './links';
import { podIn, podInFrames } from './named-pod';

test.each([
  [{ 'k8s.pod.name': ['web-1'], 'k8s.namespace.name': ['shop'], 'k8s.pod.uid': ['u1'] }, { namespace: 'shop', pod: 'web-1', uid: 'u1' }],
  [{ pod: 'web-1', namespace: 'shop' }, { namespace: 'shop', pod: 'web-1' }],
  [{ kubernetes_pod_name: 'web-1' }, { pod: 'web-1' }],
  [{ 'k8s.pod.name': ['web-1', 'web-2'] }, undefined],
  [{ job: 'web' }, undefined],
  [{ pod: '' }, undefined],
])('%j names %j', (texts, named) => {
  expect(podIn(texts)).toEqual(named);
});

const table = (pods: readonly string[]) => toDataFrame({ fields: [{ name: 'namespace', type: FieldType.string, values: pods.map(() => 'shop') }, { name: 'pod', type: FieldType.string, values: [...pods] }] });

test('a table of one pod names it, a table of several names none', () => {
  expect(podInFrames([table(['web-1', 'web-1'])])).toEqual({ namespace: 'shop', pod: 'web-1' });
  expect(podInFrames([table(['web-1', 'web-2'])])).toBeUndefined();
});

test('series of one pod name it, series of several name none', () => {
  const series = (pod: string) => toDataFrame({ fields: [{ name: 'value', type: FieldType.number, values: [1], labels: { pod, namespace: 'shop' } }] });
  expect(podInFrames([series('web-1'), series('web-1')])).toEqual({ namespace: 'shop', pod: 'web-1' });
  expect(podInFrames([series('web-1'), series('web-2')])).toBeUndefined();
});

test('the link carries the pod and the time that was looked at', () => {
  expect(debugPodPath({ namespace: 'shop', pod: 'web-1' }, { from: 'now-1h', to: 1700000000000 })).toBe('/a/lunettes-delivery-app/debugpod?var-namespace=shop&var-pod=web-1&from=now-1h&to=1700000000000');
});

test('an attribute that names no pod gets no link', () => {
  const [link] = attributeLinks;
  const context = (attributes: Record<string, string[]>) => ({ attributes, timeRange: { from: 1, to: 2 }, datasource: { type: 'tempo', uid: 't' } });
  expect(link?.configure?.(context({ 'service.name': ['web'] }))).toBeUndefined();
  expect(link?.configure?.(context({ 'k8s.pod.name': ['web-1'] }))).toMatchObject({ path: '/a/lunettes-delivery-app/debugpod?var-pod=web-1&from=1&to=2', group: { name: 'k8s.pod.name' } });
  expect(alertLink.configure?.({ instance: { labels: { alertname: 'late' } } })).toBeUndefined();
});

// Grafana drops a link that its plugin.json does not list with the same title and targets.
test('every link stands in plugin.json with its title and targets', () => {
  const { extensions } = JSON.parse(readFileSync('src/plugin.json', 'utf8')) as { readonly extensions: { readonly addedLinks: readonly { readonly title: string; readonly description: string; readonly targets: readonly string[] }[] } };
  for (const { title, description, targets } of [...attributeLinks, panelLink, alertLink, paletteLink]) {
    const listed = extensions.addedLinks.find((one) => one.title === title);
    expect(listed).toMatchObject({ description, targets: expect.arrayContaining([targets].flat()) });
    expect(title.length).toBeGreaterThanOrEqual(10);
  }
});
