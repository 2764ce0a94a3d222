// A lifecycle frame as rows. Pure: testable without React, and the only reader of the frame's columns.
import type { DataFrame } from '@grafana/data';

export type Owner = 'platform' | 'dependency' | 'user' | 'unknown';

export interface Row {
  readonly id: string;
  /** 0: an operation; 1: one of its phases. */
  readonly depth: 0 | 1;
  readonly parent: string;
  readonly label: string;
  readonly pod: string;
  readonly from: number;
  readonly to: number;
  readonly fromLo: number;
  readonly fromHi: number;
  readonly toLo: number;
  readonly toHi: number;
  readonly durationMs: number;
  readonly durationLoMs: number;
  readonly durationHiMs: number;
  readonly open: boolean;
  readonly owner: Owner;
  readonly code: string;
  readonly precision: string;
  readonly sources: readonly string[];
}

const REQUIRED = ['id', 'parent', 'name', 'from', 'to'] as const;

/** The columns that a frame lacks to be drawn; empty when it can be. */
export function missingColumns(frame: DataFrame | undefined): readonly string[] {
  return REQUIRED.filter((name) => frame?.fields.every((field) => field.name !== name) ?? true);
}

export function rowsOf(frame: DataFrame): readonly Row[] {
  const column = (name: string): ((i: number) => unknown) => {
    const values = frame.fields.find((field) => field.name === name)?.values;
    return (i) => values?.[i];
  };
  const text = (name: string): ((i: number) => string) => {
    const read = column(name);
    return (i) => {
      const value = read(i);
      return typeof value === 'string' ? value : '';
    };
  };
  const number = (name: string, otherwise: (i: number) => number): ((i: number) => number) => {
    const read = column(name);
    return (i) => {
      const value = read(i);
      return typeof value === 'number' ? value : otherwise(i);
    };
  };
  const from = number('from', () => NaN);
  const to = number('to', () => NaN);
  const id = text('id');
  const parent = text('parent');
  const name = text('name');
  const slice = text('slice');
  const container = text('container');
  const pod = text('pod');
  const owner = text('owner');
  const code = text('code');
  const precision = text('precision');
  const open = column('open');
  const sources = column('sources');
  const fromLo = number('fromLo', from);
  const fromHi = number('fromHi', from);
  const toLo = number('toLo', to);
  const toHi = number('toHi', to);
  const duration = number('duration', (i) => to(i) - from(i));
  const durationLo = number('durationLo', duration);
  const durationHi = number('durationHi', duration);
  return Array.from({ length: frame.length }, (_, i): Row => ({
    id: id(i), parent: parent(i), depth: parent(i) === '' ? 0 : 1, pod: pod(i),
    label: parent(i) === '' ? `${name(i)} ${pod(i)}` : labelOf(name(i), container(i), slice(i)),
    from: from(i), to: to(i), fromLo: fromLo(i), fromHi: fromHi(i), toLo: toLo(i), toHi: toHi(i),
    durationMs: duration(i), durationLoMs: durationLo(i), durationHiMs: durationHi(i),
    open: open(i) === true, owner: ownerOf(owner(i)), code: code(i), precision: precision(i), sources: sourcesOf(sources(i)),
  })).filter((row) => Number.isFinite(row.from) && Number.isFinite(row.to));
}

/** `pull(app)/queue` reads as `pull app · queue`. */
function labelOf(name: string, container: string, slice: string): string {
  return `${name.replaceAll('_', ' ')}${container === '' ? '' : ` ${container}`}${slice === '' ? '' : ` · ${slice}`}`;
}

function ownerOf(text: string): Owner {
  return text === 'platform' || text === 'dependency' || text === 'user' ? text : 'unknown';
}

function sourcesOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) {
    return [];
  }
  return value.flatMap((source: unknown) => (typeof source === 'object' && source !== null && 'what' in source ? [String(source.what)] : []));
}

/** Rows whose operation is not folded. */
export function visibleRows(rows: readonly Row[], folded: ReadonlySet<string>): readonly Row[] {
  return folded.size === 0 ? rows : rows.filter((row) => !folded.has(row.parent));
}
