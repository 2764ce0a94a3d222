// A delivery that was exported elsewhere, as the panel keeps it in its options: what is drawn, and nothing more.
import type { DataFrame, Field } from '@grafana/data';
import { FieldType, toDataFrame } from '@grafana/data';
import type { Result } from '../base/result';
import { fail, ok } from '../base/result';
import { parseBundle } from '../contract/bundle';
import type { Frame } from '../contract/frame';

export interface Delivery {
  /** `shop/web-1`. */
  readonly name: string;
  /** Milliseconds since 1970: the moment of which the results are. */
  readonly asOf: number;
  readonly frame: Frame;
}

// It is saved with the dashboard.
const FRAME_MAX_BYTES = 1024 * 1024;

/** Reads an exported file. The error is a sentence for whoever opened it. */
export function readDelivery(text: string): Result<Delivery> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('This file is no JSON. Choose a delivery that was exported from the page of a pod.');
  }
  const bundle = parseBundle(value);
  if (!bundle.ok) {
    return bundle;
  }
  const { pod, asOf, frames } = bundle.value;
  const bytes = JSON.stringify(frames.lifecycle).length;
  return bytes > FRAME_MAX_BYTES
    ? fail(`This delivery has ${Math.ceil(bytes / 1024)} KiB of phases; a dashboard takes ${FRAME_MAX_BYTES / 1024}. Open it with "explain" instead.`)
    : ok({ name: `${pod.namespace}/${pod.name}`, asOf, frame: frames.lifecycle });
}

const TYPES: Readonly<Record<Frame['fields'][number]['type'], FieldType>> = {
  time: FieldType.time, number: FieldType.number, string: FieldType.string, boolean: FieldType.boolean, json: FieldType.other,
};

export function frameOf({ frame }: Delivery): DataFrame {
  const fields = frame.fields.map(({ name, type, values, config = {} }): Field => ({ name, type: TYPES[type], config, values: [...values] }));
  return toDataFrame({ name: frame.name, ...(frame.meta?.custom === undefined ? {} : { meta: { custom: { ...frame.meta.custom } } }), fields });
}
