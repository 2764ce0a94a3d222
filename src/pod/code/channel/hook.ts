// Lifecycle hooks. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const HOOK_RULES: readonly Rule[] = [
  { code: 'HOOK_POSTSTART_FAILED', owner: 'user', rank: 1, advice: 'postStart failed; the container is killed and restarted.', pattern: /PostStartHook|lifecycle hook .* failed|FailedPostStartHook/ },
  { code: 'HOOK_PRESTOP_FAILED', owner: 'user', rank: 2, advice: 'preStop failed; SIGTERM follows at once.', pattern: /PreStopHook failed|FailedPreStopHook/ },
];
