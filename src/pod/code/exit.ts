// How a container ended (kubernetes-lifecycle, channel `exit`). What a deletion or a probe explains is told apart by the caller.
import { START_RULES } from './channel/start';
import { codeOf } from './code';
import type { Classified } from './classify';
import { firstMeaning, meaningOf } from './rule';

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
  const say = (code: string, confidence = 0.95): Classified => ({ ...meaningOf(code, { exit }), code: codeOf(code), confidence });
  switch (ended.reason) {
    case 'OOMKilled':
      return say('APP_OOM_LIMIT');
    case 'ContainerStatusUnknown':
    case 'Unknown':
      return say('NODE_CONTAINER_LOST');
    case 'StartError':
    case 'ContainerCannotRun': {
      const meaning = firstMeaning(START_RULES, ended.message);
      return meaning === undefined
        ? say('CTR_START', 0.5)
        : { ...meaning, code: codeOf(meaning.code), params: { ...meaning.params, exit }, confidence: 0.95 };
    }
  }
  if (ended.exitCode === 0) {
    return ended.restartPolicy === 'Always' ? say('APP_EXIT_COMPLETED') : undefined;
  }
  if (ended.exitCode === 126) {
    return say('CTR_START_PERMISSION');
  }
  if (ended.exitCode === 127) {
    return say('CTR_START_EXEC_NOT_FOUND');
  }
  if (ended.exitCode === 137) {
    return say('APP_KILLED_UNKNOWN', 0.5);
  }
  const signal = ended.exitCode === WINDOWS_ACCESS_VIOLATION ? 'SEGV' : SIGNALS[ended.exitCode];
  return signal === undefined
    ? say('APP_EXIT_ERROR')
    : say(`APP_SIGNAL_${signal}`);
}
