// Why a gated pod waits. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const GATE_RULES: readonly Rule[] = [
  { code: 'GATE_SCHEDULING', owner: 'dependency', rank: 1, advice: 'Remove gates {gates}; owner is the controller named by the gate\'s domain (e.g. kueue.x-k8s.io).', pattern: /Scheduling is blocked due to non-empty scheduling gates/ },
  { code: 'GATE_READINESS_ABSENT', owner: 'dependency', rank: 1, advice: 'The controller for {gate} never reported; check that it is installed and watches this namespace.', pattern: /corresponding condition of pod readiness gate "(?<gate>[^"]+)" does not exist/ },
  { code: 'GATE_READINESS_NOT_TRUE', owner: 'dependency', rank: 1, advice: '{gate} is {status}; look at its target (load-balancer health, mesh, in-place update).', pattern: /the status of pod readiness gate "(?<gate>[^"]+)" is not "True", but (?<status>\w*)/ },
];
