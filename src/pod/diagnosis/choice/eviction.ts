// A deletion that took no longer than it should is explained by who asked for it.
import type { Choice } from './choice';

export const eviction: Choice = (candidates) => candidates.eviction;
