// Texts to objects in the order they were seen, each with the moment it was taken: what a dump, a recording or a log is
// shows in its content, not in its name.
import { parseAllDocuments } from 'yaml';
import type { EpochMs } from '../../base/time';
import { epochMs, parseTime } from '../../base/time';
import { isAudit } from '../audit/decode';
import { describedIn, looksDescribed } from './describe';
import type { NamedText } from './input';
import type { Raw } from './patch';
import { isRaw } from './patch';

/** One object as seen. */
export interface Seen {
  /** `object`: a state of it; `patch`: what a kubelet wrote; `audit`: a record about it. */
  readonly kind: 'object' | 'patch' | 'audit';
  readonly object: Raw;
  /** When it was taken; undefined: its own newest stamp tells. */
  readonly at: EpochMs | undefined;
  /** It came as a change, at that very moment. */
  readonly live: boolean;
  /** A snapshot of everything: the last one of a file tells when the file was taken. */
  readonly source: string;
}

export interface Recognised {
  readonly seen: readonly Seen[];
  readonly ignored: readonly string[];
}

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Test data has times relative to its reading: `@now-5m`. */
const withoutNow = (text: string, now: number): string => text.replace(/@now(?:-(\d+)([smhd]))?\b/g, (_, amount: string | undefined, unit: string | undefined) =>
  new Date(now - Number(amount ?? 0) * (UNITS_MS[unit ?? ''] ?? 0)).toISOString().replace(/\.\d+Z$/, 'Z'));

/** @param now for times relative to the reading. */
export function recognise({ name, text: raw }: NamedText, now = Date.now()): Recognised {
  const text = raw.includes('@now') ? withoutNow(raw, now) : raw;
  const of = (kind: Seen['kind'], object: Raw, at?: EpochMs, live = false): Seen => ({ kind, object, at, live, source: name });
  if (text.trim() === '') {
    return { seen: [], ignored: [`${name}: empty.`] };
  }
  if (/"Patch status for pod"/.test(text)) {
    return patchesIn(name, text);
  }
  if (/^idx,\d+,LOG_TIME,/m.test(text)) {
    return polledIn(name, text);
  }
  if (looksDescribed(text)) {
    const { pods, events } = describedIn(text);
    return { seen: [...pods, ...events].map((object) => of('object', object)), ignored: pods.length + events.length === 0 ? [`${name}: a description of something that is no pod and has no events.`] : [] };
  }
  const ignored: string[] = [];
  const documents = documentsIn(name, text, ignored);
  const seen = documents.flatMap(({ value, at }) => objectsIn(value).map((object) => (isAudit(object) ? of('audit', object, at) : of('object', object, at, at !== undefined))));
  return { seen, ignored: seen.length === 0 && ignored.length === 0 ? [`${name}: no Kubernetes object in it.`] : ignored };
}

interface Document {
  readonly value: unknown;
  readonly at: EpochMs | undefined;
}

function documentsIn(name: string, text: string, ignored: string[]): readonly Document[] {
  const trimmed = text.trimStart();
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    try {
      return [{ value: JSON.parse(text), at: undefined }];
    } catch (error) {
      const below = text.replace(/^(?:\{.*\}\n)+(?=apiVersion:|kind:)/, '');
      if (below.length < text.length) {
        // A recorder's lines above the object that it recorded.
        return documentsIn(name, below, ignored);
      }
      const lines = jsonLines(text);
      if (lines.length > 0) {
        return lines;
      }
      const said = error instanceof Error ? error.message : String(error);
      ignored.push(`${name}: it looks like JSON and is not (${said.slice(0, 120)}).`);
      return [];
    }
  }
  return text.split(/^---\s*$/m).flatMap((part): readonly Document[] => {
    if (part.replace(/^\s*#.*$/gm, '').trim() === '') {
      return [];
    }
    const at = parseTime(/^# *\{"time":"([^"]+)"/m.exec(part)?.[1]);
    const documents = parseAllDocuments(part, { logLevel: 'silent', uniqueKeys: false });
    return [...documents].flatMap((document): readonly Document[] => {
      if (document.errors.length > 0) {
        ignored.push(`${name}: it is neither JSON nor YAML (${(document.errors[0]?.message ?? '').split('\n')[0] ?? ''}).`);
        return [];
      }
      return [{ value: document.toJS() as unknown, at: at === undefined ? undefined : epochMs(at) }];
    });
  });
}

/** One object a line, or objects one after the other; lines that are none are passed over. */
function jsonLines(text: string): readonly Document[] {
  return text.split('\n').flatMap((line): readonly Document[] => {
    try {
      const value: unknown = JSON.parse(line);
      return isRaw(value) || Array.isArray(value) ? [{ value, at: undefined }] : [];
    } catch {
      return [];
    }
  });
}

const DEPTH_MAX = 6;

/** Objects wherever they hide: in lists, in lists without a kind, in whatever a tool wrapped around them. */
function objectsIn(value: unknown, depth = 0): readonly Raw[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => objectsIn(item, depth + 1));
  }
  if (!isRaw(value) || depth > DEPTH_MAX) {
    return [];
  }
  if (Array.isArray(value['items']) && !isAudit(value['items'].find(isRaw) ?? {})) {
    const kind = typeof value['kind'] === 'string' && value['kind'].endsWith('List') ? value['kind'].slice(0, -'List'.length) : undefined;
    return value['items'].filter(isRaw).flatMap((item) => objectsIn(kind === undefined || kind === '' || item['kind'] !== undefined ? item : { ...item, kind }, depth + 1));
  }
  if (isRaw(value['object']) && typeof value['type'] === 'string') {
    // A line of a watch.
    return objectsIn({ ...value['object'], ...(value['type'] === 'DELETED' ? { deleted: true } : {}) }, depth + 1);
  }
  if (isAudit(value) || (Array.isArray(value['items']) && value['items'].length > 0)) {
    return [value];
  }
  const kind = kindOf(value);
  return kind === undefined ? Object.values(value).flatMap((inner) => objectsIn(inner, depth + 1)) : [value['kind'] === kind ? value : { ...value, kind }];
}

