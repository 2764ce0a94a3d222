// Somebody asked for something, and the controller has not even looked at it.
import { deduced } from '../../lifecycle/cause';
import type { RolloutRule } from './rollout';

const SILENT_MS = 60_000;

export const controllerSilent: RolloutRule = ({ workload, wantedSince, now }) => {
  const { generation, observedGeneration, kind, name } = workload;
  return generation === undefined || observedGeneration === undefined || observedGeneration >= generation || now - wantedSince < SILENT_MS ? undefined : {
    cause: deduced('CREATE_CONTROLLER_SILENT', { confidence: 0.3, params: { kind, name } }),
    since: wantedSince, text: '',
  };
};
