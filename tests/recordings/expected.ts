// What a careful reading of each recorded pod says, judged before the engine was asked: expected.json holds, per file and pod,
// the code or none ("") – several where the file admits them – and why. Paths are relative to the folder of recordings.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain } from '../../src/server/explain/explain';
import type { Verdict } from './run';

type Expected = Readonly<Record<string, Readonly<Record<string, { readonly code: string | readonly string[]; readonly why: string }>>>>;

export function expectedOracle(folder: string): readonly Verdict[] {
  const expected = JSON.parse(readFileSync(join('tests', 'recordings', 'expected.json'), 'utf8')) as Expected;
  // Another folder of that layout holds other files.
  return Object.entries(expected).filter(([file]) => existsSync(join(folder, file))).map(([file, pods]): Verdict => {
    const path = join(folder, file);
    const said = codesIn(path);
    const wrong = Object.entries(pods).flatMap(([pod, { code, why }]) => {
      const actual = said.get(pod) ?? said.get(withoutUid(pod)) ?? [];
      const accepted = typeof code === 'string' ? [code] : code;
      return actual.length > 0 && actual.every((one) => accepted.includes(one)) ? [] : [`${pod} is ${accepted.map(shown).join(' or ')} (${why}), not ${actual.map(shown).join(' and ') || 'seen'}`];
    });
    return { name: `codes of ${file}`, good: wrong.length === 0, said: wrong.length === 0 ? `${Object.keys(pods).length} pods as read` : `${wrong.length} of ${Object.keys(pods).length} differ: ${wrong.join('; ')}` };
  });
}

const shown = (code: string): string => (code === '' ? 'nothing' : code);
const withoutUid = (pod: string): string => pod.split('@')[0] ?? pod;

/** What ails each pod at the end of the file; a cause that has healed is none. */
function codesIn(path: string): ReadonlyMap<string, readonly string[]> {
  const { pods, strayFindings, strayPods } = explain(path);
  const said = new Map<string, string[]>();
  const say = (pod: string, code: string): void => void said.set(pod, [...(said.get(pod) ?? []), code]);
  for (const { namespace, name, uid, diagnosis } of pods) {
    const code = diagnosis !== undefined && diagnosis.until === undefined ? diagnosis.code : '';
    say(`${namespace}/${name}`, code);
    say(`${namespace}/${name}@${uid.slice(0, 8)}`, code);
  }
  for (const pod of strayPods) {
    say(pod, strayFindings.find(({ namespace, name }) => `${namespace}/${name}` === pod)?.code ?? '');
  }
  return said;
}
