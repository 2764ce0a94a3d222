import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epochMs } from '../../base/time';
import { noteStart } from './starts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'lunettes-starts-'));
const at = (seconds: number) => epochMs(1_000_000 + seconds * 1000);

test('the fourth start within five minutes delays the lists and says so; later ones alone do not', () => {
  const where = folder();
  expect([0, 1, 2].map((second) => noteStart(where, at(second)).delayMs)).toEqual([0, 0, 0]);
  expect(noteStart(where, at(3))).toEqual({ delayMs: 60_000, warnings: [expect.stringMatching(/started 4 times in five minutes: lists wait 60 s/)] });
  expect(noteStart(where, at(400)).delayMs).toBe(0);
});

test('a file of start times that was cut short is no history', () => {
  const where = folder();
  writeFileSync(join(where, 'starts.json'), '[1000');
  expect(noteStart(where, at(0)).warnings).toEqual([]);
});

test('a folder that cannot be written is said, and nothing is thrown', () => {
  const file = join(folder(), 'no-folder');
  writeFileSync(file, '');
  expect(noteStart(file, at(0)).warnings[0]).toMatch(/no-folder cannot be written/);
});
