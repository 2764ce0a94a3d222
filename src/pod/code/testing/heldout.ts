// Messages in the wordings of upstream sources with invented names, and the codes that the specification allows. A line
// `# reason | kind` opens a group; `CODE,CODE | message` is one message: a code accepts what is under it, `CODE=` only
// itself, `-` no finding.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUnder } from '../code';

export interface HeldOut {
  readonly reason: string;
  readonly kind: string;
  readonly accept: readonly string[];
  readonly message: string;
}

export function heldOut(file: string): readonly HeldOut[] {
  let reason = '';
  let kind = '';
  const all: HeldOut[] = [];
  for (const line of readFileSync(join('src', 'pod', 'code', 'testing', file), 'utf8').split('\n')) {
    const [first = '', ...rest] = line.split(' | ');
    if (first.startsWith('# ')) {
      reason = first.slice(2);
      kind = rest.join(' | ');
    } else if (line !== '') {
      all.push({ reason, kind, accept: first.split(','), message: rest.join(' | ').replaceAll('\\n', '\n').replaceAll('\\t', '\t') });
    }
  }
  return all;
}

export const accepts = (accept: readonly string[], code: string): boolean =>
  accept.some((one) => (one === '-' ? code === '' : one.endsWith('=') ? code === one.slice(0, -1) : isUnder(code, one)));
