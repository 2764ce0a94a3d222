// A stretch of several undated phases is named after all of them: `setup+create(app)+crash(app)`. What acts is the last.
import type { Phase } from '../lifecycle/lifecycle';

const PART = /^(\w+)(?:\((.+)\))?$/;

/** The phase itself, or its last part by its own name, container and slice. */
export function activePart(phase: Phase): Phase {
  const place = phase.name.lastIndexOf('+');
  const [, name, container] = (place < 0 ? null : PART.exec(phase.name.slice(place + 1))) ?? [];
  if (name === undefined || phase.cause === undefined) {
    return phase;
  }
  return { ...phase, name, slice: 'failing', ...(container === undefined ? {} : { container }) };
}
