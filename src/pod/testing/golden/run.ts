// Runs one scenario: hear everything up to each question, answer it, compare.
import { createFold } from '../../record/journal-fold';
import type { PodRecord } from '../../record/record';
import { DEFAULT_SETTINGS } from '../../record/settings';
import { epochMs } from '../../../base/time';
import type { CompareOptions, Difference } from './compare';
import { differencesOf } from './compare';
import { signalsOf, T0 } from './play';
import { readScenario } from './read';

const MIB = 1024 * 1024;

/** @throws GoldenSyntaxError for text outside the language. */
export function runScenario(source: string, options: CompareOptions): readonly Difference[] {
  const scenario = readScenario(source);
  const fold = createFold({
    ...DEFAULT_SETTINGS, watchLatencyMs: 0, watchLatencyMaxMs: 0, injectedContainers: [], controlPlaneClock: { offsetMs: 0, errorMs: 0 },
    ...(scenario.rateMiBPerS === undefined ? {} : { pullRateBytesPerS: scenario.rateMiBPerS * MIB }),
  });
  const signals = [...signalsOf(scenario)];
  // What a store would keep: records outlive the journal that told them.
  const settled = new Map<string, PodRecord>();
  const stepAll = (ms: number): void => {
    let step;
    do {
      step = fold.step(epochMs(ms), 1000);
      step.settled.forEach(({ record }) => settled.set(`${record.key.uid} ${record.key.operation} ${record.key.ordinal}`, record));
    } while (step.more);
  };
  return scenario.answers.flatMap((answer) => {
    const until = T0 + answer.at;
    for (let next = signals[0]; next !== undefined && next.at <= until; next = signals[0]) {
      stepAll(next.at);
      fold.take([next]);
      signals.shift();
    }
    stepAll(until);
    return differencesOf(scenario, answer, fold, [...settled.values()], options);
  });
}
