import { linkHere } from './link';

test('a copied link names the pod by its UID and has times that do not move', () => {
  const at = (est: number) => ({ est, lo: est, hi: est });
  const url = new URL(linkHere('http://g/a/x/debugpod?row=row:1&q=web&from=now-1h', { uid: 'u', namespace: 'shop', pod: 'web-0', op: 'create-0', start: at(100_000), end: at(130_000), open: true }, 500_000));
  expect(Object.fromEntries(url.searchParams)).toEqual({ row: 'row:1', uid: 'u', 'var-namespace': 'shop', 'var-pod': 'web-0', op: 'create-0', from: '40000', to: '500000' });
});
