// The stage that still fails: what failed before it has passed, what would come after it was never reached (3.2.1).
import type { Choice } from './choice';

export const blockingStage: Choice = ({ findings }) => findings.findLast(({ until }) => until === undefined);
