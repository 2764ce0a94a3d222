import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../base/log';
import type { Connection } from './engine';
import { IdentityBook } from './identity';

const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const SERVER = 'https://10.0.0.1:6443';
const withToken = (token: string): Connection => ({ kind: 'token', server: SERVER, ca: '', token, insecureSkipVerify: false });
const account = (subject: string | undefined) => () => Promise.resolve({ cluster: 'c1', subject });
const unreachable = (): Promise<never> => Promise.reject(new Error('cannot be reached'));
const folder = (): string => mkdtempSync(join(tmpdir(), 'lunettes-identity-'));

test('a rotated token of the same account goes on under the same name; another account or cluster does not', async () => {
  const book = new IdentityBook(folder(), SILENT);
  const first = await book.nameOf(withToken('old'), SERVER, account('system:serviceaccount:obs:lunettes'));
  expect(await book.nameOf(withToken('new'), SERVER, account('system:serviceaccount:obs:lunettes'))).toBe(first);
  expect(await book.nameOf(withToken('third'), SERVER, account('somebody'))).not.toBe(first);
  expect(await book.nameOf(withToken('new'), SERVER, () => Promise.resolve({ cluster: 'c2', subject: 'system:serviceaccount:obs:lunettes' }))).not.toBe(first);
});

test('a server that does not tell accounts apart keeps each credential for itself', async () => {
  const book = new IdentityBook(folder(), SILENT);
  expect(await book.nameOf(withToken('a'), SERVER, account(undefined))).not.toBe(await book.nameOf(withToken('b'), SERVER, account(undefined)));
});

test('while the cluster cannot be reached a known connection keeps its name, an unknown one is refused', async () => {
  const where = folder();
  const name = await new IdentityBook(where, SILENT).nameOf(withToken('t'), SERVER, account('me'));
  const later = new IdentityBook(where, SILENT);
  expect(await later.nameOf(withToken('t'), SERVER, unreachable)).toBe(name);
  await expect(later.nameOf(withToken('forged'), SERVER, unreachable)).rejects.toThrow('cannot be reached');
  await expect(later.nameOf(withToken('t'), 'https://elsewhere', unreachable)).rejects.toThrow('cannot be reached');
  expect(readFileSync(join(where, 'collections.json'), 'utf8')).not.toMatch(/"t"|forged|10\.0\.0\.1/);
});
