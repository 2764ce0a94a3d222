// Frames as rows. Pure: testable without React, and the only reader of a frame's columns. Three shapes are read: the
// documented lifecycle frame, any frame with id, parent, name, from and to, and Grafana's trace frame.
import type { DataFrame, Field } from '@grafana/data';
import type { Length } from './numbers';

export type Owner = 'platform' | 'dependency' | 'user' | 'unknown';
export const OWNERS: readonly Owner[] = ['platform', 'dependency', 'user', 'unknown'];

/** A try within a phase: a run of a container, a scheduling attempt. */
export interface Attempt {
  readonly from: number;
  readonly to: number;
  readonly failed: boolean;
  /** How far its ends may lie off on each side. */
  readonly halfMs: number;
}

/** What dated an end, in words of the collector: `Pulled event`. */
export interface DatedBy {
  /** `eventName`, `arrival`, `field` … as the collector names kinds of sources. */
  readonly kind: string;
  readonly what: string;
  readonly at?: number;
}

/** Known to begin in [lo, hi]; an infinite end is open. */
export interface Next {
  readonly lo: number;
  readonly hi: number;
  /** `restart`, `pull`, `graceEnd` … as the collector names it. */
  readonly what?: string;
}

export interface Row {
  readonly id: string;
  /** Empty for a root: an operation. */
  readonly parent: string;
  readonly name: string;
  readonly slice: string;
  readonly container: string;
  readonly operation: string;
  readonly namespace: string;
  readonly pod: string;
  /** Whose row it is: the pod's UID, or the trace. */
  readonly subject: string;
  readonly from: number;
  readonly to: number;
  readonly fromLo: number;
  readonly fromHi: number;
  readonly toLo: number;
  readonly toHi: number;
  readonly length: Length;
  readonly open: boolean;
  /** Undefined when the frame knows no owners. */
  readonly owner: Owner | undefined;
  readonly code: string;
  /** Nothing dates it. */
  readonly undated: boolean;
  readonly failed: boolean;
  /** Read when they are wanted: one row at a time is asked for them. */
  readonly sources: () => readonly DatedBy[];
  readonly attempts: readonly Attempt[];
  /** What happens next by itself, of an open row. */
  readonly next: Next | undefined;
  /** A colour that a field override gave to rows without owners. */
  readonly colour: string | undefined;
  /** What the operation may take of the platform's and dependencies' time, in milliseconds. */
  readonly targetMs: number | undefined;
  /** Offset of the node's clock in milliseconds, ahead positive. */
  readonly clockOffsetMs: number | undefined;
  /** Place in the frame, for links and overrides. */
  readonly place: number;
  readonly frame: DataFrame;
}

/** A stretch in which we did not hear. */
export interface Gap {
  readonly from: number;
  /** Absent while it lasts. */
  readonly to?: number;
}

const LIFECYCLE = ['id', 'parent', 'name', 'from', 'to'] as const;
const TRACE = ['traceID', 'spanID', 'parentSpanID', 'operationName', 'startTime', 'duration'] as const;

const lacks = (frame: DataFrame | undefined, names: readonly string[]): readonly string[] => names.filter((name) => frame?.fields.every((field) => field.name !== name) ?? true);

/** The columns that a frame lacks to be drawn; empty when it can be. */
export function missingColumns(frame: DataFrame | undefined): readonly string[] {
  return lacks(frame, TRACE).length === 0 ? [] : lacks(frame, LIFECYCLE);
}

/** Rows with their ends in order; what has no time is left out. */
export function rowsOf(frame: DataFrame): readonly Row[] {
  const rows = lacks(frame, TRACE).length === 0 ? traceRows(frame) : lifecycleRows(frame);
  return rows.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to) && to >= from);
}

export function gapsOf(frames: readonly DataFrame[]): readonly Gap[] {
  const gaps = frames.flatMap((frame): readonly unknown[] => {
    const custom = frame.meta?.custom as { readonly gaps?: unknown } | undefined;
    return Array.isArray(custom?.gaps) ? custom.gaps : [];
  });
  const known = gaps.flatMap((gap): readonly Gap[] => {
    const { from, to } = gap as { readonly from?: unknown; readonly to?: unknown };
    return typeof from === 'number' ? [{ from, ...(typeof to === 'number' ? { to } : {}) }] : [];
  });
  return [...new Map(known.map((gap) => [`${gap.from}/${gap.to ?? ''}`, gap])).values()];
}

