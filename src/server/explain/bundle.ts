// Deliveries that were exported from debugpod: their results are shown as they were judged there, with its world in sight.
import { parseBundle, isBundle } from '../../contract/bundle';
import type { ExplainedPod } from './explain';
import type { NamedText } from './input';

export interface Opened {
  readonly pods: readonly ExplainedPod[];
  /** Newest moment of which the results are; absent without a delivery. */
  readonly asOf?: number;
  readonly ignored: readonly string[];
  /** What is no delivery. */
  readonly rest: readonly NamedText[];
}

export function openBundles(texts: readonly NamedText[]): Opened {
  const opened = texts.map((text) => ({ text, value: deliveryIn(text.text) }));
  const bundles = opened.filter(({ value }) => value !== undefined).map(({ text, value }) => ({ name: text.name, bundle: parseBundle(value) }));
  const read = bundles.flatMap(({ bundle }) => (bundle.ok ? [bundle.value] : []));
  return {
    pods: read.map(({ pod, records }): ExplainedPod => {
      const diagnosis = [...records].reverse().find((record) => record.diagnosis !== undefined)?.diagnosis;
      return { ...pod, records, ...(diagnosis === undefined ? {} : { diagnosis }) };
    }),
    ...(read.length === 0 ? {} : { asOf: Math.max(...read.map(({ asOf }) => asOf)) }),
    ignored: bundles.flatMap(({ name, bundle }) => (bundle.ok ? [] : [`${name}: ${bundle.why}`])),
    rest: opened.filter(({ value }) => value === undefined).map(({ text }) => text),
  };
}

/** Undefined for any other text; cheap to ask of large ones. */
function deliveryIn(text: string): unknown {
  if (!/^\s*\{\s*"kind"\s*:\s*"LunettesDelivery"/.test(text)) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isBundle(value) ? value : undefined;
  } catch {
    // Cut or changed: the parser of everything else says what is wrong with its JSON.
    return undefined;
  }
}
