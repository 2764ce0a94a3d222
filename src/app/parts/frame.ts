import type { DataFrame } from '@grafana/data';

export type Cells = Readonly<Record<string, unknown>>;

/** Rows of a frame by column name. */
export function cellsOf(frame: DataFrame | undefined): readonly Cells[] {
  if (frame === undefined) {
    return [];
  }
  return Array.from({ length: frame.length }, (_, i) => Object.fromEntries(frame.fields.map((field) => [field.name, field.values[i]])));
}

export const textOf = (cells: Cells, name: string): string => {
  const value = cells[name];
  return typeof value === 'string' ? value : '';
};

export const numberOf = (cells: Cells, name: string): number => {
  const value = cells[name];
  return typeof value === 'number' ? value : NaN;
};
