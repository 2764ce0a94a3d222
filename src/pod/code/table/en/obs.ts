// What could not be heard, in English.
import type { OBS } from '../obs';
import type { TextsOf } from '../entry';

export const OBS_EN: TextsOf<typeof OBS> = {
  OBS: {
    says: 'Part of what happened could not be heard.',
    steps: ['See what the collector hears.'],
  },
  OBS_GAP: {
    says: 'The collector heard nothing for a while.',
    steps: ['See the coverage of the collector.'],
  },
  OBS_EVENTS_MISSING: {
    says: 'Events of the pod are missing, so some times are known less exactly.',
    steps: ['Nothing has to be done; events may have expired or were limited at their source.'],
  },
};
