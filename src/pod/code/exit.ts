// How a container ended (kubernetes-lifecycle, channel `exit`). What a deletion or a probe explains is told apart by the caller.
import { START_RULES } from './channel/start';
import type { Owner } from './code';
import { codeOf } from './code';
import type { Classified } from './classify';
import { fillAdvice, firstMeaning } from './rule';

export interface Ended {
  readonly reason: string;
  readonly exitCode: number;
  readonly message: string;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
}

const SIGNALS: Readonly<Record<number, string>> = {
  130: 'INT', 131: 'QUIT', 132: 'ILL', 134: 'ABRT', 135: 'BUS', 136: 'FPE', 139: 'SEGV', 141: 'PIPE', 143: 'TERM', 159: 'SYS',
};
// Windows reports NTSTATUS values.
const WINDOWS_ACCESS_VIOLATION = 3_221_225_477;

/** The code of an end; undefined when it is no failure (success of something that runs to completion). */
export function exitMeaning(ended: Ended): Classified | undefined {
  const exit = String(ended.exitCode);
  const say = (code: string, owner: Owner, advice: string, confidence = 0.95): Classified => ({
    code: codeOf(code), owner, rank: 1, params: { exit }, advice, confidence,
  });
  switch (ended.reason) {
    case 'OOMKilled':
      return say('APP_OOM_LIMIT', 'user', "The container used more memory than its limit; raise the limit or use less.");
    case 'ContainerStatusUnknown':
    case 'Unknown':
      return say('NODE_CONTAINER_LOST', 'platform', 'The kubelet lost the container; look at the node.');
    case 'StartError':
    case 'ContainerCannotRun': {
      const meaning = firstMeaning(START_RULES, ended.message);
      return meaning === undefined
        ? { ...say('CTR_START', 'unknown', 'The runtime could not start the container.', 0.5), rank: 3 }
        : { ...meaning, code: codeOf(meaning.code), params: { ...meaning.params, exit }, advice: fillAdvice(meaning.advice, meaning.params), confidence: 0.95 };
    }
  }
  if (ended.exitCode === 0) {
    return ended.restartPolicy === 'Always' ? say('APP_EXIT_COMPLETED', 'user', 'A service must not end: check the command and that it stays in the foreground.') : undefined;
  }
  if (ended.exitCode === 126) {
    return say('CTR_START_PERMISSION', 'user', 'The command may not be executed: check its mode and the user.');
  }
  if (ended.exitCode === 127) {
    return say('CTR_START_EXEC_NOT_FOUND', 'user', 'The command was not found in the image: check command and args.');
  }
  if (ended.exitCode === 137) {
    return say('APP_KILLED_UNKNOWN', 'unknown', 'Killed from outside without a trace: a missed out-of-memory kill, or a kill by hand.', 0.5);
  }
  const signal = ended.exitCode === WINDOWS_ACCESS_VIOLATION ? 'SEGV' : SIGNALS[ended.exitCode];
  return signal === undefined
    ? say('APP_EXIT_ERROR', 'user', `The program ended with exit code ${exit}: read its last lines of log.`)
    : say(`APP_SIGNAL_${signal}`, 'user', `The program was ended by SIG${signal}: read its last lines of log.`);
}
