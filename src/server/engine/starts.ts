// Grafana restarts a dead plugin each second for ever: start times are kept, and after too many of them the API server is
// spared.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EpochMs } from '../../base/time';

const STARTS_MAX = 3;
const STARTS_WINDOW_MS = 300_000;
const DELAY_MS = 60_000;

export interface StartsVerdict {
  /** Lists begin so much later. */
  readonly delayMs: number;
  /** For health; empty when all is well. */
  readonly warnings: readonly string[];
}

/** Notes this start in the folder. The fourth within five minutes, and each after it, delays the lists. */
export function noteStart(folder: string, now: EpochMs): StartsVerdict {
  const file = join(folder, 'starts.json');
  const earlier = readStarts(file).filter((at) => now - at < STARTS_WINDOW_MS);
  try {
    writeFileSync(file, JSON.stringify([...earlier, now]));
  } catch (thrown) {
    return { delayMs: 0, warnings: [`The data folder ${folder} cannot be written: ${thrown instanceof Error ? thrown.message : String(thrown)}. Free space or choose another with data_dir.`] };
  }
  return earlier.length < STARTS_MAX ? { delayMs: 0, warnings: [] }
    : { delayMs: DELAY_MS, warnings: [`The backend was started ${earlier.length + 1} times in five minutes: lists wait ${DELAY_MS / 1000} s. Look for the reason in Grafana's log.`] };
}

function readStarts(file: string): readonly number[] {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(value) ? value.filter((at) => typeof at === 'number') : [];
  } catch {
    // the first start, or a file cut short by a full disk: no history
    return [];
  }
}
