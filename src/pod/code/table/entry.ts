// What stands in the table of codes. Facts and texts are files apart, so that a browser loads one language only.
import type { Owner } from '../code';

/** What kind of fault it is, in few words: the key of the words in en/words.ts and zh/words.ts. */
export const CATEGORIES = [
  'resources', 'configuration', 'image', 'network', 'storage', 'scheduling', 'device', 'node', 'control-plane', 'policy', 'application', 'readiness', 'deletion', 'rollout', 'observation',
] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Facts {
  readonly owner: Owner;
  readonly category: Category;
  /** 1 exact cause, 2 class of cause, 3 symptom. */
  readonly rank: 1 | 2 | 3;
  /** Waiting does not heal it: something has to be changed, or the pod replaced. */
  readonly terminal?: true;
  /** The owner is that of the code behind it. */
  readonly inherits?: true;
  /** The message itself is the param `text`. */
  readonly quotes?: true;
  /** One per step, '' where a step has none. `{namespace}` is filled; what is not known stays visible as `<limit>`. */
  readonly commands?: readonly string[];
}

export interface Texts {
  /**
   * One plain sentence that says what keeps the pod. `[a {x}|b]` is its first alternative whose params are all known;
   * none: nothing.
   */
  readonly says: string;
  /** What to do, one to three steps, in the same grammar. */
  readonly steps: readonly string[];
}

export type TextsOf<T> = Readonly<Record<keyof T, Texts>>;

/** Words that stand in the texts of a language, and around them. */
export interface Words {
  readonly probes: Readonly<Record<'startup' | 'readiness' | 'liveness', string>>;
  readonly categories: Readonly<Record<Category, string>>;
}

export interface Language {
  readonly texts: Readonly<Record<string, Texts>>;
  readonly words: Words;
}
