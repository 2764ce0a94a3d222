import { toDataFrame } from '@grafana/data';
import { suggestions, suggestionsFor } from './suggestions';

const lifecycle = toDataFrame({ fields: ['id', 'parent', 'name', 'from', 'to', 'owner'].map((name) => ({ name, values: [name === 'from' || name === 'to' ? 1 : 'x'] })) });
const metric = toDataFrame({ fields: [{ name: 'time', values: [1] }, { name: 'value', values: [2] }] });

test('the panel is suggested for lifecycles before traces, and not for metrics', () => {
  const [best] = suggestionsFor([lifecycle]);
  const [good] = suggestionsFor([{ ...lifecycle, fields: lifecycle.fields.filter(({ name }) => name !== 'owner') }]);
  expect([best?.score, good?.score, suggestionsFor([metric]).length]).toEqual([100, 70, 0]);
});

test('a Grafana that asks with a builder is answered too', () => {
  const list: object[] = [];
  suggestions.getSuggestionsForData({ data: { series: [lifecycle] }, getListAppender: (defaults) => ({ append: (one) => list.push({ ...defaults, ...one }) }) });
  expect(list).toMatchObject([{ pluginId: 'lunettes-waterfall-panel', score: 100 }]);
});
