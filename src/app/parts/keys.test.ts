import { pageKey } from './keys';

const press = { key: 'e', at: 5000, modified: false, typing: false };
test('a key is the page\'s unless somebody types, holds a modifier or has begun one of Grafana\'s sequences', () => {
  expect(pageKey(press, undefined)).toBe('e');
  expect(pageKey({ ...press, typing: true }, undefined)).toBeUndefined();
  expect(pageKey({ ...press, modified: true }, undefined)).toBeUndefined();
  expect(pageKey(press, { key: 'g', at: 4500 })).toBeUndefined();
  expect(pageKey(press, { key: 'g', at: 1000 })).toBe('e');
  expect(pageKey({ ...press, key: 'x' }, undefined)).toBeUndefined();
});
