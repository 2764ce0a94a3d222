// A rule: a pattern over one message of one channel, and its code. What the code is stands in the table.
import type { Owner } from './code';
import { entryOf } from './table';

export interface Rule {
  readonly code: string;
  /** Named groups become params; `x2`, `x3` are alternates of `x`. */
  readonly pattern: RegExp;
}

export interface Meaning {
  readonly code: string;
  readonly owner: Owner;
  readonly rank: 1 | 2 | 3;
  readonly params: Readonly<Record<string, string>>;
}

// The cause stands at the end of joined errors: patterns see head and tail, whatever lies between. The bound is what
// makes every pattern's time small, for those too that look at a text from each of its places.
const HEAD_MAX_CHARS = 2048;
const TAIL_MAX_CHARS = 1024;
// Old texts put a stop between two lines of one cause.
const LINE_BREAKS = /[\r\n\t]+/g;
// Of a message in a sentence: enough to see what it is about, the whole stands in the evidence.
const QUOTED_MAX_CHARS = 200;

/** The first rule that matches, with its named groups as params. */
export function firstMeaning(rules: readonly Rule[], text: string): Meaning | undefined {
  const bounded = boundedText(text);
  for (const rule of rules) {
    const found = rule.pattern.exec(bounded);
    if (found !== null) {
      return meaningOf(rule.code, { ...(entryOf(rule.code).quotes === true ? { text: text.slice(0, QUOTED_MAX_CHARS) } : {}), ...paramsOf(found) });
    }
  }
  return undefined;
}

/** What patterns see of a text: one line, head and tail when it is long. */
export function boundedText(text: string): string {
  const cut = text.length > HEAD_MAX_CHARS + TAIL_MAX_CHARS ? `${text.slice(0, HEAD_MAX_CHARS)} … ${text.slice(-TAIL_MAX_CHARS)}` : text;
  return cut.replace(LINE_BREAKS, ' ');
}

/** What the table says of a code. */
export function meaningOf(code: string, params: Meaning['params'] = {}): Meaning {
  const { owner, rank } = entryOf(code);
  return { code, owner, rank, params };
}

function paramsOf(found: RegExpExecArray): Readonly<Record<string, string>> {
  const params: Record<string, string> = {};
  for (const [group, value] of Object.entries(found.groups ?? {})) {
    if (value !== undefined) {
      params[group.replace(/\d$/, '')] = value;
    }
  }
  return params;
}
