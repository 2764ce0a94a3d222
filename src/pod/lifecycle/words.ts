// Words and identities that the timeline shows and evidence points to.
import type { ContainerState } from '../signal';

export const eventId = (uid: string): string => `event/${uid}`;

/** A change that a version of the pod showed. */
export const changeId = (resourceVersion: string, what: string, container = ''): string => `change/${resourceVersion}/${what}/${container}`;

export function stateWord(state: ContainerState | undefined): string {
  switch (state?.kind) {
    case undefined:
      return '';
    case 'running':
      return 'Running';
    case 'waiting':
      return state.reason ?? 'Waiting';
    case 'terminated':
      return `${state.reason ?? 'Terminated'} (exit ${state.exitCode})`;
  }
}
