// A rule: a pattern over one message of one channel, and what it means.
import type { Owner } from './code';

export interface Rule {
  readonly code: string;
  readonly owner: Owner;
  /** 1 exact cause, 2 class of cause, 3 symptom. */
  readonly rank: 1 | 2 | 3;
  /** What to do; `{group}` is filled from the pattern's named groups (`x2`, `x3` are alternates of `x`). */
  readonly advice: string;
  readonly pattern: RegExp;
}

export interface Meaning {
  readonly code: string;
  readonly owner: Owner;
  readonly rank: 1 | 2 | 3;
  readonly advice: string;
  readonly params: Readonly<Record<string, string>>;
}

// Patterns are linear or nearly so on texts of this length; what a message says, it says in its first 4 KiB.
const TEXT_MAX_CHARS = 4096;

/** The first rule that matches, with its named groups as params. */
export function firstMeaning(rules: readonly Rule[], text: string): Meaning | undefined {
  const bounded = text.length > TEXT_MAX_CHARS ? text.slice(0, TEXT_MAX_CHARS) : text;
  for (const rule of rules) {
    const found = rule.pattern.exec(bounded);
    if (found !== null) {
      const { code, owner, rank, advice } = rule;
      return { code, owner, rank, advice, params: paramsOf(found) };
    }
  }
  return undefined;
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

/** The advice with its placeholders filled; those that nothing fills are dropped with their braces. */
export function fillAdvice(advice: string, params: Readonly<Record<string, string>>): string {
  return advice.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '…');
}
