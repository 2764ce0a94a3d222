// Lifecycle hooks. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const HOOK_RULES: readonly Rule[] = [
  { code: 'HOOK_POSTSTART_FAILED', pattern: /PostStartHook|^(?=.*lifecycle hook ).* failed|FailedPostStartHook/ },
  { code: 'HOOK_PRESTOP_FAILED', pattern: /PreStopHook failed|FailedPreStopHook/ },
];
