// A frame as the Arrow IPC *file* that Grafana's SDK decodes. Columns are built from their own buffers: the library's
// convenience builders make dictionary types, which the SDK refuses.
import * as Arrow from 'apache-arrow';
import type { FieldType, Frame, FrameField } from '../../contract/frame';

const TS_TYPE: Record<FieldType, string> = {
  time: 'time', number: 'number', string: 'string', boolean: 'boolean', json: 'other',
};

/** @throws Error when the fields of the frame differ in length: ours to fix, never the user's. */
export function arrowOf(frame: Frame, refId: string): Uint8Array {
  const rows = frame.fields[0]?.values.length ?? 0;
  const columns = frame.fields.map((field) => columnOf(field, rows));
  const fields = frame.fields.map((field, i) => arrowField(field, columns[i]?.type ?? new Arrow.Null()));
  const metadata = new Map([['name', frame.name], ['refId', refId]]);
  if (frame.meta !== undefined) {
    metadata.set('meta', JSON.stringify(frame.meta));
  }
  const schema = new Arrow.Schema(fields, metadata);
  const data = Arrow.makeData({ type: new Arrow.Struct(fields), length: rows, nullCount: 0, children: columns });
  const batch = new Arrow.RecordBatch(schema, data);
  // The constructor merges fields of the same name and with them their labels; the true schema goes back in.
  Object.assign(batch, { schema });
  const writer = new Arrow.RecordBatchFileWriter();
  writer.write(batch);
  writer.finish();
  return writer.toUint8Array(true);
}

function arrowField(field: FrameField, type: Arrow.DataType): Arrow.Field {
  const metadata = new Map([['tstype', TS_TYPE[field.type]]]);
  if (field.labels !== undefined) {
    metadata.set('labels', JSON.stringify(field.labels));
  }
  if (field.config !== undefined) {
    metadata.set('config', JSON.stringify(field.config));
  }
  return new Arrow.Field(field.name, type, field.nullable === true, metadata);
}

function columnOf(field: FrameField, rows: number): Arrow.Data {
  if (field.values.length !== rows) {
    throw new Error(`field ${field.name} has ${field.values.length} values where the frame has ${rows}`);
  }
  const nulls = field.nullable === true ? validityOf(field.values) : { nullCount: 0 };
  switch (field.type) {
    case 'number':
      return Arrow.makeData({ type: new Arrow.Float64(), length: rows, data: Float64Array.from(field.values, numberOf), ...nulls });
    case 'time':
      return Arrow.makeData({ type: new Arrow.TimestampNanosecond(), length: rows, data: BigInt64Array.from(field.values, nanosOf), ...nulls });
    case 'boolean':
      return Arrow.makeData({ type: new Arrow.Bool(), length: rows, data: bitsOf(field.values), ...nulls });
    case 'string':
      return Arrow.makeData({ type: new Arrow.Utf8(), length: rows, ...bytesOf(field.values, textOf), ...nulls });
    case 'json':
      return Arrow.makeData({ type: new Arrow.Binary(), length: rows, ...bytesOf(field.values, (value) => JSON.stringify(value ?? null)), ...nulls });
  }
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const NANOS_PER_MS = 1_000_000n;

function nanosOf(value: unknown): bigint {
  const ms = numberOf(value);
  const whole = Math.floor(ms);
  return BigInt(whole) * NANOS_PER_MS + BigInt(Math.round((ms - whole) * 1e6));
}

// Arrow pads bitmaps to eight bytes.
const bitmapBytes = (rows: number): number => ((rows + 63) >> 6) << 3;

function bitsOf(values: readonly unknown[]): Uint8Array {
  const bits = new Uint8Array(bitmapBytes(values.length));
  values.forEach((value, i) => setBit(bits, i, value === true));
  return bits;
}

function validityOf(values: readonly unknown[]): { nullCount: number; nullBitmap: Uint8Array } {
  const nullBitmap = new Uint8Array(bitmapBytes(values.length));
  let nullCount = 0;
  values.forEach((value, i) => {
    const present = value !== null && value !== undefined;
    setBit(nullBitmap, i, present);
    nullCount += present ? 0 : 1;
  });
  return { nullCount, nullBitmap };
}

function setBit(bits: Uint8Array, i: number, on: boolean): void {
  if (on) {
    bits[i >> 3] = (bits[i >> 3] ?? 0) | (1 << (i & 7));
  }
}

function bytesOf(values: readonly unknown[], text: (value: unknown) => string): { valueOffsets: Int32Array; data: Uint8Array } {
  const valueOffsets = new Int32Array(values.length + 1);
  const parts = values.map((value) => Buffer.from(text(value)));
  let end = 0;
  parts.forEach((part, i) => {
    end += part.length;
    valueOffsets[i + 1] = end;
  });
  return { valueOffsets, data: Buffer.concat(parts) };
}
