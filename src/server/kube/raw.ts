// Readers of untrusted JSON: each gives the value when it has the type asked for, and a harmless one when it has not.
// Unknown fields are ignored, wrong types count as absent.

export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

const EMPTY: Raw = {};

export function raw(from: Raw, key: string): Raw {
  const value = from[key];
  return isRaw(value) ? value : EMPTY;
}

export function rawList(from: Raw, key: string): readonly Raw[] {
  const value = from[key];
  return Array.isArray(value) ? value.filter(isRaw) : [];
}

export function text(from: Raw, key: string): string | undefined {
  const value = from[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function integer(from: Raw, key: string): number | undefined {
  const value = from[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export const flag = (from: Raw, key: string): boolean => from[key] === true;

export function textList(from: Raw, key: string): readonly string[] {
  const value = from[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

export function textMap(from: Raw, key: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(raw(from, key)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Drops the keys whose value is undefined, so that "absent" has one form. */
export function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  for (const key of Object.keys(value)) {
    if ((value as Record<string, unknown>)[key] === undefined) {
      delete (value as Record<string, unknown>)[key];
    }
  }
  return value as { [K in keyof T]: Exclude<T[K], undefined> };
}

const SUFFIX: Readonly<Record<string, number>> = {
  '': 1, n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18,
  Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4, Pi: 1024 ** 5, Ei: 1024 ** 6,
};
const QUANTITY = /^([+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)([numkMGTPE]?|[KMGTPE]i)$/;

/** A Kubernetes quantity as a number (`500m` → 0.5, `128Mi` → 134217728); undefined when it is none. */
export function quantity(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return value;
  }
  const found = typeof value === 'string' ? QUANTITY.exec(value) : null;
  return found === null ? undefined : Number(found[1]) * (SUFFIX[found[2] ?? ''] ?? 1);
}
