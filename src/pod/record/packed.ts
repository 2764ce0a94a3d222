// A pod folded small. Most of it says the same of every pod of its template: that is one text, the mould, to be kept once;
// what is left are the pod's own values, in the order in which the mould misses them.
import type { PodFacts } from '../signal';

export interface Packed {
  /** JSON with holes: null where an own value belongs, NAME where the pod's name does. */
  readonly mould: string;
  /** JSON of the name and of the values that the holes miss. */
  readonly own: string;
}

// JSON never holds it unescaped.
const NAME = '\u0000';

/** Keys, at any depth, whose values are hardly ever two pods' alike. */
const OWN = /At$|^(?:resourceVersion|nodeName|podIp|hostIp|containerId)$/;

export function pack(pod: PodFacts): Packed {
  const { uid: _, ...rest } = pod;
  const own: unknown[] = [pod.name];
  const text = JSON.stringify(rest, (key, value: unknown) => {
    if (value === undefined || !OWN.test(key)) {
      return value;
    }
    own.push(value);
    return null;
  });
  return { mould: pod.name === '' ? text : text.replaceAll(pod.name, NAME), own: JSON.stringify(own) };
}

export function unpack(uid: PodFacts['uid'], { mould, own }: Packed): PodFacts {
  const [name, ...values] = JSON.parse(own) as [string, ...unknown[]];
  // Own values are leaves: they are met here in the order in which they were taken out.
  let next = 0;
  const rest = JSON.parse(mould.replaceAll(NAME, () => name), (key, value: unknown) => (OWN.test(key) ? values[next++] : value)) as Omit<PodFacts, 'uid'>;
  return { uid, ...rest };
}
