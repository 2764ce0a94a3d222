// What a code is. The table is one file per domain beside this one; every prefix of a code is a valid, wider code.
import type { Brand } from '../../base/brand';

/** `DOMAIN_STAGE_CAUSE`, upper snake case. Append-only: a code is never renamed or removed. */
export type Code = Brand<string, 'Code'>;

/** Who has to act, and who is charged for an instant. */
export type Owner = 'platform' | 'dependency' | 'user' | 'unknown';

export const codeOf = (text: string): Code => text as Code;

/** True for the code itself and for everything below it: IMAGE_PULL_NOT_FOUND is under IMAGE_PULL and IMAGE. */
export function isUnder(code: string, prefix: string): boolean {
  return code === prefix || code.startsWith(`${prefix}_`);
}
