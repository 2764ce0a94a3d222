// Ends of containers: what they mean, told apart from deletions and probe kills (3.2.5).
import { exitMeaning } from '../code/exit';
import type { ContainerSpec, TerminatedState } from '../signal';
import type { Cause } from './cause';
import { causeOfEvent, deduced } from './cause';
import type { History } from './history';
import { eventsOf, instantOf } from './history';

/** The cause of an end; undefined when it is no failure. */
export function exitCause(history: History, spec: ContainerSpec, ended: TerminatedState): Cause | undefined {
  const kill = probeKill(history, spec, ended) ?? hookKill(history, spec, ended);
  if (kill !== undefined) {
    return kill;
  }
  const meaning = exitMeaning({ reason: ended.reason ?? '', exitCode: ended.exitCode, message: ended.message ?? '', restartPolicy: spec.role === 'init' ? 'OnFailure' : history.latest.restartPolicy });
  if (meaning?.code === 'APP_OOM_LIMIT' && spec.limits['memory'] === undefined) {
    return deduced('APP_OOM_NODE', { confidence: 0.75, params: meaning.params });
  }
  const { memory } = spec.limits;
  const params = meaning?.code === 'APP_OOM_LIMIT' && memory !== undefined ? { limit: memoryText(memory) } : {};
  return meaning === undefined ? undefined : { others: [], ...meaning, params: { ...meaning.params, ...params }, count: 1 };
}

const MEBIBYTE = 1_048_576;

/** As people write it in a specification: 1610612736 bytes are 1536Mi. */
const memoryText = (bytes: number): string => (bytes % MEBIBYTE !== 0 ? String(bytes) : bytes % (1024 * MEBIBYTE) === 0 ? `${bytes / (1024 * MEBIBYTE)}Gi` : `${bytes / MEBIBYTE}Mi`);

// Killed this near to the end of its grace, the program did not react to SIGTERM.
const SIGTERM_WITHIN_MS = 2000;
const KILLED = /failed (liveness|startup) probe/;

/** The kubelet killed the container for its probe within twice its grace before the end. */
function probeKill(history: History, spec: ContainerSpec, ended: TerminatedState): Cause | undefined {
  if (ended.exitCode !== 137 && ended.exitCode !== 143) {
    return undefined;
  }
  const endedAt = ended.finishedAt ?? Infinity;
  const kill = eventsOf(history, 'Killing', spec.name).find(({ first, last }) =>
    KILLED.test(first.message) && instantOf(first) <= endedAt + 1000 && (last.lastAt ?? instantOf(first)) >= endedAt - 2000 * history.latest.graceS);
  const killedAt = kill === undefined ? undefined : (kill.last.lastAt !== undefined && kill.last.count > 1 ? kill.last.lastAt : instantOf(kill.first));
  const ignored = killedAt !== undefined && ended.exitCode === 137 && Math.abs(endedAt - killedAt - 1000 * history.latest.graceS) <= SIGTERM_WITHIN_MS;
  const kind = KILLED.exec(kill?.first.message ?? '')?.[1];
  if (kind === undefined) {
    return undefined;
  }
  const failed = eventsOf(history, 'Unhealthy', spec.name).filter(({ first }) => first.message.toLowerCase().startsWith(kind)).at(-1);
  const cause = failed === undefined ? undefined : causeOfEvent(failed);
  return deduced(`PROBE_${kind.toUpperCase()}_KILL`, {
    confidence: 0.9, params: { ...(cause === undefined ? {} : { cause: cause.code }), exit: String(ended.exitCode), ...(ignored ? { sigterm: 'ignored' } : {}) },
  });
}

/** The kubelet killed the container because its postStart hook failed. */
function hookKill(history: History, spec: ContainerSpec, ended: TerminatedState): Cause | undefined {
  const endedAt = ended.finishedAt ?? Infinity;
  const failed = eventsOf(history, 'FailedPostStartHook', spec.name)
    .find(({ first, last }) => instantOf(first) <= endedAt + 1000 && (last.lastAt ?? instantOf(first)) >= endedAt - 2000 * history.latest.graceS);
  return failed === undefined ? undefined : causeOfEvent(failed);
}
