// A terminal status of the pod beats what its containers say (3.2.3).
import type { Choice } from './choice';

export const terminalStatus: Choice = ({ terminal }) => terminal;