function kindOf(object: Raw): string | undefined {
  const { spec, status } = object;
  if (isRaw(spec) && Array.isArray(spec['containers']) && (isRaw(status) || isRaw(object['metadata']))) {
    return 'Pod';
  }
  if ((isRaw(object['involvedObject']) || isRaw(object['regarding'])) && typeof object['reason'] === 'string') {
    return 'Event';
  }
  return typeof object['kind'] === 'string' && isRaw(object['metadata']) ? object['kind'] : undefined;
}

const PATCH = /"Patch status for pod" pod="([^"/]+)\/([^"]+)"(?: podUID="?([^" ]+)"?)? patch="((?:[^"\\]|\\.)*)"/;

/** `kubelet -v=4`: the body of every PATCH pods/status, with microseconds; the year is in the file's name or unknown. */
function patchesIn(name: string, text: string): Recognised {
  const year = /(?:^|\D)((?:19|20)\d{2})-\d{2}-\d{2}/.exec(name.split('/').at(-1) ?? '')?.[1];
  const node = /^\w{3} +\d+ [\d:]+ (\S+) kubelet/m.exec(text)?.[1];
  const seen: Seen[] = [];
  let broken = 0;
  for (const line of text.split('\n')) {
    const [, namespace, pod, , body] = PATCH.exec(line) ?? [];
    if (namespace === undefined || body === undefined) {
      continue;
    }
    try {
      const patch: unknown = JSON.parse(JSON.parse(`"${body}"`) as string);
      const at = klogTime(line, year);
      if (isRaw(patch)) {
        seen.push({ kind: 'patch', object: { ...patch, namespace, pod, ...(node === undefined ? {} : { node }) }, at, live: at !== undefined, source: name });
      }
    } catch {
      broken++;
    }
  }
  return { seen, ignored: broken === 0 ? [] : [`${name}: ${broken} patches are cut off.`] };
}

function klogTime(line: string, year: string | undefined): EpochMs | undefined {
  const [, month, day, time] = /\b[IWEF](\d{2})(\d{2}) (\d{2}:\d{2}:\d{2}\.\d{1,6})\b/.exec(line) ?? [];
  const at = year === undefined || month === undefined ? undefined : parseTime(`${year}-${month}-${day ?? ''}T${time ?? ''}Z`);
  return at === undefined ? undefined : epochMs(at);
}

/** `kubectl get pods` once a second: lists as JSON after a line with the time; tables of words tell no life. */
function polledIn(name: string, text: string): Recognised {
  const seen: Seen[] = [];
  let tables = 0;
  for (const part of text.split(/^(?=idx,\d+,LOG_TIME,)/m)) {
    const [head = '', ...rest] = part.split('\n');
    const body = rest.join('\n').trim();
    const at = parseTime(`${head.split(',')[3] ?? ''}Z`);
    if (body.startsWith('{')) {
      try {
        seen.push(...objectsIn(JSON.parse(body)).map((object): Seen => ({ kind: 'object', object, at: at === undefined ? undefined : epochMs(at), live: false, source: name })));
      } catch {
        tables++;
      }
    } else {
      tables += body === '' ? 0 : 1;
    }
  }
  return { seen, ignored: tables === 0 ? [] : [`${name}: ${tables} tables of kubectl are words for people, without times or causes.`] };
}
