// Why a gated pod waits. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const GATE_RULES: readonly Rule[] = [
  { code: 'GATE_SCHEDULING', pattern: /Scheduling is blocked due to non-empty scheduling gates/ },
  { code: 'GATE_READINESS_ABSENT', pattern: /corresponding condition of pod readiness gate "(?<gate>[^"]+)" does not exist/ },
  { code: 'GATE_READINESS_NOT_TRUE', pattern: /the status of pod readiness gate "(?<gate>[^"]+)" is not "True", but (?<status>\w*)/ },
];
