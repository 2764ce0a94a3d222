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

// Patterns are linear or nearly so on texts of this length; what a message says, it says in its first 4 KiB.
const TEXT_MAX_CHARS = 4096;
// Of a message in a sentence: enough to see what it is about, the whole stands in the evidence.
const QUOTED_MAX_CHARS = 200;

/** The first rule that matches, with its named groups as params. */
export function firstMeaning(rules: readonly Rule[], text: string): Meaning | undefined {
  const bounded = text.length > TEXT_MAX_CHARS ? text.slice(0, TEXT_MAX_CHARS) : text;
  for (const rule of rules) {
    const found = rule.pattern.exec(bounded);
    if (found !== null) {
      return meaningOf(rule.code, { ...(entryOf(rule.code).quotes === true ? { text: text.slice(0, QUOTED_MAX_CHARS) } : {}), ...paramsOf(found) });
    }
  }
  return undefined;
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
