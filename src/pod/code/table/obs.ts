// What could not be heard: who has to act, what kind of fault, and the commands of the steps that stand in en/obs.ts and zh/obs.ts.
import type { Facts } from './entry';

export const OBS = {
  OBS: { owner: 'unknown', category: 'observation', rank: 3 },
  OBS_GAP: { owner: 'unknown', category: 'observation', rank: 3 },
  OBS_EVENTS_MISSING: { owner: 'unknown', category: 'observation', rank: 2 },
} satisfies Readonly<Record<string, Facts>>;
