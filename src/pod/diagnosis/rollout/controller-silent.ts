// Somebody asked for something, and the controller has not even looked at it.
import { deduced } from '../../lifecycle/cause';
import type { RolloutRule } from './rollout';

const SILENT_MS = 60_000;

export const controllerSilent: RolloutRule = ({ workload, wantedSince, now }) => {
  const { generation, observedGeneration, kind, name } = workload;
  return generation === undefined || observedGeneration === undefined || observedGeneration >= generation || now - wantedSince < SILENT_MS ? undefined : {
    cause: deduced('CREATE_CONTROLLER_SILENT', 'platform', { confidence: 0.3, params: { kind, name }, advice: `The controller of ${kind}s has not looked at the change: does kube-controller-manager run?` }),
    since: wantedSince, text: '',
  };
};
