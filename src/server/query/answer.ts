// The kinds of queries and who answers them.
import type { Frame } from '../../contract/frame';
import { ANSWERED_KINDS } from '../../contract/query';
import type { Ask } from '../engine/engine';
import { AskError } from '../engine/engine';
import type { Access } from './access';
import { annotations } from './annotations';
import { breakdown } from './breakdown';
import { coverage } from './coverage';
import { diagnosis } from './diagnosis';
import { lifecycle } from './lifecycle';
import { manifest } from './manifest';
import { pods } from './pods';
import { timeline } from './timeline';
import { topology } from './topology';
import { trace } from './trace';

/** @throws AskError */
export function answer(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  switch (ask.query.kind) {
    case 'lifecycle':
      return lifecycle(access, ask, cancel);
    case 'trace':
      return trace(access, ask, cancel);
    case 'timeline':
      return timeline(access, ask, cancel);
    case 'pods':
      return pods(access, ask, cancel);
    case 'diagnosis':
      return diagnosis(access, ask, cancel);
    case 'coverage':
      return coverage(access);
    case 'topology':
      return topology(access, ask, cancel);
    case 'manifest':
      return manifest(access, ask, cancel);
    case 'breakdown':
      return breakdown(access, ask, cancel);
    case 'annotations':
      return annotations(access, ask, cancel);
    case 'sli':
    case 'slo':
      return Promise.reject(new AskError(400, 'plugin', `Queries of kind "${ask.query.kind}" are not answered by this version. It answers: ${ANSWERED_KINDS.join(', ')}.`));
  }
}
