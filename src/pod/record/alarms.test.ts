import { Alarms } from './alarms';

test('only what is due is taken, the earliest first, once', () => {
  const alarms = new Alarms<string>();
  alarms.set('b', 2000);
  alarms.set('a', 1000);
  alarms.set('c', 9000);
  alarms.set('never', Infinity);
  expect(alarms.take(2100)).toEqual(['a', 'b']);
  expect(alarms.take(2100)).toEqual([]);
  expect(alarms.take(9000)).toEqual(['c']);
});

test('the earlier of two alarms stays, and a cleared one is silent', () => {
  const alarms = new Alarms<string>();
  alarms.set('a', 5000);
  alarms.set('a', 1000);
  alarms.set('a', 9000);
  alarms.set('b', 1000);
  alarms.clear('b');
  expect(alarms.take(1000)).toEqual(['a']);
  expect(alarms.take(99_000)).toEqual([]);
});
