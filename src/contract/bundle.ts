// One delivery as a file: what was heard (redacted before it was kept) and what came of it. Written by the resource `bundle/UID`,
// read by `explain` and by the panel anywhere else.
import type { Result } from '../base/result';
import { fail, ok } from '../base/result';
import type { PodRecord } from '../pod/record/record';
import type { Signal } from '../pod/signal';
import type { Frame } from './frame';

export const BUNDLE_KIND = 'LunettesDelivery';
export const BUNDLE_VERSION = 1;

export interface Bundle {
  readonly kind: typeof BUNDLE_KIND;
  readonly version: typeof BUNDLE_VERSION;
  /** Milliseconds since 1970: the moment of which the results are. */
  readonly asOf: number;
  readonly pod: { readonly namespace: string; readonly name: string; readonly uid: string };
  /** Oldest operation first, with the revisions of engine, table and configuration that made them. */
  readonly records: readonly PodRecord[];
  /** In order of arrival; empty when the evidence has expired. */
  readonly signals: readonly Signal[];
  /** Answers to the queries lifecycle, diagnosis and timeline, as the contract documents them. */
  readonly frames: { readonly lifecycle: Frame; readonly diagnosis: Frame; readonly timeline: Frame };
}

export const isBundle = (value: unknown): boolean => isObject(value) && value['kind'] === BUNDLE_KIND;

/** Reads a bundle of any version. The error is a sentence for whoever opened the file. */
export function parseBundle(value: unknown): Result<Bundle> {
  if (!isObject(value) || value['kind'] !== BUNDLE_KIND) {
    return fail(`This file is no delivery: its kind is not ${BUNDLE_KIND}. Export one from the page of a pod.`);
  }
  if (value['version'] !== BUNDLE_VERSION) {
    return fail(`The delivery has version ${String(value['version'])}; this version reads version ${BUNDLE_VERSION}. Update Lunettes.`);
  }
  const { asOf, pod, records, signals, frames } = value;
  const whole = typeof asOf === 'number' && isObject(pod) && Array.isArray(records) && Array.isArray(signals) && isObject(frames) && ['lifecycle', 'diagnosis', 'timeline'].every((name) => isFrame(frames[name]));
  return whole ? ok(value as unknown as Bundle) : fail('The delivery is incomplete: the file was cut or changed. Export it again.');
}

const isFrame = (value: unknown): boolean =>
  isObject(value) && Array.isArray(value['fields']) && value['fields'].every((field) => isObject(field) && typeof field['name'] === 'string' && Array.isArray(field['values']));

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
