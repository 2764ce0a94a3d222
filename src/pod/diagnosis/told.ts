// What Events alone say of a pod that nothing else shows: the most telling cause that no later progress has healed.
import type { Classified } from '../code/classify';
import { classify } from '../code/classify';
import type { EventFacts } from '../signal';
import { passedBy, stageOf } from './stage';

export interface Told {
  readonly event: EventFacts;
  readonly meaning: Classified;
}

/** @param events of one pod, in the order of their last words. */
export function toldByEvents(events: readonly EventFacts[]): Told | undefined {
  let open: readonly Told[] = [];
  for (const event of events) {
    const passed = passedBy(event.reason);
    open = open.filter(({ meaning }) => stageOf(meaning.code) > passed);
    const meaning = classify({ reason: event.reason, message: event.message, kind: 'Pod', source: event.component });
    open = meaning === undefined ? open : [...open, { event, meaning }];
  }
  return open.reduce<Told | undefined>((best, one) => (best === undefined || one.meaning.rank <= best.meaning.rank ? one : best), undefined);
}

/** When it was last heard of; those that say nothing keep their order. */
export const lastWordOf = (event: EventFacts): number => event.seriesLastAt ?? event.lastAt ?? event.eventTime ?? event.namedAt ?? event.firstAt ?? event.createdAt ?? 0;
