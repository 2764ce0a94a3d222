// Rows into the columns of the contract, by name: a row that lacks a column does not compile into a frame.
import type { Column, Frame, FrameField, FrameMeta } from '../../contract/frame';

export type Row = Readonly<Record<string, unknown>>;

/** @throws Error when a row lacks a documented column: ours to fix. */
export function frameOf(name: string, columns: readonly Column[], rows: readonly Row[], meta: FrameMeta = {}): Frame {
  const fields = columns.map((column): FrameField => ({
    name: column.name, type: column.type, nullable: column.nullable,
    values: rows.map((row) => cellOf(row, column, name)),
    config: { ...(column.unit === undefined ? {} : { unit: column.unit }), description: column.says },
  }));
  return { name, meta, fields };
}

function cellOf(row: Row, column: Column, frame: string): unknown {
  const value = row[column.name];
  if (value === undefined && !column.nullable) {
    throw new Error(`a row of ${frame} has no ${column.name}`);
  }
  return value ?? null;
}
