// Looking up a code: every code has an entry, its own or that of the family or prefix it belongs to.
import type { Owner } from './code';
import type { Category, Facts } from './table/entry';
import { FACTS } from './table/facts';

export interface Entry extends Facts {
  /** The code that the entry is of: the one asked for, or the nearest above it. */
  readonly code: string;
  /** Which probe, when the code says so. */
  readonly probe?: 'startup' | 'readiness' | 'liveness';
}

const PROBE = /^PROBE_(STARTUP|READINESS|LIVENESS)(?:_|$)/;
const PROBES = { STARTUP: 'startup', READINESS: 'readiness', LIVENESS: 'liveness' } as const;

const NONE: Facts = { owner: 'unknown', category: 'observation', rank: 3 };

/** PROBE_READINESS_TIMEOUT is of the family PROBE_TIMEOUT; what is known only as far as a prefix has the prefix' entry. */
export function entryOf(code: string): Entry {
  const kind = PROBE.exec(code)?.[1] as keyof typeof PROBES | undefined;
  const nearest = nearestTo(kind === undefined ? code : code.replace(`PROBE_${kind}`, 'PROBE'));
  return { ...(FACTS[nearest] ?? NONE), code: nearest, ...(kind === undefined ? {} : { probe: PROBES[kind] }) };
}

function nearestTo(code: string): string {
  let prefix = code;
  while (!Object.hasOwn(FACTS, prefix) && prefix.includes('_')) {
    prefix = prefix.slice(0, prefix.lastIndexOf('_'));
  }
  return prefix;
}

/** Every code there is: those of the table, and a probe's family once for each kind of probe. */
export const CODES: readonly string[] = Object.keys(FACTS).flatMap((code) =>
  (isFamily(code) ? [code, ...Object.keys(PROBES).map((kind) => code.replace('PROBE', `PROBE_${kind}`))] : [code]));

function isFamily(code: string): boolean {
  return code === 'PROBE' || code.startsWith('PROBE_');
}

/** True for a code that is answered with; prefixes such as IMAGE_PULL_NOT are not. */
export const isKnown = (code: string): boolean => CODES.includes(code);

export const ownerOf = (code: string): Owner => entryOf(code).owner;

export const categoryOf = (code: string): Category => entryOf(code).category;

/** Waiting does not heal it. */
export const isTerminal = (code: string): boolean => entryOf(code).terminal === true;
