import { paramsOfView, viewOf } from './view';

test('what is looked at is written and read alike, defaults are left out', () => {
  const view = { zoom: [-5, 300] as const, time: 'clock' as const, fold: false, whole: true };
  expect(paramsOfView(view)).toEqual({ zoom: '-5_300', time: 'clock', fold: '0', whole: '1' });
  expect(viewOf({ zoom: '-5_300', time: 'clock', fold: '0', whole: '1' })).toEqual(view);
  expect(viewOf({ zoom: 'x' })).toEqual({ time: 'rel', fold: true, whole: false });
});
