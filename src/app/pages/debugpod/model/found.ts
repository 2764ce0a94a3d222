// A row of `diagnosis`, read once. What a backend of another version does not send is absent, never guessed.
import type { Cells } from '../../../parts/frame';
import { numberOf, objectOf, objectsOf, optionalNumberOf, textOf } from '../../../parts/frame';
import type { Incident } from '../../../parts/incident';
import { incidentOf } from '../../../parts/incident';
import type { Alternative, NextAttempt } from '../../../parts/next';
import { nextOf, textsOf } from '../../../parts/next';
import type { Gap } from './delivery';
import { gapsOf } from './delivery';

export interface Evidence {
  /** The number that marks it all over the page. */
  readonly n: number;
  readonly source: string;
  readonly at: number;
  readonly lo: number;
  readonly hi: number;
  readonly text: string;
  readonly timelineId: string;
  readonly rowId: string;
}

export interface Step {
  readonly text: string;
  readonly command: string;
}

export interface OnlyThis {
  readonly dimension: string;
  readonly value: string;
  readonly sick: number;
  readonly of: number;
}

export interface Found {
  readonly operation: string;
  readonly code: string;
  readonly owner: string;
  readonly sentence: string;
  readonly params: Readonly<Record<string, string>>;
  readonly confidence: number;
  /** status, event, join, class or silence. */
  readonly confidenceWhy: string;
  readonly since: number | undefined;
  readonly until: number | undefined;
  readonly count: number;
  readonly container: string;
  readonly steps: readonly Step[];
  readonly evidence: readonly Evidence[];
  readonly alternatives: readonly Alternative[];
  readonly also: readonly { readonly code: string; readonly owner: string }[];
  readonly root: { readonly code: string; readonly owner: string } | undefined;
  readonly next: NextAttempt | undefined;
  readonly onlyThis: OnlyThis | undefined;
  readonly incident: Incident | undefined;
  /** What the organisation says to do about this code. */
  readonly ownAdvice: string;
  readonly runbook: string;
  readonly team: string;
  readonly contact: string;
  readonly gaps: readonly Gap[];
  readonly nodeClock: { readonly loMs: number; readonly hiMs: number; readonly estMs: number } | undefined;
  readonly conflicts: readonly string[];
}

export function foundOf(row: Cells): Found {
  const root = objectOf(row['root']);
  return {
    operation: textOf(row, 'operation'), code: textOf(row, 'code'), owner: textOf(row, 'owner'), sentence: textOf(row, 'text'), params: textsOf(row['params']),
    confidence: numberOf(row, 'confidence'), confidenceWhy: textOf(row, 'confidenceWhy'), since: optionalNumberOf(row, 'since'), until: optionalNumberOf(row, 'until'), count: numberOf(row, 'count'), container: textOf(row, 'container'),
    steps: stepsOf(row), evidence: objectsOf(row['evidence']).map(evidenceOf),
    alternatives: objectsOf(row['alternatives']).map((one) => ({ code: textOf(one, 'code'), owner: textOf(one, 'owner'), why: textOf(one, 'why'), whyKey: textOf(one, 'whyKey'), whyParams: textsOf(one['whyParams']) })),
    also: objectsOf(row['also']).map((one) => ({ code: textOf(one, 'code'), owner: textOf(one, 'owner') })),
    root: root === undefined ? undefined : { code: textOf(root, 'code'), owner: textOf(root, 'owner') },
    next: nextOf(objectOf(row['next'])), onlyThis: onlyThisOf(objectOf(row['onlyThis'])), incident: incidentOf(objectOf(row['incident'])),
    ownAdvice: textOf(row, 'ownAdvice'), runbook: textOf(row, 'runbook'), team: textOf(row, 'team'), contact: textOf(row, 'contact'), gaps: gapsOf(row['gaps']), nodeClock: clockOf(objectOf(row['nodeClock'])),
    conflicts: objectsOf(row['conflicts']).map((one) => textOf(objectOf(one['dropped']) ?? {}, 'what')).filter((what) => what !== ''),
  };
}

/** An older backend has advice in one text. */
function stepsOf(row: Cells): readonly Step[] {
  const steps = objectsOf(row['steps']).map((one) => ({ text: textOf(one, 'text'), command: textOf(one, 'command') }));
  const advice = textOf(row, 'advice');
  return steps.length > 0 || advice === '' ? steps : [{ text: advice, command: '' }];
}

function evidenceOf(one: Cells, i: number): Evidence {
  const at = numberOf(one, 'at');
  return {
    n: optionalNumberOf(one, 'n') ?? i + 1, source: textOf(one, 'source'), at, lo: optionalNumberOf(one, 'lo') ?? at, hi: optionalNumberOf(one, 'hi') ?? at, text: textOf(one, 'text'),
    timelineId: textOf(one, 'timelineId'), rowId: textOf(one, 'rowId'),
  };
}

function onlyThisOf(one: Cells | undefined): OnlyThis | undefined {
  return one === undefined ? undefined : { dimension: textOf(one, 'dimension'), value: textOf(one, 'value'), sick: numberOf(one, 'sick'), of: numberOf(one, 'of') };
}

function clockOf(one: Cells | undefined): Found['nodeClock'] {
  if (one === undefined) {
    return undefined;
  }
  const [loMs, hiMs] = [numberOf(one, 'loMs'), numberOf(one, 'hiMs')];
  return { loMs, hiMs, estMs: optionalNumberOf(one, 'estMs') ?? (loMs + hiMs) / 2 };
}
