// All codes of all domains. Append-only: what is listed in ../released.txt stays.
import { API } from './api';
import { APP } from './app';
import { CTR } from './ctr';
import { DELETE } from './delete';
import { DRA } from './dra';
import { EVICT } from './evict';
import { IMAGE } from './image';
import { NET } from './net';
import { NODE } from './node';
import { OBS } from './obs';
import { PROBE } from './probe';
import { ROLLOUT } from './rollout';
import { SCHED } from './sched';
import { VOL } from './vol';
import type { Facts } from './entry';

export const FACTS: Readonly<Record<string, Facts>> = {
  ...API, ...APP, ...CTR, ...DELETE, ...DRA, ...EVICT, ...IMAGE, ...NET, ...NODE, ...OBS, ...PROBE, ...ROLLOUT, ...SCHED, ...VOL,
};
