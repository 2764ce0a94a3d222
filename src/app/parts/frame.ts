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

/** A number that may be null or missing. */
export const optionalNumberOf = (cells: Cells, name: string): number | undefined => {
  const value = cells[name];
  return typeof value === 'number' ? value : undefined;
};

/** A JSON cell that holds an object; undefined for null and anything else. */
export const objectOf = (value: unknown): Cells | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Cells) : undefined);

/** A JSON cell that holds a list of objects. */
export const objectsOf = (value: unknown): readonly Cells[] => (Array.isArray(value) ? value.map(objectOf).filter((one) => one !== undefined) : []);
