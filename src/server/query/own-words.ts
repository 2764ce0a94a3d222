// What the organisation itself says of a record: advice and runbook of its code, team and contact of its pod.
import { adviceFor, needsLabels, teamOf } from '../../pod/code/advice';
import type { PodRecord } from '../../pod/record/record';
import type { Access } from './access';

export interface OwnWords {
  readonly ownAdvice: string;
  readonly runbook: string;
  readonly team: string;
  readonly contact: string;
}

export async function ownWords(access: Access, record: PodRecord, cancel: AbortSignal): Promise<OwnWords> {
  const { runbook, advice } = record.diagnosis === undefined ? { runbook: '', advice: '' } : adviceFor(access.advice, record.diagnosis.code);
  const labels = needsLabels(access.advice) ? await labelsOf(access, record, cancel) : {};
  return { ownAdvice: advice, runbook, ...teamOf(access.advice, record.dimensions.namespace, labels) };
}

/** Of the pod as it is, or as it was heard last. */
async function labelsOf(access: Access, record: PodRecord, cancel: AbortSignal): Promise<Readonly<Record<string, string>>> {
  const now = await access.podOf(record);
  return (now ?? (await access.signalsOf(record, cancel)).findLast((signal) => signal.kind === 'pod')?.pod)?.labels ?? {};
}
