import type { ContainerNow } from '../../../../contract/resource';
import { calmOnes } from './containers';

test('of forty containers those that are well are a number', () => {
  const one = (name: string, ready: boolean, restarts = 0): ContainerNow => ({ name, ready, restarts, role: 'app', reason: '', state: 'running' } as ContainerNow);
  const many = [...Array.from({ length: 38 }, (_, i) => one(`c${i}`, true)), one('bad', false), one('again', true, 3)];
  expect(calmOnes(many)).toMatchObject({ shown: [{ name: 'bad' }, { name: 'again' }], calm: 38 });
  expect(calmOnes(many.slice(0, 3))).toMatchObject({ calm: 0 });
});
