import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_RULES } from './classify';
import { isUnder } from './code';
import { codesDocument } from './document';
import { exitMeaning } from './exit';
import { placeholdersIn } from './say';
import { CODES } from './table';
import { CHINESE } from './table/chinese';
import { ENGLISH } from './table/english';
import { FACTS } from './table/facts';

const read = (file: string): string => readFileSync(join('src', 'pod', file), 'utf8');

test('codes are append-only: none of a released list is gone', () => {
  const released = read('code/released.txt').trim().split('\n');
  expect(released.filter((code) => !CODES.includes(code))).toEqual([]);
});

test('docs/codes.md is what the table says', () => {
  expect(readFileSync('docs/codes.md', 'utf8')).toBe(codesDocument());
});

/** Every quoted word of the sources that looks like a code: what is deduced, delayed, mapped. */
function codesInSources(): readonly string[] {
  const files = readdirSync(join('src', 'pod'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^code\/table\/|\/?testing\//.test(file));
  const domains = new Set(Object.keys(FACTS).map((code) => code.split('_')[0]));
  return files.flatMap((file) => [...read(file).matchAll(/'([A-Z]+(?:_[A-Z0-9]+)+)'/g)].map(([, code = '']) => code)).filter((code) => domains.has(code.split('_')[0]));
}

test('every code that a rule or a line of the heart can say is in the table', () => {
  const said = [...new Set([...ALL_RULES.map(({ code }) => code), ...codesInSources()])];
  expect(said.length).toBeGreaterThan(200);
  // A prefix is an answer too, and has the words of the nearest entry.
  expect(said.filter((code) => !CODES.some((known) => isUnder(known, code)))).toEqual([]);
});

test('every end of a container has its code in the table', () => {
  const codes = [...Array(256).keys(), 3_221_225_477, 3_221_225_786].map((exitCode) => exitMeaning({ reason: 'Error', exitCode, message: '', restartPolicy: 'Always' })?.code ?? '');
  expect([...new Set(codes)].filter((code) => !CODES.includes(code))).toEqual([]);
});

// What is known of every pod, and what the heart adds to a cause that no text carries.
const KNOWN = ['namespace', 'pod', 'node', 'container', 'workload', 'workloadKind', 'probe', 'image', 'text', 'exit', 'why', 'limit', 'size', 'schedulerName', 'gates', 'finalizers', 'requested', 'largest', 'cpu', 'memory', 'offender', 'res', 'hook'];

test('every placeholder of a text or command is a param that something fills', () => {
  const groups = ALL_RULES.flatMap(({ pattern }) => [...pattern.source.matchAll(/\(\?<(\w+?)\d?>/g)].map(([, name = '']) => name));
  const known = new Set([...KNOWN, ...groups]);
  const asked = [ENGLISH, CHINESE].flatMap(({ texts }) => Object.values(texts).flatMap(({ says, steps }) => [says, ...steps])).concat(Object.values(FACTS).flatMap(({ commands = [] }) => commands)).flatMap(placeholdersIn);
  expect([...new Set(asked)].filter((name) => !known.has(name))).toEqual([]);
});
