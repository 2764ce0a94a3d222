import { arrange, isChanged, sortNow } from './order';
import type { Order } from './order';
import { sampleGroup } from './sample';

const [A, B, C] = ['a', 'b', 'c'].map((key) => sampleGroup({ key, pods: 41 })) as [ReturnType<typeof sampleGroup>, ReturnType<typeof sampleGroup>, ReturnType<typeof sampleGroup>];
const keys = ({ kept }: Order): string => kept.map(({ group, emptyAt }) => (emptyAt === undefined ? group.key : `(${group.key})`)).join(' ');

test('nothing moves before ten seconds are over, nor while somebody is at it', () => {
  const first = arrange(undefined, [A, B], 0, true);
  expect(keys(arrange(first, [B, A], 9000, true))).toBe('a b');
  expect(keys(arrange(first, [B, A], 20_000, false))).toBe('a b');
  expect(keys(arrange(first, [B, A], 10_000, true))).toBe('b a');
});

test('a new group comes last until it is sorted; that the order changed is told', () => {
  const first = arrange(undefined, [A, B], 0, true);
  const second = arrange(first, [C, A, B], 20_000, false);
  expect([keys(second), isChanged(second, [C, A, B]), isChanged(first, [A, B])]).toEqual(['a b c', true, false]);
  expect(keys(sortNow(second, [C, A, B], 21_000))).toBe('c a b');
});

test('an emptied group stays where it was for a minute, and lives on when it fills again', () => {
  const first = arrange(undefined, [A, B], 0, true);
  const empty = arrange(first, [B], 5000, false);
  expect(keys(empty)).toBe('(a) b');
  expect(isChanged(empty, [B])).toBe(false);
  expect(keys(arrange(empty, [A, B], 6000, false))).toBe('a b');
  expect(keys(arrange(empty, [B], 64_999, false))).toBe('(a) b');
  expect(keys(arrange(empty, [B], 65_000, false))).toBe('b');
});
