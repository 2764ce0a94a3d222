import { exploreUrl, logsQuery } from './explore';

test('Explore opens the lines of the stretch, a little wider', () => {
  const url = exploreUrl({ uid: 'l1', type: 'loki', name: 'Loki' }, logsQuery({ namespace: 'shop', pod: 'web-0', node: '' }, 'app'), { from: 10_000, to: 20_000 });
  const panes = JSON.parse(new URL(url, 'http://g').searchParams.get('panes') ?? '{}') as { lunettes: unknown };
  expect(panes.lunettes).toMatchObject({ datasource: 'l1', queries: [{ expr: '{namespace="shop", pod="web-0", container="app"}' }], range: { from: '5000', to: '25000' } });
});