/** Readers of one frame by column name: a column that is absent reads as `otherwise`. */
function readers(frame: DataFrame) {
  const fields = new Map<string, Field>(frame.fields.map((field) => [field.name, field]));
  const column = (name: string): ((i: number) => unknown) => {
    const values: readonly unknown[] = fields.get(name)?.values ?? [];
    return (i) => values[i];
  };
  return {
    has: (name: string) => fields.has(name),
    column,
    colour: (name: string): string | undefined => colourOf(fields.get(name)),
    text: (name: string): ((i: number) => string) => {
      const read = column(name);
      return (i) => textIn(read(i));
    },
    number: (name: string, otherwise: (i: number) => number): ((i: number) => number) => {
      const read = column(name);
      return (i) => {
        const value = read(i);
        return typeof value === 'number' ? value : otherwise(i);
      };
    },
  };
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function lifecycleRows(frame: DataFrame): readonly Row[] {
  const { has, column, text, number, colour } = readers(frame);
  const from = number('from', () => NaN);
  const to = number('to', () => NaN);
  const [fromLo, fromHi, toLo, toHi] = [number('fromLo', from), number('fromHi', from), number('toLo', to), number('toHi', to)];
  const duration = number('duration', (i) => to(i) - from(i));
  const [durationLo, durationHi] = [number('durationLo', duration), number('durationHi', duration)];
  const [id, parent, name, slice, container, operation] = [text('id'), text('parent'), text('name'), text('slice'), text('container'), text('operation')];
  const [namespace, pod, uid, owner, code, precision] = [text('namespace'), text('pod'), text('uid'), text('owner'), text('code'), text('precision')];
  const [open, sources, attempts, target, awaited, clock] = ['open', 'sources', 'attempts', 'target', 'next', 'clockOffset'].map(column);
  const nameColour = colour('name');
  const owners = has('owner');
  return Array.from({ length: frame.length }, (_, i): Row => ({
    id: id(i), parent: parent(i), name: name(i), slice: slice(i), container: container(i), operation: operation(i), namespace: namespace(i), pod: pod(i), subject: uid(i) || pod(i),
    from: from(i), to: to(i), fromLo: fromLo(i), fromHi: fromHi(i), toLo: toLo(i), toHi: toHi(i),
    length: { estMs: duration(i), loMs: durationLo(i), hiMs: durationHi(i) }, open: open?.(i) === true, owner: owners ? ownerOf(owner(i)) : undefined, code: code(i),
    undated: precision(i) === 'unknown' && parent(i) !== '', failed: slice(i) === 'failing' || name(i) === 'crash', sources: () => sourcesOf(sources?.(i)), attempts: attemptsOf(attempts?.(i)),
    next: nextOf(awaited?.(i)), targetMs: numberIn(target?.(i)), clockOffsetMs: numberIn(clock?.(i)), colour: nameColour, place: i, frame,
  }));
}

/** `pull(app)/queue`, as our own traces name a phase. */
const PHASE = /^([^()/]+)(?:\(([^)]*)\))?(?:\/(.+))?$/;

function traceRows(frame: DataFrame): readonly Row[] {
  const { text, column, number, colour } = readers(frame);
  const [trace, span, parent, name, service] = [text('traceID'), text('spanID'), text('parentSpanID'), text('operationName'), text('serviceName')];
  const [tags, status] = [column('tags'), column('statusCode')];
  const start = number('startTime', () => NaN);
  const duration = number('duration', () => NaN);
  const nameColour = colour('operationName');
  const spans = new Set(Array.from({ length: frame.length }, (_, i) => `${trace(i)}/${span(i)}`));
  return Array.from({ length: frame.length }, (_, i): Row => {
    const tag = tagsOf(tags(i));
    const ours = tag.get('lunettes.owner') !== undefined;
    const [, phase = name(i), container = '', slice = ''] = ours ? (PHASE.exec(name(i)) ?? []) : [];
    const from = start(i);
    const to = from + duration(i);
    // A span whose parent is not in the frame is a root: it is drawn, not lost.
    const above = `${trace(i)}/${parent(i)}`;
    return {
      id: `${trace(i)}/${span(i)}`, parent: parent(i) !== '' && spans.has(above) ? above : '', name: ours || service(i) === '' ? phase : `${service(i)}: ${phase}`, slice, container,
      operation: name(i), namespace: textIn(tag.get('k8s.namespace.name')), pod: textIn(tag.get('k8s.pod.name')), subject: trace(i),
      from, to, fromLo: from, fromHi: from, toLo: to, toHi: to, length: { estMs: duration(i), loMs: numberIn(tag.get('lunettes.duration.lo_ms')) ?? duration(i), hiMs: numberIn(tag.get('lunettes.duration.hi_ms')) ?? duration(i) },
      open: tag.get('lunettes.open') === true, owner: ours ? ownerOf(textIn(tag.get('lunettes.owner'))) : undefined, code: textIn(tag.get('lunettes.code')),
      undated: tag.get('lunettes.precision') === 'unknown', failed: status(i) === 2, sources: NO_SOURCES, attempts: [], next: undefined, targetMs: undefined, clockOffsetMs: undefined, colour: nameColour, place: i, frame,
    };
  });
}

function tagsOf(value: unknown): ReadonlyMap<string, unknown> {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return new Map(list.flatMap((tag): [string, unknown][] => (typeof tag === 'object' && tag !== null && 'key' in tag && 'value' in tag ? [[String(tag.key), tag.value]] : [])));
}

export function ownerOf(text: string): Owner {
  return text === 'platform' || text === 'dependency' || text === 'user' ? text : 'unknown';
}

function nextOf(value: unknown): Next | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  const { lo, hi, what } = value as { readonly [K in keyof Next]?: unknown };
  return typeof lo === 'number' ? { lo, hi: numberIn(hi) ?? Infinity, what: textIn(what) } : undefined;
}

function colourOf(field: Field | undefined): string | undefined {
  const { color } = field?.config ?? {};
  return color?.mode === 'fixed' ? color.fixedColor : undefined;
}

function sourcesOf(value: unknown): readonly DatedBy[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  if (list.length === 0) {
    return [];
  }
  const known = list.flatMap((source): readonly DatedBy[] =>
    typeof source === 'object' && source !== null && 'what' in source ? [{ kind: 'kind' in source ? String(source.kind) : '', what: String(source.what), ...('at' in source && typeof source.at === 'number' ? { at: source.at } : {}) }] : []);
  return [...new Map(known.map((source) => [source.what, source])).values()];
}

const NO_SOURCES = (): readonly DatedBy[] => [];
const NO_ATTEMPTS: readonly Attempt[] = [];

function attemptsOf(value: unknown): readonly Attempt[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.length === 0 ? NO_ATTEMPTS : list.flatMap((one): readonly Attempt[] => {
    const { from, to, failed, halfMs } = (one ?? {}) as { readonly [K in keyof Attempt]?: unknown };
    return typeof from === 'number' && typeof to === 'number' ? [{ from, to, failed: failed === true, halfMs: numberIn(halfMs) ?? 0 }] : [];
  });
}
