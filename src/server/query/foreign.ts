// Free text may name what lies outside a scope: a scheduler tells by whom a pod was preempted, a webhook names what it
// likes. For a scoped data source such names are taken out; everything else of the text stays.

/** What stands where a name was. */
export const ELSEWHERE = 'another namespace';

// Parts of an answer that come from outside as free text; names and images are not text.
const TEXT_KEYS: ReadonlySet<string> = new Set(['text', 'message', 'raw', 'params', 'advice']);

// `namespace/name`, but neither a part of a path nor an image with its tag or digest.
const QUALIFIED = /(?<![\w./@-])([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?![\w/:@-])/g;
// A pod's own UID stands alone; that of a volume follows `pvc-`.
const BARE_UID = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g;
// Schedulers before 1.30: "Preempted by ns/name", "Preempted by a pod on node"; after: "by pod UID".
const PREEMPTOR = /\b(preempted by)(?: pod)? (?!a pod\b|pod\b|another namespace\b)[a-z0-9][\w./-]*/gi;
const NAMESPACE_WORD = /\b(namespaces?:? ["']?)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?![\w-])/g;

/** @param own UIDs that the asker may see; @param isForeign whether the word is a namespace outside the scope */
export function withoutForeign(text: string, own: ReadonlySet<string>, isForeign: (namespace: string) => boolean): string {
  return text
    .replace(QUALIFIED, (all, namespace: string) => (isForeign(namespace) ? ELSEWHERE : all))
    .replace(PREEMPTOR, (all, by: string) => ([...own].some((uid) => all.includes(uid)) || all.includes('/') ? all : `${by} a pod of ${ELSEWHERE}`))
    .replace(NAMESPACE_WORD, (all, before: string, namespace: string) => (isForeign(namespace) ? `${before}(${ELSEWHERE})` : all))
    .replace(BARE_UID, (uid) => (own.has(uid) ? uid : `(of ${ELSEWHERE})`));
}

/** The same value with each free text inside it rewritten. */
export function rewritten<T>(value: T, rewrite: (text: string) => string): T {
  return walk(value, rewrite, false) as T;
}

function walk(value: unknown, rewrite: (text: string) => string, isText: boolean): unknown {
  if (typeof value === 'string') {
    return isText ? rewrite(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => walk(item, rewrite, isText));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, rewrite, isText || TEXT_KEYS.has(key))]));
}
